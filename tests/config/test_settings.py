"""Settings that safety rests on."""

import time

from django.conf import settings
from django.core.management import call_command

from alongside.config.passwords import MeasuredArgon2


def test_argon2_costs_at_least_what_owasp_asks_and_no_more_than_a_queue_of_officers_bears() -> None:
    hasher = MeasuredArgon2()
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2
    began = time.process_time()
    encoded = hasher.encode("walk beside them", hasher.salt())
    assert time.process_time() - began < 0.5
    assert hasher.verify("walk beside them", encoded)
    assert not hasher.verify("walk before them", encoded)


def test_the_language_and_the_clock_are_those_of_england_and_wales() -> None:
    assert [code for code, _ in settings.LANGUAGES] == ["en", "cy"]
    assert settings.TIME_ZONE == "Europe/London"
    assert settings.USE_TZ


def test_cookies_of_sign_in_are_closed_to_scripts_and_to_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_debugging_and_the_demonstration_are_off_unless_asked_for() -> None:
    assert not settings.DEBUG
    assert not settings.ALONGSIDE_DEMO


def test_django_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")
