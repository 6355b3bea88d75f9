"""Orders and their events from files: JSON Lines, or flat CSV (docs/schema/README.md).

An empty cell is missing, the word `null` is stated absence, `[]` in `chat_extract` an empty chat.
Every fault names its line and field; nothing of a file is trusted before it was checked.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from core.marketplace.event import OrderEvent
from core.marketplace.order import OrderRecord
from core.marketplace.record_model import event_from_json, from_json
from core.marketplace.record_types import RecordError

_NUMBERS: Final = frozenset({"quantity"})
_YES_NO: Final = {"true": True, "false": False}
_YES_NO_COLUMNS: Final = frozenset({"on_okyoo", "settlement.fully_performed"})
_LISTS: Final = frozenset({"chat_extract"})


def read_jsonl(
    lines: Iterable[str], faults: list[RecordError] | None = None
) -> Iterator[OrderRecord | OrderEvent]:
    """Each line's order or event (`kind` tells an event); blank lines are skipped.

    Raises RecordError at the first line that cannot be taken, unless `faults` gathers them all.
    """
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff") if number == 1 else line
        if not text.strip():
            continue
        try:
            yield read_json_line(number, text)
        except RecordError as error:
            _gather(error, faults)


def read_json_line(number: int, text: str) -> OrderRecord | OrderEvent:
    """One line of JSON Lines. Raises RecordError with this line's number."""
    try:
        data = _object(text)
        return event_from_json(data) if "kind" in data else from_json(data)
    except RecordError as error:
        raise error.at_line(number) from None


def read_csv(
    lines: Iterable[str], faults: list[RecordError] | None = None
) -> Iterator[OrderRecord]:
    """Each row's order; dotted columns are parts (`tracking.number`, `options.Colour`).

    Raises RecordError at the first row that cannot be taken, unless `faults` gathers them all; its
    line is the row's last. What spoils the whole file is always raised.
    """
    rows = csv.reader(_without_mark(lines), strict=True)
    header: list[str] | None = None
    try:
        for row in rows:
            if not any(row):
                continue
            if header is None:
                header = _columns(row, rows.line_num)
                continue
            try:
                yield _order(header, row, rows.line_num)
            except RecordError as error:
                _gather(error, faults)
    except csv.Error:
        raise RecordError(rows.line_num, "", "not-csv") from None


def _gather(error: RecordError, faults: list[RecordError] | None) -> None:
    if faults is None:
        raise error
    faults.append(error)


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line


def _columns(row: list[str], line: int) -> list[str]:
    header = [name.strip() for name in row]
    if len(header) == 1 and ";" in header[0]:
        raise RecordError(line, "", "semicolons")
    if "order_id" not in header:
        raise RecordError(line, "", "not-orders")
    for name in header:
        if not name or header.count(name) > 1:
            raise RecordError(line, name, "twice" if name else "empty")
    return header


def _order(header: list[str], row: list[str], line: int) -> OrderRecord:
    if len(row) != len(header):
        raise RecordError(line, "", "cells")
    data: dict[str, Any] = {}
    try:
        for path, cell in zip(header, row, strict=True):
            if cell.strip():
                _put(data, path, _cell(path, cell.strip()))
        return from_json({"schema_version": "1", **data})
    except RecordError as error:
        raise error.at_line(line) from None


def _cell(path: str, cell: str) -> object:
    if cell == "null":
        return None
    if path in _LISTS and cell == "[]":
        return []
    if path in _YES_NO_COLUMNS:
        return _YES_NO.get(cell.lower(), cell)
    if path in _NUMBERS and cell.isascii() and cell.isdigit() and len(cell) < 12:  # noqa: PLR2004 — far past any quantity
        return int(cell)
    return cell


def _put(data: dict[str, Any], path: str, value: object) -> None:
    """Set a dotted path. An option's own name may hold dots."""
    *groups, name = path.split(".")
    if "options" in groups:
        after = groups.index("options") + 1
        groups, name = groups[:after], ".".join([*groups[after:], name])
    inner: Any = data
    for group in groups:
        inner = inner.setdefault(group, {})
        if not isinstance(inner, dict):
            raise RecordError(0, path, "contradiction")
    if name in inner:
        raise RecordError(0, path, "contradiction")
    inner[name] = value


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RecordError(0, "", "not-json") from None
    if not isinstance(data, dict):
        raise RecordError(0, "", "not-an-object")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _ in pairs]
        raise RecordError(0, next(n for n in names if names.count(n) > 1), "twice")
    return data


def _no_constant(name: str) -> object:
    raise ValueError(name)
