"""The event desk: what waits, shown to those who work it; a silent feed as silent; nothing from behind the fence."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.records.models import InboundMessage, JournalEntry, Source, Staff
from alongside.rules.access import Role, Verb
from tests import factories as make
from tests.web.messages import REFERRAL, UNKNOWN, arrive, source
from tests.web.pages import again, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
MOST = 12


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def feed(team: make.Team) -> Source:
    return source(team.unit)


@pytest.fixture
def senior(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.senior)


def at(message: InboundMessage) -> str:
    return reverse("message", kwargs={"message_id": message.public_id})


def test_the_desk_and_its_doors_are_refused_to_who_does_not_work_it(
    team: make.Team, feed: Source, signed_in: SignIn
) -> None:
    message = arrive(feed, UNKNOWN)
    officer = signed_in(team.officer)
    for address in (reverse("event_desk"), reverse("feeds"), at(message)):
        answer = officer.get(address)
        assert answer.status_code == 403
        assert "may work the event desk" in answer.content.decode()


def test_each_list_shows_its_own_in_few_questions(feed: Source, senior: Client) -> None:
    for number in range(30):
        arrive(feed, UNKNOWN | {"occurredAt": f"2026-12-17T10:{number:02}:00Z"})
    arrive(feed, REFERRAL)
    arrive(feed, b"{not json")
    with CaptureQueriesContext(connection) as captured:
        waiting = senior.get(reverse("event_desk")).content.decode()
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= MOST, "\n".join(asked)
    assert "31 in this list" in waiting
    assert "The police referred a victim" not in waiting
    assert "Could not be read" not in waiting
    assert "Could not be read" in senior.get(reverse("event_desk") + "?show=waiting&page=2").content.decode()
    assert senior.get(reverse("event_desk") + "?show=referrals").headers["Location"] == reverse("referrals")


@pytest.mark.parametrize("asked", ["?show=rubbish", "?page=0", "?page=99999999999999999", "?page=x", "?page=-1"])
def test_a_list_or_page_that_is_not_there_is_the_nearest_that_is(asked: str, feed: Source, senior: Client) -> None:
    arrive(feed, UNKNOWN)
    assert "1 in this list" in senior.get(reverse("event_desk") + asked).content.decode()


def test_a_message_opened_shows_what_was_kept_and_is_journalled(team: make.Team, feed: Source, senior: Client) -> None:
    message = arrive(feed, UNKNOWN)
    page = senior.get(at(message)).content.decode()
    assert "something.never.seen" in page
    assert "A1234BC" in page
    assert message.raw_sha256 in page
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title == "Message – Alongside"
    looks = JournalEntry.objects.filter(verb=str(Verb.VIEW_DESK), staff_id=team.senior.pk)
    assert [entry.subject_id for entry in looks] == [message.pk]


def test_names_of_places_stay_behind_the_fence(team: make.Team, feed: Source, senior: Client) -> None:
    case = make.case(team)
    message = make.proposed(case, team, fenced={"prison": "HMP Fenbrook"}).message
    assert message is not None
    InboundMessage.objects.filter(pk=message.pk).update(organisation=team.unit.organisation)
    page = senior.get(at(message)).content.decode()
    assert "Which prison" in page
    assert "Fenbrook" not in page
    assert case.reference in page


def test_dealing_with_a_message_needs_words_and_happens_once(feed: Source, senior: Client) -> None:
    message = arrive(feed, UNKNOWN)
    assert "Say what you found and did" in send(senior, at(message)).content.decode()
    stood = standing(senior.get(at(message)))
    assert again(senior, at(message), stood, why="A test of theirs.").status_code == 302
    page = again(senior, at(message), stood, why="A test of theirs, again.").content.decode()
    assert "Somebody has already dealt with this message." in page
    message.refresh_from_db()
    assert (message.state, message.decided_why) == ("done", "A test of theirs.")
    done = senior.get(reverse("event_desk") + "?show=done").content.decode()
    assert "1 in this list" in done


def test_a_message_of_another_organisation_is_not_there(feed: Source, signed_in: SignIn) -> None:
    message = arrive(feed, UNKNOWN)
    stranger = signed_in(make.team().senior)
    answer = stranger.get(at(message))
    nothing = stranger.get(reverse("message", kwargs={"message_id": uuid4()}))
    assert (answer.status_code, answer.content) == (404, nothing.content)
    assert "0 in this list" not in stranger.get(reverse("event_desk")).content.decode()
    assert "Nothing in this list." in stranger.get(reverse("event_desk")).content.decode()


def test_the_desk_speaks_welsh(feed: Source, senior: Client) -> None:
    message = arrive(feed, REFERRAL)
    senior.cookies["django_language"] = "cy"
    page = senior.get(at(message), follow=True).content.decode()  # a referral is dealt with in the inbox
    assert '<html lang="cy"' in page
    assert "Cyfeirnod trosedd" in page
    for address in (reverse("event_desk"), reverse("feeds")):
        assert '<html lang="cy"' in senior.get(address).content.decode()


def test_reasons_names_and_days_are_said_in_welsh_and_what_is_not_ours_is_marked(feed: Source, senior: Client) -> None:
    message = arrive(feed, UNKNOWN)
    InboundMessage.objects.filter(pk=message.pk).update(
        signal={
            "facts": {"direction": "out", "stays": [{"code": "CR"}], "newName": "theirs"},
            "dates": {"CRD": "2026-12-30"},
            "withheld": [["description", "Not needed for this work.", False]],
        }
    )
    senior.cookies["django_language"] = "cy"
    page = senior.get(at(message)).content.decode()
    unknown = "Wedi&#39;i ffurfio&#39;n gywir, ond o fath nad ydym yn ei adnabod."
    assert unknown in page
    assert unknown in senior.get(reverse("event_desk")).content.decode()
    for said in (
        "Cyfeiriad",
        "allan",
        "Cyfnodau",
        "Cod: ",
        "Rhyddhau amodol",
        "Nid oes ei angen ar gyfer y gwaith hwn.",
    ):
        assert said in page
    for theirs in ("newName", "theirs", "description", "something.never.seen"):
        assert f'<span lang="en">{theirs}</span>' in page
    senior.cookies["django_language"] = "en"
    english = senior.get(at(message)).content.decode()
    assert '<span lang="en">' not in english
    assert "Well formed, but of a type we do not know." in english


def test_what_a_message_brought_cannot_write_into_the_page(feed: Source, senior: Client) -> None:
    message = arrive(feed, UNKNOWN)
    InboundMessage.objects.filter(pk=message.pk).update(signal={"facts": {"<b>x": ["<i>y", {"<u>z": "<s>w"}]}})
    for spoken in ("en", "cy"):
        senior.cookies["django_language"] = spoken
        page = senior.get(at(message)).content.decode()
        assert not [mark for mark in ("<b>x", "<i>y", "<u>z", "<s>w") if mark in page]


class TestFeeds:
    def test_a_silent_feed_is_shown_as_silent_and_one_never_heard_as_that(
        self, team: make.Team, feed: Source, senior: Client
    ) -> None:
        source(team.unit, "court", name="Court results", last_heard_at=make.NOW - timedelta(days=3))
        source(team.unit, "parole", name="Parole", last_heard_at=make.NOW)
        page = senior.get(reverse("feeds")).content.decode()
        assert (
            page.index("Court results")
            < page.index(">Silent<")
            < page.index(">Speaking<")
            < page.index(">Never heard<")
        )
        assert "Court results is silent." in senior.get(reverse("event_desk")).content.decode()

    def test_feeds_of_others_are_not_shown(self, feed: Source, signed_in: SignIn) -> None:
        assert "Prison events" not in signed_in(make.team().senior).get(reverse("feeds")).content.decode()

    def test_a_manager_releases_a_stopped_feed_once_and_nobody_else_may(
        self, team: make.Team, feed: Source, senior: Client, signed_in: SignIn
    ) -> None:
        with make.hosting():
            Source.objects.filter(pk=feed.pk).update(quarantined_at=make.NOW)
        address = reverse("release_quarantine", kwargs={"slug": feed.slug})
        assert address not in senior.get(reverse("feeds")).content.decode()
        assert senior.post(address).status_code == 403
        manager = signed_in(team.manager)
        assert address in manager.get(reverse("feeds")).content.decode()
        stood = standing(manager.get(address))
        assert manager.post(address).status_code == 200
        for _ in range(2):
            assert again(manager, address, stood).headers["Location"] == reverse("feeds")
        feed.refresh_from_db()
        assert feed.quarantined_at is None

    def test_a_feed_of_another_organisation_cannot_be_released(self, feed: Source, signed_in: SignIn) -> None:
        with make.hosting():
            Source.objects.filter(pk=feed.pk).update(quarantined_at=make.NOW)
        other = make.member(make.unit(), Role.MANAGER)
        assert signed_in(other).get(reverse("release_quarantine", kwargs={"slug": feed.slug})).status_code == 404
