"""What must hold for the whole tree, and is easy to forget."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from core.intake.answer_map import ANSWER_MAP
from core.intake.claim_map import CLAIM_MAP
from core.rulebook.book import CLAUSES
from core.store import shelves
from core.store.engine import open_database
from core.store.migrations.upgrade import head, revision, upgrade
from core.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    ours = [p for p in tracked() if p.suffix not in {".png", ".jpg"}]
    return [(path, path.read_text(encoding="utf-8")) for path in ours]


def test_no_registry_address_and_no_path_of_a_machine_stands_in_the_tree():
    hosts = ["pyp" + "i.org", "python" + "hosted", "npm" + "js", "deb" + "ian.org"]
    paths = ["/wo" + "rk/", "/ro" + "ot/"]
    found = [(p.name, word) for p, text in texts() for word in hosts + paths if word in text]

    assert found == []


def test_every_requirement_is_hashed():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pinned = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)

        assert len(pinned) == len(re.findall(r"^[a-z0-9][^\n]*==", text, re.MULTILINE))


def test_files_stay_short_enough_to_be_read():
    long = [
        (str(path.relative_to(ROOT)), count)
        for folder in ("bot", "core", "simulator")
        for path in tracked(f"{folder}/*.py")
        if "migrations/versions" not in str(path)
        and (count := len(path.read_text().splitlines())) > 360
    ]

    assert long == []


def test_modules_are_named_by_meaning():
    shallow = {"utils", "helpers", "manager", "service", "common", "misc", "base"}

    assert [p for p in tracked("*.py") if p.stem in shallow] == []


@pytest.mark.parametrize(("name", "flow"), [("intake", CLAIM_MAP), ("answer", ANSWER_MAP)])
def test_the_drawings_are_those_of_the_maps(name, flow):
    assert (ROOT / "docs" / f"{name}.mmd").read_text() == flow.mermaid()


def test_the_migrations_lead_to_the_declared_tables(database_url):
    engine = open_database(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    at = revision(engine)
    engine.dispose()

    assert differences == []
    assert at == head()


def test_every_row_has_a_version_and_every_record_is_its_table():
    for shelf in shelves.ALL:
        columns = {column.name for column in shelf.table.columns}
        assert "version" in columns
        assert set(shelf.names) <= columns


def test_every_table_is_there_after_an_upgrade(database_url):
    engine = open_database(database_url)
    upgrade(engine)
    names = set(inspect(engine).get_table_names())
    engine.dispose()

    assert set(metadata.tables) <= names


def test_sqlite_is_opened_so_that_nothing_acknowledged_is_lost(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()

    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_every_quote_of_the_rules_is_verbatim():
    text = (ROOT / "core/rulebook/text/dispute-resolution-rules.txt").read_text()

    assert [clause.id for clause in CLAUSES if clause.quote not in text] == []


@pytest.mark.parametrize(
    "command",
    [
        *([], ["play"], ["run"], ["migrate"], ["orders"], ["link"], ["letters"], ["doctor"]),
        *(["deadline"], ["rules"], ["rules", "show"], ["rules", "coverage"]),
        *(["assess"], ["rules", "diff"]),
    ],
)
def test_help_answers_without_importing_a_bot_library(command):
    code = (
        "import sys; from bot.cli import main\n"
        f"try: main({[*command, '--help']!r}, prog_name='okyoo')\n"
        "except SystemExit: pass\n"
        "assert not {'aiogram', 'telegram', 'sqlalchemy', 'pydantic'} & set(sys.modules)"
    )
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)

    assert time.monotonic() - started < 30
