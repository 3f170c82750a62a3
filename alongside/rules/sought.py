"""What somebody typed into the search box, taken apart: numbers, dates, addresses, and what is left is a name."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from alongside.rules import identifiers, matching, names

LONGEST = 200
"""Letters read of what was typed: nobody types more than this to find one person."""

_LONGEST_NUMBER = 24
IDENTIFIER_KINDS = ("NOMS", "CRN", "PNC", "CRO", "URN", "CRIME_REF", "DEFENDANT")


@dataclass(frozen=True, slots=True)
class Sought:
    """A question for the key table. `words` are folded; identifiers are (kind, normal form)."""

    words: tuple[str, ...] = ()
    born: tuple[date, ...] = ()
    postcodes: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def fact_keys(self) -> dict[str, str]:
        """Keys of everything typed but the name, each with what agreed where it is found: born, phone, NOMS…"""
        return {
            **{matching.born_key(day): "born" for day in self.born},
            **{matching.postcode_key(one): "postcode" for one in self.postcodes},
            **{matching.identifier_key(kind, value): kind for kind, value in self.identifiers},
            **{key: "phone" for one in self.phones if (key := matching.phone_key(one))},
            **{matching.email_key(one): "email" for one in self.emails},
            **{matching.reference_key(one): "reference" for one in self.references},
        }


_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_REFERENCE = re.compile(
    r"\b([B-DF-HJKMNP-TV-Z2-9]{3})-?([B-DF-HJKMNP-TV-Z2-9]{4})-?([B-DF-HJKMNP-TV-Z2-9])\b", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b(GIR ?0AA|BFPO ?\d{1,4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/])(?:\+|00)?\(?\d[\d ().-]{7,18}\d(?![\w/])")
_MONTHS = (
    "jan january ionawr ion|feb february chwefror chwef|mar march mawrth maw|apr april ebrill ebr|may mai|"
    "jun june mehefin meh|jul july gorffennaf gorff|aug august awst|sep sept september medi|oct october hydref hyd|"
    "nov november tachwedd tach|dec december rhagfyr rhag"
)
_MONTH = {word: number for number, month in enumerate(_MONTHS.split("|"), 1) for word in month.split()}
_NAMED = "|".join(sorted(_MONTH, key=len, reverse=True))
_YEAR = r"(\d{4}|'?\d{2})"
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ?[-/. ] ?(\d{{1,2}}) ?[-/. ] ?{_YEAR}\b")
_DAY_NAMED = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)?[ -/.]*(?:of )?({_NAMED})[ ,-/.]*{_YEAR}\b", re.IGNORECASE
)
_NAMED_FIRST = re.compile(rf"\b({_NAMED})[ -/.]*(\d{{1,2}})(?:st|nd|rd|th)?[ ,-/.]+{_YEAR}\b", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"\b(\d{2})(\d{2})((?:19|20)\d{2})\b")


def read(typed: str, on: date) -> Sought:
    """Take apart what was typed on the day `on` (it decides the century of a two-figure year). Never refuses."""
    text = _plain(typed)
    emails, text = _cut(_EMAIL, text)
    references = tuple(f"{a}-{b}-{c}".upper() for a, b, c in _REFERENCE.findall(text))
    text = _REFERENCE.sub(_unless_certain, text)
    born, text = _dates(text, on)
    postcodes, text = _cut(_POSTCODE, text)
    numbers = _identifiers(text)
    phones, text = _cut(_PHONE, text)
    left = " ".join(word for word in text.split() if not any(letter.isdigit() for letter in word))
    return Sought(
        words=names.words(left),
        born=born,
        postcodes=postcodes,
        identifiers=numbers,
        phones=phones,
        emails=tuple(email.strip(".") for email in emails),
        references=references,
    )


def _unless_certain(reference: re.Match[str]) -> str:
    """Nothing for a reference of letters alone typed with its hyphens; without them it may as well be a name."""
    return " " if "-".join(reference.groups()) == reference[0] and not re.search(r"\d", reference[0]) else reference[0]


def _plain(typed: str) -> str:
    """One line of visible letters: no control characters, no marks of writing direction, no pictures' joiners."""
    composed = unicodedata.normalize("NFC", typed[:LONGEST])
    seen = (" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Zs") else letter for letter in composed)
    return " ".join("".join(letter for letter in seen if unicodedata.category(letter) not in ("Cf", "Cs")).split())


def _cut(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    found = tuple(dict.fromkeys(match[0] for match in pattern.finditer(text)))
    return found[:3], pattern.sub(" ", text)


def _identifiers(text: str) -> tuple[tuple[str, str], ...]:
    """Every number some system may know a person by: the shapes overlap, so one text may be several."""
    with_figures = [word.strip(".,;:()") for word in text.split() if any(letter.isdigit() for letter in word)]
    # A number is often typed with spaces inside, and then its letters stand apart.
    whole = "".join(text.split()) if with_figures and len(text) <= _LONGEST_NUMBER else ""
    candidates = dict.fromkeys([*with_figures[:4], "".join(with_figures), whole])
    found = [
        (kind, normal)
        for one in candidates
        for kind in IDENTIFIER_KINDS
        if (normal := identifiers.normal(kind, one)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _dates(text: str, on: date) -> tuple[tuple[date, ...], str]:
    found: list[date] = []
    for pattern, order in (
        (_YEAR_FIRST, (0, 1, 2)),
        (_DAY_NAMED, (2, 1, 0)),
        (_NAMED_FIRST, (2, 0, 1)),
        (_DAY_FIRST, (2, 1, 0)),
        (_RUN_TOGETHER, (2, 1, 0)),
    ):
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[at] for at in order)
            read = _day(year, month, day, on)
            found += read
            if read and pattern is not _RUN_TOGETHER:
                text = text.replace(match[0], " ")
    return tuple(dict.fromkeys(found))[:4], text


def _day(year: str, month: str, day: str, on: date) -> list[date]:
    """The day meant, and where day and month could have been changed about, that one too."""
    figures = int(year.strip("'"))
    if len(year) < 4:
        figures += 2000 if figures <= on.year % 100 else 1900
    number = int(month) if month.isdecimal() else _MONTH[month.lower()]
    orders = [(number, int(day))] + ([(int(day), number)] if month.isdecimal() else [])
    days: list[date] = []
    for of_year, of_month in orders:
        try:
            days.append(date(figures, of_year, of_month))
        except ValueError:
            continue
    return days
