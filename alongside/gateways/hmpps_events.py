"""Domain events of prisons and probation: one message, one signal.

The catalogue says what a type usually means; the judges here read the message itself where that decides. The body's
type counts, not the envelope's; `additionalInformation` names the person before `personReference` does; descriptions
are never believed.
"""

from collections.abc import Callable, Mapping
from datetime import date

from alongside.catalogue.feeds import feed_type
from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import IdentifierKind, Signal, Verdict
from alongside.gateways.drafts import NOT_NEEDED, PERSONAL, Context, Draft
from alongside.gateways.lookups import Body, inner, rows, text
from alongside.gateways.movements import ESCORTS, classify

ACT, RECORD, IGNORE, HOLD = Verdict.ACT, Verdict.RECORD, Verdict.IGNORE, Verdict.HOLD

IDENTIFIERS: Mapping[str, str] = {
    "nomsNumber": "NOMS",
    "prisonerNumber": "NOMS",
    "prisonerId": "NOMS",
    "offenderNo": "NOMS",
    "offenderIdDisplay": "NOMS",
    "prisonNumber": "NOMS",
    "nomsId": "NOMS",
    "crn": "CRN",
    "bookingId": "BOOKING",
}
"""Where an event names a person, and by which number."""

KEPT: Mapping[str, str] = {
    "reason": "reason",
    "categoriesChanged": "categories",
    "convictedStatus": "convicted_status",
    "registerTypeCode": "register",
    "registrationId": "registration_id",
    "deregistrationId": "registration_id",
    "registrationLevelCode": "level",
    "registrationCategoryCode": "category",
    "contactOutcome": "decision",
    "applicationId": "application_id",
    "licenceId": "licence_id",
    "alertCode": "alert",
    "alertsAdded": "alerts_added",
    "alertsRemoved": "alerts_removed",
    "contactId": "contact_id",
    "personId": "contact_person_id",
    "contactPersonId": "contact_person_id",
    "restrictionType": "restriction",
    "approvedVisitor": "approved_visitor",
    "recallId": "recall_id",
    "recallType": "recall_type",
    "source": "source",
    "lastEvent": "last_event",
    "sentenceSequence": "sentence",
    "termSequence": "term",
    "sentenceCalculationId": "calculation_id",
    "calculationId": "calculation_id",
    "outcome": "outcome",
    "offenceCode": "offence",
    "externalReference": "reference",
    "id": "id",
    "nomisMovementReasonCode": "code",
    "reasonCode": "reason_code",
    "absenceReasonCode": "reason_code",
    "RSRBand": "band",
    "rsrBand": "band",
}
"""What we keep of an event, and under which name. All else is dropped by name."""

_FENCED: Mapping[str, str] = {
    "prisonId": "prison",
    "supportingPrisonId": "supporting_prison",
    "fromPrisonId": "from_prison",
    "toPrisonId": "to_prison",
    "hospitalId": "hospital",
    "locationDescription": "location",
    "location": "location",
    "premises": "hostel",
    "details": "details",
}
_DATES: Mapping[str, str] = {
    "effectiveDate": "EFFECTIVE",
    "expiryDate": "EXPIRES",
    "registrationDate": "REGISTERED",
    "revocationDate": "REVOKED",
    "returnToCustodyDate": "RETURNED",
}
_DIRECTION = {"prisoner.received": "in", "prisoner.released": "out"}

MAPPA_AND_CONTACT_ALERTS = frozenset(
    [
        "OHCO",
        "RDV",
        "RSP",
        "P0",
        "P1",
        "P2",
        "P3",
        "PC1",
        "PC2",
        "PC3",
        "PL1",
        "PL2",
        "PL3",
        "PVN",
        "C1",
        "C2",
        "C3",
        "C4",
    ]
)
"""Prison alerts a victim's officer should hear of: court orders, violence at home, stalking, MAPPA, children."""


def is_event(body: Body) -> bool:
    """A domain event, whole or nearly so."""
    return ("eventType" in body or "additionalInformation" in body) and ("occurredAt" in body or "version" in body)


