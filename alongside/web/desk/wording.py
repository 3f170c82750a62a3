"""What the desk calls things: what became of a message, where it stands, what it is about."""

from django.utils.translation import gettext_lazy

from alongside.catalogue.happenings import MEANINGS, Happening
from alongside.web.wording import in_english, say

FILTERS = {
    "waiting": gettext_lazy("Waiting"),
    "referrals": gettext_lazy("Referrals"),
    "early": gettext_lazy("Early"),
    "quarantined": gettext_lazy("Quarantined"),
    "done": gettext_lazy("Done"),
}
EXPLAINED = {
    "waiting": gettext_lazy("Well formed but not understood, or not readable at all: somebody must look."),
    "referrals": gettext_lazy("People referred by the police: open a case for each, or say why not."),
    "early": gettext_lazy("Early word, held 45 minutes for the confirmed message. They settle by themselves."),
    "quarantined": gettext_lazy("A source sent more than can be true. A manager looks, and releases it or does not."),
    "done": gettext_lazy("Dealt with by somebody."),
}
OUTCOMES = {
    "proposed": (gettext_lazy("Proposed to officers"), "blue"),
    "recorded": (gettext_lazy("Recorded"), "green"),
    "held": (gettext_lazy("Held"), "yellow"),
    "ignored": (gettext_lazy("None of our business"), "grey"),
    "no_victim": (gettext_lazy("Nobody we serve"), "grey"),
    "rejected": (gettext_lazy("Cannot be read"), "red"),
}


def meaning(happening: str, event_type: str) -> str:
    """What a message is about, or what its source calls it where that is not known."""
    try:
        return say(MEANINGS[Happening(happening)])
    except (KeyError, ValueError):
        return in_english(event_type or happening)
