"""Words for the fields that come fenced: what sort of place, beside the name the feed gives the field."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from alongside.rules.places import Place, place_of
from alongside.web.wording import in_english

_SORTS = {
    Place.HOSTEL: gettext_lazy("Hostel"),
    Place.HOSPITAL: gettext_lazy("Hospital"),
    Place.PRISON: gettext_lazy("Prison, or where in it"),
    Place.ADDRESS: gettext_lazy("Address"),
    Place.UNKNOWN: gettext_lazy("A place"),
}
_OTHERS = {
    "event": gettext_lazy("All of it"),
    "day": gettext_lazy("The exact day"),
    "sentence": gettext_lazy("A sentence"),
}


def place_words(field: str) -> str:
    """The sort of place, and in brackets what the feed calls the field."""
    if field in _OTHERS:
        return str(_OTHERS[field])
    named = {"sort": str(_SORTS[place_of(field)]), "field": in_english(field)}
    return Markup(_("%(sort)s (%(field)s)")) % named  # noqa: S704  our own words; what is laid in is escaped
