"""Conflicts of interest: declared by a person of themselves, and ended or settled by a privacy officer.

Whether a declaration was met in a case its declarer is never told: they see the same whatever comes of it. They end
none by themselves, for who could would declare nothing until the look was over.
"""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import bars, checking, search_keys
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.queries import conflicts as asked
from alongside.queries import scope
from alongside.records.models import Conflict, ConflictKey, ConflictMatch
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.conflicts import KINDS, Kind, Match
from alongside.rules.words import Words

_OWN = Words(
    "This is your own declaration: another privacy officer must look at it.",
    "Eich datganiad eich hun yw hwn: rhaid i swyddog preifatrwydd arall edrych arno.",
)
_GONE = Words("This declaration has ended.", "Mae'r datganiad hwn wedi dod i ben.")


@action(Verb.DECLARE_CONFLICT)
def declare(
    kind: Kind,
    by: Actor,
    at: datetime,
    /,
    *,
    name: str = "",
    born: date | None = None,
    relation: str = "",
    postcode: str = "",
    house: str = "",
    reference: str = "",
    form_key: UUID | None = None,
) -> Conflict:
    """Declare it. Every case it is met in is closed to the declarer in the same moment, now and later."""
    key = checking.first_made(Conflict, form_key)
    checking.chosen(kind, KINDS, "kind")
    person = kind in (Kind.PERSON, Kind.MYSELF)
    at_place = kind in (Kind.ADDRESS, Kind.WORKPLACE)
    conflict = Conflict(
        **key,
        staff_id=checking.person(by),
        kind=str(kind),
        name=checking.text(name, "name", most=200, needed=_NAME if person or kind is Kind.WORKPLACE else None),
        born=checking.past(born, at, "born").isoformat() if born else "",
        relation=checking.text(relation, "relation", most=120),
        postcode=_postcode(postcode) if at_place else "",
        house=checking.text(house, "house", most=60, needed=_HOUSE if kind is Kind.ADDRESS else None),
        reference=_reference(reference) if kind is Kind.CASE else "",
        declared_at=at,
        confirmed_at=at,
    )
    conflict.save(force_insert=True)
    _meet(conflict)
    noting(kind=str(kind))
    return conflict


def _meet(conflict: Conflict) -> None:
    with scope.upkeep():
        people = sorted(search_keys.look_for(conflict))
        for start in range(0, len(people), search_keys.A_BATCH):
            bars.meet(search_keys.known(people[start : start + search_keys.A_BATCH]), None)


def look_again(staff: int) -> None:
    """Somebody works in another organisation from now: what they declared is looked for in its cases."""
    with scope.upkeep():
        mine = list(Conflict.objects.filter(staff=staff, ended_at__isnull=True))
    for conflict in mine:
        _meet(conflict)


@action(Verb.DECLARE_CONFLICT)
def confirm(conflict: Conflict, by: Actor, at: datetime, /) -> Conflict:
    """It is still so: asked once a year. An end that was asked for is not asked for any more."""
    live = _mine(conflict, by)
    live.confirmed_at, live.end_asked_at = at, None
    live.save(update_fields=["confirmed_at", "end_asked_at"])
    return live


@action(Verb.DECLARE_CONFLICT)
def ask_end(conflict: Conflict, by: Actor, at: datetime, /) -> Conflict:
    """It is no longer so: a privacy officer ends it. Until then it holds."""
    live = _mine(conflict, by)
    if live.end_asked_at is not None:
        raise AlreadyDone(live)
    live.end_asked_at = at
    live.save(update_fields=["end_asked_at"])
    return live


