"""Text with markup as Telegram reads it, with its own refusals.

Positions in refusals are bytes of the source, offsets in entities UTF-16 units of what is shown.
"""
