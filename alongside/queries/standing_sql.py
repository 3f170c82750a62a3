"""`rules.standing` said as SQL, once, as text: what a query of cases adds to its conditions.

Written out and not built from expressions, because every page asks it several times and building cost more than asking.
The names in braces are columns of the case; whoever uses a text puts its own alias there.
"""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, CharField, F, Func

from alongside.rules.access import Actor, Role
from alongside.rules.standing import Place

Said = tuple[str, list[Any]]
"""A text with its values, in order."""

COLUMNS = ("id", "unit_id", "organisation_id", "owner_id", "team_id", "restricted", "limited", "alert_until")

_LIVE = """n.case_id = {id} and n.staff_id = %s and n.starts_on <= %s::date
    and (n.ends_on is null or n.ends_on >= %s::date)"""
_PLACE = (
    f"select {{what}} from records_namedaccess n where {_LIVE} and (n.ends_at is null or n.ends_at > %s::timestamptz)"  # noqa: S608  our own names
)
_BAR = f"select from records_bar n where {_LIVE}"
_LISTED = f"'{Place.LISTED}', '{Place.EMERGENCY}'"
_NAMED = f"'{Place.CO_WORKER}', '{Place.SAMPLE}', '{Place.EMERGENCY}'"


def _has(places: str) -> str:
    return f"exists ({_PLACE.replace('{what}', '')} and n.place in ({places}))"


_KNOWN = f"""((not {{restricted}} or {_has(_LISTED)}) and (not {{limited}} or {_has(f"'{Place.ADMITTED}'")})
    and ({{unit_id}} = any(%s::bigint[]) or ({{organisation_id}} = any(%s::bigint[])
        and ({{restricted}} or {{owner_id}} = any(%s::bigint[]) or {_has(_NAMED)})))
    and not exists ({_BAR}))"""

_GROUNDS = f"""({{owner_id}} is null or {{owner_id}} = %s or {{restricted}} or {{owner_id}} = any(%s::bigint[])
    or {{unit_id}} = any(%s::bigint[])
    or ({{unit_id}} = any(%s::bigint[]) and ({{team_id}} is null or {{team_id}} = any(%s::bigint[])))
    or ({{alert_until}} >= %s::date and {{unit_id}} = any(%s::bigint[])) or {_has(_NAMED)})"""

_PLACES = f"array({_PLACE.replace('{what}', 'n.place')})"


def known(actor: Actor, on: date) -> Said:
    """Of which cases a person may know."""
    live = _live(actor, on)
    return _KNOWN, [
        *live,
        *live,
        sorted(actor.unit_ids),
        sorted(actor.case_organisation_ids),
        sorted(actor.covering),
        *live,
        *live[:3],
    ]


def grounds(actor: Actor, on: date) -> Said:
    """Which of them they open."""
    led = [m for m in actor.memberships if m.role is Role.SENIOR]
    return _GROUNDS, [
        actor.staff_id,
        sorted(actor.covering),
        sorted({m.unit_id for m in led if m.team_id is None}),
        sorted({m.unit_id for m in led}),
        sorted({m.team_id for m in led if m.team_id is not None}),
        on,
        units(actor, Role.DUTY),
        *_live(actor, on),
    ]


def places(actor: Actor, on: date) -> Said:
    """The places in a person's own name on a case, as an array."""
    return _PLACES, _live(actor, on)


def own(case_id: int, actor: Actor, on: date) -> tuple[list[str], bool]:
    """A person's live places on one case, and whether it is barred to them. One query."""
    with connection.cursor() as cursor:
        live = _live(actor, on)
        # The case stands last: it is named where the text ends.
        cursor.execute(_OWN, [*live, *live[:3], case_id])
        found: list[str]
        found, barred = cursor.fetchone() or ([], False)
    return found, barred


_OWN = f"select {_PLACES}, exists ({_BAR}) from (select %s::bigint as id) c".replace("{id}", "c.id")  # noqa: S608  our own names


def units(actor: Actor, role: Role) -> list[int]:
    """The units in which this person is that."""
    return sorted({m.unit_id for m in actor.memberships if m.role is role})


def beside(said: Said, alias: str) -> Said:
    """The same for SQL that calls the case `alias`."""
    text, values = said
    return text.format(**{column: f"{alias}.{column}" for column in COLUMNS}), values


def _live(actor: Actor, on: date) -> list[Any]:
    return [actor.staff_id, on, on, actor.at]


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


def array(said: Said) -> Saying:
    """For `annotate`."""
    return Saying(said, output_field=ArrayField(CharField()))
