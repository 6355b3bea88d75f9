"""The acceptance period: each anchor, and what a missing date does to it."""

from datetime import date, datetime

import pytest

from core.rulebook.filing_period import (
    ANCHORS,
    filing_deadline,
    filing_period,
    filing_waits_for,
)

STATED = {"closing_notice_at": None, "receipt_told_on": None}
"""What records and people state where there is nothing to say."""


def day(text: str) -> datetime:
    """Noon in Beijing."""
    return datetime.fromisoformat(f"{text}T12:00:00+08:00")


@pytest.fixture
def last_day(told, profile, calendar):
    def of(category, **facts):
        known = told({"category": category, **STATED, **facts})
        deadline = filing_deadline(known, profile, calendar)
        return deadline.last_day if deadline else None

    return of


def test_goods_never_received_count_from_the_later_of_payment_and_agreed_delivery(last_day):
    late_payment = last_day(
        "CAT-1.1", paid_at=day("2026-07-20"), agreed_delivery_by=date(2026, 7, 10)
    )
    late_delivery = last_day(
        "CAT-1.4", paid_at=day("2026-06-01"), agreed_delivery_by=date(2026, 7, 10)
    )

    assert late_payment == date(2026, 10, 19)
    assert late_delivery == date(2026, 10, 8)


def test_goods_received_count_from_confirmation_before_the_carrier_s_word(last_day):
    dates = {"delivered_at": day("2026-07-08"), "receipt_confirmed_at": day("2026-07-09")}

    assert last_day("CAT-2.2", **dates) == date(2026, 8, 10)
    assert last_day("CAT-3", **{**dates, "receipt_confirmed_at": None}) == date(2026, 8, 7)


def test_a_return_counts_from_the_later_of_its_delivery_and_the_agreed_refund(last_day):
    found = last_day(
        "CAT-1.3", return_delivered_at=day("2026-06-29"), agreed_refund_by=date(2026, 7, 4)
    )

    assert found == date(2026, 8, 3)


def test_a_broken_promise_counts_from_the_later_of_its_day_and_receipt(last_day):
    found = last_day(
        "CAT-9", commitment_due_on=date(2026, 6, 20), receipt_confirmed_at=day("2026-07-16")
    )

    assert found == date(2026, 8, 17)


def test_insults_count_from_the_last_of_them(last_day):
    assert last_day("CAT-5", last_act_at=day("2026-08-12")) == date(2026, 9, 11)


def test_a_period_that_reaches_next_year_is_provisional(told, profile, calendar):
    facts = told(
        {**STATED, "category": "CAT-1.1", "paid_at": None, "agreed_delivery_by": date(2026, 11, 20)}
    )
    found = filing_deadline(facts, profile, calendar)

    assert found is not None
    assert found.last_day == date(2027, 2, 18)
    assert found.provisional
    assert found.rule == "ACC-1"


def test_no_period_is_reckoned_from_half_of_what_it_needs(told, profile, calendar):
    facts = told({**STATED, "category": "CAT-2.1", "delivered_at": None})

    assert filing_period(facts, profile, calendar) is None
    assert filing_waits_for(facts, profile) == ("receipt_confirmed_at",)


def test_a_period_that_could_still_grow_says_what_is_missing(told, profile, calendar):
    facts = told({**STATED, "category": "CAT-1.1", "agreed_delivery_by": date(2026, 7, 10)})
    period = filing_period(facts, profile, calendar)

    assert period is not None
    assert period.deadline is not None
    assert period.surely_ends_at is None
    assert period.missing == ("paid_at",)


def test_goods_without_any_receipt_wait_for_payment_and_delivery_dates(told, profile, calendar):
    facts = told(
        {**STATED, "category": "CAT-6", "delivered_at": None, "receipt_confirmed_at": None}
    )

    assert filing_period(facts, profile, calendar) is None
    assert filing_waits_for(facts, profile) == ("paid_at", "agreed_delivery_by")


def test_without_a_category_there_is_no_period(told, profile, calendar):
    assert filing_period(told({}), profile, calendar) is None
    assert filing_waits_for(told({}), profile) == ("category",)


def test_every_anchor_is_used_by_the_shipped_profile(profile):
    assert {rule.anchor for rule in profile.filing} == set(ANCHORS)
