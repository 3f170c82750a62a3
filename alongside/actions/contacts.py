"""Contacts made or tried: what was said, and which duties that met.

A duty is met by telling the person by a way that is safe. A call nobody answers is an attempt. Where somebody else
answers, the way itself becomes doubtful, at once and without being asked.
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
from alongside.rules.safe_contact import ChannelFacts, Safety, may_use
from alongside.rules.words import Words


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
    made_at = _made_at(contact, at)
    channel = _channel(case, contact)
    override = checking.text(contact.override_why, "override_why", most=400)
    if contact.direction == "out" and not override:
        _refuse_unsafe(case, channel, contact, made_at)
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
    if contact.outcome in vocabulary.REACHED:
        _remember_last(case, checking.day_of(made_at))
    if row.next_contact_on is not None:
        _again(case, row, by, at, form_key)
    noting(way=row.way, outcome=row.outcome, duties=len(ticked), overridden=bool(override))
    return row


def _check_codes(contact: Said) -> None:
    checking.chosen(contact.way, vocabulary.WAYS, "way")
    checking.chosen(contact.direction, vocabulary.DIRECTIONS, "direction")
    checking.chosen(contact.answered_by, vocabulary.ANSWERED_BY, "answered_by")
    checking.chosen(contact.outcome, vocabulary.OUTCOMES, "outcome")
    meant = contact.answered_by == "victim" or contact.direction == "in"
    written = contact.answered_by == "not_applicable" and contact.way in vocabulary.WRITTEN
    if contact.outcome == "told" and (contact.way == "voicemail" or not (meant or written)):
        raise Invalid(
            Words(
                "Nobody is told by a call that somebody else, a machine or nobody answered.",
                "Ni ddywedir wrth neb drwy alwad a atebwyd gan rywun arall, gan beiriant neu gan neb.",
            ),
            "outcome",
        )
    if contact.outcome in ("spoke", "declined") and contact.answered_by in ("nobody", "voicemail"):
        raise Invalid(
            Words("Nobody answered: choose another outcome.", "Ni atebodd neb: dewiswch ganlyniad arall."), "outcome"
        )


def _made_at(contact: Said, at: datetime) -> datetime:
    if contact.made_at is None:
        return at
    made_at = checking.aware(contact.made_at, "made_at")
    checking.past(checking.day_of(made_at), at, "made_at")
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


def _refuse_unsafe(case: Case, channel: Channel | None, contact: Said, at: datetime) -> None:
    """A way that is unsafe, was never asked about, or was agreed too long ago needs a typed reason. Never silently."""
    if channel is None:
        raise Invalid(
            Words(
                "Choose the number or address used, or say why there is none on record.",
                "Dewiswch y rhif neu'r cyfeiriad a ddefnyddiwyd, neu dywedwch pam nad oes un ar gofnod.",
            ),
            "override_why",
        )
    finding = may_use(_facts(case, channel), at)
    if finding.outcome is Outcome.NO:
        raise Invalid(_with_reason(finding.reasons[0].words), "override_why")
    leaves_voice = "voicemail" in (contact.way, contact.answered_by) and contact.outcome == "left_message"
    if leaves_voice and not _voicemail_is_safe(case, channel, at):
        unasked = Words(
            "Nobody has said that a voicemail is safe.", "Nid oes neb wedi dweud bod neges llais yn ddiogel."
        )
        raise Invalid(_with_reason(unasked), "override_why")


def _with_reason(doubt: Words) -> Words:
    return Words(f"{doubt.en} Say why you used it.", f"{doubt.cy} Dywedwch pam y'i defnyddiwyd.")


def _facts(case: Case, channel: Channel) -> ChannelFacts:
    accused = Channel.objects.filter(
        person__roles__case=case,
        person__roles__role__in=vocabulary.ACCUSED,
        value=channel.value,
        ended_at__isnull=True,
    )
    return ChannelFacts(
        safety=Safety(channel.safety),
        said_on=channel.said_on,
        expires_on=channel.expires_on,
        conditions=channel.conditions,
        shared_with_accused=accused.exclude(person_id=channel.person_id).exists(),
    )


def _voicemail_is_safe(case: Case, channel: Channel, at: datetime) -> bool:
    if channel.way == "voicemail":
        return True
    boxes = Channel.objects.filter(
        person_id=channel.person_id, way="voicemail", value=channel.value, ended_at__isnull=True
    )
    return any(may_use(_facts(case, box), at).outcome is not Outcome.NO for box in boxes)


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


def _settle_duties(ticked: Sequence[Duty], row: Contact, by: Actor, at: datetime) -> None:
    for duty in ticked:
        again = duty.kind == vocabulary.CONTACT_AGAIN
        if row.outcome == "told" or (again and row.outcome in vocabulary.REACHED):
            duty.met_by = row
            days.end(duty, by, at, state="met", why="@contact")
        elif duty.state == "open":
            duty.state = "attempted"
            duty.version += 1
            duty.save(update_fields=["state", "version"])


def _doubt(channel: Channel, contact: Said, by: Actor, made_at: datetime) -> None:
    """Never makes a way safer: somebody else answering makes it doubtful, and a possible abuser makes it unsafe."""
    other = contact.answered_by == "someone_else"
    if contact.outcome == "unsafe" or (other and contact.may_have_been_the_abuser):
        safety, conditions = "unsafe", channel.conditions
    elif other and channel.safety in ("safe", "conditions"):
        day = checking.day_of(made_at)
        noted = Words(f"Someone else answered on {day:%d/%m/%Y}.", f"Atebodd rhywun arall ar {day:%d/%m/%Y}.")
        said = noted.in_(by.language)
        safety, conditions = "conditions", f"{said} {channel.conditions}".strip()[:400]
    else:
        return
    noting(channel=channel.pk, was=channel.safety, safety=safety)
    channel.safety, channel.conditions = safety, conditions
    channel.said_by, channel.said_on = "", checking.day_of(made_at)
    channel.recorded_by_id, channel.recorded_at = by.staff_id, made_at
    channel.save()


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
