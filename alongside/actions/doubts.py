"""What an answered call tells of the number itself: somebody else had the telephone, or it may have been the abuser.

The number becomes doubtful at once and without being asked: as a telephone, for texts and for voicemail; and wherever
else in the organisation the same person stands with the same number. Nothing here ever makes a way safer.
"""

from collections.abc import Iterator
from datetime import date, datetime

from alongside.actions import checking, days
from alongside.actions.performing import noting
from alongside.catalogue import vocabulary
from alongside.queries import scope
from alongside.queries.search import key_number
from alongside.records.models import Alert, Case, Channel, Duty, Identifier, Person, SearchKey
from alongside.rules import names
from alongside.rules.access import Actor
from alongside.rules.matching import alike, phone_key

NUMBERS = ("phone", "text", "voicemail")
"""Ways that share one telephone: what is known of the number is known of all three."""
ALERT = "number_unsafe"


def raise_doubt(case: Case, channel: Channel, by: Actor, made_at: datetime, at: datetime, *, unsafe: bool) -> None:
    """Somebody else answered on `made_at`: doubtful from then, or not safe at all. The next step goes to the diary."""
    day = checking.day_of(made_at)
    here = [channel, *_same_number(channel)]
    marked = sum(_mark(one, by, day, at, unsafe=unsafe) for one in here)
    with scope.upkeep():
        there = list(_elsewhere(case, channel))
        for one in there:
            _mark(one, by, day, at, unsafe=unsafe)
        if unsafe:
            _tell_owners(case, {one.person_id for one in (*here, *there)}, by, at)
    _ask_again(case, by, at)
    if marked:
        noting(channel=channel.pk, safety=channel.safety, marked=marked)


def settle(case: Case, person: Person, by: Actor, at: datetime) -> None:
    """Somebody asked: where no number of theirs is doubtful any more, the task to ask is done."""
    if Channel.objects.filter(person=person, doubted_on__isnull=False, ended_at__isnull=True).exists():
        return
    for task in Duty.objects.filter(case=case, kind=vocabulary.ASK_SAFETY, state__in=("open", "attempted")):
        days.end(task, by, at, state="met", why="@asked")


def _mark(one: Channel, by: Actor, day: date, at: datetime, *, unsafe: bool) -> bool:
    """Whether anything changed. The day it was said stays: a doubt must not make an old answer young again."""
    if unsafe:
        one.safety, one.said_on, one.said_by = "unsafe", day, ""
        one.recorded_by_id, one.recorded_at = by.staff_id, at
    elif one.safety == "unsafe":
        return False
    one.doubted_on = max(day, one.doubted_on or day)
    one.save()
    return True


def _same_number(channel: Channel) -> list[Channel]:
    """The person's other live ways on the same telephone, however its number was typed."""
    if channel.way not in NUMBERS:
        return []
    others = Channel.objects.select_for_update(of=("self",)).filter(
        person_id=channel.person_id, way__in=NUMBERS, ended_at__isnull=True
    )
    key = alike(channel.value)
    return [one for one in others.exclude(pk=channel.pk).order_by("pk") if alike(one.value) == key]


def _elsewhere(case: Case, channel: Channel) -> Iterator[Channel]:
    """The same number of the same person where they were written down a second time. Within `scope.upkeep`.

    The number alone does not make two people one: a name or another system's number has to agree as well.
    """
    key = phone_key(channel.value) if channel.way in NUMBERS else None
    if key is None:
        return
    keyed = SearchKey.objects.filter(key=key_number()(key)).exclude(person=channel.person_id).values("person")
    persons = Person.objects.filter(pk__in=keyed, organisation=case.organisation_id)
    same = [one.pk for one in persons if _same_person(one, channel.person)]
    rows = Channel.objects.select_for_update(of=("self",)).filter(
        person__in=same, way__in=NUMBERS, ended_at__isnull=True
    )
    yield from (one for one in rows.order_by("pk") if phone_key(one.value) == key)


def _same_person(one: Person, other: Person) -> bool:
    if len(set(names.words(one.name)) & set(names.words(other.name))) >= 2:
        return one.date_of_birth is None or other.date_of_birth in (None, one.date_of_birth)
    known = Identifier.objects.filter(person=other).values_list("kind", "value")
    return any(Identifier.objects.filter(person=one, kind=kind, value=value).exists() for kind, value in known)


def _tell_owners(case: Case, persons: set[int], by: Actor, at: datetime) -> None:
    """Who works on another case of theirs learns that a number in it is not safe, and nothing of where from."""
    theirs = Case.objects.filter(roles__person__in=persons, closed_on__isnull=True, owner__isnull=False)
    for owner, reference in theirs.exclude(pk=case.pk).distinct().values_list("owner_id", "reference"):
        if owner != by.staff_id:
            Alert.objects.create(recipient_id=owner, kind=ALERT, reference=reference, at=at)


def _ask_again(case: Case, by: Actor, at: datetime) -> None:
    """The next step: one task in the diary, however many numbers became doubtful."""
    live = Duty.objects.filter(case=case, kind=vocabulary.ASK_SAFETY, state__in=("open", "attempted"))
    if live.exists():
        return
    Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner_id=case.owner_id or by.staff_id,
        kind=vocabulary.ASK_SAFETY,
        due_on=checking.day_of(at),
        because={
            "en": "Somebody else answered. Until they were asked, nothing leaves by this number as if it were safe.",
            "cy": "Atebodd rhywun arall. Nes gofyn iddynt, nid oes dim yn gadael drwy'r rhif hwn fel pe bai'n ddiogel.",
        },
        arose_at=at,
    )
