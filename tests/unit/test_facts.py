"""Which relations are large: their own size, and that of their partitions and children."""

from typing import Any

from pgsync.app.facts import PLAIN, Online, around, concern, facts_of
from pgsync.kinds.common import PG_CLASS
from pgsync.kinds.inheritance import Inheritance
from pgsync.kinds.partition import Partition
from pgsync.model.identity import Address, ObjectId
from pgsync.model.objects import Catalog, DbObject, Server
from pgsync.model.plan import Planned
from pgsync.model.statements import Lock, Statement
from pgsync.server.explore import Size


def _table(name: str) -> ObjectId:
    return ObjectId("table", ("public", name))


def _catalog() -> Catalog:
    tables: list[DbObject[Any]] = [
        DbObject(_table(name), None, addresses=(Address(PG_CLASS, number),))
        for number, name in enumerate(("whole", "part", "leaf", "parent", "child", "small"), 1)
    ]
    links: list[DbObject[Any]] = [
        DbObject(ObjectId("partition", ("public", "part")), Partition(_table("whole"), "DEFAULT"), _table("part")),
        DbObject(ObjectId("partition", ("public", "leaf")), Partition(_table("part"), "DEFAULT"), _table("leaf")),
        DbObject(ObjectId("inheritance", ("public", "child")), Inheritance(_table("parent"), 1), _table("child")),
    ]
    every = (*tables, *links)
    return Catalog(Server(18), {item.id: item for item in every})


SIZES = {_table("leaf"): Size(600, None), _table("child"): Size(500, 1), _table("small"): Size(499, 1)}


def test_a_whole_is_as_large_as_its_parts() -> None:
    facts = facts_of(_catalog(), SIZES, 500)

    assert facts.large == frozenset(map(_table, ("whole", "part", "leaf", "parent", "child")))


def test_what_a_step_touches_is_measured_with_its_whole_family() -> None:
    step = Planned(Statement("ALTER TABLE part", relations=(_table("part"),)), "alter", _table("part"))
    index = Planned(Statement("CREATE INDEX"), "create", ObjectId("index", ("public", "small", "key")))

    assert around(_catalog(), [step]) == set(map(_table, ("whole", "part", "leaf")))
    assert around(_catalog(), [index]) == {_table("small")}
    assert around(_catalog(), []) == set()


def test_what_is_not_measured_is_small() -> None:
    assert facts_of(_catalog(), {}, 1).large == frozenset()


def test_forms_are_chosen_or_forced() -> None:
    catalog = _catalog()
    automatic, always = Online("auto", 600), Online(forms=True, size=600)

    assert PLAIN.facts(catalog, SIZES) is None
    chosen = automatic.facts(catalog, SIZES)
    assert chosen is not None
    assert chosen.large == frozenset(map(_table, ("whole", "part", "leaf")))
    forced = always.facts(catalog, {})
    assert forced is not None
    assert forced.is_large(_table("small"))
    assert not always.needs_sizes


def test_facts_that_concern_no_step_change_nothing() -> None:
    facts = facts_of(_catalog(), SIZES, 600)
    step = Planned(Statement("x", Lock.SHARE, (_table("small"),)), "alter", _table("small"))

    assert not concern(facts, [step])
    assert not concern(None, [step])
