"""Other papers of the courts: the results API's document, the notice that a document is ready, Libra's list entry, and
the prison's own copy of a court date."""

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.court_results import measure, result_of, take_prompt
from alongside.gateways.drafts import PERSONAL, VICTIM, Context, Draft
from alongside.gateways.lookups import Body, full_name, has, inner, rows, text, walk
from alongside.gateways.times import plausible_day, read_day


def is_pcr(body: Body) -> bool:
    """A document of the results API: hearing, defendant and offences side by side."""
    return has(body, "defendant", "hearing", "offences") and isinstance(body["defendant"], dict)


def read_pcr(body: Body, context: Context) -> list[Signal]:
    """Lengths are text here and results have no class: a length makes it custody, and a person looks at which."""
    hearing, person, case = inner(body, "hearing"), inner(body, "defendant"), inner(body, "prosecutionCase")
    draft = Draft(
        "court results document", "court-results-document", H.COURT_RESULT, Verdict.RECORD, "No final result."
    )
    draft.identify("DEFENDANT", person.get("masterDefendantId"), "defendant.masterDefendantId")
    draft.identify("DEFENDANT", person.get("id"), "defendant.id")
    draft.identify("PNC", person.get("pncId"), "defendant.pncId")
    draft.identify("URN", case.get("caseURN"), "prosecutionCase.caseURN")
    draft.keep("hearing_id", hearing.get("id"))
    draft.keep("version", body.get("sharedTime") or hearing.get("sharedTime"))
    draft.keep("jurisdiction", hearing.get("jurisdiction"))
    draft.keep("hearing_type", hearing.get("hearingType"))
    draft.keep("court", inner(hearing, "courtDetails", "court").get("courtHouseName"))
    draft.keep("name", full_name(person.get("firstName"), person.get("lastName")))
    draft.date("HEARING", inner(hearing, "nextHearing").get("dateTime"))
    custody = inner(body, "custodyLocation") or inner(person, "custodyLocation")
    draft.fence("custody", custody.get("name"))
    markers = [text(marker, "description") for marker in rows(case, "caseMarkers")]
    if any("domestic" in marker.lower() for marker in markers):
        draft.facts["domestic"] = True
    _name_dropped(draft, body)
    offences = [_pcr_offence(offence, draft) for offence in rows(body, "offences")]
    draft.facts["offences"] = offences[:200]
    results = [result for offence in offences for result in offence["results"]]  # type: ignore[attr-defined]  # a list, made below
    if any(result["class"] == "CUSTODY" for result in results):
        draft.judge(H.SENTENCED, Verdict.ACT, "Custody: work out whether the contact scheme applies.")
        draft.date("SENTENCED", hearing.get("hearingDate"))
    elif any(offence.get("convicted_on") for offence in offences):
        draft.judge(H.COURT_RESULT, Verdict.RECORD, "Convicted, without a sentence yet.")
    if draft.facts.get("version"):
        draft.when(draft.facts["version"])
    elif hearing.get("hearingDate"):
        draft.when(hearing["hearingDate"])
    return [draft.signal(draft.facts)]


def _pcr_offence(offence: Body, draft: Draft) -> dict[str, object]:
    fact: dict[str, object] = {"code": text(offence, "code")[:20], "title": text(offence, "title")[:200]}
    day = read_day(offence.get("convictionDate"))
    if day and plausible_day(day):
        fact["convicted_on"] = day.isoformat()
    results: list[dict[str, object]] = []
    for result in rows(offence, "results"):
        kept: dict[str, str] = {}
        labels = [text(line, "label") for line in rows(result, "resultTexts")]
        for line in rows(result, "resultTexts"):
            take_prompt(text(line, "label"), text(line, "value"), draft, kept)
        made: dict[str, object] = {"class": "OTHER"}
        measure(made, kept)
        if "length" in made or made.get("life"):
            suspended = any("suspended" in label.lower() for label in labels)
            made.update({"class": "SUSPENDED" if suspended else "CUSTODY", "category": "FINAL"})
        elif any("remand" in label.lower() for label in labels):
            made["class"] = "REMAND"
        results.append(made)
    fact["results"] = results[:50]
    return fact


