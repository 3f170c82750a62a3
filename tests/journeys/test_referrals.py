"""The referral inbox in a browser: what stops one, a file from hand to inbox, many taken in at once, a partner."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]


def test_each_list_and_one_of_each_are_held_to_account(officer: Come) -> None:
    kasia = officer().sign_in("kasia.zielinska", PASSWORD)
    for shown in ("ready", "stopped", "returned", "closed", "accepted", "new"):
        kasia.open(f"/referrals?show={shown}")
        kasia.hold_to_account()
    kasia.open("/referrals?show=stopped")
    kasia.page.locator(".app-duty__title a").first.click()
    expect(kasia.page.get_by_role("heading", name="What stops it", exact=True)).to_be_visible()
    kasia.hold_to_account()
    kasia.page.get_by_role("button", name="Mend it").click()
    kasia.hold_to_account()


def test_a_file_is_handed_in_and_its_columns_are_said(officer: Come, tmp_path: Path) -> None:
    file = tmp_path / "weekly.csv"
    file.write_text("Forename,Surname,Offence,Mobile,Consent\nAnn,Testament,Theft,07700 900190,Verbal\n", "utf-8")
    kasia = officer().sign_in("kasia.zielinska", PASSWORD)
    kasia.open("/referrals/files")
    kasia.hold_to_account()
    kasia.page.get_by_label("Who sent it?").select_option(label="Fellside Police: weekly file")
    kasia.page.get_by_label("The file").set_input_files(file)
    kasia.page.get_by_role("button", name="Look at the file").click()
    kasia.page.get_by_role("button", name="Say what its columns are").click()
    kasia.hold_to_account()
    kasia.page.get_by_label("what does “verbal” mean?").select_option("yes")
    kasia.page.get_by_role("button", name="Take the file in").click()
    expect(kasia.page.get_by_text("0 of 1 rows")).to_be_visible()
    kasia.page.get_by_role("link", name="Keep it still").click()
    kasia.hold_to_account()


def test_many_are_taken_in_with_one_press(officer: Come) -> None:
    kasia = officer().sign_in("kasia.zielinska", PASSWORD)
    kasia.open("/referrals")
    # The design system speaks a space before words that only a screen reader hears: "Take in : Ann Testament".
    ticks = kasia.page.get_by_role("checkbox", name=re.compile(r"^Take in\s*: \w"))
    for place in range(2):
        ticks.nth(place).check()
    kasia.page.get_by_role("button", name="Take in those ticked").click()
    expect(kasia.page.get_by_role("status").first).to_contain_text("2 cases were opened.")


def test_a_partner_sends_somebody(officer: Come) -> None:
    grace = officer().sign_in("grace.mensah", PASSWORD)
    grace.open("/referrals/sent")
    grace.hold_to_account()
    grace.page.get_by_role("button", name="Send somebody to us").click()
    grace.hold_to_account()
