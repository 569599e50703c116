"""The normal form of deparsed SQL: two spellings of one expression are one, two expressions stay two."""

import pytest

from pgsync.model.normal import normal_expression


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("CHECK ((((a >= 1) AND (a <= 10)) AND (b > 0)))", "CHECK (((a >= 1) AND (a <= 10) AND (b > 0)))"),
        ("((a = 1) OR ((b = 1) OR (c = 1)))", "((a = 1) OR (b = 1) OR (c = 1))"),
        (
            "((vc)::text = ANY ((ARRAY['a'::character varying, 'b''c'::character varying])::text[]))",
            "((vc)::text = ANY (ARRAY[('a'::character varying)::text, ('b''c'::character varying)::text]))",
        ),
        ("SELECT a\n   FROM t", "SELECT a FROM t"),
    ),
)
def test_spellings_that_dump_and_restore_exchange_are_one(first: str, second: str) -> None:
    assert normal_expression(first) == normal_expression(second)


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("((a OR b) AND c)", "(a OR (b AND c))"),
        ("((a AND b) OR c)", "(a AND (b OR c))"),
        ("(a > 1)", "(a >= 1)"),
        ("'a  b'::text", "'a b'::text"),
        ("'((x))'", "'(x)'"),
        ('"A"', '"a"'),
        ("NOT (a AND b)", "(NOT a) AND b"),
        ("f(a, b)", "f((a, b))"),
        ("(a)::integer[]", "(a)::text[]"),
        ("E'\\n'", "'n'"),
    ),
)
def test_different_expressions_stay_different(first: str, second: str) -> None:
    assert normal_expression(first) != normal_expression(second)


@pytest.mark.parametrize("text", ("(unbalanced", "'open", "a)b", ""))
def test_what_cannot_be_read_comes_back_as_it_is(text: str) -> None:
    assert normal_expression(text) == text
