"""Looking at data: sizes, row estimates, other databases, sample rows (SAFETY.md S02)."""

from collections.abc import Sequence
from typing import LiteralString, NamedTuple

import psycopg
from psycopg import sql

from pgsync.errors import PgsyncError, Refused
from pgsync.server.connect import Connection

MOST_ROWS = 1000


class Size(NamedTuple):
    """What a relation takes. bytes: indexes and TOAST included. rows: estimated; None when never analyzed."""

    bytes: int
    rows: int | None


class Sample(NamedTuple):
    """Some rows of a relation, as the server writes the values; None is null."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def relation_sizes(conn: Connection, oids: Sequence[int] | None = None) -> dict[int, Size]:
    """Return the size of each of the users' relations by its oid; an estimate while a relation is locked.

    oids: those that are wanted; None for all. The server looks at every file of each.
    """
    try:
        rows = conn.execute(_SIZES, (oids,)).fetchall()
    except (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled):
        rows = conn.execute(_ESTIMATES, (oids,)).fetchall()
    return {oid: Size(size, None if tuples < 0 else int(tuples)) for oid, size, tuples in rows}


def estimated_sizes(conn: Connection) -> dict[int, Size]:
    """Return the sizes as the last VACUUM or ANALYZE saw them: no file is looked at, which takes long for many."""
    rows = conn.execute(_LAST_SEEN).fetchall()
    return {oid: Size(int(size), None if tuples < 0 else int(tuples)) for oid, size, tuples in rows}


def databases(conn: Connection) -> list[tuple[str, int | None]]:
    """Return the databases of the server and their sizes; None for one that this role may not connect to."""
    return conn.execute(_DATABASES).fetchall()


def database_names(conn: Connection) -> list[str]:
    """Return the databases of the server without their sizes, for which the server looks at every file of each."""
    return [name for (name,) in conn.execute(_DATABASE_NAMES)]


def sample_rows(
    conn: Connection,
    path: Sequence[str],
    columns: Sequence[str],
    limit: int,
    *,
    is_partitioned: bool = False,
    is_whole: bool = False,
) -> Sample:
    """Return some rows of a relation, no particular ones, at most MOST_ROWS.

    is_whole: with the rows of partitions and children; a view has no others.

    conn: set up by read_session(): no row security in silence, and nothing that a view's or foreign table's
    owner wrote runs as us. A partitioned table is read where the server can refuse foreign partitions.
    Raises Refused when a policy or a privilege hides rows.
    """
    if is_partitioned and not _is_restricted(conn):
        raise Refused(
            "this server cannot sample a partitioned table safely",
            "A partition could be a foreign table, whose wrapper would run with our rights.",
            "Name one of its partitions.",
        )
    query = sql.SQL("SELECT {} FROM {}{} LIMIT {}").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL("" if is_partitioned or is_whole else "ONLY "),
        sql.Identifier(*path),
        sql.Literal(max(0, min(limit, MOST_ROWS))),
    )
    try:
        result = conn.execute(query).pgresult
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refused("may not read the rows", f"{error.diag.message_primary}.") from None
    except psycopg.Error as error:
        raise PgsyncError("could not read the rows", f"{error.diag.message_primary}.") from None
    if result is None:
        return Sample(tuple(columns), ())
    rows = (
        tuple(_text(result.get_value(row, column)) for column in range(result.nfields)) for row in range(result.ntuples)
    )
    return Sample(tuple(columns), tuple(rows))


def allow_foreign_code(conn: Connection) -> None:
    """Let a session that read_session() set up read views and foreign tables; raises Refused for a powerful role.

    What their owners wrote runs with this session's rights: those of a superuser, or of one who may run programs
    or write files on the server, are too many for that (SAFETY.md S02, CVE-2024-7348).
    """
    row = conn.execute(_POWERS).fetchone()
    if row is None or row[0]:
        raise Refused(
            "this role may do too much to read a view or a foreign table",
            "What its owner wrote would run with the rights of a superuser, or of one who may use the server's files.",
            "Connect as a role that may only read.",
        )
    conn.execute(
        "SELECT pg_catalog.set_config(name, '', false) FROM pg_catalog.pg_settings"
        " WHERE name OPERATOR(pg_catalog.=) 'restrict_nonsystem_relation_kind'"
    )


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode(errors="backslashreplace")


def _is_restricted(conn: Connection) -> bool:
    setting = conn.execute("SELECT pg_catalog.current_setting('restrict_nonsystem_relation_kind', true)").fetchone()
    return setting is not None and "foreign-table" in (setting[0] or "")


_POWERS: LiteralString = """
SELECT pg_catalog.bool_or(rolsuper OR rolname OPERATOR(pg_catalog.=)
                          ANY ('{pg_execute_server_program,pg_write_server_files}'))
  FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(current_user, oid, 'MEMBER')
