"""The page by itself: what it shows of a chat, what a hand can do, and what it does in trouble."""

import pytest
from playwright.sync_api import Page, expect

from tests.system.playing import newest
from tests.system.scene import BUYER, GROUP, MEDIATOR, PARTY, STAFF

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

BUYERS, SELLERS, STAFFS = "column-buyer", "column-seller", "column-staff"


@pytest.fixture
def page(scene_page: Page) -> Page:
    return scene_page


def test_words_are_shown_as_they_are_and_never_as_markup(page, scene):
    scene.starts(BUYER)
    scene.says(
        "<img src=x onerror=alert(1)> is bold",
        entities=[{"type": "bold", "offset": 32, "length": 4}],
    )

    expect(newest(page, "buyer").locator(".text")).to_have_text(
        "<img src=x onerror=alert(1)> is bold"
    )
    expect(newest(page, "buyer").locator(".text b")).to_have_text("bold")


def test_a_press_reaches_the_bot_and_its_answer_is_shown(page, scene):
    scene.starts(BUYER)
    scene.says("Is this the order?", keys=[[{"text": "Yes", "callback_data": "y"}]])
    page.get_by_role("button", name="Yes").click()
    query = scene.hears()[0]["callback_query"]
    scene.does(PARTY, "answerCallbackQuery", callback_query_id=query["id"], text="Noted.")

    assert query["data"] == "y"
    expect(page.get_by_test_id(BUYERS).get_by_test_id("toast")).to_have_text("Noted.")


def test_an_alert_stays_until_it_is_read(page, scene):
    scene.starts(BUYER)
    scene.says("Is this the order?", keys=[[{"text": "Yes", "callback_data": "y"}]])
    page.get_by_role("button", name="Yes").click()
    query = scene.hears()[0]["callback_query"]
    scene.does(
        PARTY, "answerCallbackQuery", callback_query_id=query["id"], text="Too late.",
        show_alert=True,
    )  # fmt: skip
    expect(page.get_by_test_id("alert")).to_contain_text("Too late.")
    page.keyboard.press("Escape")

    expect(page.get_by_test_id("alert")).to_have_count(0)


def test_an_edit_takes_the_place_of_what_stood_there(page, scene):
    scene.starts(BUYER)
    number = scene.says("What happened?", keys=[[{"text": "It never came", "callback_data": "n"}]])
    expect(newest(page, "buyer")).to_contain_text("What happened?")
    scene.does(
        PARTY,
        "editMessageText",
        chat_id=BUYER,
        message_id=number,
        text="What happened? It never came",
    )

    expect(newest(page, "buyer")).to_contain_text("It never came")
    expect(newest(page, "buyer").locator("time")).to_contain_text("edited")
    expect(newest(page, "buyer").get_by_role("button")).to_have_count(0)


def test_one_message_more_leaves_the_others_untouched(page, scene):
    scene.starts(BUYER)
    scene.says("First")
    expect(newest(page, "buyer")).to_contain_text("First")
    newest(page, "buyer").evaluate("node => { node.dataset.mine = 'yes' }")
    scene.says("Second")
    expect(newest(page, "buyer")).to_contain_text("Second")

    expect(page.locator("[data-mine=yes]")).to_contain_text("First")


def test_sample_photos_go_out_as_one_album(page, scene):
    scene.starts(BUYER)
    buyer = page.get_by_test_id(BUYERS)
    buyer.get_by_title("Sample photos").click()
    expect(buyer.locator(".chip")).to_have_count(3)
    buyer.get_by_role("button", name="Send", exact=True).click()
    expect(newest(page, "buyer").locator("img")).to_have_count(3)
    messages = [update["message"] for update in scene.hears()]

    assert len({message["media_group_id"] for message in messages}) == 1
    assert all("photo" in message for message in messages)
    expect(buyer.locator(".chip")).to_have_count(0)


def test_one_checkbox_sends_photos_as_files(page, scene):
    scene.starts(BUYER)
    buyer = page.get_by_test_id(BUYERS)
    buyer.get_by_title("Sample photos").click()
    for name in ("photo-2.jpg", "photo-3.jpg"):
        buyer.get_by_role("button", name=f"Remove {name}").click()
    buyer.get_by_label("Send as file").check()
    buyer.get_by_label("Message", exact=True).fill("as it is")
    buyer.get_by_role("button", name="Send", exact=True).click()
    expect(newest(page, "buyer").locator(".file")).to_contain_text("photo-1.jpg")
    message = scene.hears()[0]["message"]

    assert message["document"]["file_name"] == "photo-1.jpg"
    assert message["caption"] == "as it is"


def test_a_photo_opens_at_full_size(page, scene):
    scene.starts(BUYER)
    buyer = page.get_by_test_id(BUYERS)
    buyer.get_by_title("Sample photos").click()
    expect(buyer.locator(".chip")).to_have_count(3)
    buyer.get_by_role("button", name="Send", exact=True).click()
    newest(page, "buyer").get_by_role("button").first.click()
    expect(page.get_by_test_id("photo").locator("img")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_test_id("photo")).to_have_count(0)


def test_enter_sends_and_shift_enter_begins_a_line(page, scene):
    scene.starts(BUYER)
    box = page.get_by_test_id(BUYERS).get_by_label("Message", exact=True)
    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")

    assert scene.hears()[0]["message"]["text"] == "one\ntwo"
    expect(box).to_have_value("")


def test_a_keyboard_alone_can_press_a_button(page, scene):
    scene.starts(BUYER)
    scene.says("Is this the order?", keys=[[{"text": "Yes", "callback_data": "y"}]])
    page.get_by_role("button", name="Yes").focus()
    page.keyboard.press("Enter")

    assert scene.hears()[0]["callback_query"]["data"] == "y"


