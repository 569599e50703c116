"""Columns of tables: ALTER TABLE ADD COLUMN, ALTER COLUMN, catalogs pg_attribute and pg_attrdef."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pgsync.kinds.backfill import can_be_filled, fill, is_volatile, tables_with_rows
from pgsync.kinds.common import (
    PG_ATTRDEF,
    PG_CLASS,
    PG_CONSTRAINT,
    alter_options,
    alter_table,
    inherited_from,
    inherited_notes,
    options_clause,
    relation_of,
    with_specs,
)
from pgsync.kinds.conversion_clause import is_relabelled, using_clause, work_of
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.foreign_options import option_changes, options_words
from pgsync.kinds.locked import has_checked_domain, has_volatile_default
from pgsync.kinds.names import generated_name
from pgsync.kinds.newer import in_expression, in_types
from pgsync.kinds.not_null import (
    add_not_null,
    alter_column,
    alter_not_null,
    not_null_words,
    online_not_null,
    proven_not_null,
    set_not_null,
)
from pgsync.kinds.probes import conversion, cuts, every_row, probing, values
from pgsync.kinds.sequence import identity_clause, parameters
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, nothing
from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.sql import literal, names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Probe, Statement, Work

_STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}
_COMPRESSION = {"p": "pglz", "l": "lz4"}
NAMED_SINCE = 18  # the first major version whose NOT NULL has a name


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `identity` is a (always), d (by default) or ""; `generated` s (stored), v (virtual) or "".

    `not_null_name` is set where somebody chose it (18 and newer). Not compared: what follows from other fields or
    from the inheritance, and the name that the constraint has now.
    """

    type: str
    collation: str | None
    generated: str
    expression: str | None
    not_null: bool
    not_null_name: str | None
    not_null_no_inherit: bool
    not_null_validated: bool
    identity: str
    storage: str | None
    compression: str | None
    statistics: int | None
    options: tuple[str, ...]
    foreign_options: tuple[str, ...]
    position: int  # among those that are not inherited; 0 for one that is
    local: bool = field(compare=False)  # no statement changes it
    base_type: str = field(compare=False)  # `type` without its modifier
    default_storage: str = field(compare=False)  # of the type
    inherited: bool = field(compare=False)  # inheritances and partitions are objects of their own
    not_null_constraint: str | None = field(compare=False)  # generated names differ
    not_null_local: bool = field(compare=False)  # else it is an inherited one


def query(version: int) -> str:
    """Columns of tables and foreign tables; of views those with privileges of their own."""
    compression = "a.attcompression::text" if version >= 14 else "''"
    constraint = (
        "k.oid, k.conname, k.connoinherit, k.convalidated, k.conislocal OR c.relispartition"
        if version >= 18
        else "NULL::oid, NULL::name, false, true, true"
    )
    # A partition has its parent's identity, and it comes and goes with ATTACH and DETACH.
    identity = (
        "CASE WHEN c.relispartition THEN '' ELSE a.attidentity::text END" if version >= 17 else "a.attidentity::text"
    )
    join = (
        "LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]"
        if version >= 18
        else ""
    )
    return f"""
        SELECT a.attrelid, a.attnum, a.attname, c.relname, c.relkind IN ('r', 'p', 'f'),
               format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL),
               CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0
                    THEN quote_ident(n.nspname) || '.' || quote_ident(o.collname) END,
               a.attgenerated::text, d.oid, CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END,
               a.attnotnull, {constraint}, {identity}, a.attstorage::text, t.typstorage::text, {compression},
               nullif(a.attstattarget, -1), a.attoptions, a.attfdwoptions,
               CASE WHEN a.attinhcount = 0
                    THEN (count(*) FILTER (WHERE a.attinhcount = 0)
                          OVER (PARTITION BY a.attrelid ORDER BY a.attnum))::int ELSE 0 END, a.attislocal,
               a.attinhcount > 0, a.attacl::text, c.relowner
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated <> ''
        LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
        LEFT JOIN pg_namespace n ON n.oid = o.collnamespace {join}
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid >= 16384
          AND (c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
               OR c.relkind IN ('v', 'm') AND a.attacl IS NOT NULL)
        ORDER BY a.attrelid, a.attnum"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Column] | None:
    """Return the column; a view's column only tells its privileges."""
    (
        relation,
        number,
        name,
        table,
        is_table,
        type_,
        base_type,
        collation,
        generated,
        attrdef,
        expression,
        not_null,
        constraint_oid,
        constraint,
        no_inherit,
        validated,
        constraint_local,
        identity,
        storage,
        type_storage,
        compression,
        statistics,
        options,
        foreign_options,
        position,
        local,
        inherited,
        acl,
        owner,
    ) = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    id_ = ObjectId("column", (*parent.path, name))
    if acl is not None:
        reader.owner_of[id_] = owner
        reader.owned(id_, 0, acl)
    if not is_table:
        reader.part(Address(PG_CLASS, relation, number), id_, parent)
        return None
    if constraint is not None:
        reader.part(Address(PG_CONSTRAINT, constraint_oid), ObjectId("constraint", (*parent.path, constraint)), id_)
    if attrdef is not None:
        reader.alias(Address(PG_ATTRDEF, attrdef), id_)
    chosen = constraint if constraint != generated_name(table, name, "not_null") else None
    spec = Column(
        type=type_,
        collation=collation,
        generated=generated,
        expression=expression,
        not_null=not_null or constraint is not None,
        not_null_name=chosen if constraint_local else None,
        not_null_no_inherit=bool(no_inherit),
        not_null_validated=validated is not False,
        identity=identity,
        storage=None if storage == type_storage else storage,
        compression=compression or None,
        statistics=statistics,
        options=tuple(sorted(options or ())),
        foreign_options=tuple(sorted(foreign_options or ())),
        position=position,
        local=local,
        base_type=base_type,
        default_storage=type_storage,
        inherited=inherited,
        not_null_constraint=constraint,
        not_null_local=bool(constraint_local),
    )
    return DbObject(id_, spec, parent, (Address(PG_CLASS, relation, number),))


