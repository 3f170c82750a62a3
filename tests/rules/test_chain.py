"""The chain: made once, and every way of touching it told apart, without a database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from alongside.rules.access import Verb
from alongside.rules.chain import (
    ANCHORED,
    GENESIS,
    RESTORED,
    Anchor,
    Entry,
    Examination,
    Fault,
    Seal,
    Wrong,
    mac_of,
    seal_of,
)

BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECRET = bytes(range(32))


@dataclass
class Journal:
    """Entries, seals and anchors in memory, as a test may spoil them."""

    entries: list[Entry] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    anchors: list[Anchor | int] = field(default_factory=list)

    def write(self, number: int, **said: Any) -> None:
        at = BEGAN + timedelta(seconds=number)
        plain: dict[str, Any] = {
            "id": number, "at": at, "recorded_at": at, "staff_id": 7, "purpose": "", "verb": "case.view", "case_id": 3,
            "organisation_id": 1, "subject": "", "subject_id": None, "facts": {"ground": "own"},
        }  # fmt: skip
        self.entries.append(Entry(**plain | said))

    def seal(self) -> None:
        sealed = {seal.entry_id for seal in self.seals}
        previous = self.seals[-1].hash if self.seals else GENESIS
        for entry in self.entries:
            if entry.id not in sealed:
                sequence, at = len(self.seals) + 1, BEGAN + timedelta(hours=1)
                previous = seal_of(SECRET, previous, sequence, "k1", at, entry)
                self.seals.append(Seal(sequence, entry.id, "k1", previous, at))

    def anchor(self, line: int | None = None) -> None:
        before = self.anchors[-1].mac if self.anchors and isinstance(self.anchors[-1], Anchor) else GENESIS
        head, line = self.seals[-1], line or len(self.anchors) + 1
        made = Anchor(line, head.sequence, len(self.entries), head.hash, BEGAN, "k1", b"")
        self.anchors.append(made._replace(mac=mac_of(SECRET, before, made)))

    def faults(self, *, restored: bool = False) -> list[Fault]:
        there = {entry.id: entry for entry in self.entries}
        sealed = {seal.entry_id for seal in self.seals}
        self.seen = Examination({"k1": SECRET}.get, iter(self.anchors), restored=restored)
        links = ((seal, there.get(seal.entry_id)) for seal in sorted(self.seals))
        return list(self.seen.faults(links, (one for one in sorted(self.entries) if one.id not in sealed)))

    def told(self) -> list[tuple[Wrong, int | None, int | None]]:
        return [(fault.what, fault.sequence, fault.entry_id) for fault in self.faults()]


def journal() -> Journal:
    """Nine entries with gaps, as rolled-back ones leave; anchored at the fifth and the eighth, and one unsealed."""
    made = Journal()
    for number in (2, 3, 5, 8, 9):
        made.write(number)
    made.seal()
    made.anchor()
    made.write(11, verb=ANCHORED, facts={"line": 1})
    made.write(12)
    made.write(15)
    made.seal()
    made.anchor()
    made.write(16, verb=ANCHORED, facts={"line": 2})
    return made


def test_a_journal_nobody_touched_has_no_fault_and_its_tail_is_counted() -> None:
    whole = journal()
    assert whole.faults() == []
    assert (whole.seen.sealed, whole.seen.unsealed, whole.seen.first_unsealed, whole.seen.last) == (8, 1, 16, 8)
    assert whole.seen.anchor and whole.seen.anchor.line == 2


def test_an_empty_journal_is_sound() -> None:
    assert Journal().faults() == []


@pytest.mark.parametrize(
    "said",
    [
        {"at": BEGAN}, {"recorded_at": BEGAN}, {"staff_id": 8}, {"staff_id": None}, {"purpose": "feeds"},
        {"verb": "case.edit"}, {"case_id": 4}, {"organisation_id": 2}, {"subject": "Duty"}, {"subject_id": 1},
        {"facts": {}}, {"facts": {"ground": "own", "n": 1}},
    ],
    ids=lambda said: next(iter(said)),
)  # fmt: skip
def test_an_edit_of_any_column_is_found_where_it_is(said: dict[str, Any]) -> None:
    spoilt = journal()
    spoilt.entries[3] = spoilt.entries[3]._replace(**said)
    assert spoilt.told() == [(Wrong.ENTRY_ALTERED, 4, 8)]


def test_every_field_of_an_entry_is_sealed() -> None:
    whole = journal().entries[0]
    other = Entry(99, BEGAN, BEGAN, 99, "x", "x", 99, 99, "x", 99, {"x": 99})
    plain = seal_of(SECRET, GENESIS, 1, "k1", BEGAN, whole)
    for name in Entry._fields:
        assert seal_of(SECRET, GENESIS, 1, "k1", BEGAN, whole._replace(**{name: getattr(other, name)})) != plain, name


def test_a_removed_entry_is_named() -> None:
    spoilt = journal()
    del spoilt.entries[2]
    assert spoilt.told() == [(Wrong.ENTRY_REMOVED, 3, 5)]


def test_an_entry_removed_together_with_its_seal_leaves_a_hole_in_the_sequence() -> None:
    spoilt = journal()
    del spoilt.entries[2], spoilt.seals[2]
    assert (Wrong.SEAL_REMOVED, 3, None) in spoilt.told()


def test_seals_closed_up_over_a_removed_one_do_not_fit() -> None:
    spoilt = journal()
    del spoilt.entries[2], spoilt.seals[2]
    spoilt.seals = [seal._replace(sequence=place) for place, seal in enumerate(spoilt.seals, 1)]
    assert (Wrong.ENTRY_ALTERED, 3, 8) in spoilt.told()


def test_an_entry_put_between_sealed_ones_is_named() -> None:
    spoilt = journal()
    spoilt.write(4)
    assert spoilt.told() == [(Wrong.ENTRY_INSERTED, None, 4)]


def test_two_entries_that_changed_places_are_both_named() -> None:
    spoilt = journal()
    one, two = spoilt.entries[1], spoilt.entries[2]
    spoilt.entries[1:3] = [two._replace(id=one.id), one._replace(id=two.id)]
    assert spoilt.told() == [(Wrong.ENTRY_ALTERED, 2, 3), (Wrong.ENTRY_ALTERED, 3, 5)]


def test_a_seal_whose_hash_was_altered_is_told_from_an_altered_entry() -> None:
    spoilt = journal()
    spoilt.seals[1] = spoilt.seals[1]._replace(hash=bytes(32))
    assert spoilt.told() == [(Wrong.SEAL_ALTERED, 2, 3)]


def test_a_seal_with_another_time_number_or_key_is_found() -> None:
    for said, what in (
        ({"sealed_at": BEGAN}, Wrong.ENTRY_ALTERED),
        ({"key_id": "k2"}, Wrong.KEY_UNKNOWN),
        ({"entry_id": 1}, Wrong.ENTRY_REMOVED),
    ):
        spoilt = journal()
        spoilt.seals[3] = spoilt.seals[3]._replace(**said)
        assert spoilt.told()[0][:2] == (what, 4)


def test_the_end_cut_off_with_its_seals_is_missed_by_the_anchor() -> None:
    spoilt = journal()
    del spoilt.entries[6:], spoilt.seals[6:]
    assert (Wrong.CUT_SHORT, 7, None) in spoilt.told()


def test_unsealed_entries_an_anchor_counted_are_missed() -> None:
    whole = journal()
    whole.write(17)
    whole.anchor()
    whole.entries.pop()
    assert [what for what, *_ in whole.told()] == [Wrong.CUT_SHORT]


def test_a_chain_made_anew_with_the_key_differs_from_what_the_anchors_saw() -> None:
    spoilt = journal()
    spoilt.entries[0] = spoilt.entries[0]._replace(staff_id=8)
    spoilt.seals = []
    spoilt.seal()
    assert [what for what, *_ in spoilt.told()] == [Wrong.MADE_ANEW, Wrong.MADE_ANEW]


@pytest.mark.parametrize(
    "said",
    [{"sequence": 4}, {"entries": 4}, {"hash": bytes(32)}, {"at": BEGAN - timedelta(days=1)}, {"mac": bytes(32)}],
    ids=lambda said: next(iter(said)),
)
def test_an_altered_line_of_the_anchors_is_found(said: dict[str, Any]) -> None:
    spoilt = journal()
    first = spoilt.anchors[0]
    assert isinstance(first, Anchor)
    spoilt.anchors[0] = first._replace(**said)
    assert next((fault.what, fault.line) for fault in spoilt.faults()) == (Wrong.ANCHOR_ALTERED, 1)


def test_lines_missing_from_the_anchors_are_found_at_the_start_in_the_middle_and_at_the_end() -> None:
    for which in (0, 1):
        spoilt = journal()
        del spoilt.anchors[which]
        assert Wrong.ANCHOR_REMOVED in {fault.what for fault in spoilt.faults()}
    spoilt = journal()
    spoilt.anchors = []
    assert [(fault.what, fault.line) for fault in spoilt.faults()] == [(Wrong.ANCHOR_REMOVED, 1)]


def test_a_line_that_cannot_be_read_is_named() -> None:
    spoilt = journal()
    spoilt.anchors[1] = 2
    assert [(fault.what, fault.line) for fault in spoilt.faults()] == [(Wrong.ANCHOR_ALTERED, 2)]


def test_after_a_fault_the_rest_is_still_examined() -> None:
    spoilt = journal()
    spoilt.entries[1] = spoilt.entries[1]._replace(verb="x")
    spoilt.entries[6] = spoilt.entries[6]._replace(verb="y")
    assert spoilt.told() == [(Wrong.ENTRY_ALTERED, 2, 3), (Wrong.ENTRY_ALTERED, 7, 12)]


def test_a_restored_copy_misses_its_old_anchors_until_a_person_says_that_it_is_one() -> None:
    made = Journal()
    made.write(1)
    made.write(2, verb=ANCHORED, facts={"line": 3})
    made.write(3, verb=RESTORED, facts={})
    made.seal()
    made.anchor(line=4)
    assert [(fault.what, fault.line) for fault in made.faults()] == [(Wrong.ANCHOR_REMOVED, 1)]
    assert made.faults(restored=True) == []
    assert made.seen.elsewhere == 3


def test_a_line_noted_after_the_restore_is_missed_even_where_a_person_says_it_is_a_copy() -> None:
    made = Journal()
    made.write(1, verb=ANCHORED, facts={"line": 1})
    made.write(2, verb=RESTORED, facts={})
    made.write(3, verb=ANCHORED, facts={"line": 2})
    made.seal()
    assert [fault.line for fault in made.faults(restored=True)] == [2]


def test_who_says_it_is_a_copy_where_the_journal_notes_no_restore_is_not_believed() -> None:
    made = Journal()
    made.write(1, verb=ANCHORED, facts={"line": 1})
    made.seal()
    assert [fault.line for fault in made.faults(restored=True)] == [1]


def test_the_entries_that_stand_for_an_anchor_and_a_restore_are_those_the_program_writes() -> None:
    assert (ANCHORED, RESTORED) == (Verb.ANCHOR_JOURNAL, Verb.RESTORE)
