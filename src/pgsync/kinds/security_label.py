"""Security labels on objects of every kind that can have one: SECURITY LABEL, catalog pg_seclabel.

A label can only be set where its provider is loaded, which no catalog tells. It is taken to be where an
extension of its name is installed (anon, pgsodium); elsewhere the statement is left to be run by hand.
"""

from collections.abc import Iterator

from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.modes import Aspect
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class SecurityLabel:
    """The label of one provider."""

    label: str


def query(_version: int) -> str:
    """Labels on what users made; the database's own belong to it."""
    return """
        SELECT l.objoid, l.classoid, l.objsubid, l.provider, l.label, a.attname
        FROM pg_seclabel l
        LEFT JOIN pg_attribute a ON l.objsubid > 0 AND a.attrelid = l.objoid AND a.attnum = l.objsubid
        WHERE l.objoid >= 16384 ORDER BY l.classoid, l.objoid, l.objsubid, l.provider"""


def read(row: Row, reader: Reader) -> DbObject[SecurityLabel] | None:
    """Return the label, a part of what it labels; a view's column has no object but its view's."""
    objid, classid, objsubid, provider, label, attribute = row
    found = reader.named(classid, objid, objsubid)
    if found is None and objsubid and (view := reader.at(PG_CLASS, objid)) is not None:
        found = ObjectId("column", (*view.path, attribute)), view
    if found is None:
        return None
    target, parent = found
    return DbObject(ObjectId("security label", (target.kind, *target.path, provider)), SecurityLabel(label), parent)


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"SECURITY LABEL FOR {id_.path[-1]} ON {id_.path[0]} {'.'.join(id_.path[1:-1])}"


def _sql(item: DbObject[SecurityLabel], value: str, context: Context) -> str:
    target = context.identity(ObjectId(item.id.path[0], item.id.path[1:-1]))
    return f"SECURITY LABEL FOR {quote(item.id.path[-1])} ON {target} IS {value}"


def _is_loaded(id_: ObjectId, context: Context) -> bool:
    return ObjectId("extension", (id_.path[-1],)) in context.current.objects


def _label(item: DbObject[SecurityLabel], value: str, context: Context) -> Iterator[Statement]:
    if _is_loaded(item.id, context):
        relations = (item.parent,) if item.parent is not None else ()
        yield Statement(_sql(item, value, context), lock=Lock.SHARE_UPDATE_EXCLUSIVE, relations=relations)


def create(item: DbObject[SecurityLabel], context: Context) -> Iterator[Statement]:
    """SECURITY LABEL."""
    yield from _label(item, literal(item.spec.label), context)


def drop(item: DbObject[SecurityLabel], context: Context) -> Iterator[Statement]:
    """SECURITY LABEL ... IS NULL."""
    yield from _label(item, "NULL", context)


def alter_label(
    before: DbObject[SecurityLabel], after: DbObject[SecurityLabel], context: Context
) -> Iterator[Statement]:
    """SECURITY LABEL."""
    del before
    yield from create(after, context)


def manual(
    before: DbObject[SecurityLabel] | None, after: DbObject[SecurityLabel] | None, context: Context
) -> Iterator[str]:
    """The statement, where nothing tells that the provider is loaded; a label goes with its object."""
    if after is not None and not _is_loaded(after.id, context):
        yield f"{_sql(after, literal(after.spec.label), context)}: needs the label provider to be loaded"
    elif before is not None and not (after or before.parent in context.dropped or _is_loaded(before.id, context)):
        yield f"{_sql(before, 'NULL', context)}: needs the label provider to be loaded"


KIND = Kind(
    name="security label",
    plural="security labels",
    spec=SecurityLabel,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"label": alter_label},
    manual=manual,
    satellite=True,
    aspect=Aspect.SECURITY_LABELS,
)
