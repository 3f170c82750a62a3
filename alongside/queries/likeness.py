"""Who may be the same person as somebody just typed, imported or opened, among those of whom the asker may know.

Somebody in a case of which they may not know is not there: the same questions are put to the database, of the same
shape, and the answer is that of nobody. What the program itself makes of such a likeness is in `actions.duplicates`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from alongside.catalogue.vocabulary import SERVED
from alongside.queries import scope
from alongside.queries.compared import names_agree
from alongside.queries.search import key_numbers
from alongside.records.models import Different, Unit
from alongside.rules import likeness, matching, names
from alongside.rules.access import Actor
from alongside.rules.likeness import OWN_NUMBERS, Evidence, Likeness, Strength
from alongside.rules.matching import Known
from alongside.rules.words import Words

__all__ = ["Alike", "Known", "Strength", "alike", "alike_each", "compare"]

A_BATCH = 50
"""People asked about in one statement."""
A_KEY = 60
"""Rows read for one key: one with more is common and says little by itself."""
COMPARED = 16
"""Candidates for each person, the likeliest by their keys, that are looked at closely."""
MOST_FACTS = 60
"""Dates, numbers and ways to reach somebody that are compared: as many as one number of PostgreSQL has bits for."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody already known, in one of their cases, who may be the one asked about. `reasons` say why, in words."""

    person: UUID
    person_id: int
    name: str
    """Of a sealed case, to who is on its list: its code name."""
    born: date | None
    role: str
    case: UUID
    reference: str
    owner: str
    opened: bool
    """Whether the asker opens that case; if not they see the name and the officer, to be put through."""
    strength: Strength
    points: int
    reasons: tuple[Words, ...]


def alike(
    actor: Actor,
    on: date,
    about: Known,
    *,
    roles: Collection[str] = SERVED,
    units: Collection[int] | None = None,
    besides: int | None = None,
) -> tuple[Alike, ...]:
    """Who may be this person, the likeliest first. `besides` is the person themselves, where they are recorded.

    Roles are those of people served: whether somebody accused elsewhere has the same name is not for every eye. `units`
    narrows a purpose to those units; a person asks within their own.
    """
    return alike_each(actor, on, [about], roles=roles, units=units, besides={0: besides} if besides else {})[0]


def alike_each(
    actor: Actor,
    on: date,
    about: Sequence[Known],
    *,
    roles: Collection[str] = SERVED,
    units: Collection[int] | None = None,
    besides: dict[int, int] | None = None,
) -> list[tuple[Alike, ...]]:
    """The same for many, such as the rows of an import: three questions to the database for `A_BATCH` of them."""
    within = sorted(actor.unit_ids if actor.staff_id is not None else units or _every_unit())
    found: list[tuple[Alike, ...]] = []
    for start in range(0, len(about), A_BATCH):
        batch = about[start : start + A_BATCH]
        candidates = _candidates(batch, within)
        rows = _read(actor, on, candidates, roles)
        settled = _settled(set((besides or {}).values()))
        for at, known in enumerate(batch):
            me = (besides or {}).get(start + at)
            mine = {pk: agreed for pk, agreed in candidates[at].items() if pk in rows and pk != me}
            likely = _likely(known, {pk: (rows[pk], frozenset(agreed.values())) for pk, agreed in mine.items()})
            # Found not to be the same person: not again, until something new is in common.
            kept = [one for one in likely if not _said_different(settled, me, one.person_id, mine[one.person_id])]
            found.append(tuple(kept[:SHOWN]))
    return found


def compare(one: Known, other: Known) -> Likeness:
    """How alike two people are of whom everything is known: what `alike` finds through the keys."""
    asked = matching.compared_keys(one)
    agreed = {asked[key][1] for key in matching.keys(other) if key in asked}
    return _weigh(one, other.names, other.born, other.identifiers, agreed)


@dataclass(frozen=True, slots=True)
class _Row:
    person: UUID
    names: tuple[str, ...]
    born: date | None
    numbers: tuple[tuple[str, str], ...]
    role: str
    case: UUID
    reference: str
    owner: str
    opened: bool
    code: str


def _likely(about: Known, rows: dict[int, tuple[_Row, frozenset[str]]]) -> Iterator[Alike]:
    found = []
    for pk, (row, agreed) in rows.items():
        weighed = _weigh(about, row.names, row.born, row.numbers, agreed)
        if weighed.strength is not None:
            found.append(
                Alike(
                    person=row.person,
                    person_id=pk,
                    name=row.code or row.names[0],
                    born=None if row.code else row.born,
                    role=row.role,
                    case=row.case,
                    reference=row.reference,
                    owner=row.owner,
                    opened=row.opened,
                    strength=weighed.strength,
                    points=weighed.points,
                    reasons=weighed.reasons,
                )
            )
    return iter(sorted(found, key=lambda one: (one.strength is not Strength.CERTAIN, -one.points, one.person_id)))


