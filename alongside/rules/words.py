"""A phrase in the two languages of the service."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "cy"]


@dataclass(frozen=True, slots=True)
class Words:
    """One meaning in English and Welsh.

    `reviewed` says whether a Welsh speaker has read the Welsh; until then screens may mark it as a draft.
    """

    en: str
    cy: str
    reviewed: bool = False

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.cy.strip():
            raise ValueError(f"Words need both languages: en={self.en!r} cy={self.cy!r}")

    def in_(self, language: str) -> str:
        """The phrase in `language`; anything but "cy" reads English."""
        return self.cy if language == "cy" else self.en
