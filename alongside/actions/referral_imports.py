"""Files of referrals: handed in, mapped onto our fields by a person, taken in by the worker portion by portion.

Each portion is one transaction with its counts, so that a worker that is killed goes on where it was; a row is kept
whole or kept aside with what is wrong with it. The same row from the same sender is one referral, however often it
comes. When the last row is done, of the file only the counts and the rejected rows are left.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Greatest

from alongside.actions import checking, referral_keeping
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, noting
from alongside.actions.referral_keeping import Incoming
from alongside.catalogue.reasons import in_words
from alongside.gateways import referral_files, referral_recipes
from alongside.gateways.decoding import Unreadable
from alongside.gateways.police_records import LONGEST_VALUE
from alongside.gateways.referral_files import Row
from alongside.gateways.referral_recipes import Fault, Recipe
from alongside.queries.referral_imports import profile_for, sheet_of
from alongside.records.models import ReferralImport, ReferralProfile, RejectedRow, Source, Unit
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.referral_faults import FAULTS
from alongside.rules.referrals import Kind
from alongside.rules.words import Words

log = logging.getLogger(__name__)

PORTION = 500
"""Rows taken in by one transaction."""
_DESK = (Role.SENIOR, Role.DUTY, Role.MANAGER)

_NO_NAME = Words(
    "Choose which column holds the person's name: without one no row can be taken in.",
    "Dewiswch pa golofn sy'n cynnwys enw'r person: heb un ni ellir derbyn unrhyw res.",
)
_TWICE = Words("Two columns are given the same field. Choose one.", "Rhoddir yr un maes i ddwy golofn. Dewiswch un.")
_BEGUN = Words("This file is already being taken in.", "Mae'r ffeil hon eisoes yn cael ei derbyn.")
_NOT_SENDER = Words("Choose who sent the file.", "Dewiswch pwy anfonodd y ffeil.")


@action(Verb.IMPORT_REFERRALS)
def begin(
    unit: Unit, by: Actor, at: datetime, /, *, raw: bytes, source: Source, form_key: UUID | None = None
) -> ReferralImport:
    """Hand a file in. It is read into rows, and waits for somebody to say what its columns are. Invalid: unreadable."""
    checking.first_made(ReferralImport, form_key)
    if by.staff_id is not None and not by.holds(*_DESK, unit_id=unit.pk):
        raise Refused(UNKNOWN)
    if source.organisation_id not in (None, unit.organisation_id):
        raise Invalid(_NOT_SENDER, "source")
    try:
        sheet = referral_files.read(raw)
    except Unreadable as wrong:
        raise Invalid(unreadable(str(wrong)), "file") from wrong
    named = {"public_id": form_key} if form_key else {}
    made = ReferralImport.objects.create(
        **named,
        organisation_id=unit.organisation_id,
        unit=unit,
        source=source,
        profile=profile_for(unit.organisation_id, source, sheet),
        form=sheet.form,
        lines=json.dumps([[number, *cells] for number, cells in sheet.rows], ensure_ascii=False),
        started_by_id=by.staff_id,
        started_at=at,
    )
    noting(form=sheet.form, rows=len(sheet.rows))
    return made


@action(Verb.IMPORT_REFERRALS)
def map_columns(
    batch: ReferralImport, by: Actor, at: datetime, /, *, recipe: Recipe, profile: ReferralProfile | None = None
) -> ReferralImport:
    """Say how it is read, and let it be taken in. What is new about that is a new version of the sender's profile.

    By the command a `profile` is named, and holds whatever the header is: its columns must be there.
    """
    here = _mapping(batch)
    here.profile = profile or here.profile
    sheet = sheet_of(here)
    header = referral_recipes.header_of(sheet, recipe.header_row)
    if gone := recipe.missing(header):
        raise Invalid(_missing(gone), "columns")
    if not recipe.names_somebody:
        raise Invalid(_NO_NAME, "columns")
    taken = list(recipe.columns.values())
    if len(set(taken)) != len(taken):
        raise Invalid(_TWICE, "columns")
    here.profile = _kept_profile(here, recipe, header, by, at)
    here.rows = len(referral_recipes.body_of(sheet, recipe.header_row))
    here.state = "queued"
    here.save(update_fields=["profile", "rows", "state"])
    noting(profile=here.profile.pk, rows=here.rows)
    return here


@action(Verb.IMPORT_REFERRALS)
def drop(batch: ReferralImport, by: Actor, at: datetime, /) -> ReferralImport:
    """It is not taken in after all: its rows are let go of."""
    here = _mapping(batch)
    here.state, here.lines, here.ended_at = "dropped", "", at
    here.save(update_fields=["state", "lines", "ended_at"])
    return here


@action(Verb.IMPORT_REFERRALS)
def take_portion(waited: str, by: Actor, at: datetime, /) -> bool:
    """Take in the next rows of the first file that waits. `waited` names the chore. Whether there may be more."""
    here = (
        ReferralImport.objects.filter(state__in=("queued", "running"))
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("source", "profile")
        .order_by("pk")
        .first()
    )
    if here is None or here.profile is None:
        return False
    recipe, sheet = Recipe.of(here.profile.recipe), sheet_of(here)
    header = referral_recipes.header_of(sheet, recipe.header_row)
    rows = referral_recipes.body_of(sheet, recipe.header_row)[here.done : here.done + PORTION]
    drama = by.purpose == "demonstration"
    try:
        with transaction.atomic():
            counts = _take(here, recipe, header, rows, at, drama=drama)
    except Exception as surprise:
        log.error("A portion of referrals could not be kept whole: %s", type(surprise).__name__)
        counts = _one_by_one(here, recipe, header, rows, at, drama=drama)
    stored, repeated, rejected = counts
    here.done += len(rows)
    here.stored, here.repeated, here.rejected = (
        here.stored + stored,
        here.repeated + repeated,
        here.rejected + rejected,
    )
    here.state = "running"
    if here.done >= here.rows:
        here.state, here.ended_at, here.lines = "done", at, ""
    here.save()
    noting(batch=here.pk, stored=stored, repeated=repeated, rejected=rejected)
    return True


@action(Verb.IMPORT_REFERRALS)
def mend_row(row: RejectedRow, by: Actor, at: datetime, /, *, fields: Mapping[str, str]) -> RejectedRow:
    """Take a rejected row in with what somebody mended. Invalid, with our field, where it is still wrong."""
    here = _open_row(row)
    today, said = checking.day_of(at), {}
    for name, value in fields.items():
        text = checking.text(value, name, most=LONGEST_VALUE)
        if not text:
            continue
        read, wrong = referral_recipes.checked(name, text, today, Recipe())
        if wrong:
            raise Invalid(fault_words(wrong), name)
        if read:
            said[name] = read
    if not (said.get("givenName") or said.get("surname")):
        raise Invalid(fault_words("nobody_named"), "surname")
    batch = here.batch
    kept = referral_keeping.keep(
        [Incoming(said, referral_keeping.print_of(said), row=here.row)],
        at,
        source=batch.source,
        kind=Kind.IMPORT,
        organisation=batch.organisation_id,
        unit=batch.unit_id,
        batch=batch.pk,
    )
    referral_keeping.look(kept, at)
    ReferralImport.objects.filter(pk=batch.pk).update(
        rejected=Greatest(F("rejected") - 1, 0),
        **{name: F(name) + 1 for name in (["stored"] if kept else ["repeated"])},
    )
    return _end_row(here, "mended", by, at)


@action(Verb.IMPORT_REFERRALS)
def leave_row(row: RejectedRow, by: Actor, at: datetime, /) -> RejectedRow:
    """It is not mended here: it goes back to the sender with their feedback."""
    return _end_row(_open_row(row), "left", by, at)


def unreadable(sentence: str) -> Words:
    """Why a file cannot be read, in both languages as far as we have it."""
    return in_words(sentence) or Words(sentence, sentence)


def fault_words(code: str) -> Words:
    """What is wrong, in words."""
    return FAULTS[code]


def _missing(gone: Sequence[str]) -> Words:
    names = ", ".join(gone[:10])
    return Words(
        f"The file has no column called: {names}. Choose again what its columns are.",
        f"Nid oes gan y ffeil golofn o'r enw: {names}. Dewiswch eto beth yw ei cholofnau.",
    )


def _kept_profile(
    batch: ReferralImport, recipe: Recipe, header: Sequence[str], by: Actor, at: datetime
) -> ReferralProfile:
    print_ = referral_recipes.print_of(header)
    now = batch.profile
    if now is not None and now.recipe == recipe.plain() and (by.staff_id is None or now.header_print == print_):
        return now
    mine = ReferralProfile.objects.filter(organisation=batch.organisation_id, source=batch.source_id)
    return ReferralProfile.objects.create(
        organisation_id=batch.organisation_id,
        source_id=batch.source_id,
        version=(mine.aggregate(Max("version"))["version__max"] or 0) + 1,
        header_print=print_,
        recipe=recipe.plain(),
        made_by_id=checking.person(by),
        made_at=at,
    )


def _mapping(batch: ReferralImport) -> ReferralImport:
    here = ReferralImport.objects.select_for_update(of=("self",)).select_related("profile").filter(pk=batch.pk).first()
    if here is None:
        raise Refused(UNKNOWN)
    if here.state != "mapping":
        raise Changed(_BEGUN)
    return here


def _open_row(row: RejectedRow) -> RejectedRow:
    here = RejectedRow.objects.select_for_update(of=("self",)).select_related("batch__source").filter(pk=row.pk).first()
    if here is None:
        raise Refused(UNKNOWN)
    if here.state != "open":
        raise AlreadyDone(here)
    return here


def _end_row(here: RejectedRow, state: str, by: Actor, at: datetime) -> RejectedRow:
    here.state, here.ended_by_id, here.ended_at = state, checking.person(by), at
    here.save(update_fields=["state", "ended_by", "ended_at"])
    noting(batch=here.batch_id, row=here.row, state=state)
    return here


_Counts = tuple[int, int, int]
"""Rows stored, there already, rejected."""


def _take(
    batch: ReferralImport, recipe: Recipe, header: Sequence[str], rows: Sequence[Row], at: datetime, *, drama: bool
) -> _Counts:
    incoming, rejected = [], []
    today = checking.day_of(at)
    for number, cells in rows:
        read = referral_recipes.read_row(recipe, header, cells, today)
        if read.faults:
            rejected.append(_rejected(batch, number, header, cells, read.fields, read.faults))
        else:
            incoming.append(Incoming(read.fields, referral_keeping.print_of(read.fields), row=number))
    kept = referral_keeping.keep(
        incoming,
        at,
        source=batch.source,
        kind=Kind.IMPORT,
        organisation=batch.organisation_id,
        unit=batch.unit_id,
        batch=batch.pk,
    )
    referral_keeping.look(kept, at, drama=drama)
    RejectedRow.objects.bulk_create(rejected, batch_size=500)
    return len(kept), len(incoming) - len(kept), len(rejected)


def _one_by_one(
    batch: ReferralImport, recipe: Recipe, header: Sequence[str], rows: Sequence[Row], at: datetime, *, drama: bool
) -> _Counts:
    """Each row by itself: what cannot be kept as it is, is kept aside and says so."""
    total = [0, 0, 0]
    for number, cells in rows:
        try:
            with transaction.atomic():
                counts = _take(batch, recipe, header, [(number, cells)], at, drama=drama)
        except Exception as surprise:
            log.error("A row of referrals could not be kept: %s", type(surprise).__name__)
            RejectedRow.objects.create(
                batch=batch, row=number, says=json.dumps({"cells": [], "fields": {}}), faults=[["", "", "not_kept"]]
            )
            counts = (0, 0, 1)
        total = [before + more for before, more in zip(total, counts, strict=True)]
    return total[0], total[1], total[2]


def _rejected(
    batch: ReferralImport,
    number: int,
    header: Sequence[str],
    cells: Sequence[str],
    fields: Mapping[str, str],
    faults: Sequence[Fault],
) -> RejectedRow:
    pairs = [[header[place] if place < len(header) else "", cell] for place, cell in enumerate(cells) if cell]
    return RejectedRow(
        batch=batch,
        row=number,
        says=json.dumps({"cells": pairs, "fields": dict(fields)}, ensure_ascii=False),
        reference=fields.get("customerReferenceNumber", "")[:100],
        faults=[[fault.column, fault.field, fault.code] for fault in faults],
    )
