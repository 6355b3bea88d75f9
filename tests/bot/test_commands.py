"""The command line, as an operator meets it: what it prints, and how it ends."""

import asyncio
import contextlib
import json
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from bot.cli import main
from bot.commands.doctor import profile
from bot.commands.refusals import trouble
from bot.settings import read_settings
from core.marketplace.record_model import from_json
from core.store import inbox, shelves, timers
from core.store.engine import open_database
from core.store.inbox import Arrival, Outcome, Received
from core.store.migrations.upgrade import upgrade
from core.store.rows import Timer
from simulator.server import TelegramServer
from simulator.world import World

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "schema"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PARTY, STAFF = "123456:" + "p" * 35, "654321:" + "s" * 35
STAFF_CHAT = -1001234567890


@pytest.fixture
def okyoo(monkeypatch, tmp_path):
    """Runs a command in an empty folder; returns its exit code and all it printed."""
    monkeypatch.chdir(tmp_path)
    told = {
        "PARTY_TOKEN": PARTY,
        "STAFF_TOKEN": STAFF,
        "STAFF_CHAT": str(STAFF_CHAT),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'desk.sqlite3'}",
        "BLOBS": str(tmp_path / "blobs"),
        "PROFILE": str(ROOT / "profiles" / "okyoo.toml"),
        "PARTY_USERNAME": "okyoo_party_bot",
    }
    for name, value in told.items():
        monkeypatch.setenv(f"OKYOO_{name}", value)

    def run(*words, **settings):
        for name, value in settings.items():
            monkeypatch.setenv(f"OKYOO_{name}", value)
        done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
        return done.exit_code, done.output

    return run


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    upgrade(engine)
    yield engine
    engine.dispose()


def test_orders_come_in_once_and_may_be_told_again(okyoo):
    first = okyoo("orders", "import", EXAMPLES / "example-orders.csv")
    again = okyoo("orders", "import", EXAMPLES / "example-orders.csv")

    assert first == (
        0, "example-orders.csv: 2 orders and 0 events taken in, 0 known already.\n",
    )  # fmt: skip
    assert again == (
        0, "example-orders.csv: 0 orders and 0 events taken in, 2 known already.\n",
    )  # fmt: skip


def test_events_come_in_once_too_and_a_record_told_again_wipes_nothing_they_said(okyoo, database):
    told = (EXAMPLES / "example-orders.jsonl").read_text(encoding="utf-8")
    Path("record.jsonl").write_text(told.splitlines()[0] + "\n", encoding="utf-8")
    first = okyoo("orders", "import", EXAMPLES / "example-orders.jsonl")
    before = stored(database)
    again = okyoo("orders", "import", EXAMPLES / "example-orders.jsonl")
    alone = okyoo("orders", "import", "record.jsonl")

    assert first[1] == "example-orders.jsonl: 1 order and 2 events taken in, 0 known already.\n"
    assert again[1] == "example-orders.jsonl: 0 orders and 0 events taken in, 3 known already.\n"
    assert alone[1] == "record.jsonl: 0 orders and 0 events taken in, 1 known already.\n"
    assert stored(database) == before
    assert (before.record["shipped_at"], len(before.record["events"])) == (
        "2026-11-14T07:40:00Z", 2,
    )  # fmt: skip


def test_a_known_event_with_other_content_is_refused_and_changes_nothing(okyoo, database):
    told = (EXAMPLES / "example-orders.jsonl").read_text(encoding="utf-8")
    okyoo("orders", "import", EXAMPLES / "example-orders.jsonl")
    before = stored(database)
    Path("other.jsonl").write_text(told.replace("LX940221509CN", "LX1"), encoding="utf-8")
    code, said = okyoo("orders", "import", "other.jsonl")

    assert code == 2
    assert "the event ev-1 is known with other content" in said
    assert stored(database) == before


