"""Words for the fields that come fenced: what sort of place, and which of several of that sort."""

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
_FIELDS = {
    "prison": gettext_lazy("Which prison"),
    "supporting_prison": gettext_lazy("Which prison manages them"),
    "from_prison": gettext_lazy("Which prison they left"),
    "to_prison": gettext_lazy("Which prison they went to"),
    "hospital": gettext_lazy("Which hospital"),
    "hostel": gettext_lazy("Which hostel"),
    "hostel_code": gettext_lazy("Code of the hostel"),
    "location": gettext_lazy("Where they are or will be"),
    "custody": gettext_lazy("Where they are held"),
    "details": gettext_lazy("Words of the message, which can name a place"),
}
_OTHERS = {
    "event": gettext_lazy("All of it"),
    "day": gettext_lazy("The exact day"),
    "sentence": gettext_lazy("A sentence"),
}


def place_words(field: str) -> str:
    """What the field tells; of one we have no words for, the sort of place and in brackets what the feed calls it."""
    known = _OTHERS.get(field) or _FIELDS.get(field)
    if known:
        return str(known)
    named = {"sort": str(_SORTS[place_of(field)]), "field": in_english(field)}
    return Markup(_("%(sort)s (%(field)s)")) % named  # noqa: S704  our own words; what is laid in is escaped
