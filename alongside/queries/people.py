"""Everybody with a part in a case, and how they can be reached."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as When
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet
from django.db.models import When as If
from django.db.models.functions import JSONObject

from alongside.catalogue.vocabulary import ACCUSED, ROLES, SAFETY
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, Channel, Identifier, Person, PersonName
from alongside.records.prepared import Prepared, among
from alongside.records.sealed_text import opened
from alongside.rules.access import Actor
from alongside.rules.counting import LONDON
from alongside.rules.findings import Outcome
from alongside.rules.matching import alike
from alongside.rules.safe_contact import ChannelFacts, Safety, may_use
from alongside.rules.words import Words

__all__ = [
    "UNSHOWN",
    "Channel",  # the web names this through this door
    "Number",
    "Part",
    "Way",
    "channel",
    "hides",
    "of",
    "of_each",
    "person",
    "role",
]

NOON = time(12)
PLACES = ("post", "visit")
"""Ways that say where somebody is."""
UNSHOWN = "•••••"
"""What stands for a hidden place."""


def hides(person: Person, channel: Channel) -> bool:
    """Whether this way says where somebody is whose places are hidden."""
    return person.location_protected_on is not None and channel.way in PLACES


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach a person. `may` is yes, judgement or no, by `rules.safe_contact`, and `why` says why."""

    channel: UUID
    way: str
    value: str
    postcode: str
    safety: str
    safety_words: Words
    conditions: str
    said_by: str
    said_on: date | None
    expires_on: date | None
    may: Outcome
    why: Words
    hidden: bool = False
    """A place of somebody whose places are hidden: `value` is not here, and is shown by its own act."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number another system knows the person by."""

    kind: str
    value: str
    former: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A person and their part in the case."""

    part_id: UUID
    person: UUID
    person_id: int
    version: int
    role: str
    role_words: Words
    relation: str
    ended_on: date | None
    name: str
    known_as: str
    title: str
    pronouns: str
    date_of_birth: date | None
    died_on: date | None
    language: str
    interpreter: str
    needs: str
    other_names: tuple[str, ...]
    numbers: tuple[Number, ...]
    ways: tuple[Way, ...]
    location_protected: bool = False

    @property
    def accused(self) -> bool:
        """Whether the victim is told about this person."""
        return self.role in ACCUSED


def of(case: Case, actor: Actor, on: date) -> tuple[Part, ...]:
    """Everybody in the case, whom it is for first. One query."""
    return of_each([case.pk], actor, on).get(case.pk, ())


def of_each(cases: Collection[int], actor: Actor, on: date) -> dict[int, tuple[Part, ...]]:
    """The same for several cases, by their keys. One query."""
    if actor.staff_id is None:
        rows = list(_rows(Q(case_id__in=cases, case__in=scope.cases(actor, on))))
    else:
        rows = _ROWS.ask(**scope.to_fill_with(actor, on), cases=list(cases))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        for one in row["ways"]:
            # Inside a JSON object the database knows of no seal.
            one.update({name: opened(Channel, name, one["public_id"], one[name]) for name in _SEALED})
        found.setdefault(row["case_id"], []).append(row)
    return {case: tuple(_parts(of_case, on)) for case, of_case in found.items()}


def _rows(wanted: Q) -> QuerySet[CaseRole, dict[str, Any]]:
    own = When(If(person_id=F("case__person_id"), then=0), default=1, output_field=IntegerField())
    rows: QuerySet[CaseRole, dict[str, Any]] = (
        CaseRole.objects.filter(wanted)
        .annotate(
            others=ArraySubquery(PersonName.objects.filter(person=OuterRef("person")).order_by("pk").values("name")),
            numbers=ArraySubquery(
                Identifier.objects.filter(person=OuterRef("person"))
                .order_by("former", "pk")
                .values(one=JSONObject(kind="kind", value="value", former="former"))
            ),
            ways=ArraySubquery(
                Channel.objects.filter(person=OuterRef("person"), ended_at__isnull=True)
                .order_by("way", "pk")
                .values(one=JSONObject(**{name: name for name in _WAY}))
            ),
            own=own,
        )
        .order_by("own", F("ended_on").asc(nulls_first=True), "pk")
        .values("case_id", "public_id", "role", "relation", "ended_on", "others", "numbers", "ways", *_PERSON)
    )
    return rows


_ROWS = Prepared(lambda: _rows(Q(among("case_id", "cases"), case__in=scope.worked_to_fill())))


def _parts(rows: Sequence[dict[str, Any]], on: date) -> Iterator[Part]:
    accused = frozenset(alike(one["value"]) for row in rows if row["role"] in ACCUSED for one in row["ways"])
    for row in rows:
        yield _part(row, on, frozenset() if row["role"] in ACCUSED else accused)


def person(case: Case, actor: Actor, on: date, public_id: UUID) -> Person | None:
    """A person with a part in the case, for an action. One query."""
    return Person.objects.filter(public_id=public_id, roles__case=case, roles__case__in=scope.cases(actor, on)).first()


def channel(case: Case, actor: Actor, on: date, public_id: UUID) -> Channel | None:
    """A live way to reach somebody in the case, for an action. One query."""
    return (
        Channel.objects.filter(
            public_id=public_id,
            ended_at__isnull=True,
            person__roles__case=case,
            person__roles__case__in=scope.cases(actor, on),
        )
        .select_related("person")
        .first()
    )


def role(case: Case, actor: Actor, on: date, part_id: UUID) -> CaseRole | None:
    """A part in the case, for an action. One query."""
    rows = CaseRole.objects.select_related("case__unit", "case__person", "person")
    return rows.filter(public_id=part_id, case=case, case__in=scope.cases(actor, on)).first()


_SEALED = ("value", "postcode", "conditions")
_WAY = (
    "public_id",
    "way",
    "value",
    "postcode",
    "safety",
    "conditions",
    "said_by",
    "said_on",
    "expires_on",
)
_OF_PERSON = (
    "public_id",
    "version",
    "name",
    "known_as",
    "title",
    "pronouns",
    "date_of_birth",
    "died_on",
    "language",
    "interpreter",
    "needs",
    "location_protected_on",
)
_PERSON = ("person_id", *(f"person__{name}" for name in _OF_PERSON))


def _part(row: dict[str, Any], on: date, accused: frozenset[str]) -> Part:
    of_person = {name: row[f"person__{name}"] for name in _OF_PERSON}
    protected = of_person.pop("location_protected_on") is not None
    return Part(
        part_id=row["public_id"],
        person=of_person.pop("public_id"),
        person_id=row["person_id"],
        role=row["role"],
        role_words=ROLES[row["role"]],
        relation=row["relation"],
        ended_on=row["ended_on"],
        other_names=tuple(row["others"]),
        numbers=tuple(Number(**one) for one in row["numbers"]),
        ways=tuple(_way(one, on, accused, protected=protected) for one in row["ways"]),
        location_protected=protected,
        **of_person,
    )


def _way(one: dict[str, Any], on: date, accused: frozenset[str], *, protected: bool) -> Way:
    said_on, expires_on = _date(one["said_on"]), _date(one["expires_on"])
    facts = ChannelFacts(
        safety=Safety(one["safety"]),
        said_on=said_on,
        expires_on=expires_on,
        conditions=one["conditions"],
        shared_with_accused=alike(one["value"]) in accused,
    )
    hidden = protected and one["way"] in PLACES
    finding = may_use(facts, datetime.combine(on, NOON, LONDON))
    return Way(
        channel=UUID(one["public_id"]),
        way=one["way"],
        value=UNSHOWN if hidden else one["value"],
        postcode="" if protected else one["postcode"],
        hidden=hidden,
        safety=one["safety"],
        safety_words=SAFETY[one["safety"]],
        conditions=one["conditions"],
        said_by=one["said_by"],
        said_on=said_on,
        expires_on=expires_on,
        may=finding.outcome,
        why=Words(
            " ".join(reason.words.en for reason in finding.reasons),
            " ".join(reason.words.cy for reason in finding.reasons),
        ),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