def test_an_order_leads_into_the_chat_by_its_link(page, scene):
    page.get_by_test_id("dispute-OK-100202").click()

    assert scene.hears()[-1]["message"]["text"] == "/start OK-100202-buyer"
    expect(newest(page, "buyer").locator(".text")).to_have_text("/start")


def test_a_letter_in_the_inbox_leads_the_seller_into_the_chat(page, scene):
    scene.writes_to_inbox("Case D-1: please answer.")
    expect(page.get_by_test_id(SELLERS)).to_contain_text("Case D-1: please answer.")
    page.get_by_test_id("answer-n-0").click()

    assert scene.hears()[-1]["message"]["text"] == "/start seller"


def test_a_refusal_is_said_in_its_column(page, scene):
    scene.market.issue_link = None
    page.get_by_test_id("dispute-OK-100201").click()

    expect(page.get_by_test_id(BUYERS).get_by_role("alert")).to_contain_text("waking up")


def test_words_that_could_not_be_sent_stay_in_the_box(page, scene):
    box = page.get_by_test_id(STAFFS).get_by_label("Message", exact=True)
    page.route("**/_emu/v1/say", lambda route: route.fulfill(status=400, json={"error": "No."}))
    box.fill("hello")
    box.press("Enter")

    expect(page.get_by_test_id(STAFFS).get_by_role("alert")).to_have_text("No.")
    expect(box).to_have_value("hello")


def test_a_blocked_bot_can_be_let_in_again(page, scene):
    scene.starts(BUYER)
    buyer = page.get_by_test_id(BUYERS)
    buyer.get_by_role("button", name="Block this bot").click()
    expect(buyer).to_contain_text("You blocked this bot.")
    expect(buyer.get_by_label("Message", exact=True)).to_be_hidden()
    buyer.get_by_role("button", name="Unblock").click()

    expect(buyer.get_by_label("Message", exact=True)).to_be_visible()


def test_a_link_in_the_staff_chat_opens_the_private_chat(page, scene):
    url = "https://t.me/okyoo_staff_bot?start=dossier"
    keys = {"inline_keyboard": [[{"text": "Start the staff bot", "url": url}]]}
    scene.does(STAFF, "sendMessage", chat_id=GROUP, text="Claimed", reply_markup=keys)
    page.get_by_role("button", name="Start the staff bot").click()

    expect(page.get_by_test_id("tab-mediator")).to_have_attribute("aria-selected", "true")
    assert scene.hears(STAFF)[-1]["message"]["text"] == "/start dossier"


def test_news_in_the_chat_behind_is_marked(page, scene):
    scene.starts(MEDIATOR, STAFF)
    scene.does(STAFF, "sendMessage", chat_id=MEDIATOR, text="Your dossier")
    expect(page.locator("[data-testid=tab-mediator].new")).to_be_visible()
    page.get_by_test_id("tab-mediator").click()

    expect(page.locator("[data-testid=tab-mediator].new")).to_have_count(0)


def test_the_newest_message_stays_in_sight(page, scene):
    page.set_viewport_size({"width": 390, "height": 844})
    scene.starts(BUYER)
    for number in range(30):
        scene.says(f"Message {number}")
    page.reload()
    expect(newest(page, "buyer")).to_be_in_viewport()
    page.get_by_test_id(BUYERS).get_by_title("Sample photos").click()

    expect(newest(page, "buyer")).to_contain_text("Message 29")
    expect(newest(page, "buyer")).to_be_in_viewport(ratio=0.9)


def test_who_reads_further_up_is_not_pulled_down(page, scene):
    scene.starts(BUYER)
    for number in range(40):
        scene.says(f"Message {number}")
    expect(newest(page, "buyer")).to_contain_text("Message 39")
    log = page.get_by_test_id("chat-buyer")
    log.evaluate("node => { node.scrollTop = 0 }")
    scene.says("Something new")
    expect(newest(page, "buyer")).to_contain_text("Something new")
    expect(newest(page, "buyer")).not_to_be_in_viewport()
    page.get_by_role("button", name="To the newest message").click()

    expect(newest(page, "buyer")).to_be_in_viewport()


def test_the_requests_of_the_bots_can_be_looked_through(page, scene):
    scene.starts(BUYER)
    scene.says("Hello")
    scene.refused(PARTY, "sendMessage", chat_id=BUYER, text="")
    page.get_by_test_id("drawer-requests").click()
    rows = page.get_by_test_id("requests").locator("tbody tr")
    expect(rows.filter(has_text="sendMessage")).to_have_count(2)
    page.get_by_label("Only what went wrong").check()

    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("message text is empty")


def test_the_clock_moves_by_a_day_and_the_chat_shows_the_new_day(page, scene):
    scene.starts(BUYER)
    before = page.get_by_test_id("clock").inner_text()
    page.get_by_test_id("clock-open").click()
    page.get_by_test_id("clock-day").click()
    expect(page.get_by_test_id("clock")).not_to_have_text(before)
    scene.says("A day later")

    expect(page.get_by_test_id("chat-buyer").locator(".day")).to_have_count(2)


def test_after_a_lost_connection_the_page_finds_back_and_catches_up(page, scene):
    scene.starts(BUYER)
    scene.fall()
    expect(page.get_by_test_id("state")).to_contain_text("Connection lost")
    scene.rise()
    scene.says("Are you there?")

    expect(newest(page, "buyer")).to_contain_text("Are you there?", timeout=15_000)
    expect(page.get_by_test_id("state")).to_have_text("Both bots are up")
