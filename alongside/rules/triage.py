"""How soon somebody new is to be contacted: four levels, by rules that are read out in the order they are asked.

The first rule that fits decides; every rule that fits is told as a reason. Nothing is learned, nothing weighs in
secret, and nothing about who a person is counts, but what the Victims' Code itself names as a ground of enhanced
rights: an age under 18, and a disability or mental disorder. What is not known never makes anybody wait longer than
what was found to be harmless. The levels and their limits are a default of contracts for victim services, not law.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.clocks import Limit, Period
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words

HEARING_SOON = 14
"""Days before a hearing within which it counts."""


class Level(StrEnum):
    """How soon. Stored: values never change; the smaller is the sooner."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


LEVELS: dict[Level, Words] = {
    Level.P1: Words("Today", "Heddiw"),
    Level.P2: Words("Within 1 working day", "O fewn 1 diwrnod gwaith"),
    Level.P3: Words("Within 2 working days", "O fewn 2 ddiwrnod gwaith"),
    Level.P4: Words("In writing, within 2 working days", "Yn ysgrifenedig, o fewn 2 ddiwrnod gwaith"),
}
RESPOND: dict[Level, Limit] = {
    Level.P1: Limit(0, Period.WORKING_DAYS),
    Level.P2: Limit(1, Period.WORKING_DAYS),
    Level.P3: Limit(2, Period.WORKING_DAYS),
    Level.P4: Limit(2, Period.WORKING_DAYS),
}
"""The first contact, counted from the day the referral came. A default (D), which a contract may shorten."""


class Crime(StrEnum):
    """Kinds of crime as far as they change how soon. Stored: values never change."""

    HOMICIDE = "homicide"
    """The person is bereaved by crime."""
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL = "sexual"
    HATE = "hate"
    TERRORISM = "terrorism"
    SLAVERY = "slavery"
    ATTEMPTED_MURDER = "attempted_murder"
    KIDNAP = "kidnap"
    ARSON_LIFE = "arson_life"
    WOUNDING_INTENT = "wounding_intent"
    STALKING = "stalking"
    VIOLENCE = "violence"
    ROBBERY = "robbery"
    BURGLARY = "burglary"
    FRAUD = "fraud"
    THEFT = "theft"
    VEHICLE = "vehicle"
    DAMAGE = "damage"
    OTHER = "other"


CRIMES: dict[Crime, Words] = {
    Crime.HOMICIDE: Words("Bereaved by crime", "Mewn profedigaeth oherwydd trosedd"),
    Crime.DOMESTIC_ABUSE: Words("Domestic abuse", "Cam-drin domestig"),
    Crime.SEXUAL: Words("Sexual offence", "Trosedd rywiol"),
    Crime.HATE: Words("Hate crime", "Trosedd gasineb"),
    Crime.TERRORISM: Words("Terrorism", "Terfysgaeth"),
    Crime.SLAVERY: Words("Modern slavery or trafficking", "Caethwasiaeth fodern neu fasnachu pobl"),
    Crime.ATTEMPTED_MURDER: Words("Attempted murder", "Ymgais i lofruddio"),
    Crime.KIDNAP: Words("Kidnap or false imprisonment", "Herwgipio neu gamgarcharu"),
    Crime.ARSON_LIFE: Words("Arson to endanger life", "Llosgi bwriadol i beryglu bywyd"),
    Crime.WOUNDING_INTENT: Words("Wounding with intent", "Clwyfo â bwriad"),
    Crime.STALKING: Words("Stalking or harassment", "Stelcio neu aflonyddu"),
    Crime.VIOLENCE: Words("Other violence", "Trais arall"),
    Crime.ROBBERY: Words("Robbery", "Lladrad"),
    Crime.BURGLARY: Words("Burglary of a home", "Bwrgleriaeth cartref"),
    Crime.FRAUD: Words("Fraud", "Twyll"),
    Crime.THEFT: Words("Theft", "Dwyn"),
    Crime.VEHICLE: Words("Vehicle crime", "Trosedd cerbyd"),
    Crime.DAMAGE: Words("Damage to property", "Difrod i eiddo"),
    Crime.OTHER: Words("Another crime", "Trosedd arall"),
}

