"""Who opened or changed a case, and when: for its own officer and for seniors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.queries import scope
from alongside.records.models import Case, EmergencyUse, JournalEntry, Sample, Staff
from alongside.rules.access import PURPOSES, Actor, Verb, may
from alongside.rules.counting import LONDON
from alongside.rules.emergency import REASONS, SAMPLES
from alongside.rules.looks import OF_WORK, PROGRAM, ground_words
from alongside.rules.words import Words

MOST = 100


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of the journal. `by` is a person's name, or "" for a purpose named in `purpose`."""

    at: datetime
    by: str
    purpose: str
    verb: str
    words: Words
    ground: Words | None
    "Why they could open it; None for what is no opening."
    of_work: bool
    "False for an opening without a reason of work: somebody may want to ask."
    said: str
    "What was written down for opening it in an emergency, or to read it."


def of(case: Case, actor: Actor, now: datetime, *, before: datetime | None = None) -> tuple[Look, ...] | None:
    """The newest hundred entries (before a moment), or None for who may not see them. Two to four queries."""
    on = now.astimezone(LONDON).date()
    if not may(Verb.VIEW_JOURNAL, actor, scope.situation(case, actor, on, afresh=False)).allowed:
        return None
    entries = JournalEntry.objects.filter(case_id=case.pk)
    if before is not None:
        entries = entries.filter(at__lt=before)
    rows = list(
        entries.order_by("-at", "-pk").values_list("at", "staff_id", "purpose", "verb", "facts", "subject_id")[:MOST]
    )
    said = {
        (verb, pk): words
        for verb, kind in _SAID.items()
        if (pks := {row[5] or 0 for row in rows if row[3] == verb})
        for pk, words in kind.objects.filter(pk__in=pks).values_list("pk", "words")
    }
    people = {row[1] for row in rows if row[1]} | {row[4]["cover_for"] for row in rows if row[4].get("cover_for")}
    names = dict(Staff.objects.filter(pk__in=people).values_list("pk", "name"))
    return tuple(
        Look(
            at,
            names.get(staff, "") if staff else "",
            purpose if purpose in PURPOSES else "",
            verb,
            words_of(verb),
            _ground(verb, staff, facts, names),
            verb != Verb.VIEW_CASE or ground_of(staff, facts) in OF_WORK,
            said.get((verb, subject or 0), ""),
        )
        for at, staff, purpose, verb, facts, subject in rows
    )


def _ground(verb: str, staff: int | None, facts: Mapping[str, Any], names: Mapping[int, str]) -> Words | None:
    """Why they could open it; of whatever was done under cover, for whom."""
    if officer := names.get(facts.get("cover_for", 0)):
        return Words(f"They covered for {officer}", f"Roeddent yn cyflenwi dros {officer}")
    reasons = {Verb.SAMPLE_CASE: SAMPLES, GIVEN: REASONS}.get(verb, {})
    if why := reasons.get(str(facts.get("reason", ""))):
        return why
    return ground_words(ground_of(staff, facts)) if verb == Verb.VIEW_CASE else None


GIVEN = "emergency.given"
_SAID: dict[str, type[EmergencyUse] | type[Sample]] = {Verb.SAMPLE_CASE: Sample, GIVEN: EmergencyUse}
"""Entries with words of their own, for those whom the rows they stand in are shown."""


