"""Domain events for the bench, in the shapes the prisons and probation send, about the offenders it has made.

Some are about somebody with a victim here; the rest are about others, as most that arrive are.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random


def write(file: Path, count: int, ours: Sequence[str], share: float, now: datetime) -> None:
    """`count` events as JSON lines, `share` of them about `ours`, each of another moment, so that none is a repeat."""
    random = Random(3)  # a rehearsal, not a secret
    with file.open("w") as out:
        for number in range(count):
            who = random.choice(ours) if random.random() < share else f"Z{number % 10_000:04d}Z{_letter(number)}"
            at = now - timedelta(hours=30) + timedelta(seconds=number % 80_000, microseconds=number)
            out.write(json.dumps(_event(number, who, at)) + "\n")


def _letter(number: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 10_000 % 26]


def _event(number: int, who: str, at: datetime) -> dict[str, object]:
    kind, more = _KINDS[number % len(_KINDS)]
    return {
        "eventType": kind,
        "version": 1,
        "occurredAt": at.isoformat(),
        "publishedAt": (at + timedelta(seconds=2)).isoformat(),
        "description": "An event of the bench",
        "additionalInformation": {"nomsNumber": who, **more},
        "personReference": {"identifiers": [{"type": "NOMS", "value": who}]},
    }


_KINDS: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "prison-offender-events.prisoner.received",
        {"reason": "ADMISSION", "prisonId": "QQI", "currentLocation": "IN_PRISON", "nomisMovementReasonCode": "N"},
    ),
    (
        "prison-offender-events.prisoner.released",
        {"reason": "RELEASED", "prisonId": "QQI", "currentLocation": "OUTSIDE_PRISON", "nomisMovementReasonCode": "CR"},
    ),
    (
        "prison-offender-events.prisoner.released",
        {"reason": "TEMPORARY_ABSENCE_RELEASE", "prisonId": "QQI", "nomisMovementReasonCode": "C1"},
    ),
    ("calculate-release-dates.prisoner.changed", {"prisonerId": "", "bookingId": 1}),
    (
        "prison-offender-events.prisoner.received",
        {"reason": "TRANSFERRED", "prisonId": "QQI", "nomisMovementReasonCode": "INT"},
    ),
)