def identity(id_: ObjectId) -> str:
    """COLUMN schema.table.column."""
    return f"COLUMN {qualified(id_.path)}"


def definition(item: DbObject[Column], context: Context, *, with_type: bool = True) -> str:
    """Return the column as it stands in CREATE TABLE, after its name; without its type for a typed table."""
    spec, words = item.spec, []
    if with_type:
        words.append(f"{spec.type}{options_words(spec.foreign_options)}")
        if spec.collation:
            words.append(f"COLLATE {spec.collation}")
    if spec.generated:
        words.append(f"GENERATED ALWAYS AS ({spec.expression}) {'STORED' if spec.generated == 's' else 'VIRTUAL'}")
    words += [identity_clause(sequence, spec.identity) for sequence in context.inlined_parts(item.id, "sequence")]
    words += [f"DEFAULT {default.spec.expression}" for default in context.inlined_parts(item.id, "default")]
    if spec.not_null and spec.not_null_validated and not _inherits_not_null(item, context):
        words.append(not_null_words(item, context))
    return " ".join(words) if with_type else "".join(f" {word}" for word in words)


def _inherits_not_null(item: DbObject[Column], context: Context) -> bool:
    """Tell whether NOT NULL comes with INHERITS alone: written down, it would be the table's own (18)."""
    return (
        not item.spec.not_null_local
        and item.parent is not None
        and any(context.inlined_parts(item.parent, "inheritance"))
    )


