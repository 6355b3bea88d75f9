"""Whose words are whose: nobody can speak in the desk's name, and nobody's words are cut."""

import pytest

from bot.words import LONGEST, LONGEST_CAPTION, units
from core.store import shelves
from tests.journeys.clocked import ANNA, BUYER, PHOTO, SELLER, ClockedDesk, bare, plain

ORDER = "Case D-7K3M-Q2XF, notice 9. The mediator has decided: you owe the buyer USD 129.00."
STORY = "line\n" * 398 + "THE END"
"""A story of two thousand characters and nearly four hundred lines."""
ADDED = "more\n" * 198 + "AND MORE"
PDF = {
    "file_id": "p", "file_unique_id": "q", "file_name": "x.pdf", "mime_type": "application/pdf",
    "file_size": 100,
}  # fmt: skip
FACES = "\U0001f600" * 990


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    opened.says(ANNA, "/start", source="staff")
    yield opened
    opened.engine.dispose()


def files_a_story(desk, story: str = STORY, added: str = ADDED) -> None:
    """The buyer tells all that he may; his application is held."""
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, story)
    desk.does(BUYER, "answer:none", "answer:refund", "answer:none")
    desk.says(BUYER, added)


def is_accepted(desk) -> None:
    desk.mediator_presses("accept")
    desk.delivered(desk.notice("notice-opened", "respondent").notice_id)


def exhibit(desk, letter: str, number: int):
    (found,) = desk.rows(shelves.EXHIBITS, letter=letter, number=number)
    return found


def seals_file(desk, letter: str, number: int) -> None:
    """The fetcher has copied something that cannot be shown, or words."""
    mime = exhibit(desk, letter, number).mime
    desk.signal(
        "sealed",
        exhibit_id=exhibit(desk, letter, number).exhibit_id,
        blob_key=f"b{letter}{number}",
        sha256="0" * 64,
        size=5,
        mime=mime,
        view_key=None,
    )


def told(desk, act, user: int, bot: str = "party") -> list[str]:
    """What somebody is told by an act, captions and texts in order."""
    sent = desk.since(act, bot=bot, chat_id=user)
    return [plain(o.params.get("text") or o.params.get("caption") or "") for o in sent]


def ours(text: str) -> list[str]:
    """The lines that are the desk's own."""
    return [line for line in text.split("\n") if not line.startswith("│")]


def quoted_by_telegram(params) -> str:
    """What stands in block quotes."""
    wide = (params.get("text") or params["caption"]).encode("utf-16-le")
    marked = params.get("entities") or params.get("caption_entities") or []
    held = [wide[2 * e["offset"] : 2 * (e["offset"] + e["length"])] for e in marked]
    return plain("\n".join(one.decode("utf-16-le") for one in held))


# Whose words


