"""A signal while it is being read: what to keep, what to fence, what to drop, and what to doubt."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from alongside.catalogue.registers import Registers
from alongside.catalogue.signals import Identifier, IdentifierKind, Referral, Signal, Verdict, Withheld
from alongside.gateways.times import plausible_day, plausible_time, read_day, read_time
from alongside.rules.identifiers import normal

NOT_NEEDED = "Not needed for this work."
PLACE = "A place: fenced."
VICTIM = "A victim's personal record: not ours to keep."
PERSONAL = "Personal, and not needed for this work."
LONGEST = 300
"""Characters of any one text we keep."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know besides the message: its file's name, and the lists."""

    name: str
    lists: Registers


@dataclass(slots=True)
class Draft:
    """One signal in the making. `occurred` is the time as the message wrote it."""

    form: str
    event_type: str
    happening: str
    verdict: Verdict
    reason: str
    about_nobody: bool = False
    """Whether the message may rightly carry no identifier (a reference list)."""
    occurred_at: datetime | None = None
    occurred: str = ""
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    fenced: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, Withheld] = field(default_factory=dict)
    detail_url: str = ""
    early: bool = False
    referral: Referral | None = None
    doubts: list[str] = field(default_factory=list)
    unread: list[object] = field(default_factory=list)
    """What came where something else was expected: never kept, but two messages that differ in it are two messages."""

    def judge(self, happening: str, verdict: Verdict, reason: str) -> None:
        """Replace what the catalogue said by what the message itself says."""
        self.happening, self.verdict, self.reason = happening, verdict, reason

    def identify(self, kind: str, value: object, path: str) -> str | None:
        """Add an identifier in its normal form; one that cannot be right is dropped by name."""
        if value is None or value == "":
            return None
        known = normal(kind, value)
        if known is None:
            self.drop(path, f"Not a valid {kind} number.")
            self.unread.append(value)
            return None
        self.identifiers[Identifier(IdentifierKind(kind), known)] = None
        return known

    def keep(self, key: str, value: object) -> None:
        """Keep a plain fact. Empty text is no fact; long text is cut; anything with structure is dropped."""
        if value is None or value == "":
            return
        if isinstance(value, bool | int):
            self.facts[key] = value
        elif isinstance(value, float):
            self.facts[key] = str(value)
        elif isinstance(value, str):
            self.facts[key] = value[:LONGEST]
        elif isinstance(value, list) and all(isinstance(item, str | int) for item in value):
            self.facts[key] = [item[:LONGEST] if isinstance(item, str) else item for item in value[:50]]
        else:
            self.drop(key, "Not of the kind expected.")
            self.unread.append(value)

    def date(self, key: str, value: object) -> None:
        """Keep a date; one that cannot be read or meant puts the whole message in doubt."""
        if value is None or value == "":
            return
        day = read_day(value)
        if day is None:
            self.doubts.append(f"A date cannot be read: {key}.")
        elif not plausible_day(day):
            self.doubts.append(f"A date cannot be meant: {key} in {day.year}.")
        else:
            self.dates[key] = day
            return
        self.unread.append(value)

    def when(self, value: object) -> None:
        """Set the time of the happening; without one that can be read and meant, an officer must look."""
        self.occurred = value[:80] if isinstance(value, str) else ""
        moment = read_time(value)
        if moment is None:
            self.doubts.append("The time of the event is missing or cannot be read.")
        elif not plausible_time(moment):
            self.doubts.append(f"The time of the event cannot be meant: it lies in {moment.year}.")
        else:
            self.occurred_at = moment
            return
        self.unread.append(value)

    def fence(self, key: str, value: object) -> None:
        """Set a place apart: kept for the officer, closed to every text for a victim."""
        if isinstance(value, str) and value.strip():
            self.fenced[key] = value.strip()[:LONGEST]
            self.withheld[key] = Withheld(key, PLACE, fenced=True)

    def drop(self, path: str, reason: str = NOT_NEEDED) -> None:
        """Name something that came and is not kept. Never its value."""
        self.withheld.setdefault(path[:LONGEST], Withheld(path[:LONGEST], reason))

    def drop_rest(
        self, body: Mapping[str, object], kept: frozenset[str], path: str = "", reason: str = NOT_NEEDED
    ) -> None:
        """Name every field of `body` that a reader did not take."""
        for key, value in body.items():
            if key not in kept and value not in (None, "", [], {}):
                self.drop(f"{path}{key}", reason)

    def signal(self, body: object) -> Signal:
        """The finished signal. `body` is what, with type, time and identifiers, makes the message this message."""
        people = tuple(sorted(self.identifiers))
        if not people and not self.about_nobody and self.verdict is not Verdict.IGNORE:
            self.doubts.append("No usable identity: we cannot tell whom this is about.")
        verdict, reason = self.verdict, self.reason
        if self.doubts and verdict in (Verdict.ACT, Verdict.RECORD):
            verdict, reason = Verdict.HOLD, self.doubts[0]
        return Signal(
            form=self.form,
            event_type=self.event_type,
            happening=str(self.happening),
            verdict=verdict,
            reason=reason,
            fingerprint=fingerprint(
                self.event_type, people, self.occurred_at or self.occurred, [body, self.unread] if self.unread else body
            ),
            occurred_at=self.occurred_at,
            identifiers=people,
            facts=self.facts,
            dates=self.dates,
            fenced=self.fenced,
            withheld=tuple(self.withheld.values()),
            detail_url=self.detail_url,
            early=self.early,
            referral=self.referral,
        )


def fingerprint(event_type: str, people: tuple[Identifier, ...], occurred: datetime | str, body: object) -> str:
    """SHA-256 in hex over what a message says, whatever its envelope, its key order or its time zone."""
    moment = occurred.astimezone(UTC).isoformat() if isinstance(occurred, datetime) else occurred
    said = [event_type, [[person.kind.value, person.value] for person in people], moment, body]
    return hashlib.sha256(canonical(said).encode("ascii")).hexdigest()


def canonical(value: object) -> str:
    """JSON with sorted keys, no blanks and ASCII only: the same value gives the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)


def refused(name: str, raw_mark: str, reason: str) -> Signal:
    """The signal of something that could not be read: `raw_mark` is the hash of its bytes."""
    return Signal(
        form="unreadable",
        event_type="",
        happening="UNREADABLE",
        verdict=Verdict.REJECT,
        reason=reason,
        fingerprint=raw_mark,
    )
