"""Whatever is posted to a form is taken whole, or refused in a sentence: never an error, never cut short (ASVS V2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django import forms as django_forms
from django.conf import settings as project
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.queries import scope
from alongside.web import fields
from alongside.web.fields import LONGEST_LINE, LONGEST_TEXT
from alongside.web.forms import Form
from tests.architecture import visits
from tests.architecture.visits import BUILDER, House, address
from tests.architecture.whole_case import models_of_the_program
from tests.factories import TODAY
from tests.security import crawl

HOSTILE = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                " ",
                "\x00",
                "a\x00b",
                "\ud7ff\ue000",
                "\u202egnp.exe",
                "\u0000",
                "%00",
                "%2500",
                "&#x3c;",
                "\r\n.\r\n",
            ),
            *(
                "-1",
                "0",
                "99999999999999999999",
                "9" * 5000,
                "1e309",
                "NaN",
                "Infinity",
                "٣",
                "1.5",
                "true",
                "null",
                "[]",
                "{}",
            ),
            *("31/02/2026", "2026-02-31", "0001-01-01", "9999-12-31", "25:61", "00:00", "24:00"),
            *("' OR 1=1 --", "{{7*7}}", "${jndi:x}", "../../etc/passwd", "<script>", "=cmd|' /C calc'!A0", "+44"),
            *(
                "A1234BC",
                "07700 900123",
                "00000000-0000-0000-0000-000000000000",
                str(uuid4()),
                "police.suspect_charged",
            ),
            *(
                "x" * 41,
                "x" * 61,
                "x" * 121,
                "x" * 200,
                "x" * 201,
                "é" * 255,
                "x" * LONGEST_TEXT,
                "x" * (LONGEST_TEXT + 1),
            ),
        ]
    ),
    st.text(max_size=40),
    st.dates().map(str),
    st.integers().map(str),
)
SCREENS = [name for name in visits.screens() if name not in ("today", "caseload", "case", "case_timeline", "rules")]


@contextmanager
def forgotten() -> Iterator[None]:
    """What is done in here is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def forms_of(client: Any, where: str) -> list[crawl.Form]:
    """The forms of a page that are its own: signing out and the language stand on every page."""
    answer = client.get(where)
    if answer.status_code != 200:
        return []
    shell = (reverse("account_logout"), reverse("choose_language"))
    return [
        form for form in crawl.Page(answer.content.decode()).forms if form.method == "post" and form.action not in shell
    ]


def filled(form: crawl.Form) -> dict[str, str]:
    """The form as its page offers it: of several choices the last."""
    return {name: values[-1] if values else "" for name, values in form.boxes.items()}


@pytest.fixture(scope="module")
def visitors(house: House) -> list[Any]:
    return [house.client(visitor) for visitor in ("officer", "manager")]


def offered(visitors: list[Any], where: str) -> Iterator[tuple[Any, crawl.Form]]:
    """The forms of a screen, each with somebody who is offered it."""
    for client in visitors:
        if found := forms_of(client, where):
            yield from ((client, form) for form in found)
            return


def test_nearly_every_screen_has_a_form_that_is_tried(visitors: list[Any], house: House) -> None:
    parts = visits.parts_of(house.cases["Bramblyx"])
    assert sum(bool(list(offered(visitors, address(name, parts)))) for name in SCREENS) > 25


