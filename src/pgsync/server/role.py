"""What a role may do: the attributes and memberships that decide what pgsync can compare and change."""

from pgsync.plain import dataclass
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


def missing_grants(conn: Connection) -> dict[str, list[str]]:
    """Return for each thing to do the GRANTs that the current role lacks, to be run by those who may grant them.

    Sample rows need SELECT, pg_read_all_data gives it (14 and newer). Changes need CREATE on the database and the
    schemas, and membership in the roles that own what is changed.
    """
    row = conn.execute(_GRANTS).fetchone()
    if row is None:
        raise LookupError("the current role is not in pg_roles")
    samples, changes = row
    return {"explore --sample": list(samples), "apply": list(changes)}


_GRANTS = """
WITH own AS (SELECT oid, rolsuper, pg_catalog.quote_ident(rolname) AS name FROM pg_catalog.pg_roles
              WHERE rolname OPERATOR(pg_catalog.=) CURRENT_USER),
     spaces AS (SELECT n.oid, pg_catalog.quote_ident(n.nspname) AS name, n.nspowner FROM pg_catalog.pg_namespace AS n
                 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'),
     owners AS (SELECT DISTINCT owner FROM (
                  SELECT nspowner AS owner FROM spaces
                  UNION ALL SELECT c.relowner FROM pg_catalog.pg_class AS c JOIN spaces AS s ON s.oid = c.relnamespace
                  UNION ALL SELECT p.proowner FROM pg_catalog.pg_proc AS p JOIN spaces AS s ON s.oid = p.pronamespace
                  UNION ALL SELECT t.typowner FROM pg_catalog.pg_type AS t JOIN spaces AS s ON s.oid = t.typnamespace
                ) AS every)
SELECT ARRAY(SELECT 'GRANT USAGE ON SCHEMA ' || s.name || ' TO ' || own.name FROM spaces AS s, own
              WHERE NOT pg_catalog.has_schema_privilege(s.oid, 'USAGE') ORDER BY 1)
       || ARRAY(SELECT 'GRANT SELECT ON ALL TABLES IN SCHEMA ' || s.name || ' TO ' || own.name FROM spaces AS s, own
                 WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c
                                WHERE c.relnamespace = s.oid AND c.relkind IN ('r', 'p', 'v', 'm')
                                  AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')) ORDER BY 1),
       ARRAY(SELECT 'GRANT CREATE ON DATABASE ' || pg_catalog.quote_ident(pg_catalog.current_database()) || ' TO '
                    || own.name FROM own
              WHERE NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'))
       || ARRAY(SELECT 'GRANT CREATE ON SCHEMA ' || s.name || ' TO ' || own.name FROM spaces AS s, own
                 WHERE NOT pg_catalog.has_schema_privilege(s.oid, 'CREATE') ORDER BY 1)
       || ARRAY(SELECT CASE WHEN r.rolsuper THEN '-- owned by the superuser ' || pg_catalog.quote_ident(r.rolname)
                                 || ': let it apply changes there'
                            WHEN r.rolname = 'pg_database_owner' THEN '-- let the owner of the database apply changes'
                            ELSE 'GRANT ' || pg_catalog.quote_ident(r.rolname) || ' TO ' || own.name END
                  FROM owners JOIN pg_catalog.pg_roles AS r ON r.oid = owners.owner, own
                 WHERE NOT pg_catalog.pg_has_role(own.oid, r.oid, 'USAGE') ORDER BY 1)
"""

_QUERY = """
SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
       ARRAY(SELECT other.rolname::pg_catalog.text FROM pg_catalog.pg_roles AS other
              WHERE other.oid OPERATOR(pg_catalog.<>) own.oid
                AND pg_catalog.pg_has_role(own.oid, other.oid, 'USAGE') ORDER BY 1)
  FROM pg_catalog.pg_roles AS own
 WHERE own.rolname OPERATOR(pg_catalog.=) CURRENT_USER
"""
