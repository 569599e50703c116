"""Foreign tables: CREATE FOREIGN TABLE, catalogs pg_class (relkind f) and pg_foreign_table."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.column_definition import definition, inherited_settings, settings
from pgsync.kinds.common import PG_CLASS, PG_NAMESPACE, heirs, named, relation_slots
from pgsync.kinds.foreign_options import option_changes, options_words
from pgsync.kinds.locked import closed_by_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """Whose table it is, and how that knows it."""

    server: str
    options: tuple[str, ...]


def query(_version: int) -> str:
    """Every foreign table, partitions too."""
    return """
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text, s.srvname, f.ftoptions
        FROM pg_class c JOIN pg_foreign_table f ON f.ftrelid = c.oid
        JOIN pg_foreign_server s ON s.oid = f.ftserver
        WHERE c.relkind = 'f' AND c.oid >= 16384 ORDER BY c.relname, c.oid"""


def read(row: Row, reader: Reader) -> DbObject[ForeignTable] | None:
    """Return the foreign table."""
    oid, namespace, name, owner, acl, server, options = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("foreign table", (*schema.path, name))
    reader.owned(id_, owner, acl)
    return DbObject(id_, ForeignTable(server, tuple(sorted(options or ()))), None, (Address(PG_CLASS, oid),))


def _elements(item: DbObject[ForeignTable], context: Context) -> Iterator[str]:
    """Return what stands between the brackets; a partition has all columns and is attached afterwards."""
    is_partition = any(context.desired.parts(item.id, "partition"))
    for column in context.inlined_parts(item.id, "column"):
        if _is_written(item, column, context):
            yield f"{quote(column.id.path[-1])} {definition(column, context)}"
    for part in context.inlined_parts(item.id, "constraint"):
        if is_partition or part.spec.local or not part.spec.inherited:
            yield f"CONSTRAINT {quote(part.id.path[-1])} {part.spec.definition}"


def create(item: DbObject[ForeignTable], context: Context) -> Iterator[Statement]:
    """CREATE FOREIGN TABLE with its columns, defaults and constraints."""
    elements = ",\n    ".join(_elements(item, context))
    words = f"CREATE {context.identity(item.id)} " + (f"(\n    {elements}\n)" if elements else "()")
    parents = sorted(context.inlined_parts(item.id, "inheritance"), key=lambda part: part.spec.position)
    if parents:
        words += f" INHERITS ({', '.join(qualified(part.spec.parent.path) for part in parents)})"
    yield Statement(
        f"{words} SERVER {quote(item.spec.server)}{options_words(item.spec.options)}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE if parents else Lock.NONE,
        relations=tuple(part.spec.parent for part in parents),
    )
    for column in context.inlined_parts(item.id, "column"):
        if not _is_written(item, column, context):
            yield from inherited_settings(column, context)
        yield from settings(column, context)


def _is_written(item: DbObject[ForeignTable], column: DbObject[Any], context: Context) -> bool:
    """Tell whether CREATE FOREIGN TABLE names the column; one that comes with INHERITS is not named."""
    is_partition = any(context.desired.parts(item.id, "partition"))
    return is_partition or column.spec.local or not column.spec.inherited


def drop(item: DbObject[ForeignTable], context: Context) -> Iterator[Statement]:
    """DROP FOREIGN TABLE; the data is elsewhere."""
    relations = (item.id, *dict.fromkeys(closed_by_drop(item, context)))
    yield Statement(f"DROP {context.identity(item.id)}", lock=Lock.ACCESS_EXCLUSIVE, relations=relations)


def alter_options(
    before: DbObject[ForeignTable], after: DbObject[ForeignTable], context: Context
) -> Iterator[Statement]:
    """OPTIONS (ADD, SET, DROP)."""
    changes = option_changes(before.spec.options, after.spec.options)
    yield Statement(
        f"ALTER {context.identity(after.id)} OPTIONS ({changes})",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(after.id,),
    )


KIND = Kind(
    name="foreign table",
    plural="foreign tables",
    spec=ForeignTable,
    classid=PG_CLASS,
    query=query,
    read=read,
    identity=named("FOREIGN TABLE"),
    create=create,
    drop=drop,
    alter={"options": alter_options},
    replace_on=frozenset({"server"}),
    heirs=heirs,
    slots=relation_slots,
)
