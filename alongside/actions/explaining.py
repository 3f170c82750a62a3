"""Asking what somebody may see of a case, and why: the asking is in the journal too."""

from datetime import datetime

from alongside.actions.checking import day_of
from alongside.actions.performing import action, noting
from alongside.queries import access_explained, staff
from alongside.queries.access_explained import Explained
from alongside.rules.access import Actor, Role, Verb


@action(Verb.EXPLAIN_ACCESS)
def explain(reference: str, by: Actor, at: datetime, /, *, username: str) -> Explained | None:
    """What that person may see of the case with this reference; None where who asks may not know of one of the two.

    A person asks about colleagues of the organisations in which they are senior, administrator or privacy officer.
    """
    person = access_explained.account(username)
    about = staff.actor(person.pk, day_of(at), at) if person else None
    found = None
    if person is not None and about is not None and _asks_about(by, about):
        found = access_explained.explain(about, person.username, reference, by, day_of(at))
    noting(staff=about.staff_id if about else None, about=found.case if found else None)
    return found


def _asks_about(by: Actor, about: Actor) -> bool:
    asks = (Role.SENIOR, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
    overseen = {one.organisation_id for one in by.memberships if one.role in asks}
    return by.staff_id is None or bool(overseen & about.organisation_ids)
