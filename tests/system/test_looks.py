"""How the page looks, in light and dark, large and small; axe-core looks as well."""

import pytest
from playwright.sync_api import Page, expect

from tests.system.playing import column, drawer, files_a_parcel, goes, sees, visit

pytestmark = [pytest.mark.system, pytest.mark.enable_socket]

PHONE = {"width": 390, "height": 844}
SIZES = {"wide": {"width": 1440, "height": 900}, "phone": PHONE}
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
LOOK = """async () => (await axe.run({ resultTypes: ['violations'] })).violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`)"""


@pytest.fixture
def barriers(axe):
    """The serious and critical ones that axe-core finds, with every small movement over."""

    def find(page: Page) -> list[str]:
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(axe)
        return page.evaluate(LOOK)

    return find


@SCHEMES
@pytest.mark.parametrize("size", SIZES)
def test_the_start_has_no_barrier(page, barriers, shot, scheme, size):
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    shot(page, f"{size}-start-{scheme}")

    assert barriers(page) == []


@SCHEMES
@pytest.mark.parametrize("size", SIZES)
def test_a_conversation_has_no_barrier(page, barriers, shot, scheme, size):
    page.get_by_test_id("tour-goods").click()
    expect(page.get_by_test_id("caption")).to_contain_text("That was all", timeout=60_000)
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    found = []
    for name in ("Buyer", "Seller", "Staff"):
        if size == "phone":
            page.get_by_role("tab", name=name, exact=True).click()
        shot(page, f"{size}-talk-{name.lower()}-{scheme}")
        found += barriers(page)

    assert found == []


@SCHEMES
@pytest.mark.parametrize("size", SIZES)
def test_the_drawer_has_no_barrier(page, barriers, shot, scheme, size):
    page.get_by_test_id("tour-close").click()
    files_a_parcel(page)
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    found = []
    for tab in ("case", "requests", "clock", "trouble"):
        drawer(page, tab)
        if tab == "trouble":
            page.get_by_test_id("fault-5xx").click()
            expect(page.get_by_test_id("scheduled")).to_contain_text("502")
        shot(page, f"{size}-drawer-{tab}-{scheme}")
        found += barriers(page)

    assert found == []


@SCHEMES
def test_what_lies_over_the_page_has_no_barrier(page, barriers, shot, scheme):
    page.get_by_test_id("tour-close").click()
    page.emulate_media(color_scheme=scheme)
    page.get_by_test_id("new-order-buyer").click()
    shot(page, f"wide-new-order-{scheme}")
    found = barriers(page)

    assert found == []


def test_the_columns_stand_side_by_side_and_are_tabs_on_a_phone(page):
    wide = [column(page, name).bounding_box() for name in ("buyer", "seller", "staff")]
    page.get_by_test_id("tour-close").click()
    page.set_viewport_size(PHONE)
    page.get_by_role("tab", name="Seller", exact=True).click()

    assert [box["y"] for box in wide] == [wide[0]["y"]] * 3
    expect(column(page, "seller")).to_be_visible()
    expect(column(page, "buyer")).to_be_hidden()


def test_nothing_moves_for_who_asked_for_stillness(page, play):
    page.emulate_media(reduced_motion="reduce")
    visit(page, play, pace=1000)
    page.get_by_test_id("tour-parcel").click()

    expect(page.locator(".aim")).to_have_css("animation-name", "none")


def test_everything_can_be_done_from_the_keyboard(page):
    page.get_by_test_id("tour-close").focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("dispute-OK-100201").focus()
    page.keyboard.press("Enter")
    sees(page, "buyer", "Is this the order?")
    page.get_by_role("button", name="Yes, this order").focus()
    page.keyboard.press("Enter")
    goes(page, "buyer", ("What happened?", "It never came"))
    page.get_by_test_id("drawer-case").focus()
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#panel-clock")).to_be_visible()
    expect(page.get_by_test_id("drawer-clock")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("#panel-clock")).to_be_hidden()
    expect(page.get_by_test_id("drawer-clock")).to_be_focused()
