"""Trouble on demand for the page: faults by their kinds, and updates that are held back."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from aiohttp import web

from simulator.faults import Fault, Faults
from simulator.sorry import Sorry, told
from simulator.updates import Deliveries
from simulator.world import Bot, World

MOST: Final = 100
LONGEST_WAIT: Final = 300


@dataclass(frozen=True)
class Kind:
    """A kind of fault in plain words. `seconds` says that it has a length of its own."""

    kind: str
    title: str
    sentence: str
    seconds: bool = False


KINDS: Final = (
    Kind("429", "Too many requests (429)",
         "Telegram asks the bot to wait this long. The message comes later; nothing is lost.",
         seconds=True),
    Kind("5xx", "Telegram stumbles (502)",
         "Telegram answers with an HTML page instead of JSON. The desk tries again."),
    Kind("drop_after", "The answer is lost",
         "Telegram does what it was asked, but the bot never hears of it. A notice may come twice."),
    Kind("drop_before", "No connection",
         "The connection closes before anything was done. The desk tries again."),
    Kind("403", "Blocked, says Telegram (403)",
         "Telegram says that the person blocked the bot. Notices go by the marketplace instead."),
)  # fmt: skip
"""One line a kind: the page builds its buttons from this table."""

METHODS: Final = ("sendMessage", "editMessageText", "answerCallbackQuery", "sendMediaGroup",
                  "sendDocument", "getFile", "download", "getUpdates", "*")  # fmt: skip


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
        return web.json_response({"kinds": [asdict(kind) for kind in KINDS], "methods": METHODS})

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
    whole = {field.name for field in fields(Fault) if "int" in str(field.type)}
    parts: dict[str, Any] = {n: int(v) if n in whole else str(v) for n, v in call.items()}
    fault = Fault(**parts)
    if fault.kind not in {kind.kind for kind in KINDS}:
        message = "There is no such kind of trouble."
        raise Sorry(message)
    if not 1 <= fault.times <= MOST or not 1 <= fault.retry_after <= LONGEST_WAIT:
        message = f"Choose 1 to {MOST} times, and 1 to {LONGEST_WAIT} seconds."
        raise Sorry(message)
    return fault
