"""A signal: one thing the outside world said about one person, in our own plain form.

Gateways make signals out of bytes; the desk decides what follows from them. A signal carries only what the work needs:
a victim's personal record inside a court message never gets this far, and place names travel apart, fenced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class IdentifierKind(StrEnum):
    """The identifiers a person or crime is known by. Stored: values never change."""

    NOMS = "NOMS"
    CRN = "CRN"
    PNC = "PNC"
    CRO = "CRO"
    CRIME_REFERENCE = "CRIME_REF"
    URN = "URN"
    BOOKING = "BOOKING"
    DEFENDANT = "DEFENDANT"
    """A court's own id of a defendant (master defendant id where given)."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """One identifier, already in its normal form (`rules.identifiers.normal`)."""

    kind: IdentifierKind
    value: str


class Verdict(StrEnum):
    """What a gateway makes of a message, before anyone knows whether a victim is linked."""

    ACT = "act"
    """Known, and something may follow for a linked victim."""
    RECORD = "record"
    """Known, worth a line in the history, nothing to do."""
    IGNORE = "ignore"
    """Known, and none of our business: counted and dropped."""
    HOLD = "hold"
    """Well formed, but an officer must look: an unknown type or code, no usable identity, an early signal."""
    REJECT = "reject"
    """Cannot be read."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that came with a message and was dropped or fenced, and why."""

    field: str
    reason: str
    fenced: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """A row of a police referral, on the POLE names, as entered: nothing guessed, unknown columns named."""

    fields: Mapping[str, str]
    unmapped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """One message understood.

    `happening` is the class of what happened (a movement class, or the class the catalogue gives the event type).
    `fingerprint` identifies the message whatever its envelope: same fingerprint, same message.
    `facts` holds only plain JSON values we are entitled to keep. `fenced` holds place names by field: prison, hospital,
    hostel, address. `early` marks the immediate stream, which is held for its confirmed twin.
    """

    form: str
    event_type: str
    happening: str
    verdict: Verdict
    reason: str
    fingerprint: str
    occurred_at: datetime | None = None
    identifiers: tuple[Identifier, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    fenced: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    detail_url: str = ""
    early: bool = False
    referral: Referral | None = None
