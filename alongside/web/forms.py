"""The form of a screen: plain Django, with a key that makes a second sending count once, and its error summary.

    class NoteForm(Form):
        text = TextArea(label=_("Note"), error_messages={"required": _("Write the note")})

In the template: `{{ shell.csrf }} {{ page.form.key() }} {{ page.form["text"].render() }}`. In the view:
`notes.write(case, request.actor, request.now, form_key=form.key_sent, **form.answers)`.
"""

import uuid
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from alongside.actions.performing import Invalid
from alongside.rules.words import Words
from alongside.web.fields import Choices, Hidden, Question, Text
from alongside.web.wording import language, say

brought_back: ContextVar[QueryDict | None] = ContextVar("brought_back", default=None)
"""What the person had typed into the form of this page and not sent: see `web.shell.drafts`."""


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """One line of the error summary: what is wrong, and the address of the box to mend."""

    text: str
    href: str


class FormKey(Hidden):
    """The key that makes a form sent twice count once; a form without a proper key is refused."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("This page was changed on its way. Open it again.")
    }

    def clean(self, value: Any) -> Any:
        try:
            return uuid.UUID(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class Form(forms.Form):
    """A form whose key tells a second sending from a new one."""

    form_key = FormKey(initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = brought_back.get()
        if typed is not None and not self.is_bound:
            # With its key: had the form been taken in after all, sending it again changes nothing.
            for name, field in self.fields.items():
                if not field.widget.value_omitted_from_data(typed, {}, self.add_prefix(name)):
                    self.initial[name] = field.widget.value_from_datadict(typed, {}, self.add_prefix(name))

    def key(self) -> Markup:
        """The hidden key, for the template."""
        return cast(Question, self["form_key"]).render()

    @property
    def key_sent(self) -> uuid.UUID:
        """The key this form was sent with; only for a valid form."""
        key: uuid.UUID = self.cleaned_data["form_key"]
        return key

    def full_clean(self) -> None:
        """One question has one answer: sent twice, one of them came from somewhere else, and we do not choose."""
        super().full_clean()
        if isinstance(self.data, QueryDict) and self.is_bound:
            lists = {self.add_prefix(name) for name, field in self.fields.items() if _takes_many(field)}
            if any(len(self.data.getlist(name)) > 1 for name in self.data if name not in lists):
                self.add_error(None, str(FormKey.default_error_messages["invalid"]))

    @property
    def answers(self) -> dict[str, Any]:
        """The cleaned answers without the key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "form_key"}

    def offer(
        self,
        name: str,
        choices: Mapping[str, Words] | Iterable[tuple[str, Words | Text]],
        *,
        hints: Mapping[str, Text] | None = None,
    ) -> None:
        """Offer `choices` on the question `name`: codes and their words, said in the reader's language.

        TypeError where that question is not one of choices.
        """
        question = self.fields[name]
        if not isinstance(question, Choices):
            raise TypeError(f"{name} is not a question with choices")
        pairs: Iterable[tuple[str, Words | Text]] = choices.items() if isinstance(choices, Mapping) else choices
        question.offer([(code, say(what) if isinstance(what, Words) else what) for code, what in pairs], hints)

    def refuse(self, wrong: Invalid, **ours: str) -> None:
        """Show what an action would not take on the question it is about; `ours` says which of ours its field is."""
        field = ours.get(wrong.field, wrong.field)
        self.add_error(field if field in self.fields else None, wrong.words.in_(language()))

    def error_links(self) -> list[ErrorLink]:
        """The error summary: every error in the order of the questions, the form's own first."""
        return error_links(self)


def _takes_many(field: forms.Field) -> bool:
    return bool(getattr(field.widget, "allow_multiple_selected", False))


def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """The error summary of any form drawn with our fields; empty for a form not yet sent."""
    if not form.is_bound or not form.errors:
        return []
    links = [ErrorLink(str(error), "#main-content") for error in form.non_field_errors()]
    for name in form.fields:
        question = form[name]
        target = question.element if isinstance(question, Question) else question.id_for_label
        links += [ErrorLink(str(error), f"#{target}") for error in question.errors]
    return links
