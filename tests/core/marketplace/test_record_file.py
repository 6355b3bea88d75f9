import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.marketplace.missing import MISSING
from core.marketplace.order import OrderRecord, after
from core.marketplace.record_file import read_csv, read_jsonl
from core.marketplace.record_types import RecordError

DOCS = Path(__file__).parents[3] / "docs" / "schema"
ORDER = {
    "schema_version": "1",
    "order_id": "OK-1",
    "on_okyoo": True,
    "buyer": {"id": "b"},
    "seller": {"id": "s"},
    "title": "Lamp",
    "quantity": 2,
}
EVENT = {
    "schema_version": "1",
    "kind": "delivered",
    "event_id": "e1",
    "order_id": "OK-1",
    "at": "2026-11-24T10:00:00Z",
}
HEADER = "order_id,on_okyoo,buyer.id,seller.id,title,quantity"
ROW = "OK-1,true,b,s,Lamp,2"


def fault(reader, *lines):
    with pytest.raises(RecordError) as refused:
        list(reader(lines))
    return refused.value.line, refused.value.path, refused.value.reason


def changed(**more):
    return json.dumps({**ORDER, **more})


def test_the_published_example_of_json_lines_is_taken():
    with (DOCS / "example-orders.jsonl").open(encoding="utf-8") as lines:
        order, shipped, refunded = read_jsonl(lines)
    record = after(after(order, refunded), shipped)

    assert record.tracking.number == "LX940221509CN"
    assert record.refund.status == "partial"
    assert order.tracking is None
    assert order.listing is MISSING


def test_the_published_example_of_csv_is_taken():
    with (DOCS / "example-orders.csv").open(encoding="utf-8", newline="") as lines:
        kettle, chair = read_csv(lines)

    assert kettle.title == 'Kettle, "steel"'
    assert (kettle.tracking, kettle.refund, kettle.chat_extract) == (None, None, ())
    assert (kettle.delivered_at, kettle.options) == (MISSING, MISSING)
    assert (chair.tracking.number, chair.refund.status) == ("RR1", "full")
    assert (chair.agreed_ship_by, chair.chargeback, chair.buyer.name) == (MISSING, MISSING, None)
    assert chair.options == {"Colour": "red"}


def test_a_mark_at_the_start_and_blank_lines_are_no_fault():
    assert len(list(read_jsonl(["\ufeff" + changed(), "\n", "  ", json.dumps(EVENT)]))) == 2
    assert len(list(read_csv(["\ufeff" + HEADER, "", ROW]))) == 1


def paid(amount, currency):
    return changed(amount_paid={"amount": amount, "currency": currency})


