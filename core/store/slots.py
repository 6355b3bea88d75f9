"""Slots: where the messages are that are edited later (design §2.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Insert, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.sets import among, insert_all
from core.store.tables import slots


@dataclass(frozen=True)
class Place:
    """The message that a slot names. `updated_at` is UTC."""

    slot: str
    bot: str
    chat_id: int
    message_id: int
    updated_at: datetime


def fill(connection: Connection, places: Sequence[Place]) -> None:
    """From now on these slots name these messages."""
    if not places:
        return
    last = {place.slot: vars(place) | {"version": 1} for place in places}
    insert_all(connection, _FILL[connection.dialect.name], list(last.values()))


def _filled(into: postgresql.Insert | sqlite.Insert) -> Insert:
    new = into.excluded
    told = {name: new[name] for name in ("bot", "chat_id", "message_id", "updated_at")}
    return into.on_conflict_do_update(
        index_elements=["slot"], set_={**told, "version": slots.c.version + 1}
    )


_FILL = {
    "postgresql": _filled(postgresql.insert(slots)),
    "sqlite": _filled(sqlite.insert(slots)),
}


def messages_of(connection: Connection, names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where the messages of these slots are: slot → (chat, message)."""
    if not names:
        return {}
    asked = among(connection, _SLOTS, slots.c.slot, "b_slots")
    rows = connection.execute(asked, {"b_slots": list(names)})
    return {row.slot: (row.chat_id, row.message_id) for row in rows}


_SLOTS = select(slots)
