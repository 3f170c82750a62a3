"""Which unit's work one shares out, and the lists beside each other."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.queries import units
from alongside.rules.access import Role
from alongside.web.fields import Checkboxes
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

PRIORITY_COLOURS = {"P1": "red", "P2": "orange", "P3": "blue", "P4": "grey"}


class Ticks(Checkboxes):
    """Rows ticked in a table. What was there when the page was made may be gone: whoever takes them looks."""

    def valid_value(self, _value: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Tab:
    """A list, or a unit, to go to."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Where:
    """The unit whose work is shared out. It is named only where one shares out the work of several."""

    pk: int
    places: tuple[units.Place, ...] = ()

    @property
    def name(self) -> str:
        """The unit's name in the language of the request."""
        return next((say(one.words) for one in self.places if one.id == self.pk), "")

    def address(self, screen: str, *, staff_id: UUID | None = None, **asked: str) -> str:
        """The address of a screen for this unit."""
        slug = next((one.slug for one in self.places if one.id == self.pk), "")
        kept = {name: value for name, value in {"unit": slug, **asked}.items() if value}
        address = reverse(screen, kwargs={"staff_id": staff_id} if staff_id else None)
        return address + (f"?{urlencode(kept)}" if kept else "")

    def units(self, screen: str) -> tuple[Tab, ...]:
        """The units to choose from; none where there is one."""
        return tuple(
            Tab(say(one.words), f"{reverse(screen)}?unit={one.slug}", one.id == self.pk) for one in self.places
        )

    def tabs(self, current: str) -> tuple[Tab, ...]:
        """The two lists of a unit."""
        named = (("allocation", _("Waiting")), ("team_load", _("Who carries what")))
        return tuple(Tab(text, self.address(screen), screen == current) for screen, text in named)


def where(request: OfficerRequest) -> Where:
    """The unit asked for in the address, else the first; 404 where one shares out none. One query for several units."""
    held = sorted({m.unit_id for m in request.actor.memberships if m.role in (Role.SENIOR, Role.MANAGER)})
    if not held:
        raise Http404
    if len(held) == 1:
        return Where(held[0])
    places = tuple(place for place in units.of(request.actor) if place.id in held)
    asked = request.GET.get("unit", "")
    return Where(next((one.id for one in places if one.slug == asked), places[0].id), places)


def row_of(request: OfficerRequest, unit: Where) -> units.Unit:
    """The unit as a row for an action. One query."""
    found = units.workplace(request.actor, unit.pk)
    if found is None:
        raise Http404
    return found


def number_of(request: OfficerRequest) -> int:
    """The page asked for."""
    typed = request.GET.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1


def ids_of(typed: list[str]) -> list[UUID]:
    """Ids as a form sends them, each once; what is none is left out."""
    found: dict[UUID, None] = {}
    for one in typed:
        try:
            found[UUID(one)] = None
        except ValueError:
            continue
    return list(found)
