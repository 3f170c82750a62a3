"""The statutory scheme: who is in, who may be, and where a person must look."""

import pytest

from alongside.rules.eligibility import VERSION, Offence, Result, Sentence, Standing, eligibility
from alongside.rules.lengths import Length

LISTED = frozenset({"CJA2003-15"})
YEAR = Length(months=12)
SHORT = Length(months=9)


def stands(
    *results: Result, code: str = "OF61016", lists: frozenset[str] = LISTED, parents: frozenset[str] = frozenset()
) -> Standing:
    return eligibility(Sentence((Offence(code, lists, parents, results),))).standing


@pytest.mark.parametrize(
    ("result", "standing"),
    [
        (Result("CUSTODY_DETERMINATE", YEAR), Standing.ELIGIBLE),
        (Result("CUSTODY_YOUTH", YEAR), Standing.ELIGIBLE),
        (Result("CUSTODY_YOUTH", SHORT), Standing.NOT_ELIGIBLE),
        (Result("CUSTODY_DETERMINATE", SHORT), Standing.NOT_ELIGIBLE),
        (Result("CUSTODY_DETERMINATE", Length(weeks=52)), Standing.JUDGEMENT),
        (Result("CUSTODY_DETERMINATE"), Standing.JUDGEMENT),
        (Result("CUSTODY", life=True), Standing.ELIGIBLE),
        (Result("CUSTODY_INDETERMINATE"), Standing.ELIGIBLE),
        (Result("CUSTODY_EXTENDED", SHORT), Standing.ELIGIBLE),
        (Result("HOSPITAL_ORDER"), Standing.ELIGIBLE),
        (Result("HOSPITAL_AND_LIMITATION_DIRECTION"), Standing.ELIGIBLE),
        (Result("INTERIM_HOSPITAL_ORDER"), Standing.WAIT),
        (Result("REMAND"), Standing.WAIT),
        (Result("SUSPENDED", YEAR), Standing.NOT_ELIGIBLE),
        (Result("SUSPENDED_ACTIVATED", YEAR), Standing.JUDGEMENT),
        (Result("NOT_CONVICTED"), Standing.NOT_ELIGIBLE),
        (Result("COMPENSATION"), Standing.NOT_ELIGIBLE),
        (Result("CUSTODY_DETERMINATE", YEAR, final=False), Standing.WAIT),
    ],
)
def test_a_listed_offence_stands_by_its_result(result: Result, standing: Standing) -> None:
    assert stands(result) is standing


@pytest.mark.parametrize("lists", [frozenset({"MURDER"}), frozenset({"SOA2003-3"}), frozenset({"TERRORISM"})])
def test_murder_notification_and_terrorist_offences_are_listed(lists: frozenset[str]) -> None:
    assert stands(Result("CUSTODY_DETERMINATE", YEAR), lists=lists) is Standing.ELIGIBLE


def test_long_custody_for_an_unlisted_offence_may_be_offered_the_service() -> None:
    assert stands(Result("CUSTODY_DETERMINATE", YEAR), lists=frozenset()) is Standing.DISCRETIONARY_POSSIBLE


def test_an_attempt_at_a_listed_offence_is_a_question() -> None:
    result = Result("CUSTODY_DETERMINATE", YEAR)
    assert stands(result, code="OF61016A", lists=frozenset(), parents=LISTED) is Standing.JUDGEMENT


def test_an_offence_without_a_code_is_a_question() -> None:
    assert stands(Result("CUSTODY_DETERMINATE", YEAR), code="", lists=frozenset()) is Standing.JUDGEMENT


def test_short_custody_for_abuse_at_home_may_fall_under_another_scheme() -> None:
    listed = frozenset({"DOMESTIC_ABUSE"})
    assert stands(Result("CUSTODY_DETERMINATE", SHORT), lists=listed) is Standing.DISCRETIONARY_POSSIBLE


def test_short_terms_that_make_a_long_total_are_a_question() -> None:
    offence = Offence("OF61016", LISTED, results=(Result("CUSTODY_DETERMINATE", SHORT),))
    total = Result("TOTAL_LENGTH", Length(months=18))
    assert eligibility(Sentence((offence, offence), (total,))).standing is Standing.JUDGEMENT


def test_the_strongest_offence_decides_for_the_sentence() -> None:
    weak = Offence("TH68001", results=(Result("CUSTODY_DETERMINATE", SHORT),))
    strong = Offence("OF61016", LISTED, results=(Result("CUSTODY_DETERMINATE", YEAR),))
    found = eligibility(Sentence((weak, strong)))
    assert found.standing is Standing.ELIGIBLE
    assert len(found.reasons) == 1
    assert found.version == VERSION


def test_a_sentence_without_an_offence_is_a_question() -> None:
    assert eligibility(Sentence(())).standing is Standing.JUDGEMENT