def create(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """ADD COLUMN; PostgreSQL rewrites the table when the value is not the same for every row."""
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
    if required and not spec.identity:
        hazards |= {Hazard.APP_NOT_NULL, Hazard.CORR_MAY_FAIL}
        work, probes = Work.REWRITE if rewrites else Work.SCAN, (every_row(item.id),)
    if spec.base_type == "json":
        hazards.add(Hazard.APP_JSON_TYPE)
    name = quote(item.id.path[-1])
    add = alter_table(item, f"ADD COLUMN {name} {definition(item, context)}", work=work, hazards=hazards)
    schemas = _schemas_of_functions(item, context)
    if schemas:  # the default is computed at once, and its functions may need their schemas to find their objects
        yield Statement(f"SET LOCAL search_path TO pg_catalog, {names(schemas)}, pg_temp")
    yield probing(add, *probes)
    if schemas:
        yield Statement("SET LOCAL search_path TO pg_catalog, pg_temp")
    yield from settings(item, context)


def online_create(item: DbObject[Column], context: Context) -> Recipe | None:
    """ADD COLUMN empty where each row gets another value: set the default for new rows, fill it in for old ones."""
    table, spec = item.parent, item.spec
    if table is None or not context.is_large(table) or spec.generated or item.id in context.predecessors:
        return None
    if not can_be_filled(table, context):
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


def _schemas_of_functions(item: DbObject[Column], context: Context) -> list[str]:
    """Return the schemas of the users' functions that the column's default calls."""
    found = {
        dependency.referenced.path[0]
        for default in context.inlined_parts(item.id, "default")
        for dependency in context.desired.needs.get(default.id, ())
        if dependency.referenced.kind == "function"
    }
    return sorted(found)


def settings(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """What ADD COLUMN cannot say: storage, compression, statistics, options, a NOT NULL that is not valid."""
    spec = item.spec
    if spec.not_null and not spec.not_null_validated:
        yield from add_not_null(item)
    if spec.storage is not None:
        yield from alter_storage(item, item, context)
    if spec.compression is not None:
        yield from alter_compression(item, item, context)
    if spec.statistics is not None:
        yield from alter_statistics(item, item, context)
    if spec.options:
        yield alter_column(item, f"SET ({options_clause(spec.options)})", lock=Lock.SHARE_UPDATE_EXCLUSIVE, only=True)


def inherited_settings(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """What a column that came with INHERITS has otherwise than its parent's: no default, a NOT NULL of its own."""
    above = origin(item, context.desired)
    own = any(context.desired.parts(item.id, "default"))
    if above is not None and not own and any(context.desired.parts(above, "default")):
        yield alter_column(item, "DROP DEFAULT", only=True)
    parent = context.desired.get(above) if above is not None else None
    if item.spec.not_null and item.spec.not_null_local and not (parent is not None and parent.spec.not_null):
        if context.version >= 18 and item.spec.not_null_constraint is not None:
            yield from add_not_null(item)
        else:
            yield set_not_null(item)


def drop(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """DROP COLUMN."""
    del context
    hazards = {Hazard.DATA_GENERATED_REPLACED} if item.spec.generated else {Hazard.DATA_DROP_COLUMN}
    statement = alter_table(item, f"DROP COLUMN {quote(item.id.path[-1])}", hazards=hazards)
    yield probing(statement, values(item.id))


def alter_type(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """ALTER COLUMN TYPE, with USING where PostgreSQL has no cast of its own; it resets storage and compression."""
    old, new = before.spec, after.spec
    collate = f" COLLATE {new.collation}" if new.collation else ""
    using = using_clause(before, after, context)
    work = Work.REWRITE if using else work_of(before, after, context)
    hazards = set(_HAZARDS_OF_WORK.get(work, ()))
    probes = tuple(conversion(before, after, context)) if work is Work.REWRITE else ()
    if work is Work.REWRITE and not _always_fits(old, new, using):
        hazards.add(Hazard.CORR_MAY_FAIL)
    if cuts(before, after):
        hazards.add(Hazard.DATA_TRUNCATING_CAST)
    if {old.base_type, new.base_type} == {"timestamp with time zone", "timestamp without time zone"}:
        hazards.add(Hazard.APP_TZ_CONVERSION)
    statement = alter_column(after, f"TYPE {new.type}{collate}{using}", work=work, hazards=hazards)
    yield probing(statement, *probes)
    if new.storage is not None and new.storage == old.storage:
        yield from alter_storage(before, after, context)
    if new.compression is not None and new.compression == old.compression:
        yield from alter_compression(before, after, context)


_HAZARDS_OF_WORK = {
    Work.SCAN: (Hazard.LOCK_AX_SCAN,),
    Work.BUILD: (Hazard.LOCK_AX_BUILD, Hazard.INDEX_REBUILD),
    Work.REWRITE: (Hazard.REWRITE_TABLE,),
}
_NUMBERS = ("smallint", "integer", "bigint", "numeric")


def _always_fits(old: Column, new: Column, using: str) -> bool:
    """Tell whether every value of a type is one of another: a wider number, or a text."""
    if new.type in {"text", "character varying"} and (not using or using.endswith(f"::{new.type}")):
        return True
    is_wider = old.base_type in _NUMBERS and new.type in _NUMBERS
    return is_wider and not using and _NUMBERS.index(old.base_type) <= _NUMBERS.index(new.type)


def alter_generated(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """DROP EXPRESSION keeps the values; SET EXPRESSION (17 and newer) computes them anew."""
    del context
    if before.spec.generated and not after.spec.generated:
        yield alter_column(after, "DROP EXPRESSION")
    else:
        stored = after.spec.generated == "s"
        yield alter_column(
            after,
            f"SET EXPRESSION AS ({after.spec.expression})",
            work=Work.REWRITE if stored else Work.INSTANT,
            hazards={Hazard.REWRITE_TABLE, Hazard.DATA_GENERATED_REPLACED} if stored else (),
        )


def alter_identity(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET GENERATED; an identity is added and dropped with its sequence."""
    del context
    if before.spec.identity and after.spec.identity:
        yield alter_column(after, f"SET GENERATED {'ALWAYS' if after.spec.identity == 'a' else 'BY DEFAULT'}")


def alter_storage(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET STORAGE."""
    del before, context
    word = _STORAGE[after.spec.storage or after.spec.default_storage]
    yield alter_column(after, f"SET STORAGE {word}", only=True, hazards={Hazard.PERF_SETTINGS})


def alter_compression(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET COMPRESSION (14 and newer)."""
    del before
    if context.version >= 14:
        word = _COMPRESSION[after.spec.compression] if after.spec.compression else "DEFAULT"
        yield alter_column(after, f"SET COMPRESSION {word}", only=True, hazards={Hazard.PERF_SETTINGS})


def alter_statistics(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET STATISTICS; -1 is the default in every version."""
    del before, context
    target = -1 if after.spec.statistics is None else after.spec.statistics
    yield alter_column(
        after,
        f"SET STATISTICS {target}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        only=True,
        hazards={Hazard.PERF_SETTINGS},
    )


def alter_attribute_options(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET and RESET n_distinct and n_distinct_inherited."""
    del context
    for action in alter_options(before.spec.options, after.spec.options):
        yield alter_column(after, action, lock=Lock.SHARE_UPDATE_EXCLUSIVE, only=True, hazards={Hazard.PERF_SETTINGS})


def alter_foreign_options(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """OPTIONS (ADD, SET, DROP) of a foreign table's column."""
    del context
    actions = option_changes(before.spec.foreign_options, after.spec.foreign_options)
    yield alter_table(after, f"ALTER COLUMN {quote(after.id.path[-1])} OPTIONS ({actions})", words="FOREIGN TABLE")


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
    return after.id if new.generated and "type" in fields and old.generated else None


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


def origin(item: DbObject[Column], catalog: Catalog) -> ObjectId | None:
    """Return the parent table's column that this one is inherited from, or the attribute of a typed table's type."""
    table = catalog.get(item.parent) if item.parent is not None else None
    if table is not None and table.id.kind == "table" and table.spec.of_type is not None:
        for dependency in catalog.needs.get(table.id, ()):
            if dependency.referenced.kind == "composite type":
                return ObjectId("attribute", (*dependency.referenced.path, item.id.path[-1]))
    return inherited_from(item, catalog)


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """NOT NULL has a name since 18: between an older server and another one the desired name is the one it has."""
    if min(current.server.version, desired.server.version) >= NAMED_SINCE:
        return current, desired
    specs = {}
    for id_, item in desired.objects.items():
        if id_.kind == "column" and item.spec.not_null:
            other = current.get(id_)
            name = other.spec.not_null_name if other is not None else None
            if item.spec.not_null_name != name:
                constraint = other.spec.not_null_constraint if other is not None else None
                specs[id_] = replace(item.spec, not_null_name=name, not_null_constraint=constraint)
    return current, with_specs(desired, specs)


def slots(item: DbObject[Column]) -> Iterator[tuple[str, ...]]:
    """The name of its NOT NULL, which is unique in its table (18)."""
    if item.spec.not_null_constraint is not None:
        yield ("pg_constraint", *item.id.path[:2], item.spec.not_null_constraint)


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """The order of columns is physical: no statement changes it."""
    yield from inherited_notes("column")(current, desired, mode)
    for id_ in desired.objects:
        if id_.kind in {"table", "foreign table"} and id_ in current.objects:
            before, after = _orders(id_, current, desired)
            if before != after:
                order = Aspect.COLUMN_ORDER, Hazard.CORR_COLUMN_ORDER
                yield Note(id_, "column order", ", ".join(before), ", ".join(after), *order)


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """In strict mode a column's place counts among those that both sides have and do not inherit."""
    if mode is not Mode.STRICT:
        return current, desired
    found: dict[ObjectId, DbObject[Any]] = {}
    orders: dict[ObjectId, tuple[list[str], list[str]]] = {}
    for id_, item in desired.objects.items():
        before = current.objects.get(id_) if id_.kind == "column" else None
        if before is None or item.parent is None or before.spec.position == item.spec.position:
            continue
        if item.parent not in orders:
            orders[item.parent] = _orders(item.parent, current, desired)
        here, there = orders[item.parent]
        if here == there or id_.path[-1] not in here:
            found[id_] = replace(item, spec=replace(item.spec, position=before.spec.position))
    return current, replace(desired, objects={**desired.objects, **found}) if found else desired


def _orders(table: ObjectId, current: Catalog, desired: Catalog) -> tuple[list[str], list[str]]:
    """Return the names of the columns that both sides have and do not inherit, in the order of each side."""
    sides = [
        [part.id.path[-1] for part in catalog.parts(table, "column") if not part.spec.inherited]
        for catalog in (current, desired)
    ]
    common = set(sides[0]) & set(sides[1])
    return [name for name in sides[0] if name in common], [name for name in sides[1] if name in common]


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
    aloof=frozenset({"storage", "compression", "statistics", "options"}),
    online_alter={"not_null": online_not_null},
    replaces=replaces,
    blocks=blocks,
    implied_by=origin,
    follows=frozenset({"type", "collation", "not_null", "generated", "expression"}),
    inline=inline,
    inseparable=True,
    part=True,
    survives=frozenset({"enum", "composite type", "domain", "range type", "base type", "collation"}),
    release=release,
    slots=slots,
    across=across,
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
