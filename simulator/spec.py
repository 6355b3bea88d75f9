"""The Bot API's own specification as a strict walker: what it does not know, it refuses.

Requests, answers and updates are all checked, so that nothing passes here which would fail there.
Every type is compiled once, when it is first met: a check costs microseconds.
"""

import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any, Final, NoReturn

Check = Callable[[Any], None]
Coerce = Callable[[str], Any]

WIDEST: Final = 1 << 63
LONGEST_NUMBER: Final = 20
MISSING: Final = {"chat_id": "chat_id is empty", "text": "message text is empty"}


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


class Broken(Exception):  # noqa: N818 — what became of a promise
    """An answer that is not what the Bot API promises: a fault of the simulator, never of the caller."""


@cache
def spec() -> dict[str, Any]:
    """The specification, read once."""
    text = (files("simulator") / "botapi_spec.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def method_name(name: str) -> str | None:
    """The method as it is spelled; Telegram does not mind the case."""
    return _spelled().get(name.lower())


def check_request(
    method: str, params: Mapping[str, Any], uploads: AbstractSet[str]
) -> dict[str, Any]:
    """The parameters with their types. Raises Wrong for an unknown, missing or mistyped one.

    An empty text in place of anything but a text counts as absent.
    """
    fields, required = _parameters(method)
    checked = {}
    for name, value in params.items():
        field = fields.get(name)
        if field is None:
            if name in uploads:
                continue
            raise Wrong(f"unknown parameter {name}"[:100])
        coerce, check = field
        if type(value) is str and coerce is not None:
            if not value:
                continue
            value = coerce(value)  # noqa: PLW2901 — the same parameter, with its type
        try:
            check(value)
        except Wrong as wrong:
            raise wrong.within(name) from None
        checked[name] = value
    for name in required:
        if name not in checked and name not in uploads:
            raise Wrong(MISSING.get(name, f"parameter {name} is required"))
    return checked


def check_object(kind: str, value: Any) -> None:
    """An object of the Bot API, whole. Raises Wrong."""
    try:
        _object(kind)(value)
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
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


@cache
def _spelled() -> dict[str, str]:
    return {name.lower(): name for name in spec()["methods"]}


@cache
def _parameters(method: str) -> tuple[dict[str, tuple[Coerce | None, Check]], list[str]]:
    fields = spec()["methods"][method]
    compiled = {name: (_coercion(f["type"]), _compiled(f["type"])) for name, f in fields.items()}
    return compiled, [name for name, field in fields.items() if field.get("required")]


@cache
def _returned(method: str) -> Check:
    return _compiled(spec()["returns"][method])


@cache
def _fields(name: str) -> tuple[dict[str, Check], AbstractSet[str]]:
    fields = spec()["types"][name]
    needed = frozenset(key for key, field in fields.items() if field.get("required"))
    return {key: _compiled(field["type"]) for key, field in fields.items()}, needed


def _compiled(kind: Any) -> Check:
    if isinstance(kind, str):
        return _PLAIN[kind]
    if "const" in kind:
        return _constant(kind["const"])
    if "array" in kind:
        return _array(_compiled(kind["array"]))
    if "any" in kind:
        return _union(kind["any"])
    return _object(kind["ref"])


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
    tried = [_compiled(option) for option in options]
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
                found |= dict.fromkeys(field["const"], _object(option["ref"]))
        if len(found) >= len(options):
            return name, found
    return "", {}


@cache
def _object(name: str) -> Check:
    def check(value: Any) -> None:
        if type(value) is not dict:
            _mistyped(value)
        fields, needed = _fields(name)
        for key, one in value.items():
            field = fields.get(key)
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


def _coercion(kind: Any) -> Coerce | None:
    """How a parameter that came as text gets its type: numbers, `true`, JSON; texts stay as they are."""
    options = kind["any"] if isinstance(kind, dict) and "any" in kind else [kind]
    numbers, truths = "int" in options, "bool" in options
    floats = "float" in options
    nested = any(isinstance(o, dict) and "const" not in o for o in options)
    if not (numbers or truths or floats or nested):
        return None

    def coerce(text: str) -> Any:
        if numbers and len(text) <= LONGEST_NUMBER and _is_whole(text):
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

    return coerce


_TRUTHS: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal()


def _float(text: str) -> Any:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if isfinite(number) else text


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
