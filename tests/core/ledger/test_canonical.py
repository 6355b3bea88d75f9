from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault
from core.ledger.canonical import canonical


class Colour(StrEnum):
    RED = "red"


def test_fields_are_sorted_and_nothing_is_spaced():
    assert canonical({"b": 1, "a": [True, None, "é"]}) == '{"a":[true,null,"é"],"b":1}'.encode()


def test_an_instant_is_written_in_utc_with_microseconds_only_where_there_are_any():
    beijing = timezone(timedelta(hours=8))

    assert canonical(datetime(2026, 11, 24, 18, 0, tzinfo=beijing)) == b'"2026-11-24T10:00:00Z"'
    assert (
        canonical(datetime(2026, 1, 2, 3, 4, 5, 60, tzinfo=UTC)) == b'"2026-01-02T03:04:05.000060Z"'
    )


def test_days_amounts_members_and_tuples_have_one_form():
    value = (date(2026, 11, 24), Decimal("12.50"), Decimal("1E+2"), Colour.RED, {Colour.RED: 1})

    assert canonical(value) == b'["2026-11-24","12.50","100","red",{"red":1}]'


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        Decimal("NaN"),
        Decimal("Infinity"),
        datetime(2026, 1, 1),  # noqa: DTZ001 — a naive time is what is refused
        2**53,
        "\ud800",
        {1: "a"},
        b"bytes",
        {"set"},
        [[0.5]],
    ],
    ids=repr,
)
def test_what_has_no_exact_form_is_a_fault(value):
    with pytest.raises(Fault):
        canonical(value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=15,
)


@given(JSON, JSON)
def test_equal_values_and_only_they_have_equal_bytes(one, other):
    assert (canonical(one) == canonical(other)) == (repr_of(one) == repr_of(other))


def repr_of(value):
    """Order of fields aside, and True told from 1."""
    if isinstance(value, dict):
        return ("dict", sorted((key, repr_of(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("list", [repr_of(item) for item in value])
    return (type(value).__name__, repr(value))
