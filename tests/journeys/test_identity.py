"""One person or two, in a browser: warned while typing, a pair decided by a second person, a household; both sizes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from alongside.jobs.demonstration.alike import ASKER, BOTH, CHILD, MOTHER, SENIOR, TELLER, WAITS
from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import DESK, PHONE, Officer

Come = Callable[..., Officer]


def people_of(officer: Officer, name: str) -> None:
    """The people of the case of somebody found by name."""
    officer.open("/search")
    officer.page.locator("main [name=text]").first.fill(name)
    officer.page.keyboard.press("Enter")
    officer.page.locator("main table").get_by_role("link", name=name, exact=True).first.click()
    officer.page.goto(f"{officer.page.url}/people")


@pytest.mark.parametrize(("size", "language"), [(DESK, "English"), (PHONE, "Cymraeg")])
def test_the_screens_of_identity_hold_on_a_desk_and_on_a_telephone(
    officer: Come, size: ViewportSize, language: str
) -> None:
    siobhan, priya = (officer(size=size).sign_in(name, PASSWORD) for name in (ASKER, SENIOR))
    for one in (siobhan, priya) if language != "English" else ():
        one.language(language)
    people_of(siobhan, WAITS)
    siobhan.hold_to_account()
    siobhan.page.locator("main a[href$='/alike']").first.click()
    siobhan.hold_to_account()
    for which in ("/join", "/apart"):
        siobhan.page.locator(f"main a[href$='{which}']").first.click()
        siobhan.hold_to_account()
        siobhan.page.locator("main button.govuk-button").last.click()
        expect(siobhan.page.get_by_role("alert").first).to_be_visible()
        siobhan.hold_to_account()
        siobhan.page.go_back()
        siobhan.page.go_back()
    priya.open("/decisions")
    priya.hold_to_account()
    priya.page.locator("main a[href$='/join']").first.click()
    priya.hold_to_account()
    for one in (siobhan, priya) if language != "English" else ():
        one.language("English")  # it is remembered in the account, which other journeys sign in with


def test_whoever_may_be_known_is_shown_while_their_name_is_typed(officer: Come) -> None:
    siobhan = officer().sign_in(ASKER, PASSWORD)
    siobhan.open("/case/new")
    siobhan.page.locator("[name=name]").fill("Kelechi Obi-Mash")
    for part, value in (("day", "19"), ("month", "5"), ("year", "2006")):
        siobhan.page.locator(f"[name=date_of_birth-{part}]").fill(value)
    expect(siobhan.page.locator("[data-alike]")).to_contain_text("Same date of birth")
    expect(siobhan.page.locator("[data-alike]")).to_contain_text(WAITS)
    siobhan.hold_to_account()


def test_a_child_of_the_household_and_a_part_on_both_sides_are_said_and_no_more(officer: Come) -> None:
    amina, priya = officer().sign_in(TELLER, PASSWORD), officer().sign_in(SENIOR, PASSWORD)
    people_of(amina, MOTHER)
    expect(amina.page.locator("main")).to_contain_text(f"{CHILD}: Dependant child of {MOTHER}")
    expect(amina.page.locator("main")).to_contain_text("There is a child in this household")
    amina.hold_to_account()
    people_of(priya, BOTH)
    expect(priya.page.locator("main")).to_contain_text("Speak to your senior officer before you act")
    priya.hold_to_account()
