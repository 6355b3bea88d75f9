"""What befalls people, chats and messages, at a click: accounts go, bots are thrown out, groups move."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from aiohttp import web

from simulator.callers import Callers
from simulator.sorry import Sorry, told
from simulator.world import Bot, Chat, World


@dataclass(frozen=True)
class Act:
    """An act in plain words. `to` says what a call must name: a person, a group, or any chat."""

    act: str
    title: str
    sentence: str
    to: str


WORDS: Final = (
    Act("deactivate", "Delete the account", to="person", sentence=
        "Nothing reaches this person any more, and Telegram says so only when a bot tries. "
        "It cannot be undone: add somebody else."),
    Act("delete_message", "Delete the bot's newest message", to="chat", sentence=
        "No bot is told. Whoever means to edit it is refused, and must write anew."),
    Act("open_topic", "Open a topic", to="group", sentence=
        "A forum topic in the staff chat, with a first message of its own."),
    Act("delete_topic", "Delete the newest topic", to="group", sentence=
        "It goes with everything in it. No bot is told."),
    Act("migrate", "Move the group", to="group", sentence=
        "The staff chat gets another id. Whoever writes to the old one is told the new one."),
    Act("kick", "Throw the bot out", to="group", sentence=
        "The staff chat takes nothing more from its bot. What is meant for it waits."),
    Act("take_back", "Take the bot back", to="group", sentence=
        "The bot is an administrator of the staff chat again."),
)  # fmt: skip
"""What the page says of each act."""


class Befalling:
    """The handlers behind the addresses."""

    def __init__(self, world: World, callers: Callers) -> None:
        """Act in this world."""
        self._world = world
        self._callers = callers
        self._acts: dict[str, Callable[[Mapping[str, Any]], str]] = {
            "deactivate": self._deactivate, "delete_message": self._delete_message,
            "open_topic": self._open_topic, "delete_topic": self._delete_topic,
            "migrate": self._migrate, "kick": self._kick, "take_back": self._take_back,
        }  # fmt: skip

    async def acts(self, request: web.Request) -> web.Response:
        """What can be done, in words."""
        return web.json_response([asdict(act) for act in WORDS])

    async def befall(self, request: web.Request) -> web.Response:
        """Let it happen."""
        call = await told(request)
        act = self._acts.get(str(call["act"]))
        if act is None:
            message = "There is no such act."
            raise Sorry(message)
        about = act(call)
        self._world.befell(str(call["act"]), about)
        return web.json_response({"about": about})

    async def befallen(self, request: web.Request) -> web.Response:
        """The latest trouble that has happened."""
        return web.json_response(list(self._world.befallen))

    async def limit(self, request: web.Request) -> web.Response:
        """Set the published limits in force, or lift them."""
        self._world.limits.on = bool((await told(request))["on"])
        self._world.tell({"type": "trouble"})
        return web.json_response({})

    def _deactivate(self, call: Mapping[str, Any]) -> str:
        user = self._callers.user(call)
        if user.deactivated:
            message = "That account was deleted before."
            raise Sorry(message, 409)
        self._world.deactivate(user)
        return user.first_name

    def _delete_message(self, call: Mapping[str, Any]) -> str:
        person = self._callers.person(call)
        chat = person.chat
        found = [m for m in chat.messages.values() if (m.get("from") or {}).get("is_bot")]
        if not found:
            message = "No bot has written there."
            raise Sorry(message, 409)
        self._world.delete_message(chat, found[-1]["message_id"])
        return f"message {found[-1]['message_id']} · {chat.title or person.user.first_name}"

    def _open_topic(self, call: Mapping[str, Any]) -> str:
        group = self._group(call)
        if not group.is_forum:
            message = "That group has no topics."
            raise Sorry(message, 409)
        person = self._callers.actor(call)
        return person.opens_topic(f"Topic {len(group.topics) + 1}")

    def _delete_topic(self, call: Mapping[str, Any]) -> str:
        group = self._group(call)
        if not group.topics:
            message = "There is no topic to delete; open one first."
            raise Sorry(message, 409)
        number, name = list(group.topics.items())[-1]
        self._world.delete_topic(group, number)
        return name

    def _migrate(self, call: Mapping[str, Any]) -> str:
        group = self._group(call)
        return f"{group.title} · {group.id} → {self._world.migrate(group).id}"

    def _kick(self, call: Mapping[str, Any]) -> str:
        group = self._group(call)
        bot = next(self._world.members_bots(group), None)
        if bot is None:
            message = "There is no bot in that group."
            raise Sorry(message, 409)
        self._world.kick(group, bot, by=self._callers.user(call))
        return f"{bot.first_name} · {group.title}"

    def _take_back(self, call: Mapping[str, Any]) -> str:
        group = self._group(call)
        bot = self._away(group)
        self._world.join(group, bot, by=self._callers.user(call), admin=True)
        return f"{bot.first_name} · {group.title}"

    def _away(self, group: Chat) -> Bot:
        present = {bot.id for bot in self._world.members_bots(group)}
        for bot in self._world.bots.values():
            if bot.id in group.members and bot.id not in present:
                return bot
        message = "No bot was thrown out of that group."
        raise Sorry(message, 409)

    def _group(self, call: Mapping[str, Any]) -> Chat:
        group = self._callers.group(call)
        if group.migrated_to is not None:
            message = "This group has moved. Go on in the new one."
            raise Sorry(message, 409)
        return group
