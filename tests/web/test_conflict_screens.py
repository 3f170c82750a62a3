"""Declaring a conflict, who reads it, and that whoever declared one finds nothing by any door."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import conflicts, limits
from alongside.catalogue.access_lists import RESTRICTION, Line
from alongside.queries import conflicts as asked
from alongside.queries import scope
from alongside.records.models import Bar, Case, Conflict, JournalEntry, NamedAccess, Staff
from alongside.rules.access import Actor, Role
from alongside.rules.conflicts import Kind
from tests import factories as make
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]
SignIn = Callable[[Staff], Client]
KEY = "6f1f8a52-6c1c-4d0e-9d0e-0a4f5a1f3b11"
UPKEEP = Actor(None, "", purpose="upkeep")


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def friend(of: Team) -> Staff:
    return member(of.unit, Role.VICTIM_CARE_OFFICER, "Gwen Ellis")


@pytest.fixture
def watcher(of: Team) -> Staff:
    return member(of.unit, Role.PRIVACY_OFFICER, "Leon Grant")


def declared(by: Staff, name: str = "Mari Testament") -> Conflict:
    return conflicts.declare(Kind.PERSON, actor(by), NOW, name=name)


def href(name: str, one: Conflict, **more: Any) -> str:
    return reverse(name, kwargs={"conflict_id": one.public_id} | more)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("person", {"name": "Mari Testament", "relation": "sister"}),
        ("myself", {"name": "Gwen Ellis", "born-day": "7", "born-month": "3", "born-year": "1984"}),
        ("address", {"house": "12", "postcode": "cf99 1aa"}),
        ("workplace", {"name": "Becws Arad", "postcode": "CF99 2BB"}),
        ("case", {"reference": "BBB-BBBB-B"}),
    ],
)
def test_each_kind_is_declared_and_stands_in_ones_own_list(
    friend: Staff, signed_in: SignIn, kind: str, typed: dict[str, str]
) -> None:
    client = signed_in(friend)
    address = reverse("declare_conflict", kwargs={"kind": kind})
    assert client.get(address).status_code == 200
    for _ in range(2):
        assert client.post(address, typed | {"form_key": KEY}).status_code == 302
    act_as(friend)
    (one,) = asked.mine(actor(friend))
    page = client.get(reverse("conflicts")).content.decode()
    assert str(one.name or one.postcode or one.reference) in page


def test_what_cannot_be_looked_for_is_answered_beside_its_question(friend: Staff, signed_in: SignIn) -> None:
    client = signed_in(friend)
    for kind, typed, said in (
        ("person", {}, "Give the name"),
        ("address", {"house": "12", "postcode": "CF99"}, "Give the whole postcode"),
        ("case", {"reference": "K7M"}, "Give the reference"),
    ):
        page = client.post(reverse("declare_conflict", kwargs={"kind": kind}), typed | {"form_key": KEY})
        assert (page.status_code, said in page.content.decode()) == (200, True)
    assert client.get(reverse("declare_conflict", kwargs={"kind": "enemy"})).status_code == 404
    act_as(friend)
    assert not Conflict.objects.exists()


def test_declaring_says_the_same_whether_or_not_there_is_such_a_case(
    of: Team, friend: Staff, signed_in: SignIn
) -> None:
    case(of)
    client, pages = signed_in(friend), []
    for name in ("Mari Testament", "Nobody Whatever"):
        client.post(reverse("declare_conflict", kwargs={"kind": "person"}), {"name": name, "form_key": uuid4()})
        pages.append(client.get(reverse("conflicts")).content.decode().count("Holds"))
    assert pages == [1, 2]


def test_who_declared_it_finds_nothing_by_any_door(of: Team, friend: Staff, signed_in: SignIn) -> None:
    held = case(of)
    scope.set_acting(UPKEEP, TODAY)
    for place in ("co_worker", "sample", "listed", "admitted"):
        NamedAccess.objects.create(case=held, staff=friend, place=place, starts_on=TODAY)
    NamedAccess.objects.create(
        case=held, staff=friend, place="emergency", starts_on=TODAY, ends_at=NOW + timedelta(hours=4)
    )
    declared(friend)
    client = signed_in(friend)
    case_href, nothing = reverse("case", kwargs={"case_id": held.public_id}), f"/case/{uuid4()}"
    there, none = client.get(case_href), client.get(nothing)
    assert (there.status_code, there.content) == (none.status_code, none.content) == (404, none.content)
    for text in ("Mari Testament", held.reference):
        assert held.reference not in client.post(reverse("search"), {"text": text}).content.decode().replace(text, "")
    for name in ("today", "caseload"):
        assert "Mari Testament" not in client.get(reverse(name)).content.decode()


def test_emergency_access_does_not_open_it(of: Team, friend: Staff, signed_in: SignIn) -> None:
    held = case(of)
    declared(friend)
    client = signed_in(friend)
    said = {"reference": held.reference, "reason": "threat_to_life", "words": "She rang", "form_key": KEY}
    client.post(reverse("emergency"), said)
    scope.set_acting(UPKEEP, TODAY)
    assert not NamedAccess.objects.filter(case=held, staff=friend, place="emergency").exists()
    assert client.get(reverse("case", kwargs={"case_id": held.public_id})).status_code == 404


def test_intake_of_somebody_declared_is_refused_with_a_sentence(of: Team, signed_in: SignIn) -> None:
    declared(of.officer)
    client = signed_in(of.officer)
    typed = {
        "unit": of.unit.pk, "owner": of.officer.pk, "role": "victim", "name": "Mari Testament", "language": "en",
        "accused_role": "suspect", "form_key": KEY, "referred_on-day": "18", "referred_on-month": "12",
        "referred_on-year": "2026",
    } | {f"{way}_safety": "not_asked" for way in ("phone_1", "phone_2", "email", "address")}  # fmt: skip
    page = client.post(reverse("open_case"), typed).content.decode()
    assert "You have declared somebody like this: give it to a senior officer." in page
    scope.set_acting(UPKEEP, TODAY)
    assert not Case.objects.exists()


def test_a_senior_reads_it_without_where_it_was_met_and_a_privacy_officer_with(
    of: Team, friend: Staff, watcher: Staff, signed_in: SignIn
) -> None:
    held, one = case(of), declared(friend)
    for person, met in ((of.senior, False), (watcher, True)):
        client = signed_in(person)
        assert "Gwen Ellis" in client.get(reverse("declared_conflicts")).content.decode()
        page = client.get(href("declared_conflict", one)).content.decode()
        assert "Mari Testament" in page
        assert (held.reference in page) is met
        act_as(person)
        assert JournalEntry.objects.filter(verb="conflict.view", staff_id=person.pk).count() == 2
    for person in (of.officer, of.manager, friend):
        assert signed_in(person).get(href("declared_conflict", one)).status_code == 403


def test_doubt_is_settled_and_an_end_that_was_asked_for_is_made(
    of: Team, friend: Staff, watcher: Staff, signed_in: SignIn
) -> None:
    held, one = case(of), declared(friend)
    again = declared(friend, "Somebody Else")
    (met,) = asked.met(one, act_as(watcher), TODAY)
    client = signed_in(watcher)
    settle = href("settle_conflict", one, match_id=met.id)
    assert held.reference in client.get(settle).content.decode()
    assert client.post(settle, {"form_key": KEY}).status_code == 302
    assert client.get(href("settle_conflict", again, match_id=met.id)).status_code == 404
    assert signed_in(friend).post(href("answer_conflict", one), {"still": "no", "form_key": KEY}).status_code == 302
    assert client.post(href("end_conflict", one), {"form_key": KEY}).status_code == 302
    assert client.get(href("declared_conflict", one)).status_code == 404
    page = client.post(href("end_conflict", again), {"form_key": KEY})
    assert "has not asked for this" in page.content.decode()
    scope.set_acting(UPKEEP, TODAY)
    assert not Bar.objects.filter(staff=friend, ends_on__isnull=True).exists()


def test_today_asks_once_a_year_and_no_more_when_it_is_confirmed(friend: Staff, signed_in: SignIn) -> None:
    one = declared(friend)
    client, text = signed_in(friend), "more than a year ago"
    assert text not in client.get(reverse("today")).content.decode()
    act_as(friend)
    Conflict.objects.filter(pk=one.pk).update(confirmed_at=NOW - timedelta(days=366))
    assert text in client.get(reverse("today")).content.decode()
    client.post(href("answer_conflict", one), {"still": "yes", "form_key": KEY})
    assert text not in client.get(reverse("today")).content.decode()


def test_a_case_out_of_its_officers_reach_stands_on_the_privacy_desk(
    of: Team, watcher: Staff, signed_in: SignIn
) -> None:
    held = case(of)
    make.offender(held, of)
    client = signed_in(watcher)
    assert held.reference not in client.get(reverse("privacy")).content.decode()
    line = Line("NOMS", "A1234BC", RESTRICTION, of.senior.username, TODAY)
    limits.load(of.unit.organisation, Actor(None, "", purpose="limits"), NOW, source="probation", lines=[line])
    page = client.get(reverse("privacy")).content.decode()
    assert held.reference in page and "Mari Testament" not in page
    assert signed_in(of.officer).get(reverse("case", kwargs={"case_id": held.public_id})).status_code == 404
