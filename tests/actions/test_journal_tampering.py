"""A thousand random tamperings, done by who owns the database, with the guards off: each is found, and where.

By default a tenth of them; `./test --full` does all. The owner lacks two things: the key, and the anchors of the past.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from alongside.actions import journal_chain as chain
from alongside.actions.performing import journal
from alongside.gateways import anchors, embedded_postgres, keyring
from alongside.queries import journal_chain, scope
from alongside.records.models import JournalEntry
from alongside.rules.access import Actor
from alongside.rules.chain import Anchor, Entry, Examination, Fault
from tests.factories import NOW, TODAY

SEED = 20261122
SEALER = Actor(None, "", purpose="journal")
KEEPER = Actor(None, "", purpose="upkeep")
VERBS = ("case.view", "contact.record", "note.write", "duty.end", "case.assign")


@dataclass
class Bench:
    """The journal as its owner holds it, and what a tampering did: where a fault must be named."""

    owner: Any
    lines: list[Anchor | int]
    draw: random.Random
    entries: list[int]
    "The numbers of the sealed entries, in the order of their seals."
    gaps: list[int]
    anchored: int

    def do(self, statement: str, *values: Any) -> None:
        assert self.owner.execute(statement, values).rowcount

    def sequence(self) -> int:
        return self.draw.randrange(1, len(self.entries) + 1)

    def faults(self) -> list[Fault]:
        ring = keyring.ring("journal")
        examination = Examination({key.id: key.secret for key in ring.keys}.get, list(self.lines))
        links = map(journal_chain.link, self.owner.execute(journal_chain.LINKS).fetchall())
        unsealed = map(journal_chain.entry, self.owner.execute(journal_chain.UNSEALED).fetchall())
        return list(examination.faults(links, unsealed))


Where = tuple[str, int]
"""The kind of place ("sequence", "entry", "line") and its number."""


def edit_an_entry(on: Bench) -> Where:
    """Any column of a sealed entry."""
    sequence = on.sequence()
    entry = on.entries[sequence - 1]
    column = on.draw.choice([name for name in Entry._fields if name != "id"])
    others: dict[str, Any] = {
        "at": "at + interval '1 microsecond'",
        "recorded_at": "recorded_at - interval '1 day'",
        "staff_id": "coalesce(staff_id, 0) + 1",
        "purpose": "purpose || 'x'",
        "verb": "verb || '.x'",
        "case_id": "case when case_id is null then 1 end",
        "organisation_id": "coalesce(organisation_id, 0) + 1",
        "subject": "subject || 'x'",
        "subject_id": "coalesce(subject_id, 0) + 1",
        "facts": "facts || '{\"n\": -1}'",
    }
    on.do(f"update records_journalentry set {column} = {others[column]} where id = %s", entry)
    return "entry", entry


def renumber_an_entry(on: Bench) -> Where:
    entry = on.entries[on.sequence() - 1]
    on.do("update records_journalentry set id = %s where id = %s", on.draw.choice([*on.gaps, 10**9]), entry)
    return "entry", entry


def remove_an_entry(on: Bench) -> Where:
    entry = on.entries[on.sequence() - 1]
    on.do("delete from records_journalentry where id = %s", entry)
    return "entry", entry


def remove_an_entry_with_its_seal(on: Bench) -> Where:
    sequence = on.draw.randrange(1, on.anchored + 1)
    on.do("delete from records_journalentry where id = %s", on.entries[sequence - 1])
    on.do("delete from records_journalseal where sequence = %s", sequence)
    return "sequence", sequence


def remove_and_close_up(on: Bench) -> Where:
    sequence = on.draw.randrange(1, on.anchored)
    remove = on.entries[sequence - 1]
    on.do("delete from records_journalentry where id = %s", remove)
    on.do("delete from records_journalseal where sequence = %s", sequence)
    on.do("update records_journalseal set sequence = -sequence where sequence > %s", sequence)
    on.do("update records_journalseal set sequence = -sequence - 1 where sequence < 0")
    return "sequence", sequence


def change_places(on: Bench) -> Where:
    """Two entries change their numbers."""
    one, two = on.draw.sample(on.entries, 2)
    on.do("update records_journalentry set id = -1 where id = %s", one)
    on.do("update records_journalentry set id = %s where id = %s", one, two)
    on.do("update records_journalentry set id = %s where id = -1", two)
    return "entry", one


def change_places_of_seals(on: Bench) -> Where:
    one, two = sorted(on.draw.sample(range(1, len(on.entries) + 1), 2))
    on.do("update records_journalseal set sequence = -1 where sequence = %s", one)
    on.do("update records_journalseal set sequence = %s where sequence = %s", one, two)
    on.do("update records_journalseal set sequence = %s where sequence = -1", two)
    return "sequence", one


_ADD = (
    "insert into records_journalentry (id, at, recorded_at, staff_id, purpose, verb, case_id, subject, facts)"
    " values (%s, now(), now(), 1, '', 'case.view', 1, '', '{}')"
)


def insert_an_entry(on: Bench) -> Where:
    gap = on.draw.choice([*on.gaps, 0, -5])
    on.do(_ADD, gap)
    return "entry", gap


def insert_an_entry_with_a_forged_seal(on: Bench) -> Where:
    gap = on.draw.choice(on.gaps)
    on.do(_ADD, gap)
    sequence = sum(entry < gap for entry in on.entries) + 1
    on.do("update records_journalseal set sequence = -sequence where sequence >= %s", sequence)
    on.do("update records_journalseal set sequence = -sequence + 1 where sequence < 0")
    key = keyring.ring("journal").current.id
    forged = (
        "insert into records_journalseal (sequence, entry_id, key_id, hash, sealed_at) values (%s, %s, %s, %s, now())"
    )
    on.do(forged, sequence, gap, key, on.draw.randbytes(32))
    return "sequence", sequence


def cut_off_the_end(on: Bench) -> Where:
    """With its seals, or the seals alone."""
    sequence = on.draw.randrange(1, on.anchored + 1)
    if on.draw.random() < 0.7:
        on.do("delete from records_journalentry where id >= %s", on.entries[sequence - 1])
    on.do("delete from records_journalseal where sequence >= %s", sequence)
    return "sequence", sequence


def remove_the_beginning(on: Bench) -> Where:
    sequence = on.draw.randrange(1, on.anchored + 1)
    on.do("delete from records_journalentry where id <= %s", on.entries[sequence - 1])
    on.do("delete from records_journalseal where sequence <= %s", sequence)
    return "sequence", 1


def edit_a_seal(on: Bench) -> Where:
    sequence = on.sequence()
    others: dict[str, Any] = {
        "sequence": 10**9,
        "entry_id": on.draw.choice(on.gaps),
        "key_id": "another",
        "hash": on.draw.randbytes(32),
    }
    column = on.draw.choice([*others, "sealed_at"])
    if column == "sealed_at":
        on.do("update records_journalseal set sealed_at = sealed_at + interval '1 ms' where sequence = %s", sequence)
    else:
        on.do(f"update records_journalseal set {column} = %s where sequence = %s", others[column], sequence)
    return "sequence", sequence


def edit_a_line_of_the_anchors(on: Bench) -> Where:
    place = on.draw.randrange(len(on.lines))
    line = on.lines[place]
    assert isinstance(line, Anchor)
    others: dict[str, Any] = {
        "line": line.line + 1, "sequence": line.sequence + 1, "entries": line.entries - 1, "hash": bytes(32),
        "at": NOW.replace(year=2020), "key_id": "another", "mac": bytes(32),
    }  # fmt: skip
    name = on.draw.choice([*others, "unreadable"])
    on.lines[place] = place + 1 if name == "unreadable" else line._replace(**{name: others[name]})
    return "line", place + 1


def remove_a_line_of_the_anchors(on: Bench) -> Where:
    place = on.draw.randrange(len(on.lines))
    del on.lines[place]
    return "line", place + 1


def cut_off_the_anchors(on: Bench) -> Where:
    place = on.draw.randrange(len(on.lines))
    del on.lines[place:]
    return "line", place + 1


def change_places_of_lines(on: Bench) -> Where:
    one, two = sorted(on.draw.sample(range(len(on.lines)), 2))
    on.lines[one], on.lines[two] = on.lines[two], on.lines[one]
    return "line", one + 1


TAMPERINGS: tuple[Callable[[Bench], Where], ...] = (
    edit_an_entry,
    edit_an_entry,
    renumber_an_entry,
    remove_an_entry,
    remove_an_entry_with_its_seal,
    remove_and_close_up,
    change_places,
    change_places_of_seals,
    insert_an_entry,
    insert_an_entry_with_a_forged_seal,
    cut_off_the_end,
    remove_the_beginning,
    edit_a_seal,
    edit_a_line_of_the_anchors,
    remove_a_line_of_the_anchors,
    cut_off_the_anchors,
    change_places_of_lines,
)


def build(place: Path) -> None:
    """Two hundred entries in eight batches, with gaps where transactions were rolled back, an anchor after each."""
    draw = random.Random(SEED)
    for batch in range(8):
        with scope.acting(KEEPER, TODAY):
            for number in range(24):
                journal(draw.choice(VERBS), KEEPER, NOW, batch=batch, n=number)
                if draw.random() < 0.1:
                    with connection.cursor() as cursor:  # a number that nothing was written under
                        cursor.execute("select nextval(pg_get_serial_sequence('records_journalentry', 'id'))")
        chain.seal(SEALER, NOW)
        chain.anchor(place, SEALER, NOW)
    with scope.acting(KEEPER, TODAY):
        journal("desk.tidy", KEEPER, NOW)


@pytest.mark.django_db(transaction=True)
def test_every_one_of_a_thousand_tamperings_is_found_where_it_was_done_and_nothing_else_is_blamed(
    tmp_path: Path, full: bool
) -> None:
    build(tmp_path)
    draw = random.Random(SEED)
    with psycopg.connect(embedded_postgres.addresses(settings.ALONGSIDE_HOME).owner) as owner:
        owner.execute("set time zone 'UTC'")
        for table in ("records_journalentry", "records_journalseal"):
            owner.execute(f"alter table {table} disable trigger user")
            owner.execute(f"alter table {table} no force row level security")
        entries = [row[0] for row in owner.execute("select entry_id from records_journalseal order by sequence")]
        every = {row[0] for row in owner.execute("select id from records_journalentry")}
        gaps = sorted(set(range(min(entries), max(entries))) - every)
        lines = list(anchors.read(tmp_path))
        last = lines[-1]
        assert isinstance(last, Anchor) and len(gaps) > 5
        untouched = Bench(owner, lines, draw, entries, gaps, last.sequence)
        assert untouched.faults() == []
        missed = []
        for run in range(1000 if full else 100):
            tamper = draw.choice(TAMPERINGS) if run >= len(TAMPERINGS) else TAMPERINGS[run]
            owner.execute("savepoint before")
            spoilt = Bench(owner, list(lines), draw, entries, gaps, last.sequence)
            kind, number = tamper(spoilt)
            found = spoilt.faults()
            named = [{"sequence": one.sequence, "entry": one.entry_id, "line": one.line}[kind] for one in found]
            if number not in named:
                missed.append((run, tamper.__name__, kind, number, found[:3]))
            owner.execute("rollback to before")
            if run % 50 == 0:
                assert untouched.faults() == []
        owner.rollback()
    assert missed == []


@pytest.mark.django_db(transaction=True)
def test_who_owns_the_database_can_spoil_the_journal_only_with_its_guards_off() -> None:
    with scope.acting(KEEPER, TODAY):
        journal("desk.tidy", KEEPER, NOW)
    with psycopg.connect(embedded_postgres.addresses(settings.ALONGSIDE_HOME).owner) as owner:
        owner.execute("alter table records_journalentry no force row level security")
        for change in ("update records_journalentry set verb = 'x'", "delete from records_journalentry"):
            with pytest.raises(psycopg.errors.RaiseException), owner.transaction():
                owner.execute(change)
        owner.rollback()
    with scope.acting(SEALER, TODAY):
        assert JournalEntry.objects.filter(verb="desk.tidy").exists()
