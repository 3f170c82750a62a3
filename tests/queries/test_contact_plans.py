"""Contact plans as they are asked for, and how the attempts on a case stand."""

from datetime import timedelta

import pytest

from alongside.queries import attempts, contact_plans
from alongside.records.models import ContactPlan
from alongside.rules.attempts import Step
from alongside.rules.contact_times import CarefulDay, Sort, Times, keep_careful, keep_times
from alongside.rules.needs import Need
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_who_has_no_plan_has_an_empty_one_with_what_is_known_of_the_person() -> None:
    team = make.team()
    case = make.case(team)
    make.act_as(team.officer)
    found = contact_plans.of([case.person_id])[case.person_id]
    assert (found.language, found.safe_word, found.needs, found.called) == ("en", "", (), None)
    assert found.review_by(high_risk=False) is None


def test_a_plan_is_found_whole() -> None:
    team = make.team()
    case = make.case(team)
    make.act_as(team.officer)
    ContactPlan.objects.create(
        person=case.person,
        term="own",
        own_term="dyn sy'n dal i fynd",
        needs=["bsl", "braille", "gone_since"],
        safe_word="mafon 🫐",
        times=keep_times([Times(Sort.AVOID, (1, 3), why="ysgol")]),
        careful_days=keep_careful([CarefulDay(14, 2)]),
        said='{"words": ["Mari", "2026-12-01"]}',
        reviewed_on=make.TODAY,
        recorded_at=make.NOW,
    )
    found = contact_plans.of([case.person_id])[case.person_id]
    assert found.needs == (Need.BRAILLE, Need.BSL)
    assert found.safe_word == "mafon 🫐"
    assert found.called is not None
    assert found.called.en == "dyn sy'n dal i fynd"
    assert found.times[0].days == (1, 3)
    assert found.said["words"][0] == "Mari"
    by, by_at_high_risk = found.review_by(high_risk=False), found.review_by(high_risk=True)
    assert by == make.TODAY + timedelta(days=183)
    assert by_at_high_risk == make.TODAY + timedelta(days=90)


def test_the_plan_of_a_case_one_does_not_open_is_not_there() -> None:
    team, other = make.team(), make.team()
    case = make.case(team)
    make.act_as(team.officer)
    ContactPlan.objects.create(person=case.person, safe_word="mafon", recorded_at=make.NOW)
    make.act_as(other.officer)
    assert contact_plans.of([case.person_id]) == {}


def test_a_new_case_waits_for_its_first_attempt_within_two_working_days() -> None:
    team = make.team()
    case = make.case(team)
    make.act_as(team.officer)
    found = attempts.of(case, make.TODAY)
    assert (found.number, found.first, found.step) == (0, True, Step.TRY)
    assert str(found.next_by) == "2026-12-22"
