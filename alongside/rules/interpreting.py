"""Who may interpret. Never family and never anybody of the case: they may be afraid of the offender, or side with them.

The source is the professional rule that a victim does not rely on a relative to interpret, read 2026-11-22 in
`shared/domain/06-contact-safety-and-data.md`, section 6.1 rule 8. The words by which family is known are our own.
"""

import re
from collections.abc import Iterable

from alongside.rules import names
from alongside.rules.words import Words

NEVER_FAMILY = Words(
    "Never a relative, a friend or anybody of this case. Ask the interpreter, before the call, whether they know the "
    "offender or their family.",
    "Byth perthynas, ffrind nac unrhyw un o'r achos hwn. Gofynnwch i'r cyfieithydd, cyn yr alwad, a yw'n adnabod y "
    "troseddwr neu ei deulu.",
)
"""Shown wherever an interpreter is chosen."""

OF_THE_CASE = Words(
    "This is somebody of this case: they may not interpret. Choose an interpreter from outside.",
    "Mae hwn yn rhywun o'r achos hwn: ni chaiff gyfieithu. Dewiswch gyfieithydd o'r tu allan.",
)
A_RELATIVE = Words(
    "This reads as a relative or friend: they may not interpret. Choose an interpreter from outside.",
    "Mae hwn yn edrych fel perthynas neu ffrind: ni chaiff gyfieithu. Dewiswch gyfieithydd o'r tu allan.",
)

_FAMILY_WORDS = """
mother father mum dad mam mummy daddy parent sister brother sibling daughter child children husband wife partner
boyfriend girlfriend fiance fiancee aunt auntie uncle cousin niece nephew grandmother grandfather granny
grandad grandson granddaughter stepmother stepfather stepson stepdaughter stepbrother stepsister relative family
friend neighbour flatmate housemate
tad chwaer brawd plentyn plant gwraig priod cariad modryb ewythr cefnder cyfnither
mamgu taid wyres llysfam llystad perthynas teulu ffrind cymydog cymdoges
"""
_FAMILY = frozenset(_FAMILY_WORDS.split())
_ALSO_NAMES = frozenset({"son", "nan", "nana", "gran", "ex", "merch", "mab", "gwr", "gŵr", "nith", "nai", "nain"})
"""Family too, but somebody's name as well: meant where it begins with a small letter or stands alone."""


def may_interpret(named: str, of_the_case: Iterable[str]) -> Words | None:
    """Why somebody of this name, or described so, may not interpret; None where nothing speaks against them.

    `of_the_case` are all names of everybody with a part in the case. The same words in any order are the same name, and
    so is one name that has all the words of the other, if it has two.
    """
    mine = frozenset(names.words(named))
    if not mine:
        return None
    for other in of_the_case:
        theirs = frozenset(names.words(other))
        if theirs and (mine == theirs or (len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine))):
            return OF_THE_CASE
    spoken = re.findall(r"[^\W\d_]+", named.replace("-", ""))
    meant = {word for word in spoken if word[0].islower() or len(spoken) == 1}
    related = _FAMILY & {word.casefold() for word in spoken} or _ALSO_NAMES & {word.casefold() for word in meant}
    return A_RELATIVE if related else None
