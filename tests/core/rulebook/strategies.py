"""Any facts at all, and applications that are refused, or nearly."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from core.money import Money
from core.rulebook.claim import Claim
from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.finding import Phase
from core.rulebook.signals import ALTERATION, COLLUSION, FRAUD
from core.rulebook.told_facts import ToldFacts
from tests.core.rulebook.reading import SCENARIOS, judged, scenario

TOLD = get_type_hints(ToldFacts)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
DAYS = MOMENTS.map(datetime.date)
SIDES = st.sampled_from(["claimant", "respondent"])
CURRENCIES = {"USD": 2, "JPY": 0, "KWD": 3}
HEADS = st.sampled_from(
    [
        "goods_refund", "partial_refund", "inspection_fee", "freight", "bank_fee", "lost_profit",
        "liquidated_damages", "actual_loss", "storage_cost", "customs_duty", "return_of_goods",
        "price", "replacement", "something_new",
    ]
)  # fmt: skip
SIGNALS = {"risk_signals": sorted(COLLUSION), "fraud_signs": sorted(FRAUD)}


@st.composite
def money(draw, currency=None, least=0):
    code = currency or draw(st.sampled_from(sorted(CURRENCIES)))
    units = draw(st.integers(least, 10**7))
    return Money(Decimal(units).scaleb(-CURRENCIES[code]), code)


CLAIMS = st.lists(
    st.builds(Claim, HEADS, st.none() | money(), st.none() | st.booleans()), max_size=6
).map(tuple)


@st.composite
def exhibits(draw):
    items = draw(
        st.lists(
            st.builds(
                ExhibitFacts,
                id=st.just(""),
                by=st.sampled_from(["claimant", "respondent", "platform"]),
                kind=st.sampled_from(
                    ["photo_item", "brand_authorization", "platform_chat_extract"]
                ),
                communication=st.booleans(),
                off_platform=st.booleans(),
                recognised_by_claimant=st.none() | st.booleans(),
                recognised_by_respondent=st.none() | st.booleans(),
                arrived_at=MOMENTS,
                partly=st.booleans(),
                signals=st.sampled_from([(), ("blurred",), (min(ALTERATION),)]),
                formed_at=st.none() | MOMENTS,
                says=st.sampled_from([None, "blue", "red"]),
                agreed_by=st.sampled_from([None, (), ("claimant", "respondent")]),
                special=st.booleans(),
                said_by=st.none() | SIDES,
                admits=st.booleans(),
            ),
            max_size=4,
        )
    )
    return tuple(
        ExhibitFacts(**{**vars(item), "id": f"E{i}"}) for i, item in enumerate(items, start=1)
    )


def values_of(name):
    """Any value that a fact of this name may have."""
    hint = TOLD[name]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is dict:
        return st.just({})
    if get_origin(hint) is tuple:
        return _several(name, get_args(hint)[0])
    parts = get_args(hint) or (hint,)
    return st.one_of(*[_single(name, part) for part in parts])


def _single(name, kind):
    if kind is type(None):
        return st.none()
    plain = {
        bool: st.booleans(),
        int: st.integers(0, 12),
        date: DAYS,
        datetime: MOMENTS,
        Money: money(),
    }
    words = {
        "difference": ["quantity", "material"],
        "tracking_status": ["delivered", "lost", "in_transit"],
        "tracking_reason": ["refused by addressee", "label", "customs"],
        "order_type": ["sample", "service"],
    }
    if kind in plain:
        return plain[kind]
    return st.sampled_from(words.get(name, ["ES", "CN"]))


def _several(name, kind):
    if kind is Claim:
        return CLAIMS
    if kind is ExhibitFacts:
        return exhibits()
    if kind is str:
        pool = st.sampled_from(SIGNALS[name]) if name in SIGNALS else SIDES
        return st.lists(pool, max_size=2, unique=True).map(tuple)
    return st.lists(DAYS if kind is date else MOMENTS, max_size=3).map(tuple)


def by_record(told):
    return Facts({name: Fact(value, Source.RECORD) for name, value in told.items()})


ANY_FACTS = st.fixed_dictionaries({}, optional={name: values_of(name) for name in TOLD}).map(
    by_record
)
"""Any facts at all, with any of them missing."""


@st.composite
def near_refusals(draw):
    """Applications that are refused, or nearly: every fact known, one clause close to being met."""
    _, ordinary = judged(scenario())
    told = {name: fact.value for name, fact in ordinary.items()}
    told |= {"claims": (Claim("return_of_goods"),), "same_matter": True}
    told["on_okyoo"], told["off_platform_deal"] = draw(
        st.sampled_from([(True, False), (False, True)])
    )
    told["claimant_role"] = draw(st.sampled_from(["buyer", "seller"]))
    told["category"] = draw(st.sampled_from(["CAT-1.1", "CAT-2.1", "CAT-1.3", "CAT-9", "CAT-5"]))
    for name in (
        "submitted_at", "paid_at", "delivered_at", "receipt_confirmed_at", "return_delivered_at",
        "last_act_at", "refund_executed_at", "agreed_delivery_by", "agreed_refund_by",
        "commitment_due_on", "closing_notice_at", "first_submitted_at", "completion_asked_at",
        "receipt_told_on",
    ):  # fmt: skip
        told[name] = draw(values_of(name))
    told["refund_status"] = draw(st.sampled_from(["full", "none"]))
    settled = draw(st.booleans())
    told |= {"settlement_recorded": settled, "settlement_performed": settled}
    return by_record(told)


@cache
def _shown():
    """The facts of every scenario of every clause, with its moment and phase."""
    found = [(judged(whole)[1], judged(whole)[0]) for whole in map(scenario, SCENARIOS)]
    return [(facts, assessment.at, assessment.phase) for facts, assessment in found]


@st.composite
def near_scenarios(draw):
    """Facts, moment and phase of a scenario of some clause, with a few facts drawn anew.

    Random facts alone seldom come near anything that a clause speaks of.
    """
    facts, at, phase = draw(st.sampled_from(_shown()))
    names = draw(st.lists(st.sampled_from(sorted(TOLD)), max_size=4, unique=True))
    anew = {name: Fact(draw(values_of(name)), Source.RECORD) for name in names}
    return Facts({**facts, **anew}), at, draw(st.sampled_from([phase, *Phase]))


def less(facts, name):
    return Facts({known: fact for known, fact in facts.items() if known != name})
