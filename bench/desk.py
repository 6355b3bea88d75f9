"""The whole way, for the bench: webhook, worker, desks, sender, in one process.

Run as `python -m bench.desk API_URL PORT DATABASE_URL FOLDER`; it prints `ready`, and on each line
that it reads the CPU seconds that it has used so far. Telegram's limits are lifted: the bench sends
faster than Telegram would take.
"""

import asyncio
import sys
import time
from pathlib import Path

from pydantic import SecretStr

from bench.fake_api import SECRET
from bot import running
from bot.settings import Settings
from bot.transport import limits


async def main(api: str, port: int, url: str, folder: str) -> None:
    """Serve until standard input ends."""
    limits.BOT = limits.PRIVATE = (1_000_000, 1000)  # type: ignore[misc]  # a bench is not Telegram
    settings = Settings(
        _env_file=None,
        party_token=SecretStr("42:" + "a" * 35),
        staff_token=SecretStr("43:" + "b" * 35),
        staff_chat=-100,
        telegram_api=api,
        database_url=url,
        blobs=Path(folder) / "blobs",
        webhook_url=f"http://127.0.0.1:{port}",
        webhook_secret=SecretStr(SECRET),
        listen_port=port,
        party_username="party_bot",
        staff_username="staff_bot",
    )
    desk = running.Desk(running.ROLES, settings)
    async with desk.open():
        print("ready", flush=True)
        loop = asyncio.get_running_loop()
        while await loop.run_in_executor(None, sys.stdin.readline):
            print(time.process_time(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
