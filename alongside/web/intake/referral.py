"""A referral's own words laid into the questions of opening a case: what the police typed is not typed again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from alongside.gateways.times import read_day

_YES = ("yes", "y", "true", "1")
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


def answers(fields: Mapping[str, str], referred_on: date) -> dict[str, Any]:
    """The answers the form begins with. Nothing is safe but what the referral names so, and it is then who said so."""
    given: dict[str, Any] = {ours: fields[theirs] for theirs, ours in _SAME.items() if fields.get(theirs)}
    given["referred_on"] = referred_on
    given["name"] = _joined(fields, "givenName", "middleName", "surname")
    given["accused_name"] = _joined(fields, "suspectGivenName", "suspectSurname")
    given["offence_summary"] = (fields.get("crimeType") or fields.get("homeOfficeClassification") or "")[:120]
    given["needs"] = _joined(fields, "communicationNeedsDetails", "unavailabilityDetails", between=". ")[:400]
    born = read_day(fields.get("dateOfBirth", "")) or read_day(fields.get("dateOfBirth", "").replace("-", "/"))
    if born:
        given["date_of_birth"] = born
    given |= _language(fields)
    given |= _numbers(fields)
    if (fields.get("under18") or "").casefold() in _YES:
        given["enhanced_why"] = "under_18"
    elif (fields.get("victimVulnerable") or "").casefold() in _YES:
        given["enhanced_why"] = "vulnerable"
    return given


def _joined(fields: Mapping[str, str], *names: str, between: str = " ") -> str:
    return between.join(fields[name] for name in names if fields.get(name))


def _language(fields: Mapping[str, str]) -> dict[str, str]:
    spoken = fields.get("preferredLanguageSpoken") or fields.get("preferredLanguageWritten") or ""
    if spoken.casefold() in ("cy", "cym", "welsh", "cymraeg"):
        return {"language": "cy"}
    needed = (fields.get("interpreterNeeded") or "").casefold() in _YES
    return {"interpreter": spoken[:60]} if needed and spoken else {}


def _numbers(fields: Mapping[str, str]) -> dict[str, str]:
    """The number given as safe comes first, with its conditions; the others nobody asked about."""
    safe = fields.get("safeNumber", "")
    others = [fields[name] for name in ("mobile", "telephone") if fields.get(name)]
    rest = [number for number in others if _digits(number) != _digits(safe)]
    given = dict(zip(("phone_1", "phone_2"), [safe, *rest] if safe else rest, strict=False))
    if safe:
        details = fields.get("safeContactDetails", "")
        given["phone_1_safety"] = "conditions" if details else "safe"
        given["phone_1_conditions"] = details[:400]
        given["said_by"] = _("The police referral")
    return given


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())
