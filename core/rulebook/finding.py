"""What an assessment consists of, and how it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import rfc8785

from core.calendar import Deadline
from core.rulebook.clause import Verdict
from core.rulebook.facts import Source


class Phase(StrEnum):
    """Before acceptance, or after it."""

    INTAKE = "intake"
    IN_MEDIATION = "in_mediation"


class Outcome(StrEnum):
    """What becomes of an application; the last two are for a case in mediation."""

    INCOMPLETE = "incomplete"
    INADMISSIBLE = "inadmissible"
    NEEDS_STAFF_DECISION = "needs_staff_decision"
    ADMISSIBLE_FLAGGED = "admissible_flagged"
    ADMISSIBLE = "admissible"
    CONTINUE = "continue"
    TERMINATION_RECOMMENDED = "termination_recommended"


@dataclass(frozen=True)
class Sorted:
    """The clauses that were raised, by what they do here."""

    barring: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    termination: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingFact:
    """One fact as a clause used it."""

    name: str
    value: Any
    source: Source


@dataclass(frozen=True)
class Finding:
    """One clause's word, and the facts it rests on, reckoned ones with what they rest on."""

    clause: str
    verdict: Verdict
    text_id: str
    note_id: str | None
    facts: tuple[FindingFact, ...]

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON values."""
        return {
            "clause": self.clause,
            "verdict": self.verdict.value,
            "text_id": self.text_id,
            "note_id": self.note_id,
            "facts": [
                {"name": f.name, "value": _plain(f.value), "source": f.source.value}
                for f in self.facts
            ],
        }


@dataclass(frozen=True)
class Assessment:
    """The whole: the same facts under the same profile at the same moment give the same bytes.

    `at` is UTC. `missing` names the facts to ask for. `filing` is ACC-1's deadline, None while it
    is not known or nothing has begun it.
    """

    outcome: Outcome
    phase: Phase
    at: datetime
    rulebook: str
    profile_sha: str
    findings: tuple[Finding, ...]
    barring_clauses: tuple[str, ...]
    staff_decision_clauses: tuple[str, ...]
    termination_clauses: tuple[str, ...]
    flags: tuple[str, ...]
    missing: tuple[str, ...]
    filing: Deadline | None

    def finding(self, clause: str) -> Finding:
        """One clause's finding. Raises KeyError for a clause that was not in force."""
        return {f.clause: f for f in self.findings}[clause]

    def as_json(self) -> dict[str, Any]:
        """The assessment as JSON values, for the record."""
        return {
            "outcome": self.outcome.value,
            "phase": self.phase.value,
            "at": _plain(self.at),
            "rulebook": self.rulebook,
            "profile_sha": self.profile_sha,
            "findings": [f.as_json() for f in self.findings],
            "barring_clauses": list(self.barring_clauses),
            "staff_decision_clauses": list(self.staff_decision_clauses),
            "termination_clauses": list(self.termination_clauses),
            "flags": list(self.flags),
            "missing": list(self.missing),
            "filing": self.filing.as_json() if self.filing else None,
        }

    def canonical(self) -> bytes:
        """The assessment as bytes that can be compared and sealed (RFC 8785)."""
        return rfc8785.dumps(self.as_json())


def refusals(assessment: Mapping[str, Any]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The sentences that tell an applicant why: Fluent id and words, one for each barring clause.

    Reads what `Assessment.as_json` wrote; instants come back as instants (UTC).
    """
    barring = set(assessment["barring_clauses"])
    return tuple(
        (
            f["text_id"].replace("clause-", "refused-", 1),
            {fact["name"]: _read(fact["value"]) for fact in f["facts"] if fact["value"]},
        )
        for f in assessment["findings"]
        if f["clause"] in barring
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 — any fact's value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _read(value: Any) -> Any:  # noqa: ANN401 — any fact's value
    try:
        return datetime.fromisoformat(value) if str(value).endswith("Z") else value
    except ValueError:
        return value
