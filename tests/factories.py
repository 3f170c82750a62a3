"""What tests are built from: organisations and staff as rows, everything on a case through the actions themselves."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.test import Client

from alongside.actions import cases, channels, events, people
from alongside.actions.performing import LONDON
from alongside.queries import scope
from alongside.queries import staff as staff_queries
from alongside.records.models import (
    Case,
    CaseRole,
    Channel,
    Duty,
    Event,
    InboundMessage,
    MessageLink,
    Organisation,
    Source,
    Staff,
    Unit,
)
from alongside.records.models import Membership as Row
from alongside.rules.access import Actor, Role
from alongside.web.shell import acting

NOW = datetime(2026, 12, 18, 10, 0, tzinfo=LONDON)
"""A Friday morning, one week before Christmas."""
TODAY = NOW.date()


@dataclass(frozen=True)
class Team:
    """A unit with one person in each role that works cases. `by` is its officer, acting."""

    unit: Unit
    officer: Staff
    senior: Staff
    manager: Staff

    @property
    def by(self) -> Actor:
        """The officer, acting."""
        return actor(self.officer)


@contextmanager
def hosting() -> Iterator[None]:
    """A short while as whoever runs the installation, who alone may write what access rests on. Then as before."""
    names = ("alongside.staff", "alongside.purpose")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_setting(%s, true), current_setting(%s, true)", names)
        before = cursor.fetchone() or ("", "")
        for name, value in zip(names, ("", "accounts"), strict=True):
            cursor.execute("select set_config(%s, %s, true)", [name, value])
        yield
        for name, value in zip(names, before, strict=True):
            cursor.execute("select set_config(%s, %s, true)", [name, value or ""])


def organisation(name: str = "Heddlu Aberafon") -> Organisation:
    """A controller of data with a slug of its own."""
    with hosting():
        return Organisation.objects.create(slug=f"o-{uuid4().hex[:12]}", name_en=name, name_cy=name)


def unit(service: str = "police", within: Organisation | None = None) -> Unit:
    """A unit of an organisation (a new one where none is given)."""
    with hosting():
        return Unit.objects.create(
            organisation=within or organisation(),
            slug=f"u-{uuid4().hex[:12]}",
            name_en="Aberafon hub",
            name_cy="Hyb Aberafon",
            service=service,
        )


def member(of: Unit, role: Role, name: str = "Nia Pugh", *, until: date | None = None) -> Staff:
    """A person with a place in a unit since the start of 2026."""
    with hosting():
        person = Staff.objects.create(username=f"s-{uuid4().hex[:12]}", name=name, password="!")
        Row.objects.create(staff=person, unit=of, role=str(role), starts_on=date(2026, 1, 1), ends_on=until)
    return person


def team(service: str = "police", within: Organisation | None = None) -> Team:
    """A unit with an officer, a senior and a manager."""
    made = unit(service, within)
    role = Role.VICTIM_CARE_OFFICER if service == "police" else Role.VICTIM_LIAISON_OFFICER
    return Team(
        made,
        member(made, role, "Nia Pugh"),
        member(made, Role.SENIOR, "Grace Adeyemi"),
        member(made, Role.MANAGER, "Tomos Rees"),
    )


def actor(person: Staff, on: date = TODAY) -> Actor:
    """A person as the rules know them."""
    return staff_queries.of(person, on)


def proof(person: Staff, data: Mapping[str, Any], type: str = "totp") -> Authenticator:
    """A second factor of somebody's, who would otherwise have to set it up themselves."""
    with hosting():
        made: Authenticator = Authenticator.objects.create(user=person, type=type, data=dict(data))
    return made


def signed_in(person: Staff, *, proved: datetime | None = None, **more: Any) -> Client:
    """A client of somebody who has given password and second factor, the latter at `proved` (or now)."""
    client = Client(**more)
    with hosting():  # at the door, before anybody acts
        client.force_login(person)
        session: Any = client.session
        clock: Any = acting  # of the web, which a test may have set
        now = clock.timezone.now()
        times = (proved or now,)
        session["account_authentication_methods_user"] = str(person.pk)
        session["account_authentication_methods"] = [{"method": "mfa", "at": one.timestamp()} for one in times]
        session.begin("", now)
    return client


def act_as(person: Staff, on: date = TODAY) -> Actor:
    """Name the acting person on the open transaction, as a request does."""
    by = actor(person, on)
    scope.set_acting(by, on)
    return by


def case(team: Team, name: str = "Mari Testament", *, at: datetime = NOW, **more: Any) -> Case:
    """An open case of the team's officer."""
    wanted: dict[str, Any] = {"details": people.Details(name=name), "owner": team.officer} | more
    return cases.open_case(team.unit, team.by, at, **wanted)


def phone(case: Case, team: Team, *, safety: str = "safe", value: str = "07700 900123", **more: Any) -> Channel:
    """A telephone number of the person the case is for."""
    said = {"said_by": "Mari"} if safety in ("safe", "conditions") else {}
    return channels.add(
        case, team.by, NOW, person=case.person, way="phone", value=value, safety=safety, **{**said, **more}
    )


def offender(case: Case, team: Team, number: str = "A1234BC", name: str = "Kevin Sample") -> CaseRole:
    """An offender in the case, with a prison number."""
    details = people.Details(name=name, identifiers=(("NOMS", number),))
    return people.add_role(case, team.by, NOW, role="offender", details=details)


def charged(case: Case, team: Team, *, occurred: date = TODAY, at: datetime = NOW) -> Event:
    """The suspect was charged: one duty to tell, in five working days or one."""
    return events.record(case, team.by, at, kind="police.suspect_charged", occurred=occurred)


def duty(event: Event, kind: str = "police.tell_of_charge") -> Duty:
    """The live duty of that kind which the event brought."""
    return event.duties.select_related("case__unit", "case__person", "event").get(
        kind=kind, state__in=("proposed", "open", "attempted")
    )


def proposed(
    case: Case, team: Team, kind: str = "custody.released_in_error", *, fenced: Mapping[str, str] | None = None
) -> Event:
    """An event the desk proposed from a message, with one proposed duty of each kind it brings."""
    from alongside.actions import days
    from alongside.catalogue import keeping
    from alongside.catalogue.signals import Signal, Verdict
    from alongside.queries.owing import would_follow

    signal = Signal(
        form="domain_event",
        event_type="prison-offender-events.prisoner.released",
        happening="RELEASED_IN_ERROR",
        verdict=Verdict.ACT,
        reason="Released.",
        fingerprint=uuid4().hex,
        occurred_at=NOW.astimezone(UTC),
        fenced=dict(fenced or {}),
    )
    act_as(team.officer)
    with hosting():
        source = Source.objects.create(slug=f"f-{uuid4().hex[:12]}", name="Prison feed")
    with scope.upkeep():
        message = InboundMessage.objects.create(
            source=source,
            organisation=case.organisation,
            received_at=NOW,
            occurred_at=NOW,
            form=signal.form,
            event_type=signal.event_type,
            happening=signal.happening,
            verdict="act",
            outcome="proposed",
            reason=signal.reason,
            fingerprint=signal.fingerprint,
            signal=keeping.plain(signal),
        )
        MessageLink.objects.create(message=message, case=case)
    event = Event.objects.create(
        case=case, kind=kind, state="proposed", key=uuid4().hex, occurred_at=NOW, recorded_at=NOW, message=message
    )
    for owed in would_follow(case, kind, NOW, {"received_on": TODAY}):
        raised = days.raise_duty(event, owed, NOW, unit=case.unit_id, owner=case.owner_id)
        raised.state = "proposed"
        raised.save()
    return event
