"""People at their phones: what tests and the page both stand on.

Each act does in the world what a Telegram client would do, and makes the updates that bots get.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from simulator.inhabitants import TOPIC_COLOUR, Message
from simulator.media import content
from simulator.onlooker import NotSeen, Onlooker
from simulator.spec import Wrong
from simulator.world import Bot, Chat, User, World

__all__ = ["File", "Message", "NotSeen", "Person"]

_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")


@dataclass(frozen=True)
class File:
    """A file as a person sends it. `declared` pretends another size."""

    body: bytes
    name: str = "photo.jpg"
    mime: str = "image/jpeg"
    declared: int | None = None


class Person(Onlooker):
    """One person with one bot, or in one group: what he does there."""

    def __init__(self, world: World, user: User, bot: Bot, group: Chat | None = None) -> None:
        """In the private chat with the bot, or in the group where the bot is."""
        super().__init__(world, user, bot, group)
        self.taps = 0
        self.typed = 0

    def opens(self, payload: str = "") -> Message:
        """He follows a deep link, or presses Start. Raises Wrong for a link that is none."""
        if not _PAYLOAD.fullmatch(payload):
            message = "a deep link has at most 64 of A-Z, a-z, 0-9, _ and -"
            raise Wrong(message)
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

    def opens_topic(self, name: str) -> str:
        """He opens a topic in a forum; its name."""
        number = self.chat.next_message
        self.chat.topics[number] = name
        made = {"name": name, "icon_color": TOPIC_COLOUR}
        where = {"message_thread_id": number, "is_topic_message": True}
        self._post({**where, "forum_topic_created": made})
        self.world.tell({"type": "topic", **self.world.place(self.chat), "topic": number})
        return name

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

    def _ranked(self, before: str, now: str) -> None:
        self.world.rank(self.chat, self.bot, before, now, by=self.user)

    def _seen(self, message: Message) -> Message:
        """The message of a press; of one that is gone only its place is known."""
        if message["message_id"] in self.chat.messages:
            return {k: v for k, v in message.items() if k != "reply_to_message"}
        return {"chat": self.chat.as_json(), "message_id": message["message_id"], "date": 0}


def _captioned(caption: str | None) -> dict[str, Any]:
    return {"caption": caption} if caption else {}


def _commands(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    length = len(text.split(maxsplit=1)[0])
    return {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def _linked(world: World, url: str) -> Bot:
    return world.bot_named(url.rsplit("/", 1)[-1].partition("?")[0])
