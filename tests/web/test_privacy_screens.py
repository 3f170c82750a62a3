"""The privacy officer's desk, and the statement that nobody makes and checks alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import access_statements as acts
from alongside.actions import cases, flags
from alongside.actions.performing import Invalid
from alongside.jobs import chores
from alongside.queries import access_statements as kept
from alongside.queries import privacy, scope
from alongside.records.models import AccessStatement, Case, JournalEntry, LookFlag, Membership, Staff
from alongside.rules.access import Actor, Role
from alongside.rules.looks import Sweep
from tests.factories import NOW, TODAY, Team, act_as, actor, case, hosting, member, team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]
SignIn = Callable[[Staff], Client]
JOURNAL = Actor(None, "", purpose="journal")
KEY = "6f1f8a52-6c1c-4d0e-9d0e-0a4f5a1f3b11"
DATES = {
    "first-day": "1", "first-month": "1", "first-year": "2026",
    "last-day": str(TODAY.day), "last-month": str(TODAY.month), "last-year": str(TODAY.year),
}  # fmt: skip


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def watcher(of: Team) -> Staff:
    return member(of.unit, Role.PRIVACY_OFFICER, "Leon Grant")


def looked(held: Case, by: Staff, times: int = 1) -> None:
    acting = act_as(by)
    for _ in range(times):
        cases.view(held, acting, NOW)


def made(held: Case, of: Team, **more: Any) -> AccessStatement:
    wanted = {"first": TODAY - timedelta(days=30), "last": TODAY} | more
    return acts.make(held, actor(of.senior), NOW, **wanted)


def flagged(of: Team, staff: Staff) -> LookFlag:
    sweep = Sweep(staff.pk, of.unit.organisation_id, NOW - timedelta(minutes=5), NOW, 50)
    return flags.raise_sweep(sweep, JOURNAL, NOW)


def test_fifty_openings_in_ten_minutes_raise_one_flag_and_stop_nobody(of: Team, watcher: Staff) -> None:
    held = case(of)
    act_as(of.officer)
    with scope.acting(actor(of.officer), TODAY):
        JournalEntry.objects.bulk_create(
            JournalEntry(
                at=NOW - timedelta(seconds=n), staff_id=of.officer.pk, verb="case.view", case_id=held.pk,
                organisation_id=of.unit.organisation_id,
            ) for n in range(60)
        )  # fmt: skip
    chores.flag_sweeps(NOW)
    act_as(watcher)
    assert LookFlag.objects.count() == 0, "one case, however often"
    many = [case(of, f"Mari Testament {n}") for n in range(50)]
    for one in many:
        looked(one, of.officer)
    chores.flag_sweeps(NOW + timedelta(seconds=30))
    chores.flag_sweeps(NOW + timedelta(seconds=90))
    reader = act_as(watcher)
    (flag,) = privacy.flags(reader)
    assert (flag.name, flag.cases >= 50, flag.outcome) == ("Nia Pugh", True, "")
    looked(many[0], of.officer)


def test_a_flag_is_settled_by_a_privacy_officer_and_never_by_the_one_it_is_about(of: Team, watcher: Staff) -> None:
    row = flagged(of, of.officer)
    own = flagged(of, watcher)
    by = act_as(watcher)
    assert flags.settle(row, by, NOW, outcome="work").outcome == "work"
    with pytest.raises(Invalid, match="about you"):
        flags.settle(own, by, NOW, outcome="work")
    act_as(watcher)
    assert not LookFlag.objects.get(pk=own.pk).outcome


def test_nobody_but_privacy_officers_of_the_organisation_see_flags(of: Team, watcher: Staff) -> None:
    flagged(of, of.officer)
    elsewhere = member(team().unit, Role.PRIVACY_OFFICER, "Somebody Else")
    for person, sees in ((watcher, 1), (of.senior, 0), (of.officer, 0), (elsewhere, 0)):
        act_as(person)
        assert LookFlag.objects.count() == sees, person.name


def test_the_desk_shows_what_waits_and_its_reading_is_journalled(of: Team, watcher: Staff, signed_in: SignIn) -> None:
    held = case(of)
    looked(held, of.officer)
    made(held, of)
    flagged(of, of.officer)
    page = signed_in(watcher).get(reverse("privacy")).content.decode()
    assert held.reference in page and "Nia Pugh" in page and "Grace Adeyemi" in page
    assert "Mari Testament" not in page
    act_as(watcher)
    assert JournalEntry.objects.filter(verb="privacy.view", staff_id=watcher.pk).exists()


def test_openings_are_found_by_person_and_by_reference_and_a_sealed_case_has_none(
    of: Team, watcher: Staff, signed_in: SignIn
) -> None:
    open_case, sealed = case(of), case(of, "Siân Sealed")
    looked(open_case, of.officer)
    looked(sealed, of.officer)
    cases.restrict(sealed, of.by, NOW, named=[of.officer, of.senior])
    client = signed_in(watcher)
    page = client.get(reverse("openings")).content.decode()
    assert open_case.reference in page and sealed.reference not in page and "A sealed case" in page
    theirs = client.post(reverse("openings"), {"form_key": KEY, "person": of.officer.username, "reference": ""})
    assert open_case.reference in theirs.content.decode()
    for asked, found in ((open_case.reference, True), (sealed.reference, False), ("B2B-2B2B-B", False)):
        page = client.post(reverse("openings"), {"form_key": KEY, "person": "", "reference": asked}).content.decode()
        assert ("Opened the case file" in page) == found, asked
        assert ("Nothing was found." in page) != found


def test_a_flag_is_opened_and_settled_on_its_screen(of: Team, watcher: Staff, signed_in: SignIn) -> None:
    row = flagged(of, of.officer)
    client = signed_in(watcher)
    where = reverse("settle_flag", kwargs={"flag_id": row.public_id})
    assert "Nia Pugh" in client.get(where).content.decode()
    assert "Say what you found" in client.post(where, {"form_key": KEY}).content.decode()
    assert client.post(where, {"form_key": KEY, "outcome": "asked"}).status_code == 302
    assert "They were asked" in client.get(where).content.decode()


def test_a_statement_tells_roles_days_and_reasons_and_names_only_where_asked(of: Team) -> None:
    held = case(of)
    looked(held, of.officer, 3)
    looked(held, of.senior)
    plain = kept.lines(made(held, of))
    assert all(not line.name for line in plain)
    seen = {(line.role, line.ground, line.times) for line in plain if line.what == kept.LOOKED}
    assert seen == {("victim_care_officer", "owner", 3), ("senior", "senior", 1)}
    named = kept.lines(made(held, of, with_names=True))
    assert {line.name for line in named} == {"Nia Pugh", "Grace Adeyemi"}


def test_what_is_printed_is_what_was_checked(of: Team, watcher: Staff, signed_in: SignIn) -> None:
    held = case(of)
    looked(held, of.officer)
    statement = made(held, of)
    before = kept.lines(statement)
    looked(held, of.officer, 5)
    client, where = signed_in(of.senior), {"case_id": held.public_id, "statement_id": statement.public_id}
    assert client.get(reverse("statement", kwargs=where)).status_code == 404, "not before it is checked"
    acts.check(statement.public_id, actor(watcher), NOW, outcome=acts.AGREED)
    page = client.get(reverse("statement", kwargs=where)).content.decode()
    assert "It is their case" in page and "Victim care officer" in page and "Nia Pugh" not in page
    act_as(of.senior)
    statement.refresh_from_db()
    assert kept.lines(statement) == before


def test_a_statement_sent_back_is_never_printed(of: Team, watcher: Staff, signed_in: SignIn) -> None:
    held = case(of)
    statement = made(held, of)
    acts.check(statement.public_id, actor(watcher), NOW, outcome=acts.SENT_BACK)
    where = {"case_id": held.public_id, "statement_id": statement.public_id}
    assert signed_in(of.senior).get(reverse("statement", kwargs=where)).status_code == 404


def test_who_made_a_statement_cannot_check_it_though_they_are_privacy_officer_too(of: Team) -> None:
    with hosting():
        Membership.objects.create(
            staff=of.senior, unit=of.unit, role=str(Role.PRIVACY_OFFICER), starts_on=TODAY - timedelta(days=1)
        )
    statement = made(case(of), of)
    with pytest.raises(Invalid, match="You made this"):
        acts.check(statement.public_id, actor(of.senior), NOW, outcome=acts.AGREED)
    act_as(of.senior)
    assert AccessStatement.objects.filter(pk=statement.pk).update(outcome="agreed") == 0, "nor past the program"


def test_a_statement_once_checked_stays_as_said(of: Team, watcher: Staff) -> None:
    statement = made(case(of), of)
    by = actor(watcher)
    acts.check(statement.public_id, by, NOW, outcome=acts.SENT_BACK)
    assert acts.check(statement.public_id, by, NOW, outcome=acts.SENT_BACK).outcome == acts.SENT_BACK
    with pytest.raises(Invalid, match="already"):
        acts.check(statement.public_id, by, NOW, outcome=acts.AGREED)


def test_a_statement_is_asked_for_on_the_case_and_checked_on_the_desk(
    of: Team, watcher: Staff, signed_in: SignIn
) -> None:
    held = case(of)
    looked(held, of.officer)
    client: Client = signed_in(of.officer)
    where = reverse("statements", kwargs={"case_id": held.public_id})
    form = {"form_key": KEY, "with_names": "no"} | DATES
    page = client.get(where).content.decode()
    assert "Make the statement" in page
    assert client.post(where, form).status_code == 302
    assert client.post(where, form).status_code == 302
    act_as(of.officer)
    (one,) = AccessStatement.objects.all()
    assert "Waiting to be checked" in client.get(where).content.decode()
    assert (
        "The last day is before the first"
        in client.post(where, form | {"form_key": KEY.replace("6f", "7f"), "last-year": "2025"}).content.decode()
    )
    desk = signed_in(watcher)
    check = reverse("check_statement", kwargs={"statement_id": one.public_id})
    assert held.reference in desk.get(check).content.decode()
    assert desk.post(check, {"form_key": KEY, "outcome": "agreed"}).status_code == 302
    assert "it may be given" in signed_in(of.officer).get(where).content.decode()
