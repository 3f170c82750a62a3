"""Who sees what sleeps, who is out and who is on duty.

What belongs to a case goes with the case; what is owed on it its manager sees too. Who is out and who is on duty is the
unit's: no row of these says anything of anybody served. A calendar's secret is its owner's alone.
"""

from alongside.records.row_conditions import DESKS, OPENED, PURPOSE, STAFF, UNITS, WORKED, of_case

_OF_THE_UNIT = f"{PURPOSE} or unit_id = any ({UNITS})"

POLICIES = {
    **{f"records_{table}": of_case(f"records_{table}", WORKED) for table in ("snooze", "nocontact")},
    **{
        f"records_{table}": of_case(f"records_{table}", OPENED)
        for table in ("returnedpost", "visit", "aggressionwarning")
    },
    "records_desksnooze": f"{PURPOSE} or organisation_id = any ({DESKS})",
    **{f"records_{table}": _OF_THE_UNIT for table in ("outing", "shift", "handover")},
    "records_calendarfeed": f"{PURPOSE} or staff_id = {STAFF}",
}
