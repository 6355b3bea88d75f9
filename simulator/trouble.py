"""Trouble on demand for the page: faults by their kinds, and updates that are held back."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from aiohttp import web

from simulator.faults import REQUESTS, UPDATES, Fault, Faults
from simulator.sorry import Sorry, told
from simulator.updates import Deliveries
from simulator.world import Bot, World

MOST: Final = 100
LONGEST_WAIT: Final = 300


@dataclass(frozen=True)
class Kind:
    """A kind of fault in plain words.

    `befalls` a request, a download or an update. `length` names the part of a fault that says for
    how many seconds, when it has one.
    """

    kind: str
    title: str
    sentence: str
    befalls: str = "request"
    length: str = ""


WORDS: Final = (
    Kind("429", "Too many requests (429)",
         "Telegram asks the bot to wait this long. The message comes later; nothing is lost.",
         length="retry_after"),
    Kind("5xx", "Telegram stumbles (502)",
         "Telegram answers with an HTML page instead of JSON. The desk tries again."),
    Kind("timeout", "No answer for a while",
         "Nothing is done, and no answer comes. The desk gives up waiting and tries again.",
         length="seconds"),
    Kind("drop_after", "The answer is lost",
         "Telegram does what it was asked, but the bot never hears of it. A notice may come twice."),
    Kind("drop_before", "No connection",
         "The connection closes before anything was done. The desk tries again."),
    Kind("403", "Blocked, says Telegram (403)",
         "Telegram says that the person blocked the bot. Notices go by the marketplace instead."),
    Kind("truncated", "Half a file", befalls="download", sentence=
         "Half of a file comes, then the connection closes. The desk fetches it again."),
    Kind("expired", "A file's address ran out", befalls="download", sentence=
         "The address of a file is good no longer. The desk asks for a new one."),
    Kind("duplicate", "An update twice", befalls="update", sentence=
         "What somebody does reaches the bot twice. It must happen only once."),
    Kind("delay", "An update late", befalls="update", length="seconds", sentence=
         "What somebody does reaches the bot later; what happens meanwhile comes first."),
    Kind("reorder", "Updates out of order", befalls="update", length="seconds", sentence=
         "The next thing that somebody does is overtaken by the one after it."),
)  # fmt: skip
"""What the page says of each kind."""

BEFALLS: Final = {"download": "download", "update": "*"}
"""The method of a fault that does not befall just any request."""

METHODS: Final = ("sendMessage", "editMessageText", "answerCallbackQuery", "sendMediaGroup",
                  "sendDocument", "getFile", "download", "getUpdates", "*")  # fmt: skip
"""What the page offers; any other may be named in a call."""


def known() -> tuple[Kind, ...]:
    """Every kind that the simulator can play; one without words is shown by its name."""
    said = {kind.kind: kind for kind in WORDS}
    found = [kind for kind in WORDS if kind.kind in REQUESTS | UPDATES]
    for name in sorted((REQUESTS | UPDATES) - said.keys()):
        befalls = "update" if name in UPDATES else "request"
        found.append(Kind(name, name, "There are no words for this one yet.", befalls))
    return tuple(found)


class Trouble:
    """The handlers behind the addresses."""

    def __init__(self, world: World, faults: Faults, deliveries: Deliveries) -> None:
        """Make trouble in this world."""
        self._world = world
        self._faults = faults
        self._deliveries = deliveries
        self._numbers: dict[int, Fault] = {}
        self._next = 1

    async def kinds(self, request: web.Request) -> web.Response:
        """What can be scheduled, and for which methods."""
        return web.json_response({"kinds": [asdict(kind) for kind in known()], "methods": METHODS,
                                  "befalls": BEFALLS})  # fmt: skip

    async def scheduled(self, request: web.Request) -> web.Response:
        """The faults that still wait for a request."""
        return web.json_response([
            {"id": number, **asdict(fault)} for number, fault in self._numbered().items()
        ])  # fmt: skip

    async def schedule(self, request: web.Request) -> web.Response:
        """Schedule a fault."""
        fault = _fault(await told(request))
        self._faults.schedule(fault)
        self._tell()
        return web.json_response({})

    async def cancel(self, request: web.Request) -> web.Response:
        """Take a fault back."""
        fault = self._numbered().get(int((await told(request))["id"]))
        if fault is None:
            message = "That fault has happened already."
            raise Sorry(message, 404)
        self._faults.cancel(fault)
        self._tell()
        return web.json_response({})

    async def hold(self, request: web.Request) -> web.Response:
        """Keep a bot's updates back."""
        self._bot(await told(request)).held = True
        self._tell()
        return web.json_response({})

    async def release(self, request: web.Request) -> web.Response:
        """Let them go."""
        self._deliveries.release(self._bot(await told(request)))
        self._tell()
        return web.json_response({})

    def _bot(self, call: dict[str, Any]) -> Bot:
        try:
            return self._world.bot_named(str(call["bot"]))
        except KeyError:
            message = "There is no such bot."
            raise Sorry(message, 404) from None

    def _numbered(self) -> dict[int, Fault]:
        """Every waiting fault under a number that stays its own."""
        waiting = self._faults.scheduled
        known = {n: f for n, f in self._numbers.items() if any(f is one for one in waiting)}
        for fault in waiting:
            if not any(fault is one for one in known.values()):
                known[self._next] = fault
                self._next += 1
        self._numbers = known
        return known

    def _tell(self) -> None:
        self._world.tell({"type": "trouble"})


def _fault(call: dict[str, Any]) -> Fault:
    """A fault as it was asked for, its numbers as numbers. Raises Sorry."""
    parts: dict[str, Any] = {name: _part(name, value) for name, value in call.items()}
    fault = Fault(**parts)
    if fault.kind not in REQUESTS | UPDATES:
        message = "There is no such kind of trouble."
        raise Sorry(message)
    lengths = [parts[name] for name in ("retry_after", "seconds") if name in parts]
    if not 1 <= fault.times <= MOST or any(not 1 <= one <= LONGEST_WAIT for one in lengths):
        message = f"Choose 1 to {MOST} times, and 1 to {LONGEST_WAIT} seconds."
        raise Sorry(message)
    return fault


def _part(name: str, value: Any) -> int | float | str:  # noqa: ANN401 — JSON
    kind = next((str(field.type) for field in fields(Fault) if field.name == name), "")
    if "float" in kind:
        return float(value)
    return int(value) if "int" in kind else str(value)
