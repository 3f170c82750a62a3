"""A held message is no fact: it moves no date, no sentence and no early release until an officer has looked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from alongside.actions import people
from alongside.catalogue.desk import HOLD_EARLY
from alongside.catalogue.happenings import Happening
from alongside.catalogue.key_dates import BASES
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.gateways.reading import read
from alongside.records.models import Case, KeyDate, Sentence
from tests import factories
from tests.actions import feed
from tests.factories import NOW, Team

pytestmark = pytest.mark.django_db

HELD: dict[str, dict[str, Any]] = {
    "held by its reader": {"verdict": Verdict.HOLD},
    "dated in the future": {"occurred_at": NOW + timedelta(days=30)},
}


@pytest.fixture
def team() -> Team:
    return factories.team("probation")


@pytest.fixture
def case(team: Team) -> Case:
    case = factories.case(team)
    factories.offender(case, team)
    return case


def _sentence(years: int, minutes_ago: int, **changes: Any) -> Signal:
    result = {"class": "CUSTODY_DETERMINATE", "length": {"years": years}, "ordered_on": "2026-11-02"}
    facts = {"hearing_id": "h1", "court": "Wykeham", "offences": [{"title": "One", "results": [result]}]}
    return replace(feed.signal(Happening.SENTENCED, minutes_ago, facts=facts), **changes)


@pytest.mark.parametrize("why", HELD)
def test_a_held_message_writes_no_date(case: Case, why: str) -> None:
    dates = {"CRD": date(2027, 3, 1), "SED": date(2028, 3, 1)}
    assert feed.tell(feed.source(), feed.signal(Happening.DATES_GIVEN, dates=dates, **HELD[why])) == ["held"]
    assert list(KeyDate.objects.all()) == []


@pytest.mark.parametrize("why", HELD)
def test_a_held_message_writes_no_sentence_and_replaces_none(case: Case, why: str) -> None:
    source = feed.source()
    assert feed.tell(source, _sentence(9, 50, **HELD[why])) == ["held"]
    assert list(Sentence.objects.all()) == []
    feed.tell(source, _sentence(4, 60))
    assert list(Sentence.objects.values_list("years", flat=True)) == [4]
    feed.tell(source, _sentence(8, 40, **HELD[why]))
    assert list(Sentence.objects.values_list("years", flat=True)) == [4]


def test_dates_and_sentence_of_one_accused_are_not_written_down_for_another(team: Team, case: Case) -> None:
    factories.offender(case, team, number="A9876ZX", name="Gareth Sample")
    urn = Identifier(IdentifierKind.URN, "01AB1234526")
    for role in case.roles.filter(role="offender").select_related("person"):
        people.add_identifier(case, team.by, NOW, person=role.person, kind="URN", number=urn.value)
    both = (feed.noms("A9876ZX"), urn)
    feed.tell(feed.source(), _sentence(4, 60, identifiers=both, dates={"SENTENCED": date(2026, 11, 2)}))
    assert list(Sentence.objects.values_list("person__name", flat=True)) == ["Gareth Sample"]
    assert list(KeyDate.objects.values_list("person__name", flat=True)) == ["Gareth Sample"]


@pytest.mark.parametrize(
    ("form", "basis"),
    [
        ("court hearing", "court"),
        ("Libra case", "court"),
        ("prison court date", "court"),
        ("parole file", "parole"),
        ("key dates", "calculated"),
    ],
)
def test_a_date_says_who_told_it(case: Case, form: str, basis: str) -> None:
    said = feed.signal(Happening.HEARING_LISTED, dates={"HEARING": date(2026, 12, 4)}, form=form)
    feed.tell(feed.source(), said)
    assert list(KeyDate.objects.values_list("basis", flat=True)) == [basis]
    assert BASES[basis].en in {"Told by the court", "Told by the Parole Board", "Worked out by the prison"}


@pytest.mark.parametrize("name", sorted(one.name for one in feed.FIXTURES.glob("early_then_*.jsonl")))
def test_an_early_release_is_asked_about_whatever_is_held_beside_it(team: Team, name: str) -> None:
    case = factories.case(team)
    early, held = read((feed.FIXTURES / name).read_bytes(), name=name)
    factories.offender(case, team, number=early.identifiers[0].value)
    source = feed.source()
    assert feed.tell(source, held) == ["held"]
    assert feed.tell(source, early) == ["held"]
    feed.tell(source, held, at=NOW + HOLD_EARLY)
    feed.tell(source, feed.signal(Happening.TRANSFER, number=early.identifiers[0].value), at=NOW + HOLD_EARLY)
    assert feed.duties(case, "proposed") == ["shared.confirm_early_signal"]
