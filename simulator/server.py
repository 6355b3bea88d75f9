"""The Bot API over HTTP: decoding, faults, the envelope, the journal; on loopback only."""

import json
from collections.abc import Sequence
from typing import Any, Final, Self

from aiohttp import BodyPartReader, web

from simulator.errors import Refusal
from simulator.faults import Fault, Faults
from simulator.human import human_routes
from simulator.media import Upload
from simulator.methods import METHODS
from simulator.spec import Wrong, check_request, method_name
from simulator.updates import PACE, Deliveries
from simulator.world import Bot, Entry, World

LARGEST: Final = 60_000_000
HTML: Final = "<html><body><h1>502 Bad Gateway</h1></body></html>"
QUIET: Final = frozenset({"getUpdates"})


class TelegramServer:
    """A Bot API server for one world."""

    def __init__(
        self,
        world: World,
        *,
        port: int = 0,
        routes: Sequence[web.RouteDef] = (),
        pace: Sequence[float] = PACE,
        page: Any = None,  # noqa: ANN401 — a folder of static files, or None
    ) -> None:
        """`routes` are mounted beside the Bot API; `pace` is the webhooks' redelivery in seconds."""
        self.world = world
        self.faults = Faults()
        self.deliveries = Deliveries(world, pace)
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
            app.router.add_static("/page", self._page)
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

    async def _index(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 — a handler
        return web.FileResponse(self._page / "index.html")

    async def _call(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bots.get(request.match_info["token"])
        if bot is None:
            wrong = (
                "Unauthorized"
                if ":" in request.match_info["token"]
                else ("Unauthorized: invalid token specified")
            )
            return _answer(Refusal(401, wrong))
        spelled = method_name(request.match_info["method"])
        if spelled is None:
            return _answer(Refusal(404, "Not Found: method not found"))
        params, uploads = await _params(request)
        fault = self.faults.next_for(bot.username, spelled, params)
        early = self._early(fault)
        if early is not None:
            self._note(bot, spelled, early)
            return early
        if fault is not None and fault.kind == "drop_before":
            return _dropped(request)
        response = await self._do(bot, spelled, params, uploads)
        self._note(bot, spelled, response)
        return _dropped(request) if fault is not None and fault.kind == "drop_after" else response

    def _early(self, fault: Fault | None) -> web.Response | None:
        if fault is None:
            return None
        if fault.kind == "429":
            wait = fault.retry_after
            return _answer(Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait))
        if fault.kind == "403":
            return _answer(Refusal(403, "Forbidden: bot was blocked by the user"))
        if fault.kind == "5xx":
            return web.Response(status=502, text=HTML, content_type="text/html")
        return None

    async def _do(
        self, bot: Bot, method: str, params: dict[str, Any], uploads: dict[str, Upload]
    ) -> web.Response:
        try:
            checked = check_request(method, params, frozenset(uploads))
            result = await self._result(bot, method, checked, uploads)
        except Wrong as wrong:
            return _answer(Refusal(400, f"Bad Request: {wrong}"))
        except Refusal as refusal:
            return _answer(refusal)
        if method not in QUIET:
            at = self.world.clock.now().isoformat()
            self.world.ledger.append(Entry(bot.username, method, checked, result, at))
        body = json.dumps({"ok": True, "result": result}, default=str)
        return web.Response(text=body, content_type="application/json")

    async def _result(
        self, bot: Bot, method: str, params: dict[str, Any], uploads: dict[str, Upload]
    ) -> Any:  # noqa: ANN401 — JSON
        match method:
            case "getUpdates":
                return await self.deliveries.get_updates(bot, params)
            case "setWebhook":
                return await self.deliveries.set_webhook(bot, params)
            case "deleteWebhook":
                return await self.deliveries.delete_webhook(bot, params)
            case "getWebhookInfo":
                return self.deliveries.webhook_info(bot)
        modelled = METHODS.get(method)
        if modelled is None:
            raise Refusal(501, f"Not Implemented: {method} is not modelled")
        return modelled(self.world, bot, params, uploads)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bots.get(request.match_info["token"])
        unique = request.match_info["path"].rsplit("/", 1)[-1]
        stored = self.world.files.get(unique)
        if bot is None or stored is None:
            return web.Response(status=404)
        fault = self.faults.next_for(bot.username, "download", {})
        if fault is not None and fault.kind == "5xx":
            return web.Response(status=502, text=HTML, content_type="text/html")
        if fault is not None:
            return _dropped(request)
        return web.Response(body=stored.body, content_type="application/octet-stream")

    def _note(self, bot: Bot, method: str, response: web.Response) -> None:
        if method in QUIET and response.status == 200:  # noqa: PLR2004 — HTTP
            return
        entry = {
            "at": self.world.clock.now().isoformat(), "bot": bot.username, "method": method,
            "ok": response.status == 200, "code": response.status,  # noqa: PLR2004 — HTTP
        }  # fmt: skip
        if not entry["ok"]:
            entry["description"] = (response.text or "")[:200]
        self.world.journal.append(entry)
        self.world.tell({"type": "request", **entry})


def _answer(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    headers = {}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    if "retry_after" in refusal.parameters:
        headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return web.Response(
        status=refusal.code, text=json.dumps(body), content_type="application/json", headers=headers
    )


def _dropped(request: web.Request) -> web.StreamResponse:
    """The connection closes without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _params(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    params: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    kind = request.content_type
    if kind == "application/json" and request.can_read_body:
        params |= json.loads(await request.read())
    elif kind == "multipart/form-data":
        reader = await request.multipart()
        async for part in reader:
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            if part.filename:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                uploads[part.name] = Upload(bytes(await part.read()), part.filename, mime)
            else:
                params[part.name] = await part.text()
    elif request.can_read_body:
        params |= {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
    return params, uploads
