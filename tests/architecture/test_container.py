"""The image is plain enough to be proven by reading; these tests read it."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from bot.cli import ROLES, main
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
DESKS = {name: told for name, told in COMPOSE["services"].items() if name != "database"}
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


def test_nothing_is_done_as_root_once_the_user_has_changed():
    words = [line.split(maxsplit=1)[0] for line in LINES]

    assert not {"RUN", "COPY", "ADD", "USER"} & set(words[words.index("USER") + 1 :])


def test_the_builder_is_sent_nothing_that_is_not_copied():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = {line.split()[0] for line in instructions("COPY")}

    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied


def test_every_role_runs_once_and_only_after_the_tables_are_made():
    roles = {name: told for name, told in DESKS.items() if name != "migrate"}

    assert {name: told["command"] for name, told in roles.items()} == {
        role: ["run", "--only", role] for role in ROLES
    }
    assert DESKS["migrate"]["command"] == ["migrate"]
    for told in roles.values():
        assert told["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


@pytest.mark.parametrize("name", DESKS)
def test_no_container_of_the_desk_has_more_rights_than_it_needs(name):
    told = DESKS[name]

    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert told["tmpfs"] == ["/tmp"]
    assert told["volumes"] == ["evidence:/desk/var"]
    assert not {"privileged", "user", "network_mode", "cap_add"} & set(told)


@pytest.mark.parametrize("name", DESKS)
def test_compose_sets_only_what_the_desk_reads(name):
    known = {f"OKYOO_{field.upper()}" for field in Settings.model_fields}

    assert set(DESKS[name]["environment"]) <= known
    assert DESKS[name]["environment"]["OKYOO_BLOBS"].startswith("/desk/var/")
    assert DESKS[name]["env_file"] == ".env"


def test_ports_are_published_on_this_machine_only():
    ports = [port for told in COMPOSE["services"].values() for port in told.get("ports", [])]

    assert ports == [f"127.0.0.1:{p}:{p}" for p in [Settings.model_fields["listen_port"].default]]


def test_no_password_is_written_down_and_the_example_names_what_compose_asks_for():
    text = (ROOT / "compose.yaml").read_text()
    passwords = re.findall(r"PASSWORD: (.*)|://desk:([^@]*)@", text)
    example = (ROOT / ".env.example").read_text()

    assert passwords
    assert all((a or b).startswith("${POSTGRES_PASSWORD:?") for a, b in passwords)
    assert "#POSTGRES_PASSWORD=" in example


def test_the_example_names_every_setting_and_no_other():
    named = set(
        re.findall(r"^#? ?(OKYOO_[A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )

    assert named == {f"OKYOO_{name.upper()}" for name in Settings.model_fields}
