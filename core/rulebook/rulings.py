"""Rulings and penalties, how evidence is taken: RUL-0 to RUL-3.3, RUL-LIAB (reading §2)."""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.verdict import Effect, Noted, Verdict


def accepted(accepted_at: datetime | None) -> bool:
    """A ruling follows acceptance, and never closes other ways."""
    return accepted_at is not None


def evidence_in_time_and_whole(
    accepted_at: datetime | None,
    late_exhibits: tuple[str, ...],
    doubted_exhibits: tuple[str, ...],
    *,
    respondent_silent: bool,
    respondent_window_ends_at: datetime | None = None,  # noqa: ARG001 — the notes show it
) -> Noted | Verdict:
    """Both sides' days run from acceptance. Late, missing and altered give okyoo a power, no more.

    Signs of alteration are for a person; nothing is dropped, and nothing is decided by default.
    """
    if doubted_exhibits:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-1-doubted")
    if late_exhibits:
        return Noted(Verdict.MET, "note-rul-3-1-late")
    if respondent_silent:
        return Noted(Verdict.MET, "note-rul-3-1-silent")
    return Verdict.MET if accepted_at is not None else Verdict.NOT_MET


def talk_from_elsewhere(
    off_platform_exhibits: tuple[str, ...],
    unrecognised_exhibits: tuple[str, ...],
    partly_recognised: tuple[str, ...],
) -> Noted | Verdict:
    """It counts once both sides explicitly call it real and complete; silence and "partly" are no.

    At what was called real in part a person looks; it is no basis either.
    """
    if partly_recognised:
        return Noted(Verdict.MET, "note-rul-3-2-partly")
    if unrecognised_exhibits:
        return Noted(Verdict.MET, "note-rul-3-2-unrecognised")
    return Verdict.MET if off_platform_exhibits else Verdict.NOT_MET


def texts_differ(
    conflicting_terms: tuple[str, ...],
    prevailing_terms: tuple[str, ...],
    special_terms: tuple[str, ...],
) -> Noted | Verdict:
    """The later agreed text prevails.

    A special agreement on precedence, and texts that nobody is known to have agreed on, are for a
    person.
    """
    if not conflicting_terms:
        return Verdict.NOT_MET
    if special_terms:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-3-special")
    if not prevailing_terms:
        return Noted(Verdict.NEEDS_HUMAN, "note-rul-3-3-open")
    return Noted(Verdict.MET, "note-rul-3-3-conflict")


RUL_0: Final = Clause(
    id="RUL-0",
    ref="Rulings and penalties",
    line=29,
    quote="After accepting the application, the okyoo platform will make a ruling based on the "
    "evidence submitted by the complaining parties according to the following principles.",
    effect=Effect.PRINCIPLE,
    test=accepted,
    text_id="clause-rul-0",
)
RUL_3_1: Final = Clause(
    id="RUL-3.1",
    ref="Rulings and penalties 3.1",
    line=31,
    quote="3.1 The buyer and the seller shall provide evidence of their claim or defense within 3 "
    "working days after initiating the dispute mediation or receiving the notice of Alibaba’s "
    "relevant mediation, and shall provide their respective truthfulness, completeness and "
    "relevance to the submitted evidence. And legality. The okyoo platform has the right to obtain "
    "the required evidence on its own or from a third party as needed, and to make the "
    "determination of dispute liability and mediation decisions based on the ordinary people’s "
    "cognitive standards and international trade practices. If any party to the dispute fails to "
    "submit the evidence materials within the prescribed time, although it does not fully explain "
    "its claims, or there is a situation of alteration, falsification, or alteration of the "
    "evidence materials, the okyoo platform has the right to directly decide the dispute.",
    effect=Effect.PRINCIPLE,
    test=evidence_in_time_and_whole,
    text_id="clause-rul-3-1",
)
RUL_3_2: Final = Clause(
    id="RUL-3.2",
    ref="Rulings and penalties 3.2",
    line=33,
    quote="3.2 The content of the communication between the buyer and the seller through the okyoo "
    "platform will serve as an effective basis for handling the dispute. The communication between "
    "the two parties through other communication methods (including but not limited to offline "
    "written contracts, telephone, email, third-party instant chat tools, etc.) Content, unless "
    "both the buyer and the seller explicitly recognize its authenticity and validity, the okyoo "
    "platform will not use it as a basis for mediating transaction disputes.",
    effect=Effect.PRINCIPLE,
    test=talk_from_elsewhere,
    text_id="clause-rul-3-2",
)
RUL_LIAB: Final = Clause(
    id="RUL-LIAB",
    ref="Rulings and penalties, after 3.2",
    line=35,
    quote="The punishment of okyoo platform does not exempt the buyers and sellers from the "
    "compensation and all other liabilities that should be borne by the buyers and sellers in "
    "accordance with laws and regulations, other agreements between the buyers and sellers, and "
    "the contract between the buyers and sellers and the okyoo platform.",
    effect=Effect.PRINCIPLE,
    test=accepted,
    text_id="clause-rul-liab",
)
RUL_3_3: Final = Clause(
    id="RUL-3.3",
    ref="Rulings and penalties 3.3",
    line=37,
    quote="3.3 If the content of the communication between the buyer and the seller, the content "
    "of the offline contract and the content of the transaction contract are inconsistent, if "
    "there is no special agreement between the buyer and the seller, the validity of the agreed "
    "content after the formation time shall take precedence.",
    effect=Effect.PRINCIPLE,
    test=texts_differ,
    text_id="clause-rul-3-3",
)
CLAUSES: Final = (RUL_0, RUL_3_1, RUL_3_2, RUL_LIAB, RUL_3_3)
