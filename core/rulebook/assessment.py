"""What the Rules say together on one application: facts sorted, nobody judged (reading §3)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from core.calendar import WorkingCalendar
from core.rulebook.book import VERSION, law_of
from core.rulebook.clause import Clause, Effect, Noted, Verdict
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.filing_period import FilingPeriod, filing_period, filing_waits_for
from core.rulebook.finding import Assessment, Finding, FindingFact, Outcome, Phase, Sorted
from core.rulebook.profile import Profile

__all__ = ["Assessment", "Finding", "Outcome", "Phase", "assess"]

_ASKS: Final = frozenset({Effect.REFUSE, Effect.STAFF, Effect.TERMINATE})
"""Clauses whose unknown facts must be asked for before anything is decided."""
_RAISED: Final = frozenset({Verdict.MET, Verdict.NEEDS_HUMAN})


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
    period = filing_period(facts, profile, calendar)
    facts = _reckoned(facts, period, calendar, at, phase)
    clauses = law_of(calendar.day_of(at))
    said = {clause.id: clause.judge(facts) for clause in clauses}
    noted = {clause.id: _displaced(clause, said) for clause in clauses}
    found = _sorted(clauses, noted, profile, phase)
    missing = _missing(clauses, said, facts, profile)
    outcome = _outcome(facts, found, phase, missing)
    if outcome is Outcome.INADMISSIBLE:
        found = Sorted(barring=found.barring)
    return Assessment(
        outcome=outcome,
        phase=phase,
        at=at,
        rulebook=VERSION,
        profile_sha=profile.sha,
        findings=tuple(_finding(clause, noted[clause.id], facts) for clause in clauses),
        barring_clauses=found.barring,
        staff_decision_clauses=found.staff,
        termination_clauses=found.termination,
        flags=found.flags,
        missing=missing,
        filing=period.deadline if period else None,
    )


def _reckoned(
    facts: Facts,
    period: FilingPeriod | None,
    calendar: WorkingCalendar,
    at: datetime,
    phase: Phase,
) -> Facts:
    """The facts with those that follow from them."""
    judged_at = facts.value("accepted_at") or at
    judged_by = ("accepted_at",) if facts.value("accepted_at") else ()
    more = {
        "phase": Fact(phase.value, Source.SERVER),
        "today": Fact(calendar.day_of(at), Source.SERVER),
        "judged_at": Fact(judged_at, Source.SERVER, judged_by),
        "judged_on": Fact(calendar.day_of(judged_at), Source.SERVER, judged_by),
    }
    if "shipped_at" in facts:
        shipped = facts["shipped_at"]
        day = calendar.day_of(shipped.value) if shipped.value else None
        more["shipped_on"] = Fact(day, shipped.source, ("shipped_at",))
    if period is not None:
        ends_at = period.deadline.ends_at if period.deadline else None
        more["filing_ends_at"] = Fact(ends_at, Source.SERVER, period.facts)
        if not period.missing:
            surely = Fact(period.surely_ends_at, Source.SERVER, period.facts)
            more["filing_surely_ends_at"] = surely
    return facts.with_facts(**more)


def _displaced(clause: Clause, said: Mapping[str, Noted]) -> Noted:
    """A clause that is met may still be displaced by name; then a person weighs both."""
    own = said[clause.id]
    exceptions = {said[name].verdict for name in clause.unless if name in said}
    if own.verdict is not Verdict.MET or exceptions <= {Verdict.NOT_MET}:
        return own
    return Noted(Verdict.NEEDS_HUMAN if exceptions & _RAISED else Verdict.UNKNOWN, own.note_id)


def _sorted(
    clauses: tuple[Clause, ...], noted: Mapping[str, Noted], profile: Profile, phase: Phase
) -> Sorted:
    refuses = profile.auto_refuse == "bright_line"
    raised = [c for c in clauses if noted[c.id].verdict in _RAISED]
    pulled = {
        name for c in raised if noted[c.id].verdict is Verdict.NEEDS_HUMAN for name in c.unless
    }
    barring: list[str] = []
    staff: list[str] = []
    ending: list[str] = []
    flags: list[str] = []
    for clause in clauses:
        word = noted[clause.id]
        if clause.effect is Effect.CATEGORY and word.note_id:
            flags.append(clause.id)
        if clause not in raised or clause.effect in {Effect.CATEGORY, Effect.PRINCIPLE}:
            continue
        if phase is Phase.IN_MEDIATION and clause.effect is Effect.TERMINATE:
            (ending if word.verdict is Verdict.MET else staff).append(clause.id)
        elif phase is Phase.IN_MEDIATION:
            flags.append(clause.id)
        elif clause.effect is Effect.FLAG:
            (staff if clause.id in pulled else flags).append(clause.id)
        elif clause.effect is Effect.REFUSE and word.verdict is Verdict.MET and refuses:
            barring.append(clause.id)
        else:
            staff.append(clause.id)
    return Sorted(tuple(barring), tuple(staff), tuple(ending), tuple(flags))


def _missing(
    clauses: tuple[Clause, ...], said: Mapping[str, Noted], facts: Facts, profile: Profile
) -> tuple[str, ...]:
    """What has to be asked for, by name: only what could change the result."""
    names: set[str] = set()
    by_id = {clause.id: clause for clause in clauses}
    for clause in clauses:
        if clause.effect not in _ASKS or _displaced(clause, said).verdict is not Verdict.UNKNOWN:
            continue
        if said[clause.id].verdict is Verdict.UNKNOWN:
            names |= _waited_for(clause, facts, profile)
        else:
            names |= {n for other in clause.unless for n in by_id[other].waits_for(facts)}
    if facts.value("category") is None:
        names.add("category")
    if facts.value("applicant_is_party") is not True:
        names.add("applicant_is_party")
    return tuple(sorted(names))


def _waited_for(clause: Clause, facts: Facts, profile: Profile) -> set[str]:
    """A clause's missing facts; a reckoned one is named by what it rests on."""
    waited = set(clause.waits_for(facts))
    if "filing_ends_at" in clause.uses:
        waited |= set(filing_waits_for(facts, profile))
    return waited - {"filing_ends_at"}


def _outcome(facts: Facts, found: Sorted, phase: Phase, missing: tuple[str, ...]) -> Outcome:
    if phase is Phase.IN_MEDIATION:
        return _outcome_in_mediation(found)
    if facts.value("category") is None or facts.value("applicant_is_party") is not True:
        return Outcome.INCOMPLETE
    if found.barring:
        return Outcome.INADMISSIBLE
    if missing:
        return Outcome.INCOMPLETE
    if found.staff:
        return Outcome.NEEDS_STAFF_DECISION
    return Outcome.ADMISSIBLE_FLAGGED if found.flags else Outcome.ADMISSIBLE


def _outcome_in_mediation(found: Sorted) -> Outcome:
    if found.termination:
        return Outcome.TERMINATION_RECOMMENDED
    return Outcome.NEEDS_STAFF_DECISION if found.staff else Outcome.CONTINUE


def _finding(clause: Clause, word: Noted, facts: Facts) -> Finding:
    names = [name for name in clause.uses if name in facts]
    basis = [name for used in names for name in facts[used].basis if name in facts]
    return Finding(
        clause=clause.id,
        verdict=word.verdict,
        text_id=clause.text_id,
        note_id=word.note_id,
        facts=tuple(
            FindingFact(name, facts[name].value, facts[name].source)
            for name in dict.fromkeys((*names, *basis))
        ),
    )
