"""Partitions: ATTACH PARTITION, DETACH PARTITION, catalogs pg_inherits and pg_class.relpartbound."""

import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from pgsync.kinds.common import PG_CLASS, handed_down, is_incomplete, shares_of_constraints, unlike_above
from pgsync.kinds.detached import closed_by_attach, closed_by_detach, drop_left, left_by_detach
from pgsync.kinds.locked import default_partition
from pgsync.kinds.newer import in_expression
from pgsync.kinds.probes import outside, probing
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Effect, Hazard, Lock, Reach, Statement, Work
from pgsync.plain import dataclass

_DETACH_CONCURRENTLY = 14


@dataclass(frozen=True, slots=True)
class Partition:
    """Of which table, and the bound: FOR VALUES ... or DEFAULT. `condition` is what follows for each of its rows.

    `foreign_keys` are those that it has from the table: its own name of each, and the table's. DETACH leaves them.
    """

    parent: ObjectId
    bound: str
    condition: str | None = field(compare=False, default=None)  # follows from the bounds, and of the others for DEFAULT
    foreign_keys: tuple[tuple[str, str], ...] = field(compare=False, default=())


def query(_version: int) -> str:
    """Partitions with their bounds."""
    return """
        SELECT i.inhrelid, i.inhparent, pg_get_expr(c.relpartbound, c.oid), pg_get_partition_constraintdef(c.oid),
               ARRAY(SELECT ARRAY[k.conname, a.conname]
                     FROM pg_constraint k JOIN pg_constraint a ON a.oid = k.conparentid
                     WHERE k.contype = 'f' AND k.conrelid = i.inhrelid AND a.conrelid = i.inhparent ORDER BY k.conname)
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') ORDER BY 1"""


def read(row: Row, reader: Reader) -> DbObject[Partition] | None:
    """Return the attachment, a part of the partition."""
    child_oid, parent_oid, bound, condition, keys = row
    child, parent = reader.at(PG_CLASS, child_oid), reader.at(PG_CLASS, parent_oid)
    if child is None or parent is None:
        return None
    return DbObject(
        ObjectId("partition", child.path), Partition(parent, bound, condition, tuple(map(tuple, keys))), child
    )


def identity(id_: ObjectId) -> str:
    """The partition."""
    return f"PARTITION {qualified(id_.path)}"


def create(item: DbObject[Partition], context: Context) -> Iterator[Statement]:
    """ATTACH PARTITION; it reads the partition, and the default partition where there is one."""
    spec, child, rest = item.spec, item.parent, default_partition(item.spec.parent, context.current)
    rest = None if rest == child else rest
    is_new = child in context.created and rest is None
    condition = _condition(item)
    closed = [(relation, lock) for relation, lock in closed_by_attach(item, context) if relation not in {rest, child}]
    hazards = {Hazard.LOCK_FK_PARTNER} if closed else set()
    attach = Statement(
        f"ALTER TABLE ONLY {qualified(spec.parent.path)} ATTACH PARTITION {qualified(item.id.path)} {spec.bound}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(relation for relation in (rest, child) if relation is not None),
        others=tuple({spec.parent: Lock.SHARE_UPDATE_EXCLUSIVE, **dict(closed)}.items()),
        reach=Reach.PARTITIONS,
        work=Work.INSTANT if is_new else Work.SCAN,
        hazards=frozenset(hazards if is_new else hazards | {Hazard.LOCK_AX_SCAN, Hazard.CORR_MAY_FAIL}),
    )
    yield probing(attach, *([outside(child, condition)] if condition is not None and child is not None else []))


def drop(item: DbObject[Partition], context: Context) -> Iterator[Statement]:
    """DETACH PARTITION; the foreign keys that it leaves get triggers of their own on what they refer to."""
    spec, child = item.spec, item.parent
    rest = default_partition(spec.parent, context.current)
    closed = [relation for relation in (spec.parent, child, rest) if relation is not None]
    referenced = [(relation, lock) for relation, lock in closed_by_detach(item, context) if relation not in closed]
    yield Statement(
        f"ALTER TABLE ONLY {qualified(spec.parent.path)} DETACH PARTITION {qualified(item.id.path)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(dict.fromkeys(closed)),
        others=tuple(referenced),
        hazards=frozenset({Hazard.LOCK_FK_PARTNER} if referenced else ()),
    )
    yield from _keys_that_go(item, context)


