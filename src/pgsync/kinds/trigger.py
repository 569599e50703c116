"""Triggers: CREATE TRIGGER, catalog pg_trigger."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_CLASS, PG_TRIGGER, alter_table, on_relation
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.newer import in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement
from pgsync.plain import dataclass

ENABLE = {"O": "ENABLE", "D": "DISABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """`definition` is the whole statement. `enabled` is pg_trigger's letter: O, D, R or A.

    `is_clone`: a partition's share of its partitioned table's trigger, here because it is enabled differently.
    """

    definition: str
    is_constraint: bool
    enabled: str
    is_clone: bool


def query(version: int) -> str:
    """Triggers but internal ones; of those that partitions have from their parent only what is enabled differently."""
    parent = "t.tgparentid" if version >= 13 else "0"
    return f"""
        SELECT t.oid, t.tgrelid, t.tgname, CASE WHEN {parent} = 0 THEN pg_get_triggerdef(t.oid, false) ELSE '' END,
               t.tgconstraint <> 0, t.tgenabled::text, {parent} <> 0
        FROM pg_trigger t LEFT JOIN pg_trigger u ON u.oid = {parent}
        WHERE t.oid >= 16384 AND {of_relations("t.tgrelid")} AND (NOT t.tgisinternal AND {parent} = 0
              OR {parent} <> 0 AND t.tgenabled <> u.tgenabled)
        ORDER BY t.tgname, t.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Trigger] | None:
    """Return the trigger, a part of its relation."""
    oid, relation, name, definition, constraint, enabled, clone = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    spec = Trigger(definition, constraint, enabled, clone)
    return DbObject(ObjectId("trigger", (*parent.path, name)), spec, parent, (Address(PG_TRIGGER, oid),))


def _enable(item: DbObject[Trigger], word: str) -> Statement:
    hazards = {Hazard.SEC_TRIGGER_STATE} if word != "ENABLE" else set()
    return alter_table(
        item, f"{word} TRIGGER {quote(item.id.path[-1])}", lock=Lock.SHARE_ROW_EXCLUSIVE, hazards=hazards
    )


def create(item: DbObject[Trigger], context: Context, *, replace: bool = False) -> Iterator[Statement]:
    """CREATE [OR REPLACE] TRIGGER, which enables it, and its state."""
    if not item.spec.is_clone:
        text = item.spec.definition
        if replace:
            text = text.replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER", 1)
        yield Statement(
            text,
            lock=Lock.SHARE_ROW_EXCLUSIVE,
            relations=(item.parent,) if item.parent else (),
            reach=Reach.PARTITIONS,
        )
    if item.spec.enabled != "O" or item.spec.is_clone:
        yield _enable(item, ENABLE[item.spec.enabled])
    if replace or item.spec.is_clone:
        yield from _shares_again(item, context)


def _shares_again(item: DbObject[Trigger], context: Context) -> Iterator[Statement]:
    """Restore the states that partitions have of their own: that of the whole goes down to all of them."""
    for table in _partitions(item.parent, context):
        share = context.desired.get(ObjectId("trigger", (*table.path, item.id.path[-1])))
        if share is not None and share.spec.is_clone:
            yield _enable(share, ENABLE[share.spec.enabled])


def _partitions(table: ObjectId | None, context: Context) -> Iterator[ObjectId]:
    """Return the partitions that a table shall have, and after each its own."""
    for dependency in context.desired.needed_by.get(table, ()) if table is not None else ():
        if dependency.dependent.kind == "partition":
            partition = context.desired.objects[dependency.dependent].parent
            if partition is not None and dependency.referenced == table:
                yield partition
                yield from _partitions(partition, context)


