"""What could not be handled: counted, given up after five failures, and told to people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from core.errors import Fault
from core.store.batch import Batch
from core.store.inbox import MOST_ATTEMPTS, Arrival, Incoming, Outcome
from core.store.rows import Timer
from core.store.shelves import TIMERS
from core.store.transaction import Entropy, Transaction

log = structlog.get_logger()

TIMER_RETRY: Final = timedelta(minutes=1)
GIVEN_UP: Final = frozenset({Arrival.DEAD, Arrival.QUARANTINED})


class Unreadable(Fault):
    """An update that no library can parse: it is quarantined at once."""


class Clockwork(Protocol):
    """Handles timers, and tells people of what could not be handled."""

    def ring(self, timer: Timer, tx: Transaction) -> None:
        """A timer is due."""

    def stopped(self, timer: Timer, tx: Transaction) -> None:
        """A timer failed too often and is not looked at any more: tell the staff."""

    def mourn(self, incoming: Incoming, arrival: Arrival, tx: Transaction) -> None:
        """An update was given up: tell its sender and the staff."""


@dataclass(frozen=True)
class Surroundings:
    """What the worker is told rather than reads: the clock and the source of entropy."""

    clock: Callable[[], datetime]
    entropy: Callable[[str], Entropy]

    def transaction(
        self, batch: Batch, now: datetime, received_at: datetime, cause: str
    ) -> Transaction:
        """A draft within this batch."""
        return Transaction(
            batch, now=now, received_at=received_at, entropy=self.entropy(cause), cause=cause
        )


class Losses:
    """Counts failures and tells of them; a notice that fails itself never holds anything up."""

    def __init__(self, clockwork: Clockwork, surroundings: Surroundings) -> None:
        """`clockwork` finds the words."""
        self._clockwork = clockwork
        self._around = surroundings

    def outcome(self, one: Incoming, error: Exception, *, counted: bool = False) -> Outcome:
        """How an update stands after this failure; `counted` when its attempt was counted before."""
        fault = f"{type(error).__name__} at {where(error)}"
        attempts = one.attempts + (0 if counted else 1)
        if isinstance(error, Unreadable):
            return Outcome(one, Arrival.QUARANTINED, fault, attempts)
        status = Arrival.DEAD if attempts >= MOST_ATTEMPTS else Arrival.WAITING
        return Outcome(one, status, fault, attempts)

    def mourn(self, batch: Batch, now: datetime, outcome: Outcome) -> None:
        """Tell of an update that was given up. A letter put back may be given up again."""
        if outcome.status not in GIVEN_UP:
            return
        one = outcome.incoming
        tx = self._around.transaction(batch, now, one.received_at, f"m{one.seq}@{one.version}")
        _tell(tx, lambda: self._clockwork.mourn(one, outcome.status, tx))

    def put_off(self, batch: Batch, now: datetime, timer: Timer, error: Exception) -> None:
        """Look at a failing timer later; after five failures tell that it stands still."""
        tx = self._around.transaction(batch, now, now, f"t{timer.timer_id}@{timer.version}")
        if tx.get(TIMERS, timer.timer_id) is None:
            return
        later = now + TIMER_RETRY
        failed = tx.save(TIMERS, timer.failed(type(error).__name__, MOST_ATTEMPTS, later))
        tx.merge()
        if failed.status != "dead":
            return
        aside = self._around.transaction(batch, now, now, f"d{timer.timer_id}@{timer.version}")
        _tell(aside, lambda: self._clockwork.stopped(failed, aside))


def _tell(tx: Transaction, act: Callable[[], None]) -> None:
    """Merge what it says; where that fails, what was lost is kept all the same."""
    try:
        act()
    except Exception as error:  # noqa: BLE001 — only the notice failed
        log.error("loss-untold", cause=tx.cause, fault=type(error).__name__)
    else:
        tx.merge()


def where(error: Exception) -> str:
    """File and line of the failure: enough for an operator, nothing of what a person wrote."""
    trace = error.__traceback__
    last = ""
    while trace:
        code = trace.tb_frame.f_code
        last = f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last
