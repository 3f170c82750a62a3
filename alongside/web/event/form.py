"""The questions of "what happened"."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.catalogue.kinds import ANCHORS
from alongside.catalogue.services import choices
from alongside.queries.owing import asked
from alongside.rules.counting import LONDON
from alongside.web.fields import DateField, Hidden, Select, TextArea, TimeField
from alongside.web.forms import Form
from alongside.web.wording import capitalise, say

FIELDS = {"occurred": "occurred_on"}
"""Which of our questions an action's field is."""


def anchor_fields(names: Sequence[str], *, needed: Sequence[str] = ()) -> dict[str, DateField]:
    """A question for each day that a limit counts from."""
    return {
        name: DateField(
            label=capitalise(say(ANCHORS[name])),
            required=name in needed,
            error_messages={"required": _("Give this day: the limit counts from it")},
        )
        for name in names
    }


class EventForm(Form):
    """What happened, when, and the days limits count from. Sent once it shows what follows; sent again it is saved."""

    kind = Select(label=_("What happened?"), error_messages={"required": _("Choose what happened")})
    occurred_on = DateField(label=_("On what day?"), error_messages={"required": _("Give the day")})
    occurred_time = TimeField(
        label=_("At what time?"), help_text=_("If it is known: limits in hours count from it"), required=False
    )
    note = TextArea(label=_("Note"), required=False, rows=3)
    shown = Hidden()

    def __init__(self, sent: QueryDict | None, *, service: str, today: date, likely: str = "") -> None:
        kind = sent.get("kind", "") if sent is not None else ""
        self.anchors = asked(service, str(kind)) if kind else ()
        super().__init__(_with_usual_days(sent, self.anchors, today), initial={"occurred_on": today, "kind": likely})
        self.offer("kind", [("", _("Choose")), *((one.slug, one.words) for one in choices(service))])
        self.fields |= anchor_fields(self.anchors, needed=("received_on",))

    @property
    def occurred(self) -> date | datetime:
        """The day, or the moment where it was given."""
        day: date = self.cleaned_data["occurred_on"]
        at: time | None = self.cleaned_data["occurred_time"]
        return datetime.combine(day, at, LONDON) if at is not None else day

    @property
    def moment(self) -> datetime:
        """The moment limits count from: midnight where only the day is known."""
        day, at = self.cleaned_data["occurred_on"], self.cleaned_data["occurred_time"]
        return datetime.combine(day, at or time(), LONDON)

    @property
    def known(self) -> dict[str, date]:
        """The days given that limits count from."""
        return {name: self.cleaned_data[name] for name in self.anchors if self.cleaned_data[name]}

    @property
    def meant(self) -> str:
        """All that decides what follows: a form is saved only as it was last shown."""
        days = [f"{name}={day}" for name, day in sorted(self.known.items())]
        return "|".join([self.cleaned_data["kind"], self.occurred.isoformat(), *days])

    def show(self) -> None:
        """Note on the form what it is now shown with."""
        self.data["shown"] = self.meant  # type: ignore[index]  # a copy of what was sent, made above


def _with_usual_days(sent: QueryDict | None, anchors: Sequence[str], today: date) -> QueryDict | None:
    """What was sent; where these questions were not yet on the page, received today and sentenced on the day itself."""
    if sent is None:
        return None
    answers = sent.copy()
    for part in ("day", "month", "year"):
        if "received_on" in anchors and f"received_on-{part}" not in sent:
            answers[f"received_on-{part}"] = str(getattr(today, part))
        if "sentence_on" in anchors and f"sentence_on-{part}" not in sent:
            answers[f"sentence_on-{part}"] = str(sent.get(f"occurred_on-{part}", ""))
    return answers
