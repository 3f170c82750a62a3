"""A text put where it does not belong: the page stands, says so in its place, and the journal names the row."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.actions import notes
from alongside.queries import scope
from alongside.records.models import Case, Channel, JournalEntry, Note, Staff
from alongside.records.sealed_text import UNREADABLE
from alongside.rules.access import Actor
from tests import factories
from tests.factories import NOW, TODAY, Team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]


@pytest.fixture
def team() -> Team:
    """A unit and its people."""
    return factories.team()


@pytest.fixture
def case(team: Team) -> Case:
    """A case of which somebody has swapped the two numbers, and the two notes, in the database."""
    made = factories.case(team)
    factories.phone(made, team, value="07700 900111")
    factories.phone(made, team, value="07700 900222")
    notes.write(made, team.by, NOW, text="She has moved to Canary Lane.")
    notes.write(made, team.by, NOW, text="Her sister keeps the key.")
    for table, field in (("records_channel", "value"), ("records_note", "text")):
        with connection.cursor() as cursor:
            cursor.execute(
                f"update {table} t set {field} = (select o.{field} from {table} o where o.id <> t.id limit 1)"
            )
            assert cursor.rowcount == 2
    return made


@pytest.mark.parametrize("screen", ["case_contact", "case_timeline", "record_contact"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_says_that_it_cannot_be_read_and_shows_nothing_of_it(
    case: Case, team: Team, signed_in: Callable[[Staff], Client], screen: str, language: str
) -> None:
    client = signed_in(team.officer)
    client.cookies["django_language"] = language
    answer = client.get(reverse(screen, args=[case.public_id]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert UNREADABLE.in_(language) in page
    for secret in ("900111", "900222", "Canary Lane", "keeps the key"):
        assert secret not in page


def test_what_was_shown_so_is_in_the_journal_with_its_rows(
    case: Case, team: Team, signed_in: Callable[[Staff], Client]
) -> None:
    signed_in(team.officer).get(reverse("case_timeline", args=[case.public_id]))
    scope.set_acting(Actor(staff_id=None, name="test", purpose="upkeep"), TODAY)
    entry = JournalEntry.objects.get(verb="text.unreadable")
    assert entry.staff_id == team.officer.pk
    assert set(entry.facts["fields"]) == {"records_note.text", "records_channel.value"}
    assert set(entry.facts["rows"]) >= {str(note.public_id) for note in Note.objects.all()}


def test_a_page_on_which_everything_opens_writes_no_such_line(team: Team, signed_in: Callable[[Staff], Client]) -> None:
    made = factories.case(team)
    factories.phone(made, team)
    signed_in(team.officer).get(reverse("case_contact", args=[made.public_id]))
    scope.set_acting(Actor(staff_id=None, name="test", purpose="upkeep"), TODAY)
    assert not JournalEntry.objects.filter(verb="text.unreadable").exists()
    assert Channel.objects.get().value == "07700 900123"
