"""The traps of the domain events, one by one."""

import json
from pathlib import Path
from typing import Any

import pytest

from alongside.catalogue.feeds import FEED_TYPES
from alongside.catalogue.registers import SHIPPED
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.gateways.reading import read

FIXTURES = Path(__file__).parent / "fixtures"
RELEASED = "prison-offender-events.prisoner.released"
RECEIVED = "prison-offender-events.prisoner.received"


def heard(event_type: str, about: dict[str, Any], **more: Any) -> Signal:
    body = {"eventType": event_type, "version": 1, "occurredAt": "2026-11-02T09:15:30Z", "additionalInformation": about}
    signals = read(json.dumps(body | more).encode(), name="x.json")
    assert len(signals) == 1
    return signals[0]


def fixture(name: str) -> Signal:
    return read((FIXTURES / name).read_bytes(), name=name)[0]


def moved(code: str, reason: str = "RELEASED", event_type: str = RELEASED) -> Signal:
    return heard(event_type, {"nomsNumber": "A9001ZZ", "reason": reason, "nomisMovementReasonCode": code})


@pytest.mark.parametrize(
    ("code", "happening", "verdict"),
    [
        ("DEC", "DEATH", Verdict.ACT),
        ("UAL", "UNLAWFULLY_AT_LARGE", Verdict.ACT),
        ("UAL_ECL", "UNLAWFULLY_AT_LARGE", Verdict.ACT),
        ("ESCP", "UNLAWFULLY_AT_LARGE", Verdict.ACT),
        ("HP", "HOSPITAL", Verdict.ACT),
        ("CR", "RELEASE_LICENCE", Verdict.ACT),
        ("ETR", "REMOVED_FROM_UK", Verdict.ACT),
        ("AU", "CONVICTION_OR_SENTENCE_QUASHED", Verdict.ACT),
        ("MRG", "ADMIN_MERGE", Verdict.RECORD),
        ("BL", "BAIL", Verdict.RECORD),
        ("NG", "NOT_CONVICTED_OR_NO_CUSTODY", Verdict.RECORD),
        ("99", "UNCLASSIFIED", Verdict.HOLD),
        ("NEW1", "UNCLASSIFIED", Verdict.HOLD),
        ("", "UNCLASSIFIED", Verdict.HOLD),
    ],
)
def test_the_code_decides_what_a_release_is(code: str, happening: str, verdict: Verdict) -> None:
    signal = moved(code)
    assert (signal.happening, signal.verdict) == (happening, verdict)


def test_every_code_on_the_list_has_its_class_from_the_list() -> None:
    for code, (happening, kind) in SHIPPED.movements.items():
        signal = moved(code, reason="", event_type=RELEASED if kind != "ADM" else RECEIVED)
        assert signal.happening == happening


def test_a_replaced_list_of_codes_is_obeyed() -> None:
    own = SHIPPED.replaced("movement_codes", [{"code": "NEW1", "type": "REL", "class": "DEATH", "source": "us"}])
    body = {
        "eventType": RELEASED,
        "occurredAt": "2026-11-02T09:15:30Z",
        "additionalInformation": {"nomsNumber": "A9001ZZ", "reason": "RELEASED", "nomisMovementReasonCode": "NEW1"},
    }
    (signal,) = read(json.dumps(body).encode(), name="x.json", lists=own)
    assert signal.happening == "DEATH"


@pytest.mark.parametrize(
    ("reason", "code", "event_type"),
    [
        ("TEMPORARY_ABSENCE_RETURN", "24", RECEIVED),
        ("RETURN_FROM_COURT", "L", RECEIVED),
        ("TRANSFERRED", "B", RECEIVED),
        ("RELEASED_TO_HOSPITAL", "CR", RELEASED),
        ("RELEASED", "C3", RELEASED),
        ("RELEASED", "L", RELEASED),
        ("ADMISSION", "DEC", RECEIVED),
        *(("ADMISSION", code, RECEIVED) for code in ("PD", "ETR", "CE", "EL", "FR", "IF", "HC")),
        ("RELEASED", "ETB", RELEASED),
    ],
)
def test_a_code_and_a_reason_that_contradict_each_other_are_held(reason: str, code: str, event_type: str) -> None:
    signal = moved(code, reason, event_type)
    assert signal.verdict is Verdict.HOLD
    assert "contradict" in signal.reason


