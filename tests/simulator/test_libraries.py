"""The same calls through unmodified aiogram and unmodified python-telegram-bot are answered alike."""

import json

import pytest

from simulator.faults import Fault
from simulator.methods.standing import SAME
from simulator.person import File
from simulator.polling import ACTIVE
from tests.simulator.ground import ANN, BOB, CARL, FORUM, GROUP, PNG, standing
from tests.simulator.libraries import KEYS, Aiogram, PythonTelegramBot, keys, plain


async def edits_text(bot, lib, ground):
    number = await ground.sends()
    return await bot.edit_message_text(chat_id=ANN, message_id=number, text="<i>b</i>")


async def edits_to_the_same(bot, lib, ground):
    number = await ground.sends()
    return await bot.edit_message_text(chat_id=ANN, message_id=number, text="a")


async def edits_markup(bot, lib, ground):
    number = await ground.sends()
    return await bot.edit_message_reply_markup(
        chat_id=ANN, message_id=number, reply_markup=keys(lib.types)
    )


async def edits_media(bot, lib, ground):
    number = await ground.sends()
    media = lib.types.InputMediaPhoto(media=lib.part(PNG, "a.png"), caption="<b>c</b>")
    return await bot.edit_message_media(chat_id=ANN, message_id=number, media=media)


async def edits_a_caption(bot, lib, ground):
    sent = await ground.uploads("sendPhoto", {"chat_id": ANN}, photo=("a.png", PNG))
    number = sent["result"]["message_id"]
    return await bot.edit_message_caption(chat_id=ANN, message_id=number, caption="c")


async def sends_an_album(bot, lib, ground):
    t = lib.types
    media = [
        t.InputMediaPhoto(media=lib.part(PNG, "a.png"), caption="<b>two</b>"),
        t.InputMediaPhoto(media=lib.part(PNG, "b.png")),
    ]
    return await bot.send_media_group(chat_id=ANN, media=media)


async def sends_by_id(bot, lib, ground):
    file = ground.ann.sends(File(b"x", "a.pdf", "application/pdf"), photo=False)["document"]
    return await bot.send_document(chat_id=ANN, document=file["file_id"], caption="again")


async def fetches(bot, lib, ground):
    file = ground.ann.sends(File(PNG))["photo"][-1]["file_id"]
    return (await lib.fetched(bot, file)).hex()


async def works_on_a_topic(bot, lib, ground):
    topic = await bot.create_forum_topic(chat_id=FORUM, name="D-1")
    where = {"chat_id": FORUM, "message_thread_id": topic.message_thread_id}
    said = await bot.send_message(**where, text="hello")
    done = [
        await bot.edit_forum_topic(**where, name="D-1, settled"),
        await bot.close_forum_topic(**where),
        await bot.reopen_forum_topic(**where),
        await bot.delete_forum_topic(**where),
    ]
    return [topic, said, done]


async def passes_on(bot, lib, ground):
    number = ground.ann.says("hello")["message_id"]
    place = {"chat_id": FORUM, "from_chat_id": ANN}
    return [
        await bot.forward_message(**place, message_id=number),
        await bot.copy_message(**place, message_id=number),
        await bot.forward_messages(**place, message_ids=[number]),
        await bot.copy_messages(**place, message_ids=[number]),
    ]


async def deletes(bot, lib, ground):
    one, two = await ground.sends(), await ground.sends()
    return [
        await bot.delete_message(chat_id=ANN, message_id=one),
        await bot.delete_messages(chat_id=ANN, message_ids=[two, 999]),
    ]


async def pins(bot, lib, ground):
    number = await ground.sends()
    return [
        await bot.pin_chat_message(chat_id=ANN, message_id=number),
        await bot.unpin_chat_message(chat_id=ANN, message_id=number),
        await bot.unpin_all_chat_messages(chat_id=ANN),
    ]


