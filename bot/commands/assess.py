"""`okyoo assess`: scenarios in, what the Rules say of them out, however many there are."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

import click

from bot.sheets.numbers import JsonError, read_json, write_json
from bot.sheets.report import report
from bot.sheets.saying import Saying
from bot.sheets.sheet import sheet
from core.calendar import OutOfRange
from core.errors import Fault
from core.rulebook.assessment import assess
from core.rulebook.profile import Profile
from core.rulebook.profile_file import load_profile
from core.rulebook.scenario import (
    beyond_the_calendar,
    profile_for,
    read_scenario,
    scenario_facts,
)

SHIPPED: Final = Path(__file__).resolve().parents[2] / "profiles" / "okyoo.toml"
LINES: Final = frozenset({".jsonl", ".ndjson"})
ROOT: Final = "scenario"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Assessor:
    """Assesses one scenario at a time under a profile, in one form and language."""

    profile: Profile
    explain: bool
    language: str

    def assessed(self, told: Any, name: str) -> Any:  # noqa: ANN401 — any JSON value, or a sheet
        """The report of one scenario, or its sheet. Raises Fault with the path of what is wrong."""
        scenario = read_scenario(told, name)
        profile = profile_for(scenario, self.profile, name)
        calendar = profile.calendar()
        facts = scenario_facts(scenario, calendar, name)
        try:
            found = assess(facts, profile, calendar, scenario.now, scenario.in_phase)
        except OutOfRange as fault:
            raise Fault(f"{beyond_the_calendar(scenario, calendar, name)}: {fault}") from None
        except Fault as fault:
            # What is left is a moment of which there is no law.
            raise Fault(f"{name}.now: {fault}") from None
        say = Saying(self.language, profile.zone)
        if not self.explain:
            return report(found, say)
        number = told.get("id")
        return sheet(found, facts, say, number if isinstance(number, str) else name)

    def shown(self, results: Any, *, indent: int | None) -> str:  # noqa: ANN401 — one result or a list
        """Results as text."""
        if not self.explain:
            return write_json(results, indent=indent)
        if results == []:
            return Saying(self.language, self.profile.zone)("sheet-nothing")
        return "\n\n\n".join(results) if isinstance(results, list) else str(results)


def assess_file(source: str, say: Say, assessor: Assessor) -> None:
    """Assess what stands in a file, or in the standard input for `-`.

    One object gives one, a list a list, JSON Lines give JSON Lines. Raises Fault with the path of
    what cannot be read; the lines before it are out already.
    """
    lines_by_name = Path(source).suffix.lower() in LINES
    try:
        with click.open_file(source, encoding="utf-8-sig") as text:
            _assess_text(text, say, assessor, lines=lines_by_name)
    except OSError as error:
        message = f"{source}: {error.strerror}"
        raise Fault(message) from None
    except UnicodeDecodeError:
        message = f"{source}: it is not UTF-8"
        raise Fault(message) from None


def assessor_for(profile: Path | None, *, explain: bool, language: str) -> Assessor:
    """An assessor under a profile file, the shipped one unless told."""
    return Assessor(load_profile(profile or SHIPPED), explain, language)


def _assess_text(text: IO[str], say: Say, assessor: Assessor, *, lines: bool) -> None:
    numbered = enumerate(text, start=1)
    told = ((number, line) for number, line in numbered if line.strip())
    first = next(told, None)
    if first is None:
        raise JsonError(f"{ROOT}: there is nothing to read")
    if not lines and not _stands_alone(first[1]):
        # The blank lines before it are given back, so that a fault is found by its own line.
        whole = "\n" * (first[0] - 1) + first[1] + text.read()
        say(assessor.shown(_assessed_whole(whole, assessor), indent=2))
        return
    second = next(told, None)
    if not lines and second is None:
        say(assessor.shown(_assessed_whole(first[1], assessor), indent=2))
        return
    for number, line in chain([first], [second] if second else [], told):
        name = f"line {number}: {ROOT}"
        result = assessor.assessed(read_json(line, name), name)
        say(assessor.shown(result, indent=None))


def _assessed_whole(text: str, assessor: Assessor) -> Any:  # noqa: ANN401 — one result or a list
    told = read_json(text, ROOT)
    if not isinstance(told, list):
        return assessor.assessed(told, ROOT)
    return [assessor.assessed(one, f"{ROOT}[{index}]") for index, one in enumerate(told)]


def _stands_alone(line: str) -> bool:
    """Whether a line is a whole object by itself: the first of JSON Lines, or the only one."""
    if not line.lstrip().startswith("{"):
        return False
    try:
        read_json(line, ROOT)
    except JsonError:
        # A number that is none is a fault of this line, an end that is missing is not.
        return line.rstrip().endswith("}") and line.count("{") == line.count("}")
    return True
