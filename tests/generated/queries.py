"""Views, materialized views and rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from generated.constraints import OfTable, ordered_columns
from generated.expressions import draw_expr
from generated.names import draw_name
from generated.schema import HOLE, Draw, Expr, Item, Output, Ref, Type, World, quoted, register
from generated.tables import columns_of
from generated.types import InSchema

TYPES = {"int": "integer", "num": "numeric", "text": "text", "bool": "boolean", "date": "date", "ts": "timestamp",
         "tz": "timestamp with time zone"}  # fmt: skip
SHAPES = (
    "plain",
    "plain",
    "plain",
    "join",
    "distinct",
    "group",
    "union",
    "window",
    "with",
    "exists",
    "limit",
    "lateral",
)


def relations(world: World) -> list[Any]:
    """Return what a query can read."""
    found = world.all("table", "foreign table", "view", "materialized view")
    return [one for one in found if columns_of(world, one)]


def draw_outputs(world: World, draw: Draw, key: int, columns: Sequence[Any]) -> tuple[Output, ...]:
    """Return columns of a query over some columns. key: of the first; each has its own."""
    found: list[Output] = []
    for number in range(draw.number(1, 4)):
        expr = draw_expr(world, draw, columns, frozenset(TYPES)) if draw.chance(35) else None
        column = draw.pick(columns)
        name = draw_name(draw, (), frozenset((one.name,) for one in found))
        type_ = Type(TYPES[expr.cls]) if expr else column.type
        raw = Expr(HOLE.format(0), ((Ref(column.key), world.classes[column.key]),), world.classes[column.key])
        found.append(Output(key + number, name if expr or draw.chance(30) else column.name, expr or raw, type_))
    unique = {one.name: one for one in found}
    return tuple(unique.values())


@dataclass(frozen=True, kw_only=True)
class Query(InSchema):
    """A query with a name. sources: what it reads, one or two; shape: its form; where: a condition."""

    is_relation = True
    sources: tuple[Ref, ...] = ()
    outputs: tuple[Output, ...] = ()
    where: Expr | None = None
    shape: str = "plain"
    options: tuple[str, ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over relations."""
        found = [one for one in relations(world) if like is None or not world.reaches(one.key, like.key)]
        if not found:
            return None
        schema, name = cls.place(world, draw)
        first = world.items[like.sources[0]] if like and draw.chance(70) else draw.pick(found)
        shape = like.shape if like and draw.chance(50) else draw.pick(SHAPES)
        second = draw.pick(found)
        sources = (first, second) if shape in {"join", "exists", "lateral"} and second.key != first.key else (first,)
        usable = columns_of(world, first)
        if shape in {"distinct", "group"}:
            usable = ordered_columns(world, first) or usable
        key = world.next_key
        outputs = draw_outputs(world, draw, key + 1, usable)
        if like is not None and like.sources[0] == first.key and draw.chance(60):
            kept = tuple(one for one in like.outputs if draw.chance(80))
            names = {one.name for one in kept}
            outputs = (*kept, *(one for one in outputs[:1] if one.name not in names)) or outputs
        where = draw_expr(world, draw, columns_of(world, first), frozenset({"bool"})) if draw.chance(40) else None
        return cls(
            key=key, schema=schema, name=name, sources=tuple(Ref(one.key) for one in sources), outputs=outputs,
            where=where, shape=shape, options=cls.draw_options(world, draw, shape, first),
        )  # fmt: skip

    @classmethod
    def draw_options(cls, world: World, draw: Draw, shape: str, source: Item) -> tuple[str, ...]:
        """Return options."""
        return ()

    def parts(self) -> Iterable[int]:
        """Return the keys of its columns."""
        return [one.key for one in self.outputs]

    def cls_of(self, world: World, key: int) -> str:
        """Return a column's class."""
        return next((one.expr.cls for one in self.outputs if one.key == key), self.kind)

    def is_valid(self, world: World) -> bool:
        """Tell whether its columns are those of its sources, and can be compared where they have to."""
        if any(world.reaches(source, self.key) for source in self.sources):
            return False
        first = world.items[self.sources[0]]
        known = {column.key for column in columns_of(world, first)}
        ordered = {column.key for column in ordered_columns(world, first)}
        exprs = [*(one.expr for one in self.outputs), *([self.where] if self.where else [])]
        keys = {key for expr in exprs for key, _ in expr.args if world.owners[key].kind != "function"}
        wanted = ordered if self.shape in {"distinct", "group"} else known
        if len(self.sources) > 1 and not columns_of(world, world.items[self.sources[1]]):
            return False
        is_same = len({one.name for one in self.outputs}) == len(self.outputs)
        output_keys = {k for one in self.outputs for k, _ in one.expr.args if world.owners[k].kind != "function"}
        return is_same and bool(self.outputs) and keys <= known and output_keys <= wanted and all(
            expr.is_valid(world) for expr in exprs
        )  # fmt: skip

    def query(self, world: World) -> str:
        """Return the SELECT."""
        columns = [f"{one.expr.sql(world, 'r0.')} AS {quoted(one.name)}" for one in self.outputs]
        names = ", ".join(quoted(one.name) for one in self.outputs)
        first = f"{world.reference(self.sources[0])} AS r0"
        condition = f" WHERE {self.where.sql(world, 'r0.')}" if self.where else ""
        base = f"SELECT {', '.join(columns)} FROM {first}{condition}"
        other = world.reference(self.sources[-1])
        forms = {
            "join": f"SELECT {', '.join(columns)} FROM {first} LEFT JOIN {other} AS r1 ON true{condition}",
            "distinct": base.replace("SELECT ", "SELECT DISTINCT ", 1),
            "group": f"SELECT {names} FROM ({base}) AS q GROUP BY {names} HAVING count(*) > 0",
            "union": f"{base} UNION ALL {base}",
            "window": f"SELECT {names} FROM (SELECT {', '.join(columns)}, row_number() OVER () AS _n FROM {first}) AS q"
            " WHERE _n < 5",
            "with": f"WITH q AS ({base}) SELECT {names} FROM q",
            "exists": f"{base}{' AND' if condition else ' WHERE'} EXISTS (SELECT FROM {other} AS r1)",
            "limit": f"{base} ORDER BY 1 LIMIT 10" if self._is_sortable(world) else f"{base} LIMIT 10",
            "lateral": f"SELECT {', '.join(columns)} FROM {first}, LATERAL (SELECT 1 FROM {other}) AS l{condition}",
        }
        return forms.get(self.shape, base)

    def _is_sortable(self, world: World) -> bool:
        return self.outputs[0].expr.cls in TYPES


