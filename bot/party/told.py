"""What a person is told beside the questions: single sentences, and where things stand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bot.arithmetic import shown_sum
from bot.lines import shown
from bot.words import Words, one_line
from core.desks.view import Said, View
from core.evidence.exhibit import Exhibit, ExhibitState

NAMED: Final = 12
"""Things that wait, named in the question about them; the newest ones."""


def sentence(words: Words, locale: str, said: Said) -> str:
    """One sentence with its words; sums are spelled out."""
    given = dict(said.words)
    if said.text_id == "status-refused":
        why = [words(locale, text_id, **_plain(facts)) for text_id, facts in given.pop("why")]
        return words(locale, said.text_id, clause="\n".join(why) or "–")
    if said.text_id == "submitted-held":
        turns_on = given.pop("turns_on")
        given["turns_on"] = "\n".join(words(locale, text_id) for text_id in turns_on)
    for name in ("mine_sum", "theirs_sum"):
        if name in given:
            given[name] = shown_sum(words, locale, given[name])
    if said.text_id == "your-copy":
        given["lines"] = shown(words, locale, given["lines"], own=True)
    if said.text_id in {"received", "received-words"}:
        late = given.pop("late")
        given["late"] = words(locale, "received-late" if late else "received-in-time")
    return words(locale, said.text_id, **given)


def standing(view: View, words: Words, locale: str) -> str:
    """Where things stand, and what is asked about them."""
    where = _where(view, words, locale)
    if view.cases:
        # No case is named first: a reply to this question must not pass for an answer to it.
        asked = _which_case(view, words, locale)
        return "\n\n".join([asked, *([where] if where and view.case not in view.cases else [])])
    parts = [where]
    if view.about is not None:
        own = words(locale, "ask-recognise-own", label=view.about.label or "–")
        asked = recognition(view.about, words, locale)
        parts.append(own if view.about_his_own else asked)
    return "\n\n".join(part for part in parts if part)


def _which_case(view: View, words: Words, locale: str) -> str:
    """The question, over the first words of what waits for its answer."""
    kept = view.waiting[-NAMED:]
    file = words(locale, "said-files", count=1)
    listed = "\n".join(f"│ {one_line(e.caption or file, 60)}" for e in kept)
    return words(locale, "ask-which-case", count=len(view.waiting), listed=listed)


def recognition(about: Exhibit, words: Words, locale: str) -> str:
    """The question about one exhibit, and whether he has seen what it asks about (RUL-3.2)."""
    seen = "shown" if about.view_key or about.written else "unseen"
    if about.state is ExhibitState.PENDING:
        seen = "coming"
    return words(locale, "ask-recognise", label=about.label or "–", seen=seen)


def time_left(view: View, words: Words, locale: str) -> str:
    """Until when his side has time, with the sum; or that this time has ended."""
    if view.window is None:
        return words(locale, "status-window-none")
    ends_at = view.window.ends_at
    if view.at is not None and view.at >= ends_at:
        return words(locale, "status-window-over", until=ends_at)
    told = shown_sum(words, locale, view.window.arithmetic)
    return words(locale, "status-window", until=ends_at, sum=told)


def _where(view: View, words: Words, locale: str) -> str:
    if view.case is None or view.said:
        return ""
    time = time_left(view, words, locale)
    return words(locale, f"status-{view.case.status}", case=view.case.case_id, window=time)


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts that a sentence can carry."""
    return {name: value for name, value in facts.items() if isinstance(value, str | datetime)}
