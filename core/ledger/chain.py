"""Each case's hash chain: entries seal one another, payloads are committed to by a salted hash.

Payload and salt may be erased later; the chain stays valid, and nobody can guess the payload from
its hash. A holder of the head (length and digest) can tell any later change, and where it is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from core.errors import Fault
from core.ledger.canonical import canonical

SHORTEST_SALT: Final = 16
LONGEST_SALT: Final = 255
_ENTRY: Final = b"okyoo/journal/entry/1\x00"
_PAYLOAD: Final = b"okyoo/journal/payload/1\x00"


@dataclass(frozen=True)
class Entry:
    """One sealed entry. `at` is UTC; hashes are lower-case SHA-256 hex.

    `seq` counts from 1 without gaps; `previous` is the digest of the entry before, None at first.
    """

    case_id: str
    seq: int
    kind: str
    at: datetime
    actor: str
    payload_hash: str
    previous: str | None
    digest: str


@dataclass(frozen=True)
class Opened:
    """A payload that is still there, with the hex of its salt."""

    payload: Mapping[str, Any]
    salt: str


@dataclass(frozen=True)
class Head:
    """The end of a chain, as somebody else remembers it."""

    length: int
    digest: str | None


class Why(StrEnum):
    """What is wrong at a number in the chain."""

    GAP = "gap"
    """Nothing stands under this number."""
    REORDER = "reorder"
    """The number comes after its turn, or twice."""
    PREVIOUS = "previous"
    """It does not follow the entry before it."""
    DIGEST = "digest"
    """Its fields are not those that were sealed."""
    PAYLOAD = "payload"
    """Its payload or salt is not what was committed to."""
    HEAD = "head"
    """The chain does not end as remembered."""


@dataclass(frozen=True)
class Break:
    """One broken place."""

    seq: int
    why: Why


def seal(  # noqa: PLR0913 — an entry has this many parts
    previous: str | None,
    *,
    case_id: str,
    seq: int,
    kind: str,
    at: datetime,
    actor: str,
    payload: Mapping[str, Any],
    salt: bytes,
) -> Entry:
    """The next entry of a chain. `salt` is at least 16 random bytes, kept beside the payload.

    Raises Fault for a short salt, a naive instant, or a payload without a canonical form.
    """
    unsealed = Entry(
        case_id=case_id,
        seq=seq,
        kind=kind,
        at=at,
        actor=actor,
        payload_hash=payload_hash(payload, salt),
        previous=previous,
        digest="",
    )
    return replace(unsealed, digest=_digest(unsealed))


def payload_hash(payload: Mapping[str, Any], salt: bytes) -> str:
    """The commitment to a payload: hides it, and binds to it and to the salt."""
    if not SHORTEST_SALT <= len(salt) <= LONGEST_SALT:
        message = f"a salt has {SHORTEST_SALT} to {LONGEST_SALT} bytes, not {len(salt)}"
        raise Fault(message)
    # The length goes first, so that no byte can wander between salt and payload.
    framed = bytes([len(salt)]) + salt + canonical(payload)
    return hashlib.sha256(_PAYLOAD + framed).hexdigest()


def verify(
    entries: Iterable[Entry],
    payloads_by_seq: Mapping[int, Opened | None],
    *,
    head: Head | None = None,
) -> list[Break]:
    """Every broken place, in the order met; empty for an honest chain.

    An erased payload is `None` in `payloads_by_seq`; a number that is not there at all is broken.
    Only the remembered `head` can show that the end was cut off or the whole was rewritten.
    """
    listed = list(entries)
    return [*_links(listed), *_payloads(listed, payloads_by_seq), *_end(listed, head)]


def _links(entries: list[Entry]) -> Iterator[Break]:
    due, previous = 1, None
    for entry in entries:
        honest = _sealed(entry)
        if not honest:
            yield Break(entry.seq, Why.DIGEST)
        if entry.seq > due:
            yield Break(due, Why.GAP)
        if entry.seq < due:
            yield Break(entry.seq, Why.REORDER)
        if entry.previous != previous:
            yield Break(entry.seq, Why.PREVIOUS)
        # A number that was not sealed must not throw off the counting of the honest ones.
        due = entry.seq + 1 if honest else due + 1
        previous = entry.digest


def _payloads(
    entries: list[Entry], payloads_by_seq: Mapping[int, Opened | None]
) -> Iterator[Break]:
    for entry in entries:
        if entry.seq not in payloads_by_seq:
            yield Break(entry.seq, Why.PAYLOAD)
            continue
        opened = payloads_by_seq[entry.seq]
        if opened is not None and _commitment(opened) != entry.payload_hash:
            yield Break(entry.seq, Why.PAYLOAD)
    for seq in sorted(payloads_by_seq.keys() - {entry.seq for entry in entries}):
        yield Break(seq, Why.GAP)


def _end(entries: list[Entry], head: Head | None) -> Iterator[Break]:
    if head is None:
        return
    ends = Head(entries[-1].seq, entries[-1].digest) if entries else Head(0, None)
    if ends.length < head.length:
        yield Break(ends.length + 1, Why.GAP)
    elif ends != head:
        yield Break(ends.length, Why.HEAD)


def _sealed(entry: Entry) -> bool:
    try:
        return entry.digest == _digest(entry)
    except Fault:
        return False


def _commitment(opened: Opened) -> str | None:
    try:
        salt = bytes.fromhex(opened.salt)
        # One salt has one spelling; another spelling is a changed row.
        return payload_hash(opened.payload, salt) if salt.hex() == opened.salt else None
    except (ValueError, Fault):
        return None


def _digest(entry: Entry) -> str:
    """Over every field but the digest itself."""
    fields = {name: value for name, value in vars(entry).items() if name != "digest"}
    return hashlib.sha256(_ENTRY + canonical(fields)).hexdigest()
