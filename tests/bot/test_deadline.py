"""`okyoo deadline`: the worked examples, what a person reads, and options that are at fault."""

import json
from datetime import date, datetime
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from bot.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = json.loads((ROOT / "tests/core/calendar/examples.json").read_text())
NAMES = ("deadline_inclusive_local", "deadline_exclusive_utc", "provisional")
THREE = ("--from", "2026-11-23T10:00:00+08:00", "--working-days", "3")


def deadline(*options):
    done = CliRunner().invoke(main, ["deadline", *options], catch_exceptions=False)
    return done.exit_code, done.stdout or done.stderr


def record(*options):
    code, said = deadline(*options, "--json")
    assert code == 0, said
    return json.loads(said)


@pytest.mark.parametrize("worked", EXAMPLES["working_days"], ids=lambda e: e["id"])
def test_the_worked_examples_of_working_days_come_out(worked):
    told = worked["calendar"]
    options = [] if told["makeup_days_count"] else ["--no-makeup-days"]
    said = record(
        *("--from", worked["event_at"], "--working-days", str(worked["working_days"])),
        *("--country", told["country"], "--zone", told["time_zone"]),
        *("--weekend", ",".join(map(str, told["weekend"])), *options),
    )
    expected = {name: worked[name] for name in (*NAMES, "counted_days", "working_days", "calendar")}

    assert {name: said[name] for name in expected} == expected


@pytest.mark.parametrize("worked", EXAMPLES["filing_periods"], ids=lambda e: e["id"])
@pytest.mark.parametrize("hour", ["", "T00:00:00+08:00", "T15:59:59Z"])
def test_the_worked_examples_of_filing_periods_come_out(worked, hour):
    said = record(
        *("--from", worked["anchor_date"] + hour),
        *("--calendar-days", str(worked["period_calendar_days"])),
    )
    names = (*NAMES, "anchor_date", "period_calendar_days", "last_day_before_rolling")

    assert {name: said[name] for name in names} == {name: worked[name] for name in names}


def test_a_record_says_what_was_counted_what_was_not_and_why():
    said = record("--from", "2026-09-24T10:00:00+08:00", "--working-days", "1")

    assert said == {
        "from": "2026-09-24T10:00:00+08:00",
        "calendar": {
            "country": "CN",
            "time_zone": "Asia/Shanghai",
            "makeup_days_count": True,
            "weekend": None,
            "cutoff": None,
        },
        "event_date": "2026-09-24",
        "working_days": 1,
        "counted_days": ["2026-09-28"],
        "skipped": [
            {"date": "2026-09-25", "reason": "Mid-Autumn Festival"},
            {"date": "2026-09-26", "reason": "weekend"},
            {"date": "2026-09-27", "reason": "weekend"},
        ],
        "last_day": "2026-09-28",
        "inclusive_local": "2026-09-28T23:59:59+08:00",
        "exclusive_utc": "2026-09-28T16:00:00Z",
        "deadline_inclusive_local": "2026-09-28T23:59:59+08:00",
        "deadline_exclusive_utc": "2026-09-28T16:00:00Z",
        "provisional": False,
    }


def test_a_person_reads_one_line_a_day():
    code, said = deadline(
        "--from", "2026-11-20T18:00+08:00", "--working-days", "2", "--cutoff", "18:00"
    )

    assert code == 0
    assert said.splitlines() == [
        "Fri 2026-11-20    –  the event, 2026-11-20T18:00+08:00, by the clocks of Asia/Shanghai",
        "Sat 2026-11-21    –  weekend",
        "Sun 2026-11-22    –  weekend",
        "Mon 2026-11-23    –  counts as the day of the event, which came at the cut-off or after it",
        "Tue 2026-11-24    1",
        "Wed 2026-11-25    2",
        "Wed 2026-11-25  the last day; its last second is 2026-11-25T23:59:59+08:00",
        "In time is what comes before 2026-11-25T16:00:00Z.",
    ]


def test_a_person_reads_what_a_period_rolled_over():
    code, said = deadline("--from", "2026-10-23", "--calendar-days", "30")

    assert code == 0
    assert said.splitlines()[1:4] == [
        "Sun 2026-11-22  30 calendar days later",
        "Sun 2026-11-22    –  weekend",
        "Mon 2026-11-23  the last day; its last second is 2026-11-23T23:59:59+08:00",
    ]


def test_a_person_is_told_that_an_end_is_provisional_and_that_parts_have_days_of_their_own():
    provisional = deadline("--from", "2026-12-30", "--working-days", "3")[1]
    britain = deadline(*THREE, "--country", "GB")[1]
    england = deadline(*THREE, "--country", "GB-ENG")[1]

    assert "Provisional: official word" in provisional
    assert "GB-ENG, GB-NIR, GB-SCT, GB-WLS" in britain
    assert "parts" not in england


