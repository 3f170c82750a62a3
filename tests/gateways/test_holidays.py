"""The bank holidays that come with the package."""

from datetime import date

from alongside.gateways.holidays import england_and_wales


def test_the_published_years_are_known_and_no_others() -> None:
    calendar = england_and_wales()
    assert (calendar.first_year, calendar.last_year) == (2012, 2028)


def test_a_substitute_day_is_named_as_one_in_both_languages() -> None:
    name = england_and_wales().holiday(date(2026, 12, 28))
    assert name is not None
    assert (name.en, name.cy) == ("Boxing Day, substitute day", "Gŵyl San Steffan, diwrnod yn ei lle")


def test_a_holiday_by_proclamation_is_kept() -> None:
    assert not england_and_wales().is_working_day(date(2022, 9, 19))


def test_a_holiday_of_scotland_is_a_working_day_here() -> None:
    assert england_and_wales().is_working_day(date(2026, 11, 30))


def test_no_name_is_left_in_english_where_welsh_is_asked() -> None:
    names = [name for year in england_and_wales().years.values() for name in year.values()]
    assert [name.en for name in names if name.en == name.cy] == []
