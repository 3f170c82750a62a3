"""What is kept of a message: for a case everything that was understood, about nobody next to nothing."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection

from alongside.actions import desk, ingest, people
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Verdict
from alongside.gateways.reading import read
from alongside.queries.duties import title
from alongside.records.models import (
    Duty,
    EligibleStub,
    FeedCount,
    InboundMessage,
    JournalEntry,
    MessageIdentifier,
    SilencedTrace,
    Source,
)
from alongside.rules.words import Words
from tests import factories
from tests.actions import feed
from tests.factories import NOW, TODAY
from tests.gateways.test_leaks import VICTIM_STRINGS

pytestmark = pytest.mark.django_db


def everything_stored() -> str:
    """Every row of every table as text, bytes spelt out, as the person who sees everything reads it."""
    feed.see_all()
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select t::text from {table} t")
            said += [row[0] for row in cursor.fetchall()]
        cursor.execute("select encode(raw, 'escape') from records_inboundmessage where raw is not null")
        said += [row[0] for row in cursor.fetchall()]
    return "\n".join(said)


def test_a_message_about_nobody_leaves_an_outline_a_count_and_a_hash_for_30_days() -> None:
    source = feed.source()
    one = feed.signal(Happening.RELEASE_LICENCE, facts={"reason": "RELEASED"}, fenced={"prison": "Little Wyke"})
    assert feed.tell(source, one) == ["no_victim"]
    kept = feed.message(one)
    assert (kept.signal, kept.raw, kept.name, kept.raw_sha256) == (None, None, "", "")
    assert one.fingerprint not in everything_stored()
    assert not MessageIdentifier.objects.exists()
    counted = FeedCount.objects.get()
    assert (counted.messages, counted.duties, counted.outcome) == (1, 0, "no_victim")
    trace = SilencedTrace.objects.get()
    assert trace.expires_on == TODAY + timedelta(days=30)
    assert not EligibleStub.objects.exists()
    stored = everything_stored()
    assert feed.NUMBER not in stored
    assert "Little Wyke" not in stored


def test_what_is_left_of_nobody_is_gone_after_30_days() -> None:
    source = feed.source()
    feed.tell(source, feed.signal(Happening.RELEASE_LICENCE))
    desk.tidy("worker", feed.FEEDS, NOW + timedelta(days=30))
    feed.see_all()
    assert SilencedTrace.objects.exists()
    desk.tidy("worker", feed.FEEDS, NOW + timedelta(days=31))
    feed.see_all()
    assert not SilencedTrace.objects.exists()
    assert not InboundMessage.objects.exists()


def test_only_a_sentence_that_qualifies_for_certain_leaves_a_stub() -> None:
    feed.tell_file(feed.source(), "court_listed_in_sns.json")
    assert not EligibleStub.objects.exists()
    feed.tell_file(feed.source(), "court_sentence.json")
    stub = EligibleStub.objects.get()
    assert stub.value
    assert stub.gateway
    feed.tell_file(feed.source(), "court_hospital_order.json")
    assert EligibleStub.objects.count() == 1, "the same person, offence and day, told again"


@pytest.mark.parametrize("linked", [False, True])
def test_nothing_of_a_victim_in_a_court_message_is_stored_anywhere(linked: bool) -> None:
    team = factories.team("probation")
    source = feed.source()
    files = ("court_sentence.json", "court_sentence_reshared.json", "court_listed_in_sns.json", "curfew_old.json")
    if linked:
        numbers = {
            (str(one.kind), one.value)
            for name in files
            for said in read((feed.FIXTURES / name).read_bytes(), name=name)
            for one in said.identifiers
            if one.kind in ("NOMS", "CRN", "PNC", "CRO")
        }
        details = people.Details(name="Kevin Sample", identifiers=tuple(sorted(numbers)))
        people.add_role(factories.case(team), team.by, NOW, role="offender", details=details)
    outcomes = [outcome for name in files for outcome in feed.tell_file(source, name)]
    assert ("proposed" in outcomes) is linked
    stored = everything_stored()
    assert [word for word in VICTIM_STRINGS if word in stored] == []


def test_bytes_of_a_document_that_was_understood_are_not_kept_even_when_it_waits() -> None:
    source = feed.source()
    feed.tell_file(source, "court_sentence.json")
    raw = (feed.FIXTURES / "court_sentence.json").read_bytes()
    held = feed.signal(Happening.SENTENCED, form="court hearing", verdict=Verdict.HOLD)
    ingest.receive(source, feed.FEEDS, NOW, ingest.Arrival.all_of("x.json", [held], raw))
    kept = feed.message(held)
    assert (kept.raw, kept.raw_size, len(kept.raw_sha256)) == (None, len(raw), 64)


def test_bytes_of_what_nobody_could_read_are_kept_with_their_hash_under_the_last_part_of_its_name() -> None:
    source = feed.source()
    raw = b"\x7fELF not a message\x00"
    name = "/home/Ffion Gwyn/case of Ffion/\udcffodd.bin"
    arrivals = ingest.Arrival.all_of(name, read(raw, name="odd.bin"), raw)
    assert ingest.receive(source, feed.FEEDS, NOW, arrivals)[0].fate.outcome == "rejected"
    feed.see_all()
    kept = InboundMessage.objects.get()
    assert bytes(kept.raw or b"") == raw
    assert (kept.raw_size, kept.name, kept.state) == (len(raw), "\ufffdodd.bin", "waiting")
    assert "Ffion" not in everything_stored()


def test_bytes_of_a_file_with_people_in_it_are_not_kept_for_the_one_line_nobody_understood() -> None:
    odd = feed.signal(Happening.UNKNOWN, form="unknown", verdict=Verdict.HOLD, identifiers=())
    arrivals = ingest.Arrival.all_of("two.json", [feed.signal(Happening.DEATH), odd], b"somebody's name")
    ingest.receive(feed.source(), feed.FEEDS, NOW, arrivals)
    kept = feed.message(odd)
    assert (kept.raw, kept.raw_size) == (None, 15)
    assert "somebody's name" not in everything_stored()


def test_a_link_made_later_asks_for_a_replay_and_the_replay_proposes() -> None:
    team = factories.team("probation")
    source = feed.source(team.unit.organisation)
    released = feed.signal(Happening.RELEASE_LICENCE)
    assert feed.tell(source, released) == ["no_victim"]
    case = factories.case(team)
    factories.offender(case, team)
    feed.see_all()
    task = Duty.objects.get(case=case, kind="own.ask_for_replay")
    assert (task.state, task.due_on) == ("open", TODAY)
    assert title(task.kind, task.title) == Words(
        "Ask Prison feed to send earlier messages again", "Gofyn i Prison feed anfon negeseuon cynharach eto"
    )
    assert feed.tell(source, released) == ["proposed"]
    assert "probation.tell_of_release" in feed.duties(case)
    assert feed.message(released).copies == 2


def test_each_source_that_spoke_before_the_link_is_asked_by_its_own_task() -> None:
    team = factories.team("probation")
    for name in ("Courts", "Prisons"):
        source = feed.source(team.unit.organisation)
        with factories.hosting():
            Source.objects.filter(pk=source.pk).update(name=name)
        assert feed.tell(source, feed.signal(Happening.RELEASE_LICENCE)) == ["no_victim"]
    case = factories.case(team)
    factories.offender(case, team)
    feed.see_all()
    tasks = Duty.objects.filter(case=case, kind="own.ask_for_replay")
    assert sorted(task.title for task in tasks) == ["Courts", "Prisons"]


def test_a_link_made_later_is_caught_up_with_what_is_kept_for_another_case() -> None:
    team = factories.team("probation")
    first, second = factories.case(team), factories.case(team, name="Huw Testament")
    factories.offender(first, team)
    source = feed.source()
    escaped = feed.signal(Happening.UNLAWFULLY_AT_LARGE)
    feed.tell(source, escaped)
    factories.offender(second, team)
    assert feed.duties(second, "proposed") == feed.duties(first, "proposed") == ["probation.warn_of_at_large"]


def test_repeats_in_a_batch_and_after_it_change_nothing_but_counts() -> None:
    team = factories.team("probation")
    case = factories.case(team)
    factories.offender(case, team)
    source = feed.source()
    one = feed.signal(Happening.RELEASE_LICENCE)
    assert feed.tell(source, one, one) == ["proposed", "duplicate"]
    before = (feed.events(case), feed.duties(case), JournalEntry.objects.filter(verb__startswith="event.").count())
    assert feed.tell(source, one) == ["duplicate"]
    assert before == (
        feed.events(case),
        feed.duties(case),
        JournalEntry.objects.filter(verb__startswith="event.").count(),
    )
    assert feed.message(one).copies == 2
    assert sum(FeedCount.objects.values_list("duties", flat=True)) == 1


def test_what_cannot_be_read_is_rejected_every_time_and_kept_once() -> None:
    source = feed.source()
    raw = b"{ cut short"
    for _ in range(2):
        arrivals = ingest.Arrival.all_of("x.json", read(raw, name="x.json"), raw)
        assert ingest.receive(source, feed.FEEDS, NOW, arrivals)[0].fate.outcome == "rejected"
    feed.see_all()
    assert InboundMessage.objects.get().copies == 2


def test_what_is_proposed_is_journalled_with_its_case() -> None:
    team = factories.team("probation")
    case = factories.case(team)
    factories.offender(case, team)
    feed.tell(feed.source(), feed.signal(Happening.RELEASE_LICENCE))
    entry = JournalEntry.objects.get(verb="event.proposed")
    assert (entry.case_id, entry.purpose, entry.staff_id) == (case.pk, "feeds", None)
    batch = JournalEntry.objects.get(verb="message.receive")
    assert batch.facts == {"messages": 1, "proposed": 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"\x7fELF not a message\x00", b"\x7fELF not a message\x01"),
        (b'{"Message": "{bad"}', b'{"Message": "{worse"}'),
        (b'{"eventType": ["a"], "occurredAt": [1]}', b'{"eventType": ["b"], "occurredAt": [1]}'),
    ],
)
def test_two_different_messages_nobody_could_read_are_both_kept_with_their_hashes(one: bytes, other: bytes) -> None:
    source = feed.source()
    for raw in (one, other, one):
        ingest.receive(source, feed.FEEDS, NOW, ingest.Arrival.all_of("odd", read(raw, name="odd"), raw))
    feed.see_all()
    kept = {bytes(row.raw or b""): (row.raw_sha256, row.copies) for row in InboundMessage.objects.all()}
    assert kept == {one: (sha256(one).hexdigest(), 2), other: (sha256(other).hexdigest(), 1)}
