"""What no plan does by itself: it is left out, and said, or only reported.

What the embedded server cannot have (a label provider, another version) is put into the catalogs that are read.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from pgsync.engine.alike import alike, notes
from pgsync.engine.diff import diff
from pgsync.engine.plan import left_to_the_user, make_plan
from pgsync.kinds import BY_NAME
from pgsync.kinds.security_label import SecurityLabel
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject
from proof import Place, embedded_server

TABLE, INDEX = ObjectId("table", ("public", "t")), ObjectId("index", ("public", "i"))
LABEL = ObjectId("security label", ("table", "public", "t", "citext"))


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """The embedded server."""
    with embedded_server() as server, Place(server.target(), is_golden=False) as found:
        yield found


@pytest.fixture(scope="module")
def catalog(place: Place) -> Catalog:
    """A table that refers to itself, with an index."""
    script = "CREATE TABLE t (a integer PRIMARY KEY, b integer CONSTRAINT f REFERENCES t); CREATE INDEX i ON t (b)"
    with place.database(script) as side:
        return side.catalog()


def changed(catalog: Catalog, id_: ObjectId, **values: Any) -> Catalog:
    """Return a catalog in which an object has other values."""
    item = catalog.objects[id_]
    return replace(catalog, objects={**catalog.objects, id_: replace(item, spec=replace(item.spec, **values))})


def labelled(catalog: Catalog, label: str) -> Catalog:
    """Return a catalog in which the table has a security label."""
    return replace(catalog, objects={**catalog.objects, LABEL: DbObject(LABEL, SecurityLabel(label), TABLE)})


def read(place: Place, script: str, *scopes: str) -> Catalog:
    """Return what a script makes."""
    with place.database(script) as side:
        side.scopes = scopes
        return side.catalog()


def statements(current: Catalog, desired: Catalog) -> list[str]:
    """Return what a plan runs."""
    return [planned.statement.sql for planned in make_plan(current, desired, BY_NAME).statements]


def test_a_security_label_is_left_to_the_user_where_nothing_tells_that_its_provider_is_loaded(catalog: Catalog) -> None:
    one, other = labelled(catalog, "secret"), labelled(catalog, "open")
    words = "SECURITY LABEL FOR citext ON TABLE public.t IS"
    reason = "needs the label provider to be loaded"

    plans = [make_plan(*pair, BY_NAME) for pair in ((catalog, one), (one, other), (other, catalog))]

    assert [plan.statements for plan in plans] == [[], [], []]
    assert [plan.manual for plan in plans] == [
        (f"{words} 'secret': {reason}",),
        (f"{words} 'open': {reason}",),
        (f"{words} NULL: {reason}",),
    ]


def test_a_security_label_is_set_where_an_extension_has_the_name_of_its_provider(place: Place) -> None:
    loaded = read(place, "CREATE TABLE t (a integer); CREATE EXTENSION citext")
    one, other = labelled(loaded, "secret"), labelled(loaded, "open")
    words = "SECURITY LABEL FOR citext ON TABLE public.t IS"

    assert statements(loaded, one) == [f"{words} 'secret'"]
    assert statements(one, other) == [f"{words} 'open'"]
    assert statements(other, loaded) == [f"{words} NULL"]


def test_only_a_superuser_switches_the_triggers_of_a_foreign_key(catalog: Catalog) -> None:
    key = ObjectId("foreign key", ("public", "t", "f"))
    user = replace(catalog, server=replace(catalog.server, is_superuser=False))
    desired = changed(catalog, key, checks="D", actions="D")

    assert make_plan(catalog, desired, BY_NAME).manual == ()
    assert make_plan(user, desired, BY_NAME).manual == (
        "foreign key public.t.f: only a superuser can enable or disable its triggers, as the other side has them",
    )


def test_default_privileges_on_large_objects_are_left_to_the_user_of_a_server_that_has_none(place: Place) -> None:
    nothing = read(place, "")
    desired = read(place, "ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO PUBLIC")
    older = replace(nothing, server=replace(nothing.server, version=17))

    found = left_to_the_user(older, desired, BY_NAME)

    assert [id_.path[-1] for id_ in found] == ["large objects"]
    assert left_to_the_user(nothing, desired, BY_NAME) == []


def test_large_objects_of_one_side_stay_as_they_are(place: Place) -> None:
    one = read(place, "SELECT lo_create(99001)", "large objects")
    other = read(place, "SELECT lo_create(99002)", "large objects")

    plan = make_plan(one, other, BY_NAME)

    assert plan.statements == []
    assert len(plan.manual) == 2
    assert ObjectId("large object", ("99001",)) in plan.expected.objects
    assert ObjectId("large object", ("99002",)) not in plan.expected.objects


@pytest.mark.parametrize(
    "statement",
    (
        "GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_logdir() TO PUBLIC",
        "COMMENT ON FUNCTION pg_catalog.pg_ls_logdir() IS 'only here'",
    ),
)
def test_what_another_version_may_not_have_is_left_to_the_user(place: Place, statement: str) -> None:
    current, desired = read(place, ""), read(place, statement)
    older = replace(current, server=replace(current.server, version=17))

    plan = make_plan(older, desired, BY_NAME)

    assert plan.statements == []
    (sentence,) = plan.manual
    assert sentence.endswith(f"PostgreSQL 17 may not have this object; if it does: {statement}")
    assert statements(current, desired) == [statement]


def _with_index(catalog: Catalog) -> Catalog:
    return changed(catalog, INDEX, is_valid=False)


def _without_index(catalog: Catalog) -> Catalog:
    return replace(catalog, objects={id_: item for id_, item in catalog.objects.items() if id_ != INDEX})


@pytest.mark.parametrize("before", (_without_index, lambda catalog: catalog), ids=("none", "a complete one"))
def test_an_index_that_a_failed_build_left_behind_is_no_wish_for_one(
    catalog: Catalog, before: Callable[[Catalog], Catalog]
) -> None:
    current, desired = before(catalog), _with_index(catalog)

    assert statements(current, desired) == []
    assert diff(*alike(current, desired, BY_NAME), BY_NAME) == []
    assert [(note.id, note.desired) for note in notes(current, desired, BY_NAME)] == [(INDEX, "failed (not valid)")]


def test_an_index_that_a_failed_build_left_behind_is_reported(catalog: Catalog) -> None:
    found = notes(_with_index(catalog), catalog, BY_NAME)

    assert [(note.id, note.current) for note in found] == [(INDEX, "failed (not valid)")]
