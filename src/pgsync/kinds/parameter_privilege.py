"""Privileges on configuration parameters: GRANT SET ON PARAMETER, catalog pg_parameter_acl (15). Only with --roles."""

from collections.abc import Iterator
from dataclasses import field

from pgsync.kinds.acl import Grant, default_privileges, parse_acl
from pgsync.kinds.grants import grant_changes
from pgsync.kinds.settings import quote_setting
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

PG_PARAMETER_ACL = 6243
_BOOTSTRAP = 10  # BOOTSTRAP_SUPERUSERID: the owner of every parameter


@dataclass(frozen=True, slots=True)
class ParameterPrivileges:
    """The grants as a set; `owner` is the superuser that initdb made."""

    grants: frozenset[Grant]
    owner: str = field(compare=False)  # a fact of the place


def query(_version: int) -> str:
    """Every parameter on which something was granted."""
    return "SELECT p.oid, p.parname, p.paracl::text FROM pg_parameter_acl p ORDER BY p.parname"


def read(row: Row, reader: Reader) -> DbObject[ParameterPrivileges]:
    """Return the privileges."""
    oid, name, acl = row
    id_ = ObjectId("parameter privilege", (name,))
    owner = reader.roles[_BOOTSTRAP]
    spec = ParameterPrivileges(parse_acl(acl, "parameter", reader.version, owner), owner)
    return DbObject(id_, spec, None, (Address(PG_PARAMETER_ACL, oid),))


def identity(id_: ObjectId) -> str:
    """PARAMETER name."""
    return f"PARAMETER {quote_setting(id_.path[0])}"


def _transition(
    item: DbObject[ParameterPrivileges], context: Context, before: frozenset[Grant], after: frozenset[Grant]
) -> Iterator[Statement]:
    for change in grant_changes(before, after, "parameter", item.spec.owner, context.version):
        yield Statement(change.on(context.identity(item.id)), hazards=frozenset({change.hazard}))


def create(item: DbObject[ParameterPrivileges], context: Context) -> Iterator[Statement]:
    """From what a parameter has by itself."""
    yield from _transition(item, context, default_privileges("parameter"), item.spec.grants)


def drop(item: DbObject[ParameterPrivileges], context: Context) -> Iterator[Statement]:
    """Back to it, which removes the entry."""
    yield from _transition(item, context, item.spec.grants, default_privileges("parameter"))


def alter_grants(
    before: DbObject[ParameterPrivileges], after: DbObject[ParameterPrivileges], context: Context
) -> Iterator[Statement]:
    """GRANT and REVOKE what differs."""
    yield from _transition(after, context, before.spec.grants, after.spec.grants)


def needs(item: DbObject[ParameterPrivileges], catalog: Catalog) -> Iterator[ObjectId]:
    """The roles."""
    del catalog
    yield from (ObjectId("role", (grant.grantee,)) for grant in item.spec.grants)


KIND = Kind(
    name="parameter privilege",
    plural="parameter privileges",
    spec=ParameterPrivileges,
    classid=PG_PARAMETER_ACL,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"grants": alter_grants},
    needs=needs,
    schema=no_schema,
    shared=True,
    scope="roles",
    since=15,
)
