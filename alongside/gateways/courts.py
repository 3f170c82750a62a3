"""Common Platform hearings: one signal for each defendant, with offences and results and nobody else in it.

The victims inside offences are dropped at the door, and every place where they stood is named. So are wordings, which
name people, and all that describes the defendant beyond a name for a human look. The same hearing comes again when a
result is corrected: hearing id, shared time and what we keep tell the versions apart.
"""

import re
from collections.abc import Iterator

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.court_results import CUSTODY, HOSPITAL, result_of
from alongside.gateways.drafts import PERSONAL, VICTIM, Context, Draft
from alongside.gateways.lookups import Body, full_name, has, inner, rows, text, walk
from alongside.gateways.times import plausible_day, read_day, read_time

_DROPPED: dict[str, str] = {
    "victims": VICTIM,
    "victim": VICTIM,
    "witnesses": VICTIM,
    "associatedPersons": PERSONAL,
    "address": PERSONAL,
    "contact": PERSONAL,
    "ethnicity": PERSONAL,
    "nationalInsuranceNumber": PERSONAL,
    "nationalityCode": PERSONAL,
    "dateOfBirth": PERSONAL,
    "occupation": PERSONAL,
    "specificRequirements": PERSONAL,
    "arrestSummonsNumber": PERSONAL,
    "driverNumber": PERSONAL,
    "bailConditions": PERSONAL,
    "wording": PERSONAL,
    "wordingWelsh": PERSONAL,
    "resultText": PERSONAL,
    "statementOfFacts": PERSONAL,
    "offenceFacts": PERSONAL,
    "courtClerk": PERSONAL,
    "delegatedPowers": PERSONAL,
    "judiciary": PERSONAL,
    "defenceOrganisation": PERSONAL,
    "defenceCounsels": PERSONAL,
    "prosecutionCounsels": PERSONAL,
    "respondents": PERSONAL,
    "applicant": PERSONAL,
}


def is_hearing(body: Body) -> bool:
    """A hearing, bare or under `hearing`; the results API's document has its defendant beside it."""
    hearing = inner(body, "hearing")
    if hearing:
        return "courtDetails" not in hearing and not has(body, "defendant", "offences")
    return has(body, "courtCentre", "hearingDays") and ("prosecutionCases" in body or "courtApplications" in body)


def read_hearing(body: Body, context: Context, hearing_event_type: str = "") -> list[Signal]:
    """One signal for each defendant and each application; one held signal where the hearing names nobody."""
    hearing = inner(body, "hearing") or body
    found = [
        _read_defendant(body, hearing, case, person, path, context, hearing_event_type)
        for case, person, path in _defendants(hearing)
    ]
    found += [
        _read_application(
            body, hearing, application, f"hearing.courtApplications[{number}]", context, hearing_event_type
        )
        for number, application in enumerate(rows(hearing, "courtApplications"))
    ]
    if found:
        return found
    draft = _draft(body, hearing, hearing_event_type)
    draft.judge(H.COURT_RESULT, Verdict.HOLD, "A hearing that names no defendant.")
    _drop(draft, hearing, "hearing")
    return [draft.signal(draft.facts)]


def _defendants(hearing: Body) -> Iterator[tuple[Body, Body, str]]:
    for first, case in enumerate(rows(hearing, "prosecutionCases")):
        for second, person in enumerate(rows(case, "defendants")):
            yield case, person, f"hearing.prosecutionCases[{first}].defendants[{second}]"


def _draft(body: Body, hearing: Body, hearing_event_type: str) -> Draft:
    kind = "COMMON_PLATFORM_HEARING"
    draft = Draft("court hearing", kind, H.HEARING_LISTED, Verdict.ACT, "A hearing is listed.")
    draft.keep("hearing_id", hearing.get("id") or body.get("hearingId"))
    draft.keep("version", text(body, "sharedTime"))
    draft.keep("reshared", body.get("isReshare"))
    draft.keep("hearing_event", hearing_event_type)
    draft.keep("jurisdiction", hearing.get("jurisdictionType"))
    draft.keep("court", inner(hearing, "courtCentre").get("name"))
    draft.keep("hearing_type", inner(hearing, "type").get("description"))
    return draft


def _read_defendant(
    body: Body, hearing: Body, case: Body, person: Body, path: str, context: Context, hearing_event_type: str
) -> Signal:
    draft = _draft(body, hearing, hearing_event_type)
    _drop(draft, person, path)
    _drop(draft, {key: value for key, value in hearing.items() if key != "prosecutionCases"}, "hearing")
    _drop(draft, {key: value for key, value in case.items() if key != "defendants"}, path.rpartition(".defendants")[0])
    if inner(person, "legalEntityDefendant"):
        draft.about_nobody = True
        draft.judge(H.COURT_RESULT, Verdict.IGNORE, "The defendant is a company.")
        return draft.signal([draft.facts, path])
    _identify(draft, person, case)
    lines = _result_lines(body)
    offences = [_offence(offence, lines, context, draft) for offence in rows(person, "offences")]
    extra = [
        result_of(result, context.lists, draft)
        for result in [
            *rows(person, "defendantCaseJudicialResults"),
            *_for_defendant(hearing, person),
            *lines.get("", []),
        ]
    ]
    draft.facts["offences"] = offences[:200]
    if extra:
        draft.facts["results"] = extra[:50]
    _judge(draft, body, hearing, [*_results_in(offences), *extra], hearing_event_type)
    return draft.signal(draft.facts)