async def answers_a_press(bot, lib, ground):
    await ground.sends(reply_markup={"inline_keyboard": KEYS})
    ground.ann.presses("Yes")
    query = ground.bot.updates[-1]["callback_query"]["id"]
    return await bot.answer_callback_query(query, text="noted", show_alert=True)


async def reacts(bot, lib, ground):
    number = ground.ann.says("thanks")["message_id"]
    return await bot.set_message_reaction(
        chat_id=ANN, message_id=number, reaction=[lib.types.ReactionTypeEmoji(emoji="👍")]
    )


async def describes_itself(bot, lib, ground):
    commands = [lib.types.BotCommand(command="start", description="Begin")]
    scope = lib.types.BotCommandScopeChat(chat_id=ANN)
    await bot.set_my_commands(commands, scope=scope)
    await bot.set_my_description("What it is for")
    await bot.set_my_short_description("Short")
    await bot.set_my_name("Desk")
    return [
        await bot.get_my_commands(scope=scope), await bot.get_my_description(),
        await bot.get_my_short_description(), await bot.get_my_name(),
        await bot.get_chat_menu_button(chat_id=ANN), await bot.delete_my_commands(scope=scope),
    ]  # fmt: skip


async def looks_around(bot, lib, ground):
    return [
        await bot.get_chat_member(chat_id=FORUM, user_id=CARL),
        await bot.get_chat_member(chat_id=FORUM, user_id=42),
        await bot.get_chat_administrators(chat_id=FORUM),
        await bot.get_chat_member_count(chat_id=FORUM),
    ]


async def gets_updates(bot, lib, ground):
    ground.ann.says("/start order")
    ground.ann.sends(File(PNG), caption="c")
    ground.ann.blocks()
    return await bot.get_updates(timeout=1, allowed_updates=[])


async def sets_a_webhook(bot, lib, ground):
    url = "https://example.org/hook"
    await bot.set_webhook(url=url, secret_token="s", max_connections=3, allowed_updates=["message"])
    info = await bot.get_webhook_info()
    await bot.delete_webhook(drop_pending_updates=True)
    return [info.url, info.max_connections, info.pending_update_count]


async def leaves(bot, lib, ground):
    return await bot.leave_chat(chat_id=GROUP)


async def asks_a_group_that_moved(bot, lib, ground):
    ground.world.migrate(ground.group)
    return await bot.send_message(chat_id=GROUP, text="x")


async def meets_a_flood(bot, lib, ground):
    ground.world.faults.schedule(Fault("429", method="sendMessage", retry_after=7))
    return await bot.send_message(chat_id=ANN, text="x")


async def meets_a_gateways_page(bot, lib, ground):
    ground.world.faults.schedule(Fault("5xx", method="sendMessage"))
    return await bot.send_message(chat_id=ANN, text="x")


async def loses_the_answer(bot, lib, ground):
    ground.world.faults.schedule(Fault("drop_after", method="sendMessage"))
    return await bot.send_message(chat_id=ANN, text="x")


async def meets_a_webhook(bot, lib, ground):
    await ground.does("setWebhook", url="https://example.org/hook")
    return await bot.get_updates()


