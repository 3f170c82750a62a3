"""The questions about a person, their names and numbers."""

from typing import Any

from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from alongside.actions.people import Details
from alongside.catalogue.vocabulary import IDENTIFIERS, NAMES, ROLES
from alongside.rules.interpreting import NEVER_FAMILY
from alongside.web.fields import CharField, DateField, Hidden, Radios, Select, TextArea
from alongside.web.forms import Form
from alongside.web.wording import say

_OPTIONAL: dict[str, Any] = {"required": False}


class PersonForm(Form):
    """What is known of a person. `seen` is the version the form was opened with."""

    seen = Hidden()
    title = CharField(label=gettext_lazy("Title"), width="input--width-5", max_length=20, **_OPTIONAL)
    name = CharField(
        label=gettext_lazy("Full name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the person's name, or what they are called here")},
    )
    known_as = CharField(label=gettext_lazy("Called"), max_length=200, **_OPTIONAL)
    pronouns = CharField(label=gettext_lazy("Pronouns"), width="input--width-10", max_length=40, **_OPTIONAL)
    date_of_birth = DateField(label=gettext_lazy("Date of birth"), **_OPTIONAL)
    died_on = DateField(label=gettext_lazy("Date of death"), **_OPTIONAL)
    language = Radios(
        label=gettext_lazy("Language to write and speak in"),
        inline=True,
        initial="en",
        choices=[("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))],
    )
    interpreter = CharField(
        label=gettext_lazy("Interpreter, for which language?"),
        help_text=lazy(lambda: say(NEVER_FAMILY), str)(),
        max_length=60,
        **_OPTIONAL,
    )
    needs = TextArea(
        label=gettext_lazy("What makes contact possible"),
        help_text=gettext_lazy("Such as large print, sign language, no calls at work"),
        rows=2,
        **_OPTIONAL,
    )

    @property
    def version(self) -> int:
        """The version the form was opened with; a spoilt one is older than any."""
        text = str(self.cleaned_data["seen"])
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    @property
    def details(self) -> Details:
        """The answers as an action takes them; only for a valid form."""
        typed = self.cleaned_data
        numbers = [(typed["kind"], typed["number"])] if typed.get("number") else []
        return Details(
            title=typed["title"],
            name=typed["name"],
            known_as=typed["known_as"],
            pronouns=typed["pronouns"],
            date_of_birth=typed["date_of_birth"],
            died_on=typed["died_on"],
            language=typed["language"],
            interpreter=typed["interpreter"],
            needs=typed["needs"],
            identifiers=numbers,
        )


class NewPersonForm(PersonForm):
    """Somebody who gets a part in a case: the part first, then who they are."""

    role = Radios(
        label=gettext_lazy("What part have they?"), error_messages={"required": gettext_lazy("Choose their part")}
    )
    relation = CharField(
        label=gettext_lazy("How they belong to it"),
        help_text=gettext_lazy("Such as her mother, his solicitor"),
        max_length=120,
        **_OPTIONAL,
    )
    kind = Select(label=gettext_lazy("What sort of number?"), required=False)
    number = CharField(label=gettext_lazy("A number they are known by"), max_length=60, **_OPTIONAL)
    field_order = ("role", "relation")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", ROLES)
        self.offer("kind", IDENTIFIERS)


class NameForm(Form):
    """Another name."""

    name = CharField(
        label=gettext_lazy("Name"), max_length=200, error_messages={"required": gettext_lazy("Give the name")}
    )
    kind = Radios(label=gettext_lazy("What sort of name?"), initial="alias")

    def __init__(self, sent: QueryDict | None) -> None:
        super().__init__(sent)
        self.offer("kind", NAMES)


class NumberForm(Form):
    """A number another system knows the person by."""

    kind = Select(label=gettext_lazy("What sort of number?"))
    number = CharField(
        label=gettext_lazy("Number"), max_length=60, error_messages={"required": gettext_lazy("Give the number")}
    )

    def __init__(self, sent: QueryDict | None) -> None:
        super().__init__(sent)
        self.offer("kind", IDENTIFIERS)
