"""Owners of objects of every kind that has one: ALTER ... OWNER TO."""

from collections.abc import Iterator
from dataclasses import field, replace

from pgsync.kinds.common import straddle, with_specs
from pgsync.kinds.newer import ROLES
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

_LOCKED = frozenset({"table", "view", "materialized view", "sequence", "foreign table", "composite type"})

PUBLIC = ObjectId("schema", ("public",))
PUBLIC_SINCE = 15  # the first major version in which the owner of the database has schema public to itself
PUBLICS_OWNER = "pg_database_owner"
_BOOTSTRAP = 10  # BOOTSTRAP_SUPERUSERID: oid of the role that ran initdb, whatever its name


@dataclass(frozen=True, slots=True)
class Owner:
    """The role. `is_initdbs` tells of schema public that it has the owner that initdb gave it."""

    role: str
    is_initdbs: bool = field(default=False, compare=False)  # follows from the role


def collect(reader: Reader) -> Iterator[DbObject[Owner]]:
    """Return an owner for each object that told one."""
    for id_, owner in reader.owners.items():
        if owner:
            role = reader.roles[owner]
            is_usual = role == PUBLICS_OWNER if reader.version >= PUBLIC_SINCE else owner == _BOOTSTRAP
            spec = Owner(role, is_usual and id_ == PUBLIC)
            yield DbObject(ObjectId("owner", (id_.kind, *id_.path)), spec, id_)


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


def needs(item: DbObject[Owner], catalog: Catalog) -> Iterator[ObjectId]:
    """The role; and of a sequence that a column owns, the owner of its table, whom it has."""
    yield ObjectId("role", (item.spec.role,))
    of = subject(item.id)
    ownership = catalog.get(ObjectId("sequence ownership", of.path)) if of.kind == "sequence" else None
    if ownership is not None:
        yield ObjectId(item.id.kind, ("table", *ownership.spec.column.path[:2]))


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Schema public as initdb made it is the same on every version, though it has another owner since 15."""
    id_ = ObjectId("owner", (PUBLIC.kind, *PUBLIC.path))
    item, other = desired.get(id_), current.get(id_)
    if not straddle(current, desired, PUBLIC_SINCE) or item is None or not item.spec.is_initdbs:
        return current, desired
    if other is not None and other.spec == item.spec:
        return current, desired  # given by hand there
    if other is not None and other.spec.is_initdbs:
        return current, with_specs(desired, {id_: other.spec})
    if current.server.version >= PUBLIC_SINCE:
        return current, with_specs(desired, {id_: Owner(PUBLICS_OWNER, is_initdbs=True)})
    return current, desired


def lacks(item: DbObject[Owner], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The role may be one that a newer version brought along."""
    if item.spec.role in ROLES:
        # The role that runs the plan owns what it makes, and does not take away what somebody has.
        there = catalogs[0].get(item.id)
        role = there.spec.role if there is not None else catalogs[0].server.role
        yield Lack(f"objects of the role {item.spec.role}", ROLES[item.spec.role], lambda _: Owner(role))


def initial(item: DbObject[Owner], current: Catalog) -> DbObject[Owner]:
    """Whoever creates something owns it."""
    return replace(item, spec=Owner(current.server.role))


def decides(item: DbObject[Owner], catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    """The owner of a table has the sequences that its columns own."""
    if item.parent is not None and item.parent.kind == "table":
        for one in catalog.of_kind("sequence ownership"):
            if one.spec.column.path[:2] == item.parent.path:
                yield ObjectId(item.id.kind, ("sequence", *one.id.path)), "role"


def along(before: DbObject[Owner] | None, after: DbObject[Owner], catalogs: Pair[Catalog]) -> Iterator[ObjectId]:
    """What is granted to the new owner becomes the owner's, on columns too."""
    current, _ = catalogs
    todo = [subject(after.id)] if before is not None else []
    while todo:
        for part in current.children.get(todo.pop(), ()):
            if part.kind == "column":
                todo.append(part)
            elif part.kind == "privilege":
                grants = current.objects[part].spec.grants
                if any(after.spec.role in {grant.grantee, grant.grantor} for grant in grants):
                    yield part


def awaits(item: DbObject[Owner], current: Catalog) -> Iterator[ObjectId]:
    """A sequence that a column owns has the owner of its table."""
    of = subject(item.id)
    if of.kind == "sequence" and (ownership := ObjectId("sequence ownership", of.path)) in current.objects:
        yield ownership


KIND = Kind(
    name="owner",
    plural="owners",
    spec=Owner,
    lacks=lacks,
    collect=collect,
    identity=identity,
    create=create,
    drop=drop,
    alter={"role": alter_role},
    needs=needs,
    decides=decides,
    along=along,
    awaits=awaits,
    satellite=True,
    aspect=Aspect.OWNERS,
    across=across,
    initial=initial,
)
