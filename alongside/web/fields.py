"""Form fields that know their GOV.UK component.

They are Django's own fields, so that a form reads as any Django form does; in a template `form["note"].render()` draws
the question with its label, hint, error and what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from alongside.web.dates import DateParts, DateWidget, boxes_at_fault, date_from_parts, time_from_words
from alongside.web.jinja import Govuk

Text = str | Promise

LONGEST_LINE = 200
"""Characters in a box of one line, where the question sets no other length."""
LONGEST_TEXT = 20_000
"""Characters in a box of several lines: more than anybody types, less than would stop a page."""

govuk = Govuk()


class Question(forms.BoundField):
    """A field in a form, ready to be drawn."""

    field: Component

    def render(  # type: ignore[override]  # Jinja knows Markup as safe
        self, *_args: Any, legend_as_heading: bool = False, **params: Any
    ) -> Markup:
        """The GOV.UK component; `legend_as_heading` when the question is the whole page; `params` go to the macro."""
        return self.field.draw(self, legend_as_heading, params)

    @property
    def error(self) -> str:
        """What is wrong with the answer, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def element(self) -> str:
        """The id of the box an error link should lead to."""
        return f"{self.id}{self.field.first_box}"

    @property
    def id(self) -> str:
        """The id of the component."""
        return f"id-{self.html_name}"

    def params(self) -> dict[str, Any]:
        """What every GOV.UK macro takes: id, name, hint, error."""
        params: dict[str, Any] = {"id": self.id, "name": self.html_name}
        if self.help_text:
            params["hint"] = {"text": str(self.help_text)}
        if self.error:
            params["errorMessage"] = {"text": self.error, "visuallyHiddenText": str(_("Error"))}
        return params


class Component(forms.Field):
    """What our fields share: the label that leaves with "(optional)", and drawing."""

    first_box = ""
    classes = ""
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Answer this question"),
        "invalid_choice": _("This choice is no longer offered. Choose again."),
        "invalid_list": _("This choice is no longer offered. Choose again."),
        "max_length": _("Shorten this to %(limit_value)d characters: it has %(show_value)d"),
        "null_characters_not_allowed": _("This holds a character that cannot be kept"),
    }
    """Ours for all of Django's: none repeats what was sent, which may be an id nobody can read."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> Question:
        return Question(form, self, field_name)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        raise NotImplementedError

    def _label(self, question: Question, heading: bool, kind: str) -> dict[str, Any]:
        size = "l" if heading else "s"
        text = str(question.label)
        if not self.required:
            text = str(_("%(question)s (optional)") % {"question": text})
        label: dict[str, Any] = {"text": text, "classes": f"govuk-{kind}--{size}"}
        return label | ({"isPageHeading": True} if heading else {})

    def _fieldset(self, question: Question, heading: bool) -> dict[str, Any]:
        return {"legend": self._label(question, heading, "fieldset__legend")}


class CharField(Component, forms.CharField):
    """One line of text. `width` is a GOV.UK width class such as "input--width-10"."""

    macro = "input"
    input: ClassVar[dict[str, Any]] = {}

    def __init__(
        self, *, width: str = "", autocomplete: str = "off", max_length: int = LONGEST_LINE, **kwargs: Any
    ) -> None:
        self.width = f"govuk-{width}" if width else ""
        self.autocomplete = autocomplete
        # The browser is not told the length: it would cut what is pasted without a word.
        super().__init__(max_length=max_length, **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        params = question.params() | {
            "label": self._label(question, heading, "label"),
            "value": question.value() or "",
            "classes": self.width,
            "autocomplete": self.autocomplete,
        }
        return cast(Markup, getattr(govuk, self.macro)(params | self.input | extra))


class PhoneText(CharField):
    """A telephone number as it was given: spaces, brackets and a leading + are kept, letters are refused."""

    input: ClassVar[dict[str, Any]] = {"type": "tel", "inputmode": "tel", "classes": "govuk-input--width-20"}
    default_error_messages: ClassVar[dict[str, Any]] = {
        "letters": _("Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192")
    }

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if text and (not set(text) <= set("0123456789 +()-") or sum(c.isdigit() for c in text) < 3):
            raise ValidationError(self.error_messages["letters"], code="letters")
        return text


class PasswordField(CharField):
    """A password; what was typed is never drawn again."""

    macro = "password_input"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        words = {
            "value": "",
            "showPasswordText": str(_("Show")),
            "hidePasswordText": str(_("Hide")),
            "showPasswordAriaLabelText": str(_("Show password")),
            "hidePasswordAriaLabelText": str(_("Hide password")),
            "passwordShownAnnouncementText": str(_("Your password is visible")),
            "passwordHiddenAnnouncementText": str(_("Your password is hidden")),
        }
        return super().draw(question, heading, words | extra)


class CodeField(CharField):
    """A short code of digits from an authenticator app or a list of recovery codes."""

    input: ClassVar[dict[str, Any]] = {"inputmode": "numeric", "classes": "govuk-input--width-10", "spellcheck": False}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(autocomplete="one-time-code", max_length=16, **kwargs)


class TextArea(Component, forms.CharField):
    """Several lines of text, kept as typed."""

    def __init__(self, *, rows: int = 5, max_length: int = LONGEST_TEXT, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(widget=forms.Textarea, max_length=max_length, **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        params = question.params() | {
            "label": self._label(question, heading, "label"),
            "value": question.value() or "",
            "rows": str(self.rows),
            "autocomplete": "off",
        }
        return govuk.textarea(params | extra)


class Choices(Component):
    """What the three kinds of choice share. `hints` explains single choices, by value."""

    hints: Mapping[str, Text]
    first_box = ""

    def offer(self, choices: list[tuple[str, Text]], hints: Mapping[str, Text] | None) -> None:
        """Offer these and no others; `hints` stay as they are where none are given."""
        cast(Any, self).choices = choices
        if hints is not None:
            self.hints = hints

    def _items(self, question: Question, chosen: set[str]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        for value, label in cast(Any, self).choices:
            item: dict[str, Any] = {"value": str(value), "text": str(label), "checked": str(value) in chosen}
            if str(value) in self.hints:
                item["hint"] = {"text": str(self.hints[str(value)])}
            items.append(item)
        if items:
            items[0]["id"] = question.id
        return items


class Radios(Choices, forms.ChoiceField):
    """One of a few. `inline` puts two short answers beside each other."""

    def __init__(self, *, inline: bool = False, hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        self.inline = inline
        self.hints = hints or {}
        super().__init__(widget=forms.RadioSelect, **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        params = question.params() | {
            "idPrefix": question.id,
            "fieldset": self._fieldset(question, heading),
            "items": self._items(question, {str(question.value())}),
            "classes": "govuk-radios--small govuk-radios--inline" if self.inline else "govuk-radios--small",
        }
        return govuk.radios(params | extra)


class YesNo(Radios):
    """Yes or no, and never a silent default: no answer is an error unless `required=False` (then None)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(inline=True, choices=[("yes", _("Yes")), ("no", _("No"))], **kwargs)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(str(super().clean(value)))


