"""Default privileges: ALTER DEFAULT PRIVILEGES, catalog pg_default_acl. They are for what comes later."""

from collections.abc import Iterator

from pgsync.kinds.acl import Grant, default_privileges, parse_acl
from pgsync.kinds.common import PG_DEFAULT_ACL, PG_NAMESPACE
from pgsync.kinds.grants import grant_changes
from pgsync.kinds.privilege import newer_grants
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

# pg_default_acl.defaclobjtype → the words of ALTER DEFAULT PRIVILEGES, and a kind with the same privileges.
_TYPES = {
    "r": ("tables", "table"), "S": ("sequences", "sequence"), "f": ("functions", "function"),
    "T": ("types", "enum"), "n": ("schemas", "schema"), "L": ("large objects", "large object"),
}  # fmt: skip
_KINDS = dict(_TYPES.values())


@dataclass(frozen=True, slots=True)
class DefaultPrivileges:
    """Of a role everywhere: all that its new objects have. Of a role in a schema: what they have besides."""

    grants: frozenset[Grant]


def query(_version: int) -> str:
    """Every default access control list."""
    return """
        SELECT d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype::text, d.defaclacl::text
        FROM pg_default_acl d ORDER BY d.oid"""


def read(row: Row, reader: Reader) -> DbObject[DefaultPrivileges] | None:
    """Return the default privileges; those in a schema are a part of it."""
    oid, role_oid, namespace, letter, acl = row
    schema = reader.at(PG_NAMESPACE, namespace) if namespace else None
    if namespace and schema is None:
        return None
    role, (object_type, kind) = reader.roles[role_oid], _TYPES[letter]
    id_ = ObjectId("default privilege", (role, schema.path[0] if schema else "", object_type))
    spec = DefaultPrivileges(parse_acl(acl, kind, reader.version, role))
    return DbObject(id_, spec, schema, (Address(PG_DEFAULT_ACL, oid),))


def identity(id_: ObjectId) -> str:
    """DEFAULT PRIVILEGES FOR ROLE role IN SCHEMA schema ON TABLES."""
    role, schema, object_type = id_.path
    where = f" IN SCHEMA {quote(schema)}" if schema else ""
    return f"DEFAULT PRIVILEGES FOR ROLE {quote(role)}{where} ON {object_type.upper()}"


def _start(id_: ObjectId) -> frozenset[Grant]:
    """Return what new objects have without an entry: PostgreSQL's defaults; nothing besides in a schema."""
    return frozenset() if id_.path[1] else default_privileges(_KINDS[id_.path[2]])


def _transition(
    id_: ObjectId, context: Context, before: frozenset[Grant], after: frozenset[Grant]
) -> Iterator[Statement]:
    """ALTER DEFAULT PRIVILEGES with one GRANT or REVOKE each."""
    role, schema, object_type = id_.path
    if _is_unknown(id_, context):
        return
    where = f" IN SCHEMA {quote(schema)}" if schema else ""
    for change in grant_changes(before, after, _KINDS[object_type], role, context.version):
        words = f"ALTER DEFAULT PRIVILEGES FOR ROLE {quote(role)}{where} {change.on(object_type.upper())}"
        yield Statement(words, hazards=frozenset({change.hazard}))


def _is_unknown(id_: ObjectId, context: Context) -> bool:
    return id_.path[2] == "large objects" and context.version < 18


def create(item: DbObject[DefaultPrivileges], context: Context) -> Iterator[Statement]:
    """From PostgreSQL's own defaults."""
    yield from _transition(item.id, context, _start(item.id), item.spec.grants)


def drop(item: DbObject[DefaultPrivileges], context: Context) -> Iterator[Statement]:
    """Back to PostgreSQL's own defaults, which removes the entry."""
    yield from _transition(item.id, context, item.spec.grants, _start(item.id))


def alter_grants(
    before: DbObject[DefaultPrivileges], after: DbObject[DefaultPrivileges], context: Context
) -> Iterator[Statement]:
    """GRANT and REVOKE what differs."""
    yield from _transition(after.id, context, before.spec.grants, after.spec.grants)


def manual(
    before: DbObject[DefaultPrivileges] | None, after: DbObject[DefaultPrivileges] | None, context: Context
) -> Iterator[str]:
    """Those of large objects are there since 18."""
    del before
    if after is not None and _is_unknown(after.id, context):
        yield f"{after.id}: PostgreSQL {context.version} has no default privileges on large objects"


def needs(item: DbObject[DefaultPrivileges], catalog: Catalog) -> Iterator[ObjectId]:
    """The roles."""
    del catalog
    yield from (ObjectId("role", (name,)) for name in (item.id.path[0], *(g.grantee for g in item.spec.grants)))


def schema_of(id_: ObjectId) -> str | None:
    """The schema that they are for, if they are for one."""
    return id_.path[1] or None


def lacks(item: DbObject[DefaultPrivileges], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Those on large objects came with 18, MAINTAIN with 17."""
    if item.id.path[2] == "large objects":
        yield Lack("default privileges on large objects", 18)
    yield from newer_grants(item.spec.grants)


KIND = Kind(
    name="default privilege",
    plural="default privileges",
    spec=DefaultPrivileges,
    lacks=lacks,
    classid=PG_DEFAULT_ACL,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"grants": alter_grants},
    needs=needs,
    manual=manual,
    schema=schema_of,
    aspect=Aspect.PRIVILEGES,
    late=frozenset({"create", "alter", "drop"}),
)
