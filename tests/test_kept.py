"""Dropped tables and columns whose rows are kept: there and back with rows, in every form that they can have."""
# ruff: noqa: S608 - the SQL of the cases

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from conftest import Server
from faults.scene import Scene, set_scene
from pgsync.app import rollback as rolling_back
from pgsync.errors import Refused

ROWS = "SELECT coalesce(json_agg(t ORDER BY t::text)::text, '[]') FROM ({}) t"


class Case(NamedTuple):
    """A target, what is left of it, and the queries whose rows must come back."""

    before: str
    after: str
    queries: tuple[str, ...]
    kept: int = 1


_ORDERS = """
CREATE TABLE orders (id integer PRIMARY KEY, note text NOT NULL);
INSERT INTO orders SELECT n, 'note ' || n FROM generate_series(1, 50) n;
"""
CASES = {
    "table": Case(
        "CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'x'); INSERT INTO t VALUES (1, 'b'), (2, NULL);",
        "",
        ("SELECT * FROM t",),
    ),
    "table with everything": Case(
        _ORDERS
        + """
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.b := 0; RETURN NEW; END';
        CREATE FUNCTION one() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE TABLE t (id serial PRIMARY KEY, o integer REFERENCES orders, b integer DEFAULT one() CHECK (b > one()),
                        s integer GENERATED ALWAYS AS (o * 2) STORED, u text UNIQUE);
        CREATE INDEX t_one ON t ((b + one()));
        CREATE STATISTICS t_st ON o, b FROM t;
        CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE POLICY mine ON t USING (b > one());
        ALTER TABLE t ENABLE ROW LEVEL SECURITY;
        CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
        COMMENT ON TABLE t IS 'everything';
        INSERT INTO t (o, b, u) SELECT n, n + 1, 'u' || n FROM generate_series(1, 30) n;
        """,
        _ORDERS,
        ("SELECT * FROM t", "SELECT last_value, is_called FROM t_id_seq"),
    ),
    "table with an identity": Case(
        "CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, a text); INSERT INTO t (a) VALUES ('b'), ('c');",
        "",
        ("SELECT * FROM t", "SELECT last_value, is_called FROM t_id_seq"),
    ),
    "table and its type": Case(
        """CREATE TYPE mood AS ENUM ('ok', 'sad'); CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
        CREATE TABLE t (m mood, s short, l mood[]);
        INSERT INTO t VALUES ('ok', 'a', '{sad,ok}'), (NULL, NULL, NULL);""",
        "",
        ("SELECT * FROM t",),
    ),
    "table that others refer to": Case(
        _ORDERS + "CREATE TABLE t (id integer PRIMARY KEY, o integer REFERENCES orders); INSERT INTO t VALUES (1, 1);",
        "CREATE TABLE t (id integer PRIMARY KEY, o integer); INSERT INTO t VALUES (1, 1);",
        ("SELECT * FROM orders",),
    ),
    "tables that refer to each other": Case(
        """CREATE TABLE a (id integer PRIMARY KEY, b integer);
        CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
        INSERT INTO a VALUES (1); INSERT INTO b VALUES (2, 1); UPDATE a SET b = 2;""",
        "",
        ("SELECT * FROM a", "SELECT * FROM b"),
        2,
    ),
    "partition": Case(
        """CREATE TABLE t (id integer PRIMARY KEY, o integer) PARTITION BY RANGE (id); CREATE INDEX t_o ON t (o);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
        CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (10) TO (20);
        INSERT INTO t SELECT n, n FROM generate_series(1, 19) n;""",
        """CREATE TABLE t (id integer PRIMARY KEY, o integer) PARTITION BY RANGE (id); CREATE INDEX t_o ON t (o);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);""",
        ("SELECT tableoid::regclass, * FROM t",),
    ),
    "partitioned table": Case(
        """CREATE TABLE t (id integer PRIMARY KEY, o integer) PARTITION BY RANGE (id); CREATE INDEX t_o ON t (o);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10); CREATE TABLE t2 PARTITION OF t DEFAULT;
        INSERT INTO t SELECT n, n FROM generate_series(1, 19) n;""",
        "",
        ("SELECT tableoid::regclass, * FROM t",),
        2,
    ),
    "table that inherits": Case(
        """CREATE TABLE p (id integer, CHECK (id > 0)); CREATE TABLE t (x text) INHERITS (p);
        INSERT INTO t VALUES (1, 'x');""",
        "CREATE TABLE p (id integer, CHECK (id > 0));",
        ("SELECT tableoid::regclass, * FROM p",),
    ),
    "typed table": Case(
        "CREATE TYPE c AS (a integer, b text); CREATE TABLE t OF c; INSERT INTO t VALUES (1, 'x');",
        "",
        ("SELECT * FROM t",),
    ),
    "published table": Case(
        """CREATE TABLE t (id integer PRIMARY KEY); CREATE TABLE u (id integer PRIMARY KEY); INSERT INTO t VALUES (1);
        CREATE PUBLICATION kept FOR TABLE t, u;""",
        "CREATE TABLE u (id integer PRIMARY KEY); CREATE PUBLICATION kept FOR TABLE u;",
        ("SELECT * FROM t",),
    ),
    "table with names that quote": Case(
        """CREATE TABLE "we""ird .. na--me '' that is long, longer, as long as can be!"
            (id integer PRIMARY KEY, "a b" serial);
        INSERT INTO "we""ird .. na--me '' that is long, longer, as long as can be!" VALUES (1), (2);""",
        "",
        ("""SELECT * FROM "we""ird .. na--me '' that is long, longer, as long as can be!\"""",),
    ),
    "one name in two schemas": Case(
        """CREATE SCHEMA s; CREATE TABLE s.t (id integer PRIMARY KEY); CREATE TABLE t (id serial PRIMARY KEY);
        INSERT INTO s.t VALUES (1); INSERT INTO t VALUES (2);""",
        "CREATE SCHEMA s;",
        ("SELECT * FROM t", "SELECT * FROM s.t"),
        2,
    ),
    "table with a view": Case(
        _ORDERS + "CREATE VIEW v AS SELECT note FROM orders;", "", ("SELECT * FROM v", "SELECT * FROM orders")
    ),
    "column": Case(_ORDERS, "CREATE TABLE orders (id integer PRIMARY KEY);", ("SELECT id, note FROM orders",)),
    "column with a default and gaps": Case(
        """CREATE TABLE t (a integer, b integer, c text DEFAULT 'new', PRIMARY KEY (b, a));
        INSERT INTO t SELECT n, -n, nullif(n % 3, 0)::text FROM generate_series(1, 20) n;""",
        "CREATE TABLE t (a integer, b integer, PRIMARY KEY (b, a));",
        ("SELECT a, b, c FROM t",),
    ),
    "column with all that is on it": Case(
        """CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.seen := 0; RETURN NEW; END';
        CREATE TYPE mood AS ENUM ('ok', 'sad');
        CREATE TABLE t (id integer PRIMARY KEY, m mood NOT NULL DEFAULT 'ok' CHECK (m > 'ok'), seen integer);
        CREATE INDEX t_m ON t (m); CREATE VIEW v AS SELECT id, m FROM t;
        CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
        INSERT INTO t SELECT n, 'sad', 7 FROM generate_series(1, 9) n;""",
        """CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.seen := 0; RETURN NEW; END';
        CREATE TABLE t (id integer PRIMARY KEY, seen integer);
        CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
        INSERT INTO t SELECT n, 7 FROM generate_series(1, 9) n;""",
        ("SELECT id, m, seen FROM t", "SELECT * FROM v"),
    ),
    "column of a partitioned table": Case(
        """CREATE TABLE t (id integer PRIMARY KEY, c text) PARTITION BY RANGE (id);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10); CREATE TABLE t2 PARTITION OF t DEFAULT;
        INSERT INTO t SELECT n, 'c' || n FROM generate_series(1, 19) n;""",
        """CREATE TABLE t (id integer PRIMARY KEY) PARTITION BY RANGE (id);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10); CREATE TABLE t2 PARTITION OF t DEFAULT;""",
        ("SELECT id, c FROM t",),
    ),
}
UNKEPT = {
    "its table has no primary key that stays": ("CREATE TABLE t (a integer, b text)", "CREATE TABLE t (a integer)"),
    "its counter goes with it": (
        "CREATE TABLE t (a integer PRIMARY KEY, b serial)",
        "CREATE TABLE t (a integer PRIMARY KEY)",
    ),
    "other tables inherit from its table": (
        "CREATE TABLE t (a integer PRIMARY KEY, b text); CREATE TABLE u () INHERITS (t)",
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u () INHERITS (t)",
    ),
}


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found


