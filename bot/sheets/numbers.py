"""JSON with exact decimals, both ways; what JSON does not allow is refused with its path."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from core.errors import Fault
from core.rulebook.scenario import path_of

LONGEST: Final = 40
"""Digits of a number; no amount is longer."""
_MARK: Final = "\udfff"
"""Half of a pair of surrogates: no text that was read as a text can hold it alone."""
_MARKED: Final = re.compile(f'"{_MARK}(-?[0-9.]+)"')


class JsonError(Fault):
    """A text that is no JSON of ours: where, and why."""


@dataclass(frozen=True)
class _Spoilt:
    """Stands in the place of something that must not be there."""

    reason: str


def read_json(text: str, name: str) -> Any:  # noqa: ANN401 — any JSON value
    """Read one value; numbers with a point stay exact. Raises JsonError, which begins with `name`."""
    spoilt: list[_Spoilt] = []

    def spoil(reason: str) -> _Spoilt:
        spoilt.append(_Spoilt(reason))
        return spoilt[-1]

    def number(digits: str) -> Any:  # noqa: ANN401 — a number or what stands for it
        if len(digits) > LONGEST:
            return spoil(f"the number {digits[:20]}… is too long")
        return Decimal(digits) if set(digits) & set(".eE") else int(digits)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # `add` says nothing, which is false
            found[twice] = spoil("the key stands twice in one object")
        return found

    try:
        told = json.loads(
            text,
            parse_float=number,
            parse_int=number,
            parse_constant=lambda word: spoil(f"{word} is no number"),
            object_pairs_hook=once,
        )
    except json.JSONDecodeError as error:
        message = f"{name}: it is not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise JsonError(message) from None
    except RecursionError:
        message = f"{name}: it is nested too deeply"
        raise JsonError(message) from None
    for place, bad in _places(told) if spoilt else ():
        message = f"{path_of(name, place)}: {bad.reason}"
        raise JsonError(message)
    return told


def write_json(value: Any, *, indent: int | None = None) -> str:  # noqa: ANN401 — any JSON value
    """One value as text; a decimal is written with the digits that it has."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_marked)
    return _MARKED.sub(r"\1", text)


def _places(told: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], _Spoilt]]:  # noqa: ANN401 — any JSON value
    """Where something must not be, in the order of the text."""
    if isinstance(told, _Spoilt):
        yield above, told
    elif isinstance(told, dict):
        for key, value in told.items():
            yield from _places(value, (*above, key))
    elif isinstance(told, list):
        for index, value in enumerate(told):
            yield from _places(value, (*above, index))


def _marked(value: Any) -> str:  # noqa: ANN401 — whatever JSON does not know
    if isinstance(value, Decimal):
        return f"{_MARK}{value:f}"
    message = f"{type(value).__name__} is no JSON value"
    raise TypeError(message)
