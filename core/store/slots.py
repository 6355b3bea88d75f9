"""Slots: where the messages are that are edited later (design §2.4)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

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
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    filled = dialect.insert(slots)
    filled = filled.on_conflict_do_update(
        index_elements=["slot"],
        set_={
            "bot": filled.excluded.bot,
            "chat_id": filled.excluded.chat_id,
            "message_id": filled.excluded.message_id,
            "updated_at": filled.excluded.updated_at,
            "version": slots.c.version + 1,
        },
    )
    connection.execute(filled, [{**asdict(place), "version": 1} for place in places])


def messages_of(connection: Connection, names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where the messages of these slots are: slot → (chat, message)."""
    if not names:
        return {}
    rows = connection.execute(select(slots).where(slots.c.slot.in_(names)))
    return {row.slot: (row.chat_id, row.message_id) for row in rows}
