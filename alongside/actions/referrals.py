"""What is decided about somebody referred: taken in, sent back, closed; and what stops them, cleared or mended."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from alongside.actions import checking, referral_keeping
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, check, journal, noting
from alongside.actions.referral_keeping import Incoming
from alongside.catalogue.referrals import answer_day
from alongside.catalogue.retention import REFERRAL_NOT_TAKEN_UP
from alongside.gateways.holidays import england_and_wales
from alongside.gateways.police_records import FIELDS, LONGEST_VALUE
from alongside.queries import referrals as asked
from alongside.queries import scope
from alongside.records.models import (
    Case,
    InboundMessage,
    JournalEntry,
    MessageLink,
    Referral,
    ReferralGate,
    RejectedRow,
    Source,
    Unit,
)
from alongside.records.sealed_text import sealed
from alongside.rules import triage
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.referrals import CLOSINGS, RETURNS, WAITING, Kind, State, facts
from alongside.rules.words import Words

PARTNERS = "partners"
TYPED = "typed-referrals"
_NAMES = {PARTNERS: "Partner organisations", TYPED: "Typed by our own officers"}
_NEVER_SILENT = 60 * 24 * 365 * 100

_DECIDED = Words(
    "Somebody has already decided about this referral.", "Mae rhywun eisoes wedi penderfynu ar yr atgyfeiriad hwn."
)
_STOPPED = Words(
    "Something still stops this referral. Mend it, or say why it may go on.",
    "Mae rhywbeth yn dal i atal yr atgyfeiriad hwn. Trwsiwch ef, neu dywedwch pam y caiff fynd ymlaen.",
)
_WHY = Words("Say why.", "Dywedwch pam.")
_NOBODY = Words("Give the person's name, or what they are called.", "Rhowch enw'r person, neu'r hyn y'i gelwir.")


@action(Verb.RECEIVE_MESSAGES)
def look_at_new(waited: str, by: Actor, at: datetime, /, *, most: int = 500) -> int:
    """Look at the gates of referrals nobody has looked at. `waited` names the chore. Returns how many there were."""
    new = list(Referral.objects.filter(state=str(State.NEW)).select_for_update(skip_locked=True).order_by("pk")[:most])
    referral_keeping.look(new, at, drama=by.purpose == "demonstration")
    noting(referrals=len(new))
    return len(new)


@action(Verb.RECEIVE_MESSAGES)
def forget(waited: str, by: Actor, at: datetime, /) -> int:
    """Let go of referrals that came to nothing, of their messages, and of rejected rows, past their time. How many."""
    kept = REFERRAL_NOT_TAKEN_UP.keep
    assert kept is not None  # noqa: S101  the catalogue gives a figure
    before = at - timedelta(weeks=kept.weeks)
    over = Referral.objects.filter(state__in=("returned", "closed"), decided_at__lt=before, case__isnull=True)
    messages = list(over.filter(message__isnull=False).values_list("message_id", flat=True))
    count = over.count()
    over.delete()
    InboundMessage.objects.filter(pk__in=messages, links__isnull=True).delete()
    rows, _ = RejectedRow.objects.filter(batch__ended_at__lt=before).delete()
    noting(referrals=count, rows=rows)
    return count + rows


def view(referral: Referral, by: Actor, at: datetime, /) -> JournalEntry:
    """Write down that somebody opened a referral: it is a person's record before there is a case."""
    check(Verb.VIEW_DESK, by, at)
    return journal(Verb.VIEW_DESK, by, at, subject=referral)


view.verb = Verb.VIEW_DESK  # type: ignore[attr-defined]  # the architecture tests and the docs read it


@action(Verb.DECIDE_REFERRAL)
def look_again(referral: Referral, by: Actor, at: datetime, /) -> Referral:
    """Look at its gates now, without waiting for the worker."""
    here = _waiting(referral, by)
    referral_keeping.look([here], at)
    referral.state = here.state
    noting(state=here.state)
    return here


