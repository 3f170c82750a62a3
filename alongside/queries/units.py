"""The units whose cases a person may open."""

from dataclasses import dataclass

from alongside.records.models import Unit
from alongside.rules.access import Actor, Role
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the person's. `whole`: they look after the whole unit's work, not only their own."""

    id: int
    slug: str
    words: Words
    whole: bool


def of(actor: Actor) -> list[Place]:
    """The person's units, in the order of their names. One query."""
    rows = Unit.objects.filter(pk__in=actor.unit_ids).order_by("name_en", "pk")
    return [
        Place(
            id=pk,
            slug=slug,
            words=Words(en, cy),
            whole=actor.holds(Role.SENIOR, Role.DUTY, Role.MANAGER, unit_id=pk),
        )
        for pk, slug, en, cy in rows.values_list("pk", "slug", "name_en", "name_cy")
    ]


def works_own_cases(actor: Actor) -> bool:
    """Whether cases are given to this person to work."""
    return actor.holds(Role.VICTIM_CARE_OFFICER, Role.VICTIM_LIAISON_OFFICER)
