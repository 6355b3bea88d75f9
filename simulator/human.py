"""The human side over HTTP (`/_emu/v1`): what the page does, a person could do."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import web

from simulator import shown
from simulator.befalling import Befalling
from simulator.callers import Callers
from simulator.faults import Faults
from simulator.person import File, Message, NotSeen, Person
from simulator.sorry import Sorry, careful, nowhere, told
from simulator.stream import stream
from simulator.trouble import Trouble
from simulator.updates import Deliveries
from simulator.world import World

BASE: Final = "/_emu/v1"
ANSWER_SECONDS: Final = 3
LARGEST_FILE: Final = 50_000_000
LONGEST_NAME: Final = 64
LONGEST_LEAP: Final = timedelta(days=366)
ROLES: Final = ("buyer", "seller", "mediator")
LANGUAGES: Final = ("en", "ru")


def human_routes(world: World, faults: Faults, deliveries: Deliveries) -> list[web.RouteDef]:
    """Every address of the human side."""
    callers = Callers(world)
    human, trouble = Human(world, callers), Trouble(world, faults, deliveries)
    befalling = Befalling(world, callers)
    gets = {"state": human.state, "view": human.view, "events": human.events,
            "journal": human.journal, "files/{unique}": human.file,
            "faults": trouble.scheduled, "faults/kinds": trouble.kinds,
            "befall": befalling.acts, "befallen": befalling.befallen}  # fmt: skip
    posts = {"start": human.start, "say": human.say, "press": human.press, "upload": human.upload,
             "edit": human.edit, "block": human.block, "unblock": human.unblock,
             "people": human.join, "clock": human.clock, "faults": trouble.schedule,
             "faults/cancel": trouble.cancel, "hold": trouble.hold,
             "release": trouble.release, "befall": befalling.befall,
             "limits": befalling.limit}  # fmt: skip
    routes = [web.get(f"{BASE}/{name}", careful(act)) for name, act in gets.items()]
    routes += [web.post(f"{BASE}/{name}", careful(act)) for name, act in posts.items()]
    return [*routes, web.route("*", f"{BASE}/{{rest:.*}}", careful(nowhere))]


class Human:
    """The handlers behind the addresses."""

    def __init__(self, world: World, callers: Callers) -> None:
        """Act in this world."""
        self._world = world
        self._callers = callers
        self._born = secrets.token_hex(6)

    async def state(self, request: web.Request) -> web.Response:
        """Who and what there is. `world` is another one after every new beginning."""
        world = self._world
        return web.json_response({
            "world": self._born,
            "now": world.clock.now().isoformat(),
            "limits": world.limits.on,
            "people": [shown.person(one) for one in world.users.values()],
            "bots": [shown.bot(one) for one in world.bots.values()],
            "groups": [shown.group(one, world) for one in world.groups.values()],
        })  # fmt: skip

    async def view(self, request: web.Request) -> web.Response:
        """A chat as a person sees it."""
        person = self._callers.person(request.query)
        chat = person.chat
        return web.json_response({
            "messages": [shown.message(m, person.user.id) for m in chat.messages.values()],
            "started": chat.started,
            "blocked": chat.blocked,
        })  # fmt: skip

    async def start(self, request: web.Request) -> web.Response:
        """Open a bot by its link."""
        call = await told(request)
        person = self._callers.actor(call)
        return self._done(person, person.opens(str(call.get("payload") or "")))

    async def say(self, request: web.Request) -> web.Response:
        """Write."""
        call = await told(request)
        person = self._callers.writer(call)
        return self._done(person, person.says(_words(call["text"])))

    async def press(self, request: web.Request) -> web.Response:
        """Press a button by its row and column; the bot's answer, if it comes soon."""
        call = await told(request)
        person = self._callers.actor(call)
        message = _message(person, call)
        _heard(self._world, person)
        button = _button(message, int(call["row"]), int(call["col"]))
        person.press(message, button)
        self._work(person)
        if "url" in button:
            return web.json_response({"answer": None})
        try:
            answer = await person.is_told("", within=ANSWER_SECONDS)
        except NotSeen:
            return web.json_response({"answer": None})
        said = {"text": answer["text"], "show_alert": answer["show_alert"]}
        return web.json_response({"answer": said})

    async def upload(self, request: web.Request) -> web.Response:
        """Send files; two or more are an album."""
        form = await request.post()
        person = self._callers.writer(form)
        photo = form.get("as", "photo") == "photo"
        files = [_file(p) for p in form.getall("files", []) if isinstance(p, web.FileField)]
        if not files:
            message = "Choose at least one file."
            raise Sorry(message)
        if len(files) == 1:
            caption = str(form.get("caption") or "") or None
            return self._done(person, person.sends(files[0], photo=photo, caption=caption))
        return self._done(person, person.sends_album(files, photo=photo)[0])

    async def edit(self, request: web.Request) -> web.Response:
        """Edit an own message."""
        call = await told(request)
        person = self._callers.writer(call)
        message = _message(person, call)
        if (message.get("from") or {}).get("id") != person.user.id or "text" not in message:
            sentence = "Only your own words can be edited."
            raise Sorry(sentence, 403)
        return self._done(person, person.edits(message, _words(call["text"])))

    async def block(self, request: web.Request) -> web.Response:
        """Block a bot."""
        return self._stand(self._callers.person(await told(request)), blocked=True)

    async def unblock(self, request: web.Request) -> web.Response:
        """Let a bot write again."""
        return self._stand(self._callers.person(await told(request)), blocked=False)

    async def join(self, request: web.Request) -> web.Response:
        """Somebody new: a buyer, a seller, or a mediator who joins the groups."""
        call = await told(request)
        name, role, language = (str(call.get(k) or "") for k in ("name", "role", "language"))
        name = " ".join(name.split())
        if not name or not name.isprintable() or len(name) > LONGEST_NAME:
            message = f"A name has 1 to {LONGEST_NAME} letters."
            raise Sorry(message)
        if role not in ROLES or language not in LANGUAGES:
            message = "Choose a role (buyer, seller, mediator) and a language (en, ru)."
            raise Sorry(message)
        user = self._world.person(max(self._world.users, default=0) + 1, name, language, role)
        if role == "mediator":
            for chat in self._world.groups.values():
                chat.members[user.id] = "member"
        self._world.tell({"type": "person", **shown.person(user)})
        return web.json_response(shown.person(user))

    async def clock(self, request: web.Request) -> web.Response:
        """Move legal time on, by seconds or to an instant."""
        call = await told(request)
        clock = self._world.clock
        if call.get("to"):
            by = datetime.fromisoformat(str(call["to"])) - clock.now()
        else:
            by = timedelta(seconds=float(call["advance_seconds"]))
        if by > LONGEST_LEAP:
            message = "The clock is moved by a year at most."
            raise Sorry(message)
        clock.advance(by)
        now = clock.now().isoformat()
        self._world.tell({"type": "clock", "now": now})
        return web.json_response({"now": now})

    async def journal(self, request: web.Request) -> web.Response:
        """The latest requests of the bots."""
        limit = int(request.query.get("limit", "100"))
        wanted = request.query.get("bot")
        rows = [e for e in self._world.journal if wanted in {None, e["bot"]}]
        return web.json_response(rows[-limit:])

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file; what a browser should not open is handed out to be saved."""
        stored = self._world.files.get(request.match_info["unique"])
        if stored is None:
            message = "That file is no longer there."
            raise Sorry(message, 404)
        how = "inline" if stored.mime in shown.INLINE else "attachment"
        headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": how}
        return web.Response(body=stored.body, content_type=stored.mime, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens, as server-sent events."""
        return await stream(request, self._world, {"type": "hello", "world": self._born})

    def _stand(self, person: Person, *, blocked: bool) -> web.Response:
        if person.group is not None:
            message = "A group cannot be blocked; block the bot in its private chat."
            raise Sorry(message)
        if person.chat.blocked != blocked:
            (person.blocks if blocked else person.unblocks)()
            where = self._world.place(person.chat)
            self._world.tell({"type": "standing", **where, "blocked": blocked})
        return web.json_response({})

    def _done(self, person: Person, message: Message) -> web.Response:
        self._work(person)
        return web.json_response({"message_id": message["message_id"]})

    def _work(self, person: Person) -> None:
        """The bot has something to do now: the page shows it until something comes back."""
        where = self._world.place(person.chat)
        self._world.tell({"type": "working", **where, "by": person.bot.username})