def test_hong_kong_works_on_saturdays_unless_the_weekend_says_otherwise():
    friday = ("--from", "2026-11-27T10:00+08:00", "--working-days", "1", "--country", "HK")

    assert record(*friday)["counted_days"] == ["2026-11-28"]
    assert record(*friday, "--weekend", "5,6")["counted_days"] == ["2026-11-30"]


def test_a_day_without_an_hour_is_the_zone_s_own_day():
    for zone in ("Pacific/Kiritimati", "Pacific/Niue", "America/Havana"):
        said = record("--from", "2026-11-23", "--working-days", "1", "--zone", zone)

        assert said["event_date"] == "2026-11-23"
        assert said["counted_days"] == ["2026-11-24"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--working-days", "3"), "give --from, as 2026-11-23T10:00:00+08:00"),
        (("--from", "2026-11-23"), "give either --working-days N or --calendar-days N"),
        ((*THREE, "--calendar-days", "3"), "give either --working-days N or --calendar-days N"),
        (("--from", "2026-11-23T10:00", "--working-days", "3"), "--from '2026-11-23T10:00': its offs"),
        (("--from", "2026-02-30", "--working-days", "3"), "--from '2026-02-30': there is no such"),
        (("--from", "yesterday", "--working-days", "3"), "--from 'yesterday': there is no such"),
        (("--from", "2101-01-01", "--working-days", "3"), "--from: 2101-01-01: the days off of CN"),
        (("--from", "2026-11-23", "--working-days", "0"), "--working-days '0': give a number"),
        (("--from", "2026-11-23", "--working-days", "-3"), "--working-days '-3': give a number"),
        (("--from", "2026-11-23", "--working-days", "2.5"), "--working-days '2.5': give a number"),
        (("--from", "2026-11-23", "--working-days", "999999"), "--working-days: 2101-01-01: "),
        (("--from", "2026-11-23", "--calendar-days", "999999"), "--calendar-days: "),
        ((*THREE, "--country", "XX"), "--country: no days off are known for 'XX'"),
        ((*THREE, "--country", "LK", "--from", "2027-01-04"), "--from: 2027-01-04: the days off of LK"),
        ((*THREE, "--zone", "Beijing"), "--zone: 'Beijing' is not a zone"),
        ((*THREE, "--cutoff", "24:00"), "--cutoff '24:00': give an hour"),
        ((*THREE, "--cutoff", "6pm"), "--cutoff '6pm': give an hour"),
        (("--from", "2026-11-23", "--working-days", "3", "--cutoff", "18:00"), "--from '2026-11-23': a"),
        (("--from", "2026-11-23", "--calendar-days", "3", "--cutoff", "18:00"), "--cutoff '18:00': c"),
        ((*THREE, "--weekend", "6,7"), "--weekend '6,7': give weekday numbers, Monday 0"),
        ((*THREE, "--weekend", ""), "--weekend '': give weekday numbers, Monday 0"),
        ((*THREE, "--weekend", "0,1,2,3,4,5,6"), "--weekend '0,1,2,3,4,5,6': give weekday numbers"),
    ],
)  # fmt: skip
def test_an_option_at_fault_is_named_in_one_line(options, said):
    code, line = deadline(*options)

    assert code == 2
    assert line.startswith(f"okyoo: {said}")
    assert line.count("\n") == 1


ANYTHING = st.text(max_size=20)
TYPED = {
    "--from": st.datetimes().map(datetime.isoformat)
    | st.datetimes(timezones=st.timezones()).map(datetime.isoformat)
    | st.dates().map(date.isoformat)
    | ANYTHING,
    "--working-days": st.integers(-5, 400).map(str) | ANYTHING,
    "--calendar-days": st.integers(-5, 10**12).map(str) | ANYTHING,
    "--country": st.sampled_from(["CN", "US", "GB-SCT", "IN", "LK", "NONE"]) | ANYTHING,
    "--zone": st.sampled_from(sorted(available_timezones())) | ANYTHING,
    "--cutoff": st.times().map("{:%H:%M}".format) | ANYTHING,
    "--weekend": st.lists(st.integers(-1, 8).map(str)).map(",".join) | ANYTHING,
}


@given(st.fixed_dictionaries({}, optional=TYPED))
@example({"--from": "0001-01-01T00:00+14:00", "--working-days": "3", "--zone": "Pacific/Niue"})
@example({"--from": "9999-12-31T23:59-12:00", "--calendar-days": "3", "--zone": "Asia/Tokyo"})
@example({"--from": "2026-11-23", "--working-days": "3", "--country": "GB-\n", "--zone": "\n"})
@example({"--from": "2026-11-23", "--working-days": "3", "--zone": "a\0b"})
def test_whatever_is_typed_is_answered_or_refused_in_one_line(typed):
    options = [word for option, value in typed.items() for word in (option, value)]
    code, said = deadline(*options)

    assert code in {0, 2}
    assert code == 0 or (said.startswith("okyoo: ") and len(said.splitlines()) == 1)
