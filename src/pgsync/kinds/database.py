"""The database itself: ALTER DATABASE, catalogs pg_database and pg_db_role_setting. Strict mode only.

Where a database is and what it is for decide over its owner, its connections and its settings; what is
built of SQL files in a scratch database has none of them. The statements ask for the name when they run:
a plan that is tried out on a scratch database of the same server must not reach the real one.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import partial

from pgsync.kinds import tablespaces
from pgsync.kinds.acl import Grant, default_privileges, parse_acl
from pgsync.kinds.common import PG_DATABASE
from pgsync.kinds.grants import grant_changes
from pgsync.kinds.newer import SETTINGS
from pgsync.kinds.settings import is_secret, masked, quote_setting, secrets_by_hand, set_clause
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import dollar_quoted, literal, quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

ID = ObjectId("database", ("current",))  # each side has its own name for it

# The databases that initdb makes have comments that nobody wrote.
_INITDB = ("default administrative connection database", "default template for new databases",
           "unmodifiable empty database")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Database:
    """`settings` are (role, "name=value"), everybody's under the role "". `labels` are (provider, label).

    `locale` is encoding, provider, collation, character type, locale and rules: fixed at its creation.
    """

    owner: str
    connection_limit: int
    is_template: bool
    comment: str | None
    settings: tuple[tuple[str, str], ...]
    grants: frozenset[Grant]
    labels: tuple[tuple[str, str], ...]
    locale: tuple[str | None, ...]


def query(version: int) -> str:
    """The connected database, with what other shared catalogs know of it."""
    provider = "d.datlocprovider::text" if version >= 15 else "'c'"
    locale = "d.datlocale" if version >= 17 else "d.daticulocale" if version >= 15 else "NULL"
    rules = "d.daticurules" if version >= 16 else "NULL"
    return f"""
        SELECT d.oid, d.datdba, d.datconnlimit, d.datistemplate, shobj_description(d.oid, 'pg_database'),
               ARRAY(SELECT ARRAY[coalesce(pg_get_userbyid(nullif(s.setrole, 0)), ''), {masked("c")}]
                     FROM pg_db_role_setting s, unnest(s.setconfig) c WHERE s.setdatabase = d.oid ORDER BY 1),
               d.datacl::text,
               ARRAY(SELECT ARRAY[l.provider, l.label] FROM pg_shseclabel l
                     WHERE l.classoid = 'pg_database'::regclass AND l.objoid = d.oid ORDER BY 1),
               ARRAY[pg_encoding_to_char(d.encoding), {provider}, d.datcollate, d.datctype, {locale},
                     {rules}]::text[]
        FROM pg_database d WHERE d.datname = current_database()"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Database]:
    """Return the database; its name is no part of it."""
    oid, owner, limit, is_template, comment, settings, acl, labels, locale = row
    role = reader.roles[owner]
    grants = default_privileges("database") if acl is None else parse_acl(acl, "database", reader.version, role)
    spec = Database(
        owner=role,
        connection_limit=limit,
        is_template=is_template,
        comment=None if comment in _INITDB else comment,
        settings=tuple((one, text) for one, text in settings),
        grants=grants,
        labels=tuple((provider, label) for provider, label in labels),
        locale=tuple(locale),
    )
    return DbObject(ID, spec, None, (Address(PG_DATABASE, oid),))


def identity(_id: ObjectId) -> str:
    """The words for a message."""
    return "DATABASE"


def _here(before: str, after: str, *hazards: Hazard) -> Statement:
    """Return a statement with the name of the database, whichever it runs in, between two texts."""
    text = f"{before.replace('%', '%%')} %I {after.replace('%', '%%')}"
    body = f" BEGIN EXECUTE pg_catalog.format({literal(text)}, pg_catalog.current_database()); END "
    return Statement(f"DO {dollar_quoted(body)}", hazards=frozenset(hazards))


def alter_owner(before: DbObject[Database], after: DbObject[Database], context: Context) -> Iterator[Statement]:
    """OWNER TO."""
    del before, context
    yield _here("ALTER DATABASE", f"OWNER TO {quote(after.spec.owner)}", Hazard.SEC_OWNER)


