"""Who belongs to whom, and when a child in a household is likely a victim in their own right."""

from collections.abc import Mapping
from datetime import date

from alongside.rules.sources import Source
from alongside.rules.words import Words

KINDS: Mapping[str, Words] = {
    "household": Words("Lives in one household with", "Yn byw ar yr un aelwyd â"),
    "child": Words("Dependant child of", "Plentyn dibynnol i"),
    "carer": Words("Carer of", "Gofalwr i"),
}
"""How the first of two people stands to the second. Stored: codes never change."""

OF_AGE = 18
"""Years: who has fewer is a child."""

OWN_RIGHT = Source(
    "da-act-2021-s3",
    "Domestic Abuse Act 2021",
    "section 3",
    "https://www.legislation.gov.uk/ukpga/2021/17/section/3",
    instrument_cy="Deddf Cam-drin Domestig 2021",
    provision_cy="adran 3",
)

_HINT = Words(
    "There is a child in this household. A child who sees, hears or feels the effects of domestic abuse, and is "
    "related to either of the two, is a victim in their own right: think about a case of their own.",
    "Mae plentyn ar yr aelwyd hon. Mae plentyn sy'n gweld, yn clywed neu'n teimlo effeithiau cam-drin domestig, ac "
    "sy'n perthyn i'r naill neu'r llall, yn ddioddefwr yn ei rinwedd ei hun: meddyliwch am achos iddo ef neu hi.",
)


def is_child(born: date | None, on: date) -> bool:
    """Whether somebody born that day is under 18 on this one; of whom no day is known, nothing is said."""
    if born is None:
        return False
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < OF_AGE


def hint(*, domestic: bool, children_without_a_part: int) -> Words | None:
    """The neutral prompt where a case of domestic abuse has children in its household who are no victims in it yet."""
    return _HINT if domestic and children_without_a_part else None
