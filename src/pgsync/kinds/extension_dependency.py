"""What is dropped with an extension that it is no member of: ALTER ... DEPENDS ON EXTENSION, pg_depend (deptype x)."""

from collections.abc import Iterator
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.objects import DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Lock, Statement
from pgsync.plain import dataclass

_RELATIONS = frozenset({"index", "materialized view"})


@dataclass(frozen=True, slots=True)
class ExtensionDependency:
    """The extension."""

    extension: str


def query(_version: int) -> str:
    """Every mark, with the extension's name."""
    return """
        SELECT d.objid, d.classid, x.extname FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid
        WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass AND d.objid >= 16384"""


def read(row: Row, reader: Reader) -> DbObject[ExtensionDependency] | None:
    """Return the mark, a part of what is marked."""
    objid, classid, extension = row
    found = reader.named(classid, objid)
    if found is None:
        return None
    target, parent = found
    path = (extension, target.kind, *target.path)
    return DbObject(ObjectId("extension dependency", path), ExtensionDependency(extension), parent)


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"{id_.path[1]} {'.'.join(id_.path[2:])} DEPENDS ON EXTENSION {id_.path[0]}"


def _alter(item: DbObject[ExtensionDependency], words: str, context: Context) -> Statement:
    of = ObjectId(item.id.path[1], item.id.path[2:])
    relation = item.parent if of.kind in _RELATIONS else None
    return Statement(
        f"ALTER {context.identity(of)} {words} {quote(item.spec.extension)}",
        lock=Lock.NONE if relation is None else Lock.ACCESS_EXCLUSIVE,
        relations=() if relation is None else (relation,),
    )


def create(item: DbObject[ExtensionDependency], context: Context) -> Iterator[Statement]:
    """DEPENDS ON EXTENSION."""
    yield _alter(item, "DEPENDS ON EXTENSION", context)


def drop(item: DbObject[ExtensionDependency], context: Context) -> Iterator[Statement]:
    """NO DEPENDS ON EXTENSION."""
    yield _alter(item, "NO DEPENDS ON EXTENSION", context)


def blocks(item: DbObject[Any], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """CREATE OR REPLACE forgets the mark: it is taken off and put back."""
    del after, fields
    return before.id == item.parent and before.id.kind in {"function", "procedure", "trigger"}


def carries(item: DbObject[ExtensionDependency]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """What pg_depend records of what is marked is the mark's need: the extension can go without it."""
    yield ObjectId(item.id.path[1], item.id.path[2:]), ObjectId("extension", (item.spec.extension,))


KIND = Kind(
    schema=no_schema,
    name="extension dependency",
    plural="extension dependencies",
    spec=ExtensionDependency,
    query=query,
    read=read,
    part=True,
    identity=identity,
    create=create,
    drop=drop,
    replace_on=frozenset({"extension"}),
    blocks=blocks,
    carries=carries,
    carried="x",
)