def _keys_that_go(item: DbObject[Partition], context: Context) -> Iterator[Statement]:
    """DROP CONSTRAINT of the foreign keys that DETACH leaves to it, unless it shall have the same by itself."""
    child, desired = item.parent, context.desired
    if child is None or child in context.dropped:
        return
    for name, key in left_by_detach(item, context):
        own = desired.get(ObjectId("foreign key", (*child.path, name)))
        if own is None or own.spec != key.spec:
            yield drop_left(child, name, key)


def online_create(item: DbObject[Partition], context: Context) -> Recipe | None:
    """ATTACH PARTITION after CHECKs proved that its rows belong there, and that none of them is in the default one."""
    child, condition = item.parent, _condition(item)
    if child is None or condition is None or item.id not in context.preparable or child in context.created:
        return None
    proofs = [proof for proof in (_proof(child, condition, context),) if proof is not None]
    for other in _siblings(item, context.desired):
        if other.spec.bound == "DEFAULT" and other.parent is not None and other.id not in context.created:
            proof = _proof(other.parent, f"NOT ({condition})", context)
            proofs += [proof] if proof is not None else []
    if not proofs:
        return None
    (attach,) = create(item, context)
    quick = replace(attach, work=Work.INSTANT, hazards=attach.hazards & {Hazard.LOCK_FK_PARTNER}, probes=())
    before = tuple(segment for proof in proofs for segment in proof.before)
    return Recipe((quick, *(statement for proof in proofs for statement in proof.within)), before=before)


def _proof(table: ObjectId, condition: str, context: Context) -> Recipe | None:
    """A CHECK for a while, validated while others write, and its end."""
    if not context.is_large(table):
        return None
    helper = ObjectId("constraint", (*table.path, temporary_name("new", ObjectId("partition", table.path), context)))
    words, name = f"ALTER TABLE {qualified(table.path)}", quote(helper.path[-1])
    return Recipe(
        (Statement(f"{words} DROP CONSTRAINT {name}", lock=Lock.ACCESS_EXCLUSIVE, relations=(table,)),),
        before=(
            (
                Statement(
                    f"{words} ADD CONSTRAINT {name} CHECK ({condition}) NOT VALID",
                    lock=Lock.ACCESS_EXCLUSIVE,
                    relations=(table,),
                    also_creates=(helper,),
                ),
            ),
            (
                Statement(
                    f"{words} VALIDATE CONSTRAINT {name}",
                    lock=Lock.SHARE_UPDATE_EXCLUSIVE,
                    relations=(table,),
                    work=Work.SCAN,
                    hazards=frozenset({Hazard.CORR_MAY_FAIL}),
                    probes=(outside(table, condition),),
                ),
            ),
        ),
    )


def _condition(item: DbObject[Partition]) -> str | None:
    """Return what is true of each of the partition's rows, a hash partition's parent by its name."""
    if item.spec.bound == "DEFAULT" or not item.spec.condition:
        return None
    return re.sub(
        r"satisfies_hash_partition\('\d+'::oid",
        lambda _: f"satisfies_hash_partition({literal(qualified(item.spec.parent.path))}::regclass::oid",
        item.spec.condition,
    )


def _siblings(item: DbObject[Partition], catalog: Catalog) -> Iterator[DbObject[Partition]]:
    """Return the other partitions of the same table."""
    for dependency in catalog.needed_by.get(item.spec.parent, ()):
        other = catalog.objects[dependency.dependent]
        if other.id.kind == "partition" and other.id != item.id and other.spec.parent == item.spec.parent:
            yield other


