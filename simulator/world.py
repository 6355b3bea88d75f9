"""The world behind the Bot API: people, bots, chats with their message boxes, files."""

import asyncio
import hashlib
import itertools
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from simulator.clock import Clock
from simulator.spec import check_object

Event = dict[str, Any]


@dataclass
class User:
    """A person. `role` and `language` are for the page."""

    id: int
    first_name: str
    language_code: str = "en"
    role: str = "buyer"
    deactivated: bool = False

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows a person."""
        return {
            "id": self.id, "is_bot": False, "first_name": self.first_name,
            "language_code": self.language_code,
        }  # fmt: skip


@dataclass
class Bot:
    """A bot, its queue of updates and how it takes them."""

    token: str
    id: int
    username: str
    first_name: str
    can_join_groups: bool = False
    next_update: int = 2_000_001
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    allowed: tuple[str, ...] | None = None
    webhook: dict[str, Any] | None = None
    poller: object | None = None
    held: bool = False

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows a bot."""
        return {
            "id": self.id, "is_bot": True, "first_name": self.first_name,
            "username": self.username,
        }  # fmt: skip


@dataclass
class Chat:
    """A chat and its message box. A private chat is one bot's with one person."""

    id: int
    type: str
    title: str | None = None
    bot: Bot | None = None
    person: User | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    next_message: int = 1

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows a chat."""
        if self.person is not None:
            return {"id": self.id, "type": "private", "first_name": self.person.first_name}
        shown: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title or ""}
        if self.is_forum:
            shown["is_forum"] = True
        return shown


@dataclass
class Stored:
    """A file that was sent by somebody. `declared` may say another size than the bytes have."""

    unique_id: str
    body: bytes
    name: str | None
    mime: str
    declared: int
    photo: bool


@dataclass
class Entry:
    """One accepted request, as the ledger keeps it."""

    bot: str
    method: str
    params: dict[str, Any]
    result: Any
    at: str


class World:
    """Everything that Telegram knows. One event loop may use it at a time."""

    def __init__(self, clock: Clock | None = None) -> None:
        """An empty world on this clock."""
        self.clock = clock or Clock()
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.files: dict[str, Stored] = {}
        self.queries: dict[str, dict[str, Any]] = {}
        self.ledger: list[Entry] = []
        self.journal: deque[dict[str, Any]] = deque(maxlen=2000)
        self.listeners: set[Callable[[Event], None]] = set()
        self._news = asyncio.Condition()
        self._albums = itertools.count(1)
        self._queries = itertools.count(1)
        self._files = itertools.count(1)

    def person(self, user_id: int, name: str, language: str = "en", role: str = "buyer") -> User:
        """A new person."""
        user = User(user_id, name, language, role)
        self.users[user_id] = user
        return user

    def bot(self, token: str, username: str, name: str) -> Bot:
        """A new bot."""
        bot = Bot(token, int(token.split(":", maxsplit=1)[0]), username, name)
        self.bots[token] = bot
        return bot

    def group(
        self, chat_id: int, title: str, *, forum: bool = False, kind: str = "supergroup"
    ) -> Chat:
        """A new supergroup or channel."""
        chat = Chat(chat_id, kind, title, is_forum=forum)
        self.groups[chat_id] = chat
        return chat

    def chat_with(self, bot: Bot, user: User) -> Chat:
        """The private chat of a bot and a person."""
        key = (bot.id, user.id)
        if key not in self.private:
            self.private[key] = Chat(user.id, "private", bot=bot, person=user)
        return self.private[key]

    def bot_named(self, username: str) -> Bot:
        """A bot by its name. Raises KeyError."""
        for bot in self.bots.values():
            if bot.username == username:
                return bot
        raise KeyError(username)

    def find_chat(self, bot: Bot, chat_id: int) -> Chat | None:
        """The chat that a bot means by an id."""
        if chat_id in self.groups:
            return self.groups[chat_id]
        return self.private.get((bot.id, chat_id))

    def put(self, chat: Chat, message: dict[str, Any]) -> dict[str, Any]:
        """Put a message into a chat's box and number it."""
        message = {
            "message_id": chat.next_message,
            "date": int(self.clock.now().timestamp()),
            "chat": chat.as_json(),
            **message,
        }
        chat.messages[chat.next_message] = message
        chat.next_message += 1
        self.tell({"type": "message", **self.place(chat), "message_id": message["message_id"]})
        return message

    def place(self, chat: Chat) -> Event:
        """Where a chat is, for listeners."""
        if chat.person is not None and chat.bot is not None:
            return {"person": chat.person.id, "bot": chat.bot.username}
        return {"group": chat.id}

    def update(self, bot: Bot, kind: str, body: dict[str, Any], *, odd: bool = False) -> None:
        """Queue an update, if the bot asked for its kind when it happens.

        It must be what the Bot API promises, unless it is `odd` on purpose. Raises Wrong.
        """
        if bot.allowed is not None and kind not in bot.allowed:
            return
        update = {"update_id": bot.next_update, kind: body}
        if not odd:
            check_object("Update", update)
        bot.updates.append(update)
        bot.next_update += 1
        self.tell({"type": "update", "bot": bot.username, "kind": kind})

    def keep(
        self, body: bytes, name: str | None, mime: str, *, photo: bool, declared: int | None = None
    ) -> Stored:
        """Keep a file."""
        unique = f"U{next(self._files)}{hashlib.sha256(body).hexdigest()[:12]}"
        stored = Stored(unique, body, name, mime, declared or len(body), photo)
        self.files[unique] = stored
        return stored

    def album(self) -> str:
        """A fresh media group id."""
        return f"9{next(self._albums):012d}"

    def query(self) -> str:
        """A fresh callback query id."""
        return f"7{next(self._queries):015d}"

    def tell(self, event: Event) -> None:
        """Let everybody who listens hear of it."""
        for listener in list(self.listeners):
            listener(event)

    def members_bots(self, chat: Chat) -> Iterator[Bot]:
        """The bots in a group."""
        for bot in self.bots.values():
            if chat.members.get(bot.id) in {"member", "administrator"}:
                yield bot


def file_id(bot: Bot, unique: str) -> str:
    """A file's id for one bot; it is of no use to another."""
    return f"F{bot.id}-{unique}"
