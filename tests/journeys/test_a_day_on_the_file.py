"""An officer's day at the screens: Today, the caseload, search, a case page by page, and a manager's standards."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import PHONE, Officer

Come = Callable[..., Officer]
TABS = ("Overview", "Timeline", "Duties", "People", "Contact", "Dates", "History")


def test_today_says_why_and_leads_to_the_case_whose_every_page_is_clean(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    expect(amina.page.get_by_role("heading", level=1)).to_contain_text("Today")
    amina.hold_to_account()
    amina.page.locator(".app-work__who a").first.click()
    name = amina.page.get_by_role("heading", level=1).inner_text()
    for tab in TABS:
        amina.page.get_by_role("navigation", name="Pages of this case").get_by_role("link", name=tab).click()
        expect(amina.page.get_by_role("heading", level=1)).to_have_text(name)
        assert name not in amina.page.title()
        amina.hold_to_account()


def test_what_may_be_done_with_a_case_folds_into_one_menu_and_every_form_of_it_is_clean(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    amina.page.locator(".app-caseload__name a").first.click()
    case = amina.page.url
    amina.page.get_by_role("button", name="More").click()
    amina.hold_to_account()
    menu = amina.page.locator(".moj-button-menu__item")
    addresses = [str(menu.nth(index).get_attribute("href")) for index in range(menu.count())]
    assert len(addresses) == 8
    for address in addresses:
        amina.open(address)
        amina.hold_to_account()
        if amina.page.locator("main form button").count():
            amina.page.locator("main form button").last.click()
            amina.hold_to_account()
    amina.page.goto(case)
    amina.page.goto(case)
    expect(amina.page.get_by_role("button", name="Record contact").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_is_found_by_the_keyboard_alone_and_their_name_is_in_no_address(
    officer: Come, javascript: bool
) -> None:
    amina = officer(javascript=javascript).sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    name = amina.page.locator(".app-caseload__name a").first.inner_text()
    amina.open("/search")
    box = amina.page.get_by_role("searchbox")
    box.focus()
    amina.page.keyboard.type(name)
    amina.page.keyboard.press("Enter")
    expect(amina.page.get_by_role("link", name=name).first).to_be_visible()
    assert amina.page.url.endswith("/search")
    if javascript:
        amina.hold_to_account()


def test_the_caseload_is_narrowed_without_javascript_and_read_on_a_telephone(officer: Come) -> None:
    priya = officer(size=PHONE, javascript=False).sign_in("priya.nair", PASSWORD)
    priya.open("/caseload")
    priya.page.get_by_label("Risk").select_option("high")
    priya.page.get_by_role("button", name="Show").click()
    assert "risk=high" in priya.page.url
    expect(priya.page.get_by_text("Filters in force")).to_be_visible()
    width: int = priya.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_who_looked_is_a_moment_and_a_line_each_on_a_telephone(officer: Come) -> None:
    amina = officer(size=PHONE).sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    amina.open(f"{amina.page.locator('.app-caseload__name a').first.get_attribute('href')}/history")
    amina.hold_to_account()
    rows = amina.page.locator(".app-looks tbody tr")
    heights: list[float] = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert len(heights) > 5
    assert sum(heights) / len(heights) < 80, "about three lines each"


def test_a_senior_sees_the_whole_hub_and_the_feeds(officer: Come) -> None:
    priya = officer().sign_in("priya.nair", PASSWORD)
    expect(priya.page.get_by_role("navigation", name="Whose day")).to_be_visible()
    priya.hold_to_account()
    priya.page.get_by_role("link", name="Your own").click()
    priya.hold_to_account()


def test_a_manager_reads_the_rules_and_holds_the_unit_to_more(officer: Come) -> None:
    martin = officer().sign_in("martin.hale", PASSWORD)
    martin.page.get_by_role("link", name="Rules").click()
    martin.hold_to_account()
    martin.page.get_by_role("link", name="VC-R6-02").click()
    martin.hold_to_account()
    martin.page.get_by_role("link", name="Set a stricter standard").click()
    martin.page.get_by_label("How many").fill("9")
    martin.page.get_by_role("button", name="Set the standard").click()
    expect(martin.page.get_by_role("alert")).to_contain_text("never looser")
    martin.hold_to_account()
    martin.page.get_by_label("How many").fill("4")
    martin.page.get_by_role("button", name="Set the standard").click()
    expect(martin.page.get_by_role("status").first).to_contain_text("The standard holds")
    martin.hold_to_account()


def test_an_officer_who_works_in_welsh_reads_every_page_in_welsh(officer: Come) -> None:
    elin = officer(language="cy-GB").sign_in("elin.gruffydd", PASSWORD)
    expect(elin.page.get_by_role("heading", level=1)).to_contain_text("Heddiw")
    elin.hold_to_account()
    elin.open("/caseload")
    expect(elin.page.get_by_role("heading", level=1)).to_have_text("Llwyth achosion")
    elin.hold_to_account()


@pytest.mark.parametrize(("username", "start"), [("joanne.firth", "/accounts"), ("leon.grant", "/privacy")])
def test_who_works_no_cases_starts_at_what_is_theirs(officer: Come, username: str, start: str) -> None:
    come = officer().sign_in(username, PASSWORD)
    expect(come.page).to_have_url(re.compile(f"{start}$"))
    assert come.page.get_by_role("link", name="Caseload").count() == 0
    come.hold_to_account()
