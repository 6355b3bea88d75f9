"""Doorways for buyers and sellers: update in, one desk call, its view out.

One handler a kind of update: dispatch is one lookup, and every message is a reply to the open
question.
"""

import re
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from typing import Final

from aiogram import Router
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from bot.paging import quotes
from bot.party.offered import offered_by
from bot.party.prompts import Screen, screen
from bot.transport.capture import Capture
from bot.words import Words
from core.desks.party import PartyDesk
from core.desks.people import Visitor, known_locale
from core.desks.transaction import Transaction
from core.desks.view import View
from core.errors import Refused

Send = Callable[..., Awaitable[Message]]
"""Sends a new message to the chat that is answered."""

GATHER: Final = timedelta(seconds=1.5)
"""Files of one album arrive as separate updates; one answer after this long serves them all."""


def router(desk: PartyDesk, words: Words, capture: Capture) -> Router:
    """The whole party bot."""
    party = Router(name="party")
    show = Show(desk, words, capture)

    @party.message()
    async def on_message(message: Message, tx: Transaction) -> None:
        visitor = _visitor(message)
        if visitor is None:
            await _elsewhere(message, words)
            return
        try:
            view = _said(desk, tx, visitor, message)
        except Refused as refused:
            tx.discard()
            view = desk.refuse(tx, visitor, refused, message.media_group_id)
        await show.answer(tx, view, message)

    @party.edited_message()
    async def on_edit(message: Message, tx: Transaction) -> None:
        visitor = _visitor(message)
        if visitor is not None:
            await show.answer(tx, desk.show(tx, visitor, "edited"), message)

    @party.callback_query()
    async def on_press(query: CallbackQuery, tx: Transaction) -> None:
        visitor = Visitor(query.from_user.id, query.from_user.id, query.from_user.language_code)
        if query.message is None or query.message.chat.type != "private":
            # Not `meet`: a press in a group does not show that the bot may write to him.
            await query.answer(words(known_locale(tx, visitor), "refused-group"), show_alert=True)
            return
        try:
            view = desk.press(tx, visitor, query.data or "")
            toast, alert = None, False
        except Refused as refused:
            tx.discard()
            view = desk.show(tx, visitor)
            toast, alert = words(view.person.locale, refused.text_id, **refused.words), True
        await query.answer(toast[:200] if toast else None, show_alert=alert)
        await show.update(tx, view, query)

    @party.my_chat_member()
    async def on_member(change: ChatMemberUpdated, tx: Transaction) -> None:
        if change.chat.type != "private":
            if change.new_chat_member.status in {"member", "administrator"} and change.bot:
                await change.bot.leave_chat(change.chat.id)
        elif change.new_chat_member.status == "kicked":
            desk.leave(tx, change.from_user.id)

    return party


class Show:
    """Shows views, as new messages or in place of the one that was pressed."""

    def __init__(self, desk: PartyDesk, words: Words, capture: Capture) -> None:
        """Words come from `words`; everything goes out by `capture`."""
        self._desk = desk
        self._words = words
        self._capture = capture

    async def answer(self, tx: Transaction, view: View, message: Message) -> None:
        """Show it below what was written."""
        shown = screen(view, self._words)
        if not shown.text:
            return
        await self._send(tx, view, shown, message.answer)

    async def update(self, tx: Transaction, view: View, query: CallbackQuery) -> None:
        """Show it in place of the pressed message, unless something newer stands below it."""
        shown = screen(view, self._words)
        if not shown.text:
            return
        message = query.message
        if view.anew or shown.before or not isinstance(message, Message):
            if query.bot is not None:
                await self._send(
                    tx, view, shown, partial(query.bot.send_message, query.from_user.id)
                )
            return
        with self._shape(view, shown):
            await message.edit_text(
                shown.text,
                entities=_quotes(shown.text),
                reply_markup=self._markup(tx, view, shown),
                link_preview_options=_QUIET,
            )

    async def _send(self, tx: Transaction, view: View, shown: Screen, send: Send) -> None:
        for number, page in enumerate(shown.before, 1):
            with self._shape(view, shown, number):
                await send(page, entities=_quotes(page), link_preview_options=_QUIET)
        with self._shape(view, shown):
            await send(
                shown.text,
                entities=_quotes(shown.text),
                reply_markup=self._markup(tx, view, shown),
                link_preview_options=_QUIET,
            )

    def _shape(
        self, view: View, shown: Screen, page: int | None = None
    ) -> AbstractContextManager[None]:
        kept = shown.kept and view.receipt is None
        delay = GATHER if view.gathers and not kept else timedelta(0)
        kind = "prompt" if view.receipt is None else "receipt"
        slot = f"{kind}/party/{view.person.chat_id}"
        if view.receipt is not None:
            slot = f"{slot}/{view.receipt}"
        if page is not None:
            slot = f"{slot}/page-{page}"
        return self._capture.shaped(kept=kept, slot=slot, delay=delay)

    def _markup(self, tx: Transaction, view: View, shown: Screen) -> InlineKeyboardMarkup | None:
        if not shown.rows:
            return None
        handle = self._desk.offer(tx, view, shown.actions)
        index = 0
        rows = []
        for row in shown.rows:
            line = []
            for button in row:
                line.append(
                    InlineKeyboardButton(
                        text=button.label, callback_data=f"{handle}:{index}", style=button.style
                    )
                )
                index += 1
            rows.append(line)
        return InlineKeyboardMarkup(inline_keyboard=rows)


_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}")
"""Whatever looks like one is no answer and no evidence."""
_QUIET: Final = LinkPreviewOptions(is_disabled=True)

Said = Callable[[PartyDesk, Transaction, Visitor, Message], View]


def _said(desk: PartyDesk, tx: Transaction, visitor: Visitor, message: Message) -> View:
    offered = offered_by(message)
    text = message.text
    if text is not None:
        command, _, rest = text.partition(" ")
        match command.partition("@")[0]:
            case "/start":
                return desk.start(tx, visitor, rest.strip())
            case "/language":
                return desk.speak(tx, visitor)
            case word if _COMMAND.fullmatch(word):
                return desk.show(tx, visitor, "help")
        if message.forward_origin is None and offered is not None:
            return desk.reply(tx, visitor, text, offered)
    if offered is None:
        raise Refused("refused-not-evidence")
    return desk.hand_in(tx, visitor, offered)


def _quotes(text: str) -> list[MessageEntity] | None:
    return [MessageEntity(**entity) for entity in quotes(text)] or None


def _visitor(message: Message) -> Visitor | None:
    """Who writes, in a private chat; channels, bots and anonymous senders are nobody."""
    user = message.from_user
    if message.chat.type != "private" or user is None or user.is_bot or message.sender_chat:
        return None
    return Visitor(user.id, message.chat.id, user.language_code)


async def _elsewhere(message: Message, words: Words) -> None:
    """A group: say once that cases are spoken of in private, and leave."""
    if message.chat.type in {"group", "supergroup"} and message.text and message.bot:
        if message.text.startswith("/"):
            await message.answer(words("en", "refused-group"))
        await message.bot.leave_chat(message.chat.id)
