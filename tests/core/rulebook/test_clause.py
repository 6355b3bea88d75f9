"""A clause: its words are the Rules' own, its facts are known ones, its sentence exists."""

import re
from datetime import date
from pathlib import Path

import pytest

from core.errors import Fault
from core.rulebook.book import CLAUSES, law_of
from core.rulebook.clause import Clause
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.filing_period import ANCHORS
from core.rulebook.verdict import Effect, Extent, Noted, Verdict

ROOT = Path(__file__).parents[3]
TEXT = ROOT / "core" / "rulebook" / "text" / "dispute-resolution-rules.txt"
LINES = TEXT.read_text(encoding="utf-8").splitlines()
LOCALES = [ROOT / "locales" / name / "rules.ftl" for name in ("en", "ru")]
BLANK = {"ref": "-", "line": 1, "quote": "-", "effect": Effect.FLAG, "text_id": "clause-x"}


def sentences(path: Path) -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9_-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_a_quote_stands_word_for_word_in_the_line_that_it_cites(clause):
    assert clause.quote in LINES[clause.line - 1]


def test_no_clause_stands_twice():
    ids = [clause.id for clause in CLAUSES]

    assert sorted(set(ids)) == sorted(ids)


def test_exceptions_are_clauses_of_the_book():
    assert {name for c in CLAUSES for name in c.unless} <= {c.id for c in CLAUSES}


def named(kind: str) -> set[str]:
    """The ids that stand in the rulebook's own code."""
    sources = (ROOT / "core" / "rulebook").glob("*.py")
    return {n for path in sources for n in re.findall(rf'"({kind}-[a-z0-9-]+)"', path.read_text())}


BASES = (
    {f"basis-filing-{anchor}" for anchor in ANCHORS}
    | {"basis-term-1", "basis-term-2", "basis-term-4"}
    | named("basis")
)
"""An end by the parties' own act, and by both halves of TERM-1, is named by its clause."""


@pytest.mark.parametrize("path", LOCALES, ids=lambda p: p.parent.name)
def test_every_clause_refusal_note_and_basis_has_its_sentence_and_none_is_left_over(path):
    clauses = {clause.text_id for clause in CLAUSES}
    refusing = {c.text_id for c in CLAUSES if c.effect.may_refuse}
    refusals = {text_id.replace("clause-", "refused-") for text_id in refusing}

    assert sentences(path) == clauses | refusals | named("note") | BASES


def test_a_clause_that_asks_for_an_unknown_fact_cannot_be_built():
    def moon_is_full(moon: bool) -> bool:
        return moon

    with pytest.raises(Fault, match="X asks for moon, which is no fact"):
        Clause(id="X", test=moon_is_full, **BLANK)


def test_a_missing_fact_gives_unknown_and_a_stated_absence_does_not():
    def nothing_sent(shipped_at: object) -> bool:
        return shipped_at is None

    clause = Clause(id="X", test=nothing_sent, **BLANK)

    assert clause.judge(Facts({})).verdict is Verdict.UNKNOWN
    absent = Facts({"shipped_at": Fact(None, Source.RECORD)})
    assert clause.judge(absent).verdict is Verdict.MET
    assert clause.judge(Facts({})).waits == ("shipped_at",)
    assert clause.judge(absent).waits == ()


def test_a_clause_that_speaks_of_somebody_else_asks_no_more():
    def of_a_seller(claimant_role: str) -> bool:
        return claimant_role == "seller"

    def settled(settlement_recorded: bool) -> bool:
        return settlement_recorded

    clause = Clause(id="X", about=of_a_seller, test=settled, **BLANK)
    buyer = Facts({"claimant_role": Fact("buyer", Source.SERVER)})

    assert clause.judge(Facts({})).verdict is Verdict.UNKNOWN
    assert clause.judge(Facts({})).waits == ("claimant_role",)
    assert clause.judge(buyer).verdict is Verdict.NOT_MET


def test_a_changed_clause_is_the_law_from_its_day_on():
    def always() -> bool:
        return True

    day = date(2026, 7, 1)
    old = Clause(id="X", test=always, until=day, **BLANK)
    new = Clause(id="X", test=always, since=day, **BLANK)

    assert law_of(date(2026, 6, 30), (old, new)) == (old,)
    assert law_of(day, (old, new)) == (new,)
    with pytest.raises(Fault, match="no clause is in force on 2019"):
        law_of(date(2019, 1, 1), (old, new))


@pytest.mark.parametrize(
    ("effect", "noted", "word"),
    [
        (Effect.REFUSE, Noted(Verdict.MET), "met"),
        (Effect.STAFF, Noted(Verdict.MET, extent=Extent.IN_PART), "met_in_part"),
        (Effect.CATEGORY, Noted(Verdict.MET, extent=Extent.SECOND_LIMB), "met_second_limb"),
        (Effect.PRINCIPLE, Noted(Verdict.MET), "applies"),
        (Effect.PRINCIPLE, Noted(Verdict.NOT_MET), "not_met"),
        (Effect.FLAG, Noted(Verdict.NEEDS_HUMAN), "needs_human"),
    ],
)
def test_a_verdict_is_one_word_of_the_reading(effect, noted, word):
    clause = Clause(id="X", test=lambda: True, **{**BLANK, "effect": effect})

    assert clause.check_word(noted) == word
