"""The human side over HTTP (`/_emu/v1`): what the page does, a person could do."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from simulator.faults import Fault, Faults
from simulator.person import File, Message, NotSeen, Person
from simulator.updates import Deliveries
from simulator.world import Bot, Chat, Event, World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

ANSWER_SECONDS = 3


def human_routes(world: World, faults: Faults, deliveries: Deliveries) -> list[web.RouteDef]:
    """Every address of the human side."""
    human = Human(world, faults, deliveries)
    base = "/_emu/v1"
    gets = {"state": human.state, "view": human.view, "events": human.events,
            "journal": human.journal}  # fmt: skip
    posts = {"start": human.start, "say": human.say, "press": human.press, "upload": human.upload,
             "edit": human.edit, "block": human.block, "unblock": human.unblock,
             "clock": human.clock, "faults": human.fault}  # fmt: skip
    routes = [web.get(f"{base}/{name}", _careful(act)) for name, act in gets.items()]
    routes += [web.post(f"{base}/{name}", _careful(act)) for name, act in posts.items()]
    return [*routes, web.get(f"{base}/files/{{unique}}", human.file)]


class Human:
    """The handlers behind the addresses."""

    def __init__(self, world: World, faults: Faults, deliveries: Deliveries) -> None:
        """Act in this world."""
        self._world = world
        self._faults = faults
        self._deliveries = deliveries
        self._people: dict[tuple[int, int], Person] = {}

    async def state(self, request: web.Request) -> web.Response:  # noqa: ARG002 — a handler
        """Who and what there is."""
        world = self._world
        return web.json_response({
            "now": world.clock.now().isoformat(),
            "people": [
                {"id": u.id, "name": u.first_name, "role": u.role, "language": u.language_code}
                for u in world.users.values()
            ],
            "bots": [
                {"id": b.id, "username": b.username, "name": b.first_name}
                for b in world.bots.values()
            ],
            "groups": [
                {
                    "id": c.id, "title": c.title, "type": c.type,
                    "topics": [{"id": i, "name": n} for i, n in c.topics.items()],
                }
                for c in world.groups.values()
            ],
        })  # fmt: skip

    async def view(self, request: web.Request) -> web.Response:
        """A chat as a person sees it."""
        person = self._person(request.query)
        chat = person.chat
        return web.json_response({
            "messages": [_shown(m, person.user.id) for m in chat.messages.values()],
            "started": chat.started,
            "blocked": chat.blocked,
        })  # fmt: skip

    async def start(self, request: web.Request) -> web.Response:
        """Open a bot by its link."""
        told = await request.json()
        return _done(self._person(told).opens(str(told.get("payload") or "")))

    async def say(self, request: web.Request) -> web.Response:
        """Write."""
        told = await request.json()
        return _done(self._person(told).says(str(told["text"])))

    async def press(self, request: web.Request) -> web.Response:
        """Press a button by its row and column; the bot's answer, if it comes soon."""
        told = await request.json()
        person = self._person(told)
        message = person.chat.messages[int(told["message_id"])]
        rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
        button = rows[int(told["row"])][int(told["col"])]
        person.press(message, button)
        if "url" in button:
            return web.json_response({"answer": None})
        try:
            answer = await person.is_told("", within=ANSWER_SECONDS)
        except NotSeen:
            return web.json_response({"answer": None})
        shown = {"text": answer["text"], "show_alert": answer["show_alert"]}
        return web.json_response({"answer": shown})

    async def upload(self, request: web.Request) -> web.Response:
        """Send files; two or more are an album."""
        form = await request.post()
        person = self._person(form)
        photo = form.get("as", "photo") == "photo"
        files = [
            File(part.file.read(), part.filename, part.content_type or "application/octet-stream")
            for part in form.getall("files", [])
            if isinstance(part, web.FileField)
        ]
        if not files:
            raise web.HTTPBadRequest(text="Choose at least one file.")
        if len(files) == 1:
            caption = str(form.get("caption") or "") or None
            return _done(person.sends(files[0], photo=photo, caption=caption))
        return _done(person.sends_album(files, photo=photo)[0])

    async def edit(self, request: web.Request) -> web.Response:
        """Edit an own message."""
        told = await request.json()
        person = self._person(told)
        message = person.chat.messages[int(told["message_id"])]
        return _done(person.edits(message, str(told["text"])))

    async def block(self, request: web.Request) -> web.Response:
        """Block a bot."""
        self._person(await request.json()).blocks()
        return web.json_response({})

    async def unblock(self, request: web.Request) -> web.Response:
        """Let a bot write again."""
        self._person(await request.json()).unblocks()
        return web.json_response({})

    async def clock(self, request: web.Request) -> web.Response:
        """Move legal time."""
        told = await request.json()
        self._world.clock.advance(timedelta(seconds=float(told["advance_seconds"])))
        now = self._world.clock.now().isoformat()
        self._world.tell({"type": "clock", "now": now})
        return web.json_response({"now": now})

    async def fault(self, request: web.Request) -> web.Response:
        """Schedule a fault."""
        self._faults.schedule(Fault(**await request.json()))
        return web.json_response({})

    async def journal(self, request: web.Request) -> web.Response:
        """The latest requests of the bots."""
        limit = int(request.query.get("limit", "100"))
        wanted = request.query.get("bot")
        rows = [e for e in self._world.journal if wanted in {None, e["bot"]}]
        return web.json_response(rows[-limit:])

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file."""
        stored = self._world.files.get(request.match_info["unique"])
        if stored is None:
            raise web.HTTPNotFound
        return web.Response(body=stored.body, content_type=stored.mime)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens, as server-sent events."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        )
        await response.prepare(request)
        happened: asyncio.Queue[Event] = asyncio.Queue()
        self._world.listeners.add(happened.put_nowait)
        try:
            while True:
                event = await happened.get()
                await response.write(f"data: {json.dumps(event, default=str)}\n\n".encode())
        except (ConnectionResetError, asyncio.CancelledError):
            return response
        finally:
            self._world.listeners.discard(happened.put_nowait)

    def _person(self, told: Any) -> Person:  # noqa: ANN401 — a form, a query or JSON
        user = self._world.users[int(told["person"])]
        if told.get("group"):
            group: Chat | None = self._world.groups[int(told["group"])]
            bot: Bot = next(self._world.members_bots(self._world.groups[int(told["group"])]))
        else:
            group, bot = None, self._world.bot_named(str(told["bot"]))
        key = (user.id, group.id if group else bot.id)
        if key not in self._people:
            self._people[key] = Person(self._world, user, bot, group)
        return self._people[key]


def _careful(act: Handler) -> Handler:
    """A wrong call is a sentence, not a traceback."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            return await act(request)
        except web.HTTPException as error:
            return web.json_response({"error": error.text or error.reason}, status=error.status)
        except (KeyError, IndexError, StopIteration) as error:
            return web.json_response({"error": f"There is no {error}."}, status=404)
        except (ValueError, TypeError) as error:
            return web.json_response({"error": f"That cannot be read: {error}."}, status=400)

    return handler


