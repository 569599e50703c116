"""A file is cut into statements where psql would cut it."""

import pytest

from pgsync.model.sqlfile import Place, SqlFile


def texts(text: str) -> list[str]:
    return [piece.text for piece in SqlFile(text).pieces()]


@pytest.mark.parametrize(
    ("text", "statements"),
    (
        ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
        (";;  ;\n-- nothing\n/* no; thing */", []),
        ("SELECT ';' ; SELECT 'it''s;'", ["SELECT ';'", "SELECT 'it''s;'"]),
        (r"SELECT E'a\';b'; SELECT '\'; SELECT 2", [r"SELECT E'a\';b'", r"SELECT '\'", "SELECT 2"]),
        ('SELECT ";""x"; SELECT U&";"', ['SELECT ";""x"', 'SELECT U&";"']),
        ("SELECT 1 /* ; /* ; */ ; */ + 1; SELECT 2", ["SELECT 1 /* ; /* ; */ ; */ + 1", "SELECT 2"]),
        ("SELECT 1 -- ;\n + 1; -- end", ["SELECT 1 -- ;\n + 1"]),
        ("DO $$ BEGIN; END $$; DO $a$ ;$$; $a$", ["DO $$ BEGIN; END $$", "DO $a$ ;$$; $a$"]),
        ("SELECT a$b$ ; SELECT $1", ["SELECT a$b$", "SELECT $1"]),
        ("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); X", None),
        ("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN x THEN 1 END; SELECT 2; END; X", None),
        ("CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT 2; END; X", None),
        ("COPY t (a) FROM stdin;\n1;2\n\\.\nSELECT 1", ["COPY t (a) FROM stdin", "SELECT 1"]),
        ("COPY (SELECT 1 FROM stdin) TO stdout; SELECT 1", ["COPY (SELECT 1 FROM stdin) TO stdout", "SELECT 1"]),
        ("\\restrict x;y\nSELECT 1;\n\\unrestrict x", ["\\restrict x;y", "SELECT 1", "\\unrestrict x"]),
        ("\ufeffSELECT 1", ["SELECT 1"]),
    ),
)
def test_a_file_is_cut_at_its_semicolons_only(text: str, statements: list[str] | None) -> None:
    wanted = [text.removesuffix("; X"), "X"] if statements is None else statements

    assert texts(text) == wanted


@pytest.mark.parametrize("text", ("SELECT 'a; SELECT 2", 'SELECT "a', "SELECT $a$ ; $$", "SELECT 1 /* /* */"))
def test_what_is_open_at_the_end_is_a_mistake(text: str) -> None:
    (piece,) = SqlFile(text).pieces()

    assert piece.problem.endswith("does not end")


def test_a_statement_stands_where_its_first_word_does() -> None:
    file = SqlFile("-- head\nSELECT 1;\n\n  /* x */ SELECT\n 2;")

    assert [piece.place for piece in file.pieces()] == [Place(2, 1), Place(4, 11)]
    assert file.place(file.pieces()[1].start + 8) == Place(5, 2)


def test_a_comment_allows_hazards_of_the_statement_it_is_with() -> None:
    text = """-- pgsync: allow LOCK_AX, DATA_*:public.t
        DROP TABLE t; -- pgsync: allow DEP_CASCADE
        SELECT 1 -- pgsync: allow A
        ; SELECT 2; SELECT 3 -- allow B"""

    allowed = [[p for one in piece.allowed for p in one.patterns] for piece in SqlFile(text).pieces()]

    assert allowed == [["LOCK_AX", "DATA_*:public.t", "DEP_CASCADE"], ["A"], [], []]


@pytest.mark.parametrize(
    ("text", "controls"),
    (
        ("BEGIN", True),
        ("start transaction", True),
        ("ROLLBACK TO a", True),
        ("PREPARE TRANSACTION 'x'", True),
        ("PREPARE x AS SELECT 1", False),
        ("SET TRANSACTION READ ONLY", True),
        ("SET search_path = x", False),
        ("SELECT 1", False),
        ("(SELECT 1)", False),
    ),
)
def test_what_controls_transactions_is_known(text: str, controls: bool) -> None:  # noqa: FBT001 - a column of a table
    (piece,) = SqlFile(text).pieces()

    assert piece.controls_transaction is controls
