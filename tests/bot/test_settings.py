"""Settings: typed, checked at the start, and never echoed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from bot.settings import Settings, SettingsError, read_settings
from core.errors import Fault

ROOT = Path(__file__).resolve().parents[2]
PARTY = "123456:" + "p" * 35
STAFF = "654321:" + "s" * 35
LEAST = {"PARTY_TOKEN": PARTY, "STAFF_TOKEN": STAFF, "STAFF_CHAT": "-1001234567890"}


@pytest.fixture
def told(monkeypatch, tmp_path):
    """Reads settings from exactly these variables."""
    monkeypatch.chdir(tmp_path)

    def tell(**variables):
        for name, value in (LEAST | variables).items():
            if value is None:
                monkeypatch.delenv(f"OKYOO_{name}", raising=False)
            else:
                monkeypatch.setenv(f"OKYOO_{name}", value)
        return read_settings()

    return tell


def test_three_variables_are_enough(told):
    settings = told()

    assert settings.staff_chat == -1001234567890
    assert settings.telegram_api == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///var/desk.sqlite3"
    assert (settings.blobs, settings.profile) == (Path("var/blobs"), Path("profiles/okyoo.toml"))
    assert settings.mediators == {}
    assert settings.webhook_url is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("17, 23", {17: "17", 23: "23"}),
        ("17 23", {17: "17", 23: "23"}),
        ("17:Anna, 23 : Li Wei", {17: "Anna", 23: "Li Wei"}),
        ("17:Anna,", {17: "Anna"}),
        ("", {}),
    ],
)
def test_mediators_are_ids_with_or_without_names(told, written, read):
    assert told(MEDIATORS=written).mediators == read


def test_an_empty_variable_is_one_that_is_not_set(told):
    settings = told(WEBHOOK_URL="", MARKETPLACE_API="", BLOBS="")

    assert settings.webhook_url is None
    assert settings.marketplace_api is None
    assert settings.blobs == Path("var/blobs")


def test_a_dotenv_file_is_read_and_the_environment_prevails(told, tmp_path):
    (tmp_path / ".env").write_text("OKYOO_STAFF_LOCALE=ru\nOKYOO_LISTEN_PORT=9000\n")

    settings = told(LISTEN_PORT="9001")

    assert (settings.staff_locale, settings.listen_port) == ("ru", 9001)


def test_a_webhook_with_its_secret_is_taken(told):
    settings = told(WEBHOOK_URL="https://desk.example/hooks", WEBHOOK_SECRET="A-z_9" * 51)

    assert settings.webhook_url == "https://desk.example/hooks"


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"PARTY_TOKEN": None}, "OKYOO_PARTY_TOKEN: it is not set; see .env.example"),
        ({"PARTY_TOKEN": "123:short"}, "OKYOO_PARTY_TOKEN: it does not look like a token"),
        ({"PARTY_TOKEN": PARTY + "\n"}, "OKYOO_PARTY_TOKEN: it does not look like a token"),
        ({"STAFF_TOKEN": PARTY}, "OKYOO_STAFF_TOKEN: it is the party bot's token"),
        ({"STAFF_CHAT": "@mediators"}, "OKYOO_STAFF_CHAT: it is not a whole number"),
        ({"MEDIATORS": "@anna"}, "OKYOO_MEDIATORS: '@anna' is not a numeric Telegram id"),
        ({"MEDIATORS": "-17"}, "OKYOO_MEDIATORS: '-17' is not a numeric Telegram id"),
        ({"MEDIATORS": "17:Anna, 17:Li"}, "OKYOO_MEDIATORS: 17 stands there twice"),
        ({"WEBHOOK_URL": "http://d.example"}, "OKYOO_WEBHOOK_URL: Telegram delivers to https://"),
        ({"TELEGRAM_API": "api.telegram.org"}, "OKYOO_TELEGRAM_API: it is not an address"),
        ({"DATABASE_URL": "mysql://u:p@h/d"}, "OKYOO_DATABASE_URL: write sqlite:///path"),
        ({"WEBHOOK_URL": "https://d.example"}, "OKYOO_WEBHOOK_SECRET: set it to 1 to 256"),
        (
            {"WEBHOOK_URL": "https://d.example", "WEBHOOK_SECRET": "a" * 257},
            "OKYOO_WEBHOOK_SECRET: set it to 1 to 256",
        ),
        (
            {"WEBHOOK_URL": "https://d.example", "WEBHOOK_SECRET": "with space"},
            "OKYOO_WEBHOOK_SECRET: set it to 1 to 256",
        ),
        ({"LISTEN_PORT": "65536"}, "OKYOO_LISTEN_PORT: it is too large"),
        ({"SEND_SECONDS": "soon"}, "OKYOO_SEND_SECONDS: it is not a number"),
        ({"STAFF_LOCALE": "fr"}, "OKYOO_STAFF_LOCALE: it is none of the values"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_do(told, variables, line):
    with pytest.raises(SettingsError) as raised:
        told(**variables)

    assert [one for one in str(raised.value).splitlines() if one.startswith(line)]


def test_every_fault_has_a_line_of_its_own(told):
    with pytest.raises(Fault) as raised:
        told(PARTY_TOKEN=None, STAFF_CHAT="x", LISTEN_PORT="y")

    lines = str(raised.value).splitlines()

    assert [line.partition(":")[0] for line in lines] == [
        "OKYOO_PARTY_TOKEN",
        "OKYOO_STAFF_CHAT",
        "OKYOO_LISTEN_PORT",
    ]


@pytest.mark.parametrize(
    "variables",
    [
        {"PARTY_TOKEN": "canary-secret"},
        {"STAFF_CHAT": "canary-secret"},
        {"DATABASE_URL": "mysql://desk:canary-secret@host/name"},
        {"WEBHOOK_URL": "https://d.example", "WEBHOOK_SECRET": "canary-secret !"},
        {"MARKETPLACE_SECRET": "canary-secret", "LISTEN_PORT": "x"},
    ],
)
def test_no_complaint_echoes_a_secret(told, variables):
    with pytest.raises(SettingsError) as raised:
        told(**variables)

    assert "canary-secret" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_settings_show_no_secret_when_they_are_printed(told):
    settings = told(
        DATABASE_URL="postgresql://desk:canary-secret@host/name",
        MARKETPLACE_SECRET="canary-secret",
        WEBHOOK_SECRET="canary-secret",
    )

    shown = repr(settings) + str(settings)

    assert "canary-secret" not in shown
    assert PARTY not in shown


def test_env_example_names_every_setting_and_no_other():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [m[1] for line in lines if (m := re.match(r"#?(OKYOO_[A-Z_]+)=", line))]

    assert named == [f"OKYOO_{name.upper()}" for name in Settings.model_fields]


def test_env_example_shows_the_defaults_that_hold():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    shown = dict(line[1:].split("=", 1) for line in lines if line.startswith("#OKYOO_"))

    for name, field in Settings.model_fields.items():
        if field.default not in (PydanticUndefined, None):
            assert shown[f"OKYOO_{name.upper()}"] == str(field.default)


def test_settings_import_neither_bot_library():
    program = (
        "import sys, bot.settings\n"
        "print(sorted({'aiogram', 'telegram', 'sqlalchemy', 'aiohttp'} & set(sys.modules)))"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
