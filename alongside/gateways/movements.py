"""What a movement of a prisoner is: its code decides, never the word beside it.

"Released" covers death, escape, bail, acquittal, deportation and the merging of two records; only the code tells them
apart. Where the code and the reason contradict each other, nobody here guesses: the movement is held.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.catalogue.happenings import INWARDS, OUTWARDS
from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.registers import Registers
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import PERSONAL, Context, Draft
from alongside.gateways.lookups import rows, text

QUIET: frozenset[str] = frozenset(
    {
        H.REMAND,
        H.CONVICTED_UNSENTENCED,
        H.BAIL,
        H.NOT_CONVICTED_OR_NO_CUSTODY,
        H.ADMIN_MERGE,
        H.TRANSFER,
        H.TRANSFER_IN,
        H.COURT,
        H.TEMPORARY_ABSENCE,
    }
)
"""Movements worth a line and nothing more."""

_MEANT: Mapping[str, tuple[H, frozenset[str]]] = {
    "RELEASED_TO_HOSPITAL": (H.HOSPITAL, frozenset({H.HOSPITAL})),
    "TEMPORARY_ABSENCE_RELEASE": (H.TEMPORARY_ABSENCE, frozenset({H.TEMPORARY_ABSENCE})),
    "TEMPORARY_ABSENCE_RETURN": (H.TEMPORARY_ABSENCE, frozenset({H.TEMPORARY_ABSENCE, H.LATE_RETURN})),
    "SENT_TO_COURT": (H.COURT, frozenset({H.COURT})),
    "RETURN_FROM_COURT": (H.COURT, frozenset({H.COURT})),
    "TRANSFERRED": (H.TRANSFER, frozenset({H.TRANSFER, H.TRANSFER_IN})),
}
"""Reasons that mean one thing only: the class they mean without a code, and the classes a code beside them may have."""

_LOOSE = frozenset({"TAP", "CRT", "TRN"})
"""Types of movement from which a prisoner is expected back, or never left custody."""

ESCORTS = frozenset({"PP", "PC", "SE", "SP", "PDC", "LTX", "5", "C5", "C6", "MED", "CRT", "IM", "ST"})
"""Reasons to be out under escort for court, police, hospital or another prison: no leave, nothing to tell."""


@dataclass(frozen=True, slots=True)
class Call:
    """A movement classed."""

    happening: str
    verdict: Verdict
    reason: str


def classify(code: str, reason: str, direction: str, lists: Registers) -> Call:
    """Class a movement from its code, its reason word (may be empty) and its direction ("in", "out" or "")."""
    meant = _MEANT.get(reason)
    if not code:
        if meant is None:
            return Call(
                H.UNCLASSIFIED, Verdict.HOLD, "The movement has no code, and its reason could mean many things."
            )
        return _call(meant[0], "The movement has no code; its reason can mean one thing only.")
    known = lists.movements.get(code.upper())
    if known is None:
        return Call(H.UNCLASSIFIED, Verdict.HOLD, "The code of the movement is not on our list.")
    happening, kind = known
    if happening == H.UNCLASSIFIED:
        return Call(H.UNCLASSIFIED, Verdict.HOLD, "The code of the movement could mean many things.")
    if (
        (meant and happening not in meant[1])
        or _other_way(happening, kind, direction)
        or _too_quiet(happening, kind, reason)
    ):
        return Call(
            happening, Verdict.HOLD, "The code of the movement and what is said beside it contradict each other."
        )
    return _call(happening, "Classed by the code of the movement.")


def _call(happening: str, reason: str) -> Call:
    return Call(happening, Verdict.RECORD if happening in QUIET else Verdict.ACT, reason)


def _other_way(happening: str, kind: str, direction: str) -> bool:
    """Whether the code means the way out and the message the way in, or the reverse.

    The type of the code says which way where it is one of release or admission. Codes without a type, and those of
    court and leave, can mean a release all the same: there the class says it, but for the classes that go both ways.
    """
    if kind in _WAY:
        return direction != "" and direction != _WAY[kind]
    if happening in _BOTH_WAYS:
        return False
    return (direction == "in" and happening in OUTWARDS) or (direction == "out" and happening in INWARDS)


_WAY = {"REL": "out", "ADM": "in"}
_BOTH_WAYS = frozenset({H.COURT, H.TEMPORARY_ABSENCE, H.TRANSFER, H.TRANSFER_IN, H.ADMIN_MERGE})


def _too_quiet(happening: str, kind: str, reason: str) -> bool:
    """A quiet code of leave, court or transfer beside a word that says released or admitted for good."""
    return reason in ("RELEASED", "ADMISSION") and kind in _LOOSE and happening in QUIET


# Movements as the prison system lists them


def is_movement(body: Mapping[str, object]) -> bool:
    """A row of the prison's movement list, or a planned release."""
    return (
        "offenderNo" in body
        and ("movementReasonCode" in body)
        and ("movementType" in body or "movementTypeCode" in body)
    )


