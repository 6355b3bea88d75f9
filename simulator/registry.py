"""Who is known: people, bots, chats and files, and the numbers that are given out."""

import hashlib
import itertools
import random
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from simulator.clock import Clock
from simulator.inhabitants import Bot, Chat, Stored, User

LINK_LIFE: Final = 3600.0
"""Seconds for which a file's address is good."""
PRESS_SECONDS: Final = 30.0
"""Seconds in which a press can be answered; Telegram does not say how long it waits."""


class Registry:
    """Everybody and every file by its id."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        ticks: Callable[[], float] = time.monotonic,
        chance: random.Random | None = None,
        press_seconds: float = PRESS_SECONDS,
    ) -> None:
        """Nobody yet. `ticks` is monotonic time, in seconds: limits, retries and presses follow it."""
        self.clock = clock or Clock()
        self.ticks = ticks
        self.chance = chance or random.Random()  # noqa: S311 — where ids begin is no secret
        self.press_seconds = press_seconds
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.files: dict[str, Stored] = {}
        self.queries: dict[str, dict[str, Any]] = {}
        self._paths: dict[tuple[int, str], float] = {}
        self._numbers = itertools.count(1)

    def person(self, user_id: int, name: str, language: str = "en", role: str = "buyer") -> User:
        """A new person."""
        user = User(user_id, name, language, role)
        self.users[user_id] = user
        return user

    def group(
        self, chat_id: int, title: str, *, forum: bool = False, kind: str = "supergroup"
    ) -> Chat:
        """A new group, supergroup or channel."""
        chat = Chat(chat_id, kind, title, is_forum=forum)
        self.groups[chat_id] = chat
        return chat

    def chat_with(self, bot: Bot, user: User) -> Chat:
        """The private chat of a bot and a person."""
        key = (bot.id, user.id)
        if key not in self.private:
            self.private[key] = Chat(
                user.id, "private", bot=bot, person=user, is_forum=bot.has_topics, box=bot.box
            )
        return self.private[key]

    def bot_named(self, username: str) -> Bot:
        """A bot by its name. Raises KeyError."""
        for bot in self.bots.values():
            if bot.username == username:
                return bot
        raise KeyError(username)

    def find_chat(self, bot: Bot, chat_id: int | str) -> Chat | None:
        """The chat that a bot means by an id, or by an @name."""
        if isinstance(chat_id, str):
            named = [c for c in self.groups.values() if c.username]
            return next((c for c in named if f"@{c.username}".lower() == chat_id.lower()), None)
        return self.groups.get(chat_id) or self.private.get((bot.id, chat_id))

    def members_bots(self, chat: Chat) -> Iterator[Bot]:
        """The bots in a group."""
        for bot in self.bots.values():
            if chat.members.get(bot.id) in {"member", "administrator"}:
                yield bot

    def keep(
        self, body: bytes, name: str | None, mime: str, *, photo: bool, declared: int | None = None
    ) -> Stored:
        """Keep a file."""
        unique = f"U{next(self._numbers)}{hashlib.sha256(body).hexdigest()[:12]}"
        stored = Stored(unique, body, name, mime, declared or len(body), photo)
        self.files[unique] = stored
        return stored

    def owned(self, bot: Bot, named: str) -> Stored | None:
        """The file that a bot's own file id names; another bot's id names nothing."""
        prefix = file_id(bot, "")
        return self.files.get(named.removeprefix(prefix)) if named.startswith(prefix) else None

    def path(self, bot: Bot, stored: Stored) -> str:
        """An address for a file, good for an hour."""
        path = f"{stored.kind}s/{stored.unique_id}"
        self._paths[bot.id, path] = self.ticks() + LINK_LIFE
        return path

    def at_path(self, bot: Bot, path: str) -> Stored | None:
        """The file at an address that is still good."""
        if self.ticks() > self._paths.get((bot.id, path), float("-inf")):
            return None
        return self.files.get(path.rsplit("/", 1)[-1])

    def expire(self, bot: Bot, path: str) -> None:
        """An address is good no longer."""
        self._paths.pop((bot.id, path), None)

    def album(self) -> str:
        """A fresh media group id."""
        return f"9{next(self._numbers):012d}"

    def link(self) -> str:
        """A fresh invite link."""
        return f"https://t.me/+{hashlib.sha256(str(next(self._numbers)).encode()).hexdigest()[:16]}"

    def query(self, bot: Bot, user: User) -> str:
        """A fresh callback query id, which can be answered for a while."""
        number = f"7{next(self._numbers):015d}"
        self.queries[number] = {"bot": bot.id, "person": user.id, "since": self.ticks()}
        return number


def file_id(bot: Bot, unique: str) -> str:
    """A file's id for one bot; it is of no use to another."""
    return f"F{bot.id}-{unique}"
