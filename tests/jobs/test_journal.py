"""`alongside journal`: verify says whether the journal was touched and where; export hands out ids and verbs."""

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from alongside.actions import cases, copies, journal_chain, notes
from alongside.actions.performing import journal
from alongside.gateways import embedded_postgres
from alongside.jobs import commands
from alongside.queries import scope
from alongside.records.models import JournalEntry
from alongside.rules.access import Actor, Role
from tests.factories import NOW, TODAY, act_as, case, member, team

SEALER = Actor(None, "", purpose="journal")
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALONGSIDE_ANCHORS", str(tmp_path))
    return tmp_path


def write(place: Path, n: int = 5) -> list[int]:
    with scope.acting(SEALER, TODAY):
        made = [journal("desk.tidy", SEALER, NOW, n=number).pk for number in range(n)]
    journal_chain.seal(SEALER, NOW)
    journal_chain.anchor(place, SEALER, NOW)
    return made


@pytest.mark.django_db
def test_a_journal_nobody_touched_leaves_with_0_and_says_what_vouches_for_it(place: Path, capsys: Out) -> None:
    write(place)
    assert commands.main(["journal", "verify"]) == 0
    said = capsys.readouterr().out
    assert "nothing was touched" in said and "5 entries sealed" in said and "anchored up to seal 5" in said
    assert "1 not sealed yet" in said
    assert commands.main(["journal", "verify", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sound"], answer["sealed"], answer["unsealed"], answer["faults"]) == (True, 5, 1, [])


@pytest.mark.django_db(transaction=True)
def test_an_entry_deleted_by_hand_leaves_with_1_and_says_where(place: Path, capsys: Out) -> None:
    made = write(place)
    with psycopg.connect(embedded_postgres.addresses(settings.ALONGSIDE_HOME).owner) as owner:
        owner.execute("alter table records_journalentry disable trigger user")
        owner.execute("alter table records_journalentry no force row level security")
        owner.execute("delete from records_journalentry where id = %s", [made[2]])
        owner.execute("alter table records_journalentry enable trigger user")
        owner.execute("alter table records_journalentry force row level security")
    assert commands.main(["journal", "verify", "--json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["what"], fault["sequence"], fault["entry_id"]) == ("entry_removed", 3, made[2])
    assert commands.main(["journal", "verify"]) == 1
    assert f"entry_removed: entry {made[2]} is not there (seal 3)" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_export_holds_ids_and_verbs_is_journalled_and_has_no_personal_text(capsys: Out) -> None:
    of = team()
    held = case(of, "Mari Testament")
    other = case(of, "Ffion Gwyn")
    notes.write(held, of.by, NOW, text="She moves on Monday")
    notes.write(other, of.by, NOW, text="Another note")
    assert commands.main(["journal", "export", "--case", held.reference]) == 0
    printed = capsys.readouterr().out
    lines = [json.loads(line) for line in printed.splitlines()]
    assert {line["case_id"] for line in lines} == {held.pk}
    assert "note.write" in {line["verb"] for line in lines}
    assert not [word for word in ("Mari", "Monday", held.reference) if word in printed]
    scope.set_acting(SEALER, TODAY)
    noted = JournalEntry.objects.get(verb="journal.export")
    assert noted.facts["about"] == held.pk and noted.facts["lines"] == len(lines)


@pytest.mark.django_db
def test_an_export_can_be_asked_for_from_one_day_to_another(capsys: Out) -> None:
    with scope.acting(SEALER, TODAY):
        journal("desk.tidy", SEALER, NOW)
    for days, found in ((["--from", "2026-12-18", "--to", "2026-12-18"], 1), (["--from", "2026-12-19"], 0)):
        assert commands.main(["journal", "export", "--json", *days]) == 0
        lines = json.loads(capsys.readouterr().out)["lines"]
        assert len([line for line in lines if line["verb"] == "desk.tidy"]) == found
    assert commands.main(["journal", "export", "--from", "yesterday"]) == 2


@pytest.mark.django_db
def test_only_a_privacy_officer_exports_and_only_the_own_organisation(capsys: Out) -> None:
    of, elsewhere = team(), team()
    held, theirs = case(of), case(elsewhere)
    watcher = member(of.unit, Role.PRIVACY_OFFICER)
    assert commands.main(["journal", "export", "--as", of.senior.username]) == 1
    capsys.readouterr()
    assert commands.main(["journal", "export", "--as", watcher.username]) == 0
    organisations = {json.loads(line)["organisation_id"] for line in capsys.readouterr().out.splitlines()}
    assert organisations == {of.unit.organisation_id}
    sealed = case(of, "Siân Sealed")
    cases.restrict(sealed, of.by, NOW, named=[of.officer, of.senior])
    for reference, code in ((held.reference, 0), (theirs.reference, 1), (sealed.reference, 1), ("nonsense", 1)):
        assert commands.main(["journal", "export", "--as", watcher.username, "--case", reference]) == code, reference
    told: Any = capsys.readouterr().err.splitlines()
    assert len(set(told)) == 1, "a sealed case, another's and none are answered alike"
    act_as(watcher)


@pytest.mark.django_db
def test_an_anchor_file_taken_away_is_a_fault_for_ever_and_says_so_to_a_copy_too(place: Path, capsys: Out) -> None:
    write(place)
    (place / "journal.jsonl").unlink()
    write(place)
    assert commands.main(["journal", "verify"]) == 1
    assert "anchor_removed: line 1 of the anchors" in capsys.readouterr().out
    assert commands.main(["journal", "verify", "--restored"]) == 1


@pytest.mark.django_db
def test_a_copy_whose_journal_notes_its_restore_is_sound_once_somebody_says_it_is_one(place: Path, capsys: Out) -> None:
    write(place)
    (place / "journal.jsonl").unlink()
    copies.note_restore(NOW, Actor(None, "", purpose="backup"), NOW, key_id="k1", rows=1, live=False)
    write(place)
    assert commands.main(["journal", "verify"]) == 1
    capsys.readouterr()
    assert commands.main(["journal", "verify", "--restored"]) == 0
    said = capsys.readouterr().out
    assert "anchors from before the restore are elsewhere: lines up to 1" in said


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (["--from", "bogus"], "give a day as YYYY-MM-DD"),
        (["--from", "2026-11-22", "--to", "2026-11-21"], "the last day (--to) is before the first (--from)"),
    ],
)
@pytest.mark.django_db
def test_days_that_cannot_be_are_refused_in_words(days: list[str], sentence: str, capsys: Out) -> None:
    assert commands.main(["journal", "export", *days]) != 0
    assert sentence in capsys.readouterr().err
