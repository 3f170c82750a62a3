"""How a page of the reference is put together: Markdown a person can read as it stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from alongside.rules.clocks import Direction, Limit, Rule
from alongside.rules.disclosure import Tell
from alongside.rules.explaining import say_day, say_limit
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

TELL: dict[Tell, str] = {
    Tell.YES: "yes",
    Tell.FACT_ONLY: "the bare fact only",
    Tell.MONTH_ONLY: "the month only",
    Tell.IF_CONFIRMED: "only once an officer has confirmed it",
    Tell.IF_SENIOR_AGREES: "only if a senior officer agrees",
    Tell.ANNUAL_LETTER: "in the yearly letter",
    Tell.NO: "no",
}
"""How far the victim may be told, in words."""

SURENESS: dict[Confidence, str] = {
    Confidence.PRIMARY: "read in the source",
    Confidence.SECONDARY: "read where another body restates it",
    Confidence.BELIEVED: "**not verified**: believed",
    Confidence.DEFAULT: "**not verified**: our own standard",
}
"""How sure we are of a rule, in words; the letter stands before them."""


PIPE, NEWLINE = r"\|", "\n"


def page(title: str, written_from: str, opening: str, lines: Iterable[str]) -> str:
    """A whole page. `written_from` names what to change in its stead."""
    heading = [f"# {title}", "", f"*Written by `alongside reference` from {written_from}; do not edit.*", "", opening]
    return "\n".join([*heading, "", *lines]).rstrip() + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table and the empty line after it."""
    return [_row(head), _row(["---"] * len(head)), *(_row(cells) for cells in rows), ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', PIPE).replace(NEWLINE, ' ') for cell in cells)} |"


def section(anchor: str, words: Words, facts: Iterable[tuple[str, str]]) -> list[str]:
    """One thing with its facts, a line each; a fact without words is left out."""
    said = [f"- {name}: {fact}" for name, fact in facts if fact]
    return [f'### <a id="{anchor}"></a>{words.en}', "", f"*{words.cy}* (`{anchor}`)", "", *said, ""]


def link(page_name: str, anchor: str, text: str = "") -> str:
    """A link to a thing on a page of this folder."""
    return f"[{text or anchor}]({page_name}#{anchor})"


def limits(rule: Rule) -> str:
    """ "5 working days (enhanced rights: 1 working day)", "8 weeks before", "no figure"."""
    usual, enhanced = (_limit(rule.limit(enhanced=more), rule) for more in (False, True))
    if usual == enhanced:
        return usual
    return f"{usual} (enhanced rights: {enhanced})"


def _limit(limit: Limit | None, rule: Rule) -> str:
    if limit is None:
        return "no figure"
    if limit.n == 0:
        return "the same day"
    return say_limit(limit).en + (" before" if rule.direction is Direction.BEFORE else "")


def sureness(rule: Rule) -> str:
    """The letter of the confidence, and what it means."""
    return f"{rule.confidence.value}, {SURENESS[rule.confidence]}"


def day(when: date) -> str:
    """ "Friday 18 December 2026", as everywhere else."""
    return say_day(when).en


def code(word: str) -> str:
    """A word as the program writes it."""
    return f"`{word}`" if word else ""
