"""The border where a profile file becomes a profile: everything is checked, nothing is guessed."""

import hashlib
import json
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from core.errors import Fault
from core.rulebook.profile import FilingPeriods, Profile

Days = Annotated[int, Field(ge=1, le=1000)]


class ProfileError(Fault):
    """A profile that cannot be used: file, key and reason."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False)


class _Calendar(_Strict):
    zone: str
    country: Annotated[str, Field(pattern="^([A-Z]{2}|NONE)$")]
    makeup_days_count: bool
    weekend: list[Annotated[int, Field(ge=0, le=6)]] | None = None
    cutoff: time | None = None
    working: list[date] = []
    closed: list[date] = []

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        if zone not in available_timezones():
            message = "it is not a zone of the IANA database"
            raise ValueError(message)
        return zone


class _Evidence(_Strict):
    working_days: Annotated[int, Field(ge=1, le=60)]


class _Filing(_Strict):
    received: Days
    not_received: Days
    return_without_refund: Days
    after_sales: Days
    last_act: Days


class _Acceptance(_Strict):
    auto_refuse: Literal["off", "bright_line"]
    acc5_reading: Literal["A", "B"]


class _Keeping(_Strict):
    review_days: Days
    retention_years: Annotated[int, Field(ge=1, le=50)]


class _File(_Strict):
    name: str
    version: str
    calendar: _Calendar
    evidence: _Evidence
    filing: _Filing
    acceptance: _Acceptance
    keeping: _Keeping


def load_profile(path: Path) -> Profile:
    """Read a profile file. Raises ProfileError with file, key and reason."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise ProfileError(message) from None
    return profile_from_text(text, str(path))


def profile_from_text(text: str, name: str) -> Profile:
    """Read a profile. Raises ProfileError with file, key and reason."""
    try:
        told = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: {error}"
        raise ProfileError(message) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"])
        message = f"{name}: {path}: {first['msg']}"
        raise ProfileError(message) from None
    plain = json.dumps(told.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    overrides = {day: True for day in told.calendar.working} | {
        day: False for day in told.calendar.closed
    }
    return Profile(
        name=told.name,
        version=told.version,
        sha=hashlib.sha256(plain.encode()).hexdigest(),
        zone=told.calendar.zone,
        country=told.calendar.country,
        makeup_days_count=told.calendar.makeup_days_count,
        weekend=tuple(told.calendar.weekend) if told.calendar.weekend is not None else None,
        cutoff=told.calendar.cutoff,
        overrides=tuple(sorted(overrides.items())),
        evidence_working_days=told.evidence.working_days,
        filing=FilingPeriods(**told.filing.model_dump()),
        auto_refuse=told.acceptance.auto_refuse,
        acc5_reading=told.acceptance.acc5_reading,
        review_days=told.keeping.review_days,
        retention_years=told.keeping.retention_years,
    )