def _done(message: Message) -> web.Response:
    return web.json_response({"message_id": message["message_id"]})


def _shown(message: Message, viewer: int) -> dict[str, Any]:
    sender = message.get("from") or message.get("sender_chat") or {}
    rows = (message.get("reply_markup") or {}).get("inline_keyboard")
    document = message.get("document") or message.get("video")
    return {
        "id": message["message_id"],
        "from": {
            "id": sender.get("id"),
            "name": sender.get("first_name") or sender.get("title") or "",
            "is_bot": bool(sender.get("is_bot")),
        },
        "out": sender.get("id") == viewer,
        "date": message["date"],
        "edited": message.get("edit_date"),
        "text": message.get("text"),
        "entities": message.get("entities") or [],
        "caption": message.get("caption"),
        "photo": _url(message["photo"][-1]) if message.get("photo") else None,
        "document": {
            "name": document.get("file_name") or "file", "size": document["file_size"],
            "url": _url(document),
        } if document else None,
        "media_group_id": message.get("media_group_id"),
        "topic": message.get("message_thread_id"),
        "keyboard": [
            [
                {
                    "text": b["text"], "data": b.get("callback_data"), "url": b.get("url"),
                    "style": b.get("style"),
                }
                for b in row
            ]
            for row in rows
        ] if rows else None,
    }  # fmt: skip


def _url(file: dict[str, Any]) -> str:
    return f"/_emu/v1/files/{file['file_unique_id']}"
