import json
from importlib import resources

import pytest

from core.errors import Fault
from core.evidence.checklist import categories, files_of, missing, optional, required
from core.evidence.exhibit import ExhibitKind, Side

K = ExhibitKind
DATA = json.loads(resources.files("core.evidence").joinpath("checklists.json").read_text("utf-8"))
LINES = [(category, side) for category in categories() for side in Side]


def texts(lines):
    return [line.text for line in lines]


def test_the_kinds_are_those_of_the_rules_reading():
    assert {kind.value for kind in ExhibitKind} == set(DATA["kinds"])


@pytest.mark.parametrize("kind", ExhibitKind)
def test_every_kind_says_which_files_fit_it(kind):
    assert files_of(kind) == DATA["kinds"][kind.value]["files"]


@pytest.mark.parametrize(("category", "side"), LINES)
def test_every_line_of_the_reading_is_asked_in_its_order(category, side):
    entry = DATA["categories"][category]

    assert texts(required(category, side)) == entry[f"{side}_required"]
    assert texts(optional(category, side)) == entry[f"{side}_optional"]


@pytest.mark.parametrize(("category", "side"), LINES)
def test_every_kind_that_a_line_names_is_understood(category, side):
    for line in (*required(category, side), *optional(category, side)):
        named = {kind for kind in ExhibitKind if kind.value in line.text.split(" (")[0]}

        assert set(line.kinds) == named
        assert line.ways or line.in_words


@pytest.mark.parametrize(("category", "side"), LINES)
def test_nothing_is_missing_where_everything_is_there(category, side):
    assert missing(category, side, set(ExhibitKind), conditions_hold=set(ExhibitKind)) == ()


def test_the_buyer_who_got_nothing_is_asked_for_nothing():
    assert required("CAT-1.1", Side.CLAIMANT) == ()


def test_the_seller_shows_both_shipping_papers_or_says_why_not():
    (line,) = required("CAT-1.1", Side.RESPONDENT)

    assert line.ways == ((K.SHIPPING_DOCUMENT, K.TRACKING_RECORD),)
    assert line.in_words
    assert missing("CAT-1.1", Side.RESPONDENT, {K.TRACKING_RECORD}) == (line,)
    assert missing("CAT-1.1", Side.RESPONDENT, {K.TRACKING_RECORD, K.SHIPPING_DOCUMENT}) == ()


def test_either_way_out_of_an_unpaid_return_is_enough():
    assert missing("CAT-1.3", Side.RESPONDENT, {K.REFUND_PROOF}) == ()
    assert missing("CAT-1.3", Side.RESPONDENT, {K.TRACKING_RECORD}) == ()
    assert len(missing("CAT-1.3", Side.RESPONDENT, set())) == 1


def test_wrong_goods_want_a_photo_and_a_video_only_where_it_does_not_work():
    photo, video = required("CAT-2.1", Side.CLAIMANT)

    assert missing("CAT-2.1", Side.CLAIMANT, set()) == (photo,)
    assert missing("CAT-2.1", Side.CLAIMANT, {K.PHOTO_ITEM}) == ()
    assert missing(
        "CAT-2.1", Side.CLAIMANT, {K.PHOTO_ITEM}, conditions_hold={K.VIDEO_FUNCTION}
    ) == (video,)
    assert video.condition == "if 'does not work' is claimed of a powered item"


def test_a_category_that_the_rules_do_not_have_is_a_fault():
    with pytest.raises(Fault):
        required("CAT-99", Side.CLAIMANT)