def read_event(body: Body, context: Context, attribute_type: str = "") -> list[Signal]:
    """One domain event. `attribute_type` is what the envelope calls it: used only where the body says nothing."""
    event_type = (text(body, "eventType") or attribute_type.strip())[:200]
    row = feed_type(event_type)
    draft = Draft("domain event", event_type, row.happening, row.verdict, row.reason)
    draft.about_nobody = row.happening is H.OFFENCE_LIST_CHANGED
    draft.when(body.get("occurredAt"))
    about = inner(body, "additionalInformation")
    _take(draft, about)
    _take_reference(draft, body)
    if body.get("description"):
        draft.drop("description", "Free text that may contradict the message or name a place.")
    draft.detail_url = text(body, "detailUrl")[:2000]
    if draft.happening is H.UNKNOWN:
        draft.facts.clear()
        draft.reason = row.reason if event_type else "An event that does not say its type."
    else:
        _judge(draft, about, context)
    if not event_type:
        draft.unread.append(body.get("eventType"))
    if not draft.identifiers:
        draft.unread.append(body.get("personReference"))
    more = {key: value for key, value in body.items() if key not in _ENVELOPE}
    return [draft.signal([about, more] if more else about)]


def _judge(draft: Draft, about: Body, context: Context) -> None:
    """Let the message decide what its type leaves open: by its whole type, or by the family it belongs to."""
    for name, judge in _JUDGES.items():
        if draft.event_type == name or (name in _FAMILIES and draft.event_type.startswith(name)):
            judge(draft, about, context)
            return


_ENVELOPE = frozenset(
    [
        "eventType",
        "version",
        "occurredAt",
        "publishedAt",
        "description",
        "detailUrl",
        "personReference",
        "additionalInformation",
    ]
)
"""Fields every event has: all that is said beside them belongs to the fingerprint."""


def _take(draft: Draft, about: Body) -> None:
    for key, value in about.items():
        if key in IDENTIFIERS:
            if key == "bookingId" and isinstance(value, str) and "-" in value:
                draft.keep("booking_id", value)
            else:
                draft.identify(IDENTIFIERS[key], value, f"additionalInformation.{key}")
        elif key in KEPT:
            draft.keep(KEPT[key], value)
        elif key in _FENCED and isinstance(value, str):
            draft.fence(_FENCED[key], value)
        elif key in _DATES:
            draft.date(_DATES[key], value)
        elif value not in (None, "", [], {}):
            draft.drop(f"additionalInformation.{key}", PERSONAL if key in _OF_STAFF else NOT_NEEDED)


_OF_STAFF = frozenset({"username", "bookedBy", "enteredById", "authorisedById"})


def _take_reference(draft: Draft, body: Body) -> None:
    """`personReference` fills in what `additionalInformation` did not say; where both say, the latter counts."""
    said = {person.kind: person.value for person in draft.identifiers}
    for person in rows(inner(body, "personReference"), "identifiers"):
        kind = text(person, "type")
        if kind not in ("NOMS", "CRN"):
            continue
        if IdentifierKind(kind) not in said:
            draft.identify(kind, person.get("value"), f"personReference.{kind}")
        elif said[IdentifierKind(kind)] != person.get("value"):
            draft.drop(f"personReference.{kind}", "Differs from the message itself, which counts.")


def _judge_movement(draft: Draft, about: Body, context: Context) -> None:
    direction = next((way for end, way in _DIRECTION.items() if draft.event_type.endswith(end)), "")
    call = classify(text(about, "nomisMovementReasonCode"), text(about, "reason").upper(), direction, context.lists)
    draft.judge(call.happening, call.verdict, call.reason)
    draft.facts["direction"] = direction
    if about.get("probableCause"):
        draft.drop("additionalInformation.probableCause", "Known to be wrong: the code decides.")


def _judge_early(draft: Draft, about: Body, context: Context) -> None:
    draft.early = True
    draft.facts["direction"] = "in" if draft.event_type.endswith("received") else "out"


