"""Where a rule comes from, and how sure we are that we read it right."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How a rule was checked. Stored and printed: the letters never change."""

    PRIMARY = "V"
    """Read in a primary source: law, an official page, the code of an official service."""
    SECONDARY = "V2"
    """Read in a secondary source that restates the rule."""
    BELIEVED = "B"
    """Believed from knowledge of the field, not yet checked: shown as not verified."""
    DEFAULT = "D"
    """Our own default, not law: shown as not verified, and an organisation may set it."""

    @property
    def verified(self) -> bool:
        """Whether a screen may show the rule without the words "not verified"."""
        return self in (Confidence.PRIMARY, Confidence.SECONDARY)


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a rule was read: what a person should open to check it.

    The Welsh names are given where the thing has one; else the English stands in both languages.
    """

    id: str
    instrument: str
    provision: str = ""
    url: str = ""
    read_on: date = date(2026, 11, 22)
    instrument_cy: str = ""
    provision_cy: str = ""

    def named(self, language: str = "en") -> str:
        """The instrument and the provision as one phrase: "Victims' Code 2021, Right 6"."""
        welsh = language == "cy"
        instrument = (welsh and self.instrument_cy) or self.instrument
        provision = (welsh and self.provision_cy) or self.provision
        return f"{instrument}, {provision}" if provision else instrument
