"""Our own signals, through the same inbox as everything else."""

from collections.abc import Sequence

from core.desks.housekeeping import Housekeeping
from core.store.batch import Batch
from core.store.inbox import Arrival, Incoming
from core.store.transaction import Transaction


class CoreSource:
    """Handles what sender, fetcher and desks tell the desk."""

    def __init__(self, housekeeping: Housekeeping) -> None:
        """Tell it to this desk."""
        self._housekeeping = housekeeping

    def preload(self, batch: Batch, incoming: Sequence[Incoming]) -> None:
        """Signals read what they need."""

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Hand the signal over."""
        self._housekeeping.signal(incoming.body, tx)
        return Arrival.DONE
