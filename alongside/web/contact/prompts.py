"""What to notice while recording a contact, for `contact/prompts.html`."""

from dataclasses import dataclass

from alongside.catalogue.call_script import CURIOSITY, CURIOSITY_NEXT
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class Noticed:
    """The questions an officer puts to themselves, and what to do with the answers."""

    questions: tuple[str, ...]
    then: str


def noticed() -> Noticed:
    """In the reader's language. No query."""
    return Noticed(tuple(say(prompt.words) for prompt in CURIOSITY), say(CURIOSITY_NEXT))
