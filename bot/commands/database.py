"""The database as commands open it."""

from sqlalchemy import Engine

from bot.opening import engine
from bot.settings import read_database_url
from core.store.migrations.upgrade import upgrade


def opened() -> Engine:
    """The configured database, at this version's tables."""
    found = engine(read_database_url())
    upgrade(found)
    return found


def migrate() -> str:
    """Upgrade and say to which revision."""
    before, after = upgrade(engine(read_database_url()))
    if before == after:
        return f"The tables are at {after} already."
    return f"The tables went from {before or 'nothing'} to {after}."
