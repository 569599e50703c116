"""What is full, huge, long or in motion: disks, lock tables, catalogs, names (SAFETY.md R13, R14, R22, R24, R27)."""
# ruff: noqa: S608 - the SQL of the cases

import os
import pwd
import random
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from faults.cluster import Cluster
from faults.scene import set_scene
from pgsync.conninfo import parse
from pgsync.errors import ApplyPartial, ApplyRolledBack, Refused
from pgsync.kinds import kinds_in
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import CatalogChangingError, introspect
from pgsync.store.journal import State

Record = Callable[[str, object], None]

# ------------------------------------------------------------------------------------------------- a full disk

DISK = 22  # MB: a new database and its table take 14 to 20, and 12 more do not fit
BIG = """
CREATE TABLE big (id integer PRIMARY KEY, n {type}, {pad});
"""
FILLED = (
    BIG.format(type="integer", pad="pad text")
    + """
INSERT INTO big SELECT n, n, (SELECT string_agg(md5(n::text || k::text), '') FROM generate_series(1, 28) k)
  FROM generate_series(1, 12000) n;
"""
)


class Disk(NamedTuple):
    """A step for which there is no room. left: what it leaves, if it cannot be undone by ROLLBACK."""

    wanted: str
    concurrently: bool = False
    keeps: bool = False


DISKS = {
    "rewrite": Disk(BIG.format(type="bigint", pad="pad text")),
    "index": Disk(BIG.format(type="integer", pad="pad text") + "CREATE INDEX big_pad ON big (pad);"),
    "index concurrently": Disk(
        BIG.format(type="integer", pad="pad text") + "CREATE INDEX big_pad ON big (pad);", concurrently=True
    ),
    "copy to the trash": Disk("CREATE TABLE big (id integer PRIMARY KEY, n integer);", keeps=True),
}


@contextmanager
def _disk(server: Cluster) -> Iterator[tuple[str, Path]]:
    """Yield the URL of a database on a file system of its own, and where that is; skips where none can be mounted."""
    place = Path(tempfile.mkdtemp(prefix="pgsync-disk-"))
    place.chmod(0o755)
    words = ["mount", "-t", "tmpfs", "-o", f"size={DISK}m", "tmpfs", str(place)]
    may_mount = os.geteuid() == 0 and shutil.which("mount") is not None
    if not may_mount or subprocess.run(words, capture_output=True, check=False).returncode:
        place.rmdir()
        pytest.skip("needs the right to mount a file system")
    with ExitStack() as stack:
        stack.callback(place.rmdir)
        stack.callback(subprocess.run, ["umount", "-l", str(place)], check=True)
        os.chown(place, pwd.getpwnam("nobody").pw_uid, -1)
        server.execute(f"CREATE TABLESPACE tiny LOCATION '{place}'")
        stack.callback(server.execute, "DROP TABLESPACE tiny")
        server.execute("CREATE DATABASE tiny TABLESPACE tiny TEMPLATE template0")
        stack.callback(server.execute, "DROP DATABASE tiny WITH (FORCE)")
        yield server.conninfo("tiny"), place


@pytest.mark.slow
@pytest.mark.fault("R13")
@pytest.mark.parametrize("name", DISKS)
def test_a_full_disk_stops_a_run_and_changes_nothing(server: Cluster, tmp_path: Path, name: str) -> None:
    case = DISKS[name]
    with server.database(case.wanted) as source, _disk(server) as (target, place):
        server.execute(FILLED, "tiny")
        scene = set_scene(tmp_path / "project", source, target, concurrently=case.concurrently, keeps=case.keeps)
        before = scene.catalog()

        with pytest.raises((ApplyRolledBack, ApplyPartial), match=r"(?s)No space left on device.*\[53100\]"):
            scene.apply()

        assert not scene.left(before)
        assert scene.residue() == []
        assert scene.execute("SELECT count(*)::int, sum(n)::int8, count(pad)::int FROM big") == [
            (12000, 12000 * 12001 // 2, 12000)
        ]
        subprocess.run(["mount", "-o", "remount,size=128m", str(place)], check=True)
        assert scene.apply().state is State.DONE
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)


