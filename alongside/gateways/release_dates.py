"""Key dates of a sentence, in every shape they arrive in: flat, nested, by code, or as a list.

What counts is the override where there is one, else the calculated date; both stay among the facts, so that a
difference can be explained. Dates are taken as given and never computed.
"""

from collections.abc import Iterator, Mapping

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import PERSONAL, Context, Draft
from alongside.gateways.lookups import Body, full_name, has, inner, rows, text
from alongside.gateways.times import plausible_day, read_day
from alongside.rules.lengths import Length

CODES: Mapping[str, str] = {
    "sentenceExpiry": "SED",
    "licenceExpiry": "LED",
    "conditionalRelease": "CRD",
    "automaticRelease": "ARD",
    "nonParole": "NPD",
    "paroleEligibility": "PED",
    "actualParole": "APD",
    "homeDetentionCurfewEligibility": "HDCED",
    "homeDetentionCurfewActual": "HDCAD",
    "homeDetentionCurfewEnd": "HDCEND",
    "releaseOnTemporaryLicence": "ROTL",
    "postRecallRelease": "PRRD",
    "dtoPostRecallRelease": "DPRRD",
    "tariff": "TARIFF",
    "topupSupervisionExpiry": "TUSED",
    "topupSupervisionStart": "TUSSD",
    "earlyRemovalSchemeEligibility": "ERSED",
    "tariffEarlyRemovalSchemeEligibility": "TERSED",
    "earlyTerm": "ETD",
    "midTerm": "MTD",
    "lateTerm": "LTD",
    "etd": "ETD",
    "mtd": "MTD",
    "ltd": "LTD",
    "effectiveSentenceEnd": "ESED",
    "confirmedRelease": "CONFIRMED",
    "release": "RELEASE",
    "nonDtoRelease": "NONDTO",
    "sentenceStart": "STARTED",
}
"""Our code for each date, by the stem of the field that carries it."""

_NESTED: Mapping[tuple[str, str], str] = {
    ("homeDetentionCurfew", "actual"): "HDCAD",
    ("homeDetentionCurfew", "eligibility"): "HDCED",
    ("homeDetentionCurfew", "end"): "HDCEND",
    ("release", "confirmed"): "CONFIRMED",
    ("sentence", "effectiveEnd"): "ESED",
    ("sentence", "expiry"): "SED",
    ("sentence", "start"): "STARTED",
    ("topupSupervision", "expiry"): "TUSED",
    ("topupSupervision", "start"): "TUSSD",
    ("dto", "earlyTerm"): "ETD",
    ("dto", "midTerm"): "MTD",
    ("dto", "lateTerm"): "LTD",
}
_BY_CODE = frozenset([*CODES.values(), "SLED", "NCRD", "PRRD", "Tariff", "HDCED4PLUS", "ESED", "FTRD"])
_RELEASING = frozenset(CODES.values()) - {"STARTED"} | {"SLED", "NCRD", "FTRD"}


def found_dates(body: Body) -> Iterator[tuple[str, str, object]]:
    """Every key date in a flat or nested object: (code, "", "calculated" or "override", value)."""
    for key, value in body.items():
        if isinstance(value, dict):
            yield from _nested_dates(key, value)
        elif code := CODES.get(_stem(key)):
            yield code, _rank(key), value


def _nested_dates(outer: str, body: Body) -> Iterator[tuple[str, str, object]]:
    for key, value in body.items():
        stem = _stem(key)
        code = _NESTED.get((outer, stem)) or (CODES.get(outer) if stem == "" else None)
        if code and isinstance(value, str):
            yield code, _rank(key), value


def _stem(key: str) -> str:
    for ending in (
        "CalculatedDate",
        "OverrideDate",
        "calculatedDate",
        "overrideDate",
        "Calculated",
        "Override",
        "Date",
        "date",
    ):
        if key.endswith(ending):
            return key.removesuffix(ending)
    return key if key in ("etd", "mtd", "ltd") else "\x00"


def _rank(key: str) -> str:
    lowered = key.lower()
    return "override" if "override" in lowered else "calculated" if "calculated" in lowered else ""


def take_dates(draft: Draft, body: Body) -> None:
    """Write the dates of `body` into a draft: what counts in `dates`, what was calculated or overridden in facts."""
    said: dict[str, dict[str, object]] = {"": {}, "calculated": {}, "override": {}}
    for code, rank, value in found_dates(body):
        if value not in (None, ""):
            said[rank][code] = value
    for code, value in {**said["calculated"], **said[""], **said["override"]}.items():
        draft.date(code, value)
    for rank, name in (("calculated", "calculated_dates"), ("override", "overridden_dates")):
        plain = {
            code: day.isoformat()
            for code, value in said[rank].items()
            if (day := read_day(value)) and plausible_day(day)
        }
        if plain:
            draft.facts[name] = plain


