"""From bytes to signals: the one door by which anything from outside is read. It never raises on bad input.

What cannot be read is rejected and what is well formed but unknown is held, each with one sentence that repeats
nothing personal.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from alongside.catalogue.happenings import Happening
from alongside.catalogue.registers import SHIPPED, Registers
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways import (
    court_documents,
    courts,
    custody,
    hmpps_events,
    home_curfew,
    legacy_nomis,
    licences,
    movements,
    parole,
    police_records,
    probation,
    release_dates,
    tables,
)
from alongside.gateways.decoding import LIMIT, Parsed, Unreadable, decode, parse_json
from alongside.gateways.drafts import Context, Draft, fingerprint, refused
from alongside.gateways.envelopes import Opened, opened
from alongside.gateways.lookups import Body
from alongside.gateways.police_records import CANONICAL, MappingProfile

log = logging.getLogger(__name__)

MOST = 20_000
"""Messages in one file: more than any day of one feed, and no more than a desk could look through if all were held."""

Form = tuple[Callable[[Body], bool], Callable[[Body, Context], list[Signal]]]

_DOCUMENTS: Sequence[Form] = (
    (court_documents.is_libra, court_documents.read_libra),
    (court_documents.is_pcr, court_documents.read_pcr),
    (court_documents.is_notice, court_documents.read_notice),
    (court_documents.is_court_date, court_documents.read_court_date),
    (licences.is_licence, licences.read_licence),
    (licences.is_licence_list, licences.read_licence_list),
    (licences.is_case_conditions, licences.read_case_conditions),
    (home_curfew.is_curfew, home_curfew.read_curfew),
    (release_dates.is_dates, release_dates.read_dates),
    (release_dates.is_sentence, release_dates.read_sentence),
    (movements.is_movement, movements.read_movement),
    (movements.is_release_list, movements.read_release_list),
    (movements.is_timeline, movements.read_timeline),
    (custody.is_prisoner, custody.read_prisoner),
    (custody.is_patient, custody.read_patient),
    (probation.is_hostel_detail, probation.read_hostel_detail),
    (probation.is_access, probation.read_access),
    (probation.is_risk, probation.read_risk),
    (probation.is_person, probation.read_person),
    (probation.is_addresses, probation.read_addresses),
    (probation.is_reference, probation.read_reference),
)
"""Documents known by their shape, in the order in which they are tried."""


def read(
    raw: bytes, *, name: str, lists: Registers = SHIPPED, profile: MappingProfile | None = None, limit: int = LIMIT
) -> list[Signal]:
    """Every signal in a file or message body, at least one. `name` is its file name, used for its ending alone."""
    mark = hashlib.sha256(raw).hexdigest()
    try:
        if len(raw) > limit:
            raise Unreadable(f"The file is larger than {limit // (1024 * 1024)} MB.")
        if not raw.strip(b"\x00 \t\r\n"):
            raise Unreadable("The file is empty.")
        signals = _read(raw, Context(name=name, lists=lists), profile)
    except Unreadable as problem:
        signals = [refused(name, mark, str(problem))]
    except (RecursionError, MemoryError):
        signals = [refused(name, mark, "The file is too large or too deeply nested to read.")]
    except Exception as surprise:
        log.error("a reader failed on a message with hash %s: %s", mark[:12], type(surprise).__name__)
        signals = [refused(name, mark, "The file has a shape that our reader did not expect.")]
    return signals or [_unknown("an empty list", mark, "Well formed, but it holds no message.")]


def _read(raw: bytes, context: Context, profile: MappingProfile | None) -> list[Signal]:
    if raw.startswith(b"PK\x03\x04"):
        return _rows(tables.read_workbook(raw), context, profile)
    text = decode(raw)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _messages(text, context, profile)
    if start == "<":
        tables.check_xml(raw)
        return [_unknown("XML", hashlib.sha256(raw).hexdigest(), "Well formed XML, of a kind we do not know.")]
    if start in '"-0123456789tfn' and (lone := _lone_value(text)):
        return [lone]
    rows = tables.read_csv(text)
    if rows is None:
        raise Unreadable("The file is text, but no message and no table.")
    return _rows(rows, context, profile)


def _messages(text: str, context: Context, profile: MappingProfile | None) -> list[Signal]:
    """One JSON value, or one on each line."""
    try:
        value = parse_json(text)
    except Unreadable:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_whole(lines[0]):
            raise
        return [signal for line in lines for signal in _line(line, context, profile)]
    return _value(value, context, profile)


def _is_whole(line: str) -> bool:
    try:
        return isinstance(parse_json(line).value, dict | list)
    except Unreadable:
        return False


def _line(line: str, context: Context, profile: MappingProfile | None) -> list[Signal]:
    try:
        return _value(parse_json(line), context, profile)
    except Unreadable as problem:
        return [refused(context.name, hashlib.sha256(line.encode("utf-8", "replace")).hexdigest(), str(problem))]


def _value(parsed: Parsed, context: Context, profile: MappingProfile | None) -> list[Signal]:
    found: list[Signal] = []
    if isinstance(parsed.value, list):
        if len(parsed.value) > MOST:
            raise Unreadable(f"It holds more than {MOST:,} messages: send it in parts.")
        if parsed.value and not any(isinstance(one, dict | list) for one in parsed.value):
            mark = hashlib.sha256(repr(parsed.value).encode("utf-8", "replace")).hexdigest()
            return [_unknown("a list", mark, "Well formed, but a list of bare values, which is no message.")]
    for message in opened(parsed.value):
        for signal in _message(message, context, profile):
            found.append(_doubted(signal) if parsed.repeated or message.repeated else signal)
    return found


def _doubted(signal: Signal) -> Signal:
    """A name given twice in one object means different things to different readers: nobody acts on it unseen."""
    if signal.verdict in (Verdict.ACT, Verdict.RECORD):
        return replace(
            signal, verdict=Verdict.HOLD, reason="The message gives the same name twice, so it could mean two things."
        )
    return signal


def _message(message: Opened, context: Context, profile: MappingProfile | None) -> list[Signal]:
    body = message.message
    if message.problem:
        return [refused(context.name, _hash(body), message.problem)]
    if message.handshake:
        draft = Draft("handshake", "", Happening.REFERENCE_LIST, Verdict.IGNORE, "A handshake of the message queue.")
        return [draft.signal(None)]
    if not isinstance(body, dict) or not body:
        return [_unknown("", _hash(body), "Well formed, but not a message.")]
    if courts.is_hearing(body):
        return courts.read_hearing(body, context, message.hearing_event_type)
    for fits, reader in _DOCUMENTS:
        if fits(body):
            return reader(body, context)
    if legacy_nomis.is_legacy(body):
        return legacy_nomis.read_legacy(body, context, message.event_type)
    if hmpps_events.is_event(body):
        return hmpps_events.read_event(body, context, message.event_type)
    if profile or police_records.is_referral(body):
        return police_records.read_record(body, profile or CANONICAL)
    return [_unknown(message.event_type, _hash(body), "Well formed, but of a kind we do not know.")]


def _rows(rows: tables.Table, context: Context, profile: MappingProfile | None) -> list[Signal]:
    if profile is None and parole.is_snapshot(rows.header):
        return parole.read_snapshot(rows, context)
    if profile or police_records.is_referral(dict.fromkeys(rows.header, "")):
        return police_records.read_table(rows, profile or CANONICAL)
    if not tables.is_regular(rows):
        raise Unreadable("The file is text, but no message and no table.")
    return [
        _unknown("table", _hash([list(rows.header), *map(list, rows.rows)]), "A table whose columns we do not know.")
    ]


def _lone_value(text: str) -> Signal | None:
    """A lone JSON value is well formed and no message; other text may be a table."""
    try:
        return _unknown("", _hash(parse_json(text).value), "Well formed, but not a message.")
    except Unreadable:
        return None


def _unknown(event_type: str, mark: str, reason: str) -> Signal:
    return Signal(
        form="unknown",
        event_type=event_type,
        happening=Happening.UNKNOWN,
        verdict=Verdict.HOLD,
        reason=reason,
        fingerprint=mark,
    )


def _hash(value: object) -> str:
    return fingerprint("", (), "", value)


__all__ = ["MappingProfile", "read"]
