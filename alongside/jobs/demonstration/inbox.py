"""What comes into the hub's referral inbox: the police's own feed, a second sender's weekly file, and a partner."""

from collections.abc import Callable
from datetime import datetime

from alongside.actions import excluded_crimes, hosting, intake, people, referral_imports, referrals
from alongside.gateways.referral_recipes import Recipe
from alongside.jobs.demonstration import cast
from alongside.jobs.demonstration.chapter import Stage
from alongside.jobs.demonstration.replay import message
from alongside.queries import hosting as hosted
from alongside.queries import referrals as asked
from alongside.queries import scope
from alongside.rules.access import Actor

BUILDER = Actor(staff_id=None, name="demonstration", purpose="demonstration")
DESK, SENIOR, PARTNER = "kasia.zielinska", "priya.nair", "grace.mensah"
SENDER = "Fellside Police: weekly file"
NEVER_SILENT = 60 * 24 * 365 * 100
COLUMNS = {
    "Our ref": "customerReferenceNumber",
    "Forename": "givenName",
    "Family name": "surname",
    "DOB": "dateOfBirth",
    "Offence": "crimeType",
    "Mobile": "mobile",
    "Safe number": "safeNumber",
    "Address": "homeAddress",
    "Postcode": "postcode",
    "Reported": "reportedDate",
    "Consented": "consent",
    "At risk": "victimVulnerable",
    "Crime no": "crimeReference",
}
SENT = (
    {
        "givenName": "Perpetua",
        "surname": "Vale",
        "crimeType": "Assault by a neighbour",
        "safeNumber": "07700 900841",
        "consent": "yes",
        "customerReferenceNumber": "CS-118",
        "preferredLanguageSpoken": "English",
    },
    {
        "givenName": "Ifan",
        "surname": "Carrow",
        "crimeType": "Domestic abuse",
        "safeNumber": "07700 900842",
        "safeContactDetails": "Weekdays before three",
        "consent": "no",
        "customerReferenceNumber": "CS-121",
        "preferredLanguageSpoken": "Welsh",
    },
)


def tellings(stage: Stage) -> list[tuple[datetime, Callable[[], object]]]:
    """Each at its moment: the list last month, the file and the partner's this morning, then what was decided."""
    listed, came, decided = (stage.clock.moment(when) for when in ("w-3 10:10", "-110m", "-70m"))
    return [
        (listed, lambda: exclude(stage, listed)),
        (came, lambda: receive(stage, came)),
        (decided, lambda: decide(stage, decided)),
    ]


def exclude(stage: Stage, at: datetime) -> None:
    """The hub leaves shops to another service."""
    excluded_crimes.add(stage.units[cast.HUB.slug], stage.actor(DESK), at, term="business burglary")


def receive(stage: Stage, at: datetime) -> None:
    """What the feed brought is looked at, the file is mapped and taken in, and the partner sends two people."""
    desk, unit = stage.actor(DESK), stage.units[cast.HUB.slug]
    referrals.look_at_new("demonstration", BUILDER, at)
    source = hosting.open_source(
        "fellside",
        BUILDER,
        at,
        name=SENDER,
        organisation=hosted.organisation(cast.FORCE.slug),
        expected_minutes=NEVER_SILENT,
    )
    batch = referral_imports.begin(unit, desk, at, raw=message("referrals_weekly.csv", stage.clock), source=source)
    taught = Recipe(2, COLUMNS, {"consent": {"verbally": "yes"}})
    referral_imports.map_columns(batch, desk, at, recipe=taught)
    while referral_imports.take_portion("demonstration", BUILDER, at):
        pass
    for said in SENT:
        referrals.send(unit, stage.actor(PARTNER), at, fields=said)


def decide(stage: Stage, at: datetime) -> None:
    """The duty officer sends back what cannot go on, closes one, and takes one in."""
    desk, unit = stage.actor(DESK), stage.units[cast.HUB.slug]
    with scope.acting(desk, at.date()):
        page = asked.page(desk, at, at.date(), shown="stopped").lines + asked.page(desk, at, at.date()).lines
        by_reference = {line.reference: asked.one(desk, line.public_id) for line in page}
    for reference, code in (("FD-0010", "no_consent"), ("FD-0009", "excluded"), ("FD-0012", "wrong_contact")):
        if (found := by_reference.get(reference)) is not None:
            referrals.give_back(found, desk, at, code=code)
    if (found := by_reference.get("FD-0003")) is not None:
        referrals.close(found, desk, at, code="not_wanted", why="She rang us herself: the car is mended, nothing else.")
    if (found := by_reference.get("FD-0002")) is not None:
        wanted = intake.Intake(
            role="victim",
            details=people.Details(name="Kwabena Asante-Lark", identifiers=(("CRIME_REF", "CW/26/006202"),)),
            owner=stage.colleagues["siobhan.reilly"],
            offence_summary="Robbery of personal property",
            ways=(intake.WayTyped("phone_1", "phone", "07700 900822", safety="safe"),),
            said_by="The police referral",
            referred_on=at.date(),
        )
        intake.take_in(unit, stage.actor(SENIOR), at, intake=wanted, referral=found)
