"""Cover: one officer stands in for another between two days, and hands back what was done.

An officer arranges it for themselves, or their senior does when they are ill. It gives the cover officer the officer's
own cases and nothing that the officer sees by other means: cover does not pass on, and a sealed case is reached only by
a place on its list. Access ends by itself with the last day, or at once when it is ended.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, check, fit, noting
from alongside.queries import covers
from alongside.records.models import Case, Cover, JournalEntry, Membership, Staff
from alongside.rules.access import CASE_ROLES, UNKNOWN, Actor, Verb
from alongside.rules.cover import MOST_DAYS, too_long
from alongside.rules.standing import Ground
from alongside.rules.words import Words

WHY = {
    "planned": Words(
        "Planned: leave, training, a day off", "Wedi'i gynllunio: gwyliau, hyfforddiant, diwrnod i ffwrdd"
    ),
    "sickness": Words("Sickness, or called away at once", "Salwch, neu wedi'u galw i ffwrdd ar unwaith"),
}
"""Why somebody is away. Stored: codes never change."""


@action(Verb.ARRANGE_COVER)
def start(
    officer: Staff,
    by: Actor,
    at: datetime,
    /,
    *,
    cover: Staff,
    why: str,
    starts_on: date,
    ends_on: date,
    form_key: UUID | None = None,
) -> Cover:
    """Let `cover` stand in for `officer` from one day to another, both included: today at the earliest."""
    key = checking.first_made(Cover, form_key)
    unit_id, organisation_id = _place_of(officer.pk, by, at)
    # One after the other: two people must not arrange different cover for the same days.
    Staff.objects.select_for_update(no_key=True).get(pk=officer.pk)
    checking.chosen(why, WHY, "why")
    checking.coming(starts_on, at, "starts_on")
    row = Cover(
        officer=officer,
        cover=cover,
        unit_id=unit_id,
        why=why,
        starts_on=starts_on,
        ends_on=ends_on,
        started_by_id=checking.person(by),
        started_at=at,
        **key,
    )
    _check(row, organisation_id, at)
    row.save(force_insert=True)
    noting(officer=officer.pk, cover=cover.pk, why=why, days=(ends_on - starts_on).days + 1)
    return row


@action(Verb.ARRANGE_COVER)
def extend(cover: Cover, by: Actor, at: datetime, /, *, ends_on: date) -> Cover:
    """Let cover that has not ended last until a later day."""
    _unit_id, organisation_id = _place_of(cover.officer_id, by, at)
    _lock(cover)
    _still(cover, at)
    if ends_on <= cover.ends_on:
        raise Invalid(
            Words("Give a later day than the one it has.", "Rhowch ddiwrnod diweddarach na'r un sydd ganddo."),
            "ends_on",
        )
    noting(was=cover.ends_on.isoformat(), officer=cover.officer_id, cover=cover.cover_id)
    cover.ends_on = ends_on
    _check(cover, organisation_id, at)
    cover.save(update_fields=["ends_on"])
    return cover


@action(Verb.ARRANGE_COVER)
def end(cover: Cover, by: Actor, at: datetime, /) -> Cover:
    """End cover now, or call it off before it begins. The cover officer's next request finds nothing."""
    _place_of(cover.officer_id, by, at)
    _lock(cover)
    if cover.ended_at is not None:
        raise AlreadyDone(cover)
    _still(cover, at)
    cover.ended_at = at
    cover.save(update_fields=["ended_at"])
    noting(officer=cover.officer_id, cover=cover.cover_id)
    return cover


@action(Verb.HAND_BACK)
def acknowledge(cover: Cover, by: Actor, at: datetime, /) -> Cover:
    """The returning officer has read what was done in their absence."""
    if by.staff_id != cover.officer_id:
        raise Refused(UNKNOWN)
    _lock(cover)
    if cover.handed_back_at is not None:
        raise AlreadyDone(cover)
    if not covers.span(cover).over(checking.day_of(at)):
        raise Changed(
            Words(
                "The cover is not over yet. End it first.",
                "Nid yw'r cyflenwad ar ben eto. Dewch ag ef i ben yn gyntaf.",
            )
        )
    cover.handed_back_at = at
    cover.save(update_fields=["handed_back_at"])
    noting(cover=cover.cover_id)
    return cover


