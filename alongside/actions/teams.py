"""Teams: parts of a unit with seniors of their own. Who stands in one takes their cases with them."""

from datetime import datetime

from django.db.models import Q

from alongside.actions import checking
from alongside.actions.performing import Invalid, action, noting
from alongside.queries import scope
from alongside.records.models import Case, Membership, Staff, Team, Unit
from alongside.rules.access import CASE_ROLES, Actor, Verb
from alongside.rules.words import Words


@action(Verb.ADD_STAFF)
def open_team(unit: Unit, by: Actor, at: datetime, /, *, slug: str, name: Words) -> Team:
    """A new team of a unit, or the one it has by that slug."""
    checking.of_ones_own(unit, by)
    return Team.objects.get_or_create(unit=unit, slug=slug, defaults={"name_en": name.en, "name_cy": name.cy})[0]


@action(Verb.ADD_STAFF)
def place(unit: Unit, by: Actor, at: datetime, /, *, person: Staff, team: Team | None) -> Staff:
    """Put somebody who works cases in the unit into one of its teams, or into none: their cases go with them."""
    checking.of_ones_own(unit, by)
    if team is not None and team.unit_id != unit.pk:
        raise Invalid(Words("This is a team of another unit.", "Tîm uned arall yw hwn."), "team")
    on = checking.day_of(at)
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), staff=person, unit=unit, role__in=sorted(CASE_ROLES)
    )
    if not held.update(team=team):
        raise Invalid(
            Words("They do not work cases in this unit.", "Nid ydynt yn gweithio achosion yn yr uned hon."), "person"
        )
    # Who places people opens no case: the program moves the cases, and tells how many.
    with scope.upkeep():
        moved = Case.objects.filter(owner=person, unit=unit).update(team=team)
    noting(unit=unit.pk, team=team.pk if team else None, cases=moved)
    return person
