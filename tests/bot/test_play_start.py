"""Beginning and ending a play: nothing that is somebody else's is touched, and it ends when told."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.play.folder import MARK, Folder
from bot.play.host import Round
from core.errors import Fault

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def used(tmp_path):
    """A folder as an earlier play left it, with a note that somebody put beside."""
    folder = Folder(tmp_path / "play")
    with folder.claimed():
        folder.database.write_text("old")
        (folder.blobs / "ab").mkdir(parents=True)
    (folder.path / "note.txt").write_text("mine")
    return folder


def plays(*told):
    return CliRunner().invoke(main, ["play", *map(str, told)])


def test_a_folder_with_other_peoples_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "desk.sqlite3").write_text("a real desk's")
    said = plays("--folder", tmp_path, "--port", 0)

    assert said.exit_code == 2
    assert said.output.startswith(
        f"okyoo: --folder {tmp_path}: it holds files that are not a play's"
    )
    assert said.output.count("\n") == 1
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [
        ("desk.sqlite3", "a real desk's")
    ]


def test_a_file_is_no_folder(tmp_path):
    file = tmp_path / "notes"
    file.write_text("mine")
    said = plays("--folder", file, "--port", 0)

    assert (said.exit_code, said.output) == (
        2, f"okyoo: --folder {file}: it is a file; name a folder\n",
    )  # fmt: skip
    assert file.read_text() == "mine"


def test_an_earlier_play_is_forgotten_and_what_lies_beside_it_stays(used):
    with used.claimed():
        used.clear()

    assert {one.name for one in used.path.iterdir()} == {MARK, "note.txt"}


def test_a_link_to_elsewhere_is_cut_and_not_followed(used, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (used.blobs / "ab").rmdir()
    used.blobs.rmdir()
    used.blobs.symlink_to(elsewhere)
    used.clear()

    assert not used.blobs.exists()
    assert (elsewhere / "mine.txt").read_text() == "mine"


def test_two_plays_never_share_a_folder(used):
    with used.claimed():
        said = plays("--folder", used.path, "--port", 0)

    assert said.exit_code == 2
    assert "another play is using it" in said.output
    assert used.database.read_text() == "old"


async def test_a_taken_port_is_one_line_and_nothing_is_forgotten(used):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Fault) as fault:
            await Round(port, used).run(asyncio.Event(), keep=False)

    assert str(fault.value) == (
        f"--port {port}: that port is in use already; choose another one with --port, "
        "or make play PORT=…"
    )
    assert used.database.read_text() == "old"


@pytest.mark.parametrize("port", [-1, 65536, 99999, "http"])
def test_what_is_no_port_is_refused_before_anything_begins(tmp_path, port):
    said = plays("--folder", tmp_path / "play", "--port", port)

    assert said.exit_code == 2
    assert said.output.splitlines()[-1].startswith("Error: Invalid value for '--port': ")
    assert not (tmp_path / "play").exists()


def test_the_makefile_hands_the_port_on():
    for told, port in (((), "8080"), (("PORT=8090",), "8090")):
        shown = subprocess.run(
            ["make", "--dry-run", "--no-print-directory", "play", *told],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

        assert shown.splitlines()[-1].endswith(f"-m bot play --port {port}")


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (signal.SIGINT, "The page is at http://127.0.0.1:"),
        (signal.SIGTERM, "The page is at http://127.0.0.1:"),
        (signal.SIGINT, "Both bots are up. Press Ctrl-C to end."),
    ],
)
def test_an_interrupt_ends_it_without_a_traceback(tmp_path, number, line):
    said = tmp_path / "said.txt"
    with said.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bot", "play", "--port", "0", "--folder", tmp_path / "p"],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=out, text=True,
        )  # fmt: skip
        while not process.stdout.readline().startswith(line):
            assert process.poll() is None, said.read_text()
        os.kill(process.pid, number)
        rest = process.communicate(timeout=60)[0]

    assert (rest.splitlines()[-1:], said.read_text(), process.returncode) == (["Ending."], "", 0)
