"""The border where a profile file becomes a profile: everything is checked, nothing is guessed."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import rfc8785
from pydantic import ValidationError

from core.errors import Fault
from core.rulebook.condition import Condition
from core.rulebook.profile import FilingRule, Profile, SpecialRule
from core.rulebook.profile_model import ProfileForm, Special

Place = Callable[[str], str]
"""Where a key stands, for whoever has to mend it."""


class ProfileError(Fault):
    """A profile that cannot be used: file, key and reason."""


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
        told = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: {error}"
        raise ProfileError(message) from None
    return _profile(told, name)


def overlaid(
    profile: Profile, changes: Mapping[str, Any], name: str, place: Place | None = None
) -> Profile:
    """The profile with parts of it replaced; a table is merged, anything else takes its place.

    `name` stands for whoever asks, and `place` says where he wrote a key. Raises ProfileError with
    place and reason.
    """
    return _profile(_merged(profile.content, changes), name, place) if changes else profile


@lru_cache(maxsize=64)
def under_special_rules(profile: Profile, ids: tuple[str, ...]) -> Profile:
    """The profile under the special regulations of these ids, one after the other."""
    rules = {rule.id: rule for rule in profile.special_rules}
    content = profile.content
    for rule_id in ids:
        content = _under(content, rules[rule_id].changes)
    return _profile(content, profile.name)


def _profile(told: Mapping[str, Any], name: str, place: Place | None = None) -> Profile:
    try:
        form = ProfileForm.model_validate(told)
    except ValidationError as error:
        raise ProfileError(_reason(place or (lambda key: f"{name}: {key}"), error)) from None
    except UnicodeEncodeError:
        message = f"{name}: it holds half of a character"
        raise ProfileError(message) from None
    profile = _built(form, told)
    for index, rule in enumerate(profile.special_rules):
        # A regulation that would make an impossible profile is refused with the file, not years on.
        _profile(_under(told, rule.changes), f"{name}: special_rules[{index}].profile")
    return profile


def _under(content: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A profile's content under one special regulation, which brings and keeps no others."""
    merged = _merged(content, changes)
    merged.pop("special_rules", None)
    return merged


def _built(form: ProfileForm, told: Mapping[str, Any]) -> Profile:
    days, amounts, conduct = form.calendar, form.amounts, form.conduct
    overrides = {**dict.fromkeys(days.working, True), **dict.fromkeys(days.closed, False)}
    return Profile(
        name=form.name,
        version=form.version,
        sha=_sha(form.model_dump(mode="json")),
        zone=days.zone,
        country=days.country,
        makeup_days_count=days.makeup_days_count,
        weekend=tuple(days.weekend) if days.weekend is not None else None,
        cutoff=days.cutoff,
        overrides=tuple(sorted(overrides.items())),
        evidence_working_days=form.evidence.working_days,
        claimant_clock=form.evidence.claimant_clock,
        completion_days=form.evidence.completion_days,
        filing=tuple(
            FilingRule(key, rule.days, rule.anchor, tuple(rule.categories))
            for key, rule in form.filing.items()
        ),
        auto_refuse=form.acceptance.auto_refuse,
        acc5_reading=form.acceptance.acc5_reading,
        term_1_reading=form.readings.term_1,
        expense_heads=tuple(amounts.expense_heads),
        refund_heads=tuple(amounts.refund_heads),
        price_heads=tuple(amounts.price_heads),
        remote_heads=tuple(amounts.remote_heads),
        platform_damages=amounts.platform_rule.money() if amounts.platform_rule else None,
        look_back_months=conduct.look_back_months,
        act_gap_minutes=conduct.act_gap_minutes,
        contact_limit=conduct.contact_limit,
        contact_hours=conduct.contact_hours,
        penalty_ladder=tuple(form.penalties.ladder),
        review_days=form.keeping.review_days,
        retention_years=form.keeping.retention_years,
        special_rules=tuple(_special(rule, form) for rule in form.special_rules),
        content=told,
    )


def _special(told: Special, form: ProfileForm) -> SpecialRule:
    changes = told.profile
    if told.days is not None:
        changes = {"filing": {name: {"days": told.days} for name in form.filing}}
    effect = "profile" if changes else told.effect
    return SpecialRule(
        id=told.id,
        text=told.text,
        since=told.effective_from,
        until=told.effective_to,
        when=Condition.read(told.when),
        effect=effect,
        changes=changes,
    )


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The two as one: tables are merged, of everything else the upper one stands."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]  # both are
    return merged


def _sha(content: Mapping[str, Any]) -> str:
    """The hash of the content: comments, order and layout of the file change nothing."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


def _reason(place: Place, error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
    return f"{place(path.removeprefix('.'))}: {first['msg'].removeprefix('Value error, ')}"