@action(Verb.DECIDE_REFERRAL)
def accept(referral: Referral, by: Actor, at: datetime, /, *, case: Case) -> Referral:
    """A case was opened for it (`intake.take_in`): from now on the row goes with that case, and so does its message.

    Its gates were looked at before: `look_again`.
    """
    here = _waiting(referral, by)
    if asked.open_gates([here.pk]):
        raise Invalid(_STOPPED)
    if here.unit_id not in (None, case.unit_id):
        raise Refused(UNKNOWN)
    if here.message_id is not None:
        message = InboundMessage.objects.get(pk=here.message_id)
        said = Words(f"Case {case.reference} was opened.", f"Agorwyd achos {case.reference}.")
        InboundMessage.objects.filter(pk=message.pk).update(
            state="done",
            decided_by=by.staff_id,
            decided_at=at,
            decided_why=sealed(message, "decided_why", said.in_(by.language)),
        )
        MessageLink.objects.create(message=message, case=case)
    _decide(here, State.ACCEPTED, by, at, case=case)
    noting(opened=case.pk, priority=here.priority.lower())
    return here


@action(Verb.DECIDE_REFERRAL)
def give_back(referral: Referral, by: Actor, at: datetime, /, *, code: str, why: str = "") -> Referral:
    """It goes back to its sender, for a reason of `RETURNS`; what else is written stays here."""
    checking.chosen(code, RETURNS, "code")
    here = _waiting(referral, by)
    _decide(here, State.RETURNED, by, at, code=code, why=checking.text(why, "why", most=400))
    _end_message(here, by, at)
    noting(code=code)
    return here


@action(Verb.DECIDE_REFERRAL)
def close(referral: Referral, by: Actor, at: datetime, /, *, code: str, why: str = "") -> Referral:
    """It is closed without a case, for a reason of `CLOSINGS`."""
    checking.chosen(code, CLOSINGS, "code")
    here = _waiting(referral, by)
    _decide(here, State.CLOSED, by, at, code=code, why=checking.text(why, "why", most=400, needed=_WHY))
    _end_message(here, by, at)
    noting(code=code)
    return here


@action(Verb.DECIDE_REFERRAL)
def clear(gate: ReferralGate, by: Actor, at: datetime, /, *, why: str) -> ReferralGate:
    """What stopped it need not, and this is why. It stays cleared while the same is found again."""
    why = checking.text(why, "why", most=400, needed=_WHY)
    here = _waiting(gate.referral, by)
    live = ReferralGate.objects.select_for_update(of=("self",)).get(pk=gate.pk)
    if live.ended_at is not None:
        raise AlreadyDone(live)
    live.ended_at, live.ended_how, live.ended_by_id, live.ended_why = at, "cleared", checking.person(by), why
    live.save(update_fields=["ended_at", "ended_how", "ended_by", "ended_why"])
    with scope.upkeep():
        stopped = ReferralGate.objects.filter(referral=here, ended_at__isnull=True).exists()
        Referral.objects.filter(pk=here.pk).update(state=str(State.STOPPED if stopped else State.READY))
    noting(gate=live.gate, reason=live.reason)
    return live


@action(Verb.DECIDE_REFERRAL)
def mend(referral: Referral, by: Actor, at: datetime, /, *, fields: Mapping[str, str], seen: int) -> Referral:
    """Write what the sender was asked for into it; an empty field is taken away. Its gates are looked at again."""
    here = _waiting(referral, by)
    checking.unchanged(here.version, seen)
    now = referral_keeping.says(here)
    changed = sorted(name for name, value in fields.items() if name in FIELDS and now.get(name, "") != value.strip())
    for name in changed:
        now[name] = checking.text(fields[name], name, most=LONGEST_VALUE)
    said = {name: value for name, value in now.items() if value}
    _named(said)
    on = checking.day_of(at)
    judged = triage.priority(facts(said, on, referral_keeping.born(said, on)))
    here.says, here.version = json.dumps(said, ensure_ascii=False), here.version + 1
    here.priority, here.priority_rules = str(judged.level), list(judged.rules)
    here.respond_by = answer_day(judged.level, checking.day_of(here.received_at), england_and_wales())
    here.save(update_fields=["says", "version", "priority", "priority_rules", "respond_by"])
    referral_keeping.look([here], at)
    noting(fields=len(changed), state=here.state)
    return here


