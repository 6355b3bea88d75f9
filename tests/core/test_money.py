"""Money: exact, of one currency, and the same when read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault
from core.money import Money, decimals


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "shown"),
    [
        ("260", "USD", 26000, "USD 260.00"),
        ("260.5", "EUR", 26050, "EUR 260.50"),
        ("9800", "JPY", 9800, "JPY 9800"),
        ("1.234", "KWD", 1234, "KWD 1.234"),
        ("-3.10", "CNY", -310, "CNY -3.10"),
        ("1E+3", "JPY", 1000, "JPY 1000"),
    ],
)
def test_an_amount_has_its_currency_s_decimals(amount, currency, minor, shown):
    money = Money.parse(amount, currency)

    assert money.minor == minor
    assert str(money) == shown
    assert Money.from_minor(minor, currency) == money


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("1.234", "USD"),
        ("0.5", "JPY"),
        ("1.2345", "KWD"),
        ("NaN", "USD"),
        ("Infinity", "USD"),
        ("1,50", "EUR"),
        ("", "EUR"),
        ("a lot", "EUR"),
        ("1e30", "EUR"),
        ("1", "usd"),
        ("1", "US"),
        ("1", "DOLLAR"),
        ("1", "ДОЛ"),
    ],
)
def test_what_is_no_amount_of_a_currency_is_refused(amount, currency):
    with pytest.raises(Fault):
        Money.parse(amount, currency)


def test_a_float_is_no_amount():
    with pytest.raises(Fault, match="is not an amount"):
        Money(0.1, "USD")


def test_two_currencies_are_never_reckoned_together():
    dollars, euros = Money.parse("1", "USD"), Money.parse("1", "EUR")

    for reckoning in (Money.__add__, Money.__sub__, Money.__lt__, Money.__ge__):
        with pytest.raises(Fault, match="cannot be reckoned together"):
            reckoning(dollars, euros)
    assert dollars != euros


def test_amounts_of_one_currency_are_compared():
    small, large = Money.parse("1", "USD"), Money.parse("2.00", "USD")

    assert small < large
    assert large >= small
    assert max(small, large) is large


@given(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15),
       st.sampled_from(["USD", "JPY", "KWD"]))  # fmt: skip
def test_sums_are_exact_and_survive_being_written_down(one, other, currency):
    first, second = Money.from_minor(one, currency), Money.from_minor(other, currency)

    assert (first + second).minor == one + other
    assert first + second - second == first
    assert Money.from_json(first.as_json()) == first
    assert len(first.as_json()["amount"].partition(".")[2]) == decimals(currency)


def test_the_amount_is_kept_in_plain_digits():
    assert Money(Decimal("1E+3"), "USD").as_json() == {"amount": "1000.00", "currency": "USD"}
