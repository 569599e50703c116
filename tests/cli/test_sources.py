"""SQL as a side of a comparison: files, dumps, directories, revisions, standard input."""

import gzip
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import LOCAL, two_databases
from conftest import Server
from pgsync.app import sources
from pgsync.conninfo import parse
from pgsync.server.connect import child_environment, connect
from pgsync.server.embedded import program

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def dumped(url: str, *options: str) -> str:
    command = [str(program("pg_dump")), *options]
    environment = child_environment(parse(url))
    found = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return str(found.stdout)


def _roles(server: Server, name: str) -> list[tuple[str, ...]]:
    with connect(parse(server.conninfo())) as conn:
        return conn.execute("SELECT rolname::text FROM pg_roles WHERE rolname = %s", (name,)).fetchall()


def git(*words: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *words], check=True, capture_output=True)


def test_every_sort_of_source_says_the_same(pgsync: "Command", server: Server, project: Path) -> None:
    """A database, its dump with rows, a directory in no order, a revision, a snapshot and standard input."""
    (project / "schema.sql").write_text(LOCAL)
    (project / "schema").mkdir()
    for number, statement in enumerate(LOCAL.split(";\n")):
        (project / "schema" / f"{9 - number}_x{'y' * number}.sql").write_text(f"{statement};\n")
    (project / "schema" / "first.sql").write_text("")
    (project / ".git").rmdir()
    git("init", "-q")
    git("add", "schema.sql", "schema")
    git("commit", "-q", "-m", "x")
    with two_databases(server, project) as (local, _):
        server.execute("INSERT INTO orders VALUES (1, 2, ';'); INSERT INTO audit VALUES (1)", parse(local).dbname)
        (project / "dump.sql").write_text(dumped(local, "--create", "--clean", "--if-exists"))
        (project / "dump.sql.gz").write_bytes(gzip.compress((project / "dump.sql").read_bytes()))
        pgsync("snapshot", "local", "-o", "local.json.gz")
        every = ("local", "dump.sql", "dump.sql.gz", "schema.sql", "schema", "git:HEAD:schema.sql", "git:HEAD:schema")
        for source in (*every, "local.json.gz"):
            same = pgsync("compare", source, "local", "--exit-code")
            assert same.code == 0, (source, same.out, same.err)
        piped = pgsync("compare", "-", "local", "--exit-code", stdin=(project / "dump.sql").read_text())
        files = pgsync("compare", "dump.sql", "git:HEAD:./schema", "--exit-code")
        against = pgsync("compare", "local.json.gz", "schema.sql", "--exit-code")

    assert (piped.code, files.code, against.code) == (0, 0, 0), piped.err + files.out + against.out


def test_what_sql_says_nothing_of_is_not_compared(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "plain.sql").write_text("CREATE TABLE t (id integer);")
    (project / "owned.sql").write_text("CREATE TABLE t (id integer); ALTER TABLE t OWNER TO sources_app;")
    server.execute("DROP ROLE IF EXISTS sources_app; CREATE ROLE sources_app")
    prod = "CREATE TABLE t (id integer); ALTER TABLE t OWNER TO sources_app; GRANT SELECT ON t TO PUBLIC"
    with two_databases(server, project, "", prod):
        plain = pgsync("compare", "plain.sql", "prod", "--exit-code")
        owned = pgsync("compare", "owned.sql", "prod", "--exit-code")
        other = pgsync("compare", "owned.sql", "local", "-f", "json")
    server.execute("DROP ROLE sources_app")

    assert plain.code == 0, plain.out
    assert "plain.sql says nothing of owners and privileges, which are not compared" in plain.out
    assert owned.code == 0, owned.out
    assert "says nothing of privileges, which" in owned.out
    assert '"sources_app"' in other.out


def test_a_plan_from_sql_is_proven_and_applied(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "schema.sql").write_text(LOCAL)
    with two_databases(server, project):
        planned = pgsync("plan", "schema.sql", "prod")
        applied = pgsync("apply", "--yes", "--allow", "DATA_*")
        same = pgsync("compare", "schema.sql", "prod", "--exit-code")
        reverse = pgsync("plan", "prod", "schema.sql", "--out", "back.sql")
        refused = pgsync("apply", "back.sql", "--yes")

    assert "Proved" in planned.out, planned.out
    assert applied.code == 0, applied.err
    assert same.code == 0, same.out
    assert reverse.code == 0, reverse.err
    assert refused.code == 64
    assert "schema.sql is SQL, not a database" in refused.err


