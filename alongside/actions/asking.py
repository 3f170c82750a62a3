"""What one person asks and another decides (`FourEyes`): the parts that all such acts share."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alongside.actions import checking
from alongside.actions.performing import Changed, Invalid
from alongside.records.models import Case, FourEyes
from alongside.rules.access import Actor
from alongside.rules.words import Words

SAY_WHY = Words("Say why.", "Dywedwch pam.")
_ANOTHER = Words(
    "You asked for this yourself. Another person must decide.",
    "Chi eich hun a ofynnodd am hyn. Rhaid i berson arall benderfynu.",
)
_WAITS = Words("Somebody has asked for this already.", "Mae rhywun eisoes wedi gofyn am hyn.")
_DECIDED = Words("This was decided already.", "Penderfynwyd hyn eisoes.")


def ask(
    case: Case, by: Actor, at: datetime, *, what: str, why: str, about: Mapping[str, Any] | None = None, said: str = ""
) -> FourEyes:
    """Write down what is asked for. One at a time: asked for a second time, it is refused with a sentence."""
    asker = checking.person(by)
    why = checking.text(why, "why", most=400, needed=SAY_WHY)
    if FourEyes.objects.filter(case=case, what=what, decided_at__isnull=True, **(about or {})).exists():
        raise Changed(_WAITS)
    return FourEyes.objects.create(
        case=case, what=what, why=why, said=said, asked_by_id=asker, asked_at=at, **(about or {})
    )


def decide(asked: FourEyes, by: Actor, at: datetime, *, agreed: bool, found: str = "") -> None:
    """Answer what another asked, with what one found. Never one's own; never twice."""
    asked.refresh_from_db(fields=["decided_at", "asked_by"])
    if asked.decided_at is not None:
        raise Changed(_DECIDED)
    if asked.asked_by_id == checking.person(by):
        raise Invalid(_ANOTHER)
    asked.decided_by_id, asked.decided_at, asked.agreed = by.staff_id, at, agreed
    asked.found = found
    asked.save(update_fields=["decided_by", "decided_at", "agreed", "found"])
