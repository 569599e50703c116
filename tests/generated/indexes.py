"""Indexes and extended statistics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from generated.constraints import ORDERED, OfTable, has_key, listed, ordered_columns, shape, some
from generated.expressions import draw_expr
from generated.names import draw_name
from generated.schema import Draw, Expr, Item, Ref, Slot, World, quoted, register
from generated.tables import Table, columns_of, stored


@register
@dataclass(frozen=True, kw_only=True)
class Index(OfTable):
    """An index. elements: columns and expressions, each with its words."""

    kind = "index"
    elements: tuple[tuple[Ref | Expr, str], ...] = ()
    method: str = "btree"
    is_unique: bool = False
    include: tuple[Ref, ...] = ()
    where: Expr | None = None
    fillfactor: int = 0
    nulls_not_distinct: bool = False
    mark: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one of a table or materialized view."""
        tables = [one for one in world.all("table", "materialized view") if stored(world, one)]
        if like is not None:
            tables = [one for one in tables if one.key == like.table]
        if not tables:
            return None
        table = draw.pick(tables)
        columns, ordered = stored(world, table), ordered_columns(world, table)
        method = draw.pick(("btree", "btree", "btree", "btree", "hash", "gin", "gist", "brin"))
        elements = cls._elements(world, draw, columns, ordered, method)
        if not elements:
            return None
        where = draw_expr(world, draw, columns, frozenset({"bool"}), is_steady=True) if draw.chance(20) else None
        unique = method == "btree" and draw.chance(25)
        return cls(
            key=world.next_key, name=draw_name(draw, ("relation", table.schema), world.taken),
            table=Ref(table.key), elements=elements, method=method, is_unique=unique, where=where,
            include=some(draw, columns, 2) if method == "btree" and draw.chance(10) else (),
            fillfactor=80 if method == "btree" and draw.chance(10) else 0,
            nulls_not_distinct=unique and world.version >= 15 and draw.chance(20),
            mark=draw.pick(("", "", "", "", "CLUSTER ON", "REPLICA IDENTITY USING INDEX")),
        )  # fmt: skip

    @staticmethod
    def _elements(
        world: World, draw: Draw, columns: Sequence[Any], ordered: Sequence[Any], method: str
    ) -> tuple[tuple[Ref | Expr, str], ...]:
        classes = {"gin": ("json", "tsvector"), "gist": ("range", "point", "tzrange", "tsvector")}
        if method in classes:
            fitting = [c for c in columns if world.classes[c.key] in classes[method]]
            return ((Ref(draw.pick(fitting).key), ""),) if fitting else ()
        simple = [column for column in ordered if world.classes[column.key] in ORDERED]
        if method in {"hash", "brin"}:
            simple = [column for column in simple if world.classes[column.key] != "bool"]
            return ((Ref(draw.pick(simple).key), ""),) if simple else ()
        found: dict[Any, str] = {}
        for _ in range(draw.number(1, 3)):
            words = draw.pick(("", "", "", " DESC", " NULLS FIRST", " DESC NULLS LAST"))
            expr = draw_expr(world, draw, columns, ORDERED, is_steady=True) if draw.chance(25) else None
            if expr is not None:
                found[expr] = words
            elif ordered:
                column = draw.pick(ordered)
                is_text = isinstance(column.type.base, str) and world.classes[column.key] == "text"
                patterned = is_text and column.type.base == "text" and not column.type.is_array and draw.chance(20)
                found[Ref(column.key)] = (" text_pattern_ops" if patterned else "") + words
        return tuple(found.items())

    def is_valid(self, world: World) -> bool:
        """Tell whether everything in it is there, and can be in it."""
        table = world.items[self.table]
        if table.kind not in {"table", "materialized view"}:
            return False
        every = {column.key for column in stored(world, table)}
        ordered = {column.key for column in ordered_columns(world, table)}
        keys = [element for element, _ in self.elements if isinstance(element, Ref)]
        exprs = [element for element, _ in self.elements if isinstance(element, Expr)]
        exprs += [self.where] if self.where else []
        wanted = every if self.method in {"gin", "gist"} else ordered
        if not set(keys) <= wanted or not set(self.include) <= every - set(keys):
            return False
        if not all(expr.is_valid(world) and self._is_steady(world, expr, every) for expr in exprs):
            return False
        return self._suits(world, table, keys)

    @staticmethod
    def _is_steady(world: World, expr: Expr, stored_keys: set[int]) -> bool:
        for key, _ in expr.args:
            item = world.owners[key]
            is_function = item.kind == "function"
            if is_function and item.volatility != "IMMUTABLE":  # type: ignore[attr-defined]
                return False
            if not is_function and key not in stored_keys:
                return False
        return expr.is_steady

    def _suits(self, world: World, table: Item, keys: Sequence[Ref]) -> bool:
        is_btree = self.method == "btree"
        if not is_btree and (self.is_unique or self.include or self.fillfactor or len(self.elements) > 1):
            return False
        if not is_btree and (any(words for _, words in self.elements) or len(keys) < len(self.elements)):
            return False
        base = {column.key: column.type.base for column in columns_of(world, table)}
        for element, words in self.elements:
            if "text_pattern_ops" in words and base.get(element) != "text":
                return False
        classes = {world.classes[key] for key in keys}
        allowed = {"gin": {"json", "tsvector"}, "gist": {"range", "point", "tzrange", "tsvector"}}
        if not is_btree and not classes <= allowed.get(self.method, ORDERED - {"bool"}):
            return False
        if self.nulls_not_distinct and not (self.is_unique and world.version >= 15):
            return False
        if self.is_unique and not has_key(table, keys):
            return False
        if self.mark:
            return self._may_be_marked(world, table, keys)
        return True

    def _may_be_marked(self, world: World, table: Item, keys: Sequence[Ref]) -> bool:
        if not isinstance(table, Table) or table.strategy or self.where or self.method != "btree":
            return False
        if self.mark == "CLUSTER ON":
            return True
        columns = [world.owners[key] for key in keys]
        are_set = all(column.not_null for column in columns)  # type: ignore[attr-defined]
        return self.is_unique and are_set and len(keys) == len(self.elements) and not table.replica_identity

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among the relations, and the mark that only one index has."""
        table = world.items[self.table]
        yield ("relation", table.schema, self.name)  # type: ignore[attr-defined]
        yield from shape(world, table, [one for one, _ in self.elements if isinstance(one, Ref)])
        if self.mark:
            yield (self.mark, int(self.table))

    def _name(self, world: World) -> str:
        schema = world.schema(world.items[self.table])
        return f"{schema}.{quoted(self.name)}"

    def target(self, world: World) -> str:
        """Return its words."""
        return f"INDEX {self._name(world)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE INDEX and its mark."""
        parts = [
            (world.reference(e) if isinstance(e, Ref) else f"({e.sql(world)})") + words for e, words in self.elements
        ]
        unique = "UNIQUE " if self.is_unique else ""
        text = f"CREATE {unique}INDEX {quoted(self.name)} ON {world.reference(self.table)} USING {self.method}"
        text += f" ({', '.join(parts)})"
        text += f" INCLUDE ({listed(world, self.include)})" if self.include else ""
        text += " NULLS NOT DISTINCT" if self.nulls_not_distinct else ""
        text += f" WITH (fillfactor={self.fillfactor})" if self.fillfactor else ""
        text += f" WHERE {self.where.sql(world)}" if self.where else ""
        yield text
        if self.mark:
            yield f"ALTER TABLE {world.reference(self.table)} {self.mark} {quoted(self.name)}"


