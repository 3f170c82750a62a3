"""Taking somebody in: the case, the ways to reach them, who is accused, and that they were referred, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alongside.actions import cases, channels, checking, events, likenesses, people, referrals
from alongside.actions.performing import AlreadyDone, Invalid, together
from alongside.catalogue.happenings import Happening
from alongside.catalogue.services import kinds_for
from alongside.records.models import Case, Referral, Staff, Unit
from alongside.rules.access import Actor, Verb


@dataclass(frozen=True, slots=True)
class WayTyped:
    """A way to reach the person as it was typed. `field` names the question, for what is wrong with it."""

    field: str
    way: str
    value: str
    postcode: str = ""
    safety: str = "not_asked"
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """All that is known of somebody at the start. `referred_on` records the referral and brings its duties."""

    role: str
    details: people.Details
    owner: Staff | None
    offence_summary: str = ""
    enhanced_why: str = ""
    ways: Sequence[WayTyped] = ()
    said_by: str = ""
    accused: people.Details | None = None
    accused_role: str = "suspect"
    referred_on: date | None = None
    sentence_on: date | None = None
    somebody_else: Sequence[UUID] = ()
    """People shown as likely the same, of whom it was said that they are not."""
    somebody_else_why: str = ""


def take_in(
    unit: Unit,
    by: Actor,
    at: datetime,
    /,
    *,
    intake: Intake,
    referral: Referral | None = None,
    form_key: UUID | None = None,
) -> Case:
    """Open a case with everything known at the start; the `referral` it is for is then accepted, and goes with it.

    No action of its own but several, each authorised and journalled, in one transaction. A field of `Invalid` is one of
    `Intake`, of the accused with "accused_" before it, or that of the way.
    """
    try:
        checking.first_made(Case, form_key)
    except AlreadyDone as already:
        assert isinstance(already.done, Case)  # noqa: S101  it was asked for
        return already.done
    with transaction.atomic(), together(by, at):
        if referral is not None:
            # Before the case is there: it would be found to be like itself.
            referrals.look_again(referral, by, at)
        # Given to somebody else it is theirs to write on: that comes last.
        own = intake.owner if intake.owner is not None and intake.owner.pk == by.staff_id else None
        case = cases.open_case(
            unit,
            by,
            at,
            role=intake.role,
            details=intake.details,
            owner=own,
            enhanced_why=intake.enhanced_why,
            offence_summary=intake.offence_summary,
            form_key=form_key,
        )
        for way in intake.ways:
            _add(case, by, at, way, intake.said_by)
        for other in intake.somebody_else:
            likenesses.tell_apart(case, by, at, person=case.person, other=other, why=intake.somebody_else_why)
        if intake.accused is not None:
            _accuse(case, by, at, intake)
        if intake.referred_on is not None:
            _refer(case, by, at, intake)
        if referral is not None:
            referrals.accept(referral, by, at, case=case)
        elif intake.referred_on is not None:
            referrals.note_typed(case, by, at, {"givenName": intake.details.name, "crimeType": intake.offence_summary})
        if intake.owner is not None and own is None:
            cases.assign(case, by, at, owner=intake.owner)
    return case


take_in.verb = Verb.OPEN_CASE  # type: ignore[attr-defined]  # the architecture tests and the docs read it


def _add(case: Case, by: Actor, at: datetime, way: WayTyped, said_by: str) -> None:
    try:
        channels.add(
            case,
            by,
            at,
            person=case.person,
            way=way.way,
            value=way.value,
            postcode=way.postcode,
            safety=way.safety,
            conditions=way.conditions,
            said_by=said_by if way.safety != "not_asked" else "",
        )
    except Invalid as wrong:
        theirs = {"value": way.field, "conditions": f"{way.field}_conditions", "safety": f"{way.field}_safety"}
        raise Invalid(wrong.words, theirs.get(wrong.field, wrong.field)) from wrong


def _accuse(case: Case, by: Actor, at: datetime, intake: Intake) -> None:
    try:
        people.add_role(case, by, at, role=intake.accused_role, details=intake.accused)
    except Invalid as wrong:
        raise Invalid(wrong.words, f"accused_{wrong.field}") from wrong


def _refer(case: Case, by: Actor, at: datetime, intake: Intake) -> None:
    """Record that the person was referred, where the service has a duty or a line of history for that."""
    day = intake.referred_on
    assert day is not None  # noqa: S101  the caller looked
    given = {"received_on": day} | ({"sentence_on": intake.sentence_on} if intake.sentence_on else {})
    for kind in kinds_for(case.unit.service, Happening.REFERRAL_RECEIVED):
        try:
            events.record(case, by, at, kind=kind.slug, occurred=day, anchors=given)
        except Invalid as wrong:
            theirs = {"occurred": "referred_on", "received_on": "referred_on"}
            raise Invalid(wrong.words, theirs.get(wrong.field, wrong.field)) from wrong
