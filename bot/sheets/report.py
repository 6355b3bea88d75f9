"""An assessment as the JSON of `okyoo assess`: the vocabulary of the reading, key by key."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.sheets.saying import Saying
from core.calendar import Deadline
from core.money import Money
from core.rulebook.amounts import Amounts
from core.rulebook.assessment import Assessment
from core.rulebook.finding import Outcome, plain
from core.rulebook.verdict import Verdict

SCOPES: Final = {Verdict.MET: "in_scope", Verdict.NOT_MET: "out_of_scope"}
ONE_SECOND: Final = timedelta(seconds=1)


def report(found: Assessment, say: Saying) -> dict[str, Any]:
    """The whole as JSON values; amounts are numbers, notes are English sentences."""
    notes = {finding.clause: say.note(finding) for finding in found.findings if finding.note_id}
    # Before an application is complete nobody is asked to decide on it.
    complete = found.outcome is not Outcome.INCOMPLETE
    return {
        "outcome": found.outcome.value,
        "scope": SCOPES.get(found.finding("SCOPE").verdict, "unclear"),
        "clause_checks": {finding.clause: finding.check for finding in found.findings},
        "barring_clauses": list(found.barring_clauses),
        "staff_decision_clauses": list(found.staff_decision_clauses) if complete else [],
        "flags": [{"clause": name, "note": notes.get(name, "")} for name in found.flags],
        "category": found.category,
        "prima_facie_responsible": found.prima_facie.responsible,
        "prima_facie_clause": found.prima_facie.clause,
        "amounts": _amounts(found.amounts, say),
        "evidence_use": found.evidence_use.as_json(),
        "deadlines": _deadlines(found, say),
        "termination": _termination(found, say),
        "agreements": [topic.as_json() for topic in found.topics],
        "missing": [lack.as_json() for lack in found.lacks],
        "special_rules": list(found.special_rules),
        "rulebook": found.rulebook,
        "profile_sha": found.profile_sha,
    }


def _amounts(sums: tuple[Amounts, ...], say: Saying) -> dict[str, Any] | None:
    """The order's currency; what is asked for in others stands beside it, never added to it."""
    if not sums:
        return None
    first, *others = (_sum(part, say) for part in sums)
    return {**first, "other_currencies": others} if others else first


def _sum(part: Amounts, say: Saying) -> dict[str, Any]:
    return {
        "currency": part.currency,
        "claimed_total": number(part.claimed_total),
        "within_rules": number(part.within_rules),
        "beyond_rules": number(part.beyond_rules),
        "note": "; ".join(f"{head.head}: {say(f'why-{head.why}')}" for head in part.heads),
        "heads": [
            {
                "head": head.head,
                "claimed": number(head.claimed),
                "within": number(head.within),
                "beyond": number(head.beyond),
                "why": head.why,
            }
            for head in part.heads
        ],
    }


def number(money: Money) -> Any:  # noqa: ANN401 — an integer or a decimal
    """A sum as a JSON number: whole where it is whole."""
    amount: Decimal = money.amount
    return int(amount) if amount == amount.to_integral_value() else amount


def _deadlines(found: Assessment, say: Saying) -> dict[str, Any]:
    filing = None
    if found.filing is not None and found.period is not None:
        filing = {
            **_deadline(found.filing),
            "anchor_date": found.period.anchor.isoformat(),
            "period_days": found.period.rule.days,
            "basis": say.basis(found.period),
            "last_day_before_rolling": plain(found.filing.rolled_from or found.filing.last_day),
        }
    windows = found.windows
    respondent = windows.respondent if windows else None
    return {
        "filing": filing,
        "claimant_evidence": _deadline(windows.claimant) if windows else None,
        "respondent_evidence": _deadline(respondent) if respondent else None,
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    last = (deadline.ends_at - ONE_SECOND).astimezone(ZoneInfo(deadline.zone))
    return {
        "inclusive_local": last.isoformat(),
        "exclusive_utc": plain(deadline.ends_at),
        "provisional": deadline.provisional,
    }


def _termination(found: Assessment, say: Saying) -> Mapping[str, Any] | None:
    end = found.termination
    if end is None:
        return None
    return {"clause": end.clause, "by": end.by, "basis": say(end.basis_id)}
