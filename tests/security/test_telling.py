"""What is written down when something is refused or breaks, and that nothing breaks open (ASVS V16)."""

import json
import logging
import re
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from alongside.actions import cases, performing
from alongside.config.logs import Discreet
from alongside.queries import scope
from alongside.records.models import JournalEntry
from alongside.rules.access import Verb
from tests.architecture import visits
from tests.architecture.visits import BUILDER, House, address
from tests.factories import TODAY


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What would have been written, as it would have been."""
    return [
        json.loads(Discreet().format(record)) for record in caplog.records if not record.name.startswith("django.db")
    ]


@examples(max_examples=200, deadline=None)
@given(said=st.text(max_size=60), name=st.sampled_from(["alongside.web", "django.request", "django.security.csrf"]))
def test_every_line_is_one_object_with_when_where_and_what(said: str, name: str) -> None:
    line = Discreet().format(logging.LogRecord(name, logging.WARNING, __file__, 1, "%s", (said,), None))
    assert "\n" not in line
    written = json.loads(line)
    assert set(written) == {"at", "level", "by", "said"}
    assert datetime.fromisoformat(written["at"]).utcoffset() is not None
    assert written["at"].endswith("+00:00")
    assert written["by"] == name


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    told = []
    for at in (1761436800.0, 1761440400.0):  # 01:00 in London, twice, on 26 October 2025
        record = logging.LogRecord("alongside", logging.WARNING, __file__, 1, "x", (), None)
        record.created = at
        told.append(json.loads(Discreet().format(record))["at"])
    assert told == ["2025-10-26T00:00:00.000+00:00", "2025-10-26T01:00:00.000+00:00"]


def test_lines_go_to_standard_error_and_nowhere_else() -> None:
    assert list(settings.LOGGING["handlers"]) == ["stderr"]
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert settings.LOGGING["handlers"]["stderr"]["class"] == "logging.StreamHandler"
    assert not any(logger.get("handlers") for logger in settings.LOGGING["loggers"].values())
    assert settings.ADMINS == []  # no error goes out by mail


def test_a_refusal_is_written_with_who_and_which_screen_and_never_which_case(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    case = house.cases["Bramblyx"]
    caplog.set_level(logging.INFO)
    house.client("administrator").get(address("case", visits.parts_of(case)))
    house.client("officer").get(reverse("standards"))
    told = [line["said"] for line in lines(caplog) if line["by"] == "alongside.web.gate"]
    assert f"answered 404 at case to staff {house.staff['administrator'].pk}" in told
    assert f"answered 403 at standards to staff {house.staff['officer'].pk}" in told
    assert str(case.public_id) not in str(lines(caplog))


def test_what_is_hidden_and_what_is_not_there_leave_the_same_line(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    told = []
    for parts in (visits.parts_of(house.cases["Bramblyx"]), visits.of_nothing()):
        caplog.clear()
        house.client("administrator").get(address("case", parts))
        told.append([(line["by"], line["said"]) for line in lines(caplog)])
    assert told[0] == told[1] != []


@pytest.mark.parametrize("how", ["token", "method", "site", "host", "body"])
def test_an_attempt_to_get_past_is_written_down(how: str, house: House, caplog: pytest.LogCaptureFixture) -> None:
    client = house.client("officer", enforce_csrf_checks=how == "token")
    ask = {
        "token": lambda: client.post(reverse("search"), {"text": "Bramblyx"}),
        "method": lambda: client.generic("TRACE", "/caseload"),
        "site": lambda: client.get("/caseload", headers={"sec-fetch-site": "cross-site", "sec-fetch-dest": "image"}),
        "host": lambda: client.get("/caseload", headers={"host": "elsewhere.example\r\nforged"}),
        "body": lambda: client.generic("POST", "/search", "{}", content_type="application/json"),
    }
    assert ask[how]().status_code >= 400
    told = [line for line in lines(caplog) if line["by"] in ("alongside.web.gate", "django.security.csrf")]
    told += [line for line in lines(caplog) if line["by"] == "django.security.DisallowedHost"]
    assert told
    assert "Bramblyx" not in str(told)
    assert "elsewhere" not in str(told)


def test_an_error_is_written_with_its_number_and_its_way_and_none_of_its_words(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from alongside.queries import caseload

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Ffion Gwyn, 07700 900123")

    monkeypatch.setattr(caseload, "page", broken)
    page = house.client("officer", raise_request_exception=False).get(reverse("caseload")).content.decode()
    (number,) = set(re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b", page))
    told = lines(caplog)
    assert any(number in line["said"] for line in told)
    failed = next(line for line in told if line.get("raised"))
    assert failed["raised"] == "RuntimeError"
    assert any("caseload.py" in place for place in failed["through"])
    assert "Ffion" not in str(told)


@pytest.mark.parametrize("part", ["rules", "journal"])
def test_where_deciding_or_journalling_breaks_nothing_is_shown(
    part: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(*{"rules": (performing, "may"), "journal": (cases, "journal")}[part], broken)
    client = house.client("officer", raise_request_exception=False)
    for name in ("case", "case_people", "case_contact"):
        answer = client.get(address(name, visits.parts_of(house.cases["Bramblyx"])))
        assert answer.status_code == 500
        assert "Bramblyx" not in answer.content.decode()


def test_after_an_error_the_same_process_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.queries import caseload

    client = house.client("officer", raise_request_exception=False)
    for failure in (RuntimeError, MemoryError, RecursionError, KeyError):
        with monkeypatch.context() as patch:

            def broken(*_: object, fails: type[Exception] = failure, **__: object) -> None:
                raise fails("on purpose")

            patch.setattr(caseload, "page", broken)
            assert client.get(reverse("caseload")).status_code == 500
        assert client.get(reverse("caseload")).status_code == 200


def test_opening_a_case_is_journalled_once_with_who_and_when(untouched: House) -> None:
    case, officer = untouched.cases["Bramblyx"], untouched.staff["officer"]
    for name in ("case", "case_people", "case_contact"):
        scope.set_acting(BUILDER, TODAY)
        before = JournalEntry.objects.filter(case_id=case.pk).count()
        untouched.client("officer").get(address(name, visits.parts_of(case)))
        scope.set_acting(BUILDER, TODAY)
        written = list(JournalEntry.objects.filter(case_id=case.pk).order_by("pk"))[before:]
        assert [(one.verb, one.staff_id) for one in written] == [(str(Verb.VIEW_CASE), officer.pk)], name
        assert written[0].at.tzinfo is not None
