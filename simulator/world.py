"""The world behind the Bot API: what is written in chats, who hears of it, and what befalls them."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Final

from simulator.arrivals import Arrivals
from simulator.faults import Faults
from simulator.inhabitants import Bot, Chat, Entry, Message, Stored, User
from simulator.limits import Limits
from simulator.membership import ANONYMOUS, SERVICE, membership
from simulator.registry import Registry, file_id

__all__ = ["Bot", "Chat", "Entry", "Event", "Message", "Stored", "User", "World", "file_id"]

Event = dict[str, Any]

JOURNAL: Final = 2000
BEFALLEN: Final = 100


class World(Registry):
    """Everything that Telegram knows. One event loop may use it at a time."""

    def __init__(self, *known: Any, **more: Any) -> None:
        """An empty world; `Registry` says what it can be told."""
        super().__init__(*known, **more)
        self.ledger: list[Entry] = []
        self.journal: deque[dict[str, Any]] = deque(maxlen=JOURNAL)
        self.listeners: set[Callable[[Event], None]] = set()
        self.befallen: deque[dict[str, Any]] = deque(maxlen=BEFALLEN)
        self.faults = Faults(lambda kind, bot, method: self.befell(kind, f"{method} · {bot}"))
        self.limits = Limits(self.ticks)
        self.arrivals = Arrivals(self.clock, self.ticks, self.chance, self.faults, self._arrived)

    def bot(self, token: str, username: str, name: str) -> Bot:
        """A new bot."""
        number = int(token.split(":", maxsplit=1)[0])
        bot = Bot(token, number, username, name, next_update=self.arrivals.first())
        self.bots[token] = bot
        return bot

    def put(self, chat: Chat, message: Message) -> Message:
        """Put a message into a chat's box and number it."""
        number = chat.box.number()
        message = {
            "message_id": number,
            "date": int(self.clock.now().timestamp()),
            "chat": chat.as_json(),
            **message,
        }
        chat.messages[number] = message
        if message.get("from", {}).get("is_bot"):
            chat.last_bot = message["from"]["id"]
        self.tell({"type": "message", **self.place(chat), "message_id": number})
        return message

    def replace(self, chat: Chat, message: Message) -> Message:
        """An edited message in place of the one that was there."""
        edited = {**message, "edit_date": int(self.clock.now().timestamp())}
        chat.messages[edited["message_id"]] = edited
        self.tell({"type": "edited", **self.place(chat), "message_id": edited["message_id"]})
        return edited

    def announce(
        self, chat: Chat, message: Message, kind: str = "message", *, odd: bool = False
    ) -> None:
        """Let the bots of a chat hear of a message which is not theirs."""
        for bot in self._audience(chat, message):
            told = message if chat.bot is bot else seen_by(bot, message)
            self.update(bot, kind, told, odd=odd)

    def update(self, bot: Bot, kind: str, body: dict[str, Any], *, odd: bool = False) -> None:
        """Queue an update, if the bot asked for its kind. Raises Wrong, unless it is `odd`."""
        self.arrivals.make(bot, kind, body, odd=odd)

    def rank(self, chat: Chat, bot: Bot, before: str, now: str, *, by: User | None) -> None:
        """Let a bot hear that its own standing in a chat has changed."""
        change = {
            "chat": chat.as_json(),
            "from": by.as_json() if by else self._somebody(chat),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": membership(before, bot.as_json()),
            "new_chat_member": membership(now, bot.as_json()),
        }
        self.update(bot, "my_chat_member", change)

    def place(self, chat: Chat) -> Event:
        """Where a chat is, for listeners."""
        if chat.person is not None and chat.bot is not None:
            return {"person": chat.person.id, "bot": chat.bot.username}
        return {"group": chat.id}

    def tell(self, event: Event) -> None:
        """Let everybody who listens hear of it."""
        for listener in list(self.listeners):
            listener(event)

    def befell(self, kind: str, about: str) -> None:
        """Remember trouble that was made on purpose, once it has happened, and to what."""
        number = self.befallen[-1]["number"] + 1 if self.befallen else 1
        at = self.clock.now().isoformat()
        self.befallen.append({"number": number, "at": at, "kind": kind, "about": about})
        self.tell({"type": "trouble"})

    def deactivate(self, user: User) -> None:
        """A person deletes his account; no bot is told."""
        user.deactivated = True
        self.tell({"type": "deactivated", "person": user.id})

    def join(self, chat: Chat, bot: Bot, *, by: User | None = None, admin: bool = False) -> None:
        """A bot is taken into a group, or given a rank there."""
        self._moved(chat, bot, "administrator" if admin else "member", by)

    def kick(self, chat: Chat, bot: Bot, *, by: User | None = None) -> None:
        """A bot is thrown out of a group or channel, and told so."""
        self._moved(chat, bot, "kicked", by)

    def migrate(self, chat: Chat) -> Chat:
        """A group becomes a supergroup with another id; both say so in a service message."""
        number = min([-1_002_000_000_000, *self.groups]) - 1
        moved = self.group(number, chat.title or "", forum=chat.is_forum)
        moved.members, moved.topics = dict(chat.members), dict(chat.topics)
        moved.closed = set(chat.closed)
        chat.migrated_to = number
        author = {"from": self._somebody(chat)}
        self.announce(chat, self.put(chat, {**author, "migrate_to_chat_id": number}))
        self.announce(moved, self.put(moved, {**author, "migrate_from_chat_id": chat.id}))
        self.tell({"type": "migrated", **self.place(chat), "to": number})
        return moved

    def delete_topic(self, chat: Chat, topic: int) -> None:
        """A topic goes, with everything in it; no bot is told. Raises KeyError."""
        del chat.topics[topic]
        chat.closed.discard(topic)
        for number in [n for n, m in chat.messages.items() if m.get("message_thread_id") == topic]:
            self.delete_message(chat, number)
        self.tell({"type": "topic", **self.place(chat), "topic": topic})

    def delete_message(self, chat: Chat, message_id: int) -> None:
        """A message goes; no bot is told. Raises KeyError."""
        del chat.messages[message_id]
        chat.keyboards.pop(message_id, None)
        chat.reactions.pop(message_id, None)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.tell({"type": "deleted", **self.place(chat), "message_id": message_id})

    def _arrived(self, bot: Bot, kind: str) -> None:
        self.tell({"type": "update", "bot": bot.username, "kind": kind})

    def _audience(self, chat: Chat, message: Message) -> Iterator[Bot]:
        if chat.bot is not None:
            yield chat.bot
            return
        for bot in self.members_bots(chat):
            if _may_hear(bot, chat, message):
                yield bot

    def _somebody(self, chat: Chat) -> dict[str, Any]:
        people = [self.users[number] for number in chat.members if number in self.users]
        return people[0].as_json() if people else ANONYMOUS

    def _moved(self, chat: Chat, bot: Bot, status: str, by: User | None) -> None:
        before = chat.members.get(bot.id, "left")
        chat.members[bot.id] = status
        self.rank(chat, bot, before, status, by=by)
        self.tell({"type": "member", **self.place(chat), "bot": bot.username})


def seen_by(bot: Bot, message: Message) -> Message:
    """A message with the file ids that are of use to this bot."""
    return {key: _own(bot, value) for key, value in message.items()}


def _own(bot: Bot, value: Any) -> Any:
    if isinstance(value, list):
        return [_own(bot, one) for one in value]
    if not isinstance(value, dict):
        return value
    own = {key: _own(bot, one) for key, one in value.items()}
    return {**own, "file_id": file_id(bot, own["file_unique_id"])} if "file_id" in own else own


def _may_hear(bot: Bot, chat: Chat, message: Message) -> bool:
    """Privacy mode: what a bot in a group hears that is no administrator there."""
    author = message.get("from")
    if author is not None and author["is_bot"] and author is not ANONYMOUS:
        return False
    everything = bot.reads_groups or chat.type == "channel"
    if everything or chat.members[bot.id] == "administrator" or SERVICE & message.keys():
        return True
    told = message.get("text") or message.get("caption") or ""
    replied = (message.get("reply_to_message") or {}).get("from", {}).get("id")
    if replied == bot.id or f"@{bot.username}".lower() in told.split(" ")[0].lower():
        return True
    return told.startswith("/") and "@" not in told.split(" ")[0] and chat.last_bot == bot.id
