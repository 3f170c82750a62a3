"""Findings: three outcomes, and no truth value."""

import pytest

from alongside.rules.findings import Finding, Outcome, Reason
from alongside.rules.words import Words

BECAUSE = Reason(Words("The order lists the offence", "Mae'r gorchymyn yn rhestru'r drosedd"))


@pytest.mark.parametrize("finding", [Finding.yes(BECAUSE), Finding.no(BECAUSE), Finding.judgement(BECAUSE)])
def test_a_finding_has_no_truth_value(finding: Finding) -> None:
    with pytest.raises(TypeError, match="compare its outcome"):
        bool(finding)


def test_the_three_outcomes_stay_apart() -> None:
    outcomes = [each(BECAUSE).outcome for each in (Finding.yes, Finding.no, Finding.judgement)]
    assert outcomes == [Outcome.YES, Outcome.NO, Outcome.JUDGEMENT]


def test_a_finding_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        Finding.yes()
