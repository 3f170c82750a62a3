"""Local standards: stricter than the law, never looser; and the adding of staff."""

from datetime import date, timedelta

import pytest

from alongside.actions import staff, standards
from alongside.actions.performing import Invalid, Refused
from alongside.records.models import JournalEntry, LocalStandard, Membership
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, act_as, actor, case, charged, duty, member, team

pytestmark = pytest.mark.django_db


def test_a_stricter_standard_holds_for_what_arises_from_then_on() -> None:
    of = team()
    before = duty(charged(case(of), of))
    standards.set_limit(of.unit, actor(of.manager), NOW, rule="VC-R6-09", n=3)
    after = duty(charged(case(of, "Aled Sampl"), of))
    assert (before.due_on, after.due_on) == (date(2026, 12, 29), date(2026, 12, 23))
    act_as(of.manager)
    assert JournalEntry.objects.get(verb="standard.set").facts == {"rule": "VC-R6-09", "n": 3, "unit": of.unit.pk}


def test_a_looser_standard_is_refused_in_words() -> None:
    of = team()
    with pytest.raises(Invalid) as refused:
        standards.set_limit(of.unit, actor(of.manager), NOW, rule="VC-R6-09", n=6)
    assert refused.value.field == "n" and "never looser" in refused.value.words.en
    assert not LocalStandard.objects.exists()


def test_counted_backwards_stricter_means_longer_before() -> None:
    of = team("probation")
    with pytest.raises(Invalid):
        standards.set_limit(of.unit, actor(of.manager), NOW, rule="VCS-14", n=7)
    assert standards.set_limit(of.unit, actor(of.manager), NOW, rule="VCS-14", n=9).period == "weeks"


@pytest.mark.parametrize(("rule", "n", "field"), [("VC-X", 1, "rule"), ("VC-R6-07", 1, "rule"), ("VC-R6-09", -1, "n")])
def test_bad_input_is_answered(rule: str, n: int, field: str) -> None:
    of = team()
    with pytest.raises(Invalid) as refused:
        standards.set_limit(of.unit, actor(of.manager), NOW, rule=rule, n=n)
    assert refused.value.field == field


def test_a_second_standard_ends_the_first_and_dropping_it_brings_back_the_law() -> None:
    of = team()
    manager = actor(of.manager)
    standards.set_limit(of.unit, manager, NOW, rule="VC-R6-09", n=3)
    standards.set_limit(of.unit, manager, NOW, rule="VC-R6-09", n=4)
    assert LocalStandard.objects.get(ends_on=None).n == 4
    standards.set_limit(of.unit, manager, NOW + timedelta(days=3), rule="VC-R6-09", n=2)
    assert LocalStandard.objects.get(n=4).ends_on == TODAY + timedelta(days=2)
    standards.drop_limit(of.unit, manager, NOW + timedelta(days=9), rule="VC-R6-09")
    assert not LocalStandard.objects.filter(ends_on=None).exists()


@pytest.mark.parametrize("who", ["officer", "senior"])
def test_only_a_manager_sets_a_standard(who: str) -> None:
    of = team()
    with pytest.raises(Refused):
        standards.set_limit(of.unit, actor(getattr(of, who)), NOW, rule="VC-R6-09", n=3)


def test_a_manager_sets_none_for_another_unit() -> None:
    of, other = team(), team()
    with pytest.raises(Refused) as refused:
        standards.set_limit(of.unit, actor(other.manager), NOW, rule="VC-R6-09", n=3)
    assert not refused.value.decision.known


def test_an_administrator_adds_staff_whose_user_name_is_theirs_alone() -> None:
    of = team()
    by = actor(member(of.unit, Role.ADMINISTRATOR))
    made = staff.add(
        of.unit, by, NOW, username=" Elen.Morris ", name="Elen Morris", role=Role.SENIOR, password="a long phrase here"
    )
    assert (made.username, made.check_password("a long phrase here")) == ("elen.morris", True)
    assert Membership.objects.get(staff=made).role == "senior"
    with pytest.raises(Invalid) as refused:
        staff.add(of.unit, by, NOW, username="ELEN.MORRIS", name="Elen", role=Role.SENIOR, password="x")
    assert refused.value.field == "username"


@pytest.mark.parametrize(
    ("username", "name", "field"), [("", "Elen", "username"), ("a b", "E", "username"), ("e", "", "name")]
)
def test_staff_need_a_user_name_and_a_name(username: str, name: str, field: str) -> None:
    of = team()
    by = actor(member(of.unit, Role.ADMINISTRATOR))
    with pytest.raises(Invalid) as refused:
        staff.add(of.unit, by, NOW, username=username, name=name, role=Role.SENIOR, password="x")
    assert refused.value.field == field


def test_an_officer_adds_nobody() -> None:
    of = team()
    with pytest.raises(Refused):
        staff.add(of.unit, of.by, NOW, username="elen", name="Elen", role=Role.SENIOR, password="x")


def test_cover_ends_by_itself_and_no_administrator_watches_over_themselves() -> None:
    of = team()
    administrator = member(of.unit, Role.ADMINISTRATOR)
    by = actor(administrator)
    until = TODAY + timedelta(days=14)
    staff.join(of.unit, by, NOW, person=of.officer, role=Role.DUTY, until=until)
    assert actor(of.officer, until).holds(Role.DUTY)
    assert not actor(of.officer, until + timedelta(days=1)).holds(Role.DUTY)
    with pytest.raises(Invalid) as refused:
        staff.join(of.unit, by, NOW, person=administrator, role=Role.PRIVACY_OFFICER)
    assert refused.value.field == "person"
