"""What is around a run: defaults and triggers of the server, the terminal, the locale (R30, R31, R38, R42)."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cli.conftest import on_a_terminal
from faults.cluster import Cluster
from faults.scene import PLAN_NAME, SOURCE, TARGET, Scene, set_scene
from pgsync.errors import ApplyPartial, ApplyRolledBack, ExitCode
from pgsync.store.journal import State

# ----------------------------------------------------------------------------------- event triggers, default grants

WATCHMAN = """
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $f$BEGIN {} END$f$;
CREATE EVENT TRIGGER watchman ON ddl_command_end {} EXECUTE FUNCTION watch();
"""
POLICY = "RAISE EXCEPTION 'no indexes on Mondays';"
CHANGING = "IF tg_tag = 'CREATE INDEX' THEN ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS spy integer; END IF;"


def _watched(server: Cluster, source: str, target: str, body: str, when: str = "") -> None:
    for url in (source, target):
        server.execute(WATCHMAN.format(body, when), url.rpartition("/")[2])


@pytest.mark.fault("R30")
def test_event_trigger_that_refuses_a_step_is_named(server: Cluster, tmp_path: Path) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        _watched(server, source, target, POLICY, "WHEN TAG IN ('CREATE INDEX')")
        scene = set_scene(tmp_path, source, target)
        before = scene.catalog()

        with pytest.raises((ApplyPartial, ApplyRolledBack)) as error:
            scene.apply()

        assert "no indexes on Mondays" in str(error.value)
        assert "watch" in str(error.value)
        assert scene.residue() == []
        scene.execute("ALTER EVENT TRIGGER watchman DISABLE")
        scene.execute("ALTER EVENT TRIGGER watchman ENABLE")
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)


@pytest.mark.fault("R30")
def test_what_an_event_trigger_changes_is_found_at_the_end(server: Cluster, tmp_path: Path) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        _watched(server, source, target, CHANGING, "WHEN TAG IN ('CREATE INDEX')")
        scene = set_scene(tmp_path, source, target)

        result = scene.apply()

        assert result.exit_code is ExitCode.PARTIAL
        assert [change.id.name for change in result.differences] == ["public.orders.spy"]


@pytest.mark.fault("R30")
def test_slow_event_trigger_is_waited_for(server: Cluster, tmp_path: Path) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        _watched(server, source, target, "PERFORM pg_catalog.pg_sleep(0.2);")

        assert set_scene(tmp_path, source, target).apply().state is State.DONE


OBJECTS = """
CREATE SCHEMA made;
CREATE TABLE made.t (id serial PRIMARY KEY, a text);
CREATE VIEW made.v AS SELECT id FROM made.t;
CREATE SEQUENCE made.s;
CREATE FUNCTION made.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE made.e AS ENUM ('a');
CREATE DOMAIN made.d AS integer;
"""


@pytest.mark.fault("R31")
@pytest.mark.parametrize(
    "defaults",
    (
        "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES GRANT CREATE ON SCHEMAS TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM postgres",
    ),
)
def test_default_privileges_add_and_take_nothing(server: Cluster, tmp_path: Path, defaults: str) -> None:
    """The source's objects are older than the defaults; what the plan creates gets the same privileges all the same."""
    with server.database(OBJECTS + f"{defaults};") as source, server.database(f"{defaults};") as target:
        scene = set_scene(tmp_path, source, target, concurrently=False)
        before = scene.catalog()

        result = scene.apply()

        assert result.state is State.DONE
        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)


# -------------------------------------------------------------------------------------------- terminals and pipes

COMMANDS = {
    "compare": (["compare", "source", "target", "--exit-code"], ExitCode.DIFFERENCES),
    "plan": (["plan", "source", "target", "--no-proof"], 0),
    "apply": (["apply", PLAN_NAME, "--yes", "--allow", "*"], 0),
    "log": (["log"], 0),
    "rollback": (["rollback", "--yes", "--allow", "*"], 0),
    "error": (["apply", "no-such-plan"], ExitCode.USAGE),
}
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "no terminal": {},
    "20 columns": {"COLUMNS": "20"},
    "no colour": {"NO_COLOR": "1", "TERM": "xterm"},
    "colour by force": {"FORCE_COLOR": "1"},
    "ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    "Latin-1": {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
    "VS Code": {"TERM_PROGRAM": "vscode", "TERM": "xterm-256color"},
    "dumb": {"TERM": "dumb"},
}


def _run(
    scene: Scene,
    words: list[str],
    environment: Mapping[str, str],
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    known = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "pgsync", *words],
        cwd=scene.directory,
        env={**known, **environment},
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
        stdout=stdout,
        stderr=stderr,
    )