def _name_dropped(draft: Draft, body: Body) -> None:
    for where, held in walk(body):
        last = where.rpartition(".")[2]
        if last in ("victims", "victim") and held not in (None, [], {}):
            draft.drop(where, VICTIM)
        elif last in ("address", "dateOfBirth", "nationality", "wording", "contact") and held not in (None, "", {}):
            draft.drop(where.replace("[0]", "[]"), PERSONAL)


def is_notice(body: Body) -> bool:
    """A webhook of the results subscription: a document can be fetched."""
    return "eventType" in body and "occurredAt" not in body and ("documentId" in body or "materialId" in body)


def read_notice(body: Body, context: Context) -> list[Signal]:
    """Only that a document is ready and whose it is; the document itself must be fetched and read by a person."""
    draft = Draft(
        "court notice",
        text(body, "eventType")[:200],
        H.COURT_DOCUMENT_READY,
        Verdict.ACT,
        "A court document about custody is ready: fetch it and work out eligibility.",
    )
    person = inner(body, "defendant")
    draft.identify("DEFENDANT", body.get("masterDefendantId") or person.get("masterDefendantId"), "masterDefendantId")
    for case in rows(body, "cases") + rows(person, "cases"):
        draft.identify("URN", case.get("urn"), "cases.urn")
    draft.keep("hearing_id", body.get("hearingId"))
    draft.keep("document_id", body.get("documentId") or body.get("materialId"))
    draft.keep("name", person.get("name"))
    draft.when(body.get("documentGeneratedTimestamp") or body.get("timestamp"))
    for key in ("prisonEmailAddress", "custodyEstablishmentDetails"):
        if body.get(key) or person.get(key):
            draft.drop(key, "Names a prison, and is not needed.")
    if person.get("dateOfBirth"):
        draft.drop("defendant.dateOfBirth", PERSONAL)
    return [draft.signal(body)]


def is_libra(body: Body) -> bool:
    """A list entry of the older magistrates' system."""
    return has(body, "caseNo", "courtCode") and ("defendantName" in body or "offences" in body)


def read_libra(body: Body, context: Context) -> list[Signal]:
    """A person on a court list. Its offences are words without codes and are not kept."""
    draft = Draft("Libra case", "libra-case", H.HEARING_LISTED, Verdict.ACT, "A hearing is listed.")
    draft.identify("PNC", body.get("pnc"), "pnc")
    draft.identify("CRO", body.get("cro"), "cro")
    draft.identify("URN", body.get("urn"), "urn")
    name = inner(body, "name")
    forenames = [name.get(f"forename{number}") for number in (1, 2, 3)]
    draft.keep("name", full_name(*forenames, name.get("surname")) or text(body, "defendantName"))
    draft.keep("case_number", body.get("caseNo"))
    draft.keep("hearing_id", body.get("hearingId"))
    draft.keep("court_code", body.get("courtCode"))
    draft.date("HEARING", body.get("sessionStartTime"))
    kept = frozenset(
        ["pnc", "cro", "urn", "name", "caseNo", "hearingId", "courtCode", "sessionStartTime", "defendantName"]
    )
    draft.drop_rest(body, kept, reason=PERSONAL)
    return [draft.signal(body)]


def is_court_date(body: Body) -> bool:
    """The prison's record of what a court decided on a charge."""
    return has(body, "resultCode", "charge") and isinstance(body["charge"], dict)


def read_court_date(body: Body, context: Context) -> list[Signal]:
    """A result by its CJS code alone, which does not tell imprisonment from life: recorded, never acted on."""
    draft = Draft(
        "prison court date", "prison-court-date", H.COURT_RESULT, Verdict.RECORD, "The prison's copy of a court result."
    )
    draft.identify("BOOKING", body.get("bookingId"), "bookingId")
    charge = inner(body, "charge")
    draft.date("RESULT", body.get("date"))
    statute, code = text(charge, "offenceStatue", "offenceStatute"), text(charge, "offenceCode")
    result = result_of(body, context.lists, draft)
    if body.get("resultDispositionCode") == "F":
        result["category"] = "FINAL"
    draft.facts["offences"] = [
        {"code": (code if code.startswith(statute) else statute + code)[:20], "results": [result]}
    ]
    draft.drop_rest(charge, frozenset(["offenceStatue", "offenceStatute", "offenceCode"]), "charge.")
    return [draft.signal(body)]
