"""The references people know cases by."""

from collections.abc import Collection
from datetime import datetime

from alongside.queries import scope
from alongside.records.models import Case
from alongside.rules.access import Actor
from alongside.rules.counting import LONDON


def of(cases: Collection[int], by: Actor, at: datetime) -> dict[int, str]:
    """The reference of each case by its inner number, as far as the asker may know of it."""
    if not cases:
        return {}
    with scope.acting(by, at.astimezone(LONDON).date()):
        return dict(Case.objects.filter(pk__in=cases).values_list("pk", "reference"))
