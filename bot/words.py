"""Words: Fluent bundles, one per language. A missing id or variable is a fault, never a blank.

People's own words are data: cleaned of what could change the look of a message, and set in
isolation marks by Fluent itself. Each of their lines begins with a bar (`quoted`), and none of ours.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone

from core.errors import Fault

LOCALES: Final = ("en", "ru")
LOCALES_FOLDER: Final = Path(__file__).resolve().parent.parent / "locales"
LONGEST: Final = 4096
"""UTF-16 units of one message (Bot API: sendMessage)."""
LONGEST_PART: Final = 1000
"""Characters of a value that are given to Fluent; it refuses values that are much longer (2,500)."""
LONGEST_CAPTION: Final = 1024
"""UTF-16 units of a file's caption (Bot API: sendPhoto)."""
BAR: Final = "│"
"""Begins each line of a person's words."""

_KEPT_CONTROLS: Final = frozenset("\u200c\u200d")
"""Joiners that Persian and Indic scripts need."""
_BLANKS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
) | {chr(code) for code in range(0xE0100, 0xE01F0)}
"""Letters, symbols and marks that nobody sees, though Unicode does not call them spaces."""
_RECORDED: Final = frozenset(
    {"title", "options", "ordered", "other", "tracking", "refund", "dispute", "now", "then"}
)
"""Words of the order's record, some of which its seller wrote: they stand on one line."""
_ISOLATES: Final = "\u2068\u2069"

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


_WEEKDAYS: Final = {"en": "Mon Tue Wed Thu Fri Sat Sun", "ru": "пн вт ср чт пт сб вс"}


_NOTHING: Final = "\u2068\u2069"
_TRAILING: Final = re.compile(r" +$", re.MULTILINE)


class Words:
    """What the desk says, in each language."""

    def __init__(self, folder: Path = LOCALES_FOLDER, zone: str = "Asia/Shanghai") -> None:
        """Load every file of every language. Instants are shown in `zone`, and in UTC."""
        self._zone = ZoneInfo(zone)
        self._bundles = {locale: _bundle(folder / locale, locale) for locale in LOCALES}
        self._plain: dict[tuple[str, str], str] = {}

    def __call__(self, locale: str, text_id: str, /, **args: Any) -> str:  # noqa: ANN401 — values of a sentence
        """One sentence. Raises Fault for an id or a variable that is not there."""
        if not args:
            found = self._plain.get((locale, text_id))
            if found is not None:
                return found
        bundle = self._bundles[locale]
        if not bundle.has_message(text_id):
            message = f"locales/{locale}: there is no {text_id}"
            raise Fault(message)
        value = bundle.get_message(text_id).value
        if value is None:
            message = f"locales/{locale}: {text_id} has no words"
            raise Fault(message)
        shown = {name: self._shown(locale, name, given) for name, given in args.items()}
        long = {
            _mark(name): text
            for name, text in shown.items()
            if isinstance(text, str) and len(text) > LONGEST_PART
        }
        marks = {name: _mark(name) for name in shown if _mark(name) in long}
        text, errors = bundle.format_pattern(value, shown | marks)
        if errors or isinstance(text, FluentNone):
            message = f"locales/{locale}: {text_id} cannot be said ({type(errors[0]).__name__})"
            raise Fault(message)
        said = _tidy(str(text))
        for mark, whole in long.items():
            said = said.replace(mark, whole)
        if not args:
            self._plain[locale, text_id] = said
        return said

    def has(self, text_id: str) -> bool:
        """Whether there are words for this id."""
        return all(bundle.has_message(text_id) for bundle in self._bundles.values())

    def instant(self, locale: str, at: datetime) -> str:
        """An instant as people read it: `26 November 2026, 23:59 Beijing time (15:59 UTC)`.

        The end of a day is said as its last minute: nobody reads 00:00 as the day before.
        """
        local = at.astimezone(self._zone)
        if local.time() == time():
            at -= timedelta(minutes=1)
            local = at.astimezone(self._zone)
        month = _MONTHS[locale].split()[local.month - 1]
        zone = self(locale, "zone-name") if self._zone.key == "Asia/Shanghai" else self._zone.key
        utc = at.astimezone(ZoneInfo("UTC"))
        day = "" if utc.date() == local.date() else f"{utc.day:02d}.{utc.month:02d}. "
        return f"{local.day} {month} {local.year}, {local:%H:%M} {zone} ({day}{utc:%H:%M} UTC)"

    def day(self, locale: str, day: date) -> str:
        """A day as people read it: `Wed 25 November`."""
        weekday = _WEEKDAYS[locale].split()[day.weekday()]
        return f"{weekday} {day.day} {_MONTHS[locale].split()[day.month - 1]}"

    def _shown(self, locale: str, name: str, value: Any) -> Any:  # noqa: ANN401 — values of a sentence
        if isinstance(value, datetime):
            return self.instant(locale, value)
        if isinstance(value, date):
            return self.day(locale, value)
        if isinstance(value, str):
            return _joined(clean(value)) if name in _RECORDED else clean(value)
        return value


def _tidy(said: str) -> str:
    """Without the traces of words that turned out to be empty."""
    if _NOTHING not in said:
        return said
    while _NOTHING in said:
        said = said.replace(_NOTHING, "")
    return _TRAILING.sub("", said)


def _mark(name: str) -> str:
    """A place for what is put in afterwards: no person's words can hold these characters."""
    return f"\ue000{name}\ue001"


def clean(text: str, limit: int | None = None) -> str:
    """A person's words, without what could change the look of a message around them.

    Whole, unless a limit in characters is given.
    """
    lines = ("".join(map(_kept, line)).strip() for line in text.splitlines())
    whole = "\n".join(line for line in lines if line)
    return whole if limit is None or len(whole) <= limit else f"{whole[: limit - 1]}…"


def quoted(text: str) -> str:
    """A person's words, a bar before each line: none of them can pass for one of ours."""
    return "\n".join(f"{BAR} {_joined(line)}" for line in clean(text).split("\n"))


def is_quoted(line: str) -> bool:
    """Whether a line is a person's."""
    return line.lstrip(_ISOLATES).startswith(BAR)


def units(text: str) -> int:
    """Its length as Telegram counts it: in UTF-16 units."""
    return len(text) + sum(c > "\uffff" for c in text)


def fit(text: str, limit: int = LONGEST) -> str:
    """A text cut to what Telegram takes, with a mark where it was cut."""
    return text if units(text) <= limit else f"{head(text, limit - 1)}…"


def head(text: str, limit: int) -> str:
    """As much of its beginning as fits into so many UTF-16 units."""
    taken = 0
    for at, char in enumerate(text):
        taken += units(char)
        if taken > limit:
            return text[:at]
    return text


def one_line(text: str, limit: int = 80) -> str:
    """The same, on one line."""
    return clean(" ".join(text.split()), limit)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _kept(char: str) -> str:
    if char in _KEPT_CONTROLS:
        return char
    if char in _BLANKS or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return " " if char.isspace() else ""
    return char


@cache
def _bundle(folder: Path, locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=True)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