# ------------------------------------------------------------------------------------------- a full lock table

TABLES = 1500


@pytest.fixture
def small() -> Iterator[Cluster]:
    """A server with some 1,900 slots in its lock table."""
    found = Cluster.create(max_locks_per_transaction="64", max_connections="20", max_prepared_transactions="0")
    yield found
    found.remove()


@pytest.mark.slow
@pytest.mark.fault("R14")
def test_a_plan_of_many_tables_fits_into_the_lock_table(small: Cluster, tmp_path: Path) -> None:
    tables = [f"CREATE TABLE t{n} (id integer PRIMARY KEY, a text)" for n in range(TABLES)]
    with small.database() as source, small.database() as target:
        _execute(tables, source)
        scene = set_scene(tmp_path, source, target, concurrently=False)
        before = scene.catalog()

        assert scene.apply().state is State.DONE
        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)


@pytest.mark.slow
@pytest.mark.fault("R14")
def test_a_step_that_needs_more_locks_than_there_are_is_refused_before(small: Cluster, tmp_path: Path) -> None:
    table = ["CREATE TABLE t (id integer, a text) PARTITION BY LIST (id)"]
    table += [f"CREATE TABLE t{n} PARTITION OF t FOR VALUES IN ({n})" for n in range(600)]
    with small.database() as source, small.database() as target:
        _execute(table, source)
        _execute(table, target)
        small.execute("ALTER TABLE t ADD COLUMN b integer", source.rpartition("/")[2])
        scene = set_scene(tmp_path, source, target, concurrently=False)
        before = scene.catalog()

        with pytest.raises(Refused, match=r"one transaction changes 60\d objects; the lock table has"):
            scene.apply()

        assert not scene.left(before)
        assert scene.runs == []


def _execute(statements: list[str], url: str) -> None:
    """Run many statements, each in a transaction of its own."""
    with psycopg.connect(url, autocommit=True) as conn:
        for statement in statements:
            conn.execute(statement.encode())


# ------------------------------------------------------------------------------------------ catalogs in motion

STATES = (
    """BEGIN; DROP VIEW seen; DROP TABLE b; DROP FUNCTION g(integer); DROP TYPE ty;
    CREATE TYPE tx AS ENUM ('p', 'q'); CREATE TABLE a (id integer PRIMARY KEY, x tx DEFAULT 'p', CHECK (id > 0));
    CREATE INDEX a_x ON a (x); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
    CREATE VIEW seen AS SELECT id, x FROM a; COMMENT ON TABLE a IS 'a'; COMMIT;""",
    """BEGIN; DROP VIEW seen; DROP TABLE a; DROP FUNCTION f(); DROP TYPE tx;
    CREATE TYPE ty AS (n integer); CREATE TABLE b (id integer, y ty, UNIQUE (id));
    CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
    CREATE VIEW seen AS SELECT y FROM b; GRANT SELECT ON b TO PUBLIC; COMMIT;""",
)
FIRST = """CREATE TYPE ty AS (n integer); CREATE TABLE b (id integer, y ty, UNIQUE (id));
CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE VIEW seen AS SELECT y FROM b; GRANT SELECT ON b TO PUBLIC;"""


@pytest.mark.slow
@pytest.mark.fault("R22")
def test_what_is_read_while_others_change_it_is_a_state_that_was(server: Cluster, record_property: Record) -> None:
    """A storm turns one schema into another and back, all at once; what is read is one of both, or a clear error."""
    reads, refused = 100, 0
    with server.database(FIRST) as url:
        name = url.rpartition("/")[2]

        def read() -> frozenset[tuple[object, object]] | None:
            with connect(parse(url)) as conn:
                read_session(conn)
                try:
                    objects = introspect(conn, kinds_in()).objects.values()
                except CatalogChangingError:
                    return None
                return frozenset((item.id, item.spec) for item in objects)

        known = [read()]
        server.execute(STATES[0], name)
        known.append(read())
        server.execute(STATES[1], name)
        assert read() == known[0]
        over, dice = threading.Event(), random.Random(22)  # noqa: S311 - the same pauses every time

        def blow() -> None:
            with psycopg.connect(url, autocommit=True) as conn:
                while not over.is_set():
                    for state in STATES:
                        conn.execute(state.encode())
                    over.wait(dice.uniform(0, 3))

        storm = threading.Thread(target=blow)
        storm.start()
        try:
            for _ in range(reads):
                found = read()
                assert found in known or found is None
                refused += found is None
        finally:
            over.set()
            storm.join()
    record_property("cases", reads)
    assert refused < reads


