"""Foreign keys of a partition that is detached: PostgreSQL leaves it those that it had from its table."""

from collections.abc import Iterable, Iterator
from typing import Any

from pgsync.kinds.common import heirs, relation_of
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement


def left_by_detach(partition: DbObject[Any], context: Context) -> Iterator[tuple[str, DbObject[Any]]]:
    """Return the name and the partitioned table's foreign key of each that a partition has when it was detached."""
    for name, origin in partition.spec.foreign_keys:
        key = _made(origin, partition.spec.parent, context.current)
        if key is not None and key.id not in context.dropped:
            yield name, key


def closed_by_attach(partition: DbObject[Any], context: Context) -> tuple[tuple[ObjectId, Lock], ...]:
    """Return what the foreign keys refer to that a partition gets from its table when it is attached."""
    keys = (_made(origin, partition.spec.parent, context.desired) for _, origin in partition.spec.foreign_keys)
    return _referenced(key for key in keys if key is not None and key.id not in context.created)


def closed_by_detach(partition: DbObject[Any], context: Context) -> tuple[tuple[ObjectId, Lock], ...]:
    """Return what the foreign keys refer to that a partition keeps when it is detached: they get their own triggers."""
    return _referenced(key for _, key in left_by_detach(partition, context))


def _referenced(keys: Iterable[DbObject[Any]]) -> tuple[tuple[ObjectId, Lock], ...]:
    tables = {key.spec.references for key in keys if key.spec.references is not None}
    return tuple((table, Lock.SHARE_ROW_EXCLUSIVE) for table in sorted(tables))


def drop_left(table: ObjectId, name: str, key: DbObject[Any]) -> Statement:
    """Return ALTER TABLE DROP CONSTRAINT for what DETACH left. name: the partition's; key: the partitioned table's."""
    locked = (table, *([key.spec.references] if key.spec.references is not None else []))
    return Statement(
        f"ALTER TABLE {qualified(table.path)} DROP CONSTRAINT {quote(name)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(dict.fromkeys(locked)),
        hazards=frozenset({Hazard.LOCK_FK_PARTNER}),
        reach=Reach.PARTITIONS,
    )


def is_left(key: DbObject[Any], context: Context) -> bool:
    """Tell whether a table has this foreign key from when it was a partition, until a moment ago."""
    partition = context.current.get(ObjectId("partition", relation_of(key).path))
    if partition is None or partition.id not in context.dropped or relation_of(key) in context.dropped:
        return False
    name = key.id.path[-1]
    return any(own == name and other.spec == key.spec for own, other in left_by_detach(partition, context))


def is_detached_from(key: DbObject[Any], context: Context) -> bool:
    """Tell whether a partition that stays leaves the table of a foreign key: that is dropped before, by itself."""
    waiting = [relation_of(key)]
    while waiting:
        for child in heirs(waiting.pop(), context.current, Reach.PARTITIONS):
            if ObjectId("partition", child.path) in context.dropped and child not in context.dropped:
                return True
            waiting.append(child)
    return False


def _made(name: str, table: ObjectId, catalog: Catalog) -> DbObject[Any] | None:
    """Return the foreign key from which a partitioned table has one: its own, or that of a table above it."""
    key = catalog.get(ObjectId("foreign key", (*table.path, name)))
    above = catalog.get(ObjectId("partition", table.path))
    if key is not None or above is None:
        return key
    origins = (origin for own, origin in above.spec.foreign_keys if own == name)
    return next((_made(origin, above.spec.parent, catalog) for origin in origins), None)
