"""Extensions: CREATE EXTENSION, catalog pg_extension. Their members are not compared: the extension stands for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgsync.kinds.common import PG_EXTENSION, named
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Hazard, Statement


@dataclass(frozen=True, slots=True)
class Extension:
    """`version` counts in strict mode only: which versions can be installed is the server's affair."""

    schema: str
    version: str
    relocatable: bool


def query(_version: int) -> str:
    """Every extension but plpgsql, which initdb makes."""
    return """
        SELECT x.oid, x.extname, n.nspname, x.extversion, x.extrelocatable
        FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
        WHERE x.oid >= 16384 ORDER BY x.extname"""


def read(row: Row, _reader: Reader) -> DbObject[Extension]:
    """Return the extension."""
    oid, name, schema, version, relocatable = row
    return DbObject(
        ObjectId("extension", (name,)),
        Extension(schema, version, relocatable),
        None,
        (Address(PG_EXTENSION, oid),),
    )


def create(item: DbObject[Extension], context: Context) -> Iterator[Statement]:
    """CREATE EXTENSION in its schema, in the version that the server offers."""
    where = "" if item.spec.schema == "pg_catalog" else f" WITH SCHEMA {quote(item.spec.schema)}"
    yield Statement(f"CREATE {context.identity(item.id)}{where}", hazards=frozenset({Hazard.DEP_EXTENSION}))


def drop(item: DbObject[Extension], context: Context) -> Iterator[Statement]:
    """DROP EXTENSION."""
    yield Statement(f"DROP {context.identity(item.id)}", hazards=frozenset({Hazard.DEP_EXTENSION}))


def alter_schema(before: DbObject[Extension], after: DbObject[Extension], context: Context) -> Iterator[Statement]:
    """ALTER EXTENSION SET SCHEMA."""
    del before
    yield Statement(f"ALTER {context.identity(after.id)} SET SCHEMA {quote(after.spec.schema)}")


def alter_version(before: DbObject[Extension], after: DbObject[Extension], context: Context) -> Iterator[Statement]:
    """ALTER EXTENSION UPDATE TO."""
    del before
    yield Statement(
        f"ALTER {context.identity(after.id)} UPDATE TO {literal(after.spec.version)}",
        hazards=frozenset({Hazard.DEP_EXTENSION}),
    )


def needs(item: DbObject[Extension], _catalog: Catalog) -> Iterator[ObjectId]:
    """An extension is created in its schema."""
    yield ObjectId("schema", (item.spec.schema,))


KIND = Kind(
    name="extension",
    plural="extensions",
    spec=Extension,
    classid=PG_EXTENSION,
    query=query,
    read=read,
    identity=named("EXTENSION"),
    create=create,
    drop=drop,
    alter={"schema": alter_schema, "version": alter_version, "relocatable": nothing},
    needs=needs,
    strict=frozenset({"version", "relocatable"}),
    installed=True,
)
