"""Days off: what the library says, never by the order of asking, and never past what it knows."""

import re
from collections import defaultdict
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.days_off import LAST_YEAR, ORDERS_SINCE, TABLES_END, DaysOff, days_off
from core.errors import Fault

COUNTRIES = sorted(holidays.list_supported_countries(include_aliases=False))
SURE = re.compile(r" \((observed|estimated|observed, estimated)\)")


def days_of(*years: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n)
        for year in years
        for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


def works(told: DaysOff, day: date) -> bool:
    return not told.holiday(day) and (not told.at_weekend(day) or told.made_up(day))


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_china_works_on_exactly_the_days_that_its_council_names(year):
    china = days_off("CN")
    wrong = [d for d in days_of(year) if works(china, d) != chinese_calendar.is_workday(d)]

    assert wrong == []


@given(st.permutations([2004, 2005, 2006, 2007, 2008]))
def test_what_is_said_of_a_day_does_not_depend_on_what_was_asked_before(years):
    days_off.cache_clear()
    china = days_off("CN")
    for year in years:
        china.holiday(date(year, 6, 1))

    assert china.made_up(date(2005, 12, 31))
    assert china.made_up(date(2006, 12, 30))
    assert not china.made_up(date(2008, 12, 27))


@pytest.mark.parametrize(
    ("country", "saturday"), [("CN", date(2005, 12, 31)), ("VN", date(2019, 1, 5))]
)
def test_a_saturday_worked_for_the_year_beside_counts_before_that_year_is_asked_for(
    country, saturday
):
    days_off.cache_clear()

    assert days_off(country).made_up(saturday)


@pytest.mark.parametrize(
    ("country", "last"), [("CN", 2026), ("HU", 2026), ("LV", 2026), ("RU", 2027), ("VN", 2026)]
)
def test_where_days_are_moved_by_a_yearly_order_the_next_year_is_not_settled(country, last):
    told = days_off(country)

    assert told.settled(date(last, 11, 24))
    assert not told.settled(date(last + 1, 1, 4))
    assert not told.settled(date(last + 3, 6, 1))


@pytest.mark.parametrize("country", ["NONE", "US", "GB-ENG", "DE", "JP", "BG", "UA"])
def test_where_days_off_are_fixed_by_statute_years_ahead_are_settled(country):
    told = days_off(country)

    assert all(told.settled(day) for day in days_of(2027))


def test_a_day_that_the_moon_decides_is_not_settled_nor_are_the_days_beside_it():
    emirates = days_off("AE")
    unsure = [day.isoformat() for day in days_of(2027) if not emirates.settled(day)]

    assert "(estimated)" in emirates.holiday(date(2027, 3, 9))
    assert unsure[:5] == ["2027-03-08", "2027-03-09", "2027-03-10", "2027-03-11", "2027-03-12"]
    assert all(emirates.settled(day) for day in days_of(2026))


@pytest.mark.parametrize("country", COUNTRIES)
def test_an_estimate_is_known_by_its_label_in_every_country(country):
    told = days_off(country)
    label = getattr(told.table, "estimated_label", None)
    said = told.table.tr(label) % "Eid" if label else ""

    assert told._estimate in said
    assert bool(told._estimate) == bool(label)


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_yearly_day_off_is_lost_before_the_calendar_says_that_it_ends(country):
    told = days_off(country)
    by_year = defaultdict(set)
    for day in days_of(*range(2017, min(told.last_year, 2040) + 1)):
        for name in (told.holiday(day) or "").split("; "):
            by_year[day.year].add(SURE.sub("", name))
    lost = {
        year: names
        for year in list(by_year)[11:]
        if (
            names := set.intersection(*(by_year[y] for y in range(year - 10, year)))
            - set.union(*(by_year[y] for y in by_year if y >= year))
        )
    }

    assert lost == {}


def test_countries_whose_lunar_days_run_out_end_there():
    assert {country: days_off(country).last_year for country in TABLES_END} == TABLES_END
    assert days_off("LK").last_year == 2026
    assert days_off("IN").settled(date(2035, 12, 31))
    assert days_off("CN").last_year == LAST_YEAR


def test_every_country_that_moves_days_by_order_has_lately_done_so_or_long_given_it_up():
    last = {c: days_off(c)._last_order for c in COUNTRIES}
    ordering = {country: year for country, year in last.items() if year < LAST_YEAR}

    assert "CN" in ordering
    assert not {"BG", "AM", "UA"} & set(ordering)
    assert all(year >= ORDERS_SINCE for year in ordering.values())


@pytest.mark.parametrize(
    ("country", "weekend"),
    [("CN", {5, 6}), ("HK", {6}), ("IL", {4, 5}), ("SA", {4, 5}), ("BN", {4, 6}), ("NONE", {5, 6})],
)
def test_a_country_has_its_own_weekend(country, weekend):
    week = days_of(2026)[4:11]

    assert {day.weekday() for day in week if days_off(country).at_weekend(day)} == weekend


def test_a_weekend_is_that_of_its_date():
    friday, sunday = date(2021, 6, 4), date(2021, 6, 6)
    emirates = days_off("AE")

    assert emirates.at_weekend(friday)
    assert not emirates.at_weekend(sunday)
    assert emirates.at_weekend(date(2026, 6, 7))


def test_a_part_of_a_country_has_days_of_its_own():
    easter_monday = date(2026, 4, 6)

    assert days_off("GB").holiday(easter_monday) is None
    assert days_off("GB").parts == ("ENG", "NIR", "SCT", "WLS")
    assert days_off("GB-ENG").holiday(easter_monday) == "Easter Monday"
    assert days_off("GB-ENG").parts == ()


@pytest.mark.parametrize("country", ["", "XX", "cn", "CHN", "GB-", "GB-QQQ", "CN-BJ", "NYSE", "__"])
def test_a_country_that_nobody_knows_is_refused(country):
    with pytest.raises(Fault, match="no days off are known"):
        days_off(country)


def test_a_moved_day_off_names_the_day_it_stands_for_as_everybody_reads_it():
    assert days_off("CN").holiday(date(2026, 2, 20)) == "Day off (substituted from 2026-02-14)"


def test_days_off_are_named_in_english_whatever_the_machine_speaks(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    days_off.cache_clear()

    assert days_off("CN").holiday(date(2026, 10, 1)) == "National Day"
