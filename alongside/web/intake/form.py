"""The questions of opening a case, in the order in which a referral is read out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions.intake import Intake, WayTyped
from alongside.actions.people import Details
from alongside.catalogue.vocabulary import ACCUSED, ENHANCED, ROLES, SAFETY, SERVED
from alongside.queries.units import Staff
from alongside.web.fields import CharField, Checkboxes, DateField, PhoneText, Radios, Select, TextArea
from alongside.web.forms import Form
from alongside.web.wording import say

WAYS = {"phone_1": "phone", "phone_2": "phone", "email": "email", "address": "post"}
"""The ways to reach somebody that can be typed at once; others are added on the case."""
NUMBERS = {"crime_reference": "CRIME_REF", "urn": "URN"}
ACCUSED_NUMBERS = {"accused_noms": "NOMS", "accused_crn": "CRN", "accused_pnc": "PNC"}
FIELDS = {"accused_name": "accused_name", "enhanced_why": "enhanced_why", "number": "crime_reference"}
"""Which of our questions an action's field is."""

_OPTIONAL: dict[str, Any] = {"required": False}


class IntakeForm(Form):
    """Who it is, how they can be reached, what happened, who is accused."""

    unit = Select(label=gettext_lazy("Unit"))
    owner = Select(label=gettext_lazy("Whose case is it?"), required=False)
    referred_on = DateField(
        label=gettext_lazy("When were they referred to us?"),
        help_text=gettext_lazy("The first limits count from this day"),
        error_messages={"required": gettext_lazy("Give the day they were referred")},
    )
    sentence_on = DateField(label=gettext_lazy("When was the offender sentenced?"), required=False)
    role = Radios(label=gettext_lazy("Who is the case for?"), initial="victim")
    title = CharField(label=gettext_lazy("Title"), width="input--width-5", max_length=20, **_OPTIONAL)
    name = CharField(
        label=gettext_lazy("Full name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the person's name, or what they are called here")},
    )
    known_as = CharField(label=gettext_lazy("Called"), max_length=200, **_OPTIONAL)
    alias = CharField(label=gettext_lazy("Another name"), max_length=200, **_OPTIONAL)
    pronouns = CharField(label=gettext_lazy("Pronouns"), width="input--width-10", max_length=40, **_OPTIONAL)
    date_of_birth = DateField(label=gettext_lazy("Date of birth"), **_OPTIONAL)
    language = Radios(
        label=gettext_lazy("Language to write and speak in"),
        inline=True,
        initial="en",
        choices=[("en", gettext_lazy("English")), ("cy", gettext_lazy("Welsh"))],
    )
    interpreter = CharField(label=gettext_lazy("Interpreter, for which language?"), max_length=60, **_OPTIONAL)
    needs = TextArea(
        label=gettext_lazy("What makes contact possible"),
        help_text=gettext_lazy("Such as large print, sign language, no calls at work"),
        rows=2,
        **_OPTIONAL,
    )
    phone_1 = PhoneText(label=gettext_lazy("Telephone number"), **_OPTIONAL)
    phone_2 = PhoneText(label=gettext_lazy("Another telephone number"), **_OPTIONAL)
    email = CharField(label=gettext_lazy("Email address"), max_length=254, **_OPTIONAL)
    address = TextArea(label=gettext_lazy("Postal address"), rows=3, **_OPTIONAL)
    postcode = CharField(label=gettext_lazy("Postcode"), width="input--width-10", max_length=10, **_OPTIONAL)
    said_by = CharField(label=gettext_lazy("Who said what is safe?"), max_length=120, **_OPTIONAL)
    crime_reference = CharField(label=gettext_lazy("Crime reference"), max_length=60, **_OPTIONAL)
    urn = CharField(label=gettext_lazy("Case URN"), max_length=60, **_OPTIONAL)
    offence_summary = CharField(label=gettext_lazy("The crime, in a few words"), max_length=120, **_OPTIONAL)
    enhanced_why = Select(label=gettext_lazy("Enhanced rights, because"), **_OPTIONAL)
    accused_name = CharField(label=gettext_lazy("Name of the accused"), max_length=200, **_OPTIONAL)
    accused_role = Radios(label=gettext_lazy("They are"), inline=True, initial="suspect")
    accused_noms = CharField(label=gettext_lazy("Prison number"), width="input--width-10", max_length=60, **_OPTIONAL)
    accused_crn = CharField(label=gettext_lazy("Probation CRN"), width="input--width-10", max_length=60, **_OPTIONAL)
    accused_pnc = CharField(label=gettext_lazy("PNC number"), width="input--width-10", max_length=60, **_OPTIONAL)

    somebody_else = Checkboxes(
        label=gettext_lazy("Have you looked?"),
        choices=[("yes", gettext_lazy("This is somebody else: open the case"))],
        **_OPTIONAL,
    )
    somebody_else_why = CharField(
        label=gettext_lazy("How do you know that it is somebody else?"), max_length=400, **_OPTIONAL
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        units: Sequence[tuple[str, str]],
        owners: Sequence[tuple[str, str]],
        asks_sentence: bool,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(sent, initial=dict(initial))
        self.offer("unit", units)
        self.offer("owner", [("", _("Nobody yet")), *owners])
        self.offer("role", [(code, ROLES[code]) for code in SERVED])
        self.offer("accused_role", [(code, ROLES[code]) for code in reversed(ACCUSED)])
        self.offer("enhanced_why", [("", _("Not, or not yet known")), *ENHANCED.items()])
        for name in WAYS:
            self.fields[f"{name}_safety"] = Select(
                label=_("Is it safe?"),
                choices=[(code, say(words)) for code, words in SAFETY.items()],
                initial=initial.get(f"{name}_safety", "not_asked"),
            )
            self.fields[f"{name}_conditions"] = CharField(
                label=_("On what conditions?"), max_length=400, required=False
            )
        if not asks_sentence:
            del self.fields["sentence_on"]
        # The order of the questions is the order of the error summary.
        self.order_fields([name for field in list(self.fields) for name in self._with_safety(field)])

    def _with_safety(self, field: str) -> Iterator[str]:
        if field.endswith(("_safety", "_conditions")):
            return
        yield field
        if field in WAYS:
            yield from (f"{field}_safety", f"{field}_conditions")

    def tells_apart(self) -> bool:
        """Whether it was said, with the reason, that this is none of the people shown; else an error that asks."""
        if self.cleaned_data["somebody_else"] and self.cleaned_data["somebody_else_why"]:
            return True
        if self.cleaned_data["somebody_else"]:
            self.add_error("somebody_else_why", _("Say how you know that this is somebody else"))
        else:
            self.add_error(
                "somebody_else", _("This person may be known already: look, or say that it is somebody else")
            )
        return False

    def intake(self, owner: Staff | None) -> Intake:
        """The answers as an action takes them; only for a valid form."""
        return intake_of(self.cleaned_data, owner)


def intake_of(typed: Mapping[str, Any], owner: Staff | None) -> Intake:
    """Answers as an action takes them: those of a valid form, or those a referral gives by itself."""
    details = Details(
        name=typed.get("name") or "",
        title=typed.get("title") or "",
        known_as=typed.get("known_as") or "",
        pronouns=typed.get("pronouns") or "",
        interpreter=typed.get("interpreter") or "",
        needs=typed.get("needs") or "",
        date_of_birth=typed.get("date_of_birth"),
        language=typed.get("language") or "en",
        names=[("alias", typed["alias"])] if typed.get("alias") else [],
        identifiers=[(kind, typed[name]) for name, kind in NUMBERS.items() if typed.get(name)],
    )
    numbers = [(kind, typed[name]) for name, kind in ACCUSED_NUMBERS.items() if typed.get(name)]
    accused_name = typed.get("accused_name") or ""
    accused = Details(name=accused_name, identifiers=numbers) if accused_name or numbers else None
    return Intake(
        role=typed.get("role") or "victim",
        details=details,
        owner=owner,
        offence_summary=typed.get("offence_summary") or "",
        enhanced_why=typed.get("enhanced_why") or "",
        ways=tuple(_ways(typed)),
        said_by=typed.get("said_by") or "",
        accused=accused,
        accused_role=typed.get("accused_role") or "suspect",
        referred_on=typed.get("referred_on"),
        sentence_on=typed.get("sentence_on"),
    )


def _ways(typed: Mapping[str, Any]) -> Iterator[WayTyped]:
    for name, way in WAYS.items():
        if typed.get(name):
            postcode = typed.get("postcode", "") if name == "address" else ""
            safety, conditions = typed.get(f"{name}_safety") or "not_asked", typed.get(f"{name}_conditions") or ""
            yield WayTyped(name, way, typed[name], postcode, safety, conditions)
