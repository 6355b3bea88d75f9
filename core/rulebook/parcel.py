"""Where a parcel is, and on whose side it went wrong, in the carrier's own words (CAT-1.4)."""

from enum import StrEnum
from typing import Final

CAME_BACK: Final = frozenset({"returned_to_sender", "returned", "lost", "exception"})
"""Carrier's states of a parcel that will not arrive."""
DELIVERED: Final = frozenset({"delivered"})


class Cause(StrEnum):
    """On whose side the reason lies."""

    SENDER = "sender"
    ADDRESSEE = "addressee"
    CARRIER = "carrier"
    CUSTOMS = "customs"
    UNKNOWN = "unknown"


_WORDS: Final = (
    (Cause.CUSTOMS, ("customs", "duty", "duties", "import")),
    (
        Cause.SENDER,
        (
            "by sender", "by the sender", "by shipper", "sender request", "seller", "packag",
            "packing", "label", "prohibited", "dangerous goods", "postage", "wrong address on",
            "documents missing", "no export",
        ),
    ),
    (
        Cause.ADDRESSEE,
        (
            "addressee", "recipient", "consignee", "buyer", "receiver", "unclaimed",
            "not collected", "not picked up", "refused",
        ),
    ),
    (Cause.CARRIER, ("carrier", "transit", "lost", "stolen", "theft", "accident", "damaged", "misrouted")),
)  # fmt: skip
"""Words of carriers' reasons; the first side that one of them names."""


def cause_of(reason: str | None) -> Cause:
    """The side that a carrier's reason names; unknown without one, or in other words."""
    told = (reason or "").casefold().replace("_", " ")
    for cause, words in _WORDS:
        if any(word in told for word in words):
            return cause
    return Cause.UNKNOWN
