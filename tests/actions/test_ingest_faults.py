"""Nothing stops the rest, nothing is half written, and two at once are as one after the other."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.db.models import Model

from alongside.actions import events, ingest, settling, traces
from alongside.catalogue.happenings import Happening
from alongside.queries import scope
from alongside.queries.offenders import people
from alongside.records.models import (
    Case,
    Duty,
    Event,
    FeedCount,
    InboundMessage,
    JournalEntry,
    KeyDate,
    MessageIdentifier,
    MessageLink,
    SilencedTrace,
    Source,
)
from tests import factories
from tests.actions import feed
from tests.factories import NOW, TODAY, Team

WRITTEN: list[type[Model]] = [
    InboundMessage,
    MessageIdentifier,
    MessageLink,
    Event,
    Duty,
    JournalEntry,
    KeyDate,
    FeedCount,
    SilencedTrace,
]


def _state() -> dict[str, list[dict[str, Any]]]:
    feed.see_all()
    return {kind.__name__: list(kind._default_manager.order_by("pk").values()) for kind in WRITTEN}


@pytest.fixture
def team() -> Team:
    return factories.team("probation")


def _case(team: Team, number: str = feed.NUMBER) -> Case:
    made = factories.case(team)
    factories.offender(made, team, number=number)
    return made


# What cannot be kept --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "bad",
    [
        {"facts": {"court": "a\x00b"}},
        {"facts": {"court": "half of a pair \ud800"}},
        {"facts": {"court": object()}},
        {"fingerprint": "f" * 64, "facts": {1.5: float("nan")}},
    ],
    ids=["NUL", "surrogate", "no JSON", "not a number"],
)
def test_one_message_that_cannot_be_kept_is_rejected_and_the_rest_go_on(team: Team, bad: dict[str, Any]) -> None:
    case = _case(team)
    first, last = feed.signal(Happening.RELEASE_LICENCE), feed.signal(Happening.RECAPTURE)
    odd = feed.signal(Happening.DEATH, **bad)
    assert feed.tell(feed.source(), first, odd, last) == ["proposed", "rejected", "proposed"]
    kept = feed.message(odd)
    assert (kept.state, kept.signal, kept.verdict) == ("waiting", None, "reject")
    assert "could not be kept" in kept.reason
    assert len(feed.events(case)) == 2


@pytest.mark.django_db
def test_text_longer_than_its_column_is_cut_and_the_message_kept(team: Team) -> None:
    case = _case(team)
    long = feed.signal(Happening.DEATH, event_type="b" * 500, reason="c" * 900, form="d" * 90)
    nobodys = feed.signal(Happening.DEATH, number="A9999ZZ", event_type="a\x00\ud800", form="e\x00")
    assert feed.tell(feed.source(), long, nobodys) == ["proposed", "no_victim"]
    assert len(feed.message(long).event_type) == 120
    assert feed.message(nobodys).event_type == "a\ufffd\ufffd"
    assert feed.events(case)


@pytest.mark.django_db
def test_a_database_that_is_gone_rejects_nothing(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OperationalError("the connection is lost")

    source = feed.source()
    monkeypatch.setattr(traces, "leave", gone)
    with pytest.raises(OperationalError):
        feed.tell(source, feed.signal(Happening.DEATH))
    feed.see_all()
    assert not InboundMessage.objects.exists()


@pytest.mark.django_db
def test_what_goes_wrong_is_logged_without_a_word_of_the_message(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    _case(team)
    feed.tell(feed.source(), feed.signal(Happening.DEATH, facts={"name": "Ffion \x00 Gwyn"}))
    assert "could not be kept" in caplog.text
    assert "Ffion" not in caplog.text
    assert feed.NUMBER not in caplog.text


# Half written ---------------------------------------------------------------------------------------------------------


class Fault(Exception):
    """Thrown in at one write."""


def _failing_at(nth: int) -> Callable[..., Any]:
    """Let every statement that writes pass but the nth."""
    seen = [0]

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            seen[0] += 1
            if seen[0] == nth:
                raise Fault
        return run(sql, params, many, context)

    return execute


@pytest.mark.django_db
def test_a_fault_at_any_write_leaves_nothing_or_a_rejection_and_the_next_attempt_everything(team: Team) -> None:
    _case(team)
    source = feed.source()
    feed.tell(source, feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600))
    batch = [
        feed.signal(Happening.RECAPTURE, 60),
        feed.signal(Happening.DATES_GIVEN, 50, dates={"CRD": TODAY}),
        feed.signal(Happening.DEATH, number="A9999ZZ"),
    ]
    before = _state()
    writes = 0
    for nth in range(1, 60):
        mark = connection.savepoint() if connection.in_atomic_block else None
        try:
            with connection.execute_wrapper(_always_failing_from(nth)):
                feed.tell(source, *batch)
        except Fault:
            writes = nth
            assert _state() == before, f"write {nth} left something behind"
        else:
            break
        finally:
            if mark is not None:
                connection.savepoint_rollback(mark)
    assert writes >= 8
    assert set(feed.tell(source, *batch)) == {"proposed", "recorded", "no_victim"}


def _always_failing_from(nth: int) -> Callable[..., Any]:
    """Let the first writes pass and no other: neither the batch nor any message of it can be kept."""
    seen = [0]

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            seen[0] += 1
            if seen[0] >= nth:
                raise Fault
        return run(sql, params, many, context)

    return execute


@pytest.mark.django_db
def test_a_passing_fault_costs_nothing_each_message_is_taken_in_by_itself(team: Team) -> None:
    source = feed.source()
    for nth in range(1, 30):
        number = f"A{1000 + nth}BC"
        case = _case(team, number)
        batch = [feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600, number=number)]
        batch.append(feed.signal(Happening.RECAPTURE, 60, number=number))
        try:
            with connection.execute_wrapper(_failing_at(nth)):
                feed.tell(source, *batch)
        except Fault:  # the journal could not be written: then nothing may be
            assert feed.events(case) == []
            break
        assert feed.duties(case, "proposed") == ["probation.tell_of_recapture"], nth
        assert {feed.message(one).outcome for one in batch} <= {"proposed", "recorded"}
    assert nth >= 8


# Two at once ----------------------------------------------------------------------------------------------------------


def _committed(build: Callable[[], Any]) -> Any:
    with scope.acting(feed.FEEDS, TODAY):
        feed.see_all()
        return build()


def _at_once(*acts: Callable[[], object]) -> list[object]:
    """Run these each on a connection of its own, starting together; what each gave, or what it raised."""
    gate = threading.Barrier(len(acts))
    given: list[object] = [None] * len(acts)

    def run(place: int) -> None:
        try:
            gate.wait(10)
            given[place] = acts[place]()
        except Exception as surprise:
            given[place] = surprise
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


def _outcomes(source: Source, *said: Any) -> Callable[[], list[str]]:
    arrivals = [ingest.Arrival("x.json", one) for one in said]
    return lambda: [str(one.fate.outcome) for one in ingest.receive(source, feed.FEEDS, NOW, arrivals)]


@pytest.mark.django_db(transaction=True)
def test_the_same_messages_at_once_on_two_connections_are_kept_once() -> None:
    team = factories.team("probation")
    case = _committed(lambda: _case(team))
    source = _committed(feed.source)
    ours = [feed.signal(Happening.UNLAWFULLY_AT_LARGE, minutes) for minutes in range(60, 90)]
    nobodys = [feed.signal(Happening.DEATH, number=f"A{2000 + n}ZZ") for n in range(30)]
    said = [*ours, *nobodys]
    one, other = _at_once(_outcomes(source, *said), _outcomes(source, *reversed(said)))
    assert isinstance(one, list), one
    assert isinstance(other, list), other
    together = sorted(zip(one, reversed(other), strict=True))
    assert set(map(frozenset, together)) == {
        frozenset({"proposed", "duplicate"}),
        frozenset({"no_victim", "duplicate"}),
    }
    with scope.acting(feed.FEEDS, TODAY):
        assert InboundMessage.objects.count() == 60
        assert Event.objects.filter(case=case).count() == 30
        assert Duty.objects.filter(case=case).count() == 30


@pytest.mark.django_db(transaction=True)
def test_different_messages_about_one_person_at_once_are_settled_together() -> None:
    team = factories.team("probation")
    source = _committed(feed.source)
    for n in range(8):
        number = f"A{1000 + n}BC"
        case = _committed(partial(_case, team, number))
        escaped = feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600, number=number)
        caught = feed.signal(Happening.RECAPTURE, 60, number=number)
        given = _at_once(_outcomes(source, escaped), _outcomes(source, caught))
        assert all(isinstance(one, list) for one in given), given
        with scope.acting(feed.FEEDS, TODAY):
            live = Duty.objects.filter(case=case, state="proposed").values_list("kind", flat=True)
            assert list(live) == ["probation.tell_of_recapture"]


@pytest.mark.django_db(transaction=True)
def test_batches_that_share_people_in_any_order_do_not_wait_for_each_other_for_ever() -> None:
    team = factories.team("probation")
    numbers = [f"A{1000 + n}BC" for n in range(12)]
    _committed(lambda: [_case(team, number) for number in numbers])
    source = _committed(feed.source)
    batches = [
        [feed.signal(Happening.UNLAWFULLY_AT_LARGE, 60 + n, number=number) for number in order]
        for n, order in enumerate((numbers, numbers[::-1], numbers[6:] + numbers[:6], numbers[::2] + numbers[1::2]))
    ]
    given = _at_once(*(_outcomes(source, *batch) for batch in batches))
    assert given == [["proposed"] * 12] * 4
    with scope.acting(feed.FEEDS, TODAY):
        assert Duty.objects.filter(state="proposed").count() == 48


@pytest.mark.django_db(transaction=True)
def test_an_officers_decision_at_the_same_moment_stands() -> None:
    team = factories.team("probation")
    source = _committed(feed.source)
    for n in range(6):
        number = f"A{1000 + n}BC"
        case = _committed(partial(_case, team, number))
        escaped = feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600, number=number)
        _outcomes(source, escaped)()

        def accept(print_: str = ingest.print_of(escaped)) -> Event:
            with scope.acting(team.by, TODAY):
                event = Event.objects.select_related("case__unit", "message").get(message__fingerprint=print_)
                return events.accept(event, team.by, NOW)

        caught = feed.signal(Happening.RECAPTURE, 300, number=number)
        accepted, settled = _at_once(accept, _outcomes(source, caught))
        assert isinstance(settled, list), settled
        with scope.acting(feed.FEEDS, TODAY):
            event = Event.objects.get(case=case, message__fingerprint=ingest.print_of(escaped))
            duty = Duty.objects.get(event=event)
            decided = event.decided_at is not None
            assert (event.state, duty.state) == ("confirmed", "open" if decided else "superseded")
            assert isinstance(accepted, Event), accepted


@pytest.mark.django_db(transaction=True)
def test_a_link_made_while_a_message_comes_in_misses_nothing() -> None:
    team = factories.team("probation")
    source = _committed(feed.source)
    for n in range(6):
        number = f"A{1000 + n}BC"
        _committed(partial(_case, team, number))
        second = _committed(lambda: factories.case(team, name="Huw Testament"))
        escaped = feed.signal(Happening.UNLAWFULLY_AT_LARGE, number=number)
        given = _at_once(_outcomes(source, escaped), partial(factories.offender, second, team, number))
        assert not [one for one in given if isinstance(one, Exception)], given
        with scope.acting(feed.FEEDS, TODAY):
            assert Duty.objects.filter(case=second, kind="probation.warn_of_at_large").count() == 1


@pytest.mark.django_db
def test_the_cases_of_a_batch_are_held_in_one_order(team: Team) -> None:
    made = [_case(team, f"A{1000 + n}BC") for n in range(3)]
    feed.see_all()
    said: list[str] = []

    def listen(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append(sql)
        return run(sql, params, many, context)

    with connection.execute_wrapper(listen):
        held = settling.hold(lambda: people({feed.noms(f"A{1000 + n}BC") for n in range(3)}, team.unit.organisation_id))
    assert {place.case for places in held.places.values() for place in places} == {one.pk for one in made}
    locks = [sql for sql in said if "for share" in sql or "FOR NO KEY UPDATE" in sql]
    assert len(locks) == 2
    assert "order by id" in locks[0]
    assert "ORDER BY" in locks[1]
