"""The sealer and its anchors, on a real journal: late and lost transactions harm nothing, the clock may go back."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from alongside.actions import journal_chain as chain
from alongside.actions import notes
from alongside.actions.performing import journal
from alongside.gateways import anchors, keyring
from alongside.queries import journal_chain, scope
from alongside.records.models import JournalEntry, JournalSeal
from alongside.rules.access import Actor
from alongside.rules.chain import Fault, Wrong
from tests.factories import NOW, TODAY, case, team

SEALER = Actor(None, "", purpose="journal")
KEEPER = Actor(None, "", purpose="upkeep")


def faults(place: Path) -> list[Fault]:
    return list(journal_chain.Reading(anchors.read(place)).faults(TODAY))


def write(n: int = 1) -> list[JournalEntry]:
    with scope.acting(KEEPER, TODAY):
        return [journal("desk.tidy", KEEPER, NOW, n=number) for number in range(n)]


@pytest.fixture
def other() -> Iterator[Any]:
    """A connection of somebody else, of the application's role."""
    base = settings.DATABASES["default"]
    with psycopg.connect(host=base["HOST"], user=base["USER"], dbname=base["NAME"]) as held:
        held.execute("select set_config('alongside.purpose', 'upkeep', false)")
        yield held


INSERT = (
    "insert into records_journalentry (at, purpose, verb, subject, facts) values (now(), 'upkeep', 'x', '', '{}')"
    " returning id"
)


@pytest.mark.django_db
def test_what_officers_do_is_sealed_in_the_order_it_was_written(tmp_path: Path) -> None:
    of = team()
    held = case(of)
    notes.write(held, of.by, NOW, text="She moves on Monday.")
    assert chain.seal(SEALER, NOW) > 1
    assert chain.seal(SEALER, NOW) == 0
    scope.set_acting(SEALER, TODAY)
    sealed = list(JournalSeal.objects.order_by("sequence").values_list("sequence", "entry_id"))
    entries = list(JournalEntry.objects.order_by("pk").values_list("pk", flat=True))
    assert sealed == list(enumerate(entries, 1))
    assert faults(tmp_path) == []


@pytest.mark.django_db
def test_the_database_says_itself_when_an_entry_was_written() -> None:
    long_ago = NOW - timedelta(days=365)
    with scope.acting(KEEPER, TODAY):
        made = JournalEntry.objects.create(at=long_ago, recorded_at=long_ago, purpose="upkeep", verb="x")
        made.refresh_from_db()
    assert made.at == long_ago
    assert made.recorded_at > long_ago + timedelta(days=30)


