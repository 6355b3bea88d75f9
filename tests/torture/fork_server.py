"""A process that has both libraries loaded, and forks a desk whenever it is told to.

Importing them costs seconds; a fork costs milliseconds. Each line of standard input is a JSON
order: {"start": {environment}} answers with the child's pid, {"kill": pid} ends it with SIGKILL and
answers when it is gone. The server ends with its standard input, and takes its children along.
"""

import json
import os
import signal
import sys
from typing import Any

import bot.running
from bot.settings import Settings


def start(environment: dict[str, str]) -> int:
    """Fork a desk with these settings."""
    child = os.fork()
    if child:
        return child
    os.environ.update(environment)
    devnull = os.open(os.devnull, os.O_RDONLY)
    os.dup2(devnull, 0)
    log = os.open(environment["DESK_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    try:
        bot.running.run(bot.running.ROLES, Settings())
    finally:
        os._exit(0)


def kill(child: int) -> int:
    """End a desk without warning, and wait until it is gone."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return child


def main() -> None:
    """Obey until standard input ends."""
    children: set[int] = set()
    print("ready", flush=True)
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        if "start" in order:
            child = start(order["start"])
            children.add(child)
        else:
            child = kill(order["kill"])
            children.discard(child)
        print(child, flush=True)
    for child in children:
        kill(child)


if __name__ == "__main__":
    main()
