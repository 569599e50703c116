"""Indexes that are no constraint's: CREATE INDEX, catalog pg_index."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import (
    PG_CLASS,
    PG_NAMESPACE,
    alter_options,
    class_slot,
    heirs,
    index_options_lock,
    is_incomplete,
    is_retyped,
    lenient_storage,
    marks_along,
    named,
    relation_of,
    shares,
    without_options,
)
from pgsync.kinds.constraint import (
    alter_clustered,
    alter_replica_identity,
    attach_to_origin,
    attachments,
    displaces,
    needs,
)
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.index_online import index_words, is_partitioned, online_create, online_drop, split_where
from pgsync.kinds.index_plain import plain_columns
from pgsync.kinds.newer import has_words, in_expression
from pgsync.kinds.probes import between_brackets, duplicates
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, nothing, of_relations
from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import normal_options
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Index:
    """`definition` begins at USING. `origin` is the partitioned table's index of which this is a share.

    `statistics` are the targets of expression columns, by number. An index that is not valid was left behind by a
    build that failed.
    """

    table: ObjectId
    is_unique: bool
    definition: str
    options: tuple[str, ...]
    tablespace: str | None
    statistics: tuple[tuple[int, int], ...]
    is_clustered: bool
    is_replica_identity: bool
    origin: ObjectId | None
    is_valid: bool


def query(version: int) -> str:
    """Indexes without those that a constraint made."""
    return f"""
        SELECT i.indexrelid, i.indrelid, c.relnamespace, c.relname, plain.columns,
               CASE WHEN plain.columns IS NULL THEN pg_get_indexdef(i.indexrelid) END, i.indisunique,
               c.reloptions, s.spcname, i.indisclustered, i.indisreplident,
               on_.nspname, o.relname,
               i.indisvalid OR c.relkind = 'I', n.nspname, t.relname, c.relkind = 'I',
               CASE WHEN i.indexprs IS NOT NULL THEN
                   (SELECT array_agg(ARRAY[attnum::int, attstattarget::int] ORDER BY attnum)
                    FROM pg_attribute WHERE attrelid = i.indexrelid AND attstattarget >= 0) END
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
        LEFT JOIN pg_class o ON o.oid = h.inhparent LEFT JOIN pg_namespace on_ ON on_.oid = o.relnamespace
        LEFT JOIN ({plain_columns(version)}) plain ON plain.indexrelid = i.indexrelid
        WHERE i.indexrelid >= 16384 AND {of_relations("i.indrelid")} AND t.relkind IN ('r', 'p', 'm')
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid
                          AND k.contype IN ('p', 'u', 'x'))
        ORDER BY c.relname, c.oid"""  # noqa: S608 - our own words


def read(row: Row, reader: Reader) -> DbObject[Index] | None:
    """Return the index, a part of its table or materialized view."""
    (
        oid,
        relation,
        namespace,
        name,
        columns,
        text,
        unique,
        options,
        tablespace,
        clustered,
        replica_identity,
        *origin,
        valid,
        table_schema,
        table_name,
        partitioned,
        statistics,
    ) = row
    parent, schema = reader.at(PG_CLASS, relation), reader.at(PG_NAMESPACE, namespace)
    if parent is None or schema is None:
        return None
    if columns is None:
        head = (
            f"CREATE {'UNIQUE ' if unique else ''}INDEX {quote(name)} ON {'ONLY ' if partitioned else ''}"
            f"{qualified((table_schema, table_name))} "
        )
        definition = without_options(text.removeprefix(head), options or ())
    else:
        definition = f"USING btree ({columns})"
    spec = Index(
        parent,
        unique,
        definition,
        tuple(sorted(options or ())),
        tablespace,
        tuple((number, target) for number, target in statistics or ()),
        clustered,
        replica_identity,
        ObjectId("index", tuple(origin)) if origin[0] is not None else None,
        valid,
    )
    return DbObject(ObjectId("index", (*schema.path, name)), spec, parent, (Address(PG_CLASS, oid),))


def create(item: DbObject[Index], context: Context) -> Iterator[Statement]:
    """CREATE INDEX, with what it cannot say itself."""
    if not item.spec.is_valid:
        return  # what a failed build left behind is nothing to copy
    spec = item.spec
    body, where = split_where(spec.definition)
    only = "ONLY " if is_incomplete(item, context.desired) else ""
    is_built = not is_partitioned(spec.table, context.desired)  # else it adopts the partitions' own
    hazards = {Hazard.APP_CHECK_TIGHTER} if spec.is_unique else set()
    if is_built:
        hazards |= {Hazard.LOCK_WRITES} | ({Hazard.CORR_MAY_FAIL} if spec.is_unique else set())
    if spec.is_unique and "NULLS NOT DISTINCT" in spec.definition:
        hazards.add(Hazard.CORR_DUP_NULL)
    yield Statement(
        index_words(item, item.id.path[-1], only=only),
        lock=Lock.SHARE,
        relations=(spec.table,),
        work=Work.BUILD if is_built else Work.INSTANT,
        reach=Reach.OWN if only else Reach.HEIRS,
        hazards=frozenset(hazards),
        probes=duplicates(spec.table, between_brackets(body), where) if spec.is_unique else (),
    )
    yield from attachments(item, context)
    yield from settings(item, context)


def _finished(item: DbObject[Index], context: Context) -> Iterator[Statement]:
    """What an index that was built online still lacks: a partition's share its whole, which is there."""
    if not is_partitioned(item.spec.table, context.desired):
        yield from attach_to_origin(item, context)
    yield from settings(item, context)


