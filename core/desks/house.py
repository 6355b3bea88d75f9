"""What every desk is told by the composer: the profile, the roster, the words' renderer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.calendar import WorkingCalendar
from core.intake.declared import Line
from core.rulebook.profile import Profile


@dataclass(frozen=True)
class Choice:
    """A button on a notice or card: the action it asks for, or an address it opens."""

    text_id: str
    action: str | None = None
    url: str | None = None
    words: Mapping[str, Any] | None = None


def quote(text: str) -> dict[str, str]:
    """A person's own words, as a word of a sentence; `Voice` sets them apart from the desk's."""
    return {"quote": text}


class Voice(Protocol):
    """Turns Fluent ids into the wire's parameters; `core` itself has no words."""

    def message(
        self,
        locale: str,
        text_id: str,
        words: Mapping[str, Any],
        choices: Sequence[Choice] = (),
        handle: str | None = None,
    ) -> dict[str, Any]:
        """Parameters `text` and, with choices, `reply_markup`, of one message."""

    def messages(
        self,
        locale: str,
        text_id: str,
        words: Mapping[str, Any],
        choices: Sequence[Choice] = (),
        handle: str | None = None,
    ) -> list[dict[str, Any]]:
        """The same as many messages as its length needs, nothing cut; choices are under the last."""

    def caption(self, text: str) -> dict[str, Any] | None:
        """Parameters for the caption of a file, or None where the text is too long for one."""

    def lines(self, locale: str, declared: Sequence[Line]) -> str:
        """What a side declared, for somebody else to read: a line each, or a dash."""

    def sentence(self, locale: str, text_id: str, words: Mapping[str, Any]) -> str:
        """One sentence, for a place that is not a message of its own."""


@dataclass(frozen=True)
class House:
    """The desk's surroundings. `roster` maps mediators' Telegram ids to the name staff see.

    `staff_locale` is the language of the staff chat. `zone` is the platform's IANA zone.
    """

    profile: Profile
    calendar: WorkingCalendar
    roster: Mapping[int, str]
    staff_chat: int
    party_username: str
    staff_username: str
    voice: Voice
    staff_locale: str = "en"
