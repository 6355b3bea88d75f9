"""The tests of special regulations: what they say, and what they leave open."""

from datetime import date
from decimal import Decimal

import pytest

from core.money import Money
from core.rulebook.condition import BadCondition, Condition

ORDER = {
    "order_type": "sample",
    "buyer_country": "DE",
    "amount_paid": Money(Decimal("149.99"), "EUR"),
    "ordered_on": date(2026, 11, 1),
    "tags": ["fragile", "cold chain"],
    "gift": True,
    "brand": None,
    "category": "CAT-2.1",
    "claimant.country": "FR",
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("order_type == sample", True),
        ("order.order_type == 'sample'", True),
        ("order_type != sample", False),
        ("buyer_country in [DE, FR]", True),
        ("buyer_country in [FR]", False),
        ("amount_paid < 150", True),
        ("amount_paid >= 149.99", True),
        ("amount_paid > 149.99", False),
        ("ordered_on >= 2026-11-01", True),
        ("ordered_on < 2026-11-01", False),
        ('tags contains "cold chain"', True),
        ("tags contains cold", False),
        ("gift == true", True),
        ("brand == null", True),
        ("category in [CAT-2.1, CAT-2.2] and claimant.country == FR", True),
        ("gift == false or order_type == sample", True),
        ("not order_type == sample", False),
        ("not (gift == false and order_type == sample)", True),
        ("true", True),
        ("weather == fine", None),
        ("not weather == fine", None),
        ("weather == fine or gift == true", True),
        ("weather == fine and gift == false", False),
        ("weather == fine and gift == true", None),
        ("gift > 3", False),
        ("buyer_country > 3", False),
        ("brand contains x", False),
    ],
)
def test_a_test_holds_or_not_or_is_open(text, holds):
    assert Condition.read(text).holds(ORDER) is holds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a name is missing"),
        ("order_type", "a comparison is missing"),
        ("order_type ==", "a value is missing"),
        ("order_type = sample", "it cannot be read from"),
        ("order_type like sample", "like is no comparison"),
        ("Order == 3", "Order is no name"),
        ("a == 1 b == 2", "it goes on after its end with b"),
        ("(a == 1", ") is missing"),
        ("a in DE", "[ is missing"),
        ("a in [DE", "] is missing"),
        ("a == 2026-02-30", "2026-02-30 is no day"),
        ("not " * 50 + "a == 1", "it is nested too deeply"),
        ("(" * 50 + "a == 1", "it is nested too deeply"),
    ],
)
def test_what_cannot_be_read_says_why(text, told):
    with pytest.raises(
        BadCondition, match=told.translate({40: r"\(", 41: r"\)", 91: r"\[", 93: r"\]"})
    ):
        Condition.read(text)


def test_a_test_names_the_facts_that_it_asks_for():
    assert Condition.read("a == 1 and (b == 2 or a == 3)").names == ("a", "b")
