"""Letters that were lost: their senders are asked to write again, and staff hear of them in time.

Staff hear of the first at once and of those that follow in one message an interval, so nobody can
drown their cards in alarms (a stranger can make as many letters fail as he likes).
"""

import json
from datetime import timedelta
from typing import Any, Final

from core.desks.house import House
from core.store import shelves
from core.store.inbox import Arrival, Incoming
from core.store.outgoing import Kind
from core.store.rows import Timer, person_id
from core.store.transaction import Transaction

INTERVAL: Final = timedelta(minutes=5)
GATHERING: Final = "letters"
"""The timer that counts, as its subject, the letters that staff have not been told of."""


def mourn(tx: Transaction, house: House, incoming: Incoming, arrival: Arrival) -> None:
    """A letter is dead or in quarantine."""
    gathering = tx.get(shelves.TIMERS, GATHERING)
    if gathering is not None and gathering.status == "waiting":
        untold = str(int(gathering.subject) + 1)
        tx.remind(GATHERING, GATHERING, untold, gathering.due_at)
    else:
        words = {"seq": incoming.seq, "source": incoming.source}
        _tell(tx, house, f"staff-letter-{arrival.value}", words)
        tx.remind(GATHERING, GATHERING, "0", tx.now + INTERVAL)
    if incoming.source == "party":
        _ask_again(tx, house, incoming)


def gathered(tx: Transaction, house: House, timer: Timer) -> None:
    """An interval is over: tell of what came in it, and gather on while letters are lost."""
    untold = int(timer.subject)
    if untold:
        _tell(tx, house, "staff-letters-more", {"count": untold})
        tx.remind(GATHERING, GATHERING, "0", tx.now + INTERVAL)


def _tell(tx: Transaction, house: House, text_id: str, words: dict[str, Any]) -> None:
    params = house.voice.message(house.staff_locale, text_id, words)
    _send(tx, "staff", house.staff_chat, params)


def _ask_again(tx: Transaction, house: House, incoming: Incoming) -> None:
    sender = _sender(incoming.body)
    person = tx.get(shelves.PERSONS, person_id("party", sender)) if sender else None
    if person is not None and person.reachable:
        params = house.voice.message(person.locale, "notice-letter-lost", {})
        _send(tx, "party", person.chat_id, params)


def _send(tx: Transaction, bot: str, chat_id: int, params: dict[str, Any]) -> None:
    tx.send(
        bot=bot,
        chat_id=chat_id,
        kind=Kind.NOTICE,
        method="sendMessage",
        params={"chat_id": chat_id, **params},
    )


def _sender(body: str) -> int | None:
    """Who sent an update that could not be handled, as far as its JSON says."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    for part in update.values() if isinstance(update, dict) else ():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            sender = part["from"].get("id")
            return sender if isinstance(sender, int) else None
    return None
