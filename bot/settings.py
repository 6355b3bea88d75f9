"""Settings, from `OKYOO_…` variables or `.env`: typed, checked at the start, secrets never shown."""

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import Fault

S = TypeVar("S", bound=BaseSettings)

TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*")
PUBLIC: Final = re.compile(r"https://|http://(127\.0\.0\.1|localhost)[:/]")
DATABASE: Final = re.compile(r"(sqlite:///|postgresql(\+psycopg)?://)\S+")

KIND: Final = {
    "missing": "it is not set; see .env.example",
    "int_parsing": "it is not a whole number; write digits, with a leading - for a group or channel",
    "float_parsing": "it is not a number; write seconds, for example 15",
    "string_pattern_mismatch": "it is none of the values that may stand here; see .env.example",
    "greater_than": "it is too small; see .env.example",
    "greater_than_equal": "it is too small; see .env.example",
    "less_than_equal": "it is too large; see .env.example",
}
"""What to do about pydantic's own kinds of complaint; the others speak for themselves."""

STAND_INS: Final[dict[str, object]] = {
    "party_token": "1:" + "-" * 30,
    "staff_token": "2:" + "-" * 30,
    "staff_chat": 0,
    "webhook_secret": "-",
}
"""For settings without a default. Nothing is ever asked of Telegram with them."""


class SettingsError(Fault):
    """Settings that cannot be used: one line each, naming the variable and what to do."""


def _database_url(url: str) -> str:
    if not DATABASE.fullmatch(url):
        message = "write sqlite:///path/to/file or postgresql://user:password@host/name"
        raise ValueError(message)
    return url


