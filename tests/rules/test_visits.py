"""Two go where the risk check says so, with its reasons; and nobody who is not back is passed over."""

from datetime import datetime, timedelta

import pytest

from alongside.rules.counting import LONDON
from alongside.rules.visits import QUESTIONS, STEPS, TWO, Alarm, alarms, two_because, why_two

NO = dict.fromkeys(QUESTIONS, "no")
BACK = datetime(2026, 12, 18, 15, 0, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("kind", "said", "warned", "risk", "codes"),
    [
        ("home", {}, False, "standard", ()),
        ("home", {"dogs": "yes"}, False, "high", ()),
        ("home", {}, True, "standard", ("warned",)),
        ("office", {}, True, "standard", ("warned",)),
        ("home", {"aggression": "yes"}, False, "standard", ("aggression",)),
        ("prison", {"weapons": "yes"}, False, "standard", ("weapons",)),
        ("home", {"weapons": "not_known"}, False, "high", ("weapons_unknown",)),
        ("home", {"weapons": "not_known"}, False, "medium", ()),
        ("office", {"weapons": "not_known"}, False, "high", ()),
        ("home", {"accused": "yes"}, False, "standard", ("accused",)),
        ("home", {"accused": "not_known"}, False, "standard", ("accused_unknown",)),
        ("court", {"accused": "not_known"}, False, "standard", ()),
        ("other", {"reach": "yes"}, False, "standard", ("reach",)),
        ("office", {"reach": "yes"}, False, "standard", ()),
        ("home", {"weapons": "yes", "accused": "yes"}, True, "high", ("warned", "weapons", "accused")),
    ],
)
def test_two_go_for_these_reasons_and_no_other(
    kind: str, said: dict[str, str], warned: bool, risk: str, codes: tuple[str, ...]
) -> None:
    assert two_because(kind, NO | said, warned=warned, risk=risk) == codes


def test_a_question_not_answered_is_no_no() -> None:
    with pytest.raises(KeyError):
        two_because("home", {"dogs": "no"}, warned=False, risk="standard")


def test_the_reasons_are_said_in_both_languages() -> None:
    said = why_two(TWO)
    assert all(words.en in said.en and words.cy in said.cy for words in TWO.values())


@pytest.mark.parametrize(
    ("minutes", "told", "now"),
    [
        (-1, 0, ()),
        (0, 0, (Alarm.BUDDY,)),
        (14, 1, ()),
        (15, 1, (Alarm.SENIORS,)),
        (29, 2, ()),
        (30, 2, (Alarm.MANAGERS,)),
        (600, 0, (Alarm.BUDDY, Alarm.SENIORS, Alarm.MANAGERS)),
        (600, 3, ()),
    ],
)
def test_the_alarm_goes_from_the_buddy_to_the_seniors_to_the_managers_and_catches_up(
    minutes: int, told: int, now: tuple[Alarm, ...]
) -> None:
    assert alarms(BACK, BACK + timedelta(minutes=minutes), told) == now
    assert len(STEPS) == 3
