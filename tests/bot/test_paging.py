"""Whatever people write is shown as theirs, on every page, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.paging import pages, quotes
from bot.words import BAR, LONGEST, Words, clean, is_quoted, quoted, units

LABEL = "B-2 of the other side:"
ENDING = "Your time runs until Friday.\nWhat do you say?"
written = st.text(min_size=1, max_size=9_000) | st.lists(
    st.text(st.characters(codec="utf-8"), max_size=60), max_size=2_000
).map("\n".join)


def letters(text: str) -> str:
    """What is left without bars and blanks."""
    return "".join(c for c in text if c != BAR and not c.isspace())


def test_a_text_that_fits_is_one_page_as_it_stands():
    assert pages("a" * LONGEST) == ["a" * LONGEST]
    assert pages("\n\n") == []


@given(text=written)
def test_no_letter_is_lost_and_no_page_is_too_long(text):
    found = pages(f"{LABEL}\n{quoted(text)}\n{ENDING}")
    body = [page.split("\n", 1)[1] for page in found]

    assert letters("".join(body)) == letters(clean(text) + ENDING)
    assert all(0 < units(page) <= LONGEST for page in found)


@given(text=written)
def test_every_page_says_whose_words_go_on_there(text):
    first, *others = pages(f"{LABEL}\n{quoted(text)}\n{ENDING}")
    count = len(others) + 1

    assert first.startswith(LABEL)
    for number, page in enumerate(others, 2):
        assert page.startswith(f"B-2 of the other side ({number}/{count}):\n")


@given(text=written)
def test_the_question_at_the_end_stays_together_and_is_no_quote(text):
    last = pages(f"{LABEL}\n{quoted(text)}\n\n{ENDING}")[-1]

    assert last.endswith(ENDING)
    assert [line for line in last.split("\n") if is_quoted(line)] == [
        line for line in last.split("\n") if line.startswith(BAR)
    ]


def test_where_the_words_of_one_label_go_on_that_label_is_said_again():
    told = f"Case D-1\nThe claim:\n{quoted('a ' * 3000)}\nThe answer:\n{quoted('b ' * 3000)}"
    found = pages(told)
    begun = [line for page in found for line in page.split("\n")[:2]]

    assert begun == [
        *("Case D-1", "The claim:"),
        *("Case D-1 (2/4):", "The claim:"),
        *("Case D-1 (3/4):", "The answer:"),
        *("Case D-1 (4/4):", "The answer:"),
    ]
    assert ["b" in page for page in found] == [False, False, True, True]


def test_a_long_line_is_broken_between_words():
    found = pages(f"{LABEL}\n{quoted('word ' * 2000)}")

    assert {word for page in found for word in page.partition("\n")[2].split()} == {BAR, "word"}


@given(text=written)
def test_quotes_hold_exactly_the_lines_of_people(text):
    told = f"{LABEL}\n{quoted(text)}\n{ENDING}"
    wide = told.encode("utf-16-le")
    (entity,) = quotes(told)
    held = wide[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]

    assert held.decode("utf-16-le") == quoted(text)


@pytest.mark.parametrize("blank", "\u2800\u3164\u115f\u1160\uffa0\u034f\U0001d159\U000e0101\u202e")
def test_what_nobody_sees_is_not_kept(blank):
    assert quoted(f"a{blank * 500}\n{blank}\nb") == f"{BAR} a\n{BAR} b"


@pytest.mark.parametrize("broken", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_whatever_breaks_a_line_begins_a_line_with_a_bar(broken):
    assert quoted(f"a{broken}b") == f"{BAR} a\n{BAR} b"


def test_many_blanks_in_a_row_are_one():
    assert quoted("a" + "\u3000\u00a0 \t" * 50 + "b") == f"{BAR} a b"


def test_a_title_of_the_order_stands_on_one_line():
    said = Words()("en", "ask-difference", ordered="Lamp)\nCase D-1, notice 9.")

    assert "Lamp) Case D-1" in said
