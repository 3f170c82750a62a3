"""Documents of the probation case: who someone is, where, how risky, who may see them, and life in a hostel."""

from alongside.catalogue.feeds import feed_type
from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.gateways.drafts import PERSONAL, VICTIM, Context, Draft
from alongside.gateways.lookups import Body, full_name, has, inner, rows, text

_NUMBERS = (("crn", "CRN"), ("nomsNumber", "NOMS"), ("noms", "NOMS"), ("pncNumber", "PNC"), ("croNumber", "CRO"))
_MANY = (("crns", "CRN"), ("prisonNumbers", "NOMS"), ("pncs", "PNC"), ("cros", "CRO"), ("defendantIds", "DEFENDANT"))


def is_hostel_detail(body: Body) -> bool:
    """What stands behind an event about a hostel."""
    return isinstance(body.get("eventDetails"), dict) and text(body, "eventType").startswith("approved-premises.")


def read_hostel_detail(body: Body, context: Context) -> list[Signal]:
    """The event's own meaning, with the hostel fenced. Leaving by absconding is being at large."""
    event_type = text(body, "eventType")[:200]
    row = feed_type(event_type)
    about = inner(body, "eventDetails")
    draft = Draft("hostel detail", event_type, row.happening, row.verdict, row.reason)
    draft.when(body.get("timestamp"))
    _identify(draft, inner(about, "personReference"))
    draft.keep("application_id", about.get("applicationId"))
    draft.keep("booking_id", about.get("bookingId"))
    premises = inner(about, "premises")
    draft.fence("hostel", premises.get("name"))
    draft.fence("hostel_code", premises.get("apCode"))
    draft.date("LEAVING", about.get("expectedDepartureOn"))
    why = " ".join(str(about.get(key, "")) for key in ("departureReason", "reason", "legacyReasonCode", "reasonDetail"))
    if "abscond" in why.lower() or "at large" in why.lower():
        draft.judge(H.UNLAWFULLY_AT_LARGE, Verdict.ACT, "Absconded from a hostel: a safety call at once.")
    kept = frozenset(["personReference", "applicationId", "bookingId", "premises", "expectedDepartureOn"])
    draft.drop_rest(about, kept, "eventDetails.", PERSONAL)
    return [draft.signal(body)]


def _identify(draft: Draft, numbers: Body) -> None:
    for key, kind in _NUMBERS:
        draft.identify(kind, numbers.get(key), key)


def is_access(body: Body) -> bool:
    """Who may, or may not, see a case."""
    return has(body, "userRestricted", "userExcluded") or has(body, "excludedFrom", "restrictedTo")


def read_access(body: Body, context: Context) -> list[Signal]:
    """Limited or not; who the people on the lists are is not kept."""
    limited = any(
        body.get(key) not in (None, False, [], "")
        for key in ("userRestricted", "userExcluded", "excludedFrom", "restrictedTo")
    )
    draft = Draft(
        "access limits", "access-limits", H.ACCESS_LIMITED, Verdict.RECORD, "Nobody is kept from this record."
    )
    if limited:
        draft.judge(
            H.ACCESS_LIMITED, Verdict.ACT, "Some may not see the offender's record: look again at who sees the case."
        )
    _identify(draft, body)
    draft.facts["limited"] = limited
    draft.drop_rest(body, frozenset(["crn", "userRestricted", "userExcluded"]), reason=PERSONAL)
    return [draft.signal(body)]


def is_risk(body: Body) -> bool:
    """Risk, in any of the shapes in which services show it."""
    return (
        "riskManagementPlan" in body
        or "roshHistory" in body
        or has(body, "overallRisk", "assessedOn")
        or has(body, "level", "levelDescription", "category")
        or has(body, "offenderNo", "assessments")
        or ("personSummary" in body and ("riskFlags" in body or "riskFlag" in body))
        or (has(body, "completedDate", "output") or has(body, "groupReconvictionScore", "riskOfSeriousRecidivismScore"))
    )


