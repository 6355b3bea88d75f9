"""Requests made from the specification: right ones, nearly right ones, and nonsense."""

import json
from urllib.parse import quote, urlencode

from simulator.methods.all import METHODS
from simulator.person import File
from simulator.spec import spec
from tests.simulator.ground import (
    ANN,
    BOB,
    CARL,
    CHANNEL,
    FORUM,
    GROUP,
    NOBODY,
    PNG,
    TOKEN,
    keyboard,
)

DEPTH = 4
USUAL = ("hello", "<b>bold</b> &amp; x", "plain", "D-1", "x", "start")
TEXTS = (
    "", " ", "x" * 5000, "<b>", "*a", "ä😀", "\u202e", "\0", "/start", "https://t.me/x",
    "attach://f", "attach://nowhere", "Markdown", "@nobody", "a" * 65, "%", "\u2068", "{", "[[",
    "null", "true",
)  # fmt: skip
NUMBERS = (
    0, 1, 2, -1, ANN, BOB, NOBODY, GROUP, FORUM, CHANNEL, 42, 10**9, 2**31, 2**63 - 1, -(2**63),
    2**63, 10**40,
)  # fmt: skip
NONSENSE = (None, True, [], {}, "", "x", 0, -1, 1.5, [[]], {"type": "x"}, [{}], 10**400)
NAMES = ("chat_id", "text", "foo", "", "caption", "method", "media", "attach://f", "\ud800")
WAITING = frozenset({"getUpdates", "setWebhook"})
"""They would wait, or post to strangers."""


