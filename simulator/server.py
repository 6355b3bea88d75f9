"""The Bot API over HTTP: faults, the envelope, downloads; on loopback only."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any, Final, Self

from aiohttp import web

from simulator.decoding import LARGEST, TooLarge, Unreadable, decode, form
from simulator.errors import Refusal, bad, forbidden, too_many
from simulator.faults import Fault
from simulator.gateway import NOTHING, Answer, Gateway
from simulator.human import human_routes
from simulator.inhabitants import Bot, Stored
from simulator.polling import REPEAT
from simulator.spec import method_name
from simulator.webhooks import PACE, PATIENCE
from simulator.world import World

HTML: Final = "<html><body><h1>502 Bad Gateway</h1></body></html>"
LONGEST_TOKEN: Final = 80
GLANCE: Final = 0.05
"""Seconds between two looks at whether a client is still there."""
ASK_FIRST: Final = {"Cache-Control": "no-cache"}
"""A browser may keep the page's files, but asks each time whether they are the newest: modules of
two versions never run together."""
_ENCODE: Final = json.JSONEncoder(check_circular=False).encode


class TelegramServer:
    """A Bot API server for one world."""

    def __init__(
        self,
        world: World,
        *,
        port: int = 0,
        routes: Sequence[web.RouteDef] = (),
        pace: Sequence[float] = PACE,
        patience: float = PATIENCE,
        repeat: float = REPEAT,
        page: Any = None,
    ) -> None:
        """`routes` are mounted beside the Bot API; `page` is a folder of static files, or None.

        In seconds: `pace` of a webhook's redelivery, `patience` for its answer, and `repeat`,
        within which a repeated poll is slowed down.
        """
        self.world = world
        self.faults = world.faults
        self.gateway = Gateway(world, pace=pace, patience=patience, repeat=repeat)
        self.deliveries = self.gateway.deliveries
        self._port = port
        self._routes = list(routes)
        self._page = page
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        """Serve."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_routes(self._routes)
        app.router.add_routes(human_routes(self.world, self.faults, self.deliveries))
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        if self._page is not None:
            app.router.add_get("/", self._index)
            app.add_subapp("/page", _files(self._page))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop serving."""
        await self.deliveries.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(self._page / "index.html", headers=ASK_FIRST)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        bot = self.world.bots.get(token)
        if bot is None:
            return _refused(Refusal(401, _unauthorized(token)))
        method = method_name(request.match_info["method"])
        if method is None:
            return _refused(Refusal(404, "Not Found: method not found"))
        try:
            params, uploads = await decode(request)
            query = request.rel_url.raw_query_string
            if query:
                params = form(query.encode()) | params
        except Unreadable as why:
            return self._turned_away(bot, method, bad(str(why)))
        except TooLarge:
            return self._turned_away(bot, method, Refusal(413, "Request Entity Too Large"))
        fault = self.faults.next_for(bot.username, method, params)
        if fault is not None:
            early = await self._early(request, bot, method, fault)
            if early is not None:
                return early
        lost = fault is not None and fault.kind == "drop_after"
        answer = await self.gateway.do(bot, method, params, uploads, lost=lost)
        return _dropped(request) if lost else _answered(answer)

    async def _early(
        self, request: web.Request, bot: Bot, method: str, fault: Fault
    ) -> web.StreamResponse | None:
        """What a fault answers before anything is done, if it does."""
        match fault.kind:
            case "429":
                return self._turned_away(bot, method, too_many(fault.retry_after))
            case "403":
                return self._turned_away(bot, method, forbidden("bot was blocked by the user"))
            case "5xx":
                self.gateway.note(bot, method, 502, "Bad Gateway")
                return web.Response(status=502, text=HTML, content_type="text/html")
            case "timeout":
                self.gateway.note(bot, method, 504, "no answer")
                await _given_up(request, fault.lasts)
                return _dropped(request)
            case "drop_before":
                self.gateway.note(bot, method, NOTHING, "nothing was done; the connection closed")
                return _dropped(request)
        return None

    def _turned_away(self, bot: Bot, method: str, refusal: Refusal) -> web.Response:
        self.gateway.note(bot, method, refusal.code, refusal.description)
        return _refused(refusal)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bots.get(request.match_info["token"])
        path = request.match_info["path"]
        if bot is None:
            return _refused(Refusal(401, _unauthorized(request.match_info["token"])))
        fault = self.faults.next_for(bot.username, "download", {})
        if fault is not None and fault.kind == "expired":
            self.world.expire(bot, path)
        stored = self.world.at_path(bot, path)
        if stored is None:
            return self._turned_away(bot, "download", Refusal(404, "Not Found"))
        if fault is not None and fault.kind == "truncated":
            self.gateway.note(bot, "download", NOTHING, "half of the file came")
            return await _truncated(request, stored)
        if fault is not None:
            early = await self._early(request, bot, "download", fault)
            return early or _dropped(request)
        return web.Response(body=stored.body, content_type="application/octet-stream")


def _files(folder: Any) -> web.Application:
    """The page's files. Apart, so that the Bot API's answers need not pass its signal."""
    files = web.Application()
    files.router.add_static("/", folder)
    files.on_response_prepare.append(_ask_first)
    return files


async def _ask_first(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(ASK_FIRST)


def _unauthorized(token: str) -> str:
    malformed = token[:1] == "0" or ":" not in token or len(token) > LONGEST_TOKEN
    return "Unauthorized: invalid token specified" if malformed else "Unauthorized"


def _answered(answer: Answer) -> web.Response:
    if answer.refusal is not None:
        return _refused(answer.refusal)
    body = _ENCODE({"ok": True, "result": answer.result}).encode()
    return web.Response(body=body, content_type="application/json")


def _refused(refusal: Refusal) -> web.Response:
    headers = {}
    if "retry_after" in refusal.parameters:
        headers["Retry-After"] = str(refusal.parameters["retry_after"])
    body = json.dumps(refusal.as_json()).encode()
    return web.Response(
        status=refusal.code, body=body, content_type="application/json", headers=headers
    )


def _dropped(request: web.Request) -> web.StreamResponse:
    """The connection closes without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _given_up(request: web.Request, seconds: float) -> None:
    """Wait until the client goes away, or for so long."""
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        if request.transport is None or request.transport.is_closing():
            return
        await asyncio.sleep(GLANCE)


async def _truncated(request: web.Request, stored: Stored) -> web.StreamResponse:
    """Half of what was announced, and then the end of the connection."""
    response = web.StreamResponse(headers={"Content-Length": str(len(stored.body))})
    await response.prepare(request)
    await response.write(stored.body[: len(stored.body) // 2])
    return _dropped(request)