def alter_connection_limit(
    before: DbObject[Database], after: DbObject[Database], context: Context
) -> Iterator[Statement]:
    """CONNECTION LIMIT; -1 is none."""
    del before, context
    yield _here("ALTER DATABASE", f"CONNECTION LIMIT {after.spec.connection_limit}")


def alter_is_template(before: DbObject[Database], after: DbObject[Database], context: Context) -> Iterator[Statement]:
    """IS_TEMPLATE."""
    del before, context
    yield _here("ALTER DATABASE", f"IS_TEMPLATE {str(after.spec.is_template).lower()}")


def alter_comment(before: DbObject[Database], after: DbObject[Database], context: Context) -> Iterator[Statement]:
    """COMMENT ON."""
    del before, context
    comment = "NULL" if after.spec.comment is None else literal(after.spec.comment)
    yield _here("COMMENT ON DATABASE", f"IS {comment}")


def alter_settings(before: DbObject[Database], after: DbObject[Database], context: Context) -> Iterator[Statement]:
    """SET and RESET, of everybody and of single roles."""
    del context
    had = {(role, _name(text)): text for role, text in before.spec.settings}
    wanted = {(role, _name(text)): text for role, text in after.spec.settings}
    for role, name in sorted(had.keys() - wanted.keys()):
        yield _setting(role, f"RESET {quote_setting(name)}")
    for (role, name), text in sorted(wanted.items()):
        if had.get((role, name)) != text and not is_secret(text):
            yield _setting(role, set_clause(text))


def _name(text: str) -> str:
    return text.partition("=")[0]


def _setting(role: str, words: str) -> Statement:
    return _here(f"ALTER ROLE {quote(role)} IN DATABASE" if role else "ALTER DATABASE", words)


def alter_grants(before: DbObject[Database], after: DbObject[Database], context: Context) -> Iterator[Statement]:
    """GRANT and REVOKE what differs."""
    owner = after.spec.owner
    for change in grant_changes(before.spec.grants, after.spec.grants, "database", owner, context.version):
        yield _here(f"{change.privileges} ON DATABASE", change.grantee, change.hazard)


def manual(before: DbObject[Database] | None, after: DbObject[Database] | None, context: Context) -> Iterator[str]:
    """What is fixed when a database is created, and what needs a label provider."""
    del context
    if before is None or after is None:
        return
    for role, text in after.spec.settings:
        known = [one for owner, one in before.spec.settings if owner == role]
        whose = f"ALTER ROLE {quote(role)} IN DATABASE ..." if role else "ALTER DATABASE ..."
        for words in secrets_by_hand(known, [text], whose):
            yield f"database: the value of a secret setting is never read by pgsync: {words}"
    if before.spec.locale != after.spec.locale:
        old, new = (" ".join(filter(None, item.spec.locale)) for item in (before, after))
        yield f"database: encoding and locale are fixed when it is created: {old} is to be {new}"
    if before.spec.labels != after.spec.labels:
        labels = ", ".join(f"{provider}: {label}" for provider, label in after.spec.labels) or "none"
        yield f"database: security labels need their provider: they are to be {labels}"


def lacks(item: DbObject[Database], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Settings come with every version."""
    for _, text in item.spec.settings:
        if (name := _name(text)) in SETTINGS:
            yield Lack(f"settings of {name}", SETTINGS[name], partial(_without_setting, name))


def _without_setting(name: str, spec: Database) -> Database:
    return replace(spec, settings=tuple(one for one in spec.settings if _name(one[1]) != name))


KIND = Kind(
    name="database",
    plural="databases",
    spec=Database,
    lacks=lacks,
    classid=PG_DATABASE,
    query=query,
    read=read,
    identity=identity,
    create=nothing,
    drop=nothing,
    alter={
        "owner": alter_owner,
        "connection_limit": alter_connection_limit,
        "is_template": alter_is_template,
        "comment": alter_comment,
        "settings": alter_settings,
        "grants": alter_grants,
        "labels": nothing,
        "locale": nothing,
    },
    strict=frozenset(f.name for f in fields(Database) if f.compare),
    manual=manual,
    impossible=tablespaces.impossible,
    align=tablespaces.align,
    notes=tablespaces.notes,
)