_CATEGORIES: tuple[tuple[str, H, str], ...] = (
    ("RESTRICTED_PATIENT", H.HOSPITAL_CHANGED, "Something about a hospital stay changed: fetch and compare."),
    ("SENTENCE", H.DATES_CHANGED, "Something about sentence or dates changed: fetch and compare."),
    ("STATUS", H.STATUS_CHANGED, "Standing in custody changed: fetch and compare."),
    ("IDENTIFIERS", H.IDENTIFIERS_CHANGED, "An identifier changed: compare before relying on the link."),
)


def _judge_update(draft: Draft, about: Body, context: Context) -> None:
    said = about.get("categoriesChanged")
    changed = {item for item in said if isinstance(item, str)} if isinstance(said, list) else set()
    for category, happening, reason in _CATEGORIES:
        if category in changed:
            draft.judge(happening, ACT, reason)
            _mark_twin(draft, about, context)
            return


def _mark_twin(draft: Draft, about: Body, context: Context) -> None:
    """Several streams announce one recalculation: the desk makes one task of them."""
    if draft.happening == H.DATES_CHANGED:
        draft.facts["twin"] = "dates"


def _judge_adjustment(draft: Draft, about: Body, context: Context) -> None:
    if about.get("lastEvent") is True or about.get("lastEvent") == "true":
        draft.judge(H.DATES_CHANGED, ACT, "The last of several adjustments: key dates may have moved.")
        _mark_twin(draft, about, context)


def _judge_merge(draft: Draft, about: Body, context: Context) -> None:
    _pair(draft, about, "NOMS", kept="nomsNumber", removed="removedNomsNumber")


def _judge_probation_merge(draft: Draft, about: Body, context: Context) -> None:
    _pair(draft, about, "CRN", kept="targetCRN", removed="sourceCRN")


def _judge_unmerge(draft: Draft, about: Body, context: Context) -> None:
    _pair(draft, about, "CRN", kept="unmergedCRN", removed="reactivatedCRN")


def _judge_booking_moved(draft: Draft, about: Body, context: Context) -> None:
    _pair(draft, about, "NOMS", kept="movedToNomsNumber", removed="movedFromNomsNumber")
    draft.date("BOOKED", about.get("bookingStartDateTime"))


def _pair(draft: Draft, about: Body, kind: str, *, kept: str, removed: str) -> None:
    """Two numbers of one kind: the links must follow both, and the message is about both."""
    draft.identifiers = {one: None for one in draft.identifiers if one.kind != kind}
    numbers = {name: draft.identify(kind, about.get(key), key) for name, key in (("kept", kept), ("removed", removed))}
    for key in (kept, removed, "bookingStartDateTime"):
        draft.withheld.pop(f"additionalInformation.{key}", None)
    if None in numbers.values() or numbers["kept"] == numbers["removed"]:
        draft.doubts.append("It does not name the two records: look before anything is joined or parted.")
    draft.facts.update({name: number for name, number in numbers.items() if number}, kind=kind)


def _judge_link(draft: Draft, about: Body, context: Context) -> None:
    numbers = {one.kind.value: one.value for one in draft.identifiers}
    if "CRN" in numbers and "NOMS" in numbers:
        draft.facts.update(kept=numbers["CRN"], linked=numbers["NOMS"], kind="CRN+NOMS")
    else:
        draft.judge(draft.happening, RECORD, "Only one of the two numbers is named: there is nothing to join yet.")


def _judge_registration(draft: Draft, about: Body, context: Context) -> None:
    code = text(about, "registerTypeCode").upper()
    draft.facts["change"] = draft.event_type.rpartition(".")[2]
    if code not in context.lists.register_names:
        draft.facts["unknown_code"] = True
        draft.reason = "A register that is not on our list: an officer must look."
    else:
        draft.facts["register_name"] = context.lists.register_names[code]
    draft.withheld.pop("additionalInformation.registerTypeDescription", None)
    if code == "INVI":
        draft.facts["means"] = "Contact was started or offered: no proof that the victim opted in."
    if code in context.lists.watched_registers:
        draft.judge(H.REGISTRATION_CHANGED, ACT, "A watched register changed: look at the victim's risk again.")


