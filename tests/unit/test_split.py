"""A file of SQL is split into its statements."""

import pytest

from pgsync.model.script import BadScript, split


def texts(script: str) -> list[str]:
    return [part.text for part in split(script)]


@pytest.mark.parametrize(
    ("script", "wanted"),
    (
        ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("-- nothing\n/* nor /* here */ */ ;;", []),
        ("SELECT ';', \";\", $$;$$, $x$ $$;$$ $x$;", ["SELECT ';', \";\", $$;$$, $x$ $$;$$ $x$"]),
        (r"SELECT E'\';', '\'; SELECT 2", [r"SELECT E'\';', '\'", "SELECT 2"]),
        ("SELECT a$b$c; SELECT 1", ["SELECT a$b$c", "SELECT 1"]),
        (
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
            ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"],
        ),
        (
            "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END; SELECT 1",
            [
                "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END",
                "SELECT 1",
            ],
        ),
        ("BEGIN; CREATE TABLE begin (id int); END;", ["BEGIN", "CREATE TABLE begin (id int)", "END"]),
        ("COPY t FROM stdin;\n1;'\n\\.\nSELECT 1", ["COPY t FROM stdin", "SELECT 1"]),
        ("\\restrict abc'\nSELECT 1;\n\\unrestrict abc'", ["\\restrict abc'", "SELECT 1", "\\unrestrict abc'"]),
    ),
)
def test_a_script_is_split_as_psql_splits_it(script: str, wanted: list[str]) -> None:
    assert texts(script) == wanted


def test_each_statement_knows_its_place() -> None:
    first, second = split("-- one\n  SELECT 1;  SELECT\n  2 + x")

    assert (first.line, first.column) == (2, 3)
    assert (second.line, second.column) == (2, 14)
    assert second.place(1) == (2, 14)
    assert second.place(second.text.index("x") + 1) == (3, 7)
    assert second.words == ("SELECT", "X")


@pytest.mark.parametrize(
    ("script", "place"),
    (("SELECT 1;\n SELECT 'x", (2, 9)), ("/* /* */", (1, 1)), ("\n$a$ $b$", (2, 1)), ('SELECT "x', (1, 8))),
)
def test_what_has_no_end_is_told_by_its_beginning(script: str, place: tuple[int, int]) -> None:
    with pytest.raises(BadScript) as caught:
        split(script)

    assert (caught.value.line, caught.value.column) == place
