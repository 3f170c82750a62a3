"""What the demonstration has not heard, who is out, and who is on duty: one of each silence, two visits, a rota."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from alongside.actions import cases, channels, contacts, events, people, radar, rotas, visits
from alongside.jobs.demonstration import cast
from alongside.jobs.demonstration.chapter import Stage
from alongside.queries import scope
from alongside.queries.scope import Case
from alongside.queries.staff import of
from alongside.rules.access import Actor
from alongside.rules.radar import Silence
from alongside.rules.rotas import Span
from alongside.rules.visits import QUESTIONS

HUB_OFFICER, SCHEME_OFFICER, OUT = "siobhan.reilly", "ruth.adeyemi", "tom.hartley"
DUTY, SENIOR, MANAGER = "kasia.zielinska", "priya.nair", "martin.hale"
RING = "0808 157 0450"
"""On which the duty officer is rung."""
NO = dict.fromkeys(QUESTIONS, "no")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)

Telling = tuple[datetime, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody of whom nothing was heard, and what happened before that."""

    name: str
    offence: str
    owner: str
    opened: str
    then: Callable[[Stage, Case, Actor], None]
    born: date | None = None


def tellings(stage: Stage) -> list[Telling]:
    """The cases when they were opened; this week's visits and rota when they were arranged."""
    clock = stage.clock
    quiet = [(clock.moment(f"{one.opened} 09:40"), lambda one=one: _open(stage, one)) for one in _cases(stage)]
    duty, seen, missed = clock.moment("w-3 10:10"), clock.moment("-50m"), clock.moment("-4m")
    return [
        *quiet,
        (duty, lambda: _rota(stage, duty)),
        (seen, lambda: _visit_for_two(stage, seen)),
        (missed, lambda: _lone_worker(stage, missed)),
    ]


def _cases(stage: Stage) -> tuple[Quiet, ...]:
    today = stage.clock.today
    nearly_18 = today.replace(year=today.year - 18, day=1) + timedelta(days=45)
    return (
        Quiet("Gwenda Prosser-Hale", "Wounding by a former partner", SCHEME_OFFICER, "-500", _joined_and_forgotten),
        Quiet("Leo Askwith", "Assault at school", SCHEME_OFFICER, "-300", _never_answered, nearly_18),
        Quiet("Hettie Blackmoor", "Burglary while she slept", HUB_OFFICER, "-12", _post_came_back),
        Quiet("Dafydd Emlyn", "Robbery outside a bank", HUB_OFFICER, "-11", _tried_three_times),
        Quiet("Marguerite Fell", "Harassment by a neighbour", HUB_OFFICER, "-40", _asleep),
        Quiet("Ruby Castellane", "Assault by a stranger", HUB_OFFICER, "-60", _left_alone),
        Quiet("Ottoline Brandreth", "Threats by a lodger", HUB_OFFICER, "-45", _high_risk_and_quiet),
    )


def _open(stage: Stage, one: Quiet) -> None:
    by, at = stage.actor(one.owner), stage.clock.moment(f"{one.opened} 09:40")
    case = cases.open_case(
        stage.units[stage.homes[one.owner]],
        by,
        at,
        details=people.Details(name=one.name, date_of_birth=one.born),
        owner=stage.colleagues[one.owner],
        offence_summary=one.offence,
    )
    stage.known[f"quiet {one.name}"] = case
    one.then(stage, case, by)


def _joined_and_forgotten(stage: Stage, case: Case, by: Actor) -> None:
    _happened(stage, case, by, "probation.opted_in", "-480")


def _never_answered(stage: Stage, case: Case, by: Actor) -> None:
    _happened(stage, case, by, "probation.invited", "-290")
    _happened(stage, case, by, "probation.no_reply", "-240")


def _post_came_back(stage: Stage, case: Case, by: Actor) -> None:
    at = stage.clock.moment("-3 11:15")
    post = _way(case, by, stage.clock.moment("-10 10:05"), "post", "3 Tannery Row, Calderwick")
    radar.post_returned(case, by, at, channel=post, on=at.date(), note="Gone away")


def _tried_three_times(stage: Stage, case: Case, by: Actor) -> None:
    phone = _way(case, by, stage.clock.moment("-11 10:00"), "phone", "07700 900731")
    for when in ("-9 10:10", "-7 15:30", "-3 18:05"):
        said = contacts.Said(
            way="phone",
            direction="out",
            answered_by="nobody",
            outcome="not_reached",
            channel=phone.public_id,
            said="Rang. No answer, and no message left.",
        )
        contacts.record(case, by, stage.clock.moment(when), contact=said)


