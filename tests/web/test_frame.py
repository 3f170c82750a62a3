"""What stands around the pages of a case."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.records.models import Staff
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]


@pytest.mark.parametrize(
    ("service", "said", "unsaid"),
    [("probation", "the offender", "the accused"), ("police", "the accused", "the offender")],
)
def test_the_other_person_is_called_what_the_service_calls_them(
    service: str, said: str, unsaid: str, signed_in: Callable[[Staff], Client]
) -> None:
    team = make.team(service)
    case = make.case(team)
    make.offender(case, team)
    page = signed_in(team.officer).get(reverse("case", kwargs={"case_id": case.public_id})).content.decode()
    assert f"Custody of {said}, last heard" in page
    assert f"Custody of {unsaid}" not in page