def is_dates(body: Body) -> bool:
    """Key dates and nothing else: the prison's, the calculator's, or the partners' interface."""
    if isinstance(body.get("sentenceDetail"), dict):
        return True
    dates = body.get("dates")
    if isinstance(dates, dict):
        return any(code in _BY_CODE for code in dates)
    if isinstance(dates, list):
        return "calculatedAt" in body or "calculationType" in body
    if (
        "prisonerNumber" in body
        or "licenceType" in body
        or ("offenderNo" in body and "sentenceDetail" not in body and len(body) > 60)
    ):
        return False
    return sum(1 for code, _, _ in found_dates(body) if code in _RELEASING) >= 2 and not has(body, "terms")


def read_dates(body: Body, context: Context) -> list[Signal]:
    """One signal with all dates as they stand."""
    draft = dates_draft()
    for key, kind in (("offenderNo", "NOMS"), ("prisonerId", "NOMS"), ("nomsId", "NOMS"), ("bookingId", "BOOKING")):
        draft.identify(kind, body.get(key), key)
    draft.keep("name", full_name(body.get("firstName"), body.get("lastName")))
    draft.keep("reason", body.get("reason"))
    draft.keep("source", body.get("source"))
    draft.keep("override_reason", body.get("genuineOverrideReasonDescription"))
    draft.keep("tranche", body.get("sdsEarlyReleaseTranche"))
    draft.keep("sentence_length", body.get("effectiveSentenceLength"))
    if body.get("calculatedAt"):
        draft.when(body["calculatedAt"])
    for key in ("agencyLocationId", "agencyLocationDesc", "internalLocationDesc"):
        draft.fence(key, body.get(key))
    dates = body.get("dates")
    if isinstance(dates, dict):
        for code, value in dates.items():
            if code in _BY_CODE:
                draft.date(code.upper(), value)
    elif isinstance(dates, list):
        for entry in rows(body, "dates"):
            code = text(entry, "type") or text(inner(entry, "type"), "value")
            if code in _BY_CODE:
                draft.date(code.upper(), entry.get("date"))
    else:
        take_dates(draft, inner(body, "sentenceDetail") or body)
    for key in ("dateOfBirth", "facialImageId"):
        if body.get(key):
            draft.drop(key, PERSONAL)
    return [draft.signal(body)]


def dates_draft() -> Draft:
    """A draft that says: these are the dates as they stand."""
    reason = "Key dates as they stand: compare with what the victim was told."
    return Draft("key dates", "key-dates", H.DATES_GIVEN, Verdict.ACT, reason)


def is_sentence(body: Body) -> bool:
    """A sentence as the prison holds it, or the recall type of one."""
    return has(body, "bookingId", "sentenceTypeRecallTypes") or has(
        body, "sentenceCalculationType", "terms", "offences"
    )


def read_sentence(body: Body, context: Context) -> list[Signal]:
    """A picture of a sentence: its class, terms and offences. A recall seen in a picture says no day: held."""
    draft = Draft("prison sentence", "prison-sentence", H.SENTENCE_CHANGED, Verdict.RECORD, "A sentence as it stands.")
    draft.identify("BOOKING", body.get("bookingId"), "bookingId")
    recalls = [text(inner(row, "recallType"), "recallName") for row in rows(body, "sentenceTypeRecallTypes")]
    recalls = [recall for recall in recalls if recall not in ("", "NONE")]
    if recalls:
        draft.judge(
            H.RECALL_RECORDED, Verdict.HOLD, "A picture that shows a recall, but not when: check with the prison."
        )
        draft.keep("recall_types", sorted(set(recalls)))
    kind = text(body, "sentenceCalculationType")
    draft.keep("sentence_type", kind)
    draft.keep("sentence_class", context.lists.sentence_types.get(kind))
    draft.keep("sentence", body.get("sentenceSequence"))
    draft.date("SENTENCED", body.get("sentenceDate"))
    draft.date("STARTED", body.get("sentenceStartDate"))
    terms = [(text(term, "code"), _length(term).parts()) for term in rows(body, "terms")]
    draft.facts["terms"] = [{"code": code[:20], "length": length} for code, length in terms[:50]]
    draft.facts["offences"] = [
        {"code": text(offence, "offenceCode")[:20], "title": text(offence, "offenceDescription")[:200]}
        for offence in rows(body, "offences")[:200]
    ]
    draft.keep("court", body.get("courtDescription"))
    return [draft.signal(body)]


def _length(term: Body) -> Length:
    def number(unit: str) -> int:
        value = term.get(unit)
        return value if isinstance(value, int) and 0 <= value < 10_000 else 0

    return Length(number("years"), number("months"), number("weeks"), number("days"))
