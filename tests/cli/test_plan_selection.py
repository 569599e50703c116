"""pgsync plan --select: what a choice needs comes along or is refused; the proof is the witness."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command

TABLE = "CREATE TABLE t (a integer, b integer);"
VIEW = "CREATE VIEW v AS SELECT a, b FROM t;"
NARROW = "CREATE VIEW v AS SELECT a FROM t;"
ABOVE = "CREATE VIEW w AS SELECT b FROM v;"
LABEL = "CREATE VIEW v AS SELECT 1 AS n FROM t WHERE a = 'y';"
ENUM = "CREATE TYPE e AS ENUM ('x'); CREATE TABLE t (a e);"
LONGER = "CREATE TYPE e AS ENUM ('x', 'y'); CREATE TABLE t (a e);"

# Name: local, prod, what is chosen, what is added (as it is named).
TAKEN = {
    "a column's drop takes the drop of the view that shows it": (
        "CREATE TABLE t (a integer);",
        TABLE + VIEW,
        ("--select", "column:public.t.b"),
        "view public.v",
    ),
    "a column's drop takes the view that no longer shows it": (
        "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t;",
        TABLE + VIEW,
        ("--select", "column:public.t.b"),
        "view public.v",
    ),
    "a column's type takes the view whose columns follow": (
        "CREATE TABLE t (a integer, b bigint);" + VIEW,
        TABLE + VIEW,
        ("--select", "column:public.t.b"),
        "view public.v",
    ),
    "a view takes the column it shows": (
        TABLE + VIEW,
        "CREATE TABLE t (a integer);",
        ("--select", "view:*"),
        "column public.t.b",
    ),
    "a view takes the type of the column it shows": (
        "CREATE TABLE t (a integer, b bigint);" + VIEW,
        TABLE,
        ("--select", "view:*"),
        "column public.t.b",
    ),
    "a view takes the columns of the view below it": (
        f"{TABLE}{VIEW}{ABOVE}",
        f"{TABLE}{NARROW}",
        ("--select", "view:public.w"),
        "view public.v",
    ),
    "a view takes the label it looks for": (
        f"{LONGER}{LABEL}",
        ENUM,
        ("--select", "view:*"),
        "enum public.e",
    ),
    "a trigger takes its function": (
        TABLE
        + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
        + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
        TABLE,
        ("--select", "trigger:*"),
        "function public.f()",
    ),
    "a column takes its type": (
        "CREATE DOMAIN d AS integer CHECK (VALUE > 0); CREATE TABLE t (a integer, b d);",
        "CREATE TABLE t (a integer);",
        ("--select", "column:public.t.b"),
        "domain public.d",
    ),
    "a foreign key takes the key it refers to": (
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES t);",
        "CREATE TABLE t (a integer NOT NULL); CREATE TABLE u (a integer);",
        ("--select", "foreign key:*"),
        "constraint public.t.t_pkey",
    ),
    "a dropped table takes the foreign key of another one": (
        "CREATE TABLE u (a integer);",
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES t);",
        ("--select", "table:public.t"),
        "foreign key public.u.u_a_fkey",
    ),
    "a partition takes its table": (
        "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);",
        "",
        ("--select", "table:public.p"),
        "table public.t",
    ),
    "an index takes the function it calls": (
        TABLE
        + "CREATE FUNCTION f(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';"
        + "CREATE INDEX i ON t (f(a));",
        TABLE,
        ("--select", "index:*"),
        "function public.f(integer)",
    ),
}
# Name: local, prod, what is chosen, the two objects of the refusal.
REFUSED = {
    "a column's drop without the view's": (
        "CREATE TABLE t (a integer);",
        TABLE + VIEW,
        ("--ignore", "view:*"),
        ("column public.t.b", "view public.v"),
    ),
    "a column's type without the view that is only there": (
        "CREATE TABLE t (a integer, b bigint);",
        TABLE + VIEW,
        ("--select", "column:public.t.b"),
        ("column public.t.b", "view public.v"),
    ),
    "a view without its function": (
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT f();",
        "",
        ("--ignore", "function:*"),
        ("view public.v", "function public.f()"),
    ),
    "a column without its type": (
        "CREATE DOMAIN d AS integer; CREATE TABLE t (a integer, b d);",
        "CREATE TABLE t (a integer);",
        ("--select", "table:public.t", "--ignore", "domain:*"),
        ("column public.t.b", "domain public.d"),
    ),
}


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


@pytest.mark.parametrize("name", TAKEN)
def test_takes_along(pgsync: "Command", server: Server, project: Path, name: str) -> None:
    local, prod, chosen, added = TAKEN[name]
    with two_databases(server, project, local, prod):
        result = pgsync("plan", *chosen)

    assert result.code == 0, result
    [line] = [line for line in result.out.splitlines() if line.startswith("Added, because")]
    assert added in line
    assert "in what is selected, then + rollback = prod." in result.out


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(pgsync: "Command", server: Server, project: Path, name: str) -> None:
    local, prod, chosen, both = REFUSED[name]
    with two_databases(server, project, local, prod):
        result = pgsync("plan", "--no-proof", *chosen)

    assert result.code == ExitCode.REFUSED, result
    assert f"{both[0]} cannot be changed without {both[1]}" in result.err


@pytest.mark.parametrize(
    ("pattern", "gone"), (("index:*", "CREATE INDEX"), ("comment:*", "COMMENT"), ("owner:*", "OWNER"))
)
def test_a_new_table_goes_without_what_is_left_out(
    pgsync: "Command", server: Server, project: Path, pattern: str, gone: str
) -> None:
    local = TABLE + "CREATE INDEX i ON t (a); COMMENT ON TABLE t IS 'x';"
    with two_databases(server, project, local, ""):
        result = pgsync("plan", "--ignore", pattern, "--out", "m.sql")

    assert "Proved" in result.out, result
    assert gone not in (project / "m.sql").read_text()


def test_a_dropped_table_takes_its_parts_whatever_is_left_out(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "", TABLE + "CREATE INDEX i ON t (a); COMMENT ON TABLE t IS 'x';"):
        result = pgsync("plan", "--ignore", "index:*", "--ignore", "comment:*")

    assert "Proved" in result.out, result
