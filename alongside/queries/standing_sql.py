"""`rules.standing` said as SQL, once, as text: what a query of cases adds to its conditions.

Written out and not built from expressions, because every page asks it several times and building cost more than asking.
The names in braces are columns of the case; whoever uses a text puts its own alias there.
"""

import re
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, CharField, F, Func

from alongside.records.prepared import Blank
from alongside.records.row_conditions import PAIR
from alongside.rules.access import Actor, Role
from alongside.rules.standing import Place

Said = tuple[str, list[Any]]
"""A text with its values, in order."""

COLUMNS = ("id", "unit_id", "organisation_id", "owner_id", "team_id", "restricted", "limited", "alert_until")

_LIVE = """n.case_id = {id} and n.staff_id = %(staff)s and n.starts_on <= %(on)s::date
    and (n.ends_on is null or n.ends_on >= %(on)s::date)"""
_PLACE = f"select {{what}} from records_namedaccess n where {_LIVE} and (n.ends_at is null or n.ends_at > %(at)s::timestamptz)"  # noqa: S608, E501  our own names
_BAR = f"select from records_bar n where {_LIVE}"
_LISTED = f"'{Place.LISTED}', '{Place.EMERGENCY}'"
_NAMED = f"'{Place.CO_WORKER}', '{Place.SAMPLE}', '{Place.EMERGENCY}'"


def _has(places: str) -> str:
    return f"exists ({_PLACE.replace('{what}', '')} and n.place in ({places}))"


def _within(column: str, name: str) -> str:
    return f"{{{column}}} = any(%({name})s::bigint[])"


_COVERED = "({owner_id} * {pair} + {unit_id}) = any(%(covered)s::bigint[])".replace("{pair}", str(PAIR))
"""An officer in one unit, as one number."""

_KNOWN = f"""((not {{restricted}} or {_has(_LISTED)}) and (not {{limited}} or {_has(f"'{Place.ADMITTED}'")})
    and ({_within("unit_id", "units")} or ({_within("organisation_id", "organisations")}
        and ({{restricted}} or {_COVERED} or {_has(_NAMED)})))
    and not exists ({_BAR}))"""

_GROUNDS = f"""({{owner_id}} is null or {{owner_id}} = %(staff)s or {{restricted}} or {_COVERED}
    or {_within("unit_id", "led_whole")}
    or ({_within("unit_id", "led")} and ({{team_id}} is null or {_within("team_id", "teams")}))
    or ({{alert_until}} >= %(on)s::date and {_within("unit_id", "on_duty")}) or {_has(_NAMED)})"""

_WORKED = f"({_KNOWN} and ({_GROUNDS} or {_within('unit_id', 'managed')}))"

_PLACES = f"array({_PLACE.replace('{what}', 'n.place')})"


def values(actor: Actor, on: date) -> dict[str, Any]:
    """What the texts turn on, by the names they have for it."""
    led = [m for m in actor.memberships if m.role is Role.SENIOR]
    return {
        "staff": actor.staff_id,
        "on": on,
        "at": actor.at,
        "units": sorted(actor.unit_ids),
        "organisations": sorted(actor.case_organisation_ids),
        "covered": sorted(officer * PAIR + unit for officer, unit in actor.covers),
        "led_whole": sorted({m.unit_id for m in led if m.team_id is None}),
        "led": sorted({m.unit_id for m in led}),
        "teams": sorted({m.team_id for m in led if m.team_id is not None}),
        "on_duty": units(actor, Role.DUTY),
        "managed": units(actor, Role.MANAGER),
    }


def _text(named: str) -> tuple[str, tuple[str, ...]]:
    """The same with places in order, as Django wants it, and what belongs into each."""
    return re.sub(r"%\(\w+\)s", "%s", named), tuple(re.findall(r"%\((\w+)\)s", named))


_KNOWN_TEXT, _GROUNDS_TEXT, _WORKED_TEXT, _PLACES_TEXT = map(_text, (_KNOWN, _GROUNDS, _WORKED, _PLACES))


def _said(text: tuple[str, tuple[str, ...]], actor: Actor, on: date) -> Said:
    given = values(actor, on)
    return text[0], [given[name] for name in text[1]]


def known(actor: Actor, on: date) -> Said:
    """Of which cases a person may know."""
    return _said(_KNOWN_TEXT, actor, on)


def grounds(actor: Actor, on: date) -> Said:
    """Which of them they open."""
    return _said(_GROUNDS_TEXT, actor, on)


def worked(actor: Actor, on: date) -> Said:
    """With which cases a person works: those they open, and those whose work they look after as a manager."""
    return _said(_WORKED_TEXT, actor, on)


def places(actor: Actor, on: date) -> Said:
    """The places in a person's own name on a case, as an array."""
    return _said(_PLACES_TEXT, actor, on)


def own(case_id: int, actor: Actor, on: date) -> tuple[list[str], bool]:
    """A person's live places on one case, and whether it is barred to them. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, {"staff": actor.staff_id, "on": on, "at": actor.at, "case": case_id})
        found: list[str]
        found, barred = cursor.fetchone() or ([], False)
    return found, barred


_OWN = f"select {_PLACES}, exists ({_BAR}) from (select %(case)s::bigint as id) c".replace("{id}", "c.id")  # noqa: S608  our own names


def units(actor: Actor, role: Role) -> list[int]:
    """The units in which this person is that."""
    return sorted({m.unit_id for m in actor.memberships if m.role is role})


def beside(said: Said, alias: str) -> Said:
    """The same for SQL that calls the case `alias`."""
    text, values = said
    return text.format(**{column: f"{alias}.{column}" for column in COLUMNS}), values


class Saying(Func):
    """Such a text as a condition, or a value, of a query of cases."""

    def __init__(self, said: Said, **more: Any) -> None:
        self.said = said
        super().__init__(*(F(column) for column in COLUMNS), **{"output_field": BooleanField(), **more})

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> Said:  # type: ignore[override]  # no template of Django's
        """The text, with the columns as this query calls them."""
        names = [column.as_sql(compiler, connection)[0] for column in self.get_source_expressions()]
        text, values = self.said
        return text.format(**dict(zip(COLUMNS, names, strict=True))), values


def condition(said: Said) -> Saying:
    """For `filter`."""
    return Saying(said)


def to_fill() -> tuple[Saying, Saying, Saying]:
    """The conditions of `known` and `worked`, and the array of `places`, for a prepared question: it is asked with
    `values`."""
    (known, of_known), (worked, of_worked), (places, of_places) = _KNOWN_TEXT, _WORKED_TEXT, _PLACES_TEXT
    return (
        condition((known, [*map(Blank, of_known)])),
        condition((worked, [*map(Blank, of_worked)])),
        array((places, [*map(Blank, of_places)])),
    )


def array(said: Said) -> Saying:
    """For `annotate`."""
    return Saying(said, output_field=ArrayField(CharField()))
