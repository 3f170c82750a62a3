"""What somebody typed and could not send."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.queries import scope
from alongside.records.models import Draft
from alongside.rules.access import Actor

__all__ = ["Draft", "Kept", "addresses", "at", "kept"]


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the list of what was not sent."""

    public_id: UUID
    address: str
    reference: str
    "The case's, where there is one."
    kept_at: datetime


def addresses(actor: Actor, on: date) -> tuple[str, ...]:
    """The forms in which this person has words that were not sent."""
    return tuple(one.address for one in kept(actor, on))


def kept(actor: Actor, on: date) -> tuple[Kept, ...]:
    """All of this person's, the latest first: those of cases they may still know of, and those of no case."""
    rows = list(
        Draft.objects.filter(staff=actor.staff_id)
        .order_by("-kept_at")
        .values_list("public_id", "address", "case_public_id", "kept_at")
    )
    cases = {case for _, _, case, _ in rows if case}
    seen = dict(scope.cases(actor, on).filter(public_id__in=cases).values_list("public_id", "reference"))
    return tuple(
        Kept(public_id, address, seen[case] if case else "", kept_at)
        for public_id, address, case, kept_at in rows
        if case is None or case in seen
    )


def at(actor: Actor, on: date, address: str) -> Draft | None:
    """The latest words of this person for the form at `address`, unless the case is no longer theirs to see."""
    found = Draft.objects.filter(staff=actor.staff_id, address=address).order_by("-kept_at").first()
    if found and found.case_public_id and not scope.cases(actor, on).filter(public_id=found.case_public_id).exists():
        return None
    return found
