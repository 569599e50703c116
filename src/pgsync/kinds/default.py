"""Column defaults: ALTER COLUMN SET DEFAULT, catalog pg_attrdef."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import PG_ATTRDEF, PG_CLASS, is_retyped
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.newer import in_expression
from pgsync.kinds.probes import behind
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Default:
    """The expression, deparsed."""

    expression: str


def query(_version: int) -> str:
    """Defaults of columns of tables, foreign tables and views; generation expressions belong to the column."""
    # A default names no column: without its table, which pg_get_expr would open, it is the same text in half the time.
    return f"""
        SELECT d.oid, d.adrelid, d.adnum, a.attname, c.relkind IN ('r', 'p', 'f'), pg_get_expr(d.adbin, 0)
        FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        JOIN pg_class c ON c.oid = d.adrelid
        WHERE a.attgenerated = '' AND d.oid >= 16384 AND {of_relations("d.adrelid")}
        ORDER BY d.adrelid, d.adnum"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Default] | None:
    """Return the default, a part of its column; of a view, which has no columns of its own here, of the view."""
    oid, relation_oid, number, name, is_table, expression = row
    parent = reader.at(PG_CLASS, relation_oid, number if is_table else 0)
    if parent is None:
        return None
    path = parent.path if is_table else (*parent.path, name)
    spec = reader.known.setdefault(("default", expression), Default(expression))  # most have many like them
    return DbObject(ObjectId("default", path), spec, parent, (Address(PG_ATTRDEF, oid),))


def identity(id_: ObjectId) -> str:
    """The column."""
    return f"COLUMN {qualified(id_.path)}"


def _alter(item: DbObject[Default], action: str) -> Statement:
    relation = item.parent if item.parent and item.parent.kind != "column" else ObjectId("table", item.id.path[:2])
    words = "VIEW" if relation.kind == "view" else "TABLE ONLY"
    return Statement(
        f"ALTER {words} {qualified(item.id.path[:2])} ALTER COLUMN {quote(item.id.path[-1])} {action}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(relation,),
    )


def create(item: DbObject[Default], context: Context) -> Iterator[Statement]:
    """SET DEFAULT."""
    statement = _alter(item, f"SET DEFAULT {item.spec.expression}")
    sequence = _new_counter(item, context)
    if sequence is None:
        yield statement
    else:
        column = ObjectId("column", item.id.path)
        hazards = statement.hazards | {Hazard.CORR_SEQ_BEHIND}
        yield replace(statement, hazards=hazards, probes=(behind(column, sequence.spec.start),))


def _new_counter(item: DbObject[Default], context: Context) -> DbObject[Any] | None:
    """Return the new sequence that gives a column with rows its values from now on: it begins at its start."""
    if "nextval(" not in item.spec.expression or ObjectId("column", item.id.path) not in context.current.objects:
        return None
    for dependency in context.desired.needs.get(item.id, ()):
        used = dependency.referenced
        if used.kind == "sequence" and used in context.created and used not in context.current.objects:
            return context.desired.objects[used]
    return None


def drop(item: DbObject[Default], context: Context) -> Iterator[Statement]:
    """DROP DEFAULT."""
    del context
    yield _alter(item, "DROP DEFAULT")


def alter_expression(before: DbObject[Default], after: DbObject[Default], context: Context) -> Iterator[Statement]:
    """SET DEFAULT."""
    del before
    yield from create(after, context)


def inline(item: DbObject[Default], context: Context) -> bool:
    """Part of its column's definition, where that is written at all."""
    column = context.desired.get(item.parent) if item.parent is not None else None
    return (
        column is not None
        and column.id.kind == "column"
        and (
            not column.spec.inherited
            or column.spec.local
            or (column.parent in context.created and any(context.desired.parts(column.parent, "partition")))
        )
    )


def blocks(item: DbObject[Default], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A default keeps the cast to its column's old type, and cannot stay where the column becomes generated."""
    if before.id != item.parent:
        return False
    return is_retyped(before, after, fields) or "generated" in fields


def slots(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """A column has a default or an identity."""
    yield ("pg_attrdef", *item.id.path)


def lacks(item: DbObject[Default], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the expression calls may be newer."""
    yield from in_expression(item.spec.expression)


KIND = Kind(
    name="default",
    plural="defaults",
    spec=Default,
    lacks=lacks,
    classid=PG_ATTRDEF,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={"expression": alter_expression},
    inline=inline,
    blocks=blocks,
    normal={"expression": normal_expression},
    respelled={"expression": same_expression},
    slots=slots,
)
