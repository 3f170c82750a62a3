"""What every screen that changes a case holds to, whatever it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import cases, tasks
from alongside.records.models import Case, Channel, Staff
from alongside.rules.access import Verb
from tests import factories as make
from tests.web.pages import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
MOST = 12


@dataclass(frozen=True)
class Full:
    """A case with one of everything, and where each screen of it is."""

    team: make.Team
    case: Case
    addresses: dict[str, str]


@pytest.fixture
def full() -> Full:
    team = make.team()
    case = make.case(team)
    for number in range(5):
        make.charged(case, team)
        make.phone(case, team, value=f"07700 90020{number}", safety="not_asked")
    channel: Channel = make.phone(case, team)
    offender = make.offender(case, team)
    proposed = make.proposed(case, team, fenced={"prison": "HMP Fenbrook"})
    duty = make.duty(make.charged(case, team))
    task = tasks.add(case, team.by, make.NOW, title="Ring the school", due_on=make.TODAY)

    def at(name: str, **ids: Any) -> str:
        return reverse(name, kwargs={"case_id": case.public_id} | ids)

    addresses = {
        "record_contact": f"{at('record_contact')}?for={duty.public_id}",
        **{name: at(name) for name in ("record_event", "add_task", "case_note", "add_person")},
        "decide_event": at("decide_event", event_id=proposed.public_id),
        **{
            name: at(name, duty_id=duty.public_id)
            for name in ("duty", "meet_duty", "waive_duty", "pause_duty", "extend_duty", "explain_lateness")
        },
        "complete_task": at("complete_task", duty_id=task.public_id),
        **{
            name: at(name, person_id=case.person.public_id)
            for name in ("edit_person", "add_name", "add_number", "add_channel")
        },
        "end_role": at("end_role", part_id=offender.public_id),
        **{name: at(name, channel_id=channel.public_id) for name in ("edit_channel", "end_channel")},
    }
    return Full(team, case, addresses)


NAMES = (
    "record_contact",
    "record_event",
    "add_task",
    "case_note",
    "add_person",
    "decide_event",
    "duty",
    "meet_duty",
    "waive_duty",
    "pause_duty",
    "extend_duty",
    "explain_lateness",
    "complete_task",
    "edit_person",
    "add_name",
    "add_number",
    "add_channel",
    "end_role",
    "edit_channel",
    "end_channel",
)
FORMS = tuple(name for name in NAMES if name != "duty")
"""A duty is looked at; everything else is filled in."""
NOTHING_NEEDED = ("end_role", "end_channel", "complete_task")
"""Nothing must be filled in: sending is the answer."""


@pytest.mark.parametrize("name", NAMES)
def test_its_officer_opens_it_with_few_questions_and_a_title_that_names_nobody(
    name: str, full: Full, signed_in: SignIn
) -> None:
    client = signed_in(full.team.officer)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(full.addresses[name])
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Mari Testament" in page
    assert "Mari" not in page.partition("<title>")[2].partition("</title>")[0]
    assert len(asked) <= MOST, "\n".join(asked)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_another_unit_it_is_not_there(name: str, method: str, full: Full, signed_in: SignIn) -> None:
    stranger = signed_in(make.team().officer)
    answer = getattr(stranger, method)(full.addresses[name])
    nothing = getattr(stranger, method)(full.addresses[name].replace(str(full.case.public_id), str(uuid4())))
    assert (answer.status_code, answer.content) == (404, nothing.content)


@pytest.mark.parametrize("name", NAMES)
def test_of_a_restricted_case_it_is_there_for_those_on_the_list_alone(name: str, full: Full, signed_in: SignIn) -> None:
    cases.restrict(full.case, full.team.by, make.NOW, named=[full.team.officer, full.team.manager])
    assert signed_in(full.team.senior).get(full.addresses[name]).status_code == 404
    assert signed_in(full.team.officer).get(full.addresses[name]).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_it_speaks_welsh(name: str, full: Full, signed_in: SignIn) -> None:
    client = signed_in(full.team.officer)
    client.cookies["django_language"] = "cy"
    page = client.get(full.addresses[name]).content.decode()
    assert '<html lang="cy"' in page
    assert ">Save" not in page
    assert "Back to" not in page


@pytest.mark.parametrize("name", [name for name in FORMS if name != "decide_event"])
def test_on_a_closed_case_it_is_refused_with_the_reason(name: str, full: Full, signed_in: SignIn) -> None:
    cases.close(full.case, full.team.by, make.NOW, why="work_done", accept_live=True)
    answer = signed_in(full.team.officer).get(full.addresses[name])
    assert answer.status_code == 403
    assert "This case is closed." in answer.content.decode()


@pytest.mark.parametrize("name", [name for name in FORMS if name not in NOTHING_NEEDED])
def test_sent_with_nothing_it_says_what_is_missing_and_records_nothing(
    name: str, full: Full, signed_in: SignIn
) -> None:
    client = signed_in(full.team.officer)
    stood = standing(client.get(full.addresses[name]))
    empty = {field: value if field == "form_key" else [] for field, value in stood.items()}
    answer = client.post(full.addresses[name], empty)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert "<title>Error: " in page


@pytest.mark.parametrize("name", FORMS)
def test_a_form_with_rubbish_in_every_box_is_answered_and_not_recorded(
    name: str, full: Full, signed_in: SignIn
) -> None:
    client = signed_in(full.team.officer)
    stood = standing(client.get(full.addresses[name]))
    for rubbish in ("\x00<b>", "x" * 30_000, "99999999999999999999", "-1"):
        answer = client.post(full.addresses[name], {field: [rubbish] for field in stood})
        assert answer.status_code == 200, rubbish[:20]
        assert "There is a problem" in answer.content.decode()
    full.case.refresh_from_db()
    assert full.case.closed_on is None


def test_every_screen_of_this_list_names_a_verb_that_changes_a_case_or_shows_it() -> None:
    from django.urls import get_resolver

    named = {pattern.name: pattern.callback for pattern in _patterns(get_resolver().url_patterns)}
    for name in NAMES:
        assert isinstance(getattr(named[name], "verb", None), Verb), name


def _patterns(patterns: Any) -> list[Any]:
    found = []
    for one in patterns:
        found += _patterns(one.url_patterns) if hasattr(one, "url_patterns") else [one]
    return found
