"""pgsync rollback, as a user types it, on real databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.pair import two_databases
from cli.test_apply import ALLOWED, LOCAL, PROD
from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, LOCAL, PROD) as urls:
        yield urls


@pytest.fixture
def applied(pgsync: "Command", pair: tuple[str, str]) -> tuple[str, str]:
    """The databases, and what they differed in before the plan was applied."""
    before = pgsync("compare").out
    pgsync("plan")
    assert pgsync("apply", *ALLOWED).code == 0
    return pair[1], before


def test_rollback_brings_back_what_was_there(pgsync: "Command", applied: tuple[str, str]) -> None:
    result = pgsync("rollback", *ALLOWED)

    assert result.code == 0, result.err
    assert "prod is as planned" in result.err
    wanted = [line.split(" compared")[0] for line in applied[1].splitlines()]
    got = [line.split(" compared")[0] for line in pgsync("compare").out.splitlines()]
    assert wanted == got
    with psycopg.connect(applied[0]) as conn:
        assert conn.execute("SELECT count(*) FROM orders").fetchone() == (10,)


def test_plan_can_be_applied_again_after_its_rollback(pgsync: "Command", applied: tuple[str, str]) -> None:
    assert applied
    pgsync("rollback", *ALLOWED)

    assert pgsync("apply", *ALLOWED).code == 0
    assert pgsync("compare", "--exit-code").code == 0


def test_rollback_asks_like_apply(pgsync: "Command", applied: tuple[str, str]) -> None:
    assert applied

    result = pgsync("rollback", "--yes")

    assert result.code == ExitCode.REFUSED
    assert "table public.audit  DATA_DROP_TABLE" in result.err


def test_second_rollback_has_nothing_to_take_back(pgsync: "Command", applied: tuple[str, str]) -> None:
    assert applied
    assert pgsync("rollback", *ALLOWED).code == 0

    assert pgsync("rollback", *ALLOWED).code == ExitCode.USAGE


def test_rollback_of_a_named_run(pgsync: "Command", applied: tuple[str, str], project: Path) -> None:
    assert applied
    (run,) = (path.name for path in (project / ".pgsync" / "runs").iterdir())

    assert pgsync("rollback", "nonsense", *ALLOWED).code == ExitCode.USAGE
    assert pgsync("rollback", run[-5:], *ALLOWED).code == 0


def test_rollback_can_itself_be_taken_back(pgsync: "Command", applied: tuple[str, str], project: Path) -> None:
    assert applied
    assert pgsync("rollback", *ALLOWED).code == 0
    newest = max(path.name for path in (project / ".pgsync" / "runs").iterdir())

    assert pgsync("rollback", newest, *ALLOWED).code == 0
    assert pgsync("compare", "--exit-code").code == 0


def test_changes_of_others_are_not_undone(pgsync: "Command", applied: tuple[str, str]) -> None:
    with psycopg.connect(applied[0]) as conn:
        conn.execute("CREATE TABLE precious (id integer)")

    result = pgsync("rollback", *ALLOWED)

    assert result.code == ExitCode.STALE
    assert "+ table public.precious" in result.err
    with psycopg.connect(applied[0]) as conn:
        assert conn.execute("SELECT count(*) FROM precious").fetchone() == (0,)


def test_dry_run_changes_nothing(pgsync: "Command", applied: tuple[str, str]) -> None:
    assert applied

    result = pgsync("rollback", "--dry-run")

    assert result.code == 0, result.err
    assert "nothing was changed" in result.err
    assert pgsync("compare", "--exit-code").code == 0


def test_list_shows_what_can_be_taken_back(pgsync: "Command", applied: tuple[str, str]) -> None:
    assert applied

    result = pgsync("rollback", "--list")

    assert result.code == 0
    assert "apply" in result.out
    assert "done" in result.out


def test_no_run_yet(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair

    assert pgsync("rollback").code == ExitCode.USAGE
    assert "no run to take back" in pgsync("rollback", "--list").err
