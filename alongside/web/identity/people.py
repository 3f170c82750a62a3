"""Who may be the same person as somebody of a case: looked at by its officer, who asks that they be joined or says that
they are two."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import likenesses
from alongside.actions import merges as acts
from alongside.catalogue.vocabulary import ACCUSED, IDENTIFIERS, SERVED
from alongside.queries import deciding, likeness, merges, people, recorded
from alongside.queries.merges import Pair, Person, Side
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.frame import LANGUAGES, Frame, frame
from alongside.web.deciding.form import AnswerForm
from alongside.web.fields import Radios, TextArea
from alongside.web.forms import Form
from alongside.web.identity.warning import AlikeRow, rows_of
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date

FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("Full name"),
    "known_as": gettext_lazy("Called"),
    "title": gettext_lazy("Title"),
    "pronouns": gettext_lazy("Pronouns"),
    "date_of_birth": gettext_lazy("Date of birth"),
    "died_on": gettext_lazy("Date of death"),
    "language": gettext_lazy("Language to write and speak in"),
    "interpreter": gettext_lazy("Interpreter"),
    "needs": gettext_lazy("What makes contact possible"),
}


class WhyForm(Form):
    """Why."""

    why = TextArea(
        label=gettext_lazy("How do you know?"),
        max_length=400,
        rows=3,
        error_messages={"required": gettext_lazy("Say how you know")},
    )


class JoinForm(WhyForm):
    """Which of the two stands, wherever they differ; and why they are one."""

    def choose(self, pair: Pair) -> None:
        """Ask what differs."""
        for name in pair.apart:
            choices = [("kept", _shown(name, pair.kept.said[name])), ("gone", _shown(name, pair.gone.said[name]))]
            self.fields[name] = Radios(
                label=FIELDS[name],
                choices=choices,
                error_messages={"required": _("Choose which of the two stands")},
            )
        self.order_fields([*pair.apart, "why"])

    @property
    def chosen(self) -> dict[str, str]:
        """Whose stands, by field."""
        return {name: value for name, value in self.answers.items() if name != "why"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may be the same, and what may be done about it."""

    row: AlikeRow
    join_href: str
    apart_href: str


@dataclass(frozen=True, slots=True)
class AlikePeoplePage:
    """Who may be the same as one person of the case; what waits; what was joined."""

    frame: Frame
    about: str
    offers: tuple[Offer, ...]
    waits: str
    joined: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two records side by side, and the question."""

    frame: Frame
    form: Form
    heading: str
    before: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    button: str
    back_href: str


@screen(Verb.VIEW_CASE)
def show_alike(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Who may be the same person."""
    parts = people.of(case, request.actor, request.today)
    theirs = [part for part in parts if part.person == person_id]
    if not theirs:
        raise Http404
    me, here = theirs[0].person_id, {"case_id": case.public_id, "person_id": person_id}
    own = SERVED if any(part.role in SERVED for part in theirs) else ACCUSED
    about = recorded.known([me])[me]
    found = likeness.alike(request.actor, request.today, about, roles=(*SERVED, *ACCUSED), besides=me)
    # A part on the other side is for who opens both cases.
    found = tuple(one for one in found if one.role in own or one.opened)
    writes = permits(request, case, Verb.EDIT_PEOPLE)
    asks = permits(request, case, Verb.ASK_MERGE)
    offers = tuple(
        Offer(
            row,
            reverse("ask_merge", kwargs=here | {"other_id": one.person}) if asks and one.opened else "",
            reverse("tell_apart", kwargs=here | {"other_id": one.person}) if writes and one.opened else "",
        )
        for one, row in zip(found, rows_of(found), strict=True)
    )
    joined = next((one for one in merges.joined(case) if one.person == person_id), None)
    page = AlikePeoplePage(
        frame=frame(request, case, parts=parts),
        about=theirs[0].name,
        offers=offers,
        waits=_("Somebody asked that two records be parted. A senior officer other than them decides.")
        if joined and deciding.waiting(case, "unmerge", person=me)
        else "",
        joined=_("Joined from two records on %(date)s: %(name)s agreed.")
        % {"date": short_date(joined.at), "name": joined.by}
        if joined
        else "",
        acts=((_("Ask that they be parted again"), reverse("ask_part", kwargs=here)),) if joined and asks else (),
    )
    return render(request, "identity/people.html", page)


@screen(Verb.EDIT_PEOPLE)
def tell_apart(request: OfficerRequest, case: Case, person_id: UUID, other_id: UUID) -> HttpResponse:
    """They are two people."""
    person, pair = _pair(request, case, person_id, other_id)
    form = WhyForm(request.POST or None)
    if acted(
        form,
        lambda: likenesses.tell_apart(
            case, request.actor, request.now, person=person, other=other_id, why=form.answers["why"]
        ),
    ):
        return done(request, case, _("Remembered: they are two people."), to="case_people")
    before = (
        _("%(one)s and %(other)s are two people.") % {"one": pair.kept.said["name"], "other": pair.gone.said["name"]},
        _("They are not suggested again until a number or a way to reach them is in common that is not today."),
    )
    heading = _("Not the same person")
    return asked(request, case, form, heading=heading, button=_("They are two people"), before=before)


