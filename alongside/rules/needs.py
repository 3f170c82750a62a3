"""What makes contact possible for a person, as codes, and what each means for the way and the form of it.

A need only ever moves a way back in the order or asks for a form: whether a way is safe is not decided here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.words import Words


class Need(StrEnum):
    """What makes contact possible. Stored: values never change."""

    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    BRAILLE = "braille"
    AUDIO = "audio"
    BSL = "bsl"
    LIP_SPEAKER = "lip_speaker"
    RELAY = "relay"
    NEURODIVERGENCE = "neurodivergence"
    LOW_LITERACY = "low_literacy"
    READING_ALOUD = "reading_aloud"
    OTHER = "other"


class Format(StrEnum):
    """The form in which something written is given. Stored: values never change."""

    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    BRAILLE = "braille"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one need means: its name, what to do, ways not offered first, and the form of what is written."""

    name: Words
    means: Words
    not_first: frozenset[str] = frozenset()
    written: Format | None = None


_VOICE = frozenset({"phone", "voicemail"})
_PRINT = frozenset({"post", "email", "text"})

MEANINGS: Mapping[Need, Meaning] = {
    Need.LARGE_PRINT: Meaning(
        Words("Large print", "Print bras"),
        Words("Letters and leaflets go out in large print.", "Anfonir llythyrau a thaflenni mewn print bras."),
        written=Format.LARGE_PRINT,
    ),
    Need.EASY_READ: Meaning(
        Words("Easy read", "Hawdd ei ddeall"),
        Words(
            "What is written goes out in easy read: short sentences, one thought each.",
            "Anfonir yr hyn a ysgrifennir ar ffurf hawdd ei ddeall: brawddegau byr, un syniad ym mhob un.",
        ),
        written=Format.EASY_READ,
    ),
    Need.BRAILLE: Meaning(
        Words("Braille", "Braille"),
        Words("Letters go out in Braille.", "Anfonir llythyrau mewn Braille."),
        written=Format.BRAILLE,
    ),
    Need.AUDIO: Meaning(
        Words("Audio", "Sain"),
        Words("What would be a letter goes out as a recording.", "Anfonir recordiad yn lle llythyr."),
        not_first=frozenset({"post"}),
        written=Format.AUDIO,
    ),
    Need.BSL: Meaning(
        Words("British Sign Language", "Iaith Arwyddion Prydain"),
        Words(
            "A voice call is not offered first. Meet in person or by video with a sign language interpreter; written "
            "English or Welsh may be a second language.",
            "Ni chynigir galwad lais yn gyntaf. Cyfarfod wyneb yn wyneb neu drwy fideo gyda dehonglydd iaith "
            "arwyddion; gall Cymraeg neu Saesneg ysgrifenedig fod yn ail iaith.",
        ),
        not_first=_VOICE,
    ),
    Need.LIP_SPEAKER: Meaning(
        Words("Lip-speaker", "Siaradwr gwefusau"),
        Words(
            "A voice call is not offered first. Meet in person, facing them, with a lip-speaker.",
            "Ni chynigir galwad lais yn gyntaf. Cyfarfod wyneb yn wyneb, yn eu hwynebu, gyda siaradwr gwefusau.",
        ),
        not_first=_VOICE,
    ),
    Need.RELAY: Meaning(
        Words("Relay service", "Gwasanaeth cyfnewid testun"),
        Words(
            "Ring through the relay service: a third person types what you say. Allow more time, and leave no "
            "voicemail.",
            "Ffoniwch drwy'r gwasanaeth cyfnewid testun: bydd trydydd person yn teipio'r hyn a ddywedwch. Caniatewch "
            "fwy o amser, a pheidiwch â gadael neges llais.",
        ),
        not_first=frozenset({"voicemail"}),
    ),
    Need.NEURODIVERGENCE: Meaning(
        Words("Neurodivergence", "Niwrowahaniaeth"),
        Words(
            "Arrange the time before and keep to it. Say what it will be about, one thing at a time, and confirm it "
            "after.",
            "Trefnwch yr amser ymlaen llaw a chadwch ato. Dywedwch beth fydd dan sylw, un peth ar y tro, a "
            "chadarnhewch wedyn.",
        ),
    ),
    Need.LOW_LITERACY: Meaning(
        Words("Reading is hard", "Mae darllen yn anodd"),
        Words(
            "Speak rather than write: letters, emails and texts are not offered first.",
            "Siaradwch yn hytrach nag ysgrifennu: ni chynigir llythyrau, e-byst na negeseuon testun yn gyntaf.",
        ),
        not_first=_PRINT,
    ),
    Need.READING_ALOUD: Meaning(
        Words("Wants letters read aloud", "Am i lythyrau gael eu darllen yn uchel"),
        Words(
            "Read each letter aloud to them, by a safe way, on the day it should arrive.",
            "Darllenwch bob llythyr yn uchel iddynt, mewn ffordd ddiogel, ar y diwrnod y dylai gyrraedd.",
        ),
    ),
    Need.OTHER: Meaning(
        Words("Something else", "Rhywbeth arall"),
        Words("Read what is written beside it.", "Darllenwch yr hyn a nodir wrth ei ymyl."),
    ),
}

FORMATS: Mapping[Format, Words] = {
    Format.LARGE_PRINT: Words("Large print", "Print bras"),
    Format.EASY_READ: Words("Easy read", "Hawdd ei ddeall"),
    Format.BRAILLE: Words("Braille", "Braille"),
    Format.AUDIO: Words("Recording", "Recordiad"),
}


def known(codes: Iterable[str]) -> tuple[Need, ...]:
    """The needs among stored codes, in our order; a code nobody knows any more is left out."""
    given = set(codes)
    return tuple(need for need in Need if need.value in given)


def meanings(needs: Iterable[Need]) -> tuple[Meaning, ...]:
    """What each of them means, in our order."""
    given = set(needs)
    return tuple(meaning for need, meaning in MEANINGS.items() if need in given)


def formats(needs: Iterable[Need]) -> tuple[Format, ...]:
    """The forms in which what is written to this person is given."""
    return tuple(meaning.written for meaning in meanings(needs) if meaning.written is not None)


def not_first(needs: Iterable[Need]) -> frozenset[str]:
    """The ways (codes of the vocabulary) that are not offered first; with nothing else left, they are all there is."""
    return frozenset(way for meaning in meanings(needs) for way in meaning.not_first)


def against(way: str, needs: Iterable[Need]) -> tuple[Words, ...]:
    """Why this way is not offered first, in words; nothing where it may be."""
    return tuple(meaning.means for meaning in meanings(needs) if way in meaning.not_first)
