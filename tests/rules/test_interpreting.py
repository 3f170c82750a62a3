"""Who may interpret: never family, and nobody of the case."""

import pytest

from alongside.rules.interpreting import A_RELATIVE, OF_THE_CASE, may_interpret

PEOPLE = ("Kevin Sample", "Mari Testament", "Wanda", "Siân ap Rhys")


@pytest.mark.parametrize("named", ["Kevin Sample", "SAMPLE, Kevin", "Mr Kevin Sample", "Sian Rhys", "Wanda"])
def test_nobody_of_the_case_interprets_however_their_name_is_written(named: str) -> None:
    assert may_interpret(named, PEOPLE) is OF_THE_CASE


@pytest.mark.parametrize(
    "named", ["her daughter", "Daughter, Anna", "ei chwaer", "Mam", "son", "his ex", "a friend of the family", "nan"]
)
def test_no_relative_or_friend_interprets(named: str) -> None:
    assert may_interpret(named, PEOPLE) is A_RELATIVE


@pytest.mark.parametrize("named", ["", "Polish", "Nan Li", "Son Ha-neul", "Kevin Jones", "BigWord, line 4", "مريم"])
def test_anybody_else_may(named: str) -> None:
    assert may_interpret(named, PEOPLE) is None
