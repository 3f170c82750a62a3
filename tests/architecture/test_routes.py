"""Every address of the web, for everybody: what the table says, and nothing of what one may not know of.

`routes.csv` names each address with its verb and the answer to GET, for the people of the case's own unit. An address
without a row fails. "door" and "machine" have tests of their own (`tests/web/test_sign_in.py`, `tests/api`).
"""

import logging
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.queries import scope
from alongside.records.models import JournalEntry, Source
from alongside.rules.access import Verb
from tests.architecture import visits
from tests.architecture.visits import BUILDER, ROUTES, House, address, screens, told
from tests.factories import NOW, TODAY, hosting

COLUMNS = [name for name in next(iter(ROUTES.values())) if name not in ("name", "path", "verb")]
DESK = ("referrals", "early", "quarantined", "done")
LISTS = (
    "today",
    "today?whose=mine",
    "today?show=late",
    "caseload",
    "caseload?unassigned=on",
    "event_desk",
    "feeds",
    "radar",
    "diary",
)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Built once, on a Friday; rolled back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: NOW))
        yield visits.found()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def before(house: House) -> dict[tuple[str, str], Any]:
    """The lists of everybody at home, before there is anything to hide."""
    return lists_of(house)


@pytest.fixture(scope="module")
def full(house: House, before: object) -> House:
    """The house with the cases that not everybody may know of."""
    visits.hide(house)
    return house


@pytest.fixture(autouse=True)
def leave_no_trace(house: House) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


SOUGHT = ("Ceri Cormoryx", "Cormoryx", "Cerys Dotteryx", "Kelvin Egretyx", "A1234BC", "07700 900123")


def lists_of(house: House) -> dict[tuple[str, str], Any]:
    seen = {}
    for visitor in visits.AT_HOME:
        if visitor == "officer":
            continue  # sees the restricted case too
        client = house.client(visitor)
        for named in (*LISTS, *(f"event_desk?show={shown}" for shown in DESK)):
            name, _, query = named.partition("?")
            seen[visitor, named] = told(client.get(f"{reverse(name)}?{query}" if query else reverse(name)))
        for text in SOUGHT:
            seen[visitor, text] = told(client.post(reverse("search"), {"text": text}))
    return seen


WATCHING = {Verb.VIEW_PRIVACY, Verb.CHECK_STATEMENT, Verb.SETTLE_FLAG, Verb.REVIEW_EMERGENCY}


def test_every_address_has_its_row_and_its_verb_and_every_row_its_address() -> None:
    known = {name: (path, verb) for name, path, verb in visits.known_addresses()}
    assert {name: row["path"] for name, row in ROUTES.items()} == {name: path for name, (path, _) in known.items()}
    for name, row in ROUTES.items():
        if row["verb"] in ("door", "machine"):
            place = "api/" if row["verb"] == "machine" else "sign-in/"
            assert row["path"].startswith(place) or name == "choose_language", name
        else:
            assert known[name][1] == row["verb"] == Verb(row["verb"]), name


def test_an_address_has_one_name() -> None:
    names = [name for name, _, _ in visits.known_addresses()]
    assert len(names) == len(set(names)) == len(ROUTES)


@pytest.mark.parametrize("visitor", COLUMNS)
def test_every_address_answers_everybody_at_home_as_the_table_says(visitor: str, house: House) -> None:
    parts, client = visits.parts_of(house.cases["Bramblyx"]), house.client(visitor)
    wrong = {}
    for name in screens():
        said = client.get(address(name, parts)).status_code
        if str(said) != ROUTES[name][visitor]:
            wrong[name] = said
        if said in (403, 404) and client.post(address(name, parts), {"why": "x"}).status_code != said:
            wrong[name] = -said
    assert wrong == {}


FORBIDDEN = (
    ("next door", "Bramblyx"),
    ("far", "Bramblyx"),
    ("administrator", "Bramblyx"),
    ("privacy", "Bramblyx"),
    ("senior", "Cormoryx"),
    ("was listed", "Cormoryx"),
    ("barred", "Fulmaryx"),
    ("officer", "Grebyx"),
    ("senior", "Grebyx"),
)


@pytest.mark.parametrize(("visitor", "word"), FORBIDDEN)
def test_what_one_may_not_know_of_is_byte_for_byte_what_is_not_there(visitor: str, word: str, full: House) -> None:
    assert word not in full.seen[visitor]
    client, there = full.client(visitor), visits.parts_of(full.cases[word])
    for name in screens("case_id"):
        none = told(client.get(address(name, visits.of_nothing())))
        assert none[0] == 404
        assert [told(client.get(address(name, there))), told(client.post(address(name, there)))] == [none, none], name
    for name in screens("message_id"):
        for ask in (client.get, client.post):
            assert told(ask(address(name, there))) == told(ask(address(name, visits.of_nothing()))), name


@pytest.mark.parametrize("part", ["event_id", "duty_id", "person_id", "part_id", "channel_id"])
def test_a_part_of_another_case_is_not_there_under_ones_own(part: str, full: House) -> None:
    mine, other = visits.parts_of(full.cases["Bramblyx"]), visits.parts_of(full.cases["Cormoryx"])
    for visitor in ("senior", "officer"):
        client = full.client(visitor)
        for name in screens(part):
            answer = told(client.get(address(name, mine | {part: other[part]})))
            assert answer == told(client.get(address(name, mine | {part: visits.of_nothing()[part]}))), name
            assert str(answer[0]) == ROUTES[name][visitor].replace("200", "404"), name


