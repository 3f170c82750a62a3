"""What may be said to a victim: words composed from permitted facts only, and the list of what was kept back.

A fenced value is a place name that came with a feed (prison, hospital, hostel, address). No sentence that holds one
leaves here unless a senior officer released that value for this person, with a reason and the words to say it in. What
a clever reader could guess from other words is beyond this check: an officer reads every text before it is used.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.explaining import MONTHS, say_day
from alongside.rules.places import told
from alongside.rules.sources import Source
from alongside.rules.words import Words


class Tell(StrEnum):
    """Whether the victim may be told of something, before any officer has looked. Stored: values never change."""

    YES = "yes"
    FACT_ONLY = "fact_only"
    """The bare fact, with nothing about place, health or plan."""
    MONTH_ONLY = "month_only"
    IF_CONFIRMED = "if_confirmed"
    """Only after an officer has checked with police, prison or offender manager."""
    IF_SENIOR_AGREES = "if_senior_agrees"
    ANNUAL_LETTER = "annual_letter"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Never:
    """A class of fact that is never told, and where that was read. `field` is stored with what was withheld."""

    field: str
    words: Words
    sources: tuple[Source, ...]


_MEMBERS = Source(
    id="S31",
    instrument="Victim Contact Scheme, as restated for victims",
    provision="what you will not be told",
    url="https://www.helpforvictims.co.uk",
)
_PRISONS = Source(
    id="S33",
    instrument="Victim Contact Scheme, as restated for victims",
    provision="the prison is not named",
    url="https://www.derbyshirevictimservices.co.uk",
)
_PROTECTION = Source(id="UKGDPR", instrument="UK General Data Protection Regulation", provision="Articles 5 and 10")

NEVER_TO_VICTIM: tuple[Never, ...] = (
    Never("prison", Words("the prison, or where it is", "y carchar, neu ble y mae"), (_MEMBERS, _PRISONS)),
    Never(
        "address",
        Words("where the offender lives or will live", "ble mae'r troseddwr yn byw neu'n mynd i fyw"),
        (_MEMBERS,),
    ),
    Never("health", Words("the offender's health or treatment", "iechyd neu driniaeth y troseddwr"), (_MEMBERS,)),
    Never("plan", Words("the full plan of the sentence", "cynllun llawn y ddedfryd"), (_MEMBERS,)),
    Never("release_time", Words("the exact time of release", "union amser y rhyddhau"), (_MEMBERS,)),
    Never("security", Words("anything about security", "unrhyw beth am ddiogelwch y sefydliad"), (_MEMBERS,)),
    Never("other_victims", Words("anything about other victims", "unrhyw beth am ddioddefwyr eraill"), (_PROTECTION,)),
)
"""What no victim is told without a senior officer's release for that person and reason."""


@dataclass(frozen=True, slots=True)
class Release:
    """A senior officer's recorded leave to tell `person` the fenced `field` in the words `said`.

    Void without words, a reason and a name: what came may be a code that says nothing to anybody.
    """

    person: str
    field: str
    said: str
    reason: str
    released_by: str

    def frees(self, field: str, person: str) -> bool:
        """Whether this release lets `field` be told to `person`."""
        return (
            self.field == field
            and self.person == person
            and bool(self.person and self.said.strip() and self.reason.strip() and self.released_by.strip())
        )


