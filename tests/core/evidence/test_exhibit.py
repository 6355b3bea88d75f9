from dataclasses import fields, replace
from datetime import UTC, datetime
from enum import Enum

from core.evidence.exhibit import (
    Exhibit,
    ExhibitChannel,
    ExhibitKind,
    ExhibitState,
    ScanState,
    Side,
    letter,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PHOTO = Exhibit(
    exhibit_id="x1",
    application_id="a1",
    order_id="OK-1",
    role=Side.CLAIMANT,
    letter="B",
    kind=ExhibitKind.PHOTO_ITEM,
    channel=ExhibitChannel.PLATFORM,
    bot="party",
    chat_id=7,
    user_id=7,
    message_id=3,
    file_id="f",
    file_unique_id="u",
    sent_at=NOON,
    received_at=NOON,
)
SEAL = {"blob_key": "k", "sha256": "0" * 64, "size": 5, "at": NOON}


def test_an_exhibit_has_a_label_once_it_is_numbered():
    assert PHOTO.label is None
    assert PHOTO.joined("D-1", 2, late=True).label == "B-2"
    assert PHOTO.joined("D-1", 2, late=True).late


def test_the_letter_is_the_role_in_the_order_whichever_side_it_is_on():
    assert (letter("buyer"), letter("seller")) == ("B", "S")


def test_sealing_keeps_where_the_bytes_are_and_what_they_are():
    sealed = PHOTO.failed("timeout").sealed(**SEAL)

    assert (sealed.state, sealed.blob_key, sealed.size) == (ExhibitState.SEALED, "k", 5)
    assert (sealed.sha256, sealed.sealed_at, sealed.fault) == ("0" * 64, NOON, None)


def test_what_is_sealed_stays_sealed():
    sealed = PHOTO.sealed(**SEAL)

    assert sealed.sealed(**{**SEAL, "sha256": "1" * 64}) == sealed
    assert sealed.failed("timeout") == sealed
    assert sealed.refused("kind") == sealed


def test_a_failed_and_a_refused_exhibit_say_why():
    assert (PHOTO.failed("timeout").state, PHOTO.failed("timeout").fault) == (
        ExhibitState.FAILED,
        "timeout",
    )
    assert PHOTO.refused("kind").state is ExhibitState.REFUSED


def test_nothing_is_clean_before_a_scanner_said_so():
    assert PHOTO.scan is ScanState.NOT_SCANNED
    assert PHOTO.scanned(ScanState.CLEAN).scan is ScanState.CLEAN
    assert PHOTO.shown_as("v").view_key == "v"


def test_each_side_has_its_own_word():
    said = PHOTO.recognised(Side.CLAIMANT, reply=True).recognised(Side.RESPONDENT, reply=False)

    assert [said.recognition_by(side) for side in Side] == [True, False]
    assert said.recognised(Side.RESPONDENT, reply=None).recognition_by(Side.RESPONDENT) is None
    assert [side.other for side in Side] == [Side.RESPONDENT, Side.CLAIMANT]


def test_every_field_is_a_plain_value_that_a_column_can_hold():
    whole = replace(
        PHOTO.joined("D-1", 1, late=False).sealed(**SEAL), caption="c", mime="image/jpeg"
    )
    held = [getattr(whole, field.name) for field in fields(whole)]

    assert all(v is None or isinstance(v, str | int | datetime | Enum) for v in held)
