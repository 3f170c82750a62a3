"""The worker: each chore in its turn, one worker at a time, and a chore that fails ends nothing."""

import logging
import zlib
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.conf import settings

from alongside.jobs import worker
from alongside.jobs.chores import CHORES, Chore

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def chore(done: list[datetime]) -> Chore:
    return Chore("count", timedelta(minutes=1), done.append)


@pytest.mark.django_db
def test_a_chore_is_told_the_time() -> None:
    done: list[datetime] = []
    assert worker.do(chore(done), NOW)
    assert done == [NOW]


@pytest.mark.django_db
def test_a_chore_another_worker_is_at_is_left_to_it() -> None:
    done: list[datetime] = []
    base = settings.DATABASES["default"]
    with psycopg.connect(host=base["HOST"], user=base["USER"], dbname=base["NAME"]) as other:
        other.execute("select pg_advisory_xact_lock(%s)", [zlib.crc32(b"count")])
        assert not worker.do(chore(done), NOW)
        assert done == []
    assert worker.do(chore(done), NOW)


@pytest.mark.django_db(transaction=True)
def test_a_chore_that_fails_is_named_without_its_words_and_the_next_has_its_turn(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(now: datetime) -> None:
        raise ValueError("Ffion Gwyn")

    done: list[datetime] = []
    with caplog.at_level(logging.ERROR):
        assert not worker.do(Chore("fall over", timedelta(minutes=1), fail), NOW)
    assert "fall over" in caplog.text
    assert "Ffion" not in caplog.text
    assert worker.do(chore(done), NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("each", CHORES, ids=lambda one: one.name)
def test_every_chore_is_harmless_when_there_is_nothing_to_do(each: Chore) -> None:
    assert worker.do(each, NOW)
    assert worker.do(each, NOW)


def test_no_two_chores_share_a_name() -> None:
    assert len({each.name for each in CHORES}) == len(CHORES)
