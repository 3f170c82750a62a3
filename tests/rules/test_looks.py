"""Sweeps and grounds, without a database."""

from datetime import UTC, datetime, timedelta

from alongside.rules.looks import GROUNDS, OF_WORK, Look, ground_words, sweeps
from alongside.rules.standing import Ground

BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def looks(many: int, every: float, *, staff: int = 1, first: int = 0, after: float = 0) -> list[Look]:
    return [Look(staff, 7, BEGAN + timedelta(seconds=after + every * n), first + n) for n in range(many)]


def test_fifty_cases_within_ten_minutes_are_one_sweep_and_forty_nine_are_none() -> None:
    assert list(sweeps(looks(49, 1))) == []
    (one,) = sweeps(looks(50, 1))
    assert (one.cases, one.started_at, one.ended_at) == (50, BEGAN, BEGAN + timedelta(seconds=49))


def test_the_same_case_looked_at_often_is_no_sweep() -> None:
    assert list(sweeps([one._replace(case_id=1) for one in looks(500, 1)])) == []


def test_a_days_work_is_no_sweep_however_many_cases_it_has() -> None:
    assert list(sweeps(looks(300, 15))) == []


def test_two_people_together_are_no_sweep() -> None:
    assert list(sweeps([*looks(30, 1), *looks(30, 1, staff=2)])) == []


def test_a_long_sweep_is_one_and_two_with_rest_between_are_two() -> None:
    (long,) = sweeps(looks(200, 5))
    assert long.cases == 200
    again = list(sweeps([*looks(60, 1), *looks(60, 1, after=3600)]))
    assert [one.cases for one in again] == [60, 60]


def test_every_ground_has_words_and_emergency_access_and_none_are_no_reason_of_work() -> None:
    assert set(Ground) <= GROUNDS.keys()
    assert GROUNDS.keys() - OF_WORK == {Ground.EMERGENCY, ""}
    assert ground_words("never written down") == GROUNDS[""]
