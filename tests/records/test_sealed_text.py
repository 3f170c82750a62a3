"""Sealed text: plain in the attribute, locked in the table, and of no use in any other row."""

import logging
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.utils import translation

from alongside.actions import contacts, notes
from alongside.gateways import keyring, sealing
from alongside.gateways.sealing import Place, Unopened, Why, seal, unseal
from alongside.queries import people, timeline
from alongside.records import sealed_text
from alongside.records.models import Channel, Contact, Note
from alongside.records.sealed_text import UNREADABLE, Unreadable
from tests import factories
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db

HERE = Place("records_note", "text", str(uuid.UUID(int=7)))
SECRET = "She has moved to Number 9, Canary Wharf Lane."


@pytest.fixture
def team() -> Team:
    """A unit and its people."""
    return factories.team()


def lying(model: type[models.Model], field: str, pk: int) -> str:
    """What the table itself holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {field} from {model._meta.db_table} where id = %s", [pk])
        (found,) = cursor.fetchone()
    assert isinstance(found, str)
    return found


def lay(model: type[models.Model], field: str, pk: int, text: str) -> None:
    """Write into the table past the program."""
    with connection.cursor() as cursor:
        cursor.execute(f"update {model._meta.db_table} set {field} = %s where id = %s", [text, pk])
        assert cursor.rowcount == 1


def test_what_was_sealed_opens_in_its_own_place() -> None:
    assert unseal(seal(SECRET, HERE), HERE) == SECRET


def test_one_text_sealed_twice_does_not_look_the_same() -> None:
    assert seal(SECRET, HERE) != seal(SECRET, HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("records_contact", "text", HERE.row),
        Place("records_note", "said", HERE.row),
        Place("records_note", "text", str(uuid.UUID(int=8))),
    ],
)
def test_it_opens_in_no_other_table_field_or_row(elsewhere: Place) -> None:
    with pytest.raises(Unopened) as refused:
        unseal(seal(SECRET, HERE), elsewhere)
    assert refused.value.why is Why.PLACE


def test_any_letter_changed_is_found() -> None:
    sealed = seal(SECRET, HERE)
    start = sealed.index(".") + 1
    for at in range(start, len(sealed) - 4):
        changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(Unopened):
            unseal(changed, HERE)


@pytest.mark.parametrize("given", ["", "plain words", "abc.", ".", "0badc0de.AAAA", "0badc0de.é", SECRET])
def test_what_was_never_sealed_is_refused_and_not_quoted(given: str) -> None:
    with pytest.raises(Unopened) as refused:
        unseal(given, HERE)
    assert "Canary" not in str(refused.value)


def test_a_missing_key_is_named_by_its_id() -> None:
    sealed = seal(SECRET, HERE)
    _, _, body = sealed.partition(".")
    with pytest.raises(Unopened, match="0badc0de") as refused:
        unseal(f"0badc0de.{body}", HERE)
    assert refused.value.why is Why.KEY


def test_a_place_with_a_part_missing_or_run_together_is_refused() -> None:
    for place in (Place("", "f", "r"), Place("t", "f|r", "x"), Place("t", "f", "")):
        with pytest.raises(ValueError, match="a place needs"):
            seal(SECRET, place)


def test_the_table_holds_no_word_of_what_was_written(team: Team) -> None:
    case = factories.case(team)
    note = notes.write(case, team.by, NOW, text=SECRET)
    lies = lying(Note, "text", note.pk)
    assert "Canary" not in lies
    assert lies.startswith(keyring.ring("fields").current.id + ".")
    assert Note.objects.get(pk=note.pk).text == SECRET


def test_rows_values_joins_and_the_screens_own_questions_all_read_it(team: Team) -> None:
    case = factories.case(team)
    channel = factories.phone(case, team, value="07700 900123")
    said = contacts.Said(
        direction="out", way="phone", outcome="spoke", answered_by="victim", said=SECRET, channel=channel.public_id
    )
    contacts.record(case, team.by, NOW, contact=said)
    factories.act_as(team.officer)
    assert list(Contact.objects.values_list("said", flat=True)) == [SECRET]
    assert Contact.objects.values("said", "channel__value").get() == {"said": SECRET, "channel__value": "07700 900123"}
    assert Contact.objects.select_related("channel").get().channel == channel
    assert Contact.objects.only("pk").get().said == SECRET
    newest = Channel.objects.filter(pk=models.OuterRef("channel")).values("value")[:1]
    assert Contact.objects.annotate(number=models.Subquery(newest)).get().number == "07700 900123"
    assert SECRET in [line.text for line in timeline.page(case).lines]
    by = factories.actor(team.officer)
    assert [way.value for part in people.of(case, by, TODAY) for way in part.ways] == ["…123"]


def test_a_row_saved_again_is_sealed_again_and_reads_the_same(team: Team) -> None:
    channel = factories.phone(factories.case(team), team)
    before = lying(Channel, "value", channel.pk)
    Channel.objects.get(pk=channel.pk).save()
    assert lying(Channel, "value", channel.pk) != before
    assert Channel.objects.get(pk=channel.pk).value == "07700 900123"


def test_nothing_written_stays_nothing_and_can_be_asked_for(team: Team) -> None:
    channel = factories.phone(factories.case(team), team)
    assert lying(Channel, "conditions", channel.pk) == ""
    assert Channel.objects.filter(conditions="").count() == 1
    assert not Channel.objects.exclude(conditions="").exists()


def test_nothing_can_be_looked_for_in_sealed_text(team: Team) -> None:
    with pytest.raises(TypeError, match="cannot be looked for"):
        Channel.objects.filter(value="07700 900123").exists()
    with pytest.raises(FieldError):
        Channel.objects.filter(value__icontains="900").exists()


def test_no_text_is_written_past_the_seal(team: Team) -> None:
    channel = factories.phone(factories.case(team), team)
    with pytest.raises(TypeError, match="written by save"):
        Channel.objects.filter(pk=channel.pk).update(value="07700 900999")
    channel.value = "07700 900999"
    with pytest.raises(TypeError, match="written by save"):
        Channel.objects.bulk_update([channel], ["value"])


def test_two_addresses_swapped_in_the_table_are_refused_and_reported(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    case = factories.case(team)
    one = factories.phone(case, team, value="07700 900111")
    two = factories.phone(case, team, value="07700 900222")
    theirs = lying(Channel, "value", one.pk), lying(Channel, "value", two.pk)
    lay(Channel, "value", one.pk, theirs[1])
    lay(Channel, "value", two.pk, theirs[0])
    with sealed_text.refusals() as found, caplog.at_level(logging.ERROR):
        read = [channel.value for channel in Channel.objects.order_by("pk")]
    assert read == [UNREADABLE.en, UNREADABLE.en]
    assert {(refusal.table, refusal.field, refusal.row) for refusal in found} == {
        ("records_channel", "value", str(one.public_id)),
        ("records_channel", "value", str(two.public_id)),
    }
    assert str(one.public_id) in caplog.text
    assert "900111" not in caplog.text


def test_the_refusal_is_told_in_the_readers_language(team: Team) -> None:
    channel = factories.phone(factories.case(team), team)
    lay(Channel, "value", channel.pk, "never sealed")
    with translation.override("cy"):
        assert Channel.objects.get(pk=channel.pk).value == UNREADABLE.cy
    assert Channel.objects.get(pk=channel.pk).value == UNREADABLE.en


def test_an_unreadable_text_is_left_as_it_lies_when_its_row_is_saved(team: Team) -> None:
    channel = factories.phone(factories.case(team), team)
    sealed = seal(SECRET, HERE)
    lay(Channel, "value", channel.pk, sealed)
    read = Channel.objects.get(pk=channel.pk)
    assert isinstance(read.value, Unreadable)
    read.ended_at = NOW + timedelta(days=1)
    read.save()
    assert lying(Channel, "value", channel.pk) == sealed


def test_the_screens_questions_show_the_sentence_and_nothing_else(team: Team) -> None:
    case = factories.case(team)
    channel = factories.phone(case, team, value="07700 900111")
    note = notes.write(case, team.by, NOW, text=SECRET)
    lay(Channel, "value", channel.pk, lying(Note, "text", note.pk))
    lay(Note, "text", note.pk, "plain words put there by hand")
    by = factories.act_as(team.officer)
    assert [way.value for part in people.of(case, by, TODAY) for way in part.ways] == [UNREADABLE.en]
    assert UNREADABLE.en in [line.text for line in timeline.page(case).lines]


def test_the_key_of_a_new_text_is_the_newest(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("ALONGSIDE_KEYS", f"{tmp_path}/keys")
    old = seal(SECRET, HERE)
    added = keyring.add("fields")
    assert seal(SECRET, HERE).startswith(added.id)
    assert unseal(old, HERE) == SECRET
    assert sealing.current_mark() == f"{added.id}."
