"""Two workers on PostgreSQL: whichever commits first, nothing that was handed in is lost."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from core.store import shelves
from core.store.writer import Writer
from tests.journeys.clocked import BUYER, PHOTO, ClockedDesk

COLLEAGUE = 551
PRESSES = ("answer:done", "answer:return_refund", "answer:no", "answer:none")


@pytest.fixture
def desk(postgres_server):
    opened = ClockedDesk(postgres_server.fresh())
    yield opened
    opened.engine.dispose()


def ready_to_submit(desk, user: int = BUYER) -> None:
    desk.opens(user, "OK-100202", "buyer")
    desk.does(user, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    desk.sends_photo(user)
    desk.does(user, *PRESSES)


def race(desk, first, second) -> None:
    """One worker has handled the first update and not yet committed when another takes the second."""
    slow, quick = desk.new_worker(), desk.new_worker()
    first()
    with ThreadPoolExecutor(1) as aside:
        with desk.engine.connect() as connection, connection.begin():
            slow.turn(connection)
            second()
            other = aside.submit(Writer(desk.engine, quick)._group, [])
            wait([other], timeout=1)
        other.result()
    desk.turn(2)


def in_the_case(desk) -> list[int]:
    case = desk.case()
    kept = desk.rows(shelves.EXHIBITS, case_id=case.case_id)

    assert {row.status for row in desk.rows(shelves.SIGNALS)} == {"done"}
    assert case.claimant_exhibits == len(kept)
    return sorted(e.number for e in kept)


def test_a_photo_handled_beside_submit_is_in_the_case(desk):
    ready_to_submit(desk)
    submit = desk.data("submit", BUYER)
    race(desk, lambda: desk.message(BUYER, photo=PHOTO), lambda: desk.press(BUYER, submit))

    assert in_the_case(desk) == [1, 2]


def test_submit_handled_beside_a_photo_leaves_it_to_come_after_submission(desk):
    ready_to_submit(desk)
    submit = desk.data("submit", BUYER)
    race(desk, lambda: desk.press(BUYER, submit), lambda: desk.message(BUYER, photo=PHOTO))

    assert in_the_case(desk) == [1, 2]


def test_two_accounts_of_a_side_that_submit_at_once_open_one_case(desk):
    ready_to_submit(desk)
    ready_to_submit(desk, COLLEAGUE)
    first, second = desk.data("submit", BUYER), desk.data("submit", COLLEAGUE)
    race(desk, lambda: desk.press(BUYER, first), lambda: desk.press(COLLEAGUE, second))
    case = desk.case()
    told = desk.texts(bot="party", chat_id=COLLEAGUE)[-1]

    assert in_the_case(desk) == [1]
    assert f"Your side has case {case.case_id} about order OK-100202 already" in told
    assert {a.status.value for a in desk.rows(shelves.APPLICATIONS)} == {"submitted", "draft"}


def test_two_requests_to_look_again_at_once_open_one_case(desk):
    desk.is_refused()
    desk.is_refused(COLLEAGUE)
    first, second = desk.data("again", BUYER), desk.data("again", COLLEAGUE)
    race(desk, lambda: desk.press(BUYER, first), lambda: desk.press(COLLEAGUE, second))

    assert desk.case().status == "held"
    assert {a.status.value for a in desk.rows(shelves.APPLICATIONS)} == {"submitted", "refused"}
