"""Pairs of schemas: one that is made, and what becomes of it when it is changed at every level."""

import dataclasses
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import strategies as st

from generated import (  # noqa: F401 - they register kinds
    columns,
    constraints,
    foreign,
    indexes,
    others,
    publications,
    queries,
    rare_types,
    routines,
    search,
    security,
    tables,
    triggers,
    types,
)
from generated.schema import REGISTRY, Draw, Item, Ref, World
from generated.tables import Table, as_partitioned

T = TypeVar("T")
WEIGHTS = {
    "schema": 2, "table": 4, "column": 7, "default": 3, "constraint": 3, "unique constraint": 4, "foreign key": 3,
    "index": 4,
    "view": 4, "function": 4, "enum": 2, "domain": 2, "composite type": 2, "trigger function": 2, "trigger": 3,
    "policy": 2, "comment": 3, "privilege": 3, "owner": 2, "sequence": 2, "materialized view": 2, "rule": 2,
}  # fmt: skip
"""How often a kind is made; those that are not here, once."""
NEEDS = {
    "server": ("foreign data wrapper",), "foreign table": ("foreign data wrapper", "server"),
    "trigger": ("trigger function",),
    "user mapping": ("foreign data wrapper", "server"), "event trigger": ("trigger function",),
    "cast": ("enum", "enum"),
    "publication table": ("publication",), "publication schema": ("schema", "publication"),
    "domain constraint": ("domain",),
    "foreign key": ("unique constraint",), "extension dependency": ("extension", "function"), "transform": ("enum",),
    "default privilege": ("schema",),
}  # fmt: skip
"""Kind → what is made first where one of its kind finds no place."""
_CLUSTER = "it belongs to the cluster, so that both databases have it"
NOT_GENERATED = {
    "database": "it is what is compared",
    "large object": "it is data",
    "membership": _CLUSTER,
    "parameter privilege": _CLUSTER,
    "role": _CLUSTER,
    "row": "tests/cases/row has them: rows of tables that settings name",
    "security label": "needs a label provider, a module of the server",
    "subscription": "its connection is never read: no plan brings it about without the user",
}
"""Kinds that are not made → why."""
FREE = frozenset({"key", "name"})


class Choices(Draw):
    """Choices by dice."""

    def __init__(self, dice: random.Random) -> None:
        """Throw these dice."""
        self._dice = dice

    def number(self, least: int, most: int) -> int:
        """Return a number, both ends included."""
        return self._dice.randint(least, most)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self._dice.randrange(len(items))]

    def chance(self, percent: int) -> bool:
        """Return True in so many of a hundred cases."""
        return self._dice.random() * 100 < percent


@dataclass(frozen=True)
class Pair:
    """Two schemas. done: what was altered: kind and verb or field, how often."""

    before: World
    after: World
    done: Counter[tuple[str, str]]


def make_world(draw: Draw, version: int, size: int) -> World:
    """Return a schema of about so many items."""
    pool = [kind for kind, weight in WEIGHTS.items() for _ in range(weight)]
    pool += [kind for kind in REGISTRY if kind not in WEIGHTS]
    world = World(version)
    favoured = draw.pick(sorted(REGISTRY))
    start = [*("schema", "table", "column", "column", "column"), *("table", "column", "column"), favoured]
    for kind in [*start, *(draw.pick(pool) for _ in range(size)), favoured]:
        world = added(world, draw, kind)
    return world


def added(world: World, draw: Draw, kind: str) -> World:
    """Return the world with one more item of a kind, where it has a place."""
    item = REGISTRY[kind].make(world, draw)
    if item is None and kind in NEEDS:
        for needed in NEEDS[kind]:
            world = added(world, draw, needed)
        world = _with_reference(world, draw) if kind == "foreign key" else world
        item = REGISTRY[kind].make(world, draw)
    if item is None or item.since > world.version:
        return world
    larger = world.having(item)
    if isinstance(item, Table):
        larger = _begun(larger, draw, item)
    return larger.settled()


def _with_reference(world: World, draw: Draw) -> World:
    """Return the world with a column of the type of another table's key."""
    keys = [one for one in world.all("unique constraint") if one.sort != "EXCLUDE"]
    homes = [one for one in world.all("table") if one.partition_of is None]
    if not keys or not homes:
        return world
    home = draw.pick(homes)
    for key in draw.pick(keys).columns:
        number, column = world.next_key, world.owners[key]
        if isinstance(column, columns.Column):
            own = columns.Column(key=number, name=f"ref {number}", table=Ref(home.key), type=column.type)
            world = world.having(own).settled()
    return world


