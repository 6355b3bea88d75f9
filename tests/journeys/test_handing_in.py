"""Whatever is handed in goes where its sender thinks it goes, and he is told what became of it."""

import pytest

from core.evidence.quota import IN_A_DRAFT, IN_AN_HOUR
from core.store import shelves
from core.store.fetches import WORDS
from tests.journeys.clocked import BUYER, PHOTO, ClockedDesk

FORWARDED = {
    "text": "I will send it on Monday\nPromise!",
    "forward_origin": {
        "type": "hidden_user", "date": 1_500_000_000, "sender_user_name": "Chen Wei"
    },
}  # fmt: skip
GROUP = -5


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


def drafts(desk) -> None:
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")


def to_buyer(desk, **equal) -> list[str]:
    return desk.texts(bot="party", chat_id=BUYER, **equal)


def owed(desk) -> list[str]:
    return [*to_buyer(desk, status="pending")]


def test_words_that_are_forwarded_where_they_are_asked_for_are_an_exhibit(desk):
    drafts(desk)
    desk.does(BUYER, "answer:outside")
    desk.message(BUYER, **FORWARDED)
    desk.turn()
    (exhibit,) = desk.rows(shelves.EXHIBITS)
    (fetch,) = desk.rows(shelves.FETCHES)
    whole = "Chen Wei, 2017-07-14 02:40 UTC\nI will send it on Monday\nPromise!"

    assert "1 file received" in to_buyer(desk)[-1]
    assert (exhibit.channel, exhibit.caption) == ("off_platform", whole)
    assert (fetch.bot, fetch.file_id) == (WORDS, whole)


