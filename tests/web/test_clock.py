"""A server's clock that jumps: back two hours, on a day. Nothing already written moves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from alongside.queries import scope
from alongside.records.models import Duty, Event, JournalEntry, Note
from alongside.rules.access import Actor
from tests import factories as make
from tests.factories import NOW, TODAY
from tests.web import pages

pytestmark = pytest.mark.django_db
JUMPS = [timedelta(), timedelta(hours=-2), timedelta(days=1), timedelta()]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """What the web reads as the time from now on."""

    def to(moment: datetime) -> None:
        monkeypatch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: moment))

    return to


def test_the_journal_keeps_the_order_of_the_acts_whatever_the_clock_says(
    set_clock: Callable[[datetime], None],
) -> None:
    team = make.team()
    case = make.case(team)
    for number, jump in enumerate(JUMPS):
        set_clock(NOW + jump)
        client = make.signed_in(team.officer, proved=NOW + jump)
        assert pages.send(client, f"/case/{case.public_id}/note/new", text=f"note {number}").status_code == 302
    scope.set_acting(Actor(None, "", purpose="bench"), TODAY)
    lines = JournalEntry.objects.filter(verb="note.write", case_id=case.pk).order_by("pk")
    assert [line.at - NOW for line in lines] == JUMPS
    assert [note.text for note in Note.objects.filter(case=case).order_by("pk")] == [f"note {n}" for n in range(4)]


def test_looking_by_a_wrong_clock_moves_no_day_ends_nothing_and_brings_nothing_about(
    set_clock: Callable[[datetime], None],
) -> None:
    team = make.team()
    case = make.case(team)
    make.charged(case, team)

    def standing() -> tuple[list[object], int]:
        scope.set_acting(Actor(None, "", purpose="bench"), TODAY)
        duties = Duty.objects.order_by("pk").values_list("kind", "state", "due_on", "due_at", "version")
        return list(duties), Event.objects.count()

    before = standing()
    assert before[0]
    for jump in JUMPS:
        set_clock(NOW + jump)
        client = make.signed_in(team.officer, proved=NOW + jump)
        for where in ("/", "/caseload", f"/case/{case.public_id}", f"/case/{case.public_id}/duties"):
            assert client.get(where).status_code == 200
        assert standing() == before
