"""Two texts beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from pgsync.app.aligned import aligned, near

LINES = st.lists(st.sampled_from(["a integer", "a bigint", "b text,", ");", "", "CREATE TABLE t ("]), max_size=12)


def test_a_changed_line_is_one_line_with_the_change_marked() -> None:
    (line,) = aligned("total numeric(10,2),", "total numeric(12,2),")

    assert line.sign == "~"
    assert [line.before[start:end] for start, end in line.spans_before] == ["10"]  # type: ignore[index]
    assert [line.after[start:end] for start, end in line.spans_after] == ["12"]  # type: ignore[index]


def test_lines_that_are_not_alike_stand_alone() -> None:
    assert [line.sign for line in aligned("a\nfax text,\nb", "a\nnewsletter boolean,\nb")] == [" ", "-", "+", " "]


@given(LINES, LINES)
def test_both_texts_are_there_in_full(before: list[str], after: list[str]) -> None:
    lines = aligned("\n".join(before), "\n".join(after))

    assert [line.before for line in lines if line.before is not None] == "\n".join(before).splitlines()
    assert [line.after for line in lines if line.after is not None] == "\n".join(after).splitlines()
    assert all(line.before == line.after for line in lines if line.sign == " ")


def test_what_is_far_from_a_change_is_left_out() -> None:
    text = "\n".join(map(str, range(20)))

    shown = near(aligned(text, text.replace("10", "ten")), 1)

    assert [None if line is None else line.sign for line in shown] == [None, " ", "-", "+", " ", None]
