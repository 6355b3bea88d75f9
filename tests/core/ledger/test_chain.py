from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault
from core.ledger.chain import Break, Head, Opened, Why, seal, verify

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PAYLOAD = st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(0, 99) | TEXT, max_size=4)
SALT = st.binary(min_size=16, max_size=32)


@st.composite
def chains(draw, least=1):
    """An honest chain: its entries, what is opened of it, and its head."""
    entries, opened, previous = [], {}, None
    for seq in range(1, draw(st.integers(least, 6)) + 1):
        payload, salt = draw(PAYLOAD), draw(SALT)
        entry = seal(
            previous,
            case_id="D-0001-0001",
            seq=seq,
            kind=draw(st.sampled_from(["case-opened", "notice-owed"])),
            at=NOON + timedelta(seconds=draw(st.integers(0, 10**6))),
            actor=draw(st.sampled_from(["desk", "mediator/7"])),
            payload=payload,
            salt=salt,
        )
        entries.append(entry)
        opened[seq] = Opened(payload, salt.hex())
        previous = entry.digest
    return entries, opened, Head(len(entries), previous)


def test_the_published_vector_is_reproduced():
    """The hashes were made by hand from the two canonical texts, without this code."""
    first = seal(
        None,
        case_id="D-7K3M-Q2XF",
        seq=1,
        kind="case-opened",
        at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
        actor="desk",
        payload={"order_id": "OK-100201", "category": "CAT-1.1", "accepted": None},
        salt=bytes(range(16)),
    )
    second = seal(
        first.digest,
        case_id="D-7K3M-Q2XF",
        seq=2,
        kind="case-claimed",
        at=datetime(2026, 11, 24, 10, 0, 0, 500, tzinfo=UTC),
        actor="mediator/7",
        payload={"by": 7, "clauses": ["ACC-1", "ACC-2"]},
        salt=bytes(range(32)),
    )

    assert first.payload_hash == "e023660822febacb471181e1ac241a987be3179239318223a38604b34e10b727"
    assert first.digest == "c5758c9fa88e8389c7ec7bbbac3996acc7e93117892b388cd3894853369d8601"
    assert second.payload_hash == "fee47a2dcf462a9a44c9b39c186332771baadc46836e980b0d980e6ed2d39750"
    assert second.digest == "a24064cbb6a6413ee045671432929b6074c1187df8bcc04b7a9e3a9300157f5d"


@given(chains(least=0))
def test_an_honest_chain_never_alarms(chain):
    entries, opened, head = chain

    assert verify(entries, opened, head=head) == []


@given(chains(), st.data())
def test_erasing_payload_and_salt_leaves_the_chain_valid(chain, data):
    entries, opened, head = chain
    for seq in data.draw(st.sets(st.sampled_from(sorted(opened)))):
        opened[seq] = None

    assert verify(entries, opened, head=head) == []


CHANGED = {
    "case_id": "D-0001-0002",
    "seq": 99,
    "kind": "case-declined",
    "at": NOON - timedelta(microseconds=1),
    "actor": "mediator/8",
    "payload_hash": "0" * 64,
    "previous": "1" * 64,
    "digest": "2" * 64,
}


@given(chains(), st.data())
def test_any_changed_field_of_any_entry_is_named(chain, data):
    entries, opened, head = chain
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from([f.name for f in fields(entries[0])]))
    entries[at] = replace(entries[at], **{field: CHANGED[field]})
    found = verify(entries, opened, head=head)

    assert Break(entries[at].seq, Why.DIGEST) in found
    assert {b.seq for b in found} <= {at + 1, at + 2, 99, 100}


@given(chains(), st.data())
def test_a_changed_payload_or_salt_is_named_and_nothing_else(chain, data):
    entries, opened, head = chain
    seq = data.draw(st.sampled_from(sorted(opened)))
    was = opened[seq]
    opened[seq] = data.draw(
        st.sampled_from(
            [
                Opened({**was.payload, "added": 1}, was.salt),
                Opened(was.payload, was.salt + "00"),
                Opened(was.payload, was.salt.upper() + " "),
                Opened(was.payload, "not hex"),
                Opened(was.payload, ""),
                Opened({"inexact": 0.5}, was.salt),
            ]
        )
    )

    assert verify(entries, opened, head=head) == [Break(seq, Why.PAYLOAD)]


