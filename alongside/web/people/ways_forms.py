"""The questions about a way to reach somebody: what it is, whether it is safe, and how it is to be used."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions.channels import Terms
from alongside.catalogue.vocabulary import NUMBER_DISPLAY, SAFETY, WAYS
from alongside.queries.people import Channel
from alongside.web.fields import CharField, Checkboxes, DateField, Radios, Select, TextArea, TimeField
from alongside.web.forms import Form

_OPTIONAL: dict[str, Any] = {"required": False}
TERMS = ("hours_from", "hours_until", "days", "may_answer", "wording", "number_display", "agreed_number", "conditions")
"""The questions of how it is to be used, in the order in which somebody is asked."""
DAYS = (
    ("1", gettext_lazy("Monday")),
    ("2", gettext_lazy("Tuesday")),
    ("3", gettext_lazy("Wednesday")),
    ("4", gettext_lazy("Thursday")),
    ("5", gettext_lazy("Friday")),
    ("6", gettext_lazy("Saturday")),
    ("7", gettext_lazy("Sunday")),
)


class SafetyForm(Form):
    """What was said of a way's safety and of its use, who said it and when, and until when it holds."""

    terms = TERMS
    safety = Radios(
        label=gettext_lazy("Is it safe?"), error_messages={"required": gettext_lazy("Choose whether it is safe")}
    )
    hours_from = TimeField(label=gettext_lazy("From what time of day?"), **_OPTIONAL)
    hours_until = TimeField(label=gettext_lazy("Until what time of day?"), **_OPTIONAL)
    days = Checkboxes(
        label=gettext_lazy("On which days?"),
        help_text=gettext_lazy("Every day where you choose none"),
        choices=DAYS,
        **_OPTIONAL,
    )
    may_answer = CharField(label=gettext_lazy("Who may answer?"), max_length=200, **_OPTIONAL)
    wording = CharField(
        label=gettext_lazy("What do we say or write?"),
        help_text=gettext_lazy("Such as: it is Nia, from the library"),
        max_length=200,
        **_OPTIONAL,
    )
    number_display = Select(label=gettext_lazy("What should their telephone show?"), **_OPTIONAL)
    agreed_number = CharField(
        label=gettext_lazy("The number we agreed on"), width="input--width-20", max_length=40, **_OPTIONAL
    )
    conditions = CharField(
        label=gettext_lazy("On what other conditions?"),
        help_text=gettext_lazy("Such as never leave a message"),
        max_length=400,
        **_OPTIONAL,
    )
    said_by = CharField(label=gettext_lazy("Who said so?"), max_length=120, **_OPTIONAL)
    said_on = DateField(label=gettext_lazy("When was it said?"), **_OPTIONAL)
    expires_on = DateField(
        label=gettext_lazy("Until when does it hold?"),
        help_text=gettext_lazy("Six months where you give no day; 90 days at high risk"),
        **_OPTIONAL,
    )

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial=dict(initial or {}))
        self.offer("safety", SAFETY)
        self.offer("number_display", [("", _("Nothing agreed")), *NUMBER_DISPLAY.items()])

    @property
    def said(self) -> dict[str, Any]:
        """The answers as an action takes them; only for a valid form. Terms are those of what is safe on terms."""
        answers = dict(self.answers)
        terms = {name: answers.pop(name) for name in TERMS if name != "conditions"}
        terms["days"] = "".join(terms["days"])
        if answers["safety"] == "conditions":
            answers["terms"] = Terms(**terms)
        return answers


class ChannelForm(SafetyForm):
    """A way to reach a person: "not asked" until somebody has."""

    way = Radios(label=gettext_lazy("What sort of way?"), error_messages={"required": gettext_lazy("Choose the sort")})
    value = TextArea(
        label=gettext_lazy("The number, address or name"),
        rows=2,
        error_messages={"required": gettext_lazy("Give the number, address or name")},
    )
    postcode = CharField(label=gettext_lazy("Postcode"), width="input--width-10", max_length=10, **_OPTIONAL)
    field_order = ("way", "value", "postcode")

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, {"safety": "not_asked"} | dict(initial or {}))
        self.offer("way", WAYS)
        self.fields["safety"].help_text = _("Not asked is never safe")


def terms_of(channel: Channel) -> dict[str, Any]:
    """The terms of a way as the form shows them."""
    known = {name: getattr(channel, name) for name in TERMS}
    for name in ("hours_from", "hours_until"):
        known[name] = f"{known[name]:%H:%M}" if known[name] else ""
    return known | {"days": list(channel.days)}
