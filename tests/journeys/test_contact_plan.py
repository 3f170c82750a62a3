"""Going through a contact plan with somebody, at a desk and on a telephone, held to axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import DESK, PHONE, Officer

Come = Callable[..., Officer]
PARTS = ("Change Words", "Change Language", "Change Needs", "Change Instead of them", "Add a time", "Add a day")


def contact_page_of(officer: Officer, name: str) -> None:
    """Found by name, as an officer finds it."""
    officer.open("/search")
    officer.page.get_by_role("searchbox").fill(name)
    officer.page.keyboard.press("Enter")
    officer.page.get_by_role("main").get_by_role("link", name=name).first.click()
    officer.page.get_by_role("link", name="Contact", exact=True).click()
    expect(officer.page.get_by_role("heading", name="How to reach them")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "telephone"])
def test_the_contact_page_and_every_part_of_the_plan_pass_axe_and_fit(officer: Come, size: ViewportSize) -> None:
    amina = officer(size=size).sign_in("amina.yusuf", PASSWORD)
    contact_page_of(amina, "Shanice Campbell-Wright")
    page = amina.page
    expect(page.get_by_text("Safe word: tangerine")).to_be_visible()
    expect(page.get_by_text("The offender knows an address they live at.")).to_be_visible()
    amina.hold_to_account()
    here = page.url
    for part in PARTS:
        page.get_by_role("link", name=part, exact=True).click()
        expect(page.get_by_role("button", name="Save")).to_be_visible()
        amina.hold_to_account()
        page.goto(here)


def test_a_safe_word_is_changed_and_stands_on_the_page(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    contact_page_of(amina, "Winston Achebe-Lunt")
    page = amina.page
    expect(page.get_by_text("First contact: attempt 3 of 3 is next")).to_be_visible()
    page.get_by_role("link", name="Change Words", exact=True).click()
    page.get_by_label("Survivor").check()
    page.get_by_label("Safe word (optional)").fill("derwen")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Say who said so")).to_be_visible()
    page.get_by_label("Who said so?").fill("Winston")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Safe word: derwen")).to_be_visible()
    amina.hold_to_account()