def test_a_file_is_named_from_where_its_caller_stands(okyoo, tmp_path):
    okyoo("migrate")
    here = tmp_path / "elsewhere"
    here.mkdir()
    (here / "mine.csv").write_bytes((EXAMPLES / "example-orders.csv").read_bytes())
    done = subprocess.run(
        [ROOT / "bin" / "okyoo", "orders", "import", "mine.csv"],
        cwd=here, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stdout == "mine.csv: 2 orders and 0 events taken in, 0 known already.\n"


def test_every_bad_line_of_a_file_is_named(okyoo):
    Path("bad.jsonl").write_text("{}\n[]\n{\n", encoding="utf-8")
    _, said = okyoo("orders", "import", "bad.jsonl")

    assert [line.partition(": ")[0] for line in said.removeprefix("okyoo: ").splitlines()] == [
        "bad.jsonl, line 1, schema_version", "bad.jsonl, line 2", "bad.jsonl, line 3",
    ]  # fmt: skip


def stored(engine):
    """The one order's row."""
    with engine.begin() as connection:
        return connection.execute(select(shelves.ORDERS.table)).one()


def test_orders_and_their_events_come_in_as_json_lines(okyoo):
    code, told = okyoo("orders", "import", EXAMPLES / "example-orders.jsonl")

    assert code == 0
    assert "taken in" in told


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        (
            "a.csv",
            b"order_id,price\n1,\n",
            "a.csv, line 2, on_okyoo: it is missing; see docs/schema",
        ),
        ("a.csv", b"\xff\xfe", "a.csv: it is not UTF-8; save the file as UTF-8"),
        ("a.csv", b'order_id\n"x', "a.csv, line 2: it cannot be read as CSV; check the quotes"),
        ("a.jsonl", b"[]\n", "a.jsonl, line 1: it is not a JSON object"),
        ("a.jsonl", b"\n{", "a.jsonl, line 2: it cannot be read as JSON"),
        ("a.jsonl", b'{"kind":"teleported"}', "a.jsonl, line 1: this kind of event is not known"),
        ("a.csv", b"order_id;title\n1;x\n", "a.csv, line 1: the columns are parted by semicolons"),
        ("a.csv", b"", "a.csv: it is empty"),
    ],
)
def test_a_bad_file_is_refused_in_one_line_that_names_the_place(okyoo, tmp_path, name, body, told):
    (tmp_path / name).write_bytes(body)
    code, said = okyoo("orders", "import", tmp_path / name)

    assert code == 2
    assert said.startswith(f"okyoo: {told}")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("orders.xlsx", b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 40),
        ("orders.csv", b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 40),
        ("orders.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("orders.txt", b"Dear desk,\nplease find our orders below.\n" * 500),
        ("orders.txt", (EXAMPLES / "example-orders.csv").read_bytes()),
        ("orders.json", json.dumps([{"order_id": "OK-1"}], indent=1).encode()),
        ("orders.csv", b"Dear desk,please\nfind our orders,below\n"),
        ("orders.csv", (EXAMPLES / "example-orders.jsonl").read_bytes()),
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_line_that_says_what_is_taken(okyoo, name, body):
    Path(name).write_bytes(body)
    code, said = okyoo("orders", "import", name)

    assert code == 2
    assert said.startswith(f"okyoo: {name}")
    assert "this is no file of orders; give JSON Lines" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("quantity", "two", "a whole number is wanted here"),
        ("title", 7, "text is wanted here"),
        ("on_okyoo", "yes", "yes or no is wanted here; write true or false"),
        ("buyer", "b-1", "fields of its own are wanted here, in { }"),
        ("chat_extract", "none", "a list is wanted here"),
        ("amount_paid", 12.5, 'it is not money; write {"amount": "25.50", "currency": "USD"}'),
        ("paid_at", "today", "it is not an instant of 2013 to 2099 with its zone; write 2026"),
        ("agreed_ship_by", 20261124, "it is not a day of 2013 to 2099; write 2026-11-24"),
    ],
)
def test_a_value_of_another_kind_is_told_which_kind_is_wanted(okyoo, field, value, said):
    order = json.loads((EXAMPLES / "example-orders.jsonl").read_text("utf-8").splitlines()[0])
    Path("a.jsonl").write_text(json.dumps({**order, field: value}) + "\n", encoding="utf-8")
    code, line = okyoo("orders", "import", "a.jsonl")

    assert code == 2
    assert line.startswith(f"okyoo: a.jsonl, line 1, {field}: {said}")
    assert line.count("\n") == 1


