"""The shapes of values in the Bot API, compiled: a check costs microseconds and says what is wrong."""

import json
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import Any, Final, NoReturn

Check = Callable[[Any], None]

WIDEST: Final = 1 << 63
"""Numbers are those of 64 bits."""


class Wrong(Exception):  # noqa: N818 — said in Telegram's own words
    """A value that the Bot API would not take; the text says where and why."""

    def __init__(self, why: str, *, anywhere: bool = False) -> None:
        """`anywhere` leaves out where it stood, as Telegram does of text that is none."""
        super().__init__(why)
        self._why = why
        self._anywhere = anywhere
        self._path = ""

    def within(self, part: str) -> "Wrong":
        """The same, seen from outside."""
        self._path = part + self._path
        return self

    def __str__(self) -> str:
        """Where, and why."""
        if self._anywhere or not self._path:
            return self._why
        return f"{self._path.removeprefix('.')}: {self._why}"


@cache
def spec() -> dict[str, Any]:
    """The specification, read once."""
    text = (files("simulator") / "botapi_spec.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def compiled(kind: Any) -> Check:
    """What refuses every value that is not of this kind."""
    if isinstance(kind, str):
        return _PLAIN[kind]
    if "const" in kind:
        return _constant(kind["const"])
    if "array" in kind:
        return _array(compiled(kind["array"]))
    if "any" in kind:
        return _union(kind["any"])
    return object_of(kind["ref"])


def _constant(allowed: list[Any]) -> Check:
    def check(value: Any) -> None:
        if not any(type(value) is type(one) and value == one for one in allowed):
            raise Wrong(f"{str(value)[:40]!r} is none of {', '.join(map(str, allowed))}")

    return check


def _array(each: Check) -> Check:
    def check(value: Any) -> None:
        if type(value) is not list:
            _mistyped(value)
        for place, one in enumerate(value):
            try:
                each(one)
            except Wrong as wrong:
                raise wrong.within(f"[{place}]") from None

    return check


def _union(options: list[Any]) -> Check:
    tried = [compiled(option) for option in options]
    name, told = _discriminator(options)

    def check(value: Any) -> None:
        if name and type(value) is dict:
            said = value.get(name)
            if not isinstance(said, str) or said not in told:
                raise Wrong(f"{name} {str(said)[:40]!r} is none of {', '.join(sorted(told))}")
            return told[said](value)
        reasons = []
        for one in tried:
            try:
                return one(value)
            except Wrong as wrong:
                reasons.append(wrong)
        raise max(reasons, key=lambda wrong: len(str(wrong)))

    return check


def _discriminator(options: list[Any]) -> tuple[str, dict[str, Check]]:
    """The field that tells the kinds of a union apart, if there is one."""
    if not all(isinstance(option, dict) and "ref" in option for option in options):
        return "", {}
    types = spec()["types"]
    for name in ("type", "status", "source"):
        found: dict[str, Check] = {}
        for option in options:
            field = types[option["ref"]].get(name, {}).get("type")
            if isinstance(field, dict) and "const" in field:
                found |= dict.fromkeys(field["const"], object_of(option["ref"]))
        if len(found) >= len(options):
            return name, found
    return "", {}


@cache
def object_of(name: str) -> Check:
    """What refuses everything but a whole object of this name."""
    fields: dict[str, Check] = {}
    needed: AbstractSet[str] = frozenset()

    def check(value: Any) -> None:
        nonlocal fields, needed
        if type(value) is not dict:
            _mistyped(value)
        if not fields:
            fields, needed = _fields(name)
        for key, one in value.items():
            field = fields.get(key)
            if field is _text and type(one) is str and one.isascii():
                continue  # the commonest case by far, without a call
            if field is None:
                raise Wrong(f"unknown field {key[:60]} of {name}")
            try:
                field(one)
            except Wrong as wrong:
                raise wrong.within(f".{key}") from None
        if not needed <= value.keys():
            raise Wrong(f"{name} needs {min(needed - value.keys())}")

    return check


def _text(value: Any) -> None:
    if type(value) is not str:
        _mistyped(value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Wrong("strings must be encoded in UTF-8", anywhere=True) from None


def _whole(value: Any) -> None:
    if type(value) is not int or not -WIDEST <= value < WIDEST:
        _mistyped(value)


def _number(value: Any) -> None:
    if type(value) not in {int, float} or not -WIDEST <= value < WIDEST:
        _mistyped(value)


def _truth(value: Any) -> None:
    if type(value) is not bool:
        _mistyped(value)


_PLAIN: Final[dict[str, Check]] = {
    "any": lambda _: None, "bool": _truth, "int": _whole, "float": _number, "str": _text,
    "file": _text,
}  # fmt: skip


def _mistyped(value: Any) -> NoReturn:
    raise Wrong(f"{type(value).__name__} is of the wrong type")


@cache
def _fields(name: str) -> tuple[dict[str, Check], AbstractSet[str]]:
    fields = spec()["types"][name]
    needed = frozenset(key for key, field in fields.items() if field.get("required"))
    return {key: compiled(field["type"]) for key, field in fields.items()}, needed
