"""The trash of a database: what is in it, whose it is, and getting rid of it."""

import psycopg
from psycopg import sql

from pgsync.errors import LockNotObtained, Refused
from pgsync.model.keep import REGISTER
from pgsync.model.own import TRASH, TRASH_MARK
from pgsync.plain import dataclass
from pgsync.server.connect import Connection


@dataclass(frozen=True, slots=True)
class Kept:
    """A dropped table or column. object: its name then; dropped: when, in UTC; size: bytes, with indexes and TOAST."""

    name: str
    kind: str
    object: str
    dropped: str
    seconds: float
    size: int


def has_trash(conn: Connection) -> bool:
    """Tell whether anything was ever put there."""
    row = conn.execute("SELECT pg_catalog.to_regclass(%s) IS NOT NULL", (f"{TRASH}.{REGISTER}",)).fetchone()
    return bool(row and row[0])


def kept_there(conn: Connection) -> frozenset[str]:
    """Return the names of the tables in the trash."""
    rows = conn.execute(
        "SELECT c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = %s AND c.relkind = 'r'",
        (TRASH,),
    ).fetchall()
    return frozenset(name for (name,) in rows)


def contents(conn: Connection, older_than: float = 0.0) -> list[Kept]:
    """Return what is in the trash for so many seconds, the oldest first."""
    if not has_trash(conn):
        return []
    rows = conn.execute(_CONTENTS, (TRASH, older_than)).fetchall()
    return [Kept(*row) for row in rows]


def empty(conn: Connection, name: str) -> None:
    """Drop one table of the trash for good, in a transaction of its own; raises LockNotObtained."""
    try:
        with conn.transaction():
            if name in kept_there(conn):
                conn.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(TRASH, name)))
            conn.execute(
                sql.SQL("DELETE FROM {} WHERE name OPERATOR(pg_catalog.=) %s").format(sql.Identifier(TRASH, REGISTER)),
                (name,),
            )
    except psycopg.errors.LockNotAvailable:
        raise LockNotObtained(f"could not lock {TRASH}.{name}", None, "Try again later.") from None
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refused(f"the role may not drop {TRASH}.{name}", f"{error.diag.message_primary}.") from None


def untrusted_owner(conn: Connection) -> str | None:
    """Return who owns the trash, if it is somebody who must not get hold of our rows; None when all is well."""
    row = conn.execute(_OWNER, (TRASH_MARK, TRASH)).fetchone()
    return None if row is None or row[1] else str(row[0])


_CONTENTS = """
SELECT d.name, d.kind, d.object, pg_catalog.to_char(d.dropped AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'),
       EXTRACT(epoch FROM pg_catalog.now() - d.dropped)::pg_catalog.float8,
       COALESCE(pg_catalog.pg_total_relation_size(c.oid), 0)
  FROM pgsync_trash.dropped d JOIN pg_catalog.pg_namespace n ON n.nspname = %s
  LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = d.name
 WHERE d.dropped <= pg_catalog.now() - %s * interval '1 s' ORDER BY d.dropped, d.name
"""
_OWNER = """
SELECT r.rolname::text,
       (r.rolname = current_user OR r.rolsuper OR r.oid = (SELECT datdba FROM pg_catalog.pg_database
                                                            WHERE datname = pg_catalog.current_database()))
       AND pg_catalog.obj_description(n.oid, 'pg_namespace') IS NOT DISTINCT FROM %s
  FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid = n.nspowner WHERE n.nspname = %s
"""