@pytest.mark.parametrize(
    ("reason", "happening", "verdict"),
    [
        ("RELEASED_TO_HOSPITAL", "HOSPITAL", Verdict.ACT),
        ("TEMPORARY_ABSENCE_RELEASE", "TEMPORARY_ABSENCE", Verdict.RECORD),
        ("SENT_TO_COURT", "COURT", Verdict.RECORD),
        ("TRANSFERRED", "TRANSFER", Verdict.RECORD),
        ("RELEASED", "UNCLASSIFIED", Verdict.HOLD),
        ("UNKNOWN", "UNCLASSIFIED", Verdict.HOLD),
    ],
)
def test_without_a_code_only_a_reason_with_one_meaning_is_believed(
    reason: str, happening: str, verdict: Verdict
) -> None:
    signal = moved("", reason)
    assert (signal.happening, signal.verdict) == (happening, verdict)


def test_late_back_from_leave_is_no_contradiction() -> None:
    assert moved("U", "TEMPORARY_ABSENCE_RETURN", RECEIVED).verdict is Verdict.ACT


def test_the_probable_cause_is_ignored() -> None:
    signal = fixture("recall_blamed_on_remand.json")
    assert signal.happening == "REMAND"
    assert "RECALL" not in repr(signal.facts)


def test_a_description_is_never_believed() -> None:
    signal = heard(
        RELEASED, {"nomsNumber": "A9001ZZ", "nomisMovementReasonCode": "DEC"}, description="released on licence"
    )
    assert signal.happening == "DEATH"


def test_the_type_in_the_body_counts_and_not_the_one_on_the_envelope() -> None:
    body = {"eventType": "tier.calculation.complete", "occurredAt": "2026-11-02T09:15:30Z", "version": 1}
    wrapped = {"Message": json.dumps(body), "MessageAttributes": {"eventType": {"Value": RELEASED}}}
    assert read(json.dumps(wrapped).encode(), name="x")[0].event_type == "tier.calculation.complete"


def test_the_type_on_the_envelope_fills_in_where_the_body_has_none() -> None:
    body = {
        "occurredAt": "2026-11-02T09:15:30Z",
        "additionalInformation": {"nomsNumber": "A9001ZZ", "nomisMovementReasonCode": "DEC"},
    }
    wrapped = {"Message": json.dumps(body), "MessageAttributes": {"eventType": {"StringValue": RELEASED}}}
    assert read(json.dumps(wrapped).encode(), name="x")[0].happening == "DEATH"


def test_the_message_names_the_person_before_the_reference_does() -> None:
    reference = {"identifiers": [{"type": "NOMS", "value": "A9009ZZ"}, {"type": "CRN", "value": "X900001"}]}
    signal = heard("restricted-patients.patient.added", {"prisonerNumber": "A9001ZZ"}, personReference=reference)
    assert signal.identifiers == (Identifier(IdentifierKind.CRN, "X900001"), Identifier(IdentifierKind.NOMS, "A9001ZZ"))
    assert "personReference.NOMS" in {item.field for item in signal.withheld}


def test_a_booking_as_a_number_and_as_text_is_one_booking() -> None:
    event = "prison-offender-events.prisoner.fixed-term-recall.changed"
    assert heard(event, {"bookingId": 900123}).identifiers == heard(event, {"bookingId": "900123"}).identifiers


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("prison_merge.json", {"kept": "A9001ZZ", "removed": "A9002ZZ", "kind": "NOMS"}),
        ("booking_moved.json", {"kept": "A9001ZZ", "removed": "A9002ZZ", "kind": "NOMS"}),
        ("probation_merge.json", {"kept": "X900001", "removed": "X900002", "kind": "CRN"}),
        ("probation_unmerge.json", {"kept": "X900001", "removed": "X900002", "kind": "CRN"}),
        ("numbers_linked.json", {"kept": "X900001", "linked": "A9001ZZ", "kind": "CRN+NOMS"}),
    ],
)
def test_messages_about_who_is_who_carry_both_numbers(name: str, facts: dict[str, str]) -> None:
    signal = fixture(name)
    assert facts.items() <= dict(signal.facts).items()
    assert set(facts.values()) - {facts["kind"]} <= {person.value for person in signal.identifiers}


def test_a_merge_that_names_one_record_only_is_held() -> None:
    signal = heard("prison-offender-events.prisoner.merged", {"nomsNumber": "A9001ZZ"})
    assert signal.verdict is Verdict.HOLD


