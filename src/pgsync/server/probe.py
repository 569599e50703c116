"""What a step outside of any transaction left behind, asked of the catalogs (SAFETY.md 3.6).

Never by IF [NOT] EXISTS: CREATE INDEX CONCURRENTLY IF NOT EXISTS passes over an invalid index with a notice.
"""

import time
from enum import Enum

from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.model.sql import qualified
from pgsync.model.statements import Effect
from pgsync.server.connect import Connection

_POLL = 0.25
_HAS_PENDING = 14_00_00  # pg_inherits.inhdetachpending


class Found(Enum):
    """What is there of the object that a step makes or drops.

    BUILDING: another session builds it. PENDING: a half of DETACH PARTITION CONCURRENTLY was done.
    """

    ABSENT = "absent"
    BUILDING = "being built"
    INVALID = "invalid"
    VALID = "valid"
    PENDING = "pending"


def effect_of(planned: Planned) -> Effect | None:
    """Return what the catalogs show when this step was done; None when they show nothing."""
    if planned.statement.effect is not None:
        return planned.statement.effect
    if planned.object.kind in {"index", "partition"} and planned.action in {"create", "drop"}:
        return Effect(planned.object, planned.action == "create")
    return None


def probe(conn: Connection, id_: ObjectId) -> Found:
    """Return what is there of an index or a partition."""
    return _index(conn, id_) if id_.kind == "index" else _partition(conn, id_)


def wait_while_building(conn: Connection, id_: ObjectId, timeout: float) -> Found:
    """Return what is there when no other session builds it any more; raises PgsyncError after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while (found := probe(conn, id_)) is Found.BUILDING:
        if time.monotonic() > deadline:
            raise PgsyncError(f"another session is still building {id_}", hint="Try again later.")
        time.sleep(_POLL)
    return found


def drop_index_sql(index: ObjectId) -> str:
    """Return the statement that removes an invalid index without blocking anybody."""
    return f"DROP INDEX CONCURRENTLY {qualified(index.path)}"


def finalize_sql(conn: Connection, partition: ObjectId) -> str:
    """Return the statement that completes an interrupted DETACH PARTITION CONCURRENTLY (PostgreSQL 14)."""
    row = conn.execute(_PARENT, partition.path).fetchone()
    if row is None:
        raise PgsyncError(f"{partition} is detached already")
    return f"ALTER TABLE {qualified(row)} DETACH PARTITION {qualified(partition.path)} FINALIZE"


def invalid_indexes(conn: Connection, relations: list[ObjectId]) -> list[str]:
    """Return the names of invalid indexes of these relations, left behind by an interrupted build."""
    paths = [relation.path for relation in relations if len(relation.path) > 1]
    rows = conn.execute(_INVALID, ([path[0] for path in paths], [path[1] for path in paths])).fetchall()
    return [f"{schema}.{name}" for schema, name in rows]


def _index(conn: Connection, index: ObjectId) -> Found:
    row = conn.execute(_INDEX, index.path).fetchone()
    if row is None:
        return Found.ABSENT
    is_valid, is_building = row
    if is_building:
        return Found.BUILDING
    return Found.VALID if is_valid else Found.INVALID


def _partition(conn: Connection, partition: ObjectId) -> Found:
    if conn.info.server_version < _HAS_PENDING:
        row = conn.execute(_PARENT, partition.path).fetchone()
        return Found.ABSENT if row is None else Found.VALID
    row = conn.execute(_PENDING, partition.path).fetchone()
    if row is None:
        return Found.ABSENT
    return Found.PENDING if row[0] else Found.VALID


# An index that a partitioned table waits for is not valid either, and needs nothing but its partitions' own.
_INDEX = """
SELECT i.indisvalid AND i.indisready AND i.indislive OR c.relkind OPERATOR(pg_catalog.=) 'I',
       EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                WHERE p.index_relid OPERATOR(pg_catalog.=) c.oid
                  AND p.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid())
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
 WHERE n.nspname OPERATOR(pg_catalog.=) %s AND c.relname OPERATOR(pg_catalog.=) %s
"""
_CHILD = """
  FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) h.inhrelid
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  JOIN pg_catalog.pg_class p ON p.oid OPERATOR(pg_catalog.=) h.inhparent
  JOIN pg_catalog.pg_namespace q ON q.oid OPERATOR(pg_catalog.=) p.relnamespace
 WHERE c.relispartition AND n.nspname OPERATOR(pg_catalog.=) %s AND c.relname OPERATOR(pg_catalog.=) %s
"""
_PARENT = "SELECT q.nspname, p.relname" + _CHILD
_PENDING = "SELECT h.inhdetachpending" + _CHILD
_INVALID = """
SELECT xn.nspname, x.relname
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace xn ON xn.oid = x.relnamespace
  JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
 WHERE NOT i.indisvalid AND x.relkind = 'i' AND (n.nspname, t.relname) IN (SELECT * FROM ROWS FROM (
       pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name)) ORDER BY 1, 2
"""
