"""Schemas: CREATE SCHEMA, catalog pg_namespace."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, named
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_CONTENTS = frozenset({"table", "materialized view", "sequence", "view", "function", "procedure", "foreign table"})


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema has no properties of its own."""


def query(_version: int) -> str:
    """Every schema but the system's; pg_toast and pg_temp are the system's."""
    return """
        SELECT oid, nspname, nspowner, nspacl::text FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname"""


def read(row: Row, reader: Reader) -> DbObject[Schema]:
    """Return the schema."""
    oid, name, owner, acl = row
    id_ = ObjectId("schema", (name,))
    reader.owned(id_, owner, acl)
    return DbObject(id_, Schema(), None, (Address(PG_NAMESPACE, oid),))


def create(item: DbObject[Schema], context: Context) -> Iterator[Statement]:
    """CREATE SCHEMA; public as initdb makes it, which is what its comment and privileges are compared with."""
    yield Statement(f"CREATE {context.identity(item.id)}")
    if item.id.path == ("public",):
        yield Statement("COMMENT ON SCHEMA public IS 'standard public schema'")
        yield Statement("GRANT USAGE ON SCHEMA public TO PUBLIC")


def drop(item: DbObject[Schema], context: Context) -> Iterator[Statement]:
    """DROP SCHEMA; what lies in it has gone before."""
    name = item.id.path[0]
    is_used = any(len(id_.path) > 1 and id_.path[0] == name and id_.kind in _CONTENTS for id_ in context.dropped)
    hazards = frozenset({Hazard.DATA_DROP_SCHEMA} if is_used else ())
    yield Statement(f"DROP {context.identity(item.id)}", hazards=hazards)


KIND = Kind(
    name="schema",
    plural="schemas",
    spec=Schema,
    classid=PG_NAMESPACE,
    query=query,
    read=read,
    identity=named("SCHEMA"),
    create=create,
    drop=drop,
)