def _scene(
    server: Server, stack: ExitStack, directory: Path, before: str, after: str, *, online: bool = False
) -> Scene:
    source, target = (stack.enter_context(server.database(script)) for script in (after, before))
    return set_scene(directory, source, target, concurrently=False, online=online, keeps=True)


def _rows(scene: Scene, queries: tuple[str, ...]) -> list[str]:
    return [str(scene.execute(ROWS.format(query))[0][0]) for query in queries]


@pytest.mark.parametrize("online", (False, True), ids=("plain", "online"))
@pytest.mark.parametrize("name", CASES)
def test_rows_come_back(server: Server, stack: ExitStack, tmp_path: Path, name: str, online: bool) -> None:  # noqa: FBT001
    case = CASES[name]
    scene = _scene(server, stack, tmp_path, case.before, case.after, online=online)
    before, rows = scene.catalog(), _rows(scene, case.queries)
    assert not [h for p in scene.plan.statements for h in p.statement.hazards if h.is_destructive]

    for _ in range(1 + online):  # the second time under the same names
        scene.apply()
        assert not scene.left(scene.catalog("source"))
        assert scene.execute("SELECT count(*)::int FROM pgsync_trash.dropped") == [(case.kept,)]
        scene.rollback()

        assert not scene.left(before)
        assert _rows(scene, case.queries) == rows
        trash = "SELECT relname FROM pg_class WHERE relnamespace = 'pgsync_trash'::regnamespace AND relkind <> 'i'"
        assert scene.execute(f"{trash} AND relname <> 'dropped'") == []


