"""Files of referrals on their way in: mapped once, taken in by portions, twice is once, wrong rows kept and mended."""

import csv
import io
import os
from datetime import timedelta
from time import perf_counter
from typing import Any

import pytest

from alongside.actions import referral_imports as acts
from alongside.actions import referral_keeping
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.gateways.referral_recipes import Recipe
from alongside.queries import referral_imports as asked
from alongside.queries import scope
from alongside.records.models import Referral, ReferralImport, ReferralProfile, RejectedRow, Source
from tests import factories as make
from tests.factories import NOW
from tests.web.messages import FEEDS, source

pytestmark = pytest.mark.django_db

COLUMNS = {
    "Ref": "customerReferenceNumber",
    "Forename": "givenName",
    "Surname": "surname",
    "DOB": "dateOfBirth",
    "Offence": "crimeType",
    "Mobile": "mobile",
    "Consent": "consent",
}
HEADER = ",".join(COLUMNS)
GOOD = "R1,Siân,Prys,03/02/1988,Burglary,07700 900555,Y"
FUTURE = "=R2,Ann,Rees,03/02/2099,Theft,07700 900556,Y"
NOBODY = "R3,,,,Theft,07700 900557,Y"


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def sender(team: make.Team) -> Source:
    return source(team.unit, "gwent", name="Heddlu Aberafon")


def handed_in(team: make.Team, sender: Source, *lines: str, header: str = HEADER) -> ReferralImport:
    raw = "\n".join((header, *lines)).encode()
    return acts.begin(team.unit, make.act_as(team.senior), NOW, raw=raw, source=sender)


def mapped(team: make.Team, sender: Source, *lines: str, **more: Any) -> ReferralImport:
    batch = handed_in(team, sender, *lines)
    return acts.map_columns(batch, make.act_as(team.senior), NOW, recipe=Recipe(1, COLUMNS, **more))


def taken_in(batch: ReferralImport, team: make.Team) -> ReferralImport:
    while acts.take_portion("test", FEEDS, NOW):
        pass
    make.act_as(team.senior)
    batch.refresh_from_db()
    return batch


def counts(batch: ReferralImport) -> tuple[int, int, int, int]:
    return batch.done, batch.stored, batch.repeated, batch.rejected


def test_a_file_is_taken_in_and_its_rows_are_referrals_with_their_gates(team: make.Team, sender: Source) -> None:
    batch = taken_in(mapped(team, sender, GOOD, "R9,Mari,Lloyd,01/01/2015,Rape,07700 900558,N"), team)
    assert (batch.state, counts(batch), batch.lines) == ("done", (2, 2, 0, 0), "")
    rows = {one.row: one for one in Referral.objects.all()}
    assert {row: (one.kind, one.state, one.unit) for row, one in rows.items()} == {
        2: ("import", "ready", team.unit),
        3: ("import", "stopped", team.unit),
    }
    assert set(rows[3].gates.values_list("reason", flat=True)) == {"consent_refused", "under_18", "no_safe_number"}


def test_the_same_file_twice_makes_no_second_referral(team: make.Team, sender: Source) -> None:
    for _ in range(2):
        batch = taken_in(mapped(team, sender, GOOD, GOOD), team)
    assert counts(batch) == (2, 0, 2, 0)
    assert Referral.objects.count() == 1


def test_a_row_that_cannot_be_taken_in_is_kept_with_its_column_and_the_others_are_taken_in(
    team: make.Team, sender: Source
) -> None:
    batch = taken_in(mapped(team, sender, FUTURE, GOOD, NOBODY), team)
    assert counts(batch) == (3, 1, 0, 2)
    rows = {row.row: row.faults for row in RejectedRow.objects.all()}
    assert rows == {2: [["DOB", "dateOfBirth", "future_date"]], 4: [["", "surname", "nobody_named"]]}


def test_a_rejected_row_is_mended_once_and_taken_in(team: make.Team, sender: Source) -> None:
    batch = taken_in(mapped(team, sender, FUTURE), team)
    by, row = make.act_as(team.senior), RejectedRow.objects.get()
    shown = asked.refused_row(row)
    assert ("DOB", "03/02/2099") in shown.cells
    with pytest.raises(Invalid) as wrong:
        acts.mend_row(row, by, NOW, fields=shown.fields | {"dateOfBirth": "03/02/2098"})
    assert wrong.value.field == "dateOfBirth"
    for _ in range(2):
        acts.mend_row(row, by, NOW, fields=shown.fields | {"dateOfBirth": "03/02/1989"})
    batch.refresh_from_db()
    assert counts(batch) == (1, 1, 0, 0)
    assert Referral.objects.get().row == 2


def test_the_sender_is_told_rows_references_and_codes_and_nothing_of_anybody(team: make.Team, sender: Source) -> None:
    batch = taken_in(mapped(team, sender, FUTURE, NOBODY), team)
    assert [(one.row, one.reference, one.column, one.code) for one in asked.feedback(batch)] == [
        (2, "=R2", "DOB", "future_date"),
        (3, "R3", "", "nobody_named"),
    ]
    acts.leave_row(RejectedRow.objects.get(row=3), make.act_as(team.senior), NOW)
    assert len(list(asked.feedback(batch))) == 2
    assert "Rees" not in str(list(asked.feedback(batch)))


