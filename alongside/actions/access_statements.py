"""The statement for a victim of who saw her record and why: made by one person, checked by another, then printed."""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.queries import access_statements
from alongside.records.models import AccessStatement, Case
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

AGREED, SENT_BACK = "agreed", "sent_back"
OUTCOMES: dict[str, Words] = {
    AGREED: Words("It may be printed and given to her", "Caiff ei argraffu a'i roi iddi"),
    SENT_BACK: Words("It goes back: it must not be printed", "Mae'n mynd yn ôl: rhaid peidio â'i argraffu"),
}
"""What the one who checks may say."""


@action(Verb.MAKE_STATEMENT)
def make(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    first: date,
    last: date,
    with_names: bool = False,
    form_key: UUID | None = None,
) -> AccessStatement:
    """Make a statement of those days. It waits for a privacy officer; nothing of it can be printed before."""
    checking.once(AccessStatement, case, form_key)
    if last < first:
        raise Invalid(
            Words("The last day is before the first.", "Mae'r diwrnod olaf cyn y cyntaf."),
            "last",
        )
    if last > checking.day_of(at):
        raise Invalid(Words("This day is still to come.", "Mae'r diwrnod hwn eto i ddod."), "last")
    lines = access_statements.lines_of(case, first, last)
    noting(first=first.isoformat(), last=last.isoformat(), lines=len(lines), names=with_names)
    return AccessStatement.objects.create(
        case=case,
        organisation_id=case.organisation_id,
        from_on=first,
        until_on=last,
        with_names=with_names,
        lines=lines,
        made_by_id=checking.person(by),
        made_at=at,
        form_key=form_key,
    )


@action(Verb.CHECK_STATEMENT)
def check(public_id: UUID, by: Actor, at: datetime, /, *, outcome: str) -> AccessStatement:
    """Agree to a statement, or send it back. Never by who made it; once said, it stays said."""
    checking.chosen(outcome, OUTCOMES, "outcome")
    found = access_statements.to_check(public_id, by)
    if found is None or not _watches(by, found.organisation_id):
        raise Refused(UNKNOWN)
    if found.made_by_id == by.staff_id:
        raise Invalid(
            Words(
                "You made this statement: another person must check it.",
                "Chi wnaeth y datganiad hwn: rhaid i rywun arall ei wirio.",
            ),
            "outcome",
        )
    held = AccessStatement.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if held.checked_at is not None:
        if held.outcome == outcome and held.checked_by_id == by.staff_id:
            raise AlreadyDone(held)
        raise Changed(Words("Somebody has checked it already.", "Mae rhywun eisoes wedi'i wirio."), "outcome")
    held.checked_at, held.checked_by_id, held.outcome = at, checking.person(by), outcome
    held.save(update_fields=["checked_at", "checked_by", "outcome"])
    noting(about=held.case_id, outcome=outcome)
    return held


def _watches(by: Actor, organisation_id: int) -> bool:
    return any(one.organisation_id == organisation_id and one.role == "privacy_officer" for one in by.memberships)
