"""Who may read of two people that they are one, are not, or belong together: who sees both, and opens a case of one."""

from alongside.records.row_conditions import IN_AN_OPENED_CASE, PURPOSE, by


def _of_two(table: str, one: str, other: str) -> str:
    seen = " and ".join(by(table, f"{column}_id", "records_person") for column in (one, other))
    opened = f"exists ({IN_AN_OPENED_CASE} and r.person_id in ({table}.{one}_id, {table}.{other}_id))"
    return f"{PURPOSE} or ({seen} and {opened})"


POLICIES = {
    "records_different": _of_two("records_different", "person", "other"),
    "records_tie": _of_two("records_tie", "person", "other"),
    # The record given up stands in no case, so nobody sees it: who opens a case of the kept one reads that it was.
    "records_merge": f"{PURPOSE} or exists ({IN_AN_OPENED_CASE} and r.person_id = records_merge.kept_id)",
}
