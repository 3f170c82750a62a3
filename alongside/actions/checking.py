"""What an action asks of what was typed, answered in sentences: never a traceback, never a word changed."""

import re
from collections.abc import Container
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import models

from alongside.actions.performing import LONDON, AlreadyDone, Changed, Invalid, Refused
from alongside.records.models import Case, Unit
from alongside.rules.access import UNKNOWN, Actor, Role
from alongside.rules.words import Words

EARLIEST = date(1900, 1, 1)
"""No living person was born before."""
KNOWN_BEFORE_IN_YEARS = 10
"""What happened longer before a case was opened is no event of it, but a slip in the year: our own limit."""
LATEST_IN_YEARS = 60
"""No living person's case looks further ahead than this."""
SENTENCED_BEFORE_IN_YEARS = 60
"""Who is imprisoned for life may be so for half a century before somebody asks to hear of it: our own limit."""

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
"""Characters that show nothing: they turn the letters after them about, or make two equal names unequal."""
_JOINERS = "\u200c\u200d\u200e\u200f"
"""What a word in Persian, Sinhala or Hebrew may need inside it, and none at its ends."""

T = TypeVar("T", bound=models.Model)


def day_of(at: datetime) -> date:
    """The day in London of a moment."""
    return at.astimezone(LONDON).date()


def person(by: Actor) -> int:
    """Whoever acts, where only a person can: a contact, a decision that somebody must answer for."""
    if by.staff_id is None:
        raise Invalid(Words("Only a person may do this.", "Dim ond person a gaiff wneud hyn."))
    return by.staff_id


def text(typed: str, field: str, *, most: int, needed: Words | None = None) -> str:
    """What was typed, trimmed, without what nobody can see.

    Invalid when it is longer than `most`, cannot be kept, or is missing and `needed`. Writing from right to left needs
    none of what is taken out: its letters know their direction.
    """
    kept = _trimmed(_UNSEEN.sub("", typed.replace("\r\n", "\n")))
    if "\x00" in kept:
        raise Invalid(
            Words("This holds a character that cannot be kept.", "Mae yma nod na ellir ei gadw."),
            field,
        )
    if len(kept) > most:
        raise Invalid(
            Words(
                f"Shorten this to {most:,} characters: it has {len(kept):,}.",
                f"Byrhewch hwn i {most:,} nod: mae ganddo {len(kept):,}.",
            ),
            field,
        )
    if needed is not None and not kept:
        raise Invalid(needed, field)
    return kept


def _trimmed(text: str) -> str:
    bare = text.strip()
    if bare[:1] in _JOINERS or bare[-1:] in _JOINERS:
        bare = re.sub(rf"^[\s{_JOINERS}]+|[\s{_JOINERS}]+$", "", bare)
    return bare


def chosen(code: str, choices: Container[str], field: str) -> str:
    """One of the codes on offer, else Invalid."""
    if code not in choices:
        raise Invalid(Words("Choose one of the answers.", "Dewiswch un o'r atebion."), field)
    return code


def past(day: date, at: datetime, field: str) -> date:
    """A day that has come, and that a living person can have seen, else Invalid."""
    if day > day_of(at):
        raise Invalid(
            Words(
                "This day is still to come. Give today or earlier.",
                "Mae'r diwrnod hwn eto i ddod. Rhowch heddiw neu gynt.",
            ),
            field,
        )
    return _believable(day, at, field)


def seen(case: Case, day: date, at: datetime, field: str, *, long_ago: bool = False) -> date:
    """A day that has come, and on which this case can have seen something happen, else Invalid.

    `long_ago` is for what a case may open on decades later, such as a sentence: it may be older than a relative.
    """
    past(day, at, field)
    opened = case.opened_on
    years = SENTENCED_BEFORE_IN_YEARS if long_ago else KNOWN_BEFORE_IN_YEARS
    if day < opened.replace(day=1, year=opened.year - years):
        raise Invalid(
            Words(
                f"This is more than {years} years before the case was opened. Check the year.",
                f"Mae hyn fwy na {years} mlynedd cyn i'r achos gael ei agor. Gwiriwch y flwyddyn.",
            ),
            field,
        )
    born = case.person.date_of_birth
    if born is not None and day < born and not long_ago:
        raise Invalid(
            Words(
                "This is before the person was born. Check the year, and their date of birth.",
                "Mae hyn cyn i'r person gael ei eni. Gwiriwch y flwyddyn, a'i ddyddiad geni.",
            ),
            field,
        )
    return day


def coming(day: date, at: datetime, field: str) -> date:
    """Today or a later day that can be meant, else Invalid."""
    if day < day_of(at):
        raise Invalid(
            Words(
                "This day has passed. Give today or later.",
                "Mae'r diwrnod hwn wedi mynd heibio. Rhowch heddiw neu'n hwyrach.",
            ),
            field,
        )
    return _believable(day, at, field)


def believable(day: date, at: datetime, field: str) -> date:
    """A day, past or to come, that can be meant, else Invalid."""
    return _believable(day, at, field)


def _believable(day: date, at: datetime, field: str) -> date:
    if not EARLIEST <= day <= day_of(at).replace(day=1, year=day_of(at).year + LATEST_IN_YEARS):
        raise Invalid(Words("Check the year.", "Gwiriwch y flwyddyn."), field)
    return day


def aware(moment: datetime, field: str) -> datetime:
    """A moment with a zone; one without is read as London time."""
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def unchanged(version: int, seen: int) -> None:
    """Raise Changed when the thing is no longer the version the form was opened with."""
    if version != seen:
        raise Changed(
            Words(
                "Somebody changed this while you were writing. Nothing of theirs was overwritten: look at it and write "
                "yours again.",
                "Newidiodd rhywun hyn tra oeddech yn ysgrifennu. Ni throswyd dim o'u gwaith: edrychwch arno ac "
                "ysgrifennwch eich un chi eto.",
            )
        )


def once(kind: type[T], case: Case, form_key: UUID | None) -> None:
    """Raise AlreadyDone with what the same form made before. The case is locked, so no second one can slip between."""
    if form_key is not None:
        done = kind._default_manager.filter(case=case, form_key=form_key).first()
        if done is not None:
            raise AlreadyDone(done)


def first_made(kind: type[T], form_key: UUID | None) -> dict[str, UUID]:
    """For things made without a case to lock: the form's key becomes the public id, so a second submit finds the first.

    Raises AlreadyDone with it; else gives the public id to make the thing with.
    """
    if form_key is None:
        return {}
    done = kind._default_manager.filter(public_id=form_key).first()
    if done is not None:
        raise AlreadyDone(done)
    return {"public_id": form_key}


def of_ones_own(unit: Unit, by: Actor) -> None:
    """An administrator looks after their own organisation; for the rest it is not there."""
    theirs = {held.organisation_id for held in by.memberships if held.role is Role.ADMINISTRATOR}
    if by.staff_id is not None and unit.organisation_id not in theirs:
        raise Refused(UNKNOWN)
