"""One request to a method that is played, and what a method takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes
from typing import Any, Final, NamedTuple

from simulator import checks
from simulator.errors import not_modelled
from simulator.inhabitants import Bot, Chat
from simulator.world import World


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request. What it is says its name: Telegram does not ask the sender."""

    body: bytes
    name: str

    @property
    def mime(self) -> str:
        """By the ending of its name."""
        return _ENDINGS.guess_type(self.name)[0] or "application/octet-stream"


Uploads = Mapping[str, Upload]
_ENDINGS: Final = MimeTypes()


class Call(NamedTuple):
    """Who calls, with what; `params` are checked against the specification already."""

    world: World
    bot: Bot
    params: dict[str, Any]
    uploads: Uploads

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat that the call is about. Raises Refusal when the bot cannot reach it."""
        return checks.reachable(self.world, self.bot, self.params.get(name))

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or the default."""
        return self.params.get(name, default)


Act = Callable[[Call], Any]


@dataclass(frozen=True)
class Method:
    """What a method does, with which parameters; `idle` ones are taken and change nothing here."""

    act: Act
    played: frozenset[str]
    idle: frozenset[str]
    taken: frozenset[str]

    def __call__(self, call: Call) -> Any:
        """Do it. Raises Refusal; 501 for a parameter that is not played."""
        if not call.params.keys() <= self.taken:
            raise not_modelled(min(call.params.keys() - self.taken))
        return self.act(call)


def takes(act: Act, played: str = "", idle: str = "") -> Method:
    """A method and the names of its parameters, divided by spaces."""
    told, passed_over = frozenset(played.split()), frozenset(idle.split())
    return Method(act, told, passed_over, told | passed_over)
