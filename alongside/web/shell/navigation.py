"""The service navigation: the few places an officer goes many times a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from alongside.rules.access import Actor, Verb, may

PLACES = (
    ("today", _("Today"), Verb.LIST_CASES),
    ("caseload", _("Caseload"), Verb.LIST_CASES),
    ("allocation", _("Share out"), Verb.ALLOCATE),
    ("diary", _("Diary"), Verb.LIST_CASES),
    ("radar", _("Radar"), Verb.LIST_CASES),
    ("search", _("Search"), Verb.LIST_CASES),
    ("emergency", _("Emergency access"), Verb.USE_EMERGENCY),
    ("referrals", _("Referrals"), Verb.VIEW_DESK),
    ("sent_by_partner", _("Your referrals"), Verb.SEND_REFERRAL),
    ("event_desk", _("Event desk"), Verb.VIEW_DESK),
    ("privacy", _("Privacy"), Verb.VIEW_PRIVACY),
)
REFERENCE = (
    ("duty_desk", _("Duty desk"), Verb.VIEW_DUTY_DESK),
    ("covers", _("Cover"), Verb.ARRANGE_COVER),
    ("conflicts", _("Your conflicts of interest"), Verb.DECLARE_CONFLICT),
    ("declared_conflicts", _("Declared conflicts"), Verb.VIEW_CONFLICTS),
    ("guard", _("Past the guard"), Verb.VIEW_OVERRIDES),
    ("rules", _("Rules"), Verb.VIEW_RULES),
    ("how_we_decide", _("How we decide"), Verb.VIEW_RULES),
    ("standards", _("Local standards"), Verb.SET_STANDARD),
    ("accounts", _("Accounts"), Verb.LOOK_AFTER_ACCOUNT),
)
"""Places one goes now and then: they stand at the foot of the page."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One place in the navigation; `current` for the screen one is on."""

    text: str
    href: str
    current: bool


def navigation(
    actor: Actor, screen: str, places: Sequence[tuple[str, Any, Verb]] = PLACES
) -> tuple[NavigationItem, ...]:
    """The places this person may go, with the one they are in marked."""
    items = []
    for name, words, verb in places:
        if not may(verb, actor).allowed:
            continue
        try:
            items.append(NavigationItem(str(words), reverse(name), screen == name))
        except NoReverseMatch:
            continue
    return tuple(items)
