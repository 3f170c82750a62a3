"""Visits: booked after their risk check, by the guard's leave; and colleagues who are out, until they are back.

Nobody is left out there by a closed laptop: who has not said that they are back by their time is looked for, whether or
not they said that they had left. Only they, their second or a senior who made sure of them ends that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models.functions import Coalesce, Greatest

from alongside.actions import checking, guard
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.queries import scope, visits
from alongside.queries.units import colleagues
from alongside.records.models import AggressionWarning, Alert, Case, Outing, Staff, Visit
from alongside.rules import visits as rules
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.outlets import Outlet
from alongside.rules.words import Words

ALERT = "visit_overdue"
MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What was typed to book a visit. Codes are those of `rules.visits`."""

    kind: str
    starts_at: datetime
    back_by: datetime
    goes: Staff
    answers: Mapping[str, str]
    second: Staff | None = None
    buddy: Staff | None = None
    number: str = ""
    channel: UUID | None = None
    place: str = ""
    check_note: str = ""
    leave: Mapping[str, object] = field(default_factory=dict)
    """What the guard was given beside: conditions_read, override_why, threat_to_life."""


@action(Verb.BOOK_VISIT)
def book(case: Case, by: Actor, at: datetime, /, *, plan: Plan, form_key: UUID | None = None) -> Visit:
    """Book a visit. Where the risk check says two, one cannot be booked alone; the guard has the last word."""
    checking.once(Visit, case, form_key)
    _check_times(plan, at)
    _check_people(case, plan, by, at)
    because = _check_risk(case, plan)
    if plan.channel is not None:
        guard.leave(case, by, at, outlet=Outlet.VISIT, channel=plan.channel, when=plan.starts_at, **plan.leave)  # type: ignore[arg-type]  # what the form asks is what the guard takes
    channel, place = visits.place_of(case, plan.channel), checking.text(plan.place, "place", most=200)
    if plan.kind == "home" and channel is None:
        raise Invalid(
            Words("Choose the address, or add it first.", "Dewiswch y cyfeiriad, neu ychwanegwch ef yn gyntaf."),
            "channel",
        )
    if channel is None and not place:
        raise Invalid(Words("Say where.", "Dywedwch ble."), "place")
    outing = Outing.objects.create(
        unit_id=case.unit_id,
        goes=plan.goes,
        second=plan.second,
        buddy=plan.buddy,
        number=checking.text(plan.number, "number", most=40),
        starts_at=plan.starts_at,
        back_by=plan.back_by,
    )
    noting(kind=plan.kind, goes=plan.goes.pk, second=plan.second.pk if plan.second else None, two=list(because))
    return Visit.objects.create(
        case=case,
        outing=outing,
        person_id=channel.person_id if channel else case.person_id,
        kind=plan.kind,
        channel=channel,
        place=place,
        answers=dict(plan.answers),
        check_note=checking.text(plan.check_note, "check_note", most=MOST_WORDS),
        two_because=list(because),
        booked_by_id=checking.person(by),
        booked_at=at,
        form_key=form_key,
    )


def _check_times(plan: Plan, at: datetime) -> None:
    checking.chosen(plan.kind, rules.KINDS, "kind")
    if plan.starts_at < at:
        raise Invalid(
            Words("This time has passed. Give a time to come.", "Mae'r amser hwn wedi mynd heibio."),
            "starts_at",
        )
    if plan.starts_at > at + rules.AHEAD:
        raise Invalid(Words("Check the year.", "Gwiriwch y flwyddyn."), "starts_at")
    if plan.back_by <= plan.starts_at:
        raise Invalid(
            Words("You cannot be back before you begin.", "Ni allwch fod yn ôl cyn i chi ddechrau."), "back_by"
        )
    if plan.back_by - plan.starts_at > rules.LONGEST:
        raise Invalid(
            Words(
                "Be back within 12 hours, or somebody would look for you too late: book it as two visits.",
                "Byddwch yn ôl o fewn 12 awr, neu byddai rhywun yn chwilio amdanoch yn rhy hwyr: trefnwch ef fel dau "
                "ymweliad.",
            ),
            "back_by",
        )


