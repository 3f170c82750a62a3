"""Everybody with a part in a case, and how they can be reached."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as When
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models import When as If
from django.db.models.functions import JSONObject

from alongside.catalogue.vocabulary import ACCUSED, ROLES, SAFETY
from alongside.queries import channel_facts, scope
from alongside.queries.channel_facts import FREED, PLACES, RELEASES, Around
from alongside.records.models import Case, CaseRole, Channel, Event, Identifier, KeyDate, Person, PersonName
from alongside.records.prepared import Prepared, among
from alongside.records.sealed_text import opened
from alongside.rules.access import Actor
from alongside.rules.counting import LONDON
from alongside.rules.findings import Outcome
from alongside.rules.matching import alike
from alongside.rules.outlets import OF_WAY, Light, Override, light, terms
from alongside.rules.safe_contact import ChannelFacts, masked
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
UNSHOWN = "•••••"
"""What stands for a hidden place."""


def hides(person: Person, channel: Channel) -> bool:
    """Whether this way says where somebody is whose places are hidden."""
    return person.location_protected_on is not None and channel.way in PLACES


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach a person, as it stands on the day, and what is known of its safety.

    `value` is what can be told from others by and not used: the number itself stands on the call card alone.
    """

    channel: UUID
    way: str
    value: str
    safety: str
    safety_words: Words
    conditions: str
    said_by: str
    said_on: date | None
    expires_on: date | None
    light: Light
    needs: Override
    why: Words
    facts: ChannelFacts
    terms: tuple[Words, ...] = ()
    number_display: str = ""
    agreed_number: str = ""
    hidden: bool = False
    """A place of somebody whose places are hidden: it is shown by its own act."""

    @property
    def may(self) -> Outcome:
        """Yes; judgement, where its terms are to be kept to; no, where it takes going past the guard."""
        if self.needs is Override.NOTHING:
            return Outcome.YES
        return Outcome.JUDGEMENT if self.needs is Override.CONDITIONS_READ else Outcome.NO


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
            moved_at=Subquery(
                Channel.objects.filter(person=OuterRef("person"), way__in=PLACES, ended_at__isnull=False)
                .order_by("-ended_at")
                .values("ended_at")[:1]
            ),
            days=ArraySubquery(
                KeyDate.objects.filter(
                    kind__in=RELEASES, person__roles__case=OuterRef("case"), person__roles__role__in=ACCUSED
                ).values(one=JSONObject(person="person", kind="kind", value="value", as_of="as_of"))
            ),
            freed=ArraySubquery(
                Event.objects.filter(FREED, case=OuterRef("case"), state__in=("confirmed", "proposed")).values(
                    one=JSONObject(at="occurred_at", recorded_at="recorded_at")
                )
            ),
        )
        .order_by("own", F("ended_on").asc(nulls_first=True), "pk")
        .values("case_id", "public_id", "role", "relation", "ended_on", "others", "numbers", "ways", *_AROUND, *_PERSON)
    )
    return rows


_ROWS = Prepared(lambda: _rows(Q(among("case_id", "cases"), case__in=scope.worked_to_fill())))


def _parts(rows: Sequence[dict[str, Any]], on: date) -> Iterator[Part]:
    theirs = {row["person_id"]: {alike(one["value"]) for one in row["ways"]} for row in rows}
    accused = {row["person_id"] for row in rows if row["role"] in ACCUSED}
    there = {row["person_id"] for row in rows if row["ended_on"] is None}
    for row in rows:
        mine = row["person_id"]
        watched = _values(theirs, accused - {mine})
        around = Around(
            accused=watched,
            others=_values(theirs, there - accused - {mine}) - watched,
            risk=row["case__risk"],
            risk_on=row["case__risk_on"],
            moved_at=row["moved_at"],
            releases=channel_facts.heard_of(
                ((one["person"], one["kind"], _date(one["value"]), _moment(one["as_of"])) for one in row["days"]),
                ((_moment(one["at"]), _moment(one["recorded_at"])) for one in row["freed"]),
            ),
        )
        yield _part(row, on, around)


def _values(theirs: dict[int, set[str]], persons: set[int]) -> frozenset[str]:
    return frozenset(value for person in persons for value in theirs[person])


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


_SEALED = (*channel_facts.SEALED, "agreed_number")
_WAY = (*channel_facts.FIELDS, "public_id", "said_by", "number_display", "agreed_number")
_KIN = {"phone": "voicemail", "post": "visit"}
"""What another door of the same number or address asks about: a message left there, a visit to it."""
_AROUND = ("case__risk", "case__risk_on", "moved_at", "days", "freed")
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


def _part(row: dict[str, Any], on: date, around: Around) -> Part:
    of_person = {name: row[f"person__{name}"] for name in _OF_PERSON}
    protected = of_person.pop("location_protected_on") is not None
    facts = [channel_facts.of(channel_facts.from_json(one), around) for one in row["ways"]]
    kin = {(one["way"], alike(one["value"])): fact for one, fact in zip(row["ways"], facts, strict=True)}
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
        ways=tuple(
            _way(one, on, replace(fact, own=kin.get((_KIN.get(one["way"], ""), alike(one["value"])))), hides=protected)
            for one, fact in zip(row["ways"], facts, strict=True)
        ),
        location_protected=protected,
        **of_person,
    )


def _way(one: dict[str, Any], on: date, facts: ChannelFacts, *, hides: bool) -> Way:
    # A list is of a day, not of a moment: whether it is the hour, the card says when it is opened.
    shown = light(OF_WAY[one["way"]], facts, datetime.combine(on, NOON, LONDON), all_day=True)
    hidden = hides and one["way"] in PLACES
    return Way(
        channel=UUID(one["public_id"]),
        way=one["way"],
        value=UNSHOWN if hidden else masked(one["way"], one["value"]),
        hidden=hidden,
        safety=one["safety"],
        safety_words=SAFETY[one["safety"]],
        conditions=one["conditions"],
        said_by=one["said_by"],
        said_on=facts.said_on,
        expires_on=facts.expires_on,
        light=shown.light,
        needs=shown.needs,
        why=Words(" ".join(reason.en for reason in shown.reasons), " ".join(reason.cy for reason in shown.reasons)),
        facts=facts,
        terms=terms(facts),
        number_display=one["number_display"],
        agreed_number=one["agreed_number"],
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
