"""Whether a sentence, as a court passed it, brings a victim within the statutory Victim Contact Scheme.

Never a bare yes or no: a standing with reasons, and the version of the rule that gave it. It is worked out again
whenever the court shares its result anew. It decides nothing: an officer does. Offence lists and dates of the
Victims and Courts Act 2026 are not in force here, because they have not been confirmed.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from alongside.rules.findings import Reason
from alongside.rules.lengths import Length
from alongside.rules.sources import Source
from alongside.rules.words import Words

VERSION = "dvcva-2004.1"
THRESHOLD_MONTHS = 12

CUSTODY = Source("S30", "Domestic Violence, Crime and Victims Act 2004", "section 35")
HOSPITAL = Source("S32", "Domestic Violence, Crime and Victims Act 2004", "sections 36 to 44")
OFFENCES = Source("S32", "Domestic Violence, Crime and Victims Act 2004", "section 45")
POLICY = Source("S29", "Victim Contact Scheme Policy Framework", "discretionary cases")

SPECIFIED = frozenset({"CJA2003-15", "SOA2003-3", "MURDER", "TERRORISM", "SEXUAL"})
"""Lists whose offences are violent, sexual or terrorist in the sense of the Act (believed: section 45 names them)."""
DOMESTIC = "DOMESTIC_ABUSE"

_CODE = re.compile(r"[A-Z]{2,4}\d{3,5}[A-Z]?", re.ASCII)
_FIXED = frozenset({"CUSTODY_DETERMINATE", "CUSTODY_YOUTH", "CUSTODY"})
_HOSPITAL = frozenset({"HOSPITAL_ORDER", "HOSPITAL_AND_LIMITATION_DIRECTION", "RESTRICTION_ORDER"})
_OVER = frozenset({"NOT_CONVICTED", "QUASHED"})
_LATER = frozenset({"INTERIM_HOSPITAL_ORDER", "DEFERRED", "COMMITTED_FOR_SENTENCE", "REMAND", "BAIL"})


class Standing(StrEnum):
    """Where a sentence stands, the strongest first. Stored: values never change."""

    ELIGIBLE = "eligible"
    JUDGEMENT = "judgement"
    DISCRETIONARY_POSSIBLE = "discretionary_possible"
    WAIT = "wait"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class Result:
    """One result of the court: its class, and its length where it has one."""

    kind: str
    length: Length | None = None
    life: bool = False
    final: bool = True


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence by its CJS code. `lists` are the schedules it stands in, `parent_lists` those of its root code."""

    code: str
    lists: frozenset[str] = frozenset()
    parent_lists: frozenset[str] = frozenset()
    results: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that one court passed on one person. `totals` are results given for the person as a whole."""

    offences: tuple[Offence, ...]
    totals: tuple[Result, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The standing, why, and by which version of the rule."""

    standing: Standing
    reasons: tuple[Reason, ...]
    version: str = VERSION


def eligibility(sentence: Sentence) -> Eligibility:
    """The standing of a whole sentence: that of its strongest offence, with the reasons of that standing."""
    found = [_of_offence(offence) for offence in sentence.offences]
    if not found:
        return Eligibility(Standing.JUDGEMENT, (_NO_OFFENCE,))
    standing = next(step for step in Standing if any(one is step for one, _ in found))
    reasons = [reason for one, reason in found if one is standing]
    if standing not in (Standing.ELIGIBLE, Standing.JUDGEMENT) and _together_long(sentence):
        return Eligibility(Standing.JUDGEMENT, (_TOGETHER,))
    return Eligibility(standing, tuple(dict.fromkeys(reasons)))


def _of_offence(offence: Offence) -> tuple[Standing, Reason]:
    results = [result for result in offence.results if result.final]
    kinds = {result.kind for result in results}
    if not results or (kinds & _LATER and not kinds & (_FIXED | _HOSPITAL)):
        return Standing.WAIT, _WAITING
    if kinds <= _OVER:
        return Standing.NOT_ELIGIBLE, _NO_CONVICTION
    if "SUSPENDED_ACTIVATED" in kinds:
        return Standing.JUDGEMENT, _ACTIVATED
    long = _long_enough(results)
    hospital = bool(kinds & _HOSPITAL)
    if long is False and not hospital:
        return _short(offence, kinds)
    if not _CODE.fullmatch(offence.code):
        return Standing.JUDGEMENT, _NO_CODE
    if not offence.lists & SPECIFIED:
        if offence.parent_lists & SPECIFIED:
            return Standing.JUDGEMENT, _RELATED
        return Standing.DISCRETIONARY_POSSIBLE, _UNLISTED
    if hospital:
        return Standing.ELIGIBLE, _IN_HOSPITAL
    return (Standing.ELIGIBLE, _LONG) if long else (Standing.JUDGEMENT, _UNMEASURED)


def _long_enough(results: list[Result]) -> bool | None:
    """Whether any result is custody of the threshold or more; None where its length cannot be told or compared."""
    answers = {_reaches(result) for result in results}
    return True if True in answers else None if None in answers else False