def _asleep(stage: Stage, case: Case, by: Actor) -> None:
    _at_risk(case, by, stage.clock.moment("-38 10:00"))
    at = stage.clock.moment("-2 12:00")
    until = at.date() + timedelta(days=20)
    radar.snooze(
        case, by, at, silence=Silence.ENTRY, until=until, why="She is with her sister abroad until then, and said so."
    )


def _left_alone(stage: Stage, case: Case, by: Actor) -> None:
    at = stage.clock.moment("-58 14:10")
    radar.leave_alone(
        case, by, at, on=at.date(), words="“Please never contact me about him again. I mean that kindly.”"
    )


def _high_risk_and_quiet(stage: Stage, case: Case, by: Actor) -> None:
    _at_risk(case, by, stage.clock.moment("-44 10:00"))
    _way(case, by, stage.clock.moment("-44 10:20"), "visit", "11 Orchard Rise, Calderwick")
    visits.warn(
        case,
        by,
        stage.clock.moment("-43 16:30"),
        what="threats",
        whose="household",
        note="The lodger stood in the hall and said: “Come again and see what happens.”",
        review_on=stage.clock.day("+60"),
    )


def _at_risk(case: Case, by: Actor, at: datetime) -> None:
    with scope.acting(by, at.date()):
        case.refresh_from_db()
    cases.edit(case, by, at, seen=case.version, offence_summary=case.offence_summary, risk="high", hospital=False)


def _happened(stage: Stage, case: Case, by: Actor, kind: str, when: str) -> None:
    at = stage.clock.moment(f"{when} 10:30")
    events.record(case, by, at, kind=kind, occurred=at.date())


def _way(case: Case, by: Actor, at: datetime, way: str, value: str) -> Any:
    return channels.add(
        case, by, at, person=case.person, way=way, value=value, postcode="", safety="safe", said_by="Themselves"
    )


def _rota(stage: Stage, at: datetime) -> None:
    """Whatever the hour at which somebody looks, the duty officer is on."""
    clock, hub, by = stage.clock, stage.units[cast.HUB.slug], stage.actor(MANAGER)
    now = clock.now
    for who, begins, ends in ((DUTY, -20 * HOUR, 24 * HOUR), (SENIOR, 24 * HOUR, 72 * HOUR)):
        span = Span((now + begins).replace(minute=0), (now + ends).replace(minute=0))
        rotas.put_on(hub, by, at, staff=stage.colleagues[who], span=span, number=RING)
    night = clock.moment("-150m")
    case = stage.known["quiet Dafydd Emlyn"]
    text = f"{case.reference}: rang at midnight, nobody answered. Please try him at midday."
    rotas.hand_over(hub, stage.actor(DUTY), night, text=text)


def _visit_for_two(stage: Stage, at: datetime) -> None:
    """A warning stands on the case: she cannot go alone."""
    case = stage.known["quiet Ottoline Brandreth"]
    by = stage.actor(HUB_OFFICER)
    with scope.acting(by, at.date()):
        way = case.person.channels.get(way="visit")
    begins = stage.clock.now + 2 * HOUR
    plan = visits.Plan(
        kind="home",
        starts_at=begins,
        back_by=begins + 90 * MINUTE,
        goes=stage.colleagues[HUB_OFFICER],
        second=stage.colleagues[SENIOR],
        buddy=stage.colleagues[DUTY],
        number="07700 900741",
        channel=way.public_id,
        answers=NO | {"dogs": "yes", "aggression": "yes", "accused": "not_known"},
        check_note="One small dog, shut in the kitchen when asked.",
        leave={"override_why": "She asked for the visit herself this morning, by telephone."},
    )
    visits.book(case, by, at, plan=plan)


def _lone_worker(stage: Stage, at: datetime) -> None:
    """He went to a prison alone, and has not said that he is back."""
    day_before, person = stage.clock.moment("-1 15:20"), stage.colleagues[OUT]
    by = of(person, day_before.date(), day_before)
    with scope.acting(by, day_before.date()):
        mine = scope.opened(by, day_before.date()).filter(owner=person, closed_on__isnull=True, restricted=False)
        case = mine.select_related("unit", "person").order_by("opened_on", "pk").first()
    assert case is not None  # noqa: S101  he has had cases for months by now
    left = at - 3 * HOUR
    plan = visits.Plan(
        kind="prison",
        starts_at=left,
        back_by=at - 18 * MINUTE,
        goes=person,
        number="07700 900742",
        place="HMP Northmoor, visits hall",
        answers=NO,
    )
    visit = visits.book(case, by, day_before, plan=plan)
    visits.set_out(visit.outing, of(person, left.date(), left), left)
    program = Actor(staff_id=None, name="demonstration", purpose="demonstration")
    for late in (at - 17 * MINUTE, at - 2 * MINUTE):
        visits.raise_alarm(visit.outing, program, late)
