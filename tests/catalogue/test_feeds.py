"""The declared event types."""

import csv
from pathlib import Path

import pytest

from alongside.catalogue.feeds import FEED_TYPES, UNKNOWN, feed_type

REFERENCE = Path(__file__).parents[3] / "shared" / "hmpps" / "reference" / "event_catalogue.csv"
NAMED = [
    ("create-and-vary-a-licence.prrd-licence.activated", "LICENCE_ACTIVATED"),
    ("create-and-vary-a-licence.something.new", "LICENCE_GIVEN"),
    ("probation-case.mappa-export.created", "PROBATION_LIFE"),
    ("probation-case.exclusion.updated", "ACCESS_LIMITED"),
    ("prison-visit.booked", "PRISON_LIFE"),
    ("person.alerts.changed", "ALERT"),
    ("accommodation.cas3.person.departed", "HOSTEL_LEFT"),
    ("applications.cas2.submitted", "PROBATION_LIFE"),
    ("nothing.like.it", "UNKNOWN"),
    ("", "UNKNOWN"),
]


@pytest.mark.parametrize(("event_type", "happening"), NAMED)
def test_a_type_is_found_by_its_name_or_the_longest_family(event_type: str, happening: str) -> None:
    assert feed_type(event_type).happening == happening


def test_no_type_is_declared_twice() -> None:
    names = [kind.event_type for kind in FEED_TYPES]
    assert len(names) == len(set(names))


def test_every_type_says_why_in_one_sentence() -> None:
    assert all(kind.reason[-1] in ".?" for kind in FEED_TYPES)


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the public reference does not lie beside the project")
def test_every_event_of_the_public_catalogue_is_declared() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as lines:
        named = [row["event"] for row in csv.DictReader(lines)]
    names = {_first_name(cell) for cell in named} - {""}
    assert len(names) > 50
    assert {name for name in names if feed_type(name) is UNKNOWN} == set()


def _first_name(cell: str) -> str:
    """The first event name in a cell of the catalogue, or nothing where a cell tells of a file or a form."""
    name = cell.replace(";", " ").replace(",", " ").replace("/", " ").split()[0].replace("*", "any")
    return name if "." in name and "(" not in name else ""
