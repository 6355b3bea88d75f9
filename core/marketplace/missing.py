"""A missing fact is unknown; a record that states absence is a fact (design §4)."""

from enum import Enum
from typing import Final, Literal


class Missing(Enum):
    """The type of `MISSING`, so that a checker sees where a fact may be unknown."""

    MISSING = "missing"

    def __bool__(self) -> Literal[False]:
        """Unknown is not a yes."""
        return False


MISSING: Final = Missing.MISSING
"""The record says nothing about this. `None` or an empty tuple says: there is none."""
