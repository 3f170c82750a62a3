"""How a sender's file is read: somebody looks at its first rows and says which column is what, once for each sender."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import referral_imports as acts
from alongside.actions.performing import Invalid
from alongside.gateways import referral_recipes
from alongside.gateways.police_records import FIELDS
from alongside.gateways.referral_files import Row
from alongside.gateways.referral_recipes import Recipe
from alongside.queries.referral_imports import sheet_of
from alongside.rules.access import Verb
from alongside.web.desk.pole import WORDS
from alongside.web.fields import Hidden, Radios, Select
from alongside.web.forms import Form
from alongside.web.referrals.files import fault_line, file_or_404
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest

SHOWN = 5
"""Rows under the header that are shown."""
LOOKED_AT = 2000
"""Rows in which words for yes and no are looked for."""
MOST_COLUMNS = 120
"""Columns that can be mapped on one page."""
_CUT = 40


class MapForm(Form):
    """One question for each column, the order of days, and one for each word that may mean yes or no."""

    header_row = Hidden(required=True)
    day_order = Radios(
        label=gettext_lazy("How are days written?"),
        choices=[
            ("dmy", gettext_lazy("Day, month, year: 31/12/2026")),
            ("mdy", gettext_lazy("Month, day, year: 12/31/2026")),
        ],
        initial="dmy",
    )

    def __init__(self, sent: Any, header: Sequence[str], recipe: Recipe, header_row: int) -> None:
        super().__init__(sent, initial={"header_row": header_row, "day_order": recipe.day_order})
        self.header = tuple(header[:MOST_COLUMNS])
        choices: list[tuple[str, Any]] = [("", _("Leave out")), *((name, WORDS.get(name, name)) for name in FIELDS)]
        for place, column in enumerate(self.header):
            self.fields[f"c{place}"] = Select(
                label=column, choices=choices, required=False, initial=recipe.columns.get(column, "")
            )
        self.columns = tuple(f"c{place}" for place in range(len(self.header)))
        self.words: tuple[str, ...] = ()

    def chosen(self) -> dict[str, str]:
        """Their columns to our fields, as they were sent or stand."""
        found = {}
        for place, column in enumerate(self.header):
            name = str(self[f"c{place}"].value() or "")
            if name in FIELDS:
                found[column] = name
        return found

    def ask_words(self, strange: dict[str, list[str]], recipe: Recipe) -> None:
        """One question for each word that says neither yes nor no to us."""
        asked = []
        for name, words in strange.items():
            for place, word in enumerate(words):
                key = f"w{name}-{place}"
                self.fields[key] = Select(
                    label=_("%(field)s: what does “%(word)s” mean?") % {"field": WORDS.get(name, name), "word": word},
                    choices=[
                        ("", _("Choose")),
                        ("yes", _("Yes")),
                        ("no", _("No")),
                        ("unknown", _("Not known")),
                    ],
                    error_messages={"required": _("Say what “%(word)s” means") % {"word": word}},
                    initial=recipe.words.get(name, {}).get(word, ""),
                )
                asked.append(key)
        self.words = tuple(asked)

    def recipe(self, strange: dict[str, list[str]]) -> Recipe:
        """What was answered; only for a valid form."""
        typed = self.cleaned_data
        return Recipe(
            header_row=int(typed["header_row"]),
            columns={column: typed[f"c{place}"] for place, column in enumerate(self.header) if typed[f"c{place}"]},
            words={
                name: {word: typed[f"w{name}-{place}"] for place, word in enumerate(words)}
                for name, words in strange.items()
            },
            day_order=typed["day_order"],
        )


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the file, cut to what can be shown; `href` makes it the header."""

    number: int
    cells: tuple[str, ...]
    href: str
    header: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """The first rows, the questions, and what the first rows would give."""

    source: str
    known: bool
    rows: tuple[RowShown, ...]
    form: MapForm
    tried: tuple[tuple[int, tuple[str, ...]], ...]
    drop_href: str
    back_href: str


@screen(Verb.IMPORT_REFERRALS)
def map_referral_import(request: OfficerRequest, import_id: UUID) -> HttpResponse:
    """Say what the columns are, and let the file be taken in."""
    batch = file_or_404(request, import_id, whole=True)
    parts = {"import_id": import_id}
    if batch.state != "mapping":
        return redirect("referral_import", import_id=import_id)
    sheet = sheet_of(batch)
    kept = Recipe.of(batch.profile.recipe) if batch.profile else None
    numbers = {number for number, _cells in sheet.rows[: referral_recipes.HEADER_WITHIN]}
    asked = request.POST.get("header_row") or request.GET.get("header", "")
    header_row = int(asked) if asked.isdecimal() and len(asked) < 4 and int(asked) in numbers else 0
    header_row = header_row or (kept.header_row if kept else referral_recipes.likely_header(sheet))
    header = referral_recipes.header_of(sheet, header_row)
    body = referral_recipes.body_of(sheet, header_row)
    begun = kept if kept and kept.header_row == header_row else Recipe(header_row, referral_recipes.proposed(header))
    form = MapForm(request.POST or None, header, begun, header_row)
    strange = referral_recipes.strange_words(Recipe(header_row, form.chosen()), header, body[:LOOKED_AT])
    form.ask_words(strange, begun)
    if form.is_valid():
        try:
            acts.map_columns(batch, request.actor, request.now, recipe=form.recipe(strange))
        except Invalid as wrong:
            form.refuse(wrong, columns=form.columns[0] if form.columns else "header_row")
        else:
            return redirect("referral_import", import_id=import_id)
    page = MapPage(
        source=batch.source.name,
        known=kept is not None,
        rows=tuple(_shown(row, header_row, import_id) for row in sheet.rows[: max(SHOWN, header_row + 2)]),
        form=form,
        tried=tuple(_tried(form, header, body[:SHOWN], header_row, begun, request)),
        drop_href=reverse("drop_referral_import", kwargs=parts),
        back_href=reverse("referral_imports"),
    )
    return render(request, "referrals/map.html", page)


def _shown(row: Row, header_row: int, import_id: UUID) -> RowShown:
    number, cells = row
    return RowShown(
        number=number,
        cells=tuple(cell if len(cell) <= _CUT else f"{cell[:_CUT]}…" for cell in cells[:MOST_COLUMNS]),
        href=f"{reverse('map_referral_import', kwargs={'import_id': import_id})}?header={number}",
        header=number == header_row,
    )


def _tried(
    form: MapForm, header: Sequence[str], rows: Sequence[Row], header_row: int, begun: Recipe, request: OfficerRequest
) -> list[tuple[int, tuple[str, ...]]]:
    """What is wrong with the first rows, read as the form stands."""
    recipe = Recipe(header_row, form.chosen(), begun.words, str(form["day_order"].value() or "dmy"))
    found = []
    for number, cells in rows:
        read = referral_recipes.read_row(recipe, header, cells, request.today)
        if read.faults:
            found.append((number, tuple(fault_line(one.column, one.field, one.code) for one in read.faults)))
    return found
