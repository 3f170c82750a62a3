"""A sealed case and a hidden place on real screens: the code name in lists, the list, what waits, one place shown."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]


@pytest.mark.parametrize("width", [1280, 320])
def test_a_sealed_case_stands_under_its_code_name_and_its_list_is_seen(officer: Come, width: int) -> None:
    amina = officer(size=ViewportSize(width=width, height=800)).sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    expect(amina.page.get_by_text("Zahra Hussaini")).to_have_count(0)
    row = amina.page.locator("tr", has_text="Sealed").first
    row.locator(".app-caseload__name a").click()
    expect(amina.page.get_by_text("Zahra Hussaini").first).to_be_visible()
    amina.page.get_by_role("button", name="More").click()
    amina.page.get_by_role("button", name="Who sees it").click()
    amina.hold_to_account()
    expect(amina.page.get_by_text("that the seal be lifted").first).to_be_visible()
    amina.page.get_by_role("button", name="Draw another code name").click()
    amina.hold_to_account()
    amina.page.get_by_role("button", name="Draw it").click()
    expect(amina.page.get_by_role("status").first).to_contain_text("The case has another code name")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_hidden_place_is_shown_one_at_a_time(officer: Come, width: int) -> None:
    amina = officer(size=ViewportSize(width=width, height=800)).sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    amina.page.locator(".app-caseload__name a", has_text="Agnieszka").click()
    amina.page.get_by_role("link", name="Contact", exact=True).click()
    expect(amina.page.get_by_text("Ropewalk Court").first).to_be_hidden()
    amina.hold_to_account()
    amina.page.get_by_role("link", name="Show it").click()
    amina.hold_to_account()
    amina.page.get_by_role("button", name="Show this place").click()
    expect(amina.page.get_by_text("8 Ropewalk Court").first).to_be_visible()
    amina.hold_to_account()


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
def test_what_waits_for_a_second_person_is_clean_in_both_languages(officer: Come, language: str) -> None:
    senior = officer().sign_in("priya.nair", PASSWORD)
    if language == "Cymraeg":
        senior.language(language)
    senior.open("/decisions")
    senior.hold_to_account()
