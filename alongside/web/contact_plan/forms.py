"""The questions of a contact plan, part by part. Each part asks who said so and when."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from alongside.actions.contact_plans import Source
from alongside.catalogue.vocabulary import INTERPRETER_GENDERS, KNOWN_TO_ACCUSED, TERMS
from alongside.queries.people import Part
from alongside.rules.contact_times import WEEKDAYS, Sort, is_a_day
from alongside.rules.interpreting import NEVER_FAMILY
from alongside.rules.needs import MEANINGS
from alongside.rules.words import Words
from alongside.web.dates import MONTHS
from alongside.web.fields import CharField, Checkboxes, DateField, Hidden, Radios, Select, TextArea, TimeField
from alongside.web.forms import Form
from alongside.web.wording import capitalise, say

NOBODY = "nobody"
SORTS: Mapping[str, Words] = {
    Sort.AVOID: Words("A time to avoid", "Amser i'w osgoi"),
    Sort.BEST: Words("A good time", "Amser da"),
}
_OPTIONAL: dict[str, Any] = {"required": False}


class SeenForm(Form):
    """A form about somebody as they were known when it was opened."""

    seen = Hidden()

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial=dict(initial or {}))

    @property
    def version(self) -> int:
        """The version the form was opened with; a spoilt one is older than any."""
        text = str(self.cleaned_data["seen"])
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    @property
    def said(self) -> dict[str, Any]:
        """The answers as an action takes them; only for a valid form."""
        return {name: value for name, value in self.answers.items() if name != "seen"} | {"seen": self.version}


class PartForm(SeenForm):
    """One part of a plan."""

    said_by = CharField(
        label=gettext_lazy("Who said so?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Say who said so")},
    )
    said_on = DateField(
        label=gettext_lazy("When was it said?"), help_text=gettext_lazy("Today where you give no day"), **_OPTIONAL
    )

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        self.order_fields([name for name in self.fields if name not in ("said_by", "said_on")])

    @property
    def said(self) -> dict[str, Any]:
        answers = {name: value for name, value in self.answers.items() if name not in ("seen", "said_by", "said_on")}
        source = Source(self.cleaned_data["said_by"], self.cleaned_data["said_on"])
        return answers | {"seen": self.version, "source": source}


class WordsForm(PartForm):
    """What they call themselves, and the words of a call."""

    term = Radios(label=gettext_lazy("What do they call themselves?"), **_OPTIONAL)
    own_term = CharField(label=gettext_lazy("Their own word"), max_length=60, **_OPTIONAL)
    safe_word = CharField(
        label=gettext_lazy("Safe word"),
        help_text=gettext_lazy("They say it when it is safe to talk. Never say it first."),
        max_length=60,
        **_OPTIONAL,
    )
    end_word = CharField(
        label=gettext_lazy("Word to stop"),
        help_text=gettext_lazy("They say it when the call must end"),
        max_length=60,
        **_OPTIONAL,
    )
    excuse = CharField(
        label=gettext_lazy("Agreed excuse"),
        help_text=gettext_lazy("Who we are, should somebody else answer or ask"),
        max_length=200,
        **_OPTIONAL,
    )

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        self.offer("term", TERMS)


class LanguageForm(PartForm):
    """The language, and who may interpret."""

    language = Radios(
        label=gettext_lazy("Language to write and speak in"),
        inline=True,
        choices=[("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))],
    )
    interpreter = CharField(label=gettext_lazy("Interpreter, for which language?"), max_length=60, **_OPTIONAL)
    dialect = CharField(label=gettext_lazy("Dialect or region"), max_length=60, **_OPTIONAL)
    interpreter_gender = Radios(label=gettext_lazy("Interpreter wanted"), inline=True, **_OPTIONAL)
    interpreter_name = CharField(label=gettext_lazy("Interpreter agreed with them"), max_length=120, **_OPTIONAL)

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        self.offer("interpreter_gender", INTERPRETER_GENDERS)
        self.fields["interpreter_name"].help_text = say(NEVER_FAMILY)


class NeedsForm(PartForm):
    """What makes contact possible."""

    needs = Checkboxes(label=gettext_lazy("What makes contact possible?"), **_OPTIONAL)
    in_words = TextArea(
        label=gettext_lazy("In words"),
        help_text=gettext_lazy("Such as 20 point, hearing aid on the left, her support worker's name"),
        rows=3,
        max_length=400,
        **_OPTIONAL,
    )

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        hints = {need.value: say(meaning.means) for need, meaning in MEANINGS.items()}
        self.offer("needs", [(need.value, meaning.name) for need, meaning in MEANINGS.items()], hints=hints)


class TimesForm(PartForm):
    """Hours of some weekdays."""

    sort = Radios(
        label=gettext_lazy("What sort of time?"), error_messages={"required": gettext_lazy("Choose the sort of time")}
    )
    days = Checkboxes(label=gettext_lazy("Which days?"), help_text=gettext_lazy("None means every day"), **_OPTIONAL)
    start = TimeField(label=gettext_lazy("From"), **_OPTIONAL)
    until = TimeField(label=gettext_lazy("Until"), help_text=gettext_lazy("None means the whole day"), **_OPTIONAL)
    why = CharField(label=gettext_lazy("Why"), help_text=gettext_lazy("Such as he is home, school run"), **_OPTIONAL)

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        self.offer("sort", SORTS)
        self.offer("days", [(str(day), words) for day, words in WEEKDAYS.items()])

    @property
    def said(self) -> dict[str, Any]:
        answers = super().said
        return answers | {"days": [int(day) for day in answers["days"]]}


class CarefulDayForm(PartForm):
    """A day to be careful of."""

    day = CharField(
        label=gettext_lazy("Day"),
        width="input--width-2",
        max_length=4,
        error_messages={"required": gettext_lazy("Give the day")},
    )
    month = Select(label=gettext_lazy("Month"))
    year = CharField(
        label=gettext_lazy("Year"),
        help_text=gettext_lazy("Only where it is this one year, such as a hearing"),
        width="input--width-4",
        max_length=4,
        **_OPTIONAL,
    )
    why = CharField(label=gettext_lazy("Why this day?"), error_messages={"required": gettext_lazy("Say why this day")})

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial)
        months = [
            (str(number), Words(capitalise(names[0]), capitalise(names[1]))) for number, names in enumerate(MONTHS, 1)
        ]
        self.offer("month", months)

    def clean_day(self) -> int:
        """A day of a month, in figures."""
        return self._figures("day", 1, 31, gettext_lazy("Give the day in figures, from 1 to 31"))

    def clean_year(self) -> int | None:
        """A year, or none."""
        if not self.cleaned_data["year"]:
            return None
        return self._figures("year", 1900, 2199, gettext_lazy("The year must have 4 numbers, like 2026"))

    def clean(self) -> dict[str, Any]:
        """There must be such a day."""
        answers = super().clean() or self.cleaned_data
        day, month = answers.get("day"), answers.get("month")
        if day and month and "year" in answers and not is_a_day(day, int(month), answers["year"]):
            self.add_error("day", str(gettext_lazy("That month does not have such a day. Check the day and the month")))
        return answers

    def _figures(self, name: str, least: int, most: int, otherwise: Any) -> int:
        typed = str(self.cleaned_data[name])
        if not (typed.isascii() and typed.isdigit() and least <= int(typed) <= most):
            raise ValidationError(otherwise, code=name)
        return int(typed)

    @property
    def said(self) -> dict[str, Any]:
        answers = super().said
        return answers | {"month": int(answers["month"])}


class ProxyForm(PartForm):
    """Who may be contacted instead."""

    proxy = Radios(label=gettext_lazy("Who may be contacted instead?"), initial=NOBODY)
    may = TextArea(label=gettext_lazy("What may be said to them?"), rows=2, max_length=400, **_OPTIONAL)

    def __init__(
        self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None, *, parts: Sequence[Part] = ()
    ) -> None:
        super().__init__(sent, initial)
        people = [(str(part.person), f"{part.name}, {say(part.role_words)}") for part in parts]
        self.offer("proxy", [(NOBODY, gettext_lazy("Nobody")), *people])


class ReviewForm(PartForm):
    """The whole plan was gone through."""


class AddressForm(Form):
    """What is known of an address beyond writing to it."""

    known_to_accused = Radios(label=gettext_lazy("Does the offender know this address?"), initial="not_asked")
    from_on = DateField(label=gettext_lazy("Lived there from"), **_OPTIONAL)
    until_on = DateField(label=gettext_lazy("Until"), **_OPTIONAL)
    said_by = CharField(label=gettext_lazy("Who said so?"), max_length=120, **_OPTIONAL)
    said_on = DateField(label=gettext_lazy("When was it said?"), **_OPTIONAL)

    def __init__(self, sent: QueryDict | None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial=dict(initial or {}))
        self.offer("known_to_accused", KNOWN_TO_ACCUSED)


class FormerAddressForm(AddressForm):
    """An address they have left."""

    value = TextArea(
        label=gettext_lazy("The address they left"),
        rows=3,
        error_messages={"required": gettext_lazy("Give the address")},
    )
    postcode = CharField(label=gettext_lazy("Postcode"), width="input--width-10", max_length=10, **_OPTIONAL)
    until_on = DateField(label=gettext_lazy("Until"), error_messages={"required": gettext_lazy("Give the last day")})
    field_order = ("value", "postcode", "from_on", "until_on", "known_to_accused")
