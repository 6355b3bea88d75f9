"""What the Rules say together on one application: facts sorted, nobody judged (reading §3)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.book import VERSION, law_of
from core.rulebook.clause import Clause, Effect, Verdict
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.filing_period import filing_deadline
from core.rulebook.profile import Profile


class Outcome(StrEnum):
    """What becomes of an application."""

    INCOMPLETE = "incomplete"
    INADMISSIBLE = "inadmissible"
    NEEDS_STAFF_DECISION = "needs_staff_decision"
    ADMISSIBLE_FLAGGED = "admissible_flagged"
    ADMISSIBLE = "admissible"


@dataclass(frozen=True)
class Finding:
    """One clause's word, and the facts it rests on."""

    clause: str
    verdict: Verdict
    text_id: str
    facts: tuple[tuple[str, str, str], ...]
    """Name, value as text, source."""


@dataclass(frozen=True)
class Assessment:
    """The whole: the same facts under the same profile give the same bytes."""

    outcome: Outcome
    rulebook: str
    profile_sha: str
    findings: tuple[Finding, ...]
    barring_clauses: tuple[str, ...]
    staff_decision_clauses: tuple[str, ...]
    flags: tuple[str, ...]
    missing: tuple[str, ...]
    filing: Deadline | None

    def as_json(self) -> dict[str, Any]:
        """The assessment as JSON values, for the record."""
        return {
            "outcome": self.outcome.value,
            "rulebook": self.rulebook,
            "profile_sha": self.profile_sha,
            "findings": [
                {
                    "clause": f.clause,
                    "verdict": f.verdict.value,
                    "text_id": f.text_id,
                    "facts": [list(fact) for fact in f.facts],
                }
                for f in self.findings
            ],
            "barring_clauses": list(self.barring_clauses),
            "staff_decision_clauses": list(self.staff_decision_clauses),
            "flags": list(self.flags),
            "missing": list(self.missing),
            "filing": self.filing.as_json() if self.filing else None,
        }

    def canonical(self) -> bytes:
        """The assessment as bytes that can be compared and sealed."""
        return json.dumps(self.as_json(), sort_keys=True, separators=(",", ":")).encode()


def assess(facts: Facts, profile: Profile, calendar: WorkingCalendar, at: datetime) -> Assessment:
    """Sort an application's facts under the Rules. `at` is UTC. Raises Fault without any law."""
    today = calendar.day_of(at)
    filing = filing_deadline(facts, profile, calendar)
    facts = facts.with_facts(today=Fact(today, Source.SERVER))
    if filing is not None:
        facts = facts.with_facts(filing_ends_at=Fact(filing.ends_at, Source.SERVER))
    clauses = law_of(today)
    verdicts = {clause.id: clause.verdict(facts) for clause in clauses}
    barring, staff, flags = _sorted(clauses, verdicts, profile)
    needed = {c.id: c for c in clauses if c.effect in {Effect.REFUSE, Effect.STAFF}}
    missing = sorted(
        {n for c in needed.values() if verdicts[c.id] is Verdict.UNKNOWN for n in c.needs}
        - set(facts)
    )
    return Assessment(
        outcome=_outcome(facts, barring, staff, flags),
        rulebook=VERSION,
        profile_sha=profile.sha,
        findings=tuple(_finding(clause, verdicts[clause.id], facts) for clause in clauses),
        barring_clauses=barring,
        staff_decision_clauses=staff,
        flags=flags,
        missing=tuple(missing),
        filing=filing,
    )


def _sorted(
    clauses: tuple[Clause, ...], verdicts: Mapping[str, Verdict], profile: Profile
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    refuses = profile.auto_refuse == "bright_line"
    barring, staff, flags = [], [], []
    for clause in clauses:
        verdict = verdicts[clause.id]
        if verdict in {Verdict.NOT_MET, Verdict.UNKNOWN} or clause.effect is Effect.PRINCIPLE:
            continue
        if clause.effect is Effect.FLAG:
            flags.append(clause.id)
        elif clause.effect is Effect.REFUSE and verdict is Verdict.MET and refuses:
            barring.append(clause.id)
        else:
            staff.append(clause.id)
    if "ACC-1" in staff and "FRAUD" in flags:
        # Late with a sign of fraud: both sentences are for the same person to weigh.
        flags.remove("FRAUD")
        staff.append("FRAUD")
    return tuple(barring), tuple(staff), tuple(flags)


def _outcome(
    facts: Facts, barring: tuple[str, ...], staff: tuple[str, ...], flags: tuple[str, ...]
) -> Outcome:
    if facts.value("category") is None or facts.value("applicant_is_party") is not True:
        return Outcome.INCOMPLETE
    if barring:
        return Outcome.INADMISSIBLE
    if staff or not _listed(facts.value("category")):
        return Outcome.NEEDS_STAFF_DECISION
    return Outcome.ADMISSIBLE_FLAGGED if flags else Outcome.ADMISSIBLE


def _listed(category: str) -> bool:
    """Whether the attachment lists it; what it does not list goes to a person (CAT-GF, RUL-3.6)."""
    return category.startswith("CAT-") and category != "CAT-GF"


def _finding(clause: Clause, verdict: Verdict, facts: Facts) -> Finding:
    used = tuple(
        (name, str(facts[name].value), facts[name].source.value)
        for name in clause.needs
        if name in facts
    )
    return Finding(clause.id, verdict, clause.text_id, used)
