"""How long a case may lie without an entry, and how near a turning point somebody is asked again: our own figures.

No source gives them, so they are marked D and an organisation may make them stricter (`records.standards`). The yearly
contact of the Victim Contact Scheme is VCS-05, and the offer made again before a release VCS-06.
"""

from datetime import date

from alongside.catalogue.law.declaring import cd, clock, months
from alongside.catalogue.law.sources import OURS
from alongside.rules.clocks import Example, Limit, Rule
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

_ENTRY = Words("the last contact or note on the case", "y cyswllt neu'r nodyn diwethaf ar yr achos")


def _example(on: str, due: str, told: str) -> Example:
    return Example(date.fromisoformat(on), date.fromisoformat(due), False, told)


def _quiet(rule_id: str, who: str, words: Words, limit: Limit, examples: tuple[Example, ...]) -> Rule:
    return clock(
        rule_id,
        who,
        words,
        after=_ENTRY,
        limit=limit,
        sources=(OURS,),
        confidence=Confidence.DEFAULT,
        version="silence-2026-11",
        examples=examples,
    )


_TWO_WEEKS = (
    _example("2026-12-18", "2027-01-01", "New Year's Day itself: silence does not keep holidays"),
    _example("2028-02-20", "2028-03-05", "9 days to 29 February, then 5"),
)
_FOUR_WEEKS = (
    _example("2026-12-04", "2027-01-01", "27 days to 31 December, then one"),
    _example("2028-02-10", "2028-03-09", "19 days to 29 February, then 9"),
)
_EIGHT_WEEKS = (
    _example("2026-11-20", "2027-01-15", "10 days to 30 November, 31, then 15"),
    _example("2028-01-31", "2028-03-27", "29 days to 29 February, then 27"),
)
_TWELVE_WEEKS = (
    _example("2026-10-09", "2027-01-01", "22 days to 31 October, 30, 31, then one"),
    _example("2028-01-31", "2028-04-24", "29 days to 29 February, 31, then 24"),
)

HIGH = _quiet(
    "SIL-01",
    "VS",
    Words("No longer without an entry, at high risk", "Dim hwy heb gofnod, ar risg uchel"),
    cd(14),
    _TWO_WEEKS,
)
MEDIUM = _quiet(
    "SIL-02",
    "VS",
    Words("No longer without an entry, at medium risk", "Dim hwy heb gofnod, ar risg ganolig"),
    cd(28),
    _FOUR_WEEKS,
)
STANDARD = _quiet(
    "SIL-03",
    "VS",
    Words("No longer without an entry, at standard risk", "Dim hwy heb gofnod, ar risg safonol"),
    cd(56),
    _EIGHT_WEEKS,
)
UNKNOWN = _quiet(
    "SIL-04",
    "VS",
    Words("No longer without an entry while the risk is not known", "Dim hwy heb gofnod tra na wyddys y risg"),
    cd(28),
    _FOUR_WEEKS,
)
SCHEME_HIGH = _quiet(
    "SIL-05",
    "PROB",
    Words(
        "No longer without an entry in the contact scheme, at high risk",
        "Dim hwy heb gofnod yn y cynllun cyswllt, ar risg uchel",
    ),
    cd(84),
    _TWELVE_WEEKS,
)
COMES_OF_AGE = clock(
    "SIL-06",
    "PROB",
    Words(
        "Prepare to ask somebody who reaches 18 for themselves",
        "Paratoi i ofyn i rywun sy'n cyrraedd 18 drosto'i hun",
    ),
    before=Words("the eighteenth birthday", "y pen-blwydd yn ddeunaw oed"),
    limit=months(3),
    sources=(OURS,),
    confidence=Confidence.DEFAULT,
    version="silence-2026-11",
    examples=(
        _example("2027-05-31", "2027-02-28", "February has no 31st"),
        _example("2028-05-30", "2028-02-29", "nor a 30th in a leap year"),
    ),
)

CLOCKS = (HIGH, MEDIUM, STANDARD, UNKNOWN, SCHEME_HIGH, COMES_OF_AGE)
