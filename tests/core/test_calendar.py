"""Deadlines: the worked examples of the reading, to the second, and what holds for every day."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import Deadline, WorkingCalendar

EXAMPLES = json.loads((Path(__file__).parent / "calendar_examples.json").read_text())
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
    assert deadline.provisional is example["provisional"]


@pytest.mark.parametrize("example", EXAMPLES["filing_periods"], ids=lambda e: e["id"])
def test_filing_periods_roll_to_a_working_day(example):
    anchor = date.fromisoformat(example["anchor_date"])
    deadline = CHINA.calendar_days_after(anchor, example["period_calendar_days"])
    plain = deadline.rolled_from or deadline.last_day

    assert plain.isoformat() == example["last_day_before_rolling"]
    assert deadline.ends_at == datetime.fromisoformat(example["deadline_exclusive_utc"])
    assert deadline.provisional is example["provisional"]


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_china_works_when_the_state_council_says_so(day):
    assert (CHINA.day_off(day) is None) == chinese_calendar.is_workday(day)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),
    st.integers(1, 10),
)
def test_exactly_the_asked_number_of_working_days_is_counted(event, days):
    deadline = CHINA.working_days_after(event, days)

    assert len(deadline.counted) == days
    assert all(CHINA.day_off(day) is None for day in deadline.counted)
    assert deadline.last_day == deadline.counted[-1]
    assert deadline.ends_at > event


@given(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)))
def test_every_day_between_event_and_end_is_counted_or_skipped_with_a_reason(event):
    deadline = CHINA.working_days_after(event, 3)
    first = CHINA.day_of(event) + timedelta(days=1)
    between = (deadline.last_day - first).days + 1

    assert len(deadline.counted) + len(deadline.skipped) == between
    assert all(skipped.why for skipped in deadline.skipped)


def test_an_override_of_the_operator_prevails():
    closed = WorkingCalendar("CN", "Asia/Shanghai", overrides=((date(2026, 11, 24), False),))
    event = datetime(2026, 11, 23, 2, tzinfo=UTC)

    assert closed.working_days_after(event, 3).counted[0] == date(2026, 11, 25)


def test_after_the_cutoff_counting_starts_a_day_later():
    calendar = WorkingCalendar("CN", "Asia/Shanghai", cutoff=time(18))
    before = datetime(2026, 11, 23, 17, 59, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert calendar.working_days_after(before, 3).last_day == date(2026, 11, 26)
    assert calendar.working_days_after(before + timedelta(minutes=1), 3).last_day == date(
        2026, 11, 27
    )


def test_a_deadline_survives_being_written_down():
    deadline = CHINA.working_days_after(datetime(2026, 2, 13, 1, tzinfo=UTC), 3)

    assert Deadline.from_json(json.loads(json.dumps(deadline.as_json()))) == deadline
