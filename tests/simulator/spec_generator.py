"""Draws the Bot API's specification off the installed aiogram, as compact JSON.

`python -m tests.simulator.spec_generator` writes `simulator/botapi_spec.json`; a test holds it equal.
"""

import datetime as dt
import inspect
import json
import re
import types
import typing
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import aiogram.methods
import aiogram.types
from aiogram.client.default import Default
from aiogram.types import InputFile
from aiogram.types.base import TelegramObject
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

TARGET = Path(__file__).resolve().parents[2] / "simulator" / "botapi_spec.json"
LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)")
PLAIN = {int: "int", str: "str", bool: "bool", float: "float"}


def specification() -> dict[str, Any]:
    """Methods with their fields and what they return, and types with theirs."""
    methods, returns = {}, {}
    for _, method in inspect.getmembers(aiogram.methods, inspect.isclass):
        name = getattr(method, "__api_method__", None)
        if isinstance(name, str):
            methods[name] = fields(method)
            returns[name] = shape(method.__returning__)
    kinds = {}
    for name, kind in inspect.getmembers(aiogram.types, inspect.isclass):
        if issubclass(kind, TelegramObject) and not issubclass(kind, InputFile):
            kinds[name] = fields(kind)
    return {"methods": methods, "returns": returns, "types": kinds}


def fields(model: Any) -> dict[str, Any]:
    """The fields of a model: type, whether required, length of text."""
    found = {}
    for name, info in sorted(model.model_fields.items()):
        one: dict[str, Any] = {"type": shape(info.annotation)}
        if required(info):
            one["required"] = True
        length = LENGTH.search(described(model, name))
        if length:
            one["length"] = [int(length[1]), int(length[2]), length[3]]
        found[info.alias or name] = one
    return found


def required(info: FieldInfo) -> bool:
    """Whether a field must be there; one that can say only one thing is always said."""
    if typing.get_origin(info.annotation) is typing.Literal:
        return info.default is not None
    return info.default is PydanticUndefined and info.default_factory is None


def described(model: Any, name: str) -> str:
    """The documentation line below a field in the library's source."""
    match = re.search(
        rf"^    {name}: .*?\n    \"\"\"(.*?)\"\"\"", source_of(model), re.MULTILINE | re.DOTALL
    )
    return match[1] if match else ""


@cache
def source_of(model: Any) -> str:
    """The library's source of a model; reading it once takes most of the time."""
    return inspect.getsource(model)


def shape(hint: Any) -> Any:
    """A type as JSON."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return shape(typing.get_args(hint)[0])
    if origin in (typing.Union, types.UnionType):
        inner = [shape(a) for a in typing.get_args(hint) if a not in (type(None), Default)]
        flat = []
        for one in inner:
            flat += one["any"] if isinstance(one, dict) and "any" in one else [one]
        unique = [one for n, one in enumerate(flat) if one not in flat[:n]]
        return unique[0] if len(unique) == 1 else {"any": unique}
    if inspect.isclass(origin) and issubclass(origin, (list, Sequence)):
        return {"array": shape(typing.get_args(hint)[0])}
    if origin is typing.Literal:
        values = typing.get_args(hint)
        return (
            {"const": sorted((getattr(v, "value", v) for v in values), key=str)}
            if not isinstance(values[0], bool)
            else "bool"
        )
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in (dt.datetime, dt.timedelta):
        return "int"
    if hint is Any:
        return "any"
    if inspect.isclass(hint):
        if issubclass(hint, InputFile):
            return "file"
        if issubclass(hint, dt.datetime):
            return "int"
        if issubclass(hint, TelegramObject):
            return {"ref": hint.__name__}
        if issubclass(hint, str):
            return "str"
        if issubclass(hint, int):
            return "int"
    return "any"


def text() -> str:
    """The specification as the file's text."""
    return json.dumps(specification(), sort_keys=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text())
