"""`okyoo rules`: what a lawyer reads of a clause, and of the whole text."""

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.commands.coverage import table
from bot.words import LOCALES, Words
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Effect
from core.rulebook.coverage.entries import Coverage, Entry, Question
from core.rulebook.coverage.sentences import published, sentences


def rules(*words):
    done = CliRunner().invoke(main, ["rules", *words], catch_exceptions=False)
    return done.exit_code, done.stdout or done.stderr


def test_the_list_has_a_line_for_each_clause_of_the_book():
    code, said = rules("show")
    lines = said.splitlines()

    assert code == 0
    assert [line.split()[0] for line in lines] == [clause.id for clause in CLAUSES]
    assert all(str(c.line) in line for c, line in zip(CLAUSES, lines, strict=True))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_shown_with_its_quote_its_words_and_the_facts_it_needs(clause, locale):
    code, said = rules("show", clause.id.lower(), "--locale", locale)
    words = Words()

    assert code == 0
    assert said.startswith(
        f"{clause.id}  {clause.ref} ({words(locale, 'rules-line')} {clause.line})"
    )
    assert f"    {clause.quote}\n" in said
    assert words(locale, f"effect-{clause.effect}") in said
    assert words(locale, clause.text_id).partition(": ")[2] in said
    assert all(fact in said for fact in clause.uses)
    assert all(other in said for other in clause.unless)


def test_a_clause_shows_how_it_is_read_and_what_is_open():
    code, said = rules("show", "ACC-1")

    assert code == 0
    assert "How it is read: Handed in at or after the end." in said
    assert "Displaced by: FRAUD\n" in said
    assert "Open question 1: How long is the acceptance period" in said
    assert "the published text carries no date" in said


def test_in_russian_every_heading_is_and_what_stays_english_is_called_so():
    lines = rules("show", "ACC-1", "--locale", "ru")[1].splitlines()
    headings = [line.partition(": ")[0] for line in lines[4:]]

    assert headings == [
        "Простыми словами", "Что делает", "Какие факты нужны",
        "Какие факты учитывает, если они известны", "Уступает пунктам", "Действует с",
        "Как читается (по-английски)", "Открытый вопрос 1 (по-английски)",
        "Как решено сегодня (по-английски)",
    ]  # fmt: skip
    assert "filed_at (момент подачи, который считается)" in lines[6]


def test_a_language_is_asked_for_under_either_name():
    assert rules("show", "ACC-1", "--language", "ru") == rules("show", "ACC-1", "--locale", "ru")


def test_every_clause_says_how_it_is_read():
    assert [
        clause.id for clause in CLAUSES if "How it is read: \n" in rules("show", clause.id)[1]
    ] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_effect_has_its_words(locale):
    words = Words()

    assert [effect for effect in Effect if not words.has(f"effect-{effect}")] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "ACC-11"), "okyoo: there is no clause 'ACC-11'; near it: ACC-1"),
        (("show", "nothing"), "okyoo: there is no clause 'nothing'; `okyoo rules show` lists them"),
        (("show", "ACC-1", "--locale", "de"), "okyoo: --locale 'de': the languages are en, ru"),
        (("show", "--locale", "de"), "okyoo: --locale 'de': the languages are en, ru"),
    ],
)
def test_a_clause_or_a_language_that_is_none_is_named_in_one_line(words, said):
    code, line = rules(*words)

    assert code == 2
    assert line.startswith(said)
    assert line.count("\n") == 1


def test_the_table_has_every_sentence_of_the_published_rules():
    code, said = rules("coverage")
    lines = said.splitlines()

    assert [line for s in sentences(published()) if (line := f"      {s.text}") not in lines] == []
    assert f"{len(sentences(published()))} sentences: " in lines[-1]
    assert (code == 0) == lines[-1].endswith("; no gap.")
    assert code == (1 if any(line.startswith("Gap: ") for line in lines) else 0)


def test_a_table_says_what_each_sentence_has_become_and_tells_its_gaps():
    coverage = Coverage(
        (
            Entry(1, "A heading", advisory="A heading."),
            Entry(2, "It is late.", clauses=("ACC-1", "NONE-1"), questions=(1,), note="So."),
            Entry(3, "Who knows?", questions=(2,)),
        ),
        (Question(1, "How late?", "A day."), Question(3, "Kept how long?", "A year.")),
    )
    told = table("A heading\nIt is late.\nWho knows?\nNew.", coverage, ())

    assert told.lines[:-1] == (
        "   1  advisory: A heading.",
        "      A heading",
        "   2  ACC-1, NONE-1; open question 1",
        "      It is late.",
        "      Note: So.",
        "   3  open question 2",
        "      Who knows?",
        "   4  GAP",
        "      New.",
        "Question 1: How late?",
        "      Today: A day.",
        "Question 3 (the Rules are silent): Kept how long?",
        "      Today: A year.",
        "Gap: line 4, 'New.': the sentence has no entry.",
        "Gap: line 2, 'It is late.': there is no clause ACC-1.",
        "Gap: line 2, 'It is late.': there is no clause NONE-1.",
        "Gap: line 3, 'Who knows?': there is no question 2.",
    )
    assert told.lines[-1].startswith("4 sentences: 1 implemented, 1 advisory, 1 open question, 1 ")
    assert told.lines[-1].endswith(" without an entry; 2 clauses; 4 gaps.")
    assert told.gaps == 4
