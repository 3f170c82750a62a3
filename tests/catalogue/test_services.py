"""Every kind of both services is whole: languages, rules, examples, happenings, slugs."""

from collections import Counter
from pathlib import Path

import pytest

from alongside.catalogue import services, silence
from alongside.catalogue.happenings import Happening
from alongside.catalogue.kinds import ANCHORS, NOTHING_TO_SAY, DutyExample, DutyKind, EventKind, Service, Tell
from alongside.catalogue.law import PROVIDERS, RULES, silence_clocks
from alongside.catalogue.services import (
    SERVICES,
    choices,
    duties_closed_by,
    duties_on,
    duty_kind,
    event_kind,
    kinds_for,
)
from alongside.gateways.holidays import england_and_wales
from alongside.rules.clocks import Direction, Period
from alongside.rules.counting import due

EVENTS = {kind.slug: kind for service in SERVICES.values() for kind in service.events}
DUTIES = {kind.slug: kind for service in SERVICES.values() for kind in service.duties}
ISSUED = Path(services.__file__).with_name("issued.txt").read_text().split()

each_service = pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
each_event = pytest.mark.parametrize("kind", EVENTS.values(), ids=list(EVENTS))
each_duty = pytest.mark.parametrize("kind", DUTIES.values(), ids=list(DUTIES))


def test_every_rule_of_law_and_scheme_is_served_by_a_duty_or_heard_by_the_radar() -> None:
    served = {rule.id for kind in DUTIES.values() for rule in kind.rules}
    heard = {rule.id for service in SERVICES.values() for rule in service.longest_quiet.values()} | {silence.OF_AGE.id}
    families = Counter(each.split("-")[0] for each in served)
    assert set(RULES) - served == heard == {rule.id for rule in silence_clocks.CLOCKS}
    assert (families["VC"], families["CH"], families["VCS"], families["KS"]) == (58, 11, 21, 25)


@each_service
def test_every_happening_makes_an_event_or_is_left_out_with_a_reason(service: Service) -> None:
    heard = {happening for kind in service.events for happening in kind.happenings}
    assert heard | set(service.unheard) == set(Happening)
    assert not heard & set(service.unheard)
    for why in service.unheard.values():
        assert why.en != why.cy


@each_service
def test_a_service_declares_no_slug_twice_and_names_only_events_it_has(service: Service) -> None:
    events = [kind.slug for kind in service.events]
    duties = [kind.slug for kind in service.duties]
    assert max(Counter(events + duties).values()) == 1
    for kind in service.duties:
        assert set(kind.arises_on) <= set(events)
        assert set(kind.closed_by) <= set(events)


def test_a_slug_means_one_thing_everywhere() -> None:
    for service in SERVICES.values():
        for event in service.events:
            assert event_kind(event.slug) is event
        for duty in service.duties:
            assert duty_kind(duty.slug) is duty
    assert not set(EVENTS) & set(DUTIES)


def test_every_slug_was_issued_and_the_list_is_sorted_without_repeats() -> None:
    assert set(EVENTS) | set(DUTIES) <= set(ISSUED)
    assert sorted(set(ISSUED)) == ISSUED


def test_every_key_stage_is_an_event_of_the_scheme_with_a_duty_that_serves_it() -> None:
    scheme = SERVICES["probation"]
    for number in range(1, 26):
        stage = f"KS-{number:02}"
        events = [kind for kind in scheme.events if kind.key_stage == stage]
        assert events, stage
        served = [kind for event in events for kind in duties_on(scheme.slug, event.slug)]
        assert any(stage in {rule.id for rule in kind.rules} for kind in served), stage


def test_an_event_without_a_duty_anywhere_says_why_and_no_other_does() -> None:
    for slug, kind in EVENTS.items():
        duties = [duty for service in SERVICES for duty in duties_on(service, slug)]
        assert bool(duties) != bool(kind.quiet), slug


@each_event
def test_an_event_has_its_words_in_two_languages(kind: EventKind) -> None:
    for words in (kind.words, kind.sentence, kind.may_say):
        assert words.en != words.cy
    assert kind.sentence.en.endswith(".")
    assert kind.sentence.cy.endswith(".")
    assert kind.by_hand or kind.happenings
    assert not kind.key_stage or kind.key_stage in RULES


@each_duty
def test_a_duty_has_its_words_rules_and_known_anchor_and_owner(kind: DutyKind) -> None:
    assert kind.words.en != kind.words.cy
    assert kind.rules
    assert kind.arises_on
    assert kind.anchor in ("", *ANCHORS)
    assert kind.owed_by in ("", *PROVIDERS)
    assert not (kind.owed_by and kind.met_by_contact)


@each_duty
def test_a_duty_counted_back_names_the_day_it_is_counted_from(kind: DutyKind) -> None:
    if any(rule.direction is Direction.BEFORE for rule in kind.rules):
        assert kind.anchor in ("hearing_on", "release_on", "hard_stop_on", "earliest_release")


