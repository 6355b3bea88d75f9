"""What must hold for any facts at all."""

import json
import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rulebook.amounts import ClaimTerms, sorted_claims
from core.rulebook.assessment import Outcome, Phase, assess
from core.rulebook.book import CLAUSES
from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.facts import Fact, Source
from core.rulebook.profile_file import overlaid
from core.rulebook.signals import FRAUD
from core.rulebook.verdict import Effect, Verdict
from tests.core.rulebook.reading import HERE, PROFILE, SCENARIOS, judged
from tests.core.rulebook.strategies import (
    ANY_FACTS,
    CLAIMS,
    MOMENTS,
    TOLD,
    less,
    money,
    near_refusals,
    near_scenarios,
    values_of,
)

CALENDAR = PROFILE.calendar()
NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)
ORACLE = json.loads(
    (HERE / "oracle" / "scenarios.json").read_text(encoding="utf-8"), parse_float=Decimal
)["scenarios"]
BARS = {c.id: Verdict.MET for c in CLAUSES if c.effect is Effect.REFUSE} | {
    c.id: Verdict.NOT_MET for c in CLAUSES if c.effect is Effect.REQUIRE
}
"""The word by which each bright line stands against an application."""
KIND = {
    Outcome.ADMISSIBLE: 3, Outcome.ADMISSIBLE_FLAGGED: 3, Outcome.NEEDS_STAFF_DECISION: 2,
    Outcome.INCOMPLETE: 1, Outcome.INADMISSIBLE: 0, Outcome.CONTINUE: 3, Outcome.TERMINATED: 3,
    Outcome.TERMINATION_RECOMMENDED: 3,
}  # fmt: skip
"""How an outcome stands for whoever applied; a flag never stands against him."""


def paths(facts, above=()):
    """Every key of a scenario's facts, with the way to it.

    An exhibit's name is no fact, and a list that is shorter states that there is less.
    """
    listed = isinstance(facts, list)
    for key, value in enumerate(facts) if listed else facts.items():
        if key in {"config_overrides", "id"}:
            continue
        if not listed:
            yield (*above, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*above, key))


def lacking(scenario, path):
    """The scenario without one key."""
    changed = deepcopy(scenario)
    part = changed["facts"]
    for key in path[:-1]:
        part = part[key]
    del part[path[-1]]
    return changed


@given(near_refusals(), st.data())
def test_taking_a_fact_away_never_makes_a_refusal(facts, data):
    before = assess(facts, PROFILE, CALENDAR, NOON)
    name = data.draw(st.sampled_from(sorted(facts)))
    after = assess(less(facts, name), PROFILE, CALENDAR, NOON)

    assert set(after.barring_clauses) <= set(before.barring_clauses)
    if before.outcome is not Outcome.INADMISSIBLE:
        assert after.outcome is not Outcome.INADMISSIBLE


@given(ANY_FACTS, st.data())
def test_no_bright_line_stands_against_anybody_for_want_of_a_fact(facts, data):
    if not facts:
        return
    less_known = less(facts, data.draw(st.sampled_from(sorted(facts))))
    before, after = (assess(f, PROFILE, CALENDAR, NOON) for f in (facts, less_known))

    for clause, against in BARS.items():
        if after.finding(clause).verdict is against:
            assert before.finding(clause).verdict is against


AGAINST = {c.id: BARS.get(c.id, Verdict.MET) for c in CLAUSES}
"""The word by which each clause is established against somebody."""
WORDS = {(told["clause"], told["verdict"], told.get("note")) for told in SCENARIOS}
NAMED_ANEW = {"arbitral_award"}
"""An arbitration of which nobody says whether it has ended is still one that a side informs of."""