def _identify(draft: Draft, person: Body, case: Body) -> None:
    master = inner(person, "masterDefendant") or person
    draft.identify("DEFENDANT", person.get("masterDefendantId") or master.get("masterDefendantId"), "masterDefendantId")
    draft.identify("DEFENDANT", person.get("id"), "defendant.id")
    draft.identify("PNC", person.get("pncId") or master.get("pncId"), "pncId")
    draft.identify("CRO", person.get("croNumber") or master.get("croNumber"), "croNumber")
    draft.identify("CRN", person.get("crn"), "crn")
    draft.identify("URN", inner(case, "prosecutionCaseIdentifier").get("caseURN"), "caseURN")
    details = inner(master, "personDefendant", "personDetails")
    draft.keep("name", full_name(details.get("firstName"), details.get("middleName"), details.get("lastName")))
    if person.get("isYouth") is True or master.get("isYouth") is True:
        draft.facts["youth"] = True


def _offence(offence: Body, lines: dict[str, list[Body]], context: Context, draft: Draft) -> dict[str, object]:
    """An offence as plain facts: code, title, the days, and its results."""
    own = lines.get(text(offence, "id"), [])
    fact: dict[str, object] = {"code": text(offence, "offenceCode")[:20], "title": text(offence, "offenceTitle")[:200]}
    for key, name in (("convictionDate", "convicted_on"), ("startDate", "started_on")):
        day = read_day(offence.get(key))
        if day and plausible_day(day):
            fact[name] = day.isoformat()
    fact["results"] = [result_of(one, context.lists, draft) for one in [*rows(offence, "judicialResults"), *own]][:50]
    return fact


def _for_defendant(hearing: Body, person: Body) -> list[Body]:
    """Results given for a defendant as a whole stand beside the cases, under the defendant's master id."""
    mine = person.get("masterDefendantId") or person.get("id")
    return [
        inner(held, "judicialResult")
        for held in rows(hearing, "defendantJudicialResults")
        if held.get("masterDefendantId") == mine
    ]


def _result_lines(body: Body) -> dict[str, list[Body]]:
    """Results as the court clerk's screen shares them: lines by offence id, those of a defendant under ""."""
    found: dict[str, list[Body]] = {}
    for target in rows(body, "targets"):
        for line in rows(target, "resultLines"):
            if line.get("isDeleted") is not True:
                offence = text(target, "offenceId") or text(line, "offenceId")
                found.setdefault(offence if text(line, "level") != "DEFENDANT" else "", []).append(line)
    return found


def _results_in(offences: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for offence in offences:
        results = offence["results"]
        if isinstance(results, list):
            yield from results


def _judge(draft: Draft, body: Body, hearing: Body, results: list[dict[str, object]], said: str) -> None:
    """What the results amount to, and when."""
    classes = {str(result["class"]) for result in results if result.get("category") != "INTERMEDIARY"}
    final = [result for result in results if result.get("category") == "FINAL"]
    if said.lower() == "deleted":
        draft.judge(H.COURT_RESULT_WITHDRAWN, Verdict.HOLD, "The court deleted a hearing: check what was told of it.")
    elif not results:
        draft.judge(H.HEARING_LISTED, Verdict.ACT, "A hearing is listed, without results.")
        _hearing_day(draft, hearing)
        return
    elif final and classes & (CUSTODY | HOSPITAL):
        draft.judge(H.SENTENCED, Verdict.ACT, "Custody or hospital: work out whether the contact scheme applies.")
        days = [str(result["ordered_on"]) for result in final if "ordered_on" in result]
        if days:
            draft.date("SENTENCED", max(days))
    elif final:
        draft.judge(H.COURT_RESULT, Verdict.ACT, "A final result without immediate custody.")
    else:
        draft.judge(H.COURT_RESULT, Verdict.RECORD, "Results that do not end the case.")
    shared = read_time(body.get("sharedTime") or body.get("hearingDay"))
    if shared:
        draft.when(body.get("sharedTime") or body.get("hearingDay"))
    elif draft.dates.get("SENTENCED"):
        draft.when(draft.dates["SENTENCED"].isoformat())


def _hearing_day(draft: Draft, hearing: Body) -> None:
    days = [text(day, "sittingDay") for day in rows(hearing, "hearingDays")]
    if days:
        draft.date("HEARING", days[0])


def _read_application(
    body: Body, hearing: Body, application: Body, path: str, context: Context, hearing_event_type: str
) -> Signal:
    """An appeal, a breach, a reopening: the person it is about, and its own results only."""
    draft = _draft(body, hearing, hearing_event_type)
    _drop(draft, application, path)
    _identify(draft, inner(application, "subject"), {})
    cases = rows(application, "courtApplicationCases")
    for case in cases:
        draft.identify("URN", inner(case, "prosecutionCaseIdentifier").get("caseURN"), "caseURN")
    draft.keep("application", inner(application, "type").get("code"))
    draft.keep("breach", inner(application, "type").get("breachType") not in (None, "", "NOT_APPLICABLE"))
    draft.keep("appeal", inner(application, "type").get("appealFlag"))
    results = [result_of(result, context.lists, draft) for result in rows(application, "judicialResults")]
    draft.facts["results"] = results[:50]
    _judge(draft, body, hearing, results, hearing_event_type)
    return draft.signal([draft.facts, path])


def _drop(draft: Draft, body: object, path: str) -> None:
    """Name what is dropped: every place of a victim exactly, everything else once for all its places."""
    for where, held in walk(body, path):
        reason = _DROPPED.get(where.rpartition(".")[2])
        if reason and held not in (None, "", [], {}):
            draft.drop(where if reason is VICTIM else re.sub(r"\[\d+\]", "[]", where), reason)
