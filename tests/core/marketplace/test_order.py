from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault, Refused
from core.marketplace.event import (
    ChargedBack,
    Delivered,
    Paid,
    ReceiptConfirmed,
    Refunded,
    Shipped,
    Tracked,
)
from core.marketplace.missing import MISSING
from core.marketplace.order import OrderRecord, after
from core.marketplace.parts import (
    Account,
    Chargeback,
    ChargebackStatus,
    Refund,
    RefundStatus,
    Tracking,
)
from core.marketplace.record_model import from_json
from core.money import Money

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
USD = Money(Decimal("260.00"), "USD")


def order(**more):
    return OrderRecord(
        order_id="OK-1",
        on_okyoo=True,
        buyer=Account("b"),
        seller=Account("s", "Shop"),
        title="Lamp",
        quantity=2,
        **more,
    )


def hours(number):
    return NOON + timedelta(hours=number)


def test_what_the_record_does_not_say_is_missing_and_what_it_denies_is_none():
    record = order(shipped_at=None)

    assert "shipped_at" in record.to_json()
    assert "delivered_at" not in record.to_json()
    assert not MISSING


def test_a_stated_absence_changes_the_hash():
    assert order().record_sha() != order(shipped_at=None).record_sha()
    assert order().record_sha() == order().record_sha()


def test_a_record_comes_back_exactly():
    record = order(amount_paid=USD, paid_at=NOON, options={"Colour": "red"}, refund=None)
    record = after(record, Shipped("e1", "OK-1", hours(1), Tracking("LX1", carrier=None)))
    again = from_json(record.to_json())

    assert again == record
    assert again.record_sha() == record.record_sha()


def test_events_settle_what_they_are_about():
    record = order()
    for event in (
        Paid("e1", "OK-1", NOON, USD, "visa"),
        Shipped("e2", "OK-1", hours(1)),
        Delivered("e3", "OK-1", hours(2)),
        ReceiptConfirmed("e4", "OK-1", hours(3)),
        ChargedBack("e5", "OK-1", hours(4), Chargeback(hours(4), ChargebackStatus.OPEN)),
    ):
        record = after(record, event)

    assert (record.amount_paid, record.paid_at, record.payment_method) == (USD, NOON, "visa")
    assert (record.shipped_at, record.tracking) == (hours(1), MISSING)
    assert (record.delivered_at, record.receipt_confirmed_at) == (hours(2), hours(3))
    assert record.chargeback.status is ChargebackStatus.OPEN


def test_events_may_arrive_in_any_order():
    events = [
        Shipped("e1", "OK-1", NOON, Tracking("LX1")),
        Tracked("e2", "OK-1", hours(1), Tracking("LX1", status="in_transit")),
        Tracked("e3", "OK-1", hours(1), Tracking("LX1", status="at the border")),
        Refunded("e4", "OK-1", hours(2), Refund(RefundStatus.PARTIAL)),
        Refunded("e5", "OK-1", hours(3), Refund(RefundStatus.FULL)),
    ]
    ends = set()
    for arrival in permutations(events):
        record = order()
        for event in arrival:
            record = after(record, event)
        ends.add(record.record_sha())

    assert len(ends) == 1
    assert record.tracking.status == "at the border"
    assert record.refund.status is RefundStatus.FULL


@given(st.lists(st.sampled_from(range(4)), min_size=1))
def test_a_repeated_event_changes_nothing(arrival):
    events = [Delivered(f"e{n}", "OK-1", hours(n)) for n in range(4)]
    record = order()
    for n in arrival:
        record = after(record, events[n])

    assert record.delivered_at == hours(max(arrival))
    assert len(record.events) == len(set(arrival))


def test_a_known_event_with_other_content_is_refused():
    record = after(order(), Delivered("e1", "OK-1", NOON))

    with pytest.raises(Refused, match="order-event-changed"):
        after(record, Delivered("e1", "OK-1", hours(1)))


def test_an_event_of_another_order_is_a_fault():
    with pytest.raises(Fault):
        after(order(), Delivered("e1", "OK-2", NOON))
