"""What may be noted, and what may not."""

from datetime import date
from uuid import UUID

import pytest

from alongside.rules.noted import unfit


@pytest.mark.parametrize(
    "value",
    [
        None, True, 7, -1, "", "told", "police.tell_of_charge", "@case_closed", "VC-R6-09", "NOMS", "PED", "case.view",
        "2026-11-22", "2026-11-22T09:30:00+00:00", "3fa1c2d4", "6f1f8a52-6c1c-4d0e-9d0e-0a4f5a1f3b11",
        date(2026, 11, 22), UUID(int=1), [1, 2], ("risk", "hospital"), [],
    ],
)  # fmt: skip
def test_ids_counts_days_and_codes_may_be_noted(value: object) -> None:
    assert unfit({"fact": value}) == []


@pytest.mark.parametrize(
    "value",
    [
        "Mari", "Mari Testament", "she moves on Monday", "07700 900123", "07700900123", "+447700900123", "A1234BC",
        "mari@example.org", "12 High Street", "ZZ99 9AB", "ZZ99", "K7M-4QXD-T", "x" * 61, "two\nlines", 1.5, {"a": 1},
        ["told", "Mari Testament"], [["a"]], b"told", "Siân",
    ],
)  # fmt: skip
def test_names_numbers_and_sentences_may_not(value: object) -> None:
    assert unfit({"fact": value}) == ["fact"]


def test_a_name_of_a_fact_is_a_code_too() -> None:
    assert unfit({"Mari Testament": 1, "kind": "told"}) == ["Mari Testament"]