def _begun(world: World, draw: Draw, table: Table) -> World:
    """Return the world in which a new table has columns, and may be partitioned."""
    if table.partition_of is None:
        for _ in range(draw.number(1, 3)):
            column = columns.Column.make(world, draw)
            if column is not None:
                own = dataclasses.replace(column, table=Ref(table.key), generated=None, is_virtual=False)
                world = world.having(own)
    is_parent = table.partition_of is None and draw.chance(25)
    return as_partitioned(world, draw, table) if is_parent else world


def mutated(world: World, draw: Draw, count: int) -> Pair:
    """Return the schema with what becomes of it after so many changes."""
    after, done = world, Counter[tuple[str, str]]()
    for _ in range(count):
        changed, what = _change(after, draw)
        if changed != after and _keeps_parents(world, changed):
            after = changed
            done[what] += 1
    return Pair(world, after, done)


def _keys(world: World, table: Table) -> list[tuple[str, bool]]:
    """Return the columns that a primary key makes NOT NULL, where that is inherited, and whether they are anyway."""
    is_bound = table.parents or any(table.key in one.parents for one in world.all("table"))
    keys = [one for one in world.of_table(table.key, "unique constraint") if one.sort == "PRIMARY KEY"]
    found = ((key, world.items[key]) for one in keys if is_bound for key in one.columns)
    return [(world.reference(key), item.not_null) for key, item in found if isinstance(item, columns.Column)]


def _keeps_parents(before: World, after: World) -> bool:
    """Tell whether what inherits and stays inherits the same: no statement makes that its own (docs/limits.md)."""
    were, are = (
        {w.reference(t.key): ([w.reference(key) for key in t.parents], _keys(w, t)) for t in w.all("table")}
        for w in (before, after)
    )
    return all(are[name] == parents for name, parents in were.items() if name in are)


def _change(world: World, draw: Draw) -> tuple[World, tuple[str, str]]:
    verb = draw.pick(("alter", "alter", "alter", "alter", "add", "add", "drop", "drop", "rename", "reorder"))
    if verb == "add" or not world.items:
        kind = draw.pick(sorted(REGISTRY))
        return added(world, draw, kind), (kind, "added")
    kind = draw.pick(sorted(world.by_kind))
    item = draw.pick(world.by_kind[kind])
    if verb == "drop":
        items = {key: one for key, one in world.items.items() if key != item.key}
        return World(world.version, items).settled(), (kind, "dropped")
    if verb == "rename":
        return _renamed(world, draw, item), (kind, "renamed")
    if verb == "reorder":
        return _reordered(world, draw, item), (kind, "reordered")
    return _altered(world, draw, item)


def _renamed(world: World, draw: Draw, item: Item) -> World:
    other = type(item).make(world, draw, item)
    if other is None or not item.name or "name" in item.fixed:
        return world
    return _kept(world, dataclasses.replace(item, name=other.name))


def _reordered(world: World, draw: Draw, item: Item) -> World:
    """Return the world with an item, and its neighbours of one table, in another order."""
    keys = [key for key in world.items if key != item.key]
    keys.insert(draw.number(0, len(keys)), item.key)
    return world.ordered(keys).settled()


def _altered(world: World, draw: Draw, item: Item) -> tuple[World, tuple[str, str]]:
    """Return the world in which some fields of an item are those of another one of its kind."""
    other = type(item).make(world, draw, item)
    nothing = world, (item.kind, "unchanged")
    if other is None or type(other) is not type(item):
        return nothing
    names = [one.name for one in dataclasses.fields(item) if one.name not in FREE | item.fixed]
    names = [name for name in names if getattr(item, name) != getattr(other, name)]
    if not names:
        return nothing
    chosen = sorted({draw.pick(names) for _ in range(draw.number(1, 2))})
    values: dict[str, Any] = {name: getattr(other, name) for name in chosen}
    changed = _kept(world, dataclasses.replace(item, **values))
    if changed == world:  # these alone do not go together
        chosen = ["everything"]
        changed = _kept(world, dataclasses.replace(item, **{name: getattr(other, name) for name in names}))
    return changed, (item.kind, ", ".join(chosen))


def _kept(world: World, item: Item) -> World:
    """Return the world with an item in the place of itself; the same world where it is not accepted."""
    changed = world.having(item).settled()
    return changed if item.key in changed.items else world


def pair_of(dice: random.Random, version: int) -> Pair:
    """Return a pair of schemas for servers of a version."""
    draw = Choices(dice)
    world = make_world(draw, version, draw.number(0, 35))
    return mutated(world, draw, draw.number(1, 8))


def pairs(version: int) -> st.SearchStrategy[Pair]:
    """Return pairs of schemas for servers of a version.

    Hypothesis throws the dice and nothing else: what fails is made small as a schema, item by item (campaign.py), which
    takes a hundredth of the runs that making its choices small takes.
    """
    return st.randoms(use_true_random=True).map(lambda dice: pair_of(dice, version))
