"""What the states, roads and gates of a referral are called on a screen."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.queries.referrals import Line
from alongside.rules.referrals import CLOSINGS, GATES, RETURNS, WAITING, Gate
from alongside.rules.triage import LEVELS, Level, reasons_of
from alongside.web.wording import long_time, say, short_date

LISTS = {
    "new": gettext_lazy("New"),
    "ready": gettext_lazy("Ready"),
    "stopped": gettext_lazy("Stopped"),
    "accepted": gettext_lazy("Accepted"),
    "returned": gettext_lazy("Sent back"),
    "closed": gettext_lazy("Closed"),
}
EXPLAINED = {
    "new": gettext_lazy("These came a moment ago: what could stop them is being looked at."),
    "ready": gettext_lazy("Nothing stops these. The most urgent stand first."),
    "stopped": gettext_lazy("Something must be done or said before anybody is rung. Each says what."),
    "accepted": gettext_lazy("A case was opened for these in the last 30 days, as far as you open it."),
    "returned": gettext_lazy("These went back to their sender in the last 30 days."),
    "closed": gettext_lazy("These were closed without a case in the last 30 days."),
}
KINDS = {
    "feed": gettext_lazy("by the police's own system"),
    "import": gettext_lazy("in a file"),
    "typed": gettext_lazy("typed by us"),
    "partner": gettext_lazy("by a partner"),
    "self": gettext_lazy("by themselves"),
}
COLOURS = {"P1": "red", "P2": "orange", "P3": "yellow", "P4": "grey"}


def priority(line: Line) -> tuple[str, str]:
    """The tag of a priority and its colour."""
    return f"{line.priority}: {say(LEVELS[Level(line.priority)])}", COLOURS[line.priority]


def why_priority(line: Line) -> tuple[str, ...]:
    """The reasons of a priority in words, the deciding one first."""
    return tuple(say(words) for words in reasons_of(line.rules))


def answer_by(line: Line, today: date) -> str:
    """By when it is to be answered, and whether that has passed."""
    if line.state not in WAITING:
        return ""
    day = short_date(line.respond_by)
    if line.respond_by < today:
        days = (today - line.respond_by).days
        late = ngettext("%(num)s day late", "%(num)s days late", days) % {"num": days}
        return _("Answer was due %(day)s: %(late)s") % {"day": day, "late": late}
    if line.respond_by == today:
        return _("Answer today")
    return _("Answer by %(day)s") % {"day": day}


def title(line: Line) -> str:
    """Whom it is about, for a list."""
    return line.name or _("Nobody named")


def about(line: Line) -> str:
    """What tells this line from the next."""
    came = _("received %(time)s") % {"time": long_time(line.received_at)}
    return ", ".join(part for part in (line.crime, line.reference, line.source, came) if part)


def gates(line: Line) -> tuple[str, ...]:
    """What stops it, by name."""
    return tuple(say(GATES[Gate(gate)].words) for gate in line.gates)


def decided(line: Line) -> str:
    """Why it was sent back or closed."""
    words = (RETURNS | CLOSINGS).get(line.decided_code)
    return say(words) if words else ""
