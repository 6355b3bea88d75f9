"""Whether every sentence of the Rules has become something, and every clause stands in them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from core.rulebook.clause import Clause
from core.rulebook.coverage.entries import Coverage, Entry
from core.rulebook.coverage.sentences import Sentence, sentences

Key = tuple[int, str]
"""A sentence's line and words: rows of the attachment end with the same words."""


def rows(text: str, coverage: Coverage) -> tuple[tuple[Sentence, Entry | None], ...]:
    """Each sentence of the text with what it has become, None for a gap."""
    entries = _by_place(coverage)
    return tuple((said, entries.get((said.line, said.text))) for said in sentences(text))


def gaps(text: str, coverage: Coverage, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """What is missing or does not fit, one sentence each; none when everything is covered."""
    return (
        *_of_the_text(text, coverage),
        *_of_the_entries(text, coverage, {clause.id for clause in clauses}),
        *(gap for clause in clauses for gap in _of_the_quote(text, coverage, clause)),
    )


def _of_the_text(text: str, coverage: Coverage) -> Iterator[str]:
    for said, entry in rows(text, coverage):
        if entry is None:
            yield f"{_place(said)}: the sentence has no entry"


def _of_the_entries(text: str, coverage: Coverage, known: set[str]) -> Iterator[str]:
    places = {(said.line, said.text) for said in sentences(text)}
    times = Counter((entry.line, entry.text) for entry in coverage.entries)
    numbers = Counter(question.number for question in coverage.questions)
    for number, asked in numbers.items():
        if asked > 1:
            yield f"question {number} stands twice"
    for entry in coverage.entries:
        if (entry.line, entry.text) not in places:
            yield f"{_place(entry)}: the text has no such sentence on this line"
        if times[entry.line, entry.text] > 1:
            yield f"{_place(entry)}: it has two entries"
        for clause in entry.clauses:
            if clause not in known:
                yield f"{_place(entry)}: there is no clause {clause}"
        for question in entry.questions:
            if question not in numbers:
                yield f"{_place(entry)}: there is no question {question}"


def _of_the_quote(text: str, coverage: Coverage, clause: Clause) -> Iterator[str]:
    start = _start_of(text, clause)
    if start is None:
        yield f"{clause.id}: its quote does not begin on line {clause.line}"
        return
    end = start + len(clause.quote)
    for said, entry in rows(text, coverage):
        within = said.start < end and start < said.end
        if within and entry is not None and clause.id not in entry.clauses:
            yield f"{clause.id}: its quote reaches into {_place(said)}, which is not mapped to it"


def _start_of(text: str, clause: Clause) -> int | None:
    start = text.find(clause.quote)
    while start >= 0:
        if text.count("\n", 0, start) + 1 == clause.line:
            return start
        start = text.find(clause.quote, start + 1)
    return None


def _by_place(coverage: Coverage) -> Mapping[Key, Entry]:
    return {(entry.line, entry.text): entry for entry in coverage.entries}


def _place(said: Sentence | Entry) -> str:
    return f"line {said.line}, {shorten(said.text, 60, placeholder=' …')!r}"
