"""Every column has a grade, and what the grade asks for is done."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from alongside.catalogue import grades
from alongside.records.sealed_text import SealedText


def fields() -> "Iterator[tuple[str, models.Field[object, object]]]":
    """Every column of every table of the program and of the libraries it stands on."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            yield model._meta.db_table, field


FIELDS = {(table, field.name): field for table, field in fields()}


def ungraded(found: Iterator[tuple[str, str]]) -> list[str]:
    """Those without a grade."""
    return [f"{table}.{column}" for table, column in found if grades.grade(table, column) is None]


def test_every_column_has_a_grade() -> None:
    assert len(FIELDS) > 250
    assert ungraded(iter(FIELDS)) == []


def test_a_new_column_without_a_grade_would_be_found() -> None:
    assert ungraded(iter([("records_person", "shoe_size"), ("records_person", "name")])) == ["records_person.shoe_size"]


def test_every_grade_is_of_a_column_that_is_there_and_stands_once() -> None:
    listed = [(one.table, one.column) for one in grades.columns()]
    assert set(listed) - FIELDS.keys() == set()
    assert [one for one, times in Counter(listed).items() if times > 1] == []
    assert {one.grade for one in grades.columns()} == set(grades.GRADES)


def test_what_is_said_to_be_sealed_is_sealed_and_nothing_else() -> None:
    said = {(one.table, one.column) for one in grades.columns() if one.sealed}
    assert said == {name for name, field in FIELDS.items() if isinstance(field, SealedText)}


def test_every_column_of_grade_4_is_sealed_or_says_why_not() -> None:
    worst = {(one.table, one.column) for one in grades.columns() if one.grade == 4}
    assert {("records_channel", "value"), ("records_channel", "postcode")} <= worst
    open_ = {name for name in worst if not isinstance(FIELDS[name], SealedText)}
    assert open_ - grades.UNSEALED.keys() == set()


def test_every_text_without_a_length_is_sealed_or_says_why_not() -> None:
    open_ = {
        name
        for name, field in FIELDS.items()
        if isinstance(field, models.TextField) and not isinstance(field, SealedText)
    }
    assert open_ - grades.UNSEALED.keys() == set()


def test_no_exception_outlives_its_reason() -> None:
    assert [name for name in grades.UNSEALED if isinstance(FIELDS[name], SealedText)] == []
    assert all(len(reason.split()) > 5 for reason in grades.UNSEALED.values())


@pytest.mark.parametrize("name", ["email", "username"])
def test_what_names_a_member_of_staff_is_personal(name: str) -> None:
    found = grades.grade("records_staff", name)
    assert found is not None
    assert found.personal