@pytest.mark.parametrize(
    ("line", "path", "reason"),
    [
        ("{", "", "not-json"),
        ("[" * 100_000, "", "not-json"),
        ('{"quantity": NaN}', "", "not-json"),
        ("[]", "", "not-an-object"),
        ('{"kind": "x", "kind": "y"}', "kind", "twice"),
        (json.dumps({**EVENT, "kind": "vanished"}), "", "unknown-kind"),
        (json.dumps({**EVENT, "at": "yesterday"}), "at", "not-an-instant"),
        (json.dumps({**EVENT, "kind": "paid"}), "amount", "missing"),
        (changed(schema_version="2"), "schema_version", "unknown-version"),
        (changed(colour="red"), "colour", "unknown-field"),
        (changed(quantity=0), "quantity", "out-of-range"),
        (changed(quantity="2"), "quantity", "not-a-number"),
        (changed(on_okyoo="yes"), "on_okyoo", "not-yes-or-no"),
        (changed(on_okyoo=None), "on_okyoo", "not-yes-or-no"),
        (changed(title=7), "title", "not-a-text"),
        (changed(chat_extract={}), "chat_extract", "not-a-list"),
        (changed(buyer="b"), "buyer", "not-a-group"),
        (changed(options=[]), "options", "not-a-group"),
        (changed(amount_paid=12.5), "amount_paid", "not-money"),
        (changed(title=""), "title", "empty"),
        (changed(title="a" * 501), "title", "too-long"),
        (changed(title="a\x00b"), "title", "not-text"),
        (changed(title="\ud800"), "title", "not-text"),
        (changed(order_id="OK 1"), "order_id", "wrong-form"),
        (changed(buyer={}), "buyer.id", "missing"),
        (changed(paid_at="2026-11-24T10:00:00"), "paid_at", "not-an-instant"),
        (changed(paid_at="2026-02-30T10:00:00Z"), "paid_at", "not-an-instant"),
        (changed(paid_at="0001-01-01T00:00:00+23:59"), "paid_at", "not-an-instant"),
        (changed(paid_at="2012-12-31T23:59:59Z"), "paid_at", "not-an-instant"),
        (changed(paid_at="2100-01-01T00:00:00Z"), "paid_at", "not-an-instant"),
        (changed(agreed_ship_by="9999-12-31"), "agreed_ship_by", "not-a-day"),
        (changed(agreed_ship_by="24.11.2026"), "agreed_ship_by", "not-a-day"),
        (changed(agreed_ship_by="2026-02-30"), "agreed_ship_by", "not-a-day"),
        (paid(12.5, "USD"), "amount_paid.amount", "not-an-amount"),
        (paid("-1", "USD"), "amount_paid.amount", "not-an-amount"),
        (paid("1", "usd"), "amount_paid.currency", "wrong-form"),
        (changed(refund={"status": "most"}), "refund.status", "unknown-value"),
        (changed(events=[{**EVENT, "at": 5}]), "events[0].at", "not-an-instant"),
        (changed(events=[EVENT, EVENT]), "events[1].event_id", "twice"),
        (changed(events=[{**EVENT, "order_id": "OK-2"}]), "events[0].order_id", "other-order"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_taken_is_named_with_its_field(line, path, reason):
    assert fault(read_jsonl, changed(), line) == (2, path, reason)


@pytest.mark.parametrize(
    ("header", "row", "path", "reason"),
    [
        (HEADER, ROW + ",more", "", "cells"),
        (HEADER, "OK-1", "", "cells"),
        (HEADER, '"OK-1', "", "not-csv"),
        (HEADER, "OK-1,perhaps,b,s,Lamp,2", "on_okyoo", "not-yes-or-no"),
        (HEADER, "OK-1,true,b,s,Lamp,two", "quantity", "not-a-number"),
        (HEADER, "OK-1,true,b,s,Lamp,", "quantity", "missing"),
        (HEADER, "OK-1,true,null,s,Lamp,2", "buyer.id", "not-a-text"),
        (HEADER + ",colour", ROW + ",red", "colour", "unknown-field"),
        (HEADER + ",refund,refund.status", ROW + ",null,full", "refund.status", "contradiction"),
        (HEADER + ",refund.status,refund", ROW + ",full,null", "refund", "contradiction"),
        (HEADER + ",tracking.carrier", ROW + ",EMS", "tracking.number", "missing"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_column(header, row, path, reason):
    assert fault(read_csv, header, row) == (2, path, reason)


def test_rows_without_the_orders_id_are_of_another_file():
    assert fault(read_csv, "Name,Phone", "Li Wei,17") == (1, "", "not-orders")


def test_a_column_that_stands_twice_or_has_no_name_is_refused():
    assert fault(read_csv, HEADER + ",title", ROW + ",x") == (1, "title", "twice")
    assert fault(read_csv, HEADER + ",", ROW + ",x") == (1, "", "empty")


def test_the_refusal_carries_the_id_of_its_sentence():
    with pytest.raises(RecordError, match="record-out-of-range") as refused:
        list(read_jsonl([changed(quantity=0)]))

    assert refused.value.words == {"line": 1, "path": "quantity"}


def test_an_option_may_have_dots_in_its_name():
    (record,) = read_csv([HEADER + ",options.Size.EU", ROW + ",42"])

    assert record.options == {"Size.EU": "42"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*ORDER, *EVENT]), inner),
    max_leaves=8,
)


def taken(reader, lines):
    """What is read, or the refusal."""
    try:
        return list(reader(lines))
    except RecordError as refused:
        return refused


CHANGES = st.dictionaries(st.sampled_from([*ORDER, *EVENT, "refund", "events"]), JSON)


@given(st.sampled_from([ORDER, EVENT]), CHANGES)
def test_whatever_a_line_says_it_is_taken_exactly_or_refused_in_its_place(base, change):
    read = taken(read_jsonl, [json.dumps({**base, **change})])

    if isinstance(read, RecordError):
        assert read.line == 1
    else:
        assert taken(read_jsonl, [json.dumps(read[0].to_json())]) == read


@given(st.lists(st.text()))
def test_whatever_stands_in_a_csv_file_it_is_read_or_refused(lines):
    read = taken(read_csv, lines)

    if isinstance(read, RecordError):
        assert read.line <= len(lines) + 1
    else:
        assert all(isinstance(record, OrderRecord) for record in read)
