"""What happened, by hand or from a feed, and the duties that follow."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from alongside.actions import cases, events, people
from alongside.actions.performing import LONDON, Invalid, Refused
from alongside.records.models import Duty, Event, JournalEntry
from tests import factories
from tests.factories import NOW, TODAY, act_as, case, charged, duty, offender, proposed, team

pytestmark = pytest.mark.django_db


def test_a_charge_before_christmas_brings_a_duty_that_skips_the_holidays_and_says_so() -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    assert arisen.due_on == date(2026, 12, 29)
    assert arisen.rules == ["VC-R6-09"]
    assert "Christmas Day" in arisen.because["en"] and "Dydd Nadolig" in arisen.because["cy"]
    assert arisen.may_say["en"] and arisen.may_say["cy"]
    assert (arisen.unit_id, arisen.owner_id, arisen.state) == (of.unit.pk, of.officer.pk, "open")


def test_enhanced_rights_shorten_the_limit_from_the_start() -> None:
    of = team()
    assert duty(charged(case(of, enhanced_why="vulnerable"), of)).due_on == date(2026, 12, 21)


def test_the_same_form_sent_twice_records_once_and_gives_back_the_first() -> None:
    of = team()
    held, key = case(of), uuid4()
    first, second = (
        events.record(held, of.by, NOW, kind="police.suspect_charged", occurred=TODAY, form_key=key) for _ in range(2)
    )
    assert first.pk == second.pk
    assert Duty.objects.filter(case=held).count() == 1
    assert JournalEntry.objects.filter(case_id=held.pk, verb="event.record").count() == 1


def test_a_duty_that_counts_from_receipt_asks_for_the_day_of_receipt() -> None:
    of = team()
    with pytest.raises(Invalid) as refused:
        events.record(case(of), of.by, NOW, kind="police.sentence_received", occurred=TODAY)
    assert refused.value.field == "received_on"
    assert refused.value.words.cy


def test_a_late_receipt_counts_from_receipt_and_not_from_the_day_in_court() -> None:
    of = team()
    event = events.record(
        case(of),
        of.by,
        NOW,
        kind="police.sentence_received",
        occurred=date(2026, 12, 10),
        anchors={"received_on": date(2026, 12, 17)},
    )
    assert duty(event, "police.watch_sentence_told").due_on == date(2026, 12, 18)


@pytest.mark.parametrize(
    ("kind", "occurred", "field"),
    [
        ("police.suspect_charged", TODAY + timedelta(days=1), "occurred"),
        ("police.suspect_charged", date(1899, 12, 31), "occurred"),
        ("police.suspect_charged", NOW + timedelta(minutes=1), "occurred"),
        ("police.no_such_thing", TODAY, "kind"),
        ("custody.moved", TODAY, "kind"),
        ("probation.no_business_of_police", TODAY, "kind"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(kind: str, occurred: date | datetime, field: str) -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        events.record(held, of.by, NOW, kind=kind, occurred=occurred)
    assert refused.value.field == field
    assert not Event.objects.filter(case=held).exists()


@pytest.mark.parametrize(("occurred", "said"), [(date(1900, 1, 2), "10 years"), (date(2019, 1, 1), "born")])
def test_an_event_from_before_the_case_can_know_it_is_refused(occurred: date, said: str) -> None:
    of = team()
    held = case(of, details=people.Details(name="Mari Testament", date_of_birth=date(2019, 5, 6)))
    with pytest.raises(Invalid, match=said) as refused:
        charged(held, of, occurred=occurred)
    assert refused.value.field == "occurred"
    assert refused.value.words.cy
    assert not Event.objects.filter(case=held).exists()


def test_an_event_from_some_years_before_the_case_is_kept() -> None:
    of = team()
    assert charged(case(of), of, occurred=date(2017, 1, 2)).pk


def test_a_sentence_from_decades_before_the_case_is_kept_even_from_before_a_relative_was_born() -> None:
    of = team()
    held = case(of, details=people.Details(name="Mari Testament", date_of_birth=date(2001, 5, 6)))
    for kind in ("police.convicted", "custody.sentenced_admission"):
        assert events.record(held, of.by, NOW, kind=kind, occurred=date(1984, 3, 2)).pk
    with pytest.raises(Invalid, match="60 years"):
        events.record(held, of.by, NOW, kind="police.convicted", occurred=date(1948, 3, 2))


def test_receipt_before_the_thing_itself_is_refused() -> None:
    of = team()
    with pytest.raises(Invalid, match="before it happened"):
        events.record(
            case(of),
            of.by,
            NOW,
            kind="police.sentence_received",
            occurred=TODAY,
            anchors={"received_on": TODAY - timedelta(days=1)},
        )


def test_accepting_a_proposal_makes_its_duties_owed_once() -> None:
    of = team()
    event = proposed(case(of), of)
    assert {one.state for one in event.duties.all()} == {"proposed"}
    events.accept(event, of.by, NOW)
    again = events.accept(Event.objects.get(pk=event.pk), of.by, NOW + timedelta(minutes=1))
    assert again.decided_at == NOW
    assert {one.state for one in again.duties.all()} == {"open"}


def test_accepting_an_escape_writes_no_day_of_sentence() -> None:
    of = team()
    event = events.accept(proposed(case(of), of, "custody.unlawfully_at_large"), of.by, NOW)
    assert event.facts["anchors"] == {"received_on": TODAY.isoformat()}


def test_dismissing_a_proposal_needs_a_reason_and_ends_its_duties_with_it() -> None:
    of = team()
    event = proposed(case(of), of)
    with pytest.raises(Invalid) as refused:
        events.dismiss(event, of.by, NOW, why="  ")
    assert refused.value.field == "why"
    events.dismiss(event, of.by, NOW, why="Another man of the same name.")
    ended = event.duties.get()
    assert (ended.state, ended.ended_why) == ("dismissed", "Another man of the same name.")
    with pytest.raises(Invalid, match="decided already"):
        events.accept(event, of.by, NOW)


def test_a_hearing_that_moves_moves_the_duty_and_leaves_the_old_day_behind() -> None:
    of = team("probation")
    kind, arose = _counted_from("hearing_on")
    held = case(of)
    event = events.record(held, of.by, NOW, kind=kind, occurred=TODAY, anchors={"hearing_on": date(2027, 6, 1)})
    before = duty(event, arose)
    events.set_day(event, of.by, NOW, anchor="hearing_on", day=date(2027, 7, 1))
    after = Duty.objects.get(pk=before.pk)
    assert before.due_on and after.due_on and after.due_on > before.due_on
    old = Duty.objects.get(case=held, kind=arose, state="superseded")
    assert (old.due_on, old.ended_why) == (before.due_on, "@fact")


def test_a_duty_whose_anchor_is_not_known_yet_says_so_and_gets_its_day_later() -> None:
    of = team("probation")
    kind, arose = _counted_from("hearing_on")
    event = events.record(case(of), of.by, NOW, kind=kind, occurred=TODAY)
    waiting = duty(event, arose)
    assert waiting.due_on is None and "hearing" in waiting.because["en"]
    events.set_day(event, of.by, NOW, anchor="hearing_on", day=date(2027, 6, 1))
    assert Duty.objects.get(pk=waiting.pk).due_on is not None


def test_a_later_event_ends_what_it_makes_pointless() -> None:
    from alongside.catalogue.services import SERVICES

    of = team()
    kind = next(
        one
        for one in SERVICES["police"].duties
        if one.closed_by and not one.anchor and any(event == "police.suspect_not_charged" for event in one.arises_on)
    )
    held = case(of)
    first = events.record(held, of.by, NOW, kind="police.suspect_not_charged", occurred=TODAY)
    open_one = duty(first, kind.slug)
    events.record(held, of.by, NOW, kind=kind.closed_by[0], occurred=TODAY)
    ended = Duty.objects.get(pk=open_one.pk)
    assert (ended.state, ended.ended_why) == ("superseded", "@pointless")


def test_with_two_accused_one_event_ends_nothing_of_the_other() -> None:
    of = team("probation")
    held = case(of)
    offender(held, of, "A1234BC", "Kevin Sample")
    offender(held, of, "A9876ZX", "Dale Sample")
    escaped = events.record(held, of.by, NOW, kind="custody.unlawfully_at_large", occurred=TODAY)
    warning = duty(escaped, "probation.warn_of_at_large")
    events.record(held, of.by, NOW, kind="custody.recaptured", occurred=TODAY)
    assert Duty.objects.get(pk=warning.pk).state == "open"


def test_a_day_without_an_hour_counts_hours_from_its_midnight() -> None:
    of = team()
    event = events.record(case(of), of.by, NOW, kind="police.crime_reported", occurred=TODAY)
    at = duty(event, "police.record_crime").due_at
    assert at == datetime(2026, 12, 19, 0, 0, tzinfo=LONDON)


def test_a_closed_case_takes_no_event_and_says_how_to_open_it() -> None:
    of = team()
    held = case(of)
    cases.close(held, of.by, NOW, why="work_done")
    with pytest.raises(Refused, match="Reopen"):
        charged(held, of)


def test_a_case_closed_a_moment_ago_by_somebody_else_takes_no_event_either() -> None:
    of = team()
    held = case(of)
    stale = type(held).objects.get(pk=held.pk)
    cases.close(held, of.by, NOW, why="work_done")
    with pytest.raises(Refused, match="Reopen"):
        charged(stale, of)


def test_nobody_outside_the_unit_learns_that_the_case_exists() -> None:
    of, other = team(), team()
    held = case(of)
    act_as(other.officer)
    with pytest.raises(Refused) as refused:
        charged(held, factories.Team(of.unit, other.officer, other.senior, other.manager))
    assert not refused.value.decision.known


def _counted_from(anchor: str) -> tuple[str, str]:
    """An event of probation, recordable by hand, with a duty counted from that anchor."""
    from alongside.catalogue.services import SERVICES, choices, duties_on

    for event in choices("probation"):
        for kind in duties_on("probation", event.slug):
            others = {one.anchor for one in duties_on("probation", event.slug)} - {anchor, ""}
            if kind.anchor == anchor and "received_on" not in others:
                return event.slug, kind.slug
    raise LookupError(f"No event of {SERVICES['probation'].slug} counts from {anchor}")