class Maker:
    """Makes one request after the other from its own seeded chance, about a bot's own ground."""

    def __init__(self, chance, ground):
        self.chance = chance
        self.ground = ground
        self.picture = {"photo": ground.ann.sends(File(PNG))["photo"]}
        photo = self.picture["photo"][-1]["file_id"]
        document = ground.ann.sends(File(b"x"), photo=False)["document"]["file_id"]
        self.known = {
            "photo": photo, "document": document, "file_id": photo, "action": "typing",
            "user_id": CARL, "type": "bold", "offset": 0, "length": 1, "parse_mode": "HTML",
            "callback_data": "x", "style": "danger", "emoji": "👍", "icon_color": 7322096,
            "command": "start", "language_code": "ru", "url": "https://t.me/x",
            "media": "attach://f", "video": "attach://f", "voice": "attach://f",
            "audio": "attach://f",
        }  # fmt: skip
        self.unplayed = sorted(spec()["methods"].keys() - METHODS.keys() - WAITING)

    def maybe(self, chance):
        """Whether something of this chance happens."""
        return self.chance.random() < chance

    def request(self):
        """The method, and the head and body of an HTTP request for it."""
        method = self.chance.choice(self.unplayed if self.maybe(0.15) else sorted(METHODS))
        odd = self.maybe(0.4)
        params = self.params(method)
        if odd:
            params = self.mutated(params)
        files = "Media" in method or method[4:].lower() in self.known
        ways = [self.parts] if files and self.maybe(0.6) else [self.json, self.form, self.parts]
        kind, body = self.chance.choice(ways)(params, odd)
        if odd and self.maybe(0.1):
            body = self.damaged(body)
        if odd and self.maybe(0.05):
            kind = self.chance.choice((
                "multipart/form-data", "application/json; charset=nonsense", "text/plain",
                "multipart/form-data; boundary=" + "b" * 80, "application/octet-stream",
                'multipart/form-data; boundary="b"', "nonsense",
            ))  # fmt: skip
        query = "?chat_id=%ff&text=%" if odd and self.maybe(0.05) else ""
        spelled = method.lower() if self.maybe(0.1) else method
        head = (
            f"POST /bot{TOKEN}/{spelled}{query} HTTP/1.1\r\nHost: x\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return method, head.encode() + body

    def params(self, method):
        """What the specification asks for, and some of what is played."""
        self.method, fields = method, spec()["methods"][method]
        needed = [name for name, field in fields.items() if field.get("required")]
        played = METHODS[method].played if method in METHODS else fields
        more = [name for name in sorted(played) if self.maybe(0.25)]
        if method.startswith("edit"):  # their place is optional, for inline messages
            needed += [name for name in ("chat_id", "message_id", "text") if name in fields]
        return {
            name: self.value(fields[name]["type"], name) for name in dict.fromkeys(needed + more)
        }

    def mutated(self, params):
        """The same with something odd in it, too little or too much."""
        params = dict(params)
        if params and self.maybe(0.5):
            params[self.chance.choice(list(params))] = self.chance.choice(NONSENSE)
        if params and self.maybe(0.5):
            params[self.chance.choice(list(params))] = self.chance.choice((*TEXTS, *NUMBERS))
        if params and self.maybe(0.2):
            params.pop(self.chance.choice(list(params)))
        if self.maybe(0.2):
            params[self.chance.choice(NAMES)] = self.chance.choice(NONSENSE)
        return params

    def value(self, kind, name="", depth=0):
        """A value of this kind, with sense where the name says which."""
        options = kind["any"] if isinstance(kind, dict) and "any" in kind else [kind]
        known = self.known.get(name) or self.number(name)
        single = {"int", "str", "file"} & {str(option) for option in options}
        if known is not None and single and self.maybe(0.9):
            return known
        if isinstance(kind, str):
            return self.plain(kind)
        if "const" in kind:
            return self.chance.choice(kind["const"])
        if "any" in kind:
            return self.value(self.chance.choice(kind["any"]), name, depth)
        if depth > DEPTH:
            return self.chance.choice(NONSENSE)
        if "array" in kind:
            count = self.chance.choice((1, 2, 2, 3)) if self.maybe(0.9) else 11
            each = kind["array"]
            if isinstance(each, dict) and "any" in each and self.maybe(0.8):
                each = self.chance.choice(each["any"])  # all of one kind, as in an album
            return [self.value(each, name, depth + 1) for _ in range(count)]
        fields = spec()["types"][kind["ref"]]
        return {
            key: self.value(field["type"], key, depth + 1)
            for key, field in fields.items()
            if field.get("required") or key in self.known or self.maybe(0.03)
        }

    def number(self, name):
        """An id that may well be there."""
        match name:
            case "chat_id" if "Topic" in self.method or "Link" in self.method:
                return FORUM
            case "chat_id" | "from_chat_id":
                return self.chance.choice((ANN, ANN, ANN, FORUM, CHANNEL))
            case "chat_id" | "message_id" if self.method.startswith("editMessage"):
                return ANN if name == "chat_id" else self.editable()
            case "message_id" | "message_ids":
                return self.chance.choice([1, *self.ground.ann.chat.messages][-40:])
            case "message_thread_id" if self.ground.forum.topics:
                return self.chance.choice(list(self.ground.forum.topics))
            case "callback_query_id":
                return self.ground.world.query(self.ground.bot, self.ground.ann.user)
        return None

    def editable(self):
        """A fresh message that the method can edit."""
        ground = self.ground
        words = {"text": "a"} if self.method != "editMessageCaption" else self.picture
        body = {"from": ground.bot.as_json(), **words, "reply_markup": keyboard(callback_data="x")}
        return ground.world.put(ground.ann.chat, body)["message_id"]

    def plain(self, kind):
        match kind:
            case "int":
                return self.chance.choice(NUMBERS if self.maybe(0.2) else (0, 1, 2, 5))
            case "bool":
                return self.maybe(0.5)
            case "float":
                return self.chance.choice((0.5, -1.0, 1e308))
            case "file":
                return self.chance.choice(("attach://f", "attach://g", "x"))
        return self.chance.choice(TEXTS if self.maybe(0.2) else USUAL)

    def json(self, params, odd):
        """As JSON; now and then with half a surrogate, endless nesting, or what is no object."""
        roll = self.chance.random() if odd else 1
        if roll < 0.02:
            return "application/json", b"[" * 100_000
        if roll < 0.04:
            return "application/json", b'{"chat_id":5,"text":NaN}'
        if roll < 0.06:
            params = {**params, "text": "\ud83d"}
        if roll < 0.08:
            deep = b'{"inline_keyboard":' * 300 + b"1" + b"}" * 300
            return "application/json", b'{"chat_id":5,"text":"x","reply_markup":' + deep + b"}"
        if roll < 0.09:
            return "application/json", self.chance.choice(
                (b"[]", b"5", b"null", b'"x"', b"", b"\xff")
            )
        return "application/json", json.dumps(params).encode()

    def form(self, params, odd):
        """As a form; compound values as JSON text."""
        told = urlencode({k: self.said(v) for k, v in params.items()}, errors="replace").encode()
        if odd and self.maybe(0.1):
            told += b"&caption=" + self.chance.choice((b"%ff", b"%ed%a0%80", b"\xff", b"%", b"%zz"))
        return "application/x-www-form-urlencoded", told

    def parts(self, params, odd):
        """As parts, with files; now and then without an end, or with odd headers."""
        body = b""
        for name, value in params.items():
            body += b'--b\r\nContent-Disposition: form-data; name="'
            body += quote(name, safe="/:", errors="replace").encode() + b'"\r\n'
            if odd and self.maybe(0.05):
                body += self.chance.choice((
                    b"Content-Transfer-Encoding: nonsense\r\n", b"Content-Encoding: gzip\r\n",
                    b"Content-Type: text/plain; charset=nonsense\r\n", b"Content-Length: x\r\n",
                ))  # fmt: skip
            body += b"\r\n" + self.said(value).encode(errors="replace") + b"\r\n"
        for name in ("f", "photo", "document"):
            file = self.chance.choice((PNG, b"", b"x" * 100)) if odd else PNG
            body += b'--b\r\nContent-Disposition: form-data; name="' + name.encode()
            body += b'"; filename="a.png"\r\n\r\n' + file + b"\r\n"
        end = b"" if odd and self.maybe(0.05) else b"--b--\r\n"
        return "multipart/form-data; boundary=b", body + end

    def said(self, value):
        return value if isinstance(value, str) else json.dumps(value)

    def damaged(self, body):
        """The same body with bytes changed, cut or doubled."""
        if not body:
            return b"\0"
        at = self.chance.randrange(len(body))
        return self.chance.choice((
            body[:at], body[at:], body[:at] + bytes([self.chance.randrange(256)]) + body[at + 1 :],
            body + body,
        ))  # fmt: skip
