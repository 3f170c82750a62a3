"""The sorts of place that come fenced with a feed, and the sentence in which a released one is told."""

from enum import StrEnum

from alongside.rules.words import Words


class Place(StrEnum):
    """What sort of place a fenced field names."""

    HOSTEL = "hostel"
    HOSPITAL = "hospital"
    PRISON = "prison"
    ADDRESS = "address"
    UNKNOWN = "unknown"


_MARKS: tuple[tuple[Place, tuple[str, ...]], ...] = (
    (Place.HOSTEL, ("hostel", "premises")),
    (Place.HOSPITAL, ("hospital",)),
    (Place.PRISON, ("cell", "location", "agency", "prison", "custody")),
    (Place.ADDRESS, ("address", "city")),
)
"""What the name a feed gives a field holds, where the field names a place of that sort."""

_WHICH: dict[Place, Words] = {
    Place.HOSTEL: Words("which hostel", "am ba hostel"),
    Place.HOSPITAL: Words("which hospital", "am ba ysbyty"),
    Place.PRISON: Words("which prison", "am ba garchar"),
    Place.ADDRESS: Words("which address", "am ba gyfeiriad"),
    Place.UNKNOWN: Words("which place", "am ba le"),
}


def place_of(field: str) -> Place:
    """The sort of place that a feed's field names."""
    named = field.casefold()
    return next((place for place, marks in _MARKS if any(mark in named for mark in marks)), Place.UNKNOWN)


def told(field: str, said: str) -> Words:
    """The sentence that tells somebody the place in the words a senior officer chose: never what the feed sent."""
    which, words = _WHICH[place_of(field)], said.strip().rstrip(".")
    return Words(
        f"So that you can keep safe, we have been allowed to tell you {which.en} this is about: {words}.",
        f"Er mwyn i chi gadw'n ddiogel, cawsom ganiatâd i ddweud wrthych {which.cy} y mae hyn: {words}.",
    )
