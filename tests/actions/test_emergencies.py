"""Emergency access: what it opens and never opens, whom it tells, how it ends, and who reviews it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.actions import alerts as alert_acts
from alongside.actions import cases, emergencies
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import alerts, reviews, scope
from alongside.queries import emergencies as asked
from alongside.queries import staff as staff_queries
from alongside.records.models import Alert, Bar, Case, EmergencyUse, JournalEntry, NamedAccess, Sample, Staff, Unit
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)
OVER = NOW + timedelta(hours=4)
UPKEEP = Actor(None, "", purpose="upkeep")
OFFICER = Role.VICTIM_CARE_OFFICER


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def next_door(team: make.Team) -> Unit:
    """Another unit of the same organisation."""
    return make.unit(within=team.unit.organisation)


@pytest.fixture
def asker(next_door: Unit) -> Staff:
    return make.member(next_door, OFFICER, "Owain Siôn")


@pytest.fixture
def privacy(next_door: Unit) -> Staff:
    return make.member(next_door, Role.PRIVACY_OFFICER, "Leon Watch")


def at(person: Staff, moment: datetime = NOW) -> Actor:
    return staff_queries.of(person, moment.date(), moment)


def use(person: Staff, reference: str, moment: datetime = NOW, **more: Any) -> EmergencyUse:
    said = {"reason": "threat_to_life", "words": "A neighbour rings: he is at her door."} | more
    return emergencies.use(reference, at(person, moment), moment, **said)


def opens(person: Staff, case: Case, moment: datetime = LATER) -> bool:
    actor = at(person, moment)
    scope.set_acting(actor, moment.date())
    return scope.opened(actor, moment.date()).filter(pk=case.pk).exists()


def sealed(team: make.Team, *others: Staff) -> Case:
    case = make.case(team, "Sioned Sealed")
    return cases.restrict(case, team.by, NOW, named=[team.officer, *others])


def told(person: Staff, moment: datetime = LATER) -> list[tuple[str, str]]:
    actor = at(person, moment)
    scope.set_acting(actor, moment.date())
    return [(one.kind, one.reference) for one in alerts.of(actor, moment)]


def test_it_opens_a_case_of_another_unit_of_ones_organisation_for_four_hours(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    assert not opens(asker, case)
    made = use(asker, f" {case.reference.lower()} ")
    assert opens(asker, case) and asked.opened_by(at(asker), LATER, made.public_id) == case
    assert opens(asker, case, OVER - timedelta(seconds=1))
    assert not opens(asker, case, OVER) and asked.opened_by(at(asker), OVER, made.public_id) is None


def test_it_opens_a_sealed_case(team: make.Team, asker: Staff) -> None:
    case = sealed(team, team.senior)
    use(asker, case.reference)
    assert opens(asker, case)


@pytest.mark.parametrize("what", ["barred", "limited", "another organisation's", "none"])
def test_it_never_opens_what_one_is_barred_from_not_admitted_to_or_of_another_organisation(
    what: str, team: make.Team, asker: Staff, privacy: Staff
) -> None:
    case = make.case(team if what != "another organisation's" else make.team())
    scope.set_acting(UPKEEP, TODAY)
    if what == "barred":
        Bar.objects.create(case=case, staff=asker, why="conflict", starts_on=TODAY)
    if what == "limited":
        Case.objects.filter(pk=case.pk).update(limited=True)
    made = use(asker, "ZZZ-ZZZZ-Z" if what == "none" else case.reference)
    assert made.case_id is None and made.ends_at == OVER
    assert not opens(asker, case)
    assert asked.opened_by(at(asker), LATER, made.public_id) is None
    scope.set_acting(UPKEEP, TODAY)
    assert not NamedAccess.objects.filter(staff=asker).exists()
    assert len(told(privacy)) == 1, "the alert goes out either way"


def test_the_officer_the_senior_and_the_privacy_officer_are_told_at_once_and_of_nobodys_name(
    team: make.Team, asker: Staff, privacy: Staff
) -> None:
    case, elsewhere = make.case(team), make.team()
    use(asker, case.reference)
    for person in (team.officer, team.senior, privacy):
        assert told(person) == [("emergency", case.reference)]
        assert scope.begin(at(person), TODAY).alerts == 1
    for person in (asker, team.manager, elsewhere.officer, elsewhere.senior):
        assert told(person) == [] and scope.begin(at(person), TODAY).alerts == 0
    columns = {field.name for field in Alert._meta.fields}
    assert columns == {"id", "public_id", "recipient", "kind", "reference", "use", "at", "seen_at"}
    scope.set_acting(UPKEEP, TODAY)
    assert set(Alert.objects.values_list("at", flat=True)) == {NOW}, "in the transaction of the use"


def test_of_a_sealed_case_only_those_on_its_list_are_told_and_the_privacy_officer_not_which(
    team: make.Team, asker: Staff, privacy: Staff
) -> None:
    case = sealed(team, listed := make.member(team.unit, Role.SENIOR, "On The List"))
    use(asker, case.reference)
    assert told(team.officer) == told(listed) == [("emergency", case.reference)]
    assert told(team.senior) == []
    assert told(privacy) == [("emergency", "")]


def test_a_case_sealed_afterwards_is_named_in_no_older_alert(team: make.Team, asker: Staff, privacy: Staff) -> None:
    case = make.case(team)
    use(asker, case.reference)
    cases.restrict(case, team.by, LATER, named=[team.officer, team.manager])
    assert told(team.officer) == [("emergency", case.reference)]
    assert told(team.senior) == told(privacy) == [("emergency", "")]


def test_that_it_was_refused_is_told_without_saying_to_whom(team: make.Team, asker: Staff, privacy: Staff) -> None:
    case = make.case(team)
    scope.set_acting(UPKEEP, TODAY)
    Bar.objects.create(case=case, staff=asker, why="conflict", starts_on=TODAY)
    use(asker, case.reference)
    assert told(team.officer) == told(privacy) == [("emergency_refused", case.reference)]
    make.act_as(team.officer)
    line = JournalEntry.objects.get(case_id=case.pk, verb=emergencies.REFUSED)
    assert line.staff_id is None, "that somebody is barred is nobody's business who works on it"


def test_who_has_a_bar_is_not_told_of_the_case(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    scope.set_acting(UPKEEP, TODAY)
    Bar.objects.create(case=case, staff=team.senior, why="conflict", starts_on=TODAY)
    use(asker, case.reference)
    assert told(team.senior) == []


def test_alerts_once_seen_are_counted_no_more(team: make.Team, asker: Staff) -> None:
    use(asker, make.case(team).reference)
    alert_acts.see(None, at(team.senior, LATER), LATER)
    assert scope.begin(at(team.senior), TODAY).alerts == 0
    assert scope.begin(at(team.officer), TODAY).alerts == 1, "another's is theirs to see"
    assert len(told(team.senior)) == 1


def test_its_user_ends_it_early_and_the_next_look_finds_it_gone(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    first, second = use(asker, case.reference), use(asker, case.reference)
    emergencies.end(second.public_id, at(asker, LATER), LATER)
    assert not opens(asker, case, LATER + timedelta(seconds=1))
    make.act_as(asker)
    assert set(EmergencyUse.objects.values_list("pk", "ended_at")) == {(first.pk, LATER), (second.pk, LATER)}
    emergencies.end(second.public_id, at(asker, OVER), OVER)
    assert EmergencyUse.objects.get(pk=second.pk).ended_at == LATER, "twice is as once"


def test_nobody_else_ends_it(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    made = use(asker, case.reference)
    for person in (team.officer, team.senior):
        with pytest.raises(Refused) as refused:
            emergencies.end(made.public_id, at(person), LATER)
        assert not refused.value.decision.known
    assert opens(asker, case)


def test_what_is_done_under_it_is_on_its_ground_and_the_review_lists_it(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    made = use(asker, case.reference)
    by = at(asker, LATER)
    scope.set_acting(by, TODAY)
    cases.view(Case.objects.get(pk=case.pk), by, LATER)
    scope.set_acting(at(team.senior), TODAY)
    found = reviews.one(at(team.senior), LATER, made.public_id)
    assert found is not None
    one, done = found
    assert [each.words.en for each in done] == ["Used emergency access to the case", "Opened the case file"]
    assert (one.who, one.reference, one.times) == ("Owain Siôn", case.reference, 1)
    assert one.words == "A neighbour rings: he is at her door."


def test_repeat_use_is_counted_over_thirty_days(team: make.Team, asker: Staff, privacy: Staff) -> None:
    for days in (31, 29, 1, 0):
        use(asker, "ZZZ-ZZZZ-Z", NOW - timedelta(days=days))
    scope.set_acting(at(privacy), TODAY)
    assert {one.times for one in reviews.of(at(privacy), NOW)} == {3}


def test_it_is_late_when_a_working_day_has_passed(team: make.Team, asker: Staff, privacy: Staff) -> None:
    use(asker, make.case(team).reference)  # on a Friday
    for days, late in ((0, 0), (3, 0), (4, 1)):
        moment = NOW + timedelta(days=days)
        for person in (team.senior, privacy):
            scope.set_acting(at(person, moment), moment.date())
            assert reviews.late(at(person, moment), moment) == late, days
        scope.set_acting(at(team.officer, moment), moment.date())
        assert reviews.late(at(team.officer, moment), moment) == 0


def test_who_used_it_never_reviews_it_even_as_senior(team: make.Team, privacy: Staff) -> None:
    case = sealed(team, team.manager)
    made = use(team.senior, case.reference)
    with pytest.raises(Refused):
        emergencies.review(made.public_id, at(team.senior), LATER, verdict="justified", words="It was I.")
    scope.set_acting(UPKEEP, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyUse.objects.filter(pk=made.pk).update(reviewed_by=team.senior, reviewed_at=NOW, verdict="justified")


@pytest.mark.parametrize(
    "who", ["officer", "manager", "senior elsewhere", "privacy officer elsewhere", "barred senior"]
)
def test_nobody_reviews_it_but_its_seniors_and_privacy_officers(who: str, team: make.Team, asker: Staff) -> None:
    elsewhere = make.team()
    case = make.case(team)
    made = use(asker, case.reference)
    person = {
        "officer": team.officer,
        "manager": team.manager,
        "senior elsewhere": elsewhere.senior,
        "privacy officer elsewhere": make.member(elsewhere.unit, Role.PRIVACY_OFFICER),
        "barred senior": team.senior,
    }[who]
    if who == "barred senior":
        scope.set_acting(UPKEEP, TODAY)
        Bar.objects.create(case=case, staff=person, why="conflict", starts_on=TODAY)
    with pytest.raises(Refused):
        emergencies.review(made.public_id, at(person), LATER, verdict="justified", words="Fine.")


def test_a_senior_in_a_sealed_case_by_an_emergency_of_their_own_reviews_nobodys(team: make.Team, asker: Staff) -> None:
    case = sealed(team, team.manager)
    made = use(asker, case.reference)
    use(team.senior, case.reference)
    with pytest.raises(Refused):
        emergencies.review(made.public_id, at(team.senior, LATER), LATER, verdict="justified", words="Fine.")


def test_one_review_stands(team: make.Team, asker: Staff, privacy: Staff) -> None:
    made = use(asker, make.case(team).reference)
    said = {"verdict": "not_justified", "words": "The officer was at her desk."}
    for _ in range(2):
        emergencies.review(made.public_id, at(privacy), LATER, **said)
    with pytest.raises(Changed):
        emergencies.review(made.public_id, at(team.senior), LATER, **said)
    make.act_as(asker)
    assert asked.own(at(asker), LATER)[0].verdict == "not_justified"
    scope.set_acting(UPKEEP, TODAY)
    assert JournalEntry.objects.filter(verb="emergency.review").count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [({"words": " \n"}, "words"), ({"words": "x" * 2001}, "words"), ({"reason": "bored"}, "reason")],
)
def test_bad_answers_are_refused_and_leave_nothing(
    more: dict[str, str], field: str, team: make.Team, asker: Staff
) -> None:
    with pytest.raises(Invalid) as refused:
        use(asker, make.case(team).reference, NOW, **more)
    assert refused.value.field == field
    scope.set_acting(UPKEEP, TODAY)
    assert not EmergencyUse.objects.exists() and not Alert.objects.exists()


def test_the_database_takes_no_use_of_five_hours(team: make.Team, asker: Staff) -> None:
    made = use(asker, make.case(team).reference)
    scope.set_acting(UPKEEP, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyUse.objects.filter(pk=made.pk).update(ends_at=NOW + timedelta(hours=5))


def test_a_form_sent_twice_is_one_use(team: make.Team, asker: Staff) -> None:
    case, key = make.case(team), uuid4()
    assert use(asker, case.reference, form_key=key) == use(asker, case.reference, form_key=key)
    assert len(told(team.officer)) == 1
    other = make.member(team.unit, OFFICER)
    assert use(other, case.reference, form_key=key).staff == other, "a key is one person's own"


def test_who_works_no_cases_has_none(team: make.Team, privacy: Staff) -> None:
    for person in (privacy, make.member(team.unit, Role.ADMINISTRATOR), make.member(team.unit, Role.PARTNER)):
        with pytest.raises(Refused):
            use(person, make.case(team).reference)


def test_what_was_written_lies_sealed_in_the_database(team: make.Team, asker: Staff) -> None:
    made = use(asker, make.case(team).reference)
    with connection.cursor() as cursor:
        scope.set_acting(UPKEEP, TODAY)
        cursor.execute("select words from records_emergencyuse where id = %s", [made.pk])
        assert "neighbour" not in str(cursor.fetchone())


def test_a_manager_reads_a_case_until_the_end_of_the_day_for_a_reason(team: make.Team) -> None:
    case = make.case(team)
    for _ in range(2):
        emergencies.sample(case, at(team.manager), NOW, reason="complaint", words="Her brother complained.")
    assert opens(team.manager, case)
    assert not opens(team.manager, case, NOW + timedelta(days=1))
    make.act_as(team.officer)
    assert Sample.objects.get(case=case).words == "Her brother complained."
    assert JournalEntry.objects.filter(case_id=case.pk, verb="case.sample").count() == 1


def test_nobody_but_a_manager_reads_for_a_reason_and_not_a_sealed_case(team: make.Team, asker: Staff) -> None:
    case = make.case(team)
    for person in (team.officer, team.senior, asker, make.member(team.unit, OFFICER)):
        with pytest.raises(Refused):
            emergencies.sample(case, at(person), NOW, reason="quality", words="x")
    hidden = sealed(team, team.senior)
    with pytest.raises(Refused) as refused:
        emergencies.sample(hidden, at(team.manager), NOW, reason="quality", words="x")
    assert not refused.value.decision.known


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_with_one_form_are_one_use() -> None:
    team = make.team()
    asker, key = make.member(team.unit, OFFICER), uuid4()
    with scope.acting(team.by, TODAY):
        case = make.case(team)

    def press(_: int) -> int:
        try:
            return use(asker, case.reference, form_key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as hands:
        assert len(set(hands.map(press, range(20)))) == 1
    with scope.acting(UPKEEP, TODAY):
        assert EmergencyUse.objects.count() == NamedAccess.objects.filter(place="emergency").count() == 1
        assert Alert.objects.filter(recipient=team.officer).count() == 1