def read_risk(body: Body, context: Context) -> list[Signal]:
    """That there is an assessment, and its level where one is named. Its text, victims in it above all, is not ours."""
    draft = Draft("risk document", "risk-document", H.RISK_PLAN, Verdict.RECORD, "Risk as it was assessed.")
    person = inner(body, "personSummary") or inner(body, "personalDetails")
    _identify(draft, inner(person, "identifiers") or person or body)
    draft.identify("NOMS", body.get("offenderNo"), "offenderNo")
    mappa = inner(body, "mappa") or (body if "levelDescription" in body else {})
    draft.keep("mappa_level", mappa.get("level"))
    draft.keep("mappa_category", mappa.get("category"))
    draft.keep("overall_risk", body.get("overallRisk"))
    draft.keep("limited_access", body.get("limitedAccessOffender"))
    registers = [text(row, "type") for row in rows(body, "roshHistory") if row.get("active") is True]
    draft.keep("registers", [register for register in registers if register in context.lists.register_names])
    if any("victimSafetyPlanning" in plan for plan in rows(body, "riskManagementPlan")):
        draft.drop("riskManagementPlan.victimSafetyPlanning", VICTIM)
    kept = frozenset(["crn", "offenderNo", "overallRisk", "limitedAccessOffender", "level", "category"])
    draft.drop_rest(body, kept, reason=PERSONAL)
    return [draft.signal(body)]


def is_person(body: Body) -> bool:
    """A person, as probation or the core record holds them."""
    numbers = body.get("identifiers")
    return (
        isinstance(body.get("otherIds"), dict)
        or ("cprUUID" in body and isinstance(numbers, dict))
        or isinstance(inner(body, "personalDetails").get("identifiers"), dict)
    )


def read_person(body: Body, context: Context) -> list[Signal]:
    """Numbers and a name. A record with limits on it says so first; one that joins numbers is a link."""
    draft = Draft("person record", "person-record", H.PERSON_DETAILS, Verdict.RECORD, "A person's record.")
    details = inner(body, "personalDetails")
    _identify(draft, inner(body, "otherIds") or inner(details, "identifiers"))
    for key, kind in _MANY:
        values = inner(body, "identifiers").get(key)
        for value in values if isinstance(values, list) else []:
            draft.identify(kind, value, f"identifiers.{key}")
    name = inner(details, "name")
    first = name.get("forename") or body.get("firstName")
    draft.keep("name", full_name(first, name.get("surname") or body.get("surname") or body.get("lastName")))
    if "cprUUID" in body:
        _link(draft)
    if body.get("currentRestriction") is True or body.get("currentExclusion") is True:
        draft.facts["limited"] = True
        draft.judge(
            H.ACCESS_LIMITED, Verdict.ACT, "Some may not see the offender's record: look again at who sees the case."
        )
    kept = frozenset(
        [
            "otherIds",
            "identifiers",
            "personalDetails",
            "firstName",
            "surname",
            "lastName",
            "currentRestriction",
            "currentExclusion",
        ]
    )
    draft.drop_rest(body, kept, reason=PERSONAL)
    draft.drop_rest(details, frozenset(["identifiers", "name"]), "personalDetails.", PERSONAL)
    return [draft.signal(body)]


def _link(draft: Draft) -> None:
    def of(kind: IdentifierKind) -> list[Identifier]:
        return [one for one in draft.identifiers if one.kind is kind]

    crns, prison_numbers = of(IdentifierKind.CRN), of(IdentifierKind.NOMS)
    if len(crns) == 1 and len(prison_numbers) == 1:
        draft.judge(H.IDENTIFIERS_LINKED, Verdict.ACT, "Prison and probation numbers belong together: join the halves.")
        draft.facts.update(kept=crns[0].value, linked=prison_numbers[0].value, kind="CRN+NOMS")


def is_addresses(body: Body) -> bool:
    """The addresses of an offender, and nothing else."""
    return isinstance(inner(body, "contactDetails").get("addresses"), list) and "otherIds" not in body


def read_addresses(body: Body, context: Context) -> list[Signal]:
    """Fenced, for the distance check inside our walls; notes are dropped."""
    draft = Draft("offender addresses", "offender-addresses", H.ADDRESS_CHANGED, Verdict.ACT, "Check the distance.")
    _identify(draft, body)
    for number, address in enumerate(rows(inner(body, "contactDetails"), "addresses")[:20]):
        parts = (
            address.get(key) for key in ("buildingName", "addressNumber", "streetName", "district", "town", "postcode")
        )
        draft.fence(f"address_{number + 1}", full_name(*parts))
        if address.get("notes"):
            draft.drop("contactDetails.addresses.notes", PERSONAL)
    return [draft.signal(body)]


def is_reference(body: Body) -> bool:
    """A list about nobody: a policy of conditions, a list of types, a list of acts."""
    return "standardConditions" in body or isinstance(body.get("eventTypes"), list) or body.keys() == {"values"}


def read_reference(body: Body, context: Context) -> list[Signal]:
    """Counted and dropped."""
    draft = Draft(
        "reference list", "reference-list", H.REFERENCE_LIST, Verdict.IGNORE, "A reference list, about nobody."
    )
    return [draft.signal(body)]
