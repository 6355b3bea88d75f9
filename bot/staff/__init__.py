"""The staff bot: python-telegram-bot's side of the desk."""
