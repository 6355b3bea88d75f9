"""Records as JSON values: what is missing is left out, what is absent is null."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from core.ledger.canonical import json_value
from core.marketplace.missing import MISSING


def plain(value: object) -> Any:  # noqa: ANN401 — any JSON value
    """The value as JSON: amounts as strings, instants as ISO UTC, days as ISO dates."""
    if is_dataclass(value) and not isinstance(value, type):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: plain(item) for name, item in held if item is not MISSING}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return json_value(value)
