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
        "tracking": _tracking(house, record),
        "refund": _refund(house, record),
        "dispute": _dispute(house, record),
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


def _tracking(house: House, record: Record) -> str:
    if "tracking" not in record:
        return "–"
    told = record["tracking"]
    if told is None:
        return _none(house)
    parts = (told.get(name) for name in ("number", "carrier", "status", "delivered_country"))
    return " · ".join(str(part) for part in parts if part)


def _refund(house: House, record: Record) -> str:
    if "refund" not in record:
        return "–"
    told = record["refund"]
    if told is None:
        return _none(house)
    parts = (told.get("status"), money(told.get("amount")), _said(house, told.get("executed_at")))
    return " · ".join(str(part) for part in parts if part)


def _dispute(house: House, record: Record) -> str:
    """The dispute with a bank or payment service (TERM-6)."""
    if "chargeback" not in record:
        return "–"
    told = record["chargeback"]
    if told is None:
        return _none(house)
    named = (told.get(name) for name in ("status", "provider", "reference", "reason"))
    parts = (*named, _said(house, told.get("opened_at")))
    return " · ".join(str(part) for part in parts if part)


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
