"""Answers that are errors, in Telegram's words."""

from typing import Any


class Refusal(Exception):  # noqa: N818 — said in Telegram's own words
    """An error answer: code, description and parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:  # noqa: ANN401 — JSON
        """Keep what the answer says."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(text: str) -> Refusal:
    """400, with Telegram's prefix; its first letter is made small, unless it is a code."""
    if text[1:2].isupper() or text[1:2] == "_":
        return Refusal(400, f"Bad Request: {text}")
    return Refusal(400, f"Bad Request: {text[:1].lower()}{text[1:]}")


def forbidden(text: str) -> Refusal:
    """403, with Telegram's prefix."""
    return Refusal(403, f"Forbidden: {text}")
