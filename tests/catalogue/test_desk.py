"""The desk: what follows from everything heard, whatever the order."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from alongside.catalogue.desk import HOLD_EARLY, Heard, Link, Outcome, Settled, anchors_of, settle
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.gateways.holidays import england_and_wales

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OFFENDER = Identifier(IdentifierKind.NOMS, "A1234BC")
SOMEBODY_ELSE = Identifier(IdentifierKind.NOMS, "A9876ZX")
CASE = Link(7, "probation", frozenset({OFFENDER}))


def _signal(happening: Happening, minutes_ago: int = 60, **changes: Any) -> Signal:
    plain = Signal(
        form="domain_event",
        event_type="a.type",
        happening=happening,
        verdict=Verdict.ACT,
        reason="Understood.",
        fingerprint=f"{happening}-{minutes_ago}",
        occurred_at=NOW - timedelta(minutes=minutes_ago),
        identifiers=(OFFENDER,),
    )
    return replace(plain, **changes)


def _early(happening: Happening, minutes_ago: int) -> Signal:
    return _signal(happening, minutes_ago, early=True, verdict=Verdict.HOLD)


def _settle(
    *signals: Signal, links: tuple[Link, ...] = (CASE,), now: datetime = NOW, received: datetime = NOW
) -> Settled:
    heard = [Heard(signal.fingerprint, signal, received) for signal in signals]
    return settle(heard, links, now=now, calendar=england_and_wales())


def _duties(settled: Settled) -> list[str]:
    return [duty.kind.slug for proposal in settled.proposals for duty in proposal.duties]


def test_a_release_on_licence_is_a_duty_to_tell_the_victim() -> None:
    settled = _settle(_signal(Happening.RELEASE_LICENCE))
    assert _duties(settled) == ["probation.tell_of_release"]
    assert settled.fates["RELEASE_LICENCE-60"].outcome is Outcome.PROPOSED


def test_a_death_brings_no_word_of_release() -> None:
    assert _duties(_settle(_signal(Happening.DEATH))) == ["probation.tell_of_death"]


def test_a_message_about_nobody_linked_brings_nothing() -> None:
    settled = _settle(_signal(Happening.RELEASE_LICENCE, identifiers=(SOMEBODY_ELSE,)))
    assert settled.proposals == ()
    assert settled.fates["RELEASE_LICENCE-60"].outcome is Outcome.NO_VICTIM


def test_a_message_that_names_nobody_waits_for_an_officer() -> None:
    settled = _settle(_signal(Happening.RELEASE_LICENCE, identifiers=()))
    assert settled.fates["RELEASE_LICENCE-60"].outcome is Outcome.HELD


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [(Verdict.HOLD, Outcome.HELD), (Verdict.IGNORE, Outcome.IGNORED), (Verdict.REJECT, Outcome.REJECTED)],
)
def test_the_reading_of_a_message_stands_whoever_is_linked(verdict: Verdict, outcome: Outcome) -> None:
    for links in ((), (CASE,)):
        settled = _settle(_signal(Happening.UNKNOWN, verdict=verdict), links=links)
        assert settled.fates["UNKNOWN-60"].outcome is outcome
        assert settled.proposals == ()


def test_a_message_only_worth_a_line_brings_an_event_without_duties() -> None:
    settled = _settle(_signal(Happening.RECAPTURE, verdict=Verdict.RECORD))
    assert [proposal.kind.slug for proposal in settled.proposals] == ["custody.recaptured"]
    assert _duties(settled) == []
    assert settled.fates["RECAPTURE-60"].outcome is Outcome.RECORDED


def test_two_victims_of_one_offender_each_get_their_duty() -> None:
    other = replace(CASE, case=8, enhanced=True)
    settled = _settle(_signal(Happening.RELEASE_LICENCE), links=(CASE, other))
    assert [(proposal.case, len(proposal.duties)) for proposal in settled.proposals] == [(7, 1), (8, 1)]


def test_one_victim_of_two_offenders_hears_of_each() -> None:
    links = (CASE, replace(CASE, identifiers=frozenset({SOMEBODY_ELSE})))
    one = _signal(Happening.RELEASE_LICENCE)
    other = _signal(Happening.RELEASE_LICENCE, fingerprint="other", identifiers=(SOMEBODY_ELSE,))
    assert _duties(_settle(one, other, links=links)) == ["probation.tell_of_release"] * 2


def test_an_early_signal_waits_45_minutes_from_when_it_was_received() -> None:
    early = _early(Happening.EARLY_RELEASE, minutes_ago=300)
    waiting = _settle(early, now=NOW + HOLD_EARLY - timedelta(seconds=1))
    assert waiting.fates[early.fingerprint].outcome is Outcome.HELD
    assert waiting.fates[early.fingerprint].waits_until == NOW + HOLD_EARLY
    assert waiting.proposals == ()


def test_an_early_signal_that_nothing_confirms_becomes_a_question_for_the_officer() -> None:
    early = _early(Happening.EARLY_RELEASE, minutes_ago=60)
    assert _duties(_settle(early, now=NOW + HOLD_EARLY)) == ["shared.confirm_early_signal"]


def test_an_early_signal_gives_way_to_the_confirmed_one() -> None:
    early, confirmed = _early(Happening.EARLY_RELEASE, 60), _signal(Happening.RELEASE_LICENCE, 58)
    settled = _settle(early, confirmed, now=NOW + HOLD_EARLY)
    assert settled.fates[early.fingerprint].outcome is Outcome.RECORDED
    assert _duties(settled) == ["probation.tell_of_release"]


def test_an_early_release_taken_back_within_45_minutes_is_cancelled_quietly() -> None:
    out, back = _early(Happening.EARLY_RELEASE, 60), _early(Happening.EARLY_RECEPTION, 30)
    settled = _settle(out, back, now=NOW + HOLD_EARLY)
    assert settled.proposals == ()
    assert {fate.outcome for fate in settled.fates.values()} == {Outcome.IGNORED}


def test_an_early_release_followed_by_a_return_hours_later_is_not_cancelled() -> None:
    out, back = _early(Happening.EARLY_RELEASE, 300), _early(Happening.EARLY_RECEPTION, 30)
    assert len(_duties(_settle(out, back, now=NOW + HOLD_EARLY))) == 2


@pytest.mark.parametrize(
    "other",
    [
        _signal(Happening.RELEASE_LICENCE, verdict=Verdict.HOLD, occurred_at=None),
        _signal(Happening.RECALL_ADMISSION, verdict=Verdict.HOLD, occurred_at=None),
        _signal(Happening.RECALL_ADMISSION, verdict=Verdict.HOLD),
        _signal(Happening.RELEASE_LICENCE, verdict=Verdict.HOLD),
        _signal(Happening.RELEASE_LICENCE, verdict=Verdict.REJECT),
        _signal(Happening.RECAPTURE, facts={"unknown_code": True}),
    ],
    ids=lambda signal: f"{signal.happening} {signal.verdict} {signal.occurred_at}",
)
def test_what_is_held_or_without_a_time_neither_confirms_nor_cancels_an_early_release(other: Signal) -> None:
    early = _early(Happening.EARLY_RELEASE, 60)
    for minutes in (0, 44):
        waiting = _settle(early, other, now=NOW + timedelta(minutes=minutes))
        assert waiting.fates[early.fingerprint].outcome is Outcome.HELD
    assert "shared.confirm_early_signal" in _duties(_settle(early, other, now=NOW + HOLD_EARLY))


def test_two_movements_dated_in_the_future_do_not_confirm_or_cancel_each_other() -> None:
    early = _early(Happening.EARLY_RELEASE, -60 * 24 * 30)
    for other in (_signal(Happening.RELEASE_LICENCE, -60 * 24 * 30), _early(Happening.EARLY_RECEPTION, -60 * 24 * 30)):
        assert _settle(early, other).fates[early.fingerprint].outcome is Outcome.HELD


def test_two_streams_that_tell_of_one_recalculation_make_one_duty() -> None:
    one = _signal(Happening.DATES_CHANGED, 60, facts={"twin": "dates"})
    other = _signal(Happening.DATES_CHANGED, 50, facts={"twin": "dates"})
    assert _duties(_settle(one, other)) == ["probation.correct_dates"]


def test_two_escapes_on_one_day_are_two() -> None:
    morning, evening = _signal(Happening.UNLAWFULLY_AT_LARGE, 600), _signal(Happening.UNLAWFULLY_AT_LARGE, 60)
    assert _duties(_settle(morning, evening)) == ["probation.warn_of_at_large"] * 2


def test_a_recapture_makes_the_unanswered_warning_pointless() -> None:
    escaped, caught = _signal(Happening.UNLAWFULLY_AT_LARGE, 600), _signal(Happening.RECAPTURE, 60)
    settled = _settle(escaped, caught)
    assert _duties(settled) == ["probation.tell_of_recapture"]
    assert [proposal.kind.slug for proposal in settled.proposals] == [
        "custody.unlawfully_at_large",
        "custody.recaptured",
    ]


def test_an_escape_after_a_recapture_still_warns() -> None:
    caught, escaped = _signal(Happening.RECAPTURE, 600), _signal(Happening.UNLAWFULLY_AT_LARGE, 60)
    assert "probation.warn_of_at_large" in _duties(_settle(caught, escaped))


def test_a_message_dated_in_the_future_is_not_believed() -> None:
    settled = _settle(_signal(Happening.RELEASE_LICENCE, minutes_ago=-60 * 24 * 3))
    assert settled.fates["RELEASE_LICENCE--4320"].outcome is Outcome.HELD
    assert settled.proposals == ()


def test_the_order_in_which_messages_came_changes_nothing() -> None:
    signals = [
        _early(Happening.EARLY_RELEASE, 600),
        _early(Happening.EARLY_RECEPTION, 580),
        _signal(Happening.UNLAWFULLY_AT_LARGE, 500),
        _signal(Happening.RECAPTURE, 400),
        _signal(Happening.DATES_CHANGED, 300, facts={"twin": "dates"}),
        _signal(Happening.DATES_CHANGED, 200, facts={"twin": "dates"}),
        _signal(Happening.RECALL_ADMISSION, 100),
        _signal(Happening.LICENCE_ACTIVATED, 90),
    ]
    expected = _settle(*signals)
    shuffle = random.Random(20261122)
    for _ in range(200):
        shuffle.shuffle(signals)
        assert _settle(*signals) == expected


def _dates(minutes_ago: int, **days: date) -> Signal:
    return _signal(Happening.DATES_GIVEN, minutes_ago, dates=days)


def test_dates_given_for_the_first_time_bring_no_duty() -> None:
    assert _duties(_settle(_dates(60, CRD=date(2027, 3, 1)))) == []


def test_a_date_that_moved_must_be_put_right_with_the_victim() -> None:
    settled = _settle(_dates(600, CRD=date(2027, 3, 1)), _dates(60, CRD=date(2026, 12, 8)))
    assert _duties(settled) == ["probation.correct_dates"]
    assert settled.proposals[-1].facts["moved"] == {"CRD": ["2027-03-01", "2026-12-08"]}


def test_dates_given_again_unchanged_bring_no_duty() -> None:
    assert _duties(_settle(_dates(600, CRD=date(2027, 3, 1)), _dates(60, CRD=date(2027, 3, 1)))) == []


@pytest.mark.parametrize(
    ("days", "due_on"),
    [(0, date(2026, 11, 20)), (2, date(2026, 11, 22)), (4, date(2026, 11, 23)), (-1, date(2026, 11, 23))],
)
def test_the_victim_is_told_of_a_hearing_by_its_day_at_the_latest(days: int, due_on: date) -> None:
    listed = _signal(Happening.HEARING_LISTED, dates={"HEARING": NOW.date() + timedelta(days=days)})
    (duty,) = (
        duty for one in _settle(listed, links=(replace(CASE, service="police"),)).proposals for duty in one.duties
    )
    assert (duty.kind.slug, duty.due_on) == ("police.watch_hearing_told", due_on)
    assert ("The hearing is sooner" in duty.because.en) == (days in (0, 2))


def test_a_release_before_the_day_last_given_is_an_alarm_for_the_same_day() -> None:
    early = _settle(_dates(6000, CRD=date(2027, 3, 2)), _signal(Happening.RELEASE_LICENCE))
    assert "probation.warn_of_unplanned_release" in _duties(early)
    on_the_day = _settle(_dates(6000, CRD=date(2026, 11, 20)), _signal(Happening.RELEASE_LICENCE))
    assert _duties(on_the_day) == ["probation.tell_of_release"]


@pytest.mark.parametrize("doubt", [{"verdict": Verdict.HOLD}, {"occurred_at": NOW + timedelta(days=9)}], ids=str)
def test_dates_of_a_message_that_is_held_are_compared_with_nothing(doubt: dict[str, Any]) -> None:
    held = replace(_dates(600, CRD=date(2027, 3, 1)), **doubt)
    assert _duties(_settle(held, _dates(60, CRD=date(2026, 12, 8)))) == []
    assert _duties(_settle(_dates(600, CRD=date(2026, 12, 8)), held)) == []
    assert _duties(_settle(held, _signal(Happening.RELEASE_LICENCE))) == ["probation.tell_of_release"]


def test_a_release_brought_forward_from_a_weekend_is_no_alarm() -> None:
    sunday = date(2026, 11, 22)
    assert _duties(_settle(_dates(6000, CRD=sunday), _signal(Happening.RELEASE_LICENCE))) == [
        "probation.tell_of_release"
    ]


def test_co_defendants_share_a_case_number_and_are_never_taken_for_each_other() -> None:
    urn = Identifier(IdentifierKind.URN, "01AB1234526")
    case = replace(CASE, identifiers=frozenset({OFFENDER, urn}))
    settled = _settle(_signal(Happening.SENTENCED, identifiers=(urn,)), links=(case,))
    assert settled.proposals == ()
    assert settled.fates["SENTENCED-60"].outcome is Outcome.HELD


def test_a_recalculation_announced_and_its_dates_brought_make_one_duty_that_says_what_moved() -> None:
    announced = _signal(Happening.DATES_CHANGED, 60, facts={"twin": "dates"})
    settled = _settle(_dates(6000, CRD=date(2027, 3, 1)), announced, _dates(50, CRD=date(2026, 12, 8)))
    assert _duties(settled) == ["probation.correct_dates"]
    assert settled.proposals[-1].facts["moved"] == {"CRD": ["2027-03-01", "2026-12-08"]}


def test_one_offenders_return_ends_nothing_about_another() -> None:
    links = (CASE, replace(CASE, identifiers=frozenset({SOMEBODY_ELSE})))
    escaped = _signal(Happening.UNLAWFULLY_AT_LARGE, 600)
    caught = _signal(Happening.RECAPTURE, 60, identifiers=(SOMEBODY_ELSE,))
    assert "probation.warn_of_at_large" in _duties(_settle(escaped, caught, links=links))


def test_an_escape_seconds_after_a_recapture_is_its_own() -> None:
    at = NOW - timedelta(hours=1)
    signals = [
        _signal(happening, fingerprint=str(seconds), occurred_at=at + timedelta(seconds=seconds))
        for happening, seconds in (
            (Happening.UNLAWFULLY_AT_LARGE, 0),
            (Happening.RECAPTURE, 10),
            (Happening.UNLAWFULLY_AT_LARGE, 20),
        )
    ]
    settled = _settle(*signals)
    assert sorted(_duties(settled)) == ["probation.tell_of_recapture", "probation.warn_of_at_large"]
    assert settled.fates["0"].outcome is Outcome.RECORDED
    assert settled.fates["20"].outcome is Outcome.PROPOSED


def test_two_absences_announced_at_one_moment_are_two_by_their_numbers() -> None:
    one = _signal(Happening.TEMPORARY_ABSENCE_PLANNED, 60, fingerprint="a", facts={"id": "31"})
    other = _signal(Happening.TEMPORARY_ABSENCE_PLANNED, 60, fingerprint="b", facts={"id": "32"})
    assert len(_duties(_settle(one, other))) == 2


@pytest.mark.parametrize("happening", list(Happening))
def test_only_a_sentence_is_taken_for_the_day_of_sentence(happening: Happening) -> None:
    sentence = happening in (Happening.SENTENCED, Happening.SENTENCED_ADMISSION)
    signal = _signal(happening)
    assert ("sentence_on" in anchors_of(Heard("a", signal, NOW))) == sentence
    told = replace(signal, dates={"SENTENCED": date(2026, 11, 2)})
    assert anchors_of(Heard("a", told, NOW))["sentence_on"] == date(2026, 11, 2)
