"""Categories of seller violations that the desk knows in full: CAT-1.1, CAT-2.1, CAT-2.2.

A category flags; it never bars. Who is responsible is for a person.
"""

from datetime import date
from typing import Final

from core.rulebook.clause import Clause, Effect


def not_due_yet(category: str, agreed_ship_by: date | None, today: date) -> bool:
    """Nothing was sent, but the agreed day to send is still ahead."""
    return category == "CAT-1.1" and agreed_ship_by is not None and today <= agreed_ship_by


def quantity_has_no_home(category: str, difference: str) -> bool:
    """A wrong quantity has no category of its own: filed under 2.1, for the mediator to see."""
    return category == "CAT-2.1" and difference == "quantity"


def small_fault(category: str) -> bool:
    """A minor problem is to be negotiated first; no responsibility is announced."""
    return category == "CAT-2.2"


CAT_1_1: Final = Clause(
    id="CAT-1.1",
    line=56,
    quote="As of the date of acceptance of the complaint, the respondent had received the money but "
    "did not ship it. Suppliers take responsibility.",
    effect=Effect.FLAG,
    test=not_due_yet,
    text_id="clause-cat-1-1",
)
CAT_2_1: Final = Clause(
    id="CAT-2.1",
    line=80,
    quote="The material, content, category, safety standard, etc. of the goods received by the "
    "complaining party are obviously inconsistent with the agreement, or the main functions of the "
    "goods are missing or completely unusable. supplier is responsible.",
    effect=Effect.FLAG,
    test=quantity_has_no_home,
    text_id="clause-cat-2-1",
)
CAT_2_2: Final = Clause(
    id="CAT-2.2",
    line=86,
    quote="The goods received by the complaining party have relatively minor quality problems, which "
    "do not meet the agreed standards, but do not affect the use or have no obvious harm. The two "
    "sides resolved through negotiation.",
    effect=Effect.FLAG,
    test=small_fault,
    text_id="clause-cat-2-2",
)
CLAUSES: Final = (CAT_1_1, CAT_2_1, CAT_2_2)
