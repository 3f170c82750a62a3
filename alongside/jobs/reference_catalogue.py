"""The pages of the catalogue: what can happen, what must be done then, and what the feeds send."""

from collections.abc import Mapping

from alongside.catalogue.feeds import FEED_TYPES, UNKNOWN
from alongside.catalogue.happenings import MEANINGS, Happening
from alongside.catalogue.kinds import ANCHORS, DutyExample, DutyKind, EventKind, Service
from alongside.catalogue.law import PROVIDERS
from alongside.catalogue.services import SERVICES, duties_on
from alongside.catalogue.signals import Verdict
from alongside.jobs.reference_pages import TELL, code, day, limits, link, page, section, table
from alongside.rules.clocks import Period, Rule

VERDICTS: dict[Verdict, str] = {
    Verdict.ACT: "act: a duty may follow for a linked victim",
    Verdict.RECORD: "record: a line in the history",
    Verdict.IGNORE: "ignore: counted and dropped",
    Verdict.HOLD: "hold: an officer looks",
    Verdict.REJECT: "reject: it cannot be read",
}


def events() -> str:
    """What can happen on a case, for each service."""
    opening = (
        "What can happen on a case, what may be said to the victim about it, and what must be done then. A feed's "
        "happening is described in [feeds.md](feeds.md), a duty in [duties.md](duties.md). Nothing here is sent to "
        "anybody: it is what an officer may say."
    )
    lines: list[str] = []
    told: set[str] = set()
    for service in SERVICES.values():
        lines += [f"## {service.words.en}", "", f"*{service.words.cy}*", ""]
        for kind in service.events:
            lines += _event(service, kind, first=kind.slug not in told)
            told.add(kind.slug)
        lines += _unheard(service)
    return page("Events", "`alongside/catalogue`", opening, lines)


def _event(service: Service, kind: EventKind, *, first: bool) -> list[str]:
    duties = ", ".join(link("duties.md", duty.slug, duty.words.en) for duty in duties_on(service.slug, kind.slug))
    follows = ("duties that follow", duties or f"none: {kind.quiet or 'it leaves a line in the history'}")
    if not first:
        same = link("", kind.slug, kind.words.en)
        return [f"### {kind.words.en}", "", f"- the same event as {same} above", f"- {follows[0]}: {follows[1]}", ""]
    return section(
        kind.slug,
        kind.words,
        [
            ("in the timeline", kind.sentence.en),
            ("may the victim be told", TELL[kind.tell]),
            ("may be said", f"{kind.may_say.en} (*{kind.may_say.cy}*)"),
            ("reported by feeds as", ", ".join(code(happening) for happening in kind.happenings)),
            ("only if the message says", _conditions(kind.only_if)),
            ("recorded by hand", "yes" if kind.by_hand else "no: only a feed reports it"),
            ("key stage", link("rules.md", kind.key_stage) if kind.key_stage else ""),
            ("urgent", "yes" if kind.urgent else ""),
            follows,
        ],
    )


def _conditions(wanted: Mapping[str, tuple[object, ...]]) -> str:
    return "; ".join(f"`{name}` is {' or '.join(map(str, values))}" for name, values in wanted.items())


def _unheard(service: Service) -> list[str]:
    head = ["happening", "meaning", "why it makes no event here"]
    rows = [
        [code(str(happening)), MEANINGS[Happening(happening)].en, why.en]
        for happening, why in sorted(service.unheard.items())
    ]
    return [f"### What feeds say that makes no event for {service.words.en}", "", *table(head, rows)] if rows else []


