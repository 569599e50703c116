"""The fault matrix has a test for every row."""

import re
from pathlib import Path

from faults.report import ELSEWHERE, ROWS

TESTS = Path(__file__).parents[1]


def test_every_row_has_a_test_and_every_test_named_exists() -> None:
    texts = [path.read_text() for path in (TESTS / "faults").glob("test_*.py")]
    marked = {row for text in texts for row in re.findall(r'mark\.fault\("(R\d\d)"\)', text)}
    named = [test.partition("::") for tests in ELSEWHERE.values() for test in tests]

    assert [f"R{number:02}" for number in range(1, 45)] == list(ROWS)
    assert marked | set(ELSEWHERE) == set(ROWS)
    for file, _, test in named:
        text = (TESTS.parent / file).read_text()
        assert not test or f"def {test}(" in text, f"{file}::{test}"
