"""`okyoo rules diff`: two profiles side by side, and what is stored judged under both."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from core.store import shelves
from tests.journeys import acts
from tests.journeys.stage import Stage, opened

SHIPPED = Path(__file__).resolve().parents[2] / "profiles" / "okyoo.toml"
TEXT = SHIPPED.read_text(encoding="utf-8")


def diff(*words):
    done = CliRunner().invoke(main, ["rules", "diff", *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def changed(tmp_path):
    def write(**replaced):
        text = TEXT
        for old, new in replaced.values():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "new.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


RULE = """
[[special_rules]]
id = "SR-SAMPLE"
text = "none"
when = "order_type == sample"
effect = "inadmissible"
"""


def test_a_profile_is_the_same_as_itself():
    assert diff(SHIPPED, SHIPPED) == (0, ["The two profiles say the same."], "")


def test_what_differs_is_listed_by_its_key(changed):
    new = changed(
        a=("days = 90", "days = 60"),
        b=("makeup_days_count = true", "makeup_days_count = false"),
        c=('remote_heads = ["lost_profit", ', "remote_heads = ["),
        d=("# [[special_rules]]", RULE),
    )

    assert diff(SHIPPED, new)[1] == [
        (
            "amounts.remote_heads: lost_profit, distress, legal_fees, lost_time, interest → "
            "distress, legal_fees, lost_time, interest"
        ),
        "calendar.makeup_days_count: true → false",
        "filing.not_received.days: 90 → 60",
        "special_rules.SR-SAMPLE.effect: – → inadmissible",
        "special_rules.SR-SAMPLE.id: – → SR-SAMPLE",
        "special_rules.SR-SAMPLE.text: – → none",
        "special_rules.SR-SAMPLE.when: – → order_type == sample",
    ]


async def test_stored_cases_are_judged_under_both_profiles(database_url, tmp_path, changed):
    new = changed(
        a=("working_days = 3", "working_days = 5"),
        c=("# [[special_rules]]", RULE.replace("order_type == sample", "quantity >= 1")),
    )
    async with opened(Stage(database_url, tmp_path)) as stage:
        number = await acts.files_wrong_goods(stage, outside=True)
        await acts.answers(stage, recognise="No")
        await stage.until(lambda: bool(stage.rows(shelves.DEFENCES)))
    code, lines, err = diff(SHIPPED, new, "--database", database_url)
    same = diff(SHIPPED, SHIPPED, "--database", database_url)
    told = "\n".join(lines)

    assert (code, err) == (0, "")
    assert same[1][-1] == "0 of 1 stored applications would come out differently."
    assert lines[-1] == "1 of 1 stored applications would come out differently."
    assert f"case {number} (CAT-2.1)" in lines
    assert "  flags: RUL-3.2 → TERM-1, RUL-3.2" in lines
    assert "  ACC-7: not_met → met" in lines
    assert "  respondent's evidence: " in told


def test_a_profile_that_cannot_be_used_is_refused_in_one_line(changed):
    code, out, err = diff(SHIPPED, changed(a=("days = 90", "days = 0")))

    assert (code, out, err.count("\n")) == (2, [], 1)
    assert "new.toml: filing.not_received.days: " in err


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///none/nothing.sqlite3", "nothing.sqlite3: there is no such database"),
        ("mood", "it is not the address of a database"),
    ],
)
def test_a_database_that_is_not_there_is_refused_in_one_line(url, told):
    code, _, err = diff(SHIPPED, SHIPPED, "--database", url)

    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_a_database_without_our_tables_is_refused_in_one_line(tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    code, _, err = diff(SHIPPED, SHIPPED, "--database", f"sqlite:///{tmp_path}/empty.sqlite3")

    assert (code, err.count("\n")) == (2, 1)
    assert "the database cannot be read: no such table" in err
