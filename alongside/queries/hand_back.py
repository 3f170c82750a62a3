"""What was done under cover, for the officer who comes back: all of it and nothing else.

The journal says of every act under cover for whom it was (`cover_for`), so that what a cover officer did by other
right, or for somebody else on the same days, is not here. Looking is counted, not listed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.catalogue.services import event_kind
from alongside.catalogue.vocabulary import OUTCOMES, WAYS
from alongside.queries import scope
from alongside.queries.covers import span
from alongside.queries.duties import title
from alongside.queries.who_looked import words_of
from alongside.records.models import Case, Contact, Cover, Duty, Event, JournalEntry
from alongside.rules.access import Actor
from alongside.rules.looks import LOOKS
from alongside.rules.standing import Ground
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Done:
    """One act. `about` says what it was done to; `subject` is the name of that record, `id` its public id."""

    at: datetime
    words: Words
    about: Words | None
    subject: str
    id: UUID | None


@dataclass(frozen=True, slots=True)
class CaseBack:
    """What was done on one case, in order, and how often it was opened."""

    case: UUID
    reference: str
    name: str
    done: tuple[Done, ...]
    looks: int


def sheet(cover: Cover, actor: Actor, on: date) -> tuple[CaseBack, ...]:
    """For the officer who was away, of the cases they open today. Five queries."""
    first, last = span(cover).moments(cover.started_at)
    rows = list(
        JournalEntry.objects.filter(
            staff_id=cover.cover_id,
            at__gte=first,
            at__lt=last,
            facts__ground=str(Ground.COVER),
            facts__cover_for=cover.officer_id,
        )
        .order_by("at", "pk")
        .values_list("case_id", "at", "verb", "subject", "subject_id")
    )
    seen = scope.opened(actor, on).filter(pk__in={row[0] for row in rows}).select_related("person")
    cases = {case.pk: case for case in seen}
    about = _about((subject, pk) for case, _, _, subject, pk in rows if case in cases)
    done: dict[int, list[Done]] = {}
    looks: Counter[int] = Counter()
    for case, at, verb, subject, pk in rows:
        if case is None:
            continue
        if verb in LOOKS:
            looks[case] += 1
        else:
            id, words = about.get((subject, pk), (None, None))
            done.setdefault(case, []).append(Done(at, words_of(verb), words, subject, id))
    order = dict.fromkeys([*done, *looks])
    return tuple(_back(cases[pk], done.get(pk, ()), looks[pk]) for pk in order if pk in cases)


def _back(case: Case, done: Iterable[Done], looks: int) -> CaseBack:
    return CaseBack(case.public_id, case.reference, case.code_name or case.person.name, tuple(done), looks)


def _about(subjects: Iterable[tuple[str, int | None]]) -> dict[tuple[str, int | None], tuple[UUID, Words]]:
    wanted: dict[str, set[int]] = {}
    for subject, pk in subjects:
        if pk is not None:
            wanted.setdefault(subject, set()).add(pk)
    found: dict[tuple[str, int | None], tuple[UUID, Words]] = {}
    for pk, id, way, outcome in Contact.objects.filter(pk__in=wanted.get("Contact", ())).values_list(
        "pk", "public_id", "way", "outcome"
    ):
        one, other = WAYS[way], OUTCOMES[outcome]
        found["Contact", pk] = id, Words(f"{one.en}: {other.en}", f"{one.cy}: {other.cy}")
    for pk, id, kind, typed in Duty.objects.filter(pk__in=wanted.get("Duty", ())).values_list(
        "pk", "public_id", "kind", "title"
    ):
        found["Duty", pk] = id, title(kind, typed)
    for pk, id, kind in Event.objects.filter(pk__in=wanted.get("Event", ())).values_list("pk", "public_id", "kind"):
        try:
            found["Event", pk] = id, event_kind(kind).words
        except KeyError:
            found["Event", pk] = id, Words(kind, kind)
    return found
