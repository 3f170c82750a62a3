"""How the hub shares out its work: who can take what, the line, cases that wait, one raised, and one pinned."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from alongside.actions import allocation, cases, channels, order, people
from alongside.jobs.demonstration import cast
from alongside.jobs.demonstration.chapter import Stage
from alongside.queries import scope
from alongside.rules.access import Role

MANAGER, OPENER, PINNER = "martin.hale", "kasia.zielinska", "amina.yusuf"
LINE = 140
"""So low that one officer of this small hub is over it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose case is nobody's yet."""

    name: str
    offence: str
    number: str
    language: str = "en"
    enhanced: str = ""


CAN = (
    ("amina.yusuf", "37", (), ("domestic_abuse", "stalking")),
    ("daniel.okafor", "37", (), ("homicide",)),
    ("siobhan.reilly", "22.5", ("cy",), ("burglary",)),
)
WAITING = (
    Waiting(
        "Nerys Llewelyn-Vaughan", "Stalking: followed home from work", "07700 900711", "cy", "persistently_targeted"
    ),
    Waiting("Dominic Ashgrove", "Robbery in the street", "07700 900712"),
    Waiting("Parveen Ridgewell", "Domestic abuse: assault", "07700 900713", enhanced="most_serious_crime"),
    Waiting("Colm Thistleby", "Theft of a pedal cycle", "07700 900714"),
    Waiting("Yvette Marchbanks", "Criminal damage to a car", "07700 900715"),
)
RAISED, WHY = "Colm Thistleby", "He rang twice today and could hardly speak. Ring him first."
PINNED = "The trial begins next week and she asked to be rung every other day."


def tellings(stage: Stage) -> list[tuple[datetime, Callable[[], object]]]:
    """Each at its moment: the manager last month, the cases this morning."""
    clock = stage.clock
    described, opened, pinned = clock.moment("w-4 11:20"), clock.moment("-10m"), clock.moment("-6m")
    return [
        (described, lambda: describe(stage, described)),
        (opened, lambda: wait(stage, opened)),
        (pinned, lambda: pin(stage, pinned)),
    ]


def describe(stage: Stage, at: datetime) -> None:
    """What the officers can take, and the line."""
    by = stage.actor(MANAGER)
    for username, hours, languages, specialisms in CAN:
        allocation.describe(
            stage.colleagues[username], by, at, hours=Decimal(hours), languages=languages, specialisms=specialisms
        )
    allocation.draw_line(stage.units[cast.HUB.slug], by, at, role=str(Role.VICTIM_CARE_OFFICER), points=LINE)


def wait(stage: Stage, at: datetime) -> None:
    """Five cases that wait, one of them raised by the duty officer."""
    by = stage.actor(OPENER)
    for one in WAITING:
        details = people.Details(name=one.name, language=one.language)
        case = cases.open_case(
            stage.units[cast.HUB.slug], by, at, details=details, enhanced_why=one.enhanced, offence_summary=one.offence
        )
        channels.add(case, by, at, person=case.person, way="phone", value=one.number, safety="not_asked")
        if one.name == RAISED:
            allocation.set_priority(case, by, at, level="P1", why=WHY)


def pin(stage: Stage, at: datetime) -> None:
    """One quiet case of an officer stands at the top of her list until next week."""
    by = stage.actor(PINNER)
    with scope.acting(by, at.date()):
        mine = scope.opened(by, at.date()).filter(owner=stage.colleagues[PINNER], closed_on__isnull=True)
        case = mine.select_related("unit", "person").latest("opened_on", "pk")
    order.mark(case, by, at, kind="pin", why=PINNED, until_on=stage.clock.day("+7"))
