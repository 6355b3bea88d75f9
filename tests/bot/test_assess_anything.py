"""Whatever is put into a scenario: an answer, or one line that names the place; never a traceback."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.assess import assessor_for
from bot.sheets.numbers import read_json, write_json
from core.errors import Fault

ROOT = Path(__file__).resolve().parents[2]
ORACLE = json.loads(
    (ROOT / "tests/core/rulebook/oracle/scenarios.json").read_text(encoding="utf-8")
)["scenarios"]
ODD = st.sampled_from(
    [
        None, True, False, 0, 1, -1, 3.5, 1e20, "", "no", "yes", "CAT-9", "USD", "JPY", "off",
        "2026-07-01", "2026-07-01T00:00:00Z", "0001-01-01T00:00:00+14:00",
        "2099-12-31T23:59:59-12:00", [], {}, [None], [{}], {"a": 1}, "\x00", "\ud800", "{ $x }",
        ["claimant"], 10**30, "Asia/Shanghai", {"days": 3},
    ]
)  # fmt: skip
SETTINGS = st.sampled_from(
    [
        {},
        {"filing_period": {"received": 45}},
        {"calendar": {"zone": "UTC"}},
        {"cutoff": "18:00"},
        {"special_rules": [{"id": "R", "text": "t", "when": "amount_paid > 3 or market == DE",
                            "effect": "filing_period", "days": 400}]},
    ]
)  # fmt: skip
JSON = assessor_for(None, explain=False, language="en")
SHEET = assessor_for(None, explain=True, language="ru")


def places(told):
    """Every key and index, with what holds it."""
    pairs = told.items() if isinstance(told, dict) else enumerate(told)
    for key, value in pairs:
        yield told, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def disturbed(draw):
    scenario = json.loads(json.dumps(draw(st.sampled_from(ORACLE))))
    scenario["facts"]["config_overrides"] |= json.loads(json.dumps(draw(SETTINGS)))
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(scenario["facts"]))
        holder, key = found[draw(st.integers(0, len(found) - 1))]
        if isinstance(holder, dict) and draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = json.loads(json.dumps(draw(ODD)))
    return json.dumps(scenario)


def answer(text):
    """What is shown in both forms, or the fault that is told instead."""
    try:
        told = read_json(text, "scenario")
        return [x.shown(x.assessed(told, "scenario"), indent=None) for x in (JSON, SHEET)], None
    except Fault as fault:
        return [], str(fault)


@given(disturbed())
@settings(max_examples=150, deadline=None)
def test_there_is_an_answer_or_one_line_that_names_the_place(text):
    shown, fault = answer(text)

    assert fault is None or (fault.startswith("scenario") and "\n" not in fault)
    assert fault is not None or all(part.encode() for part in shown)
    assert fault is not None or write_json(json.loads(shown[0]))