def _heard(world: World, person: Person) -> None:
    """Where there is no bot, nobody hears a button."""
    if person.group is not None and person.bot not in world.members_bots(person.group):
        message = "The bot is not in this chat any more: nobody hears its buttons."
        raise Sorry(message, 409)


def _words(text: Any) -> str:  # noqa: ANN401 — JSON
    if not isinstance(text, str) or not text.strip():
        message = "Write some words first."
        raise Sorry(message)
    return text


def _message(person: Person, call: dict[str, Any]) -> Message:
    found = person.chat.messages.get(int(call["message_id"]))
    if found is None:
        message = "That message is no longer there."
        raise Sorry(message, 404)
    return found


def _button(message: Message, row: int, col: int) -> dict[str, Any]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    if not (0 <= row < len(rows) and 0 <= col < len(rows[row])):
        sentence = "That button is no longer there."
        raise Sorry(sentence, 404)
    button: dict[str, Any] = rows[row][col]
    return button


def _file(part: web.FileField) -> File:
    body = part.file.read()
    if not body:
        message = f"“{part.filename}” is empty; Telegram sends no empty files."
        raise Sorry(message)
    if len(body) > LARGEST_FILE:
        message = f"“{part.filename}” is larger than 50 MB, the most that is taken here."
        raise Sorry(message, 413)
    return File(body, part.filename, part.content_type or "application/octet-stream")
