"""`okyoo rules coverage`: what each sentence of the Rules has become, and what is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.rulebook.book import CLAUSES
from core.rulebook.clause import Clause
from core.rulebook.coverage.entries import Coverage, Entry, load_coverage
from core.rulebook.coverage.gaps import gaps, rows
from core.rulebook.coverage.sentences import Sentence, published

KINDS: Final = ("implemented", "advisory", "open question", "without an entry")


@dataclass(frozen=True)
class Table:
    """The lines to print, and how many gaps they tell of."""

    lines: tuple[str, ...]
    gaps: int


def covered() -> Table:
    """The table of the published text. Raises Fault for a file that cannot be read."""
    return table(published(), load_coverage(), CLAUSES)


def table(text: str, coverage: Coverage, clauses: Sequence[Clause]) -> Table:
    """Each sentence with what it has become, then the questions, the gaps and the sum."""
    told, missing = rows(text, coverage), gaps(text, coverage, clauses)
    return Table(
        (
            *(line for said, entry in told for line in _row(said, entry)),
            *_questions(coverage),
            *(f"Gap: {gap}." for gap in missing),
            _sum([entry for _, entry in told], len(missing)),
        ),
        len(missing),
    )


def _row(said: Sentence, entry: Entry | None) -> Iterator[str]:
    yield f"{said.line:>4}  {_become(entry)}"
    yield f"      {said.text}"
    if entry and entry.note:
        yield f"      Note: {entry.note}"


def _become(entry: Entry | None) -> str:
    if entry is None:
        return "GAP"
    what = ", ".join(entry.clauses) or (f"advisory: {entry.advisory}" if entry.advisory else "")
    asked = ", ".join(str(number) for number in entry.questions)
    open_to_the_owner = f"open question {asked}" if asked else ""
    return "; ".join(part for part in (what, open_to_the_owner) if part)


def _questions(coverage: Coverage) -> Iterator[str]:
    named = {number for entry in coverage.entries for number in entry.questions}
    for question in coverage.questions:
        silent = "" if question.number in named else " (the Rules are silent)"
        yield f"Question {question.number}{silent}: {question.asked}"
        yield f"      Today: {question.today}"


def _sum(entries: Sequence[Entry | None], missing: int) -> str:
    kinds = Counter(_kind(entry) for entry in entries)
    parts = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
    clauses = {clause for entry in entries if entry for clause in entry.clauses}
    gaps_told = f"{missing or 'no'} gap{'s' if missing > 1 else ''}"
    return f"{len(entries)} sentences: {parts}; {len(clauses)} clauses; {gaps_told}."


def _kind(entry: Entry | None) -> str:
    if entry is None:
        return "without an entry"
    if entry.clauses:
        return "implemented"
    return "advisory" if entry.advisory else "open question"
