"""Scope of application (reading §2, SCOPE)."""

from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.verdict import Effect, Noted, Verdict

OTHER_THAN_GOODS: Final = frozenset({"service", "mixed"})
"""Orders of which a person says whether they are online order trade."""


def within(
    *,
    on_okyoo: bool,
    applicant_is_party: bool,
    off_platform_deal: bool | None = None,
    order_type: str | None = None,
) -> Noted | Verdict:
    """An okyoo order; out of scope when there is none and the applicant says so himself.

    An order that was moved off the platform, or is not of goods alone, is for a person. Whoever is
    not a party is asked for the party's word first. Where the platform knows the order, nobody need
    be asked whether the deal was made elsewhere.
    """
    if not applicant_is_party:
        return Noted(Verdict.UNKNOWN, waits=("applicant_is_party",))
    if not on_okyoo and off_platform_deal is None:
        return Noted(Verdict.UNKNOWN, waits=("off_platform_deal",))
    if not on_okyoo and not off_platform_deal:
        return Noted(Verdict.UNKNOWN, waits=("on_okyoo",))
    if not on_okyoo:
        return Verdict.NOT_MET
    doubtful = off_platform_deal or order_type in OTHER_THAN_GOODS
    return Verdict.NEEDS_HUMAN if doubtful else Verdict.MET


SCOPE: Final = Clause(
    id="SCOPE",
    ref="Scope of application",
    line=5,
    quote="This rule applies to the settlement of online order trade disputes between buyers and "
    "sellers on the okyoo platform. Buyers and sellers can apply for okyoo to provide online "
    "dispute mediation services.",
    effect=Effect.REQUIRE,
    test=within,
    text_id="clause-scope",
)
CLAUSES: Final = (SCOPE,)
