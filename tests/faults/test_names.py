"""Names that are SQL, markup or no ASCII, of everything that has a name: there and back (SAFETY.md R23, R25)."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from faults.cluster import Cluster
from faults.scene import set_scene
from generated.names import HOSTILE, RESERVED
from pgsync.errors import ApplyRolledBack, PgsyncError
from pgsync.store.journal import State

MORE = (
    "'; DROP TABLE canary; --", '"; DROP TABLE canary; --', "$$; DROP TABLE canary; $$", "*/ DROP TABLE canary; /*",
    "\n\\! touch canary", "\\echo", "a\rb", "\x1b[31mred", "\x1b]0;title\x07", "\u202etfel", "\u200b", "[bold]x[/]",
    "=cmd|' /C calc'!A0", "<script>", "{{x}}", "${HOME}", "`id`", "🔥", "e\u0301", "\ufeff",
)  # fmt: skip
NAMES = tuple(dict.fromkeys((*HOSTILE, *MORE, *RESERVED)))
TAKEN = {"public", "pg_temp"}  # schemas of their own
SCRIPT = """
CREATE SCHEMA {s};
CREATE TYPE {s}.{type} AS ENUM ('ok', {text});
CREATE DOMAIN {s}.{domain} AS integer CONSTRAINT {n} CHECK (VALUE > 0);
CREATE SEQUENCE {s}.{sequence};
CREATE TABLE {s}.{n} ({n} integer CONSTRAINT {key} PRIMARY KEY, other {s}.{type} DEFAULT {text},
    CONSTRAINT {n} CHECK ({n} > 0), CONSTRAINT {foreign} FOREIGN KEY ({n}) REFERENCES {s}.{n});
CREATE INDEX {index} ON {s}.{n} (other);
CREATE VIEW {s}.{view} AS SELECT {n}, {text}::text AS said FROM {s}.{n};
CREATE FUNCTION {s}.{n}({n} integer) RETURNS text LANGUAGE sql AS {body};
CREATE FUNCTION {s}.{function}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER {n} BEFORE INSERT ON {s}.{n} FOR EACH ROW EXECUTE FUNCTION {s}.{function}();
CREATE POLICY {n} ON {s}.{n};
COMMENT ON TABLE {s}.{n} IS {text};
COMMENT ON COLUMN {s}.{n}.{n} IS {text};
"""
CANARY = "CREATE TABLE canary (id integer); INSERT INTO canary VALUES (1);"
SUFFIXED = "type domain sequence key foreign index view function".split()


def _script(name: str) -> str:
    """Return the DDL of one of each, all of them called so: with a letter where names of two would be the same."""
    short = name.encode()[:60].decode(errors="ignore")
    words: dict[str, sql.Composable] = {
        word: sql.Identifier(f"{short}{number}") for number, word in enumerate(SUFFIXED)
    }
    schema = sql.Identifier(f"s_{short}" if name in TAKEN else name)
    text = sql.Literal(name[:20])
    composed = sql.SQL(SCRIPT).format(
        s=schema, n=sql.Identifier(name), text=text, body=sql.Literal(f"SELECT {text.as_string()}"), **words
    )
    return CANARY + composed.as_string()


@pytest.mark.slow
@pytest.mark.fault("R23")
@pytest.mark.parametrize("part", range(4))
def test_hostile_names_go_there_and_back(
    server: Cluster, tmp_path: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    names = NAMES[part::4]
    record_property("cases", len(names))
    for number, name in enumerate(names):
        with ExitStack() as stack:
            source, target = (stack.enter_context(server.database(script)) for script in (_script(name), CANARY))
            scene = set_scene(tmp_path / str(number), source, target, concurrently=False)
            before = scene.catalog()

            assert scene.apply().state is State.DONE, name

            assert not scene.left(scene.catalog("source")), name
            assert scene.rollback().state is State.DONE, name
            assert not scene.left(before), name
            assert scene.execute("SELECT id FROM canary") == [(1,)], name
            assert scene.residue() == [], name


def _encoded(server: Cluster, stack: ExitStack, encoding: str, script: bytes) -> str:
    """Return the URL of a database in an encoding, in which a script of bytes was run."""
    name = f"test_{encoding.lower()}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
    stack.callback(server.execute, f"DROP DATABASE {name} WITH (FORCE)")
    with psycopg.connect(server.conninfo(name), autocommit=True, client_encoding=encoding) as conn:
        conn.execute(script)
    return server.conninfo(name)


@pytest.mark.fault("R25")
def test_database_of_another_encoding_goes_there_and_back(server: Cluster, tmp_path: Path) -> None:
    named = "CREATE TABLE naïve (café text DEFAULT 'é'); COMMENT ON TABLE naïve IS 'ça';"
    with ExitStack() as stack:
        source = stack.enter_context(server.database(named))
        target = _encoded(server, stack, "LATIN1", b"CREATE TABLE gr\xfc\xdfe (a integer);")
        scene = set_scene(tmp_path, source, target, concurrently=False)
        before = scene.catalog()

        assert scene.apply().state is State.DONE

        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)


@pytest.mark.fault("R25")
def test_character_that_the_target_cannot_have_stops_the_run(server: Cluster, tmp_path: Path) -> None:
    with ExitStack() as stack:
        source = stack.enter_context(server.database("CREATE TABLE a (id integer); COMMENT ON TABLE a IS '語';"))
        scene = set_scene(tmp_path, source, _encoded(server, stack, "LATIN1", b""), concurrently=False)
        before = scene.catalog()

        with pytest.raises(ApplyRolledBack, match=r'has no equivalent in encoding "LATIN1" \[22P05\]'):
            scene.apply()

        assert not scene.left(before)


@pytest.mark.fault("R25")
def test_bytes_that_are_no_text_are_refused(server: Cluster, tmp_path: Path) -> None:
    """A database without an encoding may hold anything."""
    with ExitStack() as stack:
        source = stack.enter_context(server.database())
        target = _encoded(server, stack, "SQL_ASCII", b"CREATE TABLE na\xefve (id integer);")

        with pytest.raises(PgsyncError, match=r'invalid byte sequence for encoding "UTF8": 0xef .*\[22021\]'):
            set_scene(tmp_path, source, target)
