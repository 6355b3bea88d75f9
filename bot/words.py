"""Words: Fluent bundles, one per language. A missing id or variable is a fault, never a blank.

People's own words are data: cleaned of what could change the look of a message, and set in
isolation marks by Fluent itself.
"""

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
LONGEST: Final = 4000
"""Characters of one part of a message; what people write is limited where it is asked for."""

_KEPT_CONTROLS: Final = frozenset("\u200c\u200d")
"""Joiners that Persian and Indic scripts need."""

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


_WEEKDAYS: Final = {"en": "Mon Tue Wed Thu Fri Sat Sun", "ru": "пн вт ср чт пт сб вс"}


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
        shown = {name: self._shown(locale, given) for name, given in args.items()}
        text, errors = bundle.format_pattern(value, shown)
        if errors or isinstance(text, FluentNone):
            message = f"locales/{locale}: {text_id} cannot be said ({type(errors[0]).__name__})"
            raise Fault(message)
        said = str(text)
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

    def _shown(self, locale: str, value: Any) -> Any:  # noqa: ANN401 — values of a sentence
        if isinstance(value, datetime):
            return self.instant(locale, value)
        if isinstance(value, date):
            return self.day(locale, value)
        if isinstance(value, str):
            return clean(value)
        return value


def clean(text: str, limit: int = LONGEST) -> str:
    """A person's words, without what could change the look of a message around them."""
    kept = "".join(c for c in text if c == "\n" or c in _KEPT_CONTROLS or _visible(c))
    lines = [line.strip() for line in kept.splitlines()]
    whole = "\n".join(line for line in lines if line)
    return whole if len(whole) <= limit else f"{whole[: limit - 1]}…"


def one_line(text: str, limit: int = 80) -> str:
    """The same, on one line."""
    return clean(" ".join(text.split()), limit)


def _visible(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@cache
def _bundle(folder: Path, locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=True)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
