"""The guided tours, to their end and out of their way."""

import re

import pytest
from playwright.sync_api import expect

from tests.system.playing import SOON, awake, column, drawer, press, sees, visit

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

TO_THE_END = 60_000
PHONE = {"width": 390, "height": 844}
TOURS = {
    "parcel": ("staff", "DOSSIER"),
    "goods": ("staff", "claimant: yes; respondent: no"),
    "late": ("seller", "has asked okyoo to mediate"),
}


def caption(page):
    return page.get_by_test_id("caption")


def starts(page, name):
    page.get_by_test_id(f"tour-{name}").click()


def ended(page):
    expect(caption(page)).to_contain_text("That was all", timeout=TO_THE_END)


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_plays_to_its_end(page, shot, name):
    starts(page, name)
    ended(page)
    where, text = TOURS[name]

    expect(column(page, where).get_by_text(re.compile(text)).last).to_be_visible()
    shot(page, f"tour-{name}")
    page.set_viewport_size(PHONE)
    page.get_by_role("tab", name=where.capitalize(), exact=True).click()
    expect(column(page, where).get_by_text(re.compile(text)).last).to_be_visible()
    shot(page, f"phone-tour-{name}")


def test_all_three_play_one_after_the_other_in_a_used_world(page):
    for name in TOURS:
        starts(page, name)
        ended(page)
        page.get_by_test_id("tour-another").click()
    starts(page, "goods")
    ended(page)

    expect(page.get_by_test_id("drawer-case").locator(".count")).to_have_text("4")


def test_a_tour_says_what_happens_and_shows_what_it_will_press(page, play, shot):
    visit(page, play, pace=1000)
    starts(page, "parcel")
    expect(caption(page)).to_contain_text("1 of 17")
    expect(column(page, "buyer").get_by_test_id("dispute-OK-100201")).to_have_class(
        re.compile("aim")
    )
    page.get_by_test_id("tour-next").click()
    expect(caption(page)).to_contain_text("2 of 17")
    expect(page.locator(".key.aim")).to_have_text("Yes, this order")
    shot(page, "tour-aim")


def test_whoever_acts_himself_takes_over_and_everything_stays(page, play):
    visit(page, play, pace=1000)
    starts(page, "parcel")
    page.get_by_test_id("tour-next").click()
    expect(page.locator(".key.aim")).to_have_text("Yes, this order")
    press(page, "buyer", "Yes, this order")

    expect(caption(page)).to_contain_text("You have taken over")
    sees(page, "buyer", "What happened?")
    expect(page.locator(".aim")).to_have_count(0)


def test_a_tour_can_be_paused_gone_on_with_and_stopped(page, play):
    visit(page, play, pace=1000)
    starts(page, "parcel")
    expect(caption(page)).to_contain_text("1 of 17")
    page.get_by_test_id("tour-pause").click()
    expect(page.get_by_test_id("tour-pause")).to_have_text("Go on")
    page.get_by_test_id("tour-next").click()
    expect(caption(page)).to_contain_text("2 of 17")
    page.get_by_test_id("tour-stop").click()

    expect(caption(page)).to_contain_text("Stopped. Everything stays")
    sees(page, "buyer", "Is this the order?")


def test_after_a_reload_a_tour_waits_and_goes_on_from_where_it_was(page, play):
    visit(page, play, pace=1000)
    starts(page, "parcel")
    page.get_by_test_id("tour-next").click()
    expect(caption(page)).to_contain_text("2 of 17")
    visit(page, play, pace=0)
    expect(caption(page)).to_contain_text("loaded again, so the tour waits")
    page.get_by_test_id("tour-pause").click()

    ended(page)


def test_a_tour_says_what_did_not_come_and_can_wait_on(page, play):
    drawer(page, "trouble")
    page.get_by_test_id("hold-okyoo_dispute_bot").click()
    expect(page.locator(".standing")).to_contain_text("updates are held back")
    visit(page, play, pace=0, patience=3)
    starts(page, "parcel")
    expect(caption(page)).to_contain_text(
        "I waited for “Is this the order?” for Maria", timeout=SOON
    )
    page.get_by_test_id("hold-okyoo_dispute_bot").click()
    page.get_by_test_id("tour-pause").click()

    ended(page)


def test_a_429_in_the_middle_only_delays_a_tour(page, play):
    drawer(page, "trouble")
    page.locator("#panel-trouble").get_by_label("Seconds").fill("2")
    page.get_by_test_id("fault-429").click()
    starts(page, "parcel")
    ended(page)
    drawer(page, "requests")

    expect(page.get_by_test_id("requests")).to_contain_text("Too Many Requests: retry after 2")


def test_on_a_phone_the_tour_leads_from_column_to_column(page, play, shot):
    page.set_viewport_size(PHONE)
    shot(page, "phone-start")
    starts(page, "parcel")
    ended(page)

    expect(column(page, "staff")).to_be_visible()
    expect(column(page, "buyer")).to_be_hidden()
    expect(page.get_by_role("tab", name="Staff", exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    shot(page, "phone-dossier")


def test_a_closed_start_panel_stays_closed_and_can_be_opened_again(page):
    page.get_by_test_id("tour-close").click()
    page.reload()
    awake(page)
    expect(page.get_by_test_id("tour")).to_be_hidden()
    page.get_by_test_id("tours").click()

    expect(page.get_by_test_id("tour-late")).to_be_visible()
