"""What a victim is told of who saw her record: the days, the role, what was done and why, as the journal has it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from alongside.queries import scope
from alongside.records.models import AccessStatement, Case, JournalEntry, Membership, Staff
from alongside.rules.access import Actor, Role, Verb
from alongside.rules.counting import LONDON
from alongside.rules.looks import LOOKS, PROGRAM

LOOKED, CHANGED = "looked", "changed"
_OWN = {str(Verb.MAKE_STATEMENT), str(Verb.VIEW_JOURNAL)}


@dataclass(frozen=True, slots=True)
class Line:
    """On a day, somebody in a role looked or changed something, and why, so many times; `name` where it is told."""

    on: date
    role: str
    ground: str
    what: str
    times: int
    name: str


def lines_of(case: Case, first: date, last: date) -> list[dict[str, Any]]:
    """What the journal has of those days (London), as it is kept in a statement: codes, counts and ids of staff."""
    start, end = _start(first), _start(last + timedelta(days=1))
    rows = JournalEntry.objects.filter(case_id=case.pk, at__gte=start, at__lt=end).exclude(verb__in=_OWN)
    held = _roles(case)
    counted: Counter[tuple[date, int, str, str, str]] = Counter()
    for at, staff, verb, facts in rows.values_list("at", "staff_id", "verb", "facts"):
        on = at.astimezone(LONDON).date()
        what = LOOKED if verb in LOOKS else CHANGED
        ground = str(facts.get("ground", "")) if what == LOOKED else ""
        role = _role(held.get(staff, []), on) if staff else ""
        counted[on, staff or 0, role, PROGRAM if staff is None else ground, what] += 1
    return [
        {"on": on.isoformat(), "staff": staff, "role": role, "ground": ground, "what": what, "times": times}
        for (on, staff, role, ground, what), times in sorted(counted.items())
    ]


def lines(statement: AccessStatement) -> tuple[Line, ...]:
    """The lines of a statement, with names only where it was made so; without them, like lines are one."""
    names = dict(
        Staff.objects.filter(pk__in={row["staff"] for row in statement.lines}).values_list("pk", "name")
        if statement.with_names
        else ()
    )
    counted: Counter[tuple[date, str, str, str, str]] = Counter()
    for row in statement.lines:
        on, name = date.fromisoformat(row["on"]), names.get(row["staff"], "")
        counted[on, row["role"], name, row["what"], row["ground"]] += row["times"]
    return tuple(
        Line(on, role, ground, what, times, name) for (on, role, name, what, ground), times in sorted(counted.items())
    )


def of_case(case: Case) -> tuple[AccessStatement, ...]:
    """The statements of a case, the newest first."""
    return tuple(AccessStatement.objects.filter(case=case).select_related("made_by", "checked_by").order_by("-made_at"))


def one(case: Case, public_id: UUID) -> AccessStatement | None:
    """One statement of that case."""
    return AccessStatement.objects.filter(case=case, public_id=public_id).select_related("made_by").first()


def to_check(public_id: UUID, actor: Actor) -> AccessStatement | None:
    """One statement, for a privacy officer of its organisation; row-level security leaves out every other."""
    rows = AccessStatement.objects.filter(public_id=public_id).exclude(case_id__in=scope.barred(actor))
    return rows.select_related("made_by").first()


Held = tuple[date, date | None, bool, str]


def _roles(case: Case) -> dict[int, list[Held]]:
    """Who held which role in the organisation and when; those of the case's own unit first."""
    found: dict[int, list[Held]] = {}
    places = Membership.objects.filter(unit__organisation_id=case.organisation_id)
    for staff, role, unit, first, last in places.values_list("staff_id", "role", "unit_id", "starts_on", "ends_on"):
        found.setdefault(staff, []).append((first, last, unit != case.unit_id, role))
    for held in found.values():
        held.sort(key=lambda one: (one[2], one[0]))
    return found


def _role(held: list[Held], on: date) -> str:
    return next((role for first, last, _, role in held if first <= on and (last is None or on <= last)), "")


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def role_known(code: str) -> Role | None:
    """The role of a line, None for the program and for who had none that day."""
    return Role(code) if code in set(Role) else None
