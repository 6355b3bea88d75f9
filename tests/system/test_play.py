"""The play, driven by a real browser: filed, answered and claimed by hand, and begun afresh."""

import pytest
from playwright.sync_api import expect

from tests.system.playing import (
    SOON,
    UP_WITHIN,
    afresh,
    awake,
    column,
    disputes,
    drawer,
    files_a_parcel,
    goes,
    playing,
    press,
    sees,
    sends,
    writes,
)

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]


def test_a_visitor_can_play_within_fifteen_seconds(browser, tmp_path):
    with playing(tmp_path, within=UP_WITHIN) as url:
        page = browser.new_page()
        page.goto(url)

        expect(page.get_by_test_id("state")).to_have_text("Both bots are up")
        page.close()


def test_a_visitor_files_answers_and_claims_on_the_page(page, shot):
    shot(page, "start")
    page.get_by_test_id("tour-close").click()
    disputes(page, "OK-100202")
    goes(
        page, "buyer",
        ("Is this the order?", "Yes, this order"),
        ("What happened?", "It came, but something is wrong"),
        ("Can it be used", "No"),
    )  # fmt: skip
    sees(page, "buyer", "What is different")
    shot(page, "asked")
    press(page, "buyer", "Colour")
    sees(page, "buyer", "Please send 2 to 5 photos")
    sends(page, "buyer", "Sample photos")
    goes(
        page, "buyer",
        ("files received", "Done"), ("What do you want?", "Return it"),
        ("Did you pay for", "No"), ("Is anybody else", "No"), ("Please check", "It is true"),
    )  # fmt: skip
    sees(page, "buyer", "Your case number is")
    column(page, "seller").get_by_role("button", name="Answer").first.click()
    goes(page, "seller", ("What do you say?", "I do not agree"))
    sees(page, "seller", "Tell us your side")
    writes(page, "seller", "We sent the red one, as ordered.")
    sees(page, "seller", "Please send what you have")
    sends(page, "seller", "Sample PDF")
    goes(page, "seller", ("1 file received", "Done"), ("Please check", "It is true"))
    sees(page, "seller", "is in the file")
    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "must start this bot first")
    shot(page, "claimed")
    press(page, "staff", "Start the staff bot")
    sees(page, "staff", "DOSSIER")
    sees(page, "staff", "S-1")
    rows = drawer(page, "case").locator("tbody tr")
    expect(rows.filter(has_text="A mediator claimed the case")).to_contain_text("Anna")
    expect(page.get_by_test_id("chain")).to_contain_text("Chain verified")
    shot(page, "dossier")
    page.emulate_media(color_scheme="dark")
    shot(page, "dossier-dark")

    assert column(page, "buyer").get_by_text("A mediator has taken the case").count() == 1


def test_a_deadline_passes_at_a_click_and_the_case_goes_on_without_an_answer(page):
    number = files_a_parcel(page)
    sees(page, "seller", number)
    clock = drawer(page, "clock")
    expect(clock).to_contain_text("Not counted")
    page.get_by_test_id("clock-working_days").click()
    sees(page, "staff", "is complete")
    rows = drawer(page, "case").locator("tbody tr")

    expect(rows.filter(has_text="The evidence time of the respondent ended")).to_have_count(1)
    expect(rows.filter(has_text="The file is complete (windows ended)")).to_have_count(1)


def test_a_claim_lapses_when_the_clock_goes_to_the_next_deadline(page):
    files_a_parcel(page)
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "Claimed by Anna")
    drawer(page, "case")
    expect(page.locator(".due")).to_contain_text("A mediator's claim lapses")
    drawer(page, "clock")
    page.get_by_test_id("clock-deadline").click()

    sees(page, "staff", "is complete")


def test_an_injected_429_delays_a_message_and_loses_nothing(page):
    drawer(page, "trouble")
    page.locator("#panel-trouble").get_by_label("Seconds").fill("2")
    page.get_by_test_id("fault-429").click()
    expect(page.get_by_test_id("scheduled")).to_contain_text("Too many requests (429)")
    disputes(page, "OK-100201")
    requests = drawer(page, "requests")
    expect(requests.locator("tr.wrong")).to_contain_text("Too Many Requests: retry after 2")
    sees(page, "buyer", "Is this the order?")
    drawer(page, "trouble")

    expect(page.get_by_test_id("scheduled")).to_contain_text("Nothing is scheduled")
    questions = column(page, "buyer").locator(".row", has_text="Is this the order?")
    assert questions.count() == 1


