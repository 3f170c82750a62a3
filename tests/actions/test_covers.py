"""Cover gives one officer's cases to another for some days, and nothing else; what was done under it is known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from alongside.actions import cases, contacts, covers, notes, tasks
from alongside.actions.performing import Invalid, Refused
from alongside.queries import cover_sheet, hand_back, scope
from alongside.queries import covers as asked
from alongside.queries import staff as staff_queries
from alongside.records.models import Bar, Case, Cover, JournalEntry, Membership, NamedAccess, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@dataclass
class Hub:
    """A unit with a second officer, Rhys, who covers, and a third, Meg."""

    team: make.Team
    rhys: Staff
    meg: Staff

    def acts(self, person: Staff, at: datetime = NOW) -> Actor:
        """Somebody acting at that moment, set on the transaction as a request does."""
        actor = staff_queries.of(person, at.date(), at)
        scope.set_acting(actor, at.date())
        return actor

    def cover(self, by: Staff | None = None, at: datetime = NOW, **more: Any) -> Cover:
        """Rhys covers Nia for three days, as she herself arranges."""
        wanted: dict[str, Any] = {"cover": self.rhys, "why": "planned", "starts_on": TODAY, "ends_on": TODAY + 2 * DAY}
        officer = more.pop("officer", self.team.officer)
        return covers.start(officer, self.acts(by or self.team.officer, at), at, **wanted | more)

    def sees(self, person: Staff, at: datetime = NOW) -> set[str]:
        """The names of the cases this person opens."""
        return {case.person.name for case in scope.opened(self.acts(person, at), at.date())}


@pytest.fixture
def hub() -> Hub:
    team = make.team()
    rhys = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")
    return Hub(team, rhys, make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Meg Third"))


def test_cover_opens_the_officers_cases_on_its_days_and_on_no_other(hub: Hub) -> None:
    make.case(hub.team, "Mari Testament")
    hub.cover(starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)
    days = [hub.sees(hub.rhys, NOW + n * DAY) for n in range(4)]
    assert days == [set(), {"Mari Testament"}, {"Mari Testament"}, set()]


def test_cover_does_not_pass_on(hub: Hub) -> None:
    make.case(hub.team, "Mari Testament")
    make.case(hub.team, "Person Of Rhys", owner=hub.rhys)
    hub.cover()
    hub.cover(hub.team.senior, officer=hub.rhys, cover=hub.meg, why="sickness")
    assert hub.sees(hub.meg) == {"Person Of Rhys"}


def test_nobody_is_covered_by_somebody_who_is_away_on_those_days(hub: Hub) -> None:
    hub.cover(hub.rhys, officer=hub.rhys, cover=hub.meg)
    with pytest.raises(Invalid, match="away themselves"):
        hub.cover()
    hub.cover(starts_on=TODAY + 3 * DAY, ends_on=TODAY + 4 * DAY)


WRONG = {
    "dates backwards": ({"starts_on": TODAY + DAY, "ends_on": TODAY}, "before it begins"),
    "a day that has passed": ({"starts_on": TODAY - DAY}, "has passed"),
    "too long": ({"ends_on": TODAY + 60 * DAY}, "at most 60 days"),
    "a year nobody means": ({"ends_on": date(9999, 12, 31)}, "Check the year"),
    "a reason of its own": ({"why": "golf"}, "Choose one"),
}


@pytest.mark.parametrize(("wrong", "sentence"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_words(hub: Hub, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        hub.cover(**wrong)
    assert not Cover.objects.exists()


def test_nobody_covers_for_themselves(hub: Hub) -> None:
    with pytest.raises(Invalid, match="themselves"):
        hub.cover(cover=hub.team.officer)


@pytest.mark.parametrize("who", ["administrator", "elsewhere", "left", "leaves before", "closed"])
def test_only_somebody_who_works_cases_here_on_all_these_days_covers(hub: Hub, who: str) -> None:
    unit = hub.team.unit
    person = {
        "administrator": lambda: make.member(unit, Role.ADMINISTRATOR),
        "elsewhere": lambda: make.member(make.unit(), Role.VICTIM_CARE_OFFICER),
        "left": lambda: make.member(unit, Role.VICTIM_CARE_OFFICER, until=TODAY - DAY),
        "leaves before": lambda: make.member(unit, Role.VICTIM_CARE_OFFICER, until=TODAY + DAY),
        "closed": lambda: make.member(unit, Role.VICTIM_CARE_OFFICER),
    }[who]()
    if who == "closed":
        with make.hosting():
            Staff.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(Invalid, match="works cases in this organisation"):
        hub.cover(cover=person)


def test_the_same_days_are_not_covered_twice_and_are_once_the_first_has_ended(hub: Hub) -> None:
    first = hub.cover()
    with pytest.raises(Invalid, match="already"):
        hub.cover(cover=hub.meg)
    covers.end(first, hub.acts(hub.team.officer), NOW)
    hub.cover(cover=hub.meg)


def test_the_same_form_sent_twice_arranges_cover_once(hub: Hub) -> None:
    key = Cover().public_id
    assert hub.cover(form_key=key).pk == hub.cover(form_key=key).pk


def test_only_the_officer_and_their_own_senior_arrange_it(hub: Hub) -> None:
    stranger = make.member(make.unit(within=hub.team.unit.organisation), Role.SENIOR)
    for person in (hub.rhys, hub.meg, hub.team.manager, stranger):
        with pytest.raises(Refused) as refused:
            hub.cover(person, cover=hub.meg)
        assert not refused.value.decision.known
    cover = hub.cover(hub.team.senior, why="sickness")
    for person in (hub.rhys, stranger):
        with pytest.raises(Refused):
            covers.end(cover, hub.acts(person), NOW)
        with pytest.raises(Refused):
            covers.extend(cover, hub.acts(person), NOW, ends_on=TODAY + 9 * DAY)


def test_a_senior_of_a_team_arranges_it_for_that_team_alone(hub: Hub) -> None:
    with make.hosting():
        ours, theirs = (
            hub.team.unit.teams.create(slug=name, name_en=name, name_cy=name) for name in ("ours", "theirs")
        )
        Membership.objects.filter(staff=hub.team.officer).update(team=ours)
        Membership.objects.filter(staff=hub.team.senior).update(team=theirs)
    with pytest.raises(Refused):
        hub.cover(hub.team.senior)
    with make.hosting():
        Membership.objects.filter(staff=hub.team.senior).update(team=ours)
    assert hub.team.officer in asked.away(hub.acts(hub.team.senior), TODAY)
    hub.cover(hub.team.senior)


def test_ending_it_takes_the_cases_away_at_once_and_making_it_longer_gives_them_for_longer(hub: Hub) -> None:
    make.case(hub.team, "Mari Testament")
    cover = hub.cover()
    covers.extend(cover, hub.acts(hub.team.officer), NOW, ends_on=TODAY + 5 * DAY)
    assert hub.sees(hub.rhys, NOW + 5 * DAY) == {"Mari Testament"}
    with pytest.raises(Invalid, match="later day"):
        covers.extend(cover, hub.acts(hub.team.officer), NOW, ends_on=TODAY)
    with pytest.raises(Invalid, match="at most"):
        covers.extend(cover, hub.acts(hub.team.officer), NOW, ends_on=TODAY + 90 * DAY)
    covers.end(cover, hub.acts(hub.team.officer), NOW)
    assert hub.sees(hub.rhys) == set()
    with pytest.raises(Invalid, match="over"):
        covers.extend(cover, hub.acts(hub.team.officer), NOW, ends_on=TODAY + 9 * DAY)


def test_a_role_that_ends_meanwhile_ends_what_cover_gives(hub: Hub) -> None:
    make.case(hub.team, "Mari Testament")
    hub.cover()
    assert hub.sees(hub.rhys) == {"Mari Testament"}
    with make.hosting():
        Membership.objects.filter(staff=hub.rhys).update(ends_on=TODAY - DAY)
    assert hub.sees(hub.rhys) == set()


def test_sealed_and_barred_cases_are_not_covered_and_who_arranges_it_is_told_no_more_than_that(hub: Hub) -> None:
    plain, sealed, barred = (make.case(hub.team, f"Person {name}") for name in ("Plain", "Sealed", "Barred"))
    cases.restrict(sealed, hub.acts(hub.team.officer), NOW, named=[hub.team.officer, hub.team.manager])
    with scope.upkeep():
        Bar.objects.create(case=barred, staff=hub.rhys, why="conflict", starts_on=TODAY)
    cover = hub.cover()
    assert hub.sees(hub.rhys) == {"Person Plain"}
    told = asked.gaps(cover, hub.acts(hub.team.officer), TODAY)
    assert (told.others, [one.name for one in told.sealed]) == (1, [Case.objects.get(pk=sealed.pk).code_name])
    # The senior is not on the list: for them the sealed case is not there.
    told = asked.gaps(cover, hub.acts(hub.team.senior), TODAY)
    assert (told.others, told.sealed) == (1, ())
    with scope.upkeep():
        NamedAccess.objects.create(case=sealed, staff=hub.rhys, starts_on=TODAY)
    assert hub.sees(hub.rhys) == {"Person Plain", "Person Sealed"}
    assert asked.gaps(cover, hub.acts(hub.team.officer), TODAY).sealed == ()
    assert plain.pk


def told(case: Case, by: Actor, at: datetime = NOW) -> None:
    said = contacts.Said(way="phone", direction="in", answered_by="victim", outcome="spoke", said="She rang.")
    contacts.record(case, by, at, contact=said)


def test_the_hand_back_lists_what_was_done_under_that_cover_no_more_and_no_fewer(hub: Hub) -> None:
    one, two = make.case(hub.team, "Person One"), make.case(hub.team, "Person Two")
    other = make.case(hub.team, "Person Of Meg", owner=hub.meg)
    own = make.case(hub.team, "Person Of Rhys", owner=hub.rhys)
    notes.write(one, hub.acts(hub.team.officer), NOW, text="Before I go.")
    cover = hub.cover()
    hub.cover(hub.meg, officer=hub.meg)
    rhys = hub.acts(hub.rhys)
    told(one, rhys, NOW + timedelta(minutes=1))
    notes.write(one, rhys, NOW + timedelta(minutes=2), text="Asked about Friday.")
    tasks.add(two, rhys, NOW + timedelta(minutes=3), title="Ring the school", due_on=TODAY)
    cases.view(two, rhys, NOW + timedelta(minutes=4))
    # Of others, by others, by another right: none of it is Nia's to be handed back.
    for case in (other, own):
        notes.write(case, rhys, NOW, text="Not hers.")
    notes.write(one, hub.acts(hub.team.senior), NOW, text="From the senior.")
    covers.end(cover, hub.acts(hub.team.officer), NOW + timedelta(hours=1))
    again = hub.cover(at=NOW + timedelta(hours=2))
    notes.write(one, hub.acts(hub.rhys), NOW + timedelta(hours=3), text="Under the next cover.")
    cover.refresh_from_db()
    found = hand_back.sheet(cover, hub.acts(hub.team.officer), TODAY)
    listed = [(back.name, line.words.en, line.about.en if line.about else "") for back in found for line in back.done]
    assert listed == [
        ("Person One", "Recorded a contact", "Telephone call: Spoke, but did not tell"),
        ("Person One", "Wrote a note", ""),
        ("Person Two", "Added a task", "Ring the school"),
    ]
    assert [(back.name, back.looks) for back in found] == [("Person One", 0), ("Person Two", 1)]
    second = hand_back.sheet(again, hub.acts(hub.team.officer), TODAY)
    assert [line.words.en for back in second for line in back.done] == ["Wrote a note"]


def test_a_senior_who_covers_acts_under_cover_too(hub: Hub) -> None:
    case = make.case(hub.team)
    hub.cover(hub.team.senior, cover=hub.team.senior, why="sickness")
    notes.write(case, hub.acts(hub.team.senior), NOW, text="In her stead.")
    hub.acts(hub.team.officer)
    facts = JournalEntry.objects.filter(verb="note.write").latest("pk").facts
    assert (facts["ground"], facts["cover_for"]) == ("cover", hub.team.officer.pk)


def test_a_hand_back_is_acknowledged_once_by_the_officer_alone_and_only_when_the_cover_is_over(hub: Hub) -> None:
    cover = hub.cover()
    with pytest.raises(Invalid, match="not over"):
        covers.acknowledge(cover, hub.acts(hub.team.officer), NOW)
    later = NOW + 3 * DAY
    for person in (hub.rhys, hub.team.senior):
        with pytest.raises(Refused):
            covers.acknowledge(cover, hub.acts(person, later), later)
    assert asked.notices(hub.acts(hub.team.officer, later), later.date()).to_acknowledge
    covers.acknowledge(cover, hub.acts(hub.team.officer, later), later)
    covers.acknowledge(cover, hub.acts(hub.team.officer, later), later + DAY)
    cover.refresh_from_db()
    assert cover.handed_back_at == later
    assert asked.notices(hub.acts(hub.team.officer, later), later.date()) == asked.Notices()
    assert JournalEntry.objects.filter(verb="cover.hand_back", subject_id=cover.pk).count() == 1


def test_a_hand_back_nobody_acknowledged_comes_to_the_senior_after_two_working_days(hub: Hub) -> None:
    hub.cover(ends_on=TODAY)
    # Over on Friday 18 December: Monday and Tuesday are the officer's.
    for days, shown in ((3, 0), (4, 0), (5, 1)):
        at = NOW + days * DAY
        assert len(asked.notices(hub.acts(hub.team.senior, at), at.date()).unanswered) == shown, days
        assert len(asked.notices(hub.acts(hub.team.officer, at), at.date()).to_acknowledge) == 1


def test_the_sheet_holds_the_cases_the_cover_officer_sees_and_reading_it_is_written_on_each(hub: Hub) -> None:
    one = make.case(hub.team, "Person One")
    make.phone(one, hub.team, safety="conditions", conditions="Never before ten.")
    tasks.add(one, hub.acts(hub.team.officer), NOW, title="Send the leaflet", due_on=TODAY + 9 * DAY)
    make.charged(one, hub.team, occurred=TODAY - 20 * DAY)
    cover = hub.cover()
    rhys = hub.acts(hub.rhys)
    sheet = cover_sheet.sheet(cover, rhys, NOW, TODAY)
    assert [case.name for case in sheet.cases] == ["Person One"]
    assert [todo.title.en for todo in sheet.promised] == ["Send the leaflet"]
    assert len(sheet.today) >= 1
    covers.read(cover, rhys, NOW, cases=sheet.rows)
    hub.acts(hub.team.officer)
    assert JournalEntry.objects.filter(verb="cover.read", case_id=one.pk, staff_id=hub.rhys.pk).count() == 1
    with pytest.raises(Refused):
        covers.read(cover, hub.acts(hub.meg), NOW, cases=sheet.rows)


def test_cover_of_an_officer_of_two_units_reaches_the_unit_it_was_arranged_in_alone(hub: Hub) -> None:
    make.case(hub.team, "Mari Testament")
    with make.hosting():
        there = make.unit(within=hub.team.unit.organisation)
        Membership.objects.create(
            staff=hub.team.officer, unit=there, role=Role.VICTIM_CARE_OFFICER, starts_on=TODAY - 9 * DAY
        )
    far = make.Team(there, hub.team.officer, make.member(there, Role.SENIOR, "Ffion There"), hub.team.manager)
    case = make.case(far, "Gwilym Elsewhere")
    hub.cover()
    assert hub.sees(hub.rhys) == {"Mari Testament"}
    assert hub.acts(hub.rhys).covering == {hub.team.officer.pk}
    assert not Case.objects.filter(pk=case.pk).exists()
    with pytest.raises(Refused):
        notes.write(case, hub.acts(hub.rhys), NOW, text="Read and answered")
    assert hub.sees(hub.team.officer) == {"Mari Testament", "Gwilym Elsewhere"}
