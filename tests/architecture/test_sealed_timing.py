"""How long the answer takes tells no more than the answer: a sealed case against nothing at all, at every address.

In `./test --full` two hundred answers each at every address, and their medians within a tenth. Here a few addresses are
sampled with fewer answers and a wider margin, for a machine that does other work.
"""

import gc
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from tests.architecture import visits
from tests.architecture.visits import House, address, screens
from tests.factories import NOW

SAMPLE = ("case", "case_timeline", "record_contact", "duty")


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The house with its sealed case; rolled back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: NOW))
        house = visits.found()
        visits.hide(house)
        yield house
        transaction.set_rollback(True)


def medians(client: Any, asked: list[tuple[str, dict[str, str] | None]], samples: int) -> list[float]:
    """Milliseconds of each question, asked in turn so that whatever slows the machine slows them alike."""
    took: list[list[float]] = [[] for _ in asked]
    gc.collect()
    gc.disable()
    try:
        for turn in range(samples + 3):
            for which in range(len(asked)):
                at = (which + turn) % len(asked)
                where, sent = asked[at]
                with transaction.atomic():
                    start = perf_counter()
                    client.get(where) if sent is None else client.post(where, sent)
                    spent = perf_counter() - start
                    transaction.set_rollback(True)
                if turn >= 3:
                    took[at].append(spent * 1000)
    finally:
        gc.enable()
    return [median(one) for one in took]


@pytest.mark.timeout(3600)
def test_a_sealed_case_is_answered_no_sooner_and_no_later_than_nothing(house: House, full: bool) -> None:
    sealed, nothing = visits.parts_of(house.cases["Cormoryx"]), visits.of_nothing()
    client = house.client("senior")
    samples, margin = (200, 0.10) if full else (40, 0.35)
    apart = {}
    for name in screens("case_id") if full else SAMPLE:
        there, none = medians(client, [(address(name, sealed), None), (address(name, nothing), None)], samples)
        if abs(there - none) > margin * none:
            apart[name] = (there, none)
    assert apart == {}


@pytest.mark.timeout(600)
def test_a_search_for_a_sealed_case_takes_as_long_as_one_for_nobody(house: House, full: bool) -> None:
    client = house.client("senior")
    samples, margin = (200, 0.10) if full else (40, 0.35)
    case = house.cases["Cormoryx"]
    pairs = {
        "by reference": (case.reference, "K7M-4QXD-T"),
        "by name": ("Ceri Cormoryx", "Ceri Mordecax"),
    }
    apart = {}
    for how, (there_text, none_text) in pairs.items():
        asked = [(reverse("search"), {"text": text}) for text in (there_text, none_text)]
        there, none = medians(client, [(where, sent) for where, sent in asked], samples)
        if abs(there - none) > margin * none:
            apart[how] = (there, none)
    assert apart == {}


@pytest.mark.timeout(600)
def test_a_warning_for_a_hidden_somebody_takes_as_long_as_none(house: House, full: bool) -> None:
    client = house.client("senior")
    samples, margin = (200, 0.10) if full else (40, 0.35)
    where = reverse("alike")
    asked: list[tuple[str, dict[str, str] | None]] = [
        (where, {"name": name, "phone_1": "07700 900000"}) for name in ("Ceri Cormoryx", "Ceri Mordecax")
    ]
    there, none = medians(client, asked, samples)
    assert abs(there - none) <= margin * none
