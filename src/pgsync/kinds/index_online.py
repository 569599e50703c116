"""Indexes of large tables: built, replaced and dropped while others read and write (SAFETY X1 to X5)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pgsync.kinds.common import relation_of, shares, shares_of_constraints
from pgsync.kinds.probes import between_brackets, duplicates, probing
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Effect, Hazard, Lock, Reach, Statement, Work

Settings = Callable[[DbObject[Any], Context], Iterable[Statement]]


def index_words(item: DbObject[Any], name: str, *, how: str = "", only: str = "") -> str:
    """Return CREATE INDEX under a name."""
    spec = item.spec
    extra = f" WITH ({', '.join(_option(o) for o in spec.options)})" if spec.options else ""
    extra += f" TABLESPACE {quote(spec.tablespace)}" if spec.tablespace else ""
    body, where = split_where(spec.definition)
    return (
        f"CREATE {'UNIQUE ' if spec.is_unique else ''}INDEX {how}{quote(name)} ON "
        f"{only}{qualified(spec.table.path)} {body}{extra}{where}"
    )


def _option(option: str) -> str:
    key, _, value = option.partition("=")
    return f"{key}='{value}'"


def split_where(definition: str) -> tuple[str, str]:
    """Split an index definition before the WHERE of a partial index: the last one outside brackets and quotes."""
    if " WHERE " not in definition:
        return definition, ""
    depth, quoted, position = 0, "", 0
    while position < len(definition):
        character = definition[position]
        if quoted:
            quoted = "" if character == quoted else quoted
        elif character in "'\"":
            quoted = character
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif depth == 0 and definition.startswith(" WHERE ", position):
            return definition[:position], definition[position:]
        position += 1
    return definition, ""


def attach_index(origin: tuple[str, ...], share: DbObject[Any], whole: ObjectId, name: str | None = None) -> Statement:
    """ALTER INDEX ATTACH PARTITION.

    whole: the partitioned table. name: of the share, where it has another one for the time being.
    """
    return Statement(
        f"ALTER INDEX {qualified(origin)} ATTACH PARTITION {qualified((share.id.path[0], name or share.id.path[-1]))}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(relation_of(share),),
        others=((whole, Lock.SHARE_UPDATE_EXCLUSIVE),),
    )


def online_create(item: DbObject[Any], context: Context, settings: Settings) -> Recipe | None:
    """Build it concurrently; where it replaces another one, under a name of its own until both change names."""
    table = item.spec.table
    if not item.spec.is_valid or not context.is_large(table):
        return None
    if item.id not in context.preparable:
        return None
    name = new_name(item.id, context)
    if is_partitioned(table, context.desired):
        found = [context.desired.objects[share] for share in shares(item, context.desired)]
        if any(ObjectId("partition", relation_of(share).path) in context.created for share in found):
            return None  # a partition is attached with its share as soon as both are there
        built = _built_on_partitions(item, name, found, context)
    else:
        body, where = split_where(item.spec.definition)
        building = build_index(item, index_words(item, name, how="CONCURRENTLY "), name)
        built = [(probing(building, *duplicates(table, between_brackets(body), where)),)]
    renamed = [_rename(item, name, item.id.path[-1])] if name != item.id.path[-1] else []
    return Recipe((*renamed, *settings(item, context)), before=tuple(built))


def _built_on_partitions(
    item: DbObject[Any], name: str, found: list[DbObject[Any]], context: Context
) -> list[tuple[Statement, ...]]:
    """The whole without its partitions, then each partition's share, which is there: the last one makes it valid."""
    made = (_id(item, name),) if name != item.id.path[-1] else ()
    whole = Statement(
        index_words(item, name, only="ONLY "), lock=Lock.SHARE, relations=(item.spec.table,), also_creates=made
    )
    origin = (item.id.path[0], name)
    return [
        (whole,),
        *((attach_index(origin, share, item.spec.table, new_name(share.id, context)),) for share in found),
    ]


def build_index(item: DbObject[Any], sql: str, name: str) -> Statement:
    """Return CREATE INDEX CONCURRENTLY for an index of this name."""
    id_ = _id(item, name)
    return Statement(
        sql,
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        relations=(relation_of(item),),
        work=Work.BUILD,
        hazards=frozenset({Hazard.CORR_MAY_FAIL}) if " UNIQUE " in sql[:14] else frozenset(),
        transactional=False,
        also_creates=() if id_ == item.id else (id_,),
        effect=Effect(id_, is_there=True),
    )


def drop_index(item: DbObject[Any], name: str, hazards: Iterable[Hazard] = ()) -> Statement:
    """Return DROP INDEX CONCURRENTLY for an index of this name."""
    id_ = _id(item, name)
    return Statement(
        f"DROP INDEX CONCURRENTLY {qualified(id_.path)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        relations=(relation_of(item),),
        hazards=frozenset(hazards),
        transactional=False,
        effect=Effect(id_, is_there=False),
    )


def online_drop(item: DbObject[Any], context: Context) -> Recipe | None:
    """Drop it concurrently and last; one that is replaced first makes room for its successor."""
    table = item.spec.table
    if not context.is_large(table):
        return None
    name = item.id.path[-1]
    hazard = {Hazard.INDEX_UNIQUE_DROPPED if item.spec.is_unique else Hazard.INDEX_DROPPED}
    is_whole = is_partitioned(table, context.current)
    if is_whole and any(shares_of_constraints(item, context.current)):
        return None  # the partition steps aside meanwhile
    if item.id not in context.predecessors:
        if is_whole:
            return Recipe((_drop_whole(item, name, hazard),), is_late=True)
        return Recipe(before=((drop_index(item, name, hazard),),), is_late=True)
    if item.id not in context.lingering or ObjectId("partition", table.path) in context.created:
        return None  # something waits for its end, or ATTACH PARTITION would take it for the new one
    old = temporary_name("old", item.id, context)
    renamed = [_rename(item, name, old), *_renamed_shares(item, context)]
    dropped = _drop_whole(item, old, ()) if is_whole else drop_index(item, old)
    return Recipe(tuple(renamed), after=((dropped,),))


def _drop_whole(item: DbObject[Any], name: str, hazards: Iterable[Hazard]) -> Statement:
    return Statement(
        f"DROP INDEX {qualified((item.id.path[0], name))}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.spec.table,),
        hazards=frozenset(hazards),
        reach=Reach.PARTITIONS,
    )


def _renamed_shares(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """The partitions' shares make room too: they go with the whole."""
    for id_ in shares(item, context.current):
        share = context.current.objects[id_]
        if id_ in context.dropped:
            yield _rename(share, id_.path[-1], temporary_name("old", id_, context))
            yield from _renamed_shares(share, context)


def new_name(id_: ObjectId, context: Context) -> str:
    """Return the name under which something is built: another one while its own is taken."""
    return temporary_name("new", id_, context) if id_ in context.successors else id_.path[-1]


def _rename(item: DbObject[Any], before: str, after: str) -> Statement:
    return Statement(
        f"ALTER INDEX {qualified((item.id.path[0], before))} RENAME TO {quote(after)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        relations=(relation_of(item),),
        also_creates=(_id(item, after),) if after.startswith("pgsync_old_") else (),
    )


def _id(item: DbObject[Any], name: str) -> ObjectId:
    return ObjectId("index", (item.id.path[0], name))


def is_partitioned(table: ObjectId, catalog: Catalog) -> bool:
    """Tell whether a table is partitioned, so that its indexes have no rows of their own."""
    return getattr(catalog.objects[table].spec, "partition_key", None) is not None