MOST_SERIOUS = frozenset(
    {
        Crime.HOMICIDE,
        Crime.DOMESTIC_ABUSE,
        Crime.SEXUAL,
        Crime.HATE,
        Crime.TERRORISM,
        Crime.SLAVERY,
        Crime.ATTEMPTED_MURDER,
        Crime.KIDNAP,
        Crime.ARSON_LIFE,
        Crime.WOUNDING_INTENT,
    }
)
"""What the Code counts among the most serious crimes: the first three and hate crime as restated, the rest believed."""
AGAINST_THINGS = frozenset({Crime.THEFT, Crime.VEHICLE, Crime.DAMAGE})


@dataclass(frozen=True, slots=True)
class TriageFacts:
    """What is said of somebody who waits for a first contact. False and None both mean that nobody said so.

    `accused_near`: the accused lives with them or can reach them. `disability` is one of the Code's: a disability or
    mental disorder that may affect the quality of their evidence. `enhanced`: decided already. `hearing_in` is the days
    to the next hearing. `urgent` and `overdue` are of a case: an urgent duty is due on it, or any duty is late.
    """

    crimes: frozenset[Crime] = frozenset()
    risk: str = "unknown"
    life_at_risk: bool = False
    self_harm: bool = False
    child_at_risk: bool = False
    accused_near: bool | None = None
    under_18: bool = False
    disability: bool = False
    targeted_again: bool = False
    intimidated: bool = False
    enhanced: bool = False
    hearing_in: int | None = None
    urgent: bool = False
    overdue: bool = False
    asked_for_call: bool = False
    asked_for_writing: bool = False


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """One row of the table: its number, the level it gives, when, and on whose authority."""

    id: str
    level: Level
    words: Words
    fits: Callable[[TriageFacts], bool]
    sources: tuple[Source, ...]
    confidence: Confidence = Confidence.DEFAULT


@dataclass(frozen=True, slots=True)
class Triage:
    """The level and why. `rules` are the numbers of the rules that fit, the deciding one first; `mark` how sure we are
    of the one that decided."""

    level: Level
    reasons: tuple[Words, ...]
    rules: tuple[str, ...]
    mark: Confidence


_OWN = (
    Source(
        id="OWN",
        instrument="Alongside's rules of priority",
        instrument_cy="Rheolau blaenoriaeth Alongside",
    ),
)
_CODE = (
    Source(
        id="S02",
        instrument="Victims' Code 2021",
        provision="grounds of enhanced rights",
        instrument_cy="Cod y Dioddefwyr 2021",
        provision_cy="seiliau hawliau uwch",
    ),
)


def _rule(
    number: str, level: Level, words: Words, fits: Callable[[TriageFacts], bool], sources: tuple[Source, ...] = _OWN
) -> PriorityRule:
    return PriorityRule(f"TR-{number}", level, words, fits, sources)


