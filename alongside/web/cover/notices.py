"""What Today says of cover, above the work itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.queries import covers
from alongside.web.cover.covers import days
from alongside.web.wording import short_date


@dataclass(frozen=True, slots=True)
class CoverNotice:
    """A sentence, and where it leads."""

    text: str
    links: tuple[tuple[str, str], ...]
    kind: str = "information"


def covered_heading(one: covers.Arranged) -> str:
    """Whose day or list it is, and until when one stands in."""
    return _("Cover for %(name)s until %(day)s") % {"name": one.officer, "day": short_date(one.span.ends_on)}


def address_of(screen: str, one: covers.Arranged) -> str:
    """Today or the caseload of somebody one covers."""
    return f"{reverse(screen)}?whose={one.id}"


def cover_notices(found: covers.Notices, covered: covers.Arranged | None) -> Iterator[CoverNotice]:
    """The sentences; on the day of somebody covered, only how that day is to be worked."""
    for one in found.covering if covered is None else (covered,):
        sheet = (_("Cover sheet"), reverse("cover_sheet", kwargs={"cover_id": one.id}))
        cases = (_("Their cases"), address_of("caseload", one))
        day = (_("Their day"), address_of("today", one))
        words = {"name": one.officer, "day": short_date(one.span.ends_on)}
        text = _("You cover for %(name)s until %(day)s.") % words
        yield CoverNotice(text, (sheet, cases) if covered else (day, sheet, cases))
    if covered is not None:
        return
    for one in found.to_acknowledge:
        words = {"name": one.cover, "days": days(one)}
        text = _("%(name)s covered for you: %(days)s.") % words
        link = (_("Read what was done"), reverse("hand_back", kwargs={"cover_id": one.id}))
        yield CoverNotice(text, (link,), "warning")
    if found.covered_by is not None:
        one = found.covered_by
        words = {"name": one.cover, "day": short_date(one.span.ends_on)}
        text = _("%(name)s covers for you until %(day)s.") % words
        yield CoverNotice(
            text, ((_("Back already? End the cover"), reverse("end_cover", kwargs={"cover_id": one.id})),)
        )
    for one in found.unanswered:
        words = {"name": one.officer, "day": short_date(one.span.over_on)}
        text = _("%(name)s has not read what was done under cover until %(day)s.") % words
        yield CoverNotice(text, ((_("Look at the cover"), reverse("cover", kwargs={"cover_id": one.id})),), "warning")
