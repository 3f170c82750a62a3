"""The persons and cases of the truth tables, and the tables, read from the files beside this one."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import models

from alongside.queries import scope
from alongside.queries import staff as staff_queries
from alongside.records.models import Bar, Case, Cover, Membership, NamedAccess, Staff, Team
from alongside.rules.access import Actor, Role
from alongside.rules.standing import Place
from tests import factories as make
from tests.architecture.whole_case import fill, rows_of
from tests.factories import NOW, TODAY

HERE = Path(__file__).parent
BUILDER = Actor(None, "", purpose="bench")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = date(2026, 1, 1)
PLACES = ("own unit", "other unit", "other organisation")
NOT_OF_THE_FIRST_COLUMNS = ("person", "place")
OFFICER = Role.VICTIM_CARE_OFFICER
Held = tuple[Role, str, date, date | None]
TEAMS = {"senior of its team": "its", "senior of another team": "another"}
"""Of whom the membership is one of a team. The cases of state "teams" are in the team "its"."""
PERSONS: dict[str, list[Held]] = {
    "senior of its team": [(Role.SENIOR, "own unit", LONG_AGO, None)],
    "senior of another team": [(Role.SENIOR, "own unit", LONG_AGO, None)],
    "partner": [(Role.PARTNER, "own unit", LONG_AGO, None)],
    "victim care officer": [(OFFICER, "own unit", LONG_AGO, None)],
    "victim liaison officer": [(Role.VICTIM_LIAISON_OFFICER, "own unit", LONG_AGO, None)],
    "senior": [(Role.SENIOR, "own unit", LONG_AGO, None)],
    "manager": [(Role.MANAGER, "own unit", LONG_AGO, None)],
    "duty officer": [(Role.DUTY, "own unit", LONG_AGO, None)],
    "administrator": [(Role.ADMINISTRATOR, "own unit", LONG_AGO, None)],
    "privacy officer": [(Role.PRIVACY_OFFICER, "own unit", LONG_AGO, None)],
    "nobody": [],
    "senior who left yesterday": [(Role.SENIOR, "own unit", LONG_AGO, YESTERDAY)],
    "senior who leaves tonight": [(Role.SENIOR, "own unit", LONG_AGO, TODAY)],
    "officer who came today": [(OFFICER, "own unit", TODAY, None)],
    "senior who comes tomorrow": [(Role.SENIOR, "own unit", TOMORROW, None)],
    "officer here and senior next door": [
        (OFFICER, "own unit", LONG_AGO, None),
        (Role.SENIOR, "other unit", LONG_AGO, None),
    ],
    "administrator here and officer next door": [
        (Role.ADMINISTRATOR, "own unit", LONG_AGO, None),
        (OFFICER, "other unit", LONG_AGO, None),
    ],
    "manager here and officer elsewhere": [
        (Role.MANAGER, "own unit", LONG_AGO, None),
        (OFFICER, "other organisation", LONG_AGO, None),
    ],
    "officer here and senior here until yesterday": [
        (OFFICER, "own unit", LONG_AGO, None),
        (Role.SENIOR, "own unit", LONG_AGO, YESTERDAY),
    ],
}


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(newline="") as table:
        return list(csv.DictReader(table))


SIGHTS = ("-", "knows", "works", "opens")
"""What somebody has of a case, each more than the one before: nothing; that it is there and whose it is; what is owed
on it; all of it."""
SEES = {(row["person"], row["place"]): {state: row[state] for state in row if state not in NOT_OF_THE_FIRST_COLUMNS} for row in read("access_who_sees.csv")}  # fmt: skip  # noqa: E501  one row
STATES = tuple(next(iter(SEES.values())))
DOES = {(row["verb"], row["case"]): row for row in read("access_verbs.csv")}
DOES_WITHOUT = {row["verb"]: row for row in read("access_verbs_without_a_case.csv")}
GROUNDS = {
    "owner": ("victim care officer", "own"),
    "co-worker": ("victim care officer", "co_worker"),
    "cover": ("victim liaison officer", "covered"),
    "on the list": ("victim care officer", "listed"),
    "senior": ("senior", "open"),
    "duty officer": ("duty officer", "alerted"),
    "nobody's": ("victim care officer", "nobodys"),
    "emergency": ("victim care officer", "emergency"),
    "manager with a reason": ("manager", "sampled"),
    "manager": ("manager", "open"),
    "colleague": ("victim care officer", "open"),
}
"""The columns of `access_verbs.csv`: a person, and the state of a case of their unit by which they stand so."""
SPANS = {"": (TODAY, None), "ended": (LONG_AGO, YESTERDAY), "not_yet": (TOMORROW, None)}
PLACES_HELD = {
    "listed": (Place.LISTED, ""),
    "ended": (Place.LISTED, "ended"),
    "not_yet": (Place.LISTED, "not_yet"),
    "co_worker": (Place.CO_WORKER, ""),
    "co_worker_before": (Place.CO_WORKER, "ended"),
    "sealed_co_worker": (Place.CO_WORKER, ""),
    "sampled": (Place.SAMPLE, ""),
    "emergency": (Place.EMERGENCY, ""),
    "emergency_over": (Place.EMERGENCY, ""),
    "sealed_emergency": (Place.EMERGENCY, ""),
    "limited_emergency": (Place.EMERGENCY, ""),
    "admitted": (Place.ADMITTED, ""),
    "admitted_before": (Place.ADMITTED, "ended"),
    "barred": (Place.EMERGENCY, ""),
    "barred_on_the_list": (Place.LISTED, ""),
}
"""The states in which everybody has a place of their own on the case."""
SEALED = {"listed", "unlisted", "ended", "not_yet", "sealed_co_worker", "sealed_emergency", "sealed_covered"} | {
    "barred_on_the_list"
}
LIMITED = {"limited", "limited_emergency", "admitted", "admitted_before"}


@dataclass(frozen=True)
class World:
    """Three units, a person of each kind, and in each unit a whole case in every state."""

    units: dict[str, Any]
    staff: dict[str, Staff]
    cases: dict[tuple[str, str], Case]
    rows: dict[tuple[str, str], dict[type[models.Model], set[int]]]

    def seen(self, person: str, at_least: str = "knows") -> set[tuple[str, str]]:
        """The cases of which this person has that much."""
        enough = SIGHTS[SIGHTS.index(at_least) :]
        return {(place, state) for place, state in self.cases if SEES[person, place][state] in enough}

    def act_as(self, person: str) -> Actor:
        """Somebody acts, to whom the cases of state "own" belong meanwhile."""
        scope.set_acting(BUILDER, TODAY)
        own = [self.cases[place, "own"].pk for place in PLACES]
        Case.objects.filter(pk__in=own).update(owner=self.staff[person])
        actor = staff_queries.of(self.staff[person], TODAY, NOW)
        scope.set_acting(actor, TODAY)
        return actor


def build() -> World:
    here = make.unit()
    units = {"own unit": here, "other unit": make.unit(within=here.organisation), "other organisation": make.unit()}
    with make.hosting():
        teams = {name: Team.objects.create(unit=here, slug=name, name_en=name, name_cy=name) for name in TEAMS.values()}
    staff = {}
    for person, memberships in PERSONS.items():
        with make.hosting():
            staff[person] = Staff.objects.create(username=person, name=person, password="!")
        for role, place, first, last in memberships:
            team = teams.get(TEAMS.get(person, ""))
            with make.hosting():
                Membership.objects.create(
                    staff=staff[person], unit=units[place], role=str(role), starts_on=first, ends_on=last, team=team
                )
    with make.hosting():
        writer, away, back = (
            Staff.objects.create(username=name, name=name, password="!") for name in ("writer", "away", "back again")
        )
    for staff_away, first, last in ((away, TODAY, TODAY), (back, LONG_AGO, YESTERDAY)):
        for cover in staff.values():
            with make.hosting():
                Cover.objects.create(
                    officer=staff_away, cover=cover, unit=here, why="planned", starts_on=first, ends_on=last,
                    started_by=writer, started_at=NOW,
                )  # fmt: skip
    owners = {"nobodys": None, "covered": away, "sealed_covered": away, "covered_before": back}
    scope.set_acting(BUILDER, TODAY)
    cases: dict[tuple[str, str], Case] = {}
    for place, unit in units.items():
        for state in STATES:
            case = fill(
                unit, f"Q{len(cases)}", by=writer, owner=owners.get(state, writer), restricted=state in SEALED,
                closed=state == "closed",
            )  # fmt: skip
            alerts = {"alerted": TODAY, "alerted_before": YESTERDAY}
            case.alert_until, case.limited = alerts.get(state), state in LIMITED
            case.team = teams["its"] if (place, state) == ("own unit", "teams") else None
            case.save(update_fields=["alert_until", "limited", "team"])
            cases[place, state] = case
            _hold_places(case, state, staff.values())
    return World(units, staff, cases, {key: rows_of(case) for key, case in cases.items()})


def _hold_places(case: Case, state: str, staff: Iterable[Staff]) -> None:
    held, span = PLACES_HELD.get(state, (None, ""))
    first, last = SPANS[span]
    ends = {"ends_at": NOW - timedelta(minutes=1) if state == "emergency_over" else NOW + timedelta(hours=4)}
    for person in staff:
        if held:
            more = ends if held is Place.EMERGENCY else {}
            NamedAccess.objects.create(case=case, staff=person, place=held, starts_on=first, ends_on=last, **more)
        if state in ("barred", "barred_on_the_list", "barred_before"):
            ends_on = YESTERDAY if state == "barred_before" else None
            Bar.objects.create(case=case, staff=person, why="conflict", starts_on=LONG_AGO, ends_on=ends_on)
