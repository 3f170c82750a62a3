"""People's contact plans, for whoever is about to reach for the telephone. Row security shows those of opened cases."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alongside.catalogue.vocabulary import TERMS
from alongside.records.models import Person, Residence
from alongside.rules.contact_times import CarefulDay, Times, careful_of, times_of
from alongside.rules.needs import Need, known
from alongside.rules.safe_contact import ChannelFacts, Safety, trust
from alongside.rules.words import Words


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


def of(person_ids: Collection[int]) -> dict[int, Plan]:
    """The plan of each of these people whom the acting person sees. One query."""
    rows = Person.objects.filter(pk__in=set(person_ids)).values(*_OF_PERSON, *(f"plan__{name}" for name in _OF_PLAN))
    return {row["pk"]: _plan(row) for row in rows}


def lived(channel_ids: Collection[int]) -> dict[int, Lived]:
    """What is known of each of these addresses, where anything is. One query."""
    rows = Residence.objects.filter(channel__in=set(channel_ids)).values_list(
        "channel_id", "from_on", "until_on", "known_to_accused", "said_by", "said_on"
    )
    return {channel: Lived(since, until, it_is, who, on) for channel, since, until, it_is, who, on in rows}


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
