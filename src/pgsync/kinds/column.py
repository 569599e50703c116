"""Columns of tables: ALTER TABLE ADD COLUMN, ALTER COLUMN, catalogs pg_attribute and pg_attrdef."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from pgsync.kinds.backfill import can_be_filled, fill, is_volatile, tables_with_rows
from pgsync.kinds.column_alter import (
    alter_attribute_options,
    alter_compression,
    alter_foreign_options,
    alter_generated,
    alter_identity,
    alter_statistics,
    alter_storage,
    alter_type,
)
from pgsync.kinds.column_catalog import NAMED_SINCE, Column, query, read
from pgsync.kinds.column_definition import definition, origin, settings
from pgsync.kinds.column_order import align, notes
from pgsync.kinds.common import (
    PG_CLASS,
    alter_table,
    heirs,
    relation_of,
    table_parents,
)
from pgsync.kinds.conversion_clause import is_relabelled
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.locked import has_checked_domain, has_volatile_default
from pgsync.kinds.newer import in_expression, in_types
from pgsync.kinds.not_null import (
    add_not_null,
    alter_column,
    alter_not_null,
    named_as_there,
    online_not_null,
    proven_not_null,
    set_not_null,
)
from pgsync.kinds.probes import empty, every_row, probing, values
from pgsync.kinds.sequence import identity_clause, parameters
from pgsync.kinds.temporary import temporary_name
from pgsync.kinds.trash import column_aside, column_back, why_not
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, nothing
from pgsync.model.modes import Aspect
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import literal, names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Probe, Statement, Work


def identity(id_: ObjectId) -> str:
    """COLUMN schema.table.column."""
    return f"COLUMN {qualified(id_.path)}"


def create(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """ADD COLUMN; PostgreSQL rewrites the table when the value is not the same for every row."""
    if item.id in context.keep.back:
        yield from _create_with_values(item, context, context.keep.back[item.id])
        return
    if _is_row_stored(item, context) and any(context.inlined_parts(item.id, "default")):
        yield from _create_and_fill(item, context)
        return
    spec = item.spec
    rewrites = spec.generated == "s" or any(context.inlined_parts(item.id, "sequence"))
    rewrites = rewrites or has_volatile_default(item, context) or has_checked_domain(item.id, context.desired)
    hazards = {Hazard.REWRITE_TABLE} if rewrites else set()
    work = Work.REWRITE if rewrites else Work.INSTANT
    probes: tuple[Probe, ...] = ()
    required = spec.not_null and not any(context.desired.parts(item.id, "default")) and not spec.generated
    meanwhile = _value_meanwhile(item, context) if required and not spec.identity else None
    if meanwhile is not None:
        hazards.add(Hazard.APP_NOT_NULL)
    elif required and not spec.identity:
        hazards |= {Hazard.APP_NOT_NULL, Hazard.CORR_MAY_FAIL}
        work, probes = Work.REWRITE if rewrites else Work.SCAN, (every_row(item.id),)
    elif spec.generated and spec.not_null:
        hazards |= {Hazard.CORR_MAY_FAIL} if rewrites else {Hazard.CORR_MAY_FAIL, Hazard.LOCK_AX_SCAN}
        work, probes = Work.REWRITE if rewrites else Work.SCAN, (empty(item),)
    if spec.base_type == "json":
        hazards.add(Hazard.APP_JSON_TYPE)
    name = quote(item.id.path[-1])
    default = "" if meanwhile is None else f" DEFAULT {literal(meanwhile)}"
    add = alter_table(item, f"ADD COLUMN {name} {definition(item, context)}{default}", work=work, hazards=hazards)
    schemas = _schemas_of_functions(item, context)
    if schemas:  # the default is computed at once, and its functions may need their schemas to find their objects
        yield Statement(f"SET LOCAL search_path TO pg_catalog, {names(schemas)}, pg_temp")
    yield probing(add, *probes)
    if schemas:
        yield Statement("SET LOCAL search_path TO pg_catalog, pg_temp")
    if meanwhile is not None:
        yield alter_column(item, "DROP DEFAULT")
    yield from settings(item, context)


def _value_meanwhile(item: DbObject[Column], context: Context) -> str | None:
    """Return a value that all rows can have until each gets its own: one of those that are compared; None for none."""
    if item.parent not in context.current.objects or item.parent is None:
        return None
    if any(d.dependent.kind == "inheritance" for d in context.current.needed_by.get(item.parent, ())):
        return None  # rows of children are not compared with it
    rows = (dict(row.spec.values).get(item.id.path[-1]) for row in context.desired.parts(item.parent, "row"))
    return next((value for value in rows if value is not None), None)


def online_create(item: DbObject[Column], context: Context) -> Recipe | None:
    """ADD COLUMN empty where each row gets another value: set the default for new rows, fill it in for old ones."""
    table, spec = item.parent, item.spec
    if table is None or item.id in context.keep.back or not context.is_large(table):
        return None
    if spec.generated or item.id in context.predecessors or not can_be_filled(table, context):
        return None
    defaults = [default for default in context.inlined_parts(item.id, "default") if is_volatile(default, context)]
    if defaults:
        return _filled(item, defaults[0].spec.expression, defaults[0].id, context)
    sequences = context.inlined_parts(item.id, "sequence")
    if sequences and list(tables_with_rows(table, context.desired)) == [table]:
        return _numbered(item, sequences[0], context)
    return None


def _filled(item: DbObject[Column], expression: str, given_by: ObjectId, context: Context) -> Recipe:
    table, name = relation_of(item), quote(item.id.path[-1])
    empty = replace(item, spec=replace(item.spec, not_null=False))
    bare = replace(context, inlined=context.inlined - {given_by})
    added = (
        alter_table(
            item, f"ADD COLUMN {name} {definition(empty, bare)}", hazards=[Hazard.DATA_DEFAULT_BACKFILL_MISSING]
        ),
        alter_column(item, f"SET DEFAULT {expression}"),
        *settings(empty, context),
    )
    schemas = _schemas_of_functions(item, context)
    filled = tuple((fill(item, one, schemas, context),) for one in tables_with_rows(table, context.desired))
    return Recipe(added, after=(*filled, *(proven_not_null(item, context) if item.spec.not_null else ())))


def _numbered(item: DbObject[Column], sequence: DbObject[Any], context: Context) -> Recipe:
    """A sequence of its own numbers the rows until the column is NOT NULL and can become an identity."""
    path = (sequence.id.path[0], temporary_name("new", sequence.id, context))
    helper = ObjectId("sequence", path)
    created = Statement(
        " ".join(filter(None, [f"CREATE SEQUENCE {qualified(path)}", parameters(sequence.spec)])),
        also_creates=(helper,),
    )
    filled = _filled(item, f"nextval({literal(qualified(path))}::regclass)", sequence.id, context)
    becomes_identity = (
        alter_column(item, "DROP DEFAULT"),
        alter_column(item, f"ADD {identity_clause(sequence, item.spec.identity)}"),
        Statement(
            f"SELECT pg_catalog.setval({literal(qualified(sequence.id.path))}, last_value, is_called)"  # noqa: S608
            f" FROM {qualified(path)}"
        ),
        Statement(f"DROP SEQUENCE {qualified(path)}"),
    )
    # An identity column's sequence needs no privilege; that of a default does.
    usable = Statement(f"GRANT USAGE ON SEQUENCE {qualified(path)} TO PUBLIC")
    return Recipe(filled.within, before=((created, usable),), after=(*filled.after, becomes_identity))


def _is_row_stored(item: DbObject[Column], context: Context) -> bool:
    """Tell whether another table has rows of this one in a column: no value may be added to those (0A000)."""
    users = context.current.needed_by.get(item.parent, ()) if item.parent is not None else ()
    stored = [context.current.objects[d.dependent] for d in users if d.dependent.kind == "column"]
    return any(user.parent != item.parent for user in stored)


def _create_and_fill(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """ADD COLUMN without its default, which is set and written into the rows afterwards."""
    spec, name = item.spec, quote(item.id.path[-1])
    collate = f" COLLATE {spec.collation}" if spec.collation else ""
    yield alter_table(item, f"ADD COLUMN {name} {spec.type}{collate}")
    for default in context.inlined_parts(item.id, "default"):
        yield alter_column(item, f"SET DEFAULT {default.spec.expression}")
    table = relation_of(item)
    yield Statement(
        f"UPDATE {qualified(table.path)} SET {name} = DEFAULT",  # noqa: S608
        lock=Lock.ROW_EXCLUSIVE,
        relations=(table,),
        work=Work.REWRITE,
    )
    if spec.not_null and spec.not_null_validated:
        named = context.version >= 18 and spec.not_null_constraint is not None
        yield from add_not_null(item) if named else [set_not_null(item)]
    yield from settings(item, context)


def _create_with_values(item: DbObject[Column], context: Context, kept: str) -> Iterator[Statement]:
    """ADD COLUMN, its values from the trash; rows that came since get the default where there must be a value."""
    spec, name, table = item.spec, quote(item.id.path[-1]), relation_of(item)
    collate = f" COLLATE {spec.collation}" if spec.collation else ""
    yield alter_table(item, f"ADD COLUMN {name} {spec.type}{collate}")
    yield from column_back(item, context, kept)
    for default in context.inlined_parts(item.id, "default"):
        yield alter_column(item, f"SET DEFAULT {default.spec.expression}")
        if spec.not_null:
            yield Statement(
                f"UPDATE {qualified(table.path)} SET {name} = DEFAULT WHERE {name} IS NULL",  # noqa: S608
                lock=Lock.ROW_EXCLUSIVE,
                relations=(table,),
                work=Work.SCAN,
            )
    if spec.not_null and spec.not_null_validated:
        named = context.version >= NAMED_SINCE and spec.not_null_constraint is not None
        yield from add_not_null(item) if named else [set_not_null(item)]
    yield from settings(item, context)


def set_aside(item: DbObject[Column], context: Context) -> Recipe | str | None:
    """Copy the values before DROP COLUMN; generated ones come back by themselves."""
    salt = context.keep.salt
    if item.spec.generated or salt is None or item.parent is None or item.parent.kind != "table":
        return None
    if reason := why_not(item, context):
        return reason
    dropped = (
        replace(one, hazards=frozenset(h for h in one.hazards if not h.is_destructive), probes=())
        for one in drop(item, context)
    )
    return Recipe((*column_aside(item, context, salt), *dropped), is_late=True)


def _schemas_of_functions(item: DbObject[Column], context: Context) -> list[str]:
    """Return the schemas of the users' functions that the column's default calls."""
    found = {
        dependency.referenced.path[0]
        for default in context.inlined_parts(item.id, "default")
        for dependency in context.desired.needs.get(default.id, ())
        if dependency.referenced.kind == "function"
    }
    return sorted(found)


def drop(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """DROP COLUMN; of the table alone where one that inherits it keeps it for itself.

    What a table has of its own besides is not dropped with what it inherits.
    """
    table, name = relation_of(item), item.id.path[-1]
    below = [
        (context.current.objects[id_], context.desired.get(id_))
        for child in heirs(table, context.current)
        if (id_ := ObjectId("column", (*child.path, name))) in context.current.objects and child not in context.dropped
    ]
    only = any(after is not None and not after.spec.inherited and not before.spec.local for before, after in below)
    hazards = {Hazard.DATA_GENERATED_REPLACED} if item.spec.generated else {Hazard.DATA_DROP_COLUMN}
    statement = alter_table(item, f"DROP COLUMN {quote(name)}", hazards=hazards, only=only)
    yield probing(statement, values(item.id))
    for before, after in below:
        stays = table in table_parents(relation_of(before), context.desired)
        if after is None and stays and (only or before.spec.local):
            yield from drop(before, context)


def _is_partition_key(item: DbObject[Column], catalog: Catalog) -> bool:
    """A column of the partition key depends on its table as an internal part of it."""
    return any(d.type == "i" and d.referenced == item.parent for d in catalog.needs.get(item.id, ()))


def replaces(
    before: DbObject[Column], after: DbObject[Column], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """Replace the column where its values become generated, or are generated in a way no ALTER reaches."""
    old, new = before.spec, after.spec
    if fields & {"type", "collation"} and _is_partition_key(before, context.current):
        return before.parent
    if "generated" in fields and not (old.generated == "s" and not new.generated):
        return after.id
    if old.generated and new.generated and "expression" in fields and context.version < 17:
        return after.id
    if new.generated and "type" in fields and old.generated:
        return after.id
    if new.generated == "v" and "expression" in fields and _is_looked_at(relation_of(before), context):
        return after.id
    return _key_with(before, context.current) if "type" in fields and not is_relabelled(old, new) else None


def _is_looked_at(table: ObjectId, context: Context) -> bool:
    """Tell whether something that a table or its heirs have forbids SET EXPRESSION: a CHECK, or a publication."""
    published = {one.id.path[1:] for one in context.current.of_kind("publication table")}
    waiting = [table]
    for one in waiting:
        checks = (part for side in (context.current, context.desired) for part in side.parts(one, "constraint"))
        if one.path in published or any(check.spec.type == "c" for check in checks):
            return True
        waiting += heirs(one, context.current)
    return False


def _key_with(column: DbObject[Column], catalog: Catalog) -> ObjectId | None:
    """Return a key with the column in INCLUDE that a foreign key refers to: ALTER COLUMN TYPE cannot rebuild it."""
    users = (catalog.objects[d.dependent] for d in catalog.needed_by.get(column.id, ()))
    keys = (user for user in users if user.id.kind in {"constraint", "index"})
    for key in keys:
        is_referred_to = any(d.dependent.kind == "foreign key" for d in catalog.needed_by.get(key.id, ()))
        if is_referred_to and quote(column.id.path[-1]) in _included(key.spec.definition):
            return key.id
    return None


def _included(definition: str) -> str:
    return definition.partition(" INCLUDE (")[2]


def blocks(item: DbObject[Column], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A generated column blocks the type of what it is computed from; one that holds rows of a table, its rewrite."""
    if item.parent != before.parent and before.id.kind == "column":
        return bool(fields & {"type", "collation"}) and not is_relabelled(before.spec, after.spec)
    return bool(item.spec.generated) and item.id != before.id and bool(fields & {"type", "collation"})