def _reaches(result: Result) -> bool | None:
    if result.kind in ("CUSTODY_INDETERMINATE", "CUSTODY_EXTENDED", "CUSTODY_SPECIAL"):
        return True
    if result.kind not in _FIXED:
        return False
    if result.life:
        return True
    return result.length.reaches_months(THRESHOLD_MONTHS) if result.length else None


def _short(offence: Offence, kinds: set[str]) -> tuple[Standing, Reason]:
    if "SUSPENDED" in kinds:
        return Standing.NOT_ELIGIBLE, _SUSPENDED
    if not kinds & _FIXED:
        return Standing.NOT_ELIGIBLE, _NO_CUSTODY
    if DOMESTIC in offence.lists:
        return Standing.DISCRETIONARY_POSSIBLE, _SHORT_DOMESTIC
    return Standing.NOT_ELIGIBLE, _SHORT


def _together_long(sentence: Sentence) -> bool:
    """Whether short terms for listed offences come to the threshold as a total: in law each counts by itself."""
    listed = any(
        offence.lists & SPECIFIED and any(one.kind in _FIXED for one in offence.results)
        for offence in sentence.offences
    )
    totals = (
        one.length.reaches_months(THRESHOLD_MONTHS)
        for one in sentence.totals
        if one.kind == "TOTAL_LENGTH" and one.length
    )
    return listed and any(answer is not False for answer in totals)


def _reason(en: str, cy: str, *sources: Source) -> Reason:
    return Reason(Words(en, cy), sources)


_LONG = _reason(
    "A listed violent, sexual or terrorist offence, and custody of 12 months or more.",
    "Trosedd dreisgar, rywiol neu derfysgol ar y rhestr, a dedfryd o garchar am 12 mis neu fwy.",
    CUSTODY,
    OFFENCES,
)
_IN_HOSPITAL = _reason(
    "A listed offence, and a hospital order or direction.",
    "Trosedd ar y rhestr, a gorchymyn neu gyfarwyddyd ysbyty.",
    HOSPITAL,
    OFFENCES,
)
_UNMEASURED = _reason(
    "A listed offence and custody, but its length cannot be compared with 12 months: a person must look.",
    "Trosedd ar y rhestr a dedfryd o garchar, ond ni ellir cymharu ei hyd â 12 mis: rhaid i berson edrych.",
    CUSTODY,
)
_UNLISTED = _reason(
    "Long custody or a hospital order, but the offence is not on the list: the service may still be offered.",
    "Dedfryd hir neu orchymyn ysbyty, ond nid yw'r drosedd ar y rhestr: gellir cynnig y gwasanaeth o hyd.",
    POLICY,
)
_RELATED = _reason(
    "The offence is close to a listed one, such as an attempt: a person must look.",
    "Mae'r drosedd yn agos at un ar y rhestr, megis ymgais: rhaid i berson edrych.",
    OFFENCES,
)
_NO_CODE = _reason(
    "The offence has no code we can look up: a person must look.",
    "Nid oes gan y drosedd god y gallwn ei chwilio: rhaid i berson edrych.",
    OFFENCES,
)
_SHORT = _reason(
    "Custody under 12 months. Local support services can help.",
    "Dedfryd o garchar o dan 12 mis. Gall gwasanaethau cymorth lleol helpu.",
    CUSTODY,
)
_SHORT_DOMESTIC = _reason(
    "Custody under 12 months for abuse at home, stalking or harassment: another scheme or discretion may apply.",
    "Dedfryd o dan 12 mis am gam-drin gartref, stelcio neu aflonyddu: gall cynllun arall neu ddisgresiwn gyfrif.",
    POLICY,
)
_SUSPENDED = _reason(
    "The custody was suspended. If it is activated, look again.",
    "Gohiriwyd y ddedfryd o garchar. Os daw i rym, edrychwch eto.",
    CUSTODY,
)
_ACTIVATED = _reason(
    "A suspended sentence was activated: a person must look at the sentence as first passed.",
    "Daeth dedfryd ohiriedig i rym: rhaid i berson edrych ar y ddedfryd fel y'i pasiwyd gyntaf.",
    CUSTODY,
)
_NO_CUSTODY = _reason(
    "No custody and no hospital order. Local support services can help.",
    "Dim carchar na gorchymyn ysbyty. Gall gwasanaethau cymorth lleol helpu.",
    CUSTODY,
)
_NO_CONVICTION = _reason(
    "No conviction stands for this offence.", "Nid oes euogfarn yn sefyll am y drosedd hon.", CUSTODY
)
_WAITING = _reason(
    "The court has not passed a final sentence yet: watch the next hearing.",
    "Nid yw'r llys wedi pasio dedfryd derfynol eto: gwyliwch y gwrandawiad nesaf.",
    CUSTODY,
)
_TOGETHER = _reason(
    "Each term is under 12 months and together they may not be: a person must look.",
    "Mae pob cyfnod o dan 12 mis ond efallai nad ydynt gyda'i gilydd: rhaid i berson edrych.",
    CUSTODY,
)
_NO_OFFENCE = _reason(
    "The message names no offence: a person must look.",
    "Nid yw'r neges yn enwi trosedd: rhaid i berson edrych.",
    OFFENCES,
)
