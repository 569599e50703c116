"""What docs/security.md promises, as far as no other test is about it."""

import ast
import re
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from conftest import Server
from faults.cluster import Cluster
from faults.scene import Scene, set_scene
from pgsync.conninfo import parse
from pgsync.errors import PgsyncError
from pgsync.kinds import KINDS
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import introspect
from pgsync.store import journal

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
READS = frozenset(
    ("SELECT", "SET", "SHOW", "BEGIN", "ROLLBACK", "COMMIT", "WITH", "FETCH", "DECLARE", "CLOSE", "DEALLOCATE", "START")
)
HOSTILE = """
CREATE TABLE public.canary (what text);
CREATE TABLE public.pg_class (oid oid, relname name);
CREATE FUNCTION public.caught(text) RETURNS boolean LANGUAGE plpgsql AS
    'BEGIN INSERT INTO public.canary VALUES ($1); RETURN true; END';
CREATE FUNCTION public.same(name, text) RETURNS boolean LANGUAGE sql AS $$SELECT public.caught('name = text')$$;
CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = text, FUNCTION = public.same);
CREATE FUNCTION public.same(oid, oid) RETURNS boolean LANGUAGE sql AS $$SELECT public.caught('oid = oid')$$;
CREATE OPERATOR public.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = public.same);
CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS $$SELECT public.caught('lower')::text$$;
CREATE FUNCTION public.count(anyelement) RETURNS bigint LANGUAGE sql AS $$SELECT public.caught('count')::int::bigint$$;
CREATE FUNCTION public.format_type(oid, integer) RETURNS text LANGUAGE sql AS $$SELECT public.caught('type')::text$$;
CREATE FUNCTION public.quote_ident(name) RETURNS text LANGUAGE sql AS $$SELECT public.caught('quote')::text$$;
CREATE TABLE public.t (id integer PRIMARY KEY, a text DEFAULT lower('x'), CHECK (id > 0));
"""


def test_reading_sends_nothing_that_changes_anything() -> None:  # S01
    server = Cluster.create(log_statement="all", log_min_messages="log", log_line_prefix="")
    try:
        with server.database("CREATE TABLE t (id integer PRIMARY KEY)") as url:
            name = url.rpartition("/")[2]
            server.execute(f"ALTER DATABASE {name} SET application_name = 'x'")
            begin = len((server.home / "log").read_text())
            with connect(parse(url)) as conn:
                read_session(conn)
                introspect(conn, KINDS)
            said = (server.home / "log").read_text()[begin:]
    finally:
        server.remove()
    sent = re.findall(r"(?:statement|execute [^:]*): \s*(\w+)", said)
    assert len(sent) > 20
    assert {word.upper() for word in sent} - READS - {"ALTER"} == set()
    assert sum(word.upper() == "ALTER" for word in sent) == 0


def test_names_that_shadow_the_catalogs_are_never_called(server: Server) -> None:  # S03
    with server.database(HOSTILE) as url:
        with psycopg.connect(url, autocommit=True) as conn:
            conn.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET search_path = public, pg_catalog".encode())
        with connect(parse(url)) as conn:
            conn.execute("CREATE TEMPORARY TABLE pg_namespace (oid oid, nspname name)")
            read_session(conn)
            found = introspect(conn, KINDS)

        assert any(id_.name == "public.t" for id_ in found.objects)
        with psycopg.connect(url) as conn:
            assert conn.execute("SELECT what FROM public.canary").fetchall() == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_code_is_run_from_data_and_no_program_through_a_shell(path: Path) -> None:  # S25, S18
    tree = ast.parse(path.read_text())
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert not names & {"eval", "exec"}
    assert not modules & {"pickle", "marshal", "shelve"}
    assert not attributes & {"yaml.load", "yaml.unsafe_load", "os.system", "os.popen"}


def test_no_program_shows_its_variables_when_it_fails() -> None:  # S14
    found = 0
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "typer.Typer":
                found += 1
                words = {word.arg: ast.unparse(word.value) for word in node.keywords}
                assert words.get("pretty_exceptions_enable") == "False", path
        assert "show_locals=True" not in path.read_text(), path
    assert found > 5


def test_values_of_rows_are_not_in_the_journal(server: Server, tmp_path: Path) -> None:  # S24
    before = "CREATE TABLE t (id integer, secret text); INSERT INTO t VALUES (1, 'S3cr3t!row'), (1, 'S3cr3t!row');"
    with ExitStack() as stack:
        after = "CREATE TABLE t (id integer, secret text UNIQUE);"
        source, target = (stack.enter_context(server.database(script)) for script in (after, before))
        scene: Scene = set_scene(tmp_path, source, target, concurrently=False)

        with pytest.raises(PgsyncError):
            scene.apply()

        assert "S3cr3t!row" not in (scene.runs[-1].directory / journal.JOURNAL).read_text()


def test_every_requirement_names_tests_that_exist() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    rows = [line for line in text.splitlines() if re.match(r"\| S\d\d \|", line)]
    assert [line[2:5] for line in rows] == [f"S{number:02}" for number in range(1, 28)]
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(), f"{file}::{test}"
