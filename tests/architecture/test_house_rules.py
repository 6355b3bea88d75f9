"""House rules that no linter knows, held over every file that is kept."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "core", "simulator")


def modules(*folders: str) -> list[tuple[str, str]]:
    """The modules of these folders with their text; migrations are generated and left out."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for path in paths
        if "versions" not in path.parts
    ]


def found(pattern: str, *folders: str) -> list[str]:
    """Where a pattern stands, as `file: line`."""
    wanted = re.compile(pattern)
    return [
        f"{name}: {line.strip()}"
        for name, text in modules(*folders)
        for line in text.splitlines()
        if wanted.search(line)
    ]


def test_nothing_in_the_code_is_left_to_be_done():
    assert found(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b", *CODE, "tests", "bench") == []


def test_nothing_in_the_core_reads_a_clock_or_the_environment():
    clocks = r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|monotonic))\("

    assert found(rf"{clocks}|\bos\.(environ|getenv)\b", "core") == []


def test_a_case_is_written_in_one_place_that_shows_its_cards_anew():
    written = found(r"save\(shelves\.CASES", "core", "bot")

    assert [one.partition(":")[0] for one in written] == ["core/desks/docket.py"]


def test_every_requirement_says_no_address_and_no_option():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

        assert lines
        assert [line for line in lines if "://" in line or line.startswith("-")] == []


def test_whatever_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", lock, re.MULTILINE))
    asked = {re.split(r"[\[<>=]", one)[0] for one in project["dependencies"]}

    assert asked
    assert asked <= locked


def test_every_target_of_the_makefile_is_told_of():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    pages = [ROOT / "README.md", ROOT / "docs" / "developers.md"]
    told = "\n".join(page.read_text(encoding="utf-8") for page in pages)

    assert {"play", "test", "check"} <= targets
    assert {target for target in targets if f"make {target}" not in told} == set()


def test_every_target_is_phony_and_installs_what_it_needs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^([a-z-]+):(.*)$", makefile, re.MULTILINE))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    assert set(phony.split()) == set(rules)
    assert {name for name, needs in rules.items() if "$(STAMP)" not in needs} == {"lock", "clean"}


def test_every_file_that_a_page_links_to_is_there():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    ]

    assert links
    assert [f"{p.name}: {to}" for p, to in links if not (p.parent / to).exists()] == []


def test_every_command_that_a_page_shows_is_one():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    told = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    shown = set(re.findall(r"(?:bin/|`)okyoo ([a-z]+)", told))
    listed = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert {"run", "migrate", "doctor"} <= shown
    assert {name for name in shown if not re.search(rf"^  {name}\b", listed, re.MULTILINE)} == set()
