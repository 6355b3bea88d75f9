"""`python -m bench assess`: one assessment, and one line in to one line out, on one core.

CPU time of this process over the worked scenarios of the reading; the best of several rounds.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from bot.commands.assess import assessor_for
from bot.sheets.numbers import read_json, write_json
from core.rulebook.assessment import assess
from core.rulebook.scenario import profile_for, read_scenario, scenario_facts

ORACLE = Path(__file__).resolve().parents[1] / "tests/core/rulebook/oracle/scenarios.json"
ROUNDS = 20


def best(work: Callable[[], object], count: int) -> float:
    """Microseconds for each of so many, in the best round."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        rounds.append(time.process_time() - started)
    return min(rounds) / count * 1e6


def main() -> None:
    told = json.loads(ORACLE.read_text(encoding="utf-8"))["scenarios"]
    lines = [json.dumps(scenario) for scenario in told]
    assessor = assessor_for(None, explain=False, language="en")
    ready = []
    for line in lines:
        scenario = read_scenario(read_json(line, "scenario"))
        profile = profile_for(scenario, assessor.profile)
        facts = scenario_facts(scenario, profile.calendar())
        ready.append((facts, profile, profile.calendar(), scenario.now, scenario.in_phase))
    alone = best(lambda: [assess(*one) for one in ready], len(ready))
    whole = best(
        lambda: [write_json(assessor.assessed(read_json(x, "line"), "line")) for x in lines],
        len(lines),
    )
    print(f"{'one assessment':<28} {alone:7.0f} µs CPU, of the 1000 that are allowed")
    print(f"{'one line in, one line out':<28} {whole:7.0f} µs CPU, {1e6 / whole:6.0f} lines/s")


if __name__ == "__main__":
    main()
