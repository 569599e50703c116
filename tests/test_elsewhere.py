"""What no case folder can show: what two databases of one server have alike, what needs a module, what fails."""

from dataclasses import replace
from typing import Any

import psycopg
import pytest

from pgsync.engine.diff import Mode, diff
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.plan import Plan
from proof import Place

DATABASE = ObjectId("database", ("current",))
TABLE = "CREATE TABLE t (a integer, b integer)"
_TWICE = "INSERT INTO t VALUES (1, 1), (1, 2)"


def changed(catalog: Catalog, id_: ObjectId, **values: Any) -> Catalog:
    """Return a catalog in which one object is another one."""
    item = catalog.objects[id_]
    objects = {**catalog.objects, id_: replace(item, spec=replace(item.spec, **values))}
    return catalog.with_objects(objects, catalog.dependencies)


def labelled(catalog: Catalog, label: str) -> Catalog:
    """Return a catalog whose table has a security label of a provider that is called as an extension is."""
    table = ObjectId("table", ("public", "t"))
    id_ = ObjectId("security label", ("table", *table.path, "citext"))
    spec = BY_NAME["security label"].spec(label)
    return catalog.with_objects({**catalog.objects, id_: DbObject(id_, spec, table)}, catalog.dependencies)


def statements(plan: Plan) -> list[str]:
    return [planned.statement.sql for planned in plan.statements]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    (
        ("locale", ("LATIN1", "c", "C", "C", None, None), "encoding and locale are fixed when it is created"),
        ("labels", (("sepgsql", "secret"),), "security labels need their provider: they are to be sepgsql: secret"),
    ),
)
def test_what_only_the_user_can_change_of_a_database_is_said(
    place: Place, field: str, value: object, words: str
) -> None:
    with place.database() as here:
        current = here.catalog()

    plan = make_plan(current, changed(current, DATABASE, **{field: value}), BY_NAME, Mode.STRICT)

    assert statements(plan) == []
    assert [words in sentence for sentence in plan.manual] == [True]


def test_a_security_label_is_changed_where_its_provider_is_installed_and_said_elsewhere(place: Place) -> None:
    with place.database(TABLE) as one, place.database(f"CREATE EXTENSION citext; {TABLE}") as other:
        without, having = one.catalog(), other.catalog()

    by_hand = make_plan(labelled(without, "low"), labelled(without, "high"), BY_NAME)
    by_plan = make_plan(labelled(having, "low"), labelled(having, "high"), BY_NAME)

    wanted = "SECURITY LABEL FOR citext ON TABLE public.t IS 'high'"
    assert (statements(by_hand), by_hand.manual) == ([], (f"{wanted}: needs the label provider to be loaded",))
    assert (statements(by_plan), by_plan.manual) == ([wanted], ())


def test_an_index_whose_build_failed_is_made_anew_and_never_wished_for(place: Place) -> None:
    with place.database(TABLE, _TWICE) as here, place.database(f"{TABLE}; CREATE UNIQUE INDEX i ON t (a)") as there:
        with pytest.raises(psycopg.errors.UniqueViolation):
            here.session.execute("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)")
        here.run("DELETE FROM t WHERE b = 2")
        failed, wanted = here.catalog(), there.catalog()

        plan = make_plan(failed, wanted, BY_NAME)
        here.apply(plan)

        assert statements(plan) == ["DROP INDEX public.i", "CREATE UNIQUE INDEX i ON public.t USING btree (a)"]
        assert diff(here.catalog(), wanted, BY_NAME, Mode.STRICT) == []
    assert statements(make_plan(wanted, failed, BY_NAME)) == []
