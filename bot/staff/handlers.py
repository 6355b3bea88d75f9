"""Doorways for mediators: update in, one desk call, its answer out."""

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.words import Words
from core.desks.staff import Mediator, StaffDesk
from core.desks.transaction import Transaction
from core.errors import Refused

Context = ContextTypes.DEFAULT_TYPE


def handlers(desk: StaffDesk, words: Words, locale: str) -> list[BaseHandler[Any, Any, Any]]:
    """Everything the staff bot listens to."""

    async def on_start(update: Update, context: Context) -> None:
        message = update.effective_message
        by = _mediator(update)
        if message is None or by is None or not by.private:
            return
        payload = context.args[0] if context.args else ""
        tx = open_transaction(context)
        try:
            said = desk.start(tx, by, payload)
        except Refused as refused:
            said = refused.text_id
        await message.reply_text(words(locale, said))

    async def on_press(update: Update, context: Context) -> None:
        query = update.callback_query
        by = _mediator(update)
        if query is None or by is None:
            return
        tx = open_transaction(context)
        try:
            said, alert = desk.press(tx, by, query.data or ""), False
        except Refused as refused:
            tx.discard()
            desk.look(tx, by, query.data or "")
            said, alert = refused.text_id, True
        await query.answer(words(locale, said)[:200], show_alert=alert)

    async def on_member(update: Update, context: Context) -> None:
        change = update.my_chat_member
        if change and change.chat.type == "private" and change.new_chat_member.status == "kicked":
            desk.block(open_transaction(context), change.from_user.id)

    async def on_words(update: Update, context: Context) -> None:  # noqa: ARG001 — the library's signature
        message = update.effective_message
        if message is not None:
            await message.reply_text(words(locale, "staff-help"))

    return [
        CommandHandler("start", on_start),
        CallbackQueryHandler(on_press),
        ChatMemberHandler(on_member, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.ChatType.PRIVATE, on_words),
    ]


def open_transaction(context: Context) -> Transaction:
    """The transaction of the update that is being handled."""
    tx: Transaction = context.application.bot_data["tx"]
    return tx


def _mediator(update: Update) -> Mediator | None:
    """Who acts: a person by numeric id; channels, anonymous admins and bots are nobody."""
    user, chat = update.effective_user, update.effective_chat
    message = update.message
    if user is None or chat is None or user.is_bot or (message and message.sender_chat):
        return None
    return Mediator(user_id=user.id, chat_id=chat.id, private=chat.type == "private")


StaffApplication = Application[Any, Any, Any, Any, Any, Any]
