"""What a person is told where no question is open: where things stand, and what waits for him."""

from typing import Final

from bot.arithmetic import shown_sum
from bot.words import Words, one_line, quoted
from core.desks.view import View
from core.evidence.exhibit import Exhibit, ExhibitState

NAMED: Final = 12
"""Things that wait, named in the question about them; the newest ones."""


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
    listed = "\n".join(quoted(one_line(e.caption or file, 60)) for e in kept)
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