def test_one_bad_line_takes_in_nothing_of_the_file(okyoo, tmp_path):
    good = (EXAMPLES / "example-orders.jsonl").read_text(encoding="utf-8")
    (tmp_path / "mixed.jsonl").write_text(good + "{}\n", encoding="utf-8")
    refused = okyoo("orders", "import", tmp_path / "mixed.jsonl")
    order = json.loads(good.splitlines()[0])
    link = okyoo("link", "--order", from_json(order).order_id, "--role", "buyer")

    assert refused[0] == 2
    assert link[0] == 2
    assert link[1].startswith("okyoo: There is no order OK-100201 here yet. Take it in first")


def test_a_link_is_new_each_time_and_opens_the_party_bot(okyoo):
    okyoo("orders", "import", EXAMPLES / "example-orders.csv")
    links = {okyoo("link", "--order", "OK-100202", "--role", "seller") for _ in range(3)}

    assert len(links) == 3
    for code, link in links:
        assert code == 0
        assert link.startswith("https://t.me/okyoo_party_bot?start=")
        assert len(link.strip().partition("start=")[2]) <= 64


def test_a_link_needs_the_party_bots_name_and_nothing_else(okyoo, monkeypatch):
    for name in ("PARTY_TOKEN", "STAFF_TOKEN", "STAFF_CHAT"):
        monkeypatch.delenv(f"OKYOO_{name}")
    okyoo("orders", "import", EXAMPLES / "example-orders.csv")
    named = okyoo("link", "--order", "OK-100202", "--role", "seller")
    monkeypatch.delenv("OKYOO_PARTY_USERNAME")
    nameless = okyoo("link", "--order", "OK-100202", "--role", "seller")

    assert named[0] == 0
    assert named[1].startswith("https://t.me/okyoo_party_bot?start=")
    assert nameless[0] == 2
    assert nameless[1].startswith(
        "okyoo: OKYOO_PARTY_USERNAME: it is not set, and neither is OKYOO_PA"
    )
    assert nameless[1].count("\n") == 1


async def test_a_link_asks_telegram_for_the_name_with_the_party_bots_token_alone(
    okyoo, monkeypatch, telegram, tmp_path
):
    world, _, url = telegram
    for name in ("STAFF_TOKEN", "STAFF_CHAT", "PARTY_USERNAME"):
        monkeypatch.delenv(f"OKYOO_{name}")
    okyoo("orders", "import", EXAMPLES / "example-orders.csv")
    asked = ("link", "--order", "OK-100202", "--role", "seller")
    code, said = await asyncio.to_thread(okyoo, *asked, TELEGRAM_API=url)
    down = await asyncio.to_thread(okyoo, *asked, TELEGRAM_API="http://127.0.0.1:9")

    assert code == 0
    assert said.startswith("https://t.me/okyoo_party_bot?start=")
    assert [entry.method for entry in world.ledger] == ["getMe"]
    assert not (tmp_path / "blobs").exists()
    assert down[0] == 2
    assert "Telegram does not say the party bot's name: no answer" in down[1]


def test_migrate_says_where_the_tables_were_and_are(okyoo):
    first, again = okyoo("migrate"), okyoo("migrate")

    assert first[1].startswith("The tables went from nothing to 2026_")
    assert again[1].endswith("already.\n")


def test_a_letter_is_listed_without_its_words_and_put_back(okyoo, database):
    with database.begin() as connection:
        inbox.receive(connection, [Received("party", "7", "party/c/5", '{"text":"canary"}')], NOON)
        (one,) = inbox.waiting(connection, NOON, 1)
        inbox.finish(connection, [Outcome(one, Arrival.DEAD, "KeyError at x.py:3", 5)], NOON)
    listed = okyoo("letters", "list")
    back = okyoo("letters", "retry", one.seq)
    none = okyoo("letters", "list")
    with database.begin() as connection:
        waiting = inbox.waiting(connection, NOON, 5)

    assert "dead\t5 attempts\t2026-11-24 12:00:00Z\tKeyError at x.py:3" in listed[1]
    assert "canary" not in listed[1]
    assert back == (0, "1 letter is back in its lane.\n")
    assert none == (0, "There are no dead letters.\n")
    assert [(w.seq, w.attempts) for w in waiting] == [(one.seq, 0)]


