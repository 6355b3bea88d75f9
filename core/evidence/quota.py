"""How much one side may hand in: enough for any dispute, and an end to a flood.

Sizes of single files are `policy`'s business. Nothing that was taken is ever dropped for a quota.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from core.errors import Refused
from core.evidence.exhibit import Exhibit, Side

IN_A_DRAFT: Final = 40
"""Files of an application that is not submitted yet."""
IN_A_CASE: Final = 120
"""Files of one side of a case, the draft's included."""
IN_AN_HOUR: Final = 60
"""Files of one account."""
WORDS_IN_AN_HOUR: Final = 40
"""Messages of one account that are exhibits themselves."""
LETTERS: Final = 60_000
"""Characters of all such messages of one side: some thirty pages, and no more is read by anybody."""
HOUR: Final = timedelta(hours=1)


def check_quota(
    exhibits: Iterable[Exhibit],
    side: Side,
    user_id: int,
    at: datetime,
    *,
    drafting: bool,
    words: str | None = None,
) -> None:
    """Raise Refused when one more of this side would be too many: a file, or a message of `words`.

    Files and words are counted apart; what was lost does not count.
    """
    kept = [e for e in exhibits if e.role is side and not e.lost]
    most = IN_A_DRAFT if drafting else IN_A_CASE
    if words is None:
        _check(kept, user_id, at, written=False, hourly=IN_AN_HOUR, most=most)
        return
    _check(kept, user_id, at, written=True, hourly=WORDS_IN_AN_HOUR, most=most)
    if len(words) + sum(len(e.caption or "") for e in kept if e.written) > LETTERS:
        raise Refused("refused-too-many-words", limit=LETTERS)


def _check(
    kept: Iterable[Exhibit], user_id: int, at: datetime, *, written: bool, hourly: int, most: int
) -> None:
    alike = [e for e in kept if e.written is written]
    if len(alike) >= most:
        raise Refused("refused-too-many-words" if written else "refused-too-many-files", limit=most)
    if sum(e.user_id == user_id and e.received_at > at - HOUR for e in alike) >= hourly:
        text_id = "refused-too-many-words-now" if written else "refused-too-many-in-an-hour"
        raise Refused(text_id, limit=hourly)
