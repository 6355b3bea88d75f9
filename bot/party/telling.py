"""Answers told back: to whoever gave them, before he submits, and to the other side."""

from collections.abc import Mapping
from typing import Final

from bot.words import Words, one_line
from core.desks.view import View
from core.intake.claim_map import MAPS
from core.intake.flow import Flow
from core.intake.known import Known
from core.intake.steps import Ask, Each, OneOf, Pieces, Proof, Text

WHOLE: Final = 2000
"""Characters of a person's own words: an opponent answers to all of them."""


def claim_summary(view: View, words: Words, locale: str) -> str:
    """What the claimant says, in the reader's language; free words stay the claimant's own."""
    application = view.application
    if application is None:
        return "–"
    flow = MAPS[application.map_version]
    files = view.case.claimant_exhibits if view.case else 0
    known = Known(role=application.role.value, quantity=10**6, files=files, decimals=3)
    lines = []
    for step in flow:
        if step.key in application.replies and step.key not in {"order", "proceedings", "settled"}:
            line = told(step.key, flow, application.replies, known, words, locale, WHOLE)
            lines.append(f"{words(locale, f'label-{step.key}')}: {line}")
    return "\n".join(lines) or "–"


def told(
    key: str,
    flow: Flow,
    replies: Mapping[str, str],
    known: Known,
    words: Words,
    locale: str,
    limit: int = 200,
) -> str:
    """One answer, in the words of its button or as it was typed; files are counted."""
    step, reply = flow[key], replies.get(key, "")
    if isinstance(step, Each):
        given = [r for k, r in replies.items() if k.startswith(f"{key}:")]
        return ", ".join(words(locale, f"opt-{key}-{r}") for r in given) or "–"
    if not isinstance(step, Ask):
        return reply
    match step.input:
        case OneOf():
            return words(locale, f"opt-{key}-{reply}")
        case Proof():
            return words(locale, "check-proof", count=known.files) if reply == "done" else "–"
        case Pieces():
            if reply in {"", "all"}:
                return words(locale, "check-pieces-all", quantity=known.quantity)
        case Text(optional=True) if reply == "nothing":
            return words(locale, "opt-statement-nothing")
    return one_line(reply, limit)
