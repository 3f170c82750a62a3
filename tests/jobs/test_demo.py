"""The demonstration: the same each time, believable, and nothing in it real.

It is loaded twice for the whole module, within a transaction that is rolled back.
"""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction

from alongside.jobs import demo, ground
from alongside.jobs.commands import main
from alongside.jobs.demonstration import cast, loading, replay
from alongside.jobs.demonstration.clock import Clock
from alongside.queries import alerts, attempts, contact_plans, desk, diary, privacy, reviews, scope, staff
from alongside.records.models import (
    Bar,
    Case,
    Channel,
    Contact,
    Duty,
    Event,
    InboundMessage,
    JournalEntry,
    Membership,
    Note,
    Organisation,
    Person,
    Source,
    Staff,
)
from alongside.rules.access import Actor, Role, Verb
from alongside.rules.attempts import Step
from alongside.rules.counting import LONDON
from alongside.rules.needs import Need
from alongside.rules.priority import Section
from tests.factories import hosting

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=LONDON)
"""A Tuesday morning."""
TODAY = NOW.date()
OFFICERS = ("amina.yusuf", "daniel.okafor", "siobhan.reilly", "ruth.adeyemi", "tom.hartley", "elin.gruffydd")
DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}|029 2018 0\d{3}|0808 157 0\d{3}")
"""The ranges of numbers kept for film and television: nobody ever has one."""
FOLDER = Path(loading.__file__).parent

Snapshot = dict[str, list[tuple[object, ...]]]


def _snapshot() -> Snapshot:
    return {
        "cases": list(Case.objects.order_by("reference").values_list("reference", "public_id", "person__name")),
        "duties": list(Duty.objects.order_by("public_id").values_list("public_id", "kind", "state", "due_on")),
        "events": list(Event.objects.order_by("public_id").values_list("public_id", "kind", "state")),
        "contacts": list(Contact.objects.order_by("public_id").values_list("public_id", "said")),
        "people": list(Person.objects.order_by("public_id").values_list("public_id", "name")),
    }


class _Undone(Exception):
    """Takes the first load back."""


@pytest.fixture(scope="module")
def snapshots(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Snapshot, Snapshot]]:
    """What two loads at the same moment left; the second still stands."""
    with django_db_blocker.unblock():
        first: Snapshot = {}
        try:
            with transaction.atomic():
                loading.load(NOW)
                with scope.acting(loading.BUILDER, TODAY):
                    first = _snapshot()
                raise _Undone
        except _Undone:
            pass
        with transaction.atomic():
            loading.load(NOW)
            with scope.acting(loading.BUILDER, TODAY):
                second = _snapshot()
            yield first, second
            transaction.set_rollback(True)


@pytest.fixture
def loaded(snapshots: object) -> Iterator[None]:
    """The demonstration, seen by whoever built it."""
    with scope.acting(loading.BUILDER, TODAY):
        yield


def _today(username: str) -> diary.Today:
    officer = staff.by_username(username, TODAY)
    assert officer is not None
    with scope.acting(officer, TODAY):
        return diary.today(officer, NOW, TODAY)


def test_two_loads_at_one_moment_give_the_same_names_references_and_ids(snapshots: tuple[Snapshot, Snapshot]) -> None:
    first, second = snapshots
    assert len(first["cases"]) >= 60
    assert first == second


@pytest.mark.parametrize("username", OFFICERS)
def test_every_officer_has_a_day_of_work_of_every_sort(loaded: None, username: str) -> None:
    filled = {part.section for part in _today(username).parts if part.rows}
    assert filled >= {Section.LATE, Section.DUE_TODAY, Section.PROPOSED, Section.UNANSWERED}


def test_somebody_may_be_in_danger_now(loaded: None) -> None:
    ruths = {part.section: part.rows for part in _today("ruth.adeyemi").parts}
    assert "Kateryna Bondarenko" in {row.name for row in ruths[Section.NOW]}


def test_the_desk_holds_a_referral_an_unknown_code_an_early_signal_and_something_unreadable(loaded: None) -> None:
    seen: dict[str, set[str]] = {}
    for username in ("kasia.zielinska", "rhodri.bevan"):
        person = staff.by_username(username, TODAY)
        assert person is not None
        with scope.acting(person, TODAY):
            for shown in ("waiting", "referrals", "early"):
                rows = desk.page(person, NOW, shown=shown).rows
                seen.setdefault(shown, set()).update(row.happening for row in rows)
    assert {"UNCLASSIFIED", "UNKNOWN", "UNREADABLE"} <= seen["waiting"]
    assert seen["referrals"] == {"REFERRAL_RECEIVED"}
    assert seen["early"] == {"EARLY_RELEASE"}


def test_one_feed_is_silent_and_the_others_speak(loaded: None) -> None:
    from alongside.queries.feeds import heartbeats

    silent = {feed.slug for feed in heartbeats(NOW) if feed.silent}
    spoke = {feed.slug for feed in heartbeats(NOW)} - silent
    assert silent == {"parole"}
    assert spoke >= {"courts", "files", "hmpps", "police", "fellside", "partners"}


