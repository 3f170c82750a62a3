"""A log line says where something failed, and nothing of anybody."""

import json
import logging
import sys

import pytest
from django.test import Client

from alongside.config.logs import Discreet
from tests.overhearing import Overhearing, names


def record(name: str, message: str, *args: object, failing: bool = False) -> logging.LogRecord:
    exc_info = sys.exc_info() if failing else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, exc_info)


def test_the_address_of_a_screen_stays_out() -> None:
    line = Discreet().format(record("django.request", "%s: %s", "Internal Server Error", "/cases/7f3/people/Ffion"))
    assert json.loads(line)["said"] == "Internal Server Error"
    assert "7f3" not in line


def test_what_an_exception_said_stays_out_and_where_it_was_raised_stays_in() -> None:
    try:
        raise ValueError("Ffion Gwyn, 07700 900123")
    except ValueError:
        line = Discreet().format(record("alongside.web", "A page failed", failing=True))
    assert "Ffion" not in line
    assert "07700" not in line
    assert "ValueError" in line
    assert "test_logs.py:" in line


def test_an_ordinary_line_is_as_it_was_written() -> None:
    line = json.loads(Discreet().format(record("alongside.jobs", "%d chores", 3)))
    assert (line["level"], line["by"], line["said"]) == ("ERROR", "alongside.jobs", "3 chores")


@pytest.mark.django_db
def test_a_page_that_is_not_there_leaves_no_line(capfd: pytest.CaptureFixture[str]) -> None:
    Client().get("/nobody/Ffion-Gwyn")
    assert "Ffion" not in "".join(capfd.readouterr())


def test_a_line_that_names_somebody_of_the_demonstration_would_be_heard() -> None:
    listening = Overhearing()
    for said in ("Rang Deborah Ashworth", "tried 07700 900201", "3 chores"):
        listening.handle(record("alongside.jobs", said))
    assert [json.loads(line)["said"] for line in listening.heard] == ["Rang Deborah Ashworth", "tried 07700 900201"]
    assert len(names()) > 50