TABLE: tuple[PriorityRule, ...] = (
    _rule(
        "01",
        Level.P1,
        Words("Somebody's life may be in danger.", "Efallai fod bywyd rhywun mewn perygl."),
        lambda facts: facts.life_at_risk,
    ),
    _rule(
        "02",
        Level.P1,
        Words("They may harm themselves.", "Efallai y byddant yn niweidio eu hunain."),
        lambda facts: facts.self_harm,
    ),
    _rule(
        "03",
        Level.P1,
        Words("A child may be at risk.", "Efallai fod plentyn mewn perygl."),
        lambda facts: facts.child_at_risk,
    ),
    _rule(
        "04",
        Level.P1,
        Words("The risk was assessed as high.", "Aseswyd bod y risg yn uchel."),
        lambda facts: facts.risk == "high",
    ),
    _rule(
        "05",
        Level.P1,
        Words(
            "Domestic abuse, a sexual offence or stalking, and the accused lives with them or can reach them.",
            "Cam-drin domestig, trosedd rywiol neu stelcio, ac mae'r cyhuddedig yn byw gyda nhw neu'n gallu eu "
            "cyrraedd.",
        ),
        lambda facts: (
            facts.accused_near is True and bool(facts.crimes & {Crime.DOMESTIC_ABUSE, Crime.SEXUAL, Crime.STALKING})
        ),
    ),
    _rule(
        "06",
        Level.P1,
        Words("Something urgent is due on the case.", "Mae rhywbeth brys i'w wneud ar yr achos."),
        lambda facts: facts.urgent,
    ),
    _rule(
        "11",
        Level.P2,
        Words("One of the most serious crimes.", "Un o'r troseddau mwyaf difrifol."),
        lambda facts: bool(facts.crimes & MOST_SERIOUS),
        _CODE,
    ),
    _rule(
        "12",
        Level.P2,
        Words("Targeted again and again, or stalked.", "Wedi'u targedu dro ar ôl tro, neu wedi'u stelcio."),
        lambda facts: facts.targeted_again or Crime.STALKING in facts.crimes,
        _CODE,
    ),
    _rule(
        "13",
        Level.P2,
        Words("Under 18 when the crime happened.", "O dan 18 oed pan ddigwyddodd y drosedd."),
        lambda facts: facts.under_18,
        _CODE,
    ),
    _rule(
        "14",
        Level.P2,
        Words(
            "A disability or mental disorder that may affect their evidence.",
            "Anabledd neu anhwylder meddwl a all effeithio ar eu tystiolaeth.",
        ),
        lambda facts: facts.disability,
        _CODE,
    ),
    _rule(
        "15",
        Level.P2,
        Words("Afraid of giving evidence.", "Yn ofni rhoi tystiolaeth."),
        lambda facts: facts.intimidated,
        _CODE,
    ),
    _rule(
        "16",
        Level.P2,
        Words("They have enhanced rights.", "Mae ganddynt hawliau uwch."),
        lambda facts: facts.enhanced,
        _CODE,
    ),
    _rule(
        "17",
        Level.P2,
        Words("The risk was assessed as medium.", "Aseswyd bod y risg yn ganolig."),
        lambda facts: facts.risk == "medium",
    ),
    _rule(
        "18",
        Level.P2,
        Words(
            f"There is a hearing within {HEARING_SOON} days.",
            f"Mae gwrandawiad o fewn {HEARING_SOON} diwrnod.",
        ),
        lambda facts: facts.hearing_in is not None and 0 <= facts.hearing_in <= HEARING_SOON,
    ),
    _rule(
        "19",
        Level.P2,
        Words("Something on the case is late.", "Mae rhywbeth ar yr achos yn hwyr."),
        lambda facts: facts.overdue,
    ),
    _rule(
        "21",
        Level.P3,
        Words("They asked for a call.", "Gofynnwyd am alwad."),
        lambda facts: facts.asked_for_call,
    ),
    _rule(
        "22",
        Level.P3,
        Words(
            "A crime against a person, in their home, or by deceit.",
            "Trosedd yn erbyn person, yn y cartref, neu drwy dwyll.",
        ),
        lambda facts: bool(facts.crimes & {Crime.VIOLENCE, Crime.ROBBERY, Crime.BURGLARY, Crime.FRAUD}),
    ),
    _rule(
        "31",
        Level.P4,
        Words("They asked for information in writing.", "Gofynnwyd am wybodaeth yn ysgrifenedig."),
        lambda facts: facts.asked_for_writing,
    ),
    _rule(
        "32",
        Level.P4,
        Words(
            "A crime against property alone, and nobody asked for a call.",
            "Trosedd yn erbyn eiddo yn unig, ac ni ofynnodd neb am alwad.",
        ),
        lambda facts: bool(facts.crimes) and facts.crimes <= AGAINST_THINGS and not facts.asked_for_call,
    ),
    _rule(
        "41",
        Level.P3,
        Words(
            "Nothing is known that makes it more urgent, or less.",
            "Ni wyddys am ddim sy'n ei wneud yn fwy brys, nac yn llai.",
        ),
        lambda _facts: True,
    ),
)
"""The published rules, in the order they are asked."""

BY_NUMBER: dict[str, PriorityRule] = {rule.id: rule for rule in TABLE}
"""Each rule by its number, for reasons that were stored."""

_REST = TABLE[-1]


def priority(facts: TriageFacts) -> Triage:
    """The level by the first rule of `TABLE` that fits, with every rule that fits as a reason. Never raises."""
    fitting = [rule for rule in TABLE if rule is not _REST and rule.fits(facts)] or [_REST]
    return Triage(
        level=fitting[0].level,
        reasons=tuple(rule.words for rule in fitting),
        rules=tuple(rule.id for rule in fitting),
        mark=fitting[0].confidence,
    )


def reasons_of(numbers: tuple[str, ...]) -> tuple[Words, ...]:
    """The words of rules stored by number. A number no longer in the table is passed over."""
    return tuple(BY_NUMBER[number].words for number in numbers if number in BY_NUMBER)
