"""People at their phones: what tests and the page both stand on.

Each act does in the world what a Telegram client would do, and makes the updates that bots get.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.media import content
from simulator.world import Bot, Chat, Event, User, World

Message = dict[str, Any]

UNSEEN = frozenset({"request", "update"})
"""What happens between bots and Telegram, where people see nothing of it."""
PATIENCE = 15.0
"""Seconds that a person waits for an answer before he says that it never came."""


class NotSeen(AssertionError):  # noqa: N818 — what happened, as a tester says it
    """Something that was waited for did not come; the text shows what did."""


@dataclass(frozen=True)
class File:
    """A file as a person sends it. `declared` pretends another size."""

    body: bytes
    name: str = "photo.jpg"
    mime: str = "image/jpeg"
    declared: int | None = None


class Person:
    """One person with one bot, or in one group."""

    def __init__(self, world: World, user: User, bot: Bot, group: Chat | None = None) -> None:
        """In the private chat with the bot, or in the group where the bot is."""
        self.world = world
        self.user = user
        self.bot = bot
        self.group = group
        self.taps = 0
        self.patience = PATIENCE
        self.typed = 0
        self._since = 0
        self._answers: list[Event] = []
        self._news = asyncio.Event()
        world.listeners.add(self._hear)

    @property
    def chat(self) -> Chat:
        """Where he is."""
        return self.group or self.world.chat_with(self.bot, self.user)

    def opens(self, payload: str = "") -> Message:
        """He follows a deep link, or presses Start."""
        chat = self.chat
        fresh = not chat.started or chat.blocked
        chat.started, chat.blocked = True, False
        if fresh:
            self._ranked("left", "member")
        to = f"@{self.bot.username}" if self.group else ""
        return self.says(f"/start{to} {payload}".strip(), typed=False)

    def says(self, text: str, *, typed: bool = True, **more: Any) -> Message:  # noqa: ANN401 — fields of a message
        """He writes."""
        self.typed += typed
        return self._post({"text": text, **_commands(text), **more})

    def presses(self, label: str) -> Message:
        """He presses the newest button whose label begins so."""
        message, button = self.button(label)
        self.taps += 1
        return self.press(message, button)

    def press(self, message: Message, button: dict[str, Any]) -> Message:
        """He presses this button of this message; a link opens the chat that it leads to."""
        if "url" in button:
            payload = button["url"].partition("start=")[2]
            return Person(self.world, self.user, _linked(self.world, button["url"])).opens(payload)
        return self.presses_data(message, button["callback_data"])

    def presses_data(self, message: Message, data: str) -> Message:
        """A press with any data: a client can be made to send what was never on the message."""
        query_id = self.world.query(self.bot, self.user)
        self._mark()
        query = {
            "id": query_id,
            "from": self.user.as_json(),
            "chat_instance": str(self.chat.id),
            "data": data,
            "message": self._seen(message),
        }
        self.world.update(self.bot, "callback_query", query)
        return message

    def sends(
        self, file: File, *, photo: bool = True, caption: str | None = None, **more: Any
    ) -> Message:  # noqa: ANN401 — fields of a message
        """He sends a file, as a photo or as it is."""
        return self._post({**self._content(file, photo=photo), **_captioned(caption), **more})

    def sends_album(
        self, files: Sequence[File], *, photo: bool = True, order: Sequence[int] | None = None
    ) -> list[Message]:
        """He sends an album: one message, and one update, each; `order` may shuffle the updates."""
        group = self.world.album()
        self._mark()
        messages = [
            self.world.put(
                self.chat,
                {
                    **self._author(),
                    "media_group_id": group,
                    **self._content(file, photo=photo),
                },
            )
            for file in files
        ]
        for index in order or range(len(files)):
            self._heard(messages[index])
        return messages

    def edits(self, message: Message, text: str) -> Message:
        """He edits his own message."""
        self._mark()
        edited = self.world.replace(self.chat, {**message, "text": text})
        self._heard(edited, edited=True)
        return edited

    def forwards(self, file: File | None = None, *, poison: bool = False) -> Message:
        """He forwards something of somebody who hides; the poison lacks even the name."""
        origin: dict[str, Any] = {"type": "hidden_user", "date": 1_500_000_000}
        if not poison:
            origin["sender_user_name"] = "Somebody"
        body = self._content(file, photo=True) if file else {"text": "forwarded words"}
        message = {**body, "forward_origin": origin}
        return self._post(message, odd=poison)

    def blocks(self) -> None:
        """He blocks the bot."""
        self.chat.blocked = True
        self._ranked("member", "kicked")

    def unblocks(self) -> None:
        """He lets the bot write again."""
        self.chat.blocked = False
        self._ranked("kicked", "member")

    def deactivates(self) -> None:
        """He deletes his account."""
        self.world.deactivate(self.user)

    def view(self) -> list[Message]:
        """What he sees, oldest first."""
        return list(self.chat.messages.values())

    def newest(self) -> Message:
        """The newest message with words. Raises NotSeen when there is none."""
        for message in reversed(self.view()):
            if "text" in message:
                return message
        raise self._unseen("any message")

    def buttons(self) -> list[str]:
        """The labels of the newest keyboard."""
        for message in reversed(self.view()):
            rows = (message.get("reply_markup") or {}).get("inline_keyboard")
            if rows:
                return [button["text"] for row in rows for button in row]
        return []

    def button(self, label: str) -> tuple[Message, dict[str, Any]]:
        """The newest button with this label, else the newest that begins so. Raises NotSeen."""
        keys = [
            (button["text"].translate(_ISOLATION), message, button)
            for message in reversed(self.view())
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
            for button in row
        ]
        # "No" is not "Nothing to add", which a repeated older question below may still offer.
        exact = [key for key in keys if key[0] == label]
        for _, message, button in exact or [key for key in keys if key[0].startswith(label)]:
            return message, button
        raise self._unseen(f"the button {label!r}")

    async def sees(
        self, wanted: str | Callable[[Message], bool], within: float | None = None
    ) -> Message:
        """Wait for a message, new or edited since his last act. Raises NotSeen."""
        found: Message = await self._await(lambda: self._find(wanted), str(wanted), within)
        return found

    async def sees_button(self, label: str, within: float | None = None) -> Message:
        """Wait until a button with this label stands in a message of his last act or later."""
        found: Message = await self._await(
            lambda: self._find(lambda m: label in str(m.get("reply_markup", ""))),
            f"the button {label!r}",
            within,
        )
        return found

    async def is_told(self, text: str, within: float | None = None) -> Event:
        """Wait for the answer to a press. Raises NotSeen."""

        def answered() -> Event | None:
            return next((a for a in self._answers if text in a["text"]), None)

        found: Event = await self._await(answered, f"an answer with {text!r}", within)
        return found

    def raw(self, kind: str, body: dict[str, Any]) -> None:
        """An update exactly as given, however odd."""
        self.world.update(self.bot, kind, body, odd=True)

    def _post(self, body: Message, *, odd: bool = False) -> Message:
        self._mark()
        message = self.world.put(self.chat, {**self._author(), **body})
        self._heard(message, odd=odd)
        return message

    def _author(self) -> dict[str, Any]:
        if self.chat.type == "channel":
            return {"sender_chat": self.chat.as_json()}
        return {"from": self.user.as_json()}

    def _heard(self, message: Message, *, edited: bool = False, odd: bool = False) -> None:
        kind = "channel_post" if self.chat.type == "channel" else "message"
        self.world.announce(self.chat, message, f"edited_{kind}" if edited else kind, odd=odd)

    def _content(self, file: File, *, photo: bool) -> dict[str, Any]:
        stored = self.world.keep(
            file.body, None if photo else file.name, file.mime, photo=photo, declared=file.declared
        )
        return content(self.bot, stored)

    def _mark(self) -> None:
        self._since = self.chat.next_message - 1
        self._edits: set[int] = set()
        self._answers.clear()

    def _hear(self, event: Event) -> None:
        if event["type"] in UNSEEN:
            return
        if event["type"] == "callback_answer" and event["person"] == self.user.id:
            self._answers.append(event)
        if event["type"] == "edited" and self.world.place(self.chat).items() <= event.items():
            self._edited().add(event["message_id"])
        self._news.set()

    def _edited(self) -> set[int]:
        if not hasattr(self, "_edits"):
            self._edits = set()
        return self._edits

    def _find(self, wanted: str | Callable[[Message], bool]) -> Message | None:
        for number, message in self.chat.messages.items():
            if number <= self._since and number not in self._edited():
                continue
            if message.get("from", {}).get("id") == self.user.id:
                continue
            if wanted(message) if callable(wanted) else wanted in _words(message):
                return message
        return None

    async def _await(self, look: Callable[[], Any], what: str, within: float | None) -> Any:  # noqa: ANN401 — what is found
        deadline = asyncio.get_running_loop().time() + (within or self.patience)
        while True:
            found = look()
            if found is not None:
                return found
            self._news.clear()
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                raise self._unseen(what)
            try:
                await asyncio.wait_for(self._news.wait(), left)
            except TimeoutError:
                raise self._unseen(what) from None

    def _ranked(self, before: str, now: str) -> None:
        self.world.rank(self.chat, self.bot, before, now, by=self.user)

    def _seen(self, message: Message) -> Message:
        """The message of a press; of one that is gone only its place is known."""
        if message["message_id"] in self.chat.messages:
            return {k: v for k, v in message.items() if k != "reply_to_message"}
        return {"chat": self.chat.as_json(), "message_id": message["message_id"], "date": 0}

    def _unseen(self, what: str) -> NotSeen:
        lines = [f"  {m['message_id']}: {_words(m)[:200]!r}" for m in self.view()[-6:]]
        return NotSeen(
            f"{self.user.first_name} never saw {what}; the chat ends:\n" + "\n".join(lines)
        )


def _captioned(caption: str | None) -> dict[str, Any]:
    return {"caption": caption} if caption else {}


def _commands(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    length = len(text.split(maxsplit=1)[0])
    return {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def _words(message: Message) -> str:
    told = message.get("text") or message.get("caption") or ""
    return told.translate(_ISOLATION)


def _linked(world: World, url: str) -> Bot:
    return world.bot_named(url.rsplit("/", 1)[-1].partition("?")[0])


_ISOLATION = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
"""Marks that nobody sees."""
