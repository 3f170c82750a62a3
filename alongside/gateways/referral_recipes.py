"""How one sender's files are read: which row is the header, which column is which field of ours, what their words mean.

A recipe is plain JSON in the database, made on the screen. A row is read into fields, or it has faults, each with the
column it is in; nothing is guessed: a value is kept as it was entered, but a day becomes a day and a yes a yes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alongside.gateways import referral_days
from alongside.gateways.police_records import FIELDS, LONGEST_VALUE
from alongside.gateways.referral_files import Row, Sheet
from alongside.rules.referrals import answered

LONGEST_NAME = 200
HEADER_WITHIN = 10
"""The header stands in one of the first so many rows."""
DAYS = frozenset(
    {"dateOfBirth", "dateOfDeath", "reportedDate", "incidentStartDateTime", "incidentEndDateTime", "suspectDateOfBirth"}
)
YES_NO = frozenset(
    {
        "highHarmFlag",
        "hateCrime",
        "under18",
        "interpreterNeeded",
        "consent",
        "victimSupport",
        "victimAwareReported",
        "repeatVictim",
        "victimVulnerable",
        "riskOfDomesticAbuse",
        "riskOfPhysicalHarm",
        "riskOfSelfHarm",
        "contactGuardian",
    }
)
NAMES = frozenset({"givenName", "middleName", "surname", "alias", "guardianName", "suspectGivenName", "suspectSurname"})
_NOT_KNOWN = frozenset({"unknown", "not known", "n/a", "na", "none", "-", "?", "not asked", "nk", "anhysbys", "null"})
_EARLIEST = date(1900, 1, 1)

_SYNONYMS: Mapping[str, str] = {
    "forename": "givenName",
    "forenames": "givenName",
    "firstname": "givenName",
    "first": "givenName",
    "victimforename": "givenName",
    "victimfirstname": "givenName",
    "lastname": "surname",
    "familyname": "surname",
    "victimsurname": "surname",
    "name": "surname",
    "fullname": "surname",
    "victimname": "surname",
    "middlenames": "middleName",
    "knownas": "alias",
    "dob": "dateOfBirth",
    "birthdate": "dateOfBirth",
    "victimdob": "dateOfBirth",
    "address": "homeAddress",
    "fulladdress": "homeAddress",
    "postalcode": "postcode",
    "phone": "telephone",
    "tel": "telephone",
    "hometel": "telephone",
    "landline": "telephone",
    "mobilenumber": "mobile",
    "mobiletel": "mobile",
    "emailaddress": "email",
    "safephone": "safeNumber",
    "safetel": "safeNumber",
    "safecontactnumber": "safeNumber",
    "crimeno": "crimeReference",
    "crimenumber": "crimeReference",
    "crimeref": "crimeReference",
    "crimereferenceno": "crimeReference",
    "occurrence": "crimeReference",
    "occurrencenumber": "crimeReference",
    "offence": "crimeType",
    "crime": "crimeType",
    "offencetype": "crimeType",
    "crimecategory": "crimeType",
    "hoclass": "homeOfficeClassification",
    "hocode": "homeOfficeClassification",
    "ref": "customerReferenceNumber",
    "reference": "customerReferenceNumber",
    "ourref": "customerReferenceNumber",
    "referralid": "customerReferenceNumber",
    "datereported": "reportedDate",
    "reported": "reportedDate",
    "consentgiven": "consent",
    "consenttorefer": "consent",
    "agreedtoreferral": "consent",
    "vulnerable": "victimVulnerable",
    "highrisk": "highHarmFlag",
    "domesticabuse": "riskOfDomesticAbuse",
    "da": "riskOfDomesticAbuse",
    "language": "preferredLanguageSpoken",
    "interpreter": "interpreterNeeded",
    "disability": "disabilityCategory",
    "relationship": "victimRelationshipToSuspect",
    "suspectforename": "suspectGivenName",
    "suspectlastname": "suspectSurname",
    "suspectname": "suspectSurname",
    "suspectdob": "suspectDateOfBirth",
    "suspectphone": "suspectTelephone",
    "officer": "officerName",
    "oic": "officerName",
    "oicemail": "officerEmail",
    "collarno": "collarNumber",
}
"""What senders call our fields, without case, blanks and punctuation: proposed on the screen, never taken unseen."""
_OURS = {re.sub(r"\W|_", "", name).casefold(): name for name in FIELDS}


@dataclass(frozen=True, slots=True)
class Recipe:
    """The reading of one sender's files. `columns` are theirs to ours; `words` what their words mean, by our field."""

    header_row: int = 1
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_order: str = "dmy"

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "header_row": self.header_row,
            "columns": dict(self.columns),
            "words": {name: dict(said) for name, said in self.words.items()},
            "day_order": self.day_order,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Recipe":
        """From JSON."""
        return cls(
            int(kept.get("header_row", 1)), kept.get("columns", {}), kept.get("words", {}), kept.get("day_order", "dmy")
        )

    def missing(self, header: Sequence[str]) -> tuple[str, ...]:
        """The columns it reads that the file does not have."""
        return tuple(name for name in self.columns if name not in header)

    @property
    def names_somebody(self) -> bool:
        """Whether any column is a name: without one no row can be taken in."""
        return bool({"givenName", "surname"} & set(self.columns.values()))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, with which column of theirs and field of ours; the code is one of `rules.referral_faults`."""

    column: str
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: the fields that could be read, and what is wrong with the others."""

    fields: Mapping[str, str]
    faults: tuple[Fault, ...]