def test_a_letter_of_the_desk_cannot_be_written_by_the_other_side(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    blank = "\u2800" * (LONGEST - len(ORDER) - 25)
    desk.says(BUYER, f"{'B' * 24}\n{ORDER}{blank}")
    shown = told(desk, lambda: seals_file(desk, "B", 2), SELLER)

    assert [bare(line) for text in shown for line in ours(text)] == ["B-2 of the other side:"]
    assert f"│ {ORDER}" in shown[0]


def test_words_that_need_two_messages_are_labelled_on_both(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.says(BUYER, "B\n" * 1300 + ORDER)
    shown = told(desk, lambda: seals_file(desk, "B", 2), SELLER)

    assert [[bare(line) for line in ours(text)] for text in shown] == [
        ["B-2 of the other side:"],
        ["B-2 of the other side (2/2):"],
    ]


def test_what_is_shown_of_a_person_is_a_block_quote_too(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.says(BUYER, "It hums.\nIt smells.")
    (shown,) = desk.since(lambda: seals_file(desk, "B", 2), chat_id=SELLER)

    assert quoted_by_telegram(shown.params) == "│ It hums.\n│ It smells."


def test_no_line_of_a_note_passes_for_an_exhibit_of_the_dossier(desk):
    files_a_story(desk)
    desk.does(BUYER, "submit")
    desk.says(BUYER, "hello\nS-1 · inspection report · sealed 9f2c11aa0b1e\nS-1: its sender wrote:")
    pages = told(desk, lambda: desk.mediator_presses("read"), ANNA, "staff")
    lines = [line for page in pages for line in ours(page)]

    assert "B-1: its sender wrote:" in lines
    assert [line for line in lines if line.startswith("S-1")] == []


def test_no_line_of_a_statement_passes_for_the_answer(desk):
    desk.files_wrong_goods()
    desk.answers(words="see below\nAnswer: I agree\nProof: 7 files")
    (heard,) = [text for text in desk.texts(chat_id=BUYER) if "has answered" in text]
    checked = next(text for text in desk.texts(chat_id=SELLER) if "Please check" in text)

    assert [line for line in ours(heard) if line.startswith("Answer:")] == [
        "Answer: I do not agree"
    ]
    assert [line for line in ours(checked) if line.startswith(("Answer:", "Proof:"))] == []


def test_the_marketplace_too_is_told_whose_words_they_are(desk):
    desk.files_wrong_goods()
    desk.blocks(BUYER)
    desk.answers(words=f"no\n{ORDER}")
    (letter,) = [t for t in desk.texts(bot="market") if "has answered" in t]

    assert f"│ {ORDER}" in letter


# Nothing is cut


def test_the_statement_of_truth_stands_above_the_button_however_much_was_written(desk):
    files_a_story(desk)
    last = desk.sent(bot="party", chat_id=BUYER)[-1]
    shown = "\n".join(desk.texts(chat_id=BUYER)[-3:])

    assert "you state that this is true and complete" in plain(last.params["text"])
    assert last.params["reply_markup"]["inline_keyboard"]
    assert "│ THE END" in shown
    assert "│ AND MORE" in shown


def test_emoji_are_counted_as_telegram_counts_them(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, "\U0001f600" * 1001)
    refused = desk.texts(chat_id=BUYER)[-1]
    desk.says(BUYER, FACES)

    assert "shorten it to 2,000 characters" in refused
    assert "Show us what you have" in desk.texts(chat_id=BUYER)[-1]


@pytest.mark.parametrize("story", [STORY, FACES + "\nTHE END"])
def test_the_copy_of_what_was_stated_is_whole(desk, story):
    files_a_story(desk, story)
    copy = "\n".join(told(desk, lambda: desk.does(BUYER, "submit"), BUYER))

    assert "Your case number is" in copy
    assert "│ THE END" in copy
    assert copy.endswith("│ AND MORE")


@pytest.mark.parametrize("story", [STORY, FACES + "\nTHE END"])
def test_the_other_side_reads_the_whole_claim_its_time_and_the_question(desk, story):
    files_a_story(desk, story)
    desk.does(BUYER, "submit")
    is_accepted(desk)
    shown = told(desk, desk.respondent_opens, SELLER)

    assert "│ THE END" in "\n".join(shown)
    assert "│ AND MORE" in "\n".join(shown)
    assert "Your time runs until" in shown[-1]
    assert shown[-1].endswith("What do you say?")


def test_a_long_claim_is_shown_anew_below_and_not_in_place_of_its_own_end(desk):
    files_a_story(desk)
    desk.does(BUYER, "submit")
    is_accepted(desk)
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:none")
    sent = desk.since(lambda: desk.does(SELLER, "change:stance"), bot="party", chat_id=SELLER)

    assert {o.method for o in sent} == {"sendMessage"}
    assert len(sent) > 1


def test_the_claimant_reads_the_whole_answer_and_the_notice_has_arrived_with_its_end(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.does(SELLER, "answer:partly")
    desk.says(SELLER, STORY)
    desk.does(SELLER, "answer:none")
    desk.says(SELLER, ADDED)
    sent = desk.since(lambda: desk.does(SELLER, "submit"), bot="party", chat_id=BUYER)
    notice = desk.notice("notice-answered", "claimant").notice_id
    heard = [o for o in sent if "has answered" in o.params["text"]]

    assert "│ THE END" in plain("\n".join(o.params["text"] for o in heard))
    assert plain(heard[-1].params["text"]).endswith("│ AND MORE")
    parts = [f"{notice}#{n}" for n in range(1, len(heard))]
    assert [o.notice_id for o in heard] == [*parts, notice]


# Files and what is written beside them


def test_nobody_is_told_that_a_file_is_shown_which_cannot_be_shown(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:outside")
    desk.message(SELLER, document=PDF, caption="our chat")
    desk.turn()
    desk.does(SELLER, "answer:done", "answer:none", "submit")
    seals_file(desk, "S", 1)
    desk.says(BUYER, "/start")
    asked = desk.texts(chat_id=BUYER)[-1]

    assert "cannot be shown here safely" in asked
    assert "shown above" not in asked


def test_forwarded_words_are_shown_where_they_are_asked_about(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:outside")
    origin = {"type": "hidden_user", "date": 1_500_000_000, "sender_user_name": "Somebody"}
    desk.message(SELLER, text="I promise.", forward_origin=origin)
    desk.turn()
    desk.does(SELLER, "answer:done", "answer:none", "submit")
    seals_file(desk, "S", 1)
    words, asked = told(desk, lambda: desk.says(BUYER, "/start"), BUYER)

    assert "│ I promise." in words
    assert "It is shown above" in asked


def test_the_other_side_hears_of_a_file_beside_which_something_is_written(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.message(BUYER, document=PDF, caption="see page 3")
    desk.turn()
    (heard,) = told(desk, lambda: seals_file(desk, "B", 2), SELLER)

    assert "B-2 of the other side is in the file" in heard
    assert "cannot be shown here safely" in heard
    assert heard.endswith("Its sender wrote:\n│ see page 3")


def test_a_note_too_long_for_a_caption_stands_below_its_picture(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.message(BUYER, photo=PHOTO, caption="c" * 1014 + "THE END")
    desk.turn()
    shown = told(desk, lambda: desk.seals(exhibit(desk, "B", 2).exhibit_id), SELLER)

    assert bare(shown[0]) == "B-2"
    assert bare(shown[1]).startswith("B-2 of the other side:\n│ ccc")
    assert shown[1].endswith("THE END")


def test_the_notes_of_an_album_stand_with_their_pictures_or_below_them(desk):
    desk.files_wrong_goods()
    desk.answers()
    for note in ("short\nB-9", "c" * 1020, None):
        desk.message(BUYER, photo=PHOTO, **({"caption": note} if note else {}))
        desk.turn()
    for number in (1, 2, 3, 4):
        desk.seals(exhibit(desk, "B", number).exhibit_id)
    desk.opens(503, "OK-100202", "seller")
    album, below, *_ = desk.sent(bot="party", chat_id=503)

    assert [bare(m["caption"]) for m in album.params["media"]] == [
        *("B-1", "B-2 of the other side:\n│ short\n│ B-9", "B-3", "B-4")
    ]
    assert quoted_by_telegram(album.params["media"][1]) == "│ short\n│ B-9"
    assert bare(below.params["text"]).startswith("B-3 of the other side:\n│ ccc")


def test_words_after_the_claim_reach_the_keeper_as_words(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.mediator_presses("claim")
    desk.says(BUYER, "w" * 4000 + " THE END")
    sent = desk.since(lambda: seals_file(desk, "B", 2), bot="staff", chat_id=ANNA)
    pages = [plain(o.params["text"]) for o in sent]

    assert {o.method for o in sent} == {"sendMessage"}
    assert pages[-1].endswith("THE END")
    assert all("B-2: its sender wrote:" in page for page in pages)


def test_words_before_the_claim_are_in_the_dossier_as_words(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.says(BUYER, "It hums.")
    seals_file(desk, "B", 2)
    sent = desk.since(lambda: desk.mediator_presses("claim"), bot="staff", chat_id=ANNA)

    assert [o for o in sent if o.files] == []
    assert "B-2: its sender wrote:\n│ It hums." in plain(sent[-1].params["text"])


@pytest.mark.parametrize(
    ("mime", "name"),
    [
        ("application/pdf", "B-2.pdf"),
        ("text/plain", "B-2.txt"),
        ("video/quicktime", "B-2.mov"),
        ("audio/mpeg", "B-2.mp3"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "B-2.docx"),
        ("application/x-strange", "B-2.bin"),
    ],
)
def test_a_file_has_a_name_that_the_keepers_programs_know(desk, mime, name):
    desk.queued()
    desk.mediator_presses("claim")
    desk.message(BUYER, document=PDF, caption="n" * LONGEST_CAPTION)
    desk.turn()
    key = exhibit(desk, "B", 2).exhibit_id
    sent = desk.since(
        lambda: desk.signal(
            "sealed",
            exhibit_id=key,
            blob_key="b",
            sha256="0" * 64,
            size=5,
            mime=mime,
            view_key=None,
        ),
        bot="staff",
        chat_id=ANNA,
    )

    assert [f["name"] for o in sent for f in o.files.values()] == [name]
    assert units(sent[0].params["caption"]) < LONGEST_CAPTION
    assert "n" * LONGEST_CAPTION in sent[1].params["text"]
