"""Transforms between types and procedural languages: CREATE TRANSFORM, catalog pg_transform."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_TRANSFORM, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Transform:
    """The functions with their argument types; there is at least one."""

    from_sql: str | None
    to_sql: str | None


def query(_version: int) -> str:
    """Every transform."""
    return """
        SELECT t.oid, format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname),
               CASE WHEN t.trffromsql <> 0 THEN t.trffromsql::regprocedure::text END,
               CASE WHEN t.trftosql <> 0 THEN t.trftosql::regprocedure::text END
        FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE t.oid >= 16384 ORDER BY 2"""


def read(row: Row, _reader: Reader) -> DbObject[Transform]:
    """Return the transform; its path is "type LANGUAGE language"."""
    oid, name, from_sql, to_sql = row
    return DbObject(ObjectId("transform", (name,)), Transform(from_sql, to_sql), None, (Address(PG_TRANSFORM, oid),))


def identity(id: ObjectId) -> str:
    """TRANSFORM FOR type LANGUAGE language."""
    return f"TRANSFORM FOR {id.path[0]}"


def _create(item: DbObject[Transform], words: str, context: Context) -> Statement:
    functions = []
    if item.spec.from_sql is not None:
        functions.append(f"FROM SQL WITH FUNCTION {item.spec.from_sql}")
    if item.spec.to_sql is not None:
        functions.append(f"TO SQL WITH FUNCTION {item.spec.to_sql}")
    return Statement(f"{words} {context.identity(item.id)} ({', '.join(functions)})")


def create(item: DbObject[Transform], context: Context) -> Iterator[Statement]:
    """CREATE TRANSFORM."""
    yield _create(item, "CREATE", context)


def alter(before: DbObject[Transform], after: DbObject[Transform], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE TRANSFORM sets both functions, also to none."""
    del before
    yield _create(after, "CREATE OR REPLACE", context)


KIND = Kind(
    name="transform",
    plural="transforms",
    spec=Transform,
    classid=PG_TRANSFORM,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    alter={"from_sql": alter, "to_sql": alter},
)
