"""A referral's own words laid into the questions of opening a case: what the police typed is not typed again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from alongside.gateways import referral_days
from alongside.rules.referrals import said

_SAME = {
    "title": "title",
    "alias": "alias",
    "email": "email",
    "homeAddress": "address",
    "postcode": "postcode",
    "crimeReference": "crime_reference",
    "urn": "urn",
    "suspectPncId": "accused_pnc",
}


def sender_of(kind: str) -> str:
    """Who says what is safe in a referral that came by this road."""
    return _("The partner's referral") if kind == "partner" else _("The police referral")


def answers(fields: Mapping[str, str], referred_on: date, *, from_: str = "") -> dict[str, Any]:
    """The answers the form begins with. Nothing is safe but what the referral names so, and it is then who said so."""
    given: dict[str, Any] = {ours: fields[theirs] for theirs, ours in _SAME.items() if fields.get(theirs)}
    given["referred_on"] = referred_on
    given["name"] = _joined(fields, "givenName", "middleName", "surname")
    given["accused_name"] = _joined(fields, "suspectGivenName", "suspectSurname")
    given["offence_summary"] = (fields.get("crimeType") or fields.get("homeOfficeClassification") or "")[:120]
    given["needs"] = _joined(fields, "communicationNeedsDetails", "unavailabilityDetails", between=". ")[:400]
    born = referral_days.read(fields.get("dateOfBirth", ""), today=referred_on)
    if born:
        given["date_of_birth"] = born
    given |= _language(fields)
    given |= _numbers(fields, from_ or sender_of(""))
    if said(fields, "under18"):
        given["enhanced_why"] = "under_18"
    elif said(fields, "victimVulnerable"):
        given["enhanced_why"] = "vulnerable"
    return given


def _joined(fields: Mapping[str, str], *names: str, between: str = " ") -> str:
    return between.join(fields[name] for name in names if fields.get(name))


def _language(fields: Mapping[str, str]) -> dict[str, str]:
    spoken = fields.get("preferredLanguageSpoken") or fields.get("preferredLanguageWritten") or ""
    if spoken.casefold() in ("cy", "cym", "welsh", "cymraeg"):
        return {"language": "cy"}
    needed = said(fields, "interpreterNeeded")
    return {"interpreter": spoken[:60]} if needed and spoken else {}


def _numbers(fields: Mapping[str, str], from_: str) -> dict[str, str]:
    """The number given as safe comes first, with its conditions; the others nobody asked about."""
    safe = fields.get("safeNumber", "")
    others = [fields[name] for name in ("mobile", "telephone") if fields.get(name)]
    rest = [number for number in others if _digits(number) != _digits(safe)]
    given = dict(zip(("phone_1", "phone_2"), [safe, *rest] if safe else rest, strict=False))
    if safe:
        details = fields.get("safeContactDetails", "")
        given["phone_1_safety"] = "conditions" if details else "safe"
        given["phone_1_conditions"] = details[:400]
        given["said_by"] = from_
    return given


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())
