"""The form that books a visit: where, when, who, the risk check, and who is told if nobody comes back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from alongside.actions.visits import MOST_WORDS, Plan
from alongside.queries.units import Staff
from alongside.rules import visits as rules
from alongside.rules.counting import LONDON
from alongside.web.fields import CharField, Checkboxes, DateField, PhoneText, Radios, Select, TextArea, TimeField
from alongside.web.forms import Form
from alongside.web.wording import say

ELSEWHERE = ""


class VisitForm(Form):
    """A visit to come."""

    kind = Radios(
        label=gettext_lazy("What sort of visit?"), error_messages={"required": gettext_lazy("Choose the sort of visit")}
    )
    channel = Select(
        label=gettext_lazy("At which address?"),
        required=False,
        help_text=gettext_lazy("Shown short: the whole address stands on its contact card, when you open that."),
    )
    place = CharField(
        label=gettext_lazy("Or where else?"),
        required=False,
        help_text=gettext_lazy("The prison, court or office."),
    )
    on = DateField(label=gettext_lazy("Which day?"), error_messages={"required": gettext_lazy("Give the day")})
    starts = TimeField(
        label=gettext_lazy("Leaving at"), error_messages={"required": gettext_lazy("Give the time you leave")}
    )
    back = TimeField(
        label=gettext_lazy("Back, or rung in, by"),
        help_text=gettext_lazy("If you have not said that you are back by then, somebody looks for you."),
        error_messages={"required": gettext_lazy("Give the time by which you are back")},
    )
    goes = Select(label=gettext_lazy("Who goes?"))
    second = Select(label=gettext_lazy("Who goes along?"), required=False)
    buddy = Select(
        label=gettext_lazy("Who is told first if nobody comes back?"),
        help_text=gettext_lazy("Somebody who stays behind. The duty desk is told at the same time."),
        required=False,
    )
    number = PhoneText(label=gettext_lazy("Work telephone you carry"), required=False)
    dogs = Radios(inline=True, error_messages={"required": gettext_lazy("Answer whether there are dogs")})
    aggression = Radios(inline=True, error_messages={"required": gettext_lazy("Answer whether anybody was aggressive")})
    accused = Radios(inline=True, error_messages={"required": gettext_lazy("Answer whether the accused comes there")})
    weapons = Radios(inline=True, error_messages={"required": gettext_lazy("Answer whether weapons are known of")})
    reach = Radios(inline=True, error_messages={"required": gettext_lazy("Answer whether you would be out of reach")})
    check_note = TextArea(
        label=gettext_lazy("Anything else about safety there"), rows=2, max_length=MOST_WORDS, required=False
    )
    conditions_read = Checkboxes(
        label=gettext_lazy("Where the address has terms"),
        required=False,
        choices=[("yes", gettext_lazy("I have read the terms and keep to them"))],
    )
    override_why = TextArea(
        label=gettext_lazy("Why this address all the same?"),
        help_text=gettext_lazy("Only where it is not known to be safe for a visit."),
        rows=2,
        max_length=400,
        required=False,
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        ways: Sequence[tuple[str, str]],
        people: Mapping[str, Staff],
        own: str,
        today: date,
    ) -> None:
        super().__init__(sent, initial={"kind": "home", "on": today, "goes": own})
        self._people = people
        names = [(code, person.name) for code, person in people.items()]
        self.offer("kind", rules.KINDS)
        self.offer("channel", [(ELSEWHERE, gettext_lazy("Not at an address of theirs")), *ways])
        self.offer("goes", names)
        self.offer("second", [("", gettext_lazy("Nobody: I go alone")), *names])
        self.offer("buddy", [("", gettext_lazy("Nobody in particular")), *names])
        for question, words in rules.QUESTIONS.items():
            self.fields[question].label = say(words)
            self.offer(question, rules.ANSWERS)

    @property
    def plan(self) -> Plan:
        """What was typed, for the action; only for a valid form."""
        said: dict[str, Any] = self.cleaned_data
        channel = said["channel"] or None
        return Plan(
            kind=said["kind"],
            starts_at=_moment(said["on"], said["starts"]),
            back_by=_moment(said["on"], said["back"]),
            goes=self._people[said["goes"]],
            second=self._people.get(said["second"]),
            buddy=self._people.get(said["buddy"]),
            number=said["number"],
            channel=channel,
            place=said["place"],
            answers={question: said[question] for question in rules.QUESTIONS},
            check_note=said["check_note"],
            leave={"conditions_read": bool(said["conditions_read"]), "override_why": said["override_why"]},
        )


FIELDS = {"starts_at": "starts", "back_by": "back"}
"""Which of our questions an action's field is."""


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON)
