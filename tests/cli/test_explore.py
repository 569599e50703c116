"""pgsync explore: the tree, a search, one object's page, sample rows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, identifier, two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

SHOP = """
CREATE SCHEMA sales;
CREATE TABLE sales.customers (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'nobody');
COMMENT ON TABLE sales.customers IS 'Who buys';
COMMENT ON COLUMN sales.customers.name IS 'As on the card';
INSERT INTO sales.customers SELECT n, 'customer ' || n FROM generate_series(1, 50) n;
CREATE TABLE sales.orders (id integer PRIMARY KEY, customer integer REFERENCES sales.customers);
CREATE INDEX orders_customer ON sales.orders (customer);
ALTER TABLE sales.orders ENABLE ROW LEVEL SECURITY;
CREATE VIEW sales.names AS SELECT name FROM sales.customers;
CREATE FUNCTION sales.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON sales.customers TO PUBLIC;
ANALYZE;
"""


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def shop(server: Server, project: Path) -> Iterator[str]:
    with two_databases(server, project, SHOP, "") as (url, _):
        yield url


@pytest.mark.usefixtures("shop")
def test_tree_has_schemas_kinds_and_objects_with_counts(pgsync: "Command") -> None:
    out = pgsync("explore", "local").out

    assert "PostgreSQL 18" in out
    assert "sales  4 objects" in out
    assert "tables  2" in out
    assert "customers  2 columns, 1 constraint, ~50 rows" in out
    assert "[row security]" in out
    assert "also on this server:" in out


def test_the_default_connection_and_a_url_do_too(pgsync: "Command", shop: str) -> None:
    assert "sales" in pgsync("explore").out
    assert "sales" in pgsync("explore", shop).out


@pytest.mark.usefixtures("shop")
def test_depth_and_kind_and_schema_limit_the_tree(pgsync: "Command") -> None:
    assert "customers" not in pgsync("explore", "--depth", "2").out
    assert "column name  text not null" in pgsync("explore", "--depth", "4").out
    assert "views" not in pgsync("explore", "--kind", "table").out
    assert "sales" not in pgsync("explore", "--schema", "public").out


@pytest.mark.usefixtures("shop")
def test_search_finds_parts_in_any_case(pgsync: "Command") -> None:
    lines = pgsync("explore", "local", "--search", "CUSTOMER").out.splitlines()

    assert any("table" in line and "sales.customers" in line for line in lines)
    assert any("index" in line and "sales.orders_customer" in line for line in lines)
    assert "nothing found" in pgsync("explore", "--search", "nosuch").out


@pytest.mark.usefixtures("shop")
def test_an_object_shows_everything_about_it(pgsync: "Command") -> None:
    out = pgsync("explore", "local", "sales.customers").out

    assert "table sales.customers" in out
    assert "~50 rows" in out
    assert "Who buys" in out
    assert "owner" in out
    assert "text not null" in out
    assert "As on the card" in out
    assert "PRIMARY KEY (id)" in out
    assert "SELECT to PUBLIC" in out
    assert "table sales.orders" in out
    assert "view sales.names" in out
    assert "CREATE TABLE sales.customers (" in out
    assert "COMMENT ON TABLE sales.customers IS 'Who buys';" in out


@pytest.mark.usefixtures("shop")
def test_an_object_is_found_by_its_bare_name_with_the_default_connection(pgsync: "Command") -> None:
    assert "table sales.orders" in pgsync("explore", "orders").out
    assert "index sales.orders_customer" in pgsync("explore", "index:orders_customer").out
    assert "function sales.one()" in pgsync("explore", "one").out
    assert "column sales.orders.customer" in pgsync("explore", "orders.customer").out


@pytest.mark.usefixtures("shop")
def test_an_unknown_object_gets_a_suggestion(pgsync: "Command") -> None:
    result = pgsync("explore", "local", "sales.custmers")

    assert result.code == 64
    assert 'Did you mean "sales.customers"?' in result.err


@pytest.mark.usefixtures("shop")
def test_sample_shows_rows_of_a_table(pgsync: "Command") -> None:
    out = pgsync("explore", "local", "customers", "--sample", "3").out

    assert "3 sample rows" in out
    assert "customer 1" in out


@pytest.mark.usefixtures("shop")
def test_sample_refuses_a_view(pgsync: "Command") -> None:
    result = pgsync("explore", "local", "names", "--sample", "3")

    assert result.code == 64
    assert "cannot sample view sales.names" in result.err


@pytest.mark.usefixtures("shop")
def test_json_has_the_same_in_full(pgsync: "Command") -> None:
    tree = json.loads(pgsync("explore", "-f", "json").out)
    page = json.loads(pgsync("explore", "local", "customers", "--sample", "1", "-f", "json").out)

    names = [table["name"] for schema in tree["schemas"] for table in schema["kinds"].get("tables", ())]
    assert names == ["sales.customers", "sales.orders"]
    assert page["comment"] == "Who buys"
    assert page["sample"] == [{"id": "1", "name": "customer 1"}]


def test_hostile_names_and_values_are_shown_not_obeyed(pgsync: "Command", server: Server, project: Path) -> None:
    name = identifier(HOSTILE)
    value = HOSTILE.replace("\\", "\\\\").replace("'", "''")
    script = f"""CREATE TABLE {name} ({name} text); INSERT INTO {name} VALUES (E'{value}');
        COMMENT ON TABLE {name} IS E'{value}'"""  # noqa: S608
    with two_databases(server, project, script, ""):
        outputs = [
            pgsync("explore").out,
            pgsync("explore", "--depth", "4").out,
            pgsync("explore", "--search", "drop").out,
            pgsync("explore", "local", HOSTILE, "--sample", "1").out,
            pgsync("explore", "local", HOSTILE, "--sample", "1", "-f", "json").out,
            pgsync("--color", "always", "explore").out.replace("\x1b[", ""),
        ]

    for out in outputs:
        assert not {"\x1b", "\u202e"} & set(out)
        assert "[red]" in out


def test_rows_hidden_by_a_policy_are_refused_not_left_out(pgsync: "Command", server: Server, project: Path) -> None:
    server.execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN")
    script = """CREATE TABLE t (a integer); INSERT INTO t VALUES (1); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
        CREATE POLICY p ON t USING (false); GRANT SELECT ON t TO reader"""
    with two_databases(server, project, script, "") as (url, _):
        result = pgsync("explore", url.replace("postgres@", "reader@", 1), "t", "--sample", "1")

    assert "no sample: may not read the rows" in result.out
