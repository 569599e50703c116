"""What docs/security.md promises, as far as no other test is about it."""

import ast
import json
import os
import re
import subprocess
import sys
import unicodedata
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from cli.conftest import on_a_terminal
from conftest import Server
from faults.cluster import Cluster
from faults.scene import OPTIONS, PLAN_NAME, SOURCE, TARGET, Scene, set_scene
from pgsync.app import apply as applying
from pgsync.app.runs import Consent
from pgsync.conninfo import parse
from pgsync.errors import ApplyRolledBack, ExitCode, PgsyncError, Refused
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


EVIL = """
CREATE FUNCTION evil() RETURNS integer LANGUAGE plpgsql AS
    'BEGIN EXECUTE ''ALTER ROLE modest SUPERUSER''; RETURN 1; END';
CREATE TABLE t (id integer, note integer DEFAULT evil());
"""


def test_code_of_the_source_runs_with_the_rights_of_the_role_that_applies(  # S08
    server: Server, tmp_path: Path
) -> None:
    """A default that wants to make its caller a superuser: shown as steps, and powerless under a modest role."""
    before = "CREATE TABLE t (id integer); INSERT INTO t VALUES (1);"
    server.execute("DROP ROLE IF EXISTS modest")
    server.execute("CREATE ROLE modest LOGIN")
    owned = "ALTER TABLE t OWNER TO modest; GRANT CREATE ON SCHEMA public TO modest;"
    after = EVIL + owned + "ALTER FUNCTION evil() OWNER TO modest;"
    try:
        with server.database(after) as source, server.database(before + owned) as target:
            scene = set_scene(tmp_path, source, target, concurrently=False)
            assert any("CREATE FUNCTION public.evil()" in step.statement.sql for step in scene.plan.statements)
            path = tmp_path / "pgsync.toml"
            modest = server.conninfo(str(parse(target).dbname), "modest")
            path.write_text(path.read_text().replace(f'"{target}"', f'"{modest}"'))

            with pytest.raises(ApplyRolledBack, match=r"permission denied|must be superuser"):
                Scene(tmp_path).apply()

            assert scene.execute("SELECT rolsuper FROM pg_roles WHERE rolname = 'modest'") == [(False,)]
            assert scene.execute("SELECT count(*)::int FROM pg_proc WHERE proname = 'evil'") == [(0,)]
    finally:
        server.execute("DROP ROLE modest")


def test_production_is_told_that_a_superuser_brings_code(server: Server, tmp_path: Path) -> None:  # S08
    function = "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    with server.database(function) as source, server.database() as target:
        for env, count in (("prod", 1), ("dev", 0)):
            scene = set_scene(tmp_path / env, source, target, env=env)
            findings = applying.prepare(scene.context(), scene.plan).stage.findings
            told = [one for one in findings if "is a superuser, and the plan brings code: public.f" in one.text]
            assert len(told) == count


@pytest.mark.parametrize(
    ("path", "is_safe"),
    (
        ("", False),
        ("SET search_path = public", False),
        ("SET search_path = pg_temp, public", False),
        ("SET search_path = public, pg_temp", True),
        ("SET search_path = ''", True),
    ),
)
def test_definer_whose_names_the_caller_can_replace_is_refused_on_production(  # S09
    server: Server,
    tmp_path: Path,
    path: str,
    is_safe: bool,  # noqa: FBT001
) -> None:
    function = f"CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER {path} AS 'SELECT 1'"
    with server.database(function) as source, server.database() as target:
        scene = set_scene(tmp_path, source, target, env="prod")
        hazards = {str(hazard) for step in scene.plan.statements for hazard in step.statement.hazards}
        assert ("SEC_DEFINER" in hazards) is not is_safe
        consent = replace(OPTIONS, consent=Consent(yes=True))

        if is_safe:
            applying.apply(scene.context(), applying.prepare(scene.context(), scene.plan), consent)
        else:
            with pytest.raises(Refused, match="SEC_DEFINER"):
                applying.apply(scene.context(), applying.prepare(scene.context(), scene.plan), consent)
        assert scene.execute("SELECT count(*)::int FROM pg_proc WHERE proname = 'f'") == [(int(is_safe),)]


MARKS = "<script>alert(1)</script> \x1b[2J \u202e | `x` [l](javascript:x) ::error::x %0A =HYPERLINK(1) &amp;"


