"""Scope of application."""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def outside(on_okyoo: bool, off_platform_deal: bool) -> Verdict:  # noqa: FBT001 — facts are named, not switched
    """No okyoo order, and the applicant says that the deal was made elsewhere."""
    if on_okyoo and off_platform_deal:
        return Verdict.NEEDS_HUMAN
    return Verdict.MET if off_platform_deal and not on_okyoo else Verdict.NOT_MET


SCOPE: Final = Clause(
    id="SCOPE",
    line=5,
    quote="This rule applies to the settlement of online order trade disputes between buyers and "
    "sellers on the okyoo platform.",
    effect=Effect.REFUSE,
    test=outside,
    text_id="clause-scope",
)
CLAUSES: Final = (SCOPE,)
