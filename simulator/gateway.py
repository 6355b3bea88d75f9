"""One request, once it is decoded: checked, done, answered, and written into journal and ledger."""

from typing import Any, Final, NamedTuple

from simulator.errors import Refusal, bad, not_modelled
from simulator.inhabitants import Bot, Entry
from simulator.methods.all import METHODS
from simulator.methods.call import Call, Uploads
from simulator.spec import Wrong, check_answer, check_request, from_json, method_name
from simulator.updates import Deliveries
from simulator.world import World

QUIET: Final = frozenset({"getUpdates"})
"""What is asked all the time, and told of only when it is refused."""
DELIVERY: Final = frozenset({"getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"})
"""Methods of the deliveries, with all their parameters."""
NOTHING: Final = 0
"""The code of a request whose answer never reached the bot, or not the whole of it."""
LOST: Final = "it was done, but the answer was lost"
PLAYED: Final = DELIVERY | METHODS.keys()
"""Every method that is played; the others answer 501."""


class Answer(NamedTuple):
    """What a request is answered: a result, or a refusal."""

    result: Any = None
    refusal: Refusal | None = None


class Gateway:
    """Does what bots ask, in one world."""

    def __init__(self, world: World, **times: Any) -> None:
        """`times` are those of `Deliveries`."""
        self.world = world
        self.deliveries = Deliveries(world, self._obey, **times)

    async def do(
        self,
        bot: Bot,
        method: str,
        params: dict[str, Any],
        uploads: Uploads,
        *,
        lost: bool = False,
    ) -> Answer:
        """Check, act and answer; `method` is spelled as in the specification.

        `lost` says that the answer will never reach the bot. Raises Broken when the answer is not
        what was promised.
        """
        try:
            if "allowed_updates" in params:
                params = _forgiven(params)
            checked = check_request(method, params, uploads.keys())
            self._limited(bot, method, checked)
            played = METHODS.get(method)
            if played is not None:
                result = played(Call(self.world, bot, checked, uploads))
            else:
                result = await self._delivery(bot, method, checked)
            if method not in QUIET:  # updates were checked when they were made
                check_answer(method, result)
        except Wrong as wrong:
            return self._refused(bot, method, Refusal(400, f"Bad Request: {wrong}"))
        except RecursionError:
            return self._refused(bot, method, bad("object nesting is too deep"))
        except Refusal as refusal:
            return self._refused(bot, method, refusal)
        if method in QUIET:
            return Answer(result)
        at = self.note(bot, method, NOTHING, LOST) if lost else self.note(bot, method, 200)
        self.world.ledger.append(Entry(bot.username, method, checked, result, at, lost))
        return Answer(result)

    def note(self, bot: Bot, method: str, code: int, description: str = "") -> str:
        """Write a request into the journal, and tell who listens; when that was."""
        entry: dict[str, Any] = {
            "at": self.world.clock.now().isoformat(), "bot": bot.username, "method": method,
            "ok": code == 200, "code": code,
        }  # fmt: skip
        if description:
            entry["description"] = description[:200]
        self.world.journal.append(entry)
        self.world.tell({"type": "request", **entry})
        return str(entry["at"])

    def _limited(self, bot: Bot, method: str, params: dict[str, Any]) -> None:
        """Raises Refusal (429) for what the limits in force do not let through."""
        try:
            self.world.limits.check(bot.id, method, params)
        except Refusal:
            self.world.befell("limits", f"{method} · {bot.username}")
            raise

    def _refused(self, bot: Bot, method: str, refusal: Refusal) -> Answer:
        self.note(bot, method, refusal.code, refusal.description)
        return Answer(refusal=refusal)

    async def _delivery(self, bot: Bot, method: str, params: dict[str, Any]) -> Any:
        """What a method of the deliveries gives. Raises Refusal; 501 for every other method."""
        match method:
            case "getUpdates":
                return await self.deliveries.get_updates(bot, params)
            case "setWebhook":
                return await self.deliveries.set_webhook(bot, params)
            case "deleteWebhook":
                return await self.deliveries.delete_webhook(bot, params)
            case "getWebhookInfo":
                return self.deliveries.webhook_info(bot)
        raise not_modelled(method)

    async def _obey(
        self, bot: Bot, method: str, params: dict[str, Any], uploads: Uploads
    ) -> Answer | None:
        """A request that came as a webhook's answer; an unknown method is passed over."""
        spelled = method_name(method)
        return await self.do(bot, spelled, params, uploads) if spelled else None


def _forgiven(params: dict[str, Any]) -> dict[str, Any]:
    """Without an `allowed_updates` that cannot be read: Telegram passes over it."""
    told = params["allowed_updates"]
    if isinstance(told, str):
        try:
            told = from_json(told)
        except ValueError:
            told = None
    if isinstance(told, list) and all(isinstance(kind, str) for kind in told):
        return params
    return {name: value for name, value in params.items() if name != "allowed_updates"}
