"""Happenings that make no event on any case, and why."""

from collections.abc import Mapping

from alongside.catalogue.happenings import Happening
from alongside.rules.words import Words

_NO_LOOK = Words(
    "It must be looked at by an officer before it means anything.", "Rhaid i swyddog edrych arno cyn iddo olygu dim."
)
_STATE = Words(
    "It describes how things stand; nothing happened. What it says is kept beside the person.",
    "Mae'n disgrifio sut mae pethau; ni ddigwyddodd dim. Cedwir yr hyn y mae'n ei ddweud gyda'r person.",
)
_NUMBERS = Words(
    "It only links or changes numbers; the link is kept by the desk.",
    "Dim ond cysylltu neu newid rhifau y mae; cedwir y cyswllt gan y ddesg.",
)
_NOT_OURS = Words("It is none of our business and is dropped.", "Nid yw'n fusnes i ni, ac fe'i gollyngir.")
_LIST = Words("It is about a list, not about a person.", "Mae'n ymwneud â rhestr, nid â pherson.")

UNHEARD: Mapping[str, Words] = {
    Happening.UNCLASSIFIED: _NO_LOOK,
    Happening.UNKNOWN: _NO_LOOK,
    Happening.UNREADABLE: _NO_LOOK,
    Happening.CUSTODY_STATE: _STATE,
    Happening.MOVEMENT_HISTORY: _STATE,
    Happening.DATES_GIVEN: _STATE,
    Happening.PERSON_DETAILS: _STATE,
    Happening.ADJUSTMENT: Words(
        "Days added or taken off show in the dates, which come by themselves.",
        "Mae diwrnodau a ychwanegwyd neu a dynnwyd i'w gweld yn y dyddiadau, a ddaw ar eu pen eu hunain.",
    ),
    Happening.COURT_DOCUMENT_READY: Words(
        "The document is fetched, and what it says is the event.",
        "Nôlir y ddogfen, a'r hyn y mae'n ei ddweud yw'r digwyddiad.",
    ),
    Happening.BREACH_CONCLUDED: Words(
        "A breach may lead to recall or a new sentence, and each of these is told by itself.",
        "Gall torri amodau arwain at alw'n ôl neu ddedfryd newydd, a dywedir am bob un ar wahân.",
    ),
    Happening.BOOKING_NUMBER_CHANGED: _NUMBERS,
    Happening.IDENTIFIERS_LINKED: _NUMBERS,
    Happening.RECORD_CREATED: _NUMBERS,
    Happening.OFFENCE_LIST_CHANGED: _LIST,
    Happening.REFERENCE_LIST: _LIST,
    Happening.PRISON_LIFE: _NOT_OURS,
    Happening.PROBATION_LIFE: _NOT_OURS,
}
