"""Every trouble on demand, made on the page: the desk goes on, and the page says what happened."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.system.playing import (
    SOON,
    column,
    disputes,
    drawer,
    files_a_parcel,
    goes,
    press,
    sees,
    sends,
    writes,
)

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]


@pytest.fixture(autouse=True)
def by_hand(page: Page) -> None:
    page.get_by_test_id("tour-close").click()


def schedule(page: Page, kind: str, *, times: int = 1, seconds: int = 1) -> None:
    """Schedule a fault for the buyers' and sellers' bot."""
    panel = drawer(page, "trouble")
    panel.get_by_label("How many times").fill(str(times))
    panel.get_by_label("Seconds").fill(str(seconds))
    page.get_by_test_id(f"fault-{kind}").click()
    expect(page.get_by_test_id("scheduled").get_by_role("button", name="Cancel")).to_have_count(1)


def befall(page: Page, act: str, where: str | None = None) -> None:
    """Let something befall people or chats."""
    drawer(page, "trouble")
    if where is not None:
        page.get_by_test_id("befall-where").select_option(label=where)
    page.get_by_test_id(f"befall-{act}").click()


def happened(page: Page, *words: str) -> None:
    """The page says what has happened, and that it waits no longer."""
    drawer(page, "trouble")
    for text in words:
        row = page.get_by_test_id("happened").locator("li", has_text=text)
        expect(row.first).to_be_visible(timeout=SOON)
    expect(page.get_by_test_id("scheduled")).to_contain_text("Nothing is scheduled", timeout=SOON)


def asked(page: Page, words: str) -> None:
    """The requests show it too."""
    requests = drawer(page, "requests")
    expect(requests.locator("tr.wrong", has_text=words).first).to_be_visible()


def one_case(page: Page) -> None:
    """Whatever happened, there is one case, and its journal holds."""
    drawer(page, "case")
    expect(page.get_by_test_id("drawer-case").locator(".count")).to_have_text("1")
    expect(page.get_by_test_id("chain")).to_contain_text("Chain verified")


@pytest.mark.parametrize(
    ("kind", "times", "title", "answer"),
    [
        ("429", 2, "Too many requests (429) · sendMessage", "Too Many Requests: retry after 1"),
        ("5xx", 2, "Telegram stumbles (502) · sendMessage", "Bad Gateway"),
        ("timeout", 1, "No answer for a while · sendMessage", "no answer"),
        ("drop_before", 1, "No connection · sendMessage", "nothing was done"),
        ("drop_after", 1, "The answer is lost · sendMessage", "but the answer was lost"),
    ],
)
def test_a_request_that_fails_costs_a_moment_and_no_case(page, kind, times, title, answer):
    schedule(page, kind, times=times)
    files_a_parcel(page)

    happened(page, title)
    asked(page, answer)
    one_case(page)


def test_a_lost_answer_may_send_a_question_twice_and_never_a_case(page):
    schedule(page, "drop_after")
    disputes(page, "OK-100201")
    questions = column(page, "buyer").locator(".row", has_text="Is this the order?")
    expect(questions).to_have_count(2, timeout=SOON)
    files_a_parcel(page, begun=True)

    happened(page, "The answer is lost")
    one_case(page)


def test_who_is_said_to_have_blocked_the_bot_can_come_back(page):
    schedule(page, "403")
    disputes(page, "OK-100201")
    happened(page, "Blocked, says Telegram (403) · sendMessage")
    asked(page, "bot was blocked by the user")
    writes(page, "buyer", "/start")
    files_a_parcel(page, begun=True)

    one_case(page)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("duplicate", "An update twice · message"),
        ("delay", "An update late · message"),
        ("reorder", "Updates out of order · message"),
    ],
)
def test_updates_that_come_oddly_make_one_case(page, kind, title):
    schedule(page, kind, times=2)  # Telegram tells first that he started the bot
    disputes(page, "OK-100201")
    sees(page, "buyer", "Is this the order?")
    happened(page, title)
    questions = column(page, "buyer").locator(".row", has_text="Is this the order?")
    expect(questions).to_have_count(1)
    files_a_parcel(page, begun=True)

    one_case(page)


def test_a_press_that_comes_twice_is_one_answer(page):
    disputes(page, "OK-100201")
    sees(page, "buyer", "Is this the order?")
    schedule(page, "duplicate", times=4)
    files_a_parcel(page, begun=True)

    happened(page, "An update twice · callback_query")
    one_case(page)


@pytest.mark.parametrize(
    ("kind", "title", "answer"),
    [
        ("truncated", "Half a file · download", "half of the file came"),
        ("expired", "A file's address ran out · download", "Not Found"),
    ],
)
def test_a_file_that_comes_badly_is_fetched_again(page, kind, title, answer):
    schedule(page, kind)
    disputes(page, "OK-100202")
    goes(
        page, "buyer",
        ("Is this the order?", "Yes, this order"),
        ("What happened?", "It came, but something is wrong"),
        ("Can it be used", "No"), ("What is different", "Colour"),
    )  # fmt: skip
    sees(page, "buyer", "Please send 2 to 5 photos")
    sends(page, "buyer", "Sample photos")
    goes(
        page, "buyer",
        ("files received", "Done"), ("What do you want?", "Return it"),
        ("Did you pay for", "No"), ("Is anybody else", "No"), ("Please check", "It is true"),
    )  # fmt: skip
    sees(page, "buyer", "Your case number is")

    happened(page, title)
    asked(page, answer)
    one_case(page)
    sealed = page.locator("#panel-case tbody tr", has_text="copied and sealed")
    expect(sealed).to_have_count(3, timeout=SOON)


def test_the_desk_keeps_to_the_published_limits_once_they_are_in_force(page):
    drawer(page, "trouble")
    page.get_by_test_id("limits").click()
    expect(page.locator(".standing")).to_contain_text("published limits are in force")
    disputes(page, "OK-100201")
    sees(page, "buyer", "Is this the order?")
    for number in range(4):
        writes(page, "buyer", f"hello {number}")
    answers = column(page, "buyer").locator(".row", has_text="Please use one of the buttons")
    expect(answers).to_have_count(4, timeout=SOON)
    files_a_parcel(page, begun=True)

    one_case(page)


def test_a_seller_whose_account_is_gone_is_told_by_the_marketplace(page):
    files_a_parcel(page)
    column(page, "seller").get_by_role("button", name="Answer").first.click()
    sees(page, "seller", "What do you say?")
    befall(page, "deactivate", "Chen with okyoo dispute desk")
    expect(column(page, "seller")).to_contain_text("This account was deleted.")
    expect(column(page, "seller").get_by_label("Message", exact=True)).to_be_hidden()
    happened(page, "Delete the account · Chen")
    expect(page.locator(".standing")).to_contain_text("Chen has deleted the account")
    press(page, "seller", "I do not agree")
    expect(column(page, "seller").get_by_role("alert")).to_contain_text("can do nothing any more")
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    sees(page, "staff", "is complete")

    expect(page.get_by_test_id("inbox-seller").locator(".count")).to_have_text("2", timeout=SOON)
    asked(page, "user is deactivated")
    page.reload()
    expect(column(page, "seller")).to_contain_text("This account was deleted.")


def test_a_staff_bot_that_was_thrown_out_brings_the_card_once_it_is_taken_back(page):
    files_a_parcel(page)
    befall(page, "kick")
    happened(page, "Throw the bot out · okyoo staff")
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    asked(page, "bot was kicked from the supergroup chat")
    expect(column(page, "staff").get_by_role("alert")).to_have_count(0)
    befall(page, "take_back")
    happened(page, "Take the bot back · okyoo staff")
    drawer(page, "clock")
    page.get_by_test_id("clock-hour").click()

    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "Claimed by Anna")


def test_a_staff_chat_that_moves_is_found_again_by_the_desk_and_by_the_page(page, shot):
    files_a_parcel(page)
    befall(page, "migrate")
    happened(page, "Move the group · okyoo mediators")
    sees(page, "staff", "The group has moved here")
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "Claimed by Anna")
    asked(page, "group chat was upgraded to a supergroup chat")
    happened(page, "Move the group")
    shot(page, "trouble-happened")
    page.reload()

    sees(page, "staff", "Claimed by Anna")


def test_a_topic_comes_and_goes_and_the_staff_chat_goes_on(page):
    befall(page, "delete_topic")
    expect(column(page, "buyer").get_by_role("alert")).to_contain_text(
        "There is no topic to delete"
    )
    befall(page, "open_topic")
    sees(page, "staff", "Anna opened the topic “Topic 1”")
    befall(page, "delete_topic")
    happened(page, "Open a topic · Topic 1", "Delete the newest topic · Topic 1")
    expect(column(page, "staff").locator(".service")).to_have_count(0)
    files_a_parcel(page)
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()

    sees(page, "staff", "is complete")


def test_a_card_that_was_deleted_comes_anew_when_it_should_have_changed(page):
    files_a_parcel(page)
    drawer(page, "clock")
    page.get_by_test_id("clock-working_days").click()
    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "Claimed by Anna")
    befall(page, "delete_message", "okyoo mediators")
    happened(page, "Delete the bot's newest message")
    expect(column(page, "staff").locator(".row", has_text=re.compile("Claimed"))).to_have_count(0)
    drawer(page, "clock")
    page.get_by_test_id("clock-day").click()

    goes(page, "staff", ("is complete", "Claim"))
    sees(page, "staff", "Claimed by Anna")
    asked(page, "message to edit not found")