@pytest.mark.parametrize("name", SCREENS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(noise=st.lists(HOSTILE, min_size=1, max_size=6), where=st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_no_form_breaks_over_anything(
    name: str, noise: list[str], where: list[int], visitors: list[Any], house: House
) -> None:
    at = address(name, visits.parts_of(house.cases["Bramblyx"]))
    for client, form in offered(visitors, at):
        sent = filled(form)
        names = [box for box in sent if box not in ("csrfmiddlewaretoken", "form_key")]
        for number, value in enumerate(noise):
            if names:
                sent[names[where[number] % len(names)]] = value
        with forgotten():
            assert client.post(at, sent).status_code < 500


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=st.dictionaries(st.sampled_from(["page", "whose", "owner", "risk", "show", "after", "before", "for", "rule", "instead", "next", "enhanced"]), HOSTILE))  # noqa: E501  one row  # fmt: skip
def test_no_screen_breaks_over_what_stands_behind_its_address(asked: dict[str, str], house: House) -> None:
    parts = visits.parts_of(house.cases["Bramblyx"])
    client = house.client("manager")
    for name in ("today", "caseload", "event_desk", "case_timeline", "case_history", "record_contact", "standards"):
        with forgotten():
            assert client.get(address(name, parts), asked).status_code < 500


_OF_LOOKING = ("JournalEntry", "Session", "EndedSession")
"""A look is journalled, and whoever looks has signed in: a fifth session ends the oldest."""


def every_row() -> dict[str, int]:
    scope.set_acting(BUILDER, TODAY)
    kept = (model for model in models_of_the_program() if model.__name__ not in _OF_LOOKING)
    return {model.__name__: model._default_manager.count() for model in kept}


@pytest.mark.parametrize("name", SCREENS)
def test_what_is_too_long_is_refused_and_nothing_is_written(name: str, untouched: House) -> None:
    parts, client = visits.parts_of(untouched.cases["Bramblyx"]), untouched.client("manager")
    for form in forms_of(client, address(name, parts)):
        before = every_row()
        sent = filled(form) | dict.fromkeys(form.texts, "x" * (LONGEST_TEXT + 1))
        if form.texts and name != "search":
            too_much = sum(map(len, sent.values())) > project.DATA_UPLOAD_MAX_MEMORY_SIZE  # a page of many questions
            assert client.post(address(name, parts), sent).status_code == (400 if too_much else 200)
            assert every_row() == before


def test_a_note_is_kept_to_its_last_letter_or_not_at_all(untouched: House) -> None:
    case = untouched.cases["Bramblyx"]
    client = untouched.client("officer")
    where = address("case_note", visits.parts_of(case))
    whole = "a" * (LONGEST_TEXT - 4) + " end"
    (form,) = forms_of(client, where)
    assert client.post(where, filled(form) | {"text": whole}).status_code == 302
    scope.set_acting(BUILDER, TODAY)
    assert case.notes.latest("pk").text == whole
    (form,) = forms_of(client, where)
    page = client.post(where, filled(form) | {"text": whole + "!"})
    assert "Shorten this to 20000 characters" in page.content.decode()


@pytest.mark.parametrize(
    "text", ["Si\u00e2n &amp; Mair", "a%2520b", "\\u003cb\\u003e", "\u0053i\u0302an", "1 < 2 &lt; 3"]
)
def test_what_is_typed_is_kept_as_typed_and_read_once(text: str, untouched: House) -> None:
    case, client = untouched.cases["Bramblyx"], untouched.client("officer")
    where = address("case_note", visits.parts_of(case))
    (form,) = forms_of(client, where)
    assert client.post(where, filled(form) | {"text": text}).status_code == 302
    scope.set_acting(BUILDER, TODAY)
    assert case.notes.latest("pk").text == text


def form_classes() -> list[type[Form]]:
    def below(kind: type[Form]) -> Iterator[type[Form]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    visits.screens()
    list(visits.known_addresses())
    return [one for one in below(Form) if one.__module__.startswith("alongside")]


def test_every_question_is_of_a_kind_that_knows_what_it_takes() -> None:
    """Each kind of question has its rule in `web/fields.py`; a text has a length, a choice its list."""
    classes = form_classes()
    assert len(classes) > 15
    loose = []
    for form in classes:
        for name, question in form.base_fields.items():
            ours = isinstance(question, fields.Component)
            long = isinstance(question, django_forms.CharField) and not isinstance(question, fields.Hidden)
            if not ours or (long and not 0 < (getattr(question, "max_length", 0) or 0) <= LONGEST_TEXT):
                loose.append((form.__name__, name))
    assert loose == []
    assert LONGEST_LINE == 200


def test_a_question_answered_twice_is_not_answered(untouched: House) -> None:
    case, client = untouched.cases["Bramblyx"], untouched.client("officer")
    where = address("case_note", visits.parts_of(case))
    (form,) = forms_of(client, where)
    sent = QueryDict(mutable=True)
    sent.update(filled(form))
    sent.setlist("text", ["what was shown", "what was slipped in"])
    before = every_row()
    answer = client.post(where, sent.urlencode(), content_type="application/x-www-form-urlencoded")
    assert "This page was changed on its way" in answer.content.decode()
    assert every_row() == before


def test_what_stands_in_the_address_is_no_answer_to_a_form(untouched: House) -> None:
    case, client = untouched.cases["Bramblyx"], untouched.client("officer")
    where = address("case_note", visits.parts_of(case))
    (form,) = forms_of(client, where)
    before = every_row()
    assert client.post(f"{where}?text=slipped+in", filled(form) | {"text": ""}).status_code == 200
    assert every_row() == before


NEVER_ASKED = {
    "organisation": "1",
    "organisation_id": "1",
    "unit": "1",
    "unit_id": "1",
    "owner": "1",
    "owner_id": "1",
    "restricted": "",
    "enhanced": "on",
    "state": "closed",
    "closed_on": "2026-12-01",
    "public_id": str(uuid4()),
    "reference": "AAA-AAAA-A",
    "version": "99",
    "id": "1",
    "pk": "1",
    "written_by": "1",
    "written_at": "2020-01-01",
    "is_active": "0",
}


def test_what_a_form_does_not_ask_it_does_not_take(untouched: House) -> None:
    case, client = untouched.cases["Bramblyx"], untouched.client("officer")
    scope.set_acting(BUILDER, TODAY)
    kept = type(case).objects.filter(pk=case.pk).values().get()
    for name in ("case_note", "add_task", "add_person", "edit_person"):
        where = address(name, visits.parts_of(case))
        for form in forms_of(client, where):
            asked = filled(form)
            more = {key: value for key, value in NEVER_ASKED.items() if key not in asked}
            client.post(where, asked | dict.fromkeys(form.texts, "Words") | more)
    scope.set_acting(BUILDER, TODAY)
    assert type(case).objects.filter(pk=case.pk).values().get() == kept


def test_a_form_without_its_key_is_refused(untouched: House) -> None:
    case, client = untouched.cases["Bramblyx"], untouched.client("officer")
    where = address("case_note", visits.parts_of(case))
    before = every_row()
    for key in ("", "not a key", "1"):
        page = client.post(where, {"text": "Words", "form_key": key})
        assert "This page was changed on its way" in page.content.decode()
    assert every_row() == before


def test_looking_changes_nothing_but_the_journal(untouched: House) -> None:
    before = every_row()
    looked = 0
    for _, answer in crawl.pages(untouched, "officer", "manager", "privacy"):
        looked += answer.status_code == 200
    assert looked > 60
    assert every_row() == before
    client = untouched.client("officer")
    for name in visits.screens():
        where = address(name, visits.parts_of(untouched.cases["Bramblyx"]))
        client.head(where)
        client.options(where)
    assert every_row() == before
