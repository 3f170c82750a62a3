"""A child in a household of domestic abuse is thought of, with the law beside it; and never where there is none."""

from datetime import date

import pytest

from alongside.rules.households import OWN_RIGHT, hint, is_child

TODAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("born", "child"),
    [
        (date(2018, 3, 1), True),
        (date(2008, 12, 19), True),
        (date(2008, 12, 18), False),
        (date(1990, 5, 4), False),
        (None, False),
    ],
)
def test_who_is_a_child(born: date | None, child: bool) -> None:
    assert is_child(born, TODAY) is child


def test_only_domestic_abuse_with_a_child_who_is_no_victim_yet_gives_the_prompt() -> None:
    assert hint(domestic=True, children_without_a_part=1) is not None
    assert hint(domestic=True, children_without_a_part=0) is None
    assert hint(domestic=False, children_without_a_part=2) is None


def test_the_prompt_is_neutral_and_its_source_is_the_act() -> None:
    said = hint(domestic=True, children_without_a_part=1)
    assert said is not None
    assert "think about" in said.en
    assert OWN_RIGHT.named() == "Domestic Abuse Act 2021, section 3"
    assert OWN_RIGHT.named("cy") == "Deddf Cam-drin Domestig 2021, adran 3"
