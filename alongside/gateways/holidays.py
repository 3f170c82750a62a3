"""The bank holidays of England and Wales, as GOV.UK publishes them and the govuk-bank-holidays package carries them.

The package's list and its Welsh titles are read as files: importing its class loads an HTTP client, which would make
every command slow to start, and it would go to the network for a newer list by itself.
"""

import gettext
import json
from datetime import date
from functools import cache
from importlib.resources import as_file, files

from alongside.rules.calendar import Calendar
from alongside.rules.words import Words

PACKAGE = "govuk_bank_holidays"
DIVISION = "england-and-wales"

BETTER_WELSH = {
    "Early May bank holiday": "Gŵyl Banc Dechrau Mai",
    "Early May bank holiday (VE day)": "Gŵyl Banc Dechrau Mai (Diwrnod VE)",
    "Spring bank holiday": "Gŵyl Banc y Gwanwyn",
    "Summer bank holiday": "Gŵyl Banc yr Haf",
    "Queen’s Diamond Jubilee": "Jiwbilî Ddiemwnt y Frenhines",
    "Substitute day": "diwrnod yn ei lle",
}
"""Titles whose Welsh in the package is out of order or misspelt."""


@cache
def england_and_wales() -> Calendar:
    """The calendar of every year the package carries. Reads two small files once; no network."""
    package = files(PACKAGE)
    published = json.loads((package / "bank-holidays.json").read_text(encoding="utf-8"))[DIVISION]["events"]
    with as_file(package / "locale" / "cy" / "LC_MESSAGES" / "messages.mo") as catalogue, catalogue.open("rb") as file:
        welsh = gettext.GNUTranslations(file)
    years: dict[int, dict[date, Words]] = {}
    for event in published:
        day = date.fromisoformat(event["date"])
        years.setdefault(day.year, {})[day] = _name(event["title"], event.get("notes", ""), welsh)
    return Calendar(years)


def _name(title: str, notes: str, welsh: gettext.GNUTranslations) -> Words:
    said = [part for part in (title, notes) if part]
    english = [said[0], *(note[0].lower() + note[1:] for note in said[1:])]
    translated = [BETTER_WELSH.get(part) or welsh.gettext(part) for part in said]
    return Words(en=", ".join(english), cy=", ".join(translated))
