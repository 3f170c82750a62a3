"""Nothing about a victim, and no place outside the fence, ever leaves the door."""

from pathlib import Path

import pytest

from alongside.gateways.reading import read

FIXTURES = Path(__file__).parent / "fixtures"
VICTIM_STRINGS = (
    "Ceridwen",
    "Aubrey-Fictional",
    "Larkspur",
    "ZZ99 3WZ",
    "07700 900321",
    "ceridwen@example.org",
    "QQ999999C",
    "Lighthouse keeper",
    "1991-02-03",
)
OTHERS = ("SOMEBODY", "Gavelsworth", "Mudd", "1980-01-01", "Not kept", "arrestSummons0", "QQ123456B", "07700 900111")
PLACES = ("Little Wyke", "Fernhollow", "Thistle Lodge", "Curfew Lane", "Offender Close", "B-2-002", "QQI")
FEEDS = sorted(path for path in FIXTURES.iterdir() if not path.name.startswith(("referral", "force")))


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_no_word_about_a_victim_or_a_bystander_leaves_the_door(path: Path) -> None:
    said = repr(read(path.read_bytes(), name=path.name))
    assert [word for word in VICTIM_STRINGS + OTHERS if word in said] == []


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_no_place_stands_outside_the_fence(path: Path) -> None:
    for signal in read(path.read_bytes(), name=path.name):
        open_parts = repr((signal.facts, signal.reason, signal.dates, signal.withheld, signal.identifiers))
        assert [place for place in PLACES if place in open_parts] == []


def test_every_place_where_victims_stood_is_named() -> None:
    first, _company = read((FIXTURES / "court_sentence.json").read_bytes(), name="x.json")
    case = "hearing.prosecutionCases[0].defendants[0]"
    assert {f"{case}.offences[0].victims", f"{case}.offences[1].victims"} <= {item.field for item in first.withheld}


def test_every_fenced_field_is_named_as_withheld() -> None:
    for path in FEEDS:
        for signal in read(path.read_bytes(), name=path.name):
            assert set(signal.fenced) == {item.field for item in signal.withheld if item.fenced}
