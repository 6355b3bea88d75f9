"""Answers that are errors, in Telegram's words."""

import re
from typing import Any, Final

NAMES: Final = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 409: "Conflict"}
_CODE: Final = re.compile(r"[A-Z0-9_]+")


class Refusal(Exception):  # noqa: N818 — said in Telegram's own words
    """An error answer: code, description and parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        """Keep what the answer says."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def refused(code: int, text: str, **parameters: Any) -> Refusal:
    """An error of the server behind, as the Bot API passes it on.

    What is no error of the caller there, and a 403 that says only a code, becomes a 400; the first
    letter is made small, unless it begins a code.
    """
    if code < 400 or code == 404 or (code == 403 and _CODE.fullmatch(text)):
        code = 400
    if not (text[1:2].isupper() or text[1:2] == "_"):
        text = f"{text[:1].lower()}{text[1:]}"
    return Refusal(code, f"{NAMES[code]}: {text}", **parameters)


def bad(text: str) -> Refusal:
    """400, with Telegram's prefix."""
    return refused(400, text)


def forbidden(text: str) -> Refusal:
    """403, with Telegram's prefix."""
    return refused(403, text)


def too_many(seconds: int) -> Refusal:
    """429: come again after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def not_modelled(what: str) -> Refusal:
    """501: the Bot API has it, and nothing here plays it; never a success that is none."""
    return Refusal(501, f"Not Implemented: {what} is not modelled")
