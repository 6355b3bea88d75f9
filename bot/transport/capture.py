"""Both libraries feel native, yet nothing in a handler reaches Telegram (design §2.3, §2.4).

`message.answer(...)` is captured here and becomes an outbox row of the update's own commit. A
handler that asks Telegram something (`getChatMember`, `getFile`) has made a mistake: a Fault.
"""

import json
from collections.abc import AsyncGenerator, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar, cast

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message
from pydantic import BaseModel
from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

from core.errors import Fault
from core.store.outgoing import Kind
from core.store.transaction import Transaction

T = TypeVar("T")

NEVER: Final = datetime.fromtimestamp(0, UTC)
"""The date of a message that was never sent."""

ANSWER_LIFE: Final = timedelta(seconds=20)
"""How long an answer to a button press is worth sending; Telegram's own limit is unpublished."""

SENDS: Final = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"})
EDITS: Final = frozenset({"editMessageText", "editMessageCaption", "editMessageReplyMarkup"})
ACTS: Final = frozenset({"leaveChat", "deleteMessage", "pinChatMessage", "setMessageReaction"})


@dataclass(frozen=True)
class Shape:
    """How what is captured now shall be kept."""

    kind: Kind = Kind.NOTICE
    slot: str | None = None
    delay: timedelta = timedelta(0)


class Capture:
    """Writes what a handler says to the open transaction's outbox."""

    def __init__(self, bot: str) -> None:
        """`bot` is `party` or `staff`."""
        self.bot = bot
        self.tx: Transaction | None = None
        self.lane = ""
        self._shape = Shape()

    @contextmanager
    def shaped(self, *, kept: bool, slot: str, delay: timedelta) -> Iterator[None]:
        """Within this block, messages name this slot and wait this long.

        What is not `kept` is a prompt: a newer one of its slot may supersede it unsent.
        """
        kind = Kind.NOTICE if kept else Kind.PROMPT
        before, self._shape = self._shape, Shape(kind, slot, delay)
        try:
            yield
        finally:
            self._shape = before

    def take(self, method: str, params: dict[str, Any]) -> None:
        """Owe one call. Raises Fault for a question to Telegram, or outside an update."""
        tx = self.tx
        if tx is None:
            message = f"{method} was called outside of an update"
            raise Fault(message)
        if method == "answerCallbackQuery":
            tx.send(
                bot=self.bot,
                chat_id=None,
                kind=Kind.ANSWER,
                method=method,
                params=params,
                # One queue a person: whoever presses a thousand times delays only himself.
                address=f"{self.bot}/answer/{self.lane.rpartition('/')[2]}",
                expires_at=tx.now + ANSWER_LIFE,
            )
            return
        if method not in SENDS | EDITS | ACTS:
            message = f"{method} asks Telegram within a handler"
            raise Fault(message)
        shape = self._shape
        tx.send(
            bot=self.bot,
            chat_id=int(params["chat_id"]),
            kind=shape.kind,
            method=method,
            params=params,
            slot=shape.slot if method not in ACTS else None,
            due_at=tx.now + shape.delay,
        )


class CapturingSession(BaseSession):
    """aiogram's way out: everything goes to the outbox, and the answer is made up."""

    def __init__(self, capture: Capture) -> None:
        """Write to this capture."""
        super().__init__()
        self._capture = capture
        # One for all: nobody may use it, and building the library's Message costs more than a send.
        chat = Chat.model_construct(id=0, type="private")
        self._made_up = Message.model_construct(message_id=0, date=NEVER, chat=chat)

    async def make_request(
        self,
        bot: Bot,  # noqa: ARG002 — aiogram's signature
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 — aiogram's signature
    ) -> TelegramType:
        """Capture the call; a message that was never sent has the id 0."""
        params = {
            name: _plain(value)
            for name in type(method).model_fields
            if (value := getattr(method, name)) is not None and not isinstance(value, Default)
        }
        self._capture.take(method.__api_method__, params)
        if method.__api_method__ in SENDS | EDITS:
            return cast("TelegramType", self._made_up)
        return cast("TelegramType", True)  # noqa: FBT003 — what answers and acts give

    async def stream_content(  # noqa: PLR0913 — aiogram's signature
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002
        timeout: int = 30,  # noqa: ARG002, ASYNC109
        chunk_size: int = 65536,  # noqa: ARG002
        raise_for_status: bool = True,  # noqa: ARG002, FBT001, FBT002
    ) -> AsyncGenerator[bytes, None]:
        """Refuse: files are fetched by the fetcher, never by a handler."""
        message = f"a handler tried to download {url.rsplit('/', 1)[-1]}"
        raise Fault(message)
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


class CapturingRequest(BaseRequest):
    """python-telegram-bot's way out: the same, as HTTP answers."""

    def __init__(self, capture: Capture, username: str) -> None:
        """Write to this capture; `username` answers the library's own getMe."""
        super().__init__()
        self._capture = capture
        self._username = username

    @property
    def read_timeout(self) -> float | None:
        """Nothing is read."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # noqa: PLR0913 — the library's signature
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Capture the call and answer as Telegram would."""
        name = url.rsplit("/", 1)[-1]
        result: Any = True
        if name == "getMe":
            result = {
                "id": int(url.split("/bot", 1)[1].split(":", 1)[0]),
                "is_bot": True,
                "first_name": self._username,
                "username": self._username,
            }
        else:
            params = dict(request_data.parameters) if request_data else {}
            self._capture.take(name, params)
            if name in SENDS | EDITS:
                chat = {"id": int(str(params["chat_id"])), "type": "private"}
                result = {"message_id": 0, "date": 0, "chat": chat}
        return 200, json.dumps({"ok": True, "result": result}).encode()


def drive(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a handler that must finish without suspending. Raises Fault when it waits."""
    try:
        coroutine.send(None)
    except StopIteration as finished:
        return finished.value  # type: ignore[no-any-return]  # the coroutine's own result
    coroutine.close()
    message = "a handler waited for something; network waits live outside the worker"
    raise Fault(message)


def _plain(value: Any) -> Any:  # noqa: ANN401 — a parameter of the Bot API
    if isinstance(value, BaseModel):
        # Not `model_dump`: the library leaves its own markers for defaults in the fields.
        return {
            info.alias or name: _plain(found)
            for name, info in type(value).model_fields.items()
            if (found := getattr(value, name)) is not None and not isinstance(found, Default)
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
