"""When somebody cannot be reached and nothing may be written to them: whoever referred them is asked for a safe way."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, action
from alongside.catalogue.vocabulary import ASK_REFERRER
from alongside.gateways.holidays import england_and_wales
from alongside.records.duties import LIVE
from alongside.records.models import Case, Duty
from alongside.rules.access import Actor, Verb
from alongside.rules.calendar import UnknownYear


@action(Verb.ADD_TASK)
def ask_referrer(case: Case, by: Actor, at: datetime, /) -> Duty:
    """Put it among the officer's tasks to ask, by the next working day. Asked once, however often it is pressed."""
    waiting = Duty.objects.filter(case=case, kind=ASK_REFERRER, state__in=LIVE).first()
    if waiting is not None:
        raise AlreadyDone(waiting)
    today = checking.day_of(at)
    try:
        due_on = england_and_wales().add_working_days(today, 1)
    except UnknownYear:
        due_on = today
    return Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner_id=case.owner_id or by.staff_id,
        kind=ASK_REFERRER,
        due_on=due_on,
        because={
            "en": "Nobody was reached after the attempts, and no way to write is safe.",
            "cy": "Ni chafwyd gafael ar neb ar ôl yr ymdrechion, ac nid oes ffordd ddiogel o ysgrifennu.",
        },
        arose_at=at,
    )
