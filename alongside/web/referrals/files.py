"""Files of referrals: handed in by somebody at the desk, who then says what their columns are and watches them come."""

import csv
import io
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import referral_imports as acts
from alongside.actions.performing import Invalid
from alongside.queries import referral_imports
from alongside.queries.referral_imports import File, ReferralImport
from alongside.rules.access import Verb
from alongside.rules.referral_faults import FAULTS
from alongside.rules.referrals import RETURNS
from alongside.web.desk.pole import WORDS
from alongside.web.fields import Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import language, long_time, say

STATES = {
    "mapping": gettext_lazy("Waits for you to say what its columns are"),
    "queued": gettext_lazy("Waits for its turn"),
    "running": gettext_lazy("Being taken in"),
    "done": gettext_lazy("Taken in"),
    "dropped": gettext_lazy("Not taken in"),
}
REFRESH = 3
"""Seconds after which the page of a file under way asks again, unless it is told to keep still."""


class FileForm(Form):
    """Which unit it is for, who sent it, and the file."""

    unit = Select(label=gettext_lazy("For which unit?"))
    source = Select(
        label=gettext_lazy("Who sent it?"), error_messages={"required": gettext_lazy("Choose who sent the file")}
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One file in the list."""

    href: str
    source: str
    when: str
    state: str
    counts: str


@dataclass(frozen=True, slots=True)
class FilesPage:
    """The form for one more, and the latest."""

    form: FileForm
    wrong_file: str
    lines: tuple[Line, ...]


@screen(Verb.IMPORT_REFERRALS)
def referral_imports_page(request: OfficerRequest) -> HttpResponse:
    """Hand a file in."""
    places = {str(unit.pk): unit for unit in referral_imports.units(request.actor)}
    senders = {str(source.pk): source for source in referral_imports.sources(request.actor)}
    form = FileForm(request.POST or None, initial={"unit": next(iter(places), "")})
    form.offer("unit", [(pk, unit.name_cy if language() == "cy" else unit.name_en) for pk, unit in places.items()])
    form.offer("source", [("", _("Choose who sent it")), *((pk, source.name) for pk, source in senders.items())])
    wrong_file = ""
    if form.is_valid():
        file = request.FILES.get("file")
        raw = file.read() if isinstance(file, UploadedFile) else b""
        try:
            made = acts.begin(
                places[form.cleaned_data["unit"]],
                request.actor,
                request.now,
                raw=raw,
                source=senders[form.cleaned_data["source"]],
                form_key=form.key_sent,
            )
        except Invalid as wrong:
            wrong_file = say(wrong.words)
            form.refuse(wrong)
        else:
            return redirect("referral_import", import_id=made.public_id)
    lines = tuple(_line(one) for one in referral_imports.files(request.actor))
    return render(request, "referrals/files.html", FilesPage(form, wrong_file, lines))


def _line(one: File) -> Line:
    return Line(
        href=reverse("referral_import", kwargs={"import_id": one.public_id}),
        source=one.source,
        when=long_time(one.started_at),
        state=str(STATES[one.state]),
        counts=_counts(one) if one.state in ("running", "done") else "",
    )


def _counts(one: File) -> str:
    return _("%(stored)s taken in, %(repeated)s there already, %(rejected)s to mend") % {
        "stored": one.stored,
        "repeated": one.repeated,
        "rejected": one.rejected,
    }


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One rejected row: its number, the sender's reference, and what is wrong with which column."""

    href: str
    row: int
    reference: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """How far one file is."""

    source: str
    when: str
    state: str
    counts: str
    rows: int
    done: int
    running: bool
    still: bool
    here: str
    map_href: str
    refused: tuple[RefusedLine, ...]
    feedback_href: str


@screen(Verb.IMPORT_REFERRALS)
def referral_import(request: OfficerRequest, import_id: UUID) -> HttpResponse:
    """How far it is; while it is under way the page asks again by itself."""
    batch = file_or_404(request, import_id)
    one = referral_imports.file_of(batch)
    running = one.state in ("queued", "running")
    still = "still" in request.GET
    parts = {"import_id": import_id}
    refused = referral_imports.refused(batch) if one.rejected else ()
    page = FilePage(
        source=one.source,
        when=long_time(one.started_at),
        state=str(STATES[one.state]),
        counts=_counts(one),
        rows=one.rows,
        done=one.done,
        running=running,
        still=still,
        here=reverse("referral_import", kwargs=parts),
        map_href=reverse("map_referral_import", kwargs=parts) if one.state == "mapping" else "",
        refused=tuple(
            RefusedLine(
                reverse("mend_row", kwargs=parts | {"row_id": row.public_id}),
                row.row,
                row.reference,
                tuple(fault_line(*fault) for fault in row.faults),
            )
            for row in refused
        ),
        feedback_href=reverse("referral_feedback", kwargs=parts) if one.state == "done" else "",
    )
    answer = render(request, "referrals/file.html", page)
    if running and not still:
        answer["Refresh"] = str(REFRESH)
    return answer


def fault_line(column: str, field: str, code: str) -> str:
    """What is wrong with which column."""
    words = say(FAULTS[code])
    named = column or (str(WORDS[field]) if field in WORDS else "")
    return f"{named}: {words}" if named else words


_RISKY = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a spreadsheet takes for the beginning of a formula."""


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not reckon with."""
    plain = " ".join(cell.split())
    return f"'{plain}" if plain.startswith(_RISKY) else plain


@screen(Verb.IMPORT_REFERRALS)
def referral_feedback(request: OfficerRequest, import_id: UUID) -> HttpResponse:
    """The list for the sender: their rows and references, and what was wrong. Nothing of anybody."""
    batch = file_or_404(request, import_id)
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow([_("row"), _("your reference"), _("column"), _("code"), _("what was wrong")])
    for told in referral_imports.feedback(batch):
        words: Any = (FAULTS | RETURNS)[told.code]
        lines.writerow([told.row, harmless(told.reference), harmless(told.column), told.code, say(words)])
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="feedback.csv"'
    return answer


def file_or_404(request: OfficerRequest, import_id: UUID, *, whole: bool = False) -> ReferralImport:
    """The file with that id."""
    found = referral_imports.one(request.actor, import_id, whole=whole)
    if found is None:
        raise Http404
    return found


@screen(Verb.IMPORT_REFERRALS)
def drop_referral_import(request: OfficerRequest, import_id: UUID) -> HttpResponse:
    """Not taken in after all."""
    batch = file_or_404(request, import_id)
    if request.method == "POST":
        try:
            acts.drop(batch, request.actor, request.now)
        except Invalid as wrong:
            messages.error(request, say(wrong.words))
        else:
            messages.success(request, _("The file was not taken in."))
    return redirect("referral_imports")
