"""Enumerated types: CREATE TYPE AS ENUM, catalogs pg_type and pg_enum."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import PG_NAMESPACE, PG_TYPE, named, simple_drop, type_slot
from pgsync.kinds.probes import labelled
from pgsync.kinds.swap import discard_type, park_type
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, Swap
from pgsync.model.modes import Mode
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class EnumType:
    """The labels in their order; pg_enum.enumsortorder itself, with its fractions, means nothing."""

    labels: tuple[str, ...]


def query(_version: int) -> str:
    """Every enum with its labels."""
    return """
        SELECT t.oid, t.typnamespace, t.typname, t.typowner, t.typacl::text,
               (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
        FROM pg_type t WHERE t.typtype = 'e' AND t.oid >= 16384 ORDER BY t.typname, t.oid"""


def read(row: Row, reader: Reader) -> DbObject[EnumType] | None:
    """Return the enum."""
    oid, namespace, name, owner, acl, labels = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("enum", (*schema.path, name))
    reader.owned(id_, owner, acl)
    return DbObject(id_, EnumType(tuple(labels or ())), None, (Address(PG_TYPE, oid),))


def create(item: DbObject[EnumType], context: Context) -> Iterator[Statement]:
    """CREATE TYPE AS ENUM."""
    labels = ", ".join(map(literal, item.spec.labels))
    yield Statement(f"CREATE {context.identity(item.id)} AS ENUM ({labels})")


def replaces(
    before: DbObject[EnumType], after: DbObject[EnumType], _fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """Labels can be added in place; a label that goes or moves needs a new type."""
    remaining = tuple(label for label in after.spec.labels if label in before.spec.labels)
    return None if remaining == before.spec.labels else after.id


def add_labels(before: DbObject[EnumType], after: DbObject[EnumType], context: Context) -> Iterator[Statement]:
    """ALTER TYPE ADD VALUE, each at its place; a new label can be used after COMMIT only."""
    present = list(before.spec.labels)
    for position, label in enumerate(after.spec.labels):
        if label in present:
            continue
        if position:
            place = f" AFTER {literal(after.spec.labels[position - 1])}"
            if present and present[-1] == after.spec.labels[position - 1]:
                place = ""
        else:
            place = f" BEFORE {literal(present[0])}" if present else ""
        present.insert(position, label)
        yield Statement(f"ALTER {context.identity(after.id)} ADD VALUE {literal(label)}{place}", commit_before_use=True)


def drop(item: DbObject[EnumType], context: Context) -> Iterator[Statement]:
    """DROP TYPE."""
    return simple_drop(item, context)


def discard(item: DbObject[EnumType], name: str, context: Context) -> Iterator[Statement]:
    """DROP TYPE of the parked one."""
    wanted = context.desired.objects[item.id].spec.labels if item.id in context.desired.objects else ()
    lost = [label for label in item.spec.labels if label not in wanted]
    hazards = frozenset({Hazard.DATA_ENUM_REMOVE} if lost else ())
    users = [d.dependent for d in context.current.needed_by.get(item.id, ()) if d.dependent.kind == "column"]
    probes = tuple(labelled(context.current.objects[column], lost) for column in sorted(users)) if lost else ()
    for statement in discard_type(item, name, context, hazards):
        yield replace(statement, probes=probes)


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """The order of the labels does not count in lenient mode: those that stay keep it, new ones come last."""
    found: dict[ObjectId, DbObject[Any]] = {}
    for id_, item in desired.objects.items() if mode is Mode.LENIENT else ():
        before = current.objects.get(id_) if id_.kind == "enum" else None
        if before is not None and before.spec != item.spec:
            kept = [label for label in before.spec.labels if label in item.spec.labels]
            labels = (*kept, *(label for label in item.spec.labels if label not in kept))
            found[id_] = replace(item, spec=EnumType(labels))
    return (current, replace(desired, objects={**desired.objects, **found})) if found else (current, desired)


KIND = Kind(
    name="enum",
    plural="enums",
    spec=EnumType,
    classid=PG_TYPE,
    query=query,
    read=read,
    identity=named("TYPE"),
    create=create,
    drop=drop,
    alter={"labels": add_labels},
    replaces=replaces,
    aloof=frozenset({"labels"}),
    swap=Swap.RENAME,
    park=park_type,
    discard=discard,
    slots=type_slot,
    align=align,
)
