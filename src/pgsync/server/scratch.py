"""Scratch databases: made for one purpose, dropped afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from psycopg import sql

from pgsync.conninfo import ConnectionTarget
from pgsync.server.connect import Connection, connect

PREFIX = "pgsync_scratch_"
_HAS_STRATEGY = 15_00_00


@contextmanager
def scratch_database(server: ConnectionTarget, *, template: str = "template0") -> Iterator[ConnectionTarget]:
    """Create a database on a server and drop it at the end, with whoever is still connected.

    server: a connection to any other database there; its role needs CREATEDB.
    template: the database to copy; template0 is empty on every server, template1 may have been filled.
    """
    target = create_scratch_database(server, template=template)
    try:
        yield target
    finally:
        drop_scratch_database(server, target.dbname)


def create_scratch_database(server: ConnectionTarget, *, template: str = "template0") -> ConnectionTarget:
    """Create a database with a new name and return how to reach it."""
    name = f"{PREFIX}{secrets.token_hex(8)}"
    with connect(server, application_name="pgsync scratch") as conn:
        strategy = sql.SQL(" STRATEGY file_copy" if _has_free_checkpoints(conn) else "")
        names = (sql.Identifier(name), sql.Identifier(template))
        conn.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names) + strategy)
    return replace(server, name=name, dbname=name)


def _has_free_checkpoints(conn: Connection) -> bool:
    """Tell whether the file_copy strategy (PostgreSQL 15) pays: 15 ms instead of 150 on an embedded server.

    It needs two checkpoints, which disturb a server that writes them to its disk.
    """
    row = conn.execute("SELECT pg_catalog.current_setting('fsync')").fetchone()
    return row == ("off",) and conn.info.server_version >= _HAS_STRATEGY


def drop_scratch_database(server: ConnectionTarget, name: str) -> None:
    """Drop a database that create_scratch_database() made; raises ValueError for any other."""
    if not name.startswith(PREFIX):
        raise ValueError(f"{name} is not a scratch database")
    with connect(server, application_name="pgsync scratch") as conn:
        conn.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def left_behind(conn: Connection) -> tuple[str, ...]:
    """Return the scratch databases on a server that nobody is connected to."""
    rows = conn.execute(
        "SELECT datname::pg_catalog.text FROM pg_catalog.pg_database AS d"
        " WHERE pg_catalog.starts_with(datname::pg_catalog.text, %s)"
        "   AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.datid OPERATOR(pg_catalog.=) d.oid)"
        " ORDER BY 1",
        (PREFIX,),
    )
    return tuple(name for (name,) in rows)
