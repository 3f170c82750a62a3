"""Referrals of victims by a police force: rows of a table or JSON, through a mapping onto the POLE names.

This is the one road on which a victim's own record may come in. Nothing is guessed: a value stays as entered, a column
nobody mapped is named and dropped, and what makes a row hard to use is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Referral, Signal, Verdict
from alongside.gateways.drafts import NOT_NEEDED, Draft
from alongside.gateways.lookups import Body
from alongside.gateways.tables import Table
from alongside.gateways.times import plausible_day, read_day

LONGEST_VALUE = 2000

FIELDS: tuple[str, ...] = (
    # the referral
    "forceIdentifier",
    "customerReferenceNumber",
    "submitTime",
    "highHarmFlag",
    # the crime
    "crimeReference",
    "urn",
    "crimeOffenceCode",
    "homeOfficeClassification",
    "crimeType",
    "crimeStatus",
    "crimeOutcome",
    "hateCrime",
    "reportedDate",
    "incidentStartDateTime",
    "incidentEndDateTime",
    "collarNumber",
    "officerName",
    "officerEmail",
    "officerTelephone",
    # the victim
    "title",
    "givenName",
    "middleName",
    "surname",
    "alias",
    "dateOfBirth",
    "dateOfDeath",
    "age",
    "under18",
    "gender",
    "ethnicitySelfDefined",
    "homeAddress",
    "postcode",
    "telephone",
    "mobile",
    "email",
    "safeNumber",
    "safeContactDetails",
    "unavailabilityDetails",
    "contactPreference",
    "preferredLanguageSpoken",
    "preferredLanguageWritten",
    "englishFluency",
    "interpreterNeeded",
    "communicationNeeds",
    "communicationNeedsDetails",
    "disabilityCategory",
    "consent",
    "victimSupport",
    "victimAwareReported",
    "repeatVictim",
    "victimVulnerable",
    "vulnerabilityDetails",
    "riskOfDomesticAbuse",
    "riskOfPhysicalHarm",
    "riskOfSelfHarm",
    "restrainingOrder",
    "victimRelationshipToSuspect",
    "contactGuardian",
    "guardianName",
    "guardianRelationship",
    "guardianTelephone",
    # the suspect
    "suspectGivenName",
    "suspectSurname",
    "suspectDateOfBirth",
    "suspectPncId",
    "suspectCroNumber",
    "suspectStatus",
    "suspectTelephone",
    "suspectAddress",
)
"""The names we read, after the police's minimum POLE standard and its interchange model."""


@dataclass(frozen=True, slots=True)
class MappingProfile:
    """How one force names its columns: theirs to ours. Names are compared without case, blanks and punctuation."""

    slug: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    """Values that hold for every row of this force, such as its identifier."""

    def __post_init__(self) -> None:
        unknown = sorted({*self.columns.values(), *self.constants} - set(FIELDS))
        if unknown:
            raise ValueError(f"the mapping {self.slug} uses names we do not read: {', '.join(unknown)}")

    def target(self, column: str) -> str | None:
        """Our name for one of their columns."""
        plain = _plain(column)
        return next((ours for theirs, ours in self.columns.items() if _plain(theirs) == plain), None)


CANONICAL = MappingProfile("canonical", {name: name for name in FIELDS})
"""Our own documented columns: each POLE name under its own name."""

_CRIME = frozenset(["crimereference", "homeofficeclassification", "crimetype", "crimeoffencecode"])
_CANONICAL_PLAIN = frozenset("".join(name.lower().split()) for name in FIELDS)


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def is_referral(body: Body) -> bool:
    """Whether columns or keys look like a referral: a crime and somebody's name, both under names we know."""
    known = {_plain(str(key)) for key in body} & _CANONICAL_PLAIN
    return bool(known & _CRIME) and bool(known & {"surname", "givenname"})


def read_table(table: Table, profile: MappingProfile) -> list[Signal]:
    """One signal for each row."""
    targets = {column: profile.target(column) for column in table.header}
    return [_read(record, targets, profile) for record in table.records()]


def read_record(body: Body, profile: MappingProfile) -> list[Signal]:
    """One signal for a JSON object; what is nested is addressed with full stops (`victim.surname`)."""
    record = dict(_flat(body))
    return [_read(record, {column: profile.target(column) for column in record}, profile)]


def _flat(body: Body, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in body.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield f"{prefix}{key}", ", ".join(str(item) for item in value if isinstance(item, str | int | float))
        elif value is not None:
            yield f"{prefix}{key}", str(value)


def _read(record: Mapping[str, str], targets: Mapping[str, str | None], profile: MappingProfile) -> Signal:
    values: dict[str, str] = dict(profile.constants)
    unmapped: list[str] = []
    for column, value in record.items():
        name = targets.get(column)
        if not value.strip():
            continue
        if name is None:
            unmapped.append(column[:100])
        elif not values.get(name):
            values[name] = value.strip()[:LONGEST_VALUE]
    problems = tuple(_problems(values))
    draft = Draft(
        "police referral", f"police-referral.{profile.slug}", H.REFERRAL_RECEIVED, Verdict.ACT, "A victim was referred."
    )
    draft.about_nobody = True
    draft.referral = Referral(values, tuple(sorted(unmapped)), problems)
    draft.identify("CRIME_REF", values.get("crimeReference"), "crimeReference")
    draft.identify("URN", values.get("urn"), "urn")
    draft.date("REPORTED", values.get("reportedDate"))
    draft.date("INCIDENT", values.get("incidentStartDateTime"))
    for column in sorted(unmapped):
        draft.drop(column, NOT_NEEDED)
    if not draft.identifiers:
        draft.doubts.insert(0, "The referral has no crime reference that can be read.")
    if not (values.get("surname") or values.get("givenName")):
        draft.doubts.insert(0, "The referral names nobody.")
    return draft.signal(values)


_WAYS = ("telephone", "mobile", "email", "safeNumber", "homeAddress", "guardianTelephone")
_DAYS = ("dateOfBirth", "reportedDate", "incidentStartDateTime", "incidentEndDateTime", "suspectDateOfBirth")


def _problems(values: Mapping[str, str]) -> Iterator[str]:
    """What makes the row hard to use, in words for the force that sent it."""
    for name, said in (("crimeReference", "No crime reference."), ("surname", "No surname.")):
        if not values.get(name):
            yield said
    if not any(values.get(way) for way in _WAYS):
        yield "No way to reach the victim."
    elif not values.get("safeNumber"):
        yield "No number is given as safe: whether it is safe to call must be asked."
    for name in _DAYS:
        if values.get(name):
            day = read_day(values[name]) or read_day(values[name].replace("-", "/"))
            if day is None or not (plausible_day(day) or (name.endswith("OfBirth") and 1900 < day.year < 2100)):
                yield f"{name} is not a date that can be meant."
    if values.get("consent", "").lower() in ("no", "n", "false"):
        yield "The victim did not agree to be referred."
