"""Who is kept apart from whom: an officer who declared a friend, and one whom probation's own list excludes."""

from collections.abc import Callable
from datetime import datetime

from alongside.actions import conflicts, limits
from alongside.catalogue.access_lists import EXCLUSION, Line
from alongside.jobs.demonstration.chapter import Stage
from alongside.queries import hosting, scope
from alongside.rules.access import Actor
from alongside.rules.conflicts import Kind

DECLARER, FRIEND, HOW = "amina.yusuf", "Olivia St. John-Mbeki", "We were at school together"
EXCLUDED, OFFENDER, LIST = "tom.hartley", "A9301ZZ", "probation-demonstration"
"""He went to school with the offender, and probation's case system says so. A prison number of no real form."""
PURPOSE = Actor(staff_id=None, name="limits", purpose="limits")


def tellings(stage: Stage) -> list[tuple[datetime, Callable[[], object]]]:
    """Both, each at its moment."""
    declared, listed = stage.clock.moment("w-2 09:15"), stage.clock.moment("-3 09:15")
    return [(declared, lambda: declare(stage, declared)), (listed, lambda: exclude(listed))]


def declare(stage: Stage, at: datetime) -> None:
    """The case of her friend is not there for her from now."""
    conflicts.declare(Kind.PERSON, stage.actor(DECLARER), at, name=FRIEND, relation=HOW)


def exclude(at: datetime) -> None:
    """The list of the probation service, as `alongside limits` takes it in."""
    with scope.acting(PURPOSE, at.date()):
        house = hosting.organisation(LIST)
    assert house is not None  # noqa: S101  the houses are open by now
    line = Line("NOMS", OFFENDER, EXCLUSION, EXCLUDED, at.date())
    limits.load(house, PURPOSE, at, source="probation", lines=[line])
