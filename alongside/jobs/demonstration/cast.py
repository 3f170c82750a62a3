"""Who works in the demonstration, where, and how they sign in."""

from dataclasses import dataclass

from alongside.rules.access import Role
from alongside.rules.words import Words

PASSWORD = "walk-beside-them-2026"  # noqa: S105 # nosec B105 - printed and published: it opens fictional cases only


@dataclass(frozen=True, slots=True)
class House:
    """An organisation."""

    slug: str
    name: Words


@dataclass(frozen=True, slots=True)
class Team:
    """A unit of an organisation, working one service."""

    slug: str
    house: House
    name: Words
    service: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who signs in: their name, and their role in each of their teams. `for_whom` stands in the README."""

    username: str
    name: str
    places: tuple[tuple[Team, Role], ...]
    for_whom: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Feed:
    """A source of messages; without a house it speaks to both."""

    slug: str
    name: str
    house: House | None = None
    expected_minutes: int = 1440


FORCE = House("calderwick-police", Words("Calderwick Police", "Heddlu Calderwick"))
PROBATION = House(
    "probation-demonstration", Words("Probation Service, Northmoor and Arad", "Y Gwasanaeth Prawf, Northmoor ac Arad")
)

HUB = Team("calderwick-hub", FORCE, Words("Calderwick victim care hub", "Hyb gofal dioddefwyr Calderwick"), "police")
NORTHMOOR = Team(
    "northmoor", PROBATION, Words("Northmoor victim liaison unit", "Uned cyswllt dioddefwyr Northmoor"), "probation"
)
ARAD = Team(
    "dyffryn-arad",
    PROBATION,
    Words("Dyffryn Arad victim liaison unit", "Uned cyswllt dioddefwyr Dyffryn Arad"),
    "probation",
)
HOUSES = (FORCE, PROBATION)
TEAMS = (HUB, NORTHMOOR, ARAD)

COLLEAGUES = (
    Colleague(
        "amina.yusuf", "Amina Yusuf", ((HUB, Role.VICTIM_CARE_OFFICER),), "a victim care officer with a full day"
    ),
    Colleague(
        "daniel.okafor",
        "Daniel Okafor",
        ((HUB, Role.VICTIM_CARE_OFFICER),),
        "a victim care officer: homicide and serious crime",
    ),
    Colleague(
        "siobhan.reilly",
        "Siobhán Reilly",
        ((HUB, Role.VICTIM_CARE_OFFICER),),
        "a victim care officer: neighbourhood crime",
    ),
    Colleague("priya.nair", "Priya Nair", ((HUB, Role.SENIOR),), "a senior: the whole hub's day and the event desk"),
    Colleague("martin.hale", "Martin Hale", ((HUB, Role.MANAGER),), "the hub's manager: standards and quarantine"),
    Colleague(
        "kasia.zielinska",
        "Kasia Zielińska",
        ((HUB, Role.DUTY),),
        "the hub's duty officer: new referrals, the event desk",
    ),
    Colleague("joanne.firth", "Joanne Firth", ((HUB, Role.ADMINISTRATOR),), "the hub's administrator: opens no case"),
    Colleague("leon.grant", "Leon Grant", ((HUB, Role.PRIVACY_OFFICER),), "the hub's privacy officer: opens no case"),
    Colleague(
        "grace.mensah", "Grace Mensah", ((HUB, Role.PARTNER),), "a commissioned service's worker: sees no case yet"
    ),
    Colleague(
        "ruth.adeyemi",
        "Ruth Adeyemi",
        ((NORTHMOOR, Role.VICTIM_LIAISON_OFFICER),),
        "a victim liaison officer: parole, recall, release",
    ),
    Colleague(
        "tom.hartley",
        "Tom Hartley",
        ((NORTHMOOR, Role.VICTIM_LIAISON_OFFICER),),
        "a victim liaison officer: hospital and young people",
    ),
    Colleague(
        "elin.gruffydd",
        "Elin Gruffydd",
        ((ARAD, Role.VICTIM_LIAISON_OFFICER),),
        "a victim liaison officer who works in Welsh",
        "cy",
    ),
    Colleague(
        "farah.siddiqui",
        "Farah Siddiqui",
        ((NORTHMOOR, Role.SENIOR),),
        "a senior: releases what is fenced, works the desk",
    ),
    Colleague(
        "rhodri.bevan",
        "Rhodri Bevan",
        ((ARAD, Role.SENIOR), (NORTHMOOR, Role.DUTY)),
        "a senior in Wales, on duty in England",
    ),
    Colleague(
        "helen.marsh", "Helen Marsh", ((NORTHMOOR, Role.MANAGER), (ARAD, Role.MANAGER)), "the manager of both units"
    ),
)

FEEDS = (
    Feed("hmpps", "Prison and probation domain events", PROBATION, 240),
    Feed("courts", "Common Platform court results", None, 2880),
    Feed("parole", "Parole review file (daily)", PROBATION, 1440),
    Feed("police", "Police crime system referrals", FORCE, 1440),
)
"""The parole file has not come for some days: that feed is silent."""
