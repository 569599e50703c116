"""Partitions: ATTACH PARTITION, DETACH PARTITION, catalogs pg_inherits and pg_class.relpartbound."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgsync.kinds.common import PG_CLASS
from pgsync.kinds.locked import default_partition
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work


@dataclass(frozen=True, slots=True)
class Partition:
    """Of which table, and the bound: FOR VALUES ... or DEFAULT."""

    parent: ObjectId
    bound: str


def query(_version: int) -> str:
    """Partitions with their bounds."""
    return """
        SELECT i.inhrelid, i.inhparent, pg_get_expr(c.relpartbound, c.oid)
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') ORDER BY 1"""


def read(row: Row, reader: Reader) -> DbObject[Partition] | None:
    """Return the attachment, a part of the partition."""
    child_oid, parent_oid, bound = row
    child, parent = reader.at(PG_CLASS, child_oid), reader.at(PG_CLASS, parent_oid)
    if child is None or parent is None:
        return None
    return DbObject(ObjectId("partition", child.path), Partition(parent, bound), child)


def identity(id_: ObjectId) -> str:
    """The partition."""
    return f"PARTITION {qualified(id_.path)}"


def create(item: DbObject[Partition], context: Context) -> Iterator[Statement]:
    """ATTACH PARTITION; it reads the partition, and the default partition where there is one."""
    spec, child, rest = item.spec, item.parent, default_partition(item.spec.parent, context.current)
    rest = None if rest == child else rest
    is_new = child in context.created and rest is None
    yield Statement(
        f"ALTER TABLE ONLY {qualified(spec.parent.path)} ATTACH PARTITION {qualified(item.id.path)} {spec.bound}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(relation for relation in (rest, child) if relation is not None),
        others=((spec.parent, Lock.SHARE_UPDATE_EXCLUSIVE),),
        reach=Reach.PARTITIONS,
        work=Work.INSTANT if is_new else Work.SCAN,
        hazards=frozenset() if is_new else frozenset({Hazard.LOCK_AX_SCAN, Hazard.CORR_MAY_FAIL}),
    )


def drop(item: DbObject[Partition], context: Context) -> Iterator[Statement]:
    """DETACH PARTITION."""
    spec, child = item.spec, item.parent
    rest = default_partition(spec.parent, context.current)
    closed = [relation for relation in (spec.parent, child, rest) if relation is not None]
    yield Statement(
        f"ALTER TABLE ONLY {qualified(spec.parent.path)} DETACH PARTITION {qualified(item.id.path)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(dict.fromkeys(closed)),
    )


def needs(item: DbObject[Partition], catalog: Catalog) -> Iterator[ObjectId]:
    """The parent's columns and constraints, and every part of the partition that ATTACH wants to find."""
    yield item.spec.parent
    for table in (item.spec.parent, item.parent):
        for part in catalog.children.get(table, ()) if table is not None else ():
            if (
                part.kind in {"column", "default"}
                or (part.kind in {"constraint", "index"} and table == item.parent)
                or (part.kind == "constraint" and catalog.objects[part].spec.type == "c")
            ):
                yield part


def carries(item: DbObject[Partition]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """What pg_depend records of the table is this object's need."""
    if item.parent is not None:
        yield (item.parent, item.spec.parent)


KIND = Kind(
    name="partition",
    plural="partitions",
    spec=Partition,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    replace_on=frozenset({"parent", "bound"}),
    needs=needs,
    carries=carries,
)