@pytest.mark.parametrize("reason", UNKEPT)
def test_what_cannot_be_kept_is_said(server: Server, stack: ExitStack, tmp_path: Path, reason: str) -> None:
    scene = _scene(server, stack, tmp_path, *UNKEPT[reason])

    lost = [p.statement for p in scene.plan.statements if p.statement.unkept]

    assert [statement.unkept for statement in lost] == [reason]
    assert [str(h) for h in lost[0].hazards if h.is_destructive] == ["DATA_DROP_COLUMN"]


def test_rows_that_came_since_get_the_default(server: Server, stack: ExitStack, tmp_path: Path) -> None:
    before = "CREATE TABLE t (id integer PRIMARY KEY, c text NOT NULL DEFAULT 'new'); INSERT INTO t VALUES (1, 'old');"
    scene = _scene(server, stack, tmp_path, before, "CREATE TABLE t (id integer PRIMARY KEY);")
    scene.apply()
    scene.execute("INSERT INTO t VALUES (2)")

    scene.rollback()

    assert scene.execute("SELECT id, c FROM t ORDER BY id") == [(1, "old"), (2, "new")]


def test_trash_of_somebody_else_is_refused(server: Server, stack: ExitStack, tmp_path: Path) -> None:
    scene = _scene(
        server, stack, tmp_path, "CREATE SCHEMA pgsync_trash; CREATE TABLE t ();", "CREATE SCHEMA pgsync_trash"
    )

    with pytest.raises(Refused, match="schema pgsync_trash is there already"):
        scene.apply()


def test_the_catalog_decides_whether_the_trash_is_made(server: Server, stack: ExitStack, tmp_path: Path) -> None:
    before = "CREATE TABLE t (id integer PRIMARY KEY); CREATE TABLE u (id integer); INSERT INTO u VALUES (1);"
    scene = _scene(server, stack, tmp_path / "first", before, "CREATE TABLE t (id integer PRIMARY KEY);")
    assert not any("IF NOT EXISTS" in planned.statement.sql for planned in scene.plan.statements)
    scene.apply()
    schema = scene.execute("SELECT oid FROM pg_namespace WHERE nspname = 'pgsync_trash'")

    source = str(scene.configuration.settings.connections["source"].url)
    with psycopg.connect(source, autocommit=True) as conn:
        conn.execute("DROP TABLE t")
    set_scene(tmp_path / "second", source, scene.url, keeps=True).apply()

    assert scene.execute("SELECT oid FROM pg_namespace WHERE nspname = 'pgsync_trash'") == schema
    assert scene.execute("SELECT object FROM pgsync_trash.dropped ORDER BY 1") == [("public.t",), ("public.u",)]


def test_a_script_stops_at_a_trash_of_somebody_else(server: Server, stack: ExitStack, tmp_path: Path) -> None:
    scene = _scene(server, stack, tmp_path, "CREATE TABLE t ();", "")
    scene.execute("CREATE SCHEMA pgsync_trash")

    with pytest.raises(psycopg.errors.RaiseException, match="is not pgsync's"):
        scene.execute(scene.plan.statements[0].statement.sql)


def test_purged_rows_are_named_before_the_rollback(server: Server, stack: ExitStack, tmp_path: Path) -> None:
    scene = _scene(server, stack, tmp_path, "CREATE TABLE t (id integer); INSERT INTO t VALUES (1);", "")
    scene.apply()
    with psycopg.connect(scene.url, autocommit=True) as conn:
        conn.execute("DROP TABLE pgsync_trash." + scene.execute("SELECT name FROM pgsync_trash.dropped")[0][0])

    prepared = rolling_back.prepare(scene.context(), rolling_back.find_run(scene.context(), None))

    assert "the rows of table public.t were purged; it comes back empty" in [f.text for f in prepared.stage.findings]
