"""A declaration in words, for its declarer and for who reads it; and the reminder on Today."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.queries import conflicts
from alongside.queries.conflicts import Conflict
from alongside.rules.conflicts import KINDS, Kind
from alongside.web.cover.notices import CoverNotice
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date

Facts = tuple[tuple[str, str], ...]


def kind_of(conflict: Conflict) -> str:
    """What sort of thing is declared."""
    return say(KINDS[Kind(conflict.kind)])


def facts_of(conflict: Conflict) -> Facts:
    """All that was declared, each with its question; what was left out is left out."""
    asked = (
        (_("Name"), conflict.name),
        (_("Date of birth"), born_of(conflict)),
        (_("Relation"), conflict.relation),
        (_("House"), conflict.house),
        (_("Postcode"), conflict.postcode),
        (_("Reference"), conflict.reference),
    )
    return tuple((question, answer) for question, answer in asked if answer)


def born_of(conflict: Conflict) -> str:
    """The day of birth as people read it; as it is kept where it is no day."""
    try:
        return short_date(date.fromisoformat(conflict.born)) if conflict.born else ""
    except ValueError:
        return str(conflict.born)


def conflict_notices(request: OfficerRequest) -> Iterator[CoverNotice]:
    """On Today: declarations older than a year are asked about again."""
    old = conflicts.to_confirm(request.actor, request.now)
    if old:
        text = ngettext(
            "You declared %(num)s conflict of interest more than a year ago. Is it still so?",
            "You declared %(num)s conflicts of interest more than a year ago. Are they still so?",
            old,
        ) % {"num": old}
        yield CoverNotice(text, ((_("Look at what you declared"), reverse("conflicts")),), "warning")
