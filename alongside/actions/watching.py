"""A privacy officer's own reading of the journal is in the journal too."""

from datetime import datetime

from alongside.actions.performing import action, noting
from alongside.rules.access import Actor, Verb


@action(Verb.VIEW_PRIVACY)
def look(_on: None, by: Actor, at: datetime, /, *, staff: int = 0, case: int = 0) -> None:
    """Write down that lines of the journal are shown, and about whom or which case."""
    noting(staff=staff, about=case)
