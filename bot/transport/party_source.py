"""aiogram behind the inbox: parsed, routed and captured (design §2, The libraries)."""

from collections.abc import Sequence

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import Update
from pydantic import ValidationError

from bot.transport.capture import Capture, CapturingSession, drive
from bot.transport.lanes import WANTED
from bot.transport.losses import Unreadable
from bot.transport.reading import update_of
from core.store import shelves
from core.store.batch import Batch
from core.store.inbox import Arrival, Incoming
from core.store.rows import person_id
from core.store.transaction import Transaction


class PartySource:
    """Handles the party bot's updates."""

    def __init__(self, token: str, router: Router, capture: Capture) -> None:
        """A router without storage: the position is replayed, not kept."""
        self._capture = capture
        self._bot = Bot(token, session=CapturingSession(capture))
        self._router = router

    def preload(self, batch: Batch, incoming: Sequence[Incoming]) -> None:
        """Read the people, and what their words belong to, in one statement each."""
        users = {user for one in incoming if (user := _user(one.lane))}
        batch.preload(shelves.PERSONS, "person_id", {person_id("party", user) for user in users})
        people = [batch.image(shelves.PERSONS, person_id("party", user)) for user in users]
        focus = [person.focus for person in people if person and person.focus]
        for prefix, shelf in (
            ("application/", shelves.APPLICATIONS),
            ("defence/", shelves.DEFENCES),
        ):
            keys = {f.removeprefix(prefix) for f in focus if f.startswith(prefix)}
            if keys:
                batch.preload(shelf, shelf.key, keys)
        applications = {
            f.removeprefix("application/") for f in focus if f.startswith("application/")
        }
        if applications:
            batch.preload(shelves.EXHIBITS, "application_id", applications)
        filed = [batch.image(shelves.APPLICATIONS, key) for key in applications]
        answers = [
            batch.image(shelves.DEFENCES, f.removeprefix("defence/"))
            for f in focus
            if f.startswith("defence/")
        ]
        cases = {one.case_id for one in (*filed, *answers) if one and one.case_id}
        if cases:
            batch.preload(shelves.CASES, "case_id", cases)
            batch.preload(shelves.EXHIBITS, "case_id", cases)
            batch.preload(shelves.WINDOWS, "case_id", cases)
            batch.preload(shelves.WORK_ITEMS, "case_id", cases)

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Parse, route, capture. Raises Unreadable for what the library cannot parse."""
        update = _parse(incoming.body, self._bot)
        self._capture.tx, self._capture.lane = tx, incoming.lane
        try:
            result = drive(self._route(update, tx))
        finally:
            self._capture.tx = None
        return Arrival.IGNORED if result is UNHANDLED else Arrival.DONE

    async def _route(self, update: Update, tx: Transaction) -> object:
        """Ask the router itself, as a dispatcher would.

        A dispatcher adds error handlers, a user context and a log that nothing here asks for, and
        names an update's kind by hashing the whole of it.
        """
        for kind in WANTED:
            event = getattr(update, kind)
            if event is not None:
                return await self._router.propagate_event(
                    kind, event, bot=self._bot, event_update=update, tx=tx
                )
        return UNHANDLED


def _parse(body: str, bot: Bot) -> Update:
    try:
        return Update.model_validate(update_of(body), context={"bot": bot})
    except (ValidationError, ValueError) as error:
        # The library's message quotes the update; only its kind may go on from here.
        message = f"aiogram cannot read this update ({type(error).__name__})"
        raise Unreadable(message) from None


def _user(lane: str) -> int | None:
    """The person of a private lane (`party/c/<chat>`, `party/u/<user>`)."""
    tail = lane.rsplit("/", 1)[-1]
    return int(tail) if tail.isdecimal() else None
