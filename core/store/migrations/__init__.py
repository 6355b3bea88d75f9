"""Migrations: old data always upgrades, on SQLite and on PostgreSQL."""
