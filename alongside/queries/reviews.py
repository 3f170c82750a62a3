"""Emergency access to be reviewed: for the seniors of its case and the privacy officers, and never for who used it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from alongside.gateways.holidays import england_and_wales
from alongside.queries import emergencies, privacy, scope
from alongside.queries.who_looked import words_of
from alongside.records.models import EmergencyUse, JournalEntry
from alongside.rules import standing
from alongside.rules.access import Actor, Role, Verb, may
from alongside.rules.counting import LONDON
from alongside.rules.emergency import REPEATED_WITHIN, review_by
from alongside.rules.standing import Ground
from alongside.rules.words import Words

MOST = 100


@dataclass(frozen=True, slots=True)
class Use:
    """A use. `reference` is empty where it opened no case, or one the reader may not know of: `opened` tells which."""

    id: UUID
    who: str
    at: datetime
    until: datetime
    reason: str
    words: str
    reference: str
    opened: bool
    review_by: date
    late: bool
    times: int
    "How often this person has used it in the last while (`REPEATED_WITHIN`), with this time."
    verdict: str
    review_words: str
    reviewed_by: str


class Done(NamedTuple):
    """Something that was done under a use."""

    at: datetime
    words: Words


def of(actor: Actor, now: datetime) -> tuple[Use, ...]:
    """What waits, the oldest first; then what was reviewed in the last while, the newest first."""
    since = now - REPEATED_WITHIN
    waiting = _rows(actor, now).filter(reviewed_at__isnull=True).order_by("at", "pk")[:MOST]
    done = _rows(actor, now).filter(reviewed_at__isnull=False, at__gt=since).order_by("-at", "-pk")[:MOST]
    return _uses([one for one in (*waiting, *done) if _reviews(one, actor, now)], actor, now)


def late(actor: Actor, now: datetime) -> int:
    """How many uses wait for this person's review past their day. One query; none for who reviews nothing."""
    if not may(Verb.REVIEW_EMERGENCY, actor).allowed:
        return 0
    rows = _rows(actor, now).filter(reviewed_at__isnull=True).order_by("at")[:MOST]
    return sum(_late(one, now) and _reviews(one, actor, now) for one in rows)


def row(actor: Actor, now: datetime, public_id: UUID) -> EmergencyUse | None:
    """One use that this person may review, for an action; None for every other."""
    found = _rows(actor, now).filter(public_id=public_id).first()
    return found if found is not None and _reviews(found, actor, now) else None


def one(actor: Actor, now: datetime, public_id: UUID) -> tuple[Use, tuple[Done, ...]] | None:
    """One use and what was done under it, for a screen; None as above."""
    found = row(actor, now, public_id)
    if found is None:
        return None
    return _uses([found], actor, now)[0], _done(found)


def _done(use: EmergencyUse) -> tuple[Done, ...]:
    if use.case_id is None:
        return ()
    lines = JournalEntry.objects.filter(
        case_id=use.case_id,
        staff_id=use.staff_id,
        at__gte=use.at,
        at__lte=emergencies.until(use),
        facts__ground=str(Ground.EMERGENCY),
    ).order_by("at", "pk")
    return tuple(Done(at, words_of(verb)) for at, verb in lines.values_list("at", "verb")[:MOST])


def _rows(actor: Actor, now: datetime) -> QuerySet[EmergencyUse]:
    """Row-level security leaves out the uses of other cases and organisations, and of a case that one may not see all
    but its number. Of a case that is barred to them nobody has even that."""
    return (
        EmergencyUse.objects.exclude(staff=actor.staff_id or 0)
        .exclude(case_id__in=scope.barred(actor))
        .filter(at__lte=now)
        .select_related("case", "staff", "reviewed_by")
    )


def _reviews(use: EmergencyUse, actor: Actor, now: datetime) -> bool:
    if actor.holds(Role.PRIVACY_OFFICER) and use.organisation_id in privacy.watched(actor):
        return True
    case = use.case
    if case is None or not actor.leads(case.unit_id, case.team_id):
        return False
    here = scope.situation(case, actor, now.astimezone(LONDON).date())
    return standing.ground(actor, here) not in (None, Ground.EMERGENCY)


def _uses(rows: Collection[EmergencyUse], actor: Actor, now: datetime) -> tuple[Use, ...]:
    if not rows:
        return ()
    references = privacy.references_of({one.case_id for one in rows if one.case_id and one.case is None})
    with scope.upkeep():  # all there were, also on cases that the reader does not lead: of these the number alone
        uses = EmergencyUse.objects.filter(
            staff__in={one.staff_id for one in rows}, at__gt=now - REPEATED_WITHIN, at__lte=now
        )
        times = dict(uses.values_list("staff").annotate(times=Count("pk")))
    return tuple(
        Use(
            id=one.public_id,
            who=one.staff.name,
            at=one.at,
            until=emergencies.until(one),
            reason=one.reason,
            words=one.words,
            reference=one.case.reference if one.case else references.get(one.case_id or 0, ""),
            opened=one.case_id is not None,
            review_by=review_by(one.at, england_and_wales()),
            late=_late(one, now),
            times=times.get(one.staff_id, 0),
            verdict=one.verdict,
            review_words=one.review_words,
            reviewed_by=one.reviewed_by.name if one.reviewed_by else "",
        )
        for one in rows
    )


def _late(use: EmergencyUse, now: datetime) -> bool:
    due = review_by(use.at, england_and_wales())
    return use.reviewed_at is None and due < now.astimezone(LONDON).date()