def test_a_seller_who_blocks_the_bot_is_told_by_the_marketplace(page, shot):
    files_a_parcel(page)
    column(page, "seller").get_by_role("button", name="Answer").first.click()
    sees(page, "seller", "What do you say?")
    drawer(page, "trouble")
    page.get_by_test_id("block-seller").click()
    expect(column(page, "seller")).to_contain_text("You blocked this bot.")
    expect(page.get_by_test_id("block-seller")).to_have_text("Unblock")
    shot(page, "blocked")
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    sees(page, "staff", "is complete")
    expect(page.get_by_test_id("inbox-seller").locator(".count")).to_have_text("2", timeout=SOON)
    newest = column(page, "seller").locator(".letter.newest")

    expect(newest).to_contain_text("The file is complete")
    newest.get_by_role("button", name="Answer").click()
    expect(column(page, "seller").get_by_label("Message", exact=True)).to_be_visible()


def test_updates_that_are_held_back_arrive_when_they_are_let_go(page):
    drawer(page, "trouble")
    page.get_by_test_id("hold-okyoo_dispute_bot").click()
    expect(page.locator(".standing")).to_contain_text("updates are held back")
    disputes(page, "OK-100201")
    expect(column(page, "buyer").locator(".row.out")).to_have_count(1)
    expect(column(page, "buyer")).to_contain_text("typing…")
    page.get_by_test_id("hold-okyoo_dispute_bot").click()

    sees(page, "buyer", "Is this the order?")


def test_new_people_play_in_their_own_language(page):
    page.get_by_test_id("who-buyer").select_option(label="Add a buyer…")
    dialog = page.get_by_test_id("add-person")
    dialog.get_by_label("Name").fill("Ольга")
    dialog.get_by_label("Language").select_option("ru")
    page.get_by_test_id("add-person-yes").click()
    expect(column(page, "buyer")).to_contain_text("No orders yet.")
    page.get_by_test_id("new-order-buyer").click()
    dialog = page.get_by_test_id("new-order")
    dialog.get_by_label("What has happened so far").select_option("never_shipped")
    page.get_by_test_id("new-order-yes").click()
    column(page, "buyer").get_by_role("button", name="Open a dispute").click()
    sees(page, "buyer", "Это тот заказ?")
    page.reload()
    awake(page)

    expect(column(page, "buyer").locator(".who select option:checked")).to_have_text("Ольга (ru)")
    sees(page, "buyer", "Это тот заказ?")


def test_a_mediator_who_joined_can_claim(page):
    page.get_by_test_id("who-staff").select_option(label="Add a mediator…")
    page.get_by_test_id("add-person-yes").click()
    files_a_parcel(page)
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    goes(page, "staff", ("is complete", "Claim"))

    sees(page, "staff", "Claimed by Clara")


def test_what_happens_on_the_marketplace_is_known_to_the_desk(page):
    page.get_by_test_id("orders-seller").click()
    column(page, "seller").get_by_test_id("more-OK-100201").click()
    column(page, "seller").get_by_test_id("ship-OK-100201").click()
    expect(column(page, "buyer").locator("[data-order=OK-100201]")).to_contain_text("on its way")
    disputes(page, "OK-100201")
    goes(
        page,
        "buyer",
        ("Is this the order?", "Yes, this order"),
        ("What happened?", "It never came"),
    )

    sees(page, "buyer", "What do you know about the parcel?")


def test_a_new_beginning_forgets_everything_and_the_page_comes_back(page):
    files_a_parcel(page)
    page.get_by_test_id("theme").click()
    afresh(page)

    expect(column(page, "buyer").locator(".row")).to_have_count(0)
    expect(page.get_by_test_id("drawer-case").locator(".count")).to_have_text("0")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    files_a_parcel(page)


def test_a_file_too_large_for_bots_is_refused_by_the_desk_in_words(page, tmp_path):
    film = tmp_path / "film.pdf"
    with film.open("wb") as out:
        out.write(b"%PDF-1.4\n")
        out.truncate(21 * 1024 * 1024)
    disputes(page, "OK-100202")
    sees(page, "buyer", "Is this the order?")
    column(page, "buyer").get_by_label("Files", exact=True).set_input_files(film)
    column(page, "buyer").get_by_role("button", name="Send", exact=True).click()

    sees(page, "buyer", "larger than 20 MB")
