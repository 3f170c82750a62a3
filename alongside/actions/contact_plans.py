"""A person's contact plan: each part of it with who said so and when, and nothing of anybody else's change overwritten.

A plan belongs to its person: whoever changes it raises the version of the person, which every form about them knows.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from alongside.actions import checking, interpreters
from alongside.actions.performing import Changed, Invalid, Refused, action, noting
from alongside.catalogue import vocabulary
from alongside.queries.contact_plans import said_of
from alongside.records.models import Case, CaseRole, ContactPlan, Person
from alongside.rules import contact_times
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.contact_times import CarefulDay, Sort, Times
from alongside.rules.needs import Need
from alongside.rules.words import Words

One = TypeVar("One")

MOST_ROWS = 20
"""Times, or careful days, of one person: more than anybody can keep in mind."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who said so, and when: today where no day is given."""

    by: str
    on: date | None = None


@action(Verb.EDIT_PEOPLE)
def set_words(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    term: str = "",
    own_term: str = "",
    safe_word: str = "",
    end_word: str = "",
    excuse: str = "",
) -> ContactPlan:
    """What they call themselves, and the words agreed for a call."""
    now, plan = _opened(case, person, seen, at)
    plan.term = checking.chosen(term, vocabulary.TERMS, "term") if term else ""
    needed = Words("Write the word they use.", "Ysgrifennwch y gair maen nhw'n ei ddefnyddio.")
    own = own_term if term == "own" else ""
    plan.own_term = checking.text(own, "own_term", most=60, needed=needed if term == "own" else None)
    plan.safe_word = checking.text(safe_word, "safe_word", most=60)
    plan.end_word = checking.text(end_word, "end_word", most=60)
    plan.excuse = checking.text(excuse, "excuse", most=200)
    if plan.safe_word and plan.safe_word.casefold() == plan.end_word.casefold():
        raise Invalid(
            Words(
                "The word that it is safe and the word to stop must differ.",
                "Rhaid i'r gair ei bod yn ddiogel a'r gair i orffen fod yn wahanol.",
            ),
            "end_word",
        )
    return _kept(now, plan, by, at, "words", source)


@action(Verb.EDIT_PEOPLE)
def set_language(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    language: str,
    interpreter: str = "",
    dialect: str = "",
    interpreter_gender: str = "",
    interpreter_name: str = "",
) -> ContactPlan:
    """The language, and who may interpret: never family, and nobody of the case."""
    now, plan = _opened(case, person, seen, at)
    now.language = checking.chosen(language, ("en", "cy"), "language")
    now.interpreter = checking.text(interpreter, "interpreter", most=60)
    plan.dialect = checking.text(dialect, "dialect", most=60)
    gender = interpreter_gender
    plan.interpreter_gender = (
        checking.chosen(gender, vocabulary.INTERPRETER_GENDERS, "interpreter_gender") if gender else ""
    )
    plan.interpreter_name = checking.text(interpreter_name, "interpreter_name", most=120)
    interpreters.refuse_relative(now.interpreter, "interpreter", case)
    interpreters.refuse_relative(plan.interpreter_name, "interpreter_name", case)
    return _kept(now, plan, by, at, "language", source)


@action(Verb.EDIT_PEOPLE)
def set_needs(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    needs: Sequence[str] = (),
    in_words: str = "",
) -> ContactPlan:
    """What makes contact possible, as codes that choose way and form, and in words."""
    now, plan = _opened(case, person, seen, at)
    plan.needs = [checking.chosen(one, set(Need), "needs") for one in dict.fromkeys(needs)]
    needed = Words("Say what it is.", "Dywedwch beth ydyw.") if Need.OTHER in plan.needs else None
    now.needs = checking.text(in_words, "in_words", most=400, needed=needed)
    noting(needs=list(plan.needs))
    return _kept(now, plan, by, at, "needs", source)


@action(Verb.EDIT_PEOPLE)
def add_times(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    sort: str,
    days: Sequence[int] = (),
    start: time | None = None,
    until: time | None = None,
    why: str = "",
) -> ContactPlan:
    """Hours of some weekdays to avoid, or that are best."""
    now, plan = _opened(case, person, seen, at)
    checking.chosen(sort, {one.value for one in Sort}, "sort")
    if not all(day in contact_times.WEEK for day in days):
        raise Invalid(Words("Choose days of the week.", "Dewiswch ddyddiau'r wythnos."), "days")
    if not days and start is None and until is None:
        raise Invalid(Words("Choose days, or give the hours.", "Dewiswch ddyddiau, neu rhowch yr oriau."), "days")
    if start is not None and until is not None and until <= start:
        raise Invalid(
            Words(
                "This is before the beginning. For a night give two: until midnight, and from midnight.",
                "Mae hyn cyn y dechrau. Am noson rhowch ddau: tan hanner nos, ac o hanner nos.",
            ),
            "until",
        )
    one = Times(Sort(sort), tuple(sorted(set(days))), start, until, checking.text(why, "why", most=200))
    rows = contact_times.times_of(plan.times)
    plan.times = contact_times.keep_times(_with(rows, one, "days"))
    noting(sort=sort)
    return _kept(now, plan, by, at, "times", source)


