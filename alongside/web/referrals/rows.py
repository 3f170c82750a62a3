"""A row that could not be taken in: mended by somebody who asked the sender, or left for the sender to mend."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import referral_imports as acts
from alongside.actions.performing import Invalid
from alongside.gateways.police_records import FIELDS, LONGEST_VALUE
from alongside.queries import referral_imports
from alongside.rules.access import Verb
from alongside.web.desk.pole import WORDS
from alongside.web.fields import CharField
from alongside.web.forms import Form
from alongside.web.referrals.files import fault_line, file_or_404
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


class RowForm(Form):
    """The fields of the row: those at fault first, with what the sender wrote in them."""

    def __init__(self, sent: Any, row: referral_imports.Refused) -> None:
        cells = dict(row.cells)
        at_fault = {field: cells.get(column, "") for column, field, _code in row.faults if field}
        super().__init__(sent, initial=row.fields | at_fault)
        self.first = tuple(name for name in FIELDS if name in at_fault) or ("givenName", "surname")
        for name in (*self.first, *(name for name in FIELDS if name not in self.first)):
            self.fields[name] = CharField(label=WORDS.get(name, name), max_length=LONGEST_VALUE, required=False)

    def filled(self) -> tuple[str, ...]:
        """The fields with something in them, but for those at fault."""
        return tuple(name for name in FIELDS if name not in self.first and (self[name].value() or self[name].errors))

    def rest(self) -> tuple[str, ...]:
        """The others."""
        shown = {*self.first, *self.filled()}
        return tuple(name for name in FIELDS if name not in shown)


@dataclass(frozen=True, slots=True)
class RowPage:
    """One rejected row."""

    row: int
    faults: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    form: RowForm
    leave_href: str
    back_href: str


@screen(Verb.IMPORT_REFERRALS)
def mend_row(request: OfficerRequest, import_id: UUID, row_id: UUID) -> HttpResponse:
    """Mend it and take it in."""
    batch = file_or_404(request, import_id)
    row = referral_imports.row(batch, row_id)
    if row is None:
        raise Http404
    back = reverse("referral_import", kwargs={"import_id": import_id})
    refused = referral_imports.refused_row(row)
    form = RowForm(request.POST or None, refused)
    if form.is_valid():
        try:
            acts.mend_row(row, request.actor, request.now, fields=form.answers)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The row was taken in."))
            return redirect(back)
    page = RowPage(
        row=refused.row,
        faults=tuple(fault_line(*fault) for fault in refused.faults),
        cells=refused.cells,
        form=form,
        leave_href=reverse("leave_row", kwargs={"import_id": import_id, "row_id": row_id}),
        back_href=back,
    )
    return render(request, "referrals/row.html", page)


@screen(Verb.IMPORT_REFERRALS)
def leave_row(request: OfficerRequest, import_id: UUID, row_id: UUID) -> HttpResponse:
    """Leave it for the sender."""
    batch = file_or_404(request, import_id)
    row = referral_imports.row(batch, row_id)
    if row is None:
        raise Http404
    if request.method == "POST":
        acts.leave_row(row, request.actor, request.now)
        messages.success(request, _("Left for the sender: it stands in their list."))
    return redirect("referral_import", import_id=import_id)
