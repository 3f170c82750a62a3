"""What happened, decisions on what a feed proposed, the event desk, a case from a referral, people and their ways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]


def a_case(officer: Officer) -> str:
    """The address of the first case of the caseload."""
    officer.open("/caseload")
    officer.page.locator(".app-caseload__name a").first.click()
    return officer.page.url.removeprefix(officer.house.address)


def test_what_happened_is_shown_before_it_is_saved(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    case = a_case(amina)
    amina.open(f"{case}/event/new")
    amina.hold_to_account()
    amina.page.get_by_label("What happened?").select_option("police.sentence_received")
    amina.page.get_by_role("button", name="Show what follows").click()
    expect(amina.page.get_by_role("heading", name="What follows if you save this")).to_be_visible()
    expect(amina.page.get_by_text("Why this day").first).to_be_visible()
    amina.hold_to_account()
    amina.page.get_by_role("button", name="Save", exact=True).click()
    expect(amina.page.get_by_role("status").first).to_contain_text("Recorded: Sentence received from the court.")
    amina.hold_to_account()


def test_what_a_feed_proposed_is_opened_and_dismissed_with_a_reason(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/")
    amina.page.get_by_role("button", name="Accept or dismiss").first.click()
    amina.hold_to_account()
    why = amina.page.get_by_label("Why not")
    expect(why).to_be_hidden()
    amina.page.get_by_label("No, or not for this victim").check()
    expect(why).to_be_visible()
    amina.page.get_by_role("button", name="Save the decision").click()
    expect(amina.page.get_by_role("alert").first).to_contain_text("Say why")
    amina.hold_to_account()
    why.fill("A different person of the same name.")
    amina.page.get_by_role("button", name="Save the decision").click()
    expect(amina.page.get_by_role("status").first).to_contain_text("Dismissed")


def test_every_form_of_a_case_is_clean_empty_and_wrong(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    case = a_case(amina)
    amina.open(f"{case}/people")
    people = amina.page.get_by_role("link", name="Change").first.get_attribute("href")
    amina.open(f"{case}/contact")
    way = amina.page.get_by_role("link", name="Change").first.get_attribute("href")
    for address in (
        f"{case}/task/new",
        f"{case}/note/new",
        f"{case}/people/new",
        f"{people}",
        f"{people}/name",
        f"{people}/number",
        f"{people}/ways/new",
        f"{way}",
        f"{way}/end",
    ):
        amina.open(address)
        amina.hold_to_account()
        if not address.endswith("/end") and address not in (people, way):
            amina.page.locator("main form button").last.click()
            expect(amina.page.get_by_role("alert").first).to_be_visible()
            amina.hold_to_account()


def test_a_duty_and_every_way_to_end_it_are_clean(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/")
    amina.page.locator(".app-work__title a").last.click()
    amina.hold_to_account()
    buttons = amina.page.locator(".govuk-button-group a")
    addresses = [str(buttons.nth(index).get_attribute("href")) for index in range(buttons.count())]
    assert addresses
    for address in addresses:
        amina.open(address)
        amina.hold_to_account()


@pytest.mark.parametrize("language", ["en-GB", "cy-GB"])
def test_the_desk_its_messages_and_its_feeds_are_clean(officer: Come, language: str) -> None:
    martin = officer(language=language).sign_in("martin.hale", PASSWORD)
    opened = 0
    for shown in ("waiting", "referrals", "early", "quarantined", "done"):
        martin.open(f"/desk?show={shown}")
        martin.hold_to_account()
        first = martin.page.locator(".app-duty__title a").first
        if first.count():
            first.click()
            martin.hold_to_account()
            opened += 1
    assert opened
    martin.open("/desk/feeds")
    martin.hold_to_account()


def test_a_case_is_opened_from_a_referral_without_typing_anything_twice(officer: Come) -> None:
    martin = officer().sign_in("martin.hale", PASSWORD)
    martin.open("/desk?show=referrals")
    martin.page.locator(".app-duty__title a").first.click()
    martin.page.get_by_role("button", name="Open a case from this referral").click()
    martin.hold_to_account()
    name = martin.page.get_by_label("Full name", exact=True).input_value()
    assert name
    martin.page.get_by_role("button", name="Open the case").click()
    expect(martin.page.get_by_role("status").first).to_contain_text("The case is open.")
    expect(martin.page.get_by_role("heading", level=1)).to_contain_text(name)


def test_opening_a_case_by_hand_says_what_is_missing(officer: Come) -> None:
    amina = officer().sign_in("amina.yusuf", PASSWORD)
    amina.open("/case/new")
    amina.hold_to_account()
    amina.page.get_by_role("button", name="Open the case").click()
    expect(amina.page.get_by_role("alert").first).to_contain_text("Give the person's name")
    amina.hold_to_account()
