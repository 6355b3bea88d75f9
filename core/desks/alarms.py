"""Alarms: what staff must hear of, by a way that does not lead through what is broken (F13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.desks.house import House
from core.store import shelves
from core.store.outgoing import ALARM, Kind
from core.store.rows import person_id
from core.store.transaction import Transaction


class About(StrEnum):
    """What an alarm is about; ends the Fluent id of its sentence."""

    GIVEN_UP = "given-up"
    HELD = "held"
    NO_ROOM = "no-room"
    TOKEN = "token"  # noqa: S105 — what was refused, not a token
    TIMER = "timer"


@dataclass(frozen=True)
class Trouble:
    """What went wrong: with which bot and chat, if with any; `subject` names the row or the case."""

    about: About
    fault: str
    bot: str | None = None
    chat_id: int | None = None
    subject: str | None = None


def sound(tx: Transaction, house: House, trouble: Trouble) -> None:
    """Tell the staff chat; where that is what failed, each mediator who can be reached."""
    words = {
        "bot": trouble.bot or "–",
        "chat": str(trouble.chat_id or "–"),
        "fault": trouble.fault,
        "subject": trouble.subject or "–",
    }
    text_id = f"staff-alarm-{trouble.about}"
    for bot, chat_id in _ways(tx, house, trouble):
        params = house.voice.message(house.staff_locale, text_id, words)
        tx.send(
            bot=bot,
            chat_id=chat_id,
            kind=Kind.NOTICE,
            method="sendMessage",
            params={"chat_id": chat_id, **params},
            slot=f"{ALARM}{trouble.about}",
        )


def _ways(tx: Transaction, house: House, trouble: Trouble) -> Iterator[tuple[str, int]]:
    mute = trouble.bot == "staff" and trouble.about is About.TOKEN
    lost = trouble.bot == "staff" and trouble.chat_id is not None and trouble.chat_id < 0
    if not mute and not lost:
        yield "staff", house.staff_chat
        return
    bot = "party" if mute else "staff"
    for mediator in sorted(house.roster):
        person = tx.get(shelves.PERSONS, person_id(bot, mediator))
        if person is not None and person.reachable:
            yield bot, person.chat_id
