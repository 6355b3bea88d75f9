"""Which moment counts: what reached us in time is in time, and what came later belongs elsewhere."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from bot.commands.orders import within
from core.desks import marketplace as records
from core.marketplace.record_model import from_json
from core.store import shelves
from simulator.marketplace import demo_orders
from tests.journeys.clocked import ANNA, BUYER, SELLER, START, ClockedDesk, bare


@pytest.fixture
def desk(database_url):
    opened = ClockedDesk(database_url)
    yield opened
    opened.engine.dispose()


def line(text: str, label: str) -> str:
    return next(one for one in text.splitlines() if one.startswith(label))


def as_kept_before(desk, notice, *names):
    """The notice as an earlier release wrote it, with these words only."""
    words = {name: notice.words[name] for name in names}
    table = shelves.NOTICES.table
    with desk.engine.begin() as connection:
        connection.execute(
            update(table).where(table.c.notice_id == notice.notice_id).values(words=words)
        )


def test_what_comes_after_the_press_is_in_no_declaration_however_late_the_desk_is(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    desk.sends_photo(BUYER)
    desk.does(BUYER, "answer:done", "answer:return_refund", "answer:no", "answer:none")
    desk.press(BUYER, desk.data("submit", BUYER))
    desk.now += timedelta(seconds=30)
    desk.message(BUYER, text="P.S. thank you")
    desk.turn(2)
    copy = next(t for t in desk.texts(chat_id=BUYER) if "This is what you have stated" in t)
    desk.opens(SELLER, "OK-100202", "seller")

    assert line(copy, "Proof") == "Proof: 1 file"
    assert line(desk.texts(chat_id=SELLER)[-1], "Proof") == "Proof: 1 file"


def test_a_submission_counts_from_when_it_reached_us(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    desk.does(BUYER, "answer:none", "answer:return_refund", "answer:no", "answer:none")
    pressed_at = desk.now
    desk.press(BUYER, desk.data("submit", BUYER))
    desk.now += timedelta(hours=3)
    desk.turn()

    assert desk.rows(shelves.APPLICATIONS)[0].submitted_at == pressed_at


def test_a_mediator_who_becomes_a_party_gives_the_case_back_and_reads_nothing_more(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("claim")
    desk.opens(ANNA, "OK-100202", "seller")
    number = desk.case().case_id
    read = desk.since(lambda: desk.says(ANNA, f"/start case-{number}", source="staff"), bot="staff")
    sent = desk.since(lambda: desk.says(BUYER, "One more thing."), bot="staff", chat_id=ANNA)

    assert (desk.case().status, desk.case().keeper) == ("queued", None)
    assert not any("DOSSIER" in (o.params.get("text") or "") for o in read)
    assert sent == []
    assert "party to this order" in desk.mediator_presses("claim")


def test_an_opening_notice_of_an_earlier_release_still_reaches_a_person(desk):
    desk.files_wrong_goods()
    notice = desk.notice("notice-opened", "respondent")
    as_kept_before(desk, notice, "order", "title", "days", "case", "number")
    desk.undelivered(notice.notice_id)

    assert [item.work for item in desk.rows(shelves.WORK_ITEMS)] == ["serve_by_hand"]
    assert "{" not in desk.texts(kind="card")[-1]


@pytest.mark.parametrize("text_id", ["notice-complete", "notice-answered"])
def test_a_notice_of_an_earlier_release_goes_on_to_the_marketplace(desk, text_id):
    desk.files_wrong_goods()
    desk.answers(words="It was red.")
    notice = desk.notice(text_id, "claimant")
    as_kept_before(desk, notice, "case", "number")
    desk.undelivered(notice.notice_id, bot="party")

    assert [o.bot for o in desk.sent(notice_id=notice.notice_id)] == ["party", "market"]


def test_the_mediator_reads_the_record_of_today_and_what_it_was_at_the_filing(desk):
    desk.files_wrong_goods()
    desk.passes(days=1)
    order = next(o for o in demo_orders(START) if o["order_id"] == "OK-100202")
    order["refund"] = {
        "status": "full",
        "amount": {"amount": "129.00", "currency": "USD"},
        "executed_at": "2026-11-25T10:00:00Z",
    }
    within(desk.engine, lambda tx: records.take(tx, [from_json(order)]), now=desk.now)
    desk.answers()
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("claim")
    (page,) = [t for t in desk.texts(bot="staff", chat_id=ANNA) if "records have it" in t]

    assert line(page, "Refund").startswith("Refund: full · USD 129.00 · 25 November 2026")
    assert line(page, "Refund").endswith("(when the application was opened: none)")
    assert "2026" in line(page, "To be sent by")


def test_who_blocked_the_bot_is_shown_on_his_return_what_came_meanwhile(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.blocks(SELLER)
    desk.passes(days=1)
    desk.sends_photo(BUYER)
    missed = max(desk.rows(shelves.EXHIBITS), key=lambda e: e.number)
    desk.seals(missed.exhibit_id)
    shown = desk.since(lambda: desk.says(SELLER, "/start"), chat_id=SELLER, method="sendPhoto")

    assert [bare(o.params["caption"]) for o in shown] == [missed.letter + f"-{missed.number}"]


def test_an_answer_keeps_its_lines_when_more_talk_comes_after_it(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    desk.does(BUYER, "answer:outside")
    desk.sends_photo(BUYER)
    desk.does(BUYER, "answer:done", "answer:none", "answer:return_refund", "answer:no")
    desk.does(BUYER, "answer:none", "submit")
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:partly", "answer:none", "submit")
    desk.sends_photo(
        BUYER, forward_origin={"type": "hidden_user", "sender_user_name": "x", "date": 1}
    )
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("claim")
    (page,) = [t for t in desk.texts(bot="staff", chat_id=ANNA) if "the respondent says" in t]

    assert "B-1, real and complete: Only partly" in page


def test_a_mediator_whose_claim_lapses_is_told(desk):
    desk.says(ANNA, "/start", source="staff")
    desk.queued()
    desk.mediator_presses("claim")
    desk.passes(hours=25)

    assert "Your claim on case" in desk.texts(bot="staff", chat_id=ANNA)[-1]


def test_nobody_states_how_many_pieces_where_he_was_not_asked_about_the_goods(desk):
    desk.opens(BUYER, "OK-100205", "buyer")
    desk.does(BUYER, "answer:yes", "answer:insulted")
    desk.says(BUYER, "He insults me.")
    desk.does(BUYER, "answer:none", "answer:stop", "answer:none")

    assert "Pieces" not in desk.texts(chat_id=BUYER)[-1]


def test_who_sends_talk_after_his_statement_of_truth_is_asked_for_his_own_word(desk):
    desk.files_wrong_goods()
    desk.answers()
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 1}
    desk.sends_photo(BUYER, forward_origin=origin)
    asked = desk.texts(chat_id=BUYER)[-1]
    exhibit = max(desk.rows(shelves.EXHIBITS), key=lambda e: e.number)
    shown = desk.since(lambda: desk.says(BUYER, "/start"), chat_id=BUYER)
    desk.does(BUYER, f"recognise:{exhibit.exhibit_id}:yes")
    told = desk.texts(chat_id=BUYER)[-1]
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("claim")
    (rules,) = [t for t in desk.texts(bot="staff", chat_id=ANNA) if "the Rules say" in t]

    assert "Do you state that it is real and complete?" in asked
    assert [o.method for o in shown] == ["sendMessage"]
    assert "Noted for B-2" in told
    assert "B-2: talk from elsewhere that not both sides have recognised" in rules


def test_who_became_a_party_in_the_very_moment_of_his_claim_reads_nothing_more(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("claim")
    number = desk.case().case_id
    with desk.engine.begin() as connection:  # as another worker would have written it
        key = f"OK-100202/seller/{ANNA}"
        row = {"party_id": key, "order_id": "OK-100202", "role": "seller", "user_id": ANNA}
        connection.execute(
            insert(shelves.PARTIES.table).values(**row, bound_at=desk.now, version=1)
        )
    sent = desk.since(lambda: desk.says(BUYER, "One more thing."), bot="staff", chat_id=ANNA)
    read = desk.since(lambda: desk.says(ANNA, f"/start case-{number}", source="staff"), bot="staff")

    assert sent == []
    assert not any("DOSSIER" in (o.params.get("text") or "") for o in read)
