"""Every row of the table of modes: what strict, default and lenient mode make of one difference, on a real server.

A verdict is "=" for a difference, "report" for a note without a difference, "ignore" for neither.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
import pytest

from pgsync.conninfo import parse
from pgsync.engine.alike import alike, notes
from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import under_new_names
from pgsync.kinds import BY_NAME, KINDS
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.modes import Aspect, Mode
from pgsync.model.objects import Catalog
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import introspect

if TYPE_CHECKING:
    from conftest import Server

ALWAYS, NEVER, REPORTED = ("=", "=", "="), ("ignore",) * 3, ("report",) * 3
NOT_LENIENT = "=", "=", "ignore"
STRICT_ONLY = "=", "ignore", "ignore"
TABLE = "CREATE TABLE t (a integer, b text);"


class Row(NamedTuple):
    """One difference: what both sides have, what the current and the desired one have besides, the verdicts."""

    name: str
    both: str
    current: str
    desired: str
    verdicts: tuple[str, str, str]


def _function(how: str = "", body: str = "SELECT 1", language: str = "sql") -> str:
    return f"CREATE FUNCTION f() RETURNS integer LANGUAGE {language} {how} AS $body${body}$body$;"


def _spelled(column: str, attribute: str) -> str:
    """Return objects of each kind with an expression, in which a column and an attribute are trimmed."""
    return f"""
        CREATE DOMAIN d AS text DEFAULT trim({attribute}) CHECK (trim({attribute}) <> VALUE);
        CREATE TABLE t (
            v varchar DEFAULT trim({attribute}) CHECK (trim({column}) <> ''), n integer,
            g text GENERATED ALWAYS AS (trim({column})) STORED
        );
        CREATE INDEX i ON t (trim({column}));
        CREATE STATISTICS s ON trim({column}), n FROM t;
        CREATE RULE r AS ON DELETE TO t WHERE trim(old.{column}) = 'x' DO INSTEAD NOTHING;
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW WHEN (trim(new.{column}) = 'x') EXECUTE FUNCTION f();
        CREATE POLICY p ON t USING (trim({column}) = 'x') WITH CHECK (trim({column}) = 'y');
        CREATE VIEW v AS SELECT trim({column}) AS a FROM u;
        CREATE MATERIALIZED VIEW m AS SELECT trim({column}) AS a FROM u;
        CREATE PUBLICATION p FOR TABLE w WHERE (trim({column}) = 'x') WITH (publish = 'insert');
    """  # noqa: S608 - ours


ROWS = (
    Row("an object", "", "", TABLE, ALWAYS),
    Row("a column", TABLE, "", "ALTER TABLE t ADD c integer;", ALWAYS),
    Row("a type", "", "CREATE TABLE t (a integer);", "CREATE TABLE t (a bigint);", ALWAYS),
    Row("a type's modifier", "", "CREATE TABLE t (a varchar(5));", "CREATE TABLE t (a varchar(6));", ALWAYS),
    Row("a collation", "", "CREATE TABLE t (a text);", 'CREATE TABLE t (a text COLLATE "C");', ALWAYS),
    Row(
        "the order of columns",
        "",
        "CREATE TABLE t (a integer, b text);",
        "CREATE TABLE t (b text, a integer);",
        ("=", "report", "ignore"),
    ),
    Row(
        "the order of columns of a view",
        TABLE,
        "CREATE VIEW v AS SELECT a, b FROM t;",
        "CREATE VIEW v AS SELECT b, a FROM t;",
        ALWAYS,
    ),
    Row(
        "a gap among the columns",
        "",
        "CREATE TABLE t (a integer, b integer);",
        "CREATE TABLE t (a integer, x integer, b integer); ALTER TABLE t DROP x;",
        NEVER,
    ),
    Row(
        "a definition here too of what is inherited",
        "CREATE TABLE p (a integer);",
        "CREATE TABLE c () INHERITS (p);",
        "CREATE TABLE c (a integer) INHERITS (p);",
        ("report", "ignore", "ignore"),
    ),
    Row(
        "a definition here too of a check that is inherited",
        "CREATE TABLE p (a integer CONSTRAINT k CHECK (a > 0));",
        "CREATE TABLE c () INHERITS (p);",
        "CREATE TABLE c (CONSTRAINT k CHECK (a > 0)) INHERITS (p);",
        ("report", "ignore", "ignore"),
    ),
    Row(
        "the order of columns when one is added between them",
        "",
        "CREATE TABLE t (a integer, c integer);",
        "CREATE TABLE t (a integer, b integer, c integer);",
        ALWAYS,
    ),
    Row(
        "an expression",
        TABLE,
        "ALTER TABLE t ADD CHECK (a > 0);",
        "ALTER TABLE t ADD CHECK (a > 1);",
        ALWAYS,
    ),
    Row(
        "the second spelling of an expression",
        "",
        "CREATE TABLE t (v varchar CHECK (v IN ('a', 'b')));",
        "CREATE TABLE t (v varchar CHECK (v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text])));",
        NEVER,
    ),
    Row(
        "casts that say nothing",
        "CREATE TYPE e AS (v varchar); CREATE TABLE u (v varchar, n integer); CREATE TABLE w (a text, v varchar);",
        _spelled("v", "(NULL::e).v"),
        _spelled("v::text", "(NULL::e).v::text"),
        NEVER,
    ),
    Row("the second spelling of a domain's expressions", "",
        "CREATE DOMAIN d AS boolean DEFAULT ('a'::varchar IN ('a', 'b')) CHECK (VALUE = ('a'::varchar IN ('a', 'b')));",
        "CREATE DOMAIN d AS boolean DEFAULT ('a'::varchar::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]))"
        "CHECK (VALUE = ('a'::varchar::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text])));", NEVER),
    Row("the second spelling of a parsed body", "",
        "CREATE FUNCTION f(v varchar) RETURNS boolean LANGUAGE sql RETURN v IN ('a', 'b');"
        "CREATE PROCEDURE p(v varchar) LANGUAGE sql BEGIN ATOMIC SELECT v IN ('a', 'b'); END;",
        "CREATE FUNCTION f(v varchar) RETURNS boolean LANGUAGE sql"
        " RETURN v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]);"
        "CREATE PROCEDURE p(v varchar) LANGUAGE sql"
        " BEGIN ATOMIC SELECT v::text = ANY (ARRAY['a'::varchar::text, 'b'::varchar::text]); END;", NEVER),
    Row("a body's line ends", "", _function(body="SELECT 1\r\n  + 1"), _function(body="SELECT 1\n  + 1"), NOT_LENIENT),
    Row("a body's trailing space", "", _function(body="SELECT 1  \n+ 1\n"), _function(body="SELECT 1\n+ 1"),
        NOT_LENIENT),
    Row("a body's indentation", "", _function(body="SELECT  1"), _function(body="SELECT 1"), NOT_LENIENT),
    Row("a body's comment", "", _function(body="SELECT 1 -- one"), _function(body="SELECT 1"), NOT_LENIENT),
    Row("space in a body's literal", "", _function(body="SELECT length('a  b')"),
        _function(body="SELECT length('a b')"), ALWAYS),
    Row("trailing space in a body's literal", "", _function(body="SELECT length('a \n')"),
        _function(body="SELECT length('a\n')"), ALWAYS),
    Row("a body", "", _function(body="SELECT 1"), _function(body="SELECT 2"), ALWAYS),
    Row("a function's cost", "", _function(), _function("COST 7"), NOT_LENIENT),
    Row("a function's parallel safety", "", _function(), _function("PARALLEL SAFE"), NOT_LENIENT),
    Row("a function's volatility", "", _function(), _function("STABLE"), ALWAYS),
    Row("the order of a function's settings", "", _function("SET work_mem = '1MB' SET search_path = a, b"),
        _function("SET search_path = a, b SET work_mem = '1MB'"), NEVER),
    Row("the unit of a setting", "", _function("SET work_mem = '65536kB'"), _function("SET work_mem = '64MB'"),
        STRICT_ONLY),
    Row("the order of a procedure's settings", "",
        "CREATE PROCEDURE p() LANGUAGE sql SET work_mem = '1MB' SET search_path = a, b AS 'SELECT 1';",
        "CREATE PROCEDURE p() LANGUAGE sql SET search_path = a, b SET work_mem = '1MB' AS 'SELECT 1';", NEVER),
    Row("the unit of a procedure's setting", "",
        "CREATE PROCEDURE p() LANGUAGE sql SET work_mem = '65536kB' AS 'SELECT 1';",
        "CREATE PROCEDURE p() LANGUAGE sql SET work_mem = '64MB' AS 'SELECT 1';", STRICT_ONLY),
    Row("a setting", "", _function("SET work_mem = '64MB'"), _function("SET work_mem = '65MB'"), ALWAYS),
    Row("a function's search_path", "", _function("SET search_path = a, b"),
        _function("SET search_path = b, a"), ALWAYS),
    Row("one odd name in search_path", "", _function("SET search_path = 'a, b'"),
        _function("SET search_path = a, b"), ALWAYS),
    Row("SECURITY DEFINER", "", _function(), _function("SECURITY DEFINER"), ALWAYS),
    Row("LEAKPROOF", "", _function(), _function("LEAKPROOF"), ALWAYS),
    Row("an index's name", TABLE, "CREATE INDEX one ON t (a);", "CREATE INDEX other ON t (a);", NOT_LENIENT),
    Row("a constraint's name", TABLE, "ALTER TABLE t ADD CONSTRAINT one UNIQUE (a);",
        "ALTER TABLE t ADD CONSTRAINT other UNIQUE (a);", NOT_LENIENT),
    Row("a foreign key's name", "CREATE TABLE p (a integer PRIMARY KEY);" + TABLE,
        "ALTER TABLE t ADD CONSTRAINT one FOREIGN KEY (a) REFERENCES p;",
        "ALTER TABLE t ADD CONSTRAINT other FOREIGN KEY (a) REFERENCES p;", NOT_LENIENT),
    Row("a domain constraint's name", "", "CREATE DOMAIN d AS integer CONSTRAINT one CHECK (VALUE > 0);",
        "CREATE DOMAIN d AS integer CONSTRAINT other CHECK (VALUE > 0);", NOT_LENIENT),
    Row("one of two equal checks", TABLE, "ALTER TABLE t ADD CONSTRAINT one CHECK (a > 0);",
        "ALTER TABLE t ADD CONSTRAINT one CHECK (a > 0), ADD CONSTRAINT two CHECK (a > 0);", ALWAYS),
    Row("the chosen name of NOT NULL", "", "CREATE TABLE t (a integer NOT NULL);",
        "CREATE TABLE t (a integer CONSTRAINT chosen NOT NULL);", NOT_LENIENT),
    Row("the generated name of NOT NULL", "", "CREATE TABLE t (b integer NOT NULL); ALTER TABLE t RENAME b TO a;",
        "CREATE TABLE t (a integer CONSTRAINT t_b_not_null NOT NULL);", NEVER),
    Row("NOT VALID", TABLE, "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);", NOT_LENIENT),
    Row("NOT NULL NOT VALID", TABLE, "ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID;",
        "ALTER TABLE t ADD CONSTRAINT k NOT NULL a;", NOT_LENIENT),
    Row("NOT ENFORCED", TABLE, "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);", ALWAYS),
    Row("DEFERRABLE", TABLE, "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);",
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a) DEFERRABLE;", ALWAYS),
    Row("an owner", TABLE, "", "ALTER TABLE t OWNER TO modes_role;", NOT_LENIENT),
    Row("a privilege", TABLE, "", "GRANT SELECT ON t TO modes_role;", NOT_LENIENT),
    Row("who granted a privilege", TABLE + "GRANT SELECT ON t TO modes_manager WITH GRANT OPTION;",
        "GRANT SELECT ON t TO modes_role;",
        "SET ROLE modes_manager; GRANT SELECT ON t TO modes_role; RESET ROLE;", STRICT_ONLY),
    Row("default privileges", "", "", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO modes_role;", NOT_LENIENT),
    Row("a comment", TABLE, "", "COMMENT ON TABLE t IS 'x';", NOT_LENIENT),
    Row("the spelling of a storage parameter", "",
        "CREATE TABLE t (a integer) WITH (fillfactor = 070, autovacuum_enabled = off);",
        "CREATE TABLE t (a integer) WITH (fillfactor = 70, autovacuum_enabled = FALSE);", NEVER),
    Row("the spelling of a parameter of a TOAST table", "",
        "CREATE TABLE t (a text) WITH (toast.autovacuum_enabled = off);",
        "CREATE TABLE t (a text) WITH (toast.autovacuum_enabled = false);", NEVER),
    Row("the spelling of parameters of an index, a key and a materialized view", TABLE,
        "CREATE INDEX i ON t (a) WITH (deduplicate_items = off);"
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a) WITH (deduplicate_items = off);"
        "CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = off, toast.autovacuum_enabled = off)"
        " AS SELECT b FROM t;",
        "CREATE INDEX i ON t (a) WITH (deduplicate_items = false);"
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a) WITH (deduplicate_items = false);"
        "CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false)"
        " AS SELECT b FROM t;", NEVER),
    Row("a fill factor", TABLE, "", "ALTER TABLE t SET (fillfactor = 70);", NOT_LENIENT),
    Row("autovacuum", TABLE, "", "ALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0.5);", NOT_LENIENT),
    Row("autovacuum of TOAST", TABLE, "", "ALTER TABLE t SET (toast.autovacuum_enabled = off);", NOT_LENIENT),
    Row("a storage parameter that programs notice", TABLE, "", "ALTER TABLE t SET (user_catalog_table = true);",
        ALWAYS),
    Row("an explicit default of a storage parameter", TABLE, "",
        "ALTER TABLE t SET (user_catalog_table = off);", NOT_LENIENT),
    Row("a statistics target", TABLE, "", "ALTER TABLE t ALTER a SET STATISTICS 7;", NOT_LENIENT),
    Row("n_distinct", TABLE, "", "ALTER TABLE t ALTER a SET (n_distinct = 7);", NOT_LENIENT),
    Row("a statistics object's target", TABLE + "CREATE STATISTICS s ON a, b FROM t;", "",
        "ALTER STATISTICS s SET STATISTICS 7;", NOT_LENIENT),
    Row("storage", TABLE, "", "ALTER TABLE t ALTER b SET STORAGE EXTERNAL;", NOT_LENIENT),
    Row("compression", TABLE, "", "ALTER TABLE t ALTER b SET COMPRESSION pglz;", NOT_LENIENT),
    Row("replica identity", TABLE, "", "ALTER TABLE t REPLICA IDENTITY FULL;", ALWAYS),
    Row("the CLUSTER mark", TABLE + "CREATE INDEX i ON t (a);", "", "ALTER TABLE t CLUSTER ON i;", NOT_LENIENT),
    Row("row security", TABLE, "", "ALTER TABLE t ENABLE ROW LEVEL SECURITY;", ALWAYS),
    Row("forced row security", TABLE, "", "ALTER TABLE t FORCE ROW LEVEL SECURITY;", ALWAYS),
    Row("a policy", TABLE, "", "CREATE POLICY p ON t USING (a > 0);", ALWAYS),
    Row("a policy's roles", TABLE, "CREATE POLICY p ON t TO modes_role;",
        "CREATE POLICY p ON t TO modes_manager;", ALWAYS),
    Row("security_invoker", TABLE, "CREATE VIEW v AS SELECT a FROM t;",
        "CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t;", ALWAYS),
    Row("security_barrier", TABLE, "CREATE VIEW v AS SELECT a FROM t;",
        "CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;", ALWAYS),
    Row("the spelling of a view's option", TABLE, "CREATE VIEW v WITH (security_barrier = on) AS SELECT a FROM t;",
        "CREATE VIEW v WITH (security_barrier = true) AS SELECT a FROM t;", NEVER),
    Row("a trigger that is switched off",
        TABLE + "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
        "CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION g();",
        "", "ALTER TABLE t DISABLE TRIGGER g;", ALWAYS),
    Row("a foreign key's triggers that are switched off",
        "CREATE TABLE p (a integer PRIMARY KEY);" + TABLE
        + "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES p;",
        "", "ALTER TABLE t DISABLE TRIGGER ALL;", ALWAYS),
    Row("a sequence's increment", "", "CREATE SEQUENCE s;", "CREATE SEQUENCE s INCREMENT 2;", ALWAYS),
    Row("a sequence's cache", "", "CREATE SEQUENCE s;", "CREATE SEQUENCE s CACHE 2;", NOT_LENIENT),
    Row("a sequence's start", "", "CREATE SEQUENCE s;", "CREATE SEQUENCE s START 2;", NOT_LENIENT),
    Row("a sequence's value", "CREATE SEQUENCE s;", "", "SELECT nextval('s');", NEVER),
    Row("identity's kind", "", "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);",
        "CREATE TABLE t (a integer GENERATED BY DEFAULT AS IDENTITY);", ALWAYS),
    Row("the generated name of an identity's sequence", "", "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);",
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME t_a_seq1));", ("=", "report", "ignore")),
    Row("the chosen name of an identity's sequence", "", "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);",
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME chosen));", NOT_LENIENT),
    Row("the generated name of a serial's sequence", "", "CREATE TABLE t (a serial);",
        "CREATE TABLE t (a serial); ALTER SEQUENCE t_a_seq RENAME TO t_a_seq2;", ("=", "report", "ignore")),
    Row("the order of an enum's labels", "", "CREATE TYPE e AS ENUM ('a', 'b');", "CREATE TYPE e AS ENUM ('b', 'a');",
        NOT_LENIENT),
    Row("an enum's label", "", "CREATE TYPE e AS ENUM ('a', 'b');", "CREATE TYPE e AS ENUM ('c', 'b', 'a');", ALWAYS),
    Row("a partition's bounds", "CREATE TABLE p (a integer) PARTITION BY LIST (a);",
        "CREATE TABLE c PARTITION OF p FOR VALUES IN (1);", "CREATE TABLE c PARTITION OF p FOR VALUES IN (2);", ALWAYS),
    Row("whether a materialized view is filled", TABLE, "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;",
        "CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;", NEVER),
    Row("an extension's schema", "CREATE SCHEMA x;", "CREATE EXTENSION hstore;",
        "CREATE EXTENSION hstore SCHEMA x;", NOT_LENIENT),
    Row("an extension's version", "", "CREATE EXTENSION hstore;", "CREATE EXTENSION hstore VERSION '1.4';",
        ("=", "report", "ignore")),
    Row("a publication's options", "", "CREATE PUBLICATION p;",
        "CREATE PUBLICATION p WITH (publish = 'insert');", NOT_LENIENT),
    Row("a subscription's slot", "",
        "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false, slot_name = 'a');",
        "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false, slot_name = 'b');",
        STRICT_ONLY),
    Row("the order of a subscription's publications", "",
        "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p, q WITH (connect = false, slot_name = NONE);",
        "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION q, p WITH (connect = false, slot_name = NONE);", NEVER),
    Row("the order of an event trigger's tags",
        "CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';",
        "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE CAST', 'DROP CAST') EXECUTE FUNCTION g();",
        "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('DROP CAST', 'CREATE CAST') EXECUTE FUNCTION g();",
        NEVER),
    Row("the order of a text search dictionary's options", "",
        "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, language = english, stopwords = english);",
        "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, stopwords = english, language = english);", NEVER),
    Row("a user mapping's secrets",
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;",
        "CREATE USER MAPPING FOR modes_role SERVER s OPTIONS (password 'a');",
        "CREATE USER MAPPING FOR modes_role SERVER s OPTIONS (password 'b');", STRICT_ONLY),
    Row("a user mapping", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;", "",
        "CREATE USER MAPPING FOR modes_role SERVER s;", ALWAYS),
    Row("a setting of the database", "", "",
        "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''7MB''', current_database()); END$$;",
        STRICT_ONLY),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _roles(server: "Server") -> None:
    server.execute("CREATE ROLE modes_role; CREATE ROLE modes_manager")


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Catalog, Catalog]]:
    """Both catalogs of the rows that were made before."""
    return {}


@pytest.fixture
def sides(
    server: "Server", request: pytest.FixtureRequest, made: dict[str, tuple[Catalog, Catalog]]
) -> tuple[Catalog, Catalog]:
    """Return both catalogs of a row: current and desired."""
    row: Row = request.param
    if row.name not in made:
        made[row.name] = _side(server, row.both + row.current), _side(server, row.both + row.desired)
    return made[row.name]


def _side(server: "Server", script: str) -> Catalog:
    with server.database(script) as url:
        try:
            return _catalog(url)
        finally:
            _drop_subscriptions(url)


def _catalog(url: str) -> Catalog:
    with connect(parse(url)) as conn:
        read_session(conn)
        return introspect(conn, KINDS)


def _drop_subscriptions(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as conn:
        for (name,) in conn.execute(
            "SELECT subname FROM pg_subscription WHERE subdbid = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchall():
            conn.execute(f"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)".encode())
            conn.execute(f"DROP SUBSCRIPTION {name}".encode())


def verdict(
    current: Catalog,
    desired: Catalog,
    mode: Mode,
    without: frozenset[Aspect] | None = None,
    kinds: Mapping[str, Kind[Any]] = BY_NAME,
) -> str:
    """Return "=", "report" or "ignore"."""
    found = under_new_names(current, desired, (), kinds, mode)
    sides = found.current, found.desired
    if found.renames or diff(*alike(*sides, kinds, mode, without), kinds, mode, without):
        return "="
    return "report" if notes(found.current, desired, kinds, mode, without) else "ignore"


@pytest.mark.parametrize(
    ("sides", "wanted"), [pytest.param(row, row.verdicts, id=row.name) for row in ROWS], indirect=["sides"]
)
def test_a_mode_makes_of_it_what_the_table_says(sides: tuple[Catalog, Catalog], wanted: tuple[str, str, str]) -> None:
    current, desired = sides

    assert tuple(verdict(current, desired, mode) for mode in Mode) == wanted
    assert tuple(verdict(desired, current, mode) for mode in Mode) == wanted


SWITCHED = {
    "an owner": Aspect.OWNERS,
    "a privilege": Aspect.PRIVILEGES,
    "default privileges": Aspect.PRIVILEGES,
    "a comment": Aspect.COMMENTS,
    "a fill factor": Aspect.STORAGE,
    "storage": Aspect.STORAGE,
    "compression": Aspect.STORAGE,
    "a statistics target": Aspect.STORAGE,
    "the order of columns": Aspect.COLUMN_ORDER,
    "an extension's version": Aspect.EXTENSION_VERSIONS,
}


@pytest.mark.parametrize(
    ("sides", "aspect"),
    [pytest.param(row, SWITCHED[row.name], id=row.name) for row in ROWS if row.name in SWITCHED],
    indirect=["sides"],
)
def test_an_aspect_can_be_left_out_in_every_mode(sides: tuple[Catalog, Catalog], aspect: Aspect) -> None:
    without = frozenset({aspect})

    assert {verdict(*sides, mode, without) for mode in Mode} == {"ignore"}


SECURITY = (
    "row security", "forced row security", "a policy", "a policy's roles", "security_invoker", "security_barrier",
    "SECURITY DEFINER", "LEAKPROOF", "a function's search_path", "a trigger that is switched off",
)  # fmt: skip


@pytest.mark.parametrize(
    "sides", [pytest.param(row, id=row.name) for row in ROWS if row.name in SECURITY], indirect=["sides"]
)
def test_what_protects_data_is_never_left_out(sides: tuple[Catalog, Catalog]) -> None:
    assert verdict(*sides, Mode.LENIENT, frozenset(Aspect)) == "="


def _only(name: str) -> pytest.MarkDecorator:
    """Parametrize a test with the sides of one row."""
    return pytest.mark.parametrize("sides", [row for row in ROWS if row.name == name], ids=[name], indirect=True)


@_only("the order of columns when one is added between them")
def test_a_column_that_is_added_moves_none_of_the_others(sides: tuple[Catalog, Catalog]) -> None:
    changes = diff(*alike(*sides, BY_NAME, Mode.STRICT), BY_NAME, Mode.STRICT)

    assert [change.id.path[-1] for change in changes] == ["b"]


@_only("an extension's version")
def test_an_extension_is_updated_only_to_a_newer_version_that_the_server_has(sides: tuple[Catalog, Catalog]) -> None:
    new, old = sides

    there = make_plan(old, new, BY_NAME, Mode.STRICT)
    back = make_plan(new, old, BY_NAME, Mode.STRICT)

    assert [planned.statement.sql.partition(" UPDATE TO ")[0] for planned in there.statements] == [
        "ALTER EXTENSION hstore"
    ]
    assert back.statements == []
    assert [sentence.partition("; ")[0] for sentence in back.manual] == [
        f"extension hstore: version {_version(new)} cannot become 1.4"
    ]
    assert make_plan(old, new, BY_NAME).statements == []


def _version(catalog: Catalog) -> str:
    return str(catalog.objects[ObjectId("extension", ("hstore",))].spec.version)


@_only("the order of an enum's labels")
def test_lenient_mode_adds_a_label_without_a_new_type(sides: tuple[Catalog, Catalog]) -> None:
    current, desired = sides
    id_ = ObjectId("enum", ("public", "e"))
    more = replace(desired.objects[id_], spec=type(desired.objects[id_].spec)(("c", "b", "a")))

    plan = make_plan(current, replace(desired, objects={**desired.objects, id_: more}), BY_NAME, Mode.LENIENT)

    assert [planned.statement.sql for planned in plan.statements] == ["ALTER TYPE public.e ADD VALUE 'c'"]
    assert plan.expected.objects[id_].spec.labels == ("a", "b", "c")


@_only("a fill factor")
def test_a_tablespace_that_the_target_does_not_have_is_reported(sides: tuple[Catalog, Catalog]) -> None:
    current, desired = sides
    id_ = ObjectId("table", ("public", "t"))
    item = desired.objects[id_]
    moved = replace(item, spec=replace(item.spec, tablespace="fast", options=()))
    wish = replace(desired, objects={**desired.objects, id_: moved})

    assert verdict(current, wish, Mode.DEFAULT) == "report"
    assert verdict(current, wish, Mode.LENIENT) == "ignore"
    assert make_plan(current, wish, BY_NAME).statements == []
    assert all("fast" not in planned.statement.sql for planned in make_plan(_empty(current), wish, BY_NAME).statements)


def _empty(catalog: Catalog) -> Catalog:
    return replace(
        catalog,
        objects={id_: item for id_, item in catalog.objects.items() if id_.kind in {"schema", "database"}},
        dependencies=(),
    )


@pytest.mark.parametrize("mode", Mode)
def test_an_index_that_failed_is_built_anew_and_never_copied(server: "Server", mode: Mode) -> None:
    with server.database(TABLE) as failed, server.database(TABLE + "CREATE UNIQUE INDEX u ON t (a);") as built:
        with psycopg.connect(failed, autocommit=True) as conn:
            conn.execute("INSERT INTO t VALUES (1), (1)")
            with pytest.raises(psycopg.errors.UniqueViolation):
                conn.execute("CREATE UNIQUE INDEX CONCURRENTLY u ON t (a)")
        broken, whole = _catalog(failed), _catalog(built)
    empty = replace(broken, objects={id_: item for id_, item in broken.objects.items() if id_.kind != "index"})

    assert [p.statement.sql for p in make_plan(broken, whole, BY_NAME, mode).statements] == [
        "DROP INDEX public.u",
        "CREATE UNIQUE INDEX u ON public.t USING btree (a)",
    ]
    assert verdict(whole, broken, mode) == "report"
    assert verdict(empty, broken, mode) == "report"
    assert verdict(broken, broken, mode) == "report"
