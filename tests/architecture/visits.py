"""A house with cases that some may see and others may not know of, and visitors who walk through all its addresses."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from alongside.queries import scope
from alongside.records.models import (
    AccessStatement,
    AggressionWarning,
    Bar,
    Case,
    CaseRole,
    Channel,
    Conflict,
    ConflictMatch,
    Cover,
    Duty,
    EmergencyUse,
    Event,
    FourEyes,
    HandOver,
    InboundMessage,
    LegalHold,
    MessageLink,
    NamedAccess,
    Referral,
    ReferralGate,
    RejectedRow,
    Shift,
    Staff,
    Tie,
    Unit,
    Visit,
)
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.architecture.whole_case import fill
from tests.factories import NOW, TODAY

with (Path(__file__).parent / "routes.csv").open(newline="") as _table:
    ROUTES = {row["name"]: row for row in csv.DictReader(_table)}
BUILDER = Actor(None, "", purpose="bench")
AT_HOME = {
    "officer": Role.VICTIM_CARE_OFFICER,
    "colleague": Role.VICTIM_LIAISON_OFFICER,
    "senior": Role.SENIOR,
    "manager": Role.MANAGER,
    "duty": Role.DUTY,
    "administrator": Role.ADMINISTRATOR,
    "privacy": Role.PRIVACY_OFFICER,
}
"""The visitors of one unit, as the columns of `routes.csv` call them; the officer owns its ordinary case."""


@dataclass
class House:
    """Cases by the word that stands in all they hold; `seen` says which words each visitor may read."""

    units: dict[str, Unit] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def client(self, visitor: str, **more: Any) -> Client:
        """Signed in, both proofs given."""
        return make.signed_in(self.staff[visitor], **more)


def found() -> House:
    """The units, the visitors and the ordinary case."""
    house = House()
    home = make.unit()
    house.units = {"home": home, "next door": make.unit(within=home.organisation), "far": make.unit()}
    house.staff = {name: make.member(home, role, f"{name} at home") for name, role in AT_HOME.items()}
    with make.hosting():
        house.staff["nobody"] = Staff.objects.create(username="no-place", name="Nobody", password="!")
    house.staff["was listed"] = make.member(home, Role.SENIOR, "Was Listed")
    house.staff["barred"] = make.member(home, Role.SENIOR, "Barred Here")
    house.staff["next door"] = make.member(house.units["next door"], Role.SENIOR, "Next Door")
    house.staff["far"] = make.member(house.units["far"], Role.MANAGER, "Far Away")
    scope.set_acting(BUILDER, TODAY)
    house.cases["Bramblyx"] = fill(home, "Bramblyx", by=house.staff["officer"], owner=house.staff["officer"])
    with make.hosting():
        Cover.objects.create(
            officer=house.staff["was listed"], cover=house.staff["colleague"], unit=home, why="planned",
            starts_on=TODAY, ends_on=TODAY, started_by=house.staff["was listed"], started_at=NOW,
        )  # fmt: skip
    NamedAccess.objects.create(
        case=house.cases["Bramblyx"], staff=house.staff["was listed"], place="co_worker", starts_on=TODAY
    )
    declared = Conflict.objects.create(
        staff=house.staff["colleague"], kind="person", name="Q", declared_at=NOW, confirmed_at=NOW, end_asked_at=NOW
    )
    met = {"person": house.cases["Bramblyx"].person, "match": "possible", "found_on": TODAY}
    ConflictMatch.objects.create(conflict=declared, case=house.cases["Bramblyx"], **met)
    house.seen = {name: set() for name in house.staff}
    for name in ("officer", "colleague", "senior", "manager", "duty", "was listed", "barred"):
        house.seen[name].add("Bramblyx")
    return house


def hide(house: House) -> None:
    """The cases that not everybody may know of."""
    scope.set_acting(BUILDER, TODAY)
    officer = house.staff["officer"]
    house.cases["Cormoryx"] = fill(house.units["home"], "Cormoryx", by=officer, owner=officer, restricted=True)
    yesterday = TODAY - timedelta(days=1)
    NamedAccess.objects.create(
        case=house.cases["Cormoryx"], staff=house.staff["was listed"], starts_on=yesterday, ends_on=yesterday
    )
    # Sealed with the barred on its list and as its officer; and limited by another agency to nobody of ours.
    barred = house.staff["barred"]
    house.cases["Fulmaryx"] = fill(house.units["home"], "Fulmaryx", by=officer, owner=barred, restricted=True)
    NamedAccess.objects.create(case=house.cases["Fulmaryx"], staff=barred, starts_on=yesterday)
    Bar.objects.create(case=house.cases["Fulmaryx"], staff=barred, why="conflict", starts_on=yesterday)
    house.cases["Grebyx"] = fill(house.units["home"], "Grebyx", by=officer, owner=officer)
    Case.objects.filter(pk=house.cases["Grebyx"].pk).update(limited=True)
    for word, where in (("Dotteryx", "next door"), ("Egretyx", "far")):
        house.cases[word] = fill(house.units[where], word, by=house.staff[where], owner=house.staff[where])
        house.seen[where].add(word)
    house.seen["officer"] |= {"Cormoryx", "Fulmaryx"}


NOTHING: dict[str, Any] = {
    "silence": "entry",
    "field": "prison",
    "slug": "shared",
    "rule_id": "VC-R6-02",
    "kind": "person",
    "place": "0",
}


def parts_of(case: Case) -> dict[str, Any]:
    """What the addresses of a case are made of."""
    scope.set_acting(BUILDER, TODAY)
    message = MessageLink.objects.get(case=case).message_id
    return NOTHING | {
        "case_id": case.public_id,
        "event_id": Event.objects.get(case=case).public_id,
        "duty_id": Duty.objects.get(case=case, kind="own.task").public_id,
        "account_id": Staff.objects.get(pk=case.owner_id or 0).public_id,
        "person_id": case.person.public_id,
        "flag_id": uuid4(),
        "stub_id": uuid4(),
        "visit_id": Visit.objects.get(case=case).public_id,
        "outing_id": Visit.objects.get(case=case).outing.public_id,
        "warning_id": AggressionWarning.objects.get(case=case).public_id,
        "shift_id": Shift.objects.filter(unit=case.unit).values_list("public_id", flat=True).first(),
        "note_id": HandOver.objects.filter(unit=case.unit).values_list("public_id", flat=True).first(),
        "duplicate_id": uuid4(),
        "statement_id": AccessStatement.objects.get(case=case).public_id,
        "cover_id": Cover.objects.values_list("public_id", flat=True).first(),
        "staff_id": Staff.objects.filter(pk__in=_co_workers(case)).values_list("public_id", flat=True).first()
        or uuid4(),
        "part_id": CaseRole.objects.get(case=case, role="offender").public_id,
        "other_id": CaseRole.objects.get(case=case, role="offender").person.public_id,
        "tie_id": Tie.objects.get(person=case.person).public_id,
        "channel_id": Channel.objects.get(person=case.person).public_id,
        "asked_id": FourEyes.objects.get(case=case, what="contact").public_id,
        "use_id": EmergencyUse.objects.get(case=case).public_id,
        "conflict_id": Conflict.objects.exclude(staff__username="former").values_list("public_id", flat=True).first(),
        "match_id": ConflictMatch.objects.exclude(conflict__staff__username="former")
        .values_list("public_id", flat=True)
        .first(),
        "hold_id": LegalHold.objects.get(case=case).public_id,
        "referral_id": Referral.objects.get(case=case).public_id,
        "gate_id": ReferralGate.objects.get(referral__case=case).public_id,
        "import_id": RejectedRow.objects.get(batch__referrals__case=case).batch.public_id,
        "row_id": RejectedRow.objects.get(batch__referrals__case=case).public_id,
        "message_id": InboundMessage.objects.values_list("public_id", flat=True).get(pk=message),
    }


def _co_workers(case: Case) -> Any:
    return NamedAccess.objects.filter(case=case, place="co_worker").values("staff")


def of_nothing() -> dict[str, Any]:
    """The same of what does not exist."""
    return NOTHING | {
        name: uuid4()
        for name in (
            "account_id",
            "cover_id",
            "staff_id",
            "case_id",
            "event_id",
            "duty_id",
            "person_id",
            "other_id",
            "tie_id",
            "part_id",
            "channel_id",
            "asked_id",
            "hold_id",
            "referral_id",
            "gate_id",
            "import_id",
            "row_id",
            "message_id",
            "flag_id",
            "stub_id",
            "visit_id",
            "outing_id",
            "warning_id",
            "shift_id",
            "note_id",
            "duplicate_id",
            "statement_id",
            "use_id",
            "conflict_id",
            "match_id",
        )
    }


def address(name: str, parts: dict[str, Any]) -> str:
    """The address of that name."""
    wanted = re.findall(r"<\w+:(\w+)>", ROUTES[name]["path"])
    return reverse(name, kwargs={part: parts[part] for part in wanted})


def screens(*parts: str) -> list[str]:
    """The names of the addresses for people that hold one of these parts (or any, where none is named)."""
    kept = (name for name, row in ROUTES.items() if row["verb"] not in ("door", "machine"))
    return [name for name in kept if not parts or any(f":{part}>" in ROUTES[name]["path"] for part in parts)]


def known_addresses() -> Iterator[tuple[str, str, str]]:
    """Every address of the installation: its name, its path, the verb of its view."""

    def walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str, str]]:
        for one in patterns:
            path = f"{before}{one.pattern}"
            if hasattr(one, "url_patterns"):
                yield from walk(one.url_patterns, path)
            else:
                yield str(one.name), path, str(getattr(one.callback, "verb", ""))

    return walk(get_resolver().url_patterns, "")


_CHANCE = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=")\w+'), r"\1"),
    (re.compile(r'(name="form_key" value=")[\w-]+'), r"\1"),
)


def plain(text: str) -> str:
    """Without what chance puts into every page."""
    for pattern, instead in _CHANCE:
        text = pattern.sub(instead, text)
    return text


def told(answer: HttpResponse | Any) -> tuple[int, str, dict[str, str], list[str]]:
    """All that an answer tells: status, body, headers, names of cookies."""
    headers = {name: plain(value) for name, value in answer.headers.items()}
    return answer.status_code, plain(answer.content.decode()), headers, sorted(answer.cookies)


def words_of(house: House, word: str) -> tuple[str, ...]:
    """What betrays a case: its word, its reference, its address."""
    case = house.cases[word]
    assert isinstance(case.public_id, UUID)
    return word.lower(), case.reference.lower(), str(case.public_id)


def whose(house: House, canary: str) -> str:
    """Whose canary that is, for who has to find the leak."""
    return next(f"{word}: {canary}" for word in house.cases if canary in words_of(house, word))
