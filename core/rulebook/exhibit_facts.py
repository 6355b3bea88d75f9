"""What the Rules need to know of an exhibit (RUL-3.1, RUL-3.2, RUL-3.3)."""

from dataclasses import dataclass
from datetime import datetime

SIDES = ("claimant", "respondent")


@dataclass(frozen=True)
class ExhibitFacts:
    """One exhibit. Instants are UTC.

    `by` is `claimant`, `respondent`, `platform` or another source. `communication` is true for
    words between the parties only, never for photos, carrier papers or reports; `off_platform` says
    that okyoo did not carry them. A side's recognition is None while it is silent; `partly` says
    that one called it real in part. `arrived_at` is the earlier of the messenger's date and our
    receipt, None where nobody knows. `signals` are what software saw in the file.

    `formed_at` and `says` make it a dated text on `topic`, agreed by the sides in `agreed_by`
    (None: nobody looked); `special` marks an agreement on precedence or form. `said_by` and
    `admits` mark a side's words that admit what is complained of.
    """

    id: str
    by: str
    kind: str
    communication: bool
    off_platform: bool
    recognised_by_claimant: bool | None
    recognised_by_respondent: bool | None
    arrived_at: datetime | None
    partly: bool = False
    signals: tuple[str, ...] = ()
    formed_at: datetime | None = None
    says: str | None = None
    topic: str = ""
    agreed_by: tuple[str, ...] | None = None
    special: bool = False
    said_by: str | None = None
    admits: bool = False

    @property
    def recognised(self) -> bool:
        """Whether both sides called it real and complete. Silence is no."""
        return bool(self.recognised_by_claimant and self.recognised_by_respondent)

    @property
    def admission(self) -> bool:
        """Whether the respondent admits something in it, and not by the claimant's word alone."""
        shown = self.by != "claimant" or self.recognised
        return self.admits and self.said_by == "respondent" and shown

    def arrived_before(self, end: datetime | None) -> bool:
        """Whether it came before an exclusive end; nothing is late for an end or a day not known."""
        return end is None or self.arrived_at is None or self.arrived_at < end

    @property
    def barred(self) -> bool:
        """Whether it is talk from elsewhere that a ruling may not stand on (RUL-3.2)."""
        return self.communication and self.off_platform and not self.recognised

    def __str__(self) -> str:
        """Its name."""
        return self.id
