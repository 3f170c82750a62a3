"""The duty desk: its rota, and what is handed over to the day team."""

from datetime import datetime
from uuid import UUID

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.queries import rotas
from alongside.records.models import HandOver, Shift, Staff, Unit
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.rotas import AHEAD, LONGEST, Span
from alongside.rules.words import Words


@action(Verb.SET_ROTA)
def put_on(
    unit: Unit, by: Actor, at: datetime, /, *, staff: Staff, span: Span, number: str, form_key: UUID | None = None
) -> Shift:
    """Put somebody on duty for a unit. One at a time: two at once would each believe that the other answers."""
    _managed(unit.pk, by)
    key = checking.first_made(Shift, form_key)
    # One manager after the other, so that two shifts cannot come to overlap.
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if staff.pk not in {one.pk for one in rotas.candidates(unit.pk, checking.day_of(span.starts_at))}:
        raise Invalid(
            Words(
                "They would not see what is urgent here. An administrator gives them the role of duty officer first.",
                "Ni fyddent yn gweld yr hyn sy'n frys yma. Yn gyntaf mae gweinyddwr yn rhoi rôl swyddog ar ddyletswydd "
                "iddynt.",
            ),
            "staff",
        )
    _check_span(span, at)
    taken = Shift.objects.filter(
        unit=unit, ended_at__isnull=True, starts_at__lt=span.ends_at, ends_at__gt=span.starts_at
    ).select_related("staff")
    if (other := taken.first()) is not None:
        raise Invalid(
            Words(
                f"{other.staff.name} is on at some of that time. Call that shift off first, or give other times.",
                f"Mae {other.staff.name} ar ddyletswydd am ran o'r amser hwnnw. Canslwch y sifft honno yn gyntaf, neu "
                "rhowch amserau eraill.",
            ),
            "starts_at",
        )
    needed = Words("Give the work number on which they are rung.", "Rhowch y rhif gwaith y gellir eu ffonio arno.")
    rung = checking.text(number, "number", most=40, needed=needed)
    noting(unit=unit.pk, staff=staff.pk, minutes=int(span.lasts.total_seconds() // 60))
    return Shift.objects.create(
        **key,
        unit=unit,
        staff=staff,
        number=rung,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        set_by_id=checking.person(by),
        set_at=at,
    )


def _check_span(span: Span, at: datetime) -> None:
    if span.ends_at <= span.starts_at:
        raise Invalid(Words("A shift ends after it begins.", "Daw sifft i ben ar ôl iddi ddechrau."), "ends_at")
    if span.ends_at <= at:
        raise Invalid(Words("This time has passed.", "Mae'r amser hwn wedi mynd heibio."), "ends_at")
    if span.lasts > LONGEST:
        raise Invalid(
            Words(
                "Nobody is on for longer than four days. Make it two shifts.",
                "Nid oes neb ar ddyletswydd am fwy na phedwar diwrnod. Gwnewch hi'n ddwy sifft.",
            ),
            "ends_at",
        )
    if span.starts_at > at + AHEAD:
        raise Invalid(Words("Check the year.", "Gwiriwch y flwyddyn."), "starts_at")


@action(Verb.SET_ROTA)
def call_off(shift: Shift, by: Actor, at: datetime, /) -> Shift:
    """Somebody is not on after all. A shift that has begun ends now."""
    _managed(shift.unit_id, by)
    now = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    if now.ended_at is not None:
        raise AlreadyDone(now)
    if now.ends_at <= at:
        raise Changed(Words("This shift is over.", "Mae'r sifft hon ar ben."))
    now.ended_at = at
    now.save(update_fields=["ended_at"])
    noting(unit=now.unit_id, staff=now.staff_id)
    return now


@action(Verb.HAND_OVER)
def hand_over(unit: Unit, by: Actor, at: datetime, /, *, text: str, form_key: UUID | None = None) -> HandOver:
    """Leave a note for the day team. Cases stand in it by reference; what was said stands in the case."""
    if by.staff_id is not None and unit.pk not in by.unit_ids:
        raise Refused(UNKNOWN)
    key = checking.first_made(HandOver, form_key)
    needed = Words("Write what the day team must know.", "Ysgrifennwch beth y mae'n rhaid i'r tîm dydd ei wybod.")
    noting(unit=unit.pk)
    return HandOver.objects.create(
        **key,
        unit=unit,
        text=checking.text(text, "text", most=4_000, needed=needed),
        written_by_id=checking.person(by),
        written_at=at,
    )


@action(Verb.HAND_OVER)
def read(note: HandOver, by: Actor, at: datetime, /) -> HandOver:
    """Somebody of the day team has read it. Never who wrote it."""
    if note.unit_id not in by.unit_ids:
        raise Refused(UNKNOWN)
    now = HandOver.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if now.read_at is not None:
        raise AlreadyDone(now)
    if now.written_by_id == by.staff_id:
        raise Invalid(Words("Somebody else reads what you wrote.", "Rhywun arall sy'n darllen yr hyn a ysgrifennoch."))
    now.read_by_id, now.read_at = checking.person(by), at
    now.save(update_fields=["read_by", "read_at"])
    noting(unit=now.unit_id)
    return now


def _managed(unit: int, by: Actor) -> None:
    if by.staff_id is not None and not by.holds(Role.MANAGER, unit_id=unit):
        raise Refused(UNKNOWN)
