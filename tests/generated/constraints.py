"""Constraints, foreign keys, indexes and extended statistics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from generated.expressions import draw_expr
from generated.names import draw_name
from generated.rare_types import Range
from generated.schema import NOWHERE, TRUE, Draw, Expr, Item, Ref, Slot, World, quoted, register
from generated.tables import Table, ancestors, columns_of, descendants, stored
from generated.types import Composite, Domain, class_of, is_ordered, operators_of

ORDERED = frozenset({"int", "num", "text", "bool", "date", "ts", "tz"})
ACTIONS = ("NO ACTION", "NO ACTION", "CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT")


def family(world: World, table: Item) -> int:
    """Return what stands for a table and all with which it shares names of constraints and triggers."""
    found, todo = set(), [table]
    while todo:
        one = todo.pop()
        if one.key not in found:
            found.add(one.key)
            todo += [*ancestors(world, one), *descendants(world, one)]
    return min(found)


def ordered_columns(world: World, table: Item) -> list[Any]:
    """Return the columns that a btree takes."""
    return [column for column in stored(world, table) if is_ordered(world, column.type)]


def some(draw: Draw, items: Sequence[Any], most: int) -> tuple[Ref, ...]:
    """Return the keys of one or more of the items."""
    chosen = [draw.pick(items) for _ in range(draw.number(1, most))]
    return tuple(dict.fromkeys(Ref(one.key) for one in chosen))


def has_key(table: Item, columns: Sequence[int]) -> bool:
    """Tell whether a unique index over some columns may be on a table: its partition key is among them."""
    return not getattr(table, "strategy", "") or table.partition_key in columns  # type: ignore[attr-defined]


def listed(world: World, keys: Iterable[int]) -> str:
    """Return columns as a list."""
    return ", ".join(world.reference(key) for key in keys)


@dataclass(frozen=True, kw_only=True)
class OfTable(Item):
    """What belongs to a table."""

    fixed = frozenset({"table"})
    table: Ref = NOWHERE

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among all that the table shares names with."""
        yield (self.kind, family(world, world.items[self.table]), self.name)

    @classmethod
    def free(cls, world: World, draw: Draw, table: Item) -> str:
        """Return a name that is free."""
        return draw_name(draw, (cls.kind, family(world, table)), world.taken)

    def target(self, world: World) -> str:
        """Return its words."""
        return f"{self.kind.upper()} {quoted(self.name)} ON {world.reference(self.table)}"


