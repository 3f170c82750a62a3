"""Seeing somebody face to face: what is asked before a visit, when two must go, and who is told when nobody comes back.

All questions, words and figures here are our own (D, not verified); an organisation's lone-working policy goes before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from alongside.rules.words import Words

KINDS: Mapping[str, Words] = {
    "home": Words("At their home", "Yn eu cartref"),
    "prison": Words("In a prison", "Mewn carchar"),
    "office": Words("In an office", "Mewn swyddfa"),
    "court": Words("At a court", "Mewn llys"),
    "other": Words("Somewhere else", "Rhywle arall"),
}
"""Stored: codes never change, here and below."""
AT_HOME = ("home", "other")
"""Places without staff of their own around."""

QUESTIONS: Mapping[str, Words] = {
    "dogs": Words("Are there dogs?", "A oes cŵn yno?"),
    "aggression": Words(
        "Has anybody there threatened staff, or been aggressive?",
        "A oes unrhyw un yno wedi bygwth staff, neu fod yn ymosodol?",
    ),
    "accused": Words(
        "Does the accused, or their family, live there or come there?",
        "A yw'r cyhuddedig, neu eu teulu, yn byw yno neu'n dod yno?",
    ),
    "weapons": Words("Are weapons known of, or was one used?", "A wyddys am arfau, neu a ddefnyddiwyd un?"),
    "reach": Words(
        "Would you be out of reach: no signal, nobody near?", "A fyddech chi allan o gyrraedd: dim signal, neb gerllaw?"
    ),
}
ANSWERS: Mapping[str, Words] = {
    "yes": Words("Yes", "Ydy, oes neu byddwn"),
    "no": Words("No", "Na"),
    "not_known": Words("Not known", "Ddim yn hysbys"),
}

TWO: Mapping[str, Words] = {
    "warned": Words("a warning of aggression stands on the case", "mae rhybudd o ymosodedd ar yr achos"),
    "aggression": Words("somebody there has been aggressive", "mae rhywun yno wedi bod yn ymosodol"),
    "weapons": Words("weapons are known of", "gwyddys am arfau"),
    "weapons_unknown": Words(
        "nobody knows whether there are weapons, and the risk is high",
        "ni ŵyr neb a oes arfau, ac mae'r risg yn uchel",
    ),
    "accused": Words("the accused or their family may be there", "gall y cyhuddedig neu eu teulu fod yno"),
    "accused_unknown": Words(
        "nobody knows whether the accused or their family come there",
        "ni ŵyr neb a yw'r cyhuddedig neu eu teulu yn dod yno",
    ),
    "reach": Words("you would be out of reach", "byddech allan o gyrraedd"),
}
"""Why two must go."""

OUTCOMES: Mapping[str, Words] = {
    "seen": Words("Seen", "Gwelwyd hwy"),
    "not_in": Words("Nobody was there", "Nid oedd neb yno"),
    "refused": Words("They did not want the visit", "Nid oeddent am gael yr ymweliad"),
    "stopped": Words("Stopped: it was not safe", "Rhoddwyd y gorau iddo: nid oedd yn ddiogel"),
}

LONGEST = timedelta(hours=12)
"""From leaving to being back: longer is two visits."""
AHEAD = timedelta(days=365)


def two_because(kind: str, answers: Mapping[str, str], *, warned: bool, risk: str) -> tuple[str, ...]:
    """The codes of why two must go; empty where one may go alone.

    What is not known counts as a yes where it matters most: the accused at somebody's home, weapons at high risk.
    Raises KeyError where a question was not answered.
    """
    said = {question: answers[question] for question in QUESTIONS}
    alone = kind in AT_HOME
    rules = {
        "warned": warned,
        "aggression": said["aggression"] == "yes",
        "weapons": said["weapons"] == "yes",
        "weapons_unknown": alone and said["weapons"] == "not_known" and risk == "high",
        "accused": said["accused"] == "yes",
        "accused_unknown": alone and said["accused"] == "not_known",
        "reach": alone and said["reach"] == "yes",
    }
    return tuple(code for code, holds in rules.items() if holds)


def why_two(codes: Iterable[str]) -> Words:
    """The reasons as one sentence."""
    found = [TWO[code] for code in codes if code in TWO]
    return Words(
        f"Two must go: {'; '.join(one.en for one in found)}.",
        f"Rhaid i ddau fynd: {'; '.join(one.cy for one in found)}.",
    )


class Alarm(StrEnum):
    """Who is told when somebody is not back."""

    BUDDY = "buddy"
    """Their buddy, and whoever is on duty."""
    SENIORS = "seniors"
    MANAGERS = "managers"


@dataclass(frozen=True, slots=True)
class Step:
    """How long after the time somebody should be back who is told."""

    after: timedelta
    told: Alarm


STEPS = (
    Step(timedelta(0), Alarm.BUDDY),
    Step(timedelta(minutes=15), Alarm.SENIORS),
    Step(timedelta(minutes=30), Alarm.MANAGERS),
)


def alarms(back_by: datetime, now: datetime, told: int) -> tuple[Alarm, ...]:
    """Whom to tell now, where `told` of the steps were taken before. Late is caught up with: nobody is skipped."""
    due = sum(1 for step in STEPS if back_by + step.after <= now)
    return tuple(step.told for step in STEPS[told:due])


AGGRESSION: Mapping[str, Words] = {
    "words": Words("Shouting, insults", "Gweiddi, sarhau"),
    "threats": Words("Threats", "Bygythiadau"),
    "violence": Words("Violence", "Trais"),
    "weapon": Words("A weapon", "Arf"),
    "dog": Words("A dangerous dog", "Ci peryglus"),
    "other": Words("Something else", "Rhywbeth arall"),
}
WHOSE: Mapping[str, Words] = {
    "accused": Words("The accused or their family", "Y cyhuddedig neu eu teulu"),
    "household": Words("Somebody else in the household", "Rhywun arall yn y cartref"),
    "victim": Words("The person the case is for", "Y sawl y mae'r achos ar eu cyfer"),
    "other": Words("Somebody else", "Rhywun arall"),
}
LONGEST_WARNING = timedelta(days=183)
"""A warning is looked at again within half a year, or it sticks to somebody for ever."""

CLOSING: tuple[Words, ...] = (
    Words(
        "Say early and calmly what you can do today, and what you cannot.",
        "Dywedwch yn gynnar ac yn bwyllog beth y gallwch ei wneud heddiw, a beth na allwch.",
    ),
    Words(
        "Name what is happening, not the person: “I can hear how angry this makes you.”",
        "Enwch yr hyn sy'n digwydd, nid y person: “Gallaf glywed pa mor ddig y mae hyn yn eich gwneud.”",
    ),
    Words(
        "Say once what has to change for you to stay, and that you will leave otherwise.",
        "Dywedwch unwaith beth sydd raid ei newid er mwyn i chi aros, ac y byddwch yn gadael fel arall.",
    ),
    Words(
        "Leave while it is still calm: “I am going to stop here. I will ring you tomorrow at ten.” Then keep that.",
        "Gadewch tra mae'n dal yn bwyllog: “Rwy'n mynd i orffen yma. Byddaf yn eich ffonio yfory am ddeg.” Yna cadwch "
        "at hynny.",
    ),
    Words(
        "You need no permission to go. Danger comes before courtesy: leave, then ring 999, then your duty desk.",
        "Nid oes angen caniatâd arnoch i fynd. Daw perygl o flaen cwrteisi: gadewch, yna ffoniwch 999, yna eich desg "
        "ddyletswydd.",
    ),
    Words(
        "Write it down the same day, in the words that were said; anger in distress is not the same as a threat.",
        "Ysgrifennwch ef yr un diwrnod, yn y geiriau a ddywedwyd; nid yw dicter mewn trallod yr un peth â bygythiad.",
    ),
)
"""How to end a contact that turns aggressive, respectfully."""
