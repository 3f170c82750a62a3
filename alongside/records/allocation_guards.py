"""Who writes what cases are shared out by: the manager of the unit, of nobody elsewhere. Marks go with their case."""

from alongside.records.row_conditions import PURPOSE, WORKED, asked, of_case

_MANAGED = asked("managed")
_OF_ONES_STAFF = f"""{PURPOSE} or exists (select 1 from records_membership m
    where m.staff_id = records_officerprofile.staff_id and m.unit_id = any ({_MANAGED}))"""
_OF_ONES_UNIT = f"{PURPOSE} or unit_id = any ({_MANAGED})"

ALIKE = {table: of_case(table, WORKED) for table in ("records_casepriority", "records_ordermark")}


def _written(name: str, rule: str) -> dict[str, str]:
    """Everybody reads: it says nothing of anybody served."""
    return {
        f"{name}_read": "for select using (true)",
        f"{name}_add": f"for insert with check ({rule})",
        f"{name}_change": f"for update using ({rule}) with check ({rule})",
        f"{name}_end": f"for delete using ({rule})",
    }


APART = {
    "records_officerprofile": _written("profile", _OF_ONES_STAFF),
    "records_loadline": _written("line", _OF_ONES_UNIT),
}
