from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.marketplace.facts import facts_from
from core.marketplace.order import OrderRecord
from core.marketplace.parts import (
    Account,
    Chargeback,
    ChargebackStatus,
    Refund,
    RefundStatus,
    Settlement,
    Tracking,
)
from core.money import Money

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
EARLIER = NOON - timedelta(days=1)


def facts(**more):
    return facts_from(
        OrderRecord(
            order_id="OK-1",
            on_okyoo=True,
            buyer=Account("b"),
            seller=Account("s"),
            title="Lamp",
            quantity=2,
            **more,
        )
    )


def usd(amount):
    return Money(Decimal(amount), "USD")


def test_a_record_that_says_nothing_gives_no_facts_but_its_own():
    assert facts() == {"on_okyoo": True, "quantity": 2}


def test_a_record_that_denies_gives_the_denial_as_a_fact():
    said = facts(shipped_at=None, refund=None, settlement=None, chargeback=None, tracking=None)

    assert said["shipped_at"] is None
    assert (said["refund_status"], said["refund_executed_at"]) == ("none", None)
    assert (said["settlement_recorded"], said["settlement_performed"]) == (False, False)
    assert said["chargeback"] is False
    assert said["fraud_signs"] == ()


def test_an_executed_refund_says_how_much_and_when():
    said = facts(refund=Refund(RefundStatus.FULL, usd("260"), NOON))

    assert (said["refund_status"], said["refund_executed_at"]) == ("full", NOON)


def test_a_refund_whose_moment_is_not_said_leaves_the_moment_unknown():
    assert "refund_executed_at" not in facts(refund=Refund(RefundStatus.FULL))
    assert facts(refund=Refund(RefundStatus.NONE))["refund_executed_at"] is None


@pytest.mark.parametrize(
    ("settlement", "performed"),
    [
        (Settlement(fully_performed=True), True),
        (Settlement(fully_performed=False, due=usd("1"), performed=usd("1")), False),
        (Settlement(due=usd("25"), performed=usd("25.00")), True),
        (Settlement(due=usd("25"), performed=usd("24.99")), False),
        (Settlement(due=usd("25"), performed=None), False),
        (Settlement(due=usd("25"), performed=Money(Decimal(25), "EUR")), "unknown"),
        (Settlement(due=usd("25")), "unknown"),
        (Settlement(due=None, performed=usd("25")), "unknown"),
    ],
)
def test_a_settlement_is_performed_only_when_the_record_shows_it(settlement, performed):
    said = facts(settlement=settlement)

    assert said["settlement_recorded"] is True
    assert said.get("settlement_performed", "unknown") == performed


@pytest.mark.parametrize(
    ("status", "there_is"),
    [
        (ChargebackStatus.OPEN, True),
        (ChargebackStatus.LOST, True),
        (ChargebackStatus.WITHDRAWN, False),
    ],
)
def test_a_withdrawn_chargeback_is_none(status, there_is):
    assert facts(chargeback=Chargeback(NOON, status))["chargeback"] is there_is


def test_a_parcel_scanned_before_payment_is_a_sign():
    tracking = Tracking("LX1", first_scan_at=EARLIER)

    assert facts(paid_at=NOON, tracking=tracking)["fraud_signs"] == ("first_scan_before_payment",)
    assert facts(paid_at=EARLIER, tracking=tracking)["fraud_signs"] == ()


def test_a_parcel_delivered_elsewhere_is_a_sign_even_where_payment_is_unknown():
    said = facts(tracking=Tracking("LX1", delivered_country="MX"), deliver_to_country="PL")

    assert said["fraud_signs"] == ("delivered_to_other_country",)


def test_no_sign_is_claimed_where_the_record_cannot_show_one():
    assert "fraud_signs" not in facts(paid_at=NOON, tracking=Tracking("LX1"))
