"""The radar on screen: why each silence stands there, one next step, and a way to let it wait that ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import channels
from alongside.queries import radar_desk, scope
from alongside.records.models import Case, DeskSnooze, EligibleStub, NoContact, ReturnedPost, Source, Staff
from alongside.rules.access import Actor
from tests import factories as make
from tests.web.pages import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


def quiet(team: make.Team, name: str = "Quiet Person") -> Case:
    case = make.case(team, name, at=make.NOW - 40 * DAY)
    Case.objects.filter(pk=case.pk).update(risk="high")
    return case


def day(name: str, on: object) -> dict[str, str]:
    year, month, number = str(on).split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def test_a_finding_says_why_offers_one_step_and_a_way_to_let_it_wait(team: make.Team, signed_in: SignIn) -> None:
    case = quiet(team)
    here = {"case_id": case.public_id}
    page = signed_in(team.officer).get(reverse("radar")).content.decode()
    assert "Nothing has been written since Sunday 8 November 2026, 40 days ago." in page
    assert reverse("record_contact", kwargs=here) in page
    assert reverse("snooze_finding", kwargs=here | {"silence": "entry"}) in page
    assert page.count("app-work__button") == 1


def test_it_sleeps_where_it_is_seen_to_end_and_is_woken(team: make.Team, signed_in: SignIn) -> None:
    case, client = quiet(team), signed_in(team.officer)
    here = {"case_id": case.public_id, "silence": "entry"}
    sleep = reverse("snooze_finding", kwargs=here)
    form = standing(client.get(sleep))
    late = client.post(sleep, form | {"why": "She is away"} | day("until", make.TODAY + 400 * DAY))
    assert "This may wait 28 days at most." in late.content.decode()
    done = client.post(sleep, form | {"why": "She is away"} | day("until", make.TODAY + 3 * DAY), follow=True)
    page = done.content.decode()
    assert "It sleeps until the end of 21 December 2026." in page
    assert "Asleep, for a reason" in page and "She is away" in page
    wake = reverse("wake_finding", kwargs=here)
    page = client.post(wake, standing(client.get(wake)), follow=True).content.decode()
    assert "Nothing written for too long" in page
    assert client.get(reverse("snooze_finding", kwargs=here | {"silence": "source"})).status_code == 404


def test_the_wish_to_be_left_alone_is_written_down_shown_and_ended(team: make.Team, signed_in: SignIn) -> None:
    case, client = quiet(team), signed_in(team.officer)
    address = reverse("no_contact", kwargs={"case_id": case.public_id})
    client.post(address, standing(client.get(address)) | {"words": "Never again, please."})
    page = client.get(reverse("radar")).content.decode()
    assert "Asked never to be contacted" in page
    assert "Nothing written for too long" not in page
    assert "Never again, please." in client.get(address).content.decode()
    client.post(address, standing(client.get(address)) | {"why": "She rang."})
    assert NoContact.objects.filter(ended_at__isnull=True).count() == 0


def test_post_that_came_back_is_written_down_at_its_address(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team), signed_in(team.officer)
    post = channels.add(case, team.by, make.NOW, person=case.person, way="post", value="4 Mill Lane")
    address = reverse("post_returned", kwargs={"case_id": case.public_id, "channel_id": post.public_id})
    assert address in client.get(reverse("edit_channel", args=[case.public_id, post.public_id])).content.decode()
    form = standing(client.get(address)) | {"note": "Gone away"}
    for _ in range(2):
        assert client.post(address, form).status_code == 302
    assert ReturnedPost.objects.count() == 1
    assert "Post came back" in client.get(reverse("radar")).content.decode()


def hidden_things(team: make.Team) -> tuple[Source, EligibleStub]:
    with make.hosting():
        source = Source.objects.create(slug="courts", name="Court results", organisation=team.unit.organisation)
    scope.set_acting(Actor(None, "", purpose="bench"), make.TODAY)
    stub = EligibleStub.objects.create(
        source=source, organisation=team.unit.organisation, kind="NOMS", value="A1234ZZ", offence_code="OF61",
        passed_on=make.TODAY - 9 * DAY, gateway="sentence", heard_at=make.NOW - 8 * DAY,
    )  # fmt: skip
    return source, stub


def test_the_desk_sees_a_silent_feed_and_a_sentence_without_a_case_and_lets_each_wait(
    team: make.Team, signed_in: SignIn
) -> None:
    source, stub = hidden_things(team)
    client = signed_in(team.senior)
    page = client.get(reverse("radar")).content.decode()
    assert "Court results" in page and "A1234ZZ" in page
    assert "A1234ZZ" not in signed_in(team.officer).get(reverse("radar")).content.decode()
    for address, longest in (
        (reverse("snooze_feed", args=[source.slug]), 7),
        (reverse("snooze_sentence", args=[radar_desk.id_of(stub)]), 28),
    ):
        form = standing(client.get(address)) | {"why": "The court knows."}
        assert client.post(address, form | day("until", make.TODAY + (longest + 1) * DAY)).status_code == 200
        assert client.post(address, form | day("until", make.TODAY + longest * DAY)).status_code == 302
    make.act_as(team.senior)
    assert DeskSnooze.objects.count() == 2
    page = client.get(reverse("radar")).content.decode()
    assert page.count("The court knows.") == 2
    assert "Nobody is forgotten here" in page


def test_a_manager_sees_that_it_is_silent_and_is_offered_nothing_that_is_refused(
    team: make.Team, signed_in: SignIn
) -> None:
    quiet(team)
    page = signed_in(team.manager).get(reverse("radar")).content.decode()
    assert "Quiet Person" in page and "Nia Pugh" in page
    assert "app-work__button" not in page and "Let it wait" not in page


@pytest.mark.parametrize("who", ["officer", "senior", "manager"])
def test_the_radar_takes_at_most_twelve_questions(team: make.Team, signed_in: SignIn, who: str) -> None:
    for n in range(3):
        quiet(team, f"Quiet {n}")
    hidden_things(team)
    client = signed_in(getattr(team, who))
    client.get(reverse("radar"))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("radar"))
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 12
