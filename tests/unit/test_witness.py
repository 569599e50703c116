"""The witness: it must not see what is no difference, and must see what is one."""

import pytest

import witness
from conftest import Server
from pgsync.server.embedded import program
from witness import Dump

HEADER = "--\n-- Name: {}; Type: {}; Schema: public; Owner: postgres\n--\n\n{}\n\n"
END = "\n--\n-- PostgreSQL database dump complete\n--\n"


def _dump(*entries: tuple[str, str, str], settings: str = "") -> Dump:
    return Dump(settings + "".join(HEADER.format(*entry) for entry in entries) + END)


def _table(*lines: str) -> Dump:
    return _dump(("t", "TABLE", "CREATE TABLE public.t (\n    " + ",\n    ".join(lines) + "\n);"))


@pytest.mark.parametrize(
    ("one", "other"),
    (
        (_table("a integer", "b text"), _table("b text", "a integer")),
        (_dump(("t", "ACL", "GRANT a;\nGRANT b;")), _dump(("t", "ACL", "GRANT b;\nGRANT a;"))),
        (
            _dump(("i", "INDEX", "CREATE INDEX i ON t (a) WITH (x='1', y='2');")),
            _dump(("i", "INDEX", "CREATE INDEX i ON t (a) WITH (y='2', x='1');")),
        ),
        (
            _dump(("s", "STATISTICS", "CREATE STATISTICS s ON a, b FROM t;")),
            _dump(("s", "STATISTICS", "CREATE STATISTICS s ON b, a FROM t;")),
        ),
        (
            _dump(
                ("f", "FUNCTION", "ALTER FUNCTION f DEPENDS ON EXTENSION a;\nALTER FUNCTION f DEPENDS ON EXTENSION b;")
            ),
            _dump(
                ("f", "FUNCTION", "ALTER FUNCTION f DEPENDS ON EXTENSION b;\nALTER FUNCTION f DEPENDS ON EXTENSION a;")
            ),
        ),
        (
            Dump(_table("a integer", "b text").text.replace("Schema: public", "Schema: a;b")),
            Dump(_table("b text", "a integer").text.replace("Schema: public", "Schema: a;b")),
        ),
        (
            _dump(("a", "VIEW", "a"), ("b", "VIEW", "b")),
            _dump(("b", "VIEW", "b"), ("a", "VIEW", "a"), settings="SET default_table_access_method = heap;\n"),
        ),
    ),
)
def test_what_is_physical_only_is_no_difference(one: Dump, other: Dump) -> None:
    assert one.is_same(other)
    assert one.differences(other) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    (
        (_table("a integer", "b text"), _table("a integer")),
        (_table("a integer"), _table("a bigint")),
        (_table("a integer", "b text"), _table("a text", "b integer")),
        (_dump(("v", "VIEW", "SELECT a, b;")), _dump(("v", "VIEW", "SELECT b, a;"))),
        (
            _dump(("i", "INDEX", "CREATE INDEX i ON t (a, b);")),
            _dump(("i", "INDEX", "CREATE INDEX i ON t (b, a);")),
        ),
        (_dump(("t", "ACL", "GRANT a;")), _dump(("t", "ACL", "SET SESSION AUTHORIZATION x;\nGRANT a;"))),
        (_dump(("v", "VIEW", "a")), _dump(("v", "VIEW", "a"), ("v", "VIEW", "a"))),
        (_table("a integer"), Dump("SET default_tablespace = fast;\n" + _table("a integer").text)),
    ),
)
def test_everything_else_is_a_difference(one: Dump, other: Dump) -> None:
    assert not one.is_same(other)
    assert one.differences(other)


def test_an_unknown_type_of_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown type: TELEPORTER"):
        _ = _dump(("t", "TELEPORTER", "CREATE TELEPORTER t;")).entries


def test_two_dumps_of_one_database_are_the_same_text(server: Server) -> None:
    with server.database("CREATE TABLE t (a integer PRIMARY KEY); CREATE VIEW v AS TABLE t") as conninfo:
        one, other = (witness.dump(program("pg_dump"), conninfo) for _ in range(2))

    assert one.text == other.text
    assert {entry.type for entry in one.entries} == {"TABLE", "VIEW", "CONSTRAINT"}
