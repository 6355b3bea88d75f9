"""Reading back what an assessment wrote: why it refused, and which clauses speak to a case.

Assessments of earlier rulebooks lack some keys; they are read as they are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from core.rulebook.book import CLAUSES

_USES: Final = {clause.id: clause.uses for clause in CLAUSES}
NOTHING: Final = "–"


@dataclass(frozen=True)
class Spoken:
    """A clause that speaks to a case: its verdict, and its note as a Fluent id with its words.

    `claimed`: it rests on the claimant's word, at least in part. `waits` names the facts that it
    lacks.
    """

    clause: str
    verdict: str
    note_id: str | None
    words: Mapping[str, Any]
    claimed: bool = False
    waits: tuple[str, ...] = ()


def refusals(assessment: Mapping[str, Any]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The sentences that tell an applicant why: Fluent id and words, one for each barring clause.

    Instants come back as instants (UTC).
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


def spoken(
    assessment: Mapping[str, Any], labels: Mapping[str, str] | None = None
) -> tuple[Spoken, ...]:
    """The clauses that a mediator should read; those that plainly do not speak are left out.

    `labels` maps the ids of exhibits to what people call them (`B-1`).
    """
    waits: dict[str, list[str]] = {}
    for lack in assessment.get("lacks", ()):
        for clause in lack["clauses"]:
            waits.setdefault(clause, []).append(lack["fact"])
    found = assessment.get("findings", ())
    return tuple(
        _spoken(f, labels or {}, tuple(waits.get(f["clause"], ())))
        for f in found
        if _speaks(f, waits.keys())
    )


def _speaks(finding: Mapping[str, Any], asked: Collection[str]) -> bool:
    if "check" not in finding:
        return bool(finding["verdict"] != "not_met")
    if finding["note_id"]:
        return True
    if finding["verdict"] == "unknown":
        return finding["clause"] in asked
    if finding["clause"] == "SCOPE":
        return bool(finding["verdict"] != "met")
    return finding["check"] not in {"not_met", "applies"}


def _spoken(
    finding: Mapping[str, Any], labels: Mapping[str, str], waits: tuple[str, ...]
) -> Spoken:
    told = {fact["name"]: _said(fact["value"], labels) for fact in finding["facts"]}
    words = dict.fromkeys(_USES.get(finding["clause"], ()), NOTHING) | told
    claimed = any(fact["source"] == "claimant" for fact in finding["facts"])
    return Spoken(finding["clause"], finding["verdict"], finding["note_id"], words, claimed, waits)


def _said(value: Any, labels: Mapping[str, str]) -> Any:  # noqa: ANN401 — any fact's value as it was written down
    """A value as a sentence takes it."""
    if value is None or value in ([], ""):
        return NOTHING
    if isinstance(value, list):
        return ", ".join(str(_said(item, labels)) for item in value)
    if isinstance(value, dict):
        return f"{value['currency']} {value['amount']}" if "currency" in value else NOTHING
    return labels.get(value) or _read(value) if isinstance(value, str) else _read(value)


def _read(value: Any) -> Any:  # noqa: ANN401 — any fact's value as it was written down
    try:
        return datetime.fromisoformat(value) if str(value).endswith("Z") else value
    except ValueError:
        return value
