"""The service navigation: the few places an officer goes many times a day."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

PLACES = (("today", _("Today")), ("caseload", _("Caseload")), ("search", _("Search")), ("event_desk", _("Event desk")))


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One place in the navigation; `current` for the screen one is on."""

    text: str
    href: str
    current: bool


def navigation(actor: Any, screen: str) -> tuple[NavigationItem, ...]:
    """The places this person may go, with the one they are in marked."""
    items = []
    for name, words in PLACES:
        try:
            items.append(NavigationItem(str(words), reverse(name), screen == name))
        except NoReverseMatch:
            continue
    return tuple(items)
