"""Every clause, scenario by scenario, in YAML that a lawyer can read."""

import pytest

from core.rulebook.book import CLAUSES
from tests.core.rulebook.reading import HERE, judged, read, scenario

SCENARIOS = [one for path in sorted((HERE / "scenarios").glob("*.yaml")) for one in read(path)]
TRULY = {"met", "applies", "met_in_part", "met_second_limb"}
NEVER_BY_MACHINE = {
    "ACC-3", "ACC-6", "CAT-1.2", "CAT-2.2", "CAT-4", "CAT-5", "CAT-8", "CAT-GF", "FRAUD", "RUL-3.6",
    "TERM-3",
}  # fmt: skip
"""Clauses that only a person can find to be met."""
NOTHING_FOR_A_PERSON = {"ACC-0", "RUL-0", "RUL-LIAB", "TERM-0", "TERM-4", "TERM-5", "TERM-6"}
NOT_BY_A_PERSON = {"ACC-0", "RUL-0", "RUL-LIAB", "TERM-0", "TERM-4", "CAT-7"}
"""Clauses whose facts are plain, whatever follows from them."""


def ids(told):
    return f"{told['clause']}: {told['name']}"


@pytest.mark.parametrize("told", SCENARIOS, ids=ids)
def test_a_clause_says_what_its_scenario_says(told):
    found, _ = judged(scenario(told))
    finding = found.finding(told["clause"])

    assert (finding.check, finding.note_id) == (told["verdict"], told.get("note"))


SHOWN = {
    "outcome": lambda found: found.outcome,
    "barring": lambda found: list(found.barring_clauses),
    "staff": lambda found: list(found.staff_decision_clauses),
    "flags": lambda found: sorted(found.flags),
    "category": lambda found: found.category,
    "prima_facie": lambda found: found.prima_facie.responsible,
    "termination": lambda found: [found.termination.clause, found.termination.by],
    "within": lambda found: found.amounts[0].within_rules.amount,
    "beyond": lambda found: found.amounts[0].beyond_rules.amount,
    "prevails": lambda found: [topic.prevails for topic in found.topics],
}


@pytest.mark.parametrize("told", [s for s in SCENARIOS if set(s) & set(SHOWN)], ids=ids)
def test_the_whole_comes_out_as_the_scenario_says(told):
    found, _ = judged(scenario(told))
    expected = {key: told[key] for key in SHOWN if key in told}
    if "flags" in expected:
        expected["flags"] = sorted(expected["flags"])

    assert {key: SHOWN[key](found) for key in expected} == expected


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_every_clause_is_shown_in_every_way_it_can_go(clause):
    shown = {s["verdict"] for s in SCENARIOS if s["clause"] == clause.id}
    expected = {"not_met", "unknown"}
    if clause.id not in NOT_BY_A_PERSON:
        expected.add("needs_human")

    assert shown >= expected or shown | TRULY >= expected
    assert shown & TRULY or clause.id in NEVER_BY_MACHINE


def test_every_scenario_is_of_a_clause_in_the_book():
    assert {s["clause"] for s in SCENARIOS} == {clause.id for clause in CLAUSES}


def test_no_scenario_carries_a_key_that_nothing_reads():
    known = {"name", "clause", "facts", "without", "phase", "now", "verdict", "note", *SHOWN}

    assert [ids(s) for s in SCENARIOS if set(s) - known] == []
