"""Whom an officer knows: declared, asked about, settled by another; on a desk and at 320 pixels, in two languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from alongside.jobs.demonstration.apart import FRIEND
from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import DESK, PHONE, Officer

Come = Callable[..., Officer]


@pytest.mark.parametrize(("size", "language"), [(DESK, "English"), (PHONE, "Cymraeg")])
def test_the_screens_of_conflicts_hold_on_a_desk_and_on_a_telephone(
    officer: Come, size: ViewportSize, language: str
) -> None:
    amina, leon = (officer(size=size).sign_in(name, PASSWORD) for name in ("amina.yusuf", "leon.grant"))
    if language != "English":
        amina.language(language)
        leon.language(language)
    amina.open("/conflicts")
    amina.hold_to_account()
    for kind in ("person", "myself", "address", "workplace", "case"):
        amina.open(f"/conflicts/new/{kind}")
        amina.hold_to_account()
    amina.page.locator("main button.govuk-button").click()
    expect(amina.page.get_by_role("alert").first).to_be_visible()
    amina.hold_to_account()
    leon.open("/declared")
    leon.hold_to_account()
    leon.page.locator("main table").get_by_role("link").first.click()
    leon.hold_to_account()
    leon.page.locator("main table").get_by_role("link").first.click()
    leon.hold_to_account()
    leon.open("/privacy")
    leon.hold_to_account()
    for one in (amina, leon) if language != "English" else ():
        one.language("English")  # it is remembered in the account, which other journeys sign in with


def test_who_declared_a_friend_finds_nothing_and_says_that_it_is_no_longer_so(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/search")
    amina.page.locator("main [name=text]").first.fill(FRIEND)
    amina.page.keyboard.press("Enter")
    expect(amina.page.get_by_role("link", name=FRIEND)).to_have_count(0)
    amina.open("/conflicts")
    amina.page.get_by_role("link", name="Is it still so?").first.click()
    amina.hold_to_account()
    amina.page.get_by_label("No: ask the privacy officer to end it").check()
    amina.page.get_by_role("button", name="Save").click()
    expect(amina.page.get_by_role("status").first).to_contain_text("Until then it holds")

    leon = officer().sign_in("leon.grant", PASSWORD)
    leon.open("/declared")
    leon.hold_to_account()
    leon.page.get_by_role("link", name="Amina Yusuf").first.click()
    leon.page.get_by_role("link", name="end it").click()
    leon.hold_to_account()
    leon.page.get_by_role("button", name="End the declaration").click()
    expect(leon.page.get_by_role("status").first).to_contain_text("The declaration has ended")
