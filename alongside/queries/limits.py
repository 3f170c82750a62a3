"""The lines of access lists, the cases they are about, and whom they leave a case to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from alongside.catalogue.access_lists import Line
from alongside.queries import scope
from alongside.records.models import AccessLimit, Bar, Case, NamedAccess
from alongside.rules.access import Actor, Role
from alongside.rules.standing import Place

Number = tuple[str, str]
"""Kind and number."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would change: rows that go, lines that come, and the numbers these are about."""

    gone: tuple[int, ...]
    new: tuple[Line, ...]
    numbers: frozenset[Number]


@dataclass(frozen=True, slots=True)
class Held:
    """A line that counts, about one person in one case."""

    case: int
    person: int
    limit: str
    who: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """An open case whose officer may not see it. `reference` is empty for a sealed one."""

    case: UUID
    reference: str
    unit_en: str
    unit_cy: str
    officer: str
    admitted: int


def change(organisation: int, source: str, lines: Iterable[Line]) -> Change:
    """What these lines would change of what the source gave before. Within `scope.upkeep`."""
    held = {_line(row): row.pk for row in AccessLimit.objects.filter(organisation=organisation, source=source, dropped_at__isnull=True)}  # fmt: skip  # noqa: E501  one row
    wanted = dict.fromkeys(lines)
    gone = {line: pk for line, pk in held.items() if line not in wanted}
    new = tuple(line for line in wanted if line not in held)
    return Change(
        tuple(sorted(gone.values())), new, frozenset((line.number_kind, line.number) for line in (*gone, *new))
    )


def _line(row: AccessLimit) -> Line:
    return Line(row.number_kind, row.number, row.limit, row.who, row.starts_on, row.ends_on)


def cases_of(organisation: int, numbers: Iterable[Number]) -> list[int]:
    """The cases in which somebody with one of these numbers has or had a part. Within `scope.upkeep`."""
    pairs = sorted(numbers)
    return _asked(
        """select distinct r.case_id from unnest(%s::text[], %s::text[]) n(kind, value)
        join records_identifier i on i.value = n.value and i.kind = n.kind and i.organisation_id = %s
        join records_caserole r on r.person_id = i.person_id""",
        [[kind for kind, _ in pairs], [value for _, value in pairs], organisation],
    )


def cases_naming(called: Sequence[str]) -> list[int]:
    """The cases about which a line names one of these. Within `scope.upkeep`."""
    return _asked(
        """select distinct r.case_id from records_accesslimit l
        join records_identifier i on i.value = l.number and i.kind = l.number_kind
            and i.organisation_id = l.organisation_id
        join records_caserole r on r.person_id = i.person_id
        where l.who = any(%s) and l.dropped_at is null""",
        [list(called)],
    )


def all_cases() -> list[int]:
    """Every case that is marked by a list, or should be. Within `scope.upkeep`."""
    return _asked(
        """select id from records_case where limited union
        select case_id from records_bar where why = 'excluded' and ends_on is null union
        select r.case_id from records_accesslimit l
        join records_identifier i on i.value = l.number and i.kind = l.number_kind
            and i.organisation_id = l.organisation_id
        join records_caserole r on r.person_id = i.person_id where l.dropped_at is null""",
        [],
    )


def lines_of(cases: Sequence[int], on: date) -> list[Held]:
    """The lines that count on that day or later, of everybody with a part in these cases. Within `scope.upkeep`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select distinct r.case_id, r.person_id, l.limit, l.who, l.starts_on, l.ends_on from records_caserole r
            join records_identifier i on i.person_id = r.person_id
            join records_accesslimit l on l.number = i.value and l.number_kind = i.kind
                and l.organisation_id = i.organisation_id and l.dropped_at is null
            where r.case_id = any(%s) and r.ended_on is null and (l.ends_on is null or l.ends_on >= %s)
            order by 1, 2, 3, 4, 5, 6""",
            [list(cases), on],
        )
        return [Held(*row) for row in cursor.fetchall()]


def reaches(case: Case, staff: int, on: date) -> bool:
    """Whether no list keeps this person from the case. Within `scope.upkeep`."""
    mine = {"case": case, "staff": staff, "starts_on__lte": on}
    if Bar.objects.filter(_lasts(on), **mine).exists():
        return False
    return not case.limited or NamedAccess.objects.filter(_lasts(on), **mine, place=str(Place.ADMITTED)).exists()


def out_of_reach(actor: Actor, on: date) -> tuple[OutOfReach, ...]:
    """Open cases of the organisations this privacy officer watches which their own officer may not see, or nobody.

    Read past the rules that hide them: their references alone, and of sealed ones not even that.
    """
    watched = sorted(held.organisation_id for held in actor.memberships if held.role is Role.PRIVACY_OFFICER)
    with scope.upkeep():
        live = {"case": OuterRef("pk"), "starts_on__lte": on}
        admitted = NamedAccess.objects.filter(_lasts(on), **live, place=str(Place.ADMITTED))
        barred = Bar.objects.filter(_lasts(on), **live, staff=OuterRef("owner"))
        rows = (
            Case.objects.filter(
                Q(limited=True) & ~Exists(admitted.filter(staff=OuterRef("owner"))) | Exists(barred),
                organisation_id__in=watched,
                closed_on__isnull=True,
            )
            .exclude(pk__in=scope.barred(actor))
            .select_related("unit", "owner")
            .order_by("opened_on", "pk")
        )
        found = list(rows)
        places = NamedAccess.objects.filter(
            _lasts(on), case__in=found, starts_on__lte=on, place=str(Place.ADMITTED), staff__is_active=True
        )
        named = list(places.values_list("case_id", flat=True))
    return tuple(
        OutOfReach(
            case=case.public_id,
            reference="" if case.restricted else case.reference,
            unit_en=case.unit.name_en,
            unit_cy=case.unit.name_cy,
            officer=case.owner.name if case.owner else "",
            admitted=named.count(case.pk),
        )
        for case in found
    )


def _asked(sql: str, values: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _lasts(on: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=on)
