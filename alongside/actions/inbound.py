"""Write arrivals down: whole where a case or an officer needs them, in outline where nobody does."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from alongside.actions import referral_keeping
from alongside.actions.referral_keeping import Incoming
from alongside.catalogue import keeping
from alongside.catalogue.desk import Fate, Outcome
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.decoding import clean_text
from alongside.queries.offenders import OffenderInCase
from alongside.records.models import InboundMessage, MessageIdentifier, MessageLink, Source, Unit
from alongside.rules.referrals import Kind

KEEP_RAW = 20 * 1024 * 1024
"""Bytes of an unreadable or unknown message kept aside whole; of a larger one the hash and the size."""

_BYTES_SAY_MORE = frozenset({"unknown", "unreadable", "domain event", "older event"})
"""Forms whose bytes an officer may need to see. Other forms were understood: what matters of them is in the signal, and
their bytes may hold what we may not keep, such as a victim's record in a court document."""

_SEPARATOR = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class Kept:
    """A message to be written down. `again` is the outline it left when it concerned nobody yet."""

    name: str
    signal: Signal
    raw: bytes
    size: int
    sha256: str
    print: str
    fate: Fate
    again: InboundMessage | None = None
    stopped: bool = False
    """Its source is in quarantine."""


def kept_aside(signal: Signal) -> bool:
    """Whether the bytes the signal was read from are described, and perhaps kept, for a person to look at."""
    return signal.verdict is Verdict.REJECT or (signal.verdict is Verdict.HOLD and not signal.early)


def cut(text: str, most: int) -> str:
    """Text that its column can hold."""
    return clean_text(text)[:most]


def base_name(name: str) -> str:
    """The last part of a path: folders can name people, and a name may hold bytes that are no text."""
    return cut(_SEPARATOR.split(name)[-1], 120)


def write(source: Source, kept: Iterable[Kept], places: Mapping[str, Iterable[OffenderInCase]], at: datetime) -> None:
    """Write these messages down, with their numbers, and with the cases each concerns."""
    rows = []
    for one in sorted(kept, key=lambda one: one.print):
        row = _row(source, one, at, concerns=bool(places[one.print]))
        if one.again is not None:
            row.pk, row.public_id, row.copies = one.again.pk, one.again.public_id, one.again.copies + 1
            row.save(force_update=True)
        rows.append((row, one.signal))
    InboundMessage.objects.bulk_create([row for row, _ in rows if row.pk is None])
    MessageIdentifier.objects.bulk_create(
        [
            MessageIdentifier(message_id=row.pk, kind=str(number.kind), value=number.value)
            for row, signal in rows
            if row.signal is not None
            for number in signal.identifiers
        ]
    )
    _refer(source, [(row, signal) for row, signal in rows if signal.referral and row.state == "waiting"], at)
    # Before anything else is known: whose case it is decides at once who may see the message.
    MessageLink.objects.bulk_create(
        [
            MessageLink(message_id=row.pk, case_id=case)
            for row, _ in rows
            for case in sorted({place.case for place in places[row.fingerprint]})
        ]
    )


def _refer(source: Source, waiting: Sequence[tuple[InboundMessage, Signal]], at: datetime) -> None:
    """A message that refers somebody is a referral from that moment on: the inbox decides, not the desk."""
    if not waiting:
        return
    incoming = [
        Incoming(dict(signal.referral.fields), row.fingerprint, message=row.pk)
        for row, signal in waiting
        if signal.referral is not None
    ]
    units = [] if source.organisation_id is None else _hubs(source.organisation_id)
    referral_keeping.keep(
        incoming,
        at,
        source=source,
        kind=Kind.FEED,
        organisation=source.organisation_id,
        unit=units[0] if len(units) == 1 else None,
    )


def _hubs(organisation: int) -> list[int]:
    return list(Unit.objects.filter(organisation=organisation, service="police").values_list("pk", flat=True)[:2])


def _row(source: Source, one: Kept, at: datetime, *, concerns: bool) -> InboundMessage:
    signal, fate = one.signal, one.fate
    aside = kept_aside(signal)
    whole = concerns or fate.outcome is Outcome.HELD or signal.referral is not None
    bytes_ = aside and signal.form in _BYTES_SAY_MORE and 0 < len(one.raw) <= KEEP_RAW
    return InboundMessage(
        source=source,
        organisation_id=source.organisation_id,
        name=base_name(one.name) if aside else "",
        received_at=at,
        occurred_at=signal.occurred_at,
        form=cut(signal.form, 40),
        event_type=cut(signal.event_type, 120),
        happening=cut(str(signal.happening), 40),
        verdict=str(signal.verdict),
        outcome=str(fate.outcome),
        reason=cut(fate.reason, 400),
        state=_state(one),
        settle_at=fate.waits_until,
        fingerprint=one.print,
        signal=keeping.plain(signal) if whole and signal.verdict is not Verdict.REJECT else None,
        raw=one.raw if bytes_ else None,
        raw_size=(one.size or len(one.raw)) if aside else 0,
        linked=concerns,
        raw_sha256=(one.sha256 or sha256(one.raw).hexdigest()) if aside else "",
    )


def _state(one: Kept) -> str:
    if one.stopped:
        return "quarantined"
    if one.fate.waits_until:
        return "early"
    waits = one.fate.outcome in (Outcome.HELD, Outcome.REJECTED) or one.signal.referral is not None
    return "waiting" if waits else "settled"
