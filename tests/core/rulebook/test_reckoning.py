"""What follows from facts: sums, texts, causes, counts, and the profile under special rules."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.money import Money
from core.rulebook.agreements import Reason, timeline
from core.rulebook.amounts import ClaimTerms, sorted_claims, supported_damages
from core.rulebook.claim import Claim
from core.rulebook.counting import acts_apart
from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.parcel import Cause, cause_of
from tests.core.rulebook.reading import PROFILE, judged, scenario

NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)


def usd(text):
    return Money(Decimal(text), "USD")


def terms(**told):
    known = {
        "category": "CAT-2.1", "currency": "USD", "paid": usd("260"), "refunded": None, "owed": None,
        "damages": None, "profile": PROFILE,
    }  # fmt: skip
    return ClaimTerms(**{**known, **told})


@pytest.mark.parametrize(
    ("claim", "known", "within", "why"),
    [
        (Claim("goods_refund", usd("260")), {}, "260", "refund"),
        (Claim("goods_refund", usd("300")), {}, "260", "refund-above-paid"),
        (Claim("goods_refund", usd("300")), {"paid": None}, "300", "refund"),
        (Claim("goods_refund", usd("260")), {"refunded": usd("300")}, "0", "refund-above-paid"),
        (Claim("goods_refund", usd("9")), {"paid": Money(Decimal(9), "EUR")}, "9", "not-measured"),
        (Claim("freight", usd("9"), documented=True), {}, "9", "expense"),
        (Claim("freight", usd("9"), documented=False), {}, "0", "expense-undocumented"),
        (Claim("liquidated_damages", usd("9")), {}, "0", "damages-not-agreed"),
        (Claim("liquidated_damages", usd("9")), {"damages": usd("8")}, "8", "damages-above-figure"),
        (Claim("actual_loss", usd("9")), {}, "0", "outside"),
        (Claim("actual_loss", usd("9")), {"damages": usd("8")}, "9", "loss-agreed"),
        (Claim("customs_duty", usd("9")), {"category": "CAT-7"}, "9", "loss-stipulated"),
        (Claim("distress", usd("9")), {"category": "CAT-7"}, "0", "outside"),
        (Claim("price", usd("9")), {"owed": usd("7")}, "7", "price-above-due"),
        (Claim("something_new", usd("9")), {}, "0", "outside"),
    ],
)
def test_each_head_is_sorted_with_its_reason(claim, known, within, why):
    ((head,),) = (part.heads for part in sorted_claims([claim], terms(**known)))

    assert (head.within, head.why) == (usd(within), why)


def test_what_is_no_sum_of_money_is_not_sorted():
    claims = [Claim("replacement"), Claim("return_of_goods", usd("0"))]

    assert sorted_claims(claims, terms()) == ()


@pytest.mark.parametrize(
    ("agreed", "platform", "supported"),
    [
        (usd("800"), usd("50"), usd("800")),
        (usd("30"), usd("50"), usd("50")),
        (usd("30"), None, usd("30")),
        (usd("30"), Money(Decimal(50), "EUR"), usd("30")),
        (None, usd("50"), None),
    ],
)
def test_of_two_figures_the_higher_is_supported(agreed, platform, supported):
    assert supported_damages(agreed, platform) == supported


def text(name, says, hours, agreed=("claimant", "respondent"), **more):
    told = {
        "by": "platform", "kind": "platform_chat_extract", "communication": True,
        "off_platform": False, "recognised_by_claimant": None, "recognised_by_respondent": None,
        "arrived_at": NOON, "formed_at": NOON + timedelta(hours=hours), "says": says,
        "agreed_by": agreed,
    }  # fmt: skip
    return ExhibitFacts(id=name, **{**told, **more})


def test_the_later_agreed_text_prevails_whatever_order_they_came_in():
    (topic,) = timeline([text("E2", "red", 2), text("E1", "blue", 1)])

    assert [term.exhibit for term in topic.terms] == ["E1", "E2"]
    assert (topic.conflict, topic.prevails, topic.why) == (True, "E2", Reason.LATER)


def test_each_topic_has_its_own_line():
    colour, price = timeline(
        [text("E1", "blue", 1), text("E2", "5 USD", 2, topic="price"), text("E3", "blue", 3)]
    )

    assert (colour.why, price.why) == (Reason.SAME, Reason.ONLY)
    assert colour.as_json()["terms"][0]["formed_at"] == "2026-07-13T05:00:00Z"


def test_where_nothing_is_agreed_nothing_prevails():
    (topic,) = timeline([text("E1", "blue", 1, None), text("E2", "red", 2, ("claimant",))])

    assert (topic.prevails, topic.why) == (None, Reason.NOT_AGREED)


def test_talk_from_elsewhere_enters_once_both_recognise_it():
    apart = {"off_platform": True, "recognised_by_claimant": True}

    assert timeline([text("E1", "blue", 1, **apart)]) == ()
    assert len(timeline([text("E1", "blue", 1, **apart, recognised_by_respondent=True)])) == 1


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        ("refused by addressee", Cause.ADDRESSEE),
        ("Unclaimed at post office", Cause.ADDRESSEE),
        ("recalled by sender", Cause.SENDER),
        ("insufficient_packaging", Cause.SENDER),
        ("held by customs: documents missing", Cause.CUSTOMS),
        ("lost in transit", Cause.CARRIER),
        ("act of nature", Cause.UNKNOWN),
        ("", Cause.UNKNOWN),
        (None, Cause.UNKNOWN),
    ],
)
def test_a_carriers_reason_lies_on_one_side(reason, cause):
    assert cause_of(reason) is cause


def test_acts_close_together_are_one():
    gap = timedelta(hours=1)
    moments = [NOON, NOON + gap, NOON + 2 * gap + timedelta(seconds=1)]

    assert acts_apart(moments, gap) == 2
    assert acts_apart([], gap) == 0


def overridden(**settings):
    return judged(scenario({"facts": {"config_overrides": settings}}))[0]


def test_a_special_rule_changes_the_profile_of_its_cases_alone():
    rule = {
        "id": "SR-VN", "text": "a week of evidence", "when": "buyer_country == VN",
        "effect": "profile", "profile": {"evidence": {"working_days": 7}},
    }  # fmt: skip
    mine = overridden(special_rules=[rule])
    other = overridden(special_rules=[{**rule, "when": "buyer_country == DE"}])

    assert mine.special_rules == ("SR-VN",)
    assert other.special_rules == ()
    assert mine.profile_sha != other.profile_sha


def test_two_special_rules_apply_one_after_the_other():
    rules = [
        {"id": "A", "text": "a", "when": "true", "effect": "filing_period", "days": 10},
        {"id": "B", "text": "b", "when": "true", "effect": "filing_period", "days": 20},
    ]
    found = overridden(special_rules=rules)

    assert found.period.rule.days == 20
    assert found.special_rules == ("A", "B")
