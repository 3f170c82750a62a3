"""Tasks of an officer's own: marked as theirs and not the law's."""

from datetime import date, datetime
from uuid import UUID

from alongside.actions import checking, days
from alongside.actions.performing import AlreadyDone, Changed, Invalid, action
from alongside.catalogue.vocabulary import OWN_TASK
from alongside.records.models import Case, Duty
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.ADD_TASK)
def add(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    title: str,
    due_on: date,
    urgent: bool = False,
    form_key: UUID | None = None,
) -> Duty:
    """Add a task of one's own to a case, for today or a later day."""
    checking.once(Duty, case, form_key)
    needed = Words("Say what is to be done.", "Dywedwch beth sydd i'w wneud.")
    return Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner_id=case.owner_id or by.staff_id,
        kind=OWN_TASK,
        title=checking.text(title, "title", most=200, needed=needed),
        due_on=checking.coming(due_on, at, "due_on"),
        urgent=urgent,
        because={"en": f"Set by {by.name}.", "cy": f"Gosodwyd gan {by.name}."},
        arose_at=at,
        form_key=form_key,
    )


@action(Verb.END_DUTY)
def complete(task: Duty, by: Actor, at: datetime, /, *, note: str = "") -> Duty:
    """Say that a task of one's own is done."""
    task.refresh_from_db(fields=["state", "version", "ended_at"])
    if not task.kind.startswith("own."):
        raise Invalid(
            Words(
                "This is owed by law: say how it was met.",
                "Mae hyn yn ddyledus yn ôl y gyfraith: dywedwch sut y cyflawnwyd ef.",
            )
        )
    if task.state == "met":
        raise AlreadyDone(task)
    if task.ended_at is not None or task.state not in ("open", "attempted"):
        raise Changed(Words("This task has already ended.", "Mae'r dasg hon eisoes wedi dod i ben."))
    days.end(task, by, at, state="met", why=checking.text(note, "note", most=400))
    return task
