"""Who works on a case beside its officer: named by the officer or their senior, from a day and, mostly, to a day."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from alongside.actions import checking
from alongside.actions.performing import Changed, Invalid, action, noting
from alongside.queries import scope
from alongside.records.models import Bar, Case, Membership, NamedAccess, Staff
from alongside.rules.access import CASE_ROLES, Actor, Verb
from alongside.rules.standing import Place
from alongside.rules.words import Words


@action(Verb.NAME_CO_WORKER)
def add(case: Case, by: Actor, at: datetime, /, *, person: Staff, until: date | None = None) -> NamedAccess:
    """Let somebody of the organisation open and write on this case from today, until a day where one is given."""
    on = checking.day_of(at)
    if until is not None:
        checking.coming(until, at, "until")
    if person.pk == case.owner_id:
        raise Invalid(Words("It is their case already.", "Eu hachos nhw yw hwn eisoes."), "person")
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        staff=person,
        staff__is_active=True,
        unit__organisation_id=case.organisation_id,
        role__in=sorted(CASE_ROLES),
        starts_on__lte=on,
    )
    if not held.exists():
        raise Invalid(
            Words(
                "Choose somebody who works cases in this organisation.",
                "Dewiswch rywun sy'n gweithio achosion yn y sefydliad hwn.",
            ),
            "person",
        )
    # Places and bars of others are read by nobody: the program looks, and says no more than that it will not do.
    with scope.upkeep():
        lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        barred = Bar.objects.filter(lasts, case=case, staff=person, starts_on__lte=on).exists()
        places = set(
            NamedAccess.objects.filter(lasts, case=case, staff=person, starts_on__lte=on).values_list(
                "place", flat=True
            )
        )
        if barred or (case.limited and Place.ADMITTED not in places):
            raise Invalid(
                Words("Not this officer. Choose somebody else.", "Nid y swyddog hwn. Dewiswch rywun arall."), "person"
            )
        if case.restricted and Place.LISTED not in places:
            raise Invalid(
                Words(
                    "This case is sealed: add them to its list instead.",
                    "Mae'r achos hwn wedi'i selio: ychwanegwch nhw at ei restr yn lle hynny.",
                ),
                "person",
            )
        theirs = NamedAccess.objects.filter(lasts, case=case, staff=person, place=str(Place.CO_WORKER)).first()
        if theirs is None:
            theirs = NamedAccess(case=case, staff=person, place=str(Place.CO_WORKER), starts_on=on)
        theirs.ends_on = until
        theirs.save()
    noting(co_worker=person.pk, until=until.isoformat() if until else None)
    return theirs


@action(Verb.NAME_CO_WORKER)
def end(case: Case, by: Actor, at: datetime, /, *, person: Staff) -> NamedAccess:
    """They work on this case no more, from now."""
    on = checking.day_of(at)
    with scope.upkeep():
        theirs = (
            NamedAccess.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), case=case, staff=person)
            .filter(place=str(Place.CO_WORKER))
            .first()
        )
        if theirs is None:
            raise Changed(Words("They do not work on this case.", "Nid ydynt yn gweithio ar yr achos hwn."))
        # A place is dated by days, and today's must not count: its last day is the one before.
        theirs.ends_on = on - timedelta(days=1)
        theirs.save(update_fields=["ends_on"])
    noting(co_worker=person.pk)
    return theirs