@given(chains(), st.data())
def test_a_removed_entry_is_named(chain, data):
    entries, opened, head = chain
    at = data.draw(st.integers(0, len(entries) - 1))
    del entries[at]

    assert Break(at + 1, Why.GAP) in verify(entries, opened, head=head)


@given(chains(), st.data())
def test_a_cut_off_end_is_named_by_whoever_remembers_the_head(chain, data):
    entries, opened, head = chain
    kept = data.draw(st.integers(0, len(entries) - 1))
    cut = {seq: opened[seq] for seq in range(1, kept + 1)}

    assert verify(entries[:kept], cut) == []
    assert verify(entries[:kept], cut, head=head) == [Break(kept + 1, Why.GAP)]


@given(chains(least=2), st.data())
def test_swapped_entries_are_named(chain, data):
    entries, opened, head = chain
    one = data.draw(st.integers(0, len(entries) - 2))
    other = data.draw(st.integers(one + 1, len(entries) - 1))
    entries[one], entries[other] = entries[other], entries[one]
    found = verify(entries, opened, head=head)

    assert Break(one + 1, Why.GAP) in found
    assert Break(one + 1, Why.REORDER) in found


@given(chains(), st.data())
def test_an_inserted_entry_is_named(chain, data):
    entries, opened, head = chain
    at = data.draw(st.integers(0, len(entries)))
    before = entries[at - 1].digest if at else None
    forged = seal(
        before,
        case_id="D-0001-0001",
        seq=at + 1,
        kind="x",
        at=NOON,
        actor="x",
        payload={},
        salt=bytes(16),
    )
    entries.insert(at, forged)
    found = verify(entries, opened, head=head)

    assert {b.seq for b in found} & {at + 1, at + 2}


@given(chains())
def test_a_chain_rewritten_from_the_start_is_named_by_its_head(chain):
    entries, opened, head = chain
    previous, forged = None, []
    for entry in entries:
        rewritten = seal(
            previous, case_id=entry.case_id, seq=entry.seq, kind="rewritten", at=NOON, actor="x",
            payload={}, salt=bytes(16),
        )  # fmt: skip
        forged.append(rewritten)
        opened[entry.seq] = None
        previous = rewritten.digest

    assert verify(forged, opened) == []
    assert verify(forged, opened, head=head) == [Break(len(entries), Why.HEAD)]


def test_a_payload_that_nobody_accounts_for_is_named():
    entry = seal(None, case_id="D", seq=1, kind="x", at=NOON, actor="x", payload={}, salt=bytes(16))

    assert verify([entry], {}) == [Break(1, Why.PAYLOAD)]


@pytest.mark.parametrize("entry_field", [{"kind": "\ud800"}, {"at": NOON.replace(tzinfo=None)}])
def test_a_field_that_cannot_be_read_is_named_not_raised(entry_field):
    entry = seal(None, case_id="D", seq=1, kind="x", at=NOON, actor="x", payload={}, salt=bytes(16))
    broken = replace(entry, **entry_field)

    assert verify([broken], {1: None}) == [Break(1, Why.DIGEST)]


@pytest.mark.parametrize("length", [0, 15, 256])
def test_a_salt_that_hides_nothing_is_a_fault(length):
    with pytest.raises(Fault):
        seal(None, case_id="D", seq=1, kind="x", at=NOON, actor="x", payload={}, salt=bytes(length))


def test_the_border_between_salt_and_payload_cannot_be_moved():
    payload = {"a": 1}
    entry = seal(
        None, case_id="D", seq=1, kind="x", at=NOON, actor="x", payload=payload, salt=bytes(17)
    )

    assert verify([entry], {1: Opened(payload, bytes(16).hex())}) == [Break(1, Why.PAYLOAD)]
