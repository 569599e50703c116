"""What CREATE TABLE and ADD COLUMN write of a column, and the ALTERs that follow."""

from collections.abc import Iterable, Iterator

from pgsync.kinds.column_alter import (
    alter_compression,
    alter_statistics,
    alter_storage,
)
from pgsync.kinds.column_catalog import Column
from pgsync.kinds.common import (
    heirs,
    inherited_from,
    options_clause,
)
from pgsync.kinds.foreign_options import options_words
from pgsync.kinds.not_null import (
    add_not_null,
    alter_column,
    not_null_words,
    set_not_null,
)
from pgsync.kinds.sequence import identity_clause
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Lock, Statement


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


def settings(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """What ADD COLUMN cannot say: a NOT NULL that is not valid, storage, compression, statistics, options."""
    if item.spec.not_null and not item.spec.not_null_validated:
        yield from add_not_null(item)
    yield from _own_settings(item, context)
    if item.parent is not None:
        yield from settings_below(item.id, heirs(item.parent, context.desired), context)


def settings_below(above: ObjectId, tables: Iterable[ObjectId], context: Context) -> Iterator[Statement]:
    """The same of the columns that these tables get along with a column above or an attribute of their type."""
    for table in tables if above in context.created else ():
        column = context.desired.get(ObjectId("column", (*table.path, above.path[-1])))
        is_made = column is not None and column.id in context.inlined and table not in context.created
        if column is not None and is_made and origin(column, context.desired) == above:
            yield from _own_settings(column, context)
            yield from settings_below(column.id, heirs(table, context.desired), context)


def _own_settings(item: DbObject[Column], context: Context) -> Iterator[Statement]:
    """What no column hands down."""
    spec = item.spec
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


def origin(item: DbObject[Column], catalog: Catalog) -> ObjectId | None:
    """Return the parent table's column that this one is inherited from, or the attribute of a typed table's type."""
    table = catalog.get(item.parent) if item.parent is not None else None
    if table is not None and table.id.kind == "table" and table.spec.of_type is not None:
        for dependency in catalog.needs.get(table.id, ()):
            if dependency.referenced.kind == "composite type":
                return ObjectId("attribute", (*dependency.referenced.path, item.id.path[-1]))
    return inherited_from(item, catalog)
