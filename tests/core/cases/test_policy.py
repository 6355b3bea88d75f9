"""Who may do what: every cell of role × action × status, against a second reading of the Rules."""

import pytest

from core.cases.lifecycle import Status
from core.cases.policy import POLICY, STAFF_VERBS, Action, Role, allowed, check
from core.desks.cards import ACTIONS
from core.errors import Refused

CELLS = [(role, action, status) for role in Role for action in Action for status in Status]


def expected(role: Role, action: Action, status: Status) -> bool:
    """The same table, said the other way round: what each action asks for."""
    party = role in {Role.CLAIMANT, Role.RESPONDENT}
    accepted = status in {Status.EXCHANGE, Status.QUEUED, Status.CLAIMED}
    match action:
        case Action.READ_STATUS:
            return role is Role.CLAIMANT or (role is Role.RESPONDENT and accepted)
        case Action.ADD_EXHIBIT:
            return (role is Role.CLAIMANT and (accepted or status is Status.HELD)) or (
                role is Role.RESPONDENT and accepted
            )
        case Action.ANSWER:
            return role is Role.RESPONDENT and accepted
        case Action.RECOGNISE:
            return party and accepted
        case Action.ACCEPT | Action.DECLINE:
            return role is Role.MEDIATOR and status is Status.HELD
        case Action.CLAIM:
            return role is Role.MEDIATOR and status is Status.QUEUED
        case Action.SERVE:
            return role is Role.MEDIATOR
        case Action.READ_DOSSIER:
            held = role is Role.MEDIATOR and status is Status.HELD
            return held or (role is Role.KEEPER and status is Status.CLAIMED)


@pytest.mark.parametrize(("role", "action", "status"), CELLS)
def test_every_cell_of_the_table_is_as_the_rules_are_read(role, action, status):
    assert allowed(role, action, status) is expected(role, action, status)


@pytest.mark.parametrize(("role", "action", "status"), CELLS)
def test_what_is_not_allowed_is_refused_with_words(role, action, status):
    if allowed(role, action, status):
        check(role, action, status)
        return

    with pytest.raises(Refused) as refused:
        check(role, action, status)
    assert refused.value.text_id.startswith("refused-")


def test_every_button_of_a_card_has_a_row_and_every_row_a_button():
    shown = {action for actions in ACTIONS.values() for action in actions}

    assert shown == set(STAFF_VERBS)
    assert all((Role.MEDIATOR, action) in POLICY for action in STAFF_VERBS.values())


def test_a_stranger_has_no_row():
    assert not [key for key in POLICY if key[0] is Role.STRANGER]


def test_a_stranger_is_not_told_that_the_case_exists():
    with pytest.raises(Refused) as refused:
        check(Role.STRANGER, Action.READ_STATUS, Status.EXCHANGE)

    assert refused.value.text_id == "refused-no-such-case"
