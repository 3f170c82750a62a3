"""What may be noted in the journal: ids, counts, days and codes, and never a person's words, names or numbers.

A code is written small and holds no space, so that a name, a sentence, a telephone number or a prison number is none.
"""

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

WITHHELD = "withheld"
"""What stands in the journal where something else was to be noted."""

_CODE = re.compile(
    r"""
    | @?[a-z] [a-z0-9_.:/-]{0,59}                                            # a code, a verb, a slug
    | [A-Z_]{1,30} (-[A-Z0-9]{1,8}){0,4}                                     # a rule, a kind of number, a key date
    | \d{4}-\d\d-\d\d ([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?   # a day or a moment
    | [0-9a-f]{8} | [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}                # an id
    """,
    re.VERBOSE,
)


def unfit(facts: Mapping[str, object]) -> list[str]:
    """The names of what may not be noted, in order; none where all may."""
    return sorted(name for name, value in facts.items() if not (_fits(name) and _fits(value)))


def _fits(value: object) -> bool:
    if value is None or isinstance(value, bool | int | date | UUID):
        return True
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    return isinstance(value, list | tuple) and all(not isinstance(one, list | tuple) and _fits(one) for one in value)
