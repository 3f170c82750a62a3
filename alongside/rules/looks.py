"""Looking at a case: by what ground somebody had it open, which looking has no reason of work, and what is a sweep."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from alongside.rules.access import Verb
from alongside.rules.standing import Ground
from alongside.rules.words import Words

PROGRAM = "program"
"""Where no person stands behind an act."""

GROUNDS: dict[str, Words] = {
    Ground.OWNER: Words("It is their case", "Eu hachos nhw yw hwn"),
    Ground.CO_WORKER: Words("They work on the case with its officer", "Maent yn gweithio ar yr achos gyda'i swyddog"),
    Ground.SENIOR: Words("They supervise the work of the team", "Maent yn goruchwylio gwaith y tîm"),
    Ground.COVER: Words("They covered for the case's officer", "Roeddent yn cyflenwi dros swyddog yr achos"),
    Ground.LISTED: Words("They are named on the list of the case", "Maent wedi'u henwi ar restr yr achos"),
    Ground.DUTY: Words("They were on duty for urgent news", "Roeddent ar ddyletswydd ar gyfer newyddion brys"),
    Ground.NOBODYS: Words("The case had no officer yet", "Nid oedd gan yr achos swyddog eto"),
    Ground.EMERGENCY: Words("They used emergency access", "Defnyddiwyd mynediad brys ganddynt"),
    Ground.SAMPLE: Words(
        "A manager checked the work, for a reason given", "Gwiriodd rheolwr y gwaith, am reswm a roddwyd"
    ),
    PROGRAM: Words("The program itself", "Y rhaglen ei hun"),
    "": Words("No reason is recorded", "Ni chofnodwyd rheswm"),
}
"""Why somebody could open a case, as a code of the journal, and in words for colleagues and for the victim."""

OF_WORK = frozenset(GROUNDS) - {Ground.EMERGENCY, ""}
"""Grounds that are a reason of work by themselves. Emergency access is none until somebody has reviewed it."""

LOOKS = frozenset({Verb.VIEW_CASE, Verb.READ_COVER_SHEET})
"""Verbs by which a case was seen and nothing of it changed. Of a cover sheet each case on it was seen."""

MANY = 50
WITHIN = timedelta(minutes=10)
"""Fifty different cases opened by one person within ten minutes are a sweep: our own figure. A flag, never a block."""


class Look(NamedTuple):
    """A case was opened."""

    staff_id: int
    organisation_id: int
    at: datetime
    case_id: int


class Sweep(NamedTuple):
    """Many cases opened by one person in a short time, from the first look to the last."""

    staff_id: int
    organisation_id: int
    started_at: datetime
    ended_at: datetime
    cases: int


def ground_words(code: str) -> Words:
    """The words of a ground; of one that is not known, that none is recorded."""
    return GROUNDS.get(code, GROUNDS[""])


def sweeps(looks: Iterable[Look]) -> Iterator[Sweep]:
    """The sweeps among looks that come in the order of person, organisation and time."""
    window: list[Look] = []
    running: Sweep | None = None
    whole: set[int] = set()
    for look in looks:
        if window and window[-1][:2] != look[:2]:
            if running:
                yield running
            window, running, whole = [], None, set()
        window = [one for one in window if look.at - one.at < WITHIN] + [look]
        seen = {one.case_id for one in window}
        if len(seen) >= MANY:
            whole |= seen
            began = running.started_at if running else window[0].at
            running = Sweep(look.staff_id, look.organisation_id, began, look.at, len(whole))
        elif running and len(window) == 1:
            yield running
            running, whole = None, set()
    if running:
        yield running