@action(Verb.SETTLE_CONFLICT)
def end(conflict: Conflict, by: Actor, at: datetime, /) -> Conflict:
    """End what its declarer asked to end: what it barred opens again, unless something else bars it."""
    live = _others(conflict.public_id, by)
    if live.end_asked_at is None:
        raise Changed(Words("Its declarer has not asked for this.", "Nid yw'r sawl a'i datganodd wedi gofyn am hyn."))
    live.ended_at, live.ended_by_id = at, by.staff_id
    live.save(update_fields=["ended_at", "ended_by"])
    with scope.upkeep():
        ConflictKey.objects.filter(conflict=live).delete()
        ended = bars.lift(live, checking.day_of(at))
    noting(staff=live.staff_id, bars=ended)
    return live


@action(Verb.SETTLE_CONFLICT)
def settle(conflict: Conflict, by: Actor, at: datetime, /, *, match: UUID) -> Conflict:
    """It is not the same person: that case opens again, unless something else bars it. Only where there is doubt."""
    live = _others(conflict.public_id, by)
    with scope.upkeep():
        matches = ConflictMatch.objects.filter(conflict=live).exclude(case_id__in=scope.barred(by))
        met = matches.select_for_update(of=("self",)).filter(public_id=match).first()
        if met is None:
            raise Refused(UNKNOWN)
        if met.settled_at is not None:
            raise AlreadyDone(live)
        if met.match != Match.POSSIBLE:
            raise Invalid(
                Words(
                    "There is no doubt here. If the declaration is wrong, its declarer asks that it end.",
                    "Nid oes amheuaeth yma. Os yw'r datganiad yn anghywir, mae'r sawl a'i datganodd yn gofyn iddo "
                    "ddod i ben.",
                )
            )
        met.settled_at, met.settled_by_id = at, by.staff_id
        met.save(update_fields=["settled_at", "settled_by"])
        ended = bars.lift(live, checking.day_of(at))
    noting(staff=live.staff_id, match=met.pk, bars=ended)
    return live


@action(Verb.VIEW_CONFLICTS)
def read(conflict: Conflict | None, by: Actor, at: datetime, /) -> None:
    """Write down that somebody reads the declarations of others, or one of them."""
    noting(staff=conflict.staff_id if conflict else 0)


def _mine(conflict: Conflict, by: Actor) -> Conflict:
    if conflict.staff_id != by.staff_id:
        raise Refused(UNKNOWN)
    live = Conflict.objects.select_for_update(of=("self",)).get(pk=conflict.pk)
    if live.ended_at is not None:
        raise Changed(_GONE)
    return live


def _others(public_id: UUID, by: Actor) -> Conflict:
    """The live declaration of somebody this privacy officer watches over, locked. Never their own."""
    live = asked.watched(by).select_for_update(of=("self",)).filter(public_id=public_id).first()
    if live is None:
        own = Conflict.objects.filter(public_id=public_id, staff=by.staff_id).exists()
        raise Invalid(_OWN) if own else Refused(UNKNOWN)
    if live.ended_at is not None:
        raise Changed(_GONE)
    return live


def _postcode(typed: str) -> str:
    code = "".join(checking.text(typed, "postcode", most=10, needed=_POSTCODE).split()).upper()
    if not (5 <= len(code) <= 8 and code.isascii() and code.isalnum()):
        raise Invalid(_POSTCODE, "postcode")
    return f"{code[:-3]} {code[-3:]}"


def _reference(typed: str) -> str:
    """As it is written on a case; whether there is such a case is not said."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(code) != 8 or not code.isascii():
        raise Invalid(_REFERENCE, "reference")
    return f"{code[:3]}-{code[3:7]}-{code[7]}"


_NAME = Words("Give the name.", "Rhowch yr enw.")
_HOUSE = Words("Give the number or name of the house.", "Rhowch rif neu enw'r tŷ.")
_POSTCODE = Words("Give the whole postcode, like CF10 1AA.", "Rhowch y cod post cyfan, fel CF10 1AA.")
_REFERENCE = Words(
    "Give the reference as it stands on the case, like K7M-4QXD-T.",
    "Rhowch y cyfeirnod fel y mae ar yr achos, fel K7M-4QXD-T.",
)
