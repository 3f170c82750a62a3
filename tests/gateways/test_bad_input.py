"""Whatever comes to the door, it holds: rejected or held, with a plain reason, never an error."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.decoding import LIMIT
from alongside.gateways.reading import read

FIXTURES = Path(__file__).parent / "fixtures"
DEATH = (FIXTURES / "death.json").read_bytes()


def only(raw: bytes, name: str = "message.json", limit: int = LIMIT) -> Signal:
    signals = read(raw, name=name, limit=limit)
    assert len(signals) == 1
    return signals[0]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x00\x00\x00\x00", "empty"),
        (DEATH[:-40], "not complete JSON"),
        (b'{"eventType": "a", "value": NaN}', "not complete JSON"),
        (b'{"eventType": "a", "value": -Infinity}', "not complete JSON"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "binary"),
        (bytes(range(256)), "binary"),
        (b"%PDF-1.7 \x81\x8d\x8f", "binary"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'{"a":' * 90 + b"1" + b"}" * 90, "nested too deeply"),
        ('{"name": "Siân"}'.encode("cp1252"), "encoding"),
        (b"Just a line of prose.", "no message and no table"),
        (b"Dear officer, please\nsee the note\nof yesterday, thanks, all", "no message and no table"),
        (b'"an unclosed text', "no message and no table"),
        (b"<a><b></a>", "not whole XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "trick"),
        (b"PK\x03\x04 not a zip", "broken archive"),
        (b'{"value": ' + b"9" * 5000 + b", }", "not complete JSON"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_a_reason(raw: bytes, words: str) -> None:
    signal = only(raw)
    assert signal.verdict is Verdict.REJECT
    assert words in signal.reason


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b"[]",
        b"null",
        b"42",
        b"true",
        b'"text"',
        b"[[], {}]",
        b'{"hello": "world"}',
        b"<a>b</a>",
        b"a,b\n1,2\n3,4\n",
    ],
)
def test_what_is_well_formed_but_unknown_is_held(raw: bytes) -> None:
    signals = read(raw, name="x")
    assert {signal.verdict for signal in signals} == {Verdict.HOLD}
    assert {signal.happening for signal in signals} == {"UNKNOWN"}


def test_a_file_of_50_megabytes_is_rejected_without_being_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("alongside.gateways.reading.decode", refuse)
    assert only(b'{"a":"' + b"x" * 50 * 1024 * 1024 + b'"}').reason == "The file is larger than 20 MB."


def test_the_limit_of_size_can_be_set() -> None:
    assert "larger" in only(DEATH + b" " * 2_000_000, limit=1024 * 1024).reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_marks_or_zeros_are_read(encoding: str) -> None:
    assert only(DEATH.decode().encode(encoding)).happening == "DEATH"


def test_a_table_saved_by_a_spreadsheet_in_windows_1252_is_read() -> None:
    raw = "crimeReference,surname,givenName\nZZ/26/1,Bronwen-Müller,Siân\n".encode("cp1252")
    referral = only(raw, "referrals.csv").referral
    assert referral is not None
    assert referral.fields["givenName"] == "Siân"


def test_the_same_name_twice_with_two_meanings_is_never_acted_on() -> None:
    doubled = DEATH.replace(b'"reason": "RELEASED"', b'"nomisMovementReasonCode": "MRG", "reason": "RELEASED"')
    assert doubled != DEATH
    signal = only(doubled)
    assert signal.verdict is Verdict.HOLD
    assert "twice" in signal.reason


def test_the_same_name_twice_with_one_meaning_is_harmless() -> None:
    doubled = DEATH.replace(b'"version": 1', b'"version": 1, "version": 1')
    assert doubled != DEATH
    assert only(doubled).verdict is Verdict.ACT


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800", "\\udc00\\ud800"])
def test_characters_no_database_stores_are_replaced(bad: str) -> None:
    raw = DEATH.replace(b"Went from", b"Went " + bad.encode() + b" from")
    signal = only(raw)
    assert "\x00" not in repr(signal)
    signal.fenced["details"].encode("utf-8")
    assert "\ufffd" in signal.fenced["details"]


@pytest.mark.parametrize("wrong", [None, 1, 1.5, True, [], [1], {}, {"a": 1}, "", "x" * 100_000, 10**40])
@pytest.mark.parametrize(
    "key", ["eventType", "occurredAt", "additionalInformation", "personReference", "detailUrl", "version"]
)
def test_wrong_types_anywhere_in_an_event_are_survived(key: str, wrong: object) -> None:
    body = json.loads(DEATH) | {key: wrong}
    for signal in read(json.dumps(body).encode(), name="x.json"):
        assert "did not expect" not in signal.reason
        assert len(signal.event_type) <= 200


@pytest.mark.parametrize("year", ["1900", "2999"])
def test_a_time_that_cannot_be_meant_is_held_and_says_so(year: str) -> None:
    signal = only((FIXTURES / f"dated_{year}.json").read_bytes())
    assert signal.verdict is Verdict.HOLD
    assert year in signal.reason


def test_one_bad_line_among_lines_of_json_stops_no_other() -> None:
    verdicts = [signal.verdict for signal in read((FIXTURES / "events.jsonl").read_bytes(), name="events.jsonl")]
    assert verdicts == [Verdict.ACT, Verdict.ACT, Verdict.REJECT]


def test_an_envelope_with_a_broken_message_is_rejected() -> None:
    raw = json.dumps({"Type": "Notification", "Message": '{"eventType": '}).encode()
    assert only(raw).verdict is Verdict.REJECT


def test_envelopes_without_end_are_rejected() -> None:
    message = "{}"
    for _ in range(10):
        message = json.dumps({"Message": message})
    assert "envelopes" in only(message.encode()).reason


def _workbook(**parts: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return raw.getvalue()


def test_an_archive_that_is_no_workbook_is_rejected() -> None:
    assert "not a workbook" in only(_workbook(readme=b"hello")).reason


def test_a_workbook_that_unpacks_without_end_is_rejected_before_it_is_unpacked() -> None:
    bomb = _workbook(**{"[Content_Types].xml": b"<a/>", "xl/sheet.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert "far more" in only(bomb).reason


def test_a_workbook_with_an_entity_trick_is_rejected() -> None:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    raw = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(raw, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            if part == "xl/workbook.xml":
                body = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + body.split(b"?>", 1)[-1]
            new.writestr(part, body)
    assert only(raw.getvalue()).verdict is Verdict.REJECT


def test_a_reason_never_repeats_what_was_in_the_file() -> None:
    signal = only(b'{"surname": "Ceridwen", "broken')
    assert "Ceridwen" not in repr(signal)


def test_a_list_of_bare_values_is_one_thing_to_look_at_and_too_long_a_list_is_refused() -> None:
    assert [signal.verdict for signal in read(b"[" + b"1," * 19_999 + b"1]", name="bare.json")] == [Verdict.HOLD]
    long = read(b"[" + b"{}," * 20_000 + b"{}]", name="long.json")
    assert [signal.verdict for signal in long] == [Verdict.REJECT]
    assert "in parts" in long[0].reason


@pytest.mark.parametrize("event_type", ["released.v2", "releasedX"])
def test_a_type_that_only_begins_like_one_we_know_is_held(event_type: str) -> None:
    raw = json.dumps(
        {
            "eventType": f"prison-offender-events.prisoner.{event_type}",
            "version": 1,
            "occurredAt": "2026-11-20T09:00:00Z",
            "additionalInformation": {"nomsNumber": "A1234BC", "nomisMovementReasonCode": "CR", "reason": "RELEASED"},
        }
    ).encode()
    assert [(signal.happening, signal.verdict) for signal in read(raw, name="x.json")] == [("UNKNOWN", Verdict.HOLD)]


def spoilt(name: str, path: tuple[str | int, ...], value: object) -> Signal:
    """The first signal of a fixture in which one value is another."""
    message = json.loads((FIXTURES / name).read_bytes())
    place = message
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return read(json.dumps(message).encode(), name=name)[0]


@pytest.mark.parametrize(
    ("name", "path", "one", "other"),
    [
        ("death.json", ("occurredAt",), [1], [2]),
        (
            "death.json",
            ("occurredAt",),
            "3999-01-01T00:00:00Z" + " " * 80 + "a",
            "3999-01-01T00:00:00Z" + " " * 80 + "b",
        ),
        ("death.json", ("additionalInformation", "nomsNumber"), "nobody", "no one"),
        ("death.json", ("eventType",), ["a"], ["b"]),
        ("court_results_document.json", ("hearing", "hearingDate"), "31/02/2026", "30/02/2026"),
    ],
)
def test_two_messages_that_differ_only_in_what_cannot_be_read_are_two(
    name: str, path: tuple[str | int, ...], one: object, other: object
) -> None:
    first, again, second = (spoilt(name, path, value) for value in (one, one, other))
    assert first.verdict is not Verdict.IGNORE
    assert first.fingerprint == again.fingerprint
    assert first.fingerprint != second.fingerprint
