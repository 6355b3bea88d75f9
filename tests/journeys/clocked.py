"""The desk with its clock in hand: raw updates in, rows out; both libraries and the database are real."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from bot import wiring
from bot.commands.orders import within
from bot.settings import Settings
from bot.transport.lanes import received
from bot.transport.worker import Worker
from bot.wiring import Names
from core.desks import marketplace as records
from core.marketplace.link import Role
from core.marketplace.record_model import from_json
from core.store import inbox, shelves
from core.store.engine import open_database
from core.store.inbox import Received
from core.store.migrations.upgrade import upgrade
from core.store.writer import Writer
from simulator.marketplace import demo_orders

START = datetime(2026, 11, 25, 3, tzinfo=UTC)
BUYER, SELLER, ANNA, BORIS, STRANGER = 501, 502, 701, 702, 999
STAFF_CHAT = -1009000000001
PHOTO = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "file_size": 10}]
ROSTER = {ANNA: "Anna", BORIS: "Boris"}


class ClockedDesk:
    """One desk; people are their numeric ids, and nothing happens until `turn`."""

    def __init__(self, url: str) -> None:
        """An empty desk that knows the marketplace's orders."""
        self.url = url
        self.engine = open_database(url)
        upgrade(self.engine)
        self.now = START
        self.worker = self.new_worker()
        self.updates = 0
        told = [from_json(order) for order in demo_orders(START)]
        within(self.engine, lambda tx: records.take(tx, told), now=START)

    def new_worker(self, mediators: dict[int, str] | None = None) -> Worker:
        """A worker as `run` composes it."""
        settings = Settings(
            _env_file=None,
            party_token=SecretStr("4201:" + "p" * 35),
            staff_token=SecretStr("4202:" + "s" * 35),
            staff_chat=STAFF_CHAT,
            mediators=ROSTER if mediators is None else mediators,
            database_url=self.url,
        )
        return wiring.worker(
            settings, Names("p_bot", "s_bot"), lambda: self.now, on_commit=lambda: None
        )

    # What comes in

    def put(self, source: str, update: dict[str, Any]) -> None:
        """A raw update is received."""
        self.updates += 1
        with self.engine.begin() as connection:
            told = received(source, {"update_id": 1000 + self.updates, **update})
            inbox.receive(connection, [told], self.now)

    def message(self, user: int, *, source: str = "party", **more: Any) -> None:
        """A message in a private chat is received."""
        self.put(
            source,
            {
                "message": {
                    "message_id": 5000 + self.updates,
                    "date": int(self.now.timestamp()),
                    "chat": _chat(user),
                    "from": _user(user),
                    **more,
                }
            },
        )

    def press(
        self, user: int, data: str, *, source: str = "party", group: int | None = None
    ) -> None:
        """A press is received."""
        chat = {"id": group, "type": "supergroup", "title": "x"} if group else _chat(user)
        shown = {"message_id": 9, "date": 1, "chat": chat, "text": "x"}
        self.put(
            source,
            {
                "callback_query": {
                    "id": str(self.updates),
                    "from": _user(user),
                    "chat_instance": "1",
                    "data": data,
                    "message": shown,
                }
            },
        )

    def signal(self, name: str, **body: Any) -> None:
        """The desk hears from its sender or fetcher."""
        self.updates += 1
        told = json.dumps({"signal": name, **body})
        with self.engine.begin() as connection:
            update = Received("core", f"{name}{self.updates}", f"core/{name}", told)
            inbox.receive(connection, [update], self.now)
        self.turn()

    def turn(self, rounds: int = 1) -> None:
        """Handle what waits, as the writer would; a second passes each time."""
        for _ in range(rounds):
            Writer(self.engine, self.worker)._group([])
            self.now += timedelta(seconds=1)

    def passes(self, **time: float) -> None:
        """Time passes; timers ring."""
        self.now += timedelta(**time)
        self.turn(4)

    # What people do

    def link(self, order: str, role: str) -> str:
        """A one-time token."""
        url = within(
            self.engine, lambda tx: records.link(tx, order, Role(role), "p_bot"), now=self.now
        )
        return url.partition("start=")[2]

    def says(self, user: int, text: str, *, source: str = "party") -> None:
        """He writes."""
        length = len(text.split(maxsplit=1)[0]) if text.startswith("/") else 0
        marks = [{"type": "bot_command", "offset": 0, "length": length}] if length else []
        self.message(user, source=source, text=text, entities=marks)
        self.turn()

    def opens(self, user: int, order: str, role: str) -> None:
        """He opens a fresh link."""
        self.says(user, f"/start {self.link(order, role)}")

    def does(self, user: int, *actions: str) -> None:
        """He presses the newest button of each action in turn."""
        for action in actions:
            self.press(user, self.data(action, user))
            self.turn()

    def blocks(self, user: int) -> None:
        """He stops the party bot."""
        member = {"user": {"id": 4201, "is_bot": True, "first_name": "x"}}
        change = {
            "chat": _chat(user),
            "from": _user(user),
            "date": int(self.now.timestamp()),
            "old_chat_member": {"status": "member", **member},
            "new_chat_member": {"status": "kicked", "until_date": 0, **member},
        }
        self.put("party", {"my_chat_member": change})
        self.turn()

    def presses(self, user: int, data: str) -> None:
        """He presses this very button."""
        self.press(user, data)
        self.turn()

    def sends_photo(self, user: int, **more: Any) -> None:
        """He sends a photo."""
        self.message(user, photo=PHOTO, **more)
        self.turn()

    def mediator_presses(self, action: str, *, by: int = ANNA, data: str | None = None) -> str:
        """A mediator presses the newest such button in the staff chat; returns what he is told."""
        self.press(by, data or self.data(action), source="staff", group=STAFF_CHAT)
        self.turn()
        answers = [o for o in self.rows(shelves.OUTBOX) if o.bot == "staff" and o.kind == "answer"]
        return str(max(answers, key=lambda o: o.seq).params["text"])

    def seals(self, exhibit_id: str, *, view: bool = True) -> None:
        """The fetcher has copied a file."""
        self.signal(
            "sealed",
            exhibit_id=exhibit_id,
            blob_key=f"b{exhibit_id}",
            sha256="0" * 64,
            size=5,
            mime="image/jpeg",
            view_key=f"v{exhibit_id}" if view else None,
        )

    # Whole stretches

    def files_wrong_goods(self, order: str = "OK-100202", user: int = BUYER) -> Any:
        """The buyer files 2.1 with one photo; returns the case."""
        self.opens(user, order, "buyer")
        self.does(user, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
        self.sends_photo(user)
        self.does(user, "answer:done", "answer:return_refund", "answer:no", "answer:none", "submit")
        return self.case()

    def is_refused(self, user: int = BUYER) -> None:
        """The buyer files about an order whose time is over, and the Rules do not accept it."""
        self.opens(user, "OK-100203", "buyer")
        self.does(user, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
        self.does(user, "answer:none", "answer:return_refund", "answer:no", "answer:none", "submit")

    def files_insults(self, user: int = BUYER) -> None:
        """From the first question on: he is being insulted, and wants it to stop."""
        self.does(user, "answer:yes", "answer:insulted")
        self.says(user, "He insults me")
        self.does(user, "answer:none", "answer:stop", "answer:none", "submit")

    def respondent_opens(self, order: str = "OK-100202", user: int = SELLER) -> None:
        """The seller opens his notice."""
        self.opens(user, order, "seller")

    def answers(self, *, words: str | None = None, user: int = SELLER) -> None:
        """The seller disagrees, with words or without, and submits."""
        self.respondent_opens(user=user)
        self.does(user, "answer:disagree")
        if words:
            self.says(user, words)
        else:
            self.does(user, "answer:nothing")
        self.does(user, "answer:none", "submit")

    def queued(self) -> Any:
        """A case that is complete because both windows have ended; returns it."""
        self.files_wrong_goods()
        notice = self.rows(shelves.NOTICES)[0]
        self.delivered(notice.notice_id)
        self.passes(days=10)
        return self.case()

    def delivered(self, notice_id: str, bot: str = "market") -> None:
        """The sender reports that a notice arrived."""
        self.signal("delivered", notice_id=notice_id, at=self.now.isoformat(), bot=bot)

    def undelivered(self, notice_id: str, bot: str = "market") -> None:
        """The sender reports that a way failed."""
        self.signal("undelivered", notice_id=notice_id, fault="400", bot=bot)

    # What is there

    def rows(self, shelf: Any, **equal: Any) -> list[Any]:
        """Rows as they are in the database now."""
        where = [shelf.table.c[name] == value for name, value in equal.items()]
        with self.engine.begin() as connection:
            return list(connection.execute(select(shelf.table).where(*where)))

    def case(self) -> Any:
        """The only case."""
        (case,) = self.rows(shelves.CASES)
        return case

    def notice(self, text_id: str, to: str) -> Any:
        """The newest notice of this kind to this side."""
        return max(self.rows(shelves.NOTICES, text_id=text_id, to=to), key=lambda n: n.number)

    def buttons(self, action: str, user: int | None = None) -> list[str]:
        """Callback data of every open button whose action begins so, the oldest first."""
        offered = [
            (h.created_at, f"{h.handle}:{list(h.actions).index(one)}")
            for h in self.rows(shelves.HANDLES, status="open")
            for one in h.actions
            if one.startswith(action) and (user is None or h.user_id == user)
        ]
        return [data for _, data in sorted(offered)]

    def data(self, action: str, user: int | None = None) -> str:
        """Callback data of the newest open button that asks for an action."""
        offered = [
            h
            for h in self.rows(shelves.HANDLES, status="open")
            if action in h.actions and (user is None or h.user_id == user)
        ]
        assert offered, f"no button offers {action}"
        handle = max(offered, key=lambda h: h.created_at)
        return f"{handle.handle}:{list(handle.actions).index(action)}"

    def sent(self, **equal: Any) -> list[Any]:
        """What has gone into the outbox, in order."""
        return sorted(self.rows(shelves.OUTBOX, **equal), key=lambda o: o.seq)

    def texts(self, **equal: Any) -> list[str]:
        """The words of what has gone into the outbox, in order, without invisible marks."""
        return [plain(o.params.get("text") or "") for o in self.sent(**equal)]

    def since(self, act: Callable[[], Any], **equal: Any) -> list[Any]:
        """What an act has put into the outbox."""
        before = {o.seq for o in self.sent()}
        act()
        return [o for o in self.sent(**equal) if o.seq not in before]


def plain(text: str) -> str:
    """Without the marks that nobody sees."""
    return "".join(c for c in text if c not in "\u2068\u2069")


def bare(caption: str) -> str:
    """A copy's caption without its case, and without more where there is only its number."""
    text = re.sub(
        r"(?m)^(\S+ of the other side), case D-[0-9A-Z-]+", r"\1", plain(caption), count=1
    )
    return text.removesuffix(" of the other side")


def _chat(user: int) -> dict[str, Any]:
    return {"id": user, "type": "private", "first_name": "x"}


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "x", "language_code": "en"}
