"""What the clauses say together: order of evaluation, what is missing, what is written down."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from core.rulebook.assessment import Outcome, Phase, assess
from core.rulebook.book import CLAUSES, VERSION
from core.rulebook.clause import Effect, Verdict
from core.rulebook.facts import KNOWN, Fact, Facts, Source
from core.rulebook.finding import refusals
from core.rulebook.profile_file import load_profile

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PROFILE = load_profile(ROOT / "profiles" / "okyoo.toml")
CALENDAR = PROFILE.calendar()
NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)
LATE = datetime(2026, 10, 9, 4, tzinfo=UTC)
RECKONED = {
    "phase", "today", "judged_at", "judged_on", "shipped_on", "filing_ends_at",
    "filing_surely_ends_at",
}  # fmt: skip
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
ABSENT_OR_MOMENT = st.none() | MOMENTS
ABSENT_OR_DAY = st.none() | MOMENTS.map(datetime.date)


def values_of(name: str) -> st.SearchStrategy:
    """Any value that a fact of this name may have."""
    hint = KNOWN[name]
    words = getattr(hint, "__args__", ())
    if hint is bool:
        return st.booleans()
    if words and all(isinstance(word, str) for word in words):
        return st.sampled_from(words)
    named = {
        "requested_heads": st.sampled_from(
            [(), ("return_of_goods",), ("return_of_goods", "price")]
        ),
        "fraud_signs": st.sampled_from([(), ("first_scan_before_payment",)]),
        "difference": st.sampled_from([None, "quantity", "material"]),
        "quantity_affected": st.none() | st.integers(1, 9),
        "submitted_at": MOMENTS,
    }
    if name in named:
        return named[name]
    return ABSENT_OR_DAY if name in {"agreed_ship_by", "agreed_delivery_by", "agreed_refund_by",
                                     "commitment_due_on"} else ABSENT_OR_MOMENT  # fmt: skip


ANY_FACTS = st.fixed_dictionaries(
    {}, optional={name: values_of(name) for name in KNOWN if name not in RECKONED}
).map(lambda told: Facts({name: Fact(value, Source.RECORD) for name, value in told.items()}))
"""Any facts at all, with any of them missing."""


@st.composite
def near_refusals(draw):
    """Applications that are refused, or nearly: every fact known, one clause close to being met."""
    told = yaml.safe_load((HERE / "ordinary.yaml").read_text())
    told |= {"requested_heads": ("return_of_goods",), "fraud_signs": (), "same_matter": True}
    told["on_okyoo"], told["off_platform_deal"] = draw(
        st.sampled_from([(True, False), (False, True)])
    )
    told["claimant_role"] = draw(st.sampled_from(["buyer", "seller"]))
    told["category"] = draw(st.sampled_from(["CAT-1.1", "CAT-2.1", "CAT-1.3", "CAT-9", "CAT-5"]))
    for name in ("submitted_at", "paid_at", "delivered_at", "receipt_confirmed_at",
                 "return_delivered_at", "last_act_at", "refund_executed_at"):  # fmt: skip
        told[name] = draw(values_of(name))
    for name in ("agreed_delivery_by", "agreed_refund_by", "commitment_due_on"):
        told[name] = draw(values_of(name))
    told["refund_status"] = draw(st.sampled_from(["full", "none"]))
    settled = draw(st.booleans())
    told |= {"settlement_recorded": settled, "settlement_performed": settled}
    return Facts({name: Fact(value, Source.RECORD) for name, value in told.items()})


def less(facts: Facts, name: str) -> Facts:
    return Facts({known: fact for known, fact in facts.items() if known != name})


def test_an_ordinary_application_is_admissible(assessed):
    found = assessed()

    assert found.outcome is Outcome.ADMISSIBLE
    assert found.missing == ()
    assert found.flags == ()


def test_an_application_without_a_category_is_incomplete(assessed):
    found = assessed(without=("category",))

    assert found.outcome is Outcome.INCOMPLETE
    assert found.missing == ("category",)


def test_nobody_but_a_party_is_ever_refused(assessed):
    late = assessed(applicant_is_party=False, submitted_at=LATE, at=LATE)

    assert late.outcome is Outcome.INCOMPLETE
    assert late.missing == ("applicant_is_party",)


def test_a_ground_that_is_met_refuses_although_others_are_not_known(assessed):
    found = assessed(
        without=("paid_at", "refund_status", "chargeback"), on_okyoo=False, off_platform_deal=True
    )

    assert found.outcome is Outcome.INADMISSIBLE
    assert found.barring_clauses == ("SCOPE",)


def test_what_is_unknown_is_asked_before_a_person_decides(assessed):
    found = assessed(without=("arbitration",), chargeback=True)

    assert found.outcome is Outcome.INCOMPLETE
    assert found.missing == ("arbitration",)
    assert found.staff_decision_clauses == ("TERM-6",)


def test_the_missing_facts_of_a_deadline_are_named_by_what_it_rests_on(assessed):
    found = assessed(without=("agreed_delivery_by", "fraud_signs"), submitted_at=LATE, at=LATE)

    assert found.outcome is Outcome.INCOMPLETE
    assert found.missing == ("agreed_delivery_by",)


def test_a_late_application_waits_for_the_look_at_fraud(assessed):
    found = assessed(without=("fraud_signs",), submitted_at=LATE, at=LATE)

    assert found.outcome is Outcome.INCOMPLETE
    assert found.missing == ("fraud_signs",)


def test_a_sign_of_fraud_in_time_is_a_flag_and_late_a_decision(assessed):
    signs = ("first_scan_before_payment",)
    in_time = assessed(fraud_signs=signs)
    late = assessed(fraud_signs=signs, submitted_at=LATE, at=LATE)

    assert (in_time.outcome, in_time.flags) == (Outcome.ADMISSIBLE_FLAGGED, ("FRAUD",))
    assert late.outcome is Outcome.NEEDS_STAFF_DECISION
    assert late.staff_decision_clauses == ("ACC-1", "FRAUD")


def test_a_profile_can_leave_every_refusal_to_people(assessed):
    careful = replace(PROFILE, auto_refuse="off")
    found = assessed(submitted_at=LATE, at=LATE, by=careful)

    assert found.outcome is Outcome.NEEDS_STAFF_DECISION
    assert found.barring_clauses == ()
    assert found.staff_decision_clauses == ("ACC-1",)


def test_three_answers_about_other_proceedings_each_go_to_a_person(assessed):
    payment = assessed(payment_provider_dispute=True)
    court = assessed(arbitration=True)
    other = assessed(other_agency_agreed=True)

    assert payment.staff_decision_clauses == ("TERM-6",)
    assert court.staff_decision_clauses == ("TERM-3", "TERM-5")
    assert other.staff_decision_clauses == ("TERM-5",)
    assert {a.outcome for a in (payment, court, other)} == {Outcome.NEEDS_STAFF_DECISION}


def test_in_mediation_a_ground_of_refusal_is_a_flag_and_ends_nothing(assessed):
    found = assessed(submitted_at=LATE, at=LATE, phase=Phase.IN_MEDIATION)

    assert found.outcome is Outcome.CONTINUE
    assert found.flags == ("ACC-1",)


def test_in_mediation_a_possible_award_is_for_a_person(assessed):
    found = assessed(arbitration=True, arbitral_award=True, phase=Phase.IN_MEDIATION)

    assert found.outcome is Outcome.NEEDS_STAFF_DECISION
    assert found.staff_decision_clauses == ("TERM-3",)


def test_a_finding_names_the_facts_that_a_reckoned_one_rests_on(assessed):
    facts = assessed().finding("ACC-1").facts

    assert [f.name for f in facts][:2] == ["submitted_at", "filing_ends_at"]
    assert {"category", "paid_at", "agreed_delivery_by"} <= {f.name for f in facts}
    assert facts[0].source is Source.RECORD
    assert facts[1].source is Source.SERVER


def test_an_assessment_is_written_with_everything_that_explains_it(assessed):
    found = assessed()
    written = json.loads(found.canonical())

    assert written == found.as_json()
    assert written["rulebook"] == VERSION
    assert written["profile_sha"] == PROFILE.sha
    assert written["at"] == "2026-07-13T04:00:00Z"
    assert written["filing"]["last_day"] == "2026-10-08"
    assert [f["clause"] for f in written["findings"]] == [clause.id for clause in CLAUSES]


def test_a_case_without_any_deadline_is_written_without_one(assessed):
    assert assessed(paid_at=None, agreed_delivery_by=None).as_json()["filing"] is None


@pytest.mark.parametrize("locale", ["en", "ru"])
@pytest.mark.parametrize(
    ("clause", "facts"),
    [
        ("scope", {"on_okyoo": False, "off_platform_deal": True}),
        ("acc-1", {"submitted_at": LATE, "at": LATE}),
        ("acc-2", {"settlement_recorded": True, "settlement_performed": True, "same_matter": True}),
        ("acc-4", {"claimant_role": "seller", "category": "SELLER-CLAIM", "refund_status": "full",
                   "requested_heads": ("return_of_goods",), "refund_executed_at": NOON}),
    ],
)  # fmt: skip
def test_each_refusal_can_be_said_with_its_clause_and_its_fact(locale, clause, facts, assessed):
    ((text_id, words),) = refusals(assessed(**facts).as_json())
    bundle = FluentBundle([locale])
    bundle.add_resource(FluentResource((ROOT / "locales" / locale / "rules.ftl").read_text()))
    said, errors = bundle.format_pattern(bundle.get_message(text_id).value, words)

    assert text_id == f"refused-{clause}"
    assert not errors
    assert clause.upper() in said


def test_a_refusal_gives_instants_back_as_instants(assessed):
    ((_, words),) = refusals(assessed(submitted_at=LATE, at=LATE).as_json())

    assert words["submitted_at"] == LATE
    assert words["filing_ends_at"] == datetime(2026, 10, 8, 16, tzinfo=UTC)
    assert words["category"] == "CAT-1.1"


@given(near_refusals(), st.data())
def test_taking_a_fact_away_never_makes_a_refusal(facts, data):
    before = assess(facts, PROFILE, CALENDAR, NOON)
    name = data.draw(st.sampled_from(sorted(facts)))
    after = assess(less(facts, name), PROFILE, CALENDAR, NOON)

    assert set(after.barring_clauses) <= set(before.barring_clauses)
    if before.outcome is not Outcome.INADMISSIBLE:
        assert after.outcome is not Outcome.INADMISSIBLE


@given(ANY_FACTS, st.data())
def test_no_clause_that_may_refuse_is_met_for_want_of_a_fact(facts, data):
    if not facts:
        return
    less_known = less(facts, data.draw(st.sampled_from(sorted(facts))))
    refusing = [c.id for c in CLAUSES if c.effect is Effect.REFUSE]
    before, after = (assess(f, PROFILE, CALENDAR, NOON) for f in (facts, less_known))

    for clause in refusing:
        if after.finding(clause).verdict is Verdict.MET:
            assert before.finding(clause).verdict is Verdict.MET


@given(near_refusals(), st.integers(1, 9))
def test_a_fact_that_no_clause_asks_for_changes_nothing(facts, pieces):
    more = facts.with_facts(quantity_affected=Fact(pieces, Source.CLAIMANT))

    assert assess(more, PROFILE, CALENDAR, NOON) == assess(facts, PROFILE, CALENDAR, NOON)


@given(ANY_FACTS, MOMENTS)
def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_came(facts, at):
    turned = Facts({name: facts[name] for name in reversed(list(facts))})
    first = assess(facts, PROFILE, CALENDAR, at).canonical()

    assert assess(turned, PROFILE, CALENDAR, at).canonical() == first
    assert not re.search(rb"NaN|Infinity", first)


@given(near_refusals())
def test_filing_a_moment_earlier_never_makes_it_late(facts):
    moved = Fact(facts.value("submitted_at") - timedelta(days=1), Source.SERVER)
    before = assess(facts, PROFILE, CALENDAR, NOON).finding("ACC-1").verdict
    earlier = assess(facts.with_facts(submitted_at=moved), PROFILE, CALENDAR, NOON)

    if before is Verdict.NOT_MET:
        assert earlier.finding("ACC-1").verdict is Verdict.NOT_MET
