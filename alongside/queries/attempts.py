"""How the attempts to reach the person of a case stand: asked of every contact made or tried on it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from alongside.catalogue.vocabulary import ASK_REFERRER
from alongside.gateways.holidays import england_and_wales
from alongside.queries import channel_facts, contact_plans, people
from alongside.records.models import Case, Channel, Contact, Duty
from alongside.rules.attempts import ENOUGH, WRITTEN, Standing, Tried, open_bands, standing
from alongside.rules.counting import LONDON
from alongside.rules.outlets import OF_WAY, Light, Override, light

__all__ = ["Standing", "of"]

NOON = time(12)
USABLE = (Override.NOTHING, Override.CONDITIONS_READ)
"""What it may take to write to somebody, for the way to count as safe: no more than reading its terms."""


def of(case: Case, today: date, *, parts: Sequence[people.Part] | None = None) -> Standing:
    """How the attempts on a case found by `scope.case` stand. Three queries; `parts` spares more after enough attempts.

    Whether anything safe to write to is left is asked only once enough was tried.
    """
    rows = Contact.objects.filter(case=case).values_list("made_at", "direction", "way", "answered_by", "outcome")
    tried = [Tried(*row) for row in rows]
    plan = contact_plans.of([case.person_id]).get(case.person_id)
    asked_of = list(Duty.objects.filter(case=case, kind=ASK_REFERRER, state="met").values_list("ended_at", flat=True))
    last = max((one.at for one in tried if one.attempt), default=None)
    stands = partial(
        standing,
        tried,
        england_and_wales(),
        opened_on=case.opened_on,
        high_risk=case.risk == "high",
        referrer_asked=any(ended is not None and (last is None or ended > last) for ended in asked_of),
        open_bands=open_bands(plan.times if plan else ()),
    )
    found = stands(safe_to_write=False)
    return stands(safe_to_write=_safe_to_write(case, today, parts)) if found.number >= ENOUGH else found


def _safe_to_write(case: Case, today: date, parts: Sequence[people.Part] | None) -> bool:
    if parts is not None:
        ways = [way for part in parts if part.person_id == case.person_id for way in part.ways]
        return any(way.way in WRITTEN and way.needs in USABLE for way in ways)
    noon = datetime.combine(today, NOON, LONDON)
    channels = Channel.objects.filter(person_id=case.person_id, way__in=WRITTEN, ended_at__isnull=True)
    for channel in channels.select_related("person"):
        outlet = OF_WAY[channel.way]
        shown = light(outlet, channel_facts.fresh(case, channel, outlet), noon)
        if shown.light is not Light.RED and shown.needs in USABLE:
            return True
    return False
