"""One referral opened: somebody at the desk reads what the sender says, what stops it and what to do next."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import referrals as acts
from alongside.catalogue import referrals as clocks
from alongside.gateways import referral_days
from alongside.gateways.holidays import england_and_wales
from alongside.queries import referrals
from alongside.rules.access import Verb, may
from alongside.rules.referrals import GATES, REASONS, WAITING, Gate
from alongside.rules.triage import Level
from alongside.web.desk.pole import referral_words
from alongside.web.referrals import wording
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import day_of, long_date, long_time, name_of, say, short_date


@dataclass(frozen=True, slots=True)
class GateRow:
    """What stops it, or stopped it: what to do next, on whose word, and how it ended."""

    title: str
    reason: str
    likeness: tuple[str, ...]
    link: tuple[str, str]
    next_step: str
    source: str
    clear_href: str
    ended: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """All of one referral."""

    title: str
    state: tuple[str, str]
    priority: tuple[str, str]
    why: tuple[str, ...]
    answer: str
    because: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    stops: tuple[GateRow, ...]
    ended: tuple[GateRow, ...]
    open_href: str
    answer_href: str
    mend_href: str
    case: tuple[str, str]


_STATE_COLOURS = {"ready": "green", "stopped": "purple", "new": "blue", "accepted": "", "returned": "", "closed": ""}


@screen(Verb.VIEW_DESK)
def referral(request: OfficerRequest, referral_id: UUID) -> HttpResponse:
    """The referral, once its gates have been looked at."""
    found = referrals.one(request.actor, referral_id)
    if found is None:
        raise Http404
    if found.state == "new":
        acts.look_again(found, request.actor, request.now)
        found = referrals.one(request.actor, referral_id)
        if found is None:
            # What it names somebody declared: from this moment it is not there for them.
            raise Http404
    acts.view(found, request.actor, request.now)
    opened = referrals.opened(request.actor, request.today, found)
    line, parts = opened.line, {"referral_id": referral_id}
    waits = line.state in WAITING
    stops = tuple(_gate(gate, referral_id) for gate in opened.gates if not gate.ended_how)
    due = clocks.answer_by(Level(line.priority), day_of(line.received_at), england_and_wales())
    page = ReferralPage(
        title=wording.title(line),
        state=(str(wording.LISTS[line.state]), _STATE_COLOURS[line.state]),
        priority=wording.priority(line),
        why=wording.why_priority(line),
        answer=wording.answer_by(line, request.today),
        because=say(due.because),
        facts=tuple(_facts(opened)),
        words=referral_words(opened.fields),
        stops=stops,
        ended=tuple(_gate(gate, referral_id) for gate in opened.gates if gate.ended_how),
        open_href=reverse("open_referral", kwargs=parts)
        if waits and not stops and may(Verb.OPEN_CASE, request.actor).allowed
        else "",
        answer_href=reverse("answer_referral", kwargs=parts) if waits else "",
        mend_href=reverse("mend_referral", kwargs=parts) if waits else "",
        case=(opened.case[1], reverse("case", kwargs={"case_id": opened.case[0]})) if opened.case else ("", ""),
    )
    return render(request, "referrals/referral.html", page)


def _facts(opened: referrals.Opened) -> list[tuple[str, str]]:
    line = opened.line
    facts = [
        (_("From"), _("%(source)s, %(road)s") % {"source": line.source, "road": wording.KINDS[line.kind]}),
        (_("Received"), long_time(line.received_at)),
    ]
    received = day_of(line.received_at)
    reported = referral_days.read(dict(opened.fields).get("reportedDate", ""), today=received)
    if reported and received - timedelta(days=3650) < reported <= received:
        latest = clocks.referred_by(reported, england_and_wales())
        if latest is not None:
            said = (
                _("reported %(day)s, and referred in time (by %(latest)s, VC-R4-02)")
                if received <= latest
                else _("reported %(day)s, and referred late (it was due by %(latest)s, VC-R4-02)")
            )
            facts.append((_("The police"), said % {"day": short_date(reported), "latest": short_date(latest)}))
    if opened.decided_at:
        facts.append((_("Decided"), long_time(opened.decided_at)))
    if wording.decided(line):
        facts.append((_("Because"), wording.decided(line)))
    if opened.decided_why:
        facts.append((_("Found and done"), opened.decided_why))
    return facts


def _gate(gate: referrals.GateShown, referral_id: UUID) -> GateRow:
    rule = GATES[Gate(gate.gate)]
    link = ("", "")
    if gate.case is not None:
        link = (
            _("Look at case %(reference)s") % {"reference": gate.case_reference},
            reverse("case", kwargs={"case_id": gate.case}),
        )
    elif gate.other is not None:
        link = (_("Look at the other referral"), reverse("referral", kwargs={"referral_id": gate.other}))
    ended = ""
    if gate.ended_how == "cleared" and gate.ended_at:
        ended = _("Cleared %(day)s: %(why)s") % {"day": long_date(gate.ended_at), "why": gate.ended_why}
    elif gate.ended_how and gate.ended_at:
        ended = _("No longer so since %(day)s") % {"day": long_date(gate.ended_at)}
    sources = ", ".join(name_of(source) for source in rule.sources)
    mark = "" if rule.confidence.verified else _(" (not verified)")
    return GateRow(
        title=say(rule.words),
        reason=say(REASONS[gate.reason]),
        likeness=tuple(say(words) for words in gate.likeness),
        link=link,
        next_step=say(rule.next_step),
        source=f"{sources}{mark}",
        clear_href=reverse("clear_gate", kwargs={"referral_id": referral_id, "gate_id": gate.public_id}),
        ended=ended,
    )
