"""Notices and cards as wire parameters: the words that `core` itself does not have."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.arithmetic import shown_sum
from bot.lines import shown
from bot.paging import pages, quotes
from bot.words import LONGEST_CAPTION, Words, fit, quoted, units
from core.desks.house import Choice
from core.intake.declared import Line


class Voice:
    """Speaks for the desks (`core.desks.house.Voice`)."""

    def __init__(self, words: Words) -> None:
        """Use these words."""
        self._words = words

    def message(
        self,
        locale: str,
        text_id: str,
        words: Mapping[str, Any],
        choices: Sequence[Choice] = (),
        handle: str | None = None,
    ) -> dict[str, Any]:
        """`text`, and `reply_markup` where there are choices. Link previews are off."""
        params = _said(fit(self.sentence(locale, text_id, words)))
        return params | self._markup(locale, choices, handle)

    def messages(
        self,
        locale: str,
        text_id: str,
        words: Mapping[str, Any],
        choices: Sequence[Choice] = (),
        handle: str | None = None,
    ) -> list[dict[str, Any]]:
        """The same as many messages as its length needs; the choices stand under the last."""
        *before, last = [_said(page) for page in pages(self.sentence(locale, text_id, words))]
        return [*before, last | self._markup(locale, choices, handle)]

    def caption(self, text: str) -> dict[str, Any] | None:
        """`caption` with its entities, or None where it is longer than a caption may be."""
        if units(text) > LONGEST_CAPTION:
            return None
        found = quotes(text)
        return {"caption": text, "caption_entities": found} if found else {"caption": text}

    def lines(self, locale: str, declared: Sequence[Line]) -> str:
        """What a side declared, for somebody else: the buttons' own words, or what was typed."""
        return shown(self._words, locale, declared, own=False)

    def sentence(self, locale: str, text_id: str, words: Mapping[str, Any]) -> str:
        """One sentence."""
        plain = {name: self._word(locale, value) for name, value in words.items()}
        return self._words(locale, text_id, **plain)

    def _word(self, locale: str, value: Any) -> Any:  # noqa: ANN401 — values of a sentence
        """A word as a sentence takes it: what was kept as JSON is said in the reader's language."""
        match value:
            case {"instant": at}:
                return datetime.fromisoformat(at)
            case {"dated": day}:
                said = date.fromisoformat(day)
                return f"{self._words.day(locale, said)} {said.year}"
            case {"deadline": reckoned}:
                return shown_sum(self._words, locale, reckoned)
            case {"sentences": text_ids}:
                return "\n".join(self._words(locale, text_id) for text_id in text_ids)
            case {"reasons": why}:
                return "\n".join(self.sentence(locale, *one) for one in why) or "–"
            case {"own_lines": declared}:
                mine = [Line.from_json(line) for line in declared]
                return shown(self._words, locale, mine, own=True)
            case {"lines": declared}:
                return self.lines(locale, [Line.from_json(line) for line in declared])
            case {"quote": typed}:
                return quoted(typed)
        return value

    def _markup(self, locale: str, choices: Sequence[Choice], handle: str | None) -> dict[str, Any]:
        if not choices:
            return {}
        return {"reply_markup": {"inline_keyboard": self._keyboard(locale, choices, handle)}}

    def _keyboard(
        self, locale: str, choices: Sequence[Choice], handle: str | None
    ) -> list[list[dict[str, str]]]:
        rows = []
        index = 0
        for choice in choices:
            label = self._words(locale, choice.text_id, **(choice.words or {}))
            if choice.url:
                rows.append([{"text": label, "url": choice.url}])
                continue
            rows.append([{"text": label, "callback_data": f"{handle}:{index}"}])
            index += 1
        return rows


def _said(text: str) -> dict[str, Any]:
    params: dict[str, Any] = {"text": text, "link_preview_options": {"is_disabled": True}}
    found = quotes(text)
    return params | {"entities": found} if found else params
