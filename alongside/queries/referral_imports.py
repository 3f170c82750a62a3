"""Files of referrals as their people see them: how far each is, what could not be taken in, what the sender is told."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from alongside.gateways import referral_recipes
from alongside.gateways.referral_files import Sheet
from alongside.gateways.referral_recipes import Recipe
from alongside.queries import scope
from alongside.records.models import (
    ExcludedCrime,
    Referral,
    ReferralImport,
    ReferralProfile,
    RejectedRow,
    Source,
    Unit,
)
from alongside.rules.access import Actor, Role
from alongside.rules.counting import LONDON

__all__ = ["ExcludedCrime", "ReferralImport", "RejectedRow", "Source"]  # the web names these through this door

LATEST = 30
"""Files shown in the list."""
MOST_ROWS = 100
"""Rejected rows on a page."""
DESK = (Role.SENIOR, Role.DUTY, Role.MANAGER)


class Waits(NamedTuple):
    """What the worker has to do."""

    new: bool
    "Referrals nobody has looked at."
    files: bool


def waits(by: Actor, now: datetime) -> Waits:
    """Whether anything waits for the worker: asked first, so that nothing is written down for nothing."""
    with scope.acting(by, now.astimezone(LONDON).date()):
        return Waits(
            Referral.objects.filter(state="new").exists(),
            ReferralImport.objects.filter(state__in=("queued", "running")).exists(),
        )


@dataclass(frozen=True, slots=True)
class File:
    """One file of referrals."""

    public_id: UUID
    source: str
    unit: tuple[str, str]
    form: str
    state: str
    started_at: datetime
    started_by: str
    rows: int
    done: int
    stored: int
    repeated: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be taken in. `cells` are the sender's own, by their column."""

    public_id: UUID
    row: int
    reference: str
    state: str
    faults: tuple[tuple[str, str, str], ...]
    cells: tuple[tuple[str, str], ...]
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what the sender is told: their row and reference, the column and a code. Nothing of anybody."""

    row: int
    reference: str
    column: str
    code: str


def units(actor: Actor) -> tuple[Unit, ...]:
    """The units at whose desk this person is. One query."""
    held = [one.unit_id for one in actor.memberships if one.role in DESK]
    return tuple(Unit.objects.filter(pk__in=held).order_by("name_en", "pk"))


def sources(actor: Actor) -> tuple[Source, ...]:
    """Who may be named as the sender of a file. One query."""
    mine = Q(organisation_id__in=sorted(actor.organisation_ids)) | Q(organisation=None)
    return tuple(Source.objects.filter(mine, active=True).order_by("name", "pk"))


def files(actor: Actor) -> tuple[File, ...]:
    """The latest files. One query."""
    rows = ReferralImport.objects.select_related("source", "unit", "started_by").defer("lines").order_by("-pk")
    return tuple(file_of(row) for row in rows[:LATEST])


def one(actor: Actor, public_id: UUID, *, whole: bool = False) -> ReferralImport | None:
    """The file with that id, with its rows where it is asked for `whole`; None where there is none for this person."""
    rows = ReferralImport.objects.select_related("source", "unit", "started_by", "profile")
    return (rows if whole else rows.defer("lines")).filter(public_id=public_id).first()


def file_of(row: ReferralImport) -> File:
    """As plain values."""
    return File(
        public_id=row.public_id,
        source=row.source.name,
        unit=(row.unit.name_en, row.unit.name_cy),
        form=row.form,
        state=row.state,
        started_at=row.started_at,
        started_by=row.started_by.name if row.started_by else "",
        rows=row.rows,
        done=row.done,
        stored=row.stored,
        repeated=row.repeated,
        rejected=row.rejected,
    )


def refused(batch: ReferralImport, *, state: str = "open") -> tuple[Refused, ...]:
    """The first of its rejected rows that nobody has dealt with. One query."""
    rows = RejectedRow.objects.filter(batch=batch, state=state).order_by("row")[:MOST_ROWS]
    return tuple(map(refused_row, rows))


def row(batch: ReferralImport, public_id: UUID) -> RejectedRow | None:
    """One of its rejected rows."""
    return RejectedRow.objects.filter(batch=batch, public_id=public_id).first()


def refused_row(row: RejectedRow) -> Refused:
    """As plain values."""
    said: dict[str, Any] = json.loads(row.says) if row.says.startswith("{") else {}
    return Refused(
        public_id=row.public_id,
        row=row.row,
        reference=row.reference,
        state=row.state,
        faults=tuple((column, field, code) for column, field, code in row.faults),
        cells=tuple((column, cell) for column, cell in said.get("cells", ())),
        fields=said.get("fields", {}),
    )


def feedback(batch: ReferralImport) -> Iterator[Told]:
    """What was wrong, for the sender: rows that could not be read, then referrals that went back. Two queries."""
    for row in RejectedRow.objects.filter(batch=batch).exclude(state="mended").order_by("row"):
        for column, _field, code in row.faults:
            yield Told(row.row, row.reference, column, code)
    for referral in Referral.objects.filter(batch=batch, state="returned").order_by("row"):
        said: dict[str, str] = json.loads(referral.says)
        yield Told(referral.row or 0, said.get("customerReferenceNumber", ""), "", referral.decided_code)


def sheet_of(batch: ReferralImport) -> Sheet:
    """The rows of its file, while they are kept."""
    kept: list[list[Any]] = json.loads(batch.lines) if batch.lines.startswith("[") else []
    return Sheet(batch.form, tuple((int(line[0]), tuple(line[1:])) for line in kept))


def profile_for(organisation: int, source: Source, sheet: Sheet) -> ReferralProfile | None:
    """The newest reading of this sender's files whose header is the one this file has."""
    newest = ReferralProfile.objects.filter(organisation=organisation, source=source).order_by("-version")[:20]
    for profile in newest:
        header = referral_recipes.header_of(sheet, Recipe.of(profile.recipe).header_row)
        if header and referral_recipes.print_of(header) == profile.header_print:
            return profile
    return None


def profile(source: str, version: int | None) -> ReferralProfile | None:
    """The reading of a sender's files, the newest where no version is named. For the command."""
    rows = ReferralProfile.objects.filter(source__slug=source).order_by("-version")
    return (rows.filter(version=version) if version else rows).first()


def excluded(actor: Actor) -> tuple[ExcludedCrime, ...]:
    """The crimes the units of this person's desk do not work with. One query."""
    return tuple(ExcludedCrime.objects.select_related("unit").order_by("unit__name_en", "term"))
