"""Who and what there is: people, bots, chats with their boxes of messages, files."""

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

Message = dict[str, Any]

TOPIC_COLOUR: Final = 7_322_096
"""The colour of a topic's icon when none was chosen."""

DEFAULT_KINDS: Final = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll",
    "poll_answer", "my_chat_member", "chat_join_request",
})  # fmt: skip
"""The kinds of update that a bot gets which never said what it wants."""


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
class Box:
    """Where messages get their numbers: a bot's private chats share one, other chats have their own."""

    next: int = 1

    def number(self) -> int:
        """The next one."""
        self.next += 1
        return self.next - 1


@dataclass
class Hook:
    """A webhook and how it fares. `gone_since` is the tick of the first 410 in a row."""

    url: str
    secret: str = ""
    connections: int = 40
    address: str | None = None
    certificate: bool = False
    failed_at: datetime | None = None
    failure: str = ""
    gone_since: float | None = None


@dataclass
class Bot:
    """A bot, its queue of updates and how it takes them.

    `held` keeps its updates back until they are released; `again` says how many times more an
    update will come, `late` holds those that wait for the next one to pass.
    """

    token: str
    id: int
    username: str
    first_name: str
    can_join_groups: bool = False
    reads_groups: bool = False
    has_topics: bool = False
    next_update: int = 2_000_001
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    born: dict[int, tuple[datetime, float]] = field(default_factory=dict)
    again: Counter[int] = field(default_factory=Counter)
    late: list[Any] = field(default_factory=list)
    last_update: datetime | None = None
    allowed: frozenset[str] = DEFAULT_KINDS
    webhook: Hook | None = None
    poller: object | None = None
    last_poll: tuple[int, float] = (0, float("-inf"))
    next_conflict: float = float("-inf")
    held: bool = False
    profile: dict[str, Any] = field(default_factory=dict)
    """What the bot says about itself: commands, names, descriptions, menu buttons."""
    box: Box = field(default_factory=Box)

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows a bot."""
        return {
            "id": self.id, "is_bot": True, "first_name": self.first_name,
            "username": self.username,
        }  # fmt: skip

    def forget(self, update_id: int) -> None:
        """An update was taken, or is too old; one that comes again is kept once more."""
        if self.again[update_id] > 0:
            self.again[update_id] -= 1
            return
        self.born.pop(update_id, None)
        for place, update in enumerate(self.updates):
            if update["update_id"] == update_id:
                del self.updates[place]
                return


@dataclass
class Chat:
    """A chat and its messages. A private chat is one bot's with one person.

    `members` maps ids to a status of the Bot API; an administrator has every right. `keyboards` are
    the reply keyboards, which a message carries and does not show; `last_bot` wrote last.
    """

    id: int
    type: str
    title: str | None = None
    bot: Bot | None = None
    person: User | None = None
    is_forum: bool = False
    username: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, dict[int, str]] = field(default_factory=dict)
    keyboards: dict[int, dict[str, Any]] = field(default_factory=dict)
    last_bot: int | None = None
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    box: Box = field(default_factory=Box)

    @property
    def next_message(self) -> int:
        """The number of the next message."""
        return self.box.next

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows a chat."""
        if self.person is not None:
            return {"id": self.id, "type": "private", "first_name": self.person.first_name}
        shown: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title or ""}
        if self.username:
            shown["username"] = self.username
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
    kind: str = ""

    def __post_init__(self) -> None:
        """What it was sent as first."""
        if not self.kind:
            video = self.mime.startswith("video/")
            self.kind = "photo" if self.photo else "video" if video else "document"


@dataclass
class Entry:
    """One accepted request, as the ledger keeps it. `lost`: its answer never reached the bot."""

    bot: str
    method: str
    params: dict[str, Any]
    result: Any
    at: str
    lost: bool = False
