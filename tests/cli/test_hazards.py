"""Hazards as a user meets them: evidence on the screen and in the files, the policy, --allow."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.conftest import on_a_terminal
from cli.pair import two_databases
from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command

LOCAL = """
    CREATE TABLE orders (id integer PRIMARY KEY, total numeric(12,2), code text NOT NULL, day date);
    CREATE TABLE parts (id integer PRIMARY KEY, code varchar(3), weight integer UNIQUE);
    ALTER TABLE parts ADD CONSTRAINT in_orders FOREIGN KEY (id) REFERENCES orders;
    """
PROD = """
    CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2), code text, day date, note text);
    INSERT INTO orders SELECT n, n, nullif(n, 3)::text, now(), 'x' FROM generate_series(1, 10) n;
    CREATE INDEX orders_day ON orders (day);
    CREATE TABLE parts (id integer PRIMARY KEY, code text, weight integer);
    INSERT INTO parts VALUES (1, 'abcd', 5), (99, 'b', 5);
    CREATE TABLE legacy AS SELECT n AS id FROM generate_series(1, 500) n;
    ANALYZE;
    CREATE PUBLICATION feed FOR TABLE orders;
    CREATE FUNCTION count_legacy() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM legacy); END';
    """
SHARED = "CREATE PUBLICATION feed FOR TABLE orders;" + PROD.rpartition("FOR TABLE orders;")[2]


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, LOCAL + SHARED, PROD) as urls:
        yield urls


@pytest.mark.usefixtures("pair")
def test_the_plan_shows_what_the_target_tells(pgsync: "Command") -> None:
    lines = [line.strip() for line in pgsync("plan").out.splitlines()]

    assert any(re.fullmatch(r"public\.legacy \([\d.]+ kB, ~500 rows\)", line) for line in lines)
    assert "values that are not null: 10" in lines
    assert "rows with NULL in code: 1" in lines
    assert "values of more than 3 characters: 1" in lines
    assert "values of (weight) that occur more than once: 1" in lines
    assert "keys without a row in public.orders: 1" in lines
    assert any(line.startswith("0 scans") for line in lines)
    assert "public.orders is published by feed" in lines
    assert "the bodies of public.count_legacy() name it" in lines
    assert any(line.startswith("! DEP_UNTRACKED") for line in lines)


@pytest.mark.usefixtures("pair")
def test_the_files_say_it_too(pgsync: "Command", project: Path) -> None:
    pgsync("plan", "--out", "migration.sql")

    script = (project / "migration.sql").read_text()
    plan = json.loads((project / "migration.plan.json").read_text())
    told = [evidence for batch in plan["batches"] for step in batch["statements"] for evidence in step["evidence"]]
    assert re.search(r"\n--    DATA_DROP_TABLE: public\.legacy \([\d.]+ kB, ~500 rows\)\n--", script)
    assert {"hazard": "CORR_MAY_FAIL", "text": "rows with NULL in code: 1", "weight": 1, "is_derived": False} in told


@pytest.mark.usefixtures("pair")
def test_rows_come_and_go_and_the_plan_stays_the_same(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    pgsync("plan", "--out", "one.sql")
    with psycopg.connect(pair[1], autocommit=True) as conn:
        conn.execute("INSERT INTO parts VALUES (100, 'too long', 5); ANALYZE")
    pgsync("plan", "--out", "two.sql")

    one, two = (json.loads((project / f"{name}.plan.json").read_text()) for name in ("one", "two"))

    assert one["id"] == two["id"]
    assert one["sha256"] != two["sha256"]


@pytest.mark.usefixtures("pair")
def test_rows_that_do_not_fit_are_refused_before_anything_runs(pgsync: "Command") -> None:
    pgsync("plan")

    result = pgsync("apply", "--yes", "--allow", "DATA_*")

    assert result.code == ExitCode.REFUSED
    assert "! column public.orders.code  CORR_MAY_FAIL: rows with NULL in code: 1" in result.err
    assert "--yes does not cover it" in result.err


def test_a_session_that_uses_the_table_is_told(pgsync: "Command", pair: tuple[str, str]) -> None:
    with psycopg.connect(pair[1]) as conn:
        conn.execute("SELECT FROM orders")

        result = pgsync("plan")

    assert "used now by 1 session, the oldest for" in result.out


def test_what_an_interrupted_build_left_is_told(pgsync: "Command", server: Server, project: Path) -> None:
    prod = "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1)"
    with two_databases(server, project, "CREATE TABLE t (a integer, b integer)", prod) as (_, target):
        with psycopg.connect(target, autocommit=True) as conn, pytest.raises(psycopg.errors.UniqueViolation):
            conn.execute("CREATE UNIQUE INDEX CONCURRENTLY leftover ON t (a)")

        assert "leftover on public.t" in pgsync("plan").out


INDEX = "CREATE TABLE t (a integer); CREATE INDEX t_a ON t (a)"


@pytest.mark.parametrize(
    ("setting", "words", "code"),
    (
        ('[hazards.prod]\nINDEX_DROPPED = "refuse"\n', ("--yes",), ExitCode.REFUSED),
        ('[hazards.prod]\nINDEX_DROPPED = "refuse"\n', ("--yes", "--allow", "INDEX_DROPPED"), ExitCode.REFUSED),
        ('[hazards.prod]\nINDEX_DROPPED = "refuse"\n', ("--yes", "--allow", "INDEX_DROPPED:public.t_a"), ExitCode.OK),
        ('[hazards.dev]\nINDEX_DROPPED = "refuse"\n', ("--yes",), ExitCode.OK),
        ('[hazards.all]\n"INDEX_*:public.t_*" = "ask"\n', (), ExitCode.REFUSED),
        ('[hazards.all]\n"INDEX_*:public.t_*" = "ask"\n', ("--yes",), ExitCode.OK),
    ),
)
def test_the_policy_decides(
    pgsync: "Command", server: Server, project: Path, setting: str, words: tuple[str, ...], code: ExitCode
) -> None:
    with two_databases(server, project, "CREATE TABLE t (a integer)", INDEX):
        with (project / "pgsync.toml").open("a") as file:
            file.write(setting)
        pgsync("plan")

        assert pgsync("apply", *words).code == code


def test_a_code_that_no_hazard_has_is_a_mistake(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    assert pair
    pgsync("plan")
    assert pgsync("apply", "--allow", "DATA_DROP_TABEL").code == ExitCode.USAGE
    with (project / "pgsync.toml").open("a") as file:
        file.write('[hazards.prod]\nINDEX_DROPED = "warn"\n')

    result = pgsync("plan")

    assert result.code == ExitCode.ERROR
    assert 'error: hazards.prod: "INDEX_DROPED" is no hazard; did you mean "INDEX_DROPPED"?' in result.err


@pytest.mark.parametrize(
    ("environment", "question", "answer", "code"),
    (
        ("dev", "Go on all the same?", "n", ExitCode.REFUSED),
        ("dev", "Go on all the same?", "y", ExitCode.OK),
        ("prod", "Type prod to confirm", "prod", ExitCode.OK),
    ),
)
def test_what_is_to_be_confirmed_is_listed_before_one_question(
    pgsync: "Command", server: Server, project: Path, environment: str, question: str, answer: str, code: ExitCode
) -> None:
    with two_databases(server, project, "CREATE TABLE t (a integer)", INDEX):
        file = project / "pgsync.toml"
        head, _, rest = file.read_text().partition("[connections.prod]")
        rest = rest.replace('"prod"', f'"{environment}"')
        file.write_text(f'{head}[connections.prod]{rest}[hazards.all]\nINDEX_DROPPED = "ask"\n')
        pgsync("plan")

        result = on_a_terminal(["apply"], {question: answer}, project)

    assert result.code == code, result.err
    assert "! index public.t_a  INDEX_DROPPED: 0 scans" in result.err
    assert ("Go on all the same?" in result.err) is (environment == "dev")


def test_what_is_rebuilt_in_a_schema_that_is_left_out_is_refused(
    pgsync: "Command", server: Server, project: Path
) -> None:
    shared = "CREATE SCHEMA other; CREATE TABLE t (a {}); CREATE VIEW other.v AS SELECT a FROM t"
    with two_databases(server, project, shared.format("bigint"), shared.format("integer")):
        plan = pgsync("plan", "--schema", "public").out
        applied = pgsync("apply", "--yes", "--allow", "REWRITE_TABLE:public.t*")

    assert "view other.v is left out, and rebuilt because of column public.t.a" in plan
    assert applied.code == ExitCode.REFUSED
    assert "! view other.v  DEP_OTHER_SCHEMA: view other.v is left out" in applied.err


def test_rows_that_wait_for_their_value_are_told(pgsync: "Command", server: Server, project: Path) -> None:
    prod = "CREATE TABLE t (a integer); INSERT INTO t SELECT generate_series(1, 10); ANALYZE t"
    local = "CREATE TABLE t (a integer, b uuid DEFAULT gen_random_uuid())"
    with two_databases(server, project, local, prod):
        pgsync("plan", "--online")
        plan = pgsync("plan", "--online").out
        applied = pgsync("apply", "--yes")

    assert re.search(r"DATA_DEFAULT_BACKFILL_MISSING  step \d", plan)
    assert re.search(r"public\.t \([\d.]+ kB, ~10 rows\)", plan)
    assert applied.code == ExitCode.OK


def test_the_order_of_columns_is_only_reported(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "CREATE TABLE t (a integer, b text)", "CREATE TABLE t (b text, a integer)"):
        assert "table public.t  column order  CORR_COLUMN_ORDER" in pgsync("plan").out


def test_a_renamed_table_is_asked_about(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "CREATE TABLE client (a integer)", "CREATE TABLE customer (a integer)"):
        plan = pgsync("plan", "--rename", "table:public.customer=client")
        applied = pgsync("apply")

    assert "DEP_RENAME" in plan.out
    assert applied.code == ExitCode.REFUSED
