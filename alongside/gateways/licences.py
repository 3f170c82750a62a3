"""Licences as documents. What is kept of a condition is its code: its text can name the victim or give them away."""

from collections.abc import Iterator

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import PERSONAL, VICTIM, Context, Draft
from alongside.gateways.lookups import Body, full_name, inner, rows, text
from alongside.gateways.release_dates import take_dates

_NAMES_VICTIMS = "May name the victim or an address: only the code is kept."


def is_licence(body: Body) -> bool:
    """One licence of the current service."""
    return "licenceType" in body and ("statusCode" in body or "licenceStatus" in body)


def read_licence(body: Body, context: Context) -> list[Signal]:
    """A licence as it stands; only one that is in force asks for anything."""
    draft = _draft(text(body, "statusCode", "licenceStatus"))
    for key, kind in (
        ("prisonNumber", "NOMS"),
        ("nomsId", "NOMS"),
        ("crn", "CRN"),
        ("bookingId", "BOOKING"),
    ):
        draft.identify(kind, body.get(key), key)
    draft.keep("licence_id", body.get("id") if body.get("id") is not None else body.get("licenceId"))
    draft.keep("kind", body.get("kind"))
    draft.keep("licence_type", body.get("licenceType"))
    draft.keep("version", body.get("version"))
    draft.keep("policy", body.get("policyVersion"))
    draft.keep("name", full_name(body.get("forename"), body.get("surname")))
    draft.date("LICENCE", body.get("licenceStartDate"))
    draft.date("CONFIRMED", body.get("actualReleaseDate"))
    take_dates(draft, {key: value for key, value in body.items() if key != "actualReleaseDate"})
    for key in ("prisonCode", "prisonDescription"):
        draft.fence(key, body.get(key))
    conditions = [
        _condition(condition, part, kind, draft)
        for part, groups in inner(body, "conditions").items()
        if isinstance(groups, dict)
        for kind in ("standard", "additional", "bespoke")
        for condition in rows(groups, kind)
    ]
    if conditions:
        draft.facts["conditions"] = conditions[:300]
    if body.get("dateOfBirth"):
        draft.drop("dateOfBirth", PERSONAL)
    for key in ("approvedByUsername", "createdByUsername", "updatedByUsername", "comUsername", "approvedByName"):
        if body.get(key):
            draft.drop(key, PERSONAL)
    return [draft.signal(body)]


def _draft(status: str) -> Draft:
    active = status.upper() == "ACTIVE"
    reason = (
        "A licence in force: compare its conditions with what the victim asked for."
        if active
        else "A licence as it stands."
    )
    draft = Draft("licence", "licence", H.LICENCE_GIVEN, Verdict.ACT if active else Verdict.RECORD, reason)
    draft.keep("status", status)
    return draft


def _condition(condition: Body, part: str, kind: str, draft: Draft) -> dict[str, object]:
    if condition.get("text") or condition.get("description") or condition.get("condition") or condition.get("notes"):
        draft.drop("conditions.text", _NAMES_VICTIMS)
    fact: dict[str, object] = {"part": part[:20], "kind": kind[:20], "code": text(condition, "code")[:60]}
    if text(condition, "type"):
        fact["type"] = text(condition, "type")[:60]
    restrictions = condition.get("restrictions")
    if isinstance(restrictions, list):
        fact["restrictions"] = [item[:60] for item in restrictions if isinstance(item, str)][:20]
    return fact


def is_licence_list(body: Body) -> bool:
    """The licences of one person, from the partners' interface."""
    return isinstance(body.get("licences"), list) and ("hmppsId" in body or "offenderNumber" in body)


def read_licence_list(body: Body, context: Context) -> list[Signal]:
    """One signal for each licence."""
    found = []
    for licence in rows(body, "licences"):
        draft = _draft(text(licence, "status"))
        draft.identify("NOMS", body.get("offenderNumber") or body.get("hmppsId"), "offenderNumber")
        draft.keep("licence_type", licence.get("typeCode"))
        draft.facts["conditions"] = [
            _condition(condition, text(licence, "typeCode"), text(condition, "type").lower(), draft)
            for condition in rows(licence, "conditions")
        ]
        found.append(draft.signal(licence))
    return found


def is_case_conditions(body: Body) -> bool:
    """Conditions as the probation case shows them."""
    if "licenceCondition" in body and "personSummary" in body:
        return True
    return any("licenceConditions" in conviction for conviction in rows(body, "activeConvictions"))


def read_case_conditions(body: Body, context: Context) -> list[Signal]:
    """The probation view: categories of conditions and expiry dates. Notes and wordings are dropped."""
    draft = _draft("")
    person = inner(body, "personSummary") or inner(body, "personalDetailsOverview") or inner(body, "personalDetails")
    numbers = inner(person, "identifiers") or person
    for key, kind in (("crn", "CRN"), ("nomsNumber", "NOMS"), ("pncNumber", "PNC"), ("croNumber", "CRO")):
        draft.identify(kind, numbers.get(key), key)
    name = inner(person, "name")
    draft.keep("name", full_name(name.get("forename"), name.get("surname")) or text(person, "name"))
    conditions = list(_case_conditions(body))
    if conditions:
        draft.facts["conditions"] = conditions[:300]
        draft.drop("licenceConditions.notes", _NAMES_VICTIMS)
    for conviction in rows(body, "activeConvictions"):
        sentence = inner(conviction, "sentence")
        draft.date("LED", sentence.get("licenceExpiryDate"))
        draft.date("SED", sentence.get("sentenceExpiryDate"))
    if person.get("dateOfBirth"):
        draft.drop("dateOfBirth", PERSONAL)
    if body.get("activeRecommendation"):
        draft.drop("activeRecommendation", "Recall is told by its own events.")
    if body.get("licenceCondition"):
        draft.drop("licenceCondition.note", VICTIM)
    return [draft.signal(body)]


def _case_conditions(body: Body) -> Iterator[dict[str, object]]:
    for conviction in rows(body, "activeConvictions"):
        for condition in rows(conviction, "licenceConditions"):
            yield {
                "part": "AP",
                "kind": text(inner(condition, "mainCategory"), "code")[:20],
                "code": text(inner(condition, "subCategory"), "code")[:60],
            }
