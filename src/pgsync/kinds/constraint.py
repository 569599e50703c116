"""Constraints of tables: added, validated, attached, dropped."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds import constraint_online
from pgsync.kinds.common import (
    PG_CONSTRAINT,
    alter_options,
    alter_table,
    as_handed_down,
    heirs,
    index_options_lock,
    inherited_from,
    inherited_notes,
    is_incomplete,
    is_retyped,
    lenient_storage,
    marks_along,
    relation_of,
    shares,
    shares_of_constraints,
)
from pgsync.kinds.constraint_catalog import Constraint, query, read
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.index_online import is_partitioned
from pgsync.kinds.newer import has_words, in_expression
from pgsync.kinds.probes import between_brackets, check, duplicates, probing
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, nothing
from pgsync.model.modes import Aspect
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import normal_options
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Probe, Reach, Statement, Work


def identity(id_: ObjectId) -> str:
    """CONSTRAINT name ON schema.table."""
    return f"CONSTRAINT {quote(id_.path[-1])} ON {qualified(id_.path[:2])}"


def _definition(spec: Constraint) -> str:
    """Return the definition with its index's properties, which go before DEFERRABLE."""
    text, suffix = spec.definition, ""
    for words in (" INITIALLY DEFERRED", " DEFERRABLE"):
        if text.endswith(words):
            text, suffix = text.removesuffix(words), words + suffix
    if spec.options:
        text += f" WITH ({', '.join(_plain(o) for o in spec.options)})"
    if spec.tablespace:
        text += f" USING INDEX TABLESPACE {quote(spec.tablespace)}"
    if spec.type == "x" and (spec.options or spec.tablespace) and " WHERE " in text:
        where = spec.definition[spec.definition.index(" WHERE ") :].removesuffix(suffix)
        text = text.replace(where, "", 1) + where
    return text + suffix


def _plain(option: str) -> str:
    key, _, value = option.partition("=")
    return f"{key}='{value}'"


def create(item: DbObject[Constraint], context: Context) -> Iterator[Statement]:
    """ADD CONSTRAINT with all it has beside it."""
    item = replace(item, spec=replace(item.spec, definition=as_handed_down(item, context)))
    spec = item.spec
    words = f"ADD CONSTRAINT {quote(item.id.path[-1])} {_definition(spec)}"
    hazards = {Hazard.CORR_MAY_FAIL, Hazard.APP_CHECK_TIGHTER}
    work = Work.INSTANT
    probes: tuple[Probe, ...] = ()
    if not spec.enforced:
        words += " NOT ENFORCED"
        hazards = set()
    elif not spec.validated:
        words += " NOT VALID"
        hazards = {Hazard.APP_CHECK_TIGHTER, Hazard.CORR_NOT_VALID_LEFT}
    elif spec.type == "c":
        work, probes = Work.SCAN, check(item, context)
        hazards.add(Hazard.LOCK_AX_SCAN)
    elif not is_partitioned(relation_of(item), context.desired) or not any(shares(item, context.desired)):
        work = Work.BUILD
        hazards.add(Hazard.LOCK_AX_BUILD)
    if spec.enforced and spec.type in {"p", "u"}:
        columns, is_key = between_brackets(spec.definition), spec.type == "p"
        probes = duplicates(_table(item), columns, is_key=is_key)
    if "NULLS NOT DISTINCT" in spec.definition:
        hazards.add(Hazard.CORR_DUP_NULL)
    only = is_incomplete(item, context.desired)
    # Since 18 every table that inherits is locked, even where nothing is done to it.
    reach = Reach.OWN if only else Reach.HEIRS if context.version >= 18 else _reach(spec)
    yield probing(alter_table(item, words, work=work, hazards=hazards, only=only, reach=reach), *probes)
    yield from attachments(item, context)
    yield from settings(item, context)
    whole = context.desired.get(item.id)
    if spec.type == "c" and item.parent is not None and whole is not None and not whole.spec.validated:
        yield from _proven_below(item.parent, item, context)


