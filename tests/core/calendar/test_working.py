"""Deadlines: the worked examples of the reading, to the second, and what holds for every day."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import Deadline, OutOfRange, Skipped, WorkingCalendar
from core.errors import Fault

EXAMPLES = json.loads((Path(__file__).parent / "examples.json").read_text())
CHINA = WorkingCalendar("CN", "Asia/Shanghai")


def calendar_of(example: dict) -> WorkingCalendar:
    told = example["calendar"]
    cutoff = time.fromisoformat(told["cutoff"]) if told["cutoff"] else None
    return WorkingCalendar(
        told["country"],
        told["time_zone"],
        told["makeup_days_count"],
        tuple(told["weekend"]),
        cutoff,
    )


@pytest.mark.parametrize("example", EXAMPLES["working_days"], ids=lambda e: e["id"])
def test_working_days_are_counted_as_in_the_reading(example):
    event = datetime.fromisoformat(example["event_at"])
    deadline = calendar_of(example).working_days_after(event, example["working_days"])

    assert [day.isoformat() for day in deadline.counted] == example["counted_days"]
    assert deadline.ends_at == datetime.fromisoformat(example["deadline_exclusive_utc"])
    assert deadline.last_second.isoformat() == example["deadline_inclusive_local"]
    assert deadline.provisional is example["provisional"]


@pytest.mark.parametrize("example", EXAMPLES["filing_periods"], ids=lambda e: e["id"])
def test_filing_periods_roll_to_a_working_day(example):
    anchor = date.fromisoformat(example["anchor_date"])
    deadline = CHINA.calendar_days_after(anchor, example["period_calendar_days"])
    plain = deadline.rolled_from or deadline.last_day

    assert plain.isoformat() == example["last_day_before_rolling"]
    assert deadline.ends_at == datetime.fromisoformat(example["deadline_exclusive_utc"])
    assert deadline.last_second.isoformat() == example["deadline_inclusive_local"]
    assert deadline.provisional is example["provisional"]


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_china_works_when_the_state_council_says_so(day):
    assert (CHINA.day_off(day) is None) == chinese_calendar.is_workday(day)


CALENDARS = st.builds(
    WorkingCalendar,
    st.sampled_from(["CN", "HK", "IL", "US", "GB-ENG", "AE", "HU", "NONE"]),
    st.sampled_from(["Asia/Shanghai", "UTC", "America/Havana", "Africa/Cairo", "Pacific/Chatham"]),
    st.booleans(),
    st.none() | st.sets(st.integers(0, 6), max_size=6).map(tuple),
    st.none() | st.times(),
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2035, 1, 1)), st.booleans()), max_size=5
    ).map(tuple),
)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(CALENDARS, INSTANTS, st.integers(1, 30))
def test_exactly_the_asked_number_of_working_days_is_counted(calendar, event, days):
    deadline = calendar.working_days_after(event, days)

    assert len(deadline.counted) == days
    assert all(calendar.day_off(day) is None for day in deadline.counted)
    assert deadline.last_day == deadline.counted[-1]
    assert deadline.ends_at > event


@given(CALENDARS, INSTANTS, st.integers(1, 30))
def test_every_day_between_event_and_end_is_counted_or_skipped_with_a_reason(calendar, event, days):
    deadline = calendar.working_days_after(event, days)
    first = calendar.day_of(event) + timedelta(days=1)
    between = {first + timedelta(days=n) for n in range((deadline.last_day - first).days + 1)}

    assert {*deadline.counted, *(s.day for s in deadline.skipped)} == between
    assert len(deadline.counted) + len(deadline.skipped) == len(between)
    assert all(skipped.why for skipped in deadline.skipped)


@given(CALENDARS, st.dates(date(2024, 1, 1), date(2035, 1, 1)), st.integers(1, 120))
def test_a_period_in_calendar_days_ends_on_the_first_working_day_from_its_last(
    calendar, anchor, days
):
    deadline = calendar.calendar_days_after(anchor, days)
    plain = anchor + timedelta(days=days)

    assert calendar.day_off(deadline.last_day) is None
    assert [s.day for s in deadline.skipped] == [
        plain + timedelta(days=n) for n in range((deadline.last_day - plain).days)
    ]
    assert deadline.rolled_from == (plain if deadline.skipped else None)


@given(CALENDARS, INSTANTS, st.integers(1, 30), st.integers(1, 30))
def test_more_days_never_end_sooner(calendar, event, some, more):
    longer = calendar.working_days_after(event, some + more)

    assert longer.ends_at > calendar.working_days_after(event, some).ends_at


def test_an_override_of_the_operator_prevails():
    closed = WorkingCalendar("CN", "Asia/Shanghai", overrides=((date(2026, 11, 24), False),))
    event = datetime(2026, 11, 23, 2, tzinfo=UTC)

    assert closed.working_days_after(event, 3).counted[0] == date(2026, 11, 25)


BEIJING = ZoneInfo("Asia/Shanghai")
CLOSES_AT_SIX = WorkingCalendar("CN", "Asia/Shanghai", cutoff=time(18))


def test_what_comes_at_the_cutoff_counts_as_having_come_on_the_next_day():
    last_moment = datetime(2026, 11, 23, 17, 59, 59, 999999, tzinfo=BEIJING)
    at_six = datetime(2026, 11, 23, 18, tzinfo=BEIJING)

    assert CLOSES_AT_SIX.working_days_after(last_moment, 3).last_day == date(2026, 11, 26)
    assert CLOSES_AT_SIX.working_days_after(at_six, 3).last_day == date(2026, 11, 27)
    assert CLOSES_AT_SIX.working_days_after(at_six, 3).skipped == (
        Skipped(date(2026, 11, 24), "cutoff"),
    )


def test_a_deadline_survives_being_written_down():
    deadline = CHINA.working_days_after(datetime(2026, 2, 13, 1, tzinfo=UTC), 3)

    assert Deadline.from_json(json.loads(json.dumps(deadline.as_json()))) == deadline


def test_a_day_that_the_operator_opens_counts():
    opened = WorkingCalendar("CN", "Asia/Shanghai", overrides=((date(2026, 11, 28), True),))
    friday = datetime(2026, 11, 27, 2, tzinfo=UTC)

    assert opened.working_days_after(friday, 1).last_day == date(2026, 11, 28)


def test_after_the_cutoff_of_a_friday_it_counts_as_having_come_on_monday():
    friday = datetime(2026, 11, 20, 18, tzinfo=BEIJING)
    deadline = CLOSES_AT_SIX.working_days_after(friday, 3)

    assert deadline.counted[0] == date(2026, 11, 24)
    assert [s.why for s in deadline.skipped] == ["weekend", "weekend", "cutoff"]


def test_a_day_that_is_not_counted_says_why():
    deadline = CHINA.working_days_after(datetime(2026, 9, 24, 2, tzinfo=UTC), 1)

    assert deadline.skipped == (
        Skipped(date(2026, 9, 25), "Mid-Autumn Festival"),
        Skipped(date(2026, 9, 26), "weekend"),
        Skipped(date(2026, 9, 27), "weekend"),
    )


def test_make_up_days_that_do_not_count_never_shorten_a_period():
    kinder = WorkingCalendar("CN", "Asia/Shanghai", makeup_days_count=False)
    events = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(330)]
    ends = [(kinder.working_days_after(e, 3), CHINA.working_days_after(e, 3)) for e in events]

    assert all(longer.ends_at >= usual.ends_at for longer, usual in ends)
    assert any(longer.ends_at > usual.ends_at for longer, usual in ends)


def test_a_working_day_is_told_with_whether_the_year_is_official():
    assert CHINA.is_working_day(date(2026, 2, 14)) == (True, True)
    assert CHINA.is_working_day(date(2026, 2, 17)) == (False, True)
    assert CHINA.is_working_day(date(2027, 1, 4)) == (True, False)


def test_operators_are_warned_before_the_official_days_run_out():
    assert not CHINA.leaves_official_data(date(2026, 11, 1))
    assert CHINA.leaves_official_data(date(2026, 11, 2))
    assert WorkingCalendar("LK", "UTC").leaves_official_data(date(2026, 11, 2))
    assert not WorkingCalendar("NONE", "UTC").leaves_official_data(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("country", "last"), [("HK", date(2026, 11, 28)), ("IL", date(2026, 11, 29))]
)
def test_a_country_s_own_weekend_holds_unless_the_profile_says_otherwise(country, last):
    friday = datetime(2026, 11, 27, 2, tzinfo=UTC)
    own = WorkingCalendar(country, "UTC")
    ours = WorkingCalendar(country, "UTC", weekend=(5, 6))

    assert own.working_days_after(friday, 1).last_day == last
    assert ours.working_days_after(friday, 1).last_day == date(2026, 11, 30)


def test_a_period_that_looks_at_an_unsettled_day_is_provisional():
    emirates = WorkingCalendar("AE", "Asia/Dubai")
    before_eid = datetime(2027, 3, 4, 8, tzinfo=UTC)
    in_autumn = datetime(2027, 10, 4, 8, tzinfo=UTC)

    assert emirates.working_days_after(before_eid, 3).provisional
    assert not emirates.working_days_after(in_autumn, 3).provisional


def test_the_operator_s_word_settles_a_day():
    days = (date(2026, 12, 31), date(2027, 1, 4), date(2027, 1, 5))
    off = (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3))
    told = tuple((day, True) for day in days) + tuple((day, False) for day in off)
    deadline = WorkingCalendar("CN", "Asia/Shanghai", overrides=told).working_days_after(
        datetime(2026, 12, 30, 2, tzinfo=UTC), 3
    )

    assert deadline.counted == days
    assert not deadline.provisional


@pytest.mark.parametrize("weekend", [(0, 1, 2, 3, 4, 5, 6), (7,), (-1,)])
def test_a_weekend_that_leaves_no_week_is_refused(weekend):
    with pytest.raises(Fault, match="Monday is 0"):
        WorkingCalendar("CN", "UTC", weekend=weekend)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "Europe", "../etc/passwd", "/etc/passwd"])
def test_a_zone_that_is_none_is_refused(zone):
    with pytest.raises(Fault, match="not a zone of the IANA database"):
        WorkingCalendar("CN", zone)


@pytest.mark.parametrize(
    ("calendar", "event"),
    [
        (CHINA, datetime(2011, 12, 29, tzinfo=UTC)),
        (CHINA, datetime(2100, 12, 30, tzinfo=UTC)),
        (CHINA, datetime(1, 1, 1, tzinfo=UTC)),
        (CHINA, datetime(9999, 12, 31, 23, tzinfo=UTC)),
        (WorkingCalendar("NONE", "Pacific/Apia"), datetime(2011, 12, 29, 20, tzinfo=UTC)),
        (WorkingCalendar("NONE", "America/Los_Angeles"), datetime(1, 1, 1, tzinfo=UTC)),
        (WorkingCalendar("LK", "Asia/Colombo"), datetime(2026, 12, 30, tzinfo=UTC)),
    ],
)
def test_years_about_which_nothing_can_be_said_are_refused(calendar, event):
    with pytest.raises(OutOfRange, match="known from .* only"):
        calendar.working_days_after(event, 3)


@pytest.mark.parametrize("days", [400_000, 10**10])
def test_a_period_that_leaves_the_known_years_is_refused(days):
    with pytest.raises(OutOfRange, match="known from 2012 to 2100 only"):
        CHINA.calendar_days_after(date(2026, 11, 23), days)
    with pytest.raises(OutOfRange, match="known from 2012 to 2100 only"):
        CHINA.working_days_after(datetime(2026, 11, 23, tzinfo=UTC), days)


def test_an_instant_without_a_zone_starts_nothing():
    with pytest.raises(Fault, match="has no zone"):
        CHINA.working_days_after(datetime(2026, 11, 23, 10), 3)


def test_a_period_has_at_least_a_day():
    with pytest.raises(Fault, match="is none"):
        CHINA.working_days_after(datetime(2026, 11, 23, tzinfo=UTC), 0)
    with pytest.raises(Fault, match="is none"):
        CHINA.calendar_days_after(date(2026, 11, 23), 0)


def test_a_deadline_names_the_rule_that_sets_it_and_the_day_it_rolled_from():
    deadline = CHINA.calendar_days_after(date(2026, 10, 23), 30, rule="ACC-1")

    assert deadline.rule == "ACC-1"
    assert deadline.rolled_from == date(2026, 11, 22)
    assert Deadline.from_json(json.loads(json.dumps(deadline.as_json()))) == deadline


def test_commands_that_need_no_dates_do_not_load_the_days_off():
    asked = "import sys, core.calendar, core.rulebook.assessment; print('holidays' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)

    assert told.stdout.strip() == "False"
