"""Memberships of roles in roles: GRANT role TO role, catalog pg_auth_members. Only with --roles.

PostgreSQL 16 brought INHERIT and SET for each membership, and keeps one for each grantor. Before, a member inherited
what its own attribute INHERIT said, could always SET ROLE, and who granted it had no meaning.
"""

from collections.abc import Iterator
from dataclasses import replace

from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

PG_AUTH_MEMBERS = 1261
_OWN_SINCE = 16

# The server's own roles that the oldest supported version does not have (src/include/catalog/pg_authid.dat).
_SINCE = {
    "pg_read_all_data": 14, "pg_write_all_data": 14, "pg_database_owner": 14, "pg_checkpoint": 15,
    "pg_use_reserved_connections": 16, "pg_create_subscription": 16, "pg_maintain": 17,
    "pg_signal_autovacuum_worker": 18,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Membership:
    """The path is role, member, grantor; no grantor is the superuser that initdb made, whatever its name."""

    admin: bool
    inherit: bool
    set: bool


def query(version: int) -> str:
    """Every membership of a role that users made; for servers before 16 what they do without options."""
    options = "m.inherit_option, m.set_option" if version >= _OWN_SINCE else "u.rolinherit, true"
    oid = "m.oid" if version >= _OWN_SINCE else "0"
    grantor = "CASE WHEN m.grantor <> 10 THEN pg_get_userbyid(m.grantor) END" if version >= _OWN_SINCE else "NULL"
    return f"""
        SELECT {oid}, r.rolname, u.rolname, coalesce({grantor}, ''), m.admin_option, {options}
        FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
        WHERE m.member >= 16384 ORDER BY 2, 3, 4"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Membership]:
    """Return the membership."""
    del reader
    oid, role, member, grantor, *options = row
    id_ = ObjectId("membership", (role, member, *([grantor] if grantor else [])))
    return DbObject(id_, Membership(*options), None, (Address(PG_AUTH_MEMBERS, oid),) if oid else ())


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"MEMBERSHIP OF {quote(id_.path[1])} IN {quote(id_.path[0])}"


def _by(id_: ObjectId) -> str:
    return "".join(f" GRANTED BY {quote(grantor)}" for grantor in id_.path[2:])


def create(item: DbObject[Membership], context: Context) -> Iterator[Statement]:
    """GRANT, every option said: without, INHERIT is as the member's attribute."""
    role, member = item.id.path[:2]
    spec = item.spec
    if context.version >= _OWN_SINCE:
        options = (("ADMIN", spec.admin), ("INHERIT", spec.inherit), ("SET", spec.set))
        words = " WITH " + ", ".join(f"{name} {str(value).upper()}" for name, value in options)
    else:
        words = " WITH ADMIN OPTION" if spec.admin else ""
    sql = f"GRANT {quote(role)} TO {quote(member)}{words}{_by(item.id)}"
    yield Statement(sql, hazards=frozenset({Hazard.SEC_GRANT_WIDER}))


def drop(item: DbObject[Membership], context: Context) -> Iterator[Statement]:
    """REVOKE."""
    del context
    role, member = item.id.path[:2]
    sql = f"REVOKE {quote(role)} FROM {quote(member)}{_by(item.id)}"
    yield Statement(sql, hazards=frozenset({Hazard.SEC_GRANT_LOST}))


def alter(before: DbObject[Membership], after: DbObject[Membership], context: Context) -> Iterator[Statement]:
    """GRANT with other options; before 16 the only one is ADMIN OPTION."""
    if context.version >= _OWN_SINCE or after.spec.admin:
        yield from create(after, context)
    elif before.spec.admin:
        role, member = after.id.path[:2]
        sql = f"REVOKE ADMIN OPTION FOR {quote(role)} FROM {quote(member)}"
        yield Statement(sql, hazards=frozenset({Hazard.SEC_GRANT_LOST}))


def drops_with(item: DbObject[Membership], context: Context) -> Iterator[ObjectId]:
    """A membership goes with its role and with its member."""
    del context
    yield ObjectId("role", item.id.path[:1])
    yield ObjectId("role", item.id.path[1:2])


def needs(item: DbObject[Membership], catalog: Catalog) -> Iterator[ObjectId]:
    """Both roles, and the grantor with its own ADMIN OPTION."""
    yield from (ObjectId("role", (name,)) for name in item.id.path)
    for grantor in item.id.path[2:]:
        own = (item.id.path[0], grantor)
        yield from (id_ for id_ in catalog.by_kind.get("membership", ()) if id_.path[:2] == own)


def _lacking(current: Catalog, desired: Catalog) -> list[ObjectId]:
    """Return the memberships in a role of the server's own that an older server does not have."""
    version = current.server.version
    return [id_ for id_ in desired.by_kind.get("membership", ()) if _SINCE.get(id_.path[0], 0) > version]


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Before 16 there is one membership, whoever granted it, which inherits as its member does."""
    gone = set(_lacking(current, desired))
    if gone:
        desired = replace(desired, objects={id_: item for id_, item in desired.objects.items() if id_ not in gone})
    if current.server.version >= _OWN_SINCE or "membership" not in desired.by_kind:
        return current, desired
    objects = {id_: item for id_, item in desired.objects.items() if id_.kind != "membership"}
    for id_, item in desired.objects.items():
        if id_.kind == "membership":
            own = ObjectId("membership", id_.path[:2])
            spec = Membership(_is_admin(own, desired), _inherits(own, desired), set=True)
            objects[own] = replace(item, id=own, spec=spec)
    return current, replace(desired, objects=objects)


def _is_admin(id_: ObjectId, catalog: Catalog) -> bool:
    return any(
        item.spec.admin
        for other, item in catalog.objects.items()
        if other.kind == "membership" and other.path[:2] == id_.path[:2]
    )


def _inherits(id_: ObjectId, catalog: Catalog) -> bool:
    member = catalog.get(ObjectId("role", id_.path[1:2]))
    return member is None or bool(member.spec.inherits)


def impossible(current: Catalog, desired: Catalog) -> Iterator[str]:
    """Say which memberships, and which of their options, an older server cannot have."""
    version = current.server.version
    yield from (f"{id_}: PostgreSQL {version} has no role {id_.path[0]}" for id_ in _lacking(current, desired))
    if version >= _OWN_SINCE:
        return
    for id_, item in desired.objects.items():
        if id_.kind == "membership" and not (item.spec.set and item.spec.inherit == _inherits(id_, desired)):
            options = f"INHERIT {item.spec.inherit}, SET {item.spec.set}".upper()
            yield f"{id_}: PostgreSQL {version} has no memberships WITH {options}"


KIND = Kind(
    name="membership",
    plural="memberships",
    spec=Membership,
    classid=PG_AUTH_MEMBERS,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter=dict.fromkeys(("admin", "inherit", "set"), alter),
    drops_with=drops_with,
    needs=needs,
    prepare=prepare,
    impossible=impossible,
    schema=no_schema,
    shared=True,
    scope="roles",
)
