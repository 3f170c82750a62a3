"""What somebody typed and could not send."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl
from uuid import UUID

from alongside.queries import scope, staff
from alongside.records.models import Case, Draft
from alongside.rules.access import Actor, Verb, may

__all__ = ["Draft", "Kept", "LeftBehind", "addresses", "at", "kept", "left_behind"]


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


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Words of somebody who lost the case while typing: for its owner and those who look after it."""

    case: Case
    author: str
    kept_at: datetime
    words: tuple[str, ...]
    "What was typed, answer by answer."


def left_behind(actor: Actor, on: date) -> tuple[LeftBehind, ...]:
    """On cases whose journal this person may see: what others typed who may know of the case no longer."""
    seen = {case.public_id: case for case in scope.cases(actor, on).filter(public_id__in=_of_others(actor))}
    theirs = Draft.objects.filter(case_public_id__in=seen).exclude(staff=actor.staff_id).select_related("staff")
    return tuple(
        LeftBehind(case, draft.staff.name, draft.kept_at, _typed(draft.words))
        for draft in theirs.order_by("-kept_at")
        for case in [seen[draft.case_public_id]]  # type: ignore[index]  # the filter lets no other through
        if _looks_after(actor, case, on) and not scope.cases(staff.of(draft.staff, on), on).filter(pk=case.pk).exists()
    )


def _looks_after(actor: Actor, case: Case, on: date) -> bool:
    here = scope.situation(case, actor, on)
    return may(Verb.VIEW_CASE, actor, here).allowed and may(Verb.VIEW_JOURNAL, actor, here).allowed


def _of_others(actor: Actor) -> set[UUID]:
    rows = Draft.objects.exclude(staff=actor.staff_id).exclude(case_public_id=None)
    return {case for case in rows.values_list("case_public_id", flat=True) if case}


def _typed(words: str) -> tuple[str, ...]:
    return tuple(value for name, value in parse_qsl(words) if name != "form_key")


def at(actor: Actor, on: date, address: str) -> Draft | None:
    """The latest words of this person for the form at `address`, unless the case is no longer theirs to see."""
    found = Draft.objects.filter(staff=actor.staff_id, address=address).order_by("-kept_at").first()
    if found and found.case_public_id and not scope.cases(actor, on).filter(public_id=found.case_public_id).exists():
        return None
    return found
