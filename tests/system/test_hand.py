"""What a hand can do on the page beyond pressing and writing, and what it is told when it cannot."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.system.scene import BUYER, GROUP, PARTY, SELLER, STAFF, Scene

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

BUYERS, SELLERS, STAFFS = "column-buyer", "column-seller", "column-staff"


@pytest.fixture
def page(scene_page: Page) -> Page:
    return scene_page


def buyer(page: Page):
    return page.get_by_test_id(BUYERS)


def writes(page: Page, text: str) -> None:
    box = buyer(page).get_by_label("Message", exact=True)
    box.fill(text)
    box.press("Enter")


def is_told(page: Page, sentence: str) -> None:
    expect(buyer(page).get_by_role("alert").last).to_contain_text(sentence)


def test_typing_is_shown_until_the_bot_has_spoken(page, scene):
    scene.starts(BUYER)
    writes(page, "hello")
    expect(buyer(page).locator(".with")).to_have_text("typing…")
    expect(buyer(page).locator(".typing")).to_be_visible()
    scene.says("Hello, Maria")

    expect(buyer(page).locator(".with")).to_have_text("with okyoo dispute desk")
    expect(buyer(page).locator(".typing")).to_have_count(0)


def test_own_words_can_be_edited_and_the_bot_hears_of_it(page, scene):
    scene.starts(BUYER)
    writes(page, "I paid 40")
    buyer(page).locator(".row.out").last.hover()
    buyer(page).get_by_role("button", name="Edit: I paid 40").click()
    expect(buyer(page)).to_contain_text("Edit this message")
    writes(page, "I paid 48")
    expect(buyer(page).locator(".row.out").last).to_contain_text("I paid 48")
    edited = [update for update in scene.hears() if "edited_message" in update]

    assert edited[0]["edited_message"]["text"] == "I paid 48"
    expect(buyer(page).locator(".row.out").last.locator("time")).to_contain_text("edited")


def test_escape_leaves_a_message_as_it_was(page, scene):
    scene.starts(BUYER)
    writes(page, "I paid 40")
    buyer(page).get_by_role("button", name="Edit: I paid 40").focus()
    page.keyboard.press("Enter")
    box = buyer(page).get_by_label("Message", exact=True)
    expect(box).to_have_value("I paid 40")
    box.press("Escape")

    expect(box).to_have_value("")
    expect(buyer(page).locator(".editing")).to_be_hidden()


def test_a_picture_sent_as_a_file_opens_on_the_page_and_a_paper_in_a_tab(page, scene):
    scene.starts(BUYER)
    buyer(page).get_by_title("Sample screenshot").click()
    buyer(page).get_by_label("Send as file").check()
    buyer(page).get_by_role("button", name="Send", exact=True).click()
    buyer(page).locator(".file", has_text="screenshot.png").click()
    expect(page.get_by_test_id("photo").locator("img")).to_be_visible()
    page.get_by_role("button", name="Close", exact=True).last.click()
    buyer(page).get_by_title("Sample PDF").click()
    buyer(page).get_by_role("button", name="Send", exact=True).click()
    paper = buyer(page).locator(".file", has_text="packing-list.pdf")

    expect(paper).to_have_attribute("target", "_blank")
    answer = page.request.get(scene.url + paper.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == "inline"


def test_the_theme_is_chosen_by_hand_and_outlives_a_reload(page):
    theme, root = page.get_by_test_id("theme"), page.locator("html")
    expect(root).to_have_attribute("data-theme", "system")
    theme.click()
    theme.click()
    expect(root).to_have_attribute("data-theme", "dark")
    page.reload()

    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_css("color-scheme", "dark")


def test_arrow_keys_move_among_the_chats_of_a_column(page, scene):
    page.get_by_test_id("tab-group").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("tab-mediator")).to_be_focused()
    expect(page.get_by_test_id("chat-mediator")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")

    expect(page.get_by_test_id("tab-group")).to_have_attribute("aria-selected", "true")


def enters(page: Page, testid: str) -> None:
    page.get_by_test_id(testid).last.focus()
    page.keyboard.press("Enter")


def holds(page: Page, name: str) -> None:
    """The keyboard is at something with this name."""
    expect(page.locator(":focus")).to_have_accessible_name(re.compile(name))


def test_the_keyboard_stays_where_its_user_is(page, scene):
    enters(page, "dispute-OK-100202")
    holds(page, "Maria: messages with")
    scene.hears()
    scene.says("Sure?", keys=[[{"text": "Yes", "callback_data": "y"}]])
    page.get_by_role("button", name="Yes").focus()
    scene.does(PARTY, "editMessageText", chat_id=BUYER, message_id=2, text="Sure. Yes")
    expect(buyer(page)).to_contain_text("Sure. Yes")
    holds(page, "Maria: messages with")
    buyer(page).get_by_role("button", name="Block this bot").focus()
    page.keyboard.press("Enter")
    holds(page, "Unblock")
    page.keyboard.press("Enter")
    holds(page, "^Message$")
    buyer(page).get_by_title("Sample PDF").click()
    buyer(page).get_by_role("button", name="Remove packing-list.pdf").focus()
    page.keyboard.press("Enter")
    holds(page, "^Message$")
    page.get_by_test_id("orders-seller").click()
    enters(page, "more-OK-100201")
    holds(page, "What happens to Desk lamp")
    enters(page, "refund_part-OK-100201")
    page.get_by_test_id("refund-part").get_by_label("Amount in USD").fill("12.50")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id(SELLERS)).to_contain_text("12.50 refunded")
    expect(page.get_by_test_id(SELLERS).locator(".market :focus")).to_have_count(1)
    enters(page, "tours")
    enters(page, "tour-close")

    holds(page, "Tours")


def test_what_was_open_is_open_after_a_reload(page, scene):
    page.get_by_test_id("tab-mediator").click()
    page.get_by_test_id("orders-seller").click()
    page.get_by_test_id("drawer-requests").click()
    page.reload()

    expect(page.get_by_test_id("tab-mediator")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_test_id("orders-seller")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel-requests")).to_be_visible()


def test_a_person_who_is_no_longer_there_is_a_sentence(page, scene):
    scene.starts(BUYER)
    del scene.world.users[BUYER]
    writes(page, "hello")

    is_told(page, "There is no such person.")
    expect(buyer(page).get_by_label("Message", exact=True)).to_have_value("hello")


def test_a_chat_that_is_no_longer_there_is_a_sentence(page, scene):
    del scene.world.groups[GROUP]
    box = page.get_by_test_id(STAFFS).get_by_label("Message", exact=True)
    box.fill("hello")
    box.press("Enter")

    expect(page.get_by_test_id(STAFFS).get_by_role("alert")).to_have_text("There is no such chat.")


def test_a_button_of_a_message_that_is_gone_is_a_sentence(page, scene):
    scene.starts(BUYER)
    number = scene.says("Sure?", keys=[[{"text": "Yes", "callback_data": "y"}]])
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    del scene.world.chat_with(scene.world.bots[PARTY], scene.world.users[BUYER]).messages[number]
    page.get_by_role("button", name="Yes").click()

    is_told(page, "That message is no longer there.")


def test_an_empty_file_is_a_sentence(page, scene):
    scene.starts(BUYER)
    empty = {"name": "empty.pdf", "mimeType": "application/pdf", "buffer": b""}
    buyer(page).get_by_label("Files", exact=True).set_input_files(empty)
    buyer(page).get_by_role("button", name="Send", exact=True).click()

    is_told(page, "“empty.pdf” is empty")
    expect(buyer(page).locator(".chip")).to_have_count(1)


def test_a_file_that_is_too_large_is_a_sentence(page, scene, tmp_path):
    scene.starts(BUYER)
    film = tmp_path / "film.mp4"
    with film.open("wb") as out:
        out.truncate(50_000_001)
    buyer(page).get_by_label("Files", exact=True).set_input_files(film)
    buyer(page).get_by_role("button", name="Send", exact=True).click()

    is_told(page, "“film.mp4” is larger than 50 MB")


def test_a_simulator_that_cannot_be_reached_is_a_sentence(page, scene):
    page.route("**/_emu/v1/say", lambda route: route.abort())
    writes(page, "hello")

    is_told(page, "The simulator cannot be reached")


def test_an_answer_to_a_mediator_is_told_in_his_column_alone(page, scene):
    scene.does(STAFF, "sendMessage", chat_id=GROUP, text="Card", reply_markup={
        "inline_keyboard": [[{"text": "Claim", "callback_data": "c"}]]})  # fmt: skip
    page.get_by_role("button", name="Claim").click()
    query = scene.hears(STAFF)[-1]["callback_query"]
    scene.does(STAFF, "answerCallbackQuery", callback_query_id=query["id"], text="Yours.")

    expect(page.get_by_test_id(STAFFS).get_by_test_id("toast")).to_have_text("Yours.")
    expect(buyer(page).get_by_test_id("toast")).to_have_count(0)
    assert query["from"]["id"] != SELLER


def test_another_world_behind_the_same_address_is_begun_afresh(page, scene):
    scene.starts(BUYER)
    scene.says("From the old world")
    expect(buyer(page)).to_contain_text("From the old world")
    scene.fall()
    other = Scene.at(scene.url)
    expect(buyer(page)).not_to_contain_text("From the old world", timeout=15_000)
    expect(page.get_by_test_id("state")).to_have_text("Both bots are up")
    other.close()
