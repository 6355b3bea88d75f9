"""What the clauses say together: order of evaluation, what is missing, what is written down."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fluent.runtime import FluentBundle, FluentResource

from core.rulebook.assessment import Outcome, Phase
from core.rulebook.book import CLAUSES, VERSION
from core.rulebook.claim import Claim
from core.rulebook.facts import Source
from core.rulebook.stored import refusals, spoken
from tests.core.rulebook.reading import HERE, PROFILE, judged, scenario

ROOT = HERE.parents[2]
NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)
LATE = datetime(2026, 10, 9, 4, tzinfo=UTC)


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


def test_in_mediation_a_late_application_is_half_of_an_end_and_ends_nothing(assessed):
    found = assessed(submitted_at=LATE, at=LATE, phase=Phase.IN_MEDIATION)

    assert found.outcome is Outcome.CONTINUE
    assert found.flags == ("TERM-1",)


def test_in_mediation_a_possible_award_is_for_a_person(assessed):
    found = assessed(arbitration=True, arbitral_award=True, phase=Phase.IN_MEDIATION)

    assert found.outcome is Outcome.NEEDS_STAFF_DECISION
    assert found.staff_decision_clauses == ("TERM-3",)


def test_a_finding_names_the_facts_that_a_reckoned_one_rests_on(assessed):
    facts = assessed().finding("ACC-1").facts

    assert [f.name for f in facts][:2] == ["filed_at", "filing_ends_at"]
    assert {"category", "paid_at", "agreed_delivery_by", "submitted_at"} <= {f.name for f in facts}
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
                   "claims": (Claim("return_of_goods"),), "refund_executed_at": NOON}),
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


def test_a_mediator_reads_the_clauses_that_speak_and_no_others():
    found, _ = judged(scenario({"facts": {"application": {"category_chosen": "CAT-8"}}}))
    told = spoken(found.as_json())

    assert [(s.clause, s.verdict, s.note_id) for s in told] == [
        ("CAT-8", "needs_human", "note-cat-8-first-delivery"),
    ]


def test_a_note_read_back_has_every_word_that_it_needs():
    found, _ = judged(scenario({"facts": {"order": {"shipped_at": "2026-07-12T10:00:00+08:00"}}}))
    by_clause = {s.clause: s for s in spoken(found.as_json())}

    assert by_clause["CAT-9"].words["shipped_on"] == "2026-07-12"
    assert by_clause["CAT-9"].words["promise"] == "–"


def test_what_an_earlier_rulebook_wrote_can_still_be_read():
    written = {
        "outcome": "needs_staff_decision",
        "rulebook": "okyoo-1",
        "barring_clauses": ["ACC-1"],
        "findings": [
            {"clause": "ACC-1", "verdict": "met", "text_id": "clause-acc-1", "note_id": None,
             "facts": [{"name": "submitted_at", "value": "2026-10-09T04:00:00Z",
                        "source": "server"}]},
            {"clause": "CAT-1.1", "verdict": "not_met", "text_id": "clause-cat-1-1",
             "note_id": None, "facts": []},
        ],
    }  # fmt: skip

    assert [s.clause for s in spoken(written)] == ["ACC-1"]
    assert refusals(written) == (("refused-acc-1", {"submitted_at": LATE}),)
    assert spoken({}) == ()