@settings(max_examples=400)
@given(near_scenarios(), st.data())
def test_what_is_not_known_establishes_nothing(near, data):
    facts, at, phase = near
    name = data.draw(st.sampled_from(sorted({*facts} - NAMED_ANEW)))
    before = assess(facts, PROFILE, CALENDAR, at, phase)
    after = assess(less(facts, name), PROFILE, CALENDAR, at, phase)

    for had, has in zip(before.findings, after.findings, strict=True):
        if has.verdict is AGAINST[has.clause]:
            assert had.verdict is has.verdict, (has.clause, name)


@settings(max_examples=400)
@given(near_scenarios(), st.data())
def test_a_fact_that_a_finding_does_not_name_changes_nothing_in_it(near, data):
    facts, at, phase = near
    name = data.draw(st.sampled_from(sorted(TOLD)))
    other = facts.with_facts(**{name: Fact(data.draw(values_of(name)), Source.RECORD)})
    one, two = (assess(f, PROFILE, CALENDAR, at, phase) for f in (facts, other))

    for clause in CLAUSES:
        if clause.builds_on_others:
            continue
        asked = [found.finding(c) for found in (one, two) for c in (clause.id, *clause.unless)]
        if name not in {fact.name for finding in asked for fact in finding.facts}:
            assert one.finding(clause.id).word == two.finding(clause.id).word, (clause.id, name)


WORD_ALONE = (
    "usable", "difference", "receipt_told_on", "same_matter", "already_settled", "arbitration",
    "payment_provider_dispute", "other_agency_agreed", "off_platform_deal", "acts_elsewhere",
)  # fmt: skip
"""What nobody but the claimant says."""
OWN_PICTURE = ExhibitFacts(
    id="E9", by="claimant", kind="platform_chat_extract", communication=True, off_platform=False,
    recognised_by_claimant=True, recognised_by_respondent=None, arrived_at=None,
    said_by="respondent", admits=True,
)  # fmt: skip


@settings(max_examples=300)
@given(near_scenarios(), st.sampled_from(WORD_ALONE), st.data())
def test_nobody_is_named_prima_facie_by_the_word_of_one_party(near, name, data):
    facts, at, _ = near
    shown = (*(facts.value("exhibits") or ()), OWN_PICTURE)
    told = {name: Fact(data.draw(values_of(name)), Source.CLAIMANT)}
    if "exhibits" in facts:
        told["exhibits"] = Fact(shown, Source.SERVER)
    before, after = (
        assess(f, PROFILE, CALENDAR, at, Phase.IN_MEDIATION).prima_facie.responsible
        for f in (facts, facts.with_facts(**told))
    )

    assert after == before or after not in {"seller", "buyer"}


@settings(max_examples=400)
@given(near_scenarios())
def test_no_clause_answers_in_a_way_that_no_scenario_shows(near):
    facts, at, phase = near

    for finding in assess(facts, PROFILE, CALENDAR, at, phase).findings:
        assert (finding.clause, finding.check, finding.note_id) in WORDS


@given(ANY_FACTS, MOMENTS, st.sampled_from(Phase))
def test_whatever_a_clause_needs_and_lacks_makes_it_unknown_and_is_named(facts, at, phase):
    found = assess(facts, PROFILE, CALENDAR, at, phase)

    for clause in CLAUSES:
        finding = found.finding(clause.id)
        if finding.waits:
            assert finding.verdict is Verdict.UNKNOWN
        if finding.verdict is Verdict.UNKNOWN and clause.effect in BARS and phase is Phase.INTAKE:
            assert any(clause.id in lack.clauses for lack in found.lacks)


@pytest.mark.parametrize("scenario", ORACLE, ids=lambda s: s["id"])
def test_no_key_taken_out_of_a_scenario_makes_a_refusal(scenario):
    before, _ = judged(scenario)
    for path in paths(scenario["facts"]):
        after, _ = judged(lacking(scenario, path))
        if before.outcome is not Outcome.INADMISSIBLE:
            assert after.outcome is not Outcome.INADMISSIBLE, path
        assert set(after.barring_clauses) <= set(before.barring_clauses), path


