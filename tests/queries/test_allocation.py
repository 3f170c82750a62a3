"""What waits for an officer, in which order, and who is suggested."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from alongside.actions import allocation as acts
from alongside.actions import cases, covers, tasks
from alongside.actions.people import Details
from alongside.queries import allocation, load, scope
from alongside.records.models import Bar, Case, Membership, OfficerProfile, Person, Staff
from alongside.records.models import Team as Part
from alongside.rules.access import Role
from alongside.rules.triage import Level
from tests.factories import NOW, TODAY, Team, act_as, case, hosting, member, team

pytestmark = pytest.mark.django_db
VCO = Role.VICTIM_CARE_OFFICER


def waiting(of: Team, name: str = "Waiting Jones", **more: Any) -> Case:
    return case(of, name, owner=None, **more)


def page(of: Team, who: Staff | None = None, **more: Any) -> allocation.Page:
    return allocation.page(act_as(who or of.manager), of.unit.pk, TODAY, **more)


def names(found: allocation.Page) -> list[str]:
    return [row.name for row in found.rows]


def profile(of: Team, staff: Staff, **more: Any) -> None:
    acts.describe(staff, act_as(of.manager), NOW, **{"hours": Decimal(37), **more})


def test_the_most_urgent_waits_first_then_the_oldest() -> None:
    of = team()
    waiting(of, "Newer Plain", opened_on=TODAY)
    waiting(of, "Older Plain", opened_on=TODAY - timedelta(days=3))
    waiting(of, "Stalked Person", offence_summary="Stalking involving fear of violence")
    waiting(of, "Bicycle Person", offence_summary="Theft of pedal cycle")
    found = page(of)
    assert names(found) == ["Stalked Person", "Older Plain", "Newer Plain", "Bicycle Person"]
    assert [row.level for row in found.rows] == [Level.P2, Level.P3, Level.P3, Level.P4]
    assert found.counts == {Level.P2: 1, Level.P3: 2, Level.P4: 1}
    assert found.rows[0].reasons[0].en == "Targeted again and again, or stalked."
    assert names(page(of, level="P4")) == ["Bicycle Person"]


def test_what_is_urgent_or_late_on_a_case_raises_it() -> None:
    of = team()
    late = waiting(of, "Late Person")
    tasks.add(late, act_as(of.senior), NOW - timedelta(days=9), title="Ring", due_on=TODAY - timedelta(days=1))
    waiting(of, "Quiet Person")
    found = page(of)
    assert [(row.name, row.level) for row in found.rows] == [("Late Person", Level.P2), ("Quiet Person", Level.P3)]
    assert found.rows[0].reasons[0].en == "Something on the case is late."


def test_a_priority_given_by_an_officer_counts_and_says_whose_it_is() -> None:
    of = team()
    waiting(of, "First Person", opened_on=TODAY - timedelta(days=3))
    second = waiting(of, "Second Person")
    acts.set_priority(second, of.by, NOW, level="P1", why="She rang in tears.")
    first = page(of).rows[0]
    assert (first.name, first.level) == ("Second Person", Level.P1)
    assert first.given and (first.given.why, first.given.by) == ("She rang in tears.", "Nia Pugh")
    assert first.reasons[0].en.startswith("Nothing is known")


@pytest.mark.parametrize(
    "change",
    [{"name": "Siân ap Rhys"}, {"title": "Mx"}, {"pronouns": "they"}, {"language": "cy"}]
    + [{"date_of_birth": TODAY - timedelta(days=365 * years)} for years in (19, 45, 90)],
)
def test_who_somebody_is_never_moves_the_priority(change: dict[str, Any]) -> None:
    of = team()
    made = waiting(of, offence_summary="Common assault")
    before = [(row.level, row.reasons) for row in page(of).rows]
    act_as(of.senior)
    Person.objects.filter(pk=made.person_id).update(**change)
    assert [(row.level, row.reasons) for row in page(of).rows] == before


def test_the_welsh_speaker_is_suggested_for_who_uses_welsh() -> None:
    of = team()
    speaker = member(of.unit, VCO, "Zadie Welsh")
    profile(of, speaker, languages=["cy"])
    case(of, "Her Own", owner=speaker)
    waiting(of, "Uses Welsh", details=Details(name="Uses Welsh", language="cy"))
    waiting(of, "Uses English")
    found = {row.name: row.suggestion for row in page(of).rows}
    welsh, english = found["Uses Welsh"], found["Uses English"]
    assert welsh and english
    assert (welsh.name, welsh.reasons[0].en) == ("Zadie Welsh", "Speaks Welsh.")
    assert english.name == "Nia Pugh"


def test_who_knows_the_person_is_suggested() -> None:
    of = team()
    other = member(of.unit, VCO, "Zoe Earlier")
    earlier = case(of, "Known Person", owner=other)
    waiting(of, "Known Person", details=None, person=earlier.person)
    suggestion = page(of).rows[0].suggestion
    assert suggestion and suggestion.name == "Zoe Earlier"
    assert suggestion.reasons[0].en == "Worked with this person before."


def test_who_has_a_conflict_is_never_suggested_and_the_page_does_not_say_so() -> None:
    of = team()
    made = waiting(of)
    assert page(of).rows[0].suggestion
    with scope.upkeep():
        Bar.objects.create(case=made, staff=of.officer, why="conflict", starts_on=TODAY)
    found = page(of)
    assert found.rows[0].suggestion is None
    assert "Nia" not in repr(found.rows)


def test_of_a_sealed_case_only_its_list_learns_and_is_suggested() -> None:
    of = team()
    other = member(of.unit, VCO, "Ben Okafor")
    made = waiting(of)
    cases.restrict(made, act_as(of.officer), NOW, named=[of.officer, of.senior])
    assert page(of).total == 0
    (row,) = page(of, of.senior).rows
    assert row.name == made.code_name
    assert row.suggestion and row.suggestion.name == "Nia Pugh"
    assert other.name not in repr(row)


def test_who_is_away_or_has_no_hours_is_not_suggested_and_nobody_is_when_nobody_can() -> None:
    of = team()
    other = member(of.unit, VCO, "Ben Okafor")
    waiting(of)
    covers.start(of.officer, act_as(of.officer), NOW, cover=of.senior, why="planned", starts_on=TODAY, ends_on=TODAY)
    suggestion = page(of).rows[0].suggestion
    assert suggestion and suggestion.name == "Ben Okafor"
    profile(of, other, hours=Decimal(0))
    assert page(of).rows[0].suggestion is None


def test_each_suggestion_counts_those_before_it() -> None:
    of = team()
    member(of.unit, VCO, "Ben Okafor")
    for number in range(4):
        waiting(of, f"Person {number}")
    found = page(of)
    assert sorted(row.suggestion.name for row in found.rows if row.suggestion) == [
        *("Ben Okafor", "Ben Okafor", "Nia Pugh", "Nia Pugh"),
    ]
    assert [(one.load, then.load) for one, then in zip(found.plan.before, found.plan.after, strict=True)] == [
        (0, 36)
    ] * 2


def test_the_load_counts_hours_cover_late_duties_and_no_sealed_case_of_others() -> None:
    of = team()
    other = member(of.unit, VCO, "Ben Okafor")
    profile(of, of.officer, hours=Decimal("18.5"))
    acts.draw_line(of.unit, act_as(of.manager), NOW, role=str(VCO), points=40)
    old = TODAY - timedelta(days=60)
    late = case(of, "Late Person", opened_on=old)
    tasks.add(late, of.by, NOW - timedelta(days=9), title="Ring", due_on=TODAY - timedelta(days=1))
    cases.restrict(case(of, "Sealed Person"), of.by, NOW, named=[of.officer, of.senior])
    covers.start(of.officer, act_as(of.officer), NOW, cover=other, why="planned", starts_on=TODAY, ends_on=TODAY)
    ben, nia = load.of(act_as(of.manager), of.unit.pk, TODAY)
    assert (nia.cases, nia.officer.weight, nia.officer.own_line, nia.officer.over) == (1, 15, 20, 0)
    assert nia.officer.away
    assert (ben.officer.weight, ben.officer.load, ben.covers) == (0, 8, ("Nia Pugh",))
    _, for_the_list = (one for one in load.of(act_as(of.senior), of.unit.pk, TODAY) if one.cases or one.covers)
    assert for_the_list.cases == 2


def test_a_senior_of_a_team_sees_the_load_of_that_team() -> None:
    of = team()
    with hosting():
        part = Part.objects.create(unit=of.unit, slug="north", name_en="North", name_cy="Gogledd")
        theirs = Part.objects.create(unit=of.unit, slug="south", name_en="South", name_cy="De")
        Membership.objects.filter(staff=of.senior).update(team=part)
        Membership.objects.filter(staff=of.officer).update(team=theirs)
    member(of.unit, VCO, "Ben Okafor")
    assert [one.officer.name for one in load.of(act_as(of.senior), of.unit.pk, TODAY)] == ["Ben Okafor"]


def test_an_officer_or_a_manager_of_elsewhere_is_told_of_no_load() -> None:
    of, elsewhere = team(), team()
    assert load.of(act_as(of.officer), of.unit.pk, TODAY) == ()
    assert load.of(act_as(elsewhere.manager), of.unit.pk, TODAY) == ()
    waiting(of)
    assert allocation.page(act_as(elsewhere.manager), of.unit.pk, TODAY).total == 0


def test_pages_hold_a_hundred_and_a_page_that_is_not_there_is_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allocation, "A_PAGE", 2)
    of = team()
    for number in range(3):
        waiting(of, f"Person {number}")
    assert [len(page(of, number=number).rows) for number in (1, 2, 9, -1)] == [2, 1, 1, 2]


def test_a_page_asks_ten_questions_however_many_wait(django_assert_max_num_queries: Callable[[int], Any]) -> None:
    of = team()
    for number in range(5):
        acts.set_priority(waiting(of, f"Person {number}"), of.by, NOW, level="P1", why="Because.")
    by = act_as(of.manager)
    with django_assert_max_num_queries(10):
        allocation.page(by, of.unit.pk, TODAY)


def test_the_priority_of_one_case_is_that_of_the_list() -> None:
    of = team()
    made = waiting(of, offence_summary="Domestic abuse: assault")
    row = page(of).rows[0]
    act_as(of.senior)
    found, given = allocation.triage(Case.objects.get(pk=made.pk), TODAY)
    assert (found.level, found.reasons, given) == (row.level, row.reasons, None)
    assert not OfficerProfile.objects.exists()
