"""A second reckoning of due dates, written to disagree: nothing of Alongside is imported, the bank holidays and the
clock changes are typed by hand, and every count walks the days one at a time.

    python tests/rules/independent_calculator.py > tests/rules/golden_due_dates.csv
"""

from datetime import date, datetime, timedelta

HOLIDAYS = """
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""

SUMMERS = {
    2024: ("2024-03-31T01:00", "2024-10-27T01:00"),
    2025: ("2025-03-30T01:00", "2025-10-26T01:00"),
    2026: ("2026-03-29T01:00", "2026-10-25T01:00"),
    2027: ("2027-03-28T01:00", "2027-10-31T01:00"),
    2028: ("2028-03-26T01:00", "2028-10-29T01:00"),
}
"""When British Summer Time begins and ends, in universal time."""

FIGURES = {
    "VC-R2-01": (24, 24, "hours"),
    "VC-R4-02": (2, 2, "working"),
    "VC-R6-02": (5, 1, "working"),
    "VC-R6-10": (5, 1, "working"),
    "VC-R8-02": (5, 5, "working"),
    "VC-R9-02": (1, 1, "working"),
    "VC-R10-01": (10, 10, "working"),
    "VC-R11-02": (20, 20, "working"),
    "CH-VRR-CPS-LATE": (3, 3, "months"),
    "CH-VRR-POL-DONE": (30, 30, "working"),
    "CH-ULS-OLD": (28, 28, "days"),
    "CH-ULS-NEW": (6, 6, "months"),
    "CH-PB-RECON": (21, 21, "days"),
    "CH-PB-RECON-REPLY": (7, 7, "days"),
    "CH-TRANSCRIPT": (14, 14, "days"),
    "VCS-03": (8, 8, "weeks"),
    "VCS-05": (12, 12, "months"),
    "VCS-06": (-6, -6, "months"),
    "VCS-07": (-12, -12, "weeks"),
    "VCS-08": (-20, -20, "working"),
    "VCS-09": (-2, -2, "working from a working day"),
    "VCS-10": (-2, -2, "working"),
    "VCS-12": (0, 0, "working"),
    "VCS-13": (-28, -28, "days"),
    "VCS-14": (-8, -8, "weeks"),
    "VCS-16": (26, 26, "weeks"),
    "VCS-19": (10, 10, "days"),
}

HARD_DAYS = [
    "2026-12-18",
    "2026-12-23",
    "2026-12-24",
    "2026-12-25",
    "2026-12-26",
    "2026-12-28",
    "2026-12-31",
    "2027-01-01",
    "2027-03-24",
    "2027-03-25",
    "2027-03-26",
    "2026-04-02",
    "2026-05-01",
    "2026-08-28",
    "2027-12-24",
    "2027-12-31",
    "2028-02-28",
    "2028-02-29",
    "2028-04-13",
    "2028-12-12",
    "2024-02-29",
    "2025-12-23",
]

MONTH_ENDS = [
    "2026-08-31",
    "2026-11-30",
    "2027-01-31",
    "2027-02-28",
    "2027-03-31",
    "2027-08-31",
    "2027-11-30",
    "2028-02-29",
    "2028-08-30",
    "2026-12-31",
]

ASKED: list[tuple[str, list[str], tuple[int, ...]]] = [
    ("VC-R6-02", HARD_DAYS, (0, 1)),
    ("VC-R6-10", HARD_DAYS[:6], (0, 1)),
    ("VC-R8-02", HARD_DAYS[6:10], (1,)),
    ("VC-R4-02", HARD_DAYS[:8], (0,)),
    ("VC-R9-02", HARD_DAYS[2:10], (0,)),
    ("VC-R10-01", HARD_DAYS[:8], (0,)),
    ("VC-R11-02", HARD_DAYS[6:12], (0,)),
    ("CH-VRR-POL-DONE", HARD_DAYS[:4], (0,)),
    ("CH-VRR-CPS-LATE", MONTH_ENDS, (0,)),
    ("CH-ULS-OLD", ["2026-06-28", "2026-05-31", "2026-02-28", "2024-02-01", "2025-12-04"], (0,)),
    ("CH-ULS-NEW", ["2026-06-29", *MONTH_ENDS[:5]], (0,)),
    ("CH-PB-RECON", HARD_DAYS[15:20], (0,)),
    ("CH-PB-RECON-REPLY", HARD_DAYS[15:19], (0,)),
    ("CH-TRANSCRIPT", HARD_DAYS[14:18], (0,)),
    ("VCS-03", MONTH_ENDS[:4], (0,)),
    ("VCS-05", ["2024-02-29", "2028-02-29", "2026-12-31", "2027-02-28"], (0,)),
    ("VCS-06", MONTH_ENDS[3:9], (0,)),
    ("VCS-07", HARD_DAYS[14:19], (0,)),
    ("VCS-08", HARD_DAYS[6:11], (0,)),
    ("VCS-09", [*HARD_DAYS[:11], "2028-01-03", "2028-01-02", "2028-04-18"], (0,)),
    ("VCS-10", ["2026-12-29", "2027-01-04", "2027-03-30", "2028-04-18", "2027-12-29", "2028-01-04"], (0,)),
    ("VCS-12", HARD_DAYS[3:6], (0,)),
    ("VCS-13", HARD_DAYS[15:20], (0,)),
    ("VCS-14", HARD_DAYS[15:20], (0,)),
    ("VCS-16", MONTH_ENDS[:3], (0,)),
    ("VCS-19", HARD_DAYS[16:19], (0,)),
    (
        "VC-R2-01",
        [
            "2026-10-24T00:30",
            "2026-10-24T10:00",
            "2026-10-25T03:15",
            "2027-03-27T10:00",
            "2027-03-27T23:59",
            "2027-10-30T12:00",
            "2028-03-25T18:45",
            "2028-02-28T08:05",
            "2026-12-31T23:00",
        ],
        (0,),
    ),
]


def works(day: date) -> bool:
    """Whether offices are open."""
    return day.strftime("%a") not in ("Sat", "Sun") and day.isoformat() not in HOLIDAYS


def offset(universal: datetime) -> timedelta:
    """How far London's clocks are ahead."""
    begins, ends = (datetime.fromisoformat(each) for each in SUMMERS[universal.year])
    return timedelta(hours=1 if begins <= universal < ends else 0)


