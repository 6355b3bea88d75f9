"""Conformance, messages: edited and deleted, by whom and until when."""

from simulator.person import File
from tests.simulator.ground import ANN, CARL, FORUM, GROUP, PNG, keyboard

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
BUTTON = keyboard(callback_data="x")


async def test_an_edit_without_markup_takes_the_keyboard_and_a_second_one_changes_nothing(ground):
    """KN messages.md; TBA 108-111."""
    number = await ground.sends(reply_markup=BUTTON)
    edited = await ground.does("editMessageText", chat_id=ANN, message_id=number, text="b")
    again = await ground.says("editMessageText", chat_id=ANN, message_id=number, text="b ")
    back = await ground.does(
        "editMessageReplyMarkup", chat_id=ANN, message_id=number, reply_markup=BUTTON
    )
    same = await ground.says(
        "editMessageReplyMarkup", chat_id=ANN, message_id=number, reply_markup=BUTTON
    )

    assert "reply_markup" not in edited
    assert "edit_date" in edited
    assert back["reply_markup"] == BUTTON
    assert (again, same) == (SAME, SAME)


async def test_what_cannot_be_edited_says_why(ground):
    """TBA 13541; TD 23075-23080, 23386-23393, 23687."""
    own = await ground.sends()
    said = ground.ann.says("hers")["message_id"]
    carrier = await ground.sends(reply_markup={"keyboard": [[{"text": "A"}]]})
    forwarded = await ground.does("forwardMessage", chat_id=ANN, from_chat_id=ANN, message_id=said)
    photo = (await ground.uploads("sendPhoto", {"chat_id": ANN}, photo=("a.png", PNG)))["result"]

    async def edited(method, number, **more):
        return await ground.says(method, chat_id=ANN, message_id=number, **more)

    assert [
        await edited("editMessageText", 999, text="b"),
        await edited("editMessageText", said, text="b"),
        await edited("editMessageText", carrier, text="b"),
        await edited("editMessageText", forwarded["message_id"], text="b"),
        await edited("editMessageText", photo["message_id"], text="b"),
        await edited("editMessageCaption", own, caption="b"),
        await edited("editMessageCaption", photo["message_id"], caption="b" * 1025),
        await edited("editMessageCaption", photo["message_id"], caption="b" * 1024),
    ] == [
        "Bad Request: message to edit not found",
        *["Bad Request: message can't be edited"] * 3,
        "Bad Request: there is no text in the message to edit",
        "Bad Request: there is no caption in the message to edit",
        "Bad Request: message caption is too long",
        "ok",
    ]


async def test_a_bot_edits_its_own_messages_however_old(ground):
    """TD 23084; AIO EditMessageText: 48 hours are for business messages only."""
    number = await ground.sends()
    ground.goes_by(days=400)

    assert await ground.says("editMessageText", chat_id=ANN, message_id=number, text="b") == "ok"


async def test_another_file_can_take_the_place_of_media_and_of_text(ground):
    """AIO EditMessageMedia."""
    number = await ground.sends()
    photo = ground.ann.sends(File(PNG))["photo"][-1]["file_id"]
    told = {"type": "photo", "media": photo, "caption": "a caption"}
    edited = await ground.does("editMessageMedia", chat_id=ANN, message_id=number, media=told)
    service = await ground.sends(FORUM)
    await ground.does("pinChatMessage", chat_id=FORUM, message_id=service)

    assert (edited["caption"], "text" in edited, "photo" in edited) == ("a caption", False, True)
    assert await ground.says(
        "editMessageMedia", chat_id=FORUM, message_id=service + 1, media=told
    ) == "Bad Request: there is no media in the message to edit"  # fmt: skip


async def test_messages_are_deleted_within_48_hours_by_who_may(ground):
    """TD 8346, 8422-8435, 8503-8507; AIO DeleteMessage."""
    hers = ground.ann.says("hers")["message_id"]
    carls = ground.here(CARL, ground.group).says("his")["message_id"]
    in_forum = ground.here(CARL, ground.forum).says("his")["message_id"]
    old = await ground.sends()

    async def deleted(chat, number):
        return await ground.says("deleteMessage", chat_id=chat, message_id=number)

    soon = [
        await deleted(ANN, hers), await deleted(ANN, hers), await deleted(GROUP, carls),
        await deleted(FORUM, in_forum),
    ]  # fmt: skip
    ground.goes_by(hours=48, seconds=1)

    assert soon == [
        "ok", "Bad Request: message to delete not found",
        "Bad Request: message can't be deleted", "ok",
    ]  # fmt: skip
    assert await deleted(ANN, old) == "Bad Request: message can't be deleted for everyone"


async def test_up_to_a_hundred_are_deleted_at_once_and_missing_ones_passed_over(ground):
    """AIO DeleteMessages; TBA 12416."""
    numbers = [await ground.sends() for _ in range(3)]
    many = await ground.says("deleteMessages", chat_id=ANN, message_ids=list(range(1, 102)))
    none = await ground.says("deleteMessages", chat_id=ANN, message_ids=[])
    await ground.does("deleteMessages", chat_id=ANN, message_ids=[*numbers, 999])

    assert many == "Bad Request: too many message identifiers specified"
    assert none == "Bad Request: message identifiers are not specified"
    assert not set(numbers) & ground.ann.chat.messages.keys()
