"""One victim, two offenders: what is heard of one never takes back what was proposed about the other."""

import json
from datetime import timedelta

import pytest

from alongside.actions import ingest, people
from alongside.gateways.reading import read
from alongside.queries import scope
from alongside.records.models import Case, Event, Source
from alongside.rules.access import Actor
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")


def _released(number: str, code: str) -> bytes:
    return json.dumps(
        {
            "eventType": "prison-offender-events.prisoner.released",
            "version": 1,
            "occurredAt": (NOW - timedelta(hours=2)).isoformat(),
            "additionalInformation": {"nomsNumber": number, "reason": "RELEASED", "nomisMovementReasonCode": code},
        }
    ).encode()


def _receive(source: Source, raw: bytes) -> None:
    arrivals = [ingest.Arrival("message.json", signal, raw) for signal in read(raw, name="message.json")]
    ingest.receive(source, FEEDS, NOW, arrivals)


def _proposed(case: Case) -> set[str]:
    with scope.upkeep():
        return set(Event.objects.filter(case=case, state="proposed").values_list("kind", flat=True))


def _second(case: Case, team: factories.Team) -> None:
    details = people.Details(name="Norman Sample", identifiers=(("NOMS", "B4321CD"),))
    people.add_role(case, team.by, NOW, role="offender", details=details)


def test_news_of_the_second_offender_leaves_what_was_proposed_about_the_first() -> None:
    team = factories.team("probation")
    case = factories.case(team)
    factories.offender(case, team, "A1234BC")
    _second(case, team)
    with factories.hosting():
        source = Source.objects.create(slug="two", name="Two", organisation=team.unit.organisation)
    _receive(source, _released("A1234BC", "ESCP"))
    _receive(source, _released("B4321CD", "CR"))
    assert _proposed(case) == {"custody.unlawfully_at_large", "custody.released_licence"}


def test_an_offender_joined_later_leaves_what_was_proposed_about_the_first() -> None:
    team = factories.team("probation")
    case = factories.case(team)
    factories.offender(case, team, "A1234BC")
    with factories.hosting():
        source = Source.objects.create(slug="two", name="Two", organisation=team.unit.organisation)
    _receive(source, _released("A1234BC", "ESCP"))
    _second(case, team)
    assert _proposed(case) == {"custody.unlawfully_at_large"}
