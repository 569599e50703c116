"""Inheritance between tables: INHERITS, catalog pg_inherits."""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.kinds.common import PG_CLASS, alter_table, handed_down, unlike_above
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified
from pgsync.model.statements import Lock, Reach, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A parent and its place among the parents, which decides the order of the columns."""

    parent: ObjectId
    position: int


def query(_version: int) -> str:
    """Inheritance of tables that are no partitions."""
    return """
        SELECT i.inhrelid, i.inhparent, (rank() OVER (PARTITION BY i.inhrelid ORDER BY i.inhseqno))::int
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relkind IN ('r', 'f') AND NOT c.relispartition ORDER BY 1, 3"""


def read(row: Row, reader: Reader) -> DbObject[Inheritance] | None:
    """Return the link, a part of the child."""
    child_oid, parent_oid, position = row
    child, parent = reader.at(PG_CLASS, child_oid), reader.at(PG_CLASS, parent_oid)
    if child is None or parent is None:
        return None
    id_ = ObjectId("inheritance", (*child.path, *parent.path))
    return DbObject(id_, Inheritance(parent, position), child)


def identity(id_: ObjectId) -> str:
    """The child and its parent."""
    return f"INHERITANCE OF {qualified(id_.path[:2])} FROM {qualified(id_.path[2:])}"


def create(item: DbObject[Inheritance], context: Context) -> Iterator[Statement]:
    """INHERIT."""
    del context
    statement = _alter(item, f"INHERIT {qualified(item.spec.parent.path)}")
    yield replace(statement, others=((item.spec.parent, Lock.SHARE_UPDATE_EXCLUSIVE),))


def drop(item: DbObject[Inheritance], context: Context) -> Iterator[Statement]:
    """NO INHERIT."""
    del context
    yield _alter(item, f"NO INHERIT {qualified(item.spec.parent.path)}")


def _alter(item: DbObject[Inheritance], action: str) -> Statement:
    words = "FOREIGN TABLE" if item.parent and item.parent.kind == "foreign table" else "TABLE"
    return alter_table(item, action, lock=Lock.ACCESS_EXCLUSIVE, words=words, reach=Reach.OWN)


def inline(_item: DbObject[Inheritance], _context: Context) -> bool:
    """Part of CREATE TABLE."""
    return True


def alter_position(
    before: DbObject[Inheritance], after: DbObject[Inheritance], context: Context
) -> Iterator[Statement]:
    """The order of parents can only be had by taking a parent off and on again, which puts it last."""
    yield from drop(before, context)
    yield from create(after, context)


def needs(item: DbObject[Inheritance], catalog: Catalog) -> Iterator[ObjectId]:
    """The parent with its columns and constraints, and what the child has of the same names, which must match them."""
    yield item.spec.parent
    for part in _handed_down(item.spec.parent, catalog):
        yield part
        if item.parent is not None:
            yield ObjectId(part.kind, (*item.parent.path, part.path[-1]))


def awaits(item: DbObject[Inheritance], current: Catalog) -> Iterator[ObjectId]:
    """What goes of the parent, and the child would have to have."""
    yield from _handed_down(item.spec.parent, current)


def _handed_down(parent: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    """Columns and constraints, but no indexes: a primary key makes columns not null."""
    for part in handed_down(parent, catalog):
        if part.kind != "constraint" or catalog.objects[part].spec.type not in {"u", "x"}:
            yield part


def carries(item: DbObject[Inheritance]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """What pg_depend records of the table is this object's need."""
    if item.parent is not None:
        yield (item.parent, item.spec.parent)


KIND = Kind(
    name="inheritance",
    plural="inheritances",
    spec=Inheritance,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={"position": alter_position},
    replace_on=frozenset({"parent"}),
    inline=inline,
    needs=needs,
    awaits=awaits,
    carries=carries,
    displaces=unlike_above,
    strict=frozenset({"position"}),
)
