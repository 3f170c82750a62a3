"""How visits are spoken of."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.web.wording import long_time, time_of_day

_STATES = {
    "booked": (gettext_lazy("Booked"), "blue"),
    "out": (gettext_lazy("Out"), "yellow"),
    "overdue": (gettext_lazy("Not back"), "red"),
    "back": (gettext_lazy("Back"), "green"),
    "done": (gettext_lazy("Done"), "grey"),
    "cancelled": (gettext_lazy("Called off"), "grey"),
}


def state_tag(state: str) -> tuple[str, str]:
    """The state of a visit or an outing, and its colour."""
    words, colour = _STATES[state]
    return str(words), colour


def when(starts_at: datetime, back_by: datetime) -> str:
    """From when to when."""
    return _("%(start)s to %(end)s") % {"start": long_time(starts_at), "end": time_of_day(back_by)}
