"""The border where a profile file becomes a profile: everything is checked, nothing is guessed."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from core.calendar import NO_COUNTRY
from core.errors import Fault
from core.rulebook.facts import CATEGORIES
from core.rulebook.filing_period import ANCHORS, NOT_RECEIVED
from core.rulebook.profile import FilingRule, Profile

Days = Annotated[int, Field(ge=1, le=1000)]
Text = Annotated[str, Field(min_length=1, max_length=100)]


class ProfileError(Fault):
    """A profile that cannot be used: file, key and reason."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Calendar(_Strict):
    zone: str
    country: Annotated[str, Field(pattern=f"^([A-Z]{{2}}|{NO_COUNTRY})$")]
    makeup_days_count: bool
    weekend: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=6)] | None = None
    cutoff: time | None = None
    working: list[date] = []
    closed: list[date] = []

    @field_validator("cutoff", mode="before")
    @classmethod
    def _hour(cls, told: object) -> object:
        return time.fromisoformat(told) if isinstance(told, str) else told

    @field_validator("working", "closed", mode="before")
    @classmethod
    def _dates(cls, told: object) -> object:
        if not isinstance(told, list):
            return told
        return [date.fromisoformat(day) if isinstance(day, str) else day for day in told]

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        _ensure(zone in available_timezones(), "it is not a zone of the IANA database")
        return zone

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        import holidays  # noqa: PLC0415 — commands that need no profile spare its import

        known = country == NO_COUNTRY or country in holidays.list_supported_countries()
        _ensure(known, "no calendar of days off is known for it")
        return country

    @model_validator(mode="after")
    def _one_word_a_day(self) -> Self:
        both = sorted(set(self.working) & set(self.closed))
        _ensure(not both, f"{both[0] if both else ''} is both working and closed")
        return self


class _Evidence(_Strict):
    working_days: Annotated[int, Field(ge=1, le=60)]
    claimant_clock: Literal["later", "submission"]


class _FilingRule(_Strict):
    days: Days
    anchor: str
    categories: list[str]

    @field_validator("anchor")
    @classmethod
    def _known_anchor(cls, anchor: str) -> str:
        _ensure(anchor in ANCHORS, f"it is none of {', '.join(ANCHORS)}")
        return anchor


class _Acceptance(_Strict):
    auto_refuse: Literal["off", "bright_line"]
    acc5_reading: Literal["A", "B"]


class _Keeping(_Strict):
    review_days: Days
    retention_years: Annotated[int, Field(ge=1, le=50)]


class _File(_Strict):
    name: Text
    version: Text
    calendar: _Calendar
    evidence: _Evidence
    filing: dict[str, _FilingRule]
    acceptance: _Acceptance
    keeping: _Keeping

    @field_validator("filing")
    @classmethod
    def _each_category_once(cls, filing: dict[str, _FilingRule]) -> dict[str, _FilingRule]:
        named = [category for rule in filing.values() for category in rule.categories]
        unknown = sorted(set(named) - set(CATEGORIES))
        _ensure(not unknown, f"there is no category {', '.join(unknown)}")
        wrong = [category for category in CATEGORIES if named.count(category) != 1]
        _ensure(not wrong, f"{', '.join(wrong)} must stand in one period, and in one only")
        _ensure(NOT_RECEIVED in filing, f"the period {NOT_RECEIVED} is missing")
        return filing


def load_profile(path: Path) -> Profile:
    """Read a profile file. Raises ProfileError with file, key and reason."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise ProfileError(message) from None
    except UnicodeDecodeError:
        message = f"{path}: it is not UTF-8"
        raise ProfileError(message) from None
    return profile_from_text(text, str(path))


def profile_from_text(text: str, name: str) -> Profile:
    """Read a profile; `name` stands for the file. Raises ProfileError with file, key and reason."""
    try:
        told = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: {error}"
        raise ProfileError(message) from None
    except ValidationError as error:
        raise ProfileError(_reason(name, error)) from None
    return _profile(told)


def _profile(told: _File) -> Profile:
    days = told.calendar
    overrides = {**dict.fromkeys(days.working, True), **dict.fromkeys(days.closed, False)}
    return Profile(
        name=told.name,
        version=told.version,
        sha=_sha(told.model_dump(mode="json")),
        zone=days.zone,
        country=days.country,
        makeup_days_count=days.makeup_days_count,
        weekend=tuple(days.weekend) if days.weekend is not None else None,
        cutoff=days.cutoff,
        overrides=tuple(sorted(overrides.items())),
        evidence_working_days=told.evidence.working_days,
        claimant_clock=told.evidence.claimant_clock,
        filing=tuple(
            FilingRule(key, rule.days, rule.anchor, tuple(rule.categories))
            for key, rule in told.filing.items()
        ),
        auto_refuse=told.acceptance.auto_refuse,
        acc5_reading=told.acceptance.acc5_reading,
        review_days=told.keeping.review_days,
        retention_years=told.keeping.retention_years,
    )


def _sha(content: Mapping[str, Any]) -> str:
    """The hash of the content: comments, order and layout of the file change nothing."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


def _reason(name: str, error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    path = ".".join(str(part) for part in first["loc"])
    return f"{name}: {path}: {first['msg'].removeprefix('Value error, ')}"


def _ensure(holds: bool, reason: str) -> None:  # noqa: FBT001 — it reads as an assertion
    if not holds:
        raise ValueError(reason)
