"""Which renames are meant, which are found by themselves, which are only proposed, and in which order they run."""

from dataclasses import fields

import pytest

from conftest import Server
from pgsync.conninfo import parse
from pgsync.engine.diff import Mode
from pgsync.engine.hints import asked, candidates, parse_hint
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import backwards, renamed, statements
from pgsync.errors import UsageError
from pgsync.kinds import BY_NAME
from pgsync.kinds.renames import NAMES
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from proof import Side

OLD = """
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE customer (id serial CONSTRAINT old_key PRIMARY KEY, name text, mood mood);
CREATE INDEX old_index ON customer (name);
CREATE VIEW seen AS SELECT name AS old_column FROM customer;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE TABLE stays (a integer, b integer);
"""
NEW = """
CREATE TYPE mood AS ENUM ('blue', 'ok');
CREATE TABLE client (id serial CONSTRAINT new_key PRIMARY KEY, name text, mood mood);
CREATE INDEX new_index ON client (name);
CREATE VIEW seen AS SELECT name AS new_column FROM client;
CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE TABLE stays (a integer, c integer);
"""


def _read(server: Server, script: str) -> Catalog:
    with server.database(script) as url, Side(parse(url)) as side:
        return side.catalog()


@pytest.fixture(scope="module")
def sides(server: Server) -> tuple[Catalog, Catalog]:
    return _read(server, OLD), _read(server, NEW)


def _asked(sides: tuple[Catalog, Catalog], *texts: str) -> tuple[Rename, ...]:
    return asked([parse_hint(text) for text in texts], *sides, BY_NAME)


TABLE = Rename(ObjectId("table", ("public", "customer")), "client")


@pytest.mark.parametrize(
    "text",
    (
        "table:public.customer=client",
        "customer=client",
        'public."customer"="client"',
        "table:public.customer=public.client",
    ),
)
def test_a_rename_can_be_written_in_several_ways(sides: tuple[Catalog, Catalog], text: str) -> None:
    assert _asked(sides, text) == (TABLE,)


def test_labels_columns_of_views_and_routines_have_names_too(sides: tuple[Catalog, Catalog]) -> None:
    texts = "mood.sad=blue", "column:public.seen.old_column=new_column", "public.f(integer)=g", "stays.b=c"

    found = _asked(sides, *texts)

    assert [(one.id.kind, one.id.path[-1], one.name) for one in found] == [
        ("enum label", "sad", "blue"),
        ("column", "old_column", "new_column"),
        ("function", "f(integer)", "g"),
        ("column", "b", "c"),
    ]


