"""Contacts made or tried: what was said, and which duties that met.

A duty is met by telling the person meant, and nobody else. A call nobody answers is an attempt. What went out went
through the guard: by the card that was opened for it, or asked for when it is recorded. Where somebody else answers,
the number itself becomes doubtful, at once and without being asked (`doubts`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.actions import checking, days, doubts, guard
from alongside.actions.performing import Changed, Invalid, action, noting
from alongside.catalogue import vocabulary
from alongside.queries.duties import met_by_contact
from alongside.records.models import Case, Channel, Contact, Departure, Duty
from alongside.rules.access import Actor, Verb
from alongside.rules.outlets import OF_WAY, Outlet, Override
from alongside.rules.words import Words

CARD_COUNTS = timedelta(hours=12)
"""How long an opened card may be what a contact came of: a day's work, recorded at its end."""


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
    conditions_read: bool = False
    threat_to_life: bool = False
    departure: UUID | None = None
    """The card that was opened for it."""


@action(Verb.RECORD_CONTACT)
def record(case: Case, by: Actor, at: datetime, /, *, contact: Said, form_key: UUID | None = None) -> Contact:
    """Record one contact. Told: the ticked duties are met. Not told: they are attempted, and stay owed."""
    checking.once(Contact, case, form_key)
    _check_codes(contact)
    made_at = _made_at(case, contact, at)
    channel = _channel(case, contact)
    contact = replace(contact, override_why=checking.text(contact.override_why, "override_why", most=400))
    left = _left(case, channel, contact, by, at, made_at) if contact.direction == "out" else None
    ticked = _ticked(case, contact)
    overridden = _overridden(contact, channel, left)
    why = contact.override_why or (left.override_why if left else "")
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
        # A reason typed where none was needed would stand in the timeline as an override that never was.
        override_why=why if overridden else "",
        departure=left,
        next_contact_on=_next(contact, at),
        form_key=form_key,
    )
    _settle_duties(ticked, row, by, at)
    other = contact.answered_by == "someone_else"
    unsafe = contact.outcome == "unsafe" or (other and contact.may_have_been_the_abuser)
    if channel is not None and (other or unsafe):
        doubts.raise_doubt(case, channel, by, made_at, at, unsafe=unsafe)
    if _reached(row):
        _remember_last(case, checking.day_of(made_at))
    if row.next_contact_on is not None:
        _again(case, row, by, at, form_key)
    noting(way=row.way, outcome=row.outcome, duties=len(ticked), overridden=bool(overridden))
    if overridden:
        noting(override=overridden)
    return row


def _overridden(contact: Said, channel: Channel | None, left: Departure | None) -> str:
    """What a typed reason went past, as a code; "" where nothing stood against the way but terms that were kept."""
    if contact.direction == "out" and channel is None:
        return "not_on_record"
    past = left is not None and left.needs in (Override.REASON, Override.SECOND_PERSON)
    return left.against.split(",")[0] if left is not None and past else ""


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


def _left(
    case: Case, channel: Channel | None, contact: Said, by: Actor, at: datetime, made_at: datetime
) -> Departure | None:
    """What the guard let leave, of which this contact is what came: the opened card, or asked for here and now."""
    outlet = _outlet(contact)
    if channel is None:
        if not contact.override_why:
            raise Invalid(_NOT_ON_RECORD, "override_why")
        guard.reason(contact.override_why)
        return None
    opened = Departure.objects.filter(case=case, channel=channel, outlet=str(outlet), by_id=by.staff_id)
    here = opened.filter(contact__isnull=True, at__gte=at - CARD_COUNTS)
    card = here.filter(public_id=contact.departure).first() if contact.departure else None
    return card or guard.leave(
        case,
        by,
        at,
        outlet=outlet,
        channel=channel.public_id,
        when=made_at,
        conditions_read=contact.conditions_read,
        override_why=contact.override_why,
        threat_to_life=contact.threat_to_life,
    )


def _outlet(contact: Said) -> Outlet:
    if "voicemail" in (contact.way, contact.answered_by) and contact.outcome == "left_message":
        return Outlet.VOICEMAIL
    return OF_WAY[contact.way]


_NOT_ON_RECORD = Words(
    "Choose the number or address used, or say why there is none on record.",
    "Dewiswch y rhif neu'r cyfeiriad a ddefnyddiwyd, neu dywedwch pam nad oes un ar gofnod.",
)


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
