"""Which record lives in which table."""

from typing import Final

from core.cases.case import Case
from core.cases.journal import JournalRow
from core.cases.notice import Notice
from core.cases.party import Party
from core.cases.window import Window
from core.evidence.exhibit import Exhibit
from core.intake.application import Application, Defence
from core.marketplace.link import Link
from core.queue.item import WorkItem
from core.store import case_tables, exhibit_table, fetch_tables, tables
from core.store.fetches import Fetch
from core.store.outgoing import Outgoing
from core.store.rows import Handle, OrderEventRow, OrderRow, Person, Signal, Timer
from core.store.shelf import Shelf

PERSONS: Final = Shelf(Person, tables.persons, "person_id")
HANDLES: Final = Shelf(Handle, tables.handles, "handle")
TIMERS: Final = Shelf(Timer, tables.timers, "timer_id")
OUTBOX: Final = Shelf(Outgoing, tables.outbox, "outgoing_id", grows=True)
SIGNALS: Final = Shelf(Signal, tables.inbox, "update_id", grows=True)
FETCHES: Final = Shelf(Fetch, fetch_tables.fetches, "fetch_id", grows=True)
ORDERS: Final = Shelf(OrderRow, case_tables.orders, "order_id")
ORDER_EVENTS: Final = Shelf(OrderEventRow, case_tables.order_events, "event_id")
LINKS: Final = Shelf(Link, case_tables.links, "token_sha")
PARTIES: Final = Shelf(Party, case_tables.parties, "party_id")
APPLICATIONS: Final = Shelf(Application, case_tables.applications, "application_id")
DEFENCES: Final = Shelf(Defence, case_tables.defences, "defence_id")
CASES: Final = Shelf(Case, case_tables.cases, "case_id")
JOURNAL: Final = Shelf(JournalRow, case_tables.journal, "entry_id", grows=True)
NOTICES: Final = Shelf(Notice, case_tables.notices, "notice_id")
WINDOWS: Final = Shelf(Window, case_tables.windows, "window_id")
WORK_ITEMS: Final = Shelf(WorkItem, case_tables.work_items, "item_id")
EXHIBITS: Final = Shelf(Exhibit, exhibit_table.exhibits, "exhibit_id")

ALL: Final = (
    PERSONS, HANDLES, TIMERS, OUTBOX, SIGNALS, FETCHES, ORDERS, ORDER_EVENTS, LINKS, PARTIES,
    APPLICATIONS, DEFENCES, CASES, JOURNAL, NOTICES, WINDOWS, WORK_ITEMS, EXHIBITS,
)  # fmt: skip
