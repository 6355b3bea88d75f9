"""The page of `make play`, driven by a real browser: filed, answered and claimed by hand."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN = 15.0


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole desk as its own process, up within fifteen seconds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("play")
    said = folder / "said.txt"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "play", "--port", str(port), "--folder", str(folder / "p")],
            cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    started = time.monotonic()
    while not ready(url):
        assert process.poll() is None, said.read_text()
        assert time.monotonic() - started < UP_WITHIN, said.read_text()
        time.sleep(0.1)
    yield url
    process.terminate()
    process.wait(10)


def ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_market/v1/ready", timeout=2) as answer:
            return b"true" in answer.read()
    except OSError:
        return False


@pytest.fixture
def page(browser: Browser, play: str) -> Iterator[Page]:
    """The page at 1440 by 900, with every fault of its own noted."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(play)
    yield page
    page.close()
    assert faults == []


def key(page: Page, column: str, label: str) -> None:
    """Press the newest button with this label in a column."""
    column_of(page, column).get_by_role("button", name=re.compile(f"^{label}")).last.click()


def column_of(page: Page, name: str):
    return page.get_by_test_id(f"column-{name}")


def sees(page: Page, column: str, text: str) -> None:
    expect(column_of(page, column).get_by_text(text).last).to_be_visible(timeout=15_000)


def test_a_visitor_files_answers_and_claims_on_the_page(page, shot):
    expect(page.get_by_test_id("state")).to_have_text("Both bots are up")
    shot(page, "start")
    page.get_by_test_id("dispute-OK-100202").click()
    for question, label in (
        ("Is this the order?", "Yes, this order"),
        ("What happened?", "It came, but something is wrong"),
        ("Can it be used", "No"),
        ("What is different", "Colour"),
    ):
        sees(page, "buyer", question)
        if question.startswith("What is different"):
            shot(page, "asked")
        key(page, "buyer", label)
    sees(page, "buyer", "Please send 2 to 5 photos")
    sends(page, "buyer", "Sample photos")
    sees(page, "buyer", "files received")
    for label, question in (
        ("Done", "What do you want?"),
        ("Return it", "Did you pay for"),
        ("No", "Is anybody else"),
        ("No", "Please check"),
        ("It is true", "Your case number is"),
    ):
        key(page, "buyer", label)
        sees(page, "buyer", question)
    column_of(page, "seller").get_by_role("button", name="Answer").first.click()
    sees(page, "seller", "What do you say?")
    key(page, "seller", "I do not agree")
    sees(page, "seller", "Tell us your side")
    writes(page, "seller", "We sent the red one, as ordered.")
    sees(page, "seller", "Please send what you have")
    sends(page, "seller", "Sample PDF")
    sees(page, "seller", "received")
    key(page, "seller", "Done")
    sees(page, "seller", "Please check")
    key(page, "seller", "It is true")
    sees(page, "seller", "is in the file")
    sees(page, "staff", "is complete")
    key(page, "staff", "Claim")
    sees(page, "staff", "must start this bot first")
    shot(page, "claimed")
    key(page, "staff", "Start the staff bot")
    sees(page, "staff", "DOSSIER")
    sees(page, "staff", "S-1")
    shot(page, "dossier")
    page.emulate_media(color_scheme="dark")
    shot(page, "dossier-dark")

    assert column_of(page, "buyer").get_by_text("A mediator has taken the case").count() == 1


def test_on_a_phone_the_columns_are_tabs(browser, play, shot):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(play)
    expect(column_of(page, "buyer")).to_be_visible()
    shot(page, "phone-buyer")
    page.get_by_role("tab", name="Seller").click()
    shot(page, "phone-seller")

    expect(column_of(page, "seller")).to_be_visible()
    expect(column_of(page, "buyer")).to_be_hidden()
    page.close()


def writes(page: Page, column: str, text: str) -> None:
    box = column_of(page, column).get_by_label("Message", exact=True)
    box.fill(text)
    box.press("Enter")


def sends(page: Page, column: str, sample: str) -> None:
    column_of(page, column).get_by_title(sample).click()
    expect(column_of(page, column).locator(".chip").first).to_be_visible()
    column_of(page, column).get_by_role("button", name="Send", exact=True).click()
