"""Which passwords are taken: long ones of any sort, and none that somebody here would try first."""

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from alongside.records.models import Staff
from alongside.rules.access import Role
from tests import factories as make

GWEN = Staff(username="gwen.prys", name="Gwen Prys")


def taken(password: str, person: Staff = GWEN) -> bool:
    try:
        validate_password(password, person)
    except ValidationError:
        return False
    return True


def test_fifteen_characters_are_needed_and_enough() -> None:
    assert not taken("kettle umbrell")
    assert taken("kettle umbrella")


@pytest.mark.parametrize(
    "password",
    [
        "only small letters here",
        "ALLINCAPITALSXYZQ",
        "x9#k2$v7!m4@q1&z8",
        "ŵ ŷ â ê î ô û ẃ ỳ ŵ",
        "k" * 8 + "qwzjvbn" + " " * 3,
    ],
)
def test_nothing_is_asked_of_what_it_is_made_of(password: str) -> None:
    assert taken(password)


@pytest.mark.parametrize(
    "password",
    [
        "alongside2026alongside",
        "Victim-Care-Hub-2026",
        "gwen prys gwen prys",
        "Password2026Password",
        "heddluheddluheddlu1",
        "officer1234567890123",
        "111111111111111",
        "q1w2e3r4t5y6u7i8o9p0",
    ],
)
def test_what_somebody_here_would_try_first_is_refused(password: str) -> None:
    assert not taken(password)


@pytest.mark.django_db
def test_the_names_of_ones_own_unit_and_organisation_are_refused() -> None:
    person = make.member(make.unit(), Role.SENIOR)
    assert not taken("Aberafon2026Aberafon", person)
    assert taken("Aberafon2026Aberafon" + "marmalade", person)


def test_it_is_kept_exactly_as_it_was_typed() -> None:
    person = Staff(username="gwen")
    for typed, other in (
        ("kettle umbrella ", "kettle umbrella"),
        ("Kettle umbrella", "kettle umbrella"),
        ("é" * 15, "e" * 15),
    ):
        person.set_password(typed)
        assert person.check_password(typed)
        assert not person.check_password(other)


def test_no_password_is_shorter_lived_than_its_person() -> None:
    assert not [one for one in settings.AUTH_PASSWORD_VALIDATORS if "Expir" in one["NAME"] or "Age" in one["NAME"]]