def test_a_mistake_is_reported_with_its_place(pgsync: "Command", server: Server, project: Path) -> None:
    broken = {
        "type.sql": ("CREATE TABLE a (id int);\nCREATE TABLE b (\n  id int,\n  x nosuch\n);", "type.sql:4:5: error: "),
        "syntax.sql": ("CREATE TABLE a (id int);\n\n  CREATE TABEL b ();", "syntax.sql:3:10: error: "),
        "double.sql": ("CREATE TABLE a ();\nCREATE TABLE a ();", 'double.sql:2:1: error: relation "a" already exists'),
        "quote.sql": ("SELECT 'x", "quote.sql:1:8: error: a string does not end"),
        "if.sql": ("\\if true\n", "if.sql:1:1: error: psql's command \\if is not understood"),
        "include.sql": ("\n\\ir no.sql\n", "include.sql:2:1: error: could not read no.sql"),
        "half.sql": ("BEGIN; CREATE TABLE a ();", "half.sql:1:1: error: the transaction that begins here"),
        "two.sql": ("\\connect a\n\\connect b\n", "two.sql:2:1: error: the file has more than one database"),
        "sub.sql": ("CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p;", "sub.sql:1:1: error: the subscription"),
        "ext.sql": ("CREATE EXTENSION nosuch;", 'ext.sql:1:1: error: extension "nosuch" is not available'),
        "begin.sql": ("BEGIN;\nCREATE TABLE a ();\nCREATE TABLE b (x nosuch);\nCOMMIT;", "begin.sql:3:19: error: "),
    }
    with two_databases(server, project):
        for name, (text, message) in broken.items():
            (project / name).write_text(text)
            result = pgsync("compare", name, "prod")
            assert result.code == 1, (name, result.out)
            assert message in result.err, (name, result.err)


def test_other_words_are_refused_clearly(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "custom.sql").write_bytes(b"PGDMP\x01")
    (project / "latin.sql").write_bytes("CREATE TABLE größe ();".encode("latin-1"))
    (project / "nul.sql").write_bytes(b"CREATE TABLE a ();\n  \0CREATE TABLE b ();")
    (project / "empty").mkdir()
    messages = {
        "custom.sql": "pg_restore --schema-only",
        "latin.sql": "latin.sql:1:16: error: this is not UTF-8",
        "nul.sql": "nul.sql:2:3: error: there is a NUL byte here",
        "empty": "empty: there is no .sql file in it",
        "no/such": 'there is no file or directory "no/such"',
        "missing.sql": "could not read missing.sql",
        "git:HEAD": "is not of the form git:REV:PATH",
        "git:nosuch:x.sql": "git",
    }
    with two_databases(server, project):
        for name, message in messages.items():
            result = pgsync("compare", name, "prod")
            assert result.code in {1, 64}, (name, result.out)
            assert message in result.err, (name, result.err)
        twice = pgsync("compare", "-", "-")
        roles = pgsync("compare", "latin.sql", "prod", "--roles")

    assert "standard input can be one side only" in twice.err
    assert roles.code == 1


def test_sql_with_roles_transactions_and_files_inside_files(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "parts").mkdir()
    (project / "parts" / "t.sql").write_text('CREATE TABLE t (id int); GRANT SELECT ON t TO "sources reader";\n')
    (project / "all.sql").write_text(
        "BEGIN;\n\\ir parts/t.sql\nALTER TABLE t OWNER TO sources_owner;\nCOMMIT;\n"
        "CREATE INDEX CONCURRENTLY t_id ON t (id);\nCREATE DATABASE sources_other;\nCREATE ROLE postgres;\n"
    )
    with two_databases(server, project):
        explored = pgsync("explore", "all.sql", "t")
        taken = pgsync("snapshot", "all.sql")

    assert "sources_owner" in explored.out, explored.err
    assert "sources reader" in explored.out
    assert "t_id" in explored.out
    assert taken.out == "all.sql.snapshot.json.gz\n"


def test_a_named_server_builds_where_there_is_none_of_ours(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "schema.sql").write_text("CREATE TABLE t (id int); ALTER TABLE t OWNER TO sources_moment;")
    (project / "pgsync.toml").write_text(f'[scratch]\nurl = "{server.conninfo()}"\n')
    monkeypatch.setattr(sources, "find_spec", lambda _: None)

    result = pgsync("explore", "schema.sql", "t")
    roles = _roles(server, "sources_moment")

    assert "sources_moment" in result.out, result.err
    assert roles == []
