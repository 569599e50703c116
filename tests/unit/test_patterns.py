"""Patterns for names."""

import glob

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgsync.model.patterns import matches


@pytest.mark.parametrize(
    ("pattern", "name"),
    (
        ("public.f(integer[])", "public.f(integer[])"),
        ("*[]*", "public.f(integer[])"),
        ("public.audit_?", "public.audit_1"),
        ("a[*]b", "a*b"),
    ),
)
def test_brackets_stand_for_themselves(pattern: str, name: str) -> None:
    assert matches(pattern, name)


def test_no_class_of_characters_is_meant() -> None:
    assert not matches("table_[ab]", "table_a")


@given(st.text(alphabet="a[]*?!.", max_size=8))
def test_an_escaped_name_matches_itself(name: str) -> None:
    assert matches(glob.escape(name), name)
