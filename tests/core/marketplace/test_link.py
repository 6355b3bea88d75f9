import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from core.marketplace.link import Link, Role, check, deep_link, new_token, sha, until

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FRESH = Link(sha("t"), "OK-1", Role.BUYER, issued_at=NOON, expires_at=NOON + timedelta(days=3))


def refusal(link, user_id, at):
    with pytest.raises(Refused) as refused:
        check(link, user_id, at)
    return refused.value.text_id


@given(st.binary(min_size=32, max_size=32))
def test_a_token_fits_what_telegram_allows_in_a_link(entropy):
    token = new_token(lambda size: entropy[:size])

    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert deep_link("@okyoo_bot", token) == f"https://t.me/okyoo_bot?start={token}"


def test_two_tokens_differ_in_what_is_kept():
    assert sha(new_token(lambda n: b"\x00" * n)) != sha(new_token(lambda n: b"\x01" * n))


@given(st.text())
def test_any_text_may_be_asked_for(text):
    assert re.fullmatch("[0-9a-f]{64}", sha(text))


def test_the_first_account_that_opens_a_link_is_bound():
    bound = check(FRESH, 7, NOON)

    assert (bound.user_id, bound.bound_at, bound.role) == (7, NOON, Role.BUYER)


def test_the_same_account_may_come_back_even_after_the_end():
    bound = check(FRESH, 7, NOON)

    assert check(bound, 7, NOON + timedelta(days=99)) == bound


def test_another_account_is_refused_whether_or_not_the_link_still_lives():
    bound = check(FRESH, 7, NOON)

    assert refusal(bound, 8, NOON) == "refused-link-used-by-other"
    assert refusal(bound, 8, NOON + timedelta(days=99)) == "refused-link-used-by-other"


def test_nobody_is_bound_at_the_end_and_somebody_just_before_it():
    assert refusal(FRESH, 7, FRESH.expires_at) == "refused-link-expired"
    assert check(FRESH, 7, FRESH.expires_at - timedelta(microseconds=1)).user_id == 7


def test_a_link_nobody_issued_is_unknown():
    assert refusal(None, 7, NOON) == "refused-link-unknown"


def test_an_unopened_link_lives_as_long_as_the_days_that_it_was_sent_for():
    ends = NOON + timedelta(days=9)

    assert until(FRESH, ends).expires_at == ends
    assert until(check(FRESH, 7, NOON), ends).expires_at == FRESH.expires_at
