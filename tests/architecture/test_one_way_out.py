"""Nothing leaves for a person but through the guard: no other code writes a departure, sends, or shows a number.

This reads the code. What the guard lets leave, and what it takes, is tested in `tests/actions/test_guard*.py`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import alongside

ROOT = Path(alongside.__file__).parent
GUARD = "actions/guard.py"

SENDS = ("smtplib", "django.core.mail", "twilio", "notifications_python_client", "vobject", "aiosmtplib", "telnetlib")
"""What could bring words to a person. None is used: nothing of ours sends, an officer does."""

WRITES_DEPARTURES = {GUARD: "the one door"}

SHOWS_A_VALUE = {
    "web/contact/card.html": "the card, once it is opened through the guard",
    "web/people/place.html": "a hidden place, shown by its own act to whom it may be shown",
}
"""Templates on which a whole number or address may stand, and why."""

READS_A_VALUE = {
    "actions/channels.py": "writes it, and compares it with what is there",
    "actions/doubts.py": "compares numbers",
    "actions/intake.py": "writes what was typed when a case is opened",
    "queries/channel_facts.py": "compares it with those of others",
    "queries/contact_plans.py": "the history of addresses, with what is hidden left out",
    "web/case/contact.py": "the list: masked by `queries.people`",
    "web/contact/card.py": "the card, once it is opened through the guard",
    "web/contact/deciding.py": "masks it",
    "web/contact/ways.py": "the choices of a form: masked by `queries.people`",
    "web/case/plan.py": "the history of addresses, with what is hidden left out",
    "web/people/places.py": "a hidden place, shown by its own act to whom it may be shown",
    "web/people/ways.py": "masks it",
    "web/visits/of_case.py": "the choices of a form: masked by `queries.people`",
}
"""Code that holds a channel's value in its hand, and what for."""


def files(*layers: str) -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "migrations/" not in name and (not layers or name.split("/")[0] in layers):
            yield name, path.read_text(encoding="utf-8")


def departures_written(source: str) -> bool:
    """Whether code writes rows of Departure: by its manager, by an instance, or in SQL of its own."""
    tree = ast.parse(source)
    aliases = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "Departure"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            makes = called in aliases
            manager = any(called.startswith(f"{alias}.objects") for alias in aliases)
            writes = called.rsplit(".", 1)[-1] in (
                "create",
                "bulk_create",
                "get_or_create",
                "update_or_create",
                "update",
            )
            related = re.search(r"\.departures\.(create|add|bulk_create|get_or_create|update)$", called) is not None
            if makes or related or (manager and writes):
                return True
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if re.search(r"(insert\s+into|update|copy)\s+records_departure", text, re.IGNORECASE):
            return True
    return False


def imported(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_nothing_but_the_guard_writes_a_departure() -> None:
    assert {name for name, source in files() if departures_written(source)} == set(WRITES_DEPARTURES)


@pytest.mark.parametrize(
    "source",
    [
        "from alongside.records.models import Departure\nDeparture.objects.create(x=1)",
        "from alongside.records.models import Departure as D\nD(x=1).save()",
        "from alongside.records.models import Departure\nDeparture.objects.filter(a=1).update(light='green')",
        "case.departures.create(light='green')",
        "cursor.execute('insert into records_departure values (1)')",
    ],
)
def test_another_writer_would_be_seen(source: str) -> None:
    assert departures_written(source)


def test_reading_departures_is_no_writing() -> None:
    assert not departures_written(
        "from alongside.records.models import Departure\nDeparture.objects.filter(a=1).first()"
    )


def test_nothing_that_could_send_is_imported_but_by_the_guard() -> None:
    theirs = {
        name
        for name, source in files()
        for module in imported(source)
        if any(module == one or module.startswith(f"{one}.") for one in SENDS)
    }
    assert theirs <= {GUARD}


def test_a_sender_would_be_seen() -> None:
    assert "smtplib" in imported("import smtplib")
    assert "django.core.mail.send_mail" in imported("from django.core.mail import send_mail")


def holds_a_value(source: str) -> bool:
    """Whether code reads the value of a channel: off a row in its hand, or by asking the database for the column."""
    if "hannel" not in source:
        return False
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr == "value" and ast.unparse(node.value) in ROWS:
            return True
        asks = isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("Channel.objects", "channels."))
        named = [one.value for one in getattr(node, "args", []) if isinstance(one, ast.Constant)] if asks else []
        if "value" in named:
            return True
    return False


ROWS = ("channel", "way", "one", "old", "live", "kin", "found", "contact.channel", "departure.channel")
"""What a channel is called where one is at hand."""


def test_only_these_hold_a_number_or_an_address_and_each_says_what_for() -> None:
    theirs = {name for name, source in files("actions", "queries", "web", "api") if holds_a_value(source)}
    assert theirs <= READS_A_VALUE.keys()
    assert "web/contact/card.py" in theirs


def test_only_these_templates_print_one() -> None:
    printed = {
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "web").rglob("*.html"))
        if "page.value" in path.read_text(encoding="utf-8")
    }
    assert printed == set(SHOWS_A_VALUE)


def test_the_api_has_no_address_by_which_somebody_is_reached() -> None:
    for name, source in files("api"):
        modules = imported(source)
        assert not any(module.startswith("alongside.actions.guard") for module in modules), name
        assert "alongside.records.models.Channel" not in modules, name


def test_a_departure_has_one_recipient_and_no_way_to_name_a_second() -> None:
    from django.db import models

    from alongside.records.models import Channel, Departure

    fields = [field for field in Departure._meta.get_fields() if not field.auto_created]
    assert [field.name for field in fields if field.related_model is Channel] == ["channel"]
    assert not [field for field in fields if isinstance(field, models.ManyToManyField | models.JSONField)]
