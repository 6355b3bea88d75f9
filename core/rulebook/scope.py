"""Scope of application (reading §2, SCOPE)."""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def outside(*, on_okyoo: bool, off_platform_deal: bool, applicant_is_party: bool) -> Verdict:
    """No okyoo order, and the applicant says that the deal was made elsewhere.

    An order that was moved off the platform is for a person. Whoever is not a party is asked for
    the party's word first.
    """
    if not applicant_is_party:
        return Verdict.UNKNOWN
    if on_okyoo:
        return Verdict.NEEDS_HUMAN if off_platform_deal else Verdict.NOT_MET
    return Verdict.MET if off_platform_deal else Verdict.UNKNOWN


SCOPE: Final = Clause(
    id="SCOPE",
    ref="Scope of application",
    line=5,
    quote="This rule applies to the settlement of online order trade disputes between buyers and "
    "sellers on the okyoo platform.",
    effect=Effect.REFUSE,
    test=outside,
    text_id="clause-scope",
)
CLAUSES: Final = (SCOPE,)
