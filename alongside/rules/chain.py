"""The chain over the journal: how an entry is sealed, and how a journal that was touched is told from one that was not.

A seal is a keyed hash over the seal before it and over the entry, so that nobody without the key can alter, remove, add
or reorder an entry and leave a chain that fits. Seals follow each other without a gap (`sequence`); the entries they
seal rise in number, with gaps where a transaction was rolled back. An anchor is a line kept outside the database that
says how far the chain had come: what is cut off from the end is missed by it. All of it is plain values, so that the
same code seals, verifies, and verifies an export on another machine.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

GENESIS = bytes(32)
"""What stands before the first seal and before the first anchor."""

ANCHORED = "journal.anchor"
"""The verb of the entry that says a line was added to the anchors: so that lines cut from their end are missed."""
RESTORED = "installation.restore"
"""The verb of the entry that says this database was restored from a backup."""

Secrets = Callable[[str], bytes | None]
"""The secret of a key by its id; None for a key there is not."""


class Entry(NamedTuple):
    """One entry of the journal, with everything that is sealed of it."""

    id: int
    at: datetime
    recorded_at: datetime
    staff_id: int | None
    purpose: str
    verb: str
    case_id: int | None
    organisation_id: int | None
    subject: str
    subject_id: int | None
    facts: Mapping[str, object]


class Seal(NamedTuple):
    """One link: the seal over one entry."""

    sequence: int
    entry_id: int
    key_id: str
    hash: bytes
    sealed_at: datetime


class Anchor(NamedTuple):
    """One line outside the database: at that moment the chain ended in `sequence`, and there were so many `entries`."""

    line: int
    sequence: int
    entries: int
    hash: bytes
    at: datetime
    key_id: str
    mac: bytes


class Wrong(StrEnum):
    """What can be wrong with a journal."""

    ENTRY_ALTERED = "entry_altered"
    ENTRY_REMOVED = "entry_removed"
    ENTRY_INSERTED = "entry_inserted"
    SEAL_ALTERED = "seal_altered"
    SEAL_REMOVED = "seal_removed"
    OUT_OF_ORDER = "out_of_order"
    CUT_SHORT = "cut_short"
    MADE_ANEW = "made_anew"
    ANCHOR_ALTERED = "anchor_altered"
    ANCHOR_REMOVED = "anchor_removed"
    KEY_UNKNOWN = "key_unknown"


class Fault(NamedTuple):
    """One thing that is wrong, and where: the seal, the entry, the line of the anchors. `words` is fit to show."""

    what: Wrong
    words: str
    sequence: int | None = None
    entry_id: int | None = None
    line: int | None = None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _plain(*parts: object) -> bytes:
    return _encode(parts).encode()


def seal_of(secret: bytes, previous: bytes, sequence: int, key_id: str, sealed_at: datetime, entry: Entry) -> bytes:
    """The 32 bytes that seal an entry after the seal `previous` (`GENESIS` for the first)."""
    at, recorded_at = _moment(entry.at), _moment(entry.recorded_at)
    said = _plain("seal", sequence, key_id, _moment(sealed_at), entry.id, at, recorded_at, *entry[3:])
    return hmac.digest(secret, previous + said, "sha256")


def mac_of(secret: bytes, previous: bytes, anchor: Anchor) -> bytes:
    """The 32 bytes that vouch for a line of the anchors after the line whose own are `previous`."""
    line, sequence, entries, head, at, key_id, _ = anchor
    said = _plain("anchor", line, sequence, entries, head.hex(), _moment(at), key_id)
    return hmac.digest(secret, previous + said, "sha256")


class Examination:
    """A reading of the whole chain from its first seal, in constant memory. Its counts are true once it has run out."""

    def __init__(self, secrets: Secrets, anchors: Iterable[Anchor | int], *, restored: bool = False) -> None:
        """`anchors` in the order of their lines; a line nobody can read comes as its number.

        `restored`: a person says that this is a restored copy. Lines of the anchors that were noted before its restore
        are then elsewhere, and no fault. Never believed of the journal alone: who owns it could write that entry.
        """
        self.sealed = 0
        "Entries that are there and sealed."
        self.unsealed = 0
        "Entries after the last seal: written since, and not yet vouched for."
        self.first_unsealed: int | None = None
        self.last = 0
        "The last sequence."
        self.anchor: Anchor | None = None
        "The last line of the anchors that is in order."
        self._secrets = secrets
        self._anchors = iter(anchors)
        self._lines = 0
        self._lines_noted = 0
        self.elsewhere = 0
        "The last line of the anchors that is not here because it was written before the restore; 0 for none."
        self._restored = restored
        self._before_restore = 0
        self._gaps: list[tuple[int, int]] = []
        self._missing = 0
        self._mac = GENESIS
        self._next: Anchor | None = None

    def faults(self, links: Iterable[tuple[Seal, Entry | None]], unsealed: Iterable[Entry]) -> Iterator[Fault]:
        """Every fault, in the order of the chain. `links` by sequence, with the entry where it is there; `unsealed` by
        number."""
        previous, otherwise, last_entry = GENESIS, None, 0
        doubtful: Fault | None = None
        yield from self._turn_line()
        for seal, entry in links:
            whole = seal.sequence == self.last + 1
            if not whole:
                yield _seals_removed(self.last + 1, seal.sequence - 1)
            self.last = seal.sequence
            found: Fault | None = None
            made: bytes | None = None
            if entry is None:
                self._missing += 1
                found = _fault(Wrong.ENTRY_REMOVED, "is not there", seal)
            else:
                self._meet(entry)
                self.sealed += 1
                secret = self._secrets(seal.key_id)
                if secret is None:
                    found = _fault(Wrong.KEY_UNKNOWN, "is sealed with a key there is not", seal)
                elif entry.id <= last_entry:
                    found = _fault(Wrong.OUT_OF_ORDER, "does not come after the one sealed before it", seal)
                elif whole:
                    made = seal_of(secret, previous, seal.sequence, seal.key_id, seal.sealed_at, entry)
                    if made != seal.hash and doubtful and otherwise:
                        # Does it follow from what the seal before should have been? Then only that one was touched.
                        again = seal_of(secret, otherwise, seal.sequence, seal.key_id, seal.sealed_at, entry)
                        if again == seal.hash:
                            made, doubtful = again, doubtful._replace(what=Wrong.SEAL_ALTERED)
                    if made != seal.hash:
                        found = _fault(Wrong.ENTRY_ALTERED, "or its seal is not what it was when it was sealed", seal)
            if doubtful:
                yield doubtful
            doubtful, previous, otherwise = found, seal.hash, made
            last_entry = max(last_entry, seal.entry_id)
            yield from self._compare(seal)
        if doubtful:
            yield doubtful
        for entry in unsealed:
            self._meet(entry)
            if entry.id < last_entry:
                words = f"entry {entry.id} stands among sealed ones and has no seal"
                yield Fault(Wrong.ENTRY_INSERTED, words, entry_id=entry.id)
                continue
            self.unsealed += 1
            self.first_unsealed = self.first_unsealed or entry.id
        yield from self._after()

    def _meet(self, entry: Entry) -> None:
        if entry.verb == ANCHORED:
            line = entry.facts.get("line")
            self._lines_noted = max(self._lines_noted, line if isinstance(line, int) else 0)
        elif entry.verb == RESTORED:
            self._before_restore = self._lines_noted

    def _turn_line(self) -> Iterator[Fault]:
        """Go on to the next line of the anchors that can be compared with the chain."""
        self._next = None
        for anchor in self._anchors:
            if isinstance(anchor, int):
                self._lines = max(self._lines + 1, anchor)
                yield Fault(Wrong.ANCHOR_ALTERED, f"line {anchor} of the anchors cannot be read", line=anchor)
                continue
            if anchor.line > self._lines + 1:
                yield from self._lines_missing(self._lines + 1, anchor.line - 1)
            self._lines = max(self._lines, anchor.line)
            secret = self._secrets(anchor.key_id)
            whole = secret is not None and hmac.compare_digest(mac_of(secret, self._mac, anchor), anchor.mac)
            self._mac = anchor.mac
            if not whole:
                yield Fault(
                    Wrong.ANCHOR_ALTERED, f"line {anchor.line} of the anchors is not as written", line=anchor.line
                )
                continue
            self._next = self.anchor = anchor
            return

    def _compare(self, seal: Seal) -> Iterator[Fault]:
        while self._next and self._next.sequence <= seal.sequence:
            if self._next.sequence == seal.sequence and self._next.hash != seal.hash:
                words = f"seal {seal.sequence} is not the one that line {self._next.line} of the anchors saw"
                yield Fault(Wrong.MADE_ANEW, words, seal.sequence, seal.entry_id, self._next.line)
            yield from self._turn_line()

    def _after(self) -> Iterator[Fault]:
        """What is cut off from the end."""
        cut = 0
        while self._next:
            cut = max(cut, self._next.sequence)
            yield from self._turn_line()
        if cut:
            words = f"the chain ends at seal {self.last}; the anchors saw seal {cut}"
            yield Fault(Wrong.CUT_SHORT, words, sequence=self.last + 1)
        there = self.sealed + self.unsealed
        if self.anchor and there + self._missing < self.anchor.entries and not cut:
            words = f"there are {there} entries; line {self.anchor.line} of the anchors counted {self.anchor.entries}"
            yield Fault(Wrong.CUT_SHORT, words, line=self.anchor.line)
        if self._lines_noted > self._lines:
            yield from self._lines_missing(self._lines + 1, self._lines_noted)
        for first, last in self._gaps:
            if first <= self._before_restore:
                self.elsewhere = min(last, self._before_restore)
                first = self.elsewhere + 1
            if first <= last:
                yield _lines_removed(first, last)

    def _lines_missing(self, first: int, last: int) -> Iterator[Fault]:
        """What a restore explains is known only once its entry was read."""
        if self._restored:
            self._gaps.append((first, last))
        else:
            yield _lines_removed(first, last)


def _fault(what: Wrong, words: str, seal: Seal) -> Fault:
    return Fault(what, f"entry {seal.entry_id} {words} (seal {seal.sequence})", seal.sequence, seal.entry_id)


def _seals_removed(first: int, last: int) -> Fault:
    words = f"seal {first} is not there" if first == last else f"seals {first} to {last} are not there"
    return Fault(Wrong.SEAL_REMOVED, words, sequence=first)


def _lines_removed(first: int, last: int) -> Fault:
    which = f"line {first}" if first == last else f"lines {first} to {last}"
    return Fault(Wrong.ANCHOR_REMOVED, f"{which} of the anchors: not there", line=first)
