"""Albums: every exhibit once, in order, and never more than Telegram takes in one call."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from core.desks.albums import LARGEST, MOST, albums
from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, Side

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PHOTO = Exhibit(
    exhibit_id="x", application_id="a", order_id="OK-1", role=Side.CLAIMANT, letter="B",
    kind=ExhibitKind.PHOTO_ITEM, channel=ExhibitChannel.PLATFORM, bot="party", chat_id=7, user_id=7,
    message_id=3, file_id="f", file_unique_id="u", sent_at=NOON, received_at=NOON,
)  # fmt: skip
SIZES = st.lists(st.integers(0, 20_000_000), max_size=40)


@given(sizes=SIZES)
def test_an_album_is_neither_too_long_nor_too_heavy_and_loses_nothing(sizes):
    exhibits = [replace(PHOTO, exhibit_id=str(n), size=size) for n, size in enumerate(sizes)]
    found = list(albums(exhibits))

    assert [exhibit for album in found for exhibit in album] == exhibits
    assert all(0 < len(album) <= MOST for album in found)
    assert all(sum(exhibit.size for exhibit in album) <= LARGEST for album in found)
