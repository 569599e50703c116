"""Attributes of composite types: ALTER TYPE ADD ATTRIBUTE, catalog pg_attribute."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pgsync.kinds.column_definition import settings_below
from pgsync.kinds.common import PG_CLASS
from pgsync.kinds.newer import in_types
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """`type` comes with COLLATE where the collation is not the type's own; `after` is the attribute before it."""

    type: str
    after: ObjectId | None


def query(_version: int) -> str:
    """Attributes of stand-alone composite types."""
    return f"""
        SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
               CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0
                    THEN quote_ident(n.nspname) || '.' || quote_ident(o.collname) END,
               lag(a.attname) OVER (PARTITION BY a.attrelid ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'c'
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_collation o ON o.oid = a.attcollation LEFT JOIN pg_namespace n ON n.oid = o.collnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid >= 16384 AND {of_relations("c.oid")}
              AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = c.reltype
                              AND e.deptype = 'e')
        ORDER BY a.attrelid, a.attnum"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Attribute] | None:
    """Return the attribute."""
    relation, number, name, type_, collation, after = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    before = ObjectId("attribute", (*parent.path, after)) if after is not None else None
    return DbObject(
        ObjectId("attribute", (*parent.path, name)),
        Attribute(type_ + (f" COLLATE {collation}" if collation else ""), before),
        parent,
        (Address(PG_CLASS, relation, number),),
    )


def identity(id_: ObjectId) -> str:
    """COLUMN schema.type.attribute: what COMMENT ON takes."""
    return f"COLUMN {qualified(id_.path)}"


def _alter_type(item: DbObject[Any], action: str, context: Context) -> Statement:
    type_ = ObjectId("composite type", item.id.path[:2])
    tables = typed_tables(type_, context)
    return Statement(
        f"ALTER TYPE {qualified(item.id.path[:2])} {action}{' CASCADE' if tables else ''}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(*tables, type_),
        reach=Reach.HEIRS,
    )


def typed_tables(type_: ObjectId, context: Context) -> tuple[ObjectId, ...]:
    """Return the tables OF the type that exist while it is altered: only CASCADE reaches their columns."""
    return tuple(
        dependency.dependent
        for dependency in context.current.needed_by.get(type_, ())
        if dependency.dependent.kind == "table"
        and (table := context.current.get(dependency.dependent)) is not None
        and table.spec.of_type is not None
    )


def create(item: DbObject[Attribute], context: Context) -> Iterator[Statement]:
    """ADD ATTRIBUTE."""
    yield _alter_type(item, f"ADD ATTRIBUTE {quote(item.id.path[-1])} {item.spec.type}", context)
    yield from settings_below(item.id, typed_tables(ObjectId("composite type", item.id.path[:2]), context), context)


def drop(item: DbObject[Attribute], context: Context) -> Iterator[Statement]:
    """DROP ATTRIBUTE."""
    yield _alter_type(item, f"DROP ATTRIBUTE {quote(item.id.path[-1])}", context)


def alter_type(before: DbObject[Attribute], after: DbObject[Attribute], context: Context) -> Iterator[Statement]:
    """ALTER ATTRIBUTE TYPE, which rewrites the tables OF the type."""
    del before
    statement = _alter_type(after, f"ALTER ATTRIBUTE {quote(after.id.path[-1])} TYPE {after.spec.type}", context)
    if len(statement.relations) > 1:
        statement = replace(statement, work=Work.REWRITE, hazards=frozenset({Hazard.REWRITE_TABLE}))
    yield statement


def release(item: DbObject[Attribute], context: Context) -> Iterator[Statement]:
    """ALTER ATTRIBUTE TYPE text; not where tables OF the type have rows, for which there is no USING."""
    if not typed_tables(ObjectId("composite type", item.id.path[:2]), context):
        yield _alter_type(item, f"ALTER ATTRIBUTE {quote(item.id.path[-1])} TYPE text", context)


def replaces(
    before: DbObject[Attribute], after: DbObject[Attribute], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """Replace the whole type for another order, or for another attribute type while columns store it (0A000)."""
    if before.parent is None:
        return None
    moved = "after" in fields and _is_out_of_order(before.parent, context)
    stored = "type" in fields and any(
        d.dependent.kind in {"column", "attribute", "domain"} and d.dependent.path[:2] != after.id.path[:2]
        for d in context.current.needed_by.get(before.parent, ())
    )
    return before.parent if moved or stored else None


def _is_out_of_order(type_: ObjectId, context: Context) -> bool:
    """Tell whether dropping some attributes and adding others at the end does not give the desired order."""
    had = [part.id.path[-1] for part in context.current.parts(type_, "attribute")]
    wanted = [part.id.path[-1] for part in context.desired.parts(type_, "attribute")]
    return [a for a in had if a in wanted] + [a for a in wanted if a not in had] != wanted


def no_change(before: DbObject[Attribute], after: DbObject[Attribute], context: Context) -> Iterator[Statement]:
    """What stands before it changes by itself when others are added or dropped."""
    del before, after, context
    return iter(())


def decides(item: DbObject[Attribute], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """What stands after it."""
    for part in catalog.parts(item.parent, "attribute") if item.parent is not None else ():
        if part.spec.after == item.id:
            yield part.id, "after"


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Where only some of a type's changes were chosen, those that stay keep their order, and new ones come last."""
    found: dict[ObjectId, DbObject[Any]] = {}
    for type_ in dict.fromkeys(item.parent for item in desired.of_kind("attribute") if item.parent is not None):
        parts = {part.id: part for part in desired.parts(type_, "attribute")}
        if _is_one_row(parts):
            continue
        kept = [id_ for id_ in current.children.get(type_, ()) if id_ in parts]
        order = [*kept, *(id_ for id_ in parts if id_ not in kept)]
        for before, id_ in zip([None, *order], order, strict=False):
            found[id_] = replace(parts[id_], spec=replace(parts[id_].spec, after=before))
    return current, desired.with_objects({**desired.objects, **found}, desired.dependencies) if found else desired


def _is_one_row(parts: Mapping[ObjectId, DbObject[Any]]) -> bool:
    """Tell whether each attribute stands after another one, and none is left out."""
    next_to = {part.spec.after: id_ for id_, part in parts.items()}
    last, count = next_to.get(None), 0
    while last is not None and count < len(parts):
        last, count = next_to.get(last), count + 1
    return last is None and count == len(parts)


def inline(_item: DbObject[Attribute], _context: Context) -> bool:
    """Always part of CREATE TYPE."""
    return True


def lacks(item: DbObject[Attribute], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Its type may be newer."""
    yield from in_types([item.spec.type], catalogs[1])


KIND = Kind(
    name="attribute",
    plural="attributes",
    spec=Attribute,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"type": alter_type, "after": no_change},
    replaces=replaces,
    decides=decides,
    release=release,
    prepare=prepare,
    inline=inline,
    inseparable=True,
    replaced_with_whole=True,
    part=True,
)
