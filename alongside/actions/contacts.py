"""Contacts made or tried: what was said, and which duties that met.

A duty is met by telling the person meant, and nobody else, by a way that is safe. A call nobody answers is an attempt.
Where somebody else answers, the number itself becomes doubtful, at once and without being asked: as a telephone, for
texts and for voicemail. A way that is not safe takes a reason in words, noted in the journal with what was overridden;
that a second person must agree is work still to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.actions import checking, days
from alongside.actions.performing import Changed, Invalid, action, noting
from alongside.catalogue import vocabulary
from alongside.queries.duties import met_by_contact
from alongside.records.models import Case, Channel, Contact, Duty
from alongside.rules.access import Actor, Verb
from alongside.rules.findings import Outcome
from alongside.rules.matching import alike
from alongside.rules.safe_contact import ChannelFacts, Safety, may_use, someone_else_answered
from alongside.rules.words import Words

NUMBERS = ("phone", "text", "voicemail")
"""Ways that share one telephone: what is known of the number is known of all three."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an officer typed of one contact. Codes are those of `vocabulary`; `duties` are the ones it is to meet."""

    way: str
    direction: str
    answered_by: str
    outcome: str
    channel: UUID | None = None
    said: str = ""
    concern: str = ""
    override_why: str = ""
    made_at: datetime | None = None
    next_contact_on: date | None = None
    duties: Sequence[UUID] = ()
    may_have_been_the_abuser: bool = False


@action(Verb.RECORD_CONTACT)
def record(case: Case, by: Actor, at: datetime, /, *, contact: Said, form_key: UUID | None = None) -> Contact:
    """Record one contact. Told: the ticked duties are met. Not told: they are attempted, and stay owed."""
    checking.once(Contact, case, form_key)
    _check_codes(contact)
    made_at = _made_at(case, contact, at)
    channel = _channel(case, contact)
    override = checking.text(contact.override_why, "override_why", most=400)
    overridden = _overridden(case, channel, contact, made_at, override) if contact.direction == "out" else ""
    ticked = _ticked(case, contact)
    row = Contact.objects.create(
        case=case,
        made_at=made_at,
        made_by_id=checking.person(by),
        recorded_at=at,
        direction=contact.direction,
        way=contact.way,
        channel=channel,
        person_id=channel.person_id if channel else case.person_id,
        answered_by=contact.answered_by,
        outcome=contact.outcome,
        said=checking.text(contact.said, "said", most=20_000),
        concern=checking.text(contact.concern, "concern", most=5_000),
        override_why=override,
        next_contact_on=_next(contact, at),
        form_key=form_key,
    )
    _settle_duties(ticked, row, by, at)
    if channel is not None:
        _doubt(channel, contact, by, made_at)
    if _reached(row):
        _remember_last(case, checking.day_of(made_at))
    if row.next_contact_on is not None:
        _again(case, row, by, at, form_key)
    noting(way=row.way, outcome=row.outcome, duties=len(ticked), overridden=bool(overridden))
    if overridden:
        noting(override=overridden)
    return row


def _check_codes(contact: Said) -> None:
    checking.chosen(contact.way, vocabulary.WAYS, "way")
    checking.chosen(contact.direction, vocabulary.DIRECTIONS, "direction")
    checking.chosen(contact.answered_by, vocabulary.ANSWERED_BY, "answered_by")
    checking.chosen(contact.outcome, vocabulary.OUTCOMES, "outcome")
    meant = contact.answered_by == "victim"
    written = contact.answered_by == "not_applicable" and contact.way in vocabulary.WRITTEN
    if contact.outcome == "told" and (contact.way == "voicemail" or not (meant or written)):
        raise Invalid(
            Words(
                "They are told only when the person you meant to reach heard it: not when somebody else, a machine or "
                "nobody was on the line.",
                "Dim ond pan fydd y sawl roeddech am ei gyrraedd wedi clywed y dywedir wrthynt: nid pan oedd rhywun "
                "arall, peiriant neu neb ar y ffôn.",
            ),
            "outcome",
        )
    if contact.outcome in ("spoke", "declined") and contact.answered_by in ("nobody", "voicemail"):
        raise Invalid(
            Words("Nobody answered: choose another outcome.", "Ni atebodd neb: dewiswch ganlyniad arall."), "outcome"
        )


