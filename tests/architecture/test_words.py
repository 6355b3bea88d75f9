"""Words are complete: the maps, the code and both languages say the same set of ids."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.words import LOCALES, Words
from core.desks.alarms import About
from core.desks.cards import ACTIONS
from core.evidence.exhibit import ExhibitKind, ExhibitState
from core.intake.answer_map import ANSWER_MAP
from core.intake.claim_map import CLAIM_MAP, SELLER_MAP
from core.intake.steps import Ask, Check, Each, End, OneOf
from core.marketplace.record_model import _REASONS
from core.rulebook.book import CLAUSES
from core.rulebook.facts import KNOWN, RECKONED
from core.rulebook.told_facts import CATEGORIES

ROOT = Path(__file__).resolve().parents[2]
FLOWS = (CLAIM_MAP, SELLER_MAP, ANSWER_MAP)
AMOUNTS = {"amount_missing", "amount_goods", "amount_any", "fee_amount"}
NAMED = re.compile(
    r'"((?:ask|opt|misread|refused|notice|staff|status|label|check|end|arithmetic|received|submitted|'
    r'hello|help|answered|edited|language|clause|wanted|said|words|told|record|declined|category|fact|your)-?[A-Za-z0-9_-]*)"'
)


class Used(Visitor):
    """The variables that a message uses."""

    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802 — the library's name
        self.names.add(node.id.name)


def messages(locale: str) -> dict[str, set[str]]:
    """Every id of a language, with its variables."""
    found = {}
    for path in sorted((ROOT / "locales" / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} twice"
                used = Used()
                used.visit(entry)
                found[entry.id.name] = used.names
    return found


ENGLISH = messages("en")


def needed_by_maps() -> set[str]:
    """The ids that the maps need, by their keys."""
    needed = set()
    for flow in FLOWS:
        for step in flow:
            if isinstance(step, End):
                needed.add(f"end-{step.key}")
                continue
            needed.add("ask-amount" if step.key in AMOUNTS else f"ask-{step.key}")
            if isinstance(step, Check):
                needed.add(f"opt-{step.key}-submit")
            elif step.key != "order":
                needed.add(f"label-{step.key}")
            if isinstance(step, Each):
                needed |= {f"opt-{step.key}-{choice}" for choice in step.choices}
            if isinstance(step, Ask) and isinstance(step.input, OneOf):
                needed |= {f"opt-{step.key}-{choice}" for choice in step.input.choices}
    return needed


def named_in_code() -> set[str]:
    """Ids that stand in the code as they are."""
    found = set()
    for folder in ("bot", "core"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    return {name for name in found if "-" in name or name in ENGLISH}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_says_the_same_with_the_same_variables(locale):
    assert messages(locale) == ENGLISH


def test_every_question_choice_and_label_of_the_maps_has_its_words():
    assert needed_by_maps() - set(ENGLISH) == set()


def test_every_clause_has_its_plain_sentence():
    assert {clause.text_id for clause in CLAUSES} - set(ENGLISH) == set()


def test_every_fact_and_every_category_of_the_rules_has_its_words():
    facts = {f"fact-{name}" for name in KNOWN - RECKONED.keys()}
    categories = {f"category-{name.lower().replace('.', '-')}" for name in CATEGORIES}

    assert (facts | categories) - set(ENGLISH) == set()


def test_every_action_on_a_card_has_its_words():
    actions = {action for actions in ACTIONS.values() for action in actions}

    assert {f"staff-do-{a}" for a in actions} | {f"staff-done-{a}" for a in actions} <= set(ENGLISH)


def test_every_alarm_has_its_words():
    assert {k for k in ENGLISH if k.startswith("staff-alarm-")} == {
        f"staff-alarm-{about}" for about in About
    }


def test_every_kind_and_state_of_an_exhibit_has_its_words():
    kinds = {f"kind-{kind}" for kind in ExhibitKind}
    states = {f"state-{state}" for state in ExhibitState}

    assert {k for k in ENGLISH if k.startswith("kind-")} == kinds
    assert {k for k in ENGLISH if k.startswith("state-")} == states


def test_every_id_that_the_code_names_is_there():
    stems = {name for name in named_in_code() if not any(k.startswith(name) for k in ENGLISH)}

    assert stems == set()


def test_every_reason_to_refuse_a_record_has_its_words():
    reasons = set(_REASONS.values())
    for path in [*(ROOT / "core" / "marketplace").glob("*.py"), ROOT / "bot/commands/orders.py"]:
        written = path.read_text(encoding="utf-8")
        reasons |= set(re.findall(r'RecordError\([^()]*"([a-z0-9-]+)"', written))
        reasons |= {
            m
            for pair in re.findall(r'_refusal\("([a-z-]+)"\)|"reason": "([a-z-]+)"', written)
            for m in pair
            if m
        }
    said = {name.removeprefix("record-") for name in ENGLISH if name.startswith("record-")}

    assert {"not-utf-8", "twice", "not-money"} < reasons
    assert reasons - said == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_toward_a_party_says_who_is_right(locale):
    words = Words()
    forbidden = re.compile(
        r"\b(fraud|forged|lied|liar|guilty|мошен|подделк|солгал|виноват)", re.IGNORECASE
    )
    shown = [name for name in ENGLISH if not name.startswith(("staff-", "clause-fraud"))]
    said = "\n".join(
        (ROOT / "locales" / locale / name).read_text(encoding="utf-8")
        for name in ("party.ftl", "notices.ftl")
    )

    assert shown
    assert words.has("hello")
    assert forbidden.search(said) is None
