"""Run Alembic over an engine of ours, without a file of settings."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def upgrade(engine: Engine, to: str = "head") -> tuple[str | None, str | None]:
    """Bring the tables to a revision; return the revisions before and after."""
    config = _config()
    before = revision(engine)
    if before == head():
        return before, before
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    return before, revision(engine)


def revision(engine: Engine) -> str | None:
    """The revision that the database is at, or None when it is empty."""
    with engine.begin() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    """The newest revision that this version of the desk knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
