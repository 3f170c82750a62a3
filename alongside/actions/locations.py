"""Where somebody is, hidden: a second protection, apart from sealing. They are found and worked with as before; their
addresses are shown one at a time, to the case's officer, whoever covers for them and its seniors, and written down."""

from datetime import datetime

from alongside.actions import asking, checking, search_keys
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.records.models import Case, CaseRole, Channel, FourEyes, Person
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

_NOT_HIDDEN = Words("Where they are is not hidden.", "Nid yw ble maent wedi'i guddio.")


@action(Verb.PROTECT_LOCATION)
def protect(case: Case, by: Actor, at: datetime, /, *, person: Person) -> Person:
    """From now on their addresses and postcodes are shown to few, one at a time, and no postcode finds them."""
    _in_case(case, person)
    person.refresh_from_db()
    if person.location_protected_on is not None:
        raise AlreadyDone(person)
    person.location_protected_on, person.location_protected_by_id = checking.day_of(at), by.staff_id
    person.save(update_fields=["location_protected_on", "location_protected_by"])
    search_keys.refresh(person)
    noting(person=person.pk, step="hidden")
    return person


@action(Verb.PROTECT_LOCATION)
def ask_lift(case: Case, by: Actor, at: datetime, /, *, person: Person, why: str) -> FourEyes:
    """Ask that where they are be shown again. A senior decides, and is never who asked."""
    _in_case(case, person)
    _hidden(person)
    noting(person=person.pk, step="asked")
    return asking.ask(case, by, at, what="location", why=why, about={"person": person})


@action(Verb.LIFT_LOCATION)
def lift(asked: FourEyes, by: Actor, at: datetime, /, *, agreed: bool) -> FourEyes:
    """Show again where they are, as another asked, or refuse."""
    person = asked.person
    if asked.what != "location" or person is None:
        raise Invalid(_NOT_HIDDEN)
    _hidden(person)
    asking.decide(asked, by, at, agreed=agreed)
    noting(person=person.pk, step="shown" if agreed else "refused", asked_by=asked.asked_by_id)
    if agreed:
        person.location_protected_on = person.location_protected_by = None
        person.save(update_fields=["location_protected_on", "location_protected_by"])
        search_keys.refresh(person)
    return asked


@action(Verb.REVEAL_LOCATION)
def reveal(case: Case, by: Actor, at: datetime, /, *, channel: Channel) -> Channel:
    """Show one hidden place to one person, once."""
    _in_case(case, channel.person)
    noting(person=channel.person_id, channel=channel.pk)
    return channel


def _in_case(case: Case, person: Person) -> None:
    if not CaseRole.objects.filter(case=case, person=person).exists():
        raise Refused(UNKNOWN)


def _hidden(person: Person) -> None:
    person.refresh_from_db()
    if person.location_protected_on is None:
        raise Changed(_NOT_HIDDEN)