def online_drop(item: DbObject[Partition], context: Context) -> Recipe | None:
    """DETACH PARTITION CONCURRENTLY; it leaves a CHECK behind unless there is one already, and that we can drop."""
    child, condition = item.parent, _condition(item)
    detach = detach_concurrently(item, context)
    if detach is None or child is None or condition is None:
        return None
    proof = _proof(child, condition, context)
    if proof is None:
        return None
    return Recipe((*proof.within, *_keys_that_go(item, context)), before=(*proof.before, (detach,)), is_late=True)


def detach_concurrently(item: DbObject[Partition], context: Context) -> Statement | None:
    """Return DETACH PARTITION CONCURRENTLY; None where PostgreSQL cannot, or another partition takes the place."""
    siblings = [*_siblings(item, context.current), *_siblings(item, context.desired)]
    is_open = not any(other.spec.bound == "DEFAULT" or other.id in context.created for other in siblings)
    if context.version < _DETACH_CONCURRENTLY or item.id in context.predecessors or not is_open:
        return None
    if not context.is_large(item.spec.parent):
        return None
    return Statement(
        f"ALTER TABLE {qualified(item.spec.parent.path)} DETACH PARTITION {qualified(item.id.path)} CONCURRENTLY",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.parent,) if item.parent is not None else (),
        others=((item.spec.parent, Lock.SHARE_UPDATE_EXCLUSIVE),),
        transactional=False,
        effect=Effect(item.id, is_there=False),
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
    for part in catalog.children.get(item.spec.parent, ()):
        whole = catalog.objects[part]
        if item.id in shares_of_constraints(whole, catalog) and not is_incomplete(whole, catalog):
            yield part


def leaves(item: DbObject[Partition], catalog: Catalog) -> Iterator[DbObject[Any]]:
    """The partition's shares, which are indexes and constraints of its own then."""
    for part, field_ in decides(item, catalog):
        if field_ == "origin":
            share = catalog.objects[part]
            yield replace(share, spec=replace(share.spec, origin=None))


def decides(item: DbObject[Partition], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """The partition's shares are those of this table's indexes; a NOT NULL has the name that came with the table's."""
    for part in catalog.children.get(item.parent, ()) if item.parent is not None else ():
        spec = catalog.objects[part].spec
        if part.kind in {"index", "constraint"} and spec.origin is not None:
            yield part, "origin"
        elif part.kind == "column" and spec.inherited and spec.not_null:
            yield part, "not_null_name"


def awaits(item: DbObject[Partition], current: Catalog) -> Iterator[ObjectId]:
    """What goes: other partitions, whose bounds may overlap, and what a partition must have or must not have."""
    yield from handed_down(item.spec.parent, current)
    if item.parent is not None:
        yield from handed_down(item.parent, current)
        yield from (key.id for key in current.parts(item.parent, "foreign key"))  # it would become the table's share
    for dependency in current.needed_by.get(item.spec.parent, ()):
        if dependency.dependent.kind == "partition" and dependency.dependent != item.id:
            yield dependency.dependent
    for part in current.children.get(item.spec.parent, ()):
        if item.id in shares_of_constraints(current.objects[part], current):
            yield part


def slots(item: DbObject[Partition]) -> Iterator[tuple[str, ...]]:
    """Its place in the partitioned table."""
    yield ("partition bound", *item.spec.parent.path, item.spec.bound)


def carries(item: DbObject[Partition]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """What pg_depend records of the table is this object's need."""
    if item.parent is not None:
        yield (item.parent, item.spec.parent)


def lacks(item: DbObject[Partition], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the bound calls may be newer."""
    yield from in_expression(item.spec.bound)


KIND = Kind(
    name="partition",
    plural="partitions",
    spec=Partition,
    lacks=lacks,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    replace_on=frozenset({"parent", "bound"}),
    needs=needs,
    awaits=awaits,
    decides=decides,
    leaves=leaves,
    carries=carries,
    slots=slots,
    displaces=unlike_above,
    online_create=online_create,
    online_drop=online_drop,
)
