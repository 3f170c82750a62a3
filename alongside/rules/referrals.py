"""What a referral says, read without guessing: how soon it is, and what must stop it before anybody is rung.

The fields are those of the police's minimum standard (`gateways.police_records.FIELDS`), as they were entered. What is
not said is not known, and never counts as a yes. A gate stops a referral with a next step; it opens again when somebody
mends what was wrong, or says with a reason why it may go on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules import telephones
from alongside.rules.sources import Confidence, Source
from alongside.rules.triage import Crime, TriageFacts
from alongside.rules.words import Words

Fields = Mapping[str, str]


class State(StrEnum):
    """Where a referral stands. Stored: values never change."""

    NEW = "new"
    """Its gates have not been looked at yet."""
    STOPPED = "stopped"
    READY = "ready"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CLOSED = "closed"


WAITING = (State.NEW, State.STOPPED, State.READY)
"""States in which somebody still waits for our answer."""


class Kind(StrEnum):
    """By which road a referral came. Stored: values never change."""

    FEED = "feed"
    IMPORT = "import"
    TYPED = "typed"
    PARTNER = "partner"
    SELF = "self"
    """By the person themselves, on a public page: no such page is built yet."""


class Gate(StrEnum):
    """What stops a referral. Stored: values never change."""

    DUPLICATE = "duplicate"
    CONSENT = "consent"
    CHILD = "child"
    CONTACT = "contact"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class GateRule:
    """One gate: its name, what to do next, on whose authority, and how sure we are of that."""

    words: Words
    next_step: Words
    sources: tuple[Source, ...]
    confidence: Confidence


_OWN = Source("OWN", "Alongside's rules of referral", instrument_cy="Rheolau atgyfeirio Alongside")
_SAMPLE = Source(
    "S49",
    "What a three-day sample of 118 police referrals held, 2015",
    instrument_cy="Beth oedd mewn sampl tridiau o 118 o atgyfeiriadau heddlu, 2015",
)
_CUMBRIA = Source(
    "S74",
    "Practice of a victims' service: no domestic or sexual case by automatic referral",
    instrument_cy="Arfer gwasanaeth dioddefwyr: dim achos domestig na rhywiol drwy atgyfeirio awtomatig",
)

GATES: dict[Gate, GateRule] = {
    Gate.DUPLICATE: GateRule(
        Words("May be known already", "Gall fod yn hysbys eisoes"),
        Words(
            "Compare the two. If they are one person, return this one and add what is new to the case; if not, say "
            "why.",
            "Cymharwch y ddau. Os yr un person ydynt, dychwelwch hwn ac ychwanegwch yr hyn sy'n newydd at yr achos; "
            "os nad, dywedwch pam.",
        ),
        (_SAMPLE,),
        Confidence.SECONDARY,
    ),
    Gate.CONSENT: GateRule(
        Words("Consent is missing", "Mae cydsyniad ar goll"),
        Words(
            "Ask the sender whether the person agreed, in so many words, to be referred. Ring nobody before that.",
            "Gofynnwch i'r anfonwr a gytunodd y person, yn glir, i gael ei atgyfeirio. Peidiwch â ffonio neb cyn "
            "hynny.",
        ),
        (_CUMBRIA,),
        Confidence.BELIEVED,
    ),
    Gate.CHILD: GateRule(
        Words("Child protection", "Amddiffyn plant"),
        Words(
            "Speak with the safeguarding lead: whom may we contact about this child, and does anybody else have to "
            "know today?",
            "Siaradwch â'r arweinydd diogelu: â phwy y cawn gysylltu ynghylch y plentyn hwn, ac a oes rhaid i rywun "
            "arall wybod heddiw?",
        ),
        (_SAMPLE,),
        Confidence.SECONDARY,
    ),
    Gate.CONTACT: GateRule(
        Words("No safe way to reach them", "Dim ffordd ddiogel o'u cyrraedd"),
        Words(
            "Ask the sender for a way that the person themselves called safe, and write it in. Ring nobody before "
            "that.",
            "Gofynnwch i'r anfonwr am ffordd y dywedodd y person ei hun ei bod yn ddiogel, ac ysgrifennwch hi i mewn. "
            "Peidiwch â ffonio neb cyn hynny.",
        ),
        (_SAMPLE,),
        Confidence.SECONDARY,
    ),
    Gate.EXCLUDED: GateRule(
        Words("Not a crime this unit works with", "Nid trosedd y mae'r uned hon yn gweithio â hi"),
        Words(
            "Return it to the sender, who can refer to another service; or say why it is taken all the same.",
            "Dychwelwch ef i'r anfonwr, a all atgyfeirio at wasanaeth arall; neu dywedwch pam y'i cymerir serch hynny.",
        ),
        (_OWN,),
        Confidence.DEFAULT,
    ),
}

REASONS: dict[str, Words] = {
    "consent_missing": Words(
        "A sexual offence, domestic abuse or a bereavement by homicide needs explicit consent, and none is recorded.",
        "Mae ar drosedd rywiol, cam-drin domestig neu brofedigaeth drwy laddiad angen cydsyniad penodol, ac ni "
        "chofnodwyd dim.",
    ),
    "consent_refused": Words("They did not agree to be referred.", "Ni chytunasant i gael eu hatgyfeirio."),
    "under_18": Words("They are under 18.", "Maent o dan 18 oed."),
    "no_way": Words("No way to reach them came with it.", "Ni ddaeth unrhyw ffordd o'u cyrraedd gydag ef."),
    "no_safe_number": Words(
        "After such a crime a number is rung only if the person called it safe, and none is named so.",
        "Ar ôl trosedd o'r fath ni ffonnir rhif oni bai bod y person wedi dweud ei fod yn ddiogel, ac ni enwyd yr un.",
    ),
    "shared_with_suspect": Words(
        "A number or address given for them is also the suspect's.",
        "Mae rhif neu gyfeiriad a roddwyd ar eu cyfer hefyd yn perthyn i'r sawl a amheuir.",
    ),
    "invalid_number": Words(
        "A telephone number is none that can be rung.", "Nid yw rhif ffôn yn un y gellir ei ffonio."
    ),
    "drama_number": Words(
        "A telephone number is one that nobody holds: it is kept for plays and films.",
        "Mae rhif ffôn yn un nad oes gan neb: fe'i cedwir ar gyfer dramâu a ffilmiau.",
    ),
    "excluded": Words("The crime is on the unit's own list.", "Mae'r drosedd ar restr yr uned ei hun."),
    "known_case": Words("A case of ours is like it.", "Mae un o'n hachosion yn debyg iddo."),
    "known_referral": Words("Another referral is like it.", "Mae atgyfeiriad arall yn debyg iddo."),
}
"""Why a gate stopped it, by code."""

RETURNS: dict[str, Words] = {
    "duplicate": Words("We know of this person already", "Rydym eisoes yn gwybod am y person hwn"),
    "no_consent": Words("The person did not consent", "Ni chydsyniodd y person"),
    "wrong_contact": Words("The contact details are wrong", "Mae'r manylion cyswllt yn anghywir"),
    "unsafe_contact": Words("There is no safe way to reach them", "Nid oes ffordd ddiogel o'u cyrraedd"),
    "not_enough": Words("There is not enough in it to work with", "Nid oes digon ynddo i weithio ag ef"),
    "excluded": Words("We do not work with this crime", "Nid ydym yn gweithio â'r drosedd hon"),
    "elsewhere": Words("It belongs to another area or service", "Mae'n perthyn i ardal neu wasanaeth arall"),
}
"""Why a referral goes back to its sender."""

CLOSINGS: dict[str, Words] = {
    "not_wanted": Words("They want no service", "Nid ydynt eisiau gwasanaeth"),
    "not_for_us": Words("It is not for us", "Nid yw ar ein cyfer ni"),
    "added": Words("Added to a case that is open", "Ychwanegwyd at achos sydd ar agor"),
    "mistake": Words("It was sent by mistake", "Fe'i hanfonwyd mewn camgymeriad"),
}
"""Why a referral is closed without a case."""

YES = frozenset({"yes", "y", "true", "1", "t", "x", "ydy", "ydw", "oes", "ie"})
NO = frozenset({"no", "n", "false", "0", "f", "nac ydy", "nac ydw", "nac oes", "nage", "na"})

_EXPLICIT = frozenset({Crime.SEXUAL, Crime.DOMESTIC_ABUSE, Crime.HOMICIDE})
_SAFE_NUMBER = _EXPLICIT | {Crime.STALKING, Crime.SLAVERY}

_CRIMES: tuple[tuple[Crime, str], ...] = (
    (Crime.ATTEMPTED_MURDER, r"attempt\w* (?:to )?murder"),
    (Crime.HOMICIDE, r"(?<!attempted )(?<!attempt )(?<!to )murder|manslaughter|homicide|infanticide|death by"),
    (Crime.SEXUAL, r"\brape|sexual|indecen|voyeur|grooming|exposure"),
    (Crime.DOMESTIC_ABUSE, r"domestic|coerciv|controlling"),
    (Crime.HATE, r"\bhate\b|racially|religiously"),
    (Crime.TERRORISM, r"terroris"),
    (Crime.SLAVERY, r"slavery|traffick|servitude"),
    (Crime.KIDNAP, r"kidnap|false imprison|abduct"),
    (Crime.ARSON_LIFE, r"arson.*(?:endanger|life)"),
    (Crime.WOUNDING_INTENT, r"(?:wounding|gbh|grievous).*(?:intent|s\.? ?18)"),
    (Crime.STALKING, r"stalk|harass"),
    (Crime.ROBBERY, r"robbery"),
    (Crime.BURGLARY, r"burglar"),
    (Crime.FRAUD, r"fraud|scam|deception"),
    (Crime.VEHICLE, r"vehicle|motor|twoc"),
    (Crime.THEFT, r"theft|steal|shoplift"),
    (Crime.DAMAGE, r"damage|arson"),
    (Crime.VIOLENCE, r"assault|wounding|gbh|\babh\b|actual bodily|grievous|violence|affray|strangul|threats? to kill"),
)
"""Kinds of crime by words that stand in how forces call them. In this order the surer comes first."""

_PARTNERS = re.compile(r"\b(?:ex\b|partner|husband|wife|spouse|boyfriend|girlfriend|fianc)", re.IGNORECASE)
_WAYS = ("safeNumber", "mobile", "telephone", "guardianTelephone", "email", "homeAddress")
_NUMBERS = ("safeNumber", "mobile", "telephone", "guardianTelephone")


def answered(value: str) -> bool | None:
    """Yes, no, or what cannot be told."""
    plain = " ".join(value.split()).casefold()
    return True if plain in YES else False if plain in NO else None


def said(fields: Fields, name: str) -> bool | None:
    """What a yes-or-no field says."""
    return answered(fields.get(name, ""))


def crimes(fields: Fields) -> frozenset[Crime]:
    """The kinds of crime its words and marks name."""
    text = " ".join(fields.get(name, "") for name in ("crimeType", "homeOfficeClassification")).casefold()
    found = {crime for crime, words in _CRIMES if re.search(words, text)}
    if said(fields, "hateCrime"):
        found.add(Crime.HATE)
    if said(fields, "riskOfDomesticAbuse") or _PARTNERS.search(fields.get("victimRelationshipToSuspect", "")):
        found.add(Crime.DOMESTIC_ABUSE)
    if not found and text.strip():
        found.add(Crime.OTHER)
    return frozenset(found)


def under_18(fields: Fields, on: date, born: date | None) -> bool:
    """Whether it says that the person is a child. `born` is the date of birth as it was read."""
    if said(fields, "under18"):
        return True
    if born is not None:
        return (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) < 18
    age = fields.get("age", "").strip()
    return age.isdecimal() and len(age) <= 3 and int(age) < 18


def facts(fields: Fields, on: date, born: date | None) -> TriageFacts:
    """What the rules of priority ask, as far as the referral says it."""
    preference = fields.get("contactPreference", "").casefold()
    disability = fields.get("disabilityCategory", "").strip().casefold()
    return TriageFacts(
        crimes=crimes(fields),
        risk="high" if said(fields, "highHarmFlag") or said(fields, "riskOfPhysicalHarm") else "unknown",
        self_harm=said(fields, "riskOfSelfHarm") is True,
        under_18=under_18(fields, on, born),
        disability=bool(disability) and disability not in NO | {"none", "dim"},
        targeted_again=said(fields, "repeatVictim") is True,
        enhanced=said(fields, "victimVulnerable") is True,
        asked_for_call=any(word in preference for word in ("phone", "call", "0002")),
        asked_for_writing=any(word in preference for word in ("post", "letter", "0003")),
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """One gate that stops it, and why, by the codes of `REASONS`."""

    gate: Gate
    reason: str


def stops(
    fields: Fields, on: date, born: date | None, *, excluded: Iterable[str] = (), drama: bool = False
) -> tuple[Stop, ...]:
    """What stops it, from its own words. `excluded` are terms of the unit's list; `drama` allows drama's numbers.

    Whether the person is known already is asked of the records, and is not here.
    """
    kinds = crimes(fields)
    found = [
        *_consent(fields, kinds),
        *([Stop(Gate.CHILD, "under_18")] if under_18(fields, on, born) else []),
        *(Stop(Gate.CONTACT, reason) for reason in _contact(fields, kinds, drama=drama)),
        *([Stop(Gate.EXCLUDED, "excluded")] if is_excluded(fields, excluded) else []),
    ]
    return tuple(found)


def _consent(fields: Fields, kinds: frozenset[Crime]) -> Iterator[Stop]:
    agreed = said(fields, "consent")
    if agreed is False:
        yield Stop(Gate.CONSENT, "consent_refused")
    elif agreed is None and kinds & _EXPLICIT:
        yield Stop(Gate.CONSENT, "consent_missing")


def _contact(fields: Fields, kinds: frozenset[Crime], *, drama: bool) -> Iterator[str]:
    if not any(fields.get(way, "").strip() for way in _WAYS):
        yield "no_way"
        return
    if kinds & _SAFE_NUMBER and not fields.get("safeNumber", "").strip():
        yield "no_safe_number"
    numbers = [fields[name] for name in _NUMBERS if fields.get(name, "").strip()]
    theirs = telephones.national(fields.get("suspectTelephone", ""))
    same_home = _folded(fields.get("suspectAddress", "")) == _folded(fields.get("homeAddress", "")) != ""
    if same_home or (theirs and theirs in map(telephones.national, numbers)):
        yield "shared_with_suspect"
    if any(telephones.is_drama(number) for number in numbers) and not drama:
        yield "drama_number"
    if any(not telephones.can_be_rung(number, drama=True) for number in numbers):
        yield "invalid_number"


def is_excluded(fields: Fields, terms: Iterable[str]) -> bool:
    """Whether a term of the unit's list stands in how the crime is called, or is its class."""
    called = " ".join(fields.get("crimeType", "").casefold().split())
    number = fields.get("homeOfficeClassification", "").strip().casefold()
    folded = (" ".join(term.casefold().split()) for term in terms)
    return any(term and (term in called or term == number) for term in folded)


def _folded(address: str) -> str:
    return "".join(letter for letter in address.casefold() if letter.isalnum())
