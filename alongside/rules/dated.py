"""Figures that the law changes on a day: each keeps the day it began and where it was read."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from alongside.rules.sources import Source

Value = TypeVar("Value")


class NotYetInForce(LookupError):
    """No figure had begun by the day asked about. The message is fit to show."""


@dataclass(frozen=True, slots=True)
class From(Generic[Value]):
    """`value` holds from `day` (included) until a later figure takes its place."""

    day: date
    value: Value
    source: Source


@dataclass(frozen=True, slots=True)
class Dated(Generic[Value]):
    """A figure and all it has been: old events keep the figure of their own day.

    Raises ValueError when made of nothing, or of figures out of the order of their days.
    """

    figures: tuple[From[Value], ...]

    def __post_init__(self) -> None:
        days = [figure.day for figure in self.figures]
        if not days or any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError("A dated figure needs at least one value, each from a later day than the one before")

    def on(self, day: date) -> From[Value]:
        """The figure in force on `day`, with its source. Raises NotYetInForce before the first."""
        for figure in reversed(self.figures):
            if figure.day <= day:
                return figure
        raise NotYetInForce(f"No figure is known for {day.isoformat()}: the first begins on {self.figures[0].day}")