def read(cover: Cover, by: Actor, at: datetime, /, *, cases: Sequence[Case]) -> None:
    """Write down that the cover officer read the sheet: a line for each case on it, in one statement.

    Not an action that locks, as `cases.view` is none; and with a verb of its own, because reading a sheet of sixty
    cases in one's own charge is no sweep.
    """
    check(Verb.READ_COVER_SHEET, by, at)
    if by.staff_id != cover.cover_id:
        raise Refused(UNKNOWN)
    common = {"at": at, "staff_id": by.staff_id, "verb": str(Verb.READ_COVER_SHEET)}
    facts = fit(str(Verb.READ_COVER_SHEET), {"ground": str(Ground.COVER), "cover_for": cover.officer_id})
    JournalEntry.objects.bulk_create(
        JournalEntry(
            **common,
            case_id=case.pk,
            organisation_id=case.organisation_id,
            subject="Cover",
            subject_id=cover.pk,
            facts=facts,
        )
        for case in cases
    )


read.verb = Verb.READ_COVER_SHEET  # type: ignore[attr-defined]  # the architecture tests and the docs read it


def _place_of(officer: int, by: Actor, at: datetime) -> tuple[int, int]:
    """The unit and organisation in which cover is arranged for this officer; Refused for who may not arrange it."""
    on = checking.day_of(at)
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), staff_id=officer, role__in=sorted(CASE_ROLES), starts_on__lte=on
    ).order_by("pk")
    for unit_id, organisation_id, team_id in held.values_list("unit_id", "unit__organisation_id", "team_id"):
        if officer == by.staff_id or by.leads(unit_id, team_id):
            return unit_id, organisation_id
    raise Refused(UNKNOWN)


def _lock(cover: Cover) -> None:
    now = Cover.objects.select_for_update(of=("self",)).get(pk=cover.pk)
    for name in ("starts_on", "ends_on", "ended_at", "handed_back_at"):
        setattr(cover, name, getattr(now, name))


def _still(cover: Cover, at: datetime) -> None:
    if cover.ended_at is not None or cover.ends_on < checking.day_of(at):
        raise Changed(
            Words("This cover is over. Arrange it anew.", "Mae'r cyflenwad hwn ar ben. Trefnwch ef o'r newydd.")
        )


def _check(row: Cover, organisation_id: int, at: datetime) -> None:
    """The days run forward and not too long; somebody else covers, who works here and is there, and nobody beside."""
    checking.believable(row.ends_on, at, "ends_on")
    if row.ends_on < row.starts_on:
        raise Invalid(
            Words("Cover cannot end before it begins.", "Ni all cyflenwad ddod i ben cyn iddo ddechrau."), "ends_on"
        )
    if too_long(row.starts_on, row.ends_on):
        raise Invalid(
            Words(
                f"Cover lasts at most {MOST_DAYS} days. Give the cases to somebody, or arrange it again later.",
                f"Mae cyflenwad yn para {MOST_DAYS} diwrnod ar y mwyaf. Rhowch yr achosion i rywun, neu trefnwch ef "
                "eto yn ddiweddarach.",
            ),
            "ends_on",
        )
    if row.officer_id == row.cover_id:
        raise Invalid(Words("Nobody covers for themselves.", "Nid oes neb yn cyflenwi drosto'i hun."), "cover")
    works_here = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=row.ends_on),
        staff_id=row.cover_id,
        staff__is_active=True,
        unit__organisation_id=organisation_id,
        role__in=sorted(CASE_ROLES),
        starts_on__lte=row.starts_on,
    )
    if not works_here.exists():
        raise Invalid(
            Words(
                "Choose somebody who works cases in this organisation on all these days.",
                "Dewiswch rywun sy'n gweithio achosion yn y sefydliad hwn ar bob un o'r diwrnodau hyn.",
            ),
            "cover",
        )
    meanwhile = Cover.objects.filter(
        ended_at__isnull=True, starts_on__lte=row.ends_on, ends_on__gte=row.starts_on
    ).exclude(pk=row.pk)
    if meanwhile.filter(officer_id=row.officer_id).exists():
        raise Invalid(
            Words(
                "There is cover on some of these days already. End that first, or choose other days.",
                "Mae cyflenwad eisoes ar rai o'r diwrnodau hyn. Dewch â hwnnw i ben yn gyntaf, neu dewiswch ddiwrnodau "
                "eraill.",
            ),
            "starts_on",
        )
    if meanwhile.filter(officer_id=row.cover_id).exists():
        raise Invalid(
            Words(
                "They are away themselves on some of these days, and cover does not pass on. Choose somebody else.",
                "Maent hwythau i ffwrdd ar rai o'r diwrnodau hyn, ac nid yw cyflenwad yn trosglwyddo. "
                "Dewiswch rywun arall.",
            ),
            "cover",
        )
