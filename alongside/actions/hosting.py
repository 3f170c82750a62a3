"""What an installation hosts: organisations, their units, and the sources they hear from."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import Invalid, action, noting
from alongside.catalogue.services import SERVICES
from alongside.records.base import drawing_from
from alongside.records.models import Organisation, Source, Staff, Unit
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words

__all__ = [
    "Organisation",  # the commands name these through this door
    "Source",
    "Staff",
    "Unit",
    "drawing_from",
    "files",
    "open_organisation",
    "open_source",
    "open_unit",
]

FILES = "files"
"""The general source: what a person brings by hand, about anybody served here."""
NEVER_SILENT = 60 * 24 * 365 * 100
"""Minutes: nobody is expected to bring files."""


@action(Verb.HOST)
def open_organisation(slug: str, by: Actor, at: datetime, /, *, name: Words) -> Organisation:
    """Let a controller of data in."""
    noting(slug=slug)
    return Organisation.objects.create(slug=slug, name_en=name.en, name_cy=name.cy)


@action(Verb.HOST)
def open_unit(organisation: Organisation, by: Actor, at: datetime, /, *, slug: str, name: Words, service: str) -> Unit:
    """Let a team of an organisation in, working one service of `catalogue.services`."""
    if service not in SERVICES:
        raise Invalid(Words("There is no such service.", "Nid oes gwasanaeth o'r fath."), "service")
    noting(slug=slug, service=service)
    return Unit.objects.create(organisation=organisation, slug=slug, name_en=name.en, name_cy=name.cy, service=service)


@action(Verb.HOST)
def open_source(
    slug: str,
    by: Actor,
    at: datetime,
    /,
    *,
    name: str,
    organisation: Organisation | None = None,
    expected_minutes: int = 1440,
) -> Source:
    """Name a system that will send us messages; without an organisation it serves every one hosted here."""
    name = checking.text(name, "name", most=120, needed=Words("Give its name.", "Rhowch ei enw."))
    noting(slug=slug)
    return Source.objects.create(slug=slug, name=name, organisation=organisation, expected_minutes=expected_minutes)


@action(Verb.RECEIVE_MESSAGES)
def files(brought: str, by: Actor, at: datetime, /) -> Source:
    """The general source, made the first time somebody brings a file. `brought` names who asks."""
    found, _ = Source.objects.get_or_create(
        slug=FILES, defaults={"name": "Files brought by hand", "expected_minutes": NEVER_SILENT}
    )
    return found
