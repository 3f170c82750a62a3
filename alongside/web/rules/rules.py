"""The rules: an officer, a manager or an inspector asks where a limit comes from and how sure we are of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.catalogue.law import PROVIDERS, RULES
from alongside.catalogue.services import SERVICES
from alongside.queries import standards
from alongside.rules.access import Role, Verb
from alongside.rules.clocks import Direction, Limit, Rule
from alongside.rules.explaining import say_limit
from alongside.rules.sources import Confidence
from alongside.rules.words import Words
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import name_of, names_of, say, short_date


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list."""

    id: str
    href: str
    what: str
    usual: str
    enhanced: str
    source: str
    sure: str
    verified: bool


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that belong together, under a heading one can go to."""

    key: str
    heading: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All of them."""

    groups: tuple[RuleGroup, ...]
    total: int
    not_verified: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where a rule was read."""

    name: str
    url: str
    read_on: date


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A worked example: a trigger, the day it gives, and for whom."""

    on: str
    due: str
    whom: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule, and all that hangs on it."""

    id: str
    what: str
    facts: tuple[tuple[str, str], ...]
    note: str
    sources: tuple[SourceRow, ...]
    sure: str
    verified: bool
    examples: tuple[ExampleRow, ...]
    duties: tuple[str, ...]
    standards: tuple[tuple[str, str], ...]
    "Units that hold themselves to more, and to what."
    set_href: str


SURE = {
    Confidence.PRIMARY: Words(
        "Read in the law or an official page", "Darllenwyd yn y gyfraith neu ar dudalen swyddogol"
    ),
    Confidence.SECONDARY: Words("Read where somebody restates it", "Darllenwyd lle mae rhywun yn ei ailadrodd"),
    Confidence.BELIEVED: Words("Believed, not yet checked", "Credir, heb ei wirio eto"),
    Confidence.DEFAULT: Words("Our own default, not the law", "Ein rhagosodiad ni, nid y gyfraith"),
}


@screen(Verb.VIEW_RULES)
def list_rules(request: OfficerRequest) -> HttpResponse:
    """All rules."""
    groups: dict[tuple[str, str], list[RuleRow]] = {}
    for rule in RULES.values():
        groups.setdefault(_group(rule), []).append(_row(rule))
    page = RulesPage(
        groups=tuple(RuleGroup(key, heading, tuple(rows)) for (key, heading), rows in groups.items()),
        total=len(RULES),
        not_verified=sum(not rule.confidence.verified for rule in RULES.values()),
    )
    return render(request, "rules/rules.html", page)


@screen(Verb.VIEW_RULES)
def show_rule(request: OfficerRequest, rule_id: str) -> HttpResponse:
    """One rule."""
    rule = RULES.get(rule_id)
    if rule is None:
        raise Http404
    held = standards.in_force(request.actor.unit_ids, rule.id)
    settable = request.actor.holds(Role.MANAGER) and rule.standard is not None
    page = RulePage(
        id=rule.id,
        what=say(rule.words),
        facts=tuple(_facts(rule)),
        note=say(rule.note) if rule.note else "",
        sources=tuple(SourceRow(name_of(source), source.url, source.read_on) for source in rule.sources),
        sure=say(SURE[rule.confidence]),
        verified=rule.confidence.verified,
        examples=tuple(
            ExampleRow(_day(one.on), _day(one.due), _("Enhanced rights") if one.enhanced else "")
            for one in rule.examples
        ),
        duties=tuple(
            dict.fromkeys(
                say(duty.words)
                for service in SERVICES.values()
                for duty in service.duties
                if any(each.id == rule.id for each in duty.rules)
            )
        ),
        standards=tuple((say(one.unit), say(say_limit(one.limit))) for one in held),
        set_href=f"{reverse('standards')}?rule={rule.id}" if settable else "",
    )
    return render(request, "rules/rule.html", page)


def _group(rule: Rule) -> tuple[str, str]:
    for key, start, words in _FAMILIES:
        if rule.id.startswith(start):
            return key, say(words)
    if rule.right is not None:
        return f"right-{rule.right}", _("Victims' Code, Right %(number)s") % {"number": rule.right}
    return "other", _("Other limits")


_FAMILIES = (
    (
        "key-stages",
        "KS-",
        Words("Key stages of the Victim Contact Scheme", "Camau allweddol y Cynllun Cyswllt Dioddefwyr"),
    ),
    ("challenges", "CH-", Words("Challenges and reviews", "Heriau ac adolygiadau")),
    ("scheme", "VCS-", Words("Victim Contact Scheme", "Cynllun Cyswllt Dioddefwyr")),
    ("services", "VS-", Words("Clocks of victim services", "Clociau gwasanaethau dioddefwyr")),
    ("own", "OWN-", Words("Our own defaults", "Ein rhagosodiadau ni")),
)


def _row(rule: Rule) -> RuleRow:
    usual, enhanced = _limits(rule)
    return RuleRow(
        id=rule.id,
        href=reverse("rule", kwargs={"rule_id": rule.id}),
        what=say(rule.words),
        usual=usual,
        enhanced=enhanced if enhanced != usual else "",
        source=names_of(rule.sources[:1]),
        sure=say(SURE[rule.confidence]),
        verified=rule.confidence.verified,
    )


def _limits(rule: Rule) -> tuple[str, str]:
    return _limit(rule, rule.standard), _limit(rule, rule.enhanced)


def _limit(rule: Rule, limit: Limit | None) -> str:
    if limit is None:
        return _("No figure")
    if limit.n == 0:
        return _("The same day")
    return _("%(limit)s before") % {"limit": say(say_limit(limit))} if _before(rule) else say(say_limit(limit))


def _before(rule: Rule) -> bool:
    return rule.direction is Direction.BEFORE


def _facts(rule: Rule) -> Iterable[tuple[str, str]]:
    usual, enhanced = _limits(rule)
    yield _("Who must do it"), ", ".join(say(PROVIDERS[who]) for who in rule.who)
    yield _("What starts the clock"), say(rule.trigger)
    yield _("Limit"), usual
    yield _("Limit with enhanced rights"), enhanced
    if rule.effective_from or rule.effective_to:
        days = (short_date(day) if day else "…" for day in (rule.effective_from, rule.effective_to))
        yield _("In force"), " – ".join(days)
    yield _("Version"), rule.version


def _day(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f"{short_date(moment.date())} {moment:%H:%M}"
    return short_date(moment)
