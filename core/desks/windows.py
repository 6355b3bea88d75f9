"""Evidence windows: opened, lengthened, ended (RUL-3.1; reading §7)."""

from dataclasses import replace
from datetime import datetime

from core.calendar import Deadline
from core.cases.case import Case
from core.cases.event import WindowEnded, WindowOpened
from core.cases.window import Window, window_id
from core.desks.house import House
from core.store import shelves
from core.store.transaction import Transaction


def deadline(house: House, start: datetime) -> Deadline:
    """Three working days from an event, by the pinned profile's calendar."""
    return house.calendar.working_days_after(start, house.profile.evidence_working_days)


def open_window(tx: Transaction, house: House, case: Case, side: str, start: datetime) -> Case:
    """Open a side's window and set its timer."""
    ends = deadline(house, start)
    window = Window(
        window_id=window_id(case.case_id, side),
        case_id=case.case_id,
        side=side,
        starts_at=start,
        ends_at=ends.ends_at,
        arithmetic=ends.as_json(),
    )
    tx.add(shelves.WINDOWS, window)
    tx.remind(f"window/{window.window_id}", "window", window.window_id, ends.ends_at)
    event = WindowOpened(side=side, ends_at=ends.ends_at.isoformat(), provisional=ends.provisional)
    return tx.record(case, event, actor="desk")


def open_respondent(tx: Transaction, house: House, case: Case, at: datetime) -> Case:
    """The opening notice arrived: the respondent's days are counted from it."""
    if tx.get(shelves.WINDOWS, window_id(case.case_id, "respondent")):
        return case
    return open_window(tx, house, case, "respondent", at)


def lengthen_claimant(
    tx: Transaction, house: House, case: Case, at: datetime
) -> tuple[Case, datetime | None]:
    """The claimant counts from the later of submission and the opening notice; never shorter.

    Returns the new end (UTC) when it moved.
    """
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, "claimant"))
    if window is None:
        return case, None
    ends = deadline(house, at)
    if ends.ends_at <= window.ends_at:
        return case, None
    tx.save(
        shelves.WINDOWS,
        replace(window, starts_at=at, ends_at=ends.ends_at, arithmetic=ends.as_json()),
    )
    tx.remind(f"window/{window.window_id}", "window", window.window_id, ends.ends_at)
    event = WindowOpened(
        side="claimant", ends_at=ends.ends_at.isoformat(), provisional=ends.provisional
    )
    return tx.record(case, event, actor="desk"), ends.ends_at


def end(tx: Transaction, key: str) -> Case | None:
    """A window's timer rang: end it if its time has come; give the case back when it did."""
    window = tx.get(shelves.WINDOWS, key)
    if window is None or window.ended or tx.now < window.ends_at:
        return None
    tx.save(shelves.WINDOWS, window.end())
    case = tx.case(window.case_id)
    return tx.record(case, WindowEnded(side=window.side), actor="clock")


def late(
    tx: Transaction, case_id: str, side: str, sent_at: datetime, received_at: datetime
) -> bool:
    """Whether something came after its side's window: the earlier of both instants counts."""
    window = tx.get(shelves.WINDOWS, window_id(case_id, side))
    return window is not None and min(sent_at, received_at) >= window.ends_at
