"""How long the cases of each service are kept, as far as a source says so, and what may hold one.

Only figures that our research gives stand here, with how sure it was. Where none is given a case is kept until somebody
decides; nothing is made up. What is kept for days only (traces, sessions, bytes of messages) is not here: the worker
lets go of it by itself, and nothing of a case is in it.
"""

from collections.abc import Collection, Mapping

from alongside.rules.lengths import Length
from alongside.rules.retention import RetentionClass, Since
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words

_VICTIM_SUPPORT = Source(
    "S62",
    "Victim Support: how long personal information is kept",
    url="https://www.victimsupport.org.uk/criteria-used-determine-retention-period-your-personal-information",
    instrument_cy="Cymorth i Ddioddefwyr: am ba hyd y cedwir gwybodaeth bersonol",
)
_PRACTICE = Source(
    "06.7",
    "Practice of the Victim Contact Scheme as it was told to us",
    instrument_cy="Arfer y Cynllun Cyswllt Dioddefwyr fel y dywedwyd wrthym",
)

SCHEME_FILE = RetentionClass(
    "probation.scheme_file",
    Words("Victim Contact Scheme file", "Ffeil y Cynllun Cyswllt Dioddefwyr"),
    "probation",
    Length(years=6),
    Since.END,
    Confidence.BELIEVED,
    _PRACTICE,
)
SCHEME_FILE_WITHOUT_END = RetentionClass(
    "probation.scheme_file_without_end",
    Words(
        "Victim Contact Scheme file: a sentence without a fixed end, or none that we know of",
        "Ffeil y Cynllun Cyswllt Dioddefwyr: dedfryd heb ddiwedd penodol, neu ddim un y gwyddom amdani",
    ),
    "probation",
    None,
    confidence=Confidence.BELIEVED,
    source=_PRACTICE,
    note=Words(
        "Kept much longer than the six years of other files; our sources give no figure.",
        "Cedwir am lawer hwy na chwe blynedd y ffeiliau eraill; nid yw ein ffynonellau'n rhoi ffigur.",
    ),
)
POLICE_FILE = RetentionClass(
    "police.case_file",
    Words("Police victim care file", "Ffeil gofal dioddefwyr yr heddlu"),
    "police",
    None,
    confidence=Confidence.BELIEVED,
    source=Source(
        "06.7",
        "Management of police information: groups reviewed at 100, 10 and 6 years",
        instrument_cy="Rheoli gwybodaeth yr heddlu: grwpiau a adolygir ar ôl 100, 10 a 6 blynedd",
    ),
    note=Words(
        "The groups belong to the crime record, which is not here: which of them holds must be decided for each case.",
        "Mae'r grwpiau'n perthyn i'r cofnod trosedd, nad yw yma: rhaid penderfynu pa un sy'n berthnasol i bob achos.",
    ),
)


def _published(code: str, words: Words, keep: Length) -> RetentionClass:
    """A figure that Victim Support publishes for its own service: another may choose it, and none is bound by it."""
    return RetentionClass(
        code, words, "police", keep, Since.LAST_CONTACT, Confidence.SECONDARY, _VICTIM_SUPPORT, chosen=True
    )


CLASSES: tuple[RetentionClass, ...] = (
    SCHEME_FILE,
    SCHEME_FILE_WITHOUT_END,
    POLICE_FILE,
    _published(
        "support.taken_up",
        Words("Support was taken up: six years", "Derbyniwyd cymorth: chwe blynedd"),
        Length(years=6),
    ),
    _published(
        "support.not_taken_up",
        Words("Contacted, no support taken up: six weeks", "Cysylltwyd, heb dderbyn cymorth: chwe wythnos"),
        Length(weeks=6),
    ),
    _published(
        "support.not_reached",
        Words("Could not be contacted: six months", "Ni ellid cysylltu: chwe mis"),
        Length(months=6),
    ),
)
"""Every class. Codes stand in the journal and in certificates: they never change."""

REFERRAL_NOT_TAKEN_UP = RetentionClass(
    "referral.not_taken_up",
    Words("Referred, and no case was opened: six weeks", "Atgyfeiriwyd, ac ni agorwyd achos: chwe wythnos"),
    "police",
    Length(weeks=6),
    Since.LAST_CONTACT,
    Confidence.SECONDARY,
    _VICTIM_SUPPORT,
    note=Words(
        "Counted from the day it was sent back or closed. The worker lets go of it by itself; its file keeps counts.",
        "Cyfrifir o'r diwrnod yr anfonwyd ef yn ôl neu y'i caewyd. Mae'r gweithiwr yn ei ollwng ohono ei hun; erys "
        "cyfrifon ei ffeil.",
    ),
)
"""Of somebody for whom no case was opened, and of rows that could not be taken in: not a class of cases."""

BY_CODE: Mapping[str, RetentionClass] = {one.code: one for one in CLASSES}

DECIDED = "decided"
"""The class of a case whose day somebody decided."""
DECIDED_WORDS = Words("Decided for this case", "Penderfynwyd ar gyfer yr achos hwn")

HOLDS: Mapping[str, Words] = {
    "inquiry": Words("An inquiry", "Ymchwiliad"),
    "complaint": Words("A complaint", "Cwyn"),
    "serious_further_offence": Words("A serious further offence review", "Adolygiad o drosedd ddifrifol bellach"),
    "other": Words("Another reason", "Rheswm arall"),
}
"""Why a case may be on legal hold."""

WITHOUT_END = frozenset({"life", "indeterminate", "hospital_order", "hospital_direction", "other"})
"""Sentences of which no last day is known."""
ENDS = ("SED", "LED", "SLED", "TUSED")
"""The dates of a sentence that end it, its licence or its supervision."""


def class_of(service: str, sentences: Collection[str]) -> RetentionClass:
    """The class that holds by itself for a case of that service, with those kinds of sentence in it."""
    of_service = [one for one in CLASSES if one.service == service and not one.chosen]
    if not sentences or WITHOUT_END & set(sentences):
        return next(one for one in of_service if one.keep is None)
    return next((one for one in of_service if one.keep is not None), of_service[0])


def choices(service: str) -> list[RetentionClass]:
    """What a senior may choose for a case of that service, besides a day of their own."""
    return [one for one in CLASSES if one.service == service and one.chosen]
