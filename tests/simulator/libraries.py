"""Both bot libraries, unmodified, behind one face: what tests do with either of them."""

import asyncio
from contextlib import asynccontextmanager
from datetime import datetime
from enum import Enum

import telegram
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram import exceptions as aiogram_errors
from aiogram import types as aiogram_types
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from pydantic import BaseModel
from telegram import error as telegram_errors
from telegram.ext import Application, Defaults, ExtBot, MessageHandler, filters

from tests.simulator.ground import TOKEN

EMPTY = (None, False, "", [], ())
KEYS = [[{"text": "Yes", "callback_data": "yes"}, {"text": "No", "callback_data": "no"}]]


class Aiogram:
    """The party bot's library."""

    types = aiogram_types
    errors = {
        aiogram_errors.TelegramRetryAfter: lambda e: ("429", e.retry_after),
        aiogram_errors.TelegramMigrateToChat: lambda e: ("migrated", e.migrate_to_chat_id),
        aiogram_errors.TelegramForbiddenError: lambda e: ("403", e.message),
        aiogram_errors.TelegramConflictError: lambda e: ("409", e.message),
        aiogram_errors.TelegramBadRequest: lambda e: ("400", e.message),
        aiogram_errors.TelegramUnauthorizedError: lambda _: ("401", ""),
        aiogram_errors.TelegramNotFound: lambda _: ("401", ""),
        aiogram_errors.TelegramServerError: lambda _: ("network", ""),
        aiogram_errors.TelegramNetworkError: lambda _: ("network", ""),
        aiogram_errors.ClientDecodeError: lambda _: ("network", ""),
    }

    @asynccontextmanager
    async def bot(self, base, token=TOKEN):
        session = AiohttpSession(api=TelegramAPIServer.from_base(base))
        bot = AiogramBot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
        yield bot
        await session.close()

    def file(self, body, name):
        return aiogram_types.BufferedInputFile(body, name)

    part = file

    async def fetched(self, bot, file_id):
        file = await bot.get_file(file_id)
        return (await bot.download_file(file.file_path)).read()


class PythonTelegramBot:
    """The staff bot's library."""

    types = telegram
    errors = {
        telegram_errors.RetryAfter: lambda e: ("429", int(e.retry_after.total_seconds())),
        telegram_errors.ChatMigrated: lambda e: ("migrated", e.new_chat_id),
        telegram_errors.Forbidden: lambda e: ("403", e.message),
        telegram_errors.Conflict: lambda e: ("409", e.message),
        telegram_errors.BadRequest: lambda e: ("400", f"Bad Request: {e.message}"),
        telegram_errors.InvalidToken: lambda _: ("401", ""),
        telegram_errors.NetworkError: lambda _: ("network", ""),
    }  # fmt: skip

    @asynccontextmanager
    async def bot(self, base, token=TOKEN):
        async with ExtBot(
            token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot",
            defaults=Defaults(parse_mode="HTML"),
        ) as bot:  # fmt: skip
            yield bot

    def file(self, body, name):
        return telegram.InputFile(body, name)

    def part(self, body, name):
        return telegram.InputFile(body, name, attach=True)

    async def fetched(self, bot, file_id):
        return bytes(await (await bot.get_file(file_id)).download_as_bytearray())


def plain(told):
    """What a library made of an answer, as plain values; what is none, or empty, is left out."""
    if isinstance(told, telegram.TelegramObject):
        return plain(told.to_dict())
    if isinstance(told, BaseModel):
        return plain({("from" if name == "from_user" else name): one for name, one in told})
    if isinstance(told, dict):
        return {name: one for name, said in told.items() if (one := plain(said)) not in EMPTY}
    if isinstance(told, list | tuple):
        return [plain(one) for one in told]
    if isinstance(told, Enum):
        return told.value
    if isinstance(told, datetime):
        return int(told.timestamp())
    return told


def keys(t):
    """A keyboard, in a library's own types."""
    return t.InlineKeyboardMarkup(
        inline_keyboard=[[t.InlineKeyboardButton(**key) for key in row] for row in KEYS]
    )


async def polls_with_aiogram(ground, base):
    """A bot that echoes, by long polling, from its start to its stop."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message):
        await message.answer(f"heard {message.text}")

    async with Aiogram().bot(base) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        ground.ann.says("hello")
        await ground.ann.sees("heard hello")
        await dispatcher.stop_polling()
        await polling


async def polls_with_python_telegram_bot(ground, base):
    """The same."""

    async def echo(update, context):
        await update.message.reply_text(f"heard {update.message.text}")

    builder = Application.builder().token(TOKEN).base_url(f"{base}/bot")
    application = builder.base_file_url(f"{base}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        await application.updater.start_polling()
        ground.ann.says("hello")
        await ground.ann.sees("heard hello")
        await application.updater.stop()
        await application.stop()
