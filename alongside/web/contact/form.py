"""The questions of "record contact", in the order in which a call goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.actions.contacts import Said
from alongside.catalogue import vocabulary
from alongside.queries.duties import Suggested
from alongside.rules.counting import LONDON
from alongside.web.contact.ways import Offered
from alongside.web.fields import Checkboxes, DateField, Radios, Select, TextArea, TimeField
from alongside.web.forms import Form
from alongside.web.wording import due_in_words, long_date, time_of_day

OTHER = "other"
FIELDS = {"way": "channel", "made_at": "made_on"}
"""Which of our questions an action's field is."""


@dataclass(frozen=True, slots=True)
class Card:
    """The card that was opened for this contact, and of which way."""

    channel: UUID
    departure: UUID


class Owed(Checkboxes):
    """The duties offered. Which may still be met is the action's to say: a form sent twice comes after the first."""

    def valid_value(self, value: Any) -> bool:
        try:
            return bool(UUID(str(value)))
        except ValueError:
            return False


class ContactForm(Form):
    """One contact made or tried."""

    channel = Radios(
        label=_("Which number or address?"),
        error_messages={"required": _("Choose the number or address, or another way")},
    )
    other_way = Select(label=_("Which way?"), required=False)
    direction = Radios(label=_("Who made contact?"), inline=True, initial="out")
    answered_by = Radios(
        label=_("Who answered?"),
        error_messages={"required": _("Choose who answered")},
    )
    other_person = Radios(
        label=_("Could it have been the accused, or somebody who may tell them?"),
        required=False,
        choices=[("no", _("No")), ("yes", _("Yes, or not sure: the number is then marked as not safe"))],
    )
    outcome = Radios(label=_("How did it end?"), error_messages={"required": _("Choose how it ended")})
    override_why = TextArea(
        label=_("Why this way was used all the same"),
        help_text=_("Needed when it is not known to be safe, or is not on record"),
        required=False,
        rows=1,
    )
    threat = Checkboxes(
        label=_("A threat to life"),
        choices=[("yes", _("It could not wait for a second person. A senior officer reviews it"))],
        required=False,
    )
    duties = Owed(
        label=_("This will also close"),
        help_text=_("If you told them. Otherwise the ticked ones are marked as tried."),
        required=False,
    )
    said = TextArea(label=_("What was said"), required=False, rows=4)
    concern = TextArea(label=_("Concern for their safety"), required=False, rows=1)
    made_on = DateField(label=_("When"), error_messages={"required": _("Give the day")})
    made_time = TimeField(label=_("Time"), error_messages={"required": _("Give the time")})
    next_contact_on = DateField(label=_("Next contact on"), required=False)

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        ways: Sequence[Offered],
        duties: Sequence[Suggested],
        now: datetime,
        card: Card | None = None,
    ) -> None:
        self.ways = {str(one.channel): one for one in ways}
        self.card = card
        # Nothing is chosen for the officer but what is simply safe, or whose card they opened: a way with conditions is
        # chosen by reading them.
        opened = [one for one in ways if card is not None and one.channel == card.channel]
        first = next((one for one in (*opened, *ways) if one.sure or one in opened), None)
        today = now.astimezone(LONDON).date()
        initial = {
            "channel": str(first.channel) if first else None,
            "made_on": today,
            "made_time": time_of_day(now),
            "duties": [str(one.public_id) for one in duties if one.ticked],
        }
        super().__init__(sent, initial=initial)
        self.offer(
            "channel",
            [*((value, one.label) for value, one in self.ways.items()), (OTHER, OTHER_WAY)],
            hints={value: one.hint for value, one in self.ways.items()},
        )
        self.offer("other_way", [("", CHOOSE), *vocabulary.WAYS.items()])
        self.offer("direction", vocabulary.DIRECTIONS)
        self.offer("answered_by", vocabulary.ANSWERED_BY)
        self.offer("outcome", vocabulary.OUTCOMES)
        self.offer(
            "duties",
            [(str(one.public_id), one.title) for one in duties],
            hints={
                str(one.public_id): f"{long_date(one.due_on)}, {due_in_words(one.due_on, today)}"
                for one in duties
                if one.due_on
            },
        )

    def clean(self) -> dict[str, Any]:
        """What one answer asks of another."""
        answers = super().clean() or self.cleaned_data
        if answers.get("channel") == OTHER and not answers.get("other_way"):
            self.add_error("other_way", str(_("Choose the way")))
        if answers.get("answered_by") == "someone_else" and not answers.get("other_person"):
            self.add_error("other_person", str(_("Say whether it could have been the accused")))
        return answers

    @property
    def needs_reason(self) -> str:
        """The answers that open the question why, as `reveal.js` reads them."""
        doubtful = [value for value, one in self.ways.items() if one.doubtful and not self._by_card(one)]
        return " ".join([*(f"channel={value}" for value in (*doubtful, OTHER)), "answered_by=voicemail"])

    @property
    def needs_second(self) -> str:
        """The answers that open the question of a threat to life."""
        return " ".join(f"channel={value}" for value, one in self.ways.items() if one.red and not self._by_card(one))

    def _by_card(self, way: Offered) -> bool:
        return self.card is not None and way.channel == self.card.channel

    @property
    def contact(self) -> Said:
        """The answers as an action takes them; only for a valid form."""
        answers = self.answers
        chosen = self.ways.get(answers["channel"])
        return Said(
            way=chosen.way if chosen else answers["other_way"],
            channel=chosen.channel if chosen else None,
            direction=answers["direction"],
            answered_by=answers["answered_by"],
            outcome=answers["outcome"],
            said=answers["said"],
            concern=answers["concern"],
            override_why=answers["override_why"],
            made_at=datetime.combine(answers["made_on"], answers["made_time"], LONDON),
            next_contact_on=answers["next_contact_on"],
            duties=tuple(UUID(one) for one in answers["duties"]),
            may_have_been_the_abuser=answers["other_person"] == "yes",
            # Their terms stand beside the choice: who chooses the way has them before their eyes.
            conditions_read=chosen is not None and chosen.terms,
            threat_to_life=bool(answers["threat"]),
            departure=self.card.departure if self.card is not None else None,
        )


OTHER_WAY = _("Another way, not on record")
CHOOSE = _("Choose")