# ---------------------------------------------------------------------------------------------- names of 63 bytes


def _long(word: str, letter: str) -> str:
    """Return a name of exactly 63 bytes, or as many as whole letters make, that begins with a word."""
    return (word + letter * 63).encode()[:63].decode(errors="ignore")


NAMES = """
CREATE SCHEMA "{schema}";
CREATE TYPE "{schema}"."{type}" AS ENUM ('{label}');
CREATE SEQUENCE "{schema}"."{sequence}";
CREATE TABLE "{schema}"."{table}" ("{column}" integer CONSTRAINT "{key}" PRIMARY KEY,
    "{other}" "{schema}"."{type}", CONSTRAINT "{check}" CHECK ("{column}" > 0));
CREATE TABLE "{schema}"."{child}" ("{column}" integer GENERATED ALWAYS AS IDENTITY, "{other}" serial,
    CONSTRAINT "{foreign}" FOREIGN KEY ("{column}") REFERENCES "{schema}"."{table}");
CREATE INDEX "{index}" ON "{schema}"."{table}" ("{other}");
CREATE STATISTICS "{schema}"."{statistics}" ON "{column}", "{other}" FROM "{schema}"."{table}";
CREATE VIEW "{schema}"."{view}" AS SELECT "{column}" FROM "{schema}"."{table}";
CREATE FUNCTION "{schema}"."{function}"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER "{trigger}" AFTER INSERT ON "{schema}"."{table}" EXECUTE FUNCTION "{schema}"."{function}"();
CREATE POLICY "{policy}" ON "{schema}"."{table}";
CREATE RULE "{rule}" AS ON DELETE TO "{schema}"."{child}" DO INSTEAD NOTHING;
COMMENT ON TABLE "{schema}"."{table}" IS 'long';
"""
ALTERED = """
DROP INDEX "{schema}"."{index}";
CREATE INDEX "{index}" ON "{schema}"."{table}" ("{other}", "{column}");
ALTER TABLE "{schema}"."{table}" DROP CONSTRAINT "{check}", ADD CONSTRAINT "{check}" CHECK ("{column}" > -1),
    ADD COLUMN "{label}" integer NOT NULL DEFAULT 1, ADD CONSTRAINT "{policy}" UNIQUE ("{column}", "{label}");
ALTER TABLE "{schema}"."{child}" DROP CONSTRAINT "{foreign}", ALTER COLUMN "{other}" TYPE bigint,
    ADD CONSTRAINT "{foreign}" FOREIGN KEY ("{column}") REFERENCES "{schema}"."{table}" ON DELETE CASCADE;
"""
WORDS = (
    "schema type label sequence table column key other check child foreign index statistics view function trigger"
    " policy rule"
).split()


