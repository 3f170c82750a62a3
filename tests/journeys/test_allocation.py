"""Work shared out at the screens: by suggestion, in Welsh, a case pinned, and a day's eight hundred."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from alongside.jobs.demonstration import sharing
from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.many_waiting import MANAGER
from tests.journeys.officers import PHONE, House, Officer

Come = Callable[..., Officer]
CHECKOUT = Path(__file__).resolve().parents[2]
A_DAY, A_PAGE = 800, 100
LIMIT = 120.0
"""Seconds for a day's cases, clicks and all, on a machine that others use too."""


def test_a_manager_sees_whom_we_suggest_and_why_and_gives_one_case(officer: Come) -> None:
    martin = officer().sign_in("martin.hale", PASSWORD)
    martin.page.get_by_role("navigation", name="Menu").get_by_role("link", name="Share out").click()
    expect(martin.page.get_by_role("heading", level=1)).to_have_text("Waiting for an officer")
    martin.hold_to_account()
    nerys = martin.page.locator("tbody tr", has_text="Nerys Llewelyn-Vaughan")
    expect(nerys).to_contain_text("Speaks Welsh.")
    expect(nerys.get_by_role("combobox").locator("option:checked")).to_contain_text("Siobhán Reilly")
    raised = martin.page.locator("tbody tr", has_text=sharing.RAISED)
    expect(raised).to_contain_text("P1")
    expect(raised).to_contain_text(sharing.WHY)
    dominic = martin.page.locator("tbody tr", has_text="Dominic Ashgrove")
    dominic.get_by_role("checkbox").check()
    martin.page.get_by_role("button", name="Give the ticked cases").first.click()
    expect(martin.page.get_by_text("1 case has its officer")).to_be_visible()
    expect(martin.page.locator("tbody tr", has_text="Dominic Ashgrove")).to_have_count(0)
    assert "Llewelyn" not in martin.page.title()


@pytest.mark.parametrize("language", ["en-GB", "cy-GB"])
def test_every_screen_of_sharing_out_is_whole_on_both_sizes_and_in_both_languages(officer: Come, language: str) -> None:
    for size in (None, PHONE):
        martin = (officer(size=size, language=language) if size else officer(language=language)).sign_in(
            "martin.hale", PASSWORD
        )
        for path in ("/allocation", "/allocation/team", "/how-we-decide"):
            martin.open(path)
            martin.hold_to_account()
        martin.open("/allocation/team")
        for place in ("a[href*='/officers/']:not([href*='hand-over'])", "a[href*='hand-over']"):
            martin.open("/allocation/team")
            martin.page.locator(place).first.click()
            martin.hold_to_account()


def test_somebody_stands_over_the_line(officer: Come) -> None:
    martin = officer().sign_in("martin.hale", PASSWORD)
    martin.open("/allocation/team")
    expect(martin.page.get_by_text("Over the line by").first).to_be_visible()


def test_a_pinned_case_stands_at_the_top_with_its_reason_and_goes_back(officer: Come) -> None:
    amina = officer(javascript=False).sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    pinned = amina.page.locator("tbody tr", has_text=sharing.PINNED)
    expect(pinned).to_contain_text("Pinned to the top")
    name = pinned.locator("th a").inner_text()
    pinned.locator("th a").click()
    amina.page.get_by_role("button", name="Its place in the caseload").or_(
        amina.page.get_by_role("link", name="Its place in the caseload")
    ).first.click()
    amina.page.get_by_label("In its own place, as the rules say").check()
    amina.page.get_by_role("button", name="Set its place").click()
    expect(amina.page.get_by_role("heading", level=1)).to_have_text(name)
    amina.open("/caseload")
    expect(amina.page.get_by_text(sharing.PINNED)).to_have_count(0)


@pytest.fixture
def a_day(house: House) -> Iterator[None]:
    """Eight hundred cases wait in a hub of their own."""
    environment = os.environ | {
        "ALONGSIDE_HOME": str(house.home), "ALONGSIDE_DEMO": "1", "PYTHONPATH": str(CHECKOUT),
    }  # fmt: skip
    environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.many_waiting", str(A_DAY)],
        env=environment, check=True, cwd=CHECKOUT, timeout=120,
    )  # fmt: skip
    yield


@pytest.mark.usefixtures("a_day")
def test_a_days_eight_hundred_are_given_page_by_page(officer: Come) -> None:
    gwenda = officer().sign_in(MANAGER, PASSWORD)
    gwenda.open("/allocation")
    expect(gwenda.page.get_by_text(f"Showing 1 to {A_PAGE} of {A_DAY} cases")).to_be_visible()
    began = time.monotonic()
    for left in range(A_DAY - A_PAGE, -1, -A_PAGE):
        gwenda.page.get_by_role("button", name="Give all on this page").first.click()
        expect(gwenda.page.get_by_text(f"{A_PAGE} cases have their officers")).to_be_visible(timeout=30_000)
        there = f"of {left} cases" if left else "No case waits for an officer."
        expect(gwenda.page.get_by_text(there)).to_be_visible()
    took = time.monotonic() - began
    gwenda.open("/allocation/team")
    cases = [int(text) for text in gwenda.page.locator("td[data-label='Cases']").all_inner_texts()]
    assert sum(cases) == A_DAY
    assert max(cases) - min(cases) < A_DAY / 10  # nobody gets them all
    assert took < LIMIT, took
