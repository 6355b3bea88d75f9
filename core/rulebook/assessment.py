"""What the Rules say together on one application: facts sorted, nobody judged (reading §3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import rfc8785

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.agreements import Topic
from core.rulebook.amounts import Amounts
from core.rulebook.book import VERSION, law_of
from core.rulebook.clause import Clause
from core.rulebook.ending import Termination, termination_of
from core.rulebook.evidence import EvidenceUse, EvidenceWindows
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.filing_period import FilingPeriod
from core.rulebook.finding import Finding, Outcome, Phase, plain
from core.rulebook.lacking import Missing, lacking
from core.rulebook.profile import Profile
from core.rulebook.reckoning import Reckoned, reckon
from core.rulebook.responsibility import PrimaFacie, prima_facie
from core.rulebook.sorting import Sorted, outcome, sort
from core.rulebook.verdict import Effect, Noted, Verdict

__all__ = ["Assessment", "Finding", "Outcome", "Phase", "assess"]

_RAISED: Final = frozenset({Verdict.MET, Verdict.NEEDS_HUMAN})
_CLOSED_TO_AMOUNTS: Final = frozenset({Effect.REQUIRE, Effect.REFUSE, Effect.STAFF, Effect.FLAG})
"""While such a clause waits for a person, nothing is sorted yet; ACC-5 speaks of the sums itself."""


@dataclass(frozen=True)
class Assessment:
    """The whole: the same facts under the same profile at the same moment give the same bytes.

    `at` is UTC. `profile_sha` is of the profile that was applied, with the special regulations in
    `special_rules`. `category` is the one that the records point to. `missing` names the facts to
    ask for. `filing` is ACC-1's deadline, None while nothing is known to have begun it; `period`
    what it rests on. `windows` is None before acceptance. `prima_facie` is for staff only.
    `amounts` are empty while nothing is to be sorted.
    """

    outcome: Outcome
    phase: Phase
    at: datetime
    rulebook: str
    profile_sha: str
    special_rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    barring_clauses: tuple[str, ...]
    staff_decision_clauses: tuple[str, ...]
    termination_clauses: tuple[str, ...]
    flags: tuple[str, ...]
    missing: tuple[str, ...]
    lacks: tuple[Missing, ...]
    category: str | None
    filing: Deadline | None
    period: FilingPeriod | None
    windows: EvidenceWindows | None
    evidence_use: EvidenceUse
    topics: tuple[Topic, ...]
    amounts: tuple[Amounts, ...]
    termination: Termination | None
    prima_facie: PrimaFacie

    def finding(self, clause: str) -> Finding:
        """One clause's finding. Raises KeyError for a clause that was not in force."""
        return {f.clause: f for f in self.findings}[clause]

    def as_json(self) -> dict[str, Any]:
        """The assessment as JSON values, for the record."""
        return {
            "outcome": self.outcome.value,
            "phase": self.phase.value,
            "at": plain(self.at),
            "rulebook": self.rulebook,
            "profile_sha": self.profile_sha,
            "special_rules": list(self.special_rules),
            "findings": [f.as_json() for f in self.findings],
            "barring_clauses": list(self.barring_clauses),
            "staff_decision_clauses": list(self.staff_decision_clauses),
            "termination_clauses": list(self.termination_clauses),
            "flags": list(self.flags),
            "missing": list(self.missing),
            "lacks": [lack.as_json() for lack in self.lacks],
            "category": self.category,
            "filing": self.filing.as_json() if self.filing else None,
            "period": self.period.as_json() if self.period else None,
            "windows": self.windows.as_json() if self.windows else None,
            "evidence_use": self.evidence_use.as_json(),
            "topics": [topic.as_json() for topic in self.topics],
            "amounts": [part.as_json() for part in self.amounts],
            "termination": self.termination.as_json() if self.termination else None,
            "prima_facie": self.prima_facie.as_json(),
        }

    def canonical(self) -> bytes:
        """The assessment as bytes that can be compared and sealed (RFC 8785)."""
        return rfc8785.dumps(self.as_json())