def _weigh(
    about: Known,
    called: Collection[str],
    born: date | None,
    numbers: Collection[tuple[str, str]],
    agreed: Collection[str],
) -> Likeness:
    mine = {kind: value for kind, value in about.identifiers if kind in OWN_NUMBERS}
    theirs = defaultdict(set)
    for kind, value in numbers:
        theirs[kind].add(value)
    families = {words[-1] for name in (*about.names, *called) if (words := names.words(name))}
    return likeness.weigh(
        Evidence(
            name=names_agree(about.names, called),
            born=likeness.born_agrees(about.born, born),
            agreed=frozenset(agreed),
            other_numbers=frozenset(kind for kind, value in mine.items() if theirs[kind] and value not in theirs[kind]),
            common_name=any(map(likeness.is_common, families)),
        )
    )


_Agreed = dict[str, str]
"""Keys of facts that two people have in common, and what each is a fact of."""


def _candidates(batch: Sequence[Known], units: list[int]) -> list[dict[int, _Agreed]]:
    """For each of the batch the likeliest people by their keys, and which facts agreed."""
    places, keys, weights, bits = [], [], [], []
    facts: list[list[tuple[str, str]]] = []
    hashes = key_numbers()
    for at, known in enumerate(batch):
        facts.append([])
        for key, (weight, fact) in matching.compared_keys(known).items():
            bit = 1 << len(facts[at]) if fact and len(facts[at]) < MOST_FACTS else 0
            if bit:
                facts[at].append((key, fact))
            for number in hashes:
                places.append(at)
                keys.append(number(key))
                weights.append(weight)
                bits.append(bit)
    found: list[dict[int, _Agreed]] = [{} for _ in batch]
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, [places, keys, weights, bits, units, A_KEY, COMPARED])
        for at, person, agreed in cursor.fetchall():
            found[at][person] = {key: fact for bit, (key, fact) in enumerate(facts[at]) if agreed & (1 << bit)}
    return found


_CANDIDATES = """select at, person_id, agreed from (
    select f.at, f.person_id, bit_or(f.bit) as agreed,
        row_number() over (partition by f.at order by sum(f.weight) desc, f.person_id) as place
    from (select distinct k.at, k.key, k.weight, k.bit, s.person_id
        from unnest(%s::int[], %s::bigint[], %s::int[], %s::bigint[]) k(at, key, weight, bit)
        cross join lateral (select person_id from records_searchkey where key = k.key and unit_id = any(%s::bigint[])
            limit %s) s) f
    group by f.at, f.person_id) ranked
    where place <= %s"""


def _read(actor: Actor, on: date, candidates: Sequence[dict[int, _Agreed]], roles: Collection[str]) -> dict[int, _Row]:
    """The candidates with all that is compared and shown, through the one door to case rows: a person's newest case."""
    people = sorted({pk for one in candidates for pk in one})
    (visible, known_by), (opened, opened_by) = scope.known_beside(actor, on, "c")
    with connection.cursor() as cursor:
        cursor.execute(
            _READ.replace("{visible}", visible).replace("{opened}", opened),
            [*opened_by, people, list(roles), *known_by],
        )
        found = {}
        for pk, person, name, known_as, others, born, numbers, role, case, reference, owner, opens, code in cursor:
            called = tuple(one for one in dict.fromkeys((name, known_as, *others)) if one)
            pairs = tuple((kind, value) for kind, _, value in (one.partition(" ") for one in numbers))
            found[pk] = _Row(person, called, born, pairs, role, case, reference, owner or "", opens, code)
    return found


_READ = """select distinct on (p.id) p.id, p.public_id, p.name, p.known_as,
    array(select n.name from records_personname n where n.person_id = p.id), p.date_of_birth,
    array(select i.kind || ' ' || i.value from records_identifier i where i.person_id = p.id), r.role, c.public_id,
    c.reference, s.name, {opened}, c.code_name
    from records_caserole r join records_case c on c.id = r.case_id join records_person p on p.id = r.person_id
    left join records_staff s on s.id = c.owner_id
    where r.person_id = any(%s) and r.ended_on is null and r.role = any(%s) and {visible}
    order by p.id, c.id desc"""


def _every_unit() -> list[int]:
    return list(Unit.objects.values_list("pk", flat=True))


_Settled = dict[tuple[int, int], frozenset[str]]


def _settled(people: Collection[int]) -> _Settled:
    """Pairs of which somebody said that they are two people, and what was in common then."""
    if not people:
        return {}
    rows = Different.objects.filter(Q(person__in=people) | Q(other__in=people))
    return {(row.person_id, row.other_id): frozenset(row.common.split("\n")) for row in rows}


def _said_different(settled: _Settled, me: int | None, other: int, agreed: _Agreed) -> bool:
    if me is None:
        return False
    known = settled.get((min(me, other), max(me, other)))
    return known is not None and not matching.telling(agreed) - known