def test_a_source_of_another_organisation_is_not_there(full: House) -> None:
    with hosting():
        Source.objects.create(
            slug="theirs", name="Theirs", organisation=full.units["far"].organisation, quarantined_at=NOW
        )
    client = full.client("manager")
    for ask in (client.get, client.post):
        there, none = (told(ask(reverse("release_quarantine", args=[slug]))) for slug in ("theirs", "nonsense"))
        assert there == none
        assert there[0] == 404


def test_no_form_is_taken_without_its_token(house: House) -> None:
    parts, client = visits.parts_of(house.cases["Bramblyx"]), house.client("manager", enforce_csrf_checks=True)
    lines = JournalEntry.objects.count()
    for name in [*screens(), "choose_language", "account_login", "account_logout"]:
        assert client.post(address(name, parts), {"text": "x", "why": "x"}).status_code == 403, name
    scope.set_acting(BUILDER, TODAY)
    assert JournalEntry.objects.count() == lines


def test_nobody_comes_in_unsigned(house: House) -> None:
    parts, client = visits.parts_of(house.cases["Bramblyx"]), Client()
    for name in screens():
        for ask in (client.get, client.post):
            answer = ask(address(name, parts))
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("visitor", ["next door", "far", "administrator", "privacy", "nobody", "senior", "was listed"])
def test_no_word_of_a_case_reaches_who_may_not_know_of_it(
    visitor: str, full: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    hidden = [word for word in full.cases if word not in full.seen[visitor]]
    canaries = [canary for word in hidden for canary in visits.words_of(full, word)]
    places = {word: visits.parts_of(full.cases[word]) for word in full.cases}
    # Who watches over looking reads the references of the organisation's cases, and never that of a sealed one; also
    # of a limited one, which its own officer may not see: somebody must see that it is in good hands.
    references = {full.cases[word].reference.lower() for word in ("Bramblyx", "Dotteryx", "Grebyx")}
    client = full.client(visitor)
    caplog.clear()
    for name in screens():
        # What is hidden whole is tried once; every address of it is compared with nothing, above.
        shown = [word for word in full.cases if word not in hidden]
        for word in shown if "<" in ROUTES[name]["path"] else full.cases if name == "case" else hidden[:1]:
            where = address(name, places[word])
            told_them = str(told(client.get(where))).lower()
            known = references if ROUTES[name]["verb"] in WATCHING else set()
            sung = [canary for canary in canaries if canary in told_them.replace(where, "") and canary not in known]
            assert [visits.whose(full, canary) for canary in sung] == [], name
    for word in hidden:
        for text in (f"Ceri {word}", full.cases[word].reference):
            answer = told(client.post(reverse("search"), {"text": text}))
            others = [canary for canary in visits.words_of(full, word) if canary not in text.lower()]
            assert [canary for canary in others if canary in str(answer).lower()] == []
    written = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends").lower()
    assert [canary for canary in canaries if canary in written] == []


def test_the_canaries_sing_where_they_may(full: House) -> None:
    for word, visitor in (("Cormoryx", "officer"), ("Dotteryx", "next door"), ("Egretyx", "far")):
        client, parts = full.client(visitor), visits.parts_of(full.cases[word])
        for name in ("case", "case_timeline", "case_people", "case_contact", "duty", "today", "caseload"):
            assert word in client.get(address(name, parts)).content.decode(), (word, name)
        assert full.cases[word].reference in client.post(reverse("search"), {"text": f"Ceri {word}"}).content.decode()


def test_lists_counts_and_search_are_the_same_bytes_whatever_is_hidden(
    before: dict[tuple[str, str], Any], full: House
) -> None:
    after = lists_of(full)
    assert {one for one, answer in before.items() if answer != after[one]} == set()
    assert any("Bramblyx" in answer[1] for answer in after.values())


NUMBER = {"kind": "NOMS", "form_key": "6f1f8a52-6c1c-4d0e-9d0e-0a4f5a1f3b11"}


def test_a_number_taken_in_another_organisation_is_free_here(full: House) -> None:
    parts, client = visits.parts_of(full.cases["Bramblyx"]), full.client("officer")
    scope.set_acting(BUILDER, TODAY)
    foreign = full.cases["Egretyx"].roles.get(role="offender").person.identifiers.get()
    foreign.value = "A9876ZZ"
    foreign.save()
    answer = client.post(address("add_number", parts), NUMBER | {"number": "A9876ZZ"})
    assert answer.status_code == 302


CHANCE = re.compile(r"(?<=value=\")[0-9a-f]{8}-[0-9a-f-]{27}")
"""The key of a form."""


def test_a_number_of_somebody_in_a_sealed_case_is_answered_as_a_free_one(full: House) -> None:
    parts, client = visits.parts_of(full.cases["Bramblyx"]), full.client("senior")
    scope.set_acting(BUILDER, TODAY)
    hidden = full.cases["Cormoryx"].roles.get(role="offender").person.identifiers.get()
    hidden.value = "A9876YY"
    hidden.save()
    answers = []
    for number in ("A9876YY", "A9876XX"):
        with transaction.atomic():
            answer = told(client.post(address("add_number", parts), NUMBER | {"number": number}))
            shown = told(client.get(address("edit_person", parts)))
            answers.append(CHANCE.sub("", str((answer, shown)).replace(number, "number")))
            transaction.set_rollback(True)
    assert answers[0] == answers[1]
    assert "number" in answers[0]
