"""Notes: what was learned or thought that was not a contact."""

from datetime import datetime
from uuid import UUID

from alongside.actions import checking
from alongside.actions.performing import action
from alongside.records.models import Case, Note
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.WRITE_NOTE)
def write(case: Case, by: Actor, at: datetime, /, *, text: str, form_key: UUID | None = None) -> Note:
    """Write a note on a case."""
    checking.once(Note, case, form_key)
    needed = Words("Write the note.", "Ysgrifennwch y nodyn.")
    return Note.objects.create(
        case=case,
        written_at=at,
        written_by_id=by.staff_id,
        text=checking.text(text, "text", most=20_000, needed=needed),
        form_key=form_key,
    )
