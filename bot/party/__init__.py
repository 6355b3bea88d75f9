"""The party bot: aiogram's side of the desk."""
