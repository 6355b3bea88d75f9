"""Conformance, the wire: what both libraries really send, from their start to their stop."""

import re

import pytest

from simulator.person import File
from tests.simulator.ground import ANN, PNG, TOKEN
from tests.simulator.libraries import (
    Aiogram,
    PythonTelegramBot,
    keys,
    polls_with_aiogram,
    polls_with_python_telegram_bot,
)
from tests.simulator.tap import tapped

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
LIBRARIES = pytest.mark.parametrize("lib", [Aiogram(), PythonTelegramBot()], ids=["aiogram", "ptb"])


@pytest.fixture
async def tap(ground):
    async with tapped(ground.server) as (base, seen):
        yield base, seen


@LIBRARIES
async def test_a_library_is_led_here_by_its_base_addresses(ground, tap, lib):
    """[T] run: aiogram's `from_base(B)`; PTB's `base_url=B+"/bot"`, `base_file_url=B+"/file/bot"`."""
    base, seen = tap
    file = ground.ann.sends(File(PNG))["photo"][-1]["file_id"]
    async with lib.bot(base) as bot:
        await bot.get_me()
        fetched = await lib.fetched(bot, file)

    assert fetched == PNG
    assert seen[0].path == f"/bot{TOKEN}/getMe"
    assert seen[-1].path.startswith(f"/file/bot{TOKEN}/photos/")


@LIBRARIES
async def test_a_message_is_a_form_with_json_and_true_in_it(ground, tap, lib):
    """[T] observed on the wire: urlencoded, compound values as JSON text, booleans as `true`."""
    base, seen = tap
    t = lib.types
    async with lib.bot(base) as bot:
        await bot.send_message(
            chat_id=ANN, text="a", protect_content=True, reply_markup=keys(t),
            reply_parameters=t.ReplyParameters(message_id=1),
        )  # fmt: skip
    sent = seen[-1]

    assert (sent.kind, sent.method.lower()) == (FORM, "sendmessage")
    assert sent.params["protect_content"] == "true"
    assert sent.read("reply_markup")["inline_keyboard"][0][0]["callback_data"] == "yes"
    assert sent.read("reply_parameters")["message_id"] == 1
    if isinstance(lib, Aiogram):
        assert sent.read("reply_parameters")["quote_parse_mode"] == "HTML"


@pytest.mark.parametrize(
    ("lib", "alone", "named"),
    [
        (Aiogram(), r"attach://[\w-]+", r"[\w-]{10,}"),
        (PythonTelegramBot(), None, "document"),
    ],
    ids=["aiogram", "ptb"],
)
async def test_a_file_is_a_part_and_an_album_names_its_parts(ground, tap, lib, alone, named):
    """[T] observed: aiogram's `attach://<random>` everywhere; PTB's part is named like the parameter."""
    base, seen = tap
    media = [lib.types.InputMediaPhoto(media=lib.part(PNG, f"{n}.png")) for n in "ab"]
    async with lib.bot(base) as bot:
        await bot.send_document(chat_id=ANN, document=lib.file(b"%PDF", "a.pdf"))
        await bot.send_media_group(chat_id=ANN, media=media)
    document, album = seen[-2:]
    told = document.params.get("document")

    assert (document.kind, album.kind) == (PARTS, PARTS)
    assert (told is None) if alone is None else re.fullmatch(alone, told)
    assert [bool(re.fullmatch(named, name)) for name in document.files] == [True]
    assert {one["media"] for one in album.read("media")} == {
        f"attach://{name}" for name in album.files
    }
    assert len(album.files) == 2


@pytest.mark.parametrize(
    ("polls", "begins", "last"),
    [
        (polls_with_aiogram, ["getMe", "getUpdates"], {"timeout": "10"}),
        (
            polls_with_python_telegram_bot,
            ["getMe", "deleteWebhook", "getUpdates"],
            {"timeout": "0"},
        ),
    ],
    ids=["aiogram", "ptb"],
)
async def test_a_library_begins_and_ends_in_its_own_way(ground, tap, polls, begins, last):
    """[T] observed: aiogram deletes no webhook and confirms nothing at its end; PTB does both."""
    base, seen = tap
    await polls(ground, base)
    names = [request.method[:1].lower() + request.method[1:] for request in seen]
    asked = [request.params for request in seen if request.method.lower() == "getupdates"]
    others = [name for name in names if name != "getUpdates"]

    assert names[: len(begins)] == begins
    assert asked[0]["timeout"] == "10"
    assert asked[-1]["timeout"] == last["timeout"]
    assert others == [*begins[:-1], "sendMessage"]
