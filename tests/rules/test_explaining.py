"""The paragraph that says why a day is the day."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from alongside.rules.clocks import Limit, Period
from alongside.rules.counting import due
from alongside.rules.explaining import say_day, say_limit
from alongside.rules.sources import Confidence, Source
from tests.rules.calendars import CALENDAR, limit, rule


def test_a_day_before_christmas_explains_itself_in_english() -> None:
    answer = due(rule(limit(5), limit(1)), date(2026, 12, 18), enhanced=False, calendar=CALENDAR)
    assert answer.because.en == (
        "The time runs from the arrest, on Friday 18 December 2026. "
        "The limit is 5 working days, counted from the next day. "
        "Weekends and these bank holidays are not counted: Christmas Day (Friday 25 December 2026) and "
        "Boxing Day, substitute day (Monday 28 December 2026). "
        "The last day is Tuesday 29 December 2026. "
        "Rule VC-X. Source: Victims' Code 2021, Right 6. "
        "We have read this where another body restates it, not in the source itself. Rule version vc-2021."
    )


def test_a_day_before_christmas_explains_itself_in_welsh() -> None:
    answer = due(rule(limit(5), limit(1)), date(2026, 12, 18), enhanced=True, calendar=CALENDAR)
    assert answer.because.cy == (
        "Mae'r amser yn rhedeg o'r digwyddiad hwn: yr arestio, ddydd Gwener 18 Rhagfyr 2026. "
        "Gyda hawliau uwch, y terfyn yw 1 diwrnod gwaith, gan gyfrif o'r diwrnod nesaf. "
        "Ni chyfrifir penwythnosau. "
        "Y diwrnod olaf yw dydd Llun 21 Rhagfyr 2026. "
        "Rheol VC-X. Ffynhonnell: Victims' Code 2021, Right 6. "
        "Rydym wedi darllen hyn lle mae corff arall yn ei ailadrodd, nid yn y ffynhonnell ei hun. "
        "Fersiwn y rheol: vc-2021."
    )


def test_enhanced_rights_are_only_named_where_they_change_the_limit() -> None:
    because = due(rule(limit(5)), date(2026, 12, 18), enhanced=True, calendar=CALENDAR).because
    assert "The limit is 5 working days" in because.en
    assert "nhanced" not in because.en


def test_a_count_back_says_so() -> None:
    because = due(rule(limit(8, "weeks"), before=True), date(2027, 1, 14), enhanced=False, calendar=CALENDAR).because
    assert because.en.startswith(
        "The time is counted back from the arrest, on Thursday 14 January 2027. The limit is 8"
    )
    assert "8 wythnos cyn hynny" in because.cy


def test_hours_say_the_time_of_day_and_that_the_clocks_change() -> None:
    because = due(rule(limit(24, "h")), datetime(2026, 10, 24, 10), enhanced=False, calendar=CALENDAR).because
    assert "at 10:00 on Saturday 24 October 2026" in because.en
    assert "The clocks change in between" in because.en
    assert "The last moment is 09:00 on Sunday 25 October 2026." in because.en
    assert "Yr eiliad olaf yw 09:00 ddydd Sul 25 Hydref 2026." in because.cy


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (Confidence.PRIMARY, "We have read this in the source itself."),
        (Confidence.SECONDARY, "where another body restates it"),
        (Confidence.BELIEVED, "Not verified: we believe"),
        (Confidence.DEFAULT, "Not verified: this is our own standard, not law."),
    ],
)
def test_how_sure_we_are_is_said_in_words(confidence: Confidence, said: str) -> None:
    answer = due(rule(limit(5), confidence=confidence), date(2026, 7, 1), enhanced=False, calendar=CALENDAR)
    assert said in answer.because.en


@pytest.mark.parametrize(
    ("count", "english", "welsh"),
    [
        (Limit(1, Period.WORKING_DAYS), "1 working day", "1 diwrnod gwaith"),
        (Limit(2, Period.WORKING_DAYS), "2 working days", "2 ddiwrnod gwaith"),
        (Limit(2, Period.MONTHS), "2 months", "2 fis"),
        (Limit(2, Period.WEEKS), "2 weeks", "2 wythnos"),
        (Limit(24, Period.HOURS), "24 hours", "24 awr"),
    ],
)
def test_a_limit_is_said_in_both_languages(count: Limit, english: str, welsh: str) -> None:
    assert (say_limit(count).en, say_limit(count).cy) == (english, welsh)


def test_every_month_and_weekday_has_its_welsh_name() -> None:
    said = {say_day(date(2027, month, month)).cy for month in range(1, 13)}
    assert "dydd Gwener 1 Ionawr 2027" in said
    assert "dydd Sul 12 Rhagfyr 2027" in said
    assert len({day.split()[3] for day in said}) == 12


def test_a_source_is_named_in_the_language_asked_for() -> None:
    source = Source("S1", "Code", "Right 6", instrument_cy="Cod", provision_cy="Hawl 6")
    assert (source.named(), source.named("cy")) == ("Code, Right 6", "Cod, Hawl 6")
    assert Source("S1", "Code").named("cy") == "Code"


def test_two_parts_of_a_source_with_one_name_are_named_once() -> None:
    twice = replace(rule(limit(5)), sources=(Source("S1", "Code", "Right 6"), Source("S2", "Code", "Right 6")))
    because = due(twice, date(2026, 12, 18), enhanced=False, calendar=CALENDAR).because
    assert "Source: Code, Right 6. " in because.en
    assert "Ffynhonnell: Code, Right 6. " in because.cy