class Checkboxes(Choices, forms.MultipleChoiceField):
    """Any of a few; answers a list of values."""

    def __init__(self, *, hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        self.hints = hints or {}
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        params = question.params() | {
            "idPrefix": question.id,
            "fieldset": self._fieldset(question, heading),
            "items": self._items(question, {str(value) for value in question.value() or ()}),
            "classes": "govuk-checkboxes--small",
        }
        return govuk.checkboxes(params | extra)


class Select(Choices, forms.ChoiceField):
    """One of many; radios are better for few."""

    def __init__(self, **kwargs: Any) -> None:
        self.hints = {}
        super().__init__(**kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        chosen = str(question.value() or "")
        params = question.params() | {
            "label": self._label(question, heading, "label"),
            "items": [
                {"value": str(value), "text": str(label), "selected": str(value) == chosen}
                for value, label in cast(Any, self).choices
            ],
        }
        return govuk.select(params | extra)


class DateField(Component, forms.Field):
    """A day in three boxes: 22 11 2026, 22 nov 26, 22 Tachwedd 2026. Answers a `date`, or None when optional."""

    first_box = "-day"
    widget = DateWidget

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        value = question.value()
        parts = value if isinstance(value, DateParts) else DateParts.of(value)
        wrong = boxes_at_fault(parts) if question.error else frozenset()
        items = [
            self._box("day", _("Day"), parts.day, 2, wrong),
            self._box("month", _("Month"), parts.month, 4, wrong) | {"inputmode": "text"},
            self._box("year", _("Year"), parts.year, 4, wrong),
        ]
        params = question.params() | {
            "namePrefix": question.html_name,
            "fieldset": self._fieldset(question, heading),
            "items": items,
        }
        return govuk.date_input(params | extra)

    def _box(self, name: str, label: Text, value: str, width: int, wrong: frozenset[str]) -> dict[str, Any]:
        classes = f"govuk-input--width-{width}" + (" govuk-input--error" if name in wrong else "")
        return {"name": name, "label": str(label), "value": value, "classes": classes, "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        if not value or value.empty:
            return super().clean(None)
        return date_from_parts(value)


class TimeField(CharField):
    """A time of day as people write it: 2:05pm, 14.05, 9am, midday. Answers a `time`, or None when optional."""

    input: ClassVar[dict[str, Any]] = {"classes": "govuk-input--width-5"}

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return time_from_words(text) if text else None


class Hidden(Component, forms.CharField):
    """A value that travels with the form and is not shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, required=kwargs.pop("required", False), **kwargs)

    def draw(self, question: Question, heading: bool, extra: dict[str, Any]) -> Markup:
        return Markup('<input type="hidden" name="{}" id="{}" value="{}">').format(
            question.html_name, question.id, question.value() or ""
        )