@register
@dataclass(frozen=True, kw_only=True)
class View(Query):
    """A view."""

    kind = "view"

    @classmethod
    def draw_options(cls, world: World, draw: Draw, shape: str, source: Item) -> tuple[str, ...]:
        """Return options; a check option where the view can be updated."""
        pool = ["security_barrier=true"]
        pool += ["security_invoker=true"] if world.version >= 15 else []
        pool += ["check_option=local", "check_option=cascaded"] if shape == "plain" and source.kind == "table" else []
        return (draw.pick(pool),) if draw.chance(25) else ()

    def is_valid(self, world: World) -> bool:
        """Tell whether its query is, and a check option has a table's columns."""
        if any(option.startswith("check_option") for option in self.options):
            is_plain = self.shape == "plain" and world.items[self.sources[0]].kind == "table"
            if not is_plain or not any(
                len(one.expr.args) == 1 and one.expr.text == HOLE.format(0) for one in self.outputs
            ):
                return False
        return super().is_valid(world)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE VIEW."""
        options = f" WITH ({', '.join(self.options)})" if self.options else ""
        yield f"CREATE VIEW {world.reference(self.key)}{options} AS {self.query(world)}"


@register
@dataclass(frozen=True, kw_only=True)
class MaterializedView(Query):
    """A materialized view."""

    kind = "materialized view"

    @classmethod
    def draw_options(cls, world: World, draw: Draw, shape: str, source: Item) -> tuple[str, ...]:
        """Return storage parameters."""
        return ("fillfactor=90",) if draw.chance(20) else ()

    def is_valid(self, world: World) -> bool:
        """Tell whether its query is, and reads nothing that cannot be read here."""
        return super().is_valid(world) and not any(_reads_foreign(world, key) for key in self.sources)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE MATERIALIZED VIEW, filled with rows."""
        options = f" WITH ({', '.join(self.options)})" if self.options else ""
        yield f"CREATE MATERIALIZED VIEW {world.reference(self.key)}{options} AS {self.query(world)}"


def _reads_foreign(world: World, key: int) -> bool:
    item = world.items[key]
    if isinstance(item, View):
        return any(_reads_foreign(world, one) for one in item.sources)
    return item.kind == "foreign table"


@register
@dataclass(frozen=True, kw_only=True)
class Rule(OfTable):
    """A rule on a table or view."""

    kind = "rule"
    event: str = "INSERT"
    action: str = "ALSO NOTHING"
    where: Expr | None = None
    state: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        tables = [one for one in world.all("table", "view") if columns_of(world, one)]
        if not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        event = draw.pick(("INSERT", "UPDATE", "DELETE"))
        is_table = table.kind == "table"
        action = draw.pick(("INSTEAD NOTHING", "ALSO NOTHING", "ALSO NOTIFY gen")) if is_table else "INSTEAD NOTHING"
        where = (
            draw_expr(world, draw, columns_of(world, table), frozenset({"bool"}))
            if draw.chance(40) and is_table
            else None
        )
        state = draw.pick(("", "", "DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA")) if is_table else ""
        return cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key), event=event,
            action="INSTEAD NOTHING" if where and "NOTIFY" in action else action, where=where, state=state,
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its condition is about the table's columns."""
        known = {column.key for column in columns_of(world, world.items[self.table])}
        if self.where is None:
            return True
        mine = all(world.owners[key].kind == "function" or key in known for key, _ in self.where.args)
        return mine and self.where.is_valid(world) and "NOTIFY" not in self.action

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE RULE, and whether it fires."""
        row = "new." if self.event == "INSERT" else "old."
        where = f" WHERE {self.where.sql(world, row)}" if self.where else ""
        table = world.reference(self.table)
        yield f"CREATE RULE {quoted(self.name)} AS ON {self.event} TO {table}{where} DO {self.action}"
        if self.state:
            yield f"ALTER TABLE {table} {self.state} RULE {quoted(self.name)}"