@pytest.mark.parametrize(
    ("texts", "message"),
    (
        (["customer"], "is no rename"),
        (["nothing=client"], 'there is no object "nothing" in the target'),
        (["view:customer=client"], "There it is a table"),
        (["customer=stays"], "The target has table public.stays already"),
        (["customer=nothing"], "The source has no table public.nothing"),
        (["public.f=g"], "It can be function:public.f(integer), function:public.f(text)"),
        (["customer=client", "table:public.customer=client"], "two new names"),
        (["customer=information.client", "customer.name=x"], "The source has no"),
        (["schema:public=x"], "schema public cannot be renamed"),
    ),
)
def test_what_does_not_fit_is_refused(sides: tuple[Catalog, Catalog], texts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        _asked(sides, *texts)
    assert message in str(caught.value)


def test_a_standing_rename_that_is_done_or_of_no_concern_is_silent(sides: tuple[Catalog, Catalog]) -> None:
    old, new = sides
    hints = [parse_hint(text)._replace(is_standing=True) for text in ("table:public.customer=client", "table:a=b")]
    assert asked(hints, old, new, BY_NAME) == (TABLE,)
    assert asked(hints, new, new, BY_NAME) == ()
    assert asked(hints, old, old, BY_NAME) == ()


def test_nothing_but_the_name_differs_so_it_is_renamed(sides: tuple[Catalog, Catalog]) -> None:
    plan = make_plan(*sides, BY_NAME, Mode.DEFAULT, renames=(TABLE,))
    renames = {(one.id.kind, one.name) for one in plan.renames}
    assert renames == {
        ("table", "client"),
        ("index", "new_index"),
        ("constraint", "new_key"),
        ("sequence", "client_id_seq"),
    }


def test_lenient_mode_ignores_names_of_constraints_and_indexes(sides: tuple[Catalog, Catalog]) -> None:
    plan = make_plan(*sides, BY_NAME, Mode.LENIENT, renames=(TABLE,))
    assert {one.id.kind for one in plan.renames} == {"table"}
    touched = {planned.object.kind for planned in plan.statements}
    assert not touched & {"index", "constraint"}


def test_candidates_are_named_and_nothing_is_done_about_them(sides: tuple[Catalog, Catalog]) -> None:
    found = {one.hint for one in candidates(*sides, BY_NAME)}
    assert found >= {
        "table:public.customer=client",
        "enum label:public.mood.sad=blue",
        "column:public.seen.old_column=new_column",
        "function:public.f(integer)=g",
        "column:public.stays.b=c",
    }
    assert not any("RENAME" in planned.statement.sql for planned in make_plan(*sides, BY_NAME).statements)


def test_what_stands_for_names_fits_the_kinds() -> None:
    for kind in BY_NAME.values():
        assert set(kind.texts) <= {field.name for field in fields(kind.spec)}, kind.name
    assert set(NAMES) <= set(BY_NAME)


def test_a_source_text_that_mentions_the_old_name_is_named(server: Server) -> None:
    function = "CREATE FUNCTION peek() RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM name FROM customer; END'"
    old, new = (
        _read(server, f"CREATE TABLE customer (name text); {function}"),
        _read(server, f"CREATE TABLE client (name text); {function}"),
    )
    plan = make_plan(old, new, BY_NAME, Mode.DEFAULT, renames=_asked((old, new), "customer=client"))
    assert [planned.statement.sql for planned in plan.statements] == ["ALTER TABLE public.customer RENAME TO client"]
    assert plan.manual == (
        'function public.peek(): its source mentions "customer", which is "client" then; see whether it means that',
    )


def test_each_candidate_is_a_rename_that_fits(sides: tuple[Catalog, Catalog]) -> None:
    for one in candidates(*sides, BY_NAME):
        assert [rename.id for rename in _asked(sides, one.hint)] == [one.before]


def test_names_that_change_places_take_a_detour(sides: tuple[Catalog, Catalog]) -> None:
    old, _ = sides
    renames = (
        Rename(ObjectId("column", ("public", "stays", "a")), "b"),
        Rename(ObjectId("column", ("public", "stays", "b")), "a"),
    )
    assert [planned.statement.sql.partition("COLUMN ")[2] for planned in statements(renames, old, BY_NAME)] == [
        "a TO pgsync_renamed_1",
        "b TO a",
        "pgsync_renamed_1 TO b",
    ]


def test_backwards_twice_is_forwards() -> None:
    renames = (TABLE, Rename(ObjectId("column", ("public", "customer", "name")), "x"))
    back = backwards(renames, BY_NAME)
    assert back[1].id == ObjectId("column", ("public", "client", "x"))
    assert backwards(back, BY_NAME) == renames


def test_another_schema_reaches_source_texts_and_search_paths(server: Server) -> None:
    script = """CREATE SCHEMA app; CREATE TABLE app.t (id integer);
        CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql SET search_path = app, pg_temp
        AS 'BEGIN PERFORM 1 FROM app.t; END'; CREATE VIEW app.v AS SELECT id FROM app.t"""
    one, other = _read(server, script), _read(server, script.replace("app", '"My App"'))
    mapped = renamed(one, Naming(schemas={"app": "My App"}, bodies=True), BY_NAME)
    assert {id_: item.spec for id_, item in mapped.objects.items()} == {
        id_: item.spec for id_, item in other.objects.items()
    }
