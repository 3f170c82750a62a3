"""Two people, or one impatient one, acting in the same moment: one after the other, and once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from alongside.actions import cases, contacts, notes, people
from alongside.actions.performing import Invalid, Refused
from alongside.queries import scope
from alongside.records.models import Case, Contact, Duty, Note, Person
from tests.factories import NOW, TODAY, Team, actor, case, charged, duty, phone, team

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run acts in the same moment, each on a connection of its own; what each gave or raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=10)
            return act()
        except (Invalid, Refused) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _prepared() -> tuple[Team, Case]:
    of = team()
    with scope.acting(of.by, TODAY):
        return of, case(of)


def test_a_double_click_records_one_contact_and_meets_the_duty_once() -> None:
    of, held = _prepared()
    with scope.acting(of.by, TODAY):
        arisen, channel, key = duty(charged(held, of)), phone(held, of), uuid4()
    said = contacts.Said(
        way="phone",
        direction="out",
        answered_by="victim",
        outcome="told",
        channel=channel.public_id,
        duties=[arisen.public_id],
    )

    first, second = _at_once(_with_case(held, of, said, key), _with_case(held, of, said, key))
    assert first.pk == second.pk
    with scope.acting(of.by, TODAY):
        assert Contact.objects.filter(case=held).count() == 1
        assert Duty.objects.get(pk=arisen.pk).met_by_id == first.pk


def _with_case(held: Case, of: Team, said: contacts.Said, key: Any) -> Callable[[], Contact]:
    def click() -> Contact:
        with scope.acting(of.by, TODAY):
            found = scope.case(of.by, TODAY, held.public_id)
            assert found is not None
            return contacts.record(found, of.by, NOW, contact=said, form_key=key)

    return click


def test_nothing_is_added_to_a_case_closed_in_the_same_moment() -> None:
    of, held = _prepared()

    def write() -> Note:
        with scope.acting(of.by, TODAY):
            found = scope.case(of.by, TODAY, held.public_id)
            assert found is not None
            return notes.write(found, of.by, NOW, text="She moves on Monday.")

    def close() -> Case:
        with scope.acting(actor(of.senior), TODAY):
            found = scope.case(actor(of.senior), TODAY, held.public_id)
            assert found is not None
            return cases.close(found, actor(of.senior), NOW, why="work_done")

    written, closed = _at_once(write, close)
    assert closed.closed_on == TODAY
    with scope.acting(of.by, TODAY):
        assert Note.objects.filter(case=held).count() == (0 if isinstance(written, Refused) else 1)


def test_two_officers_editing_one_person_do_not_overwrite_each_other() -> None:
    of, held = _prepared()

    def edit(name: str) -> Callable[[], Person]:
        def run() -> Person:
            with scope.acting(of.by, TODAY):
                found = scope.case(of.by, TODAY, held.public_id)
                assert found is not None
                return people.edit(found, of.by, NOW, person=found.person, seen=1, details=people.Details(name=name))

        return run

    done = _at_once(edit("Mari Jones"), edit("Mari Evans"))
    assert sum(isinstance(one, Invalid) for one in done) == 1
    with scope.acting(of.by, TODAY):
        assert Person.objects.get(pk=held.person_id).version == 2
