"""The persons and cases of the truth tables, and the tables, read from the files beside this one."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import models

from alongside.queries import scope
from alongside.records.models import Case, Membership, NamedAccess, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.architecture.whole_case import fill, rows_of
from tests.factories import TODAY

HERE = Path(__file__).parent
BUILDER = Actor(None, "", purpose="bench")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = date(2026, 1, 1)
PLACES = ("own unit", "other unit", "other organisation")
STATES = ("open", "closed", "listed", "unlisted", "ended", "not_yet")
OFFICER = Role.VICTIM_CARE_OFFICER
Held = tuple[Role, str, date, date | None]
PERSONS: dict[str, list[Held]] = {
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
AS_WHOM = {
    ("senior who leaves tonight", "own unit"): "senior",
    ("officer who came today", "own unit"): "victim care officer",
    ("officer here and senior next door", "own unit"): "victim care officer",
    ("officer here and senior next door", "other unit"): "senior",
    ("administrator here and officer next door", "other unit"): "victim care officer",
    ("manager here and officer elsewhere", "own unit"): "manager",
    ("manager here and officer elsewhere", "other organisation"): "victim care officer",
    ("officer here and senior here until yesterday", "own unit"): "victim care officer",
}
"""Which column of `access_verbs.csv` holds for a person in a place, where it is not the person's own name."""


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(newline="") as table:
        return list(csv.DictReader(table))


SEES = {(row["person"], row["place"]): {state: row[state] == "sees" for state in STATES} for row in read("access_who_sees.csv")}  # fmt: skip  # noqa: E501  one row
DOES = {(row["verb"], row["case"]): row for row in read("access_verbs.csv")}
DOES_WITHOUT = {row["verb"]: row for row in read("access_verbs_without_a_case.csv")}


@dataclass(frozen=True)
class World:
    """Three units, a person of each kind, and in each unit a whole case in every state."""

    units: dict[str, Any]
    staff: dict[str, Staff]
    cases: dict[tuple[str, str], Case]
    rows: dict[tuple[str, str], dict[type[models.Model], set[int]]]

    def seen(self, person: str) -> set[tuple[str, str]]:
        return {(place, state) for place, state in self.cases if SEES[person, place][state]}


def build() -> World:
    here = make.unit()
    units = {"own unit": here, "other unit": make.unit(within=here.organisation), "other organisation": make.unit()}
    staff = {}
    for person, memberships in PERSONS.items():
        staff[person] = Staff.objects.create(username=person, name=person, password="!")
        for role, place, first, last in memberships:
            Membership.objects.create(
                staff=staff[person], unit=units[place], role=str(role), starts_on=first, ends_on=last
            )
    writer = Staff.objects.create(username="writer", name="Writer", password="!")
    scope.set_acting(BUILDER, TODAY)
    spans = {"listed": (TODAY, TODAY), "ended": (LONG_AGO, YESTERDAY), "not_yet": (TOMORROW, None)}
    cases: dict[tuple[str, str], Case] = {}
    for place, unit in units.items():
        for state in STATES:
            restricted = state not in ("open", "closed")
            case = fill(unit, f"Q{len(cases)}", by=writer, restricted=restricted, closed=state == "closed")
            cases[place, state] = case
            if state in spans:
                first, last = spans[state]
                for listed in staff.values():
                    NamedAccess.objects.create(case=case, staff=listed, starts_on=first, ends_on=last)
    return World(units, staff, cases, {key: rows_of(case) for key, case in cases.items()})
