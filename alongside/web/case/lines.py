"""The timeline of a case as it is shown: a day at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from alongside.queries import timeline
from alongside.web.wording import LONDON, day_of, say, time_of_day

STATES = {"proposed": "turquoise", "dismissed": "grey", "superseded": "grey", "met": "green", "waived": "grey"}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One thing that happened. `time` is empty where only the day is known."""

    sort: str
    title: str
    time: str
    by: str
    text: str
    tags: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    "What belongs to it: a label and its words (the reason, the duties it met, a concern)."


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day, newest first."""

    on: date
    lines: tuple[ShownLine, ...]


def days(lines: Iterable[timeline.Line]) -> tuple[Day, ...]:
    """The lines by their day in London."""
    return tuple(
        Day(on, tuple(_shown(line) for line in together))
        for on, together in groupby(lines, key=lambda line: day_of(line.at))
    )


def _shown(line: timeline.Line) -> ShownLine:
    at = line.at.astimezone(LONDON)
    return ShownLine(
        sort=line.sort,
        title=say(line.title),
        time="" if line.day_only else time_of_day(at),
        by=_("%(name)s (cover for %(officer)s)") % {"name": line.by, "officer": line.cover_for}
        if line.by and line.cover_for
        else line.by,
        text=line.text,
        tags=tuple(_tags(line)),
        notes=tuple(_notes(line)),
    )


def _tags(line: timeline.Line) -> Iterable[tuple[str, str]]:
    if line.sort == "duty":
        yield _("Duty"), "grey"
    words = {
        "proposed": _("To look at"),
        "dismissed": _("Dismissed"),
        "superseded": _("No longer stands"),
        "met": _("Met"),
        "waived": _("Not wanted by the victim"),
    }
    if line.code in words:
        yield words[line.code], STATES[line.code]
    if line.concern:
        yield _("Safety concern"), "red"


def _notes(line: timeline.Line) -> Iterable[tuple[str, str]]:
    if line.why:
        yield _("Why"), say(line.why)
    if line.met:
        yield _("This met"), "; ".join(say(each) for each in line.met)
    if line.concern:
        yield _("Concern"), line.concern
    if line.overridden:
        yield _("Used although not known to be safe"), line.overridden
