"""Schemas of publications: ALTER PUBLICATION ADD TABLES IN SCHEMA, catalog pg_publication_namespace (15)."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_PUBLICATION, PG_PUBLICATION_NAMESPACE
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class PublicationSchema:
    """That it is there is all there is to it."""


def query(_version: int) -> str:
    """Every schema whose tables are published."""
    return """
        SELECT r.oid, r.pnpubid, n.nspname
        FROM pg_publication_namespace r JOIN pg_namespace n ON n.oid = r.pnnspid
        WHERE r.oid >= 16384 ORDER BY r.pnpubid, n.nspname"""


def read(row: Row, reader: Reader) -> DbObject[PublicationSchema] | None:
    """Return the schema's membership, a part of the publication."""
    oid, publication, schema = row
    parent = reader.at(PG_PUBLICATION, publication)
    if parent is None:
        return None
    id_ = ObjectId("publication schema", (*parent.path, schema))
    return DbObject(id_, PublicationSchema(), parent, (Address(PG_PUBLICATION_NAMESPACE, oid),))


def identity(id_: ObjectId) -> str:
    """TABLES IN SCHEMA name OF PUBLICATION name."""
    return f"TABLES IN SCHEMA {quote(id_.path[1])} OF PUBLICATION {quote(id_.path[0])}"


def _alter(item: DbObject[PublicationSchema], verb: str) -> Statement:
    publication, schema = item.id.path
    return Statement(
        f"ALTER PUBLICATION {quote(publication)} {verb} TABLES IN SCHEMA {quote(schema)}",
        hazards=frozenset({Hazard.REPL_PUBLICATION}),
    )


def create(item: DbObject[PublicationSchema], context: Context) -> Iterator[Statement]:
    """ADD TABLES IN SCHEMA."""
    del context
    yield _alter(item, "ADD")


def drop(item: DbObject[PublicationSchema], context: Context) -> Iterator[Statement]:
    """DROP TABLES IN SCHEMA."""
    del context
    yield _alter(item, "DROP")


def drop_schema(item: DbObject[PublicationSchema], _context: Context) -> Iterator[ObjectId]:
    """A schema that goes leaves its publications."""
    yield ObjectId("schema", item.id.path[1:])


def awaits(item: DbObject[PublicationSchema], current: Catalog) -> Iterator[ObjectId]:
    """Tables with a list of columns: a publication has either those or schemas."""
    yield from (
        table.id
        for table in current.parts(ObjectId("publication", item.id.path[:1]), "publication table")
        if table.spec.columns
    )


def schema_of(id_: ObjectId) -> str | None:
    """The schema that is published; the publication lies in none."""
    return id_.path[1]


KIND = Kind(
    schema=schema_of,
    name="publication schema",
    plural="publication schemas",
    spec=PublicationSchema,
    classid=PG_PUBLICATION_NAMESPACE,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    drops_with=drop_schema,
    awaits=awaits,
    since=15,
)
