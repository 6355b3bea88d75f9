"""Albums: as many exhibits in one message as Telegram takes in one."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.evidence.exhibit import Exhibit

MOST: Final = 10
"""The most media in one group (Bot API: sendMediaGroup)."""
LARGEST: Final = 45_000_000
"""Bytes of one album; Telegram refuses a call of more than 50 MB as a whole (telegram §2e)."""


def albums(exhibits: Sequence[Exhibit]) -> Iterator[Sequence[Exhibit]]:
    """The same exhibits in the same order, in groups that one call can carry."""
    start, size = 0, 0
    for at, exhibit in enumerate(exhibits):
        weight = exhibit.size or 0
        if at > start and (at - start == MOST or size + weight > LARGEST):
            yield exhibits[start:at]
            start, size = at, 0
        size += weight
    if exhibits:
        yield exhibits[start:]