def _check_people(case: Case, plan: Plan, by: Actor, at: datetime) -> None:
    here = {person.pk for person in colleagues(by, checking.day_of(at), case.unit_id)}
    for who, name in ((plan.goes, "goes"), (plan.second, "second"), (plan.buddy, "buddy")):
        if who is not None and who.pk not in here and who.pk != by.staff_id:
            raise Invalid(
                Words("Choose somebody who works in this unit.", "Dewiswch rywun sy'n gweithio yn yr uned hon."), name
            )
    if plan.second is not None and plan.second.pk == plan.goes.pk:
        raise Invalid(Words("Choose somebody else to go along.", "Dewiswch rywun arall i fynd hefyd."), "second")
    if plan.buddy is not None and plan.buddy.pk in (plan.goes.pk, plan.second.pk if plan.second else None):
        raise Invalid(
            Words(
                "Choose somebody who stays behind: they are told first if nobody comes back.",
                "Dewiswch rywun sy'n aros ar ôl: hwy a gaiff wybod gyntaf os na ddaw neb yn ôl.",
            ),
            "buddy",
        )


def _check_risk(case: Case, plan: Plan) -> tuple[str, ...]:
    for question in rules.QUESTIONS:
        checking.chosen(plan.answers.get(question, ""), rules.ANSWERS, question)
    because = rules.two_because(plan.kind, plan.answers, warned=visits.is_warned(case), risk=case.risk)
    if because and plan.second is None:
        said = rules.why_two(because)
        raise Invalid(Words(f"{said.en} Choose who goes along.", f"{said.cy} Dewiswch pwy sy'n mynd hefyd."), "second")
    return because


@action(Verb.BOOK_VISIT)
def cancel(visit: Visit, by: Actor, at: datetime, /, *, why: str) -> Visit:
    """Call a visit off before anybody has left. Nobody is waited for any more."""
    outing = _of(visit)
    if outing.state != "booked":
        raise Changed(
            Words(
                "Somebody has left for it already: say that they are back, and what came of it.",
                "Mae rhywun eisoes wedi gadael ar ei gyfer: dywedwch eu bod yn ôl, a beth ddaeth ohono.",
            )
        )
    visit.note = checking.text(why, "why", most=MOST_WORDS, needed=Words("Say why.", "Dywedwch pam."))
    outing.state = "cancelled"
    outing.save(update_fields=["state"])
    visit.state, visit.ended_at = "cancelled", at
    visit.save(update_fields=["state", "ended_at", "note"])
    return visit


@action(Verb.BOOK_VISIT)
def finish(visit: Visit, by: Actor, at: datetime, /, *, outcome: str, present: str = "", note: str = "") -> Visit:
    """Say what came of it, once everybody is back."""
    outing = _of(visit)
    if outing.state != "back":
        raise Invalid(
            Words("First say that you are back.", "Yn gyntaf dywedwch eich bod yn ôl."),
        )
    visit.outcome = checking.chosen(outcome, rules.OUTCOMES, "outcome")
    who = Words("Say who was there.", "Dywedwch pwy oedd yno.") if outcome == "seen" else None
    visit.present = checking.text(present, "present", most=400, needed=who)
    visit.note = checking.text(note, "note", most=MOST_WORDS)
    visit.state, visit.ended_at = "done", at
    visit.save(update_fields=["state", "ended_at", "outcome", "present", "note"])
    noting(outcome=outcome)
    return visit


def _of(visit: Visit) -> Outing:
    """The outing of a visit that is still open, locked."""
    visit.refresh_from_db(fields=["state", "ended_at"])
    if visit.state != "booked":
        raise Changed(Words("This visit is over.", "Mae'r ymweliad hwn ar ben."))
    return Outing.objects.select_for_update(of=("self",)).get(pk=visit.outing_id)


@action(Verb.CHECK_IN)
def set_out(outing: Outing, by: Actor, at: datetime, /) -> Outing:
    """Say that one has left."""
    live = _own(outing, by)
    if live.state == "out":
        raise AlreadyDone(live)
    if live.state != "booked":
        raise Changed(_OVER)
    live.state, live.left_at = "out", at
    live.save(update_fields=["state", "left_at"])
    return live


@action(Verb.CHECK_IN)
def come_back(outing: Outing, by: Actor, at: datetime, /) -> Outing:
    """Say that one is back and safe. It ends the alarm, if there is one."""
    live = _own(outing, by)
    if live.state == "back":
        raise AlreadyDone(live)
    if live.state == "cancelled":
        raise Changed(_OVER)
    noting(late=live.state == "overdue", told=live.told)
    live.state, live.back_at, live.ended_by_id = "back", at, checking.person(by)
    live.save(update_fields=["state", "back_at", "ended_by"])
    return live