def test_a_timer_that_stands_still_is_listed_and_started_again(okyoo, database):
    with database.begin() as connection:
        timer = Timer("lease/D-1/1", "lease", "D-1/1", NOON, "dead", 5, "KeyError")
        connection.execute(insert(shelves.TIMERS.table).values(**shelves.TIMERS.values(timer)))
    listed = okyoo("letters", "list")
    again = okyoo("letters", "retry", "lease/D-1/1")
    with database.begin() as connection:
        due = timers.due(connection, NOON, 5)

    assert listed == (0, "lease/D-1/1\ttimer\tdead\t5 attempts\t\tKeyError\n")
    assert again == (0, "1 timer is looked at again.\n")
    assert [(t.timer_id, t.attempts) for t in due] == [("lease/D-1/1", 0)]


def test_what_is_not_among_the_letters_is_named_and_the_rest_is_put_back(okyoo, database):
    with database.begin() as connection:
        inbox.receive(connection, [Received("party", n, "l", "{}") for n in "78"], NOON)
        dead = [Outcome(o, Arrival.DEAD, "KeyError", 1) for o in inbox.waiting(connection, NOON, 2)]
        inbox.finish(connection, dead, NOON)
    listed = okyoo("letters", "list")[1]
    one, other = (line.partition("\t")[0] for line in listed.splitlines())
    some = okyoo("letters", "retry", one, one, "999", "lease/D-9", "9" * 5000)
    rest = okyoo("letters", "retry", "--all")
    none = okyoo("letters", "retry", "--all")
    gone = okyoo("letters", "retry", other)

    assert listed.count("\t1 attempt\t") == 2
    assert some[0] == 1
    assert some[1].splitlines() == [
        "1 letter is back in its lane.",
        "okyoo: There is no dead letter 999; `okyoo letters list` shows what there is.",
        "okyoo: There is no stopped timer lease/D-9; `okyoo letters list` shows what there is.",
        f"okyoo: There is no dead letter {'9' * 5000}; `okyoo letters list` shows what there is.",
    ]
    assert rest == (0, "1 letter is back in its lane.\n")
    assert none == (0, "There are no dead letters.\n")
    assert gone[0] == 1


