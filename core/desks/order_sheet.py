"""The order as its record has it, for the mediator: what was agreed, and what happened when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from core.cases.case import Case
from core.cases.window import window_id
from core.desks.house import House
from core.store import shelves
from core.store.transaction import Transaction

Record = Mapping[str, Any]

INSTANTS: Final = ("paid_at", "shipped_at", "delivered_at", "receipt_confirmed_at")
DAYS: Final = ("agreed_ship_by", "agreed_delivery_by")


def paid(record: Record) -> str:
    """`USD 260.00`, or a dash."""
    return money(record.get("amount_paid"))


def money(told: Mapping[str, str] | None) -> str:
    """An amount of the record with its currency, or a dash."""
    return f"{told['currency']} {told['amount']}" if told else "–"


def order_words(
    tx: Transaction, house: House, case: Case, filed: Record, today: Record
) -> dict[str, Any]:
    """The words of `staff-dossier-order`: the order's record of `today`.

    What was another when the application was opened (`filed`) is told beside it. A dash is unknown;
    "none" is the record's own word.
    """
    now, then = _shown(house, today), _shown(house, filed)
    told = {name: _told(house, value, then[name]) for name, value in now.items()}
    return {
        "case": case.case_id,
        "claimant_window": _window(tx, house, case, "claimant"),
        "respondent_window": _window(tx, house, case, "respondent"),
        **told,
    }


def _shown(house: House, record: Record) -> dict[str, Any]:
    moments = {name: _read(house, record, name, datetime.fromisoformat) for name in INSTANTS}
    days = {name: _read(house, record, name, _dated) for name in DAYS}
    return {
        "title": str(record.get("title", "–")),
        "options": _options(record),
        "quantity": str(record.get("quantity", 1)),
        "tracking": _part(
            house, record, "tracking", "number", "carrier", "status", "delivered_country"
        ),
        "refund": _part(house, record, "refund", "status", "amount", at="executed_at"),
        "dispute": _part(
            house, record, "chargeback", "status", "provider", "reference", "reason", at="opened_at"
        ),
        **moments,
        **days,
    }


def _told(house: House, now: Any, then: Any) -> Any:  # noqa: ANN401 — an instant, a day, a word
    if now == then:
        return now
    words = {"now": now, "then": then}
    return house.voice.sentence(house.staff_locale, "staff-changed", words)


def _dated(day: str) -> dict[str, str]:
    """A day as `Voice` says it with its year."""
    return {"dated": day}


def _read(house: House, record: Record, name: str, read: Any) -> Any:  # noqa: ANN401 — an instant, a day, a word
    if name not in record:
        return "–"
    value = record[name]
    return read(value) if value else _none(house)


def _options(record: Record) -> str:
    options = record.get("options") or {}
    return ", ".join(f"{name}: {value}" for name, value in sorted(options.items())) or "–"


def _part(house: House, record: Record, name: str, *told: str, at: str = "") -> str:
    """A part of the record on one line: these fields, and when it was."""
    if name not in record:
        return "–"
    part = record[name]
    if part is None:
        return _none(house)
    fields = (part.get(field) for field in told)
    shown = (money(f) if isinstance(f, Mapping) else f for f in fields)
    parts = (*shown, _said(house, part.get(at)))
    return " · ".join(str(one) for one in parts if one)


def _said(house: House, instant: str | None) -> str:
    if not instant:
        return ""
    words = {"at": datetime.fromisoformat(instant)}
    return house.voice.sentence(house.staff_locale, "staff-at", words)


def _window(tx: Transaction, house: House, case: Case, side: str) -> Any:  # noqa: ANN401 — an instant or a word
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, side))
    if window is None:
        return house.voice.sentence(house.staff_locale, "staff-not-begun", {})
    words = {"until": window.ends_at}
    return house.voice.sentence(house.staff_locale, "staff-until", words)


def _none(house: House) -> str:
    return house.voice.sentence(house.staff_locale, "staff-none", {})