def assess(
    facts: Facts,
    profile: Profile,
    calendar: WorkingCalendar,
    at: datetime,
    phase: Phase = Phase.INTAKE,
) -> Assessment:
    """Sort an application's facts under the Rules of that day. Raises Fault without any law.

    `at` is UTC. The same facts, profile and moment give the same bytes.
    """
    told = reckon(facts, profile, calendar, at, phase.value)
    clauses = law_of(told.calendar.day_of(at))
    noted, whole = _words(clauses, told)
    found = sort(clauses, noted, phase, refuses=told.law.profile.auto_refuse == "bright_line")
    lacks = lacking(clauses, noted, told)
    if told.law.open_changes:
        # Nobody is refused while it is open which profile applies to him.
        found = replace(found, barring=())
    result = outcome(found, phase, complete=not lacks)
    found = _shown(found, result, phase)
    return Assessment(
        outcome=result,
        phase=phase,
        at=at,
        rulebook=VERSION,
        profile_sha=told.law.profile.sha,
        special_rules=told.law.applied,
        findings=tuple(Finding(clause, noted[clause.id], whole) for clause in clauses),
        barring_clauses=found.barring,
        staff_decision_clauses=found.staff,
        termination_clauses=found.termination,
        flags=found.flags,
        missing=tuple(sorted({lack.fact for lack in lacks})),
        lacks=lacks,
        category=whole.value("found_category"),
        filing=told.filing.deadline if told.filing else None,
        period=told.filing,
        windows=told.windows,
        evidence_use=told.use,
        topics=told.topics,
        amounts=_amounts(told.amounts, clauses, found, result),
        termination=termination_of(found, noted, whole),
        prima_facie=prima_facie(whole, noted, result, phase),
    )


def _words(clauses: tuple[Clause, ...], told: Reckoned) -> tuple[Mapping[str, Noted], Facts]:
    """Every clause's word. One that builds on other clauses' words is asked after them."""
    said = {c.id: c.judge(told.facts) for c in clauses if not c.builds_on_others}
    noted = {c.id: _displaced(c, said) for c in clauses if not c.builds_on_others}
    met, left_open = [], []
    for clause in clauses:
        if clause.effect.may_refuse:
            verdict = noted[clause.id].verdict
            against = Verdict.NOT_MET if clause.effect is Effect.REQUIRE else Verdict.MET
            if verdict is against:
                met.append(clause.id)
            elif verdict is Verdict.UNKNOWN:
                left_open.append(clause.id)
    facts = told.facts.with_facts(
        grounds_met=Fact(tuple(met), Source.SERVER),
        grounds_open=Fact(tuple(left_open), Source.SERVER),
    )
    return {c.id: noted[c.id] if c.id in noted else c.judge(facts) for c in clauses}, facts


def _displaced(clause: Clause, said: Mapping[str, Noted]) -> Noted:
    """A clause that is met may still be displaced by name; then a person weighs both."""
    own = said[clause.id]
    if own.verdict is not Verdict.MET or not clause.unless:
        return own
    names = tuple(name for name in clause.unless if name in said)
    exceptions = {said[name].verdict for name in names}
    if exceptions <= {Verdict.NOT_MET}:
        return own
    if exceptions & _RAISED:
        return Noted(Verdict.NEEDS_HUMAN, own.note_id)
    waits = tuple(name for other in names for name in said[other].waits)
    return Noted(Verdict.UNKNOWN, own.note_id, waits=waits)


def _shown(found: Sorted, result: Outcome, phase: Phase) -> Sorted:
    """What is shown beside an outcome: a refusal needs its clauses alone, a decision its own."""
    if result is Outcome.INADMISSIBLE:
        return Sorted(barring=found.barring)
    if result is Outcome.TERMINATED:
        return Sorted(ended=found.ended)
    if phase is Phase.INTAKE and result is Outcome.NEEDS_STAFF_DECISION:
        return Sorted(staff=found.staff, held=found.held)
    if result is Outcome.INCOMPLETE:
        return Sorted(staff=found.staff, held=found.held)
    return found


def _amounts(
    sums: tuple[Amounts, ...], clauses: tuple[Clause, ...], found: Sorted, result: Outcome
) -> tuple[Amounts, ...]:
    """The sorted heads, once it is not in doubt whether the Rules take the claim on at all."""
    if result in {Outcome.INADMISSIBLE, Outcome.INCOMPLETE}:
        return ()
    doubted = {c.id for c in clauses if c.id in found.staff and c.effect in _CLOSED_TO_AMOUNTS}
    return () if doubted - {"ACC-5"} else sums