def _proven_below(table: ObjectId, item: DbObject[Constraint], context: Context) -> Iterator[Statement]:
    """VALIDATE CONSTRAINT in those children in which it is: one that is made later is made so by CREATE TABLE."""
    for child in heirs(table, context.desired):
        share = context.desired.get(ObjectId(item.id.kind, (*child.path, item.id.path[-1])))
        if share is None or share.spec.local or not share.spec.inherited or child in context.created:
            continue
        if share.spec.validated:
            yield from alter_validated(share, share, context)  # and below it
        else:
            yield from _proven_below(child, item, context)


def needs(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """What shall be without its share must be a partition already: ATTACH PARTITION of the table makes what lacks."""
    if is_incomplete(item, catalog):
        users = catalog.needed_by.get(relation_of(item), ())
        yield from (d.dependent for d in users if d.dependent.kind == "partition")


def attachments(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """ATTACH PARTITION: to an index made for the partitioned table ONLY its shares, to what is there a new share."""
    if is_incomplete(item, context.desired):
        for share in shares(item, context.desired):
            yield _attach(item.id, context.desired.objects[share], relation_of(item))
    yield from attach_to_origin(item, context)


def attach_to_origin(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """ATTACH PARTITION, where neither a new partitioned index nor a new partition does it by itself."""
    origin, partition = item.spec.origin, ObjectId("partition", relation_of(item).path)
    if origin is not None and origin not in context.created and partition not in context.created:
        whole = context.desired.get(origin)
        yield _attach(origin, item, relation_of(whole) if whole is not None else origin)


def _attach(origin: ObjectId, share: DbObject[Any], whole: ObjectId) -> Statement:
    name = qualified((share.id.path[0], share.id.path[-1]))
    return Statement(
        f"ALTER INDEX {qualified((origin.path[0], origin.path[-1]))} ATTACH PARTITION {name}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(relation_of(share),),
        others=((whole, Lock.SHARE_UPDATE_EXCLUSIVE),),
    )


def settings(item: DbObject[Constraint], context: Context) -> Iterator[Statement]:
    """What ADD CONSTRAINT cannot say of its index."""
    if item.spec.is_clustered:
        yield from alter_clustered(item, item, context)
    if item.spec.is_replica_identity:
        yield from alter_replica_identity(item, item, context)


def drop(item: DbObject[Constraint], context: Context) -> Iterator[Statement]:
    """DROP CONSTRAINT."""
    del context
    hazards = {Hazard.INDEX_UNIQUE_DROPPED} if item.spec.type in {"p", "u", "x"} else set()
    yield alter_table(item, f"DROP CONSTRAINT {quote(item.id.path[-1])}", hazards=hazards, reach=_reach(item.spec))


def _reach(spec: Constraint) -> Reach:
    """Return which tables below get or lose the constraint too."""
    if spec.type != "c":
        return Reach.PARTITIONS
    return Reach.OWN if spec.definition.endswith(" NO INHERIT") else Reach.HEIRS


def alter_validated(before: DbObject[Constraint], after: DbObject[Constraint], context: Context) -> Iterator[Statement]:
    """VALIDATE CONSTRAINT."""
    del before
    statement = alter_table(
        after,
        f"VALIDATE CONSTRAINT {quote(after.id.path[-1])}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        work=Work.SCAN,
        hazards={Hazard.CORR_MAY_FAIL},
    )
    yield probing(statement, *(check(after, context) if after.spec.type == "c" else ()))


def index_identity(item: DbObject[Constraint]) -> str:
    """Return the name of the constraint's index: the constraint's own, in the table's schema."""
    return qualified((item.id.path[0], item.id.path[-1]))


def alter_index_options(
    before: DbObject[Constraint], after: DbObject[Constraint], context: Context
) -> Iterator[Statement]:
    """ALTER INDEX SET and RESET."""
    del context
    for action in alter_options(before.spec.options, after.spec.options):
        yield Statement(
            f"ALTER INDEX {index_identity(after)} {action}",
            lock=index_options_lock(before.spec.options, after.spec.options),
            relations=(_table(after),),
        )


def alter_tablespace(
    before: DbObject[Constraint], after: DbObject[Constraint], context: Context
) -> Iterator[Statement]:
    """ALTER INDEX SET TABLESPACE, which copies the index."""
    del before, context
    yield Statement(
        f"ALTER INDEX {index_identity(after)} SET TABLESPACE {quote(after.spec.tablespace or 'pg_default')}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(_table(after),),
        work=Work.BUILD,
        hazards=frozenset({Hazard.LOCK_AX_BUILD}),
    )


def _table(item: DbObject[Any]) -> ObjectId:
    return item.parent or item.id


def alter_clustered(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    """CLUSTER ON, or SET WITHOUT CLUSTER where no other index takes over."""
    del before
    name = quote(after.id.path[-1])
    if after.spec.is_clustered:
        action = f"CLUSTER ON {name}"
    elif any(
        context.desired.objects[other].spec.is_clustered
        for other in context.desired.children.get(_table(after), ())
        if other.kind in {"index", "constraint"}
    ):
        return
    else:
        action = "SET WITHOUT CLUSTER"
    yield alter_table(after, action, lock=Lock.SHARE_UPDATE_EXCLUSIVE, hazards={Hazard.PERF_SETTINGS})


def alter_replica_identity(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    """REPLICA IDENTITY USING INDEX; what takes its place says so itself."""
    del before, context
    if after.spec.is_replica_identity:
        yield alter_table(
            after,
            f"REPLICA IDENTITY USING INDEX {quote(after.id.path[-1])}",
            only=True,
            hazards={Hazard.REPL_IDENTITY},
        )


def replaces(
    before: DbObject[Constraint], after: DbObject[Constraint], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """No ALTER makes a constraint NOT VALID again, joins it to another one, or sets options of a partitioned index."""
    if "validated" in fields and before.spec.validated:
        return after.id
    if "options" in fields and is_partitioned(_table(before), context.current):
        return after.id
    if "origin" in fields:
        return after.id if before.spec.origin is not None and _attached_before_and_after(after, context) else None
    return None


def _attached_before_and_after(item: DbObject[Any], context: Context) -> bool:
    partition = ObjectId("partition", _table(item).path)
    return context.current.get(partition) == context.desired.get(partition)


def origin_of(item: DbObject[Any], catalog: Catalog) -> ObjectId | None:
    """Return the constraint that makes this one too: the partitioned table's, or an inherited CHECK's parent's."""
    return item.spec.origin or inherited_from(item, catalog)


def drop_origin(item: DbObject[Any], context: Context) -> Iterator[ObjectId]:
    """A partition's share goes with the whole, unless the partition is detached before."""
    if item.spec.origin is not None and ObjectId("partition", relation_of(item).path) not in context.dropped:
        yield item.spec.origin


def displaces(item: DbObject[Any], context: Context) -> Iterator[ObjectId]:
    """A partition's share cannot be dropped while the whole is there and the partition is attached."""
    current, desired = context.current, context.desired
    before = current.get(item.id)
    if before is None:
        return
    if before.spec.origin is not None:
        partition = ObjectId("partition", relation_of(item).path)
        if partition in desired.objects and desired.get(partition) == current.get(partition):
            yield before.spec.origin
    yield from shares_of_constraints(before, current)


def implied_by(item: DbObject[Constraint], catalog: Catalog) -> ObjectId | None:
    """An inherited CHECK is made by its parent's."""
    return inherited_from(item, catalog) if item.spec.type == "c" and not item.spec.local else None


def inline(item: DbObject[Constraint], context: Context) -> bool:
    """Part of CREATE TABLE, unless it has something that only ALTER can say."""
    spec = item.spec
    if spec.type in {"u", "x"} and _has_twin(item, context):
        return False  # CREATE TABLE makes one index for two constraints on the same columns
    if not spec.enforced and spec.inherited and not spec.local and not _is_of_partition(item, context):
        return item.parent in context.created  # INHERITS makes it so
    if any(_is_set_above(context.desired.get(id_)) for id_, _ in decides(item, context.desired)):
        return False  # CREATE TABLE makes the columns NOT NULL for the table itself, too
    plain = spec.validated and not spec.options and not spec.tablespace and spec.enforced
    plain = plain and not is_incomplete(item, context.desired)
    return plain and not (spec.is_clustered or spec.is_replica_identity) and item.parent in context.created


def _is_of_partition(item: DbObject[Constraint], context: Context) -> bool:
    return ObjectId("partition", relation_of(item).path) in context.desired.objects


def _is_set_above(column: DbObject[Any] | None) -> bool:
    """Tell whether a column is NOT NULL only because it inherits that."""
    return column is not None and column.spec.inherited and column.spec.not_null and not column.spec.not_null_local


def _has_twin(item: DbObject[Constraint], context: Context) -> bool:
    columns = item.spec.definition.partition("(")[2]
    alike = {"x"} if item.spec.type == "x" else {"p", "u"}
    return any(
        other.id != item.id and other.spec.type in alike and other.spec.definition.partition("(")[2] == columns
        for other in context.desired.parts(_table(item), "constraint")
    )


def adopts(item: DbObject[Constraint], catalog: Catalog) -> Iterator[ObjectId]:
    """A partitioned table's constraint adopts those of its partitions, which must be there."""
    if item.spec.type != "c":
        yield from shares(item, catalog)


def decides(item: DbObject[Constraint], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """A primary key makes its columns NOT NULL."""
    if item.spec.type == "p":
        used = (d.referenced for d in catalog.needs.get(item.id, ()))
        yield from ((id_, "not_null") for id_ in used if id_.kind == "column" and id_.path[:-1] == item.id.path[:-1])


def slots(item: DbObject[Constraint]) -> Iterator[tuple[str, ...]]:
    """A constraint's name is unique in its table; its index's among relations. A table has one primary key."""
    if item.spec.type == "p":
        yield ("primary key", *item.id.path[:2])
    yield ("pg_constraint", *item.id.path)
    if item.spec.type != "c":
        yield ("pg_class", item.id.path[0], item.id.path[-1])


def blocks(item: DbObject[Constraint], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A CHECK is written for the types of its columns, an exclusion for operators; a key has the partition key."""
    if before.id == item.parent:
        return item.spec.type in {"p", "u", "x"} and "partition_key" in fields
    return item.spec.type in {"c", "x"} and is_retyped(before, after, fields)


def lacks(item: DbObject[Constraint], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """NULLS NOT DISTINCT came with 15, NOT ENFORCED and WITHOUT OVERLAPS with 18."""
    definition = item.spec.definition
    if not item.spec.enforced:
        yield Lack("constraints that are not enforced", 18)
    if has_words(definition, "NULLS", "NOT", "DISTINCT"):
        yield Lack("UNIQUE constraints with NULLS NOT DISTINCT", 15)
    if has_words(definition, "WITHOUT", "OVERLAPS"):
        yield Lack("constraints WITHOUT OVERLAPS", 18)
    yield from in_expression(definition)


KIND = Kind(
    name="constraint",
    plural="constraints",
    spec=Constraint,
    lacks=lacks,
    classid=PG_CONSTRAINT,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    alter={
        "validated": alter_validated,
        "options": alter_index_options,
        "tablespace": alter_tablespace,
        "is_clustered": alter_clustered,
        "is_replica_identity": alter_replica_identity,
        "origin": nothing,
    },
    replace_on=frozenset({"type", "definition", "enforced"}),
    replaces=replaces,
    implied_by=implied_by,
    inline=inline,
    drops_with=drop_origin,
    needs=needs,
    adopts=adopts,
    decides=decides,
    displaces=displaces,
    blocks=blocks,
    along=marks_along,
    normal={"definition": normal_expression, "options": normal_options},
    normal_leniently=lenient_storage("options"),
    respelled={"definition": same_expression},
    slots=slots,
    online_create=lambda item, context: constraint_online.online_create(item, context, create, settings),
    online_drop=lambda item, context: constraint_online.online_drop(item, context, drop),
    lenient=frozenset({"validated", "tablespace", "is_clustered"}),
    aspects={"tablespace": Aspect.TABLESPACES, "options": Aspect.STORAGE},
    notes=inherited_notes("constraint"),
)