@screen(Verb.ASK_MERGE)
def ask_merge(request: OfficerRequest, case: Case, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Ask that two records be joined."""
    person, pair = _pair(request, case, person_id, other_id)
    form = JoinForm(request.POST or None)
    form.choose(pair)
    if acted(
        form,
        lambda: acts.ask(
            case,
            request.actor,
            request.now,
            person=person,
            other=other_id,
            chosen=form.chosen,
            why=form.answers["why"],
        ),
    ):
        return done(request, case, _("A senior officer other than you decides."), to="case_people")
    before = (
        _("You ask; a senior officer decides. Until then nothing changes."),
        _(
            "Joined, everything of the second record is the first's: parts, names, numbers, ways to reach them, "
            "contacts. Both cases stay two cases. It can be undone exactly."
        ),
    )
    page = PairPage(
        frame(request, case),
        form,
        _("Ask that two records be joined"),
        before,
        tuple(_rows(pair)),
        _("Ask"),
        reverse("alike_people", kwargs={"case_id": case.public_id, "person_id": person_id}),
    )
    return render(request, "identity/pair.html", page)


@screen(Verb.MERGE_PEOPLE)
def decide_merge(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Join what another asked to be joined, or refuse."""
    return _decide(request, case, person_id, "merge")


@screen(Verb.ASK_MERGE)
def ask_part(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Ask that what was joined be parted."""
    merged = merges.of(case, person_id)
    if merged is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if acted(form, lambda: acts.ask_to_part(case, request.actor, request.now, merged=merged, why=form.answers["why"])):
        return done(request, case, _("A senior officer other than you decides."), to="case_people")
    before = (
        _("You ask; a senior officer decides. What was joined then stands as it stood before."),
        _("What was written since stays with this record."),
    )
    heading = _("Ask that two records be parted again")
    return asked(request, case, form, heading=heading, button=_("Ask"), before=before)


@screen(Verb.MERGE_PEOPLE)
def decide_part(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Part what another asked to be parted, or refuse."""
    return _decide(request, case, person_id, "unmerge")


def _decide(request: OfficerRequest, case: Case, person_id: UUID, what: str) -> HttpResponse:
    waits = deciding.asked(case, what, person__public_id=person_id)
    if waits is None or not merges.may_see_to(waits, request.actor, request.today):
        raise Http404
    joins = what == "merge"
    form = AnswerForm(request.POST or None)
    form.offer_answers(_("Yes: join them") if joins else _("Yes: part them"), _("No: they stay as they are"))
    act = acts.merge if joins else acts.part
    if acted(form, lambda: act(waits, request.actor, request.now, agreed=form.agreed)):
        said = _("They stay as they are.")
        if form.agreed:
            said = _("The records are joined.") if joins else _("The records are parted.")
        return done(request, case, said, to="case_people")
    words = {"name": waits.asked_by.name, "date": short_date(waits.asked_at), "why": waits.why}
    pair = merges.waiting_pair(waits, request.actor, request.today) if joins else None
    page = PairPage(
        frame(request, case),
        form,
        _("Decide whether two records are joined") if joins else _("Decide whether two records are parted"),
        (
            _("%(name)s asked on %(date)s that they be joined: %(why)s") % words
            if joins
            else _("%(name)s asked on %(date)s that they be parted: %(why)s") % words,
        ),
        tuple(_rows(pair, merges.said(waits)["chosen"])) if pair else (),
        _("Decide"),
        reverse("decisions"),
    )
    return render(request, "identity/pair.html", page)


def _pair(request: OfficerRequest, case: Case, person_id: UUID, other_id: UUID) -> tuple[Person, Pair]:
    person = people.person(case, request.actor, request.today, person_id)
    pair = merges.pair(request.actor, request.today, person, other_id) if person else None
    if person is None or pair is None or not pair.gone.opened:
        raise Http404
    return person, pair


def _rows(pair: Pair, chosen: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    rows = []
    for name, label in FIELDS.items():
        both = [_shown(name, side.said[name]) for side in (pair.kept, pair.gone)]
        if chosen and name in chosen:
            at = 0 if chosen[name] == "kept" else 1
            both[at] = _("%(value)s (stands)") % {"value": both[at]}
        rows.append((str(label), both[0], both[1]))
    one, other = pair.kept, pair.gone
    rows += [
        (_("Other names"), "; ".join(one.names), "; ".join(other.names)),
        (_("Numbers"), _numbers(one), _numbers(other)),
        (_("Ways to reach them"), str(one.ways or ""), str(other.ways or "")),
        (_("Cases"), "; ".join(one.cases), "; ".join(other.cases)),
    ]
    return [row for row in rows if row[1] or row[2]]


def _numbers(side: Side) -> str:
    return "; ".join(f"{say(IDENTIFIERS[kind])} {value}" for kind, value in side.numbers if kind in IDENTIFIERS)


def _shown(name: str, value: object) -> str:
    if isinstance(value, date):
        return short_date(value)
    if name == "language":
        return str(LANGUAGES.get(str(value), value))
    return str(value or "")
