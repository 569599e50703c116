"""Tables, their columns and defaults; partition trees, inheritance, sequences, foreign tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from generated.schema import Draw, Item, Ref, Slot, World, quoted, register
from generated.types import InSchema, seed

RELATIONS = ("table", "foreign table")
BOUNDS = {
    "range int": ("FROM (1) TO (2)", "FROM (2) TO (3)", "FROM (3) TO (10)", "FROM (MINVALUE) TO (0)"),
    "range date": ("FROM ('2026-01-01') TO ('2026-01-03')", "FROM ('2026-01-03') TO (MAXVALUE)"),
    "range tz": ("FROM ('2026-01-01 00:00+02') TO ('2026-01-03 00:00+00')", "FROM ('2026-01-03 00:00Z') TO (MAXVALUE)"),
    "list int": ("IN (1)", "IN (2, 3)", "IN (NULL, 7)"),
    "list text": ("IN ('1')", "IN ('2', '3')", "IN ('it''s', NULL)"),
    "hash int": ("WITH (MODULUS 2, REMAINDER 0)", "WITH (MODULUS 2, REMAINDER 1)"),
    "hash text": ("WITH (MODULUS 2, REMAINDER 0)", "WITH (MODULUS 4, REMAINDER 1)", "WITH (MODULUS 4, REMAINDER 3)"),
}


def columns_of(world: World, relation: Item) -> list[Any]:
    """Return the columns of a relation, inherited ones first: what has a key and a name."""
    if not isinstance(relation, Table):
        return list(getattr(relation, "outputs", ())) or list(world.of_table(relation.key, "column"))
    parents = [relation.partition_of] if relation.partition_of is not None else list(relation.parents)
    above = [column for parent in parents for column in columns_of(world, world.items[parent])]
    return [*{column.key: column for column in above}.values(), *world.of_table(relation.key, "column")]


def stored(world: World, relation: Item) -> list[Any]:
    """Return the columns that are stored."""
    return [column for column in columns_of(world, relation) if not getattr(column, "is_virtual", False)]


def ancestors(world: World, table: Item) -> list["Table"]:
    """Return the tables that a table inherits from, itself first."""
    found, todo = [], [table]
    while todo:
        one = todo.pop()
        if isinstance(one, Table) and one not in found:
            found.append(one)
            above = [*one.parents, *([one.partition_of] if one.partition_of is not None else [])]
            todo += [world.items[key] for key in above]
    return found


def descendants(world: World, table: Item) -> list[Any]:
    """Return the tables that inherit from a table, itself first."""
    return [one for one in world.all("table") if any(up.key == table.key for up in ancestors(world, one))] or [table]


def is_alone(world: World, table: Item) -> bool:
    """Tell whether a table neither inherits nor is inherited from."""
    return len(ancestors(world, table)) <= 1 and len(descendants(world, table)) == 1


@register
@dataclass(frozen=True, kw_only=True)
class Table(InSchema):
    """A table. strategy: how it is partitioned, by key; bound: of a partition."""

    kind = "table"
    is_relation = True
    fixed = frozenset({"parents"})  # no statement makes an own column an inherited one (docs/limits.md)
    is_unlogged: bool = False
    options: tuple[str, ...] = ()
    row_security: bool = False
    force_row_security: bool = False
    replica_identity: str = ""
    parents: tuple[Ref, ...] = ()
    partition_of: Ref | None = None
    bound: str = ""
    strategy: str = ""
    partition_key: Ref | None = None
    key_class: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return a table without columns of its own, or a partition."""
        schema, name = cls.place(world, draw)
        pool = ("fillfactor=70", "autovacuum_enabled=false", "parallel_workers=2", "toast.autovacuum_enabled=false")
        options = tuple(dict.fromkeys(draw.pick(pool) for _ in range(draw.number(0, 2) if draw.chance(30) else 0)))
        table = cls(
            key=world.next_key, schema=schema, name=name, options=options, is_unlogged=draw.chance(8),
            row_security=draw.chance(25), force_row_security=draw.chance(10),
            replica_identity=draw.pick(("", "", "", "FULL", "NOTHING")),
        )  # fmt: skip
        return cls._related(table, world, draw, like)

    @classmethod
    def _related(cls, table: Self, world: World, draw: Draw, like: Self | None) -> Self:
        from dataclasses import replace

        partitioned = [one for one in world.all("table") if one.strategy and (like is None or one.key != like.key)]
        if like and like.strategy:
            return replace(table, strategy=like.strategy, partition_key=like.partition_key, key_class=like.key_class)
        if partitioned and (like.partition_of is not None if like else draw.chance(40)):
            above = [one for one in partitioned if like and one.key == like.partition_of]
            parent = draw.pick(above or partitioned)
            pool = BOUNDS[f"{parent.strategy} {parent.key_class}"]
            bound = draw.pick(pool if parent.strategy == "hash" else (*pool, "DEFAULT"))
            return replace(table, partition_of=Ref(parent.key), bound=bound, is_unlogged=False)
        tables = [one for one in world.all("table") if not one.strategy and one.partition_of is None]
        tables = [one for one in tables if like is None or not world.reaches(one.key, like.key)]
        if tables and draw.chance(40 if like and like.parents else 15):
            parents = tuple(dict.fromkeys(Ref(draw.pick(tables).key) for _ in range(draw.number(1, 2))))
            return replace(table, parents=parents)
        return table

    def is_valid(self, world: World) -> bool:
        """Tell whether partition key, bound and inherited columns fit."""
        columns = columns_of(world, self)
        if len({column.name for column in columns}) < len(columns):
            return False
        if self.strategy and (self.partition_key is None or not self._has_key(world)):
            return False
        if self.strategy and (self.parents or self.options or self.is_unlogged):
            return False
        if any(world.items[key].strategy or world.items[key].partition_of for key in self.parents):  # type: ignore[attr-defined]
            return False
        if any(world.items[key].is_unlogged and not self.is_unlogged for key in self.parents):  # type: ignore[attr-defined]
            return False
        return self.partition_of is None or self._has_place(world)

    def _has_key(self, world: World) -> bool:
        key = next((column for column in columns_of(world, self) if column.key == self.partition_key), None)
        return (
            key is not None and key.kind == "column" and world.classes[key.key] == self.key_class
            and not key.generated and isinstance(key.type.base, str)
        )  # fmt: skip

    def _has_place(self, world: World) -> bool:
        parent = world.items.get(self.partition_of or 0)
        if not isinstance(parent, Table) or not parent.strategy or self.is_unlogged or self.parents:
            return False
        pool = BOUNDS.get(f"{parent.strategy} {parent.key_class}", ())
        is_bound = self.bound in pool or (self.bound == "DEFAULT" and parent.strategy != "hash")
        return is_bound and not world.of_table(self.key, "column")

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name, and its bound among the other partitions."""
        yield from super().slots(world)
        if self.partition_of is not None:
            yield ("bound", int(self.partition_of), self.bound)

    def cls_of(self, world: World, key: int) -> str:
        """Return what says how it can be used."""
        return "table"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TABLE and what follows it."""
        me = world.reference(self.key)
        unlogged = "UNLOGGED " if self.is_unlogged else ""
        if self.partition_of is not None:
            bound = self.bound if self.bound == "DEFAULT" else f"FOR VALUES {self.bound}"
            body = f"PARTITION OF {world.reference(self.partition_of)} {bound}"
        else:
            columns = ", ".join(column.definition(world) for column in world.of_table(self.key, "column"))
            inherits = f" INHERITS ({', '.join(map(world.reference, self.parents))})" if self.parents else ""
            body = f"({columns}){inherits}"
        key = f"({world.reference(self.partition_key)})" if self.partition_key is not None else ""
        partition = f" PARTITION BY {self.strategy.upper()} {key}" if self.strategy else ""
        options = f" WITH ({', '.join(self.options)})" if self.options else ""
        yield f"CREATE {unlogged}TABLE {me} {body}{partition}{options}"
        for column in world.of_table(self.key, "column"):
            yield from (f"ALTER TABLE {me} ALTER {quoted(column.name)} {words}" for words in column.settings())
        if self.row_security:
            yield f"ALTER TABLE {me} ENABLE ROW LEVEL SECURITY"
        if self.force_row_security:
            yield f"ALTER TABLE {me} FORCE ROW LEVEL SECURITY"
        if self.replica_identity:
            yield f"ALTER TABLE {me} REPLICA IDENTITY {self.replica_identity}"

    def seeds(self, world: World) -> Iterable[str]:
        """Return the statements that put rows into it, those that fit."""
        columns = [c for c in columns_of(world, self) if not c.generated and not c.identity]
        if not columns:
            return
        names = ", ".join(quoted(column.name) for column in columns)
        for number in (1, 2, 3):
            values = ", ".join(seed(world, column.type, number) for column in columns)
            insert = f"INSERT INTO {world.reference(self.key)} ({names}) VALUES ({values})"
            yield f"DO $gen$ BEGIN {insert}; SET CONSTRAINTS ALL IMMEDIATE; EXCEPTION WHEN OTHERS THEN NULL; END $gen$"


def as_partitioned(world: World, draw: Draw, table: Table) -> World:
    """Return the world in which a table with columns is partitioned, where one of them can be its key."""
    from dataclasses import replace

    keys = [c for c in world.of_table(table.key, "column") if not c.generated and isinstance(c.type.base, str)]
    keys = [c for c in keys if not c.type.is_array]
    choices = [(key, form.split()) for key in keys for form in BOUNDS if form.endswith(f" {world.classes[key.key]}")]
    if table.parents or table.is_unlogged or table.options or not choices:
        return world
    key, (strategy, class_) = draw.pick(choices)
    return world.having(replace(table, strategy=strategy, partition_key=Ref(key.key), key_class=class_))
