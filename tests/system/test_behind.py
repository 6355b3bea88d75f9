"""What stands behind the chats: who is played, the orders, and trouble at a click."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.system.scene import BUYER, GROUP, PARTY, STAFF

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

SELLERS = "column-seller"


@pytest.fixture
def page(scene_page: Page) -> Page:
    return scene_page


def buyer(page: Page):
    return page.get_by_test_id("column-buyer")


def test_a_person_who_joined_writes_in_his_own_name_and_language(page, scene):
    page.get_by_test_id("who-buyer").select_option(label="Add a buyer…")
    page.get_by_test_id("add-person").get_by_label("Language").select_option("ru")
    page.get_by_test_id("add-person-yes").click()
    expect(buyer(page).get_by_role("button", name="Start", exact=True)).to_be_visible()
    buyer(page).get_by_role("button", name="Start", exact=True).click()
    sender = scene.hears()[-1]["message"]["from"]

    assert (sender["first_name"], sender["language_code"]) == ("Olga", "ru")


def test_a_name_that_is_none_is_refused_in_the_dialog(page):
    page.get_by_test_id("who-buyer").select_option(label="Add a buyer…")
    page.get_by_test_id("add-person").get_by_label("Name").fill(" ")
    page.get_by_test_id("add-person-yes").click()
    expect(page.get_by_test_id("add-person").get_by_role("alert")).to_contain_text("1 to 64")
    page.keyboard.press("Escape")

    expect(page.get_by_test_id("who-buyer").locator("option:checked")).to_have_text("Maria")


def test_news_for_who_is_not_played_now_is_marked_at_his_name(page, scene):
    scene.person(31, "Olga")
    page.get_by_test_id("who-buyer").select_option("31")
    scene.starts(BUYER)
    scene.says("For Maria")
    maria = page.get_by_test_id("who-buyer").locator(f"option[value='{BUYER}']")
    expect(maria).to_have_text("Maria •")
    page.get_by_test_id("who-buyer").select_option(str(BUYER))

    expect(buyer(page)).to_contain_text("For Maria")
    expect(maria).to_have_text("Maria")


def test_what_happens_to_an_order_is_told_to_the_desk_and_seen_by_both_sides(page, scene):
    page.get_by_test_id("orders-seller").click()
    seller = page.get_by_test_id(SELLERS)
    seller.get_by_test_id("more-OK-100201").click()
    seller.get_by_test_id("ship-OK-100201").click()
    expect(buyer(page).locator("[data-order=OK-100201]")).to_contain_text("on its way")
    seller.get_by_test_id("deliver-OK-100201").click()
    buyer(page).get_by_test_id("more-OK-100201").click()
    buyer(page).get_by_test_id("confirm-OK-100201").click()
    expect(buyer(page).locator("[data-order=OK-100201]")).to_contain_text("received")
    buyer(page).get_by_test_id("charge_back-OK-100201").click()
    expect(seller.locator("[data-order=OK-100201]")).to_contain_text("chargeback open")

    assert [event["kind"] for event in scene.told] == [
        "shipped", "delivered", "receipt_confirmed", "chargeback",
    ]  # fmt: skip


def test_a_part_is_refunded_for_an_amount_that_can_be_one(page, scene):
    page.get_by_test_id("orders-seller").click()
    seller = page.get_by_test_id(SELLERS)
    seller.get_by_test_id("more-OK-100201").click()
    seller.get_by_test_id("refund_part-OK-100201").click()
    dialog = page.get_by_test_id("refund-part")
    dialog.get_by_label("Amount in USD").fill("99")
    page.get_by_test_id("refund-part-yes").click()
    expect(dialog.get_by_role("alert")).to_contain_text("less than 48.00")
    dialog.get_by_label("Amount in USD").fill("12.5")
    page.get_by_test_id("refund-part-yes").click()

    expect(seller.locator("[data-order=OK-100201]")).to_contain_text("12.50 refunded")


def test_a_new_order_stands_in_both_lists(page, scene):
    page.get_by_test_id("new-order-buyer").click()
    page.get_by_test_id("new-order").get_by_label("What is bought").fill("Lantern")
    page.get_by_test_id("new-order-yes").click()
    expect(buyer(page).locator(".order", has_text="Lantern")).to_be_attached()
    page.get_by_test_id("orders-seller").click()

    expect(page.get_by_test_id(SELLERS).locator(".order", has_text="Lantern")).to_be_attached()
    assert scene.told[0]["title"] == "Lantern"


def test_every_kind_of_trouble_that_the_simulator_knows_has_its_button(page, scene):
    page.get_by_test_id("drawer-trouble").click()
    known = page.request.get(f"{scene.url}/_emu/v1/faults/kinds").json()["kinds"]

    expect(page.locator(".kinds .card")).to_have_count(len(known))
    for kind in known:
        expect(page.get_by_test_id(f"fault-{kind['kind']}")).to_have_text(kind["title"])
        expect(page.locator(".kinds")).to_contain_text(kind["sentence"])


def test_scheduled_trouble_can_be_taken_back(page, scene):
    page.get_by_test_id("drawer-trouble").click()
    page.locator("#panel-trouble").get_by_label("How many times").fill("3")
    page.get_by_test_id("fault-429").click()
    expect(page.get_by_test_id("scheduled")).to_contain_text("sendMessage · 3 times")
    page.get_by_test_id("scheduled").get_by_role("button", name="Cancel").click()

    expect(page.get_by_test_id("scheduled")).to_contain_text("Nothing is scheduled")
    scene.starts(BUYER)
    assert scene.says("It goes through") > 0


def test_trouble_that_makes_no_sense_is_refused_in_a_sentence(page):
    page.get_by_test_id("drawer-trouble").click()
    page.locator("#panel-trouble").get_by_label("Seconds").fill("9999")
    page.get_by_test_id("fault-429").click()

    expect(buyer(page).get_by_role("alert")).to_contain_text("1 to 300 seconds")


@pytest.mark.parametrize(
    "name", ["fault-429", "cancel-1", "hold-okyoo_dispute_bot", "limits", "shop-down", "block-buyer",
             "befall-open_topic", "befall-kick"],
)  # fmt: skip
def test_who_uses_the_keyboard_is_not_thrown_out_of_the_drawer(page, scene, name):
    scene.starts(BUYER)
    page.get_by_test_id("drawer-trouble").click()
    page.get_by_test_id("fault-5xx").click()
    expect(page.get_by_test_id("cancel-1")).to_be_visible()
    shown = page.locator("#panel-trouble").inner_text()
    page.get_by_test_id(name).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => document.getElementById('panel-trouble').innerText !== before", arg=shown
    )

    assert page.evaluate(
        "document.getElementById('panel-trouble').contains(document.activeElement)"
    )


def test_the_marketplace_can_be_taken_down(page, scene):
    page.get_by_test_id("drawer-trouble").click()
    page.get_by_test_id("shop-down").click()
    expect(page.locator(".standing")).to_contain_text("inbox is down")

    assert scene.market.down is True


def test_limits_that_are_met_are_told_and_can_be_lifted(page, scene):
    scene.starts(BUYER)
    page.get_by_test_id("drawer-trouble").click()
    page.get_by_test_id("limits").click()
    expect(page.locator(".standing")).to_contain_text("published limits are in force")
    for number in range(6):
        scene.refused(PARTY, "sendMessage", chat_id=BUYER, text=f"Message {number}")
    expect(page.get_by_test_id("happened")).to_contain_text("Over the limits (429) · sendMessage")
    expect(buyer(page)).to_contain_text("Message 4")
    page.get_by_test_id("limits").click()
    expect(page.locator(".standing")).to_contain_text("limits are not in force")

    assert scene.says("It goes through") > 0


def test_every_act_that_the_simulator_knows_has_its_button(page, scene):
    page.get_by_test_id("drawer-trouble").click()
    known = page.request.get(f"{scene.url}/_emu/v1/befall").json()

    expect(page.locator(".acts .card")).to_have_count(len(known))
    for act in known:
        expect(page.get_by_test_id(f"befall-{act['act']}")).to_have_text(act["title"])
        expect(page.locator(".acts")).to_contain_text(act["sentence"])


def test_what_has_happened_outlives_a_reload_and_each_thing_is_drawn_once(page, scene):
    scene.starts(BUYER)
    scene.says("Hello")
    page.get_by_test_id("drawer-trouble").click()
    expect(page.get_by_test_id("happened")).to_contain_text("Nothing yet.")
    page.get_by_test_id("befall-delete_message").click()
    happened = page.get_by_test_id("happened").locator("li")
    expect(happened).to_have_text([re.compile("Delete the bot's newest message")])
    happened.first.evaluate("node => { node.dataset.mine = 'yes' }")
    page.get_by_test_id("befall-open_topic").click()
    expect(happened).to_have_count(2)
    expect(happened.last).to_have_attribute("data-mine", "yes")
    page.reload()

    expect(happened).to_have_text([re.compile("Open a topic"), re.compile("Delete the bot's")])


def test_a_pinned_message_is_told_as_a_client_tells_it(page, scene):
    number = scene.does(STAFF, "sendMessage", chat_id=GROUP, text="Card")["message_id"]
    scene.does(STAFF, "pinChatMessage", chat_id=GROUP, message_id=number)
    chat = page.get_by_test_id("chat-group")

    expect(chat.locator(".service")).to_have_text("okyoo staff pinned a message")
    expect(chat.locator(".bubble")).to_have_count(1)
