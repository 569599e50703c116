"""Sizes and counts as people read them."""

import pytest

from pgsync.ui import numbers


@pytest.mark.parametrize(
    ("number", "wanted"),
    (
        (None, ""),
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1.0 kB"),
        (8192, "8.0 kB"),
        (1024**2 * 41, "41.0 MB"),
        (1024**3 * 410, "410 GB"),
        (1024**6, "1024 PB"),
    ),
)
def test_size(number: int | None, wanted: str) -> None:
    assert numbers.size(number) == wanted


def test_rows_and_counts() -> None:
    assert numbers.rows(None) == ""
    assert numbers.rows(1) == "~1 row"
    assert numbers.rows(1234567) == "~1,234,567 rows"
    assert numbers.count(1, "step") == "1 step"
    assert numbers.count(2000, "step") == "2,000 steps"