"""
_SIZES: LiteralString = """
SELECT oid, COALESCE(pg_catalog.pg_total_relation_size(oid), 0),
       CASE WHEN relkind OPERATOR(pg_catalog.=) ANY ('{r,m,p}') THEN reltuples ELSE -1 END
  FROM pg_catalog.pg_class
 WHERE relkind OPERATOR(pg_catalog.=) ANY ('{r,m,i,S,p,I}')
   AND oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
   AND oid OPERATOR(pg_catalog.=) ANY (COALESCE(%s::pg_catalog.oid[], ARRAY[oid]))
"""
_ESTIMATES: LiteralString = """
SELECT oid, relpages::pg_catalog.int8 OPERATOR(pg_catalog.*) 8192,
       CASE WHEN relkind OPERATOR(pg_catalog.=) ANY ('{r,m,p}') THEN reltuples ELSE -1 END
  FROM pg_catalog.pg_class
 WHERE relkind OPERATOR(pg_catalog.=) ANY ('{r,m,i,S,p,I}')
   AND oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
   AND oid OPERATOR(pg_catalog.=) ANY (COALESCE(%s::pg_catalog.oid[], ARRAY[oid]))
"""
_LAST_SEEN: LiteralString = """
WITH indexes AS (
  SELECT x.indrelid AS relation, pg_catalog.sum(i.relpages) AS pages
    FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid OPERATOR(pg_catalog.=) x.indexrelid GROUP BY 1)
SELECT c.oid, (c.relpages OPERATOR(pg_catalog.+) COALESCE(o.pages, 0) OPERATOR(pg_catalog.+) COALESCE(t.relpages, 0)
               OPERATOR(pg_catalog.+) COALESCE(p.pages, 0))
              OPERATOR(pg_catalog.*) pg_catalog.current_setting('block_size')::pg_catalog.int8,
       CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,m,p}') THEN c.reltuples ELSE -1 END
  FROM pg_catalog.pg_class c
  LEFT JOIN indexes o ON o.relation OPERATOR(pg_catalog.=) c.oid
  LEFT JOIN pg_catalog.pg_class t ON t.oid OPERATOR(pg_catalog.=) c.reltoastrelid
  LEFT JOIN indexes p ON p.relation OPERATOR(pg_catalog.=) c.reltoastrelid
 WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{r,m,i,S,p,I}')
   AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
"""
_DATABASE_NAMES: LiteralString = """
SELECT datname::pg_catalog.text FROM pg_catalog.pg_database WHERE NOT datistemplate AND datallowconn ORDER BY 1
"""
_DATABASES: LiteralString = """
SELECT datname::pg_catalog.text,
       CASE WHEN pg_catalog.has_database_privilege(oid, 'CONNECT')
            THEN pg_catalog.pg_database_size(oid) END
  FROM pg_catalog.pg_database WHERE NOT datistemplate AND datallowconn ORDER BY 1
"""
