"""What every screen of a case holds to: the right people, one answer for nothing and for not yours, a line kept."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.actions import cases, contacts, notes
from alongside.queries import scope
from alongside.records.models import Case, JournalEntry, Staff
from alongside.rules.access import Role, Verb
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
PAGES = (
    "case",
    "case_timeline",
    "case_duties",
    "case_people",
    "case_contact",
    "case_dates",
    "case_history",
    "change_details",
    "assign_case",
    "set_enhanced",
    "restrict_case",
    "close_case",
)
MOST = 12


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    """Questions asked of the database, the bookkeeping of transactions apart."""
    with CaptureQueriesContext(connection) as captured:
        yield captured


def asked(captured: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


def address(name: str, case: Case) -> str:
    return reverse(name, kwargs={"case_id": case.public_id})


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_case_opens_for_its_officer(name: str, team: make.Team, case: Case, signed_in: SignIn) -> None:
    make.phone(case, team)
    make.offender(case, team)
    make.charged(case, team)
    answer = signed_in(team.officer).get(address(name, case))
    assert answer.status_code == 200
    assert "Mari Testament" in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_a_case_is_there_for_another_unit(name: str, case: Case, signed_in: SignIn) -> None:
    stranger = signed_in(make.team().officer)
    answer = stranger.get(address(name, case))
    assert answer.status_code == 404
    assert answer.content == stranger.get(reverse(name, kwargs={"case_id": uuid4()})).content


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_a_restricted_case_is_there_for_who_is_not_on_its_list(
    name: str, team: make.Team, case: Case, signed_in: SignIn
) -> None:
    cases.restrict(case, team.by, make.NOW, named=[team.officer, team.manager])
    assert signed_in(team.senior).get(address(name, case)).status_code == 404
    assert signed_in(team.officer).get(address(name, case)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_case_is_drawn_in_welsh(name: str, team: make.Team, case: Case, signed_in: SignIn) -> None:
    make.phone(case, team)
    make.charged(case, team)
    client = signed_in(team.officer)
    client.cookies["django_language"] = "cy"
    page = client.get(address(name, case)).content.decode()
    assert '<html lang="cy"' in page
    assert "Trosolwg" in page or "Yn ôl i&#39;r achos" in page or "Yn ôl i'r achos" in page


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_a_case_names_anybody_in_its_title(
    name: str, team: make.Team, case: Case, signed_in: SignIn
) -> None:
    page = signed_in(team.officer).get(address(name, case)).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title
    assert "Mari" not in title
    assert case.reference not in title


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_full_case_asks_at_most_twelve_questions(
    name: str, team: make.Team, case: Case, signed_in: SignIn
) -> None:
    make.offender(case, team)
    for number in range(6):
        make.phone(case, team, value=f"07700 9001{number:02}")
        make.charged(case, team)
    for number in range(200):
        notes.write(case, team.by, make.NOW - timedelta(minutes=number), text=f"Note {number}")
    for number in range(20):
        contacts.record(
            case,
            team.by,
            make.NOW,
            contact=contacts.Said(
                direction="out",
                way="visit",
                answered_by="nobody",
                outcome="not_reached",
                made_at=make.NOW - timedelta(hours=number + 1),
                override_why="Nobody has asked yet",
            ),
        )
    client = signed_in(team.officer)
    with counted() as captured:
        assert client.get(address(name, case)).status_code == 200
    assert len(asked(captured)) <= MOST, "\n".join(asked(captured))


def test_opening_a_case_is_journalled_once_for_each_look(team: make.Team, case: Case, signed_in: SignIn) -> None:
    client = signed_in(team.senior)
    client.get(address("case", case))
    client.get(address("case_timeline", case))
    make.act_as(team.officer)
    looks = JournalEntry.objects.filter(case_id=case.pk, verb=str(Verb.VIEW_CASE), staff_id=team.senior.pk)
    assert looks.count() == 2


def test_a_look_that_was_refused_leaves_no_line(case: Case, signed_in: SignIn) -> None:
    stranger = make.team()
    signed_in(stranger.officer).get(address("case", case))
    with scope.upkeep():
        assert not JournalEntry.objects.filter(case_id=case.pk, staff_id=stranger.officer.pk).exists()


def test_a_colleague_who_is_not_the_officer_does_not_see_who_looked(
    team: make.Team, case: Case, signed_in: SignIn
) -> None:
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")
    client = signed_in(colleague)
    assert client.get(address("case_history", case)).status_code == 403
    assert address("case_history", case) not in client.get(address("case", case)).content.decode()
    assert address("case_history", case) in signed_in(team.officer).get(address("case", case)).content.decode()


def test_what_a_closed_case_does_not_take_is_refused_with_its_sentence_and_not_offered(
    team: make.Team, case: Case, signed_in: SignIn
) -> None:
    cases.close(case, team.by, make.NOW, why="work_done")
    client = signed_in(team.officer)
    refused = client.get(address("set_enhanced", case))
    assert refused.status_code == 403
    assert "Reopen it before adding to it" in refused.content.decode()
    page = client.get(address("case", case)).content.decode()
    assert address("record_contact", case) not in page
    assert address("reopen_case", case) in page


def test_an_administrator_sees_no_case_and_starts_at_the_accounts(
    team: make.Team, case: Case, signed_in: SignIn
) -> None:
    client = signed_in(make.member(team.unit, Role.ADMINISTRATOR, "Ada Keys"))
    assert client.get(address("case", case)).status_code == 404
    assert client.get(reverse("caseload")).status_code == 403
    assert client.get(reverse("search")).status_code == 403
    assert client.get(reverse("today")).headers["Location"] == reverse("accounts")


def test_every_address_but_those_of_signing_in_and_the_choice_of_language_names_its_verb() -> None:
    views = list(_patterns(get_resolver().url_patterns))
    assert len(views) > 25
    assert [one.name for one in views if not isinstance(getattr(one.callback, "verb", None), Verb)] == [
        "choose_language"
    ]


def _patterns(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every address for people, but those at the door and those of machines."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif not str(pattern.pattern).startswith(("sign-in/", "api/")):
            yield from _patterns(pattern.url_patterns)
