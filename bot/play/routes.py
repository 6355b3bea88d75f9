"""The desk's own addresses beside the simulator's (`/_desk/v1`): cases, the clock, a new beginning."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from simulator.sorry import Sorry, careful, nowhere, told
from simulator.world import World

BASE: Final = "/_desk/v1"
DAYS: Final = 3


class DeskRoutes:
    """What the page asks of the desk, and what the marketplace tells it.

    Nothing here imports the desk before it runs: the page must be up in a second.
    """

    def __init__(self, world: World) -> None:
        """The desk is not there yet."""
        self.reset = asyncio.Event()
        self._world = world
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._desk: Any = None
        self._calendar: Any = None

    def routes(self) -> list[web.RouteDef]:
        """Its addresses."""
        return [
            web.get(f"{BASE}/cases", careful(self._cases)),
            web.get(f"{BASE}/clock", careful(self._jumps)),
            web.post(f"{BASE}/clock", careful(self._jump)),
            web.post(f"{BASE}/reset", careful(self._begin_anew)),
            web.route("*", f"{BASE}/{{rest:.*}}", careful(nowhere)),
        ]

    def committed(self) -> None:
        """A batch is durable. Called in the writer's thread."""
        self._loop.call_soon_threadsafe(self._news.set)

    async def watch(self, desk: Any, profile: Path) -> None:
        """Tell the page of every case whose journal grew, until cancelled."""
        from bot.play import record  # noqa: PLC0415 — SQLAlchemy comes with the desk
        from core.rulebook.profile_file import load_profile  # noqa: PLC0415 — see above

        self._calendar = load_profile(profile).calendar()
        self._desk = desk
        before: dict[str, int] = {}
        while True:
            now = await asyncio.to_thread(record.lengths, desk.engine)
            for case_id, length in now.items():
                if length != before.get(case_id, 0):
                    self._world.tell({"type": "case", "case": case_id, "length": length})
            before = now
            await self._news.wait()
            self._news.clear()

    async def tell(self, told: Sequence[dict[str, Any]], desk: Any) -> None:
        """Records and events reach the desk as an import brings them."""
        from core.desks import marketplace  # noqa: PLC0415 — SQLAlchemy comes with the desk
        from core.marketplace.record_model import (  # noqa: PLC0415 — see above
            event_from_json,
            from_json,
        )

        read = [event_from_json(one) if "kind" in one else from_json(one) for one in told]
        await self._within(desk, lambda tx: marketplace.take(tx, read))

    async def link(self, order_id: str, role: str, desk: Any) -> str:
        """A one-time link for one side of an order."""
        from core.desks import marketplace  # noqa: PLC0415 — SQLAlchemy comes with the desk
        from core.marketplace.link import Role  # noqa: PLC0415 — see above

        side, name = Role(role), desk.names.party
        issued: str = await self._within(
            desk, lambda tx: marketplace.link(tx, order_id, side, name)
        )
        return issued

    async def _cases(self, request: web.Request) -> web.Response:  # noqa: ARG002 — a handler
        from bot.play import record  # noqa: PLC0415 — SQLAlchemy comes with the desk

        desk = self._awake()
        return web.json_response(await asyncio.to_thread(record.read_cases, desk.engine))

    async def _jumps(self, request: web.Request) -> web.Response:  # noqa: ARG002 — a handler
        return web.json_response(await self._reckoned())

    async def _jump(self, request: web.Request) -> web.Response:
        name = str((await told(request))["jump"])
        found = next((j for j in await self._reckoned() if j["jump"] == name), None)
        if found is None:
            message = "There is nothing to wait for now."
            raise Sorry(message, 409)
        self._world.clock.advance(timedelta(seconds=found["seconds"]))
        now = self._world.clock.now().isoformat()
        self._world.tell({"type": "clock", "now": now})
        return web.json_response({"now": now})

    async def _reckoned(self) -> list[dict[str, Any]]:
        """Where the clock may go: by the calendar of the Rules, and by what the desk waits for."""
        from bot.play import record  # noqa: PLC0415 — SQLAlchemy comes with the desk

        desk, now = self._awake(), self._world.clock.now()
        end = self._calendar.working_days_after(now, DAYS)
        skipped = [{"day": s.day.isoformat(), "why": s.why} for s in end.skipped]
        found = [{"jump": "working_days", "seconds": (end.ends_at - now).total_seconds(),
                  "to": end.ends_at.isoformat(), "skipped": skipped}]  # fmt: skip
        following = await asyncio.to_thread(record.next_deadline, desk.engine)
        if following is not None:
            ahead = (datetime.fromisoformat(following["at"]) - now).total_seconds()
            found.append({"jump": "deadline", "seconds": max(ahead, 0.0), "to": following["at"],
                          **following})  # fmt: skip
        return found

    async def _begin_anew(self, request: web.Request) -> web.Response:  # noqa: ARG002 — a handler
        self._awake()
        self._world.tell({"type": "reset"})
        self.reset.set()
        return web.json_response({}, status=202)

    async def _within(self, desk: Any, act: Callable[[Any], Any]) -> Any:
        from bot.commands.orders import within  # noqa: PLC0415 — SQLAlchemy comes with the desk

        return await asyncio.to_thread(within, desk.engine, act, now=self._world.clock.now())

    def _awake(self) -> Any:
        if self._desk is None:
            message = "The bots are still waking up; try again in a few seconds."
            raise Sorry(message, 503)
        return self._desk