def drop(item: DbObject[Trigger], context: Context) -> Iterator[Statement]:
    """DROP TRIGGER; a partition's share is enabled as its origin is."""
    if item.spec.is_clone:
        origin = _origin(item, context)
        if origin is not None:
            yield _enable(item, ENABLE[origin.spec.enabled])
            yield from _shares_again(item, context)
        return
    yield Statement(
        f"DROP {context.identity(item.id)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.parent,) if item.parent else (),
        reach=Reach.PARTITIONS,
    )


def _origin(item: DbObject[Trigger], context: Context) -> DbObject[Trigger] | None:
    """Return the desired trigger, or its share with a state of its own, that `item` has its state from."""
    table: ObjectId | None = item.parent
    while table is not None:
        partition = context.desired.get(ObjectId("partition", table.path))
        table = partition.spec.parent if partition is not None else None
        found = context.desired.get(ObjectId("trigger", (*table.path, item.id.path[-1]))) if table else None
        if found is not None:
            return found
    return None


def alter_definition(before: DbObject[Trigger], after: DbObject[Trigger], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE TRIGGER (14 and newer)."""
    del before
    yield from create(after, context, replace=True)


def alter_enabled(before: DbObject[Trigger], after: DbObject[Trigger], context: Context) -> Iterator[Statement]:
    """ENABLE, DISABLE, ENABLE REPLICA, ENABLE ALWAYS; CREATE OR REPLACE has done it."""
    if before.spec.definition == after.spec.definition:
        yield _enable(after, ENABLE[after.spec.enabled])
        yield from _shares_again(after, context)


def replaces(
    before: DbObject[Trigger], after: DbObject[Trigger], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """There is no OR REPLACE before 14, and none for constraint triggers; a table's clones follow a replacement."""
    del before
    if "definition" not in fields:
        return None
    return after.id if context.version < 14 or after.spec.is_constraint else None


def needs(item: DbObject[Trigger], catalog: Any) -> Iterator[ObjectId]:
    """A partition's share needs the trigger of the partitioned table, and to be its partition."""
    if not item.spec.is_clone:
        return
    table: ObjectId | None = item.parent
    while table is not None:
        partition = catalog.get(ObjectId("partition", table.path))
        if partition is None:
            return
        yield partition.id
        table = partition.spec.parent
        yield ObjectId("trigger", (*partition.spec.parent.path, item.id.path[-1]))


def blocks(item: DbObject[Any], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A trigger that names a column, or looks at it in WHEN, blocks its type (0A000)."""
    del item, after
    return before.id.kind == "column" and bool(fields & {"type", "collation"})


def lacks(item: DbObject[Trigger], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the definition calls may be newer."""
    yield from in_expression(item.spec.definition)


def awaits(item: DbObject[Trigger], current: Catalog) -> Iterator[ObjectId]:
    """Triggers of that name on the partitions, which get a share of it, and on the wholes, whose share goes."""
    related, known = [item.parent], {item.parent}
    while related:
        table = related.pop()
        if table is None:
            continue
        for other in {*_partitions_of(table, current), *_wholes(table, current)} - known:
            known.add(other)
            related.append(other)
            yield ObjectId(item.id.kind, (*other.path, item.id.path[-1]))


def _partitions_of(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    for dependency in catalog.needed_by.get(table, ()):
        link = catalog.objects[dependency.dependent]
        if link.id.kind == "partition" and link.spec.parent == table and link.parent is not None:
            yield link.parent


def _wholes(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    return (link.spec.parent for link in catalog.parts(table, "partition"))


KIND = Kind(
    name="trigger",
    plural="triggers",
    spec=Trigger,
    lacks=lacks,
    classid=PG_TRIGGER,
    query=query,
    read=read,
    part=True,
    identity=on_relation("TRIGGER"),
    create=create,
    drop=drop,
    alter={"definition": alter_definition, "enabled": alter_enabled},
    replace_on=frozenset({"is_constraint", "is_clone"}),
    replaces=replaces,
    needs=needs,
    awaits=awaits,
    blocks=blocks,
    normal={"definition": normal_expression},
    respelled={"definition": same_expression},
)
