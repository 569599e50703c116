"""pgsync export: a schema as SQL files that build it again."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import LOCAL, two_databases
from conftest import Server
from pgsync.conninfo import parse
from pgsync.server.connect import child_environment
from pgsync.server.embedded import program

if TYPE_CHECKING:
    from cli.conftest import Command

CIRCLE = """
CREATE SCHEMA app;
CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
CREATE TABLE "A" (id serial PRIMARY KEY);
CREATE TABLE app."we ird/.;'%s" (id integer);
CREATE VIEW v AS SELECT id FROM a;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS integer LANGUAGE sql AS $$ SELECT length(';') + f(1) $$;
CREATE TABLE p (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE UNIQUE INDEX p_id ON p (id, at);
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
GRANT SELECT ON a TO PUBLIC;
COMMENT ON COLUMN a.id IS 'it''s';
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION e();
COMMENT ON EVENT TRIGGER et IS 'x';
"""


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def tree(directory: Path) -> dict[str, bytes]:
    return {str(p.relative_to(directory)): p.read_bytes() for p in directory.rglob("*") if p.is_file()}


@pytest.mark.parametrize("script", (LOCAL, CIRCLE), ids=("plain", "circle"))
def test_an_export_builds_what_was_exported_and_exports_the_same(
    pgsync: "Command", server: Server, project: Path, script: str
) -> None:
    with two_databases(server, project, script):
        exported = pgsync("export", "local", "-o", "schema")
        same = pgsync("compare", "schema", "local", "--exit-code")
        pgsync("export", "schema", "-o", "again")
    with server.database() as url:
        command = [str(program("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-f", "schema/load.sql"]
        loaded = subprocess.run(command, env=child_environment(parse(url)), capture_output=True, text=True, check=False)
        by_psql = pgsync("compare", "schema", url, "--exit-code")

    assert exported.out == "schema\n", exported.err
    assert same.code == 0, same.out + same.err
    assert "says nothing" not in same.out
    assert loaded.returncode == 0, loaded.stderr
    assert by_psql.code == 0, by_psql.out
    assert tree(project / "schema") == tree(project / "again")


def test_each_object_has_a_file_where_one_looks_for_it(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, CIRCLE):
        pgsync("export", "local", "-o", "schema", "--no-owners")
    files = tree(project / "schema")

    public, app = "schemas/public", "schemas/app"
    assert {f"{public}/tables/b.sql", f"{public}/views/v.sql", f"{public}/functions/f.sql", f"{app}/schema.sql"} < set(
        files
    )
    assert f"{app}/tables/we%20ird%2F.%3B%27%25s.sql" in files
    assert len({name.casefold() for name in files}) == len(files), "they differ where case does not count"
    assert [name for name in files if ".later" in name], "tables that need each other have a part that waits"
    assert b"OWNER TO" not in b"".join(files.values())
    assert files[f"{public}/functions/f.sql"].count(b"CREATE FUNCTION") == 2


def test_an_earlier_export_is_replaced_and_nothing_else(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "notes.txt").write_text("x")
    with two_databases(server, project):
        refused = pgsync("export", "local", "-o", "mine")
        pgsync("export", "local", "-o", "schema")
        (project / "schema" / "README.md").write_text("kept")
        again = pgsync("export", "prod", "-o", "schema")
        stays = pgsync("export", "local", "-o", "schema")

    assert refused.code == 64
    assert "mine is not replaced" in refused.err
    assert "of an earlier export removed" in again.err
    assert stays.code == 0
    assert (project / "schema" / "README.md").read_text() == "kept"
    assert not (project / "schema/schemas/public/functions/legacy.sql").exists()


def test_a_snapshot_goes_through_a_pipe(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        taken = pgsync("snapshot", "local", "-o", "-")
        same = pgsync("compare", "-", "local", "--exit-code", stdin=taken.out)
        exported = pgsync("export", "-", "-o", "schema", stdin=taken.out)

    assert taken.out.startswith("{"), taken.err
    assert same.code == 0, same.out + same.err
    assert exported.code == 0, exported.err
