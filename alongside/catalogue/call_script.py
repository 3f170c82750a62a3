"""What is said on the telephone, in the order in which it keeps somebody safe, and what to notice meanwhile.

The order (who it is, whether they can talk, the safe word, and only then who we are) follows the practice described in
`shared/domain/04-police-victim-care.md` section 4.3 and `06-contact-safety-and-data.md` sections 6.1 and 6.3, read
2026-11-22. The wording is our own, and no Welsh speaker has read it yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.words import Words


class Holds(StrEnum):
    """What of the person's own plan belongs beside a step."""

    NAME = "name"
    EXCUSE = "excuse"
    SAFE_WORD = "safe_word"
    END_WORD = "end_word"


@dataclass(frozen=True, slots=True)
class CallStep:
    """One step of a call: what to say, what only the officer reads, and what of the plan stands beside it."""

    slug: str
    say: Words
    note: Words
    holds: Holds | None = None


CALL: tuple[CallStep, ...] = (
    CallStep(
        "identity",
        Words(
            "Hello, could I speak to them by name, please?",
            "Helô, a gaf i siarad â nhw wrth eu henw, os gwelwch yn dda?",
        ),
        Words(
            "Give your first name alone. Do not say where you ring from, nor why, to anybody.",
            "Rhowch eich enw cyntaf yn unig. Peidiwch â dweud o ble rydych yn ffonio, na pham, wrth neb.",
        ),
        Holds.NAME,
    ),
    CallStep(
        "somebody_else",
        Words(
            "It is nothing urgent. I will try again another time.",
            "Nid yw'n fater brys. Mi dria i eto rywbryd eto.",
        ),
        Words(
            "If somebody else answers: use the agreed excuse, leave no message and no number, and end the call. Record "
            "that somebody else answered.",
            "Os bydd rhywun arall yn ateb: defnyddiwch yr esgus y cytunwyd arno, peidiwch â gadael neges na rhif, a "
            "gorffennwch yr alwad. Cofnodwch fod rhywun arall wedi ateb.",
        ),
        Holds.EXCUSE,
    ),
    CallStep(
        "can_you_talk",
        Words(
            "Are you somewhere you can talk? A yes or a no is enough.",
            "Ydych chi'n rhywle lle gallwch siarad? Mae ie neu na yn ddigon.",
        ),
        Words(
            "Ask it so that yes or no is the whole answer. If no, or if you doubt it: agree a time with yes and no, "
            "and stop.",
            "Gofynnwch fel bod ie neu na yn ateb cyfan. Os na, neu os ydych yn amau: cytunwch ar amser gydag ie a na, "
            "a rhowch y gorau iddi.",
        ),
    ),
    CallStep(
        "safe_word",
        Words("Is there a word that you and I agreed?", "Oes yna air y gwnaethoch chi a fi gytuno arno?"),
        Words(
            "Never say the word yourself. Without it, treat the call as overheard.",
            "Peidiwch byth â dweud y gair eich hun. Hebddo, cymerwch fod rhywun yn gwrando ar yr alwad.",
        ),
        Holds.SAFE_WORD,
    ),
    CallStep(
        "who_we_are",
        Words(
            "Thank you. Now I can tell you who I am and why I am ringing.",
            "Diolch. Nawr gallaf ddweud wrthych pwy ydw i a pham rwy'n ffonio.",
        ),
        Words(
            "Only now the name of the service. Ask whether this number and time still suit them.",
            "Dim ond nawr enw'r gwasanaeth. Gofynnwch a yw'r rhif a'r amser hwn yn dal i'w siwtio.",
        ),
    ),
    CallStep(
        "end_word",
        Words(
            "If you have to stop, say the word for it or hang up. I will not ring straight back.",
            "Os bydd rhaid i chi orffen, dywedwch y gair am hynny neu rhowch y ffôn i lawr. Wna i ddim ffonio'n ôl "
            "yn syth.",
        ),
        Words(
            "At that word stop at once, as if it had been an everyday call.",
            "Ar y gair hwnnw, gorffennwch ar unwaith, fel pe bai'n alwad gyffredin.",
        ),
        Holds.END_WORD,
    ),
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to notice while recording a contact: it opens no question of its own, and is written as a concern."""

    slug: str
    words: Words


CURIOSITY: tuple[Prompt, ...] = (
    Prompt("company", Words("Was anybody with them, or within hearing?", "Oedd rhywun gyda nhw, neu o fewn clyw?")),
    Prompt(
        "voice",
        Words(
            "Did their voice, pace or mood turn during the call?",
            "A newidiodd eu llais, eu cyflymder neu eu hwyliau yn ystod yr alwad?",
        ),
    ),
    Prompt(
        "rehearsed",
        Words(
            "Did answers come short or as if learnt by heart?",
            "A ddaeth atebion yn fyr neu fel pe baent wedi'u dysgu ar gof?",
        ),
    ),
    Prompt(
        "another_answers",
        Words("Did a partner or relative speak for them?", "A siaradodd partner neu berthynas drostynt?"),
    ),
    Prompt("called_off", Words("Have they put us off more than once?", "Ydyn nhw wedi ein gohirio fwy nag unwaith?")),
    Prompt(
        "elsewhere",
        Words("Were they somewhere you did not expect?", "Oeddent yn rhywle nad oeddech yn ei ddisgwyl?"),
    ),
    Prompt(
        "child",
        Words("Was a child there, and what did they see or hear?", "Oedd plentyn yno, a beth welodd neu glywodd?"),
    ),
    Prompt("why_now", Words("Why today: what has changed?", "Pam heddiw: beth sydd wedi newid?")),
)
CURIOSITY_NEXT = Words(
    "Write what you noticed under concern, and what you did about it.",
    "Ysgrifennwch yr hyn y sylwoch arno o dan bryder, a'r hyn a wnaethoch yn ei gylch.",
)


def steps(holding: Iterable[Holds]) -> tuple[CallStep, ...]:
    """The steps of a call to somebody whose plan holds these: nothing asks for a word that was never agreed."""
    there = set(holding)
    return tuple(step for step in CALL if step.holds in (None, Holds.NAME, Holds.EXCUSE) or step.holds in there)
