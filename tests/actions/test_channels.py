"""Ways to reach a person, and what is known of their safety."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from alongside.actions import channels
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.records.models import Channel
from tests.factories import NOW, TODAY, case, phone, team

pytestmark = pytest.mark.django_db


def test_a_way_begins_as_not_asked() -> None:
    of = team()
    held = case(of)
    channel = channels.add(held, of.by, NOW, person=held.person, way="phone", value="07700 900123")
    assert (channel.safety, channel.said_on) == ("not_asked", None)


def test_safe_needs_somebody_who_said_so() -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        channels.add(held, of.by, NOW, person=held.person, way="phone", value="07700 900123", safety="safe")
    assert refused.value.field == "said_by"


def test_a_changed_address_ends_the_old_one_and_takes_none_of_its_safety() -> None:
    of = team()
    held = case(of)
    old = channels.add(
        held, of.by, NOW, person=held.person, way="post", value="1 Stryd Fawr", safety="safe", said_by="Mari"
    )
    new = channels.add(
        held,
        of.by,
        NOW,
        person=held.person,
        way="post",
        value="2 Lôn Las",
        postcode=" ll57  1aa",
        instead_of=old.public_id,
    )
    assert Channel.objects.get(pk=old.pk).ended_at == NOW
    assert (new.safety, new.postcode) == ("not_asked", "LL57 1AA")
    with pytest.raises(Changed):
        channels.add(held, of.by, NOW, person=held.person, way="post", value="3 Lôn Goch", instead_of=old.public_id)
    assert "3 Lôn Goch" not in Channel.objects.values_list("value", flat=True)


def test_the_same_form_sent_twice_adds_one_way() -> None:
    of, key = team(), uuid4()
    held = case(of)
    first, second = (phone(held, of, form_key=key) for _ in range(2))
    assert first.pk == second.pk
    with pytest.raises(Invalid) as refused:
        phone(held, of)
    assert refused.value.field == "value"


def test_safety_is_changed_with_who_said_so_and_until_when() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of, safety="not_asked")
    now = channels.set_safety(
        held,
        of.by,
        NOW,
        channel=channel,
        safety="conditions",
        conditions="After six, never at weekends",
        said_by="Mari",
        expires_on=TODAY + timedelta(days=90),
    )
    assert (now.safety, now.said_by, now.said_on) == ("conditions", "Mari", TODAY)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"way": "pigeon"}, "way"),
        ({"value": ""}, "value"),
        ({"value": "ring me"}, "value"),
        ({"way": "email", "value": "mari.example.org"}, "value"),
        ({"safety": "fine"}, "safety"),
        ({"safety": "conditions", "said_by": "Mari"}, "conditions"),
        ({"safety": "safe", "said_by": "Mari", "said_on": TODAY + timedelta(days=1)}, "said_on"),
        ({"expires_on": TODAY - timedelta(days=1)}, "expires_on"),
        ({"expires_on": date(2999, 1, 1)}, "expires_on"),
        ({"postcode": "x" * 11}, "postcode"),
    ],
)
def test_bad_input_is_answered_at_its_field(more: dict[str, Any], field: str) -> None:
    of = team()
    held = case(of)
    usual: dict[str, Any] = {"person": held.person, "way": "phone", "value": "07700 900123"}
    with pytest.raises(Invalid) as refused:
        channels.add(held, of.by, NOW, **usual | more)
    assert refused.value.field == field
    assert not Channel.objects.filter(person=held.person).exists()


def test_an_ended_way_cannot_be_made_safe_again() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    channels.end(held, of.by, NOW, channel=channel)
    with pytest.raises(Changed):
        channels.set_safety(held, of.by, NOW, channel=channel, safety="safe", said_by="Mari")


def test_a_person_of_another_case_is_not_reached_through_this_one() -> None:
    of = team()
    held, other = case(of), case(of, "Aled Sampl")
    with pytest.raises(Refused) as refused:
        channels.add(held, of.by, NOW, person=other.person, way="phone", value="07700 900123")
    assert not refused.value.decision.known
