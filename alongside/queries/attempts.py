"""How the attempts to reach the person of a case stand: asked of every contact made or tried on it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from alongside.catalogue.vocabulary import ASK_REFERRER
from alongside.gateways.holidays import england_and_wales
from alongside.queries import channel_facts, people
from alongside.records.models import Case, Channel, Contact, Duty
from alongside.rules.attempts import ENOUGH, WRITTEN, Standing, Tried, open_bands, standing
from alongside.rules.contact_times import times_of
from alongside.rules.counting import LONDON
from alongside.rules.outlets import OF_WAY, Light, Override, light

__all__ = ["Standing", "of"]

NOON = time(12)
USABLE = (Override.NOTHING, Override.CONDITIONS_READ)
"""What it may take to write to somebody, for the way to count as safe: no more than reading its terms."""


def of(case: Case, today: date, *, parts: Sequence[people.Part] | None = None) -> Standing:
    """How the attempts on a case found by `scope.case` stand. One query; `parts` spares more after enough attempts.

    Whether anything safe to write to is left is asked only once enough was tried.
    """
    contacts, asked, times = _heard(case)
    last = max((one.at for one in contacts if one.attempt), default=None)
    stands = partial(
        standing,
        contacts,
        england_and_wales(),
        opened_on=case.opened_on,
        high_risk=case.risk == "high",
        referrer_asked=any(last is None or ended > last for ended in asked),
        open_bands=open_bands(times_of(times)),
    )
    found = stands(safe_to_write=False)
    return stands(safe_to_write=_safe_to_write(case, today, parts)) if found.number >= ENOUGH else found


def _heard(case: Case) -> tuple[list[Tried], list[datetime], str]:
    """Every contact on the case, when its referrer was asked, and the times of the person's plan."""
    codes = ("direction", "way", "answered_by", "outcome")
    contacts = Contact.objects.filter(case=OuterRef("pk")).values(
        one=JSONObject(at="made_at", **{name: name for name in codes})
    )
    asked = Duty.objects.filter(case=OuterRef("pk"), kind=ASK_REFERRER, state="met", ended_at__isnull=False)
    row = (
        Case.objects.filter(pk=case.pk)
        .values_list(ArraySubquery(contacts), ArraySubquery(asked.values("ended_at")), "person__plan__times")
        .first()
    )
    found, ended, times = row or ([], [], "")
    tried = [Tried(datetime.fromisoformat(one["at"]), *(one[name] for name in codes)) for one in found]
    return tried, ended, times or ""


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
