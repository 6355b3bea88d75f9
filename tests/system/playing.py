"""The whole desk as its own process, and what a visitor does on its page."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN = 15.0
"""Seconds in which a visitor may expect to play."""
PATIENCE = 90.0
"""Seconds for tests that are not about the start, on a machine with other things to do."""
UNSEEN = "[\u2066-\u2069]*"
SOON = 15_000
"""Milliseconds for what the desk does: a mere bound, nothing waits for it to pass."""


@contextmanager
def playing(folder: Path, within: float = PATIENCE) -> Iterator[str]:
    """`okyoo play` on a free port, with both bots up within so many seconds; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = folder / "said.txt"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "play", "--port", str(port), "--folder", str(folder / "p")],
            cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    started = time.monotonic()
    try:
        while not ready(url):
            assert process.poll() is None, said.read_text()
            assert time.monotonic() - started < within, said.read_text()
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_market/v1/ready", timeout=2) as answer:
            return b'"ready": true' in answer.read()
    except OSError:
        return False


def visit(page: Page, url: str, **how: float) -> None:
    """Open the page and wait until the bots are up. `pace=0` is for who need not read."""
    query = "&".join(f"{name}={value}" for name, value in how.items())
    page.goto(f"{url}/?{query}")
    awake(page)


def awake(page: Page) -> None:
    expect(page.get_by_test_id("state")).to_have_text("Both bots are up", timeout=SOON)


def afresh(page: Page) -> None:
    """Reset the play from the page; it comes back by itself."""
    page.evaluate("window.before = true")
    page.get_by_test_id("reset").click()
    page.wait_for_function("window.before !== true", timeout=SOON)
    awake(page)


def column(page: Page, name: str) -> Locator:
    return page.get_by_test_id(f"column-{name}")


def newest(page: Page, chat: str) -> Locator:
    """The newest message of a chat."""
    return page.get_by_test_id(f"chat-{chat}").locator(".row").last


def sees(page: Page, name: str, text: str) -> None:
    """The column shows these words, whatever marks that nobody sees stand among them."""
    gap = f"{UNSEEN}\\s{UNSEEN}"
    words = re.compile(UNSEEN + gap.join(re.escape(word) for word in text.split()))
    expect(column(page, name).get_by_text(words).last).to_be_visible(timeout=SOON)


def press(page: Page, name: str, label: str) -> None:
    """Press the newest button with this label in a column."""
    column(page, name).locator(".key", has_text=re.compile(f"^{label}")).last.click()


def goes(page: Page, name: str, *steps: tuple[str, str]) -> None:
    """Wait for each question, then press the button."""
    for question, label in steps:
        sees(page, name, question)
        press(page, name, label)


def writes(page: Page, name: str, text: str) -> None:
    box = column(page, name).get_by_label("Message", exact=True)
    box.fill(text)
    box.press("Enter")


def sends(page: Page, name: str, sample: str) -> None:
    column(page, name).get_by_title(sample).click()
    expect(column(page, name).locator(".chip").first).to_be_visible()
    column(page, name).get_by_role("button", name="Send", exact=True).click()


def disputes(page: Page, order: str) -> None:
    """The buyer opens a dispute about one of his orders."""
    column(page, "buyer").get_by_test_id(f"dispute-{order}").click()


def files_a_parcel(page: Page, *, begun: bool = False) -> str:
    """The buyer files 1.1, from his order on or from the first question; the case number."""
    if not begun:
        disputes(page, "OK-100201")
    goes(
        page, "buyer",
        ("Is this the order?", "Yes, this order"),
        ("What happened?", "It never came"),
        ("What do you want?", "My money back"),
        ("Is anybody else", "No"),
        ("Please check", "It is true"),
    )  # fmt: skip
    sees(page, "buyer", "Your case number is")
    found = re.search(r"D-\w{4}-\w{4}", column(page, "buyer").locator(".chat").inner_text())
    assert found is not None
    return found[0]


def drawer(page: Page, tab: str) -> Locator:
    """The drawer's panel, opened."""
    opened = page.get_by_test_id(f"drawer-{tab}")
    if opened.get_attribute("aria-selected") != "true":
        opened.click()
    return page.locator(f"#panel-{tab}")