def _judge_alert(draft: Draft, about: Body, context: Context) -> None:
    codes = {text(about, "alertCode").upper()}
    for key in ("alertsAdded", "alertsRemoved"):
        listed = about.get(key)
        codes |= {item.upper() for item in listed if isinstance(item, str)} if isinstance(listed, list) else set()
    if codes & MAPPA_AND_CONTACT_ALERTS:
        draft.judge(H.ALERT, ACT, "A watched prison alert changed.")
    draft.facts["change"] = draft.event_type.rpartition(".")[2]


def _judge_absence(draft: Draft, about: Body, context: Context) -> None:
    """Escorts for court, hospital and police come through the same stream and are no leave."""
    if text(about, "reasonCode", "absenceReasonCode").upper() in ESCORTS:
        draft.judge(H.ESCORT, RECORD, "Out under escort: no leave, nothing to tell.")


_DECISIONS: Mapping[str, tuple[H, Verdict, str]] = {
    "DECISION_TO_RECALL": (H.RECALL_DECIDED, ACT, "Decided to recall: the victim hears after return or a risk check."),
    "DECISION_NOT_TO_RECALL": (H.RECALL_NOT_DECIDED, RECORD, "Decided not to recall, whatever the description says."),
}


def _judge_oversight(draft: Draft, about: Body, context: Context) -> None:
    decision = _DECISIONS.get(text(about, "contactOutcome").upper())
    if decision:
        draft.judge(*decision)


def _judge_fixed_term(draft: Draft, about: Body, context: Context) -> None:
    draft.facts["fixed_term"] = True


def _judge_expiry(draft: Draft, about: Body, context: Context) -> None:
    expires = draft.dates.get("EXPIRES")
    if isinstance(expires, date) and draft.occurred_at and expires < draft.occurred_at.date():
        draft.judge(draft.happening, RECORD, "A limit on contact that had already run out.")


_JUDGES: Mapping[str, Callable[[Draft, Body, Context], None]] = {
    "prison-offender-events.prisoner.received": _judge_movement,
    "prison-offender-events.prisoner.released": _judge_movement,
    "prisoner-offender-search.prisoner.received": _judge_early,
    "prisoner-offender-search.prisoner.released": _judge_early,
    "prisoner-offender-search.prisoner.updated": _judge_update,
    "prisoner-offender-search.prisoner.alerts-updated": _judge_alert,
    "prison-offender-events.prisoner.sentence-dates-changed": _mark_twin,
    "calculate-release-dates.prisoner.changed": _mark_twin,
    "release-date-adjustments.adjustment.": _judge_adjustment,
    "prison-offender-events.prisoner.merged": _judge_merge,
    "prison-offender-events.prisoner.booking.moved": _judge_booking_moved,
    "prison-offender-events.prisoner.fixed-term-recall.changed": _judge_fixed_term,
    "prison-offender-events.prisoner.person-restriction.": _judge_expiry,
    "probation-case.merge.completed": _judge_probation_merge,
    "probation-case.unmerge.completed": _judge_unmerge,
    "probation-case.prison-identifier.added": _judge_link,
    "probation-case.registration.": _judge_registration,
    "person.alert": _judge_alert,
    "person.temporary-absence": _judge_absence,
    "prison-recall.recommendation.management": _judge_oversight,
}
"""What the message itself decides, by its type, or by the beginning of it where that names a family."""

_FAMILIES = frozenset(
    [
        "release-date-adjustments.adjustment.",
        "prison-offender-events.prisoner.person-restriction.",
        "probation-case.registration.",
        "person.alert",
        "person.temporary-absence",
        "prison-recall.recommendation.management",
    ]
)
"""Types that are the beginning of others; whether such another is known at all the feed table has said already."""
