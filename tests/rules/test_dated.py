"""Figures that change on a day."""

from datetime import date

import pytest

from alongside.rules.dated import Dated, From, NotYetInForce
from alongside.rules.sources import Source

LAW = Source("S63", "Unduly lenient sentence scheme")
OLD = From(date(1989, 2, 1), 28, LAW)
NEW = From(date(2026, 6, 29), 182, LAW)


def test_the_old_figure_holds_to_the_eve_of_the_new() -> None:
    figure = Dated((OLD, NEW))
    assert [figure.on(day).value for day in (date(2026, 6, 28), date(2026, 6, 29))] == [28, 182]


def test_before_the_first_figure_there_is_none() -> None:
    with pytest.raises(NotYetInForce, match="begins on 1989-02-01"):
        Dated((OLD,)).on(date(1989, 1, 31))


@pytest.mark.parametrize("figures", [(), (NEW, OLD), (OLD, OLD)])
def test_figures_out_of_order_or_missing_are_refused(figures: tuple[From[int], ...]) -> None:
    with pytest.raises(ValueError, match="at least one value"):
        Dated(figures)
