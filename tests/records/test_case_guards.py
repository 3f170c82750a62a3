"""In plain SQL, as somebody who works cases: whose a part, a message and a case is, and what another must agree to."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from alongside.actions import (
    cases,
    conflicts,
    emergencies,
    fences,
    locations,
    retention,
    seals,
)
from alongside.queries import scope
from alongside.records.models import (
    Case,
    CaseRole,
    Conflict,
    EmergencyUse,
    FenceRelease,
    InboundMessage,
    LegalHold,
    LookFlag,
    MessageLink,
    Person,
    Source,
    Staff,
)
from alongside.rules.access import Role
from alongside.rules.conflicts import Kind
from alongside.rules.standing import Place
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
LINK = "insert into records_messagelink (case_id, message_id) values (%s, %s)"
TAKE = "update records_case set owner_id = %s where id = %s"
AGREE = "update records_foureyes set decided_by_id = %s, decided_at = now(), agreed = true where id = %s"


@pytest.fixture
def team() -> make.Team:
    return make.team()


def do(sql: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def refused(sql: str, *values: Any) -> bool:
    """Whether the statement is refused for what it says, or meets no row."""
    try:
        return do(sql, *values) == 0
    except Error as error:
        assert type(error.__cause__).__name__ == "InsufficientPrivilege", error
        return True


def sealed(team: make.Team, *named: Staff) -> Case:
    case = make.case(team, "Hidden Person")
    make.act_as(team.officer)
    return cases.restrict(case, team.by, NOW, named=[team.officer, *(named or (team.senior,))])


def place(case: Case, person: Staff, what: Place) -> None:
    with scope.upkeep(), connection.cursor() as cursor:
        cursor.execute(
            "insert into records_namedaccess (case_id, staff_id, place, starts_on, ends_at)"
            " values (%s, %s, %s, %s, now() + interval '10 years')",
            [case.pk, person.pk, str(what), TODAY],
        )


def test_a_part_in_ones_own_case_is_not_made_the_part_of_a_person_one_may_not_know_of(team: make.Team) -> None:
    hidden = sealed(team)
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    mine = make.case(team, owner=colleague)
    make.act_as(colleague)
    part = CaseRole.objects.get(case=mine)
    for column in ("person_id", "home_id"):
        assert refused(f"update records_caserole set {column} = %s where id = %s", hidden.person_id, part.pk)
    assert not Person.objects.filter(pk=hidden.person_id).exists()
    other = make.case(team, owner=colleague)
    make.act_as(colleague)
    assert refused("update records_caserole set case_id = %s where id = %s", other.pk, part.pk)
    assert do("update records_caserole set ended_on = %s where id = %s", TODAY, part.pk) == 1
    with scope.upkeep():
        assert do("update records_caserole set home_id = person_id where id = %s", part.pk) == 1, "a merge may"


def test_a_case_keeps_its_person_and_its_reference_and_is_opened_for_somebody_one_sees(team: make.Team) -> None:
    hidden = sealed(team)
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    mine = make.case(team, owner=colleague)
    make.act_as(colleague)
    assert refused("update records_case set person_id = %s where id = %s", hidden.person_id, mine.pk)
    for column, value in (("reference", "ABC-DEFG-H"), ("public_id", str(uuid4())), ("alert_until", TODAY)):
        assert refused(f"update records_case set {column} = %s where id = %s", value, mine.pk)
    with pytest.raises(Error, match="a person one sees"), transaction.atomic():
        Case.objects.create(
            organisation=team.unit.organisation, unit=team.unit, person_id=hidden.person_id, opened_on=TODAY
        )


def test_a_message_is_tied_to_a_case_only_by_who_sees_it_and_no_tie_is_turned(team: make.Team) -> None:
    mine, theirs = make.case(team), make.case(other := make.team())
    make.proposed(theirs, other)
    make.proposed(mine, team)
    with make.hosting():
        source = Source.objects.create(slug="waits", name="Waits", organisation=team.unit.organisation)
    with scope.upkeep():
        (foreign,) = InboundMessage.objects.filter(links__case=theirs)
        (ours,) = MessageLink.objects.filter(case=mine)
        waits = InboundMessage.objects.create(
            source=source, organisation=team.unit.organisation, received_at=NOW, occurred_at=NOW, form="domain_event",
            event_type="x", verdict="act", outcome="nobody", reason="x", fingerprint="waits", signal={},
        )  # fmt: skip
    for person in (team.officer, team.senior, team.manager):
        make.act_as(person)
        assert refused(LINK, mine.pk, foreign.pk)
        assert refused("update records_messagelink set message_id = %s where id = %s", foreign.pk, ours.pk)
        assert refused("delete from records_messagelink where id = %s", ours.pk)
        assert not InboundMessage.objects.filter(pk=foreign.pk).exists()
    make.act_as(team.officer)
    assert refused(LINK, mine.pk, waits.pk), "it waits at a desk that is not theirs"
    make.act_as(team.senior)
    assert do(LINK, mine.pk, waits.pk) == 1


@pytest.mark.parametrize("ground", [Place.EMERGENCY, Place.SAMPLE, Place.CO_WORKER, None])
def test_nobody_takes_a_case_who_is_there_for_a_while_or_as_a_manager(team: make.Team, ground: Place | None) -> None:
    case = make.case(team)
    manager = ground in (None, Place.SAMPLE)
    person = team.manager if manager else make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    if ground:
        place(case, person, ground)
    make.act_as(person)
    assert refused(TAKE, person.pk, case.pk)
    if not manager:
        assert refused("update records_case set owner_id = null where id = %s", case.pk)
        assert refused("update records_case set owner_id = %s where id = %s", team.senior.pk, case.pk)
    else:
        assert do(TAKE, team.senior.pk, case.pk) == 1, "to others it is his to give"


def test_who_shares_out_cases_gives_them_to_who_works_in_the_unit(team: make.Team) -> None:
    case, away = make.case(team), make.team(within=team.unit.organisation).officer
    make.act_as(team.senior)
    assert refused(TAKE, away.pk, case.pk)
    assert refused(TAKE, make.member(team.unit, Role.ADMINISTRATOR).pk, case.pk)
    assert do(TAKE, team.senior.pk, case.pk) == 1
    assert do("update records_case set owner_id = null where id = %s", case.pk) == 1
    make.act_as(team.officer)
    assert do(TAKE, team.officer.pk, case.pk) == 1, "nobody's case is taken up"


def test_only_a_senior_who_leads_the_case_decides_what_another_asked(team: make.Team) -> None:
    beside = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    case = sealed(team, beside, team.senior)
    away = make.member(make.unit(within=team.unit.organisation), Role.SENIOR)
    asked = seals.ask_lift(case, make.act_as(team.officer), NOW, why="Over.")
    emergencies.use(case.reference, make.act_as(away), NOW, reason="victim_calls", words="She rang.")
    leads = make.member(team.unit, Role.SENIOR)
    place(case, leads, Place.EMERGENCY)
    for person in (beside, away, leads, team.manager):
        make.act_as(person)
        assert refused(AGREE, person.pk, asked.pk)
        assert refused("update records_case set restricted = false, owner_id = %s where id = %s", person.pk, case.pk)
    make.act_as(team.senior)
    assert do(AGREE, team.senior.pk, asked.pk) == 1


def test_a_hold_is_asked_about_and_ended_each_in_their_own_name(team: make.Team) -> None:
    case = make.case(team)
    hold = retention.place_hold(case, make.act_as(team.senior), NOW, sort="inquiry")
    ask = "update records_legalhold set lift_asked_by_id = %s, lift_asked_at = now() where id = %s"
    lift = "update records_legalhold set lifted_by_id = %s, lifted_at = now() where id = %s"
    assert refused(ask, team.manager.pk, hold.pk), "in another's name"
    assert refused(ask.replace("set ", f"set lifted_by_id = {team.senior.pk}, "), team.manager.pk, hold.pk)
    assert refused("update records_legalhold set sort = 'other' where id = %s", hold.pk)
    assert refused("delete from records_legalhold where id = %s", hold.pk)
    make.act_as(team.officer)
    assert refused(ask, team.officer.pk, hold.pk), "whose it is not to ask"
    make.act_as(team.senior)
    assert do(ask, team.senior.pk, hold.pk) == 1
    assert refused(lift, team.senior.pk, hold.pk)
    assert refused(lift, team.manager.pk, hold.pk)
    make.act_as(team.manager)
    assert do(lift, team.manager.pk, hold.pk) == 1
    assert refused("update records_legalhold set lifted_at = null, lifted_by_id = null where id = %s", hold.pk)
    with pytest.raises(Error, match="own name"), transaction.atomic():
        LegalHold.objects.create(case=case, sort="inquiry", placed_by=team.senior, placed_at=NOW)


def test_what_came_fenced_is_released_only_with_what_another_asked(team: make.Team) -> None:
    case = make.case(team)
    event = make.proposed(case, team, fenced={"establishment": "FYI"})
    make.act_as(team.senior)

    def release(by: Staff) -> FenceRelease:
        with transaction.atomic():
            return FenceRelease.objects.create(
                case=case, event=event, field="establishment", said="x", reason="x", released_by=by, released_at=NOW
            )

    for person in (team.senior, team.manager):
        with pytest.raises(Error, match="whom another asked"):
            release(person)
    asked = fences.ask(event, make.act_as(team.officer), NOW, field="establishment", reason="She must know.")
    make.act_as(team.senior)
    with pytest.raises(Error, match="whom another asked"):
        release(team.senior)
    assert fences.release(asked, make.act_as(team.senior), NOW, said="Fenbrook").said == "Fenbrook"
    assert refused("update records_fencerelease set released_by_id = %s", team.manager.pk)
    assert refused("delete from records_fencerelease")


def test_a_hidden_place_is_shown_again_only_with_what_another_asked(team: make.Team) -> None:
    case = make.case(team)
    locations.protect(case, make.act_as(team.officer), NOW, person=case.person)
    show = "update records_person set location_protected_on = null, location_protected_by_id = null where id = %s"
    for person in (team.officer, team.senior):
        make.act_as(person)
        assert refused(show, case.person_id)
        assert refused("update records_person set location_protected_by_id = %s", team.manager.pk)
    asked = locations.ask_lift(case, make.act_as(team.officer), NOW, person=case.person, why="Over.")
    locations.lift(asked, make.act_as(team.senior), NOW, agreed=True)
    with scope.upkeep():
        assert Person.objects.get(pk=case.person_id).location_protected_on is None


def test_a_declaration_stands_as_it_was_made_and_its_declarer_ends_none(team: make.Team) -> None:
    watcher = make.member(team.unit, Role.PRIVACY_OFFICER)
    own = conflicts.declare(Kind.PERSON, make.act_as(team.officer), NOW, name="Kevin Sample")
    change = "update records_conflict set {} where id = %s"
    for what in (
        f"staff_id = {team.senior.pk}",
        f"staff_id = {team.senior.pk}, ended_at = now(), ended_by_id = {team.officer.pk}",
        "name = ''",
        "reference = 'x'",
        "postcode = 'x'",
        "ended_at = now()",
    ):
        assert refused(change.format(what), own.pk)
    end = change.format(f"ended_at = now(), ended_by_id = {watcher.pk}")
    make.act_as(watcher)
    assert refused(end, own.pk), "nobody asked for it"
    conflicts.ask_end(own, make.act_as(team.officer), NOW)
    make.act_as(watcher)
    assert refused(change.format(f"ended_at = now(), ended_by_id = {watcher.pk}, name = ''"), own.pk)
    assert refused(change.format("end_asked_at = null"), own.pk)
    assert do(end, own.pk) == 1
    make.act_as(team.officer)
    assert refused(change.format("ended_at = null, ended_by_id = null"), own.pk)
    assert Conflict.objects.get(pk=own.pk).ended_by == watcher


def test_whose_emergency_and_whose_flag_it_is_no_reviewer_changes(team: make.Team) -> None:
    case, watcher = make.case(team), make.member(team.unit, Role.PRIVACY_OFFICER)
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    use = emergencies.use(case.reference, make.act_as(colleague), NOW, reason="victim_calls", words="She rang.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select set_config('alongside.staff', '', true), set_config('alongside.purpose', 'journal', true)"
        )
        flag = LookFlag.objects.create(
            organisation=team.unit.organisation, staff=colleague, kind="sweep", started_at=NOW,
            ended_at=NOW + timedelta(minutes=1), cases=50, raised_at=NOW,
        )  # fmt: skip
    make.act_as(watcher)
    for table, pk, by in (("emergencyuse", use.pk, "reviewed_by_id"), ("lookflag", flag.pk, "settled_by_id")):
        assert refused(f"update records_{table} set staff_id = %s where id = %s", team.manager.pk, pk)
        assert refused(f"update records_{table} set {by} = %s where id = %s", team.manager.pk, pk)
    assert refused("update records_emergencyuse set words = '' where id = %s", use.pk)
    assert (
        do(
            "update records_emergencyuse set reviewed_by_id = %s, reviewed_at = now(), verdict = 'right' where id = %s",
            watcher.pk,
            use.pk,
        )
        == 1
    )
    assert EmergencyUse.objects.get(pk=use.pk).staff == colleague
