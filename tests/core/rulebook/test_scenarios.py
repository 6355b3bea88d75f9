"""The clauses, scenario by scenario, and the worked applications of the reading."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from core.rulebook.assessment import Phase, assess
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Effect

HERE = Path(__file__).parent
SCENARIOS = [
    scenario
    for path in sorted((HERE / "scenarios").glob("*.yaml"))
    for scenario in yaml.safe_load(path.read_text())
]
APPLICATIONS = yaml.safe_load((HERE / "applications.yaml").read_text())
TESTED = [clause for clause in CLAUSES if clause.effect is not Effect.PRINCIPLE]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: f"{s['clause']}: {s['name']}")
def test_a_clause_says_what_its_scenario_says(scenario, assessed):
    finding = assessed(
        without=tuple(scenario.get("without", ())),
        phase=Phase(scenario.get("phase", "intake")),
        **({"at": scenario["at"]} if "at" in scenario else {}),
        **scenario.get("facts", {}),
    ).finding(scenario["clause"])

    assert finding.verdict == scenario["verdict"]
    assert finding.note_id == scenario.get("note")


@pytest.mark.parametrize("clause", TESTED, ids=lambda c: c.id)
def test_every_clause_has_a_scenario_for_not_met_and_for_unknown_and_for_being_raised(clause):
    shown = {s["verdict"] for s in SCENARIOS if s["clause"] == clause.id}

    assert shown >= {"not_met", "unknown"}
    assert shown & {"met", "needs_human"}


@pytest.mark.parametrize(
    "clause", [c for c in CLAUSES if c.effect is Effect.REFUSE], ids=lambda c: c.id
)
def test_every_clause_that_may_refuse_is_shown_in_all_four_ways(clause):
    shown = {s["verdict"] for s in SCENARIOS if s["clause"] == clause.id}

    assert shown == {"met", "not_met", "unknown", "needs_human"}


def test_every_scenario_is_of_a_clause_in_the_book():
    assert {s["clause"] for s in SCENARIOS} == {clause.id for clause in TESTED}


@pytest.mark.parametrize("case", APPLICATIONS, ids=lambda c: f"{c['id']}: {c['name']}")
def test_a_worked_application_comes_out_as_in_the_reading(case, profile, calendar, told):
    expected = case["expected"]
    found = assess(told(case["facts"]), profile, calendar, case["at"], Phase(case["phase"]))

    assert found.outcome == expected["outcome"]
    assert list(found.barring_clauses) == expected["barring"]
    assert list(found.staff_decision_clauses) == expected["staff"]
    assert list(found.termination_clauses) == expected["termination"]
    assert list(found.flags) == expected["flags"]
    assert {c: found.finding(c).verdict for c in expected.get("verdicts", {})} == expected.get(
        "verdicts", {}
    )
    assert _end(found) == expected["filing_ends_at"]


def _end(found) -> datetime | None:
    return found.filing.ends_at if found.filing else None
