"""Online forms, from the plan to the rollback: chosen by size, run by pgsync and by psql, resumed after failures."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.server.embedded import program

if TYPE_CHECKING:
    from cli.conftest import Command

PROD = """
CREATE TABLE train (id integer PRIMARY KEY);
CREATE TABLE run (id integer PRIMARY KEY, train integer, code text);
INSERT INTO train VALUES (1);
INSERT INTO run SELECT n, 1, 'code ' || n FROM generate_series(1, 2000) n;
CREATE INDEX run_code ON run (code);
"""
LOCAL = """
CREATE TABLE train (id integer PRIMARY KEY);
CREATE TABLE run (id integer PRIMARY KEY, train integer NOT NULL REFERENCES train, code text UNIQUE,
                  lot double precision NOT NULL DEFAULT random(), CHECK (id > 0));
CREATE INDEX run_code ON run (code, id);
"""


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, LOCAL, PROD) as urls:
        yield urls


def _batches(pgsync: "Command", *options: str) -> list[bool]:
    """Return for each transaction of the plan whether it is one."""
    assert pgsync("plan", "--out", "m.sql", *options).code == 0
    return [batch["transactional"] for batch in json.loads(Path("m.plan.json").read_text())["batches"]]


def test_small_tables_are_changed_in_one_transaction(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair

    assert _batches(pgsync) == [True]


def test_the_size_from_which_tables_are_large_is_a_setting(
    pgsync: "Command", pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pair
    monkeypatch.setenv("PGSYNC_PLAN_ONLINE_SIZE", "64kB")

    assert False in _batches(pgsync)
    assert "CONCURRENTLY" in Path("m.sql").read_text()
    assert _batches(pgsync, "--no-online") == [True]


def test_what_is_no_size_is_refused(pgsync: "Command", pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert pair
    monkeypatch.setenv("PGSYNC_PLAN_ONLINE_SIZE", "much")

    assert 'plan.online_size: a size is a number of bytes or a text such as "512kB"' in pgsync("plan").err


def test_applies_and_takes_back(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    assert False in _batches(pgsync, "--online")

    applied = pgsync("apply", "m.sql", "--yes")
    assert applied.code == 0, applied.err
    assert "prod is as planned" in applied.err
    back = pgsync("rollback", "--yes", "--allow", "DATA_*")

    assert back.code == 0, back.err
    assert "DROP INDEX CONCURRENTLY" in back.err
    assert "prod is as planned" in back.err


def test_psql_runs_both_scripts(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    assert _batches(pgsync, "--online")
    before = pgsync("compare", "-f", "json").out

    for name, differences in (("m.sql", []), ("m.rollback.sql", json.loads(before)["differences"])):
        command = [str(program("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", pair[1], "-f", str(project / name)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads(pgsync("compare", "-f", "json").out)["differences"] == differences


def test_a_dry_run_tries_it_on_a_scratch_copy(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    assert _batches(pgsync, "--online")

    result = pgsync("apply", "m.sql", "--dry-run")

    assert result.code == 0, result.err
    assert "the rollback leads back" in result.out + result.err


def test_goes_on_after_rows_that_did_not_fit(pgsync: "Command", pair: tuple[str, str]) -> None:
    with psycopg.connect(pair[1], autocommit=True) as conn:
        conn.execute("INSERT INTO run VALUES (5000, 1, 'code 7')")
        assert _batches(pgsync, "--online")

        failed = pgsync("apply", "m.sql", "--yes", "--allow", "CORR_MAY_FAIL:public.run.run_code_key")

        assert failed.code == 5, failed.err
        assert "could not create unique index" in failed.err
        assert conn.execute("SELECT FROM pg_index WHERE NOT indisvalid").rowcount == 0
        conn.execute("DELETE FROM run WHERE id = 5000")
    resumed = pgsync("apply", "--resume", "--yes")
    assert resumed.code == 0, resumed.err
    assert pgsync("compare", "--exit-code").code == 0


def test_helpers_of_an_unfinished_run_go_with_its_rollback(pgsync: "Command", pair: tuple[str, str]) -> None:
    with psycopg.connect(pair[1], autocommit=True) as conn:
        conn.execute("INSERT INTO run VALUES (-1, 1, 'below')")
        assert _batches(pgsync, "--online")
        assert pgsync("apply", "m.sql", "--yes", "--allow", "CORR_MAY_FAIL:public.run.run_id_check").code == 5

        assert pgsync("rollback", "--yes", "--allow", "DATA_*").code == 0

        assert conn.execute("SELECT FROM pg_class WHERE relname LIKE 'pgsync%'").rowcount == 0
        assert conn.execute("SELECT FROM pg_constraint WHERE NOT convalidated").rowcount == 0


def test_a_plan_too_large_for_the_lock_table_is_cut(pgsync: "Command", server: Server, project: Path) -> None:
    tables = "".join(f"CREATE TABLE t{n} (id integer PRIMARY KEY);" for n in range(450))
    with two_databases(server, project, tables, "") as urls:
        assert urls
        found = _batches(pgsync)

    assert len(found) > 1
    assert all(found)
