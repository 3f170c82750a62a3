"""Where a person lives or lived: since when, until when, and whether the offender knows it."""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import channels, checking
from alongside.actions.performing import Invalid, Refused, action, noting
from alongside.catalogue import vocabulary
from alongside.records.models import Case, CaseRole, Channel, Person, Residence
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words


@action(Verb.EDIT_PEOPLE)
def add_former(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    person: Person,
    value: str,
    postcode: str = "",
    until_on: date,
    from_on: date | None = None,
    known_to_accused: str = "not_asked",
    said_by: str = "",
    said_on: date | None = None,
    form_key: UUID | None = None,
) -> Residence:
    """An address they have left: never to be written to, so it is a way that has ended from the start."""
    checking.past(until_on, at, "until_on")
    channel = channels.add(case, by, at, person=person, way="post", value=value, postcode=postcode, form_key=form_key)
    if channel.ended_at is None:
        channels.end(case, by, at, channel=channel)
    return say(
        case,
        by,
        at,
        channel=channel,
        from_on=from_on,
        until_on=until_on,
        known_to_accused=known_to_accused,
        said_by=said_by,
        said_on=said_on,
    )


@action(Verb.EDIT_PEOPLE)
def say(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    channel: Channel,
    from_on: date | None = None,
    until_on: date | None = None,
    known_to_accused: str = "not_asked",
    said_by: str = "",
    said_on: date | None = None,
) -> Residence:
    """What is known of an address, live or left. That the offender knows it, or not, needs somebody who said so."""
    roles = CaseRole.objects.filter(case=case, person_id=channel.person_id)
    if channel.way != "post" or not roles.exclude(role__in=vocabulary.ACCUSED).exists():
        raise Refused(UNKNOWN)
    checking.chosen(known_to_accused, vocabulary.KNOWN_TO_ACCUSED, "known_to_accused")
    for day, field in ((from_on, "from_on"), (until_on, "until_on")):
        if day is not None:
            checking.believable(day, at, field)
    if from_on is not None and until_on is not None and until_on < from_on:
        raise Invalid(Words("This is before the first day.", "Mae hyn cyn y diwrnod cyntaf."), "until_on")
    asked = known_to_accused != "not_asked"
    who = Words("Say who said so.", "Dywedwch pwy ddywedodd hynny.") if asked else None
    row = Residence.objects.select_for_update().filter(channel=channel).first() or Residence(channel=channel)
    row.from_on, row.until_on, row.known_to_accused = from_on, until_on, known_to_accused
    row.said_by = checking.text(said_by, "said_by", most=120, needed=who)
    row.said_on = checking.past(said_on or checking.day_of(at), at, "said_on") if asked else None
    row.recorded_by_id, row.recorded_at = by.staff_id, at
    row.save()
    noting(channel=channel.pk, known=known_to_accused)
    return row
