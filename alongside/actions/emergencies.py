"""Emergency access: asked for by reference, told of at once, ended, reviewed; and a manager's reading of a case.

Whoever asks learns nothing from the answer or from how long it takes: with a case or without, the same questions are
asked and the same statements run. All of it is written by the program for them, in one transaction with its alerts.
"""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.actions import alerts, checking
from alongside.actions.performing import AlreadyDone, Changed, Refused, action, journal, noting
from alongside.queries import emergencies, reviews, scope
from alongside.records.models import Case, EmergencyUse, NamedAccess, Sample, Staff
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.emergency import LASTS, REASONS, SAMPLES, VERDICTS
from alongside.rules.standing import Ground, Place
from alongside.rules.words import Words

LONGEST = 2000
"""Characters of a reason in words."""
GIVEN, REFUSED, NOTHING, ENDED = (f"emergency.{what}" for what in ("given", "refused", "nothing", "ended"))
"""What the journal of the case says of it, beside the act itself, which names no case."""

_PROGRAM = Actor(None, "", purpose="upkeep")
_SAY_WHY = Words("Say in your own words why.", "Dywedwch pam yn eich geiriau eich hun.")


@action(Verb.USE_EMERGENCY)
def use(
    reference: str, by: Actor, at: datetime, /, *, reason: str, words: str, form_key: UUID | None = None
) -> EmergencyUse:
    """Open the case with this reference for four hours, if there is one in the person's organisation that may be.

    It opens sealed cases and those of other units. It does not open what the person is barred from, nor a case to which
    another agency has not admitted them. Alerts go out in every case.
    """
    staff_id = checking.person(by)
    checking.chosen(reason, REASONS, "reason")
    words = checking.text(words, "words", most=LONGEST, needed=_SAY_WHY)
    asked = checking.text(
        reference, "reference", most=20, needed=Words("Give the case's reference.", "Rhowch gyfeirnod yr achos.")
    )
    # One after the other: the same form sent twice finds the first, and nobody else waits.
    Staff.objects.select_for_update(no_key=True).get(pk=staff_id)
    if form_key is not None:
        done = EmergencyUse.objects.filter(staff=staff_id, form_key=form_key).first()
        if done is not None:
            raise AlreadyDone(done)
    on = checking.day_of(at)
    noting(reason=reason)
    with scope.upkeep():
        case, opens = emergencies.sought(asked.upper(), by, on)
        made = EmergencyUse(
            staff_id=staff_id,
            organisation_id=case.organisation_id if case and opens else min(by.case_organisation_ids),
            case=case if opens else None,
            reason=reason,
            words=words,
            at=at,
            ends_at=at + LASTS,
            form_key=form_key,
        )
        made.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into records_namedaccess (case_id, staff_id, place, starts_on, ends_at)"
                " select id, %s, %s, %s, %s from records_case where id = %s",
                [staff_id, str(Place.EMERGENCY), on, made.ends_at, case.pk if case and opens else 0],
            )
        # Nameless on the case where it was refused: that somebody is barred is nobody's business who works on it.
        what = NOTHING if case is None else GIVEN if opens else REFUSED
        facts = {"ground": str(Ground.EMERGENCY), "reason": reason} if opens else {"reason": reason}
        journal(what, by if opens else _PROGRAM, at, case=case, subject=made, **facts)
        alerts.send(
            emergencies.to_tell(case, by, on),
            at,
            kind="emergency_refused" if what == REFUSED else "emergency",
            reference=case.reference if case else "",
            use=made,
        )
    return made


@action(Verb.END_EMERGENCY)
def end(public_id: UUID, by: Actor, at: datetime, /) -> EmergencyUse:
    """End one's own emergency access before its time; to a case, all one has. The next request finds it gone."""
    found = EmergencyUse.objects.filter(staff=by.staff_id, public_id=public_id).first()
    if found is None:
        raise Refused(UNKNOWN)
    if emergencies.until(found) <= at:
        raise AlreadyDone(found)
    with scope.upkeep():
        together = {"case": found.case_id} if found.case_id else {"pk": found.pk}
        EmergencyUse.objects.filter(staff=by.staff_id, ended_at__isnull=True, ends_at__gt=at, **together).update(
            ended_at=at
        )
        NamedAccess.objects.filter(
            case=found.case_id, staff=by.staff_id, place=str(Place.EMERGENCY), ends_at__gt=at
        ).update(ends_at=at)
        if found.case_id:
            journal(ENDED, by, at, case=Case.objects.get(pk=found.case_id), subject=found)
    found.ended_at = at
    return found


@action(Verb.REVIEW_EMERGENCY)
def review(public_id: UUID, by: Actor, at: datetime, /, *, verdict: str, words: str) -> EmergencyUse:
    """Say what a use was: never one's own, and once."""
    checking.chosen(verdict, VERDICTS, "verdict")
    words = checking.text(words, "words", most=LONGEST, needed=Words("Say what you found.", "Dywedwch beth a welsoch."))
    if reviews.row(by, at, public_id) is None:
        raise Refused(UNKNOWN)
    held = EmergencyUse.objects.select_for_update(of=("self",)).get(public_id=public_id)
    if held.reviewed_at is not None:
        if (held.reviewed_by_id, held.verdict) == (by.staff_id, verdict):
            raise AlreadyDone(held)
        raise Changed(Words("Somebody has reviewed it already.", "Mae rhywun eisoes wedi'i adolygu."), "verdict")
    held.reviewed_by_id, held.reviewed_at, held.verdict, held.review_words = checking.person(by), at, verdict, words
    held.save(update_fields=["reviewed_by", "reviewed_at", "verdict", "review_words"])
    noting(verdict=verdict, staff=held.staff_id)
    return held


@action(Verb.SAMPLE_CASE)
def sample(case: Case, by: Actor, at: datetime, /, *, reason: str, words: str) -> Sample:
    """Let a manager read a case they look after until the end of the day. Its officer sees who did, and why."""
    checking.chosen(reason, SAMPLES, "reason")
    words = checking.text(words, "words", most=LONGEST, needed=_SAY_WHY)
    on, staff_id = checking.day_of(at), checking.person(by)
    with scope.upkeep():
        held = NamedAccess.objects.filter(case=case, staff=staff_id, place=str(Place.SAMPLE), ends_on=on)
        before = Sample.objects.filter(case=case, staff=staff_id).order_by("-at").first()
        if before is not None and held.exists():
            raise AlreadyDone(before)
        NamedAccess.objects.create(case=case, staff_id=staff_id, place=str(Place.SAMPLE), starts_on=on, ends_on=on)
        made = Sample.objects.create(case=case, staff_id=staff_id, reason=reason, words=words, at=at)
    noting(reason=reason)
    return made