CALLS = {
    "getMe": lambda bot, *_: bot.get_me(),
    "sendMessage": lambda bot, lib, _: bot.send_message(
        chat_id=ANN, text="<b>a</b> &amp; b", reply_markup=keys(lib.types),
        reply_parameters=lib.types.ReplyParameters(message_id=1),
    ),
    "sendMessage with a reply keyboard": lambda bot, lib, _: bot.send_message(
        chat_id=ANN, text="a", reply_markup=lib.types.ReplyKeyboardMarkup(
            keyboard=[[lib.types.KeyboardButton(text="A", request_contact=True)]]
        ),
    ),
    "sendPhoto": lambda bot, lib, _: bot.send_photo(
        chat_id=ANN, photo=lib.file(PNG, "a.png"), caption="<b>c</b>", reply_markup=keys(lib.types)
    ),
    "sendDocument": lambda bot, lib, _: bot.send_document(
        chat_id=ANN, document=lib.file(b"%PDF", "a.pdf"), caption="c", protect_content=True
    ),
    "sendVideo": lambda bot, lib, _: bot.send_video(chat_id=ANN, video=lib.file(b"v", "v.mp4")),
    "sendVoice": lambda bot, lib, _: bot.send_voice(chat_id=ANN, voice=lib.file(b"v", "v.ogg")),
    "sendAudio": lambda bot, lib, _: bot.send_audio(chat_id=ANN, audio=lib.file(b"v", "v.mp3")),
    "sendDocument by id": sends_by_id,
    "sendMediaGroup": sends_an_album,
    "sendChatAction": lambda bot, *_: bot.send_chat_action(chat_id=ANN, action="typing"),
    "editMessageText": edits_text,
    "editMessageCaption": edits_a_caption,
    "editMessageMedia": edits_media,
    "editMessageReplyMarkup": edits_markup,
    "forward and copy": passes_on,
    "delete": deletes,
    "pin and unpin": pins,
    "answerCallbackQuery": answers_a_press,
    "setMessageReaction": reacts,
    "getFile and download": fetches,
    "topics": works_on_a_topic,
    "commands, names, descriptions": describes_itself,
    "members": looks_around,
    "createChatInviteLink": lambda bot, *_: bot.create_chat_invite_link(
        chat_id=FORUM, name="n", member_limit=2
    ),
    "leaveChat": leaves,
    "getUpdates": gets_updates,
    "webhook": sets_a_webhook,
}  # fmt: skip
NO_END = "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
REFUSED = {
    "a stranger": (lambda bot, *_: bot.send_message(chat_id=BOB, text="x"),
                   ("403", "Forbidden: bot can't initiate conversation with a user")),
    "an unknown chat": (lambda bot, *_: bot.send_message(chat_id=424242, text="x"),
                        ("400", "Bad Request: chat not found")),
    "broken markup": (lambda bot, *_: bot.send_message(chat_id=ANN, text="<b>x"),
                      ("400", NO_END)),
    "the same again": (edits_to_the_same,
                       ("400", f"Bad Request: {SAME}")),
    "a group that moved": (asks_a_group_that_moved, ("migrated", -1002000000001)),
    "a flood": (meets_a_flood, ("429", 7)),
    "a gateway's page": (meets_a_gateways_page, ("network", "")),
    "a lost answer": (loses_the_answer, ("network", "")),
    "a webhook": (meets_a_webhook,
                  ("409", ACTIVE)),
}  # fmt: skip


def outcome(lib, error):
    """A library's error as a kind and what it says; one of them changes capitals."""
    kind, said = next(told(error) for kind, told in lib.errors.items() if isinstance(error, kind))
    return kind, said.lower() if isinstance(said, str) else said


async def through(lib, call):
    """What a library got, and what the server's ledger says it was answered."""
    async with standing() as ground, lib.bot(ground.server.base_url) as bot:
        ground.world.ledger.clear()
        got = plain(await call(bot, lib, ground))
        answered = [(e.method, e.result) for e in ground.world.ledger if e.method != "getMe"]
        return got, json.loads(json.dumps(answered))


@pytest.mark.parametrize("name", CALLS)
async def test_both_libraries_are_answered_alike(name):
    one, other = [await through(lib, CALLS[name]) for lib in (Aiogram(), PythonTelegramBot())]

    assert one[1] == other[1]
    assert one[0] == other[0]


@pytest.mark.parametrize("lib", [Aiogram(), PythonTelegramBot()], ids=["aiogram", "ptb"])
@pytest.mark.parametrize("name", REFUSED)
async def test_both_libraries_understand_the_refusal(lib, name, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    call, expected = REFUSED[name]
    async with standing() as ground, lib.bot(ground.server.base_url) as bot:
        with pytest.raises(tuple(lib.errors)) as error:
            await call(bot, lib, ground)

    assert outcome(lib, error.value) == (
        expected[0],
        expected[1].lower() if isinstance(expected[1], str) else expected[1],
    )
