"""An assessment as a sheet that a person can read: every clause with its words, facts and sums."""

from collections.abc import Iterator
from textwrap import fill
from typing import Final

from bot.sheets.reckonings import amounts, deadlines, evidence, missing, texts
from bot.sheets.saying import Saying
from core.rulebook.assessment import Assessment
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Clause
from core.rulebook.facts import Facts
from core.rulebook.finding import Finding

_CLAUSES: Final = {clause.id: clause for clause in CLAUSES}
_SILENT: Final = frozenset({"not_met"})
_GENERAL: Final = frozenset(c.id for c in CLAUSES if set(c.uses) <= {"phase", "accepted_at"})
"""Principles that ask for nothing but acceptance: they apply to every case alike."""
_BY: Final = {"bot": "sheet-by-bot", "staff": "sheet-by-staff", "held for staff": "sheet-by-held"}
INDENT: Final = "  "
WIDTH: Final = 80
"""Columns of a terminal."""


def sheet(found: Assessment, facts: Facts, say: Saying, name: str) -> str:
    """The whole sheet. `name` stands for the scenario."""
    parts = [
        list(_head(found, say, name)),
        _titled(say, "missing", missing(found, facts, say)),
        _titled(say, "clauses", _clauses(found, say)),
        _titled(say, "deadlines", deadlines(found, say)),
        _titled(say, "amounts", amounts(found, facts, say)),
        _titled(say, "evidence", evidence(found, facts, say)),
        _titled(say, "agreements", texts(found, say)),
    ]
    return "\n\n".join("\n".join(map(_wrapped, lines)) for lines in parts if lines)


def _head(found: Assessment, say: Saying, name: str) -> Iterator[str]:
    yield say("sheet-head", name=name, outcome=say(f"outcome-{found.outcome}"))
    yield say(
        "sheet-made",
        at=found.at,
        phase=say(f"sheet-phase-{found.phase}"),
        rulebook=found.rulebook,
        profile=found.profile_sha[:12],
    )
    if found.special_rules:
        yield say("sheet-special", rules=", ".join(found.special_rules))
    for text_id, clauses in (
        ("sheet-refuses", found.barring_clauses),
        ("sheet-staff", found.staff_decision_clauses),
        ("sheet-flags", found.flags),
    ):
        if clauses:
            yield say(text_id, clauses=", ".join(clauses))
    if found.termination is not None:
        end = found.termination
        yield say("sheet-ends", clause=end.clause, by=say(_BY[end.by]), basis=say(end.basis_id))
    note = found.prima_facie
    words = {"clause": note.clause} if note.clause else {}
    yield say(
        "sheet-category",
        category=found.category or "–",
        responsible=say(f"responsible-{note.responsible}", **words),
    )


def _clauses(found: Assessment, say: Saying) -> Iterator[str]:
    """What leads to something first, then what else speaks; the rest by name."""
    leads = {
        *found.barring_clauses, *found.staff_decision_clauses, *found.termination_clauses,
        *found.flags,
    }  # fmt: skip
    speaks = [f for f in found.findings if f.check not in _SILENT]
    for finding in sorted(speaks, key=lambda f: f.clause not in leads):
        if finding.clause not in _GENERAL:
            yield from _clause(_CLAUSES[finding.clause], finding, say)
    for text_id, clauses in (
        ("sheet-general", [f.clause for f in speaks if f.clause in _GENERAL]),
        ("sheet-silent", [f.clause for f in found.findings if f.check in _SILENT]),
    ):
        if clauses:
            yield say(text_id, clauses=", ".join(clauses))


def _clause(clause: Clause, finding: Finding, say: Saying) -> Iterator[str]:
    plain = say(clause.text_id).removeprefix(f"{clause.id}: ")
    yield say("sheet-clause", clause=clause.id, check=say(f"check-{finding.check}"), plain=plain)
    if finding.note_id:
        yield INDENT + say("sheet-note", note=say.note(finding))
    yield INDENT + say("sheet-quote", ref=clause.ref, quote=clause.quote)
    for fact in finding.facts:
        yield INDENT + say(
            "sheet-fact",
            name=fact.name,
            words=say.fact(fact.name),
            value=say.value(fact),
            source=say(f"source-{fact.source}"),
        )


def _wrapped(line: str) -> str:
    """A line as wide as a terminal at most; what goes on is set in further than what begins."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line,
        WIDTH,
        subsequent_indent=indent + INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _titled(say: Saying, title: str, lines: Iterator[str]) -> list[str]:
    told = [INDENT + line for line in lines]
    return [say(f"sheet-title-{title}"), *told] if told else []