def test_the_other_side_reads_forwarded_words_as_they_stand(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.message(BUYER, **FORWARDED)
    desk.turn()
    words = desk.rows(shelves.EXHIBITS, number=2)[0]
    desk.seals(words.exhibit_id, view=False)
    seen = desk.texts(bot="party", chat_id=502)[-1]

    assert ":\n│ Chen Wei, 2017-07-14 02:40 UTC\n│ I will send" in seen


def test_a_file_that_turns_out_not_to_be_taken_is_not_asked_for_again(desk):
    drafts(desk)
    desk.sends_photo(BUYER)
    (exhibit,) = desk.rows(shelves.EXHIBITS)
    desk.signal("unfetched", exhibit_id=exhibit.exhibit_id, fault="refused-file-kind-refused")

    assert "cannot be taken: it is of a kind that we do not take" in to_buyer(desk)[-1]
    assert desk.rows(shelves.EXHIBITS)[0].state == "refused"


def test_a_file_that_could_not_be_fetched_is_asked_for_again(desk):
    drafts(desk)
    desk.sends_photo(BUYER)
    (exhibit,) = desk.rows(shelves.EXHIBITS)
    desk.signal("unfetched", exhibit_id=exhibit.exhibit_id, fault="gone")

    assert "Please send it again" in to_buyer(desk)[-1]


@pytest.mark.parametrize("fault", ["refused-file-kind-refused", "gone"])
def test_a_lost_file_is_no_proof(desk, fault):
    drafts(desk)
    desk.sends_photo(BUYER)
    (exhibit,) = desk.rows(shelves.EXHIBITS)
    desk.signal("unfetched", exhibit_id=exhibit.exhibit_id, fault=fault)
    desk.does(BUYER, "answer:done")

    assert "I have no file from you yet" in to_buyer(desk)[-1]


def test_a_file_of_the_case_that_is_not_taken_is_told_by_its_number(desk):
    desk.files_wrong_goods()
    (exhibit,) = desk.rows(shelves.EXHIBITS)
    desk.signal("unfetched", exhibit_id=exhibit.exhibit_id, fault="refused-file-too-big")

    assert "Your file B-1 cannot be taken: it is larger" in to_buyer(desk)[-1]


def test_a_late_album_gets_one_receipt_that_names_all_of_it(desk):
    desk.files_wrong_goods()
    before = len(owed(desk))
    for _ in range(10):
        desk.message(BUYER, photo=PHOTO, media_group_id="77")
        desk.turn()
    (receipt,) = owed(desk)[before:]

    assert "10 files received. They are in case" in receipt
    assert "B-2, B-3, B-4, B-5, B-6, B-7, B-8, B-9, B-10, B-11" in receipt


def test_two_late_files_get_a_receipt_each_that_nothing_replaces(desk):
    desk.files_wrong_goods()
    desk.sends_photo(BUYER)
    desk.sends_photo(BUYER)

    assert ["Received" in text for text in owed(desk)[-2:]] == [True, True]
    assert {o.kind for o in desk.sent(bot="party", chat_id=BUYER)[-2:]} == {"notice"}


def test_a_draft_takes_many_files_and_not_endlessly_many(desk):
    drafts(desk)
    for _ in range(IN_A_DRAFT + 20):
        desk.message(BUYER, photo=PHOTO)
    desk.turn(3)
    said = [text for text in owed(desk) if "No more files" in text]

    assert len(desk.rows(shelves.EXHIBITS)) == IN_A_DRAFT
    assert f"the most is {IN_A_DRAFT}" in said[0]
    assert len(said) == 1


def test_a_case_takes_so_many_files_an_hour_and_more_in_the_next(desk):
    desk.files_wrong_goods()
    for _ in range(IN_AN_HOUR + 5):
        desk.message(BUYER, photo=PHOTO)
    desk.turn(3)
    first = len(desk.rows(shelves.EXHIBITS))
    desk.passes(hours=1, minutes=1)
    desk.sends_photo(BUYER)

    assert first == IN_AN_HOUR
    assert len(desk.rows(shelves.EXHIBITS)) == IN_AN_HOUR + 1


def test_one_sides_flood_takes_nothing_from_the_other(desk):
    desk.files_wrong_goods()
    for _ in range(IN_AN_HOUR + 5):
        desk.message(BUYER, photo=PHOTO)
    desk.turn(3)
    desk.respondent_opens()
    desk.does(502, "answer:disagree", "answer:nothing")
    desk.sends_photo(502)

    assert len(desk.rows(shelves.EXHIBITS, letter="S")) == 1


def test_who_opens_another_order_is_told_where_his_files_go_from_now_on(desk):
    desk.files_wrong_goods()
    desk.opens(BUYER, "OK-100201", "buyer")
    told = to_buyer(desk)[-1]
    desk.sends_photo(BUYER)
    early = to_buyer(desk)[-1]

    assert "belongs to order OK-100201. For order OK-100202" in told
    assert "1 file received for order OK-100201" in early


def test_one_press_leads_back_to_the_order_that_the_file_was_meant_for(desk):
    case = desk.files_wrong_goods()
    desk.opens(BUYER, "OK-100201", "buyer")
    back = next(a for h in desk.rows(shelves.HANDLES) for a in h.actions if a.startswith("turn:"))
    desk.does(BUYER, back)
    desk.sends_photo(BUYER)

    assert f"It is in case {case.case_id} as B-2" in to_buyer(desk)[-1]


def test_nobody_is_turned_to_what_is_not_his(desk):
    desk.files_wrong_goods()
    desk.opens(BUYER, "OK-100201", "buyer")
    back = next(a for h in desk.rows(shelves.HANDLES) for a in h.actions if a.startswith("turn:"))
    desk.press(502, desk.data(back, BUYER))
    desk.turn()

    assert "not for you" in desk.texts(bot="party")[-2] + desk.texts(bot="party")[-1]


def test_a_press_in_a_group_does_not_make_a_person_reachable(desk):
    desk.press(888, "zz:0", group=GROUP)
    desk.turn()

    assert desk.rows(shelves.PERSONS, user_id=888) == []
    assert "in private only" in desk.texts(kind="answer")[-1]


def test_strangers_cannot_drown_the_cards_in_alarms(desk):
    for number in range(200):
        message = {
            "message_id": number, "date": 1, "chat": {"id": 999, "type": "private"},
            "from": {"id": 999, "is_bot": False, "first_name": "x"}, "text": "x",
            "forward_origin": {"type": "hidden_user", "date": 1},
        }  # fmt: skip
        desk.put("party", {"message": message})
    desk.turn(6)
    first = desk.texts(bot="staff")
    desk.passes(minutes=6)
    later = desk.texts(bot="staff")[len(first) :]
    desk.passes(minutes=20)

    assert len(first) == 1
    assert later == [
        "199 more updates could not be handled in the last minutes. See `okyoo letters list`."
    ]
    assert len(desk.texts(bot="staff")) == 2


def test_a_letter_lost_after_a_quiet_time_is_told_at_once(desk):
    poison = {"message_id": 1, "date": 1, "chat": {"id": 999, "type": "private"}, "text": []}
    desk.put("party", {"message": poison})
    desk.turn()
    desk.passes(minutes=30)
    desk.put("party", {"message": poison})
    desk.turn()

    assert len(desk.texts(bot="staff")) == 2


def test_the_respondents_unopened_link_lives_as_long_as_his_days(desk):
    desk.files_wrong_goods()
    letter = desk.sent(bot="market")[0].params["link"].partition("start=")[2]
    desk.delivered(desk.notice("notice-opened", "respondent").notice_id)
    (window,) = desk.rows(shelves.WINDOWS, side="respondent")
    desk.passes(days=20)
    desk.says(502, f"/start {letter}")
    told = desk.texts(bot="party", chat_id=502)[-2:]
    desk.respondent_opens()

    assert "run out" in "".join(told)
    assert window.ends_at < desk.now
    assert "says about order OK-100202" in desk.texts(bot="party", chat_id=502)[-1]


def test_who_opened_his_link_in_time_may_come_back_by_it(desk):
    desk.files_wrong_goods()
    letter = desk.sent(bot="market")[0].params["link"].partition("start=")[2]
    desk.says(502, f"/start {letter}")
    desk.delivered(desk.notice("notice-opened", "respondent").notice_id)
    desk.passes(days=60)
    desk.says(502, f"/start {letter}")

    assert "says about order OK-100202" in desk.texts(bot="party", chat_id=502)[-1]
