"""What staff must hear of although nobody asked: an alarm, as a signal to the desk."""

import json
from datetime import datetime
from hashlib import sha256

from core.store.inbox import Received


def alarm(about: str, key: str, **told: str | int | None) -> Received:
    """An alarm; `about` ends the Fluent id of its sentence. The same key and words sound once."""
    body = json.dumps({"signal": "alarm", "about": about, **told}, sort_keys=True)
    digest = sha256(key.encode()).hexdigest()[:24]
    return Received("core", f"alarm/{about}/{digest}", f"core/alarm/{about}", body)


def daily(about: str, now: datetime, **told: str | int | None) -> Received:
    """An alarm about what stays wrong for long: once a day (UTC) while its words are the same."""
    return alarm(about, f"{now:%Y-%m-%d}", **told)
