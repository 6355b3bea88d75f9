"""Every clause, scenario by scenario, in YAML that a lawyer can read."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from core.rulebook.book import CLAUSES
from tests.core.rulebook.reading import PROFILE, SCENARIOS, judged, scenario

WAYS = {"applies": "met", "met_in_part": "met", "met_second_limb": "met"}
"""Words that say how far a clause is met."""
NEVER = {
    "met": {
        "ACC-3", "ACC-6", "CAT-1.2", "CAT-2.2", "CAT-4", "CAT-5", "CAT-8", "CAT-GF", "FRAUD",
        "RUL-3.6", "TERM-3",
    },
    "needs_human": {"ACC-0", "RUL-0", "RUL-3.2", "RUL-LIAB", "TERM-0", "TERM-4"},
}  # fmt: skip
"""Clauses that only a person can find to be met, and those whose facts are always plain."""
EDGES = {
    "ACC-1": {
        *(rule.name for rule in PROFILE.filing), "carrier delivery", "completion", "no receipt",
        "payment after delivery", "rolled end", "seller claim", "shorter period", "special period",
        "zone",
    },
    "ACC-2": {"performed in full"},
    "ACC-5": {"what was paid"},
    "ACC-6": {"windows"},
    "ACC-7": {"beginning", "end", "platform day", "sum"},
    "FRAUD": {"scan"},
    "TERM-1": {"half"},
    "CAT-1.1": {
        "agreed delivery", "agreed sending", "day of acceptance", "moment of acceptance",
        "sent on the agreed day",
    },
    "CAT-1.3": {"agreed refund"},
    "CAT-3": {"paper", "respondent days"},
    "CAT-4": {"look-back", "look-back at a month's end", "two complaints", "two complaints against"},
    "CAT-5": {"contacts", "hour", "two acts"},
    "CAT-9": {"delivered in time", "due", "kept in time"},
    "RUL-3.1": {"claimant paper", "respondent paper", "silence"},
    "RUL-3.4": {"higher figure"},
}  # fmt: skip
"""Every boundary of a clause; each period of the profile is one of ACC-1."""
STEPS = {datetime: timedelta(seconds=1), date: timedelta(days=1), Decimal: Decimal("0.01"), int: 1}
"""How near the two sides of a boundary lie to each other."""


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


ANSWERS = {"verdict", "note", *SHOWN}


@pytest.mark.parametrize("told", [s for s in SCENARIOS if set(s) & set(SHOWN)], ids=ids)
def test_the_whole_comes_out_as_the_scenario_says(told):
    found, _ = judged(scenario(told))
    expected = {key: told[key] for key in SHOWN if key in told}
    if "flags" in expected:
        expected["flags"] = sorted(expected["flags"])

    assert {key: SHOWN[key](found) for key in expected} == expected


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_every_clause_is_shown_in_every_way_it_can_go_and_in_no_other(clause):
    shown = {WAYS.get(s["verdict"], s["verdict"]) for s in SCENARIOS if s["clause"] == clause.id}
    never = {way for way, clauses in NEVER.items() if clause.id in clauses}

    assert shown == {"met", "not_met", "unknown", "needs_human"} - never


def test_every_boundary_is_shown_from_both_sides():
    shown = {}
    for told in SCENARIOS:
        if "edge" in told:
            shown.setdefault(told["clause"], []).append(told["edge"])

    assert {clause: sorted(edges) for clause, edges in shown.items()} == {
        clause: sorted([*edges, *edges]) for clause, edges in EDGES.items()
    }


@pytest.mark.parametrize(
    ("clause", "edge"), [(clause, edge) for clause, edges in EDGES.items() for edge in edges]
)
def test_the_two_sides_of_a_boundary_lie_next_to_each_other_and_differ(clause, edge):
    sides = [s for s in SCENARIOS if s["clause"] == clause and s.get("edge") == edge]
    one, other = (dict(leaves(scenario(side))) for side in sides)
    ((path, *values),) = ((p, one[p], other.get(p)) for p in one if one[p] != other.get(p))
    low, high = sorted(measure(value) for value in values)
    kind = Decimal if isinstance(high - low, Decimal) else type(high)
    answers = [{k: v for k, v in side.items() if k in ANSWERS} for side in sides]

    assert one.keys() == other.keys()
    assert high - low == STEPS[kind], path
    assert answers[0] != answers[1]


def leaves(told, above=()):
    """Every single value of a scenario, by the way to it."""
    if not isinstance(told, dict | list):
        yield above, told
        return
    for key, value in enumerate(told) if isinstance(told, list) else told.items():
        yield from leaves(value, (*above, key))


def measure(value):
    """A value as something that has a distance to another."""
    if isinstance(value, str):
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return value


def test_every_scenario_is_of_a_clause_in_the_book():
    assert {s["clause"] for s in SCENARIOS} == {clause.id for clause in CLAUSES}


def test_no_scenario_carries_a_key_that_nothing_reads():
    known = {"name", "clause", "edge", "facts", "without", "phase", "now", *ANSWERS}

    assert [ids(s) for s in SCENARIOS if set(s) - known] == []
