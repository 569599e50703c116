"""pgsync apply, as a user types it, on real databases."""

import signal
import subprocess
import sys
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

ALLOWED = ("--yes", "--allow", "DATA_*")
LOCAL = "CREATE TABLE orders (id integer PRIMARY KEY, total numeric(12,2)); CREATE TABLE audit (id integer);"
PROD = """
    CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2), note text); CREATE TABLE legacy (id integer);
    INSERT INTO orders SELECT n, n FROM generate_series(1, 10) n;
    """


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, LOCAL, PROD) as urls:
        yield urls


@pytest.fixture
def safe_pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    """Databases whose plan destroys nothing."""
    with two_databases(server, project, LOCAL, LOCAL.split(";", maxsplit=1)[0]) as urls:
        yield urls


def test_applies_the_last_plan_and_compares(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    assert pgsync("plan").code == 0

    result = pgsync("apply", *ALLOWED)

    assert result.code == 0, result.err
    assert "DROP TABLE public.legacy" in result.err
    assert "prod is as planned" in result.err
    assert "pgsync rollback" in result.err
    assert result.out == ""
    assert pgsync("compare", "--exit-code").code == 0


def test_applies_a_named_script_and_says_each_step_with_its_time(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    pgsync("plan", "--out", "migration.sql")

    result = pgsync("apply", "migration.sql", *ALLOWED)

    assert result.code == 0
    steps = [line for line in result.err.splitlines() if line.strip()[:1].isdigit()]
    assert steps[0].split("/")[0].strip() == "1"
    assert all(line.endswith((" ms", " s")) for line in steps)


def test_nothing_to_do(pgsync: "Command", safe_pair: tuple[str, str]) -> None:
    assert safe_pair
    pgsync("plan")
    pgsync("apply", "--yes")
    pgsync("plan")

    result = pgsync("apply", "--yes")

    assert (result.code, "Nothing to do" in result.err) == (0, True)


@pytest.mark.parametrize(
    "words", ((), ("--yes",), ("--allow", "DATA_DROP_TABLE:public.legacy"), ("--no-input", "--yes"))
)
def test_destroying_data_is_refused_without_a_terminal(
    pgsync: "Command", pair: tuple[str, str], words: tuple[str, ...]
) -> None:
    pgsync("plan")

    result = pgsync("apply", *words)

    assert result.code == ExitCode.REFUSED
    assert "! column public.orders.note  DATA_DROP_COLUMN" in result.err
    assert "--allow DATA_DROP_COLUMN:public.orders.note" in result.err or "--allow DATA_DROP" in result.err
    with psycopg.connect(pair[1]) as conn:
        assert conn.execute("SELECT count(note) FROM orders").fetchone() == (0,)
    assert pgsync("log").err == "Nothing was run yet.\n"


def test_each_destroyed_object_can_be_allowed(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    pgsync("plan")

    result = pgsync(
        "apply",
        "--yes",
        *("--allow", "DATA_DROP_TABLE:public.legacy"),
        *("--allow", "DATA_DROP_COLUMN:public.orders.*"),
        *("--allow", "DATA_TRUNCATING_CAST"),
    )

    assert result.code == 0, result.err


def test_production_is_asked_for_by_its_name(pgsync: "Command", safe_pair: tuple[str, str], project: Path) -> None:
    assert safe_pair
    pgsync("plan")

    assert pgsync("apply").code == ExitCode.REFUSED
    wrong = on_a_terminal(["apply"], {"Type prod to confirm": "yes"}, project)
    assert wrong.code == ExitCode.REFUSED
    right = on_a_terminal(["apply"], {"Type prod to confirm": "prod"}, project)
    assert right.code == 0
    assert "prod is as planned" in right.err


def test_destroyed_objects_are_asked_for_by_their_names(
    pgsync: "Command", pair: tuple[str, str], project: Path
) -> None:
    assert pair
    pgsync("plan")
    answers = {
        "Type public.orders.note to confirm": "public.orders.note",
        "Type public.legacy to confirm": "public.legacy",
        "Type prod to confirm": "prod",
    }

    result = on_a_terminal(["apply"], answers, project)

    assert result.code == 0, result.err
    assert on_a_terminal(["rollback"], {"Type ": "wrong"}, project).code == ExitCode.REFUSED


@pytest.mark.parametrize("where", ("--dry-run", "--dry-run=scratch"))
def test_dry_run_proves_the_plan_and_changes_nothing(pgsync: "Command", pair: tuple[str, str], where: str) -> None:
    assert pair
    pgsync("plan", "--out", "migration.sql")

    result = pgsync("apply", where)

    assert result.code == 0, result.err
    assert "on a scratch PostgreSQL" in result.err
    assert "the rollback leads back" in result.err
    assert pgsync("compare", "--exit-code").code == ExitCode.DIFFERENCES
    assert pgsync("log").err == "Nothing was run yet.\n"


def test_dry_run_on_the_target_rolls_back(pgsync: "Command", safe_pair: tuple[str, str]) -> None:
    assert safe_pair
    pgsync("plan")

    result = pgsync("apply", "--dry-run=target")

    assert result.code == 0, result.err
    assert "in a transaction on prod" in result.err
    assert pgsync("compare", "--exit-code").code == ExitCode.DIFFERENCES


def test_dry_run_elsewhere_is_a_usage_error(pgsync: "Command", safe_pair: tuple[str, str]) -> None:
    assert safe_pair
    pgsync("plan")

    assert pgsync("apply", "--dry-run=moon").code == ExitCode.USAGE


def test_target_that_changed_is_6(pgsync: "Command", pair: tuple[str, str]) -> None:
    pgsync("plan")
    with psycopg.connect(pair[1]) as conn:
        conn.execute("ALTER TABLE orders ADD COLUMN extra integer")

    result = pgsync("apply", *ALLOWED)

    assert result.code == ExitCode.STALE
    assert "+ column public.orders.extra" in result.err


def test_edited_script_is_1(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    assert pair
    pgsync("plan", "--out", "migration.sql")
    with (project / "migration.sql").open("a") as file:
        file.write("DROP TABLE orders;\n")

    result = pgsync("apply", "migration.sql", *ALLOWED)

    assert result.code == ExitCode.ERROR
    assert "was edited" in result.err


def test_rows_that_do_not_fit_are_4(pgsync: "Command", server: Server, project: Path) -> None:
    prod = "CREATE TABLE t (a integer); INSERT INTO t VALUES (NULL)"
    with two_databases(server, project, "CREATE TABLE t (a integer NOT NULL); CREATE TABLE u ()", prod):
        pgsync("plan")
        refused = pgsync("apply", "--yes")
        result = pgsync("apply", "--yes", "--allow", "CORR_MAY_FAIL:public.t.a")

        assert refused.code == ExitCode.REFUSED
        assert "! column public.t.a  CORR_MAY_FAIL: rows with NULL in a: 1" in refused.err
        assert result.code == ExitCode.ROLLED_BACK
        assert "contains null values [23502]" in result.err
        assert "rolled back" in pgsync("log").out


def test_lock_that_is_not_obtained_is_7(
    pgsync: "Command", pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGSYNC_APPLY_RETRIES", "1")
    pgsync("plan")
    with psycopg.connect(pair[1], application_name="nightly report") as conn:
        conn.execute("SELECT * FROM orders")

        result = pgsync("apply", *ALLOWED, "--lock-timeout", "200ms")

    assert result.code == ExitCode.LOCK_NOT_OBTAINED
    assert "nightly report, idle in transaction" in result.err
    assert "attempt 2 in" in result.err
    assert "SELECT * FROM" not in result.err


def test_lock_timeout_of_0_is_refused(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair

    assert pgsync("apply", "--lock-timeout", "0").code == ExitCode.USAGE
    assert pgsync("apply", "--lock-timeout", "soon").code == ExitCode.USAGE


def test_no_plan_yet(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair

    result = pgsync("apply")

    assert (result.code, "there is no plan yet" in result.err) == (ExitCode.USAGE, True)


def test_nothing_to_resume(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair

    assert pgsync("apply", "--resume").code == ExitCode.USAGE


def test_ctrl_c_while_waiting_is_130_and_changes_nothing(
    pgsync: "Command", pair: tuple[str, str], project: Path
) -> None:
    pgsync("plan")
    with psycopg.connect(pair[1]) as conn:
        conn.execute("SELECT * FROM orders")
        with subprocess.Popen(
            [sys.executable, "-m", "pgsync", "apply", *ALLOWED, "--lock-timeout", "60s"],
            cwd=project,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if "waits for" in line:
                    break
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
        assert process.returncode == ExitCode.INTERRUPTED
    assert "nothing was changed" in rest
    assert pgsync("compare", "--exit-code").code == ExitCode.DIFFERENCES
