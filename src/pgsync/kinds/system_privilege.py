"""Privileges on the server's own objects: GRANT ON pg_catalog…, what differs from pg_init_privs.

Each server is compared with what its own initdb gave, so that versions differ in what was changed and nothing else.
Languages have their place with those that users made, schema public with the other schemas.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import partial

from pgsync.kinds.acl import contracted, default_privileges, expanded, parse_acl
from pgsync.kinds.grants import Grants, grant_changes
from pgsync.kinds.initdb import by_hand, spelled, without_uncertain
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

# pg_identify_object's type → the word after ON, and a kind with the same privileges.
_WORDS = {
    "schema": ("SCHEMA", "schema"), "sequence": ("SEQUENCE", "sequence"), "type": ("TYPE", "enum"),
    "function": ("FUNCTION", "function"), "aggregate": ("FUNCTION", "function"), "procedure": ("PROCEDURE", "function"),
}  # fmt: skip
_RELATION = ("TABLE", "table")


@dataclass(frozen=True, slots=True)
class SystemPrivileges:
    """What users granted, and what they took away of what initdb gave.

    `target` is the object as GRANT names it, `column` a column of it, `like` a kind with the same privileges, `owner`
    the superuser that initdb made.
    """

    granted: Grants
    revoked: Grants
    target: str = field(compare=False)  # the path says it too
    column: str = field(compare=False)  # the path says it too
    like: str = field(compare=False)  # follows from the target
    owner: str = field(compare=False)  # a fact of the place


def query(_version: int) -> str:
    """Every object of initdb's whose list is not the one that it began with.

    initdb fills pg_init_privs before it makes information_schema. It lets everybody use that and its relations, but
    for the helpers named _pg_… and two of them (src/backend/catalog/information_schema.sql).
    """
    return """
        SELECT 0, i.type, i.identity, coalesce((SELECT a.attname FROM pg_attribute a WHERE x.part > 0
               AND a.attrelid = x.oid AND a.attnum = x.part), ''), x.owner, x.acl::text, s.acl::text
        FROM (SELECT o.*, p.initprivs FROM (
                  SELECT 'pg_class'::regclass AS catalog, oid, 0 AS part, relowner AS owner, relacl AS acl
                  FROM pg_class WHERE oid < 16384
                  UNION ALL
                  SELECT 'pg_class'::regclass, b.attrelid, b.attnum, c.relowner, b.attacl
                  FROM pg_attribute b JOIN pg_class c ON c.oid = b.attrelid
                  WHERE b.attrelid < 16384 AND (b.attacl IS NOT NULL OR EXISTS (
                      SELECT FROM pg_init_privs q WHERE q.objoid = b.attrelid AND q.objsubid = b.attnum))
                  UNION ALL SELECT 'pg_proc'::regclass, oid, 0, proowner, proacl FROM pg_proc WHERE oid < 16384
                  UNION ALL SELECT 'pg_type'::regclass, oid, 0, typowner, typacl FROM pg_type WHERE oid < 16384
                  UNION ALL SELECT 'pg_namespace'::regclass, oid, 0, nspowner, nspacl FROM pg_namespace
                  WHERE oid < 16384 AND nspname <> 'public') o
              LEFT JOIN pg_init_privs p ON p.classoid = o.catalog AND p.objoid = o.oid AND p.objsubid = o.part
              WHERE o.acl IS DISTINCT FROM p.initprivs OFFSET 0) x,
        LATERAL (SELECT coalesce(x.initprivs, (
            SELECT acldefault('n', x.owner) || makeaclitem(0, x.owner, 'USAGE', false) FROM pg_namespace n
            WHERE x.catalog = 'pg_namespace'::regclass AND n.oid = x.oid AND n.nspname = 'information_schema'), (
            SELECT acldefault('r', x.owner) || makeaclitem(0, x.owner, 'SELECT', false)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE x.catalog = 'pg_class'::regclass AND x.part = 0 AND c.oid = x.oid AND c.relkind IN ('r', 'v')
            AND n.nspname = 'information_schema' AND c.relname !~ '^_pg_|^(sql_parts|transforms)$')) OFFSET 0) s (acl),
        LATERAL pg_identify_object(x.catalog, x.oid, 0) i
        WHERE x.acl IS DISTINCT FROM s.acl ORDER BY 2, 3, 4"""


def read(row: Row, reader: Reader) -> DbObject[SystemPrivileges] | None:
    """Return the difference; None where only the spelling differs."""
    _, type_, spelling, column, owner_oid, acl, initial = row
    target = spelled(spelling)
    _, kind = _WORDS.get(type_, _RELATION)
    kind = "column" if column else kind
    owner = reader.roles[owner_oid]
    was, now = (
        default_privileges(kind) if text is None else parse_acl(text, kind, reader.version, owner)
        for text in (initial, acl)
    )
    was, now = expanded(was, kind, reader.version), expanded(now, kind, reader.version)
    if was == now:
        return None
    granted, revoked = (frozenset(contracted(grants, kind, reader.version)) for grants in (now - was, was - now))
    path = (f"{type_} {target}", *([column] if column else []))
    spec = SystemPrivileges(granted, revoked, f"{_WORDS.get(type_, _RELATION)[0]} {target}", column, kind, owner)
    return DbObject(ObjectId("system privilege", path), spec)


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"PRIVILEGES ON {id_.name}"


def _split(words: str) -> tuple[str, str]:
    """Split GRANT SELECT, or REVOKE GRANT OPTION FOR SELECT, before the privileges."""
    for verb in ("REVOKE GRANT OPTION FOR", "REVOKE", "GRANT"):
        if words.startswith(f"{verb} "):
            return verb, words.removeprefix(f"{verb} ")
    raise ValueError(words)


def _transition(
    item: DbObject[SystemPrivileges], context: Context, revoked: Grants, granted: Grants
) -> Iterator[Statement]:
    spec = item.spec
    for change in grant_changes(revoked, granted, spec.like, spec.owner, context.version):
        words = change.privileges
        if spec.column:
            verb, privileges = _split(words)
            words = f"{verb} {', '.join(f'{one} ({quote(spec.column)})' for one in privileges.split(', '))}"
        sql = f"{words} ON {spec.target} {change.grantee}"
        yield Statement(sql, lock=Lock.NONE, hazards=frozenset({change.hazard}))
        if change.hazard is Hazard.SEC_GRANT_LOST and not spec.column:
            yield from _columns_again(item.id, context)


def _columns_again(relation: ObjectId, context: Context) -> Iterator[Statement]:
    """Grant again on columns what REVOKE on their relation may have taken from them too."""
    for id_, item in context.desired.objects.items():
        is_column = id_.kind == relation.kind and id_.path[:-1] == relation.path
        if is_column and item.spec.granted and id_ in context.current.objects:
            yield from _transition(item, context, frozenset(), item.spec.granted)


def create(item: DbObject[SystemPrivileges], context: Context) -> Iterator[Statement]:
    """From what initdb gave."""
    yield from _transition(item, context, item.spec.revoked, item.spec.granted)


def drop(item: DbObject[SystemPrivileges], context: Context) -> Iterator[Statement]:
    """Back to what initdb gave."""
    yield from _transition(item, context, item.spec.granted, item.spec.revoked)


def alter(
    before: DbObject[SystemPrivileges], after: DbObject[SystemPrivileges], context: Context
) -> Iterator[Statement]:
    """GRANT and REVOKE what differs."""
    old, new = before.spec, after.spec
    yield from _transition(
        after, context, (old.granted - new.granted) | (new.revoked - old.revoked),
        (new.granted - old.granted) | (old.revoked - new.revoked),
    )  # fmt: skip


def needs(item: DbObject[SystemPrivileges], catalog: Catalog) -> Iterator[ObjectId]:
    """The roles."""
    del catalog
    yield from (ObjectId("role", (grant.grantee,)) for grant in item.spec.granted | item.spec.revoked)


KIND = Kind(
    name="system privilege",
    plural="system privileges",
    aspect=Aspect.PRIVILEGES,
    spec=SystemPrivileges,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"granted": alter, "revoked": alter},
    needs=needs,
    prepare=partial(without_uncertain, "system privilege"),
    impossible=partial(by_hand, "system privilege", create),
    schema=no_schema,
    lenient=frozenset({"granted", "revoked"}),
)
