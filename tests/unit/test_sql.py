"""Quoting: names and values become SQL text that PostgreSQL reads back as what they were."""

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Server
from pgsync.model.sql import comment_safe, dollar_quoted, literal, names, qualified, quote

HOSTILE = (
    "plain",
    "Capital",
    "with space",
    'a"b',
    '"',
    "semi;colon",
    "dash--dash",
    "*/",
    "back\\slash",
    "line\nbreak",
    "tab\t",
    "$$",
    "ünïcode",
    "表",
    "1digit",
    "dollar$",
    "select",
    "user",
    "x" * 63,
)


@pytest.mark.parametrize(
    ("name", "wanted"),
    (
        ("orders", "orders"),
        ("_a$1", '"_a$1"'),
        ("Orders", '"Orders"'),
        ("1a", '"1a"'),
        ("select", '"select"'),
        ("merge_action", '"merge_action"'),
        ("name", "name"),
        ("größe", '"größe"'),
        ('a"; DROP TABLE b; --', '"a""; DROP TABLE b; --"'),
        ("a\n", '"a\n"'),
        ("", '""'),
    ),
)
def test_a_name_is_quoted_where_it_must_be(name: str, wanted: str) -> None:
    assert quote(name) == wanted


def test_a_path_and_a_list_are_quoted_part_by_part() -> None:
    assert qualified(("public", "Order.Items")) == 'public."Order.Items"'
    assert names(("a", "b c")) == 'a, "b c"'


@pytest.mark.parametrize(
    ("value", "wanted"),
    (
        ("", "''"),
        ("it's", "'it''s'"),
        ("a\\b", "E'a\\\\b'"),
        ("\\'", "E'\\\\'''"),
        ("$1 %s {}", "'$1 %s {}'"),
    ),
)
def test_a_value_is_quoted_under_either_setting_of_standard_conforming_strings(value: str, wanted: str) -> None:
    assert literal(value) == wanted


@given(st.text(alphabet=st.sampled_from("$body2_ \n"), max_size=40))
def test_a_dollar_tag_never_occurs_in_its_body(body: str) -> None:
    text = dollar_quoted(body)

    tag = text[: text.index("$", 1) + 1]
    assert text == f"{tag}{body}{tag}"
    # The first place where the tag ends the string is the last one.
    assert text.index(tag, len(tag)) == len(text) - len(tag)


@given(st.text())
def test_a_comment_stays_on_its_line(text: str) -> None:
    safe = comment_safe(text)

    assert safe.isprintable()
    assert len(safe.splitlines()) <= 1


def test_a_comment_shows_what_it_hides() -> None:
    assert comment_safe("a\nDROP TABLE b;\x1b[2J") == "a\\u000aDROP TABLE b;\\u001b[2J"


def test_the_server_reads_back_what_was_quoted(server: Server) -> None:
    with psycopg.connect(server.conninfo()) as conn:
        for setting in ("on", "off"):
            conn.execute(f"SET standard_conforming_strings = {setting}; SET escape_string_warning = off".encode())
            for text in HOSTILE:
                query = f"SELECT {literal(text)}, {dollar_quoted(text)} AS {quote(text)}"
                cursor = conn.execute(query.encode())
                assert cursor.fetchone() == (text, text)
                assert cursor.description is not None
                assert cursor.description[1].name == text


def test_every_word_that_the_server_quotes_is_quoted(server: Server) -> None:
    with psycopg.connect(server.conninfo()) as conn:
        words = [word for (word,) in conn.execute("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'")]

    assert [word for word in words if quote(word) == word] == []