def test_a_retry_of_nothing_asks_what_is_meant(okyoo):
    code, said = okyoo("letters", "retry")

    assert code == 2
    assert "Name letters by number or timers by name, or say --all" in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DATABASE_URL": "postgresql://u:canary@127.0.0.1:1/x"}, "OKYOO_DATABASE_URL: the data"),
        ({"DATABASE_URL": "postgresql://u:canary@h:port/x"}, "OKYOO_DATABASE_URL: it is not an"),
        ({"DATABASE_URL": "sqlite:////etc/passwd"}, "OKYOO_DATABASE_URL: the database cannot"),
        ({"DATABASE_URL": "sqlite:////proc/none/x.sqlite3"}, "OKYOO_DATABASE_URL: /proc/none"),
        ({"BLOBS": "/etc/passwd", "STAFF_USERNAME": "b_bot"}, "OKYOO_BLOBS: /etc/passwd: File"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_line_with_its_setting(okyoo, settings, said):
    code, told = okyoo("run", "--only", "worker", **settings)

    assert code == 2
    assert told.startswith(f"okyoo: {said}")
    assert told.count("\n") == 1
    assert "canary" not in told


@pytest.mark.parametrize("url", ["postgresql://u:x@h:port/x", "sqlite:////etc/passwd/x.sqlite3"])
async def test_the_doctor_names_a_database_that_cannot_be_opened(okyoo, telegram, url):
    _, _, api = telegram
    code, said = await examined(okyoo, api, DATABASE_URL=url)

    assert code == 1
    assert "BAD  database: OKYOO_DATABASE_URL" in said


def test_what_nobody_foresaw_is_told_without_what_a_person_wrote(database):
    wrong = Received("party", "1", "party/c/5", "canary")
    try:
        with database.begin() as connection:
            connection.execute(
                insert(shelves.SIGNALS.table).values(body=wrong.body, source="party")
            )
    except IntegrityError as error:
        failure = error
    told = trouble(failure)

    assert "canary" not in str(failure) + told
    assert "IntegrityError" in told
    assert trouble(ValueError("canary")).startswith("it had to end: ValueError")


def test_a_setting_at_fault_is_named_and_the_token_is_not_said(okyoo):
    code, said = okyoo("run", PARTY_TOKEN="123456:short")
    examined_too = okyoo("doctor", PARTY_TOKEN="123456:short", TELEGRAM_API="http://127.0.0.1:9")

    assert code == 2
    assert "OKYOO_PARTY_TOKEN" in said
    assert "BAD  OKYOO_PARTY_TOKEN: it does not look like a token\n" in examined_too[1]
    assert "short" not in said + examined_too[1]


@pytest.fixture
async def telegram():
    """A Telegram where everything is as it should be; tests spoil one thing each."""
    world = World()
    world.bot(PARTY, "okyoo_party_bot", "okyoo")
    staff = world.bot(STAFF, "okyoo_staff_bot", "okyoo staff")
    chat = world.group(STAFF_CHAT, "mediators", forum=True)
    chat.members = {staff.id: "administrator", 17: "member"}
    world.person(17, "Anna", role="mediator")
    async with TelegramServer(world) as server:
        yield world, chat, server.base_url


async def examined(okyoo, url, **settings):
    """`doctor` runs a loop of its own, so it gets a thread of its own."""
    return await asyncio.to_thread(
        okyoo, "doctor", TELEGRAM_API=url, MEDIATORS="17:Anna", **settings
    )


async def test_the_doctor_finds_a_good_desk_in_order_and_changes_nothing(okyoo, telegram, database):
    world, _, url = telegram
    code, said = await examined(okyoo, url)

    assert said.splitlines()[-1] == "Everything is in order."
    assert code == 0
    assert "ok   durability: journal_mode=wal" in said
    assert {entry.method for entry in world.ledger} == {
        "getMe", "getWebhookInfo", "getChat", "getChatMember",
    }  # fmt: skip


async def test_the_doctor_says_what_to_do_about_each_fault(okyoo, telegram, tmp_path):
    world, chat, url = telegram
    chat.members = {17: "left"}
    world.bots[PARTY].can_join_groups = True
    (tmp_path / "blobs").write_text("a file where the folder should be")
    code, said = await examined(okyoo, url)

    assert code == 1
    assert "BAD  tables: none\n      Run `okyoo migrate`." in said
    assert "Give OKYOO_BLOBS a folder that this user may write to." in said
    assert "BotFather, /setjoingroups, Disable" in said
    assert "BAD  staff chat" in said
    assert said.splitlines()[-1].endswith("things need you.")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (1, "ok   calendar: CN, official for the next 60 days"),
        (2, "note calendar: the official days off of CN end within 60 days"),
    ],
)
def test_the_doctor_warns_before_the_official_days_off_end(okyoo, day, found):
    *_, calendar = profile(read_settings(), datetime(2026, 11, day, 4, tzinfo=UTC))

    assert f"{calendar.mark} {calendar.what}: {calendar.found}" == found
    assert calendar.remedy is None


async def test_the_doctor_names_the_token_that_telegram_does_not_know(okyoo, telegram, database):
    _, _, url = telegram
    unknown = "999999:" + "u" * 35
    code, said = await examined(okyoo, url, PARTY_TOKEN=unknown)

    assert code == 1
    assert "BAD  party bot: Unauthorized" in said
    assert "Check OKYOO_PARTY_TOKEN" in said
    assert "u" * 35 not in said


async def test_the_doctor_tells_a_plain_group_from_a_staff_chat(okyoo, telegram, database):
    _, chat, url = telegram
    chat.type = "group"
    code, said = await examined(okyoo, url)

    assert code == 1
    assert "BAD  staff chat: it is a group" in said


async def test_the_doctor_makes_nothing_where_there_is_nothing_yet(okyoo, telegram, tmp_path):
    _, _, url = telegram
    code, said = await examined(okyoo, url)

    assert code == 1
    assert "BAD  tables: none\n      Run `okyoo migrate`." in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", ["delete", "none"])
async def test_the_doctor_changes_no_byte_of_a_database_and_says_how_it_is(
    okyoo, telegram, tmp_path, mode
):
    _, _, url = telegram
    path = tmp_path / "other.sqlite3"
    path.touch()
    if mode == "delete":
        with contextlib.closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE t (a)")
    before = path.read_bytes()
    code, said = await examined(okyoo, url, DATABASE_URL=f"sqlite:///{path}")

    assert code == 1
    assert "BAD  durability: journal_mode=delete\n      Run `okyoo migrate`" in said
    assert path.read_bytes() == before


