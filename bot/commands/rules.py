"""`okyoo rules show`: the clauses of the book, or one of them with all that belongs to it."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from textwrap import indent
from typing import Final

from bot.words import LOCALES, Words
from core.errors import Fault
from core.rulebook.book import CLAUSES
from core.rulebook.clause import UNDATED, Clause
from core.rulebook.coverage.entries import load_coverage

_ISOLATION: Final = dict.fromkeys((0x2068, 0x2069))
"""Marks that a terminal shows as boxes."""
NEAR: Final = 5
"""How many ids are suggested."""


def listed(locale: str, clauses: Sequence[Clause] = CLAUSES) -> Iterator[str]:
    """One line a clause: id, line of the published text, plain sentence. Raises Fault."""
    words = _words(locale)
    for clause in clauses:
        yield f"{clause.id:<8}  {clause.line:>3}  {_plain(words, locale, clause)}"


def shown(clause_id: str, locale: str, clauses: Sequence[Clause] = CLAUSES) -> Iterator[str]:
    """All that belongs to one clause. Raises Fault for a clause or a language that is none."""
    words = _words(locale)
    for clause in _found(clause_id, clauses):
        yield f"{clause.id}  {clause.ref} ({words(locale, 'rules-line')} {clause.line})"
        yield ""
        yield indent(clause.quote, "    ")
        yield ""
        for label, told in _parts(words, locale, clause):
            yield f"{words(locale, f'rules-{label}')}: {told}"
        for question in load_coverage().questions_of(clause.id):
            label = words(locale, "rules-question", number=str(question.number))
            yield f"{label.translate(_ISOLATION)}: {question.asked}"
            yield f"{words(locale, 'rules-today')}: {question.today}"


def _parts(words: Words, locale: str, clause: Clause) -> Iterator[tuple[str, str]]:
    none = words(locale, "rules-none")
    yield "plain", _plain(words, locale, clause)
    yield "effect", words(locale, f"effect-{clause.effect}")
    yield "needs", _facts(words, locale, clause.needs) or none
    if may := [fact for fact in clause.uses if fact not in clause.needs]:
        yield "uses", _facts(words, locale, may)
    yield "exceptions", ", ".join(clause.unless) or none
    undated = words(locale, "rules-undated")
    yield "since", undated if clause.since == UNDATED else clause.since.isoformat()
    if clause.until is not None:
        yield "until", clause.until.isoformat()
    if clause.about is not None:
        yield "about", _said_by(clause.about)
    yield "reading", _said_by(clause.test)


def _facts(words: Words, locale: str, names: Sequence[str]) -> str:
    """Each with what it is, as lawyers who write scenarios need both."""
    return "; ".join(f"{name} ({words(locale, f'fact-{name}')})" for name in names)


def _said_by(predicate: Callable[..., object]) -> str:
    return " ".join((inspect.getdoc(predicate) or "").split())


def _plain(words: Words, locale: str, clause: Clause) -> str:
    return words(locale, clause.text_id).removeprefix(f"{clause.id}: ")


def _found(clause_id: str, clauses: Sequence[Clause]) -> list[Clause]:
    found = [clause for clause in clauses if clause.id.upper() == clause_id.upper()]
    if not found:
        ids = list(dict.fromkeys(clause.id for clause in clauses))
        near = get_close_matches(clause_id.upper(), ids, n=NEAR, cutoff=0.5)
        named = f"near it: {', '.join(near)}" if near else "`okyoo rules show` lists them all"
        message = f"there is no clause {clause_id!r}; {named}"
        raise Fault(message)
    return found


def _words(locale: str) -> Words:
    if locale not in LOCALES:
        message = f"--locale {locale!r}: the languages are {', '.join(LOCALES)}"
        raise Fault(message)
    return Words()
