"""Processes under test: started, asked and ended."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def process(*command: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-m", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    while started.stdout and started.stdout.readline().strip() != "ready":
        if started.poll() is not None:
            raise SystemExit(f"{command[0]} ended before it was ready")
    yield started
    if started.stdin:
        started.stdin.close()
    started.wait(30)


def ask(of: subprocess.Popen[str]) -> float:
    assert of.stdin
    assert of.stdout
    of.stdin.write("?\n")
    of.stdin.flush()
    return float(of.stdout.readline())
