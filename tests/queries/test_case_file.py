"""The case file, its people, its dates, its timeline and who looked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from alongside.actions import cases, channels, contacts, duties, notes, people
from alongside.queries import case_file, scope, timeline, who_looked
from alongside.queries import people as people_queries
from alongside.records.models import Case, JournalEntry, KeyDate, Offence, Sentence
from alongside.rules.findings import Outcome
from tests.factories import NOW, TODAY, Team, act_as, actor, case, charged, duty, offender, phone, proposed, team

pytestmark = pytest.mark.django_db


def _full(of: Team) -> Case:
    held = case(of, details=people.Details(name="Mari Testament", names=(("maiden", "Mari Jones"),)))
    arisen = duty(charged(held, of))
    channel = phone(held, of)
    phone(held, of, value="07700 900124", safety="not_asked")
    offender(held, of)
    said = contacts.Said(
        way="phone",
        direction="out",
        answered_by="victim",
        outcome="told",
        channel=channel.public_id,
        said="She knows.",
        duties=[arisen.public_id],
    )
    contacts.record(held, of.by, NOW, contact=said)
    charged(held, of)
    notes.write(held, of.by, NOW, text="She moves on Monday.")
    return held


def test_a_case_page_says_who_it_is_for_what_is_owed_and_how_she_can_be_reached(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    of = team()
    held = _full(of)
    by = act_as(of.officer)
    with django_assert_num_queries(3):
        found = scope.case(by, TODAY, held.public_id)
        assert found is not None
        page = case_file.overview(found, by, NOW, TODAY)
    assert (page.header.name, page.header.owner, page.header.version) == ("Mari Testament", "Nia Pugh", held.version)
    victim, kevin = page.parts
    assert victim.other_names == ("Mari Jones",)
    assert [way.may for way in victim.ways] == [Outcome.YES, Outcome.NO]
    assert victim.ways[1].why.en.startswith("Nobody has asked")
    assert kevin.accused and [number.value for number in kevin.numbers] == ["A1234BC"]
    assert [one.kind for one in page.duties] == ["police.tell_of_charge"]
    assert page.duties[0].because and "VC-R6-09" in page.duties[0].because.en


def test_a_number_shared_with_the_accused_is_shown_as_not_to_be_used() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    kevin = offender(held, of).person
    channels.add(held, of.by, NOW, person=kevin, way="phone", value=channel.value)
    victim = people_queries.of(held, act_as(of.officer), TODAY)[0]
    assert victim.ways[0].may is Outcome.NO


def test_people_are_not_read_through_a_case_one_may_not_see() -> None:
    of, other = team(), team()
    held = _full(of)
    assert people_queries.of(held, act_as(other.officer), TODAY) == ()
    assert people_queries.person(held, actor(other.officer), TODAY, held.person.public_id) is None


def test_dates_show_the_current_version_apart_from_earlier_ones() -> None:
    of = team("probation")
    held = case(of)
    kevin = offender(held, of).person
    for days, day in ((3, date(2027, 5, 1)), (1, date(2027, 6, 1))):
        KeyDate.objects.create(person=kevin, kind="CRD", value=day, as_of=NOW - timedelta(days=days), source="dates")
    Sentence.objects.create(person=kevin, kind="custody", passed_on=TODAY, years=3, source="court", as_of=NOW)
    Offence.objects.create(case=held, person=kevin, title="Assault", index_offence=True, source="court")
    dates = case_file.dates(held, act_as(of.officer), TODAY)
    assert [one.value for one in dates.current] == [date(2027, 6, 1)]
    assert [one.value for one in dates.earlier] == [date(2027, 5, 1)]
    assert [one.years for one in dates.sentences] == [3]
    assert [one.title for one in dates.offences] == ["Assault"]


def test_a_hospital_case_shows_no_dates_of_release() -> None:
    of = team("probation")
    held = case(of)
    kevin = offender(held, of).person
    KeyDate.objects.create(person=kevin, kind="CRD", value=date(2027, 5, 1), as_of=NOW, source="dates")
    cases.edit(held, of.by, NOW, seen=held.version, offence_summary="", risk="unknown", hospital=True)
    dates = case_file.dates(held, act_as(of.officer), TODAY)
    assert dates.hidden and dates.current == () and dates.earlier == ()


def test_the_timeline_tells_everything_newest_first_and_a_met_duty_with_its_contact(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    of = team()
    held = _full(of)
    waived = duty(charged(held, of))
    duties.waive(waived, of.by, NOW + timedelta(minutes=1), why="She asked not to be told.")
    event = proposed(held, of)
    act_as(of.officer)
    with django_assert_num_queries(3):
        page = timeline.page(held)
    assert [line.sort for line in page.lines[:3]] == ["duty", "note", "event"]
    assert page.lines[0].why is not None and page.lines[0].why.en == "She asked not to be told."
    assert event.public_id in {line.public_id for line in page.lines}
    told = next(line for line in page.lines if line.sort == "contact")
    assert (told.text, told.title.en, told.by) == ("She knows.", "Telephone call: Told", "Nia Pugh")
    assert [met.en for met in told.met] == ["Tell the victim the suspect has been charged"]
    assert sum(line.sort == "duty" for line in page.lines) == 1
    assert all(line.title.cy for line in page.lines)


def test_a_deadline_counted_again_leaves_its_old_day_in_the_timeline() -> None:
    of = team()
    held = case(of)
    charged(held, of)
    cases.set_enhanced(held, of.by, NOW, enhanced=True, why="vulnerable")
    lines = [line for line in timeline.page(held).lines if line.sort == "duty"]
    assert [line.code for line in lines] == ["superseded"]
    assert lines[0].why is not None and "enhanced rights" in lines[0].why.en


def test_pages_of_the_timeline_meet_without_gap_or_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "A_PAGE", 3)
    of = team()
    held = case(of)
    for number in range(5):
        notes.write(held, of.by, NOW, text=f"Note {number}")
    charged(held, of, at=NOW)
    act_as(of.officer)
    texts, mark, pages = [], "", 0
    while True:
        page = timeline.page(held, mark)
        texts += [line.text or line.title.en for line in page.lines]
        pages, mark = pages + 1, page.earlier
        if not mark:
            break
    assert texts == ["Note 4", "Note 3", "Note 2", "Note 1", "Note 0", "The suspect was charged."]
    assert pages == 2


@pytest.mark.parametrize("mark", ["x", "AAAA", "MjAyNnxub3RlfDE=", "ÿ" * 9, "bm90ZQ=="])
def test_a_mark_that_cannot_be_read_gives_the_first_page(mark: str) -> None:
    of = team()
    held = case(of)
    notes.write(held, of.by, NOW, text="Note")
    act_as(of.officer)
    assert len(timeline.page(held, mark).lines) == 1


def test_the_timeline_of_a_case_one_may_not_see_is_empty() -> None:
    of, other = team(), team()
    held = _full(of)
    act_as(other.officer)
    assert timeline.page(held).lines == ()


def test_who_looked_is_for_the_cases_officer_and_for_seniors() -> None:
    of = team()
    held = case(of)
    cases.view(held, act_as(of.senior), NOW)
    for person in (of.officer, of.senior):
        looks = who_looked.of(held, act_as(person), NOW)
        assert looks is not None
        assert [(look.by, look.verb) for look in looks] == [("Grace Adeyemi", "case.view"), ("Nia Pugh", "case.open")]
        assert all(look.words.cy for look in looks)
        assert looks[0].ground and looks[0].ground.en == "They supervise the work of the team"
        assert looks[0].of_work
        assert looks[1].ground is None, "opened as new, not looked at"
    cases.assign(held, of.by, NOW, owner=of.senior)
    assert who_looked.of(held, act_as(of.officer), NOW) is None


def test_an_opening_without_a_reason_of_work_is_marked_and_one_by_the_program_is_not() -> None:
    of = team()
    held = case(of)
    by = act_as(of.officer)
    for ground in ({"ground": "emergency"}, {}, {"ground": "owner"}):
        JournalEntry.objects.create(
            at=NOW, staff_id=of.officer.pk, verb="case.view", case_id=held.pk, facts=ground,
            organisation_id=held.organisation_id,
        )  # fmt: skip
    looks = who_looked.of(held, by, NOW)
    assert looks is not None
    assert [look.of_work for look in looks if look.verb == "case.view"] == [True, False, False]
