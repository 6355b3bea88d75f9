"""A hundred thousand scenarios go through in the memory of ten thousand."""

import pytest

from tests.bot.test_assess import lines_of, peak


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_a_hundred_thousand_scenarios_need_the_memory_of_ten_thousand(tmp_path):
    few, many = (peak(lines_of(tmp_path, count)) for count in (10_000, 100_000))

    assert (few[1], many[1]) == (10_000, 100_000)
    assert many[0] <= 1.1 * few[0]
