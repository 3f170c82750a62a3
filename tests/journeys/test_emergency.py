"""Emergency access at the screens: asked for at night, told of at once, reviewed the next day; a manager's reading."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import DESK, PHONE, Officer

Come = Callable[..., Officer]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_duty_officer_opens_a_case_at_night_and_closes_it_behind_her(officer: Come, size: ViewportSize) -> None:
    daniel = officer().sign_in("daniel.okafor", PASSWORD)
    reference = daniel.page.locator(".app-work__who .app-quiet").first.inner_text()
    kasia = officer(size=size).sign_in("kasia.zielinska", PASSWORD)
    kasia.open("/emergency")
    kasia.hold_to_account()
    kasia.page.get_by_role("button", name="Open the case now").click()
    expect(kasia.page.get_by_role("alert")).to_contain_text("Say what cannot wait")
    kasia.hold_to_account()
    kasia.page.get_by_label("The case's reference").fill(reference)
    kasia.page.get_by_label("There is a threat to life now").check()
    kasia.page.get_by_label("Why, in your own words").fill("A neighbour rings: somebody is at the door.")
    kasia.page.get_by_role("button", name="Open the case now").click()
    expect(kasia.page.get_by_text("If there is such a case, it is open to you until")).to_be_visible()
    kasia.hold_to_account()
    kasia.page.get_by_role("button", name="Go to the case").click()
    expect(kasia.page.get_by_text("this is reviewed")).to_be_visible()
    kasia.hold_to_account()
    case = kasia.page.url
    kasia.page.get_by_role("link", name="End it now").click()
    kasia.hold_to_account()
    kasia.page.get_by_role("button", name="End it now").click()
    expect(kasia.page.get_by_text("Your emergency access has ended.")).to_be_visible()
    kasia.page.goto(case)
    expect(kasia.page.get_by_role("heading", level=1)).to_have_text("You may not do this")
    daniel.open("/")
    expect(daniel.page.get_by_text(f"Emergency access was used on case {reference}.").first).to_be_visible()
    assert "Kasia" not in daniel.page.inner_text("body")
    daniel.hold_to_account()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_privacy_officer_is_alerted_reads_and_reviews(officer: Come, size: ViewportSize) -> None:
    leon = officer(size=size).sign_in("leon.grant", PASSWORD)
    leon.open("/privacy")
    leon.hold_to_account()
    leon.open("/alerts")
    expect(leon.page.get_by_text("Emergency access was used on case").first).to_be_visible()
    leon.hold_to_account()
    leon.open("/emergency/reviews")
    leon.hold_to_account()
    leon.page.get_by_role("link", name="Kasia Zielińska").first.click()
    expect(leon.page.get_by_text("Opened the case file").first).to_be_visible()
    leon.hold_to_account()
    leon.page.get_by_role("button", name="Record the review").click()
    leon.hold_to_account()
    leon.page.get_by_label("It was justified").check()
    leon.page.get_by_label("What did you find?").fill("The case's officer was out of reach.")
    leon.page.get_by_role("button", name="Record the review").click()
    expect(leon.page.get_by_text("The review is recorded")).to_be_visible()


def test_a_manager_opens_a_case_to_read_for_a_reason(officer: Come) -> None:
    daniel = officer().sign_in("daniel.okafor", PASSWORD)
    daniel.page.locator(".app-work__who a").first.click()
    case = daniel.page.url
    martin = officer(size=PHONE).sign_in("martin.hale", PASSWORD)
    martin.page.goto(case)
    martin.hold_to_account()
    martin.page.get_by_role("link", name="Open to read, for a reason").click()
    martin.hold_to_account()
    martin.page.get_by_label("A serious incident").check()
    martin.page.get_by_label("Why, in your own words").fill("The chief officer asked for a review.")
    martin.page.get_by_role("button", name="Open to read").click()
    expect(martin.page.get_by_role("status").first).to_contain_text("until the end of the day")
    daniel.page.get_by_role("link", name="History").click()
    expect(daniel.page.get_by_text("The chief officer asked for a review.")).to_be_visible()
    daniel.hold_to_account()


def test_all_of_it_is_there_in_welsh(officer: Come) -> None:
    priya = officer(language="cy-GB").sign_in("priya.nair", PASSWORD)
    for path, heading in (
        ("/emergency", "Mynediad brys"),
        ("/emergency/reviews", "Mynediad brys i'w adolygu"),
        ("/alerts", "Rhybuddion"),
    ):
        priya.open(path)
        expect(priya.page.get_by_role("heading", level=1)).to_have_text(heading)
        priya.hold_to_account()
