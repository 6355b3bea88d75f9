"""The words of sheets: every one that can be needed is there, and none is left over."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sheets.report import report
from bot.sheets.saying import CLOSED, Saying
from bot.sheets.sheet import WIDTH, sheet
from core.rulebook.agreements import Reason
from core.rulebook.amounts import Why
from core.rulebook.evidence import Standing
from core.rulebook.facts import RECKONED, Source
from core.rulebook.finding import Outcome, Phase
from core.rulebook.verdict import Extent, Verdict
from tests.core.rulebook.reading import HERE, judged, read, scenario

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = [one for path in sorted((HERE / "scenarios").glob("*.yaml")) for one in read(path)]
EXTENTS = {f"met_{extent}" for extent in Extent if extent is not Extent.WHOLE}


def written(locale):
    text = (ROOT / "locales" / locale / "sheet.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z0-9_-]*) =", text, re.MULTILINE))


def named(folder, pattern):
    sources = (ROOT / folder).glob("*.py")
    return {n for path in sources for n in re.findall(pattern, path.read_text(encoding="utf-8"))}


def needed():
    """The ids that values of the rulebook stand for, and those that the sheets name."""
    own = named("bot/sheets", r'"(sheet-[a-z_-]+[a-z])"')
    own |= named("bot/commands", r'"(sheet-[a-z_-]+[a-z])"')
    titles = named("bot/sheets", r'_titled\(say, "([a-z]+)"')
    return (
        own
        | {f"sheet-title-{title}" for title in titles}
        | {f"sheet-phase-{phase}" for phase in Phase}
        | {f"sheet-window-{side}" for side in ("claimant", "respondent")}
        | {f"sheet-term-{agreed}" for agreed in ("agreed", "one-sided")}
        | {f"outcome-{outcome}" for outcome in Outcome}
        | {f"check-{verdict}" for verdict in (*Verdict, *EXTENTS, "applies")}
        | {f"source-{source}" for source in Source}
        | {f"standing-{standing}" for standing in Standing}
        | {f"prevails-{reason}" for reason in Reason}
        | {f"side-{side}" for side in ("claimant", "respondent", "platform")}
        | {f"fact-{name}" for name in RECKONED}
        | {f"word-{word}" for words in CLOSED.values() for word in words}
        | {f"responsible-{who}" for who in ("seller", "buyer", "none", "undetermined",
                                            "not_evaluated")}
        | {f"why-{reason}" for reason in Why}
    )  # fmt: skip


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_every_word_that_a_sheet_can_need_is_there_and_none_is_left_over(locale):
    assert written(locale) == needed()


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_every_scenario_of_every_clause_can_be_said(locale):
    say = Saying(locale, "Asia/Shanghai")
    for told in SCENARIOS:
        found, facts = judged(scenario(told))
        notes = [say.note(finding) for finding in found.findings if finding.note_id]

        assert all(notes)
        assert report(found, say)["outcome"] == found.outcome
        lines = sheet(found, facts, say, "S1").splitlines()
        assert lines[0] == say("sheet-head", name="S1", outcome=say(f"outcome-{found.outcome}"))
        assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize(
    ("at", "english", "russian"),
    [
        (datetime(2026, 10, 8, 16, tzinfo=UTC),
         "9 October 2026, 00:00 Beijing time (8 October, 16:00 UTC)",
         "9 октября 2026, 00:00 по пекинскому времени (8 октября, 16:00 UTC)"),
        (datetime(2026, 10, 8, 15, 59, 59, tzinfo=UTC),
         "8 October 2026, 23:59:59 Beijing time (15:59:59 UTC)",
         "8 октября 2026, 23:59:59 по пекинскому времени (15:59:59 UTC)"),
        (datetime(2026, 10, 8, 15, 59, 59, 500000, tzinfo=UTC),
         "8 October 2026, 23:59:59.500000 Beijing time (15:59:59.500000 UTC)",
         "8 октября 2026, 23:59:59.500000 по пекинскому времени (15:59:59.500000 UTC)"),
    ],
)  # fmt: skip
def test_an_instant_is_said_to_the_second(at, english, russian):
    assert [Saying(locale, "Asia/Shanghai").instant(at) for locale in ("en", "ru")] == [
        english, russian,
    ]  # fmt: skip


def test_an_end_is_said_as_parties_are_told_it():
    end = datetime(2026, 10, 8, 16, tzinfo=UTC)

    assert Saying("en", "Asia/Shanghai").end(end) == (
        "8 October 2026, 23:59 Beijing time (15:59 UTC)"
    )


def test_no_sheet_says_who_is_to_blame():
    say = Saying("en", "Asia/Shanghai")
    words = re.compile(r"\b(forged|lied|liar|guilty|cheat)", re.IGNORECASE)
    for told in SCENARIOS:
        found, _ = judged(scenario(told))

        assert not any(words.search(say.note(finding)) for finding in found.findings)
