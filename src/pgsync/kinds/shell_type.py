"""Shell types, names of types without a definition: CREATE TYPE name, catalog pg_type (typisdefined)."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_TYPE, named, simple_drop, type_slot
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class ShellType:
    """A shell has nothing but its name."""


def query(_version: int) -> str:
    """Every shell type."""
    return """
        SELECT t.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text
        FROM pg_type t WHERE NOT t.typisdefined AND t.oid >= 16384 ORDER BY t.typname, t.oid"""


def read(row: Row, reader: Reader) -> DbObject[ShellType] | None:
    """Return the shell type."""
    oid, namespace, name, owner, acl = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("shell type", (*schema.path, name))
    reader.owned(id_, owner, acl)
    return DbObject(id_, ShellType(), None, (Address(PG_TYPE, oid),))


def create(item: DbObject[ShellType], context: Context) -> Iterator[Statement]:
    """CREATE TYPE without a definition."""
    yield Statement(f"CREATE {context.identity(item.id)}")


KIND = Kind(
    name="shell type",
    plural="shell types",
    spec=ShellType,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("TYPE"),
    create=create,
    drop=simple_drop,
    slots=type_slot,
)