@action(Verb.EDIT_PEOPLE)
def drop_times(case: Case, by: Actor, at: datetime, /, *, person: Person, seen: int, place: int) -> ContactPlan:
    """Hours that no longer are to avoid, or best: by their place in the list as it was seen."""
    now, plan = _opened(case, person, seen, at)
    rows = contact_times.times_of(plan.times)
    plan.times = contact_times.keep_times(_without(rows, place))
    return _kept(now, plan, by, at, "times")


@action(Verb.EDIT_PEOPLE)
def add_careful_day(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    day: int,
    month: int,
    year: int | None = None,
    why: str = "",
) -> ContactPlan:
    """An anniversary or another day to be careful of: every year, or in one year alone."""
    now, plan = _opened(case, person, seen, at)
    if not contact_times.is_a_day(day, month, year):
        raise Invalid(
            Words(
                "There is no such day. Check the day and the month.",
                "Nid oes diwrnod o'r fath. Gwiriwch y diwrnod a'r mis.",
            ),
            "day",
        )
    if year is not None:
        checking.coming(date(year, month, day), at, "year")
    needed = Words("Say why this day.", "Dywedwch pam y diwrnod hwn.")
    one = CarefulDay(day, month, year, checking.text(why, "why", most=200, needed=needed))
    rows = contact_times.careful_of(plan.careful_days)
    plan.careful_days = contact_times.keep_careful(_with(rows, one, "day"))
    return _kept(now, plan, by, at, "careful_days", source)


@action(Verb.EDIT_PEOPLE)
def drop_careful_day(case: Case, by: Actor, at: datetime, /, *, person: Person, seen: int, place: int) -> ContactPlan:
    """A day that no longer is one to be careful of: by its place in the list as it was seen."""
    now, plan = _opened(case, person, seen, at)
    rows = contact_times.careful_of(plan.careful_days)
    plan.careful_days = contact_times.keep_careful(_without(rows, place))
    return _kept(now, plan, by, at, "careful_days")


@action(Verb.EDIT_PEOPLE)
def set_proxy(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    seen: int,
    source: Source,
    proxy: Person | None,
    may: str = "",
) -> ContactPlan:
    """Who of the case may be contacted in their stead, and what may be said to them; nobody where `proxy` is None."""
    now, plan = _opened(case, person, seen, at)
    if proxy is not None:
        roles = set(CaseRole.objects.filter(case=case, person=proxy, ended_on=None).values_list("role", flat=True))
        if not roles:
            raise Refused(UNKNOWN)
        if roles & set(vocabulary.ACCUSED) or proxy.pk == person.pk:
            raise Invalid(
                Words("Choose somebody else: not this person.", "Dewiswch rywun arall: nid y person hwn."), "proxy"
            )
    needed = Words("Say what may be said to them.", "Dywedwch beth y ceir ei ddweud wrthynt.")
    plan.proxy = proxy
    plan.proxy_may = checking.text(may, "may", most=400, needed=needed) if proxy is not None else ""
    return _kept(now, plan, by, at, "proxy", source)


@action(Verb.EDIT_PEOPLE)
def review(case: Case, by: Actor, at: datetime, /, *, person: Person, seen: int, source: Source) -> ContactPlan:
    """Say that the whole plan was gone through with the person, and still is right."""
    now, plan = _opened(case, person, seen, at)
    plan.reviewed_on = _when(source, at)
    return _kept(now, plan, by, at, "review", source)


def _opened(case: Case, person: Person, seen: int, at: datetime) -> tuple[Person, ContactPlan]:
    """The person, locked and as the form knew them, and their plan. The accused have none."""
    roles = CaseRole.objects.filter(case=case, person=person, ended_on=None).exclude(role__in=vocabulary.ACCUSED)
    if not roles.exists():
        raise Refused(UNKNOWN)
    now = Person.objects.select_for_update().get(pk=person.pk)
    checking.unchanged(now.version, seen)
    return now, ContactPlan.objects.filter(person=now).first() or ContactPlan(person=now)


def _kept(
    now: Person, plan: ContactPlan, by: Actor, at: datetime, part: str, source: Source | None = None
) -> ContactPlan:
    if source is not None:
        needed = Words("Say who said so.", "Dywedwch pwy ddywedodd hynny.")
        who, when = checking.text(source.by, "said_by", most=120, needed=needed), _when(source, at)
        said = {name: [one, on.isoformat()] for name, (one, on) in said_of(plan.said).items()}
        plan.said = json.dumps(said | {part: [who, when.isoformat()]}, ensure_ascii=False)
        plan.reviewed_on = plan.reviewed_on or when
    plan.recorded_by_id, plan.recorded_at = by.staff_id, at
    plan.save()
    now.version += 1
    now.save(update_fields=["language", "interpreter", "needs", "version"])
    noting(person=now.pk, part=part)
    return plan


def _when(source: Source, at: datetime) -> date:
    return checking.past(source.on or checking.day_of(at), at, "said_on")


def _with(rows: Sequence[One], one: One, field: str) -> list[One]:
    if one in rows:
        raise Invalid(Words("This is on record already.", "Mae hwn ar gofnod eisoes."), field)
    if len(rows) >= MOST_ROWS:
        raise Invalid(Words("Remove one first: there are enough.", "Tynnwch un yn gyntaf: mae digon."), field)
    return [*rows, one]


def _without(rows: Sequence[One], place: int) -> list[One]:
    if not 0 <= place < len(rows):
        raise Changed(Words("This is not there any more.", "Nid yw hwn yno mwyach."))
    return [one for at, one in enumerate(rows) if at != place]