def release(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """Turn the column to text while its type is replaced."""
    del context
    name = quote(item.id.path[-1])
    array = "[]" if item.spec.base_type.endswith("[]") else ""
    is_foreign = item.parent is not None and item.parent.kind == "foreign table"
    yield alter_column(
        item,
        f"TYPE text{array}" if is_foreign else f"TYPE text{array} USING {name}::text{array}",
        work=Work.REWRITE,
        hazards={Hazard.REWRITE_TABLE},
    )


def inline(item: DbObject[Column], _context: Context) -> bool:
    """Always part of CREATE TABLE."""
    del item
    return True


def slots(item: DbObject[Column]) -> Iterator[tuple[str, ...]]:
    """The name of its NOT NULL, which is unique in its table (18)."""
    if item.spec.not_null_constraint is not None:
        yield ("pg_constraint", *item.id.path[:2], item.spec.not_null_constraint)


def lacks(item: DbObject[Column], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Virtual generated columns and what a NOT NULL can be came with 18, compression methods with 14."""
    spec = item.spec
    if spec.generated == "v":
        yield Lack("virtual generated columns", 18)
    if spec.compression is not None:
        yield Lack("compression methods of columns", 14, lambda spec: replace(spec, compression=None))
    if not spec.not_null_validated:
        yield Lack("NOT NULL constraints that are not valid", NAMED_SINCE, _nullable)
    if spec.not_null_no_inherit:
        yield Lack("NOT NULL constraints that are not inherited", NAMED_SINCE, _nullable)
    yield from in_types([spec.base_type], catalogs[1])
    yield from in_expression(spec.expression)


def _nullable(spec: Column) -> Column:
    """Take NOT NULL away: on an older server it would be checked, and inherited."""
    return replace(
        spec,
        not_null=False,
        not_null_name=None,
        not_null_no_inherit=False,
        not_null_validated=True,
        not_null_constraint=None,
    )


def bound(before: DbObject[Column], after: DbObject[Column]) -> bool:
    """An inherited column has the type of its origin, and is NOT NULL as long as that is."""
    old, new = before.spec, after.spec
    is_retyped = (old.type, old.collation, old.generated) != (new.type, new.collation, new.generated)
    return is_retyped or (old.not_null and not new.not_null)


def awaits(item: DbObject[Column], current: Catalog) -> Iterator[ObjectId]:
    """That its table is no longer a partition of one without the column; what needs an order that its type lacks."""
    before = current.get(item.id)
    if before is not None and before.spec.type != item.spec.type:
        users = (current.objects[dependency.dependent] for dependency in current.needed_by.get(item.id, ()))
        yield from (user.id for user in users if _may_refuse(user, item.spec.type))
    partition = current.get(ObjectId("partition", item.id.path[:2]))
    if (
        partition is not None
        and ObjectId("column", (*partition.spec.parent.path, item.id.path[-1])) not in current.objects
    ):
        yield partition.id


_UNORDERED = frozenset(
    "json jsonpath xml point line lseg box path polygon circle xid cid aclitem pg_snapshot txid_snapshot".split()
)


def _may_refuse(user: DbObject[Any], type_: str) -> bool:
    """Tell whether what uses a column may not be possible with another type of it."""
    if user.id.kind == "index":
        words = user.spec.definition
        is_special = not words.startswith("USING btree ") or "_ops" in words or " COLLATE " in words
        return is_special or _may_be_unordered(type_)
    is_key = user.id.kind in {"constraint", "statistics"} and _may_be_unordered(type_)
    return is_key or user.id.kind == "foreign key"


def _may_be_unordered(type_: str) -> bool:
    """Tell whether there may be no default operator class of btree for a type: PostgreSQL's own that have none."""
    return "." in type_ or type_.removesuffix("[]") in _UNORDERED


_TOASTED = 2000
"""Bytes that a row has in its page: TOAST_TUPLE_THRESHOLD without the row's header."""
_BYTES = {"numeric": 0.5, "character varying": 4, "character": 4, "bit": 0.125, "bit varying": 0.125}
"""Bytes for each of what the modifier of a type counts, at most."""


def decides(item: DbObject[Column], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """With columns of short types alone a table has no TOAST table, and no options of one."""
    table = catalog.get(item.parent) if item.parent is not None else None
    if table is not None and table.id.kind == "table" and not any(map(_is_long, catalog.parts(table.id, "column"))):
        yield table.id, "toast_options"


def _is_long(column: DbObject[Column]) -> bool:
    """Tell whether a table has a TOAST table for such a column: heap_relation_needs_toast_table, of one column.

    Several that are short each can be long together; and a table keeps its TOAST table when the long ones go.
    """
    spec = column.spec
    if (spec.storage or spec.default_storage) == "p":
        return False
    length = re.search(r"\((\d+)", spec.type)
    return length is None or spec.base_type not in _BYTES or int(length[1]) * _BYTES[spec.base_type] > _TOASTED


KIND = Kind(
    name="column",
    plural="columns",
    spec=Column,
    lacks=lacks,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    awaits=awaits,
    decides=decides,
    late=frozenset({"drop"}),
    alter={
        "type": alter_type,
        "collation": alter_type,
        "generated": alter_generated,
        "expression": alter_generated,
        "not_null": alter_not_null,
        "not_null_name": alter_not_null,
        "not_null_no_inherit": alter_not_null,
        "not_null_validated": alter_not_null,
        "identity": alter_identity,
        "storage": alter_storage,
        "compression": alter_compression,
        "statistics": alter_statistics,
        "options": alter_attribute_options,
        "foreign_options": alter_foreign_options,
        "position": nothing,
    },
    online_create=online_create,
    set_aside=set_aside,
    aloof=frozenset({"storage", "compression", "statistics", "options"}),
    online_alter={"not_null": online_not_null},
    replaces=replaces,
    blocks=blocks,
    implied_by=origin,
    follows=frozenset({"type", "collation", "not_null", "generated", "expression"}),
    bound=bound,
    inline=inline,
    inseparable=True,
    part=True,
    survives=frozenset({"enum", "composite type", "domain", "range type", "base type", "collation"}),
    release=release,
    slots=slots,
    across=partial(named_as_there, "column", NAMED_SINCE),
    normal={"expression": normal_expression},
    respelled={"expression": same_expression},
    strict=frozenset({"position"}),
    lenient=frozenset({"not_null_name", "not_null_validated", "storage", "compression", "statistics", "options"}),
    aspects={
        "position": Aspect.COLUMN_ORDER,
        **dict.fromkeys(("storage", "compression", "statistics", "options"), Aspect.STORAGE),
    },
    align=align,
    notes=notes,
)
