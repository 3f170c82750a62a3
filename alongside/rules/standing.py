"""How somebody stands to a case: whether they may know of it, and on what ground they open it.

Deny wins. What bars (a declared conflict, a name on an exclusion list) beats every ground; a sealed case is known to
those on its list alone; where another agency limits who may see the offender, only the admitted know of any case of
theirs. Within a unit a colleague may know that a case is there and whose it is, and no more: opening it needs a ground.
The same is said in SQL by `queries.scope` and by PostgreSQL (`records.row_security`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Place(StrEnum):
    """What a dated place in one's own name on a case says. Stored: values never change."""

    LISTED = "listed"
    """On the list of a sealed case."""
    ADMITTED = "admitted"
    """Among those whom another agency lets see the offender."""
    CO_WORKER = "co_worker"
    SAMPLE = "sample"
    """A manager reads this case today, for a reason given."""
    EMERGENCY = "emergency"
    """For at most four hours, reviewed afterwards."""


class Ground(StrEnum):
    """Why somebody may open a case. Stored in the journal: values never change."""

    OWNER = "owner"
    CO_WORKER = "co_worker"
    SENIOR = "senior"
    COVER = "cover"
    LISTED = "listed"
    DUTY = "duty"
    NOBODYS = "nobodys"
    """The case has no officer yet: whoever works in its unit may take it up."""
    EMERGENCY = "emergency"
    SAMPLE = "sample"


class Somebody(Protocol):
    """What is asked here of who acts: `rules.access.Actor` answers it."""

    @property
    def staff_id(self) -> int | None:
        """Their account, if a person acts."""

    @property
    def unit_ids(self) -> frozenset[int]:
        """Units of whose cases they may know."""

    @property
    def case_organisation_ids(self) -> frozenset[int]:
        """Organisations in which they work cases."""

    def leads(self, unit_id: int, team_id: int | None) -> bool:
        """Whether they are the senior of that team."""

    def on_duty(self, unit_id: int) -> bool:
        """Whether they are the unit's duty officer."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of a case that access turns on, for one actor on one day."""

    unit_id: int
    organisation_id: int
    restricted: bool = False
    """Sealed."""
    limited: bool = False
    """Another agency names who may see somebody in it."""
    barred: bool = False
    """This actor has a conflict, or is excluded by name."""
    places: frozenset[Place] = frozenset()
    owner_id: int | None = None
    covered: bool = False
    """The actor covers the case's officer today."""
    team_id: int | None = None
    alerted: bool = False
    """A proposed event waits for an answer, or got it today."""
    closed: bool = False


def known(actor: Somebody, case: Situation) -> bool:
    """Whether this person may know that the case exists."""
    if case.barred or case.organisation_id not in actor.case_organisation_ids:
        return False
    if case.restricted and not case.places & {Place.LISTED, Place.EMERGENCY}:
        return False
    if case.limited and Place.ADMITTED not in case.places:
        return False
    named = bool(case.places & {Place.CO_WORKER, Place.SAMPLE, Place.EMERGENCY})
    return case.unit_id in actor.unit_ids or named or case.restricted or case.covered


def ground(actor: Somebody, case: Situation) -> Ground | None:
    """The first ground on which a person who may know of the case opens it, or None: they may only know of it."""
    if not known(actor, case):
        return None
    if case.restricted and Place.LISTED not in case.places:
        return Ground.EMERGENCY
    standing = {
        Ground.OWNER: case.owner_id is not None and case.owner_id == actor.staff_id,
        # Before what they could do it by themselves: the returning officer reads all that was done in their stead.
        Ground.COVER: case.covered,
        Ground.CO_WORKER: Place.CO_WORKER in case.places,
        Ground.SENIOR: actor.leads(case.unit_id, case.team_id),
        Ground.LISTED: case.restricted,
        Ground.DUTY: case.alerted and actor.on_duty(case.unit_id),
        Ground.NOBODYS: case.owner_id is None and case.unit_id in actor.unit_ids,
        Ground.EMERGENCY: Place.EMERGENCY in case.places,
        Ground.SAMPLE: Place.SAMPLE in case.places,
    }
    return next((one for one, stands in standing.items() if stands), None)