@register
@dataclass(frozen=True, kw_only=True)
class Check(OfTable):
    """A CHECK constraint of a table."""

    kind = "constraint"
    expr: Expr = TRUE
    no_inherit: bool = False
    not_valid: bool = False
    not_enforced: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over the table's columns."""
        tables = world.all("table", "foreign table")
        if not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        expr = draw_expr(world, draw, columns_of(world, table), frozenset({"bool"}))
        if expr is None:
            return None
        return cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key), expr=expr,
            no_inherit=draw.chance(10) and not getattr(table, "strategy", ""), not_valid=draw.chance(10),
            not_enforced=world.version >= 18 and draw.chance(8) and table.kind == "table",
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its columns are there."""
        table = world.items[self.table]
        columns = {column.key for column in columns_of(world, table)}
        mine = all(world.owners[key].kind != "column" or key in columns for key, _ in self.expr.args)
        is_virtual = len(columns) > len(stored(world, table))
        calls = any(world.owners[key].kind != "column" for key, _ in self.expr.args)
        if self.no_inherit and (is_partitioned(table) or is_partition(table)):
            return False
        if self.not_enforced and (self.not_valid or table.kind != "table"):
            return False
        return mine and self.expr.is_valid(world) and not (is_virtual and calls)

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among the constraints."""
        yield ("constraint", family(world, world.items[self.table]), self.name)

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER TABLE."""
        words = " NO INHERIT" if self.no_inherit else ""
        words += " NOT ENFORCED" if self.not_enforced else " NOT VALID" if self.not_valid else ""
        what = "FOREIGN TABLE" if world.items[self.table].kind == "foreign table" else "TABLE"
        check = f"CONSTRAINT {quoted(self.name)} CHECK ({self.expr.sql(world)}){words}"
        yield f"ALTER {what} {world.reference(self.table)} ADD {check}"


@register
@dataclass(frozen=True, kw_only=True)
class Unique(OfTable):
    """A primary key, a UNIQUE or an exclusion constraint. sort: PRIMARY KEY, UNIQUE or EXCLUDE."""

    kind = "unique constraint"
    sort: str = "UNIQUE"
    columns: tuple[Ref, ...] = ()
    include: tuple[Ref, ...] = ()
    deferrable: str = ""
    nulls_not_distinct: bool = False
    is_named: bool = True

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over columns that a btree takes."""
        tables = [one for one in world.all("table") if ordered_columns(world, one)]
        if like is not None:
            tables = [one for one in tables if one.key == like.table]
        if not tables:
            return None
        table = draw.pick(tables)
        columns = some(draw, ordered_columns(world, table), 3)
        if table.strategy and table.partition_key not in columns:
            columns = (*columns, table.partition_key)
        include = [column for column in stored(world, table) if column.key not in columns]
        sort = draw.pick(("PRIMARY KEY", "PRIMARY KEY", "UNIQUE", "UNIQUE", "EXCLUDE"))
        return cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key), sort=sort, columns=columns,
            include=some(draw, include, 2) if include and sort != "EXCLUDE" and draw.chance(10) else (),
            deferrable=draw.pick(("", "", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED")),
            nulls_not_distinct=sort == "UNIQUE" and world.version >= 15 and draw.chance(20),
            is_named=draw.chance(70),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its columns are there and suit, and no other primary key is."""
        table = world.items[self.table]
        known = {column.key for column in ordered_columns(world, table)}
        every = {column.key for column in stored(world, table)}
        if not set(self.columns) <= known or not set(self.include) <= every - set(self.columns):
            return False
        if not has_key(table, self.columns) or (self.nulls_not_distinct and self.sort != "UNIQUE"):
            return False
        is_tree = is_partitioned(table) or is_partition(table)
        is_plain = not any(self._is_enum_below(world, key) for key in self.columns)
        return self.sort != "EXCLUDE" or (is_plain and not self.include and not is_tree)

    @staticmethod
    def _is_enum_below(world: World, key: int) -> bool:
        """Tell whether a column is of a domain over an enum: EXCLUDE looks for an operator of the domain itself."""
        type_ = world.owners[key].type  # type: ignore[attr-defined]
        is_domain = isinstance(type_.base, Ref) and world.owners[type_.base].kind == "domain"
        return is_domain and not type_.is_array and class_of(world, type_).startswith("enum ")

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among the constraints and, as its index has it, among the relations."""
        table = world.items[self.table]
        yield from shape(world, table, self.columns)
        if self.sort == "PRIMARY KEY":
            yield ("primary key", family(world, table))
        if self.is_named:
            yield ("constraint", family(world, table), self.name)
            yield ("relation", table.schema, self.name)  # type: ignore[attr-defined]

    def target(self, world: World) -> str:
        """Return its words."""
        return f"CONSTRAINT {quoted(self.name)} ON {world.reference(self.table)}" if self.is_named else ""

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER TABLE."""
        name = f"CONSTRAINT {quoted(self.name)} " if self.is_named else ""
        distinct = " NULLS NOT DISTINCT" if self.nulls_not_distinct else ""
        body = f"{self.sort}{distinct} ({listed(world, self.columns)})"
        if self.sort == "EXCLUDE":
            elements = ", ".join(f"{world.reference(key)} WITH {self._equality(world, key)}" for key in self.columns)
            body = f"EXCLUDE USING btree ({elements})"
        include = f" INCLUDE ({listed(world, self.include)})" if self.include else ""
        yield f"ALTER TABLE {world.reference(self.table)} ADD {name}{body}{include}{self.deferrable}"

    @staticmethod
    def _equality(world: World, key: int) -> str:
        """Return = of the column's type: an extension's may lie where no search_path leads."""
        type_ = world.owners[key].type  # type: ignore[attr-defined]
        schema = operators_of(world, type_)
        return f"OPERATOR({schema}.=)" if schema else "="


def shape(world: World, table: Item, columns: Sequence[int]) -> Iterable[Slot]:
    """Return what only one index of a partition tree has: ATTACH takes the first that fits (docs/limits.md)."""
    if is_partitioned(table) or is_partition(table):
        yield ("shape", family(world, table), *map(int, columns))


def is_partitioned(table: Item) -> bool:
    """Tell whether a table is partitioned."""
    return isinstance(table, Table) and bool(table.strategy)


def is_partition(table: Item) -> bool:
    """Tell whether a table is a partition."""
    return isinstance(table, Table) and table.partition_of is not None


@register
@dataclass(frozen=True, kw_only=True)
class ForeignKey(OfTable):
    """A foreign key. target_key: the constraint that it refers to."""

    kind = "foreign key"
    columns: tuple[Ref, ...] = ()
    target_key: Ref = NOWHERE
    on_delete: str = "NO ACTION"
    on_update: str = "NO ACTION"
    match_full: bool = False
    deferrable: str = ""
    not_valid: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one to a key whose columns have a type that the table has columns of."""
        tables = {one.key: one for one in world.all("table")}
        found = []
        for unique in world.all("unique constraint"):
            if unique.sort == "EXCLUDE" or unique.deferrable:
                continue
            types = [world.owners[key].type for key in unique.columns]  # type: ignore[attr-defined]
            for table in [tables[like.table]] if like else tables.values():
                columns = _matching(world, table, types)
                if columns is not None:
                    found.append((table, unique, columns))
        if not found:
            return None
        table, unique, columns = draw.pick(found)
        return cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key), columns=columns,
            target_key=Ref(unique.key), on_delete=draw.pick(ACTIONS), on_update=draw.pick(ACTIONS),
            match_full=draw.chance(15), not_valid=draw.chance(10) and not table.strategy,
            deferrable=draw.pick(("", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED")),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its columns and the key have the same types, and both tables persist alike."""
        unique, table = world.items[self.target_key], world.items[self.table]
        if not isinstance(unique, Unique) or unique.sort == "EXCLUDE" or unique.deferrable:
            return False
        if len(unique.columns) != len(self.columns) or (self.not_valid and table.strategy):  # type: ignore[attr-defined]
            return False
        mine = {column.key for column in stored(world, table)}
        pairs = [(world.owners[a], world.owners[b]) for a, b in zip(self.columns, unique.columns, strict=True)]
        if not set(self.columns) <= mine or any(a.type != b.type for a, b in pairs):  # type: ignore[attr-defined]
            return False
        if any(a.generated for a, _ in pairs) and {self.on_delete, self.on_update} - {"NO ACTION", "RESTRICT"}:  # type: ignore[attr-defined]
            return False
        if any(a.type.is_array or not is_plain(world, a.type) for a, _ in pairs):  # type: ignore[attr-defined]
            return False
        referenced = world.items[unique.table]
        if referenced.key != table.key and family(world, referenced) == family(world, table):
            return False
        return not (referenced.is_unlogged and not table.is_unlogged)  # type: ignore[attr-defined]

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among the constraints."""
        yield ("constraint", family(world, world.items[self.table]), self.name)

    def target(self, world: World) -> str:
        """Return its words."""
        return f"CONSTRAINT {quoted(self.name)} ON {world.reference(self.table)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER TABLE."""
        unique = world.items[self.target_key]
        assert isinstance(unique, Unique)
        key = f"{world.reference(unique.table)} ({listed(world, unique.columns)})"
        words = " MATCH FULL" if self.match_full else ""
        words += f" ON DELETE {self.on_delete} ON UPDATE {self.on_update}{self.deferrable}"
        words += " NOT VALID" if self.not_valid else ""
        name = f"CONSTRAINT {quoted(self.name)} FOREIGN KEY ({listed(world, self.columns)})"
        yield f"ALTER TABLE {world.reference(self.table)} ADD {name} REFERENCES {key}{words}"


def is_plain(world: World, type_: Any) -> bool:
    """Tell whether a foreign key may compare values of a type: no array is in it."""
    while isinstance(type_.base, Ref) and isinstance(world.owners[type_.base], Domain):
        type_ = world.owners[type_.base].type  # type: ignore[attr-defined]
    return not type_.is_array and not isinstance(world.owners.get(type_.base), Composite | Range)


def _matching(world: World, table: Item, types: Sequence[Any]) -> tuple[Ref, ...] | None:
    """Return different columns of a table that have these types."""
    found: list[Ref] = []
    for type_ in types:
        plain = [] if type_.is_array or not is_plain(world, type_) else stored(world, table)
        fitting = [c for c in plain if c.type == type_ and c.key not in found]
        if not fitting:
            return None
        found.append(Ref(fitting[-1].key))
    return tuple(found)