def duties() -> str:
    """What must be done, for each service."""
    opening = (
        "What must be done for a victim when something happens. The first rule with a figure sets the day; the "
        "others are served by the same act. Where another agency owes it, the officer only watches that it is done."
    )
    lines: list[str] = []
    told: set[str] = set()
    for service in SERVICES.values():
        lines += [f"## {service.words.en}", "", f"*{service.words.cy}*", ""]
        for kind in service.duties:
            if kind.slug in told:
                lines += [f"### {kind.words.en}", "", f"- the same duty as {link('', kind.slug, 'above')}", ""]
            else:
                lines += _duty(kind)
            told.add(kind.slug)
    return page("Duties", "`alongside/catalogue`", opening, lines)


def _duty(kind: DutyKind) -> list[str]:
    clocks = _clocks(kind)
    clock = "; ".join(f"{limits(rule)} ({link('rules.md', rule.id)})" for rule in clocks)
    learned = any(rule.on_learning for rule in clocks)
    usual = "the day it was learned of" if learned else "the day of the event"
    return section(
        kind.slug,
        kind.words,
        [
            ("arises when", ", ".join(link("events.md", slug, code(slug)) for slug in kind.arises_on)),
            ("rules served", ", ".join(link("rules.md", rule.id) for rule in kind.rules)),
            ("clock", clock or "no figure: no source gives one"),
            ("counted from", ANCHORS[kind.anchor].en if kind.anchor else usual),
            ("owed by", PROVIDERS[kind.owed_by].en if kind.owed_by else "the officer of the case"),
            ("may the victim be told", TELL[kind.tell]),
            ("may be said", f"{kind.may_say.en} (*{kind.may_say.cy}*)"),
            ("met by a contact", "yes" if kind.met_by_contact else "no"),
            ("urgent", "yes" if kind.urgent else ""),
            ("made pointless by", ", ".join(link("events.md", slug, code(slug)) for slug in kind.closed_by)),
            ("worked examples", "; ".join(_example(example) for example in kind.examples)),
        ],
    )


def _clocks(kind: DutyKind) -> list[Rule]:
    """The rules that may set the day: the first with a figure, and the next ones where it is not in force every day."""
    found: list[Rule] = []
    for rule in kind.rules:
        limit = rule.standard or rule.enhanced
        if limit and limit.period is not Period.MINUTES:
            found.append(rule)
            if not rule.effective_from and not rule.effective_to:
                break
    return found


def _example(example: DutyExample) -> str:
    rights = ", enhanced rights" if example.enhanced else ""
    told = f" ({example.told})" if example.told else ""
    return f"{day(example.happened)}{rights}: {day(example.due) if example.due else 'no day'}{told}"


def feeds() -> str:
    """Every event type, its happening, and what becomes of it."""
    opening = (
        "Every event type that a feed is known to send, and what we make of it before anybody reads the message "
        "itself. A type that ends in a full stop stands for all that begin so. Where the message decides more "
        "closely (the code of a movement), the gateway sharpens what stands here. A type that is not here is held: "
        f"{UNKNOWN.reason}"
    )
    head = [
        "event type",
        "happening",
        "what becomes of it",
        "why",
        *(f"event: {s.words.en}" for s in SERVICES.values()),
    ]
    rows = [
        [
            code(kind.event_type),
            code(kind.happening),
            VERDICTS[kind.verdict],
            kind.reason,
            *(_becomes(service, kind.happening) for service in SERVICES.values()),
        ]
        for kind in FEED_TYPES
    ]
    lines = ["## Event types", "", *table(head, rows), "## Happenings", ""]
    lines += table(
        ["happening", "meaning", "Welsh", *(service.words.en for service in SERVICES.values())],
        (
            [code(one), MEANINGS[one].en, MEANINGS[one].cy, *(_becomes(service, one) for service in SERVICES.values())]
            for one in Happening
        ),
    )
    return page("Feeds", "`alongside/catalogue/feeds.py` and `happenings.py`", opening, lines)


def _becomes(service: Service, happening: Happening) -> str:
    kinds = [kind for kind in service.events if happening in kind.happenings]
    return ", ".join(link("events.md", kind.slug, code(kind.slug)) for kind in kinds)