def read_movement(body: Mapping[str, object], context: Context) -> list[Signal]:
    """One row of a list of movements. A planned release is no release: it is recorded as a date."""
    kind = text(body, "movementType") or text(body, "movementTypeCode")
    planned = text(body, "eventStatus") == "SCH" or "releaseDate" in body
    code = text(body, "movementReasonCode")
    call = classify(code, "", _WAY.get(kind, ""), context.lists)
    draft = Draft("movement", "prison-movement", call.happening, call.verdict, call.reason)
    if planned:
        draft.judge(H.DATES_GIVEN, Verdict.ACT, "A release is planned: nothing has happened yet.")
        draft.keep("planned_class", call.happening)
        draft.date("PLANNED", body.get("releaseDate"))
        draft.date("CONFIRMED", body.get("approvedReleaseDate"))
    else:
        draft.when(_moment(body))
    draft.identify("NOMS", body.get("offenderNo"), "offenderNo")
    draft.identify("BOOKING", body.get("bookingId"), "bookingId")
    draft.keep("code", code)
    draft.keep("movement_type", kind)
    places = frozenset(
        [
            "fromAgency",
            "toAgency",
            "fromAgencyId",
            "toAgencyId",
            "fromAgencyDescription",
            "toAgencyDescription",
            "fromCity",
            "toCity",
            "location",
        ]
    )
    for key in places:
        draft.fence(key, body.get(key))
    taken = places | {
        "offenderNo",
        "bookingId",
        "movementReasonCode",
        "movementType",
        "movementTypeCode",
        "eventStatus",
    }
    draft.drop_rest(body, taken | _CLOCKS, reason=PERSONAL)
    return [draft.signal(body)]


_CLOCKS = frozenset(
    {"movementDateTime", "movementDate", "movementTime", "createDateTime", "releaseDate", "approvedReleaseDate"}
)


def _moment(body: Mapping[str, object]) -> object:
    day, clock = body.get("movementDate"), body.get("movementTime")
    if isinstance(day, str) and isinstance(clock, str):
        return f"{day}T{clock}"
    return body.get("movementDateTime") or day or body.get("createDateTime")


def is_release_list(body: Mapping[str, object]) -> bool:
    """The prison's answer about a day: lists of court, transfer and release events beside each other."""
    return isinstance(body.get("releaseEvents"), list) and isinstance(body.get("movements"), list)


def read_release_list(body: Mapping[str, object], context: Context) -> list[Signal]:
    """Each row of the lists by itself; court and transfer rows are the quiet kind."""
    found = [row for key in ("releaseEvents", "movements", "courtEvents", "transferEvents") for row in rows(body, key)]
    return [signal for row in found if is_movement(row) for signal in read_movement(row, context)]


def is_timeline(body: Mapping[str, object]) -> bool:
    """A history of stays in prison."""
    return isinstance(body.get("prisonPeriod"), list)


def read_timeline(body: Mapping[str, object], context: Context) -> list[Signal]:
    """A history is a picture, not news: recorded, its places dropped. Its words for reasons are not codes."""
    draft = Draft(
        "prison timeline", "prison-timeline", H.MOVEMENT_HISTORY, Verdict.RECORD, "A history of stays, without codes."
    )
    draft.identify("NOMS", body.get("prisonerNumber"), "prisonerNumber")
    stays: list[dict[str, object]] = []
    for stay in rows(body, "prisonPeriod"):
        draft.identify("BOOKING", stay.get("bookingId"), "prisonPeriod.bookingId")
        stays.append({"in": text(stay, "entryDate")[:40], "out": text(stay, "releaseDate")[:40]})
        draft.drop("prisonPeriod.movementDates", "Reasons in words without codes, and places.")
        draft.drop("prisonPeriod.transfers", "Places.")
    draft.facts["stays"] = stays[:50]
    return [draft.signal(body)]
