"""The form of a profile: every key and what it may hold. Nothing else is taken, nothing guessed."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from core.calendar import days_off
from core.errors import Fault
from core.money import Money
from core.rulebook.condition import Condition
from core.rulebook.currency import CURRENCIES
from core.rulebook.filing_period import ANCHORS, NOT_RECEIVED, ORDER_CLOSED
from core.rulebook.told_facts import CATEGORIES


def _day(told: object) -> object:
    return date.fromisoformat(told) if isinstance(told, str) else told


def _hour(told: object) -> object:
    return time.fromisoformat(told) if isinstance(told, str) else told


def _amount(told: object) -> object:
    return Decimal(told) if isinstance(told, int) and not isinstance(told, bool) else told


Days = Annotated[int, Field(ge=1, le=1000)]
Text = Annotated[str, Field(min_length=1, max_length=100)]
Day = Annotated[date, BeforeValidator(_day)]
Head = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,60}$")]


class Strict(BaseModel):
    """Takes the named keys alone, and their types exactly."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Calendar(Strict):
    """Whose working days count."""

    zone: str
    country: str
    makeup_days_count: bool
    weekend: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=6)] | None = None
    cutoff: Annotated[time | None, BeforeValidator(_hour)] = None
    working: list[Day] = []
    closed: list[Day] = []

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        ensure(zone in available_timezones(), "it is not a zone of the IANA database")
        return zone

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        try:
            days_off(country)
        except Fault as fault:
            raise ValueError(str(fault)) from None
        return country

    @model_validator(mode="after")
    def _one_word_a_day(self) -> Self:
        both = sorted(set(self.working) & set(self.closed))
        ensure(not both, f"{both[0] if both else ''} is both working and closed")
        return self


class Evidence(Strict):
    """The evidence window (RUL-3.1)."""

    working_days: Annotated[int, Field(ge=1, le=60)]
    claimant_clock: Literal["later", "submission"]
    completion_days: Annotated[int, Field(ge=1, le=60)]


class Filing(Strict):
    """One acceptance period (ACC-1)."""

    days: Days
    anchor: str
    categories: list[str]

    @field_validator("anchor")
    @classmethod
    def _known_anchor(cls, anchor: str) -> str:
        ensure(anchor in ANCHORS, f"it is none of {', '.join(ANCHORS)}")
        return anchor


class Acceptance(Strict):
    """How the power of ACC-0 is used."""

    auto_refuse: Literal["off", "bright_line"]
    acc5_reading: Literal["A", "B"]


class PlatformRule(Strict):
    """The platform's own damages (RUL-3.4)."""

    amount: Annotated[Decimal, BeforeValidator(_amount), Field(gt=0)]
    currency: str
    source: Text

    @model_validator(mode="after")
    def _is_money(self) -> Self:
        ensure(self.currency in CURRENCIES, f"{self.currency} is no currency of ISO 4217")
        try:
            self.money()
        except Fault as fault:
            raise ValueError(str(fault)) from None
        return self

    def money(self) -> Money:
        """The figure."""
        return Money(self.amount, self.currency)


class Amounts(Strict):
    """Which head of a claim is what (ACC-5), and the platform's figure."""

    expense_heads: list[Head]
    refund_heads: list[Head]
    price_heads: list[Head]
    remote_heads: list[Head]
    platform_rule: PlatformRule | None = None

    @model_validator(mode="after")
    def _one_kind_a_head(self) -> Self:
        kinds = (self.expense_heads, self.refund_heads, self.price_heads, self.remote_heads)
        named = [head for kind in kinds for head in kind]
        twice = sorted({head for head in named if named.count(head) > 1})
        ensure(not twice, f"{', '.join(twice)} stands twice")
        return self


class Conduct(Strict):
    """What CAT-4 and CAT-5 count."""

    look_back_months: Annotated[int, Field(ge=1, le=240)]
    act_gap_minutes: Annotated[int, Field(ge=0, le=1440)]
    contact_limit: Annotated[int, Field(ge=1, le=1000)]
    contact_hours: Annotated[int, Field(ge=1, le=720)]


class Readings(Strict):
    """Where the words can be read in two ways."""

    term_1: Literal["and", "or"]


class Penalties(Strict):
    """The steps of RUL-3.6, mildest first. People order them, never the program."""

    ladder: Annotated[list[Head], Field(min_length=1, max_length=20)]


class Keeping(Strict):
    """Review and retention."""

    review_days: Days
    retention_years: Annotated[int, Field(ge=1, le=50)]


class Special(Strict):
    """A special regulation, which prevails (SCOPE, ACC-7)."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$")]
    text: Annotated[str, Field(min_length=1, max_length=2000)]
    when: str
    effect: Literal["inadmissible", "needs_staff_decision", "filing_period", "profile"]
    via: Literal["ACC-7"] | None = None
    effective_from: Day | None = None
    effective_to: Day | None = None
    days: Days | None = None
    profile: dict[str, Any] = {}

    @field_validator("when")
    @classmethod
    def _can_be_read(cls, when: str) -> str:
        Condition.read(when)
        return when

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        ends = (
            self.effective_from and self.effective_to and self.effective_to <= self.effective_from
        )
        ensure(not ends, "it ends before it begins")
        periods = self.effect == "filing_period"
        ensure(periods == (self.days is not None), "days go with the effect filing_period")
        changes = self.effect == "profile"
        ensure(changes == bool(self.profile), "a profile goes with the effect profile")
        ensure("special_rules" not in self.profile, "its profile cannot bring special_rules")
        return self


class ProfileForm(Strict):
    """The whole file."""

    name: Text
    version: Text
    calendar: Calendar
    evidence: Evidence
    filing: dict[str, Filing]
    acceptance: Acceptance
    amounts: Amounts
    conduct: Conduct
    readings: Readings
    penalties: Penalties
    keeping: Keeping
    special_rules: list[Special] = []

    @field_validator("filing")
    @classmethod
    def _each_category_once(cls, filing: dict[str, Filing]) -> dict[str, Filing]:
        named = [category for rule in filing.values() for category in rule.categories]
        unknown = sorted(set(named) - set(CATEGORIES))
        ensure(not unknown, f"there is no category {', '.join(unknown)}")
        wrong = [category for category in CATEGORIES if named.count(category) != 1]
        ensure(not wrong, f"{', '.join(wrong)} must stand in one period, and in one only")
        for name in (NOT_RECEIVED, ORDER_CLOSED):
            ensure(name in filing, f"the period {name} is missing")
        return filing

    @field_validator("special_rules")
    @classmethod
    def _each_rule_once(cls, rules: list[Special]) -> list[Special]:
        ids = [rule.id for rule in rules]
        twice = sorted({rule for rule in ids if ids.count(rule) > 1})
        ensure(not twice, f"{', '.join(twice)} stands twice")
        return rules


def ensure(holds: object, reason: str) -> None:
    """Refuse a value with a reason that an operator can act on."""
    if not holds:
        raise ValueError(reason)
