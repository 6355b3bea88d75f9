"""The attachment, "Malicious behavior": CAT-4, CAT-5 (reading §2).

Counting is for the program, the character of the words and the reasons for a complaint are for a
person.
"""

from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.verdict import Effect, Noted, Verdict

SEVERAL: Final = 2
"""Both clauses say ">= 2"."""


def groundless_complaints(
    category: str, complaints_counted: int, complaints_against_counted: int | None = None
) -> Noted | Verdict:
    """At least two complaints that staff found untenable, of one party against the other.

    Complained of, it is a category; of the claimant himself it is a flag, and never a bar. A case
    that is still pending is none.
    """
    if category == "CAT-4" and complaints_against_counted is None:
        return Noted(Verdict.UNKNOWN, waits=("untenable_by_respondent",))
    if category == "CAT-4":
        few = (complaints_against_counted or 0) < SEVERAL
        return Noted(Verdict.NOT_MET, "note-cat-4-few") if few else Verdict.NEEDS_HUMAN
    if complaints_counted < SEVERAL:
        return Verdict.NOT_MET
    return Noted(Verdict.NEEDS_HUMAN, "note-cat-4-history")


def claims_harassment(category: str) -> bool:
    """The application is about 5."""
    return category == "CAT-5"


def several_acts(
    acts_counted: int, acts_elsewhere: int = 0, *, many_contacts: bool = False
) -> Noted | Verdict:
    """At least two acts toward the same party, or many contacts in a short time.

    Acts elsewhere fall into the trap of 3.2: the other side would have to recognise them.
    """
    if acts_counted >= SEVERAL:
        return Verdict.NEEDS_HUMAN
    if many_contacts:
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-5-contacts")
    if acts_elsewhere:
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-5-elsewhere")
    return Noted(Verdict.NOT_MET, "note-cat-5-few")


CAT_4: Final = Clause(
    id="CAT-4",
    ref="Attachment 4",
    line=98,
    quote="If one party has no reasonable reason, it is untenable to initiate multiple disputes (> "
    "= 2 times for the same respondent)",
    effect=Effect.CATEGORY,
    test=groundless_complaints,
    text_id="clause-cat-4",
)
CAT_5: Final = Clause(
    id="CAT-5",
    ref="Attachment 5",
    line=104,
    quote="The complained party has repeatedly (for the same complaining party> = 2 times), issued "
    "improper remarks, threats, slander, defamation, abuse, etc. to the other party, or contacted "
    "the other party maliciously many times in the short term.",
    effect=Effect.CATEGORY,
    about=claims_harassment,
    test=several_acts,
    text_id="clause-cat-5",
)
CLAUSES: Final = (CAT_4, CAT_5)
