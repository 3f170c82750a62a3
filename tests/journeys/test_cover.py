"""Cover at the screens: at three in the morning, on paper, and handed back."""

import time
from collections.abc import Callable

from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.keyboard import Keyboard
from tests.journeys.officers import PHONE, Officer

Come = Callable[..., Officer]
LIMIT = 60.0
STEPS = 3
"""From being signed in to standing in the case: a step is a page asked for."""


def test_a_cover_officer_reaches_a_case_in_three_steps_and_a_minute_by_keyboard(officer: Come) -> None:
    began = time.monotonic()
    siobhan = officer().sign_in("siobhan.reilly", PASSWORD)
    keys = Keyboard(siobhan.page, began=began)
    steps = []
    siobhan.page.on("request", lambda asked: steps.append(asked.url) if asked.is_navigation_request() else None)
    keys.past_the_head()
    keys.go_to("Their day")
    keys.press("Enter")
    expect(siobhan.page.get_by_role("heading", level=1)).to_contain_text("Cover for Daniel Okafor")
    name = siobhan.page.locator(".app-work__who a").first.inner_text()
    keys.past_the_head()
    keys.go_to(name)
    keys.press("Enter")
    expect(siobhan.page.get_by_role("heading", level=1)).to_have_text(name)
    expect(
        siobhan.page.get_by_role("link", name="Record contact")
        .or_(siobhan.page.get_by_role("button", name="Record contact"))
        .first
    ).to_be_visible()
    pages = [url for url in steps if "#" not in url]
    assert len(pages) <= STEPS, pages
    assert keys.seconds < LIMIT


def test_the_sheet_says_do_not_first_on_every_screen_and_on_paper(officer: Come) -> None:
    for size in (None, PHONE):
        siobhan = (officer(size=size) if size else officer()).sign_in("siobhan.reilly", PASSWORD)
        siobhan.page.get_by_role("link", name="Cover sheet").first.click()
        first = siobhan.page.get_by_role("heading", level=2).first
        expect(first).to_have_text("Do not")
        siobhan.hold_to_account()
        assert "Okafor" not in siobhan.page.title()
        siobhan.page.emulate_media(media="print")
        expect(first).to_be_visible()
        expect(siobhan.page.get_by_role("navigation", name="Menu")).to_be_hidden()
        expect(siobhan.page.get_by_text("shred it when the cover ends")).to_be_visible()
        siobhan.page.emulate_media(media="screen")


def test_the_sheet_and_today_are_whole_in_welsh(officer: Come) -> None:
    siobhan = officer(language="cy-GB").sign_in("siobhan.reilly", PASSWORD)
    siobhan.hold_to_account()
    siobhan.page.get_by_role("link", name="Taflen gyflenwi").first.click()
    expect(siobhan.page.get_by_role("heading", level=2).first).to_have_text("Peidiwch")
    siobhan.hold_to_account()


def test_the_officer_who_was_ill_reads_what_was_done_and_takes_the_cases_back(officer: Come) -> None:
    tom = officer().sign_in("tom.hartley", PASSWORD)
    tom.hold_to_account()
    tom.page.get_by_role("link", name="Read what was done").click()
    expect(tom.page.get_by_text("Wrote a note")).to_be_visible()
    expect(tom.page.get_by_text("Spoke, but did not tell")).to_be_visible()
    tom.hold_to_account()
    tom.page.get_by_role("button", name="I have read this").click()
    expect(tom.page.get_by_role("status").first).to_contain_text("yours again")
    assert tom.page.get_by_role("link", name="Read what was done").count() == 0


def test_every_form_of_cover_and_of_co_workers_is_clean_with_its_errors(officer: Come) -> None:
    priya = officer().sign_in("priya.nair", PASSWORD)
    priya.open("/cover")
    priya.hold_to_account()
    priya.page.get_by_role("button", name="Arrange cover").click()
    priya.hold_to_account()
    priya.page.locator("main form button").last.click()
    expect(priya.page.get_by_role("alert").first).to_contain_text("There is a problem")
    priya.hold_to_account()
    priya.open("/cover")
    priya.page.get_by_role("link", name="Daniel Okafor").first.click()
    priya.hold_to_account()
    for button in ("Let it last longer", "End it"):
        priya.page.get_by_role("button", name=button).click()
        priya.hold_to_account()
        priya.page.go_back()
    priya.open("/caseload")
    priya.open(f"{priya.page.locator('.app-caseload__name a').first.get_attribute('href')}/workers")
    priya.hold_to_account()
    priya.page.get_by_role("button", name="Add a co-worker").click()
    priya.page.locator("main form button").last.click()
    priya.hold_to_account()
