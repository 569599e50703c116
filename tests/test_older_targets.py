"""What an older target cannot have is named in the plan and never emitted; the rest is planned, and applies.

Each script is built on the embedded PostgreSQL 18 and planned onto nothing: onto a catalog that claims to be of an
older server, and onto those servers that PGSYNC_TEST_SERVERS lists, where the plan is applied too.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from pgsync.conninfo import parse
from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME
from pgsync.kinds.newer import FUNCTIONS, OPERATOR_CLASSES, ROLES, SETTINGS, TYPES
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan
from proof import SERVERS, Place, describe, embedded_server, text


class Newer(NamedTuple):
    """Something that came with a major version.

    named: how the plan's sentence begins. never: what stands in no statement. planned: what stands in one all the same.
    """

    since: int
    script: str
    named: str
    never: str
    planned: str


TABLE = "CREATE TABLE t (a int, b int)"
NEWER = {
    "virtual-column": Newer(
        18,
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL, c text)",
        "column public.t.b: virtual generated columns",
        "GENERATED",
        "c text",
    ),
    "view-over-a-virtual-column": Newer(
        18,
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL); CREATE VIEW v AS SELECT b FROM t",
        "view public.v: needs column public.t.b, which is left out",
        "CREATE VIEW",
        "CREATE TABLE public.t",
    ),
    "compression": Newer(
        14,
        "CREATE TABLE t (a text COMPRESSION pglz)",
        "column public.t.a: compression methods of columns",
        "COMPRESSION",
        "a text",
    ),
    "materialized-compression": Newer(
        14,
        "CREATE MATERIALIZED VIEW m AS SELECT 'x'::text AS a; ALTER MATERIALIZED VIEW m ALTER a SET COMPRESSION pglz",
        "materialized view public.m: compression methods of columns",
        "COMPRESSION",
        "CREATE MATERIALIZED VIEW",
    ),
    "not-null-not-valid": Newer(
        18,
        "CREATE TABLE t (a int, b int); ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID",
        "column public.t.a: NOT NULL constraints that are not valid",
        "NOT NULL",
        "a integer",
    ),
    "not-null-no-inherit": Newer(
        18,
        "CREATE TABLE t (a int CONSTRAINT n NOT NULL NO INHERIT, b int)",
        "column public.t.a: NOT NULL constraints that are not inherited",
        "NOT NULL",
        "a integer",
    ),
    "not-null-comment": Newer(
        18,
        "CREATE TABLE t (a int CONSTRAINT n NOT NULL); COMMENT ON CONSTRAINT n ON t IS 'must'",
        "comment constraint.public.t.n: comments on NOT NULL constraints",
        "COMMENT",
        "NOT NULL",
    ),
    "multirange-column": Newer(
        14, "CREATE TABLE t (a int, b int4multirange)", "column public.t.b: multirange types", "multirange", "a integer"
    ),
    "users-multirange-column": Newer(
        14,
        "CREATE TYPE span AS RANGE (SUBTYPE = int); CREATE TABLE t (a int, b span_multirange)",
        "column public.t.b: multirange types",
        "multirange",
        "CREATE TYPE public.span AS RANGE",
    ),
    "multirange-argument": Newer(
        14,
        "CREATE FUNCTION f(int4multirange) RETURNS int LANGUAGE sql AS 'SELECT 1'; " + TABLE,
        "function public.f(int4multirange): multirange types",
        "multirange",
        "CREATE TABLE",
    ),
    "nulls-not-distinct": Newer(
        15,
        "CREATE TABLE t (a int, CONSTRAINT one UNIQUE NULLS NOT DISTINCT (a))",
        "constraint public.t.one: UNIQUE constraints with NULLS NOT DISTINCT",
        "DISTINCT",
        "a integer",
    ),
    "index-nulls-not-distinct": Newer(
        15,
        TABLE + "; CREATE UNIQUE INDEX one ON t (a) NULLS NOT DISTINCT",
        "index public.one: unique indexes with NULLS NOT DISTINCT",
        "INDEX",
        "CREATE TABLE",
    ),
    "not-enforced": Newer(
        18,
        "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED)",
        "constraint public.t.c: constraints that are not enforced",
        "CHECK",
        "a integer",
    ),
    "foreign-key-not-enforced": Newer(
        18,
        "CREATE TABLE t (a int PRIMARY KEY, b int, CONSTRAINT f FOREIGN KEY (b) REFERENCES t NOT ENFORCED)",
        "foreign key public.t.f: foreign keys that are not enforced",
        "FOREIGN",
        "PRIMARY KEY",
    ),
    "temporal-key": Newer(
        18,
        "CREATE TABLE t (a int4range, b tstzrange, CONSTRAINT k PRIMARY KEY (a, b WITHOUT OVERLAPS)); "
        "CREATE TABLE u (a int4range, b tstzrange, CONSTRAINT f FOREIGN KEY (a, PERIOD b) REFERENCES t (a, PERIOD b))",
        "foreign key public.u.f: foreign keys over a PERIOD",
        "OVERLAPS",
        "CREATE TABLE public.u",
    ),
    "set-null-columns": Newer(
        15,
        "CREATE TABLE t (a int, b int, PRIMARY KEY (a, b)); "
        "CREATE TABLE u (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES t ON DELETE SET NULL (b))",
        "foreign key public.u.f: foreign keys that set only some of their columns",
        "FOREIGN",
        "CREATE TABLE public.u",
    ),
    "partitioned-access-method": Newer(
        17,
        "CREATE TABLE t (a int) PARTITION BY LIST (a) USING heap",
        "table public.t: access methods of partitioned tables",
        "USING",
        "PARTITION BY LIST",
    ),
    "storage-parameter": Newer(
        18,
        "CREATE TABLE t (a int) WITH (fillfactor = 70, autovacuum_vacuum_max_threshold = 9)",
        "table public.t: storage parameters autovacuum_vacuum_max_threshold",
        "threshold",
        "fillfactor",
    ),
    "unlogged-sequence": Newer(
        15,
        "CREATE UNLOGGED SEQUENCE s",
        "sequence public.s: unlogged sequences",
        "UNLOGGED",
        "CREATE SEQUENCE",
    ),
    "security-invoker": Newer(
        15,
        "CREATE TABLE t (a int); CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t",
        "view public.v: views with security_invoker",
        "VIEW",
        "CREATE TABLE",
    ),
    "publication-columns": Newer(
        15,
        "CREATE TABLE t (a int PRIMARY KEY, b int); CREATE PUBLICATION p FOR TABLE t (a)",
        "publication table p.public.t: column lists of publications",
        "ADD TABLE",
        "CREATE PUBLICATION",
    ),
    "publication-rows": Newer(
        15,
        "CREATE TABLE t (a int PRIMARY KEY, b int); CREATE PUBLICATION p FOR TABLE t WHERE (a > 1)",
        "publication table p.public.t: row filters of publications",
        "ADD TABLE",
        "CREATE PUBLICATION",
    ),
    "publication-schemas": Newer(
        15,
        "CREATE SCHEMA s; CREATE PUBLICATION p FOR TABLES IN SCHEMA s",
        "publication schema p.s: publication schemas",
        "TABLES IN SCHEMA",
        "CREATE PUBLICATION",
    ),
    "publication-generated-columns": Newer(
        18,
        "CREATE PUBLICATION p WITH (publish_generated_columns = stored)",
        "publication p: publications of generated columns",
        "generated",
        "CREATE PUBLICATION",
    ),
    "parsed-body": Newer(
        14,
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1; CREATE VIEW v AS SELECT f() AS a; " + TABLE,
        "function public.f(): parsed bodies of routines",
        "FUNCTION",
        "CREATE TABLE",
    ),
    "merge-in-a-body": Newer(
        15,
        TABLE + "; CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC MERGE INTO t USING t u ON t.a = u.a "
        "WHEN MATCHED THEN DELETE; END",
        "procedure public.p(): MERGE statements",
        "PROCEDURE",
        "CREATE TABLE",
    ),
    "out-argument": Newer(
        14,
        "CREATE PROCEDURE p(a int, OUT b int) LANGUAGE plpgsql AS 'BEGIN b := a; END'; " + TABLE,
        "procedure public.p(integer): OUT arguments of procedures",
        "PROCEDURE",
        "CREATE TABLE",
    ),
    "routine-setting": Newer(
        17,
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET transaction_timeout = 1 AS 'SELECT 1'; " + TABLE,
        "function public.f(): routines that set transaction_timeout",
        "FUNCTION",
        "CREATE TABLE",
    ),
    "function-in-a-default": Newer(
        18,
        "CREATE TABLE t (a uuid DEFAULT uuidv7(), b int)",
        "default public.t.a: calls of the function uuidv7",
        "uuidv7",
        "a uuid",
    ),
    "function-in-a-view": Newer(
        16,
        "CREATE TABLE t (a int); CREATE VIEW v AS SELECT any_value(a) AS a FROM t",
        "view public.v: calls of the function any_value",
        "VIEW",
        "CREATE TABLE",
    ),
    "numeric-extract": Newer(
        14,
        "CREATE TABLE t (a date, b numeric GENERATED ALWAYS AS (EXTRACT(year FROM a)) STORED)",
        "column public.t.b: calls of EXTRACT that give a numeric value",
        "EXTRACT",
        "a date",
    ),
    "json": Newer(
        16,
        "CREATE TABLE t (a text CONSTRAINT c CHECK (a IS JSON))",
        "constraint public.t.c: IS JSON tests",
        "CHECK",
        "a text",
    ),
    "operator-class": Newer(
        14,
        TABLE + "; CREATE INDEX i ON t USING brin (a int4_bloom_ops)",
        "index public.i: uses of the operator class int4_bloom_ops",
        "INDEX",
        "CREATE TABLE",
    ),
    "covering-spgist": Newer(
        14,
        "CREATE TABLE t (a text, b int); CREATE INDEX i ON t USING spgist (a) INCLUDE (b)",
        "index public.i: SP-GiST indexes with INCLUDE",
        "INDEX",
        "CREATE TABLE",
    ),
    "statistics-on-expressions": Newer(
        14,
        TABLE + "; CREATE STATISTICS s ON (a + b), b FROM t",
        "statistics public.s: statistics on expressions",
        "STATISTICS",
        "CREATE TABLE",
    ),
    "builtin-collation": Newer(
        17,
        "CREATE COLLATION c (PROVIDER = builtin, LOCALE = 'C.UTF-8'); CREATE TABLE t (a int, b text COLLATE c)",
        "collation public.c: collations of the builtin provider",
        "COLLAT",
        "a integer",
    ),
    "login-trigger": Newer(
        17,
        "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; "
        "CREATE EVENT TRIGGER e ON login EXECUTE FUNCTION f()",
        "event trigger e: event triggers on login",
        "EVENT TRIGGER",
        "CREATE FUNCTION",
    ),
    "subscripts": Newer(
        14,
        "CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal STRICT IMMUTABLE AS 'byteain'; "
        "CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'byteaout'; "
        "CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, SUBSCRIPT = jsonb_subscript_handler)",
        "base type public.b: types with a function for subscripts",
        "subscript",
        "CREATE TYPE public.b (",
    ),
    "maintain": Newer(
        17,
        TABLE + "; GRANT SELECT, MAINTAIN ON t TO PUBLIC",
        "privilege table.public.t: MAINTAIN privileges",
        "MAINTAIN",
        "GRANT SELECT",
    ),
    "default-maintain": Newer(
        17,
        "CREATE SCHEMA s; ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT, MAINTAIN ON TABLES TO PUBLIC",
        "default privilege postgres.s.tables: MAINTAIN privileges",
        "MAINTAIN",
        "GRANT SELECT",
    ),
    "large-objects": Newer(
        18,
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO PUBLIC; " + TABLE,
        "default privilege postgres..large objects: default privileges on large objects",
        "LARGE",
        "CREATE TABLE",
    ),
    "predefined-role": Newer(
        14,
        TABLE + "; GRANT SELECT ON t TO pg_read_all_data, PUBLIC",
        "privilege table.public.t: privileges of the role pg_read_all_data",
        "pg_read_all_data",
        "GRANT SELECT",
    ),
    "policy-role": Newer(
        17,
        TABLE + "; CREATE POLICY p ON t TO pg_maintain USING (true)",
        "policy public.t.p: policies for the role pg_maintain",
        "POLICY",
        "CREATE TABLE",
    ),
    "owner": Newer(
        14,
        TABLE + "; ALTER TABLE t OWNER TO pg_database_owner",
        "owner table.public.t: objects of the role pg_database_owner",
        "pg_database_owner",
        "CREATE TABLE",
    ),
}
CASES = [pytest.param(newer, id=name) for name, newer in NEWER.items()]


@pytest.fixture(scope="module")
def newest() -> Iterator[Place]:
    """The embedded server."""
    with embedded_server() as server, Place(server.target(), is_golden=False) as found:
        yield found


@pytest.fixture(scope="module", params=["embedded", *SERVERS], ids=lambda uri: uri.rpartition("@")[2])
def place(request: pytest.FixtureRequest, newest: Place) -> Iterator[Place]:
    """Each of the servers."""
    if request.param == "embedded":
        yield newest
    else:
        with Place(parse(request.param), is_golden=False) as found:
            yield found


@pytest.fixture(scope="module")
def nothing(newest: Place) -> Catalog:
    """What is read from an empty database."""
    with newest.database() as side:
        return side.catalog()


def built(place: Place, script: str) -> Catalog:
    """Return the catalog of a database in which a script was run."""
    with place.database(script) as side:
        return side.catalog()


def assert_named(plan: Plan, newer: Newer) -> None:
    """Fail unless the plan names what it leaves out, and only that."""
    emitted = "\n".join(planned.statement.sql for planned in plan.statements)
    assert any(sentence.startswith(newer.named) for sentence in plan.manual), plan.manual
    assert newer.never not in emitted
    assert newer.planned in emitted


@pytest.mark.parametrize("newer", CASES)
def test_what_the_target_is_too_old_for_is_named_and_not_emitted(newest: Place, nothing: Catalog, newer: Newer) -> None:
    older = replace(nothing, server=replace(nothing.server, version=newer.since - 1))

    plan = make_plan(older, built(newest, newer.script), BY_NAME)

    assert_named(plan, newer)
    assert f"need PostgreSQL {newer.since}, the target is {newer.since - 1}; " in "\n".join(plan.manual)


@pytest.mark.parametrize("newer", CASES)
def test_what_the_target_is_new_enough_for_is_planned(newest: Place, nothing: Catalog, newer: Newer) -> None:
    current = replace(nothing, server=replace(nothing.server, version=newer.since))

    plan = make_plan(current, built(newest, newer.script), BY_NAME)

    assert not [sentence for sentence in plan.manual if "PostgreSQL" in sentence]


@pytest.mark.parametrize("newer", CASES)
def test_the_plan_applies(newest: Place, place: Place, newer: Newer) -> None:
    desired = built(newest, newer.script)
    with place.database() as side:
        plan = make_plan(side.catalog(), desired, BY_NAME)
        if place.version < newer.since:
            assert_named(plan, newer)
        else:
            assert not plan.manual
        side.apply(plan)

        left = [describe(change) for change in diff(side.catalog(), plan.expected, BY_NAME)]

    assert not left, "\n".join([*left, "after", text(plan)])


def test_what_is_there_stays_as_it_is_where_the_new_form_is_out_of_reach(newest: Place) -> None:
    before = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT f() AS a"
    current = built(newest, before)
    older = replace(current, server=replace(current.server, version=13))

    plan = make_plan(older, built(newest, "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 2"), BY_NAME)

    assert [sentence for sentence in plan.manual if sentence.startswith("function public.f()")] == [
        "function public.f(): parsed bodies of routines need PostgreSQL 14, the target is 13; it stays as it is"
    ]
    emitted = [planned.statement.sql for planned in plan.statements]
    assert [sql for sql in emitted if "SCHEMA public" not in sql] == ["DROP VIEW public.v"]


def test_an_equal_version_refuses_nothing(newest: Place, nothing: Catalog) -> None:
    plan = make_plan(nothing, built(newest, NEWER["virtual-column"].script), BY_NAME)

    assert plan.manual == ()


def test_the_tables_of_what_is_newer_are_true(place: Place) -> None:
    queries = {
        "SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace": FUNCTIONS,
        "SELECT name FROM pg_settings": SETTINGS,
        "SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace": TYPES,
        "SELECT rolname FROM pg_roles": ROLES,
    }
    for query, table in queries.items():
        there = {name for (name,) in place.conn.execute(query.encode())}
        assert not {name for name, since in table.items() if since > place.version} & there
    classes = {name for (name,) in place.conn.execute("SELECT opcname FROM pg_opclass")}
    for suffix, since in OPERATOR_CLASSES.items():
        assert any(name.endswith(suffix) for name in classes) == (place.version >= since)
