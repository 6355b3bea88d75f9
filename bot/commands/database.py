"""The database as commands open it."""

from sqlalchemy import Engine

from bot.settings import read_database_url
from core.store.engine import open_database
from core.store.migrations.upgrade import upgrade


def opened() -> Engine:
    """The configured database, at this version's tables."""
    engine = open_database(read_database_url())
    upgrade(engine)
    return engine


def migrate() -> str:
    """Upgrade and say to which revision."""
    engine = open_database(read_database_url())
    before, after = upgrade(engine)
    if before == after:
        return f"The tables are at {after} already."
    return f"The tables went from {before or 'nothing'} to {after}."
