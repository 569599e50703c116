"""Renaming on a real server: what it shows afterwards is what pgsync foresaw, and renaming back leads back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Server
from pgsync.conninfo import parse
from pgsync.engine.rename import backwards, renamed, statements
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from proof import Side

SCRIPT = Path(__file__).with_name("renames.sql").read_text()
Asked = tuple[tuple[str, tuple[str, ...], str], ...]
RENAMES: tuple[Asked, ...] = (
    (("table", ("public", "customer"), "client"),),
    (("table", ("public", "customer"), 'Odd."name'),),
    (("column", ("public", "customer", "name"), "fullname"),),
    (("column", ("public", "customer", "name"), "select"),),
    (("column", ("public", "customer", "year"), "y"),),
    (("column", ("public", "customer", "Name"), "other"),),
    (("column", ("public", "customer", "home"), "house"),),
    (
        ("table", ("public", "customer"), "client"),
        ("column", ("public", "customer", "name"), "fullname"),
        ("column", ("public", "customer", "state"), "st"),
    ),
    (
        ("table", ("public", "customer"), "orders"),
        ("table", ("public", "orders"), "customer"),
    ),
    (("column", ("public", "orders", "customer"), "buyer"),),
    (("enum", ("public", "mood"), "feeling"),),
    (("enum label", ("public", "mood", "happy"), "gl'ad one"),),
    (("composite type", ("public", "addr"), "address"),),
    (("attribute", ("public", "addr", "street"), "road"),),
    (("domain", ("public", "posint"), "pint"),),
    (("domain constraint", ("public", "posint", "pos"), "pos2"),),
    (("collation", ("public", "coll"), "coll2"),),
    (("sequence", ("public", "seq"), "seq2"),),
    (("sequence", ("public", "customer_id_seq"), "cseq"),),
    (("sequence", ("public", "orders_id_seq"), "oseq"),),
    (("function", ("public", "g(public.customer, text, public.mood)"), "gg"),),
    (("function", ("public", "trg()"), "trg2"),),
    (("aggregate", ("public", "ag(public.mood)"), "ag2"),),
    (("trigger", ("public", "customer", "tr"), "T r"),),
    (("policy", ("public", "customer", "po"), "pol"),),
    (("rule", ("public", "v1", "ru"), "rul"),),
    (("view", ("public", "v1"), "vv"),),
    (("column", ("public", "v1", "name"), "vname"),),
    (("column", ("public", "v2", "oname"), "vname"),),
    (("column", ("public", "v3", "name"), "vname"),),
    (("materialized view", ("public", "mv"), "mv2"),),
    (("column", ("public", "mv", "name"), "n"),),
    (("index", ("public", "cust_lower"), "i2"),),
    (("index", ("public", "parti"), "i2"),),
    (("constraint", ("public", "customer", "named"), "n2"),),
    (("constraint", ("public", "customer", "customer_pkey"), "cpk"),),
    (("constraint", ("public", "part", "partck"), "n2"),),
    (("foreign key", ("public", "orders", "orders_customer_fkey"), "n2"),),
    (("statistics", ("public", "st"), "st2"),),
    (("table", ("public", "part"), "pp"),),
    (("table", ("public", "part1"), "pp1"),),
    (("column", ("public", "part", "name"), "n"),),
    (("schema", ("Odd.Schema",), "plain"),),
    (("table", ("Odd.Schema", 'Ta"ble'), "tt"),),
    (("column", ("Odd.Schema", 'Ta"ble', "co.l"), "c"),),
    (("column", ("Odd.Schema", 'Ta"ble', "select"), "c"),),
    (("event trigger", ("renames_et",), "renames_et2"),),
    (("publication", ("pub",), "pub2"),),
    (("text search dictionary", ("public", "dict"), "dict2"),),
    (("text search configuration", ("public", "cfg"), "cfg2"),),
)


@pytest.fixture(scope="module")
def side(server: Server) -> Iterator[Side]:
    """A database with something of every kind that can mention a name."""
    server.execute("DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN END $$")
    with server.database(SCRIPT) as url, Side(parse(url)) as found:
        yield found


@pytest.fixture(scope="module")
def before(side: Side) -> Catalog:
    return side.catalog()


@pytest.mark.parametrize("asked", RENAMES, ids=lambda asked: " ".join(f"{kind}:{path[-1]}" for kind, path, _ in asked))
def test_the_server_shows_what_was_foreseen(server: Server, side: Side, before: Catalog, asked: Asked) -> None:
    renames = tuple(Rename(ObjectId(kind, path), name) for kind, path, name in asked)
    foreseen = renamed(before, Naming(dict(renames)), BY_NAME)

    _run(server, side, renames, before)
    found = side.catalog()
    _run(server, side, backwards(renames, BY_NAME), found)

    assert _contents(found) == _contents(foreseen)
    assert set(found.dependencies) == set(foreseen.dependencies)
    assert _contents(side.catalog()) == _contents(before)


def test_a_renamed_catalog_renamed_back_is_the_same(before: Catalog) -> None:
    alias = ObjectId("view", ("public", "v6"))  # an alias that had to give way does not come back by itself
    for asked in RENAMES:
        renames = tuple(Rename(ObjectId(kind, path), name) for kind, path, name in asked)
        there = renamed(before, Naming(dict(renames)), BY_NAME)
        back = renamed(there, Naming(dict(backwards(renames, BY_NAME))), BY_NAME)
        assert {id_ for id_, what in _contents(back).items() if what != _contents(before)[id_]} <= {alias}


def _run(server: Server, side: Side, renames: tuple[Rename, ...], catalog: Catalog) -> None:
    script = ";".join(planned.statement.sql for planned in statements(renames, catalog, BY_NAME))
    server.execute(script, side.target.dbname)


def _contents(catalog: Catalog) -> dict[ObjectId, object]:
    return {id_: (item.spec, item.parent) for id_, item in catalog.objects.items()}
