"""Who has seen her record: a statement made by one person, checked by another, and flags, on real screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]


def test_a_statement_is_made_at_the_case_checked_at_the_desk_and_then_printed(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/caseload")
    amina.page.locator(".app-caseload__name a").first.click()
    amina.page.get_by_role("link", name="History").click()
    amina.hold_to_account()
    amina.page.get_by_role("link", name="Statement of who looked, for the victim").click()
    amina.hold_to_account()
    amina.page.get_by_label("No", exact=True).check()
    amina.page.get_by_role("button", name="Make the statement").click()
    expect(amina.page.get_by_text("Waiting to be checked")).to_be_visible()
    statements = amina.page.url.removeprefix(amina.house.address)

    leon = officer().sign_in("leon.grant", PASSWORD)
    leon.open("/privacy")
    leon.hold_to_account()
    leon.page.get_by_role("table", name="Statements to check").get_by_role("link").last.click()
    leon.hold_to_account()
    leon.page.get_by_role("button", name="Save").click()
    expect(leon.page.get_by_role("alert").first).to_contain_text("Say whether it may be given")
    leon.hold_to_account()
    leon.page.get_by_label("It may be printed and given to her").check()
    leon.page.get_by_role("button", name="Save").click()
    expect(leon.page.get_by_role("status").first).to_contain_text("The statement is checked")

    amina.open(statements)
    amina.page.get_by_role("link", name="Checked: it may be given").click()
    amina.hold_to_account()
    amina.page.emulate_media(media="print")
    expect(amina.page.get_by_role("heading", name="Who has seen your record, and why")).to_be_visible()
    expect(amina.page.get_by_text("Amina Yusuf").first).to_be_hidden()


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
def test_flags_and_openings_are_clean_in_both_languages(officer: Come, language: str) -> None:
    leon = officer().sign_in("leon.grant", PASSWORD)
    if language == "Cymraeg":
        leon.language(language)
    for address in ("/privacy", "/privacy/openings"):
        leon.open(address)
        leon.hold_to_account()
    leon.open("/privacy")
    leon.page.get_by_role("link", name="Priya Nair").first.click()
    leon.hold_to_account()
