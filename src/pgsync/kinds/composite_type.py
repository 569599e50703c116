"""Composite types: CREATE TYPE AS, catalogs pg_type and pg_class (relkind c)."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_CLASS, PG_NAMESPACE, PG_TYPE, named, relation_slots, simple_drop
from pgsync.kinds.conversion_clause import has_cast, row_of
from pgsync.kinds.swap import discard_type, park_type
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, Swap, of_relations
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class CompositeType:
    """A composite type is what its attributes are."""


def query(_version: int) -> str:
    """Stand-alone composite types."""
    return f"""
        SELECT t.oid, c.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text
        FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
        WHERE t.oid >= 16384 AND {of_relations("c.oid")} ORDER BY t.typname, t.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[CompositeType] | None:
    """Return the type."""
    oid, relation, namespace, name, owner, acl = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("composite type", (*schema.path, name))
    reader.owned(id_, owner, acl)
    reader.alias(Address(PG_CLASS, relation), id_)
    return DbObject(id_, CompositeType(), None, (Address(PG_TYPE, oid),))


def create(item: DbObject[CompositeType], context: Context) -> Iterator[Statement]:
    """CREATE TYPE AS with its attributes."""
    parts = [f"{quote(part.id.path[-1])} {part.spec.type}" for part in context.inlined_parts(item.id, "attribute")]
    yield Statement(f"CREATE {context.identity(item.id)} AS ({', '.join(parts)})")
    if has_cast(item.id, context):
        old = qualified((*item.id.path[:-1], context.parked[item.id]))
        new = qualified(item.id.path)
        converted = row_of("$1", item.id, new, context)
        yield Statement(
            f"CREATE FUNCTION {_converter(item.id, context)} RETURNS {new} LANGUAGE sql IMMUTABLE"
            f" AS {literal(f'SELECT {converted}')}"
        )
        yield Statement(f"CREATE CAST ({old} AS {new}) WITH FUNCTION {_converter(item.id, context)}")


def _converter(id_: ObjectId, context: Context) -> str:
    """Return the name of the function that turns values of the old type into the new one's, with its argument."""
    schema, parked = id_.path[0], context.parked[id_]
    return f"{qualified((schema, f'{parked}_converted'))}({qualified((schema, parked))})"


def discard(item: DbObject[CompositeType], name: str, context: Context) -> Iterator[Statement]:
    """DROP of the type under its temporary name, with its cast to the new one."""
    if has_cast(item.id, context):
        yield Statement(f"DROP CAST ({qualified((*item.id.path[:-1], name))} AS {qualified(item.id.path)})")
        yield Statement(f"DROP FUNCTION {_converter(item.id, context)}")
    yield from discard_type(item, name, context)


KIND = Kind(
    name="composite type",
    plural="composite types",
    spec=CompositeType,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("TYPE"),
    create=create,
    drop=simple_drop,
    swap=Swap.RENAME,
    park=park_type,
    discard=discard,
    slots=relation_slots,
)
