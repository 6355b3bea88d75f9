"""JSON from outside: read as well as it can be, and kept as text where it cannot."""

import json
import re
from typing import Any, Final

_UNWRITABLE: Final = re.compile("[\0\ud800-\udfff]")
"""Characters that a database refuses: NUL, and halves of a pair that stand alone."""
_SUSPECT: Final = re.compile(r"\\u0000|\\ud[89a-f]")
"""How they look in a stored body; whole pairs look so too, and are found sound."""


class Odd(Exception):  # noqa: N818 — named as what it is
    """JSON that Python does not read: numbers of thousands of digits, nesting of thousands."""

    def __init__(self, text: str) -> None:
        """Keep the text, fit to be stored."""
        super().__init__("odd JSON")
        self.text = text


def read(raw: bytes) -> Any:  # noqa: ANN401 — untyped JSON, on purpose
    """The value; bytes that are no UTF-8 are replaced. Raises ValueError for no JSON, and Odd."""
    text = raw.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError):
        raise Odd(clean(text)) from None


def update_of(body: str) -> Any:  # noqa: ANN401 — untyped JSON, on purpose
    """A stored update with nothing in its texts that a database would refuse. Raises ValueError."""
    try:
        found = json.loads(body)
        return _cleaned(found) if _SUSPECT.search(body) else found
    except RecursionError:
        message = "nested too deeply"
        raise ValueError(message) from None


def clean(text: str) -> str:
    """The text with a replacement mark for whatever no database keeps."""
    return _UNWRITABLE.sub("\ufffd", text)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 — untyped JSON
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(name): _cleaned(item) for name, item in value.items()}
    return value