@dataclass(frozen=True, slots=True)
class Sayable:
    """Words fit to be said to one person, and what was kept back: field and reason. `words` is None: say nothing."""

    words: Words | None
    withheld: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to say to `person` about one event.

    `expected_on` is a day the event looks forward to (a release, a hearing): only its month is said, unless
    `day_authorised`. `adds` are further sentences, such as the conditions that concern the victim. `confirmed`,
    `senior_agreed` and `yearly` say what has been done or what occasion this is.
    """

    tell: Tell
    may_say: Words
    person: str
    expected_on: date | None = None
    day_authorised: bool = False
    adds: tuple[Words, ...] = ()
    fenced: Mapping[str, str] | None = None
    releases: tuple[Release, ...] = ()
    confirmed: bool = False
    senior_agreed: bool = False
    yearly: bool = False


_NOT_TOLD = Words("The victim is not told of this.", "Ni ddywedir am hyn wrth y dioddefwr.")
_NOT_CONFIRMED = Words(
    "First check with the police, the prison or the offender manager.",
    "Yn gyntaf, gwiriwch â'r heddlu, y carchar neu reolwr y troseddwr.",
)
_NOT_AGREED = Words("A senior officer must agree first.", "Rhaid i uwch swyddog gytuno yn gyntaf.")
_NOT_YEARLY = Words("It is kept for the yearly letter.", "Fe'i cedwir ar gyfer y llythyr blynyddol.")
_MONTH_NOT_DAY = Words(
    "Only the month is given until the day is authorised: it can still move.",
    "Dim ond y mis a roddir nes bod y diwrnod wedi'i awdurdodi: gall symud eto.",
)
_BARE_FACT = Words("Only the bare fact may be said.", "Dim ond y ffaith foel y ceir ei dweud.")
_FENCED = Words(
    "It came fenced, and no senior officer has released it for this person.",
    "Daeth wedi'i ffensio, ac nid oes uwch swyddog wedi'i ryddhau i'r person hwn.",
)
_SENTENCE_HELD_IT = Words(
    "A sentence was left out because it held something fenced.",
    "Gadawyd brawddeg allan am ei bod yn cynnwys rhywbeth wedi'i ffensio.",
)


def compose(asked: Asked) -> Sayable:
    """The words that may be said for `asked`, in both languages, and everything kept back with its reason."""
    fenced = {field: value for field, value in (asked.fenced or {}).items() if value.strip()}
    freed = {
        release.field: release.said
        for release in asked.releases
        if release.field in fenced and release.frees(release.field, asked.person)
    }
    guarded = {field: value for field, value in fenced.items() if field not in freed}
    withheld: list[tuple[str, Words]] = [(field, _FENCED) for field in sorted(guarded)]
    refusal = _refusal(asked)
    if refusal:
        return Sayable(None, (("event", refusal), *withheld))

    sentences = [asked.may_say]
    if asked.expected_on:
        if asked.tell is Tell.FACT_ONLY:
            withheld.append(("day", _BARE_FACT))
        elif asked.day_authorised:
            sentences.append(_day(asked.expected_on))
        else:
            sentences.append(_month(asked.expected_on))
            withheld.append(("day", _MONTH_NOT_DAY))
    sentences += asked.adds
    sentences += [told(field, said) for field, said in sorted(freed.items())]

    kept = list(sentences)
    while kept and _leaks(_joined(kept), guarded):
        clean = [each for each in kept if not _leaks(each, guarded)]
        kept = clean if len(clean) < len(kept) else kept[:-1]
    if len(kept) < len(sentences):
        withheld.append(("sentence", _SENTENCE_HELD_IT))
    return Sayable(_joined(kept) if kept else None, tuple(withheld))


def holds(text: str, value: str) -> bool:
    """Whether `text` gives away the fenced `value`, whatever its capitals, accents, spaces or punctuation.

    Five letters or more are found even inside other letters; three or four only where they stand as a word (else the
    prison code HEI would be found in "their"), spread out or not; fewer cannot be told from chance and are not looked
    for. So are the telling words of a longer value: "HMP Fenbrook (Wales)" is given away by "Fenbrook".
    """
    if _found(text, value):
        return True
    words = [word for word in re.split(r"\W+", _plain(value)) if len(word) > 3 and word not in _COMMON]
    plain = f" {' '.join(re.split(r'[^0-9a-z]+', _plain(text)))} "
    return any(f" {word} " in plain for word in words)


_COMMON = frozenset(
    [
        "prison",
        "hospital",
        "hostel",
        "house",
        "home",
        "court",
        "centre",
        "unit",
        "ward",
        "wing",
        "road",
        "street",
        "lane",
        "avenue",
        "close",
        "drive",
        "place",
        "park",
        "hall",
        "county",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "great",
        "little",
        "saint",
        "city",
        "town",
        "village",
        "flat",
        "floor",
        "approved",
        "premises",
        "young",
        "offender",
        "offenders",
        "institution",
        "institute",
        "secure",
        "health",
        "mental",
        "women",
        "womens",
        "male",
        "female",
        "adult",
        "open",
        "closed",
        "category",
        "carchar",
        "ysbyty",
        "hostel",
        "tŷ",
        "llys",
        "uned",
        "ffordd",
        "stryd",
        "heol",
        "cymru",
        "wales",
        "england",
        "the",
        "that",
        "this",
        "with",
        "from",
        "have",
        "been",
        "they",
        "your",
        "will",
        "would",
        "case",
        "person",
        "people",
        "said",
        "when",
        "what",
        "their",
        "there",
        "here",
        "next",
    ]
)
"""Words too common to give a place away by themselves."""


def _found(text: str, value: str) -> bool:
    letters = re.sub(r"[^0-9a-z]", "", _plain(value))
    if len(letters) < 3:
        return False
    if len(letters) > 4:
        return letters in re.sub(r"[^0-9a-z]", "", _plain(text))
    return re.search(r"(?<![0-9a-z])" + r"[^0-9a-z]*".join(letters) + r"(?![0-9a-z])", _plain(text)) is not None


def _plain(text: str) -> str:
    """Lower case without accents: "Caerdŷdd" and "CAERDYDD" read alike."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _leaks(words: Words, guarded: Mapping[str, str]) -> bool:
    return any(holds(text, value) for text in (words.en, words.cy) for value in guarded.values())


def _refusal(asked: Asked) -> Words | None:
    """Why nothing may be said at all, if so."""
    match asked.tell:
        case Tell.NO:
            return _NOT_TOLD
        case Tell.IF_CONFIRMED if not asked.confirmed:
            return _NOT_CONFIRMED
        case Tell.IF_SENIOR_AGREES if not asked.senior_agreed:
            return _NOT_AGREED
        case Tell.ANNUAL_LETTER if not asked.yearly:
            return _NOT_YEARLY
        case _:
            return None


def _month(day: date) -> Words:
    english, welsh = MONTHS[day.month - 1]
    return Words(
        f"This is expected in {english} {day.year}, and may change.",
        f"Disgwylir hyn ym mis {welsh} {day.year}, a gall newid.",
    )


def _day(day: date) -> Words:
    said = say_day(day)
    return Words(
        f"This is expected on {said.en}, and may still change.",
        f"Disgwylir hyn {said.cy.replace('dydd', 'ddydd', 1)}, a gall newid eto.",
    )


def _joined(sentences: Sequence[Words]) -> Words:
    return Words(" ".join(one.en for one in sentences), " ".join(one.cy for one in sentences))
