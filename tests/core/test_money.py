"""Money: exact, of one currency, and the same when read back."""

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault
from core.money import _DECIMALS, Money, decimals, total

FUNDS = {"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "SVC", "USN", "UYI", "UYW", "VED"}
"""Codes of ISO 4217 that are not the one tender of a country: funds, units of account, a double."""


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "shown"),
    [
        ("260", "USD", 26000, "USD 260.00"),
        ("260.5", "EUR", 26050, "EUR 260.50"),
        ("9800", "JPY", 9800, "JPY 9800"),
        ("1.234", "KWD", 1234, "KWD 1.234"),
        ("1.2345", "CLF", 12345, "CLF 1.2345"),
        ("-0", "USD", 0, "USD 0.00"),
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
        ("1E-400", "EUR"),
        ("1E+99999999999999999999", "EUR"),
        ("1E-99999999999999999999", "EUR"),
        ("9" * 5000, "EUR"),
        (260, "EUR"),
        (2.5, "EUR"),
        ("1.23456", "UYW"),
        ("sNaN", "USD"),
        ("-Infinity", "USD"),
        ("1_000", "USD"),
        (" 1", "USD"),
        ("1\n", "USD"),
        ("١", "USD"),
        ("1.", "USD"),
        ("1", "XYZ"),
        ("1", "XAU"),
        ("1", "XTS"),
        ("1", ""),
        ("1", "usd"),
        ("1", "US"),
        ("1", "DOLLAR"),
        ("1", "ДОЛ"),
    ],
)
def test_what_is_no_amount_of_a_currency_is_refused(amount, currency):
    with pytest.raises(Fault):
        Money.parse(amount, currency)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")])
def test_what_is_not_finite_is_no_amount(amount):
    with pytest.raises(Fault, match="is not an amount"):
        Money(amount, "USD")


def test_every_currency_in_use_is_known_and_no_other():
    tender = get_global("territory_currencies").values()
    used = {code for told in tender for code, _, until, legal in told if legal and until is None}
    lately = {
        code
        for told in tender
        for code, _, until, legal in told
        if legal and (until or ())[:1] >= (2020,)
    }

    assert used | lately <= set(_DECIMALS)
    assert set(_DECIMALS) - used - lately == FUNDS


def test_decimals_are_those_of_cldr_where_it_counts_as_iso_does():
    """CLDR says what is usual in prices: none for the rial, which ISO 4217 gives two."""
    differ = {code for code in _DECIMALS if decimals(code) != get_currency_precision(code)}

    assert {code for code in differ if decimals(code) != 2} == {"IQD"}
    assert {get_currency_precision(code) for code in differ} == {0}


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
       st.sampled_from(["USD", "JPY", "KWD", "CLF"]))  # fmt: skip
def test_sums_are_exact_and_survive_being_written_down(one, other, currency):
    first, second = Money.from_minor(one, currency), Money.from_minor(other, currency)

    assert (first + second).minor == one + other
    assert first + second - second == first
    assert Money.from_json(first.as_json()) == first
    assert len(first.as_json()["amount"].partition(".")[2]) == decimals(currency)


def test_the_amount_is_kept_in_plain_digits():
    assert Money(Decimal("1E+3"), "USD").as_json() == {"amount": "1000.00", "currency": "USD"}


@given(st.lists(st.integers(-(10**9), 10**9)), st.sampled_from(["USD", "JPY", "KWD", "CLF"]))
def test_a_total_is_exact_whatever_the_order(units, currency):
    amounts = [Money.from_minor(one, currency) for one in units]

    assert total(amounts, currency).minor == sum(units)
    assert total(reversed(amounts), currency) == total(amounts, currency)


def test_a_total_of_two_currencies_is_refused():
    with pytest.raises(Fault, match="cannot be reckoned together"):
        total([Money.parse("1", "USD"), Money.parse("1", "EUR")], "USD")
    with pytest.raises(Fault, match="cannot be reckoned together"):
        total([Money.parse("1", "USD")], "EUR")


def test_a_sum_beyond_reckoning_is_refused():
    most = Money.parse("9" * 18, "JPY")

    with pytest.raises(Fault, match="more than can be reckoned with"):
        total([most, most], "JPY")
