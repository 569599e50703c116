"""Text from elsewhere never commands the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pgsync.text import clean, clean_line


def test_what_a_terminal_obeys_is_written_out() -> None:
    assert clean("a\x1b[31mb\x9bc\u202ed\U000e0001") == r"a\x1b[31mb\x9bc\u202ed\U000e0001"


def test_ordinary_text_stays() -> None:
    assert clean("Größe\t数\nname") == "Größe\t数\nname"


def test_a_line_is_one_line() -> None:
    assert clean_line("a\nb\tc") == r"a\nb\tc"


@given(st.text())
def test_nothing_unsafe_is_left(text: str) -> None:
    kept = set(clean(text)) - {"\n", "\t"}

    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