def _made_at(case: Case, contact: Said, at: datetime) -> datetime:
    if contact.made_at is None:
        return at
    made_at = checking.aware(contact.made_at, "made_at")
    checking.seen(case, checking.day_of(made_at), at, "made_at")
    if made_at > at:
        raise Invalid(Words("This time is still to come.", "Mae'r amser hwn eto i ddod."), "made_at")
    return made_at


def _next(contact: Said, at: datetime) -> date | None:
    return checking.coming(contact.next_contact_on, at, "next_contact_on") if contact.next_contact_on else None


def _channel(case: Case, contact: Said) -> Channel | None:
    if contact.channel is None:
        return None
    found = (
        Channel.objects.select_for_update(of=("self",))
        .filter(
            public_id=contact.channel, ended_at__isnull=True, person__roles__case=case, person__roles__ended_on=None
        )
        .first()
    )
    if found is None:
        raise Invalid(
            Words(
                "Choose a number or address that is still in use.", "Dewiswch rif neu gyfeiriad sy'n dal mewn defnydd."
            ),
            "channel",
        )
    if found.way != contact.way and {found.way, contact.way} != {"phone", "voicemail"}:
        raise Invalid(
            Words(
                "This is another way of contact: choose one that fits.",
                "Ffordd arall o gysylltu yw hon: dewiswch un sy'n addas.",
            ),
            "channel",
        )
    return found


def _overridden(case: Case, channel: Channel | None, contact: Said, at: datetime, reason: str) -> str:
    """What the typed reason overrides, as a code; "" where nothing stood against the way.

    A way that is unsafe, was never asked about, or was agreed too long ago needs a reason. Never silently.
    """
    doubt = _against(case, channel, contact, at)
    if doubt is None:
        return ""
    kind, why = doubt
    if not reason:
        raise Invalid(why, "override_why")
    if not _is_a_reason(reason):
        raise Invalid(
            Words(
                "Give the reason in three words or more, so that somebody else can understand it later.",
                "Rhowch y rheswm mewn tri gair neu fwy, fel y gall rhywun arall ei ddeall yn nes ymlaen.",
            ),
            "override_why",
        )
    return kind


def _is_a_reason(typed: str) -> bool:
    worded = [word for word in typed.split() if any(letter.isalpha() for letter in word)]
    return len(worded) >= 3 or sum(letter.isalpha() for letter in typed) >= 15


def _against(case: Case, channel: Channel | None, contact: Said, at: datetime) -> tuple[str, Words] | None:
    """What stands against using this way, as a code and in words: nothing, or it takes a reason."""
    if channel is None:
        return "not_on_record", Words(
            "Choose the number or address used, or say why there is none on record.",
            "Dewiswch y rhif neu'r cyfeiriad a ddefnyddiwyd, neu dywedwch pam nad oes un ar gofnod.",
        )
    facts = _facts(case, channel)
    finding = may_use(facts, at)
    if finding.outcome is Outcome.NO:
        if facts.safety in (Safety.UNSAFE, Safety.NOT_ASKED):
            kind = str(facts.safety)
        else:
            kind = "accused_has_it" if facts.shared_with_accused else "out_of_date"
        return kind, _with_reason(finding.reasons[0].words)
    leaves_voice = "voicemail" in (contact.way, contact.answered_by) and contact.outcome == "left_message"
    if leaves_voice and not _voicemail_is_safe(case, channel, at):
        unasked = Words(
            "Nobody has said that a voicemail is safe.", "Nid oes neb wedi dweud bod neges llais yn ddiogel."
        )
        return "voicemail", _with_reason(unasked)
    return None


def _with_reason(doubt: Words) -> Words:
    return Words(f"{doubt.en} Say why you used it.", f"{doubt.cy} Dywedwch pam y'i defnyddiwyd.")


def _facts(case: Case, channel: Channel) -> ChannelFacts:
    accused = Channel.objects.filter(
        person__roles__case=case,
        person__roles__role__in=vocabulary.ACCUSED,
        ended_at__isnull=True,
    ).exclude(person_id=channel.person_id)
    theirs = {alike(value) for value in accused.values_list("value", flat=True)}
    return ChannelFacts(
        safety=Safety(channel.safety),
        said_on=channel.said_on,
        expires_on=channel.expires_on,
        conditions=channel.conditions,
        shared_with_accused=alike(channel.value) in theirs,
    )


