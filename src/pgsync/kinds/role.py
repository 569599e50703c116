"""Roles: CREATE ROLE, view pg_roles, with their settings and comments. Passwords are never read. Only with --roles.

Roles belong to the whole cluster, so other databases may need what this one does not know: a role goes only where
pg_shdepend knows of no other database that uses it. The roles that initdb makes are the server's own.
"""

from collections.abc import Iterator
from dataclasses import field, replace

from pgsync.kinds.common import PG_AUTHID, named
from pgsync.kinds.settings import SECRET, is_secret, masked, quote_setting, secrets_by_hand, set_clause
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_WIDER, _LOST = frozenset({Hazard.SEC_GRANT_WIDER}), frozenset({Hazard.SEC_GRANT_LOST})

# Attributes that are there or not, with their words and what CREATE ROLE gives without them.
_FLAGS = {
    "is_superuser": ("SUPERUSER", False), "can_create_roles": ("CREATEROLE", False),
    "can_create_databases": ("CREATEDB", False), "inherits": ("INHERIT", True), "can_login": ("LOGIN", False),
    "can_replicate": ("REPLICATION", False), "bypasses_row_security": ("BYPASSRLS", False),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """`settings` are "name=value", in every database; those in this database alone belong to the database."""

    is_superuser: bool
    can_create_roles: bool
    can_create_databases: bool
    inherits: bool
    can_login: bool
    can_replicate: bool
    bypasses_row_security: bool
    connection_limit: int
    valid_until: str | None
    settings: tuple[str, ...]
    comment: str | None
    used_elsewhere: bool = field(default=False, compare=False)  # a fact of the place, for DROP ROLE


def query(_version: int) -> str:
    """Every role that users made; databases and tablespaces that it owns are elsewhere too.

    Memberships (1261) and privileges on parameters (6243) are objects of their own and go before it.
    """
    return f"""
        SELECT r.oid, r.rolname, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolinherit, r.rolcanlogin,
               r.rolreplication, r.rolbypassrls, r.rolconnlimit, r.rolvaliduntil::text,
               ARRAY(SELECT {masked("c")} FROM unnest(r.rolconfig) c ORDER BY c), shobj_description(r.oid, 'pg_authid'),
               EXISTS (SELECT FROM pg_shdepend d WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
                       AND d.classid NOT IN (1260, 1261, 6243)
                       AND d.dbid <> (SELECT oid FROM pg_database WHERE datname = current_database()))
        FROM pg_roles r WHERE r.oid >= 16384 ORDER BY r.rolname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Role]:
    """Return the role."""
    del reader
    oid, name, *fields, settings, comment, used_elsewhere = row
    values = (*fields, tuple(settings), comment, used_elsewhere)
    spec = Role(*values)
    return DbObject(ObjectId("role", (name,)), spec, None, (Address(PG_AUTHID, oid),))


def create(item: DbObject[Role], context: Context) -> Iterator[Statement]:
    """CREATE ROLE, without a password, so that nobody can log in with one before it is set by hand."""
    del context
    spec, name = item.spec, quote(item.id.path[0])
    words = [_word(flag, spec) for flag, (_, usual) in _FLAGS.items() if getattr(spec, flag) is not usual]
    words += [f"CONNECTION LIMIT {spec.connection_limit}"] if spec.connection_limit >= 0 else []
    words += [f"VALID UNTIL {literal(spec.valid_until)}"] if spec.valid_until is not None else []
    yield Statement(" ".join([f"CREATE ROLE {name}", *words]), hazards=_WIDER)
    for text in spec.settings:
        if is_secret(text):
            continue
        yield Statement(f"ALTER ROLE {name} {set_clause(text)}")
    if spec.comment is not None:
        yield Statement(f"COMMENT ON ROLE {name} IS {literal(spec.comment)}")


def drop(item: DbObject[Role], context: Context) -> Iterator[Statement]:
    """DROP ROLE; PostgreSQL refuses it while anything of this database is left to the role."""
    yield Statement(f"DROP {context.identity(item.id)}", hazards=_LOST)


def _word(flag: str, spec: Role) -> str:
    word = _FLAGS[flag][0]
    return word if getattr(spec, flag) else f"NO{word}"


def alter_attributes(before: DbObject[Role], after: DbObject[Role], context: Context) -> Iterator[Statement]:
    """ALTER ROLE with every attribute that differs."""
    old, new = before.spec, after.spec
    changed = [flag for flag in _FLAGS if getattr(old, flag) != getattr(new, flag)]
    words = [_word(flag, new) for flag in changed]
    if old.connection_limit != new.connection_limit:
        words.append(f"CONNECTION LIMIT {new.connection_limit}")
    if old.valid_until != new.valid_until:
        words.append(f"VALID UNTIL {literal(new.valid_until or 'infinity')}")
    hazards = frozenset(Hazard.SEC_GRANT_WIDER if getattr(new, flag) else Hazard.SEC_GRANT_LOST for flag in changed)
    yield Statement(f"ALTER {context.identity(after.id)} {' '.join(words)}", hazards=hazards)


def alter_settings(before: DbObject[Role], after: DbObject[Role], context: Context) -> Iterator[Statement]:
    """SET and RESET."""
    had, wanted = (dict(text.partition("=")[::2] for text in item.spec.settings) for item in (before, after))
    for name in sorted(had.keys() - wanted.keys()):
        yield Statement(f"ALTER {context.identity(after.id)} RESET {quote_setting(name)}")
    for name, value in sorted(wanted.items()):
        if had.get(name) != value and not value.startswith(SECRET):
            yield Statement(f"ALTER {context.identity(after.id)} {set_clause(f'{name}={value}')}")


def alter_comment(before: DbObject[Role], after: DbObject[Role], context: Context) -> Iterator[Statement]:
    """COMMENT ON ROLE."""
    del before
    comment = "NULL" if after.spec.comment is None else literal(after.spec.comment)
    yield Statement(f"COMMENT ON {context.identity(after.id)} IS {comment}")


def manual(before: DbObject[Role] | None, after: DbObject[Role] | None, context: Context) -> Iterator[str]:
    """A password is set by hand: nobody may read it, on either side; so is a setting that is secret by its name."""
    if before is None and after is not None and after.spec.can_login:
        words = f"ALTER {context.identity(after.id)} PASSWORD '...'"
        yield f"{after.id}: it has no password, as pgsync never reads one; where it needs one: {words}"
    if after is not None:
        known = before.spec.settings if before is not None else ()
        for words in secrets_by_hand(known, after.spec.settings, f"ALTER {context.identity(after.id)}"):
            yield f"{after.id}: the value of a secret setting is never read by pgsync: {words}"


def _kept(current: Catalog, desired: Catalog) -> Iterator[tuple[DbObject[Role], str]]:
    """Return the roles that are only in the target and stay, with the reason."""
    gone = [item for item in current.of_kind("role") if item.id not in desired.objects]
    used = _mentioned(desired) if gone else frozenset()
    for item in gone:
        if item.spec.used_elsewhere:
            yield item, "other databases of the server use it, or it owns one"
        elif item.id.path[0] in used:
            yield item, "something that stays belongs to it, or is granted to it"


def _mentioned(catalog: Catalog) -> frozenset[str]:
    """Return the names of all roles that something of a database needs."""
    found: set[str] = set()
    for id_, item in catalog.objects.items():
        if id_.kind == "owner":
            found.add(item.spec.role)
        elif id_.kind in {"privilege", "default privilege", "parameter privilege"}:
            found.update(name for grant in item.spec.grants for name in (grant.grantee, grant.grantor))
        elif id_.kind == "policy":
            found.update(item.spec.roles)
        if id_.kind in {"default privilege", "membership"}:
            found.update(id_.path)
        elif id_.kind == "user mapping":
            found.add(id_.path[1])
    return frozenset(found)


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """What cannot go stays on both sides."""
    kept = {item.id: item for item, _ in _kept(current, desired)}
    return (current, replace(desired, objects={**kept, **desired.objects})) if kept else (current, desired)


def impossible(current: Catalog, desired: Catalog) -> Iterator[str]:
    """Say which roles stay, and why."""
    for item, reason in _kept(current, desired):
        yield f"{item.id}: not dropped, as {reason}: DROP ROLE {quote(item.id.path[0])}"


KIND = Kind(
    name="role",
    plural="roles",
    spec=Role,
    classid=PG_AUTHID,
    query=query,
    read=read,
    identity=named("ROLE"),
    create=create,
    drop=drop,
    alter=dict.fromkeys((*_FLAGS, "connection_limit", "valid_until"), alter_attributes)
    | {"settings": alter_settings, "comment": alter_comment},
    late=frozenset({"drop"}),
    manual=manual,
    prepare=prepare,
    impossible=impossible,
    schema=no_schema,
    shared=True,
    scope="roles",
)
