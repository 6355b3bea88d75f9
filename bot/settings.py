"""Settings, from `OKYOO_…` variables or `.env`: typed, checked at the start, secrets never shown."""

import re
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import Fault

TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*")
DATABASE: Final = re.compile(r"(sqlite:///|postgresql(\+psycopg)?://)\S+")

KIND: Final = {
    "missing": "it is not set; see .env.example",
    "int_parsing": "it is not a whole number; write digits, with a leading - for a group or channel",
    "float_parsing": "it is not a number; write seconds, for example 15",
}
"""What to do about pydantic's own kinds of complaint; the others speak for themselves."""


class SettingsError(Fault):
    """Settings that cannot be used: one line each, naming the variable and what to do."""


class Settings(BaseSettings):
    """What an operator decides. See `.env.example`, which a test holds equal to this page."""

    model_config = SettingsConfigDict(
        env_prefix="OKYOO_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    party_token: SecretStr
    """The party bot's token, from BotFather."""
    staff_token: SecretStr
    """The staff bot's token, from BotFather; never the same as the party bot's."""
    staff_chat: int
    """The numeric id of the staff supergroup or channel."""
    mediators: Annotated[dict[int, str], NoDecode] = Field(default_factory=dict)
    """Numeric ids of those who may claim, with the name staff see: `17:Anna, 23:Li Wei`."""
    telegram_api: str = "https://api.telegram.org"
    """The Bot API server."""
    database_url: str = Field(default="sqlite:///var/desk.sqlite3", repr=False)
    """SQLite, or `postgresql://…`; may hold a password."""
    blobs: Path = Path("var/blobs")
    """The folder where sealed evidence is kept."""
    profile: Path = Path("profiles/okyoo.toml")
    """What the Rules leave open."""
    webhook_url: str | None = None
    """The public address of this receiver; without it the desk polls."""
    webhook_secret: SecretStr | None = None
    """What Telegram must say with every update."""
    listen_host: str = "127.0.0.1"
    """Where the webhook receiver listens."""
    listen_port: int = Field(default=8443, ge=0, le=65535)
    """The port of the webhook receiver."""
    marketplace_api: str | None = None
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

    @field_validator("party_token", "staff_token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        if not TOKEN.fullmatch(token.get_secret_value()):
            message = "it does not look like a token; BotFather shows it as 123456:ABC…"
            raise ValueError(message)
        return token

    @field_validator("telegram_api", "webhook_url", "marketplace_api")
    @classmethod
    def _address(cls, address: str | None) -> str | None:
        if address is not None and not ADDRESS.fullmatch(address):
            message = "it is not an address; it begins with https:// and has no spaces"
            raise ValueError(message)
        return address

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: str) -> str:
        if not DATABASE.fullmatch(url):
            message = "write sqlite:///path/to/file or postgresql://user:password@host/name"
            raise ValueError(message)
        return url

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


def read_settings() -> Settings:
    """Read them. Raises SettingsError with one line a fault; no secret is echoed."""
    try:
        return Settings()
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