def test_everybody_signs_in_with_the_printed_password_and_the_fixed_second_factor(loaded: None) -> None:
    for colleague in cast.COLLEAGUES:
        person = Staff.objects.get(username=colleague.username)
        assert person.check_password(cast.PASSWORD), colleague.username
        factor = Authenticator.objects.get(user=person)
        assert factor.type == "totp" and factor.data["demonstration"] is True
    assert len(cast.PASSWORD) >= 12
    assert set(Membership.objects.values_list("role", flat=True)) == {str(role) for role in Role}


def test_the_printed_sign_ins_are_those_of_the_readme(loaded: None) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z.]+)` \| ([^|]+) \| ([^|]+) \|$", readme, re.MULTILINE)
    assert listed == [(one.username, one.name, one.for_whom) for one in cast.COLLEAGUES]
    printed = demo.sign_ins()
    assert all(any(one.username in line and one.name in line for line in printed) for one in cast.COLLEAGUES)
    assert cast.PASSWORD in printed[-1] and cast.PASSWORD in readme and "123456" in printed[-1]


def test_no_number_address_or_postcode_can_be_anybodys(loaded: None) -> None:
    for way, value, postcode in Channel.objects.values_list("way", "value", "postcode"):
        if way in ("phone", "text", "voicemail"):
            assert DRAMA.fullmatch(value), value
        if way == "email":
            assert value.endswith("@example.org"), value
        assert not postcode or postcode.startswith("ZZ99 "), postcode
    assert all(email.endswith("@example.org") for email in Staff.objects.values_list("email", flat=True))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("[ms]*/*.*")), ids=lambda file: file.name)
def test_no_file_holds_a_number_or_postcode_that_can_be_anybodys(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for found in re.findall(r"(?<![\w:-])0\d{2,4} ?\d{3,4} ?\d{3,4}\b", text):
        assert DRAMA.fullmatch(found), found
    for found in re.findall(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b", text):
        assert found.startswith("ZZ99 "), found
    for found in re.findall(r"[\w.]+@[\w.]+", text):
        assert found.endswith("@example.org"), found


def test_some_of_it_is_in_welsh(loaded: None) -> None:
    served = Person.objects.filter(cases__isnull=False, language="cy").distinct()
    assert served.count() >= 8
    assert any("yn Gymraeg" in said for said in Contact.objects.values_list("said", flat=True))
    assert Staff.objects.get(username="elin.gruffydd").language == "cy"


def test_the_cases_nobody_may_overlook_are_there(loaded: None) -> None:
    family = {case.person.name for case in Case.objects.filter(roles__person__name="Reece Maddocks")}
    assert family == {"Deborah Ashworth", "Nathan Ashworth", "Chloe Devereux"}
    winnie = Case.objects.get(person__name="Winnie Connors")
    assert winnie.roles.filter(role="offender").count() == 2
    assert Case.objects.filter(hospital=True).exists()
    assert Case.objects.filter(closed_on__isnull=False).count() >= 6
    assert Case.objects.filter(owner__isnull=True, closed_on__isnull=True).exists()
    assert Case.objects.filter(roles__role="parent_or_carer").count() >= 2
    assert Person.objects.filter(roles__role="suspect", cases__isnull=False).exists()
    for safety in ("safe", "unsafe", "not_asked", "conditions"):
        assert Channel.objects.filter(safety=safety).exists(), safety


def test_news_of_one_brother_left_the_news_of_the_other(loaded: None) -> None:
    told = Event.objects.filter(case__person__name="Winnie Connors", message__isnull=False)
    assert dict(told.values_list("kind", "state")) == {
        "custody.unlawfully_at_large": "confirmed",
        "custody.recaptured": "proposed",
    }


def test_two_people_alone_see_the_restricted_case(loaded: None) -> None:
    case = Case.objects.get(person__name="Zahra Hussaini")
    assert len(case.code_name.split()) == 2
    assert case.asked.get().decided_at is None
    seeing = set()
    for colleague in cast.COLLEAGUES:
        person = staff.by_username(colleague.username, TODAY)
        assert person is not None
        with scope.acting(person, TODAY):
            if scope.case(person, TODAY, case.public_id) is not None:
                seeing.add(colleague.username)
    assert seeing == {"amina.yusuf", "priya.nair"}


def test_where_one_person_is_is_hidden(loaded: None) -> None:
    hidden = Person.objects.get(location_protected_on__isnull=False)
    assert hidden.name.startswith("Agnieszka")


def test_no_record_of_a_victim_came_in_by_a_court_message(loaded: None) -> None:
    kept = " ".join(
        str(one) for one in InboundMessage.objects.filter(source__slug="courts").values_list("signal", "raw")
    )
    for word in ("Gurpreet", "Dhaliwal", "Foundry", "Hodan", "Warsame", "ap Hywel"):
        assert word not in kept


def test_dates_that_moved_say_from_when_to_when(loaded: None) -> None:
    event = Event.objects.get(case__person__name="Imogen Fairweather-Okoye", facts__has_key="moved")
    assert set(event.facts["moved"]) == {"CRD"}


def test_every_contact_and_note_stands_in_the_journal_with_a_look_before_it(loaded: None) -> None:
    assert JournalEntry.objects.filter(verb=str(Verb.RECORD_CONTACT)).count() == Contact.objects.count() > 0
    # A note is written by itself, or as part of an act whose line it is then: a case closed for a reason, handed over.
    written = {"note.write", "case.close", "case.assign"}
    entries = set(JournalEntry.objects.filter(verb__in=written).values_list("case_id", "at"))
    notes = set(Note.objects.values_list("case_id", "written_at"))
    assert len(notes) > 10
    assert notes <= entries
    assert JournalEntry.objects.filter(verb=str(Verb.VIEW_CASE), staff_id__isnull=False).count() > 200


def test_nothing_lies_in_the_future(loaded: None) -> None:
    assert not JournalEntry.objects.filter(at__gt=NOW).exists()
    assert not Contact.objects.filter(made_at__gt=NOW).exists()


def test_loading_it_again_is_harmless(loaded: None) -> None:
    before, said = Case.objects.count(), list[str]()
    assert demo.load_into_empty(NOW, said.append)
    assert said == ["The demonstration is already loaded"]
    assert Case.objects.count() == before


def test_every_message_file_is_delivered() -> None:
    from alongside.jobs.demonstration.programme import DELIVERIES

    delivered = {one.file for one in DELIVERIES} | {"referrals_weekly.csv"}  # which a duty officer brings by hand
    assert delivered == {file.name for file in (FOLDER / "messages").iterdir()}
    assert b"{{" not in b"".join(replay.message(one.file, Clock(NOW)) for one in DELIVERIES)


@pytest.mark.django_db
def test_a_database_that_holds_anything_else_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with hosting():
        Organisation.objects.create(slug="somebody", name_en="Somebody", name_cy="Rhywun")
    monkeypatch.setattr(ground, "opened", nullcontext)
    assert main(["demo"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1
    assert "holds something else" in told.err
    assert demo.sign_ins() == []
    assert Source.objects.count() == 0


def test_a_time_without_an_offset_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--now", "2026-11-24T09:30"]) == 2
    assert "offset" in capsys.readouterr().err


@pytest.mark.full
@pytest.mark.django_db
@pytest.mark.parametrize(
    "day",
    ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-26", "2027-04-06"],
)
def test_it_can_be_told_on_any_day_of_the_week_and_after_holidays(day: str) -> None:
    assert loading.load(datetime.fromisoformat(f"{day}T08:00+00:00")) >= 60


def test_the_privacy_officer_finds_a_flag_and_a_statement_to_check(loaded: None) -> None:
    watcher = staff.by_username("leon.grant", TODAY)
    assert watcher is not None
    with scope.acting(watcher, TODAY):
        (flag,) = privacy.flags(watcher)
        assert (flag.name, flag.outcome) == ("Priya Nair", "")
        assert flag.cases >= 50
        (waiting,) = privacy.waiting(watcher)
        assert waiting.lines
        grounds = {str(one.ground.en) for one in privacy.openings(watcher) if one.ground}
    assert len(grounds) > 1


def test_one_use_of_emergency_access_waits_for_its_review_and_one_was_reviewed(loaded: None) -> None:
    for username in ("priya.nair", "leon.grant"):
        by = staff.by_username(username, TODAY, NOW)
        assert by is not None
        with scope.acting(by, TODAY):
            found = reviews.of(by, NOW)
            told = [one for one in alerts.of(by, NOW) if one.kind == "emergency"]
        assert [(one.who, one.verdict) for one in found] == [("Kasia Zielińska", ""), ("Kasia Zielińska", "justified")]
        assert len(told) == 2
        assert all(one.reference for one in told)


def test_one_officer_is_barred_by_what_she_declared_and_one_by_the_list_of_another_agency(loaded: None) -> None:
    scope.set_acting(Actor(None, "", purpose="bench"), TODAY)
    bars = set(Bar.objects.values_list("staff__username", "why", "case__person__name"))
    assert ("amina.yusuf", "conflict", "Olivia St. John-Mbeki") in bars
    assert {name for name, why, _ in bars if why == "excluded"} == {"tom.hartley"}


def test_people_have_contact_plans_and_attempts_stand_at_each_step(loaded: None) -> None:
    cases = {case.person.name: case for case in Case.objects.select_related("person")}
    wanted = ("Shanice Campbell-Wright", "Lowri Pritchard", "Ruth Abernathy-Cole")
    plans = contact_plans.of([cases[name].person_id for name in wanted])
    shanice, lowri, ruth = (plans[cases[name].person_id] for name in wanted)
    assert shanice.safe_word and shanice.careful_days and shanice.times
    assert (lowri.language, lowri.term) == ("cy", "own")
    assert (Need.BSL in ruth.needs, ruth.interpreter_gender) == (True, "woman")
    due = attempts.of(cases["Winston Achebe-Lunt"], TODAY)
    assert (due.number, due.step, due.next_by) == (2, Step.TRY, TODAY)
    assert attempts.of(cases["Kerry-Ann Doyle"], TODAY).may_close
