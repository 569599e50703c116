"""Rights that a plan needs and the role lacks: asked of the catalogs before anything runs (SAFETY.md 3.9)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.server.connect import Connection
from pgsync.server.finding import Finding, listed

Owners = Mapping[ObjectId, str]
"""The role that owns each object."""

_IN_SCHEMA = frozenset(
    {
        "aggregate", "base type", "collation", "composite type", "conversion", "domain", "enum", "foreign table",
        "function", "index", "materialized view", "operator", "operator class", "operator family", "procedure",
        "range type", "sequence", "statistics", "table", "text search configuration", "text search dictionary",
        "text search parser", "text search template", "view",
    }
)  # fmt: skip
_SUPERUSERS = frozenset(
    {
        "access method", "base type", "event trigger", "foreign data wrapper", "operator class", "operator family",
        "shell type", "text search parser", "text search template",
    }
)  # fmt: skip
_OF_AN_OBJECT = frozenset({"comment", "owner", "security label"})
_NOT_TRUSTED = re.compile(r"\bLANGUAGE (c|internal)\b|^CREATE PUBLICATION \S+ FOR ALL TABLES")
_PROVIDERS = ("rds_superuser", "cloudsqlsuperuser", "azure_pg_admin", "neon_superuser", "supabase_admin")


def missing_rights(conn: Connection, steps: Sequence[Planned], owners: Owners) -> Iterator[Finding]:
    """Name what the role may not do that the steps do: each right with the objects that it is needed for."""
    row = conn.execute(_ROLE, (list(_PROVIDERS),)).fetchone()
    is_superuser, may_create_roles, has_provider = row if row is not None else (False, False, False)
    if is_superuser:
        return
    yield from _foreign_owners(conn, steps, owners)
    yield from _new_owners(conn, steps)
    yield from _creation(conn, steps)
    yield from _superusers(conn, steps, has_provider=has_provider)
    roles = [planned.object.name for planned in steps if planned.object.kind == "role"]
    if roles and not may_create_roles:
        yield Finding(
            blocks=True,
            text=f"the role may not create, alter or drop roles: {listed(sorted(set(roles)))}",
            hint="ALTER ROLE … CREATEROLE for the role that applies.",
        )


def _foreign_owners(conn: Connection, steps: Sequence[Planned], owners: Owners) -> Iterator[Finding]:
    """Name the objects that only their owner may change."""
    query = "SELECT rolname::text FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(oid, 'USAGE')"
    held = {row[0] for row in conn.execute(query).fetchall()}
    refused = {id_ for planned in steps for id_ in _changed(planned, owners) if owners[id_] not in held}
    droppable = {
        planned.object
        for planned in steps
        if planned.action == "drop" and owners.get(ObjectId("schema", planned.object.path[:1])) in held
    }
    refused -= droppable
    for role in sorted({owners[id_] for id_ in refused}):
        yield Finding(
            blocks=True,
            text=f"only role {role}, or a member of it, may change "
            f"{listed(sorted(id_.name for id_ in refused if owners[id_] == role))}",
            hint=f"Connect as {role}, or GRANT {role} TO the role that applies.",
        )


def _changed(planned: Planned, owners: Owners) -> Iterator[ObjectId]:
    """Return the objects that a step changes, so that their owners alone may do it."""
    id_ = planned.object
    is_of_another = id_.kind in _OF_AN_OBJECT
    if is_of_another:
        id_ = ObjectId(id_.path[0], id_.path[1:])
    if id_ in owners and (planned.action != "create" or is_of_another):
        yield id_
    for relation in planned.statement.relations:  # of a foreign key, the other table's owner need not agree
        if relation in owners and (id_.kind != "foreign key" or relation.path == id_.path[:2]):
            yield relation


def _new_owners(conn: Connection, steps: Sequence[Planned]) -> Iterator[Finding]:
    """Name the roles to which objects are given, and which the applying role may not become."""
    given: dict[str, list[str]] = {}
    for planned in steps:
        before, found, role = planned.statement.sql.rpartition(" OWNER TO ")
        if planned.object.kind == "owner" and found and before:
            given.setdefault(role, []).append(".".join(planned.object.path[1:]))
    word = "SET" if conn.info.server_version >= _HAS_SET else "MEMBER"
    for (role,) in conn.execute(_NEW_OWNERS, (sorted(given), word)).fetchall():
        yield Finding(
            blocks=True,
            text=f"the role may not make {role} the owner of {listed(given[role])}",
            hint=f"GRANT {role} TO the role that applies.",
        )


def _creation(conn: Connection, steps: Sequence[Planned]) -> Iterator[Finding]:
    """Name the schemas in which the role may not create what is to be created there."""
    new = {p.object.path[-1] for p in steps if p.action in {"create", "rename"} and p.object.kind == "schema"}
    wanted = {p.object.path[0] for p in steps if p.action == "create" and p.object.kind in _IN_SCHEMA} - new
    row = conn.execute(_CREATE, (sorted(wanted), sorted(new))).fetchone()
    refused, may_create_schemas = row if row is not None else ([], True)
    if refused:
        yield Finding(
            blocks=True,
            text=f"the role may not create objects in schema {listed(refused)}",
            hint="GRANT CREATE ON SCHEMA … TO the role that applies.",
        )
    if not may_create_schemas:
        yield Finding(
            blocks=True,
            text="the role may not create schemas in this database",
            hint="GRANT CREATE ON DATABASE … TO the role that applies.",
        )


def _superusers(conn: Connection, steps: Sequence[Planned], *, has_provider: bool) -> Iterator[Finding]:
    """Name what only a superuser may create; a provider's own role may be allowed to, which nobody can ask."""
    created = [planned for planned in steps if planned.action == "create"]
    wanted = [p.object.name for p in created if p.object.kind == "extension"]
    untrusted = {row[0] for row in conn.execute(_UNTRUSTED, (wanted,)).fetchall()}
    found = [
        f"{p.object.kind} {p.object.name}"
        for p in created
        if p.object.kind in _SUPERUSERS
        or (p.object.kind == "extension" and p.object.name in untrusted)
        or (p.object.kind in {"function", "procedure", "publication"} and _NOT_TRUSTED.search(p.statement.sql))
    ]
    if found:
        yield Finding(
            blocks=not has_provider,
            text=f"{'a superuser may be needed' if has_provider else 'only a superuser may'}"
            f"{' to' if has_provider else ''} create {listed(found)}",
            hint="Have a superuser create it, or leave it out: --ignore.",
        )


_HAS_SET = 16_00_00  # pg_has_role(…, 'SET')
_ROLE = """
SELECT rolsuper, rolcreaterole, EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ANY (%s))
  FROM pg_catalog.pg_roles WHERE rolname = current_user
"""
_NEW_OWNERS = """
SELECT w.role FROM pg_catalog.unnest(%s::text[]) AS w (role)
  JOIN pg_catalog.pg_roles r ON r.oid = pg_catalog.to_regrole(w.role)
 WHERE NOT pg_catalog.pg_has_role(r.oid, %s) ORDER BY 1
"""
_CREATE = """
SELECT ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace
              WHERE nspname = ANY (%s) AND NOT pg_catalog.has_schema_privilege(oid, 'CREATE') ORDER BY 1),
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
       OR ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace) @> %s::text[]
"""
_UNTRUSTED = """
SELECT DISTINCT name::text FROM pg_catalog.pg_available_extension_versions v
 WHERE name = ANY (%s) AND superuser AND NOT trusted
"""
