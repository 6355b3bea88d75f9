"""Rulings and penalties, what follows: RUL-3.4 to RUL-3.6 (reading §2)."""

from datetime import datetime
from typing import Final

from core.money import Money
from core.rulebook.clause import Clause
from core.rulebook.told_facts import WithdrawalWord
from core.rulebook.verdict import Effect, Noted, Verdict

DAMAGES: Final = "liquidated_damages"
ACTUAL_LOSS: Final = "actual_loss"
"""The two heads between which 3.4 says "or"."""


def damages_are_claimed(requested_heads: tuple[str, ...]) -> bool:
    """Agreed damages, or the actual loss instead, are asked for."""
    return bool({DAMAGES, ACTUAL_LOSS} & set(requested_heads))


def agreed_damages(
    liquidated_damages: Money | None,
    platform_damages: Money | None,
    requested_heads: tuple[str, ...],
    claimant_role: str,
    damages_currency: str | None = None,
    *,
    damages_on_platform: bool | None = None,
    supported_damages: Money | None = None,  # noqa: ARG001 — the notes show it
) -> Noted | Verdict:
    """Damages were agreed; against a platform figure that differs, the higher one is taken.

    Both heads at once, two currencies, a clause that okyoo did not carry, and a higher figure in a
    seller's favour are for a person.
    """
    if liquidated_damages is None:
        return Verdict.NOT_MET
    if damages_on_platform is None:
        return Noted(Verdict.UNKNOWN, waits=("damages_on_platform",))
    if not damages_on_platform:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-4-elsewhere")
    if {DAMAGES, ACTUAL_LOSS} <= set(requested_heads):
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-4-both")
    if damages_currency not in {None, liquidated_damages.currency}:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-4-currencies")
    if platform_damages is None:
        return Noted(Verdict.MET, "note-rul-3-4-no-figure")
    if platform_damages.currency != liquidated_damages.currency:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-4-currencies")
    if claimant_role == "seller" and platform_damages > liquidated_damages:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-4-seller")
    return Verdict.MET


def freely_withdrawn(withdrawal: WithdrawalWord, pressure_reported: bool | None = None) -> Verdict:
    """Pressure, or no answer to the question about it, keeps any waiver from the program's hands."""
    if withdrawal == "none":
        return Verdict.NOT_MET
    return Verdict.MET if pressure_reported is False else Verdict.NEEDS_HUMAN


def the_list_is_missing(
    category: str,
    requested_heads: tuple[str, ...] = (),
    refund_status: str = "none",
    refund_executed_at: datetime | None = None,
    *,
    refund_by_chargeback: bool = False,
    chargeback: bool = False,
) -> Verdict:
    """A seller's claim: the attachment on buyers' violations is missing, so a person decides.

    Goods asked back after a refund need no list: ACC-4 speaks of them.
    """
    if category != "SELLER-CLAIM":
        return Verdict.NOT_MET
    refunded = refund_status in {"partial", "full"} and refund_executed_at is not None
    back = refunded or refund_by_chargeback or chargeback
    spoken_of = "return_of_goods" in requested_heads and back
    return Verdict.NOT_MET if spoken_of else Verdict.NEEDS_HUMAN


RUL_3_4: Final = Clause(
    id="RUL-3.4",
    ref="Rulings and penalties 3.4",
    line=39,
    quote="3.4 If the buyer and the seller have agreed on liquidated damages or compensation "
    "clauses in the transaction contract or communication, if one party breaches the contract and "
    "the other party claims liquidated damages or compensation for actual losses, the okyoo "
    "platform will support its claim for liquidated damages or compensation for actual losses. If "
    "such liquidated damages or compensation is inconsistent with the provisions of the Alibaba "
    "International Station rules, the higher principle shall be adopted.",
    effect=Effect.PRINCIPLE,
    about=damages_are_claimed,
    test=agreed_damages,
    text_id="clause-rul-3-4",
)
RUL_3_5: Final = Clause(
    id="RUL-3.5",
    ref="Rulings and penalties 3.5",
    line=41,
    quote="3.5 In the dispute mediation process, if the complaining party is willing to withdraw "
    "the complaint after the buyer and the seller agree, the okyoo platform has the right to waive "
    "the punishment of the complained party, but the complainant’s withdrawal of the complaint due "
    "to inappropriate ways such as inducement, threats, intimidation, etc. , Or other cases where "
    "the okyoo platform deems it inappropriate to exempt.",
    effect=Effect.HOLD,
    test=freely_withdrawn,
    text_id="clause-rul-3-5",
)
RUL_3_6: Final = Clause(
    id="RUL-3.6",
    ref="Rulings and penalties 3.6",
    line=43,
    quote="3.6 The okyoo platform reserves the right to enforce settlement of transaction "
    "disputes. According to the okyoo platform ruling, if the seller violates the rules, the okyoo "
    "platform will give warnings, place an order, freeze the account, and other punishment "
    "measures; in particularly serious cases, the okyoo platform has the right to unilaterally "
    "cancel the contract, close the account, and do not refund the remaining service fees. See the "
    "attachment for the specific types of disputes involving buyer violations.",
    effect=Effect.STAFF,
    test=the_list_is_missing,
    text_id="clause-rul-3-6",
)
CLAUSES: Final = (RUL_3_4, RUL_3_5, RUL_3_6)
