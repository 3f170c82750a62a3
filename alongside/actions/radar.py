"""What is done about a silence that is not the thing itself: let it sleep for a reason, write down that post came back,
and that somebody asked never to be contacted.

Nothing here clears a finding for good: that only the act does which it asks for.
"""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import channels, checking
from alongside.actions.performing import Changed, Invalid, Refused, action, noting
from alongside.queries import radar_desk
from alongside.records.models import (
    Case,
    CaseRole,
    Channel,
    DeskSnooze,
    EligibleStub,
    NoContact,
    ReturnedPost,
    Snooze,
    Source,
)
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.radar import LONGEST, OF_A_CASE, Silence
from alongside.rules.words import Words

_WHY = Words("Say why it can wait.", "Dywedwch pam y gall aros.")
MOST_WORDS = 400


@action(Verb.SNOOZE_FINDING)
def snooze(case: Case, by: Actor, at: datetime, /, *, silence: Silence, until: date, why: str) -> Snooze:
    """Let a kind of finding on a case sleep until the end of a day: tomorrow at the earliest, never for long."""
    if silence not in OF_A_CASE:
        raise Refused(UNKNOWN)
    _check_until(until, silence, at)
    why = checking.text(why, "why", most=MOST_WORDS, needed=_WHY)
    Snooze.objects.filter(case=case, kind=str(silence), ended_at__isnull=True).update(ended_at=at)
    noting(silence=str(silence), until=until.isoformat())
    return Snooze.objects.create(
        case=case, kind=str(silence), why=why, until_on=until, by_id=checking.person(by), at=at
    )


@action(Verb.SNOOZE_FINDING)
def wake(case: Case, by: Actor, at: datetime, /, *, silence: Silence) -> Case:
    """Let it be found again now."""
    woken = Snooze.objects.filter(case=case, kind=str(silence), ended_at__isnull=True).update(ended_at=at)
    if not woken:
        raise Changed(Words("Nothing sleeps here any more.", "Nid oes dim yn cysgu yma mwyach."))
    noting(silence=str(silence))
    return case


@action(Verb.DECIDE_MESSAGE)
def snooze_feed(source: Source, by: Actor, at: datetime, /, *, until: date, why: str) -> DeskSnooze:
    """Let the silence of a feed wait: whoever sends it knows, and says when it speaks again."""
    if source.organisation_id is not None and source.organisation_id not in by.case_organisation_ids:
        raise Refused(UNKNOWN)
    noting(source=source.pk)
    return _desk_snooze(by, at, Silence.SOURCE, until, why, source=source)


@action(Verb.DECIDE_MESSAGE)
def snooze_sentence(stub: EligibleStub, by: Actor, at: datetime, /, *, until: date, why: str) -> DeskSnooze:
    """Let a sentence without a case wait: somebody is looking for the victim."""
    if stub.organisation_id is not None and stub.organisation_id not in by.case_organisation_ids:
        raise Refused(UNKNOWN)
    noting(stub=str(radar_desk.id_of(stub)))
    return _desk_snooze(by, at, Silence.NO_CASE, until, why, stub=stub)


def _desk_snooze(
    by: Actor,
    at: datetime,
    silence: Silence,
    until: date,
    why: str,
    *,
    source: Source | None = None,
    stub: EligibleStub | None = None,
) -> DeskSnooze:
    _check_until(until, silence, at)
    why = checking.text(why, "why", most=MOST_WORDS, needed=_WHY)
    organisation = min(by.case_organisation_ids)
    DeskSnooze.objects.filter(organisation_id=organisation, source=source, stub=stub, ended_at__isnull=True).update(
        ended_at=at
    )
    return DeskSnooze.objects.create(
        organisation_id=organisation,
        source=source,
        stub=stub,
        why=why,
        until_on=until,
        by_id=checking.person(by),
        at=at,
    )


def _check_until(until: date, silence: Silence, at: datetime) -> None:
    days, most = (until - checking.day_of(at)).days, LONGEST[silence]
    if days < 1:
        raise Invalid(Words("Give a day after today.", "Rhowch ddiwrnod ar ôl heddiw."), "until")
    if days > most:
        raise Invalid(
            Words(
                f"This may wait {most} days at most. Give an earlier day, and look at it again then.",
                f"Gall hyn aros {most} diwrnod ar y mwyaf. Rhowch ddiwrnod cynharach, ac edrychwch arno eto bryd "
                "hynny.",
            ),
            "until",
        )


@action(Verb.EDIT_PEOPLE)
def post_returned(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    channel: Channel,
    on: date,
    note: str = "",
    form_key: UUID | None = None,
) -> ReturnedPost:
    """Write down that a letter came back. From now the address is not safe to write to, until somebody has asked."""
    checking.once(ReturnedPost, case, form_key)
    checking.seen(case, on, at, "on")
    live = Channel.objects.filter(pk=channel.pk, ended_at__isnull=True).first()
    if live is None or not CaseRole.objects.filter(case=case, person_id=channel.person_id).exists():
        raise Changed(Words("This is no longer in use.", "Nid yw hwn mewn defnydd mwyach."))
    if live.way != "post":
        raise Invalid(Words("Only a postal address has post come back.", "Dim ond o gyfeiriad post y daw post yn ôl."))
    note = checking.text(note, "note", most=MOST_WORDS)
    channels.set_safety(case, by, at, channel=live, safety="unsafe", said_on=on)
    noting(channel=live.pk)
    return ReturnedPost.objects.create(
        case=case,
        channel=live,
        came_back_on=on,
        note=note,
        recorded_by_id=checking.person(by),
        recorded_at=at,
        form_key=form_key,
    )


@action(Verb.EDIT_CASE)
def leave_alone(case: Case, by: Actor, at: datetime, /, *, on: date, words: str) -> NoContact:
    """Write down that they asked never to be contacted about this. The radar asks for nothing on the case from now."""
    if NoContact.objects.filter(case=case, ended_at__isnull=True).exists():
        raise Changed(Words("This is written down already.", "Mae hyn wedi'i gofnodi eisoes."))
    checking.seen(case, on, at, "on")
    needed = Words("Say how you know: their words, if you can.", "Dywedwch sut y gwyddoch: eu geiriau, os gallwch.")
    return NoContact.objects.create(
        case=case,
        said_on=on,
        words=checking.text(words, "words", most=2_000, needed=needed),
        recorded_by_id=checking.person(by),
        recorded_at=at,
    )


@action(Verb.EDIT_CASE)
def contact_again(case: Case, by: Actor, at: datetime, /, *, why: str) -> NoContact:
    """They have changed their mind: the wish never to be contacted has ended."""
    wish = NoContact.objects.filter(case=case, ended_at__isnull=True).first()
    if wish is None:
        raise Changed(Words("There is no such wish any more.", "Nid oes dymuniad o'r fath mwyach."))
    needed = Words("Say how you know.", "Dywedwch sut y gwyddoch.")
    wish.ended_why = checking.text(why, "why", most=2_000, needed=needed)
    wish.ended_at, wish.ended_by_id = at, checking.person(by)
    wish.save(update_fields=["ended_at", "ended_by", "ended_why"])
    return wish
