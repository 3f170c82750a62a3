"""One person or two: a pair that waits to be joined, one joined and parted again, one told apart; a household, and
somebody who stands on both sides."""

from collections.abc import Callable
from datetime import date, datetime

from alongside.actions import households, likenesses, merges, people
from alongside.actions.cases import open_case
from alongside.jobs.demonstration import cast
from alongside.jobs.demonstration.chapter import Stage
from alongside.queries import deciding, scope
from alongside.queries.merges import of as merged
from alongside.queries.scope import Case
from alongside.rules.access import Actor

SENIOR = "priya.nair"
ASKER, WAITS, WAITS_AS, WAITS_BORN = "siobhan.reilly", "Kelechi Obi-Marsh", "Kelechi Obi Marsh", date(2006, 5, 19)
JOINER, JOINED, JOINED_AS, JOINED_BORN = "daniel.okafor", "Jaswinder Gill", "Jas Gill", date(1991, 8, 24)
TELLER, TOLD, TOLD_AS, TOLD_BORN = "amina.yusuf", "Siân Thomas", "Sian Thomas", date(1990, 11, 6)
MOTHER, CHILD, CHILD_BORN = "Shanice Campbell-Wright", "Tyrell Campbell-Wright", date(2019, 4, 2)
BOTH, ACCUSED_IN = "Temitope Ogunleye", "Yusuf Demir"


def tellings(stage: Stage) -> list[tuple[datetime, Callable[[], object]]]:
    """Each at its moment."""
    moment = stage.clock.moment
    return [
        (moment("w-3 11:10"), lambda: household(stage, moment("w-3 11:10"))),
        (moment("w-2 11:20"), lambda: told_apart(stage, moment("w-2 11:20"))),
        (moment("w-2 11:40"), lambda: joined_and_parted(stage, moment("w-2 11:40"))),
        (moment("w-1 11:50"), lambda: both_sides(stage, moment("w-1 11:50"))),
        (moment("w-1 12:10"), lambda: waits(stage, moment("w-1 12:10"))),
    ]


def household(stage: Stage, at: datetime) -> None:
    """A child lives with her: nobody has thought of a case for him yet."""
    case, by = _case(stage, TELLER, MOTHER, at), stage.actor(TELLER)
    child = people.add_role(case, by, at, role="household", details=people.Details(CHILD, date_of_birth=CHILD_BORN))
    households.tie(case, by, at, person=child.person.public_id, kind="child", other=case.person.public_id)


def told_apart(stage: Stage, at: datetime) -> None:
    """Two women of one name; the officer rang both."""
    case, by = _case(stage, TELLER, TOLD, at), stage.actor(TELLER)
    other = _again(stage, TELLER, at, TOLD_AS, TOLD_BORN, "Theft of a handbag")
    why = "Spoke to both: one lives in Calderwick, the other in Stowmere."
    with scope.acting(by, at.date()):
        them = other.person.public_id
    likenesses.tell_apart(case, by, at, person=case.person, other=them, why=why)


def joined_and_parted(stage: Stage, at: datetime) -> None:
    """Joined in error: a cousin gave the same address. Parted again the same day."""
    case, by, senior = _case(stage, JOINER, JOINED, at), stage.actor(JOINER), stage.actor(SENIOR)
    other = _again(stage, JOINER, at, JOINED_AS, JOINED_BORN, "Criminal damage to a gate")
    asked = _asked(case, by, at, other, "Same date of birth and the same street.")
    merges.merge(asked, senior, at, agreed=True)
    with scope.acting(by, at.date()):
        row = merged(case, case.person.public_id)
    assert row is not None  # noqa: S101  it was joined a line above
    back = merges.ask_to_part(case, by, at, merged=row, why="They are cousins: he told me when I rang.")
    merges.part(back, senior, at, agreed=True)


def both_sides(stage: Stage, at: datetime) -> None:
    """A victim in one case is accused in another: who opens both is told to speak to their senior officer."""
    senior = stage.actor(SENIOR)
    case, other = _case(stage, SENIOR, ACCUSED_IN, at), _case(stage, SENIOR, BOTH, at)
    people.add_role(case, senior, at, role="suspect", person=other.person)


def waits(stage: Stage, at: datetime) -> None:
    """Referred twice in a week; the second person has not decided yet."""
    case, by = _case(stage, ASKER, WAITS, at), stage.actor(ASKER)
    other = _again(stage, ASKER, at, WAITS_AS, WAITS_BORN, "Robbery of a telephone")
    _asked(case, by, at, other, "Kelechi rang: both referrals are theirs.")


def _case(stage: Stage, username: str, name: str, at: datetime) -> Case:
    by = stage.actor(username)
    with scope.acting(by, at.date()):
        return scope.opened(by, at.date()).select_related("person", "unit").get(person__name=name)


def _again(stage: Stage, username: str, at: datetime, name: str, born: date, offence: str) -> Case:
    details = people.Details(name, date_of_birth=born)
    unit, owner = stage.units[cast.HUB.slug], stage.colleagues[username]
    return open_case(unit, stage.actor(username), at, details=details, owner=owner, offence_summary=offence)


def _asked(case: Case, by: Actor, at: datetime, other: Case, why: str) -> deciding.FourEyes:
    with scope.acting(by, at.date()):
        them = other.person.public_id
    return merges.ask(case, by, at, person=case.person, other=them, chosen={"name": "kept"}, why=why)
