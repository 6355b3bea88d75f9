"""How a message looks on the page: its buttons' colours, its width, its contrast."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.system.playing import newest
from tests.system.scene import BUYER

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]


@pytest.fixture
def page(scene_page: Page) -> Page:
    return scene_page


@pytest.mark.parametrize(
    ("style", "ground"),
    [
        ("primary", "rgb(29, 116, 184)"),
        ("success", "rgb(35, 128, 63)"),
        ("danger", "rgb(179, 53, 45)"),
    ],
)
def test_a_button_wears_its_style(page, scene, style, ground):
    scene.starts(BUYER)
    scene.says("Sure?", keys=[[{"text": "Yes", "callback_data": "y", "style": style}]])

    expect(page.get_by_role("button", name="Yes")).to_have_css("background-color", ground)


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(page, scene, width):
    page.set_viewport_size({"width": width, "height": 844})
    scene.starts(BUYER)
    scene.says("W" * 300, keys=[[{"text": "A long label " * 4, "callback_data": "a"}] * 2])
    expect(newest(page, "buyer")).to_contain_text("WWW")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    log = page.get_by_test_id("chat-buyer")
    assert log.evaluate("node => node.scrollWidth <= node.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(page, scene, scheme):
    page.emulate_media(color_scheme=scheme)
    scene.starts(BUYER)
    scene.says("Read me")
    expect(newest(page, "buyer")).to_contain_text("Read me")
    ink = colour(newest(page, "buyer").locator(".text"), "color")
    ground = colour(newest(page, "buyer").locator(".bubble"), "backgroundColor")

    assert contrast(ink, ground) >= 7


def colour(node: Locator, name: str) -> list[float]:
    told = node.evaluate(f"node => getComputedStyle(node).{name}")
    return [float(part) / 255 for part in told[4:-1].split(",")]


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