def _token(token: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(token.get_secret_value()):
        message = "it does not look like a token; BotFather shows it as 123456:ABC…"
        raise ValueError(message)
    return token


def _address(address: str) -> str:
    if not ADDRESS.fullmatch(address):
        message = "it is not an address; it begins with https:// and has no spaces"
        raise ValueError(message)
    return address


DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
Token = Annotated[SecretStr, AfterValidator(_token)]
Address = Annotated[str, AfterValidator(_address)]
TELEGRAM_API: Final = "https://api.telegram.org"
DATABASE_URL: Final = "sqlite:///var/desk.sqlite3"
FROM_ENVIRONMENT: Final = SettingsConfigDict(
    env_prefix="OKYOO_",
    env_file=".env",
    env_ignore_empty=True,
    extra="ignore",
    hide_input_in_errors=True,
)


class Stored(BaseSettings):
    """Where the desk keeps its rows: all that migrating, importing and reading letters need."""

    model_config = FROM_ENVIRONMENT

    database_url: DatabaseUrl = Field(default=DATABASE_URL, repr=False)
    """SQLite, or `postgresql://…`; may hold a password."""


class PartyBot(BaseSettings):
    """Where links lead: the party bot's name, or the token of which Telegram tells it."""

    model_config = FROM_ENVIRONMENT

    party_username: str | None = None
    """The party bot's name."""
    party_token: Token | None = None
    """The party bot's token."""
    telegram_api: Address = TELEGRAM_API
    """The Bot API server."""


class Settings(BaseSettings):
    """What an operator decides. See `.env.example`, which a test holds equal to this page."""

    model_config = FROM_ENVIRONMENT

    party_token: Token
    """The party bot's token, from BotFather."""
    staff_token: Token
    """The staff bot's token, from BotFather; never the same as the party bot's."""
    staff_chat: int
    """The numeric id of the staff supergroup or channel."""
    mediators: Annotated[dict[int, str], NoDecode] = Field(default_factory=dict)
    """Numeric ids of those who may claim, with the name staff see: `17:Anna, 23:Li Wei`."""
    telegram_api: Address = TELEGRAM_API
    """The Bot API server."""
    database_url: DatabaseUrl = Field(default=DATABASE_URL, repr=False)
    """SQLite, or `postgresql://…`; may hold a password."""
    blobs: Path = Path("var/blobs")
    """The folder where sealed evidence is kept."""
    profile: Path = Path("profiles/okyoo.toml")
    """What the Rules leave open."""
    webhook_url: Address | None = None
    """The public address of this receiver; without it the desk polls."""
    webhook_secret: SecretStr | None = None
    """What Telegram must say with every update."""
    listen_host: str = "127.0.0.1"
    """Where the webhook receiver listens."""
    listen_port: int = Field(default=8443, ge=0, le=65535)
    """The port of the webhook receiver."""
    marketplace_api: Address | None = None
    """The marketplace's address for notices; without it a person serves them by hand."""
    marketplace_secret: SecretStr | None = None
    """What the desk says to the marketplace."""
    party_username: str | None = None
    """The party bot's name; asked of Telegram when it is not set."""
    staff_username: str | None = None
    """The staff bot's name; asked of Telegram when it is not set."""
    staff_locale: str = Field(default="en", pattern="^(en|ru)$")
    """The language of the staff chat."""
    send_seconds: float = Field(default=15.0, gt=0, le=120)
    """How long one call to Telegram may take before its outcome is unknown."""
    senders: int = Field(default=1, ge=1, le=10)
    """How many sender processes there are: they share Telegram's limits evenly."""

    @field_validator("webhook_url")
    @classmethod
    def _public(cls, address: str | None) -> str | None:
        # On this machine itself there is nobody in between who could listen.
        if address is not None and not PUBLIC.match(address):
            message = "Telegram delivers to https:// only; put a TLS proxy before the receiver"
            raise ValueError(message)
        return address

    @field_validator("mediators", mode="before")
    @classmethod
    def _mediators(cls, told: Any) -> Any:  # noqa: ANN401 — what the environment holds
        if not isinstance(told, str):
            return told
        found: dict[int, str] = {}
        for part in _parts(told):
            number, _, name = (piece.strip() for piece in part.partition(":"))
            if not (number.isascii() and number.isdecimal()):
                message = f"{number!r} is not a numeric Telegram id; write 17:Anna, 23:Li Wei"
                raise ValueError(message)
            if int(number) in found:
                message = f"{number} stands there twice; name each mediator once"
                raise ValueError(message)
            found[int(number)] = name or number
        return found

    @model_validator(mode="after")
    def _agree(self) -> "Settings":
        if self.party_token.get_secret_value() == self.staff_token.get_secret_value():
            message = "OKYOO_STAFF_TOKEN: it is the party bot's token; make a second bot for staff"
            raise ValueError(message)
        if self.webhook_url is not None:
            secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
            if not SECRET.fullmatch(secret):
                message = (
                    "OKYOO_WEBHOOK_SECRET: set it to 1 to 256 characters of A-Z a-z 0-9 _ - "
                    "when OKYOO_WEBHOOK_URL is set"
                )
                raise ValueError(message)
        return self


def misspelt() -> dict[str, str | None]:
    """Variables that look like settings and are none, each with the setting it may be meant for."""
    known = [f"OKYOO_{name.upper()}" for name in Settings.model_fields]
    named = {name.upper() for name in (*os.environ, *dotenv_values(".env"))}
    unknown = sorted(name for name in named if name.startswith("OKYOO_") and name not in known)
    return {name: next(iter(get_close_matches(name, known, 1)), None) for name in unknown}


def read_settings() -> Settings:
    """Read them. Raises SettingsError with one line a fault; no secret is echoed."""
    return _read(Settings)


@dataclass(frozen=True)
class Wrong:
    """A setting that cannot be used: its field, why, and what to do."""

    field: str
    why: str
    mend: str

    @property
    def name(self) -> str:
        """The variable."""
        return f"OKYOO_{self.field.upper()}"


def read_what_can_be_read() -> tuple[Settings, tuple[Wrong, ...]]:
    """The settings, and those at fault: in these fields stands a default, or what is no secret."""
    wrong: dict[str, Wrong] = {}
    while True:
        instead: dict[str, Any] = {field: _instead(field) for field in wrong}
        try:
            return Settings(**instead), tuple(wrong.values())
        except ValidationError as error:
            found = [_wrong(one) for one in error.errors(include_url=False, include_input=False)]
            if not {one.field for one in found} - wrong.keys():
                raise SettingsError("\n".join(f"{o.name}: {o.why}" for o in found)) from None
            wrong |= {one.field: one for one in found}


def read_database_url() -> str:
    """Read where the rows are kept, and nothing else. Raises SettingsError."""
    return _read(Stored).database_url


def read_party_bot() -> PartyBot:
    """Read what a link needs, and nothing else. Raises SettingsError."""
    return _read(PartyBot)


def _read(kind: type[S]) -> S:
    try:
        return kind()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise SettingsError("\n".join(_line(one) for one in found)) from None


def _parts(told: str) -> list[str]:
    """Bare ids may be parted by spaces; with names only by commas, as names have spaces."""
    separators = r"[,;\n]+" if ":" in told else r"[,;\s]+"
    return [part.strip() for part in re.split(separators, told) if part.strip()]


def _line(error: Any) -> str:  # noqa: ANN401 — pydantic's own description
    reason = KIND.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    if not error["loc"]:
        return reason
    return f"OKYOO_{str(error['loc'][0]).upper()}: {reason}"


def _wrong(error: Any) -> Wrong:  # noqa: ANN401 — as above
    name, _, reason = _line(error).partition(": ")
    why, _, mend = reason.rpartition("; ")
    return Wrong(
        name.removeprefix("OKYOO_").lower(),
        why or "it cannot be used",
        f"{mend[:1].upper()}{mend[1:]}.",
    )


def _instead(field: str) -> object:
    """What may stand where nothing usable does, so that the rest can be read."""
    return STAND_INS.get(field, Settings.model_fields[field].get_default(call_default_factory=True))