async def test_the_doctor_finds_names_that_are_misspelt_and_that_nobody_may_claim(
    okyoo, telegram, database
):
    _, _, url = telegram
    code, said = await asyncio.to_thread(
        okyoo, "doctor", TELEGRAM_API=url, MEDIATOR="17:Anna", MEDIATORS=""
    )

    assert code == 1
    assert "BAD  OKYOO_MEDIATOR: there is no such setting" in said
    assert "Did you mean OKYOO_MEDIATORS?" in said
    assert "BAD  mediators: nobody may claim a case" in said


def test_the_doctor_names_what_is_not_set_and_looks_at_the_rest(okyoo, monkeypatch, tmp_path):
    for name in ("PARTY_TOKEN", "STAFF_TOKEN", "STAFF_CHAT"):
        monkeypatch.delenv(f"OKYOO_{name}")
    (tmp_path / "blobs").write_text("a file where the folder should be")
    code, said = okyoo("doctor", MEDIATORS="17:Anna", TELEGRAM_API="http://127.0.0.1:9")

    assert code == 1
    assert said.splitlines()[:6] == [
        "BAD  OKYOO_PARTY_TOKEN: it is not set", "      See .env.example.",
        "BAD  OKYOO_STAFF_TOKEN: it is not set", "      See .env.example.",
        "BAD  OKYOO_STAFF_CHAT: it is not set", "      See .env.example.",
    ]  # fmt: skip
    assert "BAD  tables: none\n      Run `okyoo migrate`." in said
    assert "BAD  evidence folder" in said
    assert "ok   profile" in said
    assert "bot:" not in said
    assert said.splitlines()[-1] == "5 things need you."


async def test_the_doctor_asks_telegram_only_with_settings_that_can_be_used(okyoo, telegram):
    world, _, url = telegram
    _, said = await examined(
        okyoo, url, STAFF_TOKEN=PARTY, STAFF_CHAT="mediators", LISTEN_PORT="x",
        DATABASE_URL="mysql://u:canary@h/d", WEBHOOK_URL="https://desk.example",
    )  # fmt: skip

    for line in (
        "BAD  OKYOO_STAFF_TOKEN: it is the party bot's token\n      Make a second bot for staff.",
        "BAD  OKYOO_STAFF_CHAT: it is not a whole number\n      Write digits, with a leading - ",
        "BAD  OKYOO_WEBHOOK_SECRET: it cannot be used\n      Set it to 1 to 256 characters",
        "BAD  OKYOO_LISTEN_PORT: it is not a whole number",
        "BAD  OKYOO_DATABASE_URL: it cannot be used\n      Write sqlite:///",
        "ok   party bot: @okyoo_party_bot",
        "BAD  party webhook: not set",
    ):
        assert line in said
    assert "canary" not in said
    assert {entry.method for entry in world.ledger} == {"getMe", "getWebhookInfo"}


def test_the_doctor_does_not_blame_a_token_for_a_network_that_is_down(okyoo, database):
    code, said = okyoo("doctor", TELEGRAM_API="http://127.0.0.1:9", MEDIATORS="17:Anna")

    assert code == 1
    assert said.count("Telegram was not reached") == 3
    assert "BotFather shows the token" not in said


@pytest.mark.parametrize(
    "words",
    [("migrate",), ("letters", "list"), ("orders", "import", EXAMPLES / "example-orders.csv")],
)
def test_what_only_needs_the_database_asks_for_no_token(okyoo, monkeypatch, words):
    for name in ("PARTY_TOKEN", "STAFF_TOKEN", "STAFF_CHAT"):
        monkeypatch.delenv(f"OKYOO_{name}")

    assert okyoo(*words)[0] == 0


@pytest.mark.parametrize("group", [(), ("orders",), ("letters",), ("rules",)])
def test_each_commands_summary_fits_a_terminal(okyoo, group):
    code, said = okyoo(*group, "--help")
    commands = said.partition("Commands:\n")[2].splitlines()

    assert code == 0
    assert commands
    assert [line for line in commands if "..." in line or len(line) > 80 or line[2] == " "] == []
