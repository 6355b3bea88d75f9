"""Facts: a wrong one must not look like a missing one."""

from datetime import UTC, date, datetime

import pytest

from core.errors import Fault
from core.rulebook.facts import KNOWN, Fact, Facts, Source

NOW = datetime(2026, 7, 13, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("moon", True),
        ("on_okyoo", "yes"),
        ("on_okyoo", 1),
        ("on_okyoo", None),
        ("quantity_affected", True),
        ("agreed_ship_by", NOW),
        ("paid_at", date(2026, 7, 1)),
        ("paid_at", datetime(2026, 7, 1)),
        ("submitted_at", None),
        ("category", "CAT-77"),
        ("refund_status", "mostly"),
        ("fraud_signs", ["a list"]),
        ("fraud_signs", (1,)),
    ],
)
def test_a_fact_that_no_clause_could_read_is_refused(name, value):
    with pytest.raises(Fault, match=name):
        Facts({name: Fact(value, Source.RECORD)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("on_okyoo", False),
        ("agreed_ship_by", None),
        ("agreed_ship_by", date(2026, 7, 1)),
        ("paid_at", NOW),
        ("category", "CAT-GF"),
        ("fraud_signs", ()),
        ("quantity_affected", 3),
        ("difference", None),
    ],
)
def test_a_fact_keeps_its_value_and_who_said_it(name, value):
    facts = Facts({name: Fact(value, Source.RESPONDENT)})

    assert facts[name] == Fact(value, Source.RESPONDENT)
    assert facts.value(name) == value
    assert list(facts) == [name]
    assert len(facts) == 1


def test_what_nobody_said_has_no_value():
    assert Facts({}).value("on_okyoo") is None


def test_more_facts_leave_the_first_ones_as_they_were():
    facts = Facts({"on_okyoo": Fact(value=True, source=Source.RECORD)})
    more = facts.with_facts(chargeback=Fact(value=False, source=Source.RECORD))

    assert set(more) == {"on_okyoo", "chargeback"}
    assert set(facts) == {"on_okyoo"}
    assert set(more) <= set(KNOWN)
