"""Coming in by a link: nobody is stuck, and nobody is both sides."""

import pytest

from core.store import shelves
from tests.journeys.clocked import BUYER, SELLER, ClockedDesk


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


def test_not_my_order_can_be_taken_back(desk):
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:not_mine", "change:order", "answer:yes")

    assert "What happened?" in desk.texts(bot="party")[-1]


def test_after_not_my_order_the_same_link_begins_anew(desk):
    token = desk.link("OK-100201", "buyer")
    desk.says(BUYER, f"/start {token}")
    desk.does(BUYER, "answer:not_mine")
    desk.says(BUYER, f"/start {token}")

    assert "Is this the order?" in desk.texts(bot="party")[-1]
    assert sorted(a.status for a in desk.rows(shelves.APPLICATIONS)) == ["draft", "dropped"]


def test_after_not_my_order_a_new_link_begins_anew(desk):
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:not_mine")
    desk.opens(BUYER, "OK-100201", "buyer")

    assert "Is this the order?" in desk.texts(bot="party")[-1]


def test_a_draft_that_goes_on_is_not_dropped_by_its_link(desk):
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:yes")
    desk.opens(BUYER, "OK-100201", "buyer")

    assert "What happened?" in desk.texts(bot="party")[-1]
    assert [a.status for a in desk.rows(shelves.APPLICATIONS)] == ["draft"]


def test_one_account_cannot_be_both_sides_of_an_order(desk):
    desk.files_wrong_goods()
    token = desk.link("OK-100202", "seller")
    desk.says(BUYER, f"/start {token}")
    told = desk.texts(bot="party")[-1]
    desk.says(SELLER, f"/start {token}")

    assert "already acts for the other side of order OK-100202" in told
    assert {(p.role, p.user_id) for p in desk.rows(shelves.PARTIES)} == {
        ("buyer", BUYER),
        ("seller", SELLER),
    }
    assert [d.user_id for d in desk.rows(shelves.DEFENCES)] == [SELLER]


def test_staff_are_told_once_of_an_account_that_tries_both_sides(desk):
    desk.files_wrong_goods()
    token = desk.link("OK-100202", "seller")
    desk.says(BUYER, f"/start {token}")
    desk.says(BUYER, f"/start {token}")
    told = [o for o in desk.sent(bot="staff") if "both sides" in o.params["text"]]

    assert [o.status for o in told] == ["superseded", "pending"]


def test_one_account_may_be_buyer_of_one_order_and_seller_of_another(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.opens(BUYER, "OK-100201", "seller")

    assert "Is this the order?" in desk.texts(bot="party")[-1]
