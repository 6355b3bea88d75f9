"""Debian's Chromium, the play, axe-core, and pictures for people to look at."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.system.playing import afresh, playing, visit
from tests.system.scene import Scene

BUILD = Path(__file__).resolve().parents[2] / "build"
PICTURES = BUILD / "pictures"
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-sync", "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
AXE = "4.14.1"
AXE_SHA = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all; a machine without it fails, and says what to install."""
    executable = shutil.which("chromium")
    assert executable, "install Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole desk as its own process; its address."""
    with playing(tmp_path_factory.mktemp("play")) as url:
        yield url


@pytest.fixture
def faults() -> list[str]:
    """What the page itself got wrong; empty at the end of every test."""
    return []


@pytest.fixture
def page(browser: Browser, play: str, faults: list[str]) -> Iterator[Page]:
    """The play's page at 1440 by 900, in a world where nothing has happened."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    try:
        visit(page, play, pace=0)
        afresh(page)
        yield page
    finally:
        page.close()
    assert faults == []


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A simulated Telegram whose bots are spoken for by the test."""
    scene = Scene()
    scene.open()
    yield scene
    scene.close()


@pytest.fixture
def scene_page(browser: Browser, scene: Scene, faults: list[str]) -> Iterator[Page]:
    """The page of a scene, awake; it may throw nothing and load nothing from elsewhere."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: faults.append(r.url) if abroad(r.url, scene.url) else None)
    visit(page, scene.url)
    page.get_by_test_id("tour-close").click()
    yield page
    page.close()
    assert faults == []


def abroad(url: str, home: str) -> bool:
    return not url.startswith((home, f"blob:{home}", "data:"))


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, fetched once by npm and known by its hash."""
    folder = BUILD / "axe"
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        npm = shutil.which("npm")
        assert npm, "install Debian's npm: apt-get install npm"
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", "--prefix", folder, "--no-save", "--no-package-lock",
             "--ignore-scripts", f"axe-core@{AXE}"],
            check=True, timeout=120, capture_output=True,
        )  # fmt: skip
    assert hashlib.sha256(source.read_bytes()).hexdigest() == AXE_SHA, f"{source} is another file"
    return source.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shot() -> Callable[[Page, str], None]:
    """Keep a picture under `build/pictures`, with every photo there and every small movement over."""

    def take(page: Page, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_function("[...document.images].every((image) => image.complete)")
        page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")

    return take