def _in_order(scene: Scene, environment: Mapping[str, str]) -> None:
    for name, (words, code) in COMMANDS.items():
        found = _run(scene, words, environment)
        said = found.stdout + found.stderr
        assert "Traceback" not in said, (name, said)
        assert found.returncode == code, (name, said)


@pytest.mark.slow
@pytest.mark.fault("R38")
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_commands_end_with_their_own_code(scene: Scene, name: str) -> None:
    scene.execute("COMMENT ON TABLE customers IS 'naïve 語 \N{FIRE}'")
    set_scene(scene.directory, str(scene.configuration.settings.connections["source"].url), scene.url)

    _in_order(scene, ENVIRONMENTS[name])


@pytest.mark.slow
@pytest.mark.fault("R38")
@pytest.mark.parametrize("way", ("stderr", "stdout", "both"))
def test_a_run_goes_on_when_nobody_reads(scene: Scene, way: str) -> None:
    """As in "pgsync apply 2>&1 | head -1": what is begun is brought to its end, and its code is kept."""
    before = scene.catalog()
    words = COMMANDS["apply"][0]
    read, write = os.pipe()
    os.close(read)
    try:
        streams = [write if way in {name, "both"} else subprocess.DEVNULL for name in ("stdout", "stderr")]
        assert _run(scene, words, {}, *streams).returncode == 0
        assert scene.runs[-1].state is State.DONE
        assert _run(scene, words, {}, *streams).returncode == ExitCode.STALE
        assert _run(scene, COMMANDS["rollback"][0], {}, *streams).returncode == 0
    finally:
        os.close(write)
    assert not scene.left(before)
    assert scene.residue() == []


@pytest.mark.slow
@pytest.mark.fault("R38")
def test_long_lines_end_between_words_on_a_terminal(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scene.directory / "pgsync.toml"
    path.write_text(path.read_text().replace('env = "dev"', 'env = "prod"'))
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("HOME", str(scene.directory))
    monkeypatch.delenv("CI", raising=False)

    seen = on_a_terminal(["apply", PLAN_NAME, "--allow", "DATA_*:*"], {"Type target to confirm": "no"}, scene.directory)

    assert seen.code == ExitCode.REFUSED
    asked = seen.err.partition("  ! ")[2].partition("Type target")[0].splitlines()[:-1]
    assert len(asked) > 2
    assert max(map(len, asked)) <= 60
    assert all(line.startswith(("  ! ", "    ")) for line in asked[1:])


# -------------------------------------------------------------------------------------------- locale, time, settings

CLIENTS: tuple[dict[str, str], ...] = (
    {},
    {"TZ": "Pacific/Kiritimati", "PGTZ": "Asia/Tokyo"},
    {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PGDATESTYLE": "German, DMY", "PGCLIENTENCODING": "LATIN1"},
    {"PGOPTIONS": "-c search_path=pg_catalog,public -c standard_conforming_strings=off -c intervalstyle=iso_8601"},
    {"PYTHONHASHSEED": "7", "COLUMNS": "30"},
)
MOMENTS = """
CREATE TABLE moments (id integer, at timestamptz DEFAULT '2024-03-31 01:30:00+00', day date DEFAULT '2024-02-01',
    span interval DEFAULT '1 day 02:03:04', amount numeric DEFAULT 1.5, raw bytea DEFAULT '\\x01',
    word text DEFAULT 'naïve \\ 語', CHECK (at > '2000-01-01 00:00:00+00'));
CREATE INDEX moments_word ON moments (word) WHERE day > '2024-01-31';
"""


@pytest.mark.slow
@pytest.mark.fault("R42")
def test_a_plan_has_the_same_bytes_wherever_it_is_made(
    server: Cluster, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("cases", len(CLIENTS))
    found = set()
    with server.database(SOURCE + MOMENTS) as source, server.database(TARGET) as target:
        scene = set_scene(tmp_path, source, target)
        for number, client in enumerate(CLIENTS):
            made = _run(scene, ["plan", "source", "target", "--no-proof", "--out", f"p{number}.sql"], client)
            assert made.returncode == 0, (client, made.stderr)
            files = [tmp_path / f"p{number}{suffix}" for suffix in (".sql", ".rollback.sql", ".plan.json")]
            contents = [path.read_bytes().replace(f"p{number}.".encode(), b"p.") for path in files]
            found.add(tuple(hashlib.sha256(content).hexdigest() for content in contents))
    assert len(found) == 1
