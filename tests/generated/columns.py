"""Columns, their defaults, and sequences."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from generated.expressions import draw_expr
from generated.names import draw_name
from generated.schema import (
    HOLE,
    INTEGER,
    NOWHERE,
    NULL,
    Draw,
    Expr,
    Item,
    Ref,
    Slot,
    Type,
    World,
    literal,
    quoted,
    register,
)
from generated.tables import RELATIONS, Table, ancestors, columns_of, descendants, is_alone
from generated.types import InSchema, class_of, draw_collation, draw_type, seed, type_sql

INTEGERS = frozenset({"integer", "bigint", "smallint"})


@register
@dataclass(frozen=True, kw_only=True)
class Counter(InSchema):
    """A sequence. owner: the column that owns it."""

    kind = "sequence"
    type: str = "bigint"
    increment: int = 1
    start: int = 1
    maximum: int | None = None
    cache: int = 1
    cycles: bool = False
    is_unlogged: bool = False
    owner: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one that counts up or down."""
        schema, name = cls.place(world, draw)
        increment = draw.pick((1, 1, 2, 10, -1))
        columns = [c for c in world.all("column") if isinstance(c, Column) and world.items[c.table].kind == "table"]
        columns = [c for c in columns if world.items[c.table].schema == (like.schema if like else schema)]  # type: ignore[attr-defined]
        owner = Ref(draw.pick(columns).key) if columns and draw.chance(30) else None
        return cls(
            key=world.next_key, schema=schema, name=name, type=draw.pick(("bigint", "integer", "smallint")),
            increment=increment, start=-1 if increment < 0 else draw.pick((1, 5)), cache=draw.pick((1, 1, 20)),
            maximum=None if increment < 0 else draw.pick((None, 1000)), cycles=draw.chance(20), owner=owner,
            is_unlogged=owner is None and world.version >= 15 and draw.chance(15),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether it counts within its bounds, and lies with the table that owns it."""
        agrees = (self.start < 0) == (self.increment < 0) and (self.increment > 0 or self.maximum is None)
        if self.is_unlogged and (self.owner is not None or world.version < 15):
            return False
        if self.owner is None:
            return agrees
        table = world.items[world.owners[self.owner].table]  # type: ignore[attr-defined]
        return agrees and isinstance(table, Table) and table.schema == self.schema and not table.is_unlogged

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE SEQUENCE, and whose it is."""
        unlogged = "UNLOGGED " if self.is_unlogged else ""
        options = f"AS {self.type} INCREMENT {self.increment} START {self.start} CACHE {self.cache}"
        options += f" MAXVALUE {self.maximum}" if self.maximum is not None else ""
        options += " CYCLE" if self.cycles else ""
        yield f"CREATE {unlogged}SEQUENCE {world.reference(self.key)} {options}"
        if self.owner is not None:
            column = world.owners[self.owner]
            owner = f"{world.reference(column.table)}.{world.reference(self.owner)}"  # type: ignore[attr-defined]
            yield f"ALTER SEQUENCE {world.reference(self.key)} OWNED BY {owner}"


@register
@dataclass(frozen=True, kw_only=True)
class Column(Item):
    """A column of a table or foreign table."""

    kind = "column"
    inline = True
    fixed = frozenset({"table"})
    table: Ref = NOWHERE
    type: Type = INTEGER
    not_null: bool = False
    collation: Ref | None = None
    identity: str = ""
    generated: Expr | None = None
    is_virtual: bool = False
    storage: str = ""
    compression: str = ""
    statistics: int | None = None
    options: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one of a table that may have columns of its own."""
        tables = [one for one in world.all(*RELATIONS) if getattr(one, "partition_of", None) is None]
        if not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        name = draw_name(draw, ("column", table.key), _names(world, table))
        type_ = draw_type(world, draw, table.key)
        column = cls(
            key=world.next_key, name=name, table=Ref(table.key), type=type_, not_null=draw.chance(30),
            collation=draw_collation(world, draw, type_),
        )  # fmt: skip
        return column._with_more(world, draw, table, like)

    def _with_more(self, world: World, draw: Draw, table: Item, like: Self | None) -> Self:
        from dataclasses import replace

        if table.kind == "foreign table":
            return self
        if self.type.base in INTEGERS and not self.type.is_array and draw.chance(15):
            return replace(self, identity=draw.pick(("ALWAYS", "BY DEFAULT")), not_null=True)
        if draw.chance(12):
            others = [
                c for c in world.of_table(table.key, "column") if not c.generated and (not like or c.key != like.key)
            ]
            given = frozenset({class_of(world, self.type)}) - {""}
            expr = draw_expr(world, draw, others, given, is_steady=True)
            is_plain = expr is not None and all(world.owners[key].kind == "column" for key, _ in expr.args)
            if expr is not None and isinstance(self.type.base, str):
                virtual = world.version >= 18 and draw.chance(40) and is_plain and self._is_plain(world, expr)
                return replace(self, generated=expr, is_virtual=virtual, collation=None)
        storage = draw.pick(("EXTERNAL", "MAIN", "EXTENDED")) if self.type.base in {"text", "jsonb"} else ""
        return replace(
            self,
            storage=storage if storage and draw.chance(15) else "",
            compression="pglz" if storage and world.version >= 14 and draw.chance(10) else "",
            statistics=draw.pick((0, 50, 500)) if draw.chance(8) else None,
            options="n_distinct=-0.5" if draw.chance(5) else "",
        )

    @staticmethod
    def _is_plain(world: World, expr: Expr) -> bool:
        columns = [world.owners[key] for key, _ in expr.args]
        return all(isinstance(c, Column) and isinstance(c.type.base, str) for c in columns)

    def is_valid(self, world: World) -> bool:
        """Tell whether its parts fit each other, and nobody's name is taken in what inherits it."""
        table = world.items[self.table]
        is_text = not self.type.is_array and self.type.base in {"text", "character varying(40)"}
        is_toasted = not self.type.is_array and self.type.base in {"text", "jsonb"}
        if getattr(table, "partition_of", None) is not None or (self.collation is not None and not is_text):
            return False
        if self.identity and (self.type.base not in INTEGERS or self.type.is_array or not self.not_null):
            return False
        if self.identity and (self.generated or not is_alone(world, table) or getattr(table, "strategy", "")):
            return False
        if (self.storage or self.compression) and not is_toasted:
            return False
        if self.compression and world.version < 14:
            return False
        if table.kind == "foreign table" and (self.identity or self.generated or self.storage or self.compression):
            return False
        if world.reaches(self.type.base, self.table) if isinstance(self.type.base, Ref) else False:
            return False
        return self._generates(world, table)

    def _generates(self, world: World, table: Item) -> bool:
        if self.generated is None:
            return not self.is_virtual
        if self.is_virtual and (world.version < 18 or not self._is_plain(world, self.generated)):
            return False
        if (
            self.storage
            or self.compression
            or self.options
            or self.statistics is not None
            or self.collation is not None
        ):
            return False
        own = {c.key: c for c in world.of_table(table.key, "column")}
        used = [own.get(key) for key, _ in self.generated.args if world.owners[key].kind == "column"]
        return (
            self.generated.is_valid(world)
            and isinstance(self.type.base, str)
            and not self.type.is_array
            and self.generated.cls == class_of(world, self.type)
            and self.type.base
            in {"integer", "bigint", "text", "boolean", "numeric", "double precision", "date", "timestamp"}
            and all(one is not None and one.generated is None and one.key != self.key for one in used)
            and not any(
                world.reaches(key, self.table) for key, _ in self.generated.args if world.owners[key].kind != "column"
            )
            and not (self.is_virtual and not is_alone(world, table))
        )

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name in its table and in all that inherit from it."""
        yield ("column", int(self.table), self.name)

    def cls_of(self, world: World, key: int) -> str:
        """Return the class of its type."""
        return class_of(world, self.type)

    def target(self, world: World) -> str:
        """Return its words."""
        return f"COLUMN {world.reference(self.table)}.{quoted(self.name)}"

    def definition(self, world: World) -> str:
        """Return it as CREATE TABLE has it."""
        collate = f" COLLATE {world.reference(self.collation)}" if self.collation is not None else ""
        null = " NOT NULL" if self.not_null else ""
        identity = f" GENERATED {self.identity} AS IDENTITY" if self.identity else ""
        how = "VIRTUAL" if self.is_virtual else "STORED"
        generated = f" GENERATED ALWAYS AS ({self.generated.sql(world)}) {how}" if self.generated else ""
        compression = f" COMPRESSION {self.compression}" if self.compression else ""
        return f"{quoted(self.name)} {type_sql(world, self.type)}{compression}{collate}{generated}{null}{identity}"

    def settings(self) -> Iterable[str]:
        """Return what only ALTER COLUMN can say."""
        if self.storage:
            yield f"SET STORAGE {self.storage}"
        if self.statistics is not None:
            yield f"SET STATISTICS {self.statistics}"
        if self.options:
            yield f"SET ({self.options})"


def _names(world: World, table: Item) -> frozenset[Slot]:
    """Return the names that a further column of a table cannot have."""
    family: list[Item] = [one for down in descendants(world, table) for one in ancestors(world, down)]
    return frozenset(("column", table.key, c.name) for one in family or [table] for c in columns_of(world, one))


@register
@dataclass(frozen=True, kw_only=True)
class Default(Item):
    """A column's default: a constant, a function's result, a sequence's next number."""

    kind = "default"
    fixed = frozenset({"column"})
    column: Ref = NOWHERE
    expr: Expr = NULL

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one for a column that has none."""
        columns = [c for c in world.all("column") if not c.generated and not c.identity]
        columns = [c for c in columns if like is not None or ("default", c.key) not in world.taken]
        if not columns:
            return None
        column = world.owners[like.column] if like else draw.pick(columns)
        choices = list(cls._choices(world, column))
        return cls(key=world.next_key, column=Ref(column.key), expr=draw.pick(choices)) if choices else None

    @staticmethod
    def _choices(world: World, column: Any) -> Iterable[Expr]:
        known = world.classes[column.key]
        yield from (Expr(seed(world, column.type, number), cls=known) for number in (1, 2))
        if column.type.is_array:
            return
        words = {"tz": "now()", "ts": "timezone('utc', now())", "date": "CURRENT_DATE", "text": "CURRENT_USER",
                 "uuid": "gen_random_uuid()", "num": "random()", "json": "jsonb_build_object('a', 1)"}  # fmt: skip
        if known in words and isinstance(column.type.base, str):
            yield Expr(words[known], cls=known)
        if column.type.base in INTEGERS:
            for sequence in world.all("sequence"):
                yield Expr(f"nextval({HOLE.format(0)}::regclass)", ((Ref(sequence.key), "sequence"),), known)
        for function in world.all("function"):
            if not function.arguments and function.simple[1] == known and isinstance(column.type.base, str):
                yield Expr(f"{HOLE.format(0)}()", ((Ref(function.key), world.classes[function.key]),), known)

    def is_valid(self, world: World) -> bool:
        """Tell whether the expression suits the column."""
        column = world.owners[self.column]
        is_free = not column.generated and not column.identity  # type: ignore[attr-defined]
        return is_free and self.expr.is_valid(world) and self.expr.cls == world.classes[self.column]

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its column, which has no other."""
        yield ("default", int(self.column))

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER TABLE."""
        column = world.owners[self.column]
        table = world.reference(column.table)  # type: ignore[attr-defined]
        yield f"ALTER TABLE {table} ALTER {quoted(column.name)} SET DEFAULT {self._text(world)}"

    def _text(self, world: World) -> str:
        if self.expr.args and world.owners[self.expr.args[0][0]].kind == "sequence":
            return f"nextval({literal(world.reference(self.expr.args[0][0])).strip()}::regclass)"
        return self.expr.sql(world)
