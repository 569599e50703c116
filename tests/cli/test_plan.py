"""pgsync plan: the three files it writes, on real databases; psql runs them."""

import json
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, identifier, two_databases
from conftest import Server
from pgsync.server.embedded import program

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project) as urls:
        yield urls


def _psql(url: str, path: Path) -> str:
    command = [str(program("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_psql_runs_the_migration_and_the_rollback(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    before = pgsync("compare", "-f", "json").out
    assert pgsync("plan", *pair, "--out", "m.sql", "--no-proof", "--no-input").code == 0

    _psql(pair[1], project / "m.sql")
    assert "No differences" in pgsync("compare").out
    _psql(pair[1], project / "m.rollback.sql")

    after = pgsync("compare", "-f", "json").out
    assert _gist(after) == _gist(before)


def _gist(text: str) -> list[tuple[str, str]]:
    return [(one["verb"], one["name"]) for one in json.loads(text)["differences"]]


@pytest.mark.usefixtures("pair")
def test_shows_steps_locks_and_risks(pgsync: "Command") -> None:
    result = pgsync("plan", "--out", "migration.sql")

    assert result.code == 0
    assert "target prod" in result.out
    assert "fully reversible" in result.out
    assert "DROP FUNCTION public.legacy()" in result.out
    assert "migration.sql  migration.rollback.sql  migration.plan.json" in result.err
    assert "Next: pgsync apply migration.sql --dry-run" in result.err


@pytest.mark.usefixtures("pair")
def test_files_are_private_and_the_same_every_time(pgsync: "Command", project: Path) -> None:
    pgsync("plan", "--out", "one.sql")
    pgsync("plan", "--out", "two.sql")

    for suffix in (".sql", ".rollback.sql", ".plan.json"):
        one, two = (project / f"{name}{suffix}" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
        assert stat.S_IMODE(one.stat().st_mode) == 0o600


@pytest.mark.usefixtures("pair")
def test_without_out_the_plan_is_kept_in_the_project(pgsync: "Command", project: Path) -> None:
    result = pgsync("plan")

    [kept] = (project / ".pgsync" / "plans").glob("*.plan.json")
    plan = json.loads(kept.read_text())
    assert f"Plan {plan['id']}" in result.out
    assert kept.with_name(f"{plan['id']}.rollback.sql").exists()
    assert "Next: pgsync apply --dry-run" in result.err


@pytest.mark.usefixtures("pair")
def test_select_takes_along_what_it_needs(pgsync: "Command", project: Path) -> None:
    result = pgsync("plan", "--select", "table:public.audit", "--out", "m.sql")
    script = (project / "m.sql").read_text()

    assert result.code == 0
    assert "CREATE TABLE public.audit" in script
    assert "orders" not in script
    assert "left out by the selection" in result.out


@pytest.mark.usefixtures("pair")
def test_ignore_leaves_out(pgsync: "Command", project: Path) -> None:
    pgsync("plan", "--ignore", "function:*", "--out", "m.sql")

    assert "FUNCTION" not in (project / "m.sql").read_text()


@pytest.mark.usefixtures("pair")
def test_nothing_to_do_is_said_and_the_script_is_a_comment(pgsync: "Command", project: Path) -> None:
    result = pgsync("plan", "prod", "prod", "--out", "m.sql")

    assert "Nothing to do" in result.out
    assert "Next" not in result.err
    assert all(line.startswith("--") for line in (project / "m.sql").read_text().splitlines())


@pytest.mark.usefixtures("pair")
def test_no_secret_is_in_any_file(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    with_password = pair[1].replace("postgres@", "postgres:S3cr3t@", 1)
    assert pgsync("plan", pair[0], with_password, "--out", "m.sql").code == 0

    assert not any("S3cr3t" in path.read_text() for path in project.glob("m.*"))


def test_hostile_names_cannot_leave_their_comment(pgsync: "Command", server: Server, project: Path) -> None:
    name = identifier(HOSTILE)
    comment = HOSTILE.replace("\\", "\\\\").replace("'", "''")
    local = f"""
        CREATE TABLE t (); CREATE SCHEMA {name};
        CREATE TABLE {name}.{name} ({name} integer CONSTRAINT {name} CHECK ({name} > 0));
        COMMENT ON TABLE {name}.{name} IS E'{comment}'; CREATE VIEW {name}.v AS SELECT * FROM {name}.{name};
        CREATE TYPE {name}.e AS ENUM (E'{comment}')"""  # noqa: S608
    with two_databases(server, project, local, "CREATE TABLE t ()") as (_, target):
        result = pgsync("plan", "--out", "m.sql")
        script = (project / "m.sql").read_text()
        _psql(target, project / "m.sql")
        assert "No differences" in pgsync("compare").out
        _psql(target, project / "m.rollback.sql")
        assert "+ schema" in pgsync("compare").out

    assert not {"\x1b", "\u202e"} & set(result.out)
    comments = [line for line in script.splitlines() if line.startswith("-- ")]
    assert all(line.isprintable() for line in comments)


@pytest.mark.parametrize("width", (80, 120, 200))
@pytest.mark.usefixtures("pair")
def test_fits_the_terminal(pgsync: "Command", monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = pgsync("plan", "--out", "m.sql").out.splitlines()

    assert max(map(len, lines)) <= width
    assert any("ALTER TABLE public.orders" in line for line in lines)
    assert any("ACCESS EXCLUSIVE" in line for line in lines)


@pytest.mark.usefixtures("pair")
def test_out_must_be_a_file_in_an_existing_directory(pgsync: "Command", project: Path) -> None:
    (project / "there").mkdir()

    assert pgsync("plan", "--out", "there").code == 64
    missing = pgsync("plan", "--out", "nosuch/m.sql")
    assert missing.code == 1
    assert "There is no directory nosuch" in missing.err
