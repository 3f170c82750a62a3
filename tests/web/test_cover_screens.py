"""The screens of cover: arranged in one form, read as a sheet, handed back, and apart from one's own work."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import cases, covers, notes, tasks
from alongside.queries import scope
from alongside.queries import staff as staff_queries
from alongside.records.models import Bar, Cover, JournalEntry, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY
from tests.web.pages import day, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]
SignIn = Callable[[Staff], Client]
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def rhys(team: make.Team) -> Staff:
    return make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")


def acts(person: Staff, at: Any = NOW) -> Actor:
    actor = staff_queries.of(person, at.date(), at)
    scope.set_acting(actor, at.date())
    return actor


def covered(team: make.Team, rhys: Staff, **more: Any) -> Cover:
    """Rhys covers Nia from today for three days."""
    wanted: dict[str, Any] = {"why": "planned", "starts_on": TODAY, "ends_on": TODAY + 2 * DAY} | more
    return covers.start(team.officer, acts(team.officer), NOW, cover=rhys, **wanted)


def over(team: make.Team, rhys: Staff) -> Cover:
    """The same, over since yesterday."""
    return covers.start(
        team.officer, acts(team.officer, NOW - 3 * DAY), NOW - 3 * DAY, cover=rhys, why="sickness",
        starts_on=TODAY - 3 * DAY, ends_on=TODAY - DAY,
    )  # fmt: skip


def test_an_officer_arranges_their_own_cover_in_one_form_and_reads_what_it_does_not_reach(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    sealed, barred = make.case(team, "Person Sealed"), make.case(team, "Person Barred")
    named = cases.restrict(sealed, team.by, NOW, named=[team.officer, team.senior]).code_name
    with scope.upkeep():
        Bar.objects.create(case=barred, staff=rhys, why="conflict", starts_on=TODAY)
    client = signed_in(team.officer)
    form = client.get(reverse("start_cover")).content.decode()
    assert "Who is away?" not in form
    assert named in form
    answer = send(client, reverse("start_cover"), cover=rhys.username, **day("ends_on", TODAY + 5 * DAY))
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    assert "1 case will not be covered by this person: give it to somebody else." in page
    assert "Person Barred" not in page
    assert named in page
    assert reverse("restrict_case", kwargs={"case_id": sealed.public_id}) in page
    theirs = signed_in(rhys).get(answer.headers["Location"]).content.decode()
    assert "Person" not in theirs
    assert "will not be covered" not in theirs


def test_a_senior_starts_it_for_an_officer_who_is_ill_and_wrong_answers_stand_beside_their_questions(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    client, address = signed_in(team.senior), reverse("start_cover")
    asked = {"officer": team.officer.username, "why": "sickness", "cover": rhys.username}
    wrong = send(client, address, **asked, **day("ends_on", TODAY - 2 * DAY)).content.decode()
    assert "Cover cannot end before it begins." in wrong
    nobody = send(client, address, **asked | {"officer": "somebody.else"}, **day("ends_on", TODAY)).content.decode()
    assert "This choice is no longer offered" in nobody
    assert send(client, address, **asked, **day("ends_on", TODAY + DAY)).status_code == 302
    assert Cover.objects.get().why == "sickness"


def test_covered_work_stands_apart_on_today_and_the_caseload_and_the_sheet_is_one_step_away(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    tasks.add(make.case(team, "Person Of Nia"), team.by, NOW, title="Ring the school", due_on=TODAY)
    make.case(team, "Person Of Rhys", owner=rhys)
    cover, client = covered(team, rhys), signed_in(rhys)
    own = client.get("/").content.decode()
    assert "Person Of Nia" not in own
    assert "You cover for Nia Pugh until 20 December 2026." in own
    theirs = client.get(f"/?whose={cover.public_id}").content.decode()
    assert "Cover for Nia Pugh until 20 December 2026" in theirs
    assert "Ring the school" in theirs
    assert reverse("cover_sheet", kwargs={"cover_id": cover.public_id}) in own
    assert "Person Of Nia" not in client.get("/caseload").content.decode()
    page = client.get(f"/caseload?whose={cover.public_id}").content.decode()
    assert "Person Of Nia" in page
    assert "Person Of Rhys" not in page
    # Ended, the same addresses show one's own.
    covers.end(cover, acts(team.officer), NOW)
    for address in ("/", "/caseload"):
        assert "Person Of Nia" not in client.get(f"{address}?whose={cover.public_id}").content.decode()


def test_the_sheet_says_first_what_must_not_be_done_then_what_is_due_then_what_was_promised(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    case = make.case(team, "Person Of Nia")
    make.phone(case, team, safety="unsafe", value="07700 900111")
    make.phone(case, team, safety="conditions", conditions="Never before ten.", value="07700 900222")
    event = make.proposed(case, team, fenced={"prison": "HMP Nowhere"})
    tasks.add(case, team.by, NOW, title="Send the leaflet", due_on=TODAY + DAY)
    cover = covered(team, rhys)
    answer = signed_in(rhys).get(reverse("cover_sheet", kwargs={"cover_id": cover.public_id}))
    page = answer.content.decode()
    places = [page.index(words) for words in (">Do not<", "To do now", "Promised by", "Every case")]
    assert places == sorted(places)
    do_nots = page[places[0] : places[1]]
    for words in ("Do not use: Telephone call …111", "Never before ten.", "Do not name to them: which prison."):
        assert words in do_nots
    assert "HMP Nowhere" not in page
    assert reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": event.public_id}) in page
    assert "Send the leaflet" in page[places[2] : places[3]]
    assert "<title>Cover sheet – Alongside</title>" in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_sheet_is_the_cover_officers_alone_and_only_while_it_lasts(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    cover = covered(team, rhys)
    address = reverse("cover_sheet", kwargs={"cover_id": cover.public_id})
    for person in (team.officer, team.senior, team.manager):
        assert signed_in(person).get(address).status_code == 404
    assert signed_in(rhys).get(address).status_code == 200
    covers.end(cover, acts(team.officer), NOW)
    assert signed_in(rhys).get(address).status_code == 404


def test_the_sheet_asks_no_more_for_thirty_cases_than_for_three(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    cover, client = covered(team, rhys), signed_in(rhys)
    address = reverse("cover_sheet", kwargs={"cover_id": cover.public_id})
    asked = []
    for more in (3, 27):
        for number in range(more):
            case = make.case(team, f"Person {more} {number}")
            make.phone(case, team)
            make.charged(case, team, occurred=TODAY - 10 * DAY)
            tasks.add(case, team.by, NOW, title="Ring the school", due_on=TODAY)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        asked.append(len([one for one in captured if "SAVEPOINT" not in one["sql"]]))
    assert page.count("Ring the school") >= 30
    assert asked[0] == asked[1]
    assert asked[1] <= 14, "the request itself and the sheet"


def test_an_account_closed_under_cover_is_out_at_its_next_request(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    case = make.case(team, "Person Of Nia")
    covered(team, rhys)
    client, address = signed_in(rhys), reverse("case", kwargs={"case_id": case.public_id})
    assert client.get(address).status_code == 200
    with make.hosting():
        Staff.objects.filter(pk=rhys.pk).update(is_active=False)
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_what_is_done_under_cover_is_marked_in_the_timeline_and_in_who_looked(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    case = make.case(team, "Person Of Nia")
    notes.write(case, team.by, NOW, text="By herself.")
    covered(team, rhys)
    notes.write(case, acts(rhys), NOW, text="In her stead.")
    client, here = signed_in(team.officer), {"case_id": case.public_id}
    timeline = client.get(reverse("case_timeline", kwargs=here)).content.decode()
    assert timeline.count("(cover for Nia Pugh)") == 1
    assert "They covered for Nia Pugh" in client.get(reverse("case_history", kwargs=here)).content.decode()


def test_the_returning_officer_reads_and_acknowledges_and_until_then_today_says_so(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    case = make.case(team, "Person Of Nia", at=NOW - 4 * DAY)
    cover = over(team, rhys)
    notes.write(case, acts(rhys, NOW - 2 * DAY), NOW - 2 * DAY, text="In her stead.")
    client, address = signed_in(team.officer), reverse("hand_back", kwargs={"cover_id": cover.public_id})
    assert address in client.get("/").content.decode()
    page = client.get(address).content.decode()
    assert "Person Of Nia" in page
    assert "Wrote a note" in page
    assert "In her stead." not in page
    for person in (rhys, team.senior):
        assert signed_in(person).get(address).status_code == 404
    assert send(client, address).status_code == 302
    assert address not in client.get("/").content.decode()
    assert "You acknowledged this" in client.get(address).content.decode()


def test_cover_lasts_longer_and_ends_by_its_screens(team: make.Team, rhys: Staff, signed_in: SignIn) -> None:
    cover, client = covered(team, rhys), signed_in(team.officer)
    here = {"cover_id": cover.public_id}
    assert "later day" in send(client, reverse("extend_cover", kwargs=here), **day("ends_on", TODAY)).content.decode()
    assert send(client, reverse("extend_cover", kwargs=here), **day("ends_on", TODAY + 9 * DAY)).status_code == 302
    ended = send(client, reverse("end_cover", kwargs=here))
    assert ended.headers["Location"] == reverse("hand_back", kwargs=here)
    cover.refresh_from_db()
    assert (cover.ends_on, cover.ended_at) == (TODAY + 9 * DAY, NOW)
    assert JournalEntry.objects.filter(verb="cover.arrange", subject_id=cover.pk).count() == 3


def test_the_officer_lets_a_colleague_work_on_a_case_and_ends_it(
    team: make.Team, rhys: Staff, signed_in: SignIn
) -> None:
    case = make.case(team, "Person Of Nia")
    client, here = signed_in(team.officer), {"case_id": case.public_id}
    workers = reverse("case_workers", kwargs=here)
    send(client, reverse("add_co_worker", kwargs=here), person=rhys.username, **day("until", TODAY + 3 * DAY))
    page = client.get(workers).content.decode()
    assert "Rhys Colleague" in page
    assert "Until 21 December 2026" in page
    theirs = signed_in(rhys)
    assert "Add a co-worker" not in theirs.get(workers).content.decode()
    send(client, reverse("end_co_worker", kwargs=here | {"staff_id": rhys.public_id}))
    assert "Rhys Colleague" not in client.get(workers).content.decode()
    assert theirs.get(workers).status_code == 403