@action(Verb.SEND_REFERRAL)
def send(
    unit: Unit, by: Actor, at: datetime, /, *, fields: Mapping[str, str], form_key: UUID | None = None
) -> Referral:
    """A partner sends somebody to a unit they belong to. They are told nothing but that it arrived."""
    if by.staff_id is not None and not by.holds(Role.PARTNER, unit_id=unit.pk):
        raise Refused(UNKNOWN)
    checking.first_made(Referral, form_key)
    said = _checked(fields)
    # Of one person's own: that another sent the same is nothing a partner may learn.
    print_ = referral_keeping.print_of({**said, "sent_by": str(by.staff_id)})
    incoming = Incoming(said, print_, sent_by=by.staff_id, form_key=form_key)
    kept = referral_keeping.keep(
        [incoming], at, source=own_source(PARTNERS), kind=Kind.PARTNER, organisation=unit.organisation_id, unit=unit.pk
    )
    if not kept:
        raise Invalid(Words("You sent exactly this before.", "Anfonoch chi'n union hyn o'r blaen."))
    with scope.upkeep():
        referral_keeping.look(kept, at, drama=by.purpose == "demonstration")
    noting(unit=unit.pk)
    return kept[0]


def note_typed(case: Case, by: Actor, at: datetime, fields: Mapping[str, str]) -> None:
    """Somebody rang, and an officer typed the case in at once: the inbox counts it as a referral that was accepted.

    A part of taking in (`intake.take_in`).
    """
    said = {name: value for name, value in fields.items() if value}
    print_ = f"case {case.public_id}"
    with scope.upkeep():
        kept = referral_keeping.keep(
            [Incoming(said, print_)],
            at,
            source=own_source(TYPED),
            kind=Kind.TYPED,
            organisation=case.organisation_id,
            unit=case.unit_id,
        )
        for one in kept:
            _decide(one, State.ACCEPTED, by, at, case=case)


def own_source(slug: str) -> Source:
    """The source of what partners send, or our own officers type, made the first time somebody does."""
    with scope.upkeep():
        found, _ = Source.objects.get_or_create(
            slug=slug, defaults={"name": _NAMES[slug], "expected_minutes": _NEVER_SILENT}
        )
    return found


def _checked(fields: Mapping[str, str]) -> dict[str, str]:
    said = {
        name: text
        for name, value in fields.items()
        if name in FIELDS and (text := checking.text(value, name, most=LONGEST_VALUE))
    }
    _named(said)
    return said


def _named(said: Mapping[str, str]) -> None:
    if not (said.get("givenName") or said.get("surname")):
        raise Invalid(_NOBODY, "givenName")


def _waiting(referral: Referral, by: Actor) -> Referral:
    """It as it is now, locked. Not there for them: refused; decided already: said so."""
    here = Referral.objects.select_for_update(of=("self",), no_key=True).filter(pk=referral.pk).first()
    if here is None:
        there = Referral.objects.filter(pk=referral.pk).first()
        raise Changed(_DECIDED) if there is not None and there.state not in WAITING else Refused(UNKNOWN)
    if here.state not in WAITING:
        raise Changed(_DECIDED)
    if by.staff_id is not None and here.sent_by_id == by.staff_id:
        raise Refused(UNKNOWN)
    return here


def _decide(
    here: Referral,
    state: State,
    by: Actor,
    at: datetime,
    *,
    case: Case | None = None,
    code: str = "",
    why: str = "",
) -> None:
    here.state, here.decided_by_id, here.decided_at, here.decided_code = str(state), by.staff_id, at, code
    here.decided_why, here.version = why, here.version + 1
    here.case = case
    here.save(update_fields=["state", "decided_by", "decided_at", "decided_code", "decided_why", "version", "case"])


def _end_message(here: Referral, by: Actor, at: datetime) -> None:
    """The message it came in is done with it: the inbox is the one place where that is decided."""
    if here.message_id is None:
        return
    message = InboundMessage.objects.get(pk=here.message_id)
    said = (RETURNS | CLOSINGS)[here.decided_code]
    InboundMessage.objects.filter(pk=here.message_id, state="waiting").update(
        state="done",
        decided_by=by.staff_id,
        decided_at=at,
        decided_why=sealed(message, "decided_why", said.in_(by.language)),
    )
