"""The Bot API's own specification, held up to requests, answers and updates.

All three are checked, so that nothing passes here which would fail there.
"""

import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from math import isfinite
from typing import Any, Final, NoReturn

from simulator.shapes import Wrong, compiled, object_of, spec

__all__ = [
    "Broken", "Wrong", "check_answer", "check_object", "check_request", "from_json", "method_name",
    "spec",
]  # fmt: skip

Take = Callable[[Any], Any]

LONGEST_NUMBER: Final = 20
MISSING: Final = {"chat_id": "chat_id is empty", "text": "message text is empty"}
EVERYWHERE: Final = frozenset({"parse_mode"})
"""What python-telegram-bot says to every method once it has a default for it; Telegram does not mind."""
_ABSENT: Final = object()


class Broken(Exception):  # noqa: N818 — what became of a promise
    """An answer that is not what the Bot API promises: a fault of the simulator, never of the caller."""


def method_name(name: str) -> str | None:
    """The method as it is spelled; Telegram does not mind the case."""
    return _spelled().get(name.lower())


def check_request(
    method: str, params: Mapping[str, Any], uploads: AbstractSet[str]
) -> dict[str, Any]:
    """The parameters with their types. Raises Wrong for an unknown, missing or mistyped one.

    An empty text in place of anything but a text counts as absent.
    """
    takes, required = _parameters(method)
    checked = {}
    for name, value in params.items():
        take = takes.get(name)
        if take is not None:
            try:
                taken = take(value)
            except Wrong as wrong:
                raise wrong.within(name) from None
            if taken is not _ABSENT:
                checked[name] = taken
        elif name not in uploads and name not in EVERYWHERE:
            raise Wrong(f"unknown parameter {name}"[:100])
    for name in required:
        if name not in checked and name not in uploads:
            raise Wrong(MISSING.get(name, f"parameter {name} is required"))
    return checked


def check_object(kind: str, value: Any) -> None:
    """An object of the Bot API, whole. Raises Wrong."""
    try:
        object_of(kind)(value)
    except Wrong as wrong:
        raise wrong.within(kind) from None


def check_answer(method: str, result: Any) -> None:
    """What a method answers. Raises Broken."""
    try:
        _returned(method)(result)
    except Wrong as wrong:
        raise Broken(f"the answer of {method}: {wrong}") from None


def from_json(text: str | bytes) -> Any:
    """JSON as Telegram takes it: no NaN, no endless nesting. Raises ValueError."""
    try:
        return _DECODER.decode(text if isinstance(text, str) else text.decode())
    except RecursionError:
        raise ValueError("nested too deeply") from None


@cache
def _spelled() -> dict[str, str]:
    return {name.lower(): name for name in spec()["methods"]}


@cache
def _parameters(method: str) -> tuple[dict[str, Take], list[str]]:
    fields = spec()["methods"][method]
    needed = [name for name, field in fields.items() if field.get("required")]
    return {name: _taking(field["type"]) for name, field in fields.items()}, needed


@cache
def _returned(method: str) -> Take:
    return compiled(spec()["returns"][method])


def _taking(kind: Any) -> Take:
    """How a parameter gets its type, and is refused: it may come as text or as JSON."""
    check = compiled(kind)
    options = kind["any"] if isinstance(kind, dict) and "any" in kind else [kind]
    read = _reading(options)

    def take(value: Any) -> Any:
        if read is not None and type(value) is str:
            if not value:
                return _ABSENT
            value = read(value)
        check(value)
        return value

    return take


def _reading(options: list[Any]) -> Callable[[str], Any] | None:
    """How text becomes a number, a truth or JSON; None where text is all that is meant."""
    numbers, truths, floats = ("int" in options, "bool" in options, "float" in options)
    nested = any(isinstance(o, dict) and "const" not in o for o in options)
    if not (numbers or truths or floats or nested):
        return None

    def read(text: str) -> Any:
        if numbers and _is_whole(text):
            return int(text)
        if truths and text.lower() in _TRUTHS:
            return _TRUTHS[text.lower()]
        if floats:
            return _float(text)
        if nested and text[0] in "[{":
            try:
                return from_json(text)
            except ValueError:
                raise Wrong("can't parse JSON") from None
        return text

    return read


_TRUTHS: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return len(digits) < LONGEST_NUMBER and digits.isascii() and digits.isdecimal()


def _float(text: str) -> Any:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if isfinite(number) else text


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


_DECODER: Final = json.JSONDecoder(parse_constant=_no_number)
