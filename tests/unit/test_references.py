"""Tablespaces are references, and --schema asks each kind where an object lies."""

from dataclasses import replace

import pytest

from conftest import Server
from pgsync.conninfo import parse
from pgsync.engine.plan import make_plan
from pgsync.engine.select import Selection, chooser
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import introspect

SCRIPT = """
CREATE TABLE t (a integer PRIMARY KEY); CREATE INDEX i ON t (a);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t"""
PLACED = (
    ObjectId("table", ("public", "t")),
    ObjectId("index", ("public", "i")),
    ObjectId("materialized view", ("public", "m")),
    ObjectId("constraint", ("public", "t", "t_pkey")),
)


def _read(server: Server, script: str) -> Catalog:
    with server.database(script) as url, connect(parse(url)) as conn:
        read_session(conn)
        return introspect(conn, kinds_in())


def _moved(catalog: Catalog, tablespace: str) -> Catalog:
    """Return a catalog in which everything that can lies in a tablespace."""
    moved: dict[ObjectId, DbObject[object]] = {
        id_: replace(catalog.objects[id_], spec=replace(catalog.objects[id_].spec, tablespace=tablespace))
        for id_ in PLACED
    }
    return catalog.with_objects({id_: moved.get(id_, item) for id_, item in catalog.objects.items()}, ())


def test_what_lies_in_a_tablespace_that_the_target_has_moves_there(server: Server) -> None:
    catalog = _read(server, SCRIPT)
    current = replace(catalog, tablespaces=frozenset({"pg_default", "fast"}))

    plan = make_plan(current, _moved(catalog, "fast"), BY_NAME)

    assert sum("SET TABLESPACE fast" in planned.statement.sql for planned in plan.statements) == len(PLACED)
    assert plan.manual == ()


def test_what_lies_in_a_tablespace_that_the_target_lacks_stays_and_the_plan_says_so(server: Server) -> None:
    catalog = _read(server, SCRIPT)

    plan = make_plan(catalog, _moved(catalog, "fast"), BY_NAME)

    assert plan.statements == []
    assert sorted(plan.manual) == sorted(
        f'{id_}: it stays where it is, as this server has no tablespace "fast"' for id_ in PLACED
    )


def test_what_is_new_is_made_in_the_databases_own_tablespace(server: Server) -> None:
    catalog = _read(server, SCRIPT)

    plan = make_plan(_read(server, ""), _moved(catalog, "fast"), BY_NAME)

    assert not any("fast" in planned.statement.sql for planned in plan.statements)
    assert len(plan.manual) == len(PLACED)


IN_SCHEMAS = """
CREATE SCHEMA sales; CREATE SCHEMA stock;
CREATE TABLE sales.t (a integer PRIMARY KEY); CREATE TABLE stock.t (a integer);
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sales FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER sales;
CREATE PUBLICATION stock FOR TABLE sales.t; CREATE PUBLICATION sales FOR TABLES IN SCHEMA stock;
ALTER DEFAULT PRIVILEGES IN SCHEMA sales GRANT SELECT ON TABLES TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
COMMENT ON COLUMN sales.t.a IS 'c';
"""


@pytest.mark.parametrize(
    ("kind", "path", "schema"),
    (
        ("user mapping", ("sales", "public"), None),
        ("publication table", ("stock", "sales", "t"), "sales"),
        ("publication schema", ("sales", "stock"), "stock"),
        ("publication", ("sales",), None),
        ("default privilege", ("postgres", "sales", "tables"), "sales"),
        ("default privilege", ("postgres", "", "tables"), None),
        ("comment", ("column", "sales", "t", "a"), "sales"),
        ("constraint", ("sales", "t", "t_pkey"), "sales"),
        ("schema", ("sales",), "sales"),
        ("server", ("sales",), None),
    ),
)
def test_schema_chooses_what_lies_in_it_and_not_what_is_called_like_it(
    kind: str, path: tuple[str, ...], schema: str | None, catalog: Catalog
) -> None:
    id_ = ObjectId(kind, path)
    chosen = {
        name
        for name in ("sales", "stock", "postgres")
        if chooser(catalog, catalog, Selection(schemas=(name,)), BY_NAME)(id_)
    }

    assert id_ in catalog.objects
    assert chosen == ({schema} if schema else set())


@pytest.fixture(scope="module")
def catalog(server: Server) -> Catalog:
    """A database in which servers and publications have the names of schemas."""
    return _read(server, IN_SCHEMAS)
