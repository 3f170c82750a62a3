"""Who is away in the demonstration, who covers, who works with whom, and the teams of the hub."""

from collections.abc import Callable
from datetime import datetime, timedelta

from alongside.actions import co_workers, contacts, covers, notes, teams
from alongside.jobs.demonstration import cast
from alongside.jobs.demonstration.chapter import Stage
from alongside.queries import scope
from alongside.queries.scope import Case
from alongside.queries.staff import of
from alongside.rules.access import Actor
from alongside.rules.words import Words

TEAMS = {
    "serious": (Words("Homicide and serious crime", "Lladdiad a throseddau difrifol"), ("daniel.okafor",)),
    "neighbourhood": (Words("Neighbourhood crime", "Troseddau cymdogaeth"), ("amina.yusuf", "siobhan.reilly")),
}
"""The teams of the hub. Its senior looks after both."""

Telling = tuple[datetime, Callable[[], object]]


def found_teams(stage: Stage, builder: Actor, at: datetime) -> None:
    """The hub has two teams, before it has any case."""
    hub = stage.units[cast.HUB.slug]
    for slug, (name, members) in TEAMS.items():
        team = teams.open_team(hub, builder, at, slug=slug, name=name)
        for username in members:
            teams.place(hub, builder, at, person=stage.colleagues[username], team=team)


def tellings(stage: Stage) -> list[Telling]:
    """Daniel is on leave, and Siobhán covers: her sheet has much that must not be done. Tom was ill, Ruth covered, and
    nobody has read yet what she did. Amina works on one of Daniel's cases."""
    clock = stage.clock
    told: list[tuple[str, Callable[[datetime], object]]] = [
        ("-20 09:30", lambda at: _co_worker(stage, at)),
        ("-9 08:20", lambda at: _cover(stage, at, "tom.hartley", "ruth.adeyemi", ("-9", "-5"), by="farah.siddiqui")),
        ("-8 10:15", lambda at: _note(stage, at)),
        ("-7 11:40", lambda at: _call(stage, at)),
        ("-4 16:10", lambda at: _cover(stage, at, "daniel.okafor", "siobhan.reilly", ("-1", "+5"))),
    ]
    moments = [(clock.moment(when), act) for when, act in told]
    return [(at, lambda at=at, act=act: act(at)) for at, act in moments]  # type: ignore[misc]  # bound where they stand


def _acting(stage: Stage, username: str, at: datetime) -> Actor:
    """As they stood on that day: cover is there on its days and on no other."""
    return of(stage.colleagues[username], at.date(), at)


def _cover(stage: Stage, at: datetime, officer: str, cover: str, days: tuple[str, str], *, by: str = "") -> None:
    first, last = (stage.clock.day(day) for day in days)
    covers.start(
        stage.colleagues[officer],
        _acting(stage, by or officer, at),
        at,
        cover=stage.colleagues[cover],
        why="sickness" if by else "planned",
        starts_on=first,
        ends_on=last,
    )


def _cases_of(stage: Stage, officer: str, by: Actor, at: datetime) -> list[Case]:
    """The officer's open cases, those of long standing first."""
    mine = scope.opened(by, at.date()).filter(owner=stage.colleagues[officer], closed_on__isnull=True)
    before = mine.filter(opened_on__lt=at.date() - timedelta(days=1), restricted=False)
    return list(before.select_related("unit", "person").order_by("opened_on", "pk"))


def _co_worker(stage: Stage, at: datetime) -> None:
    daniel = _acting(stage, "daniel.okafor", at)
    with scope.acting(daniel, at.date()):
        case = _cases_of(stage, "daniel.okafor", daniel, at)[0]
    until = stage.clock.day("+20")
    co_workers.add(case, daniel, at, person=stage.colleagues["amina.yusuf"], until=until)


def _note(stage: Stage, at: datetime) -> None:
    ruth = _acting(stage, "ruth.adeyemi", at)
    with scope.acting(ruth, at.date()):
        case = _cases_of(stage, "tom.hartley", ruth, at)[0]
    notes.write(case, ruth, at, text="Rang the hospital's social worker: nothing has changed. Tom to ring next week.")


def _call(stage: Stage, at: datetime) -> None:
    ruth = _acting(stage, "ruth.adeyemi", at)
    with scope.acting(ruth, at.date()):
        case = _cases_of(stage, "tom.hartley", ruth, at)[-1]
    said = contacts.Said(
        way="phone",
        direction="in",
        answered_by="victim",
        outcome="spoke",
        said="Asked for Tom. Told that he is away and that I am here for him this week; nothing else to tell.",
    )
    contacts.record(case, ruth, at, contact=said)
