"""The line of a key in a TOML file, however it is written."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgsync.store.locate import line_of

TEXT = '''\
# [a]
top = 1
[a]
x = """
y = "not here"
[b]
"""
y = 2   # comment
[a.b."c d"] # comment
z.w = 3
"q r" = { inner = 4 }
[[list]]
k = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    (
        (("top",), 2),
        (("a",), 3),
        (("a", "x"), 4),
        (("a", "y"), 8),
        (("a", "b", "c d"), 9),
        (("a", "b", "c d", "z", "w"), 10),
        (("a", "b", "c d", "q r", "inner"), 11),
        (("a", "b", "nowhere"), 3),
        (("list", "0", "k"), 12),
        (("nowhere",), 1),
    ),
)
def test_a_key_is_found(path: tuple[str, ...], line: int) -> None:
    tomllib.loads(TEXT)

    assert line == line_of(TEXT, path)


@given(st.text(), st.lists(st.text(), max_size=4))
def test_no_text_breaks_it(text: str, path: list[str]) -> None:
    assert 1 <= line_of(text, path) <= max(1, len(text.splitlines()))
