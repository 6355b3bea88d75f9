"""Scenarios as a lawyer writes them in YAML: an ordinary application, changed in a few places."""

from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from core.rulebook.assessment import assess
from core.rulebook.profile_file import load_profile
from core.rulebook.scenario import profile_for, read_scenario, scenario_facts

HERE = Path(__file__).parent
PROFILE = load_profile(HERE.parents[2] / "profiles" / "okyoo.toml")


class Plain(yaml.SafeLoader):
    """Leaves days and instants as they are written, and keeps amounts exact."""


Plain.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
)


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Plain)  # noqa: S506 — a safe loader's child


SCENARIOS = [one for path in sorted((HERE / "scenarios").glob("*.yaml")) for one in read(path)]
"""Every scenario of every clause."""


@cache
def _ordinary():
    return read(HERE / "ordinary.yaml")


def scenario(told=None):
    """The ordinary application with a scenario's changes: what is left out is unknown."""
    told = told or {}
    whole = deepcopy(_ordinary())
    for key in ("phase", "now"):
        whole[key] = told.get(key, whole[key])
    whole["facts"] = laid_over(whole["facts"], told.get("facts", {}))
    for path in told.get("without", ()):
        without(whole["facts"], path)
    return whole


def laid_over(under, over):
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = laid_over(merged[key], value) if both else deepcopy(value)
    return merged


def without(facts, path):
    *above, last = path.split(".")
    for part in above:
        facts = facts[part]
    del facts[last]


def judged(told, profile=PROFILE):
    """The assessment of a scenario in the form of the command line, and its facts."""
    read = read_scenario(told)
    applied = profile_for(read, profile)
    calendar = applied.calendar()
    facts = scenario_facts(read, calendar)
    return assess(facts, applied, calendar, read.now, read.in_phase), facts
