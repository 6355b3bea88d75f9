"""What follows from the exhibits and from both sides' days (RUL-3.1, RUL-3.2, CAT-3)."""

from datetime import datetime

from core.rulebook.evidence import EvidenceUse, EvidenceWindows, Standing
from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.facts import Fact, Facts, Source

BRAND_PAPERS = frozenset({"brand_authorization", "brand_certificate"})
_DAYS = ("submitted_at", "claimant_notified_at", "respondent_notified_at")
"""What both sides' days begin with."""


def in_evidence(
    facts: Facts, use: EvidenceUse, windows: EvidenceWindows | None, at: datetime
) -> dict[str, Fact]:
    """The reckoned facts of the evidence; only the windows' own while nobody listed the exhibits."""
    found = _closing(facts, windows, at)
    if "exhibits" not in facts:
        return found
    exhibits: tuple[ExhibitFacts, ...] = facts.value("exhibits")
    named = {
        "late_exhibits": use.of(Standing.LATE),
        "doubted_exhibits": use.of(Standing.AUTHENTICITY_REVIEW),
        "off_platform_exhibits": tuple(
            e.id for e in exhibits if e.communication and e.off_platform
        ),
        "unrecognised_exhibits": use.of(Standing.NOT_USABLE_UNLESS_BOTH_RECOGNISE),
        "partly_recognised": tuple(e.id for e in exhibits if e.barred and e.partly),
    }
    values = {
        **named,
        "brand_paper": _brand_paper(exhibits, use),
        "admitted": any(e.admission and Standing.USABLE in use.standings[e.id] for e in exhibits),
    }
    if "respondent_window_ends_at" in found:
        end = found["respondent_window_ends_at"].value
        over = end is not None and at >= end
        values["respondent_silent"] = over and not _heard(facts, exhibits, end)
    basis = {
        "late_exhibits": ("exhibits", *_DAYS),
        "brand_paper": ("exhibits", *_DAYS),
        "respondent_silent": ("exhibits", "respondent_acts_at", "respondent_notified_at"),
    }
    return found | {
        name: Fact(value, Source.SERVER, basis.get(name, ("exhibits",)))
        for name, value in values.items()
    }


def _closing(facts: Facts, windows: EvidenceWindows | None, at: datetime) -> dict[str, Fact]:
    """Whether both sides' days are over; not known while something that begins them is not."""
    if not set(_DAYS) <= set(facts):
        return {}
    ends = [windows.end_for(side) if windows else None for side in ("claimant", "respondent")]
    over = [end is not None and at >= end for end in ends]
    basis = ("respondent_notified_at",)
    return {
        "respondent_window_ends_at": Fact(ends[1], Source.SERVER, basis),
        "respondent_window_closed": Fact(over[1], Source.SERVER, basis),
        "windows_closed": Fact(all(over), Source.SERVER, _DAYS),
    }


def _heard(facts: Facts, exhibits: tuple[ExhibitFacts, ...], ends_at: datetime) -> bool:
    """Whether the respondent sent something in time, said yes or no, or took a step of his own."""
    sent = any(e.by == "respondent" and e.arrived_before(ends_at) for e in exhibits)
    word = any(e.by != "respondent" and e.recognised_by_respondent is not None for e in exhibits)
    acts = facts.value("respondent_acts_at") or ()
    return sent or word or any(act < ends_at for act in acts)


def _brand_paper(exhibits: tuple[ExhibitFacts, ...], use: EvidenceUse) -> str:
    papers = [e.id for e in exhibits if e.by == "respondent" and e.kind in BRAND_PAPERS]
    if not papers:
        return "none"
    late = all(Standing.LATE in use.standings[paper] for paper in papers)
    return "late" if late else "in_time"
