"""Tables: created with what may stand in their statement, dropped, set aside, replaced."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from pgsync.kinds.column_definition import definition, inherited_settings, settings
from pgsync.kinds.common import (
    PG_CLASS,
    as_handed_down,
    heirs,
    inherited_from,
    lenient_storage,
    marked,
    named,
    options_clause,
    relation_slots,
)
from pgsync.kinds.locked import closed_by_drop
from pgsync.kinds.names import generated_name
from pgsync.kinds.newer import in_expression, in_options
from pgsync.kinds.partition import detach_concurrently
from pgsync.kinds.rows import fill, holds, keeps, rehouses, save
from pgsync.kinds.table_alter import (
    alter_access_method,
    alter_force_row_security,
    alter_of_type,
    alter_persistence,
    alter_replica_identity,
    alter_row_security,
    alter_storage_parameters,
    alter_tablespace,
)
from pgsync.kinds.table_catalog import Table, query, read
from pgsync.kinds.trash import table_aside, table_back
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.spelling import normal_options
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement


def _elements(item: DbObject[Table], context: Context) -> Iterator[str]:
    """Return what stands between the brackets of CREATE TABLE.

    A partition is created on its own with all columns and attached afterwards, so that they keep their order.
    """
    children = context.inlined_parts(item.id, "column")
    is_partition = any(context.desired.parts(item.id, "partition"))
    for column in children:
        if item.spec.of_type is not None:
            if words := definition(column, context, with_type=False):
                yield f"{quote(column.id.path[-1])} WITH OPTIONS{words}"
        elif _is_written(item, column, context):
            yield f"{quote(column.id.path[-1])} {definition(column, context)}"
    for part in context.inlined_parts(item.id, "constraint"):
        if is_partition or part.spec.local or not part.spec.inherited or not _inherits_at_once(item, context):
            words = "" if part.spec.enforced else " NOT ENFORCED"
            yield f"CONSTRAINT {quote(part.id.path[-1])} {as_handed_down(part, context)}{words}"


def _is_written(item: DbObject[Table], column: DbObject[Any], context: Context) -> bool:
    """Tell whether CREATE TABLE names the column; one that comes with INHERITS is not named."""
    if item.spec.of_type is not None or column.spec.local or not column.spec.inherited:
        return True
    return not _inherits_at_once(item, context)


def _inherits_at_once(item: DbObject[Table], context: Context) -> bool:
    """Tell whether CREATE TABLE says INHERITS: what INHERIT comes for later must be there before."""
    return any(context.inlined_parts(item.id, "inheritance"))


def create(item: DbObject[Table], context: Context) -> Iterator[Statement]:
    """CREATE TABLE with its columns, defaults and those constraints that can be part of it, then its settings."""
    parents = tuple(part.spec.parent for part in context.inlined_parts(item.id, "inheritance"))
    lock = Lock.SHARE_UPDATE_EXCLUSIVE if parents else Lock.NONE
    yield Statement(
        " ".join(_words(item, context)), lock=lock, relations=parents, hazards=frozenset(_hazards(item, context))
    )
    if item.id in context.keep.back:
        yield from table_back(item, context, context.keep.back[item.id])
    for column in context.inlined_parts(item.id, "column"):
        if not _is_written(item, column, context):
            yield from inherited_settings(column, context)
        yield from settings(column, context)
    for is_set, alter in (
        (item.spec.replica_identity in {"n", "f"}, alter_replica_identity),
        (item.spec.row_security, alter_row_security),
        (item.spec.force_row_security, alter_force_row_security),
    ):
        if is_set:
            yield from alter(item, item, context)


def _hazards(item: DbObject[Table], context: Context) -> Iterator[Hazard]:
    """Return what will hurt later: a json column, a counter that ends too soon."""
    columns = context.inlined_parts(item.id, "column")
    if any(column.spec.base_type == "json" for column in columns):
        yield Hazard.APP_JSON_TYPE
    keys = [part.spec.definition for part in context.desired.parts(item.id, "constraint") if part.spec.type == "p"]
    for column in columns:
        is_short = column.spec.base_type in {"integer", "smallint"}
        if is_short and f"PRIMARY KEY ({quote(column.id.path[-1])})" in keys:
            defaults = context.desired.parts(column.id, "default")
            if column.spec.identity or any("nextval(" in default.spec.expression for default in defaults):
                yield Hazard.APP_INT_PK


def _words(item: DbObject[Table], context: Context) -> list[str]:
    """Return the clauses of CREATE TABLE in their order."""
    spec = item.spec
    words = ["CREATE UNLOGGED TABLE" if spec.persistence == "u" else "CREATE TABLE", qualified(item.id.path)]
    if spec.of_type is not None:
        words.append(f"OF {spec.of_type}")
    elements = list(_elements(item, context))
    if elements:
        words.append("(\n    " + ",\n    ".join(elements) + "\n)")
    elif spec.of_type is None:
        words.append("()")
    parents = sorted(context.inlined_parts(item.id, "inheritance"), key=lambda part: part.spec.position)
    if parents:
        words.append(f"INHERITS ({', '.join(qualified(part.spec.parent.path) for part in parents)})")
    if spec.partition_key is not None:
        words.append(f"PARTITION BY {spec.partition_key}")
    if spec.access_method is not None:
        words.append(f"USING {quote(spec.access_method)}")
    options = [*spec.options, *(f"toast.{o}" for o in spec.toast_options)]
    if options:
        words.append(f"WITH ({options_clause(options)})")
    if spec.tablespace is not None:
        words.append(f"TABLESPACE {quote(spec.tablespace)}")
    return words


def drop(item: DbObject[Table], context: Context) -> Iterator[Statement]:
    """DROP TABLE, which also closes the tables that it references, its partitioned table and the default partition.

    The rows of a partitioned one are in its partitions.
    """
    partners = tuple(dict.fromkeys(_referenced(item, context)))
    hazards = {Hazard.LOCK_FK_PARTNER} if partners else set()
    hazards |= {Hazard.DATA_DROP_TABLE} if item.spec.partition_key is None else set()
    yield Statement(
        f"DROP {context.identity(item.id)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=tuple(dict.fromkeys([item.id, *partners, *closed_by_drop(item, context)])),
        hazards=frozenset(hazards),
    )


def _referenced(item: DbObject[Table], context: Context) -> Iterator[ObjectId]:
    for key in context.current.parts(item.id, "foreign key"):
        partner = key.spec.references
        if partner is not None and partner != item.id and partner not in context.dropped:
            yield partner


def set_aside(item: DbObject[Table], context: Context) -> Recipe | None:
    """ALTER TABLE SET SCHEMA instead of DROP; a partitioned table has no rows of its own."""
    salt = context.keep.salt
    if item.spec.partition_key is not None or salt is None:
        return None
    online = online_drop(item, context) if context.facts is not None else None
    gone: frozenset[ObjectId] = frozenset()
    if online is not None:
        gone = frozenset(key.id for key in _busy_keys(item, context))
        gone |= {
            link.id
            for link in context.current.parts(item.id, "partition")
            if link.spec.parent not in context.dropped and detach_concurrently(link, context) is not None
        }
    within = tuple(table_aside(item, context, salt, gone))
    return Recipe(within) if online is None else replace(online, within=within)


def _busy_keys(item: DbObject[Table], context: Context) -> list[DbObject[Any]]:
    """Return the foreign keys to large tables that stay."""
    keys = [
        part
        for part in context.current.parts(item.id, "foreign key")
        if part.spec.references not in {None, item.id} and part.spec.references not in context.dropped
    ]
    return [key for key in keys if context.is_large(key.spec.references)]


def online_drop(item: DbObject[Table], context: Context) -> Recipe | None:
    """DROP TABLE last; a partition is detached before, and what its foreign keys refer to is let go one by one."""
    busy = _busy_keys(item, context)
    if item.id in context.predecessors or not (busy or context.is_large(item.id)):
        return None
    before = [tuple(context.kinds["foreign key"].drop(key, context)) for key in busy]
    before += [
        (detach,)
        for link in context.current.parts(item.id, "partition")
        if link.spec.parent not in context.dropped and (detach := detach_concurrently(link, context)) is not None
    ]
    return Recipe(tuple(drop(item, context)), before=tuple(before), is_late=_is_in_nobodys_way(item, context))


def _is_in_nobodys_way(item: DbObject[Table], context: Context) -> bool:
    """Tell whether no NOT NULL of the table has a name that PostgreSQL would give to one of a new table (18)."""
    schema = item.id.path[0]
    generated = {
        generated_name(id_.path[1], id_.path[-1], "not_null")
        for id_ in context.created
        if id_.kind == "column" and id_.path[0] == schema
    }
    return not any(column.spec.not_null_constraint in generated for column in context.current.parts(item.id, "column"))


def replaces(
    before: DbObject[Table], after: DbObject[Table], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """SET ACCESS METHOD is there since 15, for partitioned tables since 17."""
    del before
    needed = 17 if after.spec.partition_key is not None else 15
    return after.id if "access_method" in fields and context.version < needed else None


def needs(item: DbObject[Table], catalog: Catalog) -> Iterator[ObjectId]:
    """A typed table needs the attributes of its type."""
    if item.spec.of_type is not None:
        for dependency in catalog.needs.get(item.id, ()):
            if dependency.referenced.kind == "composite type":
                yield from (part.id for part in catalog.parts(dependency.referenced, "attribute"))


def lacks(item: DbObject[Table], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """A partitioned table has an access method since 17; storage parameters come with every version."""
    spec = item.spec
    if spec.partition_key is not None and spec.access_method is not None:
        yield Lack("access methods of partitioned tables", 17, lambda spec: replace(spec, access_method=None))
    for name, since in in_options(spec.options):
        yield Lack(f"storage parameters {name}", since, partial(_without_option, "options", name))
    for name, since in in_options(spec.toast_options):
        yield Lack(f"storage parameters toast.{name}", since, partial(_without_option, "toast_options", name))
    yield from in_expression(spec.partition_key)


def _without_option(field: str, name: str, spec: Any) -> Any:
    left = tuple(option for option in getattr(spec, field) if option.partition("=")[0] != name)
    return replace(spec, **{field: left})


def waits_for(before: DbObject[Table], after: DbObject[Table], context: Context) -> Iterator[ObjectId]:
    """What refers to an unlogged table must be unlogged before it, what a logged one refers to logged.

    Options of its TOAST table are lost as long as no column needs one.
    """
    if after.spec.toast_options and before.spec.toast_options != after.spec.toast_options:
        yield from (column.id for column in context.desired.parts(after.id, "column"))
    if before.spec.persistence == after.spec.persistence:
        return
    if after.spec.persistence == "u":
        for column in context.current.parts(after.id, "column"):
            for dependency in context.current.needed_by.get(column.id, ()):
                if dependency.dependent.kind == "foreign key" and dependency.dependent.path[:2] != after.id.path:
                    yield ObjectId("table", dependency.dependent.path[:2])
    else:
        for key in context.current.parts(after.id, "foreign key"):
            if key.spec.references is not None and key.spec.references != after.id:
                yield key.spec.references


def decides(item: DbObject[Table], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """The sequences that its columns own become unlogged and logged with it."""
    for column in catalog.parts(item.id, "column"):
        for dependency in catalog.needed_by.get(column.id, ()):
            if dependency.dependent.kind in {"sequence", "sequence ownership"}:
                yield ObjectId("sequence", dependency.dependent.path), "persistence"


def along(before: DbObject[Table] | None, after: DbObject[Table], catalogs: Pair[Catalog]) -> Iterator[ObjectId]:
    """The index that is the replica identity, or no more."""
    if before is not None and (before.spec.replica_identity == "i") != (after.spec.replica_identity == "i"):
        yield from marked(after.id, "is_replica_identity", *catalogs)


def displaces(item: DbObject[Table], context: Context) -> Iterator[ObjectId]:
    """CHECKs of its parents that are not valid: INHERITS would make its own valid; they are made again over both."""
    for tie in context.desired.parts(item.id, "inheritance"):
        for above in context.desired.parts(tie.spec.parent, "constraint"):
            share = context.desired.get(ObjectId("constraint", (*item.id.path, above.id.path[-1])))
            if share is None or share.spec.local or not share.spec.inherited or above.id not in context.current.objects:
                continue
            if share.spec.enforced and not share.spec.validated:
                yield from _with_origins(above, context.desired)


def _with_origins(constraint: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """Return a constraint and those of which it is inherited, however far above."""
    yield constraint.id
    above = inherited_from(constraint, catalog)
    if above is not None:
        yield from _with_origins(catalog.objects[above], catalog)


KIND = Kind(
    name="table",
    plural="tables",
    spec=Table,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=named("TABLE"),
    create=create,
    drop=drop,
    alter={
        "persistence": alter_persistence,
        "of_type": alter_of_type,
        "access_method": alter_access_method,
        "tablespace": alter_tablespace,
        "options": alter_storage_parameters,
        "toast_options": alter_storage_parameters,
        "replica_identity": alter_replica_identity,
        "row_security": alter_row_security,
        "force_row_security": alter_force_row_security,
    },
    replace_on=frozenset({"partition_key"}),
    replaces=replaces,
    needs=needs,
    waits_for=waits_for,
    heirs=heirs,
    decides=decides,
    along=along,
    displaces=displaces,
    slots=relation_slots,
    online_drop=online_drop,
    set_aside=set_aside,
    keeps=keeps,
    holds=holds,
    rehouses=rehouses,
    save=save,
    fill=fill,
    aloof=frozenset({"options", "toast_options", "replica_identity", "row_security", "force_row_security"}),
    normal={"options": normal_options, "toast_options": normal_options},
    normal_leniently=lenient_storage("options", "toast_options"),
    lenient=frozenset({"tablespace", "access_method"}),
    aspects={"tablespace": Aspect.TABLESPACES, "options": Aspect.STORAGE, "toast_options": Aspect.STORAGE},
)
