"""What a rule answers when the question is yes or no: an outcome that a person can be told the reasons of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from alongside.rules.sources import Source
from alongside.rules.words import Words


class Outcome(StrEnum):
    """Three, because this work has three. Stored: values never change."""

    YES = "yes"
    NO = "no"
    JUDGEMENT = "judgement"
    """A person must decide: it becomes a question in the owner's diary, never a silent no."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in words fit to be read out, and where that was read."""

    words: Words
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome with its reasons (at least one, else ValueError).

    It has no truth value: `if finding` would let a judgement pass for a yes, so it raises TypeError.
    Ask `finding.outcome is Outcome.YES`.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("A finding needs a reason")

    def __bool__(self) -> NoReturn:
        raise TypeError("A finding is yes, no or a judgement: compare its outcome, do not test it for truth")

    @classmethod
    def yes(cls, *reasons: Reason) -> "Finding":
        """It is so."""
        return cls(Outcome.YES, reasons)

    @classmethod
    def no(cls, *reasons: Reason) -> "Finding":
        """It is not so."""
        return cls(Outcome.NO, reasons)

    @classmethod
    def judgement(cls, *reasons: Reason) -> "Finding":
        """A person must decide, and these are the reasons to weigh."""
        return cls(Outcome.JUDGEMENT, reasons)