def test_no_output_lets_a_name_out_of_its_place(server: Server, tmp_path: Path) -> None:  # S12
    name = MARKS.encode()[:60].decode(errors="ignore").replace('"', "")
    text = MARKS + "\n```\n<script>alert(2)</script>\n````\n"
    script = f"""CREATE TABLE "{name}" (id integer); COMMENT ON TABLE "{name}" IS '{text}';"""
    with server.database(script) as source, server.database() as target:
        set_scene(tmp_path, source, target)
        outputs = {}
        for form in ("text", "json", "markdown", "html", "github", "sarif"):
            words = [sys.executable, "-m", "pgsync", "compare", "source", "target", "-f", form]
            done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
            assert done.returncode == 0, done.stderr
            outputs[form] = done.stdout
    for form, output in outputs.items():
        unsafe = [char for char in output if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n"]
        assert not unsafe, (form, unsafe)
    assert text in _strings(json.loads(outputs["json"]))
    assert json.loads(outputs["sarif"])["runs"]
    assert "<script>alert" not in outputs["html"]
    assert "<script>alert" not in _outside_of_fences(outputs["markdown"])
    assert all(line.startswith("::") for line in outputs["github"].splitlines() if "::error" in line[2:])


def _outside_of_fences(text: str) -> str:
    """Return the lines of Markdown that are no code, by CommonMark's rule for fences."""
    found, fence = [], ""
    for line in text.splitlines():
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if fence:
            fence = "" if len(ticks) >= len(fence) and line.strip("`").strip() == "" else fence
        elif len(ticks) > 2:
            fence = ticks
        else:
            found.append(line)
    return "\n".join(found)


def _strings(value: object) -> list[str]:
    """Return every string of a JSON document."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


def test_another_server_under_a_known_name_is_refused(tmp_path: Path) -> None:  # S17
    """The same database by name and content, on another server: no plan for the first one runs there."""
    with ExitStack() as stack:
        first, second = Cluster.create(), Cluster.create()
        stack.callback(first.remove)
        stack.callback(second.remove)
        source = stack.enter_context(first.database(SOURCE))
        for cluster in (first, second):
            cluster.execute("CREATE DATABASE shop TEMPLATE template0")
            cluster.execute(TARGET, "shop")
        scene = set_scene(tmp_path, source, first.conninfo("shop"), env="prod")
        path = tmp_path / "pgsync.toml"
        path.write_text(path.read_text().replace(first.conninfo("shop"), second.conninfo("shop")))
        elsewhere = Scene(tmp_path)
        before = elsewhere.catalog()

        with pytest.raises(PgsyncError, match="the plan is not for target") as error:
            elsewhere.apply(plan=scene.plan)

        assert "server with the identifier" in str(error.value)
        assert not elsewhere.left(before)


def test_production_whose_name_is_typed_wrong_is_left_alone(  # S17
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = set_scene(tmp_path / "project", source, target, env="prod")
        before = scene.catalog()
        for answer in ("yes", "targe", "TARGET", ""):
            words = ["apply", PLAN_NAME, "--allow", "*:*"]
            assert on_a_terminal(words, {"Type target to confirm": answer}, scene.directory).code == ExitCode.REFUSED
        assert not scene.left(before)
        assert scene.runs == []


def test_every_file_that_is_written_is_for_its_owner_alone(server: Server, tmp_path: Path) -> None:  # S19
    """Whatever the umask: plans, journals, baselines, snapshots, what completion knows."""
    project = tmp_path / "project"
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        set_scene(project, source, target)
        (project / PLAN_NAME).unlink()
        known = set(tmp_path.rglob("*"))
        env = os.environ | {"HOME": str(tmp_path / "home")}
        for words in (
            "plan source target --out m.sql", "apply m.sql --yes --allow *", "rollback --yes --allow *",
            "plan source target", "apply --dry-run", "snapshot target -o now.json", "log",
        ):  # fmt: skip
            command = [sys.executable, "-m", "pgsync", *words.split()]
            done = subprocess.run(
                command, cwd=project, env=env, umask=0, capture_output=True, check=False, stdin=subprocess.DEVNULL
            )
            assert done.returncode == 0, (words, done.stderr)
        written = [path for path in tmp_path.rglob("*") if path not in known and path != tmp_path / "home"]
    assert len([path for path in written if path.is_file()]) > 10
    open_ones = [path for path in written if path.is_file() and path.stat().st_mode & 0o077]
    assert open_ones == []
    private = [path for path in written if path.name == "runs" or path.parent.name == "runs"]
    assert private
    assert all(path.stat().st_mode & 0o077 == 0 for path in private)


def test_every_requirement_names_tests_that_exist() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    rows = [line for line in text.splitlines() if re.match(r"\| S\d\d \|", line)]
    assert [line[2:5] for line in rows] == [f"S{number:02}" for number in range(1, 28)]
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(), f"{file}::{test}"
