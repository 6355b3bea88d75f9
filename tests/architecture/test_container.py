"""The image is plain enough to be proven by reading; these tests read it."""

import re
from importlib.util import find_spec
from pathlib import Path

import yaml

from bot.cli import ROLES, main
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
LINES = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]


def instructions(name: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in LINES if line.startswith(f"{name} ")]


def test_every_path_that_is_copied_is_in_the_tree_and_let_through():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [line.split()[0] for line in instructions("COPY")]

    assert all((ROOT / path).exists() for path in copied)
    assert all(f"!{path}" in ignored for path in copied)


def test_what_the_desk_reads_at_run_time_is_copied():
    copied = {line.split()[0] for line in instructions("COPY")}

    assert {"bot", "core", "locales", "profiles", "requirements.txt"} == copied


def test_the_image_runs_as_nobody_special():
    user = instructions("USER")[-1]

    assert user == "desk"
    assert re.search(r"useradd --uid 10001 ", DOCKERFILE)


def test_the_image_installs_the_hashed_requirements():
    assert "pip install --require-hashes -r requirements.txt" in DOCKERFILE


def test_the_entry_point_is_a_module_and_its_command_is_known():
    assert instructions("ENTRYPOINT") == ['["python", "-m", "bot"]']
    assert instructions("CMD") == ['["run"]']
    assert find_spec("bot.__main__") is not None
    assert "run" in main.commands


def test_every_service_of_the_desk_has_one_role_and_no_privileges():
    services = {name: told for name, told in COMPOSE["services"].items() if name != "database"}
    roles = {told["command"][-1] for told in services.values()}

    assert roles == set(ROLES)
    for told in services.values():
        assert told["read_only"] is True
        assert told["cap_drop"] == ["ALL"]
        assert told["security_opt"] == ["no-new-privileges:true"]


def test_the_example_names_every_setting_and_no_other():
    named = set(
        re.findall(r"^#? ?(OKYOO_[A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )

    assert named == {f"OKYOO_{name.upper()}" for name in Settings.model_fields}