@action(Verb.MAKE_SURE)
def make_sure(outing: Outing, by: Actor, at: datetime, /, *, how: str) -> Outing:
    """A senior has made sure of a colleague who was not back: how, in words."""
    if outing.unit_id not in {m.unit_id for m in by.memberships if m.role in (Role.SENIOR, Role.MANAGER)}:
        raise Refused(UNKNOWN)
    live = Outing.objects.select_for_update(of=("self",)).get(pk=outing.pk)
    if live.goes_id == by.staff_id:
        raise Invalid(Words("You are back yourself: say so.", "Yr ydych chi'ch hun yn ôl: dywedwch hynny."), "how")
    if live.state == "back":
        raise AlreadyDone(live)
    if live.state != "overdue":
        raise Changed(Words("Nobody is being looked for here.", "Nid oes neb yn cael ei geisio yma."))
    needed = Words("Say how you made sure that they are safe.", "Dywedwch sut y gwnaethoch yn siŵr eu bod yn ddiogel.")
    live.made_sure = checking.text(how, "how", most=400, needed=needed)
    live.state, live.back_at, live.ended_by_id = "back", at, checking.person(by)
    live.save(update_fields=["state", "back_at", "ended_by", "made_sure"])
    noting(goes=live.goes_id, told=live.told)
    return live


@action(Verb.RAISE_ALARM)
def raise_alarm(outing: Outing, by: Actor, at: datetime, /) -> Outing:
    """Somebody is not back: tell whom it is time to tell, and let the duty officer into the case for today."""
    with scope.upkeep():
        live = Outing.objects.select_for_update(of=("self",)).get(pk=outing.pk)
        if live.state not in visits.WAITED_FOR:
            raise AlreadyDone(live)
        steps = rules.alarms(live.back_by, at, live.told)
        recipients = visits.to_tell(live, steps, at)
        Alert.objects.bulk_create(Alert(recipient_id=person, kind=ALERT, at=at) for person in sorted(recipients))
        live.state, live.told = "overdue", live.told + len(steps)
        live.save(update_fields=["state", "told"])
        today = checking.day_of(at)
        Case.objects.filter(visits__outing=live).update(alert_until=Greatest(Coalesce("alert_until", today), today))
    noting(goes=live.goes_id, told=live.told, alerts=len(recipients))
    return live


def _own(outing: Outing, by: Actor) -> Outing:
    if by.staff_id is None or by.staff_id not in (outing.goes_id, outing.second_id):
        raise Refused(UNKNOWN)
    return Outing.objects.select_for_update(of=("self",)).get(pk=outing.pk)


_OVER = Words("This outing is over or was called off.", "Mae'r daith hon ar ben neu cafodd ei chanslo.")


@action(Verb.WARN_OF_AGGRESSION)
def warn(
    case: Case, by: Actor, at: datetime, /, *, what: str, whose: str, note: str, review_on: date
) -> AggressionWarning:
    """Warn whoever works on the case. It is looked at again by a day, so that nothing sticks to anybody for ever."""
    checking.chosen(what, rules.AGGRESSION, "what")
    checking.chosen(whose, rules.WHOSE, "whose")
    checking.coming(review_on, at, "review_on")
    if review_on > checking.day_of(at) + rules.LONGEST_WARNING:
        raise Invalid(
            Words("Look at it again within half a year.", "Edrychwch arno eto o fewn hanner blwyddyn."), "review_on"
        )
    needed = Words(
        "Say what happened, in the words that were said.", "Dywedwch beth ddigwyddodd, yn y geiriau a ddywedwyd."
    )
    noting(what=what, whose=whose)
    return AggressionWarning.objects.create(
        case=case,
        what=what,
        whose=whose,
        note=checking.text(note, "note", most=MOST_WORDS, needed=needed),
        review_on=review_on,
        raised_by_id=checking.person(by),
        raised_at=at,
    )


@action(Verb.WARN_OF_AGGRESSION)
def end_warning(warning: AggressionWarning, by: Actor, at: datetime, /, *, why: str) -> AggressionWarning:
    """The warning no longer holds."""
    warning.refresh_from_db(fields=["ended_at"])
    if warning.ended_at is not None:
        raise Changed(Words("This warning has ended already.", "Mae'r rhybudd hwn eisoes wedi dod i ben."))
    warning.ended_why = checking.text(why, "why", most=400, needed=Words("Say why.", "Dywedwch pam."))
    warning.ended_at, warning.ended_by_id = at, checking.person(by)
    warning.save(update_fields=["ended_at", "ended_by", "ended_why"])
    return warning
