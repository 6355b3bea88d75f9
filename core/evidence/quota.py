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
HOUR: Final = timedelta(hours=1)


def check_quota(
    exhibits: Iterable[Exhibit], side: Side, user_id: int, at: datetime, *, drafting: bool
) -> None:
    """Raise Refused when one more file of this side would be too many; lost files do not count."""
    kept = [e for e in exhibits if e.role is side and not e.lost]
    most = IN_A_DRAFT if drafting else IN_A_CASE
    if len(kept) >= most:
        raise Refused("refused-too-many-files", limit=most)
    if sum(e.user_id == user_id and e.received_at > at - HOUR for e in kept) >= IN_AN_HOUR:
        raise Refused("refused-too-many-in-an-hour", limit=IN_AN_HOUR)
