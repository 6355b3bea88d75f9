"""Somebody who looks at a chat: what he sees there, and how long he waits for it."""

import asyncio
from collections.abc import Callable
from typing import Any

from simulator.inhabitants import Message
from simulator.world import Bot, Chat, Event, User, World

UNSEEN = frozenset({"request", "update"})
"""What happens between bots and Telegram, where people see nothing of it."""
PATIENCE = 15.0
"""Seconds that a person waits for an answer before he says that it never came."""


class NotSeen(AssertionError):  # noqa: N818 — what happened, as a tester says it
    """Something that was waited for did not come; the text shows what did."""


class Onlooker:
    """A person in his chat with one bot, or in one group."""

    def __init__(self, world: World, user: User, bot: Bot, group: Chat | None = None) -> None:
        """In the private chat with the bot, or in the group where the bot is."""
        self.world = world
        self.user = user
        self.bot = bot
        self.group = group
        self.patience = PATIENCE
        self._since = 0
        self._edits: set[int] = set()
        self._answers: list[Event] = []
        self._news = asyncio.Event()
        world.listeners.add(self._hear)

    @property
    def chat(self) -> Chat:
        """Where he is."""
        return self.group or self.world.chat_with(self.bot, self.user)

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

    def _mark(self) -> None:
        self._since = self.chat.next_message - 1
        self._edits.clear()
        self._answers.clear()

    def _hear(self, event: Event) -> None:
        if event["type"] in UNSEEN:
            return
        if event["type"] == "callback_answer" and event["person"] == self.user.id:
            self._answers.append(event)
        if event["type"] == "edited" and self.world.place(self.chat).items() <= event.items():
            self._edits.add(event["message_id"])
        self._news.set()

    def _find(self, wanted: str | Callable[[Message], bool]) -> Message | None:
        for number, message in self.chat.messages.items():
            if number <= self._since and number not in self._edits:
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

    def _unseen(self, what: str) -> NotSeen:
        lines = [f"  {m['message_id']}: {_words(m)[:200]!r}" for m in self.view()[-6:]]
        return NotSeen(
            f"{self.user.first_name} never saw {what}; the chat ends:\n" + "\n".join(lines)
        )


def _words(message: Message) -> str:
    told = message.get("text") or message.get("caption") or ""
    return told.translate(_ISOLATION)


_ISOLATION = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
"""Marks that nobody sees."""