def settings(item: DbObject[Index], context: Context) -> Iterator[Statement]:
    """Statistics targets, CLUSTER and replica identity."""
    if item.spec.statistics:
        yield from alter_statistics(item, item, context)
    if item.spec.is_clustered:
        yield from alter_clustered(item, item, context)
    if item.spec.is_replica_identity:
        yield from alter_replica_identity(item, item, context)


def drop(item: DbObject[Index], context: Context) -> Iterator[Statement]:
    """DROP INDEX; of partitions that are detached before, it closes none: they are, where each has its share."""
    table, current = item.spec.table, context.current
    attached = (ObjectId("partition", child.path) for child in heirs(table, current, Reach.PARTITIONS))
    is_alone = not is_incomplete(item, current) and all(link in context.dropped for link in attached)
    yield Statement(
        f"DROP {context.identity(item.id)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(table,),
        reach=Reach.OWN if is_alone else Reach.PARTITIONS,
        hazards=frozenset({Hazard.INDEX_UNIQUE_DROPPED if item.spec.is_unique else Hazard.INDEX_DROPPED}),
    )


def _alter(item: DbObject[Index], action: str, lock: Lock = Lock.SHARE_UPDATE_EXCLUSIVE) -> Statement:
    return Statement(f"ALTER INDEX {qualified(item.id.path)} {action}", lock=lock, relations=(item.spec.table,))


def alter_index_options(before: DbObject[Index], after: DbObject[Index], context: Context) -> Iterator[Statement]:
    """SET and RESET of storage parameters."""
    del context
    for action in alter_options(before.spec.options, after.spec.options):
        yield _alter(after, action, index_options_lock(before.spec.options, after.spec.options))


def alter_tablespace(before: DbObject[Index], after: DbObject[Index], context: Context) -> Iterator[Statement]:
    """SET TABLESPACE, which copies the index."""
    del before, context
    action = f"SET TABLESPACE {quote(after.spec.tablespace or 'pg_default')}"
    statement = _alter(after, action, Lock.ACCESS_EXCLUSIVE)
    yield replace(statement, work=Work.BUILD, hazards=frozenset({Hazard.LOCK_AX_BUILD}))


def alter_statistics(before: DbObject[Index], after: DbObject[Index], context: Context) -> Iterator[Statement]:
    """ALTER COLUMN number SET STATISTICS."""
    del context
    wanted = dict(after.spec.statistics)
    for number in sorted({*wanted, *dict(before.spec.statistics)}):
        yield _alter(after, f"ALTER COLUMN {number} SET STATISTICS {wanted.get(number, -1)}")