def test_a_profile_is_known_again_by_the_header_and_a_change_is_a_new_version(team: make.Team, sender: Source) -> None:
    taken_in(mapped(team, sender, GOOD), team)
    again = handed_in(team, sender, NOBODY)
    assert again.profile is not None
    acts.map_columns(again, make.act_as(team.senior), NOW, recipe=Recipe.of(again.profile.recipe))
    assert ReferralProfile.objects.count() == 1
    other = handed_in(team, sender, GOOD, header=HEADER.replace("Offence", "Crime type"))
    assert other.profile is None
    changed = handed_in(team, sender, GOOD)
    acts.map_columns(changed, make.act_as(team.senior), NOW, recipe=Recipe(1, COLUMNS, day_order="mdy"))
    assert list(ReferralProfile.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"Gender": "gender", "Surname": "surname"}, "Gender"),
        ({"Offence": "crimeType"}, "name"),
        ({"Forename": "surname", "Surname": "surname"}, "same field"),
    ],
)
def test_columns_that_are_missing_name_nobody_or_say_one_thing_twice_are_refused(
    columns: dict[str, str], said: str, team: make.Team, sender: Source
) -> None:
    batch = handed_in(team, sender, GOOD)
    with pytest.raises(Invalid, match=said):
        acts.map_columns(batch, make.act_as(team.senior), NOW, recipe=Recipe(1, columns))
    assert not ReferralProfile.objects.exists()


def test_a_file_that_cannot_be_read_is_not_taken_in_and_says_why(team: make.Team, sender: Source) -> None:
    with pytest.raises(Invalid) as wrong:
        acts.begin(team.unit, make.act_as(team.senior), NOW, raw=b"", source=sender)
    assert wrong.value.words.cy == "Mae'r ffeil yn wag."
    assert not ReferralImport.objects.exists()


def test_a_file_given_up_or_begun_is_mapped_no_more(team: make.Team, sender: Source) -> None:
    batch = handed_in(team, sender, GOOD)
    by = make.act_as(team.senior)
    dropped = acts.drop(batch, by, NOW)
    assert (dropped.state, dropped.lines) == ("dropped", "")
    with pytest.raises(Changed):
        acts.map_columns(batch, by, NOW, recipe=Recipe(1, COLUMNS))


def test_nobody_hands_in_a_file_for_a_unit_or_from_a_sender_of_others(team: make.Team, sender: Source) -> None:
    other = make.team()
    with pytest.raises(Refused):
        acts.begin(team.unit, make.act_as(other.senior), NOW, raw=GOOD.encode(), source=sender)
    with pytest.raises(Invalid):
        acts.begin(other.unit, make.act_as(other.senior), NOW, raw=GOOD.encode(), source=sender)
    batch = taken_in(mapped(team, sender, FUTURE), team)
    make.act_as(other.senior)
    assert not ReferralImport.objects.exists()
    assert not RejectedRow.objects.exists()
    assert not ReferralProfile.objects.exists()
    make.act_as(team.officer)
    assert asked.one(make.actor(team.officer), batch.public_id) is None


def test_a_worker_killed_between_portions_goes_on_where_it_was(
    team: make.Team, sender: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "PORTION", 2)
    batch = mapped(team, sender, *(f"R{n},Ann,Rees{n},,Theft,07700 9001{n:02},Y" for n in range(5)))
    assert acts.take_portion("test", FEEDS, NOW)
    make.act_as(team.senior)
    batch.refresh_from_db()
    assert (batch.state, batch.done) == ("running", 2)
    assert counts(taken_in(batch, team)) == (5, 5, 0, 0)
    assert not acts.take_portion("test", FEEDS, NOW + timedelta(minutes=1))


def test_a_row_that_breaks_the_program_is_kept_aside_and_the_others_are_taken_in(
    team: make.Team, sender: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep: Any = referral_keeping.keep

    def fall_over(incoming: Any, *args: Any, **more: Any) -> Any:
        if any(one.fields["surname"] == "Fall" for one in incoming):
            raise RuntimeError
        return keep(incoming, *args, **more)

    monkeypatch.setattr(referral_keeping, "keep", fall_over)
    batch = taken_in(mapped(team, sender, GOOD, "R4,Ann,Fall,,Theft,,Y"), team)
    assert counts(batch) == (2, 1, 0, 1)
    assert RejectedRow.objects.get().faults == [["", "", "not_kept"]]


def test_nothing_of_a_file_stands_plain_in_the_database(team: make.Team, sender: Source) -> None:
    batch = mapped(team, sender, FUTURE)
    found: Any = ReferralImport.objects.raw("select id, public_id, lines as words from records_referralimport")[0]
    assert "Rees" not in found.words
    taken_in(batch, team)
    row: Any = RejectedRow.objects.raw(
        "select id, public_id, says as words, reference as ref from records_rejectedrow"
    )[0]
    assert "Rees" not in row.words
    assert "R2" not in row.ref


FULL = os.environ.get("ALONGSIDE_FULL") == "1"


def many(rows: int) -> str:
    """So many different people, a few of them like each other, as a sender's file."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    for n in range(rows):
        born = f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1940 + n % 60}"
        crime = ("Burglary", "Theft", "Assault", "Rape", "Criminal damage")[n % 5]
        lines.writerow(
            [f"R{n}", f"Ann{n % 97}", f"Rees{n % 1009}", born, crime, f"07700 {900000 + n % 1000:06}", "Yn"[n % 7 == 0]]
        )
    return written.getvalue()


def test_a_file_of_thousands_is_taken_in_within_a_minute(team: make.Team, sender: Source) -> None:
    rows, seconds = (5000, 60) if FULL else (500, 12)
    batch = acts.begin(team.unit, make.act_as(team.senior), NOW, raw=many(rows).encode(), source=sender)
    acts.map_columns(batch, make.act_as(team.senior), NOW, recipe=Recipe(1, COLUMNS))
    began = perf_counter()
    taken_in(batch, team)
    took = perf_counter() - began
    assert counts(batch) == (rows, rows, 0, 0)
    assert took < seconds, f"{rows} rows took {took:.1f} s"
    with scope.upkeep():
        assert Referral.objects.filter(state="new").count() == 0
