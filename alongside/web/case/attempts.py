"""How the attempts stand, in sentences: the same on the overview, the contact page and while recording a contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.queries import attempts, people
from alongside.queries.attempts import Standing
from alongside.queries.scope import Case
from alongside.rules.attempts import BANDS, ENOUGH, Step
from alongside.web.wording import capitalise, due_in_words, long_time, say, short_date


@dataclass(frozen=True, slots=True)
class Attempts:
    """What to show: one line that says where we are, what to do next, and the sentences beneath it."""

    heading: str
    lines: tuple[str, ...]
    late: bool
    asks_referrer: bool
    may_close: bool


def on_case(case: Case, today: date, parts: Sequence[people.Part]) -> Attempts | None:
    """For any page of an open case that has its people. One query."""
    return shown(attempts.of(case, today, parts=parts), today) if case.closed_on is None else None


def shown(standing: Standing, today: date) -> Attempts | None:
    """In the reader's language; None while nobody is being tried."""
    if standing.step is Step.NOTHING:
        return None
    return Attempts(
        heading=_heading(standing),
        lines=tuple(said(standing, today)),
        late=standing.overdue(today),
        asks_referrer=standing.step is Step.ASK_REFERRER,
        may_close=standing.may_close,
    )


def said(standing: Standing, today: date) -> list[str]:
    """What was tried, when the next is due, and what comes next."""
    lines = []
    if standing.last_at is not None:
        tried = ngettext(
            "%(n)s try since they were last reached", "%(n)s tries since they were last reached", standing.tries
        )
        if standing.first:
            tried = ngettext("%(n)s try, and never reached yet", "%(n)s tries, and never reached yet", standing.tries)
        counts = ngettext("%(n)s counts", "%(n)s count", standing.number) % {"n": standing.number}
        words = {"tries": tried % {"n": standing.tries}, "counts": counts, "last": long_time(standing.last_at)}
        lines.append(_("%(tries)s; %(counts)s. The last: %(last)s.") % words)
    if standing.step is Step.TRY and standing.another_day_than is not None:
        when = f" {_('or')} ".join(say(BANDS[one]) for one in standing.bands)
        lines.append(_("Next: on another day, %(when)s.") % {"when": when} if when else _("Next: on another day."))
    lines += [say(words) for words in standing.missing if standing.step is not Step.TRY]
    if standing.may_close:
        lines.append(_("Tell whoever referred them; then the case may be closed as not reached."))
    if standing.next_by is not None:
        words = {"date": short_date(standing.next_by), "due": due_in_words(standing.next_by, today)}
        lines.append(_("By %(date)s, %(due)s. Our own default, not a figure of the law.") % words)
    return [capitalise(line) for line in lines]


def _heading(standing: Standing) -> str:
    words = {"n": standing.next_number, "most": ENOUGH}
    if standing.step is Step.WRITE:
        return _("Enough attempts: now write, by a safe way")
    if standing.step is Step.ASK_REFERRER:
        return _("Enough attempts, and nothing safe to write to")
    if standing.may_close:
        return _("All was tried that can be")
    if standing.first:
        return _("First contact: attempt %(n)s of %(most)s is next") % words
    return _("Not reached: attempt %(n)s of %(most)s is next") % words