@register
@dataclass(frozen=True, kw_only=True)
class Statistics(OfTable):
    """Extended statistics."""

    kind = "statistics"
    schema: Ref | None = None
    columns: tuple[Ref, ...] = ()
    kinds: tuple[str, ...] = ()
    target_value: int | None = None
    expr: Expr | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over two or more columns."""
        tables = [t for t in world.all("table", "materialized view") if len(ordered_columns(world, t)) > 1]
        if like is not None:
            tables = [one for one in tables if one.key == like.table]
        if not tables:
            return None
        table = draw.pick(tables)
        columns = ordered_columns(world, table)
        keys = tuple(dict.fromkeys((Ref(columns[0].key), *some(draw, columns[1:], 2))))
        expr = (
            draw_expr(world, draw, columns, ORDERED, is_steady=True)
            if world.version >= 14 and draw.chance(20)
            else None
        )
        return cls(
            key=world.next_key, name=draw_name(draw, ("statistics", table.schema), world.taken), columns=keys,
            table=Ref(table.key), schema=table.schema, kinds=draw.pick(((), ("ndistinct",), ("mcv", "dependencies"))),
            target_value=draw.pick((None, None, 100)), expr=expr,
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its columns are there."""
        table = world.items[self.table]
        known = {column.key for column in ordered_columns(world, table)}
        keys = {key for key, _ in self.expr.args if world.owners[key].kind != "function"} if self.expr else set()
        return (
            set(self.columns) | keys <= known and (self.expr is None or self.expr.is_valid(world))
            and table.schema == self.schema  # type: ignore[attr-defined]
        )  # fmt: skip

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name."""
        yield ("statistics", self.schema, self.name)

    def target(self, world: World) -> str:
        """Return its words."""
        return f"STATISTICS {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE STATISTICS."""
        kinds = f" ({', '.join(self.kinds)})" if self.kinds else ""
        expr = f", ({self.expr.sql(world)})" if self.expr else ""
        me = world.reference(self.key)
        yield f"CREATE STATISTICS {me}{kinds} ON {listed(world, self.columns)}{expr} FROM {world.reference(self.table)}"
        if self.target_value is not None:
            yield f"ALTER STATISTICS {me} SET STATISTICS {self.target_value}"
