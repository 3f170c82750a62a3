"""What stands around every page of a case: who it is about, what must not be overlooked, and the pages of the file.

A screen about a case gives its page a `frame` and extends `case/layout.html`:

    frame=frame(request, case, "contact")      # the tab that is lit: overview, timeline, duties, people, …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from alongside.catalogue import vocabulary
from alongside.catalogue.services import SERVICES
from alongside.queries import custody, emergencies, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.findings import Outcome
from alongside.rules.standing import Place
from alongside.web.screens import permits
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date, time_of_day

TABS = (
    ("overview", "case", gettext_lazy("Overview")),
    ("timeline", "case_timeline", gettext_lazy("Timeline")),
    ("duties", "case_duties", gettext_lazy("Duties")),
    ("people", "case_people", gettext_lazy("People")),
    ("contact", "case_contact", gettext_lazy("Contact")),
    ("visits", "case_visits", gettext_lazy("Visits")),
    ("dates", "case_dates", gettext_lazy("Dates")),
    ("history", "case_history", gettext_lazy("History")),
)
RISK_COLOURS = {"high": "red", "medium": "orange", "standard": "", "unknown": "grey"}
LANGUAGES = {"en": gettext_lazy("English"), "cy": gettext_lazy("Welsh")}


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the case."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The identity bar and the pages of a case, as plain values."""

    id: UUID
    name: str
    reference: str
    tags: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    tabs: tuple[Tab, ...]
    emergency: tuple[str, str] | None
    "What is said of the reader's emergency access to it, and where they end it."
    closed: bool
    "Nothing can be added until it is opened again."
    opens: bool = True
    "To who looks after the work of a case without opening it, this is its name and officer alone."

    @property
    def href(self) -> str:
        """The first page of the case, or where the reader goes instead."""
        return reverse("case", kwargs={"case_id": self.id}) if self.opens else reverse("caseload")


def frame(
    request: OfficerRequest, case: Case, current: str = "", *, parts: Sequence[people.Part] | None = None
) -> Frame:
    """The frame of a case; `parts` where the screen has read them already. Two queries at most, or three."""
    if not permits(request, case, Verb.VIEW_CASE):
        lines = ((_("Reference"), case.reference), _officer(case))
        return Frame(case.public_id, case.person.name, case.reference, (), lines, (), (), None, False, opens=False)
    if parts is None:
        parts = people.of(case, request.actor, request.today)
    own = next((part for part in parts if part.person_id == case.person_id), None)
    heard = custody.last_heard(case)
    return Frame(
        id=case.public_id,
        name=case.person.name,
        reference=case.reference,
        tags=tuple(_tags(case)),
        lines=tuple(_lines(case, own, parts, heard)),
        warnings=tuple(_warnings(case, own, heard)),
        tabs=tuple(
            Tab(str(text), reverse(name, kwargs={"case_id": case.public_id}), key == current)
            for key, name, text in TABS
            if key != "history" or permits(request, case, Verb.VIEW_JOURNAL)
        ),
        emergency=_emergency(request, case),
        closed=case.closed_on is not None,
    )


def _emergency(request: OfficerRequest, case: Case) -> tuple[str, str] | None:
    """No query for who has none, which the case came with."""
    if Place.EMERGENCY not in getattr(case, "places", ()):
        return None
    one = emergencies.live(case, request.actor, request.now)
    if one is None:
        return None
    said = _("Emergency access until %(time)s; this is reviewed.") % {"time": time_of_day(one.until)}
    return said, reverse("end_emergency", kwargs={"use_id": one.id})


def safe_ways(part: people.Part | None) -> tuple[list[people.Way], list[people.Way]]:
    """The ways that may be used now, and those that may with care. What nobody asked about is in neither."""
    ways = part.ways if part else ()
    return (
        [way for way in ways if way.may is Outcome.YES],
        [way for way in ways if way.may is Outcome.JUDGEMENT],
    )


def _tags(case: Case) -> list[tuple[str, str]]:
    tags = []
    if case.closed_on is not None:
        tags.append((_("Closed"), "grey"))
    if case.restricted:
        tags.append((_("Sealed"), "purple"))
    if case.person.location_protected_on is not None:
        tags.append((_("Places hidden"), "purple"))
    if case.risk != "unknown":
        tags.append((say(vocabulary.RISKS[case.risk]), RISK_COLOURS[case.risk]))
    else:
        tags.append((say(vocabulary.RISKS["unknown"]), "yellow"))
    if case.enhanced:
        tags.append((_("Enhanced rights"), "blue"))
    if case.hospital:
        tags.append((_("Hospital order"), "turquoise"))
    return tags


def _lines(
    case: Case, own: people.Part | None, parts: Sequence[people.Part], heard: custody.Heard | None
) -> list[tuple[str, str]]:
    lines = [(_("Reference"), case.reference)]
    if case.person.known_as and case.person.known_as != case.person.name:
        lines.append((_("Known as"), case.person.known_as))
    if case.person.pronouns:
        lines.append((_("Pronouns"), case.person.pronouns))
    language = str(LANGUAGES.get(case.person.language, case.person.language))
    if case.person.interpreter:
        language = _("%(language)s, interpreter: %(interpreter)s") % {
            "language": language,
            "interpreter": case.person.interpreter,
        }
    lines += [
        (pgettext("of a person", "Language"), language),
        (_("Safe contact"), _safe_contact(own)),
        _officer(case),
    ]
    if any(part.accused for part in parts) or heard:
        other = say(SERVICES[case.unit.service].other)
        lines.append((_("Custody of %(them)s, last heard") % {"them": other}, _heard(heard)))
    return lines


def _officer(case: Case) -> tuple[str, str]:
    return _("Officer"), case.owner.name if case.owner else _("Nobody yet")


def _safe_contact(own: people.Part | None) -> str:
    yes, care = safe_ways(own)
    said = [say(vocabulary.WAYS[way.way]) for way in yes]
    said += [f"{say(vocabulary.WAYS[way.way])} ({_kept(way)})" for way in care]
    return "; ".join(dict.fromkeys(said)) or _("No way is known to be safe")


def _kept(way: people.Way) -> str:
    return " ".join(say(term) for term in way.terms) or say(way.why)


def _heard(heard: custody.Heard | None) -> str:
    if heard is None:
        return _("Nothing yet")
    words = {"event": say(heard.words), "date": short_date(heard.at)}
    if heard.unchecked:
        return _("%(event)s, %(date)s (not yet checked)") % words
    return _("%(event)s, %(date)s") % words


def _warnings(case: Case, own: people.Part | None, heard: custody.Heard | None) -> list[str]:
    warnings = []
    if own and own.died_on:
        warnings.append(_("This person has died. Speak to their family with care."))
    if heard and heard.unchecked and heard.urgent:
        warnings.append(_("A feed says: %(event)s. Check it now.") % {"event": say(heard.words)})
    if not any(safe_ways(own)):
        warnings.append(_("No way to reach this person is known to be safe. Ask before you use any."))
    if case.restricted:
        warnings.append(_("Only people on its list can see this case. Do not speak of it to others."))
    if case.hospital:
        warnings.append(_("Held under a hospital order: no release dates are shown, and health is not to be told."))
    return warnings
