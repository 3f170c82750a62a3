"""Who has gone quiet, a visit for two, a tap on a telephone, and the duty desk at night."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import PHONE, Officer

Come = Callable[..., Officer]


def test_the_radar_finds_them_lets_one_wait_and_is_whole_at_both_widths_and_in_welsh(officer: Come) -> None:
    for more in ({}, {"size": PHONE}, {"language": "cy-GB"}):
        siobhan = officer(**more).sign_in("siobhan.reilly", PASSWORD)
        siobhan.open("/radar")
        for name in ("Hettie Blackmoor", "Dafydd Emlyn", "Marguerite Fell", "Ruby Castellane"):
            expect(siobhan.page.get_by_text(name).first).to_be_visible()
        siobhan.hold_to_account()
    siobhan = officer().sign_in("siobhan.reilly", PASSWORD)
    siobhan.open("/radar")
    later = re.compile(r"^Let it wait, for a reason\s*: Tried, and nobody reached")  # a space is spoken between them
    siobhan.page.get_by_role("link", name=later).first.click()
    siobhan.hold_to_account()
    siobhan.page.get_by_label("Why can it wait?").fill("His sister says that he is home on Monday.")
    siobhan.page.get_by_role("button", name="Let it wait").click()
    expect(siobhan.page.get_by_text("His sister says that he is home on Monday.").first).to_be_visible()
    siobhan.hold_to_account()


def test_a_visit_that_needs_two_stands_in_the_diary_and_is_tapped_on_a_telephone(officer: Come) -> None:
    for size in (None, PHONE):
        siobhan = (officer(size=size) if size else officer()).sign_in("siobhan.reilly", PASSWORD)
        siobhan.open("/diary")
        expect(siobhan.page.get_by_role("heading", level=1)).to_have_text("Diary")
        siobhan.hold_to_account()
    siobhan.page.get_by_role("link", name="Ottoline Brandreth").first.click()
    siobhan.page.get_by_role("link", name="Visits", exact=True).first.click()
    expect(siobhan.page.get_by_text("Two must go").first).to_be_visible()
    siobhan.hold_to_account()
    siobhan.page.get_by_role("link", name="Book a visit").or_(
        siobhan.page.get_by_role("button", name="Book a visit")
    ).first.click()
    siobhan.hold_to_account()
    siobhan.page.go_back()
    siobhan.page.get_by_role("link", name="Say that you have left, or are back").first.click()
    siobhan.hold_to_account()
    siobhan.page.get_by_role("button", name="I have left").click()
    expect(siobhan.page.get_by_text("You have left.").first).to_be_visible()
    siobhan.page.get_by_role("button", name="I am back").click()
    expect(siobhan.page.get_by_text("You are back.").first).to_be_visible()


def test_the_duty_desk_says_who_is_on_and_who_is_not_back(officer: Come) -> None:
    for size in (None, PHONE):
        farah = (officer(size=size) if size else officer()).sign_in("farah.siddiqui", PASSWORD)
        farah.open("/duty-desk")
        expect(farah.page.get_by_text("Tom Hartley is not back.").first).to_be_visible()
        farah.hold_to_account()
    farah.page.get_by_role("link", name="I have made sure of them").click()
    farah.hold_to_account()
    martin = officer().sign_in("martin.hale", PASSWORD)
    martin.open("/duty-desk")
    expect(martin.page.get_by_text("Kasia Zielińska").first).to_be_visible()
    martin.hold_to_account()
    martin.page.get_by_role("link", name="Set the rota").click()
    martin.hold_to_account()
    martin.open("/duty-desk/hand-over")
    martin.hold_to_account()


def test_ones_own_calendar_is_off_and_its_address_is_shown_once(officer: Come) -> None:
    for size in (None, PHONE):
        ruth = (officer(size=size) if size else officer()).sign_in("ruth.adeyemi", PASSWORD)
        ruth.open("/diary/calendar")
        expect(ruth.page.get_by_role("heading", level=1)).to_have_text("Your calendar")
        ruth.hold_to_account()
