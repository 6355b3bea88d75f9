"""`okyoo rules diff`: what differs between two profiles, and what would come out differently."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.errors import Fault
from core.rulebook.profile import Profile
from core.rulebook.profile_file import load_profile

NONE = "–"


def compared(old: Path, new: Path, database: str | None) -> Iterator[str]:
    """One line a difference. Raises ProfileError for a file that cannot be used."""
    before, after = load_profile(old), load_profile(new)
    yield from settings(before, after)
    if database is not None:
        yield from _readable(stored(before, after, database, datetime.now(UTC)))


def _readable(lines: Iterator[str]) -> Iterator[str]:
    """The lines; a database without our tables, or one that does not answer, is a Fault."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 — SQLAlchemy is slow to import

    try:
        yield from lines
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise Fault(f"the database cannot be read: {cause}") from None


def settings(before: Profile, after: Profile) -> Iterator[str]:
    """The settings that differ, by their keys."""
    left, right = dict(_flat(before.content)), dict(_flat(after.content))
    differing = [
        key for key in sorted({*left, *right}) if left.get(key, NONE) != right.get(key, NONE)
    ]
    for key in differing:
        yield f"{key}: {left.get(key, NONE)} → {right.get(key, NONE)}"
    if not differing:
        yield "The two profiles say the same."


def stored(before: Profile, after: Profile, database: str, now: datetime) -> Iterator[str]:
    """The stored applications and cases that would come out differently, and why. `now` is UTC."""
    from core.desks.rejudging import Filed, differences, rejudged  # noqa: PLC0415 — see below
    from core.store import shelves  # noqa: PLC0415 — SQLAlchemy is slow to import
    from core.store.engine import open_for_reading  # noqa: PLC0415
    from core.store.history import belonging, case_of, submitted  # noqa: PLC0415

    seen = changed = 0
    engine = open_for_reading(database)
    with engine.connect() as connection:
        for application in submitted(connection):
            seen += 1
            case = case_of(connection, application)
            number = {"case_id": case.case_id} if case else None
            exhibits = number or {"application_id": application.application_id}
            filed = Filed(
                application,
                case,
                belonging(connection, shelves.EXHIBITS, **exhibits),
                belonging(connection, shelves.WINDOWS, **number) if number else (),
                belonging(connection, shelves.DEFENCES, **number) if number else (),
            )
            lines = differences(rejudged(filed, before, now), rejudged(filed, after, now))
            if lines:
                changed += 1
                name = (
                    f"case {case.case_id}" if case else f"application {application.application_id}"
                )
                yield f"{name} ({application.category or NONE})"
                yield from (f"  {line}" for line in lines)
    engine.dispose()
    yield f"{changed} of {seen} stored applications would come out differently."


def _flat(told: Any, above: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 — any setting
    """Each setting under its dotted key; a special regulation under its id."""
    if isinstance(told, Mapping):
        for key, value in told.items():
            yield from _flat(value, f"{above}.{key}" if above else key)
    elif isinstance(told, list) and any(isinstance(item, Mapping) for item in told):
        for item in told:
            yield from _flat(item, f"{above}.{item['id']}")
    elif isinstance(told, list):
        yield above, ", ".join(map(str, told)) or NONE
    else:
        yield above, str(told).lower() if isinstance(told, bool) else str(told)
