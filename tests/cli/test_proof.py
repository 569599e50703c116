"""The proof of a plan, as a user meets it: on the screen, in the files, at apply."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.pair import LOCAL, two_databases
from conftest import Server
from pgsync.app import scratch
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command

# An index that PostgreSQL keeps but would not make again: its function is no longer IMMUTABLE.
BROKEN = """
CREATE TABLE t (a integer);
CREATE FUNCTION f(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN $1; END';
CREATE INDEX i ON t (f(a));
ALTER FUNCTION f(integer) STABLE;
"""
PROVED = "Proved on a scratch PostgreSQL 18: prod + plan = local, then + rollback = prod."


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project) as urls:
        yield urls


@pytest.fixture
def broken(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, BROKEN, "CREATE TABLE t (a integer)") as urls:
        yield urls


@pytest.fixture
def no_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the embedded server be of no version that anybody has."""
    monkeypatch.setattr(scratch, "EMBEDDED_VERSION", 99)


def _configure(project: Path, text: str) -> None:
    with (project / "pgsync.toml").open("a") as file:
        file.write(f"[scratch]\n{text}\n")


def _proof(project: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((project / "m.plan.json").read_text())["proof"]
    return found


@pytest.mark.usefixtures("pair")
def test_a_plan_is_proved_before_it_is_shown(pgsync: "Command", project: Path) -> None:
    result = pgsync("plan", "--out", "m.sql")

    assert result.code == 0
    assert PROVED in result.out
    assert f"-- {PROVED}" in (project / "m.sql").read_text().splitlines()
    assert _proof(project)["verdict"] == "proved"
    assert "Proved on a scratch PostgreSQL 18" in pgsync("apply", "m.sql", "--dry-run").err


@pytest.mark.usefixtures("pair")
def test_a_selection_is_proved_for_what_is_selected(pgsync: "Command") -> None:
    result = pgsync("plan", "--select", "table:public.audit")

    assert "prod + plan = local in what is selected, then + rollback = prod." in result.out


@pytest.mark.usefixtures("pair")
def test_without_a_proof_that_is_said(pgsync: "Command", project: Path) -> None:
    result = pgsync("plan", "--no-proof", "--out", "m.sql")

    assert result.code == 0
    assert "Not proven: it was not tried" in result.out
    assert _proof(project) is None


@pytest.mark.usefixtures("pair")
def test_the_settings_can_do_without(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSYNC_PLAN_PROOF", "false")

    assert "Not proven: it was not tried" in pgsync("plan").out


def test_a_plan_that_fails_is_shown_and_marked(pgsync: "Command", broken: tuple[str, str], project: Path) -> None:
    assert broken
    result = pgsync("plan", "--out", "m.sql")

    assert result.code == ExitCode.ERROR
    assert "DISPROVED on a scratch PostgreSQL 18: step 2 fails: functions in index expression" in result.out
    assert "CREATE INDEX i ON public.t" in result.out
    assert "Next:" not in result.err
    found = _proof(project)
    assert (found["verdict"], found["step"], found["of_rollback"]) == ("disproved", 2, False)


def test_a_plan_that_failed_is_refused(pgsync: "Command", broken: tuple[str, str], project: Path) -> None:
    pgsync("plan", "--out", "m.sql")

    refused = pgsync("apply", "m.sql", "--yes", "--allow", "*")
    with psycopg.connect(broken[0], autocommit=True) as conn:  # the cause is mended, the plan is as it was
        conn.execute("ALTER FUNCTION f(integer) IMMUTABLE")
    allowed = pgsync("apply", "m.sql", "--yes", "--allow", "*", "--allow", "PLAN_DISPROVED")

    assert refused.code == ExitCode.REFUSED
    assert "step 2 fails" in refused.err
    assert "--allow PLAN_DISPROVED" in refused.err
    assert allowed.code == ExitCode.ROLLED_BACK
    assert project.exists()


def test_a_dry_run_finds_the_same(pgsync: "Command", broken: tuple[str, str]) -> None:
    assert broken
    pgsync("plan", "--no-proof")

    result = pgsync("apply", "--dry-run")

    assert result.code == ExitCode.ERROR
    assert "step 2 fails: functions in index expression" in result.err


@pytest.mark.usefixtures("pair", "no_embedded")
def test_without_a_scratch_server_it_is_not_proven(pgsync: "Command") -> None:
    result = pgsync("plan")

    assert result.code == 0
    assert "Not proven: the embedded server is PostgreSQL 99, prod 18." in result.out
    assert "url under [scratch] in pgsync.toml" in result.out


@pytest.mark.usefixtures("no_embedded")
def test_a_server_that_the_user_names_serves_too(
    pgsync: "Command", pair: tuple[str, str], server: Server, project: Path
) -> None:
    assert pair
    _toml = (project / "pgsync.toml").read_text().replace('env = "prod"', 'env = "staging"')
    (project / "pgsync.toml").write_text(_toml)
    _configure(project, f'url = "{server.conninfo()}"')

    result = pgsync("plan")

    assert "Proved on the scratch server (PostgreSQL 18): prod + plan = local" in result.out
    assert not _scratch_databases(server)


@pytest.mark.usefixtures("no_embedded")
def test_nothing_is_tried_on_production(
    pgsync: "Command", pair: tuple[str, str], server: Server, project: Path
) -> None:
    assert pair
    _configure(project, f'url = "{server.conninfo()}"\non_target = true')

    result = pgsync("plan")

    assert "the target's own server, and that is production" in " ".join(result.out.split())
    assert "prod is production, where nothing is tried out" in " ".join(result.out.split())


@pytest.mark.usefixtures("no_embedded", "pair")
@pytest.mark.parametrize(
    ("url", "why"),
    (
        ("postgresql://me@127.0.0.1:1/x", "could not connect"),
        ("nobody", 'unknown connection "nobody"'),
        ("prod", "the scratch server is production"),
    ),
)
def test_a_scratch_server_that_does_not_serve_is_no_error(pgsync: "Command", project: Path, url: str, why: str) -> None:
    _configure(project, f'url = "{url}"')

    result = pgsync("plan")

    assert result.code == 0, result
    assert "Not proven: " in result.out
    assert why in " ".join(result.out.split())


@pytest.mark.usefixtures("no_embedded")
def test_beside_the_target_where_that_is_allowed(
    pgsync: "Command", pair: tuple[str, str], server: Server, project: Path
) -> None:
    assert pair
    _toml = (project / "pgsync.toml").read_text().replace('env = "prod"', 'env = "staging"')
    (project / "pgsync.toml").write_text(_toml)
    _configure(project, "on_target = true")

    result = pgsync("plan")

    assert "Proved on a temporary database beside prod (PostgreSQL 18)" in result.out
    assert not _scratch_databases(server)


def _scratch_databases(server: Server) -> list[tuple[object, ...]]:
    with psycopg.connect(server.conninfo()) as conn:
        return conn.execute("SELECT datname FROM pg_database WHERE datname LIKE 'pgsync_scratch_%'").fetchall()


def test_a_password_has_no_place_in_the_settings(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text('[scratch]\nurl = "postgresql://me:S3cr3t@localhost/x"\n')

    result = pgsync("plan", "a", "b")

    assert "pgsync.toml:2: error: scratch.url: a password has no place" in result.err
    assert "S3cr3t" not in result.err


def test_owners_roles_and_tablespaces_are_there_on_the_copy(pgsync: "Command", server: Server, project: Path) -> None:
    in_place = "-c allow_in_place_tablespaces=on"
    with psycopg.connect(server.conninfo(), autocommit=True, options=in_place) as conn:
        conn.execute("CREATE ROLE proof_owner")
        conn.execute("CREATE TABLESPACE proof_space LOCATION ''")
    prod = """
        CREATE TABLE t (a integer) TABLESPACE proof_space; ALTER TABLE t OWNER TO proof_owner;
        CREATE TABLE u (a integer); GRANT SELECT ON u TO proof_owner;
        CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
        CREATE USER MAPPING FOR proof_owner SERVER s OPTIONS (password 'x')"""
    try:
        with two_databases(server, project, f"{prod}; ALTER TABLE t ADD COLUMN b text", prod):
            result = pgsync("plan")
    finally:
        server.execute("DROP TABLESPACE proof_space")
        server.execute("DROP ROLE proof_owner")

    assert PROVED in result.out


def test_what_only_rows_can_tell_is_not_disproved(pgsync: "Command", server: Server, project: Path) -> None:
    rows = "CREATE TABLE t (a integer); INSERT INTO t VALUES (1);"
    view = "CREATE MATERIALIZED VIEW m AS SELECT 1 / count(*) AS n FROM t"
    with two_databases(server, project, rows + view, rows):
        result = pgsync("plan")

    assert "Not proven: step 1 cannot be tried here: division by zero" in result.out


def test_what_no_statement_changes_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    local, prod = "CREATE TABLE t (a integer, b integer, c integer)", "CREATE TABLE t (b integer, a integer)"
    with two_databases(server, project, local, prod):
        result = pgsync("plan", "--strict")

    assert PROVED in result.out, result
    assert "nothing is done about it" in result.out
    assert "table public.t  column order" in result.out


def test_default_privileges_that_came_later_are_no_obstacle(pgsync: "Command", server: Server, project: Path) -> None:
    prod = """
        CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (a integer);
        ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"""
    local = f"{prod}; CREATE TABLE u (a integer); REVOKE ALL ON u FROM PUBLIC; CREATE TABLE v (a integer)"
    local += "; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC"
    with two_databases(server, project, local, prod):
        result = pgsync("plan", "--out", "m.sql")
        applied = pgsync("apply", "m.sql", "--yes", "--allow", "*")

    assert PROVED in result.out, result
    assert applied.code == 0, applied


def test_composite_types_of_extensions_belong_to_them(pgsync: "Command", server: Server, project: Path) -> None:
    prod = "CREATE TYPE c AS (a integer); ALTER EXTENSION plpgsql ADD TYPE c; CREATE TABLE t (a c);"
    with two_databases(server, project, prod, prod.replace("a integer", "a integer, b text")):
        result = pgsync("plan")

    assert "Nothing to do" in result.out, result


def test_a_plan_for_sql_or_a_snapshot_is_proven(pgsync: "Command", server: Server, project: Path) -> None:
    server.execute("CREATE ROLE proof_owner; CREATE ROLE proof_reader")
    owned = """
        CREATE TABLE kept (id integer); ALTER TABLE kept OWNER TO proof_owner; GRANT SELECT ON kept TO proof_reader;
        CREATE POLICY reading ON kept TO proof_reader USING (true);
        ALTER DEFAULT PRIVILEGES FOR ROLE proof_owner GRANT SELECT ON TABLES TO proof_reader;
    """
    (project / "to.sql").write_text(owned)
    (project / "new.sql").write_text("CREATE TABLE new (id integer); ALTER TABLE new OWNER TO proof_new;")
    try:
        with two_databases(server, project, LOCAL, owned):
            pgsync("snapshot", "prod", "-o", "then.json")
            found = [pgsync("plan", "local", target) for target in ("to.sql", "then.json", "prod@last")]
            new = pgsync("plan", "new.sql", "then.json")
    finally:
        server.execute("DROP ROLE proof_owner; DROP ROLE proof_reader")

    for result in found:
        assert result.code == 0, result.err
        assert "Proved on a scratch PostgreSQL 18: " in result.out
        assert "Not shown by that" not in result.out
    assert "whether then.json has the role proof_new" in new.out
