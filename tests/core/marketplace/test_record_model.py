import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from core.marketplace.event import OrderEvent
from core.marketplace.record_model import event_schema, order_schema

DOCS = Path(__file__).parents[3] / "docs" / "schema"
PUBLISHED = {"order-record.v1.json": order_schema, "order-event.v1.json": event_schema}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_the_one_the_code_holds(name):
    assert (DOCS / name).read_text("utf-8") == PUBLISHED[name]()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_a_schema_without_defaults(name):
    schema = json.loads(PUBLISHED[name]())
    Draft202012Validator.check_schema(schema)

    assert '"default"' not in PUBLISHED[name]()


def test_the_published_examples_satisfy_the_published_schema():
    order = Draft202012Validator(json.loads(order_schema()))
    event = Draft202012Validator(json.loads(event_schema()))
    lines = (DOCS / "example-orders.jsonl").read_text("utf-8").splitlines()
    examples = [json.loads(line) for line in lines if line]

    assert [(order.is_valid(e), event.is_valid(e)) for e in examples] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_every_event_has_its_place_in_the_schema():
    kinds = set(json.loads(event_schema())["discriminator"]["mapping"])

    assert kinds == {kind.kind for kind in OrderEvent.__args__}
