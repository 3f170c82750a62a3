"""A contact plan as it is read: what to take care of first, then each part of it with who said so and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from alongside.catalogue.vocabulary import INTERPRETER_GENDERS, KNOWN_TO_ACCUSED
from alongside.queries.contact_plans import Address, Plan
from alongside.queries.people import Part
from alongside.rules import needs
from alongside.rules.contact_times import Sort, avoided, say_times, soon
from alongside.rules.interpreting import NEVER_FAMILY
from alongside.web.case.frame import LANGUAGES
from alongside.web.wording import due_in_words, say, short_date


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of the plan: what it says, line by line, what it means, who said so, and where it is changed."""

    name: str
    lines: tuple[str, ...]
    means: tuple[str, ...]
    said: str
    href: str
    does: str
    "What the link does, for whoever hears it alone."


@dataclass(frozen=True, slots=True)
class Row:
    """One time, day or address, and where it is taken away or changed."""

    text: str
    why: str
    tag: tuple[str, str] | None
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan of one person."""

    person: UUID
    name: str
    warnings: tuple[str, ...]
    review: str
    facts: tuple[Fact, ...]
    times: tuple[Row, ...]
    days: tuple[Row, ...]
    addresses: tuple[Row, ...]


def shown(
    case_id: UUID, part: Part, plan: Plan, addresses: Sequence[Address], *, now: datetime, today: date, high_risk: bool
) -> Shown:
    """The plan in the reader's language. No query."""
    here = {"case_id": case_id, "person_id": part.person}
    return Shown(
        person=part.person,
        name=part.name,
        warnings=tuple(warnings(plan, addresses, now=now, today=today, high_risk=high_risk)),
        review=_review(plan, today, high_risk),
        facts=tuple(_facts(part, plan, here)),
        times=tuple(_times(plan, here)),
        days=tuple(_days(plan, today, here)),
        addresses=tuple(_address(one, case_id) for one in addresses),
    )


def warnings(plan: Plan, addresses: Sequence[Address], *, now: datetime, today: date, high_risk: bool) -> Iterator[str]:
    """What to take care of before reaching for them: now is a time to avoid, a careful day is near, the plan is old."""
    avoid = avoided(plan.times, now)
    if avoid is not None:
        words = {"when": say(say_times(avoid)), "why": avoid.why}
        yield (
            _("Now is a time to avoid (%(when)s): %(why)s") % words
            if avoid.why
            else _("Now is a time to avoid (%(when)s).") % words
        )
    for on, one in soon(plan.careful_days, today):
        yield _("Take care on %(date)s, %(due)s: %(why)s") % {
            "date": short_date(on),
            "due": _away(on, today),
            "why": one.why,
        }
    if any(one.live and one.lived.known_to_accused == "yes" for one in addresses):
        yield _("The offender knows an address they live at.")
    by = plan.review_by(high_risk=high_risk)
    if by is not None and by < today:
        yield _("The contact plan was good until %(date)s: go through it with them again.") % {"date": short_date(by)}


def _away(on: date, today: date) -> str:
    if on == today:
        return _("today")
    days = (on - today).days
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


def _review(plan: Plan, today: date, high_risk: bool) -> str:
    by = plan.review_by(high_risk=high_risk)
    if by is None or plan.reviewed_on is None:
        return _("Nobody has gone through the plan with them yet.")
    words = {"date": short_date(plan.reviewed_on), "by": short_date(by), "due": due_in_words(by, today)}
    return _("Gone through with them on %(date)s. Next by %(by)s, %(due)s.") % words


