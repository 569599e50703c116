"""Owners of objects of every kind that has one: ALTER ... OWNER TO."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader
from pgsync.model.objects import DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement

_LOCKED = frozenset({"table", "view", "materialized view", "sequence", "foreign table", "composite type"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The role."""

    role: str


def collect(reader: Reader) -> Iterator[DbObject[Owner]]:
    """Return an owner for each object that told one."""
    for id_, owner in reader.owners.items():
        if owner:
            yield DbObject(ObjectId("owner", (id_.kind, *id_.path)), Owner(reader.roles[owner]), id_)


def subject(id_: ObjectId) -> ObjectId:
    """Return the object that a satellite belongs to."""
    return ObjectId(id_.path[0], id_.path[1:])


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"OWNER OF {id_.path[0]} {'.'.join(id_.path[1:])}"


def _owner_to(item: DbObject[Owner], context: Context) -> Statement:
    of = subject(item.id)
    locked = of.kind in _LOCKED
    return Statement(
        f"ALTER {context.identity(of)} OWNER TO {quote(item.spec.role)}",
        lock=Lock.ACCESS_EXCLUSIVE if locked else Lock.NONE,
        relations=(of,) if locked else (),
        hazards=frozenset({Hazard.SEC_OWNER}),
    )


def create(item: DbObject[Owner], context: Context) -> Iterator[Statement]:
    """OWNER TO, unless the role that runs the plan becomes the owner by itself."""
    if item.spec.role != context.current.server.role:
        yield _owner_to(item, context)


def drop(item: DbObject[Owner], context: Context) -> Iterator[Statement]:
    """An owner goes with its object."""
    del item, context
    return iter(())


def alter_role(before: DbObject[Owner], after: DbObject[Owner], context: Context) -> Iterator[Statement]:
    """OWNER TO."""
    del before
    ownership = ObjectId("sequence ownership", subject(after.id).path)
    if ownership not in context.current.objects or ownership not in context.desired.objects:
        yield _owner_to(after, context)  # a sequence follows the table that owns it


KIND = Kind(
    name="owner",
    plural="owners",
    spec=Owner,
    collect=collect,
    identity=identity,
    create=create,
    drop=drop,
    alter={"role": alter_role},
    satellite=True,
)
