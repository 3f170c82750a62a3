"""What a case weighs, what an officer can carry, and who might take one more: sums and an order that anybody can redo.

The weights are our own default; the line is the service's. Nothing about who a person is weighs anything, and a
language counts for who can be understood, never for how much work somebody is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from alongside.rules.sources import Confidence
from alongside.rules.triage import CRIMES, Crime
from alongside.rules.words import Words

FULL_TIME = 37.0
"""Contracted hours in a week of whom the line is meant for: others carry a part of it."""
MOST_HOURS = 60.0
"""More than anybody may contract for: what is typed above it was mistyped."""
NEW = timedelta(days=14)
MOST_LATE = 3
"""Late duties that count on one case."""
CONFIDENCE = Confidence.DEFAULT

EVERY_CASE, LATE = 10, 2
RISK = {"high": 10, "medium": 5, "unknown": 3, "standard": 0}
ENHANCED, FRESH = 3, 5
COVERING = 0.5
"""The part of an absent officer's weight that counts for who covers them."""

WEIGHTS: tuple[tuple[str, str, Words], ...] = (
    ("LD-01", f"{EVERY_CASE}", Words("Every open case", "Pob achos agored")),
    ("LD-02", f"+{RISK['high']}", Words("The risk is high", "Mae'r risg yn uchel")),
    ("LD-03", f"+{RISK['medium']}", Words("The risk is medium", "Mae'r risg yn ganolig")),
    ("LD-04", f"+{RISK['unknown']}", Words("The risk was not assessed", "Ni aseswyd y risg")),
    ("LD-05", f"+{ENHANCED}", Words("Enhanced rights", "Hawliau uwch")),
    (
        "LD-06",
        f"+{FRESH}",
        Words(f"Opened in the last {NEW.days} days", f"Agorwyd yn ystod y {NEW.days} diwrnod diwethaf"),
    ),
    (
        "LD-07",
        f"+{LATE}",
        Words(f"Each duty that is late, at most {MOST_LATE}", f"Pob dyletswydd sy'n hwyr, {MOST_LATE} ar y mwyaf"),
    ),
    (
        "LD-08",
        "½",
        Words(
            "While somebody covers, half of what the absent officer's cases weigh",
            "Wrth gyflenwi, hanner pwysau achosion y swyddog absennol",
        ),
    ),
)
"""The published weights: number, points, when."""

SUGGESTED: tuple[tuple[str, Words], ...] = (
    ("SG-01", Words("Who speaks the language the person uses", "Pwy sy'n siarad iaith y person")),
    ("SG-02", Words("Who stays below the line with one more", "Pwy sy'n aros o dan y llinell gydag un arall")),
    ("SG-03", Words("Who worked with the person before", "Pwy a weithiodd gyda'r person o'r blaen")),
    ("SG-04", Words("Whose specialism the crime is", "Pwy sy'n arbenigo yn y drosedd")),
    ("SG-05", Words("Who carries least for their hours", "Pwy sy'n cario leiaf am eu horiau")),
)
"""What decides whom we suggest, in this order. Who is away, has no hours or may not know of the case never is."""

LANGUAGES: dict[str, Words] = {
    "cy": Words("Welsh", "Cymraeg"),
    "ar": Words("Arabic", "Arabeg"),
    "bn": Words("Bengali", "Bengaleg"),
    "bfi": Words("British Sign Language", "Iaith Arwyddion Prydain"),
    "fa": Words("Persian", "Perseg"),
    "fr": Words("French", "Ffrangeg"),
    "gu": Words("Gujarati", "Gwjarati"),
    "hu": Words("Hungarian", "Hwngareg"),
    "ku": Words("Kurdish", "Cwrdeg"),
    "pa": Words("Punjabi", "Pwnjabeg"),
    "pl": Words("Polish", "Pwyleg"),
    "ps": Words("Pashto", "Pashto"),
    "pt": Words("Portuguese", "Portiwgaleg"),
    "ro": Words("Romanian", "Rwmaneg"),
    "so": Words("Somali", "Somalieg"),
    "es": Words("Spanish", "Sbaeneg"),
    "ti": Words("Tigrinya", "Tigrinya"),
    "uk": Words("Ukrainian", "Wcreineg"),
    "ur": Words("Urdu", "Wrdw"),
    "zh": Words("Chinese", "Tsieinëeg"),
}
"""Languages an officer may work in beside English."""


def weigh(risk: str, *, enhanced: bool = False, new: bool = False, late: int = 0) -> int:
    """Points of one open case. `late` is how many of its duties are."""
    points = EVERY_CASE + RISK.get(risk, RISK["unknown"]) + LATE * min(max(late, 0), MOST_LATE)
    return points + (ENHANCED if enhanced else 0) + (FRESH if new else 0)


