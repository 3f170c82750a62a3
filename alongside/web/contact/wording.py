"""The guard's words on screen: its lights and its doors."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from alongside.rules.outlets import Light, Outlet
from alongside.rules.words import Words

COLOURS = {Light.GREEN: "green", Light.AMBER: "yellow", Light.RED: "red"}
LIGHTS = {
    Light.GREEN: _("Green: you may use it"),
    Light.AMBER: _("Amber: read this first"),
    Light.RED: _("Red: not safe"),
}
CARDS: Mapping[Outlet, Words] = {
    Outlet.CALL: Words("Call card", "Cerdyn galwad"),
    Outlet.VOICEMAIL: Words("Voicemail card", "Cerdyn neges llais"),
    Outlet.TEXT: Words("Text message card", "Cerdyn neges destun"),
    Outlet.EMAIL: Words("Email card", "Cerdyn e-bost"),
    Outlet.LETTER: Words("Letter card", "Cerdyn llythyr"),
    Outlet.VISIT: Words("Visit card", "Cerdyn ymweliad"),
}
"""The card by the door it opens."""
