"""The Bot API's own specification as a strict walker: what it does not know, it refuses.

Requests, answers and updates are all checked, so that nothing passes here which would fail there.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


class Wrong(Exception):  # noqa: N818 — said in Telegram's own words
    """A value that the Bot API would not take; the text says where and why."""


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
    method: str, params: Mapping[str, Any], uploads: frozenset[str]
) -> dict[str, Any]:
    """The parameters with their types. Raises Wrong for an unknown, missing or mistyped one."""
    fields = spec()["methods"][method]
    unknown = sorted(set(params) - set(fields) - uploads)
    if unknown:
        message = f"unknown parameter {unknown[0]}"
        raise Wrong(message)
    for name, field in fields.items():
        if field.get("required") and name not in params and name not in uploads:
            message = _MISSING.get(name, f"parameter {name} is required")
            raise Wrong(message)
    return {
        name: _walk(name, fields[name]["type"], _coerced(value, fields[name]["type"]))
        for name, value in params.items()
        if name in fields
    }


def check_object(kind: str, value: Any, where: str = "") -> Any:  # noqa: ANN401 — JSON
    """An object of the Bot API, whole. Raises Wrong."""
    return _walk(where or kind, {"ref": kind}, value)


@cache
def _spelled() -> dict[str, str]:
    return {name.lower(): name for name in spec()["methods"]}


_MISSING = {"chat_id": "chat_id is empty", "text": "message text is empty"}


def _coerced(value: Any, kind: Any) -> Any:  # noqa: ANN401 — JSON
    """A parameter that came as text, as its type: numbers, `true`, JSON."""
    if not isinstance(value, str):
        return value
    options = kind["any"] if isinstance(kind, dict) and "any" in kind else [kind]
    for option in options:
        if option == "int" and value.lstrip("-").isdecimal():
            return int(value)
        if option == "bool" and value.lower() in {"true", "false", "1", "0"}:
            return value.lower() in {"true", "1"}
        if option == "float" and _number(value):
            return float(value)
        if isinstance(option, dict) and value[:1] in "[{":
            try:
                return json.loads(value)
            except ValueError:
                message = "can't parse JSON"
                raise Wrong(message) from None
    return value


def _walk(where: str, kind: Any, value: Any) -> Any:  # noqa: ANN401, C901, PLR0911 — one case a kind of type
    if kind == "any":
        return value
    if kind == "bool":
        return _expect(where, isinstance(value, bool), value)
    if kind == "int":
        return _expect(where, isinstance(value, int) and not isinstance(value, bool), value)
    if kind == "float":
        return _expect(where, isinstance(value, int | float) and not isinstance(value, bool), value)
    if kind in ("str", "file"):  # noqa: PLR6201 — a kind may be a dict, which no set can look up
        return _expect(where, isinstance(value, str), value)
    if "const" in kind:
        return _expect(where, value in kind["const"], value)
    if "array" in kind:
        _expect(where, isinstance(value, list), value)
        return [_walk(f"{where}[{n}]", kind["array"], one) for n, one in enumerate(value)]
    if "any" in kind:
        return _any(where, kind["any"], value)
    return _object(where, kind["ref"], value)


def _any(where: str, options: list[Any], value: Any) -> Any:  # noqa: ANN401 — JSON
    reasons = []
    for option in options:
        try:
            return _walk(where, option, value)
        except Wrong as wrong:
            reasons.append(str(wrong))
    raise Wrong(max(reasons, key=len))


def _object(where: str, name: str, value: Any) -> Any:  # noqa: ANN401 — JSON
    _expect(where, isinstance(value, dict), value)
    fields = spec()["types"][name]
    for key in value:
        if key not in fields:
            message = f"{where}: unknown field {key} of {name}"
            raise Wrong(message)
    for key, field in fields.items():
        if key in value:
            _walk(f"{where}.{key}", field["type"], value[key])
        elif field.get("required"):
            message = f"{where}: {name} needs {key}"
            raise Wrong(message)
    return value


def _expect(where: str, right: bool, value: Any) -> Any:  # noqa: ANN401, FBT001 — JSON
    if not right:
        message = f"{where}: {type(value).__name__} is of the wrong type"
        raise Wrong(message)
    return value


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
