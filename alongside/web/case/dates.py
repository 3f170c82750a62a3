"""Offences, sentences and key dates: where the other person stands, and where each date came from."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.catalogue.key_dates import BASES, STAFF_ONLY, date_words, sentence_words
from alongside.queries import case_file
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date


@dataclass(frozen=True, slots=True)
class DateRow:
    """One version of one date."""

    name: str
    what: str
    staff_only: bool
    value: date | None
    distance: str
    basis: str
    source: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence or order."""

    name: str
    what: str
    length: str
    passed_on: date | None
    court: str
    source: str


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """What the case is about."""

    title: str
    code: str
    when: str
    source: str
    index_offence: bool


@dataclass(frozen=True, slots=True)
class DatesPage:
    """Everything with a date that came from courts and prisons."""

    frame: Frame
    current: tuple[DateRow, ...]
    earlier: tuple[DateRow, ...]
    sentences: tuple[SentenceRow, ...]
    offences: tuple[OffenceRow, ...]
    hidden: bool


@screen(Verb.VIEW_CASE)
def show_dates(request: OfficerRequest, case: Case) -> HttpResponse:
    """Dates."""
    found = case_file.dates(case, request.actor, request.today)
    page = DatesPage(
        frame=frame(request, case, "dates"),
        current=tuple(_date(one, request.today) for one in sorted(found.current, key=_soonest)),
        earlier=tuple(_date(one, request.today) for one in found.earlier),
        sentences=tuple(_sentence(one) for one in found.sentences),
        offences=tuple(_offence(one) for one in found.offences),
        hidden=found.hidden,
    )
    return render(request, "case/dates.html", page)


def _soonest(one: case_file.KeyDay) -> tuple[str, bool, date]:
    return one.name, one.value is None, one.value or date.max


def _date(one: case_file.KeyDay, today: date) -> DateRow:
    basis = BASES.get(one.basis)
    return DateRow(
        name=one.name,
        what=say(date_words(one.kind)),
        staff_only=one.kind.upper() in STAFF_ONLY,
        value=one.value,
        distance=_distance(one.value, today),
        basis=say(basis) if basis else one.basis,
        source=one.source,
        as_of=one.as_of,
    )


def _distance(day: date | None, today: date) -> str:
    if day is None or day < today:
        return ""
    days = (day - today).days
    return ngettext("in %(num)s day", "in %(num)s days", days) % {"num": days} if days else _("today")


def _sentence(one: case_file.Passed) -> SentenceRow:
    parts = [
        ngettext("%(num)s year", "%(num)s years", one.years or 0) % {"num": one.years} if one.years else "",
        ngettext("%(num)s month", "%(num)s months", one.months or 0) % {"num": one.months} if one.months else "",
        ngettext("%(num)s week", "%(num)s weeks", one.weeks or 0) % {"num": one.weeks} if one.weeks else "",
        ngettext("%(num)s day", "%(num)s days", one.days or 0) % {"num": one.days} if one.days else "",
    ]
    return SentenceRow(
        name=one.name,
        what=say(sentence_words(one.kind)),
        length=", ".join(part for part in parts if part),
        passed_on=one.passed_on,
        court=one.court,
        source=one.source,
    )


def _offence(one: case_file.Charge) -> OffenceRow:
    when = " – ".join(short_date(day) for day in dict.fromkeys((one.happened_from, one.happened_to)) if day)
    return OffenceRow(one.title, one.code, when, one.source, one.index_offence)
