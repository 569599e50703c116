"""pgsync plan --explain, -v and -f json: why, whom it meets, what else; as a user sees it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

TABLE = "CREATE TABLE orders (id integer PRIMARY KEY, total numeric({size},2)); CREATE INDEX i ON orders (total);"
VIEWS = "CREATE VIEW a AS SELECT total FROM orders; CREATE VIEW b AS SELECT round(total) AS r FROM a;"
ROWS = "INSERT INTO orders SELECT n, n FROM generate_series(1, 5000) n; ANALYZE orders;"
LOCAL = TABLE.format(size=12).replace("INDEX i ON orders (total)", "INDEX j ON orders (total DESC)") + VIEWS
PROD = TABLE.format(size=10) + ROWS + VIEWS + "COMMENT ON VIEW b IS 'x';"


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, f"{LOCAL} COMMENT ON VIEW b IS 'x'", PROD) as urls:
        yield urls


def _plan(pgsync: "Command", *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(pgsync("plan", "--no-proof", "-f", "json", *words).out)
    return found


def _step(plan: dict[str, Any], beginning: str) -> dict[str, Any]:
    return next(step for step in plan["steps"] if step["sql"].startswith(beginning))


@pytest.mark.usefixtures("pair")
def test_a_step_says_why_it_is_there(pgsync: "Command") -> None:
    result = pgsync("plan", "--no-proof", "--explain")

    chain = (
        "view public.b is rebuilt because view public.a changes its columns because column public.orders.total has "
        "type numeric(12,2) in {source}, numeric(10,2) in {target}"
    )
    assert chain.format(source="local", target="prod") in result.out
    assert f"comment on view public.b is rebuilt because {chain[:25]}" in result.out
    assert "leave out   --ignore 'column:public.orders.total'" in result.out
    assert "index public.j is only in local" in result.out
    assert "index public.i is only in prod" in result.out


def test_a_step_after_a_rename_is_explained_under_the_new_name(
    pgsync: "Command", server: Server, project: Path
) -> None:
    prod = "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1)"
    with two_databases(server, project, "CREATE TABLE purchases (id bigint)", prod):
        out = pgsync("plan", "--explain", "--rename", "table:orders=purchases").out

    assert "why         table public.purchases has another name in prod\n" in out
    assert "column public.purchases.id has type bigint in local, integer in prod" in out
    assert "touches     table public.purchases: 8" in out
    assert "Proved on a scratch PostgreSQL 18: prod + plan = local, then + rollback = prod." in out


@pytest.mark.usefixtures("pair")
def test_the_rule_that_is_named_leaves_it_out(pgsync: "Command") -> None:
    rule = _step(_plan(pgsync), "CREATE VIEW public.b")["leave_out"].removeprefix("--ignore ").strip("'")

    left = _plan(pgsync, "--ignore", rule, "--ignore", "view:*")

    assert {step["object"]["kind"] for step in left["steps"]} == {"index"}


@pytest.mark.usefixtures("pair")
def test_the_chain_is_in_the_plan_file(pgsync: "Command", project: Path) -> None:
    pgsync("plan", "--no-proof", "--out", "m.sql")

    steps = json.loads((project / "m.plan.json").read_text())["batches"][0]["statements"]
    [view] = [step for step in steps if step["sql"] == "DROP VIEW public.b"]
    assert [(cause["object"]["kind"], cause["does"]) for cause in view["because"]] == [
        ("view", "rebuild"),
        ("view", "follow"),
        ("column", "alter"),
    ]


def test_measures_what_is_touched(pgsync: "Command", pair: tuple[str, str]) -> None:
    with psycopg.connect(pair[1]) as conn, psycopg.connect(pair[1]) as other:
        conn.execute("SELECT FROM orders LIMIT 1")
        other.execute("LOCK TABLE orders IN ROW EXCLUSIVE MODE")
        plan = _plan(pgsync)
        said = pgsync("plan", "--no-proof", "--explain").out

    [orders] = [one for one in plan["relations"] if one["relation"]["path"] == ["public", "orders"]]
    assert orders["rows"] == 5000
    assert orders["bytes"] > 100_000
    assert orders["sessions"] == 2
    assert orders["locks"] == ["ACCESS SHARE", "ROW EXCLUSIVE"]
    assert orders["scans"] >= 1
    assert "2 sessions with ROW EXCLUSIVE" in said
    assert "waits for   process" in said
    assert any(one["relation"]["kind"] == "index" for one in plan["relations"])


def test_a_partitioned_table_is_as_large_as_its_partitions(pgsync: "Command", server: Server, project: Path) -> None:
    table = "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);"
    rows = "INSERT INTO t SELECT 1 FROM generate_series(1, 700); ANALYZE t;"
    with two_databases(server, project, f"{table} ALTER TABLE t ADD COLUMN b text", table + rows):
        plan = _plan(pgsync)

    [whole] = [one for one in plan["relations"] if one["relation"]["path"] == ["public", "t"]]
    assert whole["rows"] == 700
    assert whole["bytes"] >= 8192


@pytest.mark.usefixtures("pair")
def test_names_long_transactions(pgsync: "Command", monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str]) -> None:
    monkeypatch.setattr("pgsync.server.impact._LONG", 0.0)
    with psycopg.connect(pair[1]) as conn:
        conn.execute("SELECT 1")
        plan = _plan(pgsync)

    assert "idle in transaction" in plan["old_transactions"][0]["who"]


@pytest.mark.usefixtures("pair")
def test_sizes_and_rough_times_stand_beside_the_work(pgsync: "Command", project: Path) -> None:
    out = pgsync("plan", "--no-proof", "--out", "m.sql").out

    line = next(line for line in out.splitlines() if "CREATE INDEX j" in line)
    assert "kB, < 1 s" in line
    assert "(rough)" in (project / "m.sql").read_text()


@pytest.mark.usefixtures("pair")
def test_verbose_shows_all_of_the_text(pgsync: "Command") -> None:
    for option in ("-v", "--sql"):
        out = pgsync("plan", "--no-proof", option).out
        assert "CREATE VIEW public.b AS\n       SELECT round(total) AS r\n" in out


def test_many_steps_of_one_sort_are_folded(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    local = ";".join(f"CREATE TABLE t{number:03} (a integer)" for number in range(250))
    with two_databases(server, project, local, "CREATE TABLE t (a integer)"):
        result = pgsync("plan", "--no-proof")

    assert "… 248 more: create table (up to step 251), all safe" in result.out
    assert "   1  DROP TABLE public.t" in result.out
    assert "rollback: no rows" in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def test_what_alternates_is_folded_too_and_the_hazards_of_a_long_plan_are_short(
    pgsync: "Command", server: Server, project: Path
) -> None:
    prod = ";".join(f"CREATE TABLE t{number:02} (a integer, b text)" for number in range(30))
    prod += "; INSERT INTO t07 VALUES (NULL, 'x'); CREATE TABLE old AS SELECT 1 AS a; ANALYZE"
    local = ";".join(f"CREATE TABLE t{number:02} (a integer NOT NULL, b text, c text)" for number in range(30))
    with two_databases(server, project, local, prod):
        out = pgsync("plan", "--no-proof").out
        explained = pgsync("plan", "--no-proof", "--explain").out

    lines = [line.strip() for line in out.splitlines()]
    assert any(line.startswith("… 56 more: ") and "create column" in line and "alter column" in line for line in lines)
    assert "rows with NULL in a: 1; rows with NULL in a: none" in lines
    assert any("Also, with less at stake: " in line for line in lines)
    assert not any(line.startswith("Instead: ") for line in lines)
    assert len(lines) < 40
    assert "Instead: " in explained