def in_days(kind: DutyKind) -> bool:
    """Whether some rule of the duty gives it a day."""
    limits = [rule.limit(enhanced=False) for rule in kind.rules]
    return any(limit and limit.period not in (Period.HOURS, Period.MINUTES) for limit in limits)


@each_duty
def test_a_duty_with_a_figure_has_a_worked_example_and_others_have_none(kind: DutyKind) -> None:
    assert bool(kind.examples) == in_days(kind)


EXAMPLES = [(kind, example) for kind in DUTIES.values() for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{kind.slug}-{one.happened}" for kind, one in EXAMPLES])
def test_worked_examples_come_true(kind: DutyKind, example: DutyExample) -> None:
    clock = kind.clock(example.happened, enhanced=example.enhanced)
    assert clock is not None
    counted = due(clock, example.happened, enhanced=example.enhanced, calendar=england_and_wales())
    assert counted.due_on == example.due


def test_a_shorter_limit_for_enhanced_rights_has_an_example_of_both() -> None:
    for kind in DUTIES.values():
        clock = kind.rules[0]
        if clock.standard != clock.enhanced:
            assert {example.enhanced for example in kind.examples} == {True, False}, kind.slug


def test_the_unduly_lenient_limit_follows_the_day_of_sentence() -> None:
    kind = duty_kind("police.unduly_lenient_last_day")
    old, new = (kind.clock(example.happened, enhanced=False) for example in kind.examples)
    assert (old and old.id, new and new.id) == ("CH-ULS-OLD", "CH-ULS-NEW")


def test_danger_to_a_member_is_told_the_same_day_by_the_schemes_clock() -> None:
    for event in (
        "custody.recalled",
        "custody.unlawfully_at_large",
        "custody.absence_overdue",
        "custody.released_in_error",
    ):
        urgent = [kind for kind in duties_on("probation", event) if kind.urgent]
        assert any(kind.rules[0].id == "VCS-12" for kind in urgent), event


def test_danger_brings_a_police_officer_an_urgent_duty_too() -> None:
    for happening in (Happening.RELEASE_LICENCE, Happening.UNLAWFULLY_AT_LARGE, Happening.TEMPORARY_ABSENCE_OVERDUE):
        kinds = kinds_for("police", happening)
        assert any(duty.urgent for kind in kinds for duty in duties_on("police", kind.slug)), happening


def test_a_return_to_custody_closes_the_warning_and_death_closes_the_letters() -> None:
    for service, warning in (("police", "police.safety_call"), ("probation", "probation.warn_of_at_large")):
        for back in ("custody.recaptured", "custody.late_return", "custody.recalled"):
            assert warning in {kind.slug for kind in duties_closed_by(service, back)}
    closed = {kind.slug for kind in duties_closed_by("probation", "custody.died")}
    assert {"probation.yearly_contact", "probation.collect_conditions", "probation.offer_again"} <= closed


def test_every_movement_between_prisons_or_to_court_stays_quiet() -> None:
    for happening in (Happening.TRANSFER, Happening.TRANSFER_IN, Happening.COURT, Happening.ESCORT):
        for service in SERVICES:
            for kind in kinds_for(service, happening):
                assert kind.tell is Tell.NO
                assert duties_on(service, kind.slug) == ()


def test_officers_choose_only_among_events_that_may_be_recorded_by_hand() -> None:
    for service in SERVICES.values():
        offered = choices(service.slug)
        assert offered
        assert all(kind.by_hand for kind in offered)


def test_what_is_never_told_has_no_words_for_the_victim() -> None:
    told: list[EventKind | DutyKind] = [*EVENTS.values(), *DUTIES.values()]
    for kind in told:
        assert (kind.tell is Tell.NO) == (kind.may_say is NOTHING_TO_SAY), kind.slug


def test_an_unknown_slug_is_refused() -> None:
    with pytest.raises(KeyError):
        event_kind("nobody.declared_this")


def test_the_facts_of_a_message_choose_between_events() -> None:
    def slugs(facts: dict[str, object]) -> list[str]:
        return [kind.slug for kind in kinds_for("probation", Happening.REGISTRATION_CHANGED, facts)]

    assert slugs({"register": "INVI", "change": "deregistered"}) == ["probation.victim_flag_removed"]
    assert slugs({"register": "INVI", "change": "added"}) == ["probation.registration_changed"]
    assert slugs({"register": "MAPP", "change": "deregistered"}) == ["probation.registration_changed"]
    assert slugs({}) == ["probation.registration_changed"]


def test_a_fixed_term_recall_brings_the_plan_for_a_new_release() -> None:
    plain, fixed = (
        [
            duty.slug
            for kind in kinds_for("probation", Happening.RECALL_RECORDED, facts)
            for duty in duties_on("probation", kind.slug)
        ]
        for facts in ({}, {"fixed_term": True})
    )
    assert plain == ["probation.prepare_for_recall"]
    assert fixed == ["probation.plan_for_new_release"]


def test_every_happening_that_facts_can_divide_has_an_event_without_facts() -> None:
    for slug, service in SERVICES.items():
        for kind in service.events:
            for happening in kind.happenings:
                assert kinds_for(slug, happening), happening
