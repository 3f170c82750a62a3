"""The daily file of parole reviews: a whole snapshot each day, one row for each review.

Columns are found by name, trimmed, blanks allowed. There is no date of a decision in it: the day is that of the first
snapshot that shows a result, so the same row on a later day is the same message and changes nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import Context, Draft
from alongside.gateways.tables import Table
from alongside.gateways.times import read_time

COLUMNS = (
    "TITLE",
    "NOMIS ID",
    "Offender Prison Number",
    "Sentence Type",
    "Date Of Sentence",
    "Tariff Expiry Date",
    "Review Date",
    "Review ID",
    "Review Milestone Date ID",
    "Review Type",
    "Review Status",
    "Current Target Date (Review)",
    "MS 13 Target Date",
    "MS 13 Completion Date",
    "Final Result (Review)",
)
_NO_RESULT = frozenset(["", "not applicable", "not specified"])
_FILE_DAY = re.compile(r"PPUD_MPC_(\d{4})(\d{2})(\d{2})", re.IGNORECASE | re.ASCII)
_FACTS: Mapping[str, str] = {
    "Review ID": "review_id",
    "Review Milestone Date ID": "milestone_id",
    "Review Type": "review_type",
    "Review Status": "review_status",
    "Sentence Type": "sentence_type",
}
_DATES: Mapping[str, str] = {
    "Date Of Sentence": "SENTENCED",
    "Tariff Expiry Date": "TARIFF",
    "Review Date": "THD",
    "Current Target Date (Review)": "REVIEW_TARGET",
    "MS 13 Target Date": "REPORT_DUE",
    "MS 13 Completion Date": "REPORT_DONE",
}


def is_snapshot(header: tuple[str, ...]) -> bool:
    """Whether a table is the parole file: the two numbers that make a review, in any case and spacing."""
    return {"nomis id", "review id"} <= {_plain(name) for name in header}


def read_snapshot(table: Table, context: Context) -> list[Signal]:
    """One signal for each review."""
    columns = {_plain(name): name for name in table.header}
    day = _FILE_DAY.search(context.name)
    snapshot = read_time("-".join(day.groups())) if day else None
    found = []
    for record in table.records():
        row = {column: record.get(columns.get(_plain(column), ""), "").strip() for column in COLUMNS}
        signal = _read_review(row)
        # the snapshot's day stands in for the day of a decision; it is no part of the fingerprint
        found.append(replace(signal, occurred_at=snapshot))
    return found


def _plain(name: str) -> str:
    return " ".join(name.split()).lower()


def _read_review(row: Mapping[str, str]) -> Signal:
    draft = Draft("parole file", "parole-review", H.PAROLE_REVIEW, Verdict.ACT, "A parole review is open.")
    draft.identify("NOMS", row["NOMIS ID"], "NOMIS ID")
    for column, fact in _FACTS.items():
        draft.keep(fact, row[column])
    for column, code in _DATES.items():
        draft.date(code, row[column].replace("-", "/") if re.match(r"\d{2}-\d{2}-\d{4}", row[column]) else row[column])
    result = row["Final Result (Review)"].removesuffix("[*]").strip()
    if result.lower() not in _NO_RESULT:
        draft.keep("result", result)
        draft.judge(
            H.PAROLE_DECIDED, Verdict.ACT, "A parole review has a result: when it may be told has rules of its own."
        )
    elif not row["Review Status"].lower().startswith("active"):
        draft.judge(H.PAROLE_REVIEW, Verdict.RECORD, "A parole review that is not open.")
    if not row["Review ID"]:
        draft.doubts.append("A review without its number.")
    for column in ("TITLE", "Offender Prison Number"):
        if row[column]:
            draft.drop(column)
    return draft.signal(dict(row))