def is_new(opened_on: date, today: date) -> bool:
    """Whether a case was opened so lately that it still takes more work."""
    return opened_on > today - NEW


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may be given cases. `line` is the service's for their role at full time, None where it set none.

    `weight` is of their own open cases, `covered` of those of whom they cover today. `suggestable` is false for roles
    to whom cases are not shared out.
    """

    key: str
    name: str
    hours: float = FULL_TIME
    line: int | None = None
    languages: frozenset[str] = frozenset()
    specialisms: frozenset[str] = frozenset()
    weight: int = 0
    covered: int = 0
    away: bool = False
    suggestable: bool = True

    @property
    def load(self) -> int:
        """Their own weight and their part of what they cover."""
        return self.weight + round(self.covered * COVERING)

    @property
    def own_line(self) -> int | None:
        """The line for their hours."""
        return None if self.line is None else round(self.line * self.hours / FULL_TIME)

    @property
    def over(self) -> int:
        """Points above their line; nothing where no line is set."""
        line = self.own_line
        return 0 if line is None else max(0, self.load - line)

    @property
    def share(self) -> float:
        """What they carry for each contracted hour of theirs: for comparing. Who has no hours carries without end."""
        return self.load / self.hours if self.hours > 0 else float("inf")

    def with_more(self, points: int) -> "Officer":
        """The same, with one more case of that weight."""
        return replace(self, weight=self.weight + points)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for an officer. `known_to` are officers who worked with the person, `closed_to` those who may
    not be given it: the reason is not here, and nobody is told."""

    key: str
    weight: int
    language: str = "en"
    crimes: frozenset[Crime] = frozenset()
    known_to: frozenset[str] = frozenset()
    closed_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who might take the case, what they would carry, and why in words."""

    officer: str
    name: str
    before: int
    after: int
    line: int | None
    over: int
    reasons: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A suggestion for each case in turn, each counting those before it, and everybody's load before and after."""

    suggested: dict[str, Suggestion | None] = field(default_factory=dict)
    before: tuple[Officer, ...] = ()
    after: tuple[Officer, ...] = ()


def suggest(case: Waiting, officers: Iterable[Officer]) -> tuple[Suggestion, ...]:
    """Everybody who may be given the case, the best first by `SUGGESTED`; nobody where nobody may."""
    able = [
        one for one in officers if one.suggestable and one.hours > 0 and not one.away and one.key not in case.closed_to
    ]
    ranked = sorted(able, key=lambda one: _rank(case, one))
    least = min((one.share for one in able), default=0.0)
    return tuple(_suggestion(case, one, least=one.share == least and len(able) > 1) for one in ranked)


def plan(cases: Sequence[Waiting], officers: Sequence[Officer]) -> Plan:
    """Suggest for one case after another, as if each suggestion were taken."""
    loads = {one.key: one for one in officers}
    suggested: dict[str, Suggestion | None] = {}
    for case in cases:
        found = suggest(case, loads.values())
        suggested[case.key] = found[0] if found else None
        if found:
            loads[found[0].officer] = loads[found[0].officer].with_more(case.weight)
    return Plan(suggested, tuple(officers), tuple(loads[one.key] for one in officers))


def _rank(case: Waiting, one: Officer) -> tuple[bool, bool, bool, bool, float, str]:
    return (
        not _understood(case, one),
        one.with_more(case.weight).over > 0,
        one.key not in case.known_to,
        not case.crimes & one.specialisms,
        one.share,
        one.key,
    )


def _understood(case: Waiting, one: Officer) -> bool:
    return case.language == "en" or case.language in one.languages


def _suggestion(case: Waiting, one: Officer, *, least: bool) -> Suggestion:
    then = one.with_more(case.weight)
    return Suggestion(
        officer=one.key,
        name=one.name,
        before=one.load,
        after=then.load,
        line=one.own_line,
        over=then.over,
        reasons=tuple(_reasons(case, one, then, least=least)),
    )


def _reasons(case: Waiting, one: Officer, then: Officer, *, least: bool) -> Iterable[Words]:
    if case.language != "en" and case.language in LANGUAGES:
        language = LANGUAGES[case.language]
        if case.language in one.languages:
            yield Words(f"Speaks {language.en}.", f"Yn siarad {language.cy}.")
        else:
            yield Words(f"Does not speak {language.en}.", f"Nid yw'n siarad {language.cy}.")
    if one.key in case.known_to:
        yield Words("Worked with this person before.", "Wedi gweithio gyda'r person hwn o'r blaen.")
    for crime in sorted(case.crimes & one.specialisms):
        words = CRIMES[Crime(crime)]
        yield Words(f"Specialism: {words.en}.", f"Arbenigedd: {words.cy}.")
    if least:
        yield Words("Carries least for their hours.", "Yn cario leiaf am eu horiau.")
    line = then.own_line
    if line is None:
        yield Words(f"Load after: {then.load}.", f"Llwyth wedyn: {then.load}.")
    else:
        yield Words(f"Load after: {then.load} of {line}.", f"Llwyth wedyn: {then.load} o {line}.")
    if then.over:
        yield Words(f"Over the line by {then.over}.", f"Dros y llinell o {then.over}.")
