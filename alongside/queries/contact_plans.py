"""People's contact plans, for whoever is about to reach for the telephone. Row security shows those of opened cases."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from alongside.catalogue.vocabulary import TERMS
from alongside.queries import scope
from alongside.records.models import Case, Channel, Person
from alongside.rules.access import Actor
from alongside.rules.contact_times import CarefulDay, Times, careful_of, times_of
from alongside.rules.needs import Need, known
from alongside.rules.safe_contact import ChannelFacts, Safety, masked, trust
from alongside.rules.words import Words

__all__ = [
    "Address",
    "Lived",
    "Person",  # the web names this through this door
    "Plan",
    "address",
    "addresses",
    "lived",
    "of",
    "said_of",
]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one person wants to be reached and spoken to. For somebody without a plan all of it is empty.

    `said` tells of each part of the plan who said so and when. The two words and the excuse are for the call card and
    the plan's own page, and for nothing else.
    """

    person_id: int
    version: int
    term: str = ""
    own_term: str = ""
    language: str = "en"
    interpreter: str = ""
    dialect: str = ""
    interpreter_gender: str = ""
    interpreter_name: str = ""
    needs: tuple[Need, ...] = ()
    needs_in_words: str = ""
    safe_word: str = ""
    end_word: str = ""
    excuse: str = ""
    times: tuple[Times, ...] = ()
    careful_days: tuple[CarefulDay, ...] = ()
    proxy_id: int | None = None
    proxy_name: str = ""
    proxy_may: str = ""
    said: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    reviewed_on: date | None = None

    @property
    def called(self) -> Words | None:
        """The word for them, such as survivor; a word of their own is the same in both languages."""
        return Words(self.own_term, self.own_term) if self.term == "own" and self.own_term else TERMS.get(self.term)

    def review_by(self, *, high_risk: bool) -> date | None:
        """Until when the plan is trusted, by the same rule as an answer about a number; None where it never was."""
        found = trust(ChannelFacts(Safety.SAFE, said_on=self.reviewed_on, high_risk=high_risk))
        return found.until if found else None


@dataclass(frozen=True, slots=True)
class Lived:
    """What is known of an address beyond writing to it."""

    from_on: date | None
    until_on: date | None
    known_to_accused: str
    said_by: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, left in whole, in use in part; `value` is empty where places of theirs are hidden."""

    channel: UUID
    person_id: int
    value: str
    hidden: bool
    live: bool
    lived: Lived


def of(person_ids: Collection[int]) -> dict[int, Plan]:
    """The plan of each of these people whom the acting person sees. One query."""
    rows = Person.objects.filter(pk__in=set(person_ids)).values(*_OF_PERSON, *(f"plan__{name}" for name in _OF_PLAN))
    return {row["pk"]: _plan(row) for row in rows}


def lived(channel_ids: Collection[int]) -> dict[int, Lived]:
    """What is known of each of these addresses, where anything is. One query."""
    rows = Channel.objects.filter(pk__in=set(channel_ids), residence__isnull=False).values_list("pk", *_LIVED)
    return {channel: Lived(*rest) for channel, *rest in rows}


def addresses(person_ids: Collection[int]) -> tuple[Address, ...]:
    """Every postal address these people have or had, the ones in use first. One query. What is hidden is not here."""
    rows = (
        Channel.objects.filter(person__in=set(person_ids), way="post")
        .order_by("ended_at", "-pk")
        .values_list(
            "public_id", "person_id", "value", "postcode", "ended_at", "person__location_protected_on", *_LIVED
        )
    )
    found = []
    for public_id, person, value, postcode, ended, hidden, since, until, it_is, who, on in rows:
        lived = Lived(since, until, it_is or "not_asked", who or "", on)
        # Where somebody lives stands on the call card alone; an address they have left is no way to reach them.
        whole = masked("post", value) if ended is None else ", ".join(part for part in (value, postcode) if part)
        shown = "" if hidden else whole
        found.append(Address(public_id, person, shown, hidden is not None, ended is None, lived))
    return tuple(sorted(found, key=lambda one: not one.live))


def address(case: Case, actor: Actor, on: date, public_id: UUID) -> Channel | None:
    """A postal address of somebody in the case, live or left, for an action. One query."""
    return (
        Channel.objects.filter(
            public_id=public_id,
            way="post",
            person__roles__case=case,
            person__roles__case__in=scope.cases(actor, on),
        )
        .select_related("person")
        .first()
    )


_LIVED = tuple(f"residence__{name}" for name in ("from_on", "until_on", "known_to_accused", "said_by", "said_on"))
_OF_PERSON = ("pk", "version", "language", "interpreter", "needs")
_PLAIN = (
    *("term", "own_term", "dialect", "interpreter_gender", "interpreter_name", "safe_word", "end_word", "excuse"),
    *("proxy_id", "proxy_may", "reviewed_on"),
)
_OF_PLAN = (*_PLAIN, "proxy__name", "needs", "times", "careful_days", "said", "person_id")


def _plan(row: dict[str, Any]) -> Plan:
    there: dict[str, Any] = {}
    if row["plan__person_id"] is not None:
        there = {name: row[f"plan__{name}"] for name in _PLAIN}
        there |= {
            "needs": known(row["plan__needs"]),
            "times": times_of(row["plan__times"]),
            "careful_days": careful_of(row["plan__careful_days"]),
            "said": said_of(row["plan__said"]),
            "proxy_name": row["plan__proxy__name"] or "",
        }
    return Plan(
        person_id=row["pk"],
        version=row["version"],
        language=row["language"],
        interpreter=row["interpreter"],
        needs_in_words=row["needs"],
        **there,
    )


def said_of(kept: str) -> dict[str, tuple[str, date]]:
    """Who said each part of a plan and when, as it was kept."""
    try:
        return {part: (who, date.fromisoformat(on)) for part, (who, on) in json.loads(kept or "{}").items()}
    except (ValueError, AttributeError, TypeError):
        return {}
