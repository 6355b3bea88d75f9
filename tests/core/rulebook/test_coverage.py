"""Every sentence of the Rules has become something; the checker is shown on texts of its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Fault
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Clause, Effect
from core.rulebook.coverage.entries import Coverage, Entry, Question, load_coverage
from core.rulebook.coverage.gaps import gaps
from core.rulebook.coverage.sentences import published, sentences

TEXT = "The rules\n\n1.1 Late\n\nIt came late. supplier is responsible.\n\n(2) It never came;\n"


def clause(name: str, line: int, quote: str) -> Clause:
    return Clause(
        id=name,
        ref="Made up",
        line=line,
        quote=quote,
        effect=Effect.PRINCIPLE,
        test=lambda: True,
        text_id="clause-made-up",
    )


LATE = clause("LATE", 5, "It came late. supplier is responsible.")
NEVER = clause("NEVER", 7, "It never came;")
BOOK = (LATE, NEVER)
COVERED = Coverage(
    (
        Entry(1, "The rules", advisory="A heading."),
        Entry(3, "1.1 Late", clauses=("LATE",)),
        Entry(5, "It came late.", clauses=("LATE",), questions=(1,)),
        Entry(5, "supplier is responsible.", clauses=("LATE",)),
        Entry(7, "(2) It never came;", clauses=("NEVER",)),
    ),
    (Question(1, "How late?", "A day."), Question(2, "Kept how long?", "A year.")),
)


def changed(number: int, **fields) -> Coverage:
    """The covered text with one entry changed."""
    entries = list(COVERED.entries)
    entries[number] = replace(entries[number], **fields)
    return replace(COVERED, entries=tuple(entries))


def test_no_sentence_of_the_published_rules_is_a_gap():
    assert gaps(published(), load_coverage(), CLAUSES) == ()


def test_every_question_of_the_owner_is_there_in_order():
    questions = load_coverage().questions

    assert [question.number for question in questions] == list(range(1, 15))
    assert all(question.asked.endswith("?") for question in questions)
    assert all(question.today.endswith(".") for question in questions)


def test_a_clause_knows_the_questions_that_its_sentences_leave_open():
    assert [q.number for q in COVERED.questions_of("LATE")] == [1]
    assert COVERED.questions_of("NEVER") == ()


def test_a_covered_text_has_no_gap():
    assert gaps(TEXT, COVERED, BOOK) == ()


@pytest.mark.parametrize(
    ("coverage", "clauses", "gap"),
    [
        (
            replace(COVERED, entries=COVERED.entries[1:]),
            BOOK,
            "line 1, 'The rules': the sentence has no entry",
        ),
        (
            replace(COVERED, entries=(*COVERED.entries, Entry(9, "More.", advisory="Why."))),
            BOOK,
            "line 9, 'More.': the text has no such sentence on this line",
        ),
        (
            replace(COVERED, entries=(*COVERED.entries, COVERED.entries[0])),
            BOOK,
            "line 1, 'The rules': it has two entries",
        ),
        (
            changed(1, clauses=("LATE", "LATER")),
            BOOK,
            "line 3, '1.1 Late': there is no clause LATER",
        ),
        (
            changed(2, questions=(1, 7)),
            BOOK,
            "line 5, 'It came late.': there is no question 7",
        ),
        (
            replace(COVERED, questions=(*COVERED.questions, Question(2, "Again?", "No."))),
            BOOK,
            "question 2 stands twice",
        ),
        (
            changed(3, clauses=("NEVER",)),
            BOOK,
            "LATE: its quote reaches into line 5, 'supplier is responsible.', which is not mapped to it",
        ),
        (
            COVERED,
            (*BOOK, clause("OTHER", 7, "It never came;")),
            "OTHER: its quote reaches into line 7, '(2) It never came;', which is not mapped to it",
        ),
        (
            COVERED,
            (LATE, clause("NEVER", 5, "It never came;")),
            "NEVER: its quote does not begin on line 5",
        ),
        (
            COVERED,
            (LATE, clause("NEVER", 7, "It always came;")),
            "NEVER: its quote does not begin on line 7",
        ),
    ],
)
def test_a_gap_is_told_with_its_place(coverage, clauses, gap):
    assert gap in gaps(TEXT, coverage, clauses)


def test_a_quote_that_stands_twice_is_looked_for_on_its_own_line():
    text = f"{TEXT}\n(3) It never came;\n"
    entry = Entry(9, "(3) It never came;", clauses=("AGAIN",))
    coverage = replace(COVERED, entries=(*COVERED.entries, entry))

    assert gaps(text, coverage, (*BOOK, clause("AGAIN", 9, "It never came;"))) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It came late. supplier is responsible.", 2),
        ("2. Quality", 1),
        ("4.Malicious Complaints", 1),
        ("3.1 Both shall do so. And legality.", 2),
        ("The material, standard, etc. of the goods differ.", 1),
        ("By prices, etc. supplier takes responsibility.", 2),
        ("He refuses (delay, silence, etc.). supplier is responsible.", 2),
        ("On okyoo.com, and nowhere else.", 1),
        ("One;\nTwo;\n\nThree.", 3),
        ("  \n\n", 0),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text, parts):
    assert len(sentences(text)) == parts


@given(st.text(alphabet="aZ3.;() \n’", max_size=200) | st.text(max_size=200))
def test_the_sentences_hold_the_whole_text_each_on_its_line(text):
    said = sentences(text)

    assert "".join("".join(s.text.split()) for s in said) == "".join(text.split())
    assert all(text[s.start : s.end] == s.text for s in said)
    assert all(text.count("\n", 0, s.start) + 1 == s.line for s in said)
    assert all("\n" not in s.text for s in said)


QUESTIONS = '[[question]]\nnumber = 1\nasked = "How late?"\ntoday = "A day."\n'
SENTENCE = '[[sentence]]\nline = 1\ntext = "The rules"\n'


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (SENTENCE, "part.toml: sentence.1: say its clauses, why it is advisory"),
        (SENTENCE + 'clauses = ["A"]\nadvisory = "No."', "part.toml: sentence.1: it cannot be"),
        (SENTENCE + 'clause = ["A"]', "part.toml: sentence.1.clause: Extra inputs"),
        (SENTENCE + 'questions = ["1"]', "part.toml: sentence.1.questions.1: Input should be"),
        (SENTENCE + 'advisory = ""', "part.toml: sentence.1.advisory: String should have"),
        ("[[sentence]]\nline = ", "part.toml: Invalid value"),
        ("", "part.toml: sentence: Field required"),
    ],
)
def test_a_file_at_fault_is_named_with_the_place_and_the_reason(tmp_path, sentence, said):
    (tmp_path / "part.toml").write_text(sentence)
    (tmp_path / "questions.toml").write_text(QUESTIONS)

    with pytest.raises(Fault) as fault:
        load_coverage(tmp_path)

    assert str(fault.value).startswith(said)
    assert "\n" not in str(fault.value)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path):
    with pytest.raises(Fault, match=r"questions\.toml: No such file"):
        load_coverage(tmp_path)
    (tmp_path / "part.toml").write_bytes(b"\xff")
    with pytest.raises(Fault, match=r"part\.toml: it is not UTF-8"):
        load_coverage(tmp_path)


def test_a_good_folder_is_read_in_the_order_of_its_files(tmp_path):
    (tmp_path / "2.toml").write_text(SENTENCE + "questions = [1]")
    (tmp_path / "1.toml").write_text(SENTENCE + 'clauses = ["A"]\nnote = "So."')
    (tmp_path / "questions.toml").write_text(QUESTIONS)

    assert load_coverage(tmp_path) == Coverage(
        (Entry(1, "The rules", ("A",), note="So."), Entry(1, "The rules", questions=(1,))),
        (Question(1, "How late?", "A day."),),
    )
