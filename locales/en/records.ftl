### What operators read about records of the marketplace that cannot be taken.

record-wrong-type = this kind of value is not taken here
record-missing = it is missing; see docs/schema
record-unknown-field = there is no such field; see docs/schema
record-unknown-value = this is none of the values that may stand here; see docs/schema
record-unknown-version = this version of the record is not known; this desk reads version 1
record-unknown-kind = this kind of event is not known; see docs/schema
record-not-an-instant = it is not an instant of 2013 to 2099 with its zone; write 2026-11-24T10:00:00+08:00
record-not-a-day = it is not a day of 2013 to 2099; write 2026-11-24, or null for none
record-not-an-amount = it is not an amount; write digits in a string, for example "25.50"
record-not-money = it is not money; give an amount and an ISO 4217 currency that fit together
record-not-text = it is not visible text
record-wrong-form = it is not written as it should be; see docs/schema
record-too-long = it is too long
record-out-of-range = it is out of range
record-contradiction = it contradicts another field of this record
record-twice = it stands there twice
record-empty = it is empty
record-cells = the row has more or fewer cells than the header
record-semicolons = the columns are parted by semicolons; save the file with commas
record-not-csv = it cannot be read as CSV; check the quotes
record-not-json = it cannot be read as JSON
record-not-an-object = it is not a JSON object
record-other-order = it belongs to another order
record-not-utf-8 = it is not UTF-8; save the file as UTF-8
order-unknown = There is no order { $order } here yet. Take it in first: okyoo orders import FILE.
order-event-changed = Order { $order }: the event { $event } is known with other content. Events never change; send a new one.
