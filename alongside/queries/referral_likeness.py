"""Whether a referral may be about somebody known already: in an open view of the organisation's cases, or waiting too.

Asked for many at once, because files bring hundreds. Sealed and limited cases are not looked in here: whoever keeps one
is told when the case is opened (`actions.duplicates`), and nobody at the desk learns anything by a referral.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from alongside.catalogue.vocabulary import SERVED
from alongside.queries.compared import names_agree
from alongside.queries.search import key_number, key_numbers
from alongside.rules import identifiers, matching
from alongside.rules.likeness import BornAgrees, Evidence, NameAgrees, born_agrees, weigh
from alongside.rules.matching import Known
from alongside.rules.referrals import Fields

A_KEY = 20
"""Rows read for one key: a key that more people share says little."""
MOST = 5
"""Likenesses kept for one referral, the likeliest."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody this may be: in a case, or in another referral. `why` is the evidence by codes."""

    points: int
    why: dict[str, Any]
    case: int | None = None
    other: int | None = None


def known_of(fields: Fields, born: date | None) -> Known:
    """What a referral says of the person, as it is compared."""
    whole = " ".join(fields[name] for name in ("givenName", "middleName", "surname") if fields.get(name))
    names = tuple(name for name in (whole, fields.get("alias", "")) if name)
    numbers = [("CRIME_REF", fields.get("crimeReference", "")), ("URN", fields.get("urn", ""))]
    postcode = fields.get("postcode", "")
    return Known(
        names=names,
        born=born,
        postcodes=(postcode,) if postcode else (),
        identifiers=tuple((kind, value) for kind, text in numbers if (value := identifiers.normal(kind, text))),
        phones=tuple(fields[name] for name in ("safeNumber", "mobile", "telephone") if fields.get(name)),
        emails=(fields["email"],) if "@" in fields.get("email", "") else (),
        addresses=((fields.get("homeAddress", ""), postcode),) if postcode and fields.get("homeAddress") else (),
    )


def asked_keys(known: Known) -> frozenset[str]:
    """By what another is found. No name alone makes a likeness, so what is asked for is a fact, or a whole name."""
    found = matching.compared_keys(known)
    return frozenset(key for key, (_, fact) in found.items() if fact or key[0] == "p")


def own_keys(known: Known) -> list[int]:
    """The keyed hashes by which this one is found later."""
    number = key_number()
    return sorted({number(key) for key in matching.keys(known) & asked_keys(known)})


def cases_like(asked: Mapping[int, Known], organisations: Mapping[int, int | None]) -> dict[int, set[tuple[int, int]]]:
    """For each referral, (person, case) of those who share a key with it. One query, past what one person sees."""
    numbers: dict[int, list[int]] = {}
    for pk, known in asked.items():
        for text in asked_keys(known):
            for number in key_numbers():
                numbers.setdefault(number(text), []).append(pk)
    found: dict[int, set[tuple[int, int]]] = {}
    if not numbers:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_CASES, [list(numbers), A_KEY, sorted(SERVED)])
        rows: list[tuple[int, int, int, int]] = cursor.fetchall()
    for key, person, case, organisation in rows:
        for pk in numbers[key]:
            if organisations[pk] in (None, organisation):
                found.setdefault(pk, set()).add((person, case))
    return found


_CASES = """select k, s.person_id, s.case_id, c.organisation_id
    from unnest(%s::bigint[]) k cross join lateral (
        select person_id, case_id from records_searchkey where key = k limit %s) s
    join records_case c on c.id = s.case_id and not c.restricted and not c.limited
    where exists (select 1 from records_caserole r where r.case_id = s.case_id and r.person_id = s.person_id
        and r.ended_on is null and r.role = any(%s))"""


def waiting_like(asked: Mapping[int, Known], organisations: Mapping[int, int | None]) -> dict[int, set[int]]:
    """For each referral, the earlier ones that wait and share a key with it. One query."""
    numbers: dict[int, list[int]] = {}
    for pk, known in asked.items():
        for text in asked_keys(known):
            for number in key_numbers():
                numbers.setdefault(number(text), []).append(pk)
    found: dict[int, set[int]] = {}
    if not numbers:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [list(numbers), A_KEY])
        rows: list[tuple[int, int, int | None]] = cursor.fetchall()
    for key, other, organisation in rows:
        for pk in numbers[key]:
            if other < pk and organisations[pk] == organisation:
                found.setdefault(pk, set()).add(other)
    return found


_WAITING = """select k, s.referral_id, r.organisation_id from unnest(%s::bigint[]) k cross join lateral (
        select referral_id from records_referralkey where key = k order by referral_id desc limit %s) s
    join records_referral r on r.id = s.referral_id and r.state in ('new', 'stopped', 'ready')"""


def evidence(one: Known, other: Known) -> Evidence:
    """What the two say of each other."""
    agreed = {kind for kind, value in one.identifiers if (kind, value) in other.identifiers}
    pairs = (
        ("phone", map(matching.phone_key, one.phones), map(matching.phone_key, other.phones)),
        ("email", map(matching.email_key, one.emails), map(matching.email_key, other.emails)),
        ("postcode", map(matching.postcode_key, one.postcodes), map(matching.postcode_key, other.postcodes)),
        ("address", _addresses(one), _addresses(other)),
    )
    agreed |= {fact for fact, mine, theirs in pairs if (set(mine) & set(theirs)) - {None}}
    return Evidence(names_agree(one.names, other.names), born_agrees(one.born, other.born), frozenset(agreed))


def _addresses(known: Known) -> list[str | None]:
    return [matching.address_key(text, code) for text, code in known.addresses]


def judged(
    one: Known, cases: Iterable[tuple[int, Known]], referrals: Iterable[tuple[int, Known]] = ()
) -> tuple[Alike, ...]:
    """Those of the candidates that are alike enough for somebody to look, the likeliest first."""
    found = []
    for kind, candidates in (("case", cases), ("other", referrals)):
        for pk, other in candidates:
            said = evidence(one, other)
            weighed = weigh(said)
            if weighed.strength is not None:
                found.append(Alike(weighed.points, _codes(said), **{kind: pk}))
    return tuple(sorted(found, key=lambda alike: (-alike.points, alike.case or 0, alike.other or 0))[:MOST])


def _codes(said: Evidence) -> dict[str, Any]:
    return {"name": str(said.name), "born": str(said.born), "agreed": sorted(said.agreed)}


def weighed(why: Mapping[str, Any]) -> Any:
    """The likeness and its reasons in words, from the codes that were kept."""
    return weigh(Evidence(NameAgrees(why["name"]), BornAgrees(why["born"]), frozenset(why["agreed"])))