VERBS: dict[str, Words] = {
    Verb.VIEW_CASE: Words("Opened the case file", "Agorodd ffeil yr achos"),
    Verb.READ_COVER_SHEET: Words("Read it on a cover sheet", "Darllenodd ef ar daflen gyflenwi"),
    Verb.NAME_CO_WORKER: Words("Changed who works on it", "Newidiodd bwy sy'n gweithio arno"),
    Verb.OPEN_CASE: Words("Opened the case", "Agorodd yr achos"),
    Verb.EDIT_CASE: Words("Changed the case", "Newidiodd yr achos"),
    Verb.ASSIGN_CASE: Words("Gave the case to an officer", "Rhoddodd yr achos i swyddog"),
    Verb.SET_ENHANCED: Words("Changed enhanced rights", "Newidiodd hawliau uwch"),
    Verb.RESTRICT_CASE: Words("Sealed the case, or added to its list", "Seliodd yr achos, neu ychwanegodd at ei restr"),
    Verb.KEEP_LIST: Words("Changed the list or the code name", "Newidiodd y rhestr neu'r enw cod"),
    Verb.ASK_LIFT_SEAL: Words("Asked that the seal be lifted", "Gofynnodd am godi'r sêl"),
    Verb.LIFT_SEAL: Words("Decided whether the seal is lifted", "Penderfynodd a godir y sêl"),
    Verb.PROTECT_LOCATION: Words(
        "Hid where somebody is, or asked that it be shown", "Cuddiodd ble mae rhywun, neu ofynnodd am ei ddangos"
    ),
    Verb.LIFT_LOCATION: Words("Decided whether places are shown again", "Penderfynodd a ddangosir lleoedd eto"),
    Verb.REVEAL_LOCATION: Words("Saw a hidden place", "Gwelodd le cudd"),
    Verb.ASK_RELEASE: Words("Asked that something fenced be released", "Gofynnodd am ryddhau rhywbeth a ffensiwyd"),
    Verb.CLOSE_CASE: Words("Closed the case", "Caeodd yr achos"),
    Verb.REOPEN_CASE: Words("Opened the case again", "Ailagorodd yr achos"),
    Verb.VIEW_JOURNAL: Words("Looked at who looked", "Edrychodd ar bwy fu'n edrych"),
    Verb.MAKE_STATEMENT: Words("Made a statement of who looked", "Gwnaeth ddatganiad o bwy edrychodd"),
    Verb.RECORD_EVENT: Words("Recorded what happened", "Cofnododd beth ddigwyddodd"),
    Verb.DECIDE_EVENT: Words("Decided on what was proposed", "Penderfynodd ar yr hyn a gynigiwyd"),
    Verb.RECORD_CONTACT: Words("Recorded a contact", "Cofnododd gyswllt"),
    Verb.WRITE_NOTE: Words("Wrote a note", "Ysgrifennodd nodyn"),
    Verb.ADD_TASK: Words("Added a task", "Ychwanegodd dasg"),
    Verb.END_DUTY: Words("Ended a duty or task", "Daeth â dyletswydd neu dasg i ben"),
    Verb.PAUSE_DUTY: Words("Gave a duty more time", "Rhoddodd fwy o amser i ddyletswydd"),
    Verb.EDIT_PEOPLE: Words("Changed people or ways to reach them", "Newidiodd bobl neu ffyrdd o'u cyrraedd"),
    Verb.RELEASE_FENCED: Words(
        "Decided whether something fenced is released", "Penderfynodd a ryddheir rhywbeth a ffensiwyd"
    ),
    Verb.HOLD_CASE: Words("Put the case on legal hold", "Rhoddodd yr achos dan ataliad cyfreithiol"),
    Verb.LIFT_HOLD: Words(
        "Asked that a hold end, or ended it", "Gofynnodd i ataliad ddod i ben, neu ddaeth ag ef i ben"
    ),
    Verb.DECIDE_KEEPING: Words("Decided until when it is kept", "Penderfynodd hyd pryd y cedwir yr achos"),
    Verb.SAMPLE_CASE: Words("Opened the case to read it, for a reason", "Agorodd yr achos i'w ddarllen, am reswm"),
    GIVEN: Words("Used emergency access to the case", "Defnyddiodd fynediad brys i'r achos"),
    "emergency.refused": Words(
        "Somebody asked for emergency access, and it was not given",
        "Gofynnodd rhywun am fynediad brys, ac ni chafodd ei roi",
    ),
    "emergency.nothing": Words("Asked for emergency access", "Gofynnodd am fynediad brys"),
    "emergency.ended": Words("Ended emergency access", "Daeth â mynediad brys i ben"),
    Verb.USE_EMERGENCY: Words("Asked for emergency access", "Gofynnodd am fynediad brys"),
    Verb.END_EMERGENCY: Words("Ended emergency access", "Daeth â mynediad brys i ben"),
    Verb.REVIEW_EMERGENCY: Words("Reviewed a use of emergency access", "Adolygodd ddefnydd o fynediad brys"),
    Verb.RECEIVE_MESSAGES: Words("A feed brought something", "Daeth ffrwd â rhywbeth"),
    "event.proposed": Words("A feed proposed an event", "Cynigiodd ffrwd ddigwyddiad"),
    "event.superseded": Words("A feed took an event back", "Tynnodd ffrwd ddigwyddiad yn ôl"),
    "event.confirmed": Words("A feed added to the history", "Ychwanegodd ffrwd at yr hanes"),
}
"""What each entry about a case says."""


def ground_of(staff: int | None, facts: Mapping[str, object]) -> str:
    """The ground an opening was noted with, as a code."""
    return str(facts.get("ground", "")) if staff else PROGRAM


def words_of(verb: str) -> Words:
    """What an entry of that verb says."""
    return VERBS.get(verb) or Words(verb, verb)
