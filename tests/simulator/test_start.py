"""The simulator without the bots is up in a second and small; `python -m bench simulator` measures it."""

import psutil
import pytest

from bench.processes import ask, free_port, process

SECONDS = 1.0
MEGABYTES = 60


@pytest.mark.enable_socket
def test_it_is_up_within_a_second_of_its_processor_and_takes_less_than_60_megabytes():
    with process("bench.telegram", str(free_port())) as server:
        size = psutil.Process(server.pid).memory_info().rss / 1e6

        # Seconds of its own: those that a busy machine spends on others are not its fault.
        assert ask(server) < SECONDS
        assert size < MEGABYTES