def _voicemail_is_safe(case: Case, channel: Channel, at: datetime) -> bool:
    if channel.way == "voicemail":
        return True
    boxes = Channel.objects.filter(person_id=channel.person_id, way="voicemail", ended_at__isnull=True)
    mine = alike(channel.value)
    same = [box for box in boxes if alike(box.value) == mine]
    return any(may_use(_facts(case, box), at).outcome is not Outcome.NO for box in same)


def _ticked(case: Case, contact: Said) -> list[Duty]:
    """The duties the officer ticked: all live, accepted, of this case, and such as telling can meet."""
    wanted = set(contact.duties)
    if not wanted:
        return []
    found = list(Duty.objects.select_related("event").filter(case=case, public_id__in=wanted))
    if len(found) != len(wanted) or any(duty.state not in ("open", "attempted") for duty in found):
        raise Changed(
            Words(
                "One of the duties ended or changed meanwhile. Look at the list again.",
                "Daeth un o'r dyletswyddau i ben neu newidiodd yn y cyfamser. Edrychwch ar y rhestr eto.",
            ),
            "duties",
        )
    if not all(met_by_contact(duty.kind) for duty in found):
        raise Invalid(
            Words("A contact cannot meet one of these.", "Ni all cyswllt gyflawni un o'r rhain."),
            "duties",
        )
    return found


def _reached(row: Contact) -> bool:
    """Whether the person meant was reached: words with somebody else are not."""
    return row.outcome in vocabulary.REACHED and row.answered_by != "someone_else"


def _settle_duties(ticked: Sequence[Duty], row: Contact, by: Actor, at: datetime) -> None:
    for duty in ticked:
        again = duty.kind == vocabulary.CONTACT_AGAIN
        if row.outcome == "told" or (again and _reached(row)):
            duty.met_by = row
            days.end(duty, by, at, state="met", why="@contact")
        elif duty.state == "open":
            duty.state = "attempted"
            duty.version += 1
            duty.save(update_fields=["state", "version"])


def _doubt(channel: Channel, contact: Said, by: Actor, made_at: datetime) -> None:
    """Never makes a way safer: somebody else answering makes it doubtful, and a possible abuser makes it unsafe.

    So it becomes with every other way on the same number: who picks up the telephone reads its texts too.
    """
    other = contact.answered_by == "someone_else"
    unsafe = contact.outcome == "unsafe" or (other and contact.may_have_been_the_abuser)
    if not (unsafe or other):
        return
    day = checking.day_of(made_at)
    said = someone_else_answered(day).in_(by.language)
    marked = 0
    for one in (channel, *_same_number(channel)):
        was = one.safety
        if unsafe:
            one.safety, one.said_on = "unsafe", day
        elif was in ("safe", "conditions"):
            # The day it was said stays: a doubt must not make an old answer young again.
            one.safety = "conditions"
            if said not in one.conditions:
                one.conditions = f"{said} {one.conditions}".strip()[:400]
        else:
            continue
        one.said_by = ""
        one.recorded_by_id, one.recorded_at = by.staff_id, made_at
        one.save()
        marked += 1
    if marked:
        noting(channel=channel.pk, safety=channel.safety, marked=marked)


def _same_number(channel: Channel) -> list[Channel]:
    """The person's other live ways on the same telephone, however its number was typed."""
    if channel.way not in NUMBERS:
        return []
    others = Channel.objects.select_for_update(of=("self",)).filter(
        person_id=channel.person_id, way__in=NUMBERS, ended_at__isnull=True
    )
    key = alike(channel.value)
    return [one for one in others.exclude(pk=channel.pk) if alike(one.value) == key]


def _remember_last(case: Case, day: date) -> None:
    if case.last_contact_on is None or day > case.last_contact_on:
        case.last_contact_on = day
        case.save(update_fields=["last_contact_on"])


def _again(case: Case, row: Contact, by: Actor, at: datetime, form_key: UUID | None) -> None:
    """The next contact stands in the diary like any other task; a later plan takes the place of an earlier one."""
    for earlier in Duty.objects.filter(case=case, kind=vocabulary.CONTACT_AGAIN, state__in=("open", "attempted")):
        days.end(earlier, by, at, state="superseded", why="@pointless")
    Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner_id=case.owner_id or by.staff_id,
        kind=vocabulary.CONTACT_AGAIN,
        due_on=row.next_contact_on,
        because={
            "en": f"Set by {by.name} at the last contact.",
            "cy": f"Gosodwyd gan {by.name} yn y cyswllt diwethaf.",
        },
        arose_at=at,
        form_key=form_key,
    )