def _facts(part: Part, plan: Plan, here: dict[str, UUID]) -> Iterator[Fact]:
    name = part.known_as or part.name
    called = say(plan.called) if plan.called else ""
    agreed = [
        (_("Name as used: %(what)s"), name),
        (_("Pronouns: %(what)s"), part.pronouns),
        (_("Calls themselves: %(what)s"), called),
        (_("Safe word: %(what)s"), plan.safe_word),
        (_("Word to stop: %(what)s"), plan.end_word),
        (_("Agreed excuse: %(what)s"), plan.excuse),
    ]
    yield _fact(_("Words"), agreed, (), plan.said.get("words"), reverse("plan_words", kwargs=here))
    gender = INTERPRETER_GENDERS.get(plan.interpreter_gender)
    spoken = [
        (_("Language: %(what)s"), str(LANGUAGES.get(plan.language, plan.language))),
        (_("Interpreter: %(what)s"), plan.interpreter),
        (_("Dialect: %(what)s"), plan.dialect),
        (_("Interpreter wanted: %(what)s"), say(gender) if gender else ""),
        (_("Interpreter agreed: %(what)s"), plan.interpreter_name),
    ]
    family = (say(NEVER_FAMILY),) if plan.interpreter or plan.interpreter_name else ()
    spoken_in, said = pgettext("of a person", "Language"), plan.said.get("language")
    yield _fact(spoken_in, spoken, family, said, reverse("plan_language", kwargs=here))
    found = needs.meanings(plan.needs)
    possible = [("%(what)s", say(one.name)) for one in found] + [("%(what)s", plan.needs_in_words)]
    means = tuple(say(one.means) for one in found)
    yield _fact(_("Needs"), possible, means, plan.said.get("needs"), reverse("plan_needs", kwargs=here))
    instead = [("%(what)s", plan.proxy_name), (_("May be told: %(what)s"), plan.proxy_may)]
    yield _fact(_("Instead of them"), instead, (), plan.said.get("proxy"), reverse("plan_proxy", kwargs=here))


def _fact(
    name: str, lines: Sequence[tuple[str, str]], means: tuple[str, ...], said: tuple[str, date] | None, href: str
) -> Fact:
    return Fact(
        name=name,
        lines=tuple(line % {"what": what} for line, what in lines if what),
        means=means,
        said=_who(*said) if said else "",
        href=href,
        does=name,
    )


def _who(who: str, on: date) -> str:
    return _("Said by %(name)s, %(date)s.") % {"name": who, "date": short_date(on)}


def _times(plan: Plan, here: dict[str, UUID]) -> Iterator[Row]:
    for place, one in enumerate(plan.times):
        tag = (_("Avoid"), "red") if one.sort is Sort.AVOID else (_("Good"), "green")
        href = reverse("plan_times_end", kwargs=here | {"place": place})
        yield Row(say(say_times(one)), one.why, tag, href)


def _days(plan: Plan, today: date, here: dict[str, UUID]) -> Iterator[Row]:
    for place, one in enumerate(plan.careful_days):
        on = one.next_on(today)
        text = short_date(on) if on else f"{one.day}.{one.month}.{one.year or ''}"
        href = reverse("plan_day_end", kwargs=here | {"place": place})
        tag = None if on else (_("Past"), "grey")
        yield Row(text if one.year else _("Every year; next %(date)s") % {"date": text}, one.why, tag, href)


def _address(one: Address, case_id: UUID) -> Row:
    lived = one.lived
    span = {
        "from": short_date(lived.from_on) if lived.from_on else "…",
        "until": short_date(lived.until_on) if lived.until_on else _("now") if one.live else "…",
    }
    said = [_("%(from)s to %(until)s.") % span] if lived.from_on or lived.until_on or not one.live else []
    if lived.said_by and lived.said_on:
        said.append(_who(lived.said_by, lived.said_on))
    colour = {"yes": "red", "no": "green"}.get(lived.known_to_accused, "grey")
    called = {"yes": _("The offender knows it"), "no": _("Not known to the offender")}
    tag = (called.get(lived.known_to_accused, say(KNOWN_TO_ACCUSED["not_asked"])), colour)
    href = reverse("plan_address", kwargs={"case_id": case_id, "channel_id": one.channel})
    return Row(_("Hidden place") if one.hidden else one.value, " ".join(said), tag, href)
