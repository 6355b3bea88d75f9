"""A strict local Telegram, a small marketplace and a page: what the desk is developed and shown on."""
