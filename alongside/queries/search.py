"""Find a case by anything somebody remembers of a person in it.

Two look-ups in the key table by equality alone (row-level security lets an index serve nothing more: ADR on search),
then one reading of the likeliest candidates through `scope.cases`, ranked here. The number of rows read is bounded
whatever is typed: where more would answer, `Found.narrow` asks for more to go on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q

from alongside.queries import scope
from alongside.queries.likeness import likeness
from alongside.records.models import CaseRole, PersonName
from alongside.rules import matching, names, sought
from alongside.rules.access import Actor
from alongside.rules.sought import Sought
from alongside.rules.words import Words

CANDIDATES = 60
"""Candidates read and ranked for one question."""
A_KEY = 60
"""Rows read for one key. A key with more is common, and says little by itself."""
LIKE_ENOUGH = 0.7
"""Below this likeness of names (1 is the same name) a candidate found by name alone is not shown."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One person in one case who answers to what was typed. `why` says what agreed, in words."""

    public_id: UUID
    reference: str
    name: str
    born: date | None
    role: str
    owner: str
    state: str
    why: Words


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, likeliest first. `narrow`: more people answer to this than are shown, so say more."""

    rows: tuple[FoundCase, ...] = ()
    narrow: bool = False


@dataclass(slots=True)
class _Candidate:
    weight: int
    agreed: set[str]


_Candidates = dict[tuple[int, int], _Candidate]


def find(actor: Actor, on: date, text: str, *, limit: int = 20) -> Found:
    """Cases visible to `actor` with a person who answers to `text`: at most three queries, in the open transaction."""
    asked = sought.read(text, on)
    facts = asked.fact_keys()
    sure = matching.sure_keys(asked.words)
    common = False
    found: _Candidates = {}
    if facts:
        common = _look_up(actor, dict.fromkeys(facts, 50), found, facts)
    if not found and asked.words and not asked.references:
        overflowing = _look_up(actor, sure, found)
        common |= overflowing and len(found) >= limit
        if len(found) < limit:
            _look_up(actor, matching.near_keys(asked.words), found)
    if not found and not asked.references:
        return Found()
    return _rank(_read(actor, on, asked, found), asked, found, limit, common)


@cache
def key_number() -> matching.Hash:
    """The hash of search keys of this installation. It hangs on SECRET_KEY: after a change the keys are rebuilt."""
    return matching.keyed(settings.SECRET_KEY.encode())


def _look_up(actor: Actor, keys: dict[str, int], found: _Candidates, facts: dict[str, str] | None = None) -> bool:
    """Add what the keys find to `found`, each key adding its weight. True where a key found more than is read."""
    number = key_number()
    asked = {number(key): key for key in keys}
    units = sorted(actor.unit_ids)
    in_units = "and s.unit_id = any(%s)" if actor.staff_id is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "select k, s.person_id, s.case_id from unnest(%s::bigint[]) k cross join lateral ("  # noqa: S608 # nosec B608
            f"select person_id, case_id from records_searchkey s where s.key = k {in_units} limit {A_KEY + 1}) s",
            [list(asked), units] if in_units else [list(asked)],
        )
        rows: list[tuple[int, int, int]] = cursor.fetchall()
    counts: dict[int, int] = defaultdict(int)
    for key, person_id, case_id in rows:
        counts[key] += 1
        one = found.setdefault((person_id, case_id), _Candidate(0, set()))
        one.weight += keys[asked[key]]
        if facts:
            one.agreed.add(facts[asked[key]])
    return any(count > A_KEY for count in counts.values())


_Row = tuple[int, int, UUID, str, str, str, list[str], date | None, str, str | None, str]


def _read(actor: Actor, on: date, asked: Sought, found: _Candidates) -> list[_Row]:
    """The likeliest candidates, with all a row shows, through the one door to case rows."""
    likeliest = sorted(found, key=lambda one: -found[one].weight)[:CANDIDATES]
    wanted = Q(person__in=[person for person, _ in likeliest], case__in=[case for _, case in likeliest])
    if asked.references:
        # By reference, the case's own person: one row and not everybody in the case.
        wanted = wanted & Q(case__isnull=False) if likeliest else Q(case__reference__in=asked.references)
    rows = (
        CaseRole.objects.filter(wanted, case__in=scope.cases(actor, on), ended_on__isnull=True)
        .exclude(role="professional")
        .values_list(
            "person_id",
            "case_id",
            "case__public_id",
            "case__reference",
            "person__name",
            "person__known_as",
            ArraySubquery(PersonName.objects.filter(person=OuterRef("person_id")).values("name")),
            "person__date_of_birth",
            "role",
            "case__owner__name",
            "case__state",
        )
    )
    return [row for row in rows if not likeliest or (row[0], row[1]) in found]


def _rank(rows: Iterable[_Row], asked: Sought, found: _Candidates, limit: int, common: bool) -> Found:
    """Order by agreement: facts before names, likeness of the name, then victims before others and the newest first."""
    ranked: list[tuple[tuple[float, ...], FoundCase]] = []
    for person_id, case_id, public_id, reference, name, known_as, others, born, role, owner, state in rows:
        candidate = found.get((person_id, case_id)) or _Candidate(0, {"reference"})
        like, nearest = _likest(asked.words, [name, known_as, *others])
        if asked.words and like < LIKE_ENOUGH and not candidate.agreed:
            continue
        shown = FoundCase(
            public_id=public_id,
            reference=reference,
            name=name,
            born=born,
            role=role,
            owner=owner or "",
            state=state,
            why=_why(candidate.agreed, like, nearest if nearest != name else ""),
        )
        order = (-(len(candidate.agreed) + 2 * like if asked.words else len(candidate.agreed)), role != "victim", -case_id)
        ranked.append((order, shown))
    if asked.words and any(order[0] <= -2.5 for order, _ in ranked):
        # Somebody agrees in both a fact and the name: those who share only the postcode or the birthday are noise.
        ranked = [one for one in ranked if one[0][0] <= -2.4 or one[0][0] == ranked[0][0][0]]
    ranked.sort(key=lambda one: one[0])
    return Found(tuple(shown for _, shown in ranked[:limit]), common or len(ranked) > limit)