@pytest.mark.fault("R24")
@pytest.mark.parametrize("way", ("altered", "altered online", "dropped and kept"))
@pytest.mark.parametrize("letter", ("x", "é", "語", "\N{MATHEMATICAL FRAKTUR CAPITAL U}"))
def test_names_as_long_as_can_be_go_there_and_back(server: Cluster, tmp_path: Path, letter: str, way: str) -> None:
    names = {word: _long(word, letter) for word in WORDS}
    table = '"{schema}"."{table}"'.format(**names)
    script, rows = NAMES.format(**names), f"INSERT INTO {table} SELECT n, NULL FROM generate_series(1, 50) n;"
    keeps, online = way == "dropped and kept", way == "altered online"
    wanted = "" if keeps else script + ALTERED.format(**names)
    with server.database(wanted) as source, server.database(script + rows) as target:
        scene = set_scene(tmp_path, source, target, concurrently=False, online=online, keeps=keeps)
        before = scene.catalog()
        for _ in range(2):
            assert scene.apply().state is State.DONE
            assert not scene.left(scene.catalog("source"))
            assert all(len(name.encode()) < 64 for (name,) in scene.execute("SELECT relname::text FROM pg_class"))

            assert scene.rollback().state is State.DONE
            assert not scene.left(before)
            assert scene.execute(f"SELECT count(*)::int FROM {table}") == [(50,)]
            assert scene.residue() == []


# ------------------------------------------------------------------------------------------------ what is huge

HUGE = {
    "function of 1 MB": (
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$SELECT '" + "long " * 200_000 + "'$f$;",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$SELECT '" + "other " * 170_000 + "'$f$;",
    ),
    "comment of 10 MB": (
        "CREATE TABLE t (id integer); COMMENT ON TABLE t IS '" + "words " * 1_700_000 + "';",
        "CREATE TABLE t (id integer); COMMENT ON TABLE t IS '" + "other words " * 850_000 + "';",
    ),
    "table of 1,600 columns": (
        f"CREATE TABLE t ({', '.join(f'c{n} integer' for n in range(1600))});",
        (
            f"CREATE TABLE t ({', '.join(f'c{n} bigint' for n in range(9))}, "
            f"{', '.join(f'c{n} integer' for n in range(9, 1000))});"
        ),
    ),
    "views 100 deep": (
        "CREATE TABLE v0 (id integer, a text);"
        + " ".join(f"CREATE VIEW v{n} AS SELECT id, a FROM v{n - 1};" for n in range(1, 101)),
        "CREATE TABLE v0 (id bigint, a text);"
        + " ".join(f"CREATE VIEW v{n} AS SELECT id, a FROM v{n - 1};" for n in range(1, 101)),
    ),
    "800 partitions": (
        "CREATE TABLE t (id integer) PARTITION BY LIST (id); CREATE INDEX ON t (id);"
        + " ".join(f"CREATE TABLE t{n} PARTITION OF t FOR VALUES IN ({n});" for n in range(800)),
        "CREATE TABLE t (id integer) PARTITION BY LIST (id);",
    ),
    "100 tables of 100 columns": (
        " ".join(f"CREATE TABLE t{n} ({', '.join(f'c{m} integer' for m in range(100))});" for n in range(100)),
        " ".join(f"CREATE TABLE t{n} ({', '.join(f'c{m} integer' for m in range(99))});" for n in range(50)),
    ),
    "enum of 1,000 labels": (
        f"CREATE TYPE e AS ENUM ({', '.join(repr(f'label {n}') for n in range(1000))}); CREATE TABLE t (a e);",
        f"CREATE TYPE e AS ENUM ({', '.join(repr(f'label {n}') for n in range(0, 1000, 3))}); CREATE TABLE t (a e);",
    ),
    "types 100 deep": (
        "CREATE TYPE c0 AS (a integer, b text);"
        + " ".join(f"CREATE TYPE c{n} AS (inner_one c{n - 1}, a integer);" for n in range(1, 101)),
        "CREATE TYPE c0 AS (a bigint);" + " ".join(f"CREATE TYPE c{n} AS (inner_one c{n - 1});" for n in range(1, 101)),
    ),
}


@pytest.mark.slow
@pytest.mark.fault("R27")
@pytest.mark.parametrize("name", HUGE)
def test_huge_objects_go_there_and_back(server: Cluster, tmp_path: Path, name: str) -> None:
    with server.database(HUGE[name][0]) as source, server.database(HUGE[name][1]) as target:
        scene = set_scene(tmp_path, source, target, concurrently=False)
        before = scene.catalog()

        assert scene.apply(statement_timeout=300).state is State.DONE

        assert not scene.left(scene.catalog("source"))
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
