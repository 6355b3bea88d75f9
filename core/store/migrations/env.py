"""Alembic's entry: migrations run on the connection that `upgrade` hands over."""

from alembic import context

from core.store import case_tables, exhibit_table, fetch_tables  # noqa: F401 — they fill the metadata
from core.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
