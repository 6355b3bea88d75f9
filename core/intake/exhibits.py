"""An exhibit of the desk as the Rules see it (RUL-3.1, RUL-3.2)."""

from core.evidence.exhibit import Exhibit, ExhibitChannel
from core.evidence.recognition import TALK
from core.rulebook.exhibit_facts import ExhibitFacts


def exhibit_facts(exhibit: Exhibit) -> ExhibitFacts:
    """What the Rules need to know of it, under its name in the case."""
    return ExhibitFacts(
        id=exhibit.label or exhibit.exhibit_id,
        by=exhibit.role.value,
        kind=exhibit.kind.value,
        communication=exhibit.kind in TALK,
        off_platform=exhibit.channel is ExhibitChannel.OFF_PLATFORM,
        recognised_by_claimant=exhibit.recognised_by_claimant,
        recognised_by_respondent=exhibit.recognised_by_respondent,
        arrived_at=min(exhibit.sent_at, exhibit.received_at),
    )
