"""Who acts where: the people and chats that a call of the page names."""

from collections.abc import Mapping
from typing import Any

from simulator.person import Person
from simulator.sorry import Sorry
from simulator.world import Bot, Chat, User, World


class Callers:
    """Everybody who can act, each in each chat. A call is a form, a query or JSON."""

    def __init__(self, world: World) -> None:
        """The people of this world."""
        self._world = world
        self._people: dict[tuple[int, int], Person] = {}

    def user(self, call: Mapping[str, Any]) -> User:
        """Who is named. Raises Sorry."""
        user = self._world.users.get(int(call["person"]))
        if user is None:
            message = "There is no such person."
            raise Sorry(message, 404)
        return user

    def person(self, call: Mapping[str, Any]) -> Person:
        """Who looks on, in the chat that is named. Raises Sorry."""
        user = self.user(call)
        bot, group = self._place(call)
        key = (user.id, group.id if group else bot.id)
        if key not in self._people:
            self._people[key] = Person(self._world, user, bot, group)
        return self._people[key]

    def actor(self, call: Mapping[str, Any]) -> Person:
        """Who does something there; a deleted account can do nothing, and a group may have moved."""
        person = self.person(call)
        if person.user.deactivated:
            message = "This account was deleted; it can do nothing any more."
            raise Sorry(message, 409)
        if person.chat.migrated_to is not None:
            message = "This group has moved. Go on in the new one."
            raise Sorry(message, 409)
        return person

    def writer(self, call: Mapping[str, Any]) -> Person:
        """Who writes; a client offers nothing to write with to whom he blocked."""
        person = self.actor(call)
        if person.chat.blocked:
            message = "You blocked this bot. Unblock it before you write."
            raise Sorry(message, 409)
        return person

    def group(self, call: Mapping[str, Any]) -> Chat:
        """The group that is named. Raises Sorry."""
        found = self._world.groups.get(int(call["group"]))
        if found is None:
            message = "There is no such chat."
            raise Sorry(message, 404)
        return found

    def _place(self, call: Mapping[str, Any]) -> tuple[Bot, Chat | None]:
        """The bot with whom, or in whose group; a group that threw its bot out is still a group."""
        if call.get("group"):
            group = self.group(call)
            known = [bot for bot in self._world.bots.values() if bot.id in group.members]
            present = next(self._world.members_bots(group), known[0] if known else None)
            if present is not None:
                return present, group
        else:
            for one in self._world.bots.values():
                if one.username == str(call["bot"]):
                    return one, None
        message = "There is no such chat."
        raise Sorry(message, 404)
