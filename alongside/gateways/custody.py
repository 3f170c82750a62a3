"""Pictures of someone in custody: the prisoner search document, and the record of a patient.

A picture is not news. It shows what the last movement was and never when, so nothing that would alarm a victim follows
from it: what is loud in it is held for an officer, who asks the prison.
"""

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import PERSONAL, Context, Draft
from alongside.gateways.lookups import Body, full_name, has, text
from alongside.gateways.movements import classify
from alongside.gateways.release_dates import dates_draft, found_dates, take_dates

_PLACES = {
    "prisonId": "prison",
    "prisonName": "prison_name",
    "lastPrisonId": "last_prison",
    "supportingPrisonId": "supporting_prison",
    "cellLocation": "cell",
    "locationDescription": "location",
    "dischargedHospitalId": "hospital",
    "dischargedHospitalDescription": "hospital_name",
    "dischargeDetails": "discharge",
}
_KEPT = frozenset(
    [
        "prisonerNumber",
        "pncNumber",
        "pncNumberCanonicalShort",
        "pncNumberCanonicalLong",
        "croNumber",
        "bookingId",
        "bookNumber",
        "firstName",
        "lastName",
        "middleNames",
        "status",
        "legalStatus",
        "imprisonmentStatus",
        "convictedStatus",
        "recall",
        "indeterminateSentence",
        "restrictedPatient",
        "youthOffender",
        "lastMovementTypeCode",
        "lastMovementReasonCode",
        "category",
    ]
)


def is_prisoner(body: Body) -> bool:
    """A prisoner search document, with or without a booking."""
    return has(body, "prisonerNumber", "lastName") and (
        "youthOffender" in body or "status" in body or "bookingId" in body
    )


def read_prisoner(body: Body, context: Context) -> list[Signal]:
    """Two things in one document, two signals: the state of custody, and the key dates where there are any."""
    signals = [_state(body, context)]
    if any(value not in (None, "") for code, _, value in found_dates(body) if code != "STARTED"):
        dates = dates_draft()
        _identify(dates, body)
        take_dates(dates, body)
        signals.append(dates.signal(body))
    return signals


def _state(body: Body, context: Context) -> Signal:
    draft = Draft("prisoner document", "prisoner-document", H.CUSTODY_STATE, Verdict.RECORD, "A picture of custody.")
    _identify(draft, body)
    draft.keep("name", full_name(body.get("firstName"), body.get("middleNames"), body.get("lastName")))
    for key, name in (
        ("status", "status"),
        ("legalStatus", "legal_status"),
        ("imprisonmentStatus", "imprisonment_status"),
        ("convictedStatus", "convicted_status"),
        ("recall", "recall"),
        ("indeterminateSentence", "indeterminate"),
        ("restrictedPatient", "restricted_patient"),
        ("youthOffender", "youth"),
        ("category", "category"),
        ("lastMovementReasonCode", "code"),
        ("lastMovementTypeCode", "movement_type"),
    ):
        draft.keep(name, body.get(key))
    for key, name in _PLACES.items():
        draft.fence(name, body.get(key))
    code = text(body, "lastMovementReasonCode")
    if code:
        call = classify(code, "", "", context.lists)
        loud = call.verdict is not Verdict.RECORD and call.happening != H.SENTENCED_ADMISSION
        draft.happening = call.happening
        if loud:
            draft.judge(call.happening, Verdict.HOLD, "A picture that shows this, but not when: check with the prison.")
    if body.get("restrictedPatient") is True and draft.happening != H.HOSPITAL:
        draft.judge(H.HOSPITAL_TRANSFER, Verdict.HOLD, "A picture of a patient in hospital, but not since when: check.")
    dates = frozenset(key for key in body if key.endswith("Date"))
    draft.drop_rest(body, _KEPT | frozenset(_PLACES) | dates | {"_class"}, reason=PERSONAL)
    return draft.signal(["state", body])


def _identify(draft: Draft, body: Body) -> None:
    draft.identify("NOMS", body.get("prisonerNumber"), "prisonerNumber")
    draft.identify("BOOKING", body.get("bookingId"), "bookingId")
    draft.identify("PNC", body.get("pncNumberCanonicalLong") or body.get("pncNumber"), "pncNumber")
    draft.identify("CRO", body.get("croNumber"), "croNumber")


def is_patient(body: Body) -> bool:
    """The record of a prisoner detained in hospital."""
    return "prisonerNumber" in body and ("hospitalLocation" in body or "supportingPrison" in body)


def read_patient(body: Body, context: Context) -> list[Signal]:
    """Detained in hospital; where is fenced, and the comment is dropped."""
    draft = Draft(
        "patient record",
        "restricted-patient",
        H.HOSPITAL_TRANSFER,
        Verdict.HOLD,
        "A picture of a patient in hospital, but not since when: check.",
    )
    draft.identify("NOMS", body.get("prisonerNumber"), "prisonerNumber")
    for key, name in (
        ("hospitalLocation", "hospital"),
        ("fromLocation", "prison"),
        ("supportingPrison", "supporting_prison"),
    ):
        place = body.get(key)
        if isinstance(place, dict):
            draft.fence(name, text(place, "description", "agencyId"))
    for key in ("commentText", "createUserId"):
        if body.get(key):
            draft.drop(key, PERSONAL)
    return [draft.signal(body)]
