"""The pages of the law: every rule, and the key stages of the scheme."""

from datetime import date, datetime
from itertools import groupby

from alongside.catalogue.law import KEY_STAGES, PROVIDERS, RULES
from alongside.catalogue.services import SERVICES
from alongside.jobs.reference_pages import TELL, code, day, limits, link, page, section, sureness, table
from alongside.rules.clocks import Example, Rule

_GROUPS = {
    "VC": "The Victims' Code",
    "CH": "Challenges to decisions and sentences",
    "VCS": "The Victim Contact Scheme",
    "KS": "Key stages of the Victim Contact Scheme",
}
"""What the first letters of a rule's id say; what is not here is ours."""


def rules() -> str:
    """Every rule, in the order of the catalogue."""
    opening = (
        f"{len(RULES)} rules: what must be done, by whom, and how long they have. A month that is shorter than the "
        "count ends on its last day; working days are those of England and Wales; the day of the trigger is not "
        "counted. `alongside due RULE --on DATE` works a day out and says why."
    )
    lines: list[str] = []
    for group, found in groupby(RULES.values(), key=_group):
        lines += [f"## {group}", ""]
        for rule in found:
            lines += _rule(rule)
    return page("Rules", "`alongside/catalogue/law`", opening, lines)


def _group(rule: Rule) -> str:
    return _GROUPS.get(rule.id.split("-", 1)[0], "Our own standards and those of other services")


def _rule(rule: Rule) -> list[str]:
    served = sorted({kind.slug for service in SERVICES.values() for kind in service.duties if rule in kind.rules})
    return section(
        rule.id,
        rule.words,
        [
            ("who", ", ".join(PROVIDERS[who].en for who in rule.who)),
            ("right", str(rule.right or "")),
            ("trigger", f"{rule.trigger.en} (*{rule.trigger.cy}*)"),
            ("limit", limits(rule)),
            ("counted from", "when it was learned of" if rule.on_learning else ""),
            ("where the day is no working day", "from the working day before" if rule.from_working_day else ""),
            ("in force", _in_force(rule)),
            ("note", rule.note.en if rule.note else ""),
            ("source", "; ".join(_source(rule))),
            ("confidence", sureness(rule)),
            ("version", rule.version),
            ("worked examples", "; ".join(_example(example) for example in rule.examples)),
            ("served by", ", ".join(link("duties.md", slug) for slug in served)),
        ],
    )


def _source(rule: Rule) -> list[str]:
    return [
        f"{_linked(source.named(), source.url)} ({source.id}, read {day(source.read_on)})" for source in rule.sources
    ]


def _linked(words: str, url: str) -> str:
    return f"[{words}]({url})" if url else words


def _in_force(rule: Rule) -> str:
    said = [f"from {day(rule.effective_from)}"] if rule.effective_from else []
    said += [f"up to {day(rule.effective_to)}"] if rule.effective_to else []
    said += [f"otherwise {link('', rule.instead)}"] if rule.instead else []
    return ", ".join(said)


def _example(example: Example) -> str:
    rights = ", enhanced rights" if example.enhanced else ""
    told = f" ({example.told})" if example.told else ""
    return f"{_moment(example.on)}{rights}: {_moment(example.due)}{told}"


def _moment(when: date | datetime) -> str:
    return f"{when:%H:%M} on {day(when.date())}" if isinstance(when, datetime) else day(when)


def key_stages() -> str:
    """The key stages, with the events that are one."""
    opening = (
        f"The {len(KEY_STAGES)} moments of a sentence at which a member of the Victim Contact Scheme is told "
        "something, or may ask for something. A stage has no figure of its own: the duty that follows its event has "
        "the clock."
    )
    events = [kind for service in SERVICES.values() for kind in service.events]
    rows = []
    for stage in KEY_STAGES.values():
        slugs = dict.fromkeys(kind.slug for kind in events if kind.key_stage == stage.id)
        rows.append(
            [
                link("rules.md", stage.id),
                f"{stage.rule.words.en} (*{stage.rule.words.cy}*)",
                TELL[stage.tell],
                f"{stage.represent.en} (*{stage.represent.cy}*)" if stage.represent else "",
                ", ".join(link("events.md", slug, code(slug)) for slug in slugs) or "none yet",
                sureness(stage.rule),
            ]
        )
    head = ["stage", "what it is", "may the member be told", "may ask for", "events", "confidence"]
    return page("Key stages", "`alongside/catalogue/law/key_stages.py`", opening, table(head, rows))
