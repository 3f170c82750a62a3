"""Home detention curfew papers: the older service's licence, the newer assessment, and the copy sent between services.

What matters to a victim's officer is that an assessment runs and what it says about consulting them. Who lives at the
curfew address, what they said and where it is are nobody's business here.
"""

from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import PERSONAL, PLACE, VICTIM, Context, Draft
from alongside.gateways.lookups import Body, full_name, inner, rows, text, walk
from alongside.gateways.release_dates import take_dates

_OLD = frozenset(
    ["curfew", "victim", "reporting", "eligibility", "finalChecks", "proposedAddress", "licenceConditions", "risk"]
)
_VICTIM_KEYS = ("victimLiaisonDetails", "victimFamilyMembers", "socialServicesDept", "socialServicesDepartment")
_PLACE_WORDS = ("address", "postcode", "town", "building", "area")


def is_curfew(body: Body) -> bool:
    """Any of the three."""
    if "assessmentSummary" in body:
        return True
    if "curfewAddress" in body and ("licence" in body or "prisoner" in body):
        return True
    return len(_OLD & body.keys()) >= 3 and ("curfew" in body or "victim" in body)


def read_curfew(body: Body, context: Context) -> list[Signal]:
    """One signal: an assessment runs, or a curfew licence was handed over."""
    draft = Draft(
        "home curfew",
        "home-curfew",
        H.HDC_ASSESSED,
        Verdict.ACT,
        "Home curfew is being assessed: has the victim been asked?",
    )
    summary, prisoner = inner(body, "assessmentSummary"), inner(body, "prisoner")
    draft.identify("NOMS", summary.get("prisonNumber") or prisoner.get("prisonerNumber"), "prisonerNumber")
    draft.identify("BOOKING", summary.get("bookingId") or body.get("bookingId"), "bookingId")
    draft.identify("PNC", body.get("pnc"), "pnc")
    draft.identify("CRO", body.get("cro"), "cro")
    who = summary or prisoner
    draft.keep("name", full_name(who.get("forename"), who.get("surname")))
    draft.keep("status", summary.get("status"))
    draft.date("HDCED", summary.get("hdced"))
    draft.date("CRD", summary.get("crd"))
    if prisoner:
        draft.judge(H.LICENCE_GIVEN, Verdict.RECORD, "A curfew licence handed from one service to the other.")
        take_dates(draft, inner(body, "sentence"))
        take_dates(draft, inner(body, "licence"))
        draft.facts["conditions"] = [
            {"part": "AP", "kind": "additional", "code": text(one, "conditionCode")[:60]}
            for one in rows(inner(body, "conditions"), "additional")
        ][:300]
    liaison = inner(body, "victim", "victimLiaison")
    draft.keep("victim_liaison", liaison.get("decision"))
    draft.keep("victim_opted_in", summary.get("victimContactSchemeOptedIn"))
    draft.keep("released", inner(body, "approval", "release").get("decision"))
    draft.fence("location", summary.get("location"))
    draft.fence("prison", inner(body, "prison").get("prisonCode"))
    _drop(draft, body)
    return [draft.signal(body)]


def _drop(draft: Draft, body: Body) -> None:
    for where, held in walk(body):
        last = where.rpartition(".")[2]
        if held in (None, "", [], {}) or isinstance(held, dict | list):
            continue
        if last in _VICTIM_KEYS or last.startswith("victimContactSchemeRequests"):
            draft.drop(_short(where), VICTIM)
        elif any(word in last.lower() for word in _PLACE_WORDS) and "." in where:
            draft.drop(_short(where.rpartition(".")[0]), PLACE)
        elif last in ("telephone", "name", "dateOfBirth", "occupier") and "." in where:
            draft.drop(_short(where), PERSONAL)


def _short(path: str) -> str:
    return path.split("[")[0] if "[" in path else path
