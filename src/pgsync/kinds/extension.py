"""Extensions: CREATE EXTENSION, catalog pg_extension. Their members are not compared: the extension stands for them."""

import re
from collections.abc import Iterator
from dataclasses import field

from pgsync.kinds.common import PG_EXTENSION, named
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, nothing
from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Extension:
    """`version` counts in strict mode only: which versions can be installed is the server's affair.

    `offered` are the versions whose files the server has.
    """

    schema: str
    version: str
    relocatable: bool
    offered: tuple[str, ...] = field(compare=False)  # the server's, not the database's


def query(_version: int) -> str:
    """Every extension but plpgsql, which initdb makes."""
    return """
        WITH offered AS MATERIALIZED (
            SELECT v.name, array_agg(v.version ORDER BY v.version) AS versions
            FROM pg_available_extension_versions v
            WHERE EXISTS (SELECT FROM pg_extension WHERE oid >= 16384) GROUP BY v.name)
        SELECT x.oid, x.extname, n.nspname, x.extversion, x.extrelocatable, o.versions
        FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace LEFT JOIN offered o ON o.name = x.extname
        WHERE x.oid >= 16384 ORDER BY x.extname"""


def read(row: Row, _reader: Reader) -> DbObject[Extension]:
    """Return the extension."""
    oid, name, schema, version, relocatable, offered = row
    return DbObject(
        ObjectId("extension", (name,)),
        Extension(schema, version, relocatable, tuple(offered or ())),
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
    """ALTER EXTENSION UPDATE TO, where the server has a newer version's files; there is no way to an older one."""
    if _is_offered(before, after):
        yield Statement(
            f"ALTER {context.identity(after.id)} UPDATE TO {literal(after.spec.version)}",
            hazards=frozenset({Hazard.DEP_EXTENSION}),
        )


def _is_offered(before: DbObject[Extension], after: DbObject[Extension]) -> bool:
    return after.spec.version in before.spec.offered and _order(after.spec.version) > _order(before.spec.version)


def _order(version: str) -> list[tuple[int, str]]:
    """Return a version for sorting: 1.10 comes after 1.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|[a-z]+", version.lower())]


def manual(before: DbObject[Extension] | None, after: DbObject[Extension] | None, context: Context) -> Iterator[str]:
    """A version that the server does not have, or an older one."""
    del context
    if before is None or after is None or before.spec.version == after.spec.version or _is_offered(before, after):
        return
    here = ", ".join(before.spec.offered) or "none"
    yield f"{after.id}: version {before.spec.version} cannot become {after.spec.version}; the server has: {here}"


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """Another version is a difference in strict mode, and worth a note in default mode."""
    for item in desired.of_kind("extension") if mode is Mode.DEFAULT else ():
        before = current.objects.get(item.id)
        if before is not None and before.spec.version != item.spec.version:
            yield Note(item.id, "version", before.spec.version, item.spec.version, Aspect.EXTENSION_VERSIONS)


KIND = Kind(
    name="extension",
    plural="extensions",
    spec=Extension,
    classid=PG_EXTENSION,
    query=query,
    read=read,
    identity=named("EXTENSION"),
    create=create,
    moves=frozenset({"schema"}),
    drop=drop,
    alter={"schema": alter_schema, "version": alter_version, "relocatable": nothing},
    strict=frozenset({"version", "relocatable"}),
    lenient=frozenset({"schema"}),
    aspects={"version": Aspect.EXTENSION_VERSIONS},
    manual=manual,
    notes=notes,
    installed=True,
)