def test_the_immediate_stream_is_early_and_waits() -> None:
    signal = fixture("early_release.json")
    assert (signal.early, signal.verdict, signal.facts["direction"]) == (True, Verdict.HOLD, "out")


def test_the_streams_that_announce_one_recalculation_are_marked_as_twins() -> None:
    twins = read((FIXTURES / "dates_changed_batch.json").read_bytes(), name="x")
    assert [signal.facts["twin"] for signal in twins] == ["dates", "dates"]
    assert twins[0].identifiers == twins[1].identifiers


@pytest.mark.parametrize(
    ("categories", "happening"),
    [
        (["SENTENCE"], "DATES_CHANGED"),
        (["LOCATION", "STATUS"], "STATUS_CHANGED"),
        (["RESTRICTED_PATIENT", "STATUS"], "HOSPITAL_CHANGED"),
        (["IDENTIFIERS"], "IDENTIFIERS_CHANGED"),
        (["LOCATION"], "PRISON_LIFE"),
        ([], "PRISON_LIFE"),
    ],
)
def test_an_update_acts_on_four_categories_only(categories: list[str], happening: str) -> None:
    signal = heard(
        "prisoner-offender-search.prisoner.updated", {"nomsNumber": "A9001ZZ", "categoriesChanged": categories}
    )
    assert signal.happening == happening
    assert signal.verdict is (Verdict.IGNORE if happening == "PRISON_LIFE" else Verdict.ACT)


def test_the_victim_contact_register_is_no_proof_of_opting_in() -> None:
    assert "no proof" in str(fixture("victim_contact_register.json").facts["means"])


@pytest.mark.parametrize(("code", "verdict"), [("PEEP", Verdict.IGNORE), ("OHCO", Verdict.ACT), ("PL2", Verdict.ACT)])
def test_only_watched_alerts_are_heard(code: str, verdict: Verdict) -> None:
    assert heard("person.alert.created", {"alertCode": code, "prisonNumber": "A9001ZZ"}).verdict is verdict


def test_a_restriction_that_had_run_out_asks_for_nothing() -> None:
    about = {
        "nomsNumber": "A9001ZZ",
        "effectiveDate": "2024-01-01",
        "expiryDate": "2025-09-03",
        "restrictionType": "BAN",
    }
    signal = heard("prison-offender-events.prisoner.person-restriction.upserted", about)
    assert signal.verdict is Verdict.RECORD


def test_a_known_event_without_a_usable_number_is_held() -> None:
    signal = heard(RELEASED, {"nomsNumber": "not a number", "nomisMovementReasonCode": "DEC"})
    assert (signal.happening, signal.verdict) == ("DEATH", Verdict.HOLD)


def test_every_declared_type_is_read_with_its_own_verdict_or_a_sharper_one() -> None:
    for kind in FEED_TYPES:
        event_type = kind.event_type + "something" if kind.is_family else kind.event_type
        signal = heard(event_type, {"nomsNumber": "A9001ZZ"})
        assert signal.happening != "UNKNOWN", event_type
        assert signal.event_type == event_type


def test_the_same_event_has_one_fingerprint_whatever_its_envelope() -> None:
    bare = json.loads((FIXTURES / "death.json").read_text())
    noisy = dict(reversed(list(bare.items()))) | {
        "publishedAt": "2026-11-02T10:00:00Z",
        "occurredAt": "2026-11-02T10:15:30.123456+01:00",
    }
    wrapped = {"Message": json.dumps(noisy), "MessageId": "another", "Type": "Notification"}
    queued = {"Messages": [{"Body": json.dumps(wrapped), "ReceiptHandle": "r"}]}
    marks = {read(json.dumps(one).encode(), name="x")[0].fingerprint for one in (bare, noisy, wrapped, queued)}
    assert len(marks) == 1


def test_another_code_time_or_person_gives_another_fingerprint() -> None:
    base = moved("DEC").fingerprint
    later = heard(
        RELEASED,
        {"nomsNumber": "A9001ZZ", "reason": "RELEASED", "nomisMovementReasonCode": "DEC"},
        occurredAt="2026-11-02T09:15:31Z",
    )
    other = heard(RELEASED, {"nomsNumber": "A9003ZZ", "reason": "RELEASED", "nomisMovementReasonCode": "DEC"})
    assert len({base, moved("UAL").fingerprint, later.fingerprint, other.fingerprint}) == 4
