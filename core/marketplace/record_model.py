"""The border: an order's record as JSON in, frozen values out, and the published schema."""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails

from core.marketplace.event import OrderEvent
from core.marketplace.order import OrderRecord
from core.marketplace.record_events import AnyEventModel
from core.marketplace.record_parts import (
    AccountModel,
    ChargebackModel,
    Chat,
    LiquidatedDamagesModel,
    ListingModel,
    Model,
    MoneyModel,
    Options,
    RefundModel,
    SettlementModel,
    TrackingModel,
)
from core.marketplace.record_types import (
    Country,
    Day,
    Instant,
    Key,
    Line,
    Quantity,
    RecordError,
)


class OrderModel(Model):
    """One order, as the marketplace knows it. Left out: unknown. `null` or `[]`: there is none."""

    makes = OrderRecord
    schema_version: Literal["1"]
    order_id: Key
    on_okyoo: bool
    buyer: AccountModel
    seller: AccountModel
    title: Line
    quantity: Quantity
    unit_price: MoneyModel | None = None
    amount_paid: MoneyModel | None = None
    paid_at: Instant | None = None
    payment_method: Line | None = None
    options: Options | None = None
    agreed_ship_by: Day | None = None
    agreed_delivery_by: Day | None = None
    shipped_at: Instant | None = None
    tracking: TrackingModel | None = None
    delivered_at: Instant | None = None
    receipt_confirmed_at: Instant | None = None
    deliver_to_country: Country | None = None
    refund: RefundModel | None = None
    settlement: SettlementModel | None = None
    chargeback: ChargebackModel | None = None
    liquidated_damages: LiquidatedDamagesModel | None = None
    listing: ListingModel | None = None
    chat_extract: Chat | None = None
    events: list[AnyEventModel] = Field(default_factory=list)


_ORDER: Final = TypeAdapter[Any](OrderModel)
_EVENT: Final = TypeAdapter[Any](AnyEventModel)

_REASONS: Final = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "union_tag_invalid": "unknown-kind",
    "union_tag_not_found": "unknown-kind",
    "literal_error": "unknown-value",
    "enum": "unknown-value",
    "string_too_long": "too-long",
    "too_long": "too-long",
    "string_too_short": "empty",
    "string_pattern_mismatch": "wrong-form",
    "string_unicode": "not-text",
    "string_type": "not-a-text",
    "int_type": "not-a-number",
    "bool_type": "not-yes-or-no",
    "list_type": "not-a-list",
    "dict_type": "not-a-group",
    "model_type": "not-a-group",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}
"""pydantic's codes in our words; whatever else it says is a wrong type."""


def from_json(data: Mapping[str, Any]) -> OrderRecord:
    """The record that `OrderRecord.to_json` wrote, or an importer read. Raises RecordError."""
    record: OrderRecord = _read(_ORDER, data)
    seen = set()
    for index, event in enumerate(record.events):
        if event.order_id != record.order_id:
            raise RecordError(0, f"events[{index}].order_id", "other-order")
        if event.event_id in seen:
            raise RecordError(0, f"events[{index}].event_id", "twice")
        seen.add(event.event_id)
    return record


def event_from_json(data: Mapping[str, Any]) -> OrderEvent:
    """The event that its `to_json` wrote, or an importer read. Raises RecordError."""
    event: OrderEvent = _read(_EVENT, data)
    return event


def order_schema() -> str:
    """The published JSON Schema of an order, as the text of its file."""
    return _schema(_ORDER, "order-record", "An order as the marketplace records it")


def event_schema() -> str:
    """The published JSON Schema of an order's event, as the text of its file."""
    return _schema(_EVENT, "order-event", "Something that happened to an order")


def _read(border: TypeAdapter[Any], data: Mapping[str, Any]) -> Any:  # noqa: ANN401 — what it makes
    try:
        return border.validate_python(dict(data)).value()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _refusal(first, _path(_without_kind(border, first["loc"]))) from None


def _without_kind(border: TypeAdapter[Any], loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Drop the kind: pydantic names an event's kind on the way to its field."""
    if border is _EVENT:
        return loc[1:]
    return (*loc[:2], *loc[3:]) if loc[0] == "events" else loc


def _refusal(error: ErrorDetails, path: str) -> RecordError:
    reason = _REASONS.get(error["type"], "wrong-type")
    if error["type"] == "record":
        reason = str(error["ctx"]["reason"])
    if error.get("ctx", {}).get("class_name") == MoneyModel.__name__:
        reason = "not-money"
    if path.endswith("schema_version") and reason == "unknown-value":
        reason = "unknown-version"
    return RecordError(0, path, reason)


def _path(loc: tuple[int | str, ...]) -> str:
    """`("events", 0, "at")` becomes `events[0].at`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).removeprefix(".")


class _Published(GenerateJsonSchema):
    """Without defaults: in our records a field that is left out has none."""

    def default_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 — pydantic's own
        """What the field holds when it is written."""
        inner: CoreSchema = schema["schema"]
        return self.generate_inner(inner)


def _schema(border: TypeAdapter[Any], name: str, title: str) -> str:
    body = border.json_schema(schema_generator=_Published)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"okyoo:{name}.v1",
        "title": title,
    }
    return json.dumps({**body, **head}, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
