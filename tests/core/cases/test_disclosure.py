"""What a side has handed in is open to the other when it must be, and not before."""

from datetime import UTC, datetime

import pytest

from core.cases.case import Case
from core.cases.lifecycle import Status

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def case(status: Status, answered: datetime | None = None) -> Case:
    return Case("D-1", "a", "OK-1", "buyer", "CAT-2.1", status, NOON, NOON, answered_at=answered)


@pytest.mark.parametrize("status", [Status.HELD, Status.DECLINED])
@pytest.mark.parametrize("side", ["claimant", "respondent"])
def test_nothing_is_shown_of_a_case_that_is_not_accepted(status, side):
    assert not case(status, NOON).discloses(side)


@pytest.mark.parametrize("status", [Status.EXCHANGE, Status.QUEUED, Status.CLAIMED])
def test_the_claimants_evidence_is_open_from_acceptance(status):
    assert case(status).discloses("claimant")


def test_the_respondents_evidence_is_open_from_his_answer():
    assert not case(Status.EXCHANGE).discloses("respondent")
    assert case(Status.EXCHANGE, NOON).discloses("respondent")


@pytest.mark.parametrize("status", [Status.QUEUED, Status.CLAIMED])
def test_the_respondents_evidence_is_open_once_his_days_have_passed(status):
    assert case(status).discloses("respondent")
