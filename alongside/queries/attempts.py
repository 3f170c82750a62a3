"""How the attempts to reach the person of a case stand: asked of every contact made or tried on it."""

from datetime import date, datetime, time

from alongside.catalogue.vocabulary import ACCUSED, ASK_REFERRER
from alongside.gateways.holidays import england_and_wales
from alongside.queries import contact_plans
from alongside.records.models import Case, Channel, Contact, Duty
from alongside.rules.attempts import WRITTEN, Standing, Tried, open_bands, standing
from alongside.rules.counting import LONDON
from alongside.rules.findings import Outcome
from alongside.rules.matching import alike
from alongside.rules.safe_contact import ChannelFacts, Safety, may_use

__all__ = ["Standing", "of"]

NOON = time(12)


def of(case: Case, today: date) -> Standing:
    """How the attempts on a case found by `scope.case` stand. Four queries at most."""
    rows = Contact.objects.filter(case=case).values_list("made_at", "direction", "way", "answered_by", "outcome")
    tried = [Tried(*row) for row in rows]
    plan = contact_plans.of([case.person_id]).get(case.person_id)
    asked_of = list(Duty.objects.filter(case=case, kind=ASK_REFERRER, state="met").values_list("ended_at", flat=True))
    last = max((one.at for one in tried if one.attempt), default=None)
    return standing(
        tried,
        england_and_wales(),
        opened_on=case.opened_on,
        high_risk=case.risk == "high",
        safe_to_write=_safe_to_write(case, today),
        referrer_asked=any(last is None or ended > last for ended in asked_of if ended is not None),
        open_bands=open_bands(plan.times if plan else ()),
    )


def _safe_to_write(case: Case, today: date) -> bool:
    rows = list(
        Channel.objects.filter(person__roles__case=case, ended_at__isnull=True).values_list(
            "person_id", "person__roles__role", "way", "value", "safety", "said_on", "expires_on", "conditions"
        )
    )
    accused = {alike(value) for _, role, _, value, *_ in rows if role in ACCUSED}
    noon = datetime.combine(today, NOON, LONDON)
    return any(
        may_use(
            ChannelFacts(Safety(safety), said_on, expires_on, conditions, shared_with_accused=alike(value) in accused),
            noon,
        ).outcome
        is not Outcome.NO
        for person, _, way, value, safety, said_on, expires_on, conditions in rows
        if person == case.person_id and way in WRITTEN
    )
