"""Units, found by name."""

from alongside.records.models import Organisation, Team, Unit


def by_slug(path: str) -> Unit | None:
    """The unit written as `organisation/unit`."""
    organisation, _, unit = path.partition("/")
    return Unit.objects.filter(organisation__slug=organisation, slug=unit).first()


def slugs() -> list[str]:
    """Every unit, written as `organisation/unit`."""
    pairs = Unit.objects.order_by("organisation__slug", "slug").values_list("organisation__slug", "slug")
    return [f"{organisation}/{unit}" for organisation, unit in pairs]


def organisation(slug: str) -> Organisation | None:
    """The organisation of that name."""
    return Organisation.objects.filter(slug=slug).first()


def team(unit: Unit, slug: str) -> Team | None:
    """The team of that name in the unit."""
    return Team.objects.filter(unit=unit, slug=slug).first()
