"""Logs: whatever is planted in an event or in a library's record, none of it comes out."""

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from bot.log import ALLOWED, NOISY, configure, redact

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456789:AAcanaryTOKENcanaryTOKENcanaryTOKEN"
WORDS = "canary words of a person"


@pytest.fixture
def logs(monkeypatch):
    """The lines that a configured process writes, as objects."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    before = structlog.get_config()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in NOISY}
    root.handlers = []
    configure()

    def written():
        text = stream.getvalue()
        assert TOKEN not in text
        assert WORDS not in text
        return [json.loads(line) for line in text.splitlines()]

    yield written
    structlog.configure(**before)
    root.handlers, root.level = handlers, level
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


def test_an_event_is_one_json_line_with_its_moment_in_utc(logs):
    structlog.get_logger().info("stored", seq=7, source="party")

    (line,) = logs()

    assert line["timestamp"].endswith(("Z", "+00:00"))
    assert {k: v for k, v in line.items() if k != "timestamp"} == {
        "event": "stored", "seq": 7, "source": "party", "level": "info",
    }  # fmt: skip


def test_a_field_that_nobody_allowed_is_left_out(logs):
    structlog.get_logger().info("stored", text=WORDS, name=WORDS, update={"text": WORDS}, seq=7)

    (line,) = logs()

    assert set(line) <= ALLOWED
    assert line["seq"] == 7


def test_a_token_is_masked_in_an_allowed_field(logs):
    structlog.get_logger().error("no-answer", address=f"https://host/bot{TOKEN}/getMe")

    (line,) = logs()

    assert line["address"] == "https://host/bot…token…/getMe"


@pytest.mark.parametrize("name", NOISY)
def test_what_a_library_says_at_info_is_not_written(logs, name):
    logging.getLogger(name).info("HTTP Request: POST https://host/bot%s/getMe", TOKEN)

    assert logs() == []


@pytest.mark.parametrize("name", [*NOISY, "somebody.else"])
def test_a_librarys_warning_keeps_its_sentence_and_loses_what_it_quotes(logs, name):
    logging.getLogger(name).warning("Update %s by %s failed", WORDS, TOKEN)

    (line,) = logs()

    assert line["event"] == "Update %s by %s failed"
    assert (line["logger"], line["level"]) == (name, "warning")


def test_a_token_in_a_librarys_own_sentence_is_masked(logs):
    logging.getLogger("httpx").error(f"no route to https://host/bot{TOKEN}/getMe")  # noqa: G004 — as libraries do

    (line,) = logs()

    assert line["event"] == "no route to https://host/bot…token…/getMe"


def test_a_traceback_leaves_only_the_kind_of_its_exception(logs):
    try:
        raise LookupError(f"{WORDS} {TOKEN}")
    except LookupError:
        logging.getLogger("telegram.ext").exception("No error handlers are registered")

    (line,) = logs()

    assert line["fault"] == "LookupError"


def test_a_line_break_cannot_forge_a_second_event(logs):
    logging.getLogger("aiohttp").warning('bad header\n{"event": "forged"}')

    (line,) = logs()

    assert line["event"] == 'bad header\n{"event": "forged"}'


@pytest.mark.parametrize("text", ["case 12:30", "id 123456789", "12:" + "a" * 40])
def test_what_is_no_token_stays(text):
    assert redact(text) == text


def test_the_desk_writes_to_standard_error_only():
    program = (
        "import logging, structlog\n"
        "from bot.log import configure\n"
        "configure()\n"
        "structlog.get_logger().info('started')\n"
        "logging.getLogger('anybody').warning('ready')\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout == ""
    assert [json.loads(line)["event"] for line in ran.stderr.splitlines()] == ["started", "ready"]
