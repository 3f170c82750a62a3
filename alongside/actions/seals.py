"""A sealed case's list, its code name, and its seal lifted: which one person asks for and another decides."""

import secrets
from datetime import datetime, timedelta

from django.db.models import Q

from alongside.actions import asking, checking
from alongside.actions.performing import Changed, Invalid, action, at_last, noting
from alongside.catalogue import code_names
from alongside.queries import scope
from alongside.records.models import Case, FourEyes, NamedAccess, Staff
from alongside.rules.access import Actor, Verb
from alongside.rules.standing import Place
from alongside.rules.words import Words

_NOT_SEALED = Words("This case is not sealed.", "Nid yw'r achos hwn wedi'i selio.")


@action(Verb.KEEP_LIST)
def end_place(case: Case, by: Actor, at: datetime, /, *, person: Staff) -> Case:
    """From now on this person sees the sealed case no more. Two people stay, the case's own officer among them."""
    _sealed(case)
    if person.pk == case.owner_id:
        raise Invalid(
            Words(
                "The case's own officer stays on its list: give the case to somebody else first.",
                "Mae swyddog yr achos yn aros ar ei restr: rhowch yr achos i rywun arall yn gyntaf.",
            )
        )
    on = checking.day_of(at)
    with scope.upkeep():
        live = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        listed = NamedAccess.objects.filter(live, case=case, place=str(Place.LISTED))
        staying = listed.filter(starts_on__lte=on, staff__is_active=True).exclude(staff=person)
        stay = staying.values("staff").distinct().count()
        there = listed.filter(staff=person).exists()
    if not there:
        raise Changed(Words("They are not on its list.", "Nid ydynt ar ei restr."))
    if stay < 2:
        raise Invalid(
            Words(
                "Two people at least must stay on the list. Add somebody first.",
                "Rhaid i o leiaf ddau berson aros ar y rhestr. Ychwanegwch rywun yn gyntaf.",
            )
        )
    noting(named=person.pk, step="ended")
    # At last: whose own place it is writes down what they did while they still may know of the case.
    at_last(lambda _by, _at: _end_places(case, at, person))
    return case


@action(Verb.KEEP_LIST)
def rename(case: Case, by: Actor, at: datetime, /) -> Case:
    """Another code name, for one that has become known."""
    _sealed(case)
    name_in_code(case)
    case.version += 1
    case.save(update_fields=["code_name", "version"])
    noting(step="renamed")
    return case


@action(Verb.ASK_LIFT_SEAL)
def ask_lift(case: Case, by: Actor, at: datetime, /, *, why: str) -> FourEyes:
    """Ask that the seal be lifted. A senior on the list decides, and is never who asked."""
    _sealed(case)
    noting(step="asked")
    return asking.ask(case, by, at, what="seal", why=why)


@action(Verb.LIFT_SEAL)
def lift(asked: FourEyes, by: Actor, at: datetime, /, *, agreed: bool) -> FourEyes:
    """Lift the seal that another asked to be lifted, or refuse. Lifted, the case is as every other of its unit."""
    case = asked.case
    _sealed(case)
    if asked.what != "seal":
        raise Invalid(_NOT_SEALED)
    asking.decide(asked, by, at, agreed=agreed)
    noting(step="lifted" if agreed else "refused", asked_by=asked.asked_by_id)
    if agreed:
        case.restricted, case.code_name = False, ""
        case.version += 1
        case.save(update_fields=["restricted", "code_name", "version"])
        at_last(lambda _by, _at: _end_places(case, at))
    return asked


def name_in_code(case: Case) -> None:
    """Give the case a code name that no other of its organisation has; who saves it says so. A part of an action."""
    with scope.upkeep():
        taken = set(
            Case.objects.filter(organisation_id=case.organisation_id)
            .exclude(code_name="")
            .values_list("code_name", flat=True)
        )
    free = [
        name
        for first in code_names.FIRST
        for second in code_names.SECOND
        if (name := f"{first.capitalize()} {second.capitalize()}") not in taken
    ]
    # When every pair is in use (there are about 1,700), a number tells two of them apart.
    case.code_name = (
        secrets.choice(free) if free else f"{secrets.choice(sorted(taken))[:30]} {secrets.randbelow(10**6)}"
    )


def _sealed(case: Case) -> None:
    if not case.restricted:
        raise Changed(_NOT_SEALED)


def _end_places(case: Case, at: datetime, person: Staff | None = None) -> None:
    """End the place on the list of one person, or of all. Dated by days: today's must not count."""
    on = checking.day_of(at)
    with scope.upkeep():
        listed = NamedAccess.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), case=case)
        listed = listed.filter(place=str(Place.LISTED))
        (listed.filter(staff=person) if person else listed).update(ends_on=on - timedelta(days=1))
