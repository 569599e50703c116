"""pgsync plan --as TOOL: migrations that a tool runs, up and down."""

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.conninfo import parse
from pgsync.server.connect import connect

if TYPE_CHECKING:
    from cli.conftest import Command

OLD = "CREATE TABLE t (id integer, x text);\n"
NEW = """CREATE TABLE t (id integer, x text, y integer);
CREATE INDEX t_x ON t (x);
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a:b \\ % "' $$;
"""
FIRST = {
    "flyway": ("V1__t.sql", OLD),
    "dbmate": ("20200101000000_t.sql", f"-- migrate:up\n{OLD}-- migrate:down\nDROP TABLE t;\n"),
    "golang-migrate": ("000001_t.up.sql", OLD),
    "supabase": ("20200101000000_t.sql", OLD),
}


@pytest.mark.parametrize("tool", FIRST)
def test_what_was_there_and_what_was_written_build_the_source(
    pgsync: "Command", server: Server, project: Path, tool: str
) -> None:
    name, text = FIRST[tool]
    (project / "m").mkdir()
    (project / "m" / name).write_text(text)
    forms = () if tool == "supabase" else ("--online",)
    with two_databases(server, project, NEW, OLD):
        written = pgsync("plan", "local", "m", "--as", tool, "--out", "m", "--name", "add_y", *forms)
        same = pgsync("compare", "m", "local", "--exit-code")
    files = sorted(path.name for path in (project / "m").iterdir())

    assert written.code == 0, written.err
    assert same.code == 0, same.out + same.err
    assert any("add_y" in name for name in files)
    assert all(name in written.err for name in files if "add_y" in name)
    if tool == "golang-migrate":
        assert files[1] == "000002_add_y_1.down.sql", "numbers go on as they are"
    if tool == "flyway":
        assert "V3__add_y_2.sql.conf" in files, "what cannot run in a transaction says so"


def test_files_are_taken_back_by_their_down_parts(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, NEW, OLD) as (_, prod):
        pgsync("plan", "local", "prod", "--as", "golang-migrate", "--out", "m", "--online")
        ups = sorted((project / "m").glob("*.up.sql"))
        with connect(parse(prod)) as conn:
            for path in ups:
                conn.execute(path.read_bytes())
            there = pgsync("compare", "local", "prod", "--exit-code")
            for path in sorted((project / "m").glob("*.down.sql"), reverse=True):
                conn.execute(path.read_bytes())
            path_after = conn.execute("SHOW search_path").fetchone()
        (project / "old.sql").write_text(OLD)
        back = pgsync("compare", "old.sql", "prod", "--exit-code")

    assert len(ups) > 1
    assert there.code == 0, there.out
    assert back.code == 0, back.out
    assert path_after == ('"$user", public',)


def test_alembic_and_rails_files_follow_the_newest_one(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "alembic" / "versions").mkdir(parents=True)
    (project / "alembic/versions/one.py").write_text('revision: str = "aaa"\ndown_revision = None\n')
    (project / "db" / "migrate").mkdir(parents=True)
    (project / "db/migrate/20990101000000_x.rb").write_text("class X < ActiveRecord::Migration[8.0]\nend\n")
    with two_databases(server, project, NEW, OLD):
        alembic = pgsync("plan", "local", "prod", "--as", "alembic", "--name", "add_y")
        rails = pgsync("plan", "local", "prod", "--as", "rails", "--name", "add_y")

    assert alembic.code == rails.code == 0, alembic.err + rails.err
    (python,) = (project / "alembic/versions").glob("*_add_y.py")
    assert 'down_revision = "aaa"' in python.read_text()
    calls = [node for node in ast.walk(ast.parse(python.read_text())) if isinstance(node, ast.Constant)]
    assert any("SELECT 'a:b \\ % \"'" in str(node.value) for node in calls)
    ruby = (project / "db/migrate/20990101000001_add_y.rb").read_text()
    assert "class AddY < ActiveRecord::Migration[8.0]" in ruby
    assert "SELECT 'a:b \\ % \"'" in ruby


def test_what_makes_no_sense_is_refused(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "file").write_text("")
    with two_databases(server, project, NEW, OLD):
        cases = {
            ("--as", "dbmate"): "there is no directory db/migrations",
            ("--as", "dbmate", "--out", "m", "--name", "Add Y"): "is no name for a migration",
            ("--as", "dbmate", "--out", "file"): "file is not a directory",
            ("--name", "x"): "--name needs --as",
            ("--as", "supabase", "--out", "m", "--online"): "cannot run a statement outside of a transaction",
        }
        for words, message in cases.items():
            result = pgsync("plan", "local", "prod", "--no-proof", *words)
            assert result.code in {1, 64}, words
            assert message in result.err, (words, result.err)
        equal = pgsync("plan", "local", "local", "--as", "dbmate", "--out", "m")

    assert equal.code == 0
    assert "Nothing was written." in equal.err
    assert not (project / "m").exists()
