"""How we decide: the rules of priority, of load, of suggesting and of the order, as the program asks them."""

from dataclasses import dataclass

from django.http import HttpResponse

from alongside.rules.access import Verb
from alongside.rules.load import CONFIDENCE, SUGGESTED, WEIGHTS
from alongside.rules.order import ORDER
from alongside.rules.triage import CRIMES, LEVELS, MOST_SERIOUS, TABLE
from alongside.web.allocation.places import PRIORITY_COLOURS
from alongside.web.rules.rules import SURE
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import names_of, say


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """A rule of priority."""

    id: str
    level: str
    colour: str
    soon: str
    when: str
    source: str
    sure: str


@dataclass(frozen=True, slots=True)
class DecidingPage:
    """All that is published."""

    priority: tuple[PriorityRow, ...]
    serious: str
    weights: tuple[tuple[str, str, str], ...]
    suggested: tuple[tuple[str, str], ...]
    order: tuple[tuple[str, str], ...]
    sure: str


@screen(Verb.VIEW_RULES)
def show_how(request: OfficerRequest) -> HttpResponse:
    """How we decide."""
    page = DecidingPage(
        priority=tuple(
            PriorityRow(
                id=rule.id,
                level=str(rule.level),
                colour=PRIORITY_COLOURS[rule.level],
                soon=say(LEVELS[rule.level]),
                when=say(rule.words),
                source=names_of(rule.sources),
                sure=say(SURE[rule.confidence]),
            )
            for rule in TABLE
        ),
        serious=", ".join(say(words).lower() for crime, words in CRIMES.items() if crime in MOST_SERIOUS),
        weights=tuple((number, points, say(words)) for number, points, words in WEIGHTS),
        suggested=tuple((number, say(words)) for number, words in SUGGESTED),
        order=tuple((number, say(words)) for number, words in ORDER),
        sure=say(SURE[CONFIDENCE]),
    )
    return render(request, "allocation/deciding.html", page)
