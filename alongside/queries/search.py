"""Find a case by anything somebody remembers of a person in it.

Two look-ups in the key table by equality alone (row-level security lets an index serve nothing more: ADR 0010), then
one reading of the likeliest candidates through `scope.cases`, put in order here. The number of rows read is bounded
whatever is typed: where more people answer, `Found.narrow` asks for more to go on.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from uuid import UUID

from django.db import connection

from alongside.gateways import keyring
from alongside.queries import scope
from alongside.queries.compared import likeness
from alongside.queries.search_words import why
from alongside.rules import matching, sought
from alongside.rules.access import Actor
from alongside.rules.words import Words

CANDIDATES = 40
"""Candidates read and put in order for one question, and `LIKELY_NAMES` more where a date or number was typed too."""
LIKELY_NAMES = 10
A_KEY = 60
"""Rows read for one key. A key with more is common and says little by itself."""
LIKE_ENOUGH = 0.7
"""Names less alike than this (1 is the same name) are not shown."""
_FACT = 30
"""Weight of a date or number that agrees: more than any one key of a name."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One person in one case who answers to what was typed. `why` says what agreed."""

    public_id: UUID
    reference: str
    name: str
    born: date | None
    role: str
    owner: str
    state: str
    why: Words
    opened: bool = True
    """Whether the reader opens the case. If not, they are shown the name and the officer, to be put through."""
    pk: int = 0
    "For the journal: what was shown."


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, likeliest first. `narrow`: more people answer to this than are shown, so say more."""

    rows: tuple[FoundCase, ...] = ()
    narrow: bool = False


@dataclass(slots=True)
class _Candidate:
    by_name: int = 0
    agreed: set[str] = field(default_factory=set)

    @property
    def weight(self) -> int:
        return self.by_name + _FACT * len(self.agreed)


_Candidates = dict[tuple[int, int], _Candidate]
"""By person and case."""


def find(actor: Actor, on: date, text: str, *, limit: int = 20) -> Found:
    """Cases known to `actor` with a person who answers to `text`: at most three queries, in the open transaction."""
    asked = sought.read(text, on)
    facts = asked.fact_keys()
    found: _Candidates = {}
    common = _look_up(actor, matching.sure_keys(asked.words), facts, found)
    named = [one for one in found.values() if one.by_name]
    if asked.words and len(named) < limit and not any(one.agreed for one in named):
        _look_up(actor, matching.near_keys(asked.words), {}, found)
    if not found:
        return Found()
    rows = _ranked(_read(actor, on, found), asked.words, found)
    return Found(tuple(rows[:limit]), narrow=len(rows) > limit or (common and len(rows) == limit))


def key_number() -> matching.Hash:
    """The hash that new search keys are written with, under the current key of the ring "index"."""
    return _hash(keyring.ring("index").current.secret)


def key_numbers() -> list[matching.Hash]:
    """The hashes that a key may stand in the table by: more than one while they are moved to a new key."""
    return [_hash(key.secret) for key in keyring.ring("index").in_use]


@cache
def _hash(secret: bytes) -> matching.Hash:
    return matching.keyed(secret)


def _look_up(actor: Actor, by_name: dict[str, int], facts: dict[str, str], found: _Candidates) -> bool:
    """Add to `found` what the keys of a name and of facts find. True where some key has more than is read."""
    asked = {number(key): key for number in key_numbers() for key in (*by_name, *facts)}
    if not asked:
        return False
    everywhere = actor.staff_id is None
    with connection.cursor() as cursor:
        cursor.execute(
            _EVERYWHERE if everywhere else _IN_UNITS,
            [list(asked), A_KEY + 1] if everywhere else [list(asked), sorted(actor.unit_ids), A_KEY + 1],
        )
        rows: list[tuple[int, int, int]] = cursor.fetchall()
    counts = dict.fromkeys(asked, 0)
    for hashed, person_id, case_id in rows:
        counts[hashed] += 1
        key = asked[hashed]
        one = found.setdefault((person_id, case_id), _Candidate())
        if key in facts:
            one.agreed.add(facts[key])
        else:
            one.by_name += by_name[key]
    return any(count > A_KEY for count in counts.values())


_EVERYWHERE = """select k, s.person_id, s.case_id from unnest(%s::bigint[]) k cross join lateral (
    select person_id, case_id from records_searchkey where key = k limit %s) s"""
_IN_UNITS = """select k, s.person_id, s.case_id from unnest(%s::bigint[]) k cross join lateral (
    select person_id, case_id from records_searchkey where key = k and unit_id = any(%s) limit %s) s"""

_Row = tuple[int, int, UUID, str, str, str, list[str], date | None, str, str | None, str, bool, str]


def _read(actor: Actor, on: date, found: _Candidates) -> list[_Row]:
    """The likeliest candidates with all that a row shows, through the one door to case rows."""
    heaviest = sorted(found, key=lambda one: -found[one].weight)
    read = heaviest[:CANDIDATES] + [one for one in heaviest[CANDIDATES:] if not found[one].agreed][:LIKELY_NAMES]
    # Of one length, filled up with numbers of nobody, so that the statement is always the same and is planned once.
    read += [(-missing, -missing) for missing in range(1, CANDIDATES + LIKELY_NAMES + 1 - len(read))]
    asked = [case for _, case in read]
    (visible, known_by), (opened, opened_by) = scope.known_beside(actor, on, "c")
    with connection.cursor() as cursor:
        cursor.execute(
            _READ.replace("{visible}", visible).replace("{opened}", opened),
            [*opened_by, [person for person, _ in read], asked, *known_by],
        )
        rows: list[_Row] = cursor.fetchall()
    return [row for row in rows if (row[0], row[1]) in found]


_READ = """select r.person_id, c.id, c.public_id, c.reference, p.name, p.known_as,
    array(select n.name from records_personname n where n.person_id = p.id), p.date_of_birth, r.role, s.name, c.state,
    {opened}, c.code_name
    from records_caserole r join records_case c on c.id = r.case_id join records_person p on p.id = r.person_id
    left join records_staff s on s.id = c.owner_id
    where r.person_id = any(%s) and r.case_id = any(%s) and r.ended_on is null and r.role <> 'professional'
    and {visible}"""


def _ranked(rows: list[_Row], words: tuple[str, ...], found: _Candidates) -> list[FoundCase]:
    """The rows that answer, by how many facts agree and how alike the name is; then victims; then the newest case."""
    ordered: list[tuple[bool, tuple[float, bool, int], FoundCase]] = []
    for who, of, public_id, reference, name, known_as, others, born, role, owner, state, opened, code in rows:
        agreed = found[who, of].agreed
        known = [one for one in (name, known_as, *others) if one]
        alike, nearest = max(((likeness(words, one), one) for one in known), key=lambda one: one[0])
        shown = FoundCase(
            public_id=public_id,
            reference=reference,
            name=code or name,
            born=None if code else born,
            role=role,
            owner=owner or "",
            state=state,
            why=why(agreed, alike if alike >= LIKE_ENOUGH else 0.0, nearest if nearest != name and not code else ""),
            opened=opened,
            pk=of,
        )
        order = (-len(agreed) - 2 * alike, role != "victim", -of)
        ordered.append((alike >= LIKE_ENOUGH or "reference" in agreed, order, shown))
    ordered.sort(key=lambda one: one[1])
    # Where a name was typed, a shared birthday or postcode alone is noise, unless it is all there is. A reference is
    # one case's own, and one of letters alone reads like a name: it always answers.
    named = [shown for like, _, shown in ordered if like]
    return named or [shown for _, order, shown in ordered if order[0] <= -1]
