"""A stored application judged anew under a profile: what it would come out as, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.cases.case import Case
from core.cases.window import Window
from core.desks import handed_in
from core.evidence.exhibit import Exhibit, Side
from core.evidence.recognition import vouched
from core.intake.application import Application, Defence
from core.intake.claim_map import MAPS
from core.intake.facts import facts_of, known_of
from core.marketplace.record_model import from_json
from core.rulebook.assessment import Assessment, Phase, assess
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.finding import plain
from core.rulebook.profile import Profile


@dataclass(frozen=True)
class Filed:
    """A submitted application with everything that its assessment rests on."""

    application: Application
    case: Case | None
    exhibits: tuple[Exhibit, ...]
    windows: tuple[Window, ...] = ()
    defences: tuple[Defence, ...] = ()


def rejudged(filed: Filed, profile: Profile, now: datetime) -> Assessment:
    """What it comes out as under this profile: as filed, or as its case stands (`now`, UTC)."""
    facts, at, phase = _as_it_stands(filed, now)
    return assess(facts, profile, profile.calendar(), at, phase)


def differences(old: Assessment, new: Assessment) -> tuple[str, ...]:
    """What comes out differently, and the clauses whose word changed, one line each."""
    before, after = _shown(old), _shown(new)
    lines = [f"{key}: {before[key]} → {after[key]}" for key in before if before[key] != after[key]]
    checks = {finding.clause: finding.check for finding in old.findings}
    lines += [
        f"{finding.clause}: {checks[finding.clause]} → {finding.check}"
        for finding in new.findings
        if checks.get(finding.clause, finding.check) != finding.check
    ]
    return tuple(lines)


def _as_it_stands(filed: Filed, now: datetime) -> tuple[Facts, datetime, Phase]:
    application, case = filed.application, filed.case
    at = application.submitted_at or application.updated_at
    mine = [vouched(e) for e in filed.exhibits if e.role is Side.CLAIMANT]
    if case is None or case.accepted_at is None:
        return _filed_facts(application, mine, at), at, Phase.INTAKE
    facts = _filed_facts(application, filed.exhibits, at)
    return facts.with_facts(**_since(filed, case, case.accepted_at)), now, Phase.IN_MEDIATION


def _filed_facts(application: Application, exhibits: Sequence[Exhibit], at: datetime) -> Facts:
    record = from_json(application.order_record)
    mine = (exhibit for exhibit in exhibits if exhibit.role is Side.CLAIMANT)
    files = handed_in.counted(mine, application)
    known = replace(known_of(record, application.role.value), files=files)
    answers = MAPS[application.map_version].position(application.replies, known).answers
    return facts_of(application, record, answers, at, exhibits)


def _since(filed: Filed, case: Case, accepted_at: datetime) -> dict[str, Fact]:
    """What has happened since the filing."""
    starts = {window.side: window.starts_at for window in filed.windows}
    acts = [d.submitted_at for d in filed.defences if d.submitted_at is not None]
    told: dict[str, Any] = {
        "accepted_at": accepted_at,
        "claimant_notified_at": starts.get("claimant"),
        "respondent_notified_at": starts.get("respondent"),
        "respondent_acts_at": tuple(acts),
    }
    if case.category and case.category != filed.application.category:
        told["category"] = case.category
    return {name: Fact(value, Source.SERVER) for name, value in told.items()}


def _shown(found: Assessment) -> dict[str, str]:
    windows = found.windows
    respondent = windows.respondent if windows else None
    ends = {
        "last moment to apply": found.filing,
        "claimant's evidence": windows.claimant if windows else None,
        "respondent's evidence": respondent,
    }
    return {
        "outcome": found.outcome.value,
        "refused by": ", ".join(found.barring_clauses) or "–",
        "for a person": ", ".join(found.staff_decision_clauses) or "–",
        "ends by": ", ".join(found.termination_clauses) or "–",
        "flags": ", ".join(found.flags) or "–",
        **{name: plain(end.ends_at) if end else "–" for name, end in ends.items()},
        "within the Rules": ", ".join(str(part.within_rules) for part in found.amounts) or "–",
        "beyond": ", ".join(str(part.beyond_rules) for part in found.amounts) or "–",
        "prima facie": found.prima_facie.responsible,
    }
