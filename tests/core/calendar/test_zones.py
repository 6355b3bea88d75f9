"""The end of a day, in every zone there is and at every change of clocks to 2040."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkingCalendar
from core.calendar.days_off import FIRST_YEAR

ZONES = sorted(available_timezones())
FIRST, LAST = datetime(FIRST_YEAR, 1, 1, 12, tzinfo=UTC), datetime(2040, 12, 31, 12, tzinfo=UTC)
STRIDE = timedelta(days=3)
TICK = timedelta(microseconds=1)
AROUND = [timedelta(hours=hours) for hours in (0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 6, 12, 24, 30)]


def changes(zone: ZoneInfo) -> Iterator[date]:
    """The days at whose noon (UTC) the clocks are newly other than three days before."""
    before, at = FIRST.astimezone(zone).utcoffset(), FIRST
    while at < LAST:
        at += STRIDE
        now = at.astimezone(zone).utcoffset()
        if now != before:
            yield at.date()
        before = now


def ends_with_its_day(calendar: WorkingCalendar, zone: ZoneInfo, day: date) -> bool:
    """Until the end it is never later than the day; from the end on it always is."""
    end = calendar.end_of(day)
    before = [end - TICK - apart for apart in AROUND]
    after = [end + apart for apart in AROUND]
    return all(at.astimezone(zone).date() <= day for at in before) and all(
        at.astimezone(zone).date() > day for at in after
    )


@pytest.mark.parametrize("part", range(8))
def test_a_day_ends_with_the_first_instant_of_the_next_at_every_change_of_clocks(part):
    wrong = []
    for name in ZONES[part::8]:
        zone, calendar = ZoneInfo(name), WorkingCalendar("NONE", name)
        for day in changes(zone):
            near = [day + timedelta(days=n) for n in range(-5, 3)]
            wrong += [(name, d) for d in near if not ends_with_its_day(calendar, zone, d)]

    assert wrong == []


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2024, 1, 1), datetime(2040, 12, 1), timezones=st.just(UTC)),
    st.integers(1, 15),
)
def test_a_deadline_ends_when_its_last_day_ends_where_the_clock_hangs(name, event, days):
    zone, calendar = ZoneInfo(name), WorkingCalendar("NONE", name)
    deadline = calendar.working_days_after(event, days)

    assert ends_with_its_day(calendar, zone, deadline.last_day)
    assert deadline.ends_at.astimezone(zone).date() == deadline.last_day + timedelta(days=1)
    assert deadline.last_second.date() == deadline.last_day
    assert event.astimezone(zone).date() < deadline.counted[0]


@pytest.mark.parametrize(
    ("zone", "day", "end"),
    [
        # The clocks go from 24:00 to 01:00: there is no midnight.
        ("Africa/Cairo", date(2026, 4, 23), "2026-04-23T22:00:00+00:00"),
        ("America/Santiago", date(2026, 9, 5), "2026-09-06T04:00:00+00:00"),
        # The clocks go from 24:00 back to 23:00: the last hour comes twice.
        ("Africa/Cairo", date(2026, 10, 29), "2026-10-29T22:00:00+00:00"),
        # The clocks go from 01:00 back to 00:00: midnight comes twice, and the first one ends it.
        ("America/Havana", date(2026, 10, 31), "2026-11-01T04:00:00+00:00"),
        # Of three quarters of an hour, and a day before Beijing.
        ("Pacific/Chatham", date(2026, 11, 25), "2026-11-25T10:15:00+00:00"),
        ("Pacific/Niue", date(2026, 11, 25), "2026-11-26T11:00:00+00:00"),
    ],
)
def test_a_day_ends_where_midnight_is_missing_or_comes_twice(zone, day, end):
    assert WorkingCalendar("NONE", zone).end_of(day).isoformat() == end


def test_a_day_that_a_zone_left_out_ends_with_the_one_before():
    apia = WorkingCalendar("NONE", "Pacific/Apia")

    assert apia.end_of(date(2011, 12, 30)) == apia.end_of(date(2011, 12, 29))
