"""Random bytes, random JSON and mutated messages: no error, and no reader that meets a shape it did not expect."""

import json
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.catalogue.signals import Signal
from alongside.gateways.reading import read

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())
KEYS = st.sampled_from(
    [
        "eventType",
        "occurredAt",
        "additionalInformation",
        "personReference",
        "identifiers",
        "hearing",
        "prosecutionCases",
        "defendants",
        "offences",
        "judicialResults",
        "victims",
        "Message",
        "Messages",
        "Body",
        "dates",
        "sentenceDetail",
        "prisonerNumber",
        "lastName",
        "status",
        "bookingId",
        "crn",
        "licences",
        "licenceType",
        "statusCode",
        "conditions",
        "response",
        "request",
        "jsonBody",
        "mappings",
        "data",
        "targets",
        "resultLines",
        "otherIds",
        "eventDetails",
        "crimeReference",
        "surname",
        "riskFlags",
        "personSummary",
        "mappa",
        "contactDetails",
        "addresses",
        "victim",
        "curfew",
        "risk",
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["A9001ZZ", "DEC", "2026-11-02T09:15:30Z"]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=6),
    max_leaves=30,
)
GENTLE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(signals: list[Signal]) -> bool:
    """At least one signal, each whole and storable."""
    assert signals
    for signal in signals:
        assert "did not expect" not in signal.reason
        assert signal.reason
        assert len(signal.fingerprint) == 64
        text = json.dumps([dict(signal.facts), dict(signal.fenced), signal.event_type], allow_nan=False)
        assert "\\u0000" not in text
        text.encode("utf-8")
    return True


@GENTLE
@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(raw: bytes) -> None:
    assert sound(read(raw, name="x"))


@GENTLE
@given(VALUES)
def test_arbitrary_json_never_raises(value: object) -> None:
    assert sound(read(json.dumps(value).encode(), name="x.json"))


@GENTLE
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=4), st.sampled_from(FIXTURES))
def test_a_fixture_with_bytes_overwritten_never_raises(place: int, noise: bytes, path: Path) -> None:
    raw = path.read_bytes()
    at = place % len(raw)
    assert sound(read(raw[:at] + noise + raw[at + len(noise) :], name=path.name))


@GENTLE
@given(
    st.randoms(use_true_random=False),
    LEAVES | VALUES,
    st.sampled_from([path for path in FIXTURES if path.suffix == ".json"]),
)
def test_a_fixture_with_any_value_replaced_never_raises(chance: random.Random, wrong: object, path: Path) -> None:
    body = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(body, dict) and isinstance(body.get("Message"), str):
        body["Message"] = json.dumps(_mutated(_message(body["Message"]), wrong, chance))
    else:
        body = _mutated(body, wrong, chance)
    assert sound(read(json.dumps(body).encode(), name=path.name))


def _message(text: str) -> object:
    return json.JSONDecoder().raw_decode(text)[0]


def _mutated(value: object, wrong: object, chance: random.Random) -> object:
    """The same value with one inner value, anywhere, replaced."""
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        return value | {key: wrong if chance.random() < 0.2 else _mutated(value[key], wrong, chance)}
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        return [*value[:at], _mutated(value[at], wrong, chance), *value[at + 1 :]]
    return wrong