def replaces(
    before: DbObject[Index], after: DbObject[Index], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """Replace an index that is not valid, and one whose partitioned index is another while its table stays.

    No ALTER INDEX sets the options of a partitioned index.
    """
    if "is_valid" in fields and not before.spec.is_valid:
        return after.id
    if "options" in fields and is_partitioned(before.spec.table, context.current):
        return after.id
    if "origin" in fields and before.spec.origin is not None:
        partition = ObjectId("partition", after.spec.table.path)
        return after.id if context.current.get(partition) == context.desired.get(partition) else None
    return None


def alter_origin(before: DbObject[Index], after: DbObject[Index], context: Context) -> Iterator[Statement]:
    """ATTACH PARTITION, where neither a new partitioned index nor a new partition does it by itself."""
    del before
    yield from attach_to_origin(after, context)


def drop_origin(item: DbObject[Index], context: Context) -> Iterator[ObjectId]:
    """A partition's share goes with the whole, unless the partition is detached before."""
    if item.spec.origin is not None and ObjectId("partition", relation_of(item).path) not in context.dropped:
        yield item.spec.origin


def adopts(item: DbObject[Index], catalog: Catalog) -> Iterator[ObjectId]:
    """A partitioned table's index adopts those of its partitions, which must be there."""
    yield from shares(item, catalog)


def blocks(item: DbObject[Index], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """An expression or predicate keeps the casts to its columns' old types. What is unique has the partition key."""
    if before.id == item.parent:
        return item.spec.is_unique and "partition_key" in fields
    body, where = split_where(item.spec.definition)
    return is_retyped(before, after, fields) and bool(where or "(" in body.partition("(")[2])


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """An index that a failed build left behind is nothing to copy."""
    del mode
    for id_ in dict.fromkeys(item.id for side in (desired, current) for item in side.of_kind("index")):
        before, after = current.objects.get(id_), desired.objects.get(id_)
        if (before is not None and not before.spec.is_valid) or (after is not None and not after.spec.is_valid):
            is_left = before is not None and not before.spec.is_valid
            hazard = Hazard.INDEX_INVALID_FOUND if is_left else None
            yield Note(id_, "build", _build(before), _build(after), hazard=hazard)


def _build(item: DbObject[Any] | None) -> str | None:
    if item is None:
        return None
    return "complete" if item.spec.is_valid else "failed (not valid)"


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """An index that is not valid on the desired side is no wish for one."""
    del mode
    invalid = {item.id for item in desired.of_kind("index") if not item.spec.is_valid}
    if not invalid:
        return current, desired
    absent = {id_ for id_ in invalid if id_ not in current.objects}
    absent |= {part for id_ in absent for part in desired.descendants(id_)}
    kept = {id_: item for id_, item in desired.objects.items() if id_ not in absent}
    for id_ in invalid - absent:
        kept[id_] = current.objects[id_]
    return current, replace(desired, objects=kept)


def lacks(item: DbObject[Index], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """NULLS NOT DISTINCT came with 15, INCLUDE of SP-GiST with 14."""
    definition = item.spec.definition
    if has_words(definition, "NULLS", "NOT", "DISTINCT"):
        yield Lack("unique indexes with NULLS NOT DISTINCT", 15)
    if definition.startswith("USING spgist") and has_words(definition, "INCLUDE", "("):
        yield Lack("SP-GiST indexes with INCLUDE", 14)
    yield from in_expression(definition)


KIND: Kind[Any] = Kind(
    name="index",
    plural="indexes",
    spec=Index,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    part=True,
    identity=named("INDEX"),
    create=create,
    drop=drop,
    alter={
        "options": alter_index_options,
        "tablespace": alter_tablespace,
        "statistics": alter_statistics,
        "is_clustered": alter_clustered,
        "is_replica_identity": alter_replica_identity,
        "origin": alter_origin,
        "is_valid": nothing,
    },
    replace_on=frozenset({"table", "is_unique", "definition"}),
    replaces=replaces,
    drops_with=drop_origin,
    needs=needs,
    adopts=adopts,
    displaces=displaces,
    blocks=blocks,
    along=marks_along,
    normal={"definition": normal_expression, "options": normal_options},
    normal_leniently=lenient_storage("options"),
    respelled={"definition": same_expression},
    slots=class_slot,
    online_create=lambda item, context: online_create(item, context, _finished),
    online_drop=online_drop,
    lenient=frozenset({"tablespace", "statistics", "is_clustered"}),
    aspects={"tablespace": Aspect.TABLESPACES, "options": Aspect.STORAGE, "statistics": Aspect.STORAGE},
    align=align,
    notes=notes,
)
