"""The simulated Telegram without a bot in its process, for the bench.

Run as `python -m bench.telegram PORT`; it prints `ready`, and on each line that it reads from
standard input the CPU seconds that it has used so far.
"""

import asyncio
import sys
import time

from simulator.marketplace import Marketplace, demo_orders
from simulator.server import TelegramServer
from simulator.world import World

TOKEN = "42:" + "a" * 35
PERSON = 5


async def main(port: int) -> None:
    """Serve until standard input ends."""
    world = World()
    bot = world.bot(TOKEN, "party_bot", "Party")
    world.chat_with(bot, world.person(PERSON, "Ann")).started = True
    market = Marketplace(demo_orders(world.clock.now()), {"acc-buyer": PERSON}, world.tell)
    async with TelegramServer(world, port=port, routes=market.routes()):
        print("ready", flush=True)
        loop = asyncio.get_running_loop()
        while await loop.run_in_executor(None, sys.stdin.readline):
            print(time.process_time(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