def work_out(rule: str, on: str, enhanced: int) -> str:
    """The due day, or for hours the due moment with its offset, as ISO text."""
    usual, more_rights, unit = FIGURES[rule]
    n = more_rights if enhanced else usual
    if unit == "hours":
        return _hours(datetime.fromisoformat(on), n)
    day, left, step = date.fromisoformat(on), abs(n), timedelta(days=1 if n >= 0 else -1)
    if unit.endswith("from a working day"):
        while not works(day):
            day += step
    if unit.startswith("working"):
        while left:
            day += step
            left -= 1 if works(day) else 0
        return day.isoformat()
    if unit == "months":
        return _months(day, left, step)
    left *= 7 if unit == "weeks" else 1
    while left:
        day += step
        left -= 1
    return day.isoformat()


def _months(day: date, left: int, step: timedelta) -> str:
    wanted = day.day
    while left:
        month = day.month
        while day.month == month:
            day += step
        left -= 1
    near = [day + timedelta(days=k) for k in range(-30, 31)]
    return max(d for d in near if d.month == day.month and d.day <= wanted).isoformat()


def _hours(local: datetime, n: int) -> str:
    universal = next(u for u in (local - timedelta(hours=1), local) if u + offset(u) == local)
    for _ in range(n * 60):
        universal += timedelta(minutes=1)
    ahead = offset(universal)
    return f"{(universal + ahead).isoformat()}+0{int(ahead.total_seconds() // 3600)}:00"


if __name__ == "__main__":
    for asked_rule, days, kinds in ASKED:
        for asked_on in days:
            for kind in kinds:
                print(asked_rule, asked_on, kind, work_out(asked_rule, asked_on, kind), sep=",")
