"""What a role may do: the attributes and memberships that decide what pgsync can compare and change."""

from dataclasses import dataclass

from pgsync.server.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleInfo:
    """The rights of the current role.

    may_create: CREATE on the database, so schemas and trusted extensions can be made.
    member_of: the roles whose objects it may change, its own aside; none are listed for a superuser.
    """

    is_superuser: bool
    may_create_databases: bool
    may_create_roles: bool
    may_create: bool
    bypasses_row_security: bool
    member_of: tuple[str, ...]


def describe_role(conn: Connection) -> RoleInfo:
    """Return what the current role may do."""
    row = conn.execute(_QUERY).fetchone()
    if row is None:
        raise LookupError("the current role is not in pg_roles")
    superuser, databases, roles, bypasses, create, members = row
    return RoleInfo(
        is_superuser=superuser,
        may_create_databases=databases,
        may_create_roles=roles,
        may_create=create,
        bypasses_row_security=bypasses,
        member_of=() if superuser else tuple(members),
    )


_QUERY = """
SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
       ARRAY(SELECT other.rolname::pg_catalog.text FROM pg_catalog.pg_roles AS other
              WHERE other.oid OPERATOR(pg_catalog.<>) own.oid
                AND pg_catalog.pg_has_role(own.oid, other.oid, 'USAGE') ORDER BY 1)
  FROM pg_catalog.pg_roles AS own
 WHERE own.rolname OPERATOR(pg_catalog.=) CURRENT_USER
"""