def header_of(sheet: Sheet, header_row: int) -> tuple[str, ...]:
    """The columns' names in that row: one that is there twice gets a number, one without a name its place."""
    cells = next((cells for number, cells in sheet.rows if number == header_row), ())
    found: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:100] or f"({place})"
        times = 2
        while name in found:
            name, times = f"{' '.join(cell.split())[:100]} ({times})", times + 1
        found.append(name)
    return tuple(found)


def body_of(sheet: Sheet, header_row: int) -> tuple[Row, ...]:
    """The rows under the header."""
    return tuple(row for row in sheet.rows if row[0] > header_row)


def print_of(header: Sequence[str]) -> str:
    """By what a header is known again."""
    return hashlib.sha256("\x1f".join(map(_plain, header)).encode()).hexdigest()


def likely_header(sheet: Sheet) -> int:
    """The number of the row that is most likely the header: of the first rows the one with most columns we know."""

    def worth(row: Row) -> tuple[int, int, int]:
        number, cells = row
        return (sum(1 for cell in cells if known(cell)), sum(1 for cell in cells if cell), -number)

    return max(sheet.rows[:HEADER_WITHIN], key=worth)[0]


def known(column: str) -> str:
    """Our field for a column of theirs, or nothing."""
    plain = _plain(column)
    return _OURS.get(plain) or _SYNONYMS.get(plain, "")


def proposed(header: Sequence[str]) -> dict[str, str]:
    """Which column is probably which field, each field once."""
    found: dict[str, str] = {}
    for column in header:
        ours = known(column)
        if ours and ours not in found.values():
            found[column] = ours
    return found


def strange_words(
    recipe: Recipe, header: Sequence[str], rows: Sequence[Row], *, most: int = 12
) -> dict[str, list[str]]:
    """By field of yes or no, the words of theirs that mean neither to us."""
    found: dict[str, list[str]] = {}
    for place, column in enumerate(header):
        name = recipe.columns.get(column, "")
        if name not in YES_NO:
            continue
        for _, cells in rows:
            word = _folded(cells[place]) if place < len(cells) else ""
            if word and answered(word) is None and word not in _NOT_KNOWN:
                words = found.setdefault(name, [])
                if word not in words and len(words) < most and len(word) <= 40:
                    words.append(word)
    return found


def read_row(recipe: Recipe, header: Sequence[str], cells: Sequence[str], today: date) -> ReadRow:
    """One row by the recipe."""
    fields: dict[str, str] = {}
    faults: list[Fault] = []
    if len(cells) > len(header) and any(cells[len(header) :]):
        faults.append(Fault("", "", "too_many_cells"))
    for place, column in enumerate(header):
        name = recipe.columns.get(column, "")
        text = cells[place] if place < len(cells) else ""
        if not name or not text or fields.get(name):
            continue
        value, wrong = checked(name, text, today, recipe)
        if wrong:
            faults.append(Fault(column, name, wrong))
        elif value:
            fields[name] = value
    if not (fields.get("givenName") or fields.get("surname")) and not any(one.field in NAMES for one in faults):
        faults.append(Fault("", "surname", "nobody_named"))
    return ReadRow(fields, tuple(faults))


def checked(name: str, text: str, today: date, recipe: Recipe) -> tuple[str, str]:
    """What a cell says, and the code of what is wrong with it: one of the two is empty."""
    if name in DAYS:
        return _day(name, text, today, recipe.day_order)
    if name in YES_NO:
        return _yes_no(text, recipe.words.get(name, {}))
    if len(text) > (LONGEST_NAME if name in NAMES else LONGEST_VALUE):
        return "", "too_long"
    if name == "email" and ("@" not in text[1:-1] or " " in text):
        return ("", "") if _folded(text) in _NOT_KNOWN else ("", "no_email")
    return text, ""


def _day(name: str, text: str, today: date, order: str) -> tuple[str, str]:
    if _folded(text) in _NOT_KNOWN:
        return "", ""
    day = referral_days.read(text, today=today, order=order)
    if day is None:
        return "", "no_date"
    if day > today:
        return "", "future_date"
    return (day.isoformat(), "") if day >= _EARLIEST else ("", "long_ago")


def _yes_no(text: str, meanings: Mapping[str, str]) -> tuple[str, str]:
    word = _folded(text)
    meant = meanings.get(word, "")
    if meant:
        return ("" if meant == "unknown" else meant), ""
    said = answered(word)
    if said is not None:
        return ("yes" if said else "no"), ""
    return ("", "") if word in _NOT_KNOWN else ("", "no_yes_no")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
