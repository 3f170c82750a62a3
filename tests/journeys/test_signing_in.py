"""Signing in, as a person does it."""

from collections.abc import Callable

from tests.journeys.officers import Officer

Come = Callable[..., Officer]


def test_every_page_on_the_way_in_is_clean_and_errors_lead_to_their_boxes(officer: Come) -> None:
    gwen = officer()
    gwen.open("/sign-in/")
    gwen.hold_to_account()
    gwen.page.get_by_role("button", name="Continue").click()
    assert gwen.page.title().startswith("Error: ")
    gwen.hold_to_account()
    gwen.page.get_by_role("link", name="Enter your password").click()
    assert gwen.page.evaluate("document.activeElement.name") == "password"


def test_signing_in_works_without_javascript(officer: Come) -> None:
    gwen = officer(javascript=False)
    gwen.open("/sign-in/")
    gwen.page.get_by_role("button", name="Continue").click()
    assert gwen.page.get_by_role("alert").is_visible()


def test_a_browser_that_prefers_welsh_gets_welsh_and_the_switch_changes_it(officer: Come) -> None:
    gwen = officer(language="cy-GB")
    gwen.open("/sign-in/")
    assert gwen.page.get_by_role("heading", level=1).inner_text() == "Mewngofnodi"
    gwen.hold_to_account()
    gwen.language("English")
    assert gwen.page.get_by_role("heading", level=1).inner_text() == "Sign in"


def test_the_keyboard_reaches_the_form_past_a_skip_link(officer: Come) -> None:
    gwen = officer()
    gwen.open("/sign-in/")
    gwen.page.keyboard.press("Tab")
    assert gwen.page.evaluate("document.activeElement.className") == "govuk-skip-link"
    gwen.page.keyboard.press("Enter")
    gwen.page.keyboard.press("Tab")
    assert gwen.page.evaluate("document.activeElement.name") == "login"
