"""The units of a person, and who works there."""

import pytest

from alongside.queries import units
from tests.factories import TODAY, act_as, team

pytestmark = pytest.mark.django_db


def test_colleagues_are_those_who_work_cases_in_ones_own_unit() -> None:
    of, other = team(), team()
    by = act_as(of.officer)
    assert [one.name for one in units.colleagues(by, TODAY, of.unit.pk)] == ["Grace Adeyemi", "Nia Pugh", "Tomos Rees"]
    assert units.colleagues(by, TODAY, other.unit.pk) == ()
