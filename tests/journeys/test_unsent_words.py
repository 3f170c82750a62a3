"""A browser dies in the middle of a form, a session runs out, a computer was left open: as a person meets it."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]
WORDS = "Her sister answers on Fridays, and knows"
TEN_SECONDS = 10_000


def note_form(amina: Officer) -> str:
    """The form for a note on her first case."""
    amina.open("/caseload")
    case = str(amina.page.locator("main table a[href^='/case/']").first.get_attribute("href"))
    amina.open(f"{case}/note/new")
    if amina.page.get_by_role("button", name="Throw it away").count():  # another journey's words
        amina.page.get_by_role("button", name="Throw it away").click()
        amina.open(f"{case}/note/new")
    return f"{case}/note/new"


def test_a_browser_that_dies_takes_ten_seconds_of_typing_with_it_at_most(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    address = note_form(amina)
    amina.page.get_by_label("Note").press_sequentially(WORDS)
    with amina.page.expect_response("**/drafts/keep", timeout=TEN_SECONDS + 2_000) as kept:
        pass
    assert kept.value.status == 204
    assert amina.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    amina.page.context.close()

    again = officer().sign_in("amina.yusuf", PASSWORD)
    again.page.get_by_role("link", name=re.compile(r"^Not sent \(\d+\)$")).click()
    again.hold_to_account()
    again.page.locator(f"main a[href='{address}']").click()  # other journeys may have left words of hers too
    assert again.page.url.endswith(address)
    expect(again.page.get_by_label("Note")).to_have_value(WORDS)
    again.hold_to_account()
    again.page.get_by_role("button", name="Throw it away").click()
    expect(again.page.get_by_role("status").first).to_be_visible()
    again.hold_to_account()
    again.open("/drafts")
    expect(again.page.get_by_role("heading", level=1)).to_have_text("Not sent")
    expect(again.page.locator(f"main a[href='{address}']")).to_have_count(0)
    again.open(address)
    expect(again.page.get_by_label("Note")).to_have_value("")


def test_a_form_sent_after_the_session_ended_is_there_after_signing_in_without_script_too(officer: Come) -> None:
    for javascript in (True, False):
        amina = officer(javascript=javascript).sign_in("amina.yusuf", PASSWORD)
        address = note_form(amina)
        amina.page.get_by_label("Note").fill(WORDS)
        cookies = [one for one in amina.page.context.cookies() if one["name"] != "sessionid"]
        amina.page.context.clear_cookies()
        amina.page.context.add_cookies(cookies)  # type: ignore[arg-type]  # what it gives, it takes
        amina.page.locator("main form button").first.click()
        expect(amina.page.get_by_role("heading", level=1)).to_have_text("Sign in")
        amina.page.fill("[name=login]", "amina.yusuf")
        amina.page.fill("[name=password]", PASSWORD)
        amina.page.keyboard.press("Enter")
        amina.page.fill("[name=code]", "123456")
        amina.page.keyboard.press("Enter")
        amina.page.wait_for_url(f"**{address}")
        expect(amina.page.get_by_label("Note")).to_have_value(WORDS)
        amina.page.get_by_role("button", name="Throw it away").click()


def test_a_computer_left_open_is_signed_out_from_another(officer: Come) -> None:
    left, amina = (officer().sign_in("amina.yusuf", PASSWORD) for _ in range(2))
    amina.page.get_by_role("link", name="Your sign-in").click()
    amina.hold_to_account()
    amina.page.get_by_role("link", name="Where you are signed in").click()
    amina.hold_to_account()
    amina.page.get_by_role("button", name="Sign out everywhere but here").click()
    expect(amina.page.get_by_role("status").first).to_contain_text("everywhere but here")
    left.open("/caseload")
    assert "/sign-in/" in left.page.url
    amina.open("/sign-in/yours/password")
    amina.hold_to_account()


def test_an_administrator_lets_somebody_out_and_is_asked_who_she_is_when_that_was_long_ago(officer: Come) -> None:
    joanne = officer().sign_in("joanne.firth", PASSWORD)
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    joanne.open("/accounts")
    joanne.hold_to_account()
    joanne.page.get_by_role("link", name="Amina Yusuf").click()
    joanne.hold_to_account()
    joanne.page.get_by_label("Sign them out everywhere", exact=True).check()
    joanne.page.get_by_role("button", name="Do it").click()
    expect(joanne.page.get_by_role("status").first).to_contain_text("signed out everywhere")
    amina.open("/caseload")
    assert "/sign-in/" in amina.page.url
    joanne.open("/sign-in/again/code?next=/accounts")
    joanne.hold_to_account()
