"""Forms keep what was typed, say what is wrong where it is wrong, and carry a key."""

import re
import uuid
from datetime import date, time
from typing import Any

import pytest
from django.utils import translation

from alongside.rules.words import Words
from alongside.web import fields
from alongside.web.forms import Form

KEY = "0b6a5f0e-6f4b-4a0e-9d0c-1f7f3c1a2b3c"


class Everything(Form):
    who = fields.CharField(label="Who", max_length=20, error_messages={"required": "Enter who"})
    phone = fields.PhoneText(label="Phone", required=False)
    note = fields.TextArea(label="Note", help_text="What happened")
    way = fields.Radios(label="Way", choices=[("call", "Call"), ("visit", "Visit")], hints={"call": "By telephone"})
    safe = fields.YesNo(label="Safe to call?")
    duties = fields.Checkboxes(label="Duties", choices=[("1", "One"), ("2", "Two")], required=False)
    unit = fields.Select(label="Unit", choices=[("a", "North"), ("b", "South")])
    on = fields.DateField(label="When", error_messages={"required": "Enter the day"})
    at = fields.TimeField(label="At", required=False)


ANSWERS: dict[str, Any] = {
    "form_key": KEY,
    "who": " Ann ",
    "phone": "07700 900 982",
    "note": "Spoke\n<b>briefly</b>",
    "way": "call",
    "safe": "no",
    "duties": ["2"],
    "unit": "b",
    "on-day": "22",
    "on-month": "nov",
    "on-year": "26",
    "at": "2pm",
}


def everything(**changed: Any) -> Everything:
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, value in (ANSWERS | changed).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Everything(data)


def test_answers_come_as_plain_values() -> None:
    form = everything()
    assert form.is_valid(), form.errors
    assert form.key_sent == uuid.UUID(KEY)
    assert form.answers == {
        "who": "Ann",
        "phone": "07700 900 982",
        "note": "Spoke\n<b>briefly</b>",
        "way": "call",
        "safe": False,
        "duties": ["2"],
        "unit": "b",
        "on": date(2026, 11, 22),
        "at": time(14),
    }


def test_what_was_typed_is_kept_and_escaped_when_something_else_is_wrong() -> None:
    form = everything(who="")
    assert not form.is_valid()
    assert "&lt;b&gt;briefly&lt;/b&gt;" in form["note"].render()
    assert 'value="nov"' in form["on"].render()
    assert 'value="2" checked' in form["duties"].render()
    assert 'value="no" checked' in form["safe"].render()
    assert 'value="b" selected' in form["unit"].render()


def test_each_error_leads_to_the_box_to_mend() -> None:
    form = everything(who="", **{"on-month": "smarch", "way": "", "safe": ""})
    links = {link.href: link.text for link in form.error_links()}
    assert links["#id-who"] == "Enter who"
    assert "number from 1 to 12" in links["#id-on-day"]
    for href, name in [("#id-who", "who"), ("#id-on-day", "on"), ("#id-way", "way"), ("#id-safe", "safe")]:
        assert href in links
        assert f'id="{href[1:]}"' in form[name].render()


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    form = everything(**{"on-month": "smarch"})
    drawn = form["on"].render()
    assert drawn.count("govuk-input--error") == 1
    (wrong,) = [box for box in re.findall("<input[^>]*>", drawn) if "govuk-input--error" in box]
    assert 'id="id-on-month"' in wrong


def test_a_date_not_given_says_so_in_the_words_of_the_question() -> None:
    form = everything(**{"on-day": "", "on-month": "", "on-year": ""})
    assert form.errors["on"] == ["Enter the day"]


def test_a_question_that_may_be_left_out_says_so() -> None:
    assert "Phone (optional)" in Everything()["phone"].render()
    with translation.override("cy"):
        assert "Phone (dewisol)" in Everything()["phone"].render()
    assert "Who (optional)" not in Everything()["who"].render()


@pytest.mark.parametrize("typed", ["07700 90O982", "call me", "12"])
def test_a_telephone_number_with_letters_or_too_short_is_refused(typed: str) -> None:
    assert "phone" in everything(phone=typed).errors


def test_no_answer_to_a_yes_or_no_question_is_never_a_silent_no() -> None:
    assert "safe" in everything(safe="").errors


def test_a_fresh_form_draws_a_new_key_and_a_sent_one_keeps_it() -> None:
    assert Everything().key() != Everything().key()
    assert KEY in everything().key()


@pytest.mark.parametrize("key", ["", "1", "<script>"])
def test_a_form_without_a_proper_key_is_refused(key: str) -> None:
    form = everything(form_key=key)
    assert not form.is_valid()
    assert "<script>" not in form.key()


def test_a_form_not_yet_sent_has_no_errors_to_show() -> None:
    assert Everything().error_links() == []


def test_a_password_is_never_drawn_again() -> None:
    class Secret(Form):
        password = fields.PasswordField(label="Password")

    assert "hunter2" not in Secret({"password": "hunter2", "form_key": "bad"})["password"].render()


STALE = "5f0b6d3e-9c1f-4a7b-8c55-2f1a6f0d9e11"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "This choice is no longer offered. Choose again."), ("cy", "Nid yw'r dewis hwn ar gael mwyach.")],
)
@pytest.mark.parametrize("name", ["way", "safe", "duties", "unit"])
def test_a_choice_no_longer_offered_is_said_in_our_words_and_never_repeated(
    name: str, language: str, said: str
) -> None:
    with translation.override(language):
        errors = everything(**{name: STALE}).errors[name]
        assert said in errors[0]
        assert STALE not in str(errors)


@pytest.mark.parametrize(("language", "said"), [("en", "Shorten this to 20 characters: it has 21"), ("cy", "Byrhewch")])
def test_what_is_too_long_is_said_in_our_words(language: str, said: str) -> None:
    with translation.override(language):
        assert said in everything(who="x" * 21).errors["who"][0]


def test_choices_are_offered_in_the_readers_language_and_no_others_are_taken() -> None:
    form = everything(unit="n")
    with translation.override("cy"):
        form.offer("unit", {"n": Words("North", "Gogledd")})
    assert form.is_valid(), form.errors
    assert "Gogledd" in form["unit"].render()
    other = everything()
    other.offer("unit", [("n", "North")])
    assert not other.is_valid() and "unit" in other.errors


def test_choices_offered_without_hints_keep_those_they_had() -> None:
    form = everything()
    form.offer("way", [("call", "Ring")])
    assert "By telephone" in form["way"].render()
    form.offer("way", [("call", "Ring")], hints={"call": "At home"})
    assert "At home" in form["way"].render() and "By telephone" not in form["way"].render()


def test_only_a_question_of_choices_can_be_offered_some() -> None:
    with pytest.raises(TypeError, match="note"):
        everything().offer("note", [("a", "A")])