@pytest.mark.parametrize("scenario", ORACLE, ids=lambda s: s["id"])
def test_keys_that_the_rules_do_not_ask_for_change_nothing(scenario):
    more = deepcopy(scenario) | {"weather": "fine"}
    for part in (more["facts"], more["facts"]["application"], more["facts"]["claimant"]):
        part |= {"mood": "bad", "shoe_size": 43}
    for item in (*more["facts"]["evidence"], *more["facts"]["notices"], *more["facts"]["events"]):
        item["colour"] = "green"

    assert judged(more)[0].canonical() == judged(scenario)[0].canonical()


@pytest.mark.parametrize(("scenario", "sign"), list(product(ORACLE, sorted(FRAUD))))
def test_a_sign_of_fraud_never_makes_it_worse_for_whoever_applied(scenario, sign):
    doubted = deepcopy(scenario)
    doubted["facts"]["risk_signals"].append(sign)
    before, after = judged(scenario)[0].outcome, judged(doubted)[0].outcome

    assert KIND[after] >= KIND[before]


@given(near_refusals(), st.sampled_from(sorted(FRAUD)))
def test_no_sign_of_fraud_refuses_anybody(facts, sign):
    doubted = facts.with_facts(fraud_signs=Fact((sign,), Source.RECORD))
    before = assess(facts, PROFILE, CALENDAR, NOON)
    after = assess(doubted, PROFILE, CALENDAR, NOON)

    assert KIND[after.outcome] >= KIND[before.outcome]
    assert set(after.barring_clauses) <= set(before.barring_clauses)


@given(near_refusals(), st.integers(1, 9))
def test_a_fact_that_no_clause_asks_for_changes_nothing(facts, pieces):
    more = facts.with_facts(quantity_affected=Fact(pieces, Source.CLAIMANT))
    plain = assess(facts, PROFILE, CALENDAR, NOON)

    assert assess(more, PROFILE, CALENDAR, NOON).canonical() == plain.canonical()


@given(
    CLAIMS, st.none() | money(), st.none() | money(), st.none() | money(), st.none() | money(),
    st.none() | st.sampled_from(["CAT-2.1", "CAT-6", "CAT-8", "SELLER-CLAIM"]),
    st.sampled_from(["A", "B"]), st.none() | money(least=1),
)  # fmt: skip
def test_within_and_beyond_always_make_up_what_is_claimed(
    claims, paid, refunded, owed, damages, category, reading, figure
):
    rule = figure and {"amount": figure.amount, "currency": figure.currency, "source": "a test"}
    changes = {"acceptance": {"acc5_reading": reading}, "amounts": {"platform_rule": rule}}
    terms = ClaimTerms(
        category, "USD", paid, refunded, owed, damages, overlaid(PROFILE, changes, "test")
    )
    found = sorted_claims(claims, terms)
    asked = sum(c.amount.amount for c in claims if c.amount is not None)

    assert sum(part.claimed_total.amount for part in found) == asked
    for part in found:
        assert part.within_rules + part.beyond_rules == part.claimed_total
        assert all(head.within.amount >= 0 and head.beyond.amount >= 0 for head in part.heads)


@given(ANY_FACTS, MOMENTS, st.sampled_from(Phase))
def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_came(facts, at, phase):
    turned = type(facts)({name: facts[name] for name in reversed(list(facts))})
    first = assess(facts, PROFILE, CALENDAR, at, phase).canonical()

    assert assess(turned, PROFILE, CALENDAR, at, phase).canonical() == first
    assert not re.search(rb"NaN|Infinity", first)


@given(near_refusals())
def test_filing_a_moment_earlier_never_makes_it_late(facts):
    moved = Fact(facts.value("submitted_at") - timedelta(days=1), Source.SERVER)
    before = assess(facts, PROFILE, CALENDAR, NOON).finding("ACC-1").verdict
    earlier = assess(facts.with_facts(submitted_at=moved), PROFILE, CALENDAR, NOON)

    if before is Verdict.NOT_MET:
        assert earlier.finding("ACC-1").verdict is Verdict.NOT_MET
