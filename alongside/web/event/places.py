"""Words for the fields that come fenced: what sort of place, beside the name the feed gives the field."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_SORTS = (
    (("hostel", "premises"), gettext_lazy("Hostel")),
    (("hospital",), gettext_lazy("Hospital")),
    (("cell", "location", "agency", "prison", "custody"), gettext_lazy("Prison, or where in it")),
    (("address", "city"), gettext_lazy("Address")),
)
_OTHERS = {
    "event": gettext_lazy("All of it"),
    "day": gettext_lazy("The exact day"),
    "sentence": gettext_lazy("A sentence"),
}


def place_words(field: str) -> str:
    """The sort of place, and in brackets what the feed calls the field."""
    if field in _OTHERS:
        return str(_OTHERS[field])
    sort = next((words for marks, words in _SORTS if any(mark in field.casefold() for mark in marks)), None)
    named = {"sort": sort or _("A place"), "field": field}
    return _("%(sort)s (%(field)s)") % named
