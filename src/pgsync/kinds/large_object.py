"""Large objects, for their owners, privileges and comments: catalog pg_largeobject_metadata. Only with --large-objects.

They are data, and their numbers mean something only where one database is a copy of the other: pgsync makes and
drops none, and alters those that both sides have.
"""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.kinds.common import PG_LARGEOBJECT
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Kind, Reader, Row, no_schema, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class LargeObject:
    """Its number is its name; its pages are data."""


def query(_version: int) -> str:
    """Every large object."""
    return """
        SELECT m.oid, m.lomowner, m.lomacl::text FROM pg_largeobject_metadata m WHERE m.oid >= 16384 ORDER BY m.oid"""


def read(row: Row, reader: Reader) -> DbObject[LargeObject]:
    """Return the large object."""
    oid, owner, acl = row
    id_ = ObjectId("large object", (str(oid),))
    reader.owned(id_, owner, acl)
    return DbObject(id_, LargeObject(), None, (Address(PG_LARGEOBJECT, oid),))


def identity(id_: ObjectId) -> str:
    """LARGE OBJECT number."""
    return f"LARGE OBJECT {id_.path[0]}"


def _missing(one: Catalog, other: Catalog) -> list[ObjectId]:
    return [id_ for id_ in one.by_kind.get("large object", ()) if id_ not in other.objects]


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """What one side alone has stays as it is."""
    missing, extra = _missing(desired, current), _missing(current, desired)
    if not (missing or extra):
        return current, desired
    gone = {part for id_ in missing for part in (id_, *desired.descendants(id_))}
    kept = {part: current.objects[part] for id_ in extra for part in (id_, *current.descendants(id_))}
    objects = {id_: item for id_, item in desired.objects.items() if id_ not in gone}
    return current, replace(desired, objects={**objects, **kept})


def impossible(current: Catalog, desired: Catalog) -> Iterator[str]:
    """Say how many are on one side only."""
    for words, ids in (("only in the source", _missing(desired, current)), ("only here", _missing(current, desired))):
        if ids:
            count = f"{len(ids):,} large object{'s are' if len(ids) > 1 else ' is'}"
            yield f"{count} {words}, such as {ids[0].name}: data, which stays as it is"


KIND = Kind(
    name="large object",
    plural="large objects",
    spec=LargeObject,
    classid=PG_LARGEOBJECT,
    query=query,
    read=read,
    identity=identity,
    create=nothing,
    drop=nothing,
    prepare=prepare,
    impossible=impossible,
    schema=no_schema,
    scope="large objects",
)