@pytest.mark.django_db
def test_a_clock_set_back_leaves_the_order_and_the_chain(tmp_path: Path) -> None:
    with scope.acting(KEEPER, TODAY):
        first = journal("desk.tidy", KEEPER, NOW)
        second = journal("desk.tidy", KEEPER, NOW - timedelta(hours=2))
    chain.seal(SEALER, NOW)
    chain.anchor(tmp_path, SEALER, NOW)
    chain.seal(SEALER, NOW - timedelta(hours=2))
    chain.anchor(tmp_path, SEALER, NOW - timedelta(hours=2))
    scope.set_acting(SEALER, TODAY)
    order = list(JournalSeal.objects.order_by("sequence").values_list("entry_id", flat=True))
    assert order.index(first.pk) < order.index(second.pk)
    assert faults(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_a_lower_number_that_comes_late_is_waited_for(other: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(chain, "PATIENCE", 0.1)
    write()
    (late,) = other.execute(INSERT).fetchone()
    (after,) = write()
    assert late < after.pk
    assert chain.seal(SEALER, NOW) == 0
    other.commit()
    assert chain.seal(SEALER, NOW) == 3
    with scope.acting(SEALER, TODAY):
        order = list(JournalSeal.objects.order_by("sequence").values_list("entry_id", flat=True))
    assert order == sorted(order) and late in order
    assert faults(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_a_transaction_rolled_back_leaves_a_gap_that_is_no_removal(other: Any, tmp_path: Path) -> None:
    write()
    (lost,) = other.execute(INSERT).fetchone()
    (after,) = write()
    other.rollback()
    assert lost < after.pk
    assert chain.seal(SEALER, NOW) == 2
    chain.anchor(tmp_path, SEALER, NOW)
    assert faults(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_a_transaction_has_its_number_before_its_entry_has_one(other: Any) -> None:
    before = other.execute("select pg_current_xact_id_if_assigned()").fetchone()
    other.execute("select set_config('alongside.purpose', 'journal', false)")
    other.commit()
    assert before == (None,)
    found = other.execute(
        "insert into records_journalentry (at, verb, subject, purpose, facts, subject_id)"
        " select now(), 'x', '', 'journal', '{}', pg_current_xact_id_if_assigned()::text::bigint"
        " returning subject_id is not null"
    ).fetchone()
    assert found == (True,), "the statement's own trigger had assigned it before the row was made"


@pytest.mark.django_db
def test_an_anchor_is_one_line_with_its_entry_and_each_follows_from_the_last(tmp_path: Path) -> None:
    assert chain.anchor(tmp_path, SEALER, NOW) == 0
    assert list(anchors.read(tmp_path)) == []
    write(3)
    chain.seal(SEALER, NOW)
    sealed = chain.anchor(tmp_path, SEALER, NOW)
    chain.seal(SEALER, NOW)
    chain.anchor(tmp_path, SEALER, NOW + timedelta(hours=1))
    first, second = anchors.read(tmp_path)
    assert not isinstance(first, int) and not isinstance(second, int)
    assert (first.line, first.sequence, second.line) == (1, sealed, 2)
    assert second.sequence > first.sequence
    assert (tmp_path / anchors.NAME).stat().st_mode & 0o777 == 0o600
    assert faults(tmp_path) == []
    scope.set_acting(SEALER, TODAY)
    assert JournalEntry.objects.filter(verb="journal.anchor", facts__line=1).count() == 1


@pytest.mark.django_db
def test_a_line_cut_off_in_the_writing_is_named_and_the_next_stands_on_its_own(tmp_path: Path) -> None:
    write()
    chain.seal(SEALER, NOW)
    chain.anchor(tmp_path, SEALER, NOW)
    with (tmp_path / anchors.NAME).open("ab") as cut:
        cut.write(b'{"line":2,"sequ')
    chain.anchor(tmp_path, SEALER, NOW)
    lines = (tmp_path / anchors.NAME).read_bytes().splitlines()
    assert json.loads(lines[2])["line"] == 3
    assert [(fault.what, fault.line) for fault in faults(tmp_path)] == [("anchor_altered", 2)]


@pytest.mark.django_db
def test_seals_are_the_sealers_alone_and_are_only_ever_added() -> None:
    write()
    chain.seal(SEALER, NOW)
    scope.set_acting(KEEPER, TODAY)
    assert not JournalSeal.objects.exists()
    for purpose in ("upkeep", "journal"):
        scope.set_acting(Actor(None, "", purpose=purpose), TODAY)
        for change in ("update records_journalseal set key_id = 'x'", "delete from records_journalseal"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
    scope.set_acting(KEEPER, TODAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        JournalSeal.objects.create(sequence=99, entry_id=99, key_id="x", hash=bytes(32), sealed_at=NOW)


@pytest.mark.django_db
def test_what_an_older_key_sealed_is_still_verified_after_a_new_one(tmp_path: Path) -> None:
    write(2)
    chain.seal(SEALER, NOW)
    chain.anchor(tmp_path, SEALER, NOW)
    added = keyring.add("journal")
    write(2)
    chain.seal(SEALER, NOW)
    chain.anchor(tmp_path, SEALER, NOW)
    scope.set_acting(SEALER, TODAY)
    last = JournalSeal.objects.latest("sequence")
    assert last.key_id == added.id
    assert faults(tmp_path) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kept", [0, 1])
def test_anchors_taken_away_stay_missed_whatever_is_anchored_after(tmp_path: Path, kept: int) -> None:
    for _ in range(2):
        write()
        chain.seal(SEALER, NOW)
        chain.anchor(tmp_path, SEALER, NOW)
    file = tmp_path / anchors.NAME
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:kept]))
    for _ in range(3):
        chain.seal(SEALER, NOW)
        chain.anchor(tmp_path, SEALER, NOW)
        told = [(fault.what, fault.line) for fault in faults(tmp_path)]
        assert told == [(Wrong.ANCHOR_REMOVED, kept + 1)]
    assert anchors.lines(tmp_path) == 5
