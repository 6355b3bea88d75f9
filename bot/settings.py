"""Settings, from `OKYOO_…` variables or `.env`: typed, checked at the start, secrets never shown."""

import re
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import Fault

TOKEN: Final = re.compile(r"^\d+:[A-Za-z0-9_-]{30,}$")
SECRET: Final = re.compile(r"^[A-Za-z0-9_-]{1,256}$")


class SettingsError(Fault):
    """Settings that cannot be used: one line each, naming the variable and what to do."""


class Settings(BaseSettings):
    """What an operator decides. See `.env.example`, which a test holds equal to this page."""

    model_config = SettingsConfigDict(env_prefix="OKYOO_", env_file=".env", extra="ignore")

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
    database_url: str = "sqlite:///var/desk.sqlite3"
    """SQLite, or `postgresql://…`."""
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
    send_seconds: float = Field(default=15, gt=0, le=120)
    """How long one call to Telegram may take before its outcome is unknown."""

    @field_validator("party_token", "staff_token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        if not TOKEN.match(token.get_secret_value()):
            message = "it does not look like a token; BotFather shows it as 123456:ABC…"
            raise ValueError(message)
        return token

    @field_validator("mediators", mode="before")
    @classmethod
    def _mediators(cls, told: Any) -> Any:  # noqa: ANN401 — what the environment holds
        if not isinstance(told, str):
            return told
        found: dict[int, str] = {}
        for part in re.split(r"[,;\n]+", told):
            number, _, name = part.strip().partition(":")
            if not number:
                continue
            if not number.strip().isdecimal():
                message = f"{number!r} is not a numeric Telegram id"
                raise ValueError(message)
            found[int(number)] = name.strip() or number.strip()
        return found

    @model_validator(mode="after")
    def _agree(self) -> "Settings":
        if self.party_token.get_secret_value() == self.staff_token.get_secret_value():
            message = "OKYOO_STAFF_TOKEN is the party bot's token; the two bots must differ"
            raise ValueError(message)
        if self.webhook_url is not None:
            secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
            if not SECRET.match(secret):
                message = "OKYOO_WEBHOOK_SECRET must be 1 to 256 of A-Z a-z 0-9 _ - with a webhook"
                raise ValueError(message)
        return self


def read_settings() -> Settings:
    """Read them. Raises SettingsError; no value is echoed."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"OKYOO_{'.'.join(str(p) for p in e['loc']).upper()}: {_reason(e)}"
            if e["loc"]
            else _reason(e)
            for e in error.errors(include_url=False, include_input=False)
        ]
        raise SettingsError("; ".join(lines)) from None


def _reason(error: Any) -> str:  # noqa: ANN401 — pydantic's own description
    if error["type"] == "missing":
        return "it is not set; see .env.example"
    return str(error["msg"]).removeprefix("Value error, ")
