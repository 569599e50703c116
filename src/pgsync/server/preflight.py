"""What can be known before a plan runs: rights, lock slots, old transactions, leftovers (SAFETY.md 3.9)."""

from collections.abc import Iterable, Iterator, Sequence

from pgsync.model.identity import ObjectId
from pgsync.model.own import TRASH
from pgsync.model.plan import Batch, Planned
from pgsync.server.connect import Connection
from pgsync.server.finding import Finding, listed
from pgsync.server.probe import invalid_indexes
from pgsync.server.rights import Owners, missing_rights
from pgsync.server.trash import untrusted_owner

_OLD = 30.0  # seconds after which a transaction is worth a line
_LAG = 10.0
_BEHIND = 64 << 20  # bytes of WAL that a standby or a slot may be behind
_SLOTS_PER_RELATION = 5  # a table, its row type, indexes and TOAST table
_SHARE = 0.25  # of the free lock slots that one transaction may take
_HAS_VERSION = 15_00_00  # pg_database.datcollversion


def preflight(conn: Connection, batches: Sequence[Batch], owners: Owners) -> list[Finding]:
    """Return what is to be said before these batches run; only reads. owners: of the objects that are there."""
    steps = [planned for batch in batches for planned in batch.statements]
    touched = sorted({r for planned in steps for r in planned.statement.relations if len(r.path) > 1})
    schemas, names = [id_.path[0] for id_ in touched], [id_.path[1] for id_ in touched]
    return [
        *missing_rights(conn, steps, owners),
        *_lock_slots(conn, batches),
        *_trash(conn, steps),
        *_old_transactions(conn, schemas, names),
        *_old_snapshots(conn, batches),
        *_wraparound(conn, schemas, names),
        *_lagging_standbys(conn),
        *_slots(conn),
        *_event_triggers(conn),
        *_invalid_indexes(conn, touched),
        *_publications(conn, schemas, names),
        *_collation(conn),
    ]


def _trash(conn: Connection, steps: Iterable[Planned]) -> Iterator[Finding]:
    """Say when the rows would go to a schema that somebody else has made (SAFETY.md S27)."""
    owner = untrusted_owner(conn) if any(planned.statement.kept_as for planned in steps) else None
    if owner is not None:
        yield Finding(
            blocks=True,
            text=f"schema {TRASH} is there already, and is not pgsync's or belongs to role {owner}",
            hint="Drop or rename it, or plan with --drop-data.",
        )


def _lock_slots(conn: Connection, batches: Iterable[Batch]) -> Iterator[Finding]:
    """Compare the locks of the largest transaction with what the lock table has left."""
    largest = max((_locks(conn, batch) for batch in batches), default=0)
    row = conn.execute(_SLOTS).fetchone()
    free = 0 if row is None else int(row[0])
    if largest * _SLOTS_PER_RELATION > max(free * _SHARE, 1000):
        yield Finding(
            blocks=largest * _SLOTS_PER_RELATION > free,
            text=f"one transaction changes {largest:,} objects; the lock table has {free:,} free slots",
            hint="Raise max_locks_per_transaction, or plan fewer changes at once (--select).",
        )


def _locks(conn: Connection, batch: Batch) -> int:
    """Return how many objects a transaction locks: those it changes, whatever it does inside, and their partitions."""
    paths = {r.path for planned in batch.statements for r in planned.statement.relations if len(r.path) > 1}
    parts = conn.execute(_PARTITIONS, ([path[0] for path in paths], [path[1] for path in paths])).fetchall()
    of_others = frozenset({"comment", "owner", "privilege", "security label"})
    changed = {p.object.path[1:3] if p.object.kind in of_others else p.object.path[:2] for p in batch.statements}
    return len(changed | paths | set(parts))


def _old_transactions(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    """Name transactions that hold locks on what is to be changed and show no sign of ending."""
    for pid, role, application, state, seconds, relation in conn.execute(
        _OLD_TRANSACTIONS, (schemas, names, _OLD)
    ).fetchall():
        who = f"process {pid} (role {role}, {application or 'unknown application'}, {state or 'active'})"
        if pid is None:
            who = "a prepared transaction"
        yield Finding(blocks=False, text=f"{who} has used {relation} for {seconds:.0f} s and may make the change wait")


def _lagging_standbys(conn: Connection) -> Iterator[Finding]:
    rows = conn.execute(_STANDBYS).fetchall()
    for application, seconds, size in rows:
        if seconds > _LAG or size > _BEHIND:
            yield Finding(blocks=False, text=f"standby {application} is {seconds:.0f} s and {size >> 20:,} MB behind")


def _slots(conn: Connection) -> Iterator[Finding]:
    """Name logical slots whose consumer is far behind: the server keeps for them all WAL that the plan writes."""
    for name, plugin, is_active, behind in conn.execute(_SLOTS_BEHIND, (_BEHIND,)).fetchall():
        state = "" if is_active else ", which nobody reads,"
        yield Finding(
            blocks=False,
            text=f"replication slot {name} ({plugin}){state} is {behind >> 20:,} MB behind; the disk may fill",
        )


def _old_snapshots(conn: Connection, batches: Iterable[Batch]) -> Iterator[Finding]:
    """Name what keeps a snapshot: CREATE INDEX CONCURRENTLY and its kin wait for its end, whatever it reads."""
    if all(batch.transactional for batch in batches):
        return
    for pid, role, application, state, seconds in conn.execute(_OLD_SNAPSHOTS, (_OLD,)).fetchall():
        who = f"process {pid} (role {role}, {application or 'unknown application'}, {state or 'active'})"
        what = f"{who} has been in a transaction for {seconds:.0f} s"
        yield Finding(blocks=False, text=f"{what}; steps that run CONCURRENTLY wait for its end")
    for name, seconds in conn.execute(_PREPARED, (_OLD,)).fetchall():
        yield Finding(
            blocks=False,
            text=f"transaction {name} was prepared {seconds:.0f} s ago; steps that run CONCURRENTLY wait for its end",
            hint="COMMIT PREPARED or ROLLBACK PREPARED it.",
        )


def _wraparound(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    """Name the relations that an autovacuum reads which does not give way to a lock that is asked for."""
    for pid, relation in conn.execute(_WRAPAROUND, (schemas, names)).fetchall():
        yield Finding(
            blocks=False,
            text=f"autovacuum (process {pid}) freezes {relation} to prevent wraparound, and does not give way",
            hint="Apply when it is done.",
        )


def _event_triggers(conn: Connection) -> Iterator[Finding]:
    rows = conn.execute(
        "SELECT evtname::text FROM pg_catalog.pg_event_trigger WHERE evtenabled <> 'D' ORDER BY 1"
    ).fetchall()
    if rows:
        yield Finding(blocks=False, text=f"event triggers run with every step: {listed([row[0] for row in rows])}")


def _invalid_indexes(conn: Connection, touched: list[ObjectId]) -> Iterator[Finding]:
    found = invalid_indexes(conn, touched)
    if found:
        yield Finding(blocks=False, text=f"invalid indexes, left by interrupted builds: {listed(found)}")


def _publications(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    rows = conn.execute(_PUBLICATIONS, (schemas, names)).fetchall()
    for publication, tables in rows:
        yield Finding(
            blocks=False,
            text=f"publication {publication} replicates {listed(tables)}; DDL is not replicated",
            hint="Apply additions on the subscriber first, removals last.",
        )


def _collation(conn: Connection) -> Iterator[Finding]:
    if conn.info.server_version < _HAS_VERSION:
        return
    row = conn.execute(_COLLATION).fetchone()
    if row is not None and row[0] != row[1]:
        yield Finding(
            blocks=False,
            text=f"the database's collation has version {row[0]}, the operating system's {row[1]}",
            hint="Indexes on text may be corrupt: REINDEX, then ALTER DATABASE … REFRESH COLLATION VERSION.",
        )


_RELATIONS = """(n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (
       pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name))"""
_SLOTS = b"""
SELECT pg_catalog.current_setting('max_locks_per_transaction')::int8
     * (pg_catalog.current_setting('max_connections')::int8
        + pg_catalog.current_setting('max_prepared_transactions')::int8)
     - (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks)
"""
_PARTITIONS = f"""
SELECT m.nspname, d.relname
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL pg_catalog.pg_partition_tree(c.oid) t
  JOIN pg_catalog.pg_class d ON d.oid = t.relid JOIN pg_catalog.pg_namespace m ON m.oid = d.relnamespace
 WHERE c.relkind = 'p' AND {_RELATIONS}
""".encode()  # noqa: S608
_OLD_TRANSACTIONS = f"""
SELECT DISTINCT ON (l.pid) l.pid, a.usename::text, a.application_name, a.state,
       COALESCE(EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8, 0),
       n.nspname || '.' || c.relname
  FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
 WHERE l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid() AND {_RELATIONS}
   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
   AND (a.xact_start < pg_catalog.clock_timestamp() - %s * interval '1 s' OR l.pid IS NULL) ORDER BY 1
""".encode()  # noqa: S608
_STANDBYS = b"""
SELECT application_name, COALESCE(EXTRACT(epoch FROM replay_lag)::float8, 0),
       COALESCE(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), replay_lsn), 0)::int8
  FROM pg_catalog.pg_stat_replication
"""
_SLOTS_BEHIND = b"""
SELECT slot_name::text, plugin::text, active,
       pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), confirmed_flush_lsn)::int8
  FROM pg_catalog.pg_replication_slots WHERE slot_type = 'logical'
   AND pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), confirmed_flush_lsn) > %s ORDER BY 1
"""
_OLD_SNAPSHOTS = b"""
SELECT pid, usename::text, application_name, state,
       EXTRACT(epoch FROM pg_catalog.clock_timestamp() - xact_start)::float8
  FROM pg_catalog.pg_stat_activity
 WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid()
   AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL) AND query NOT LIKE 'autovacuum:%%'
   AND xact_start < pg_catalog.clock_timestamp() - %s * interval '1 s' ORDER BY xact_start
"""
_PREPARED = b"""
SELECT gid, EXTRACT(epoch FROM pg_catalog.clock_timestamp() - prepared)::float8 FROM pg_catalog.pg_prepared_xacts
 WHERE database = pg_catalog.current_database()
   AND prepared < pg_catalog.clock_timestamp() - %s * interval '1 s' ORDER BY prepared
"""
_WRAPAROUND = f"""
SELECT a.pid, n.nspname || '.' || c.relname
  FROM pg_catalog.pg_stat_progress_vacuum v JOIN pg_catalog.pg_stat_activity a ON a.pid = v.pid
  JOIN pg_catalog.pg_class c ON c.oid = v.relid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE v.datname = pg_catalog.current_database() AND {_RELATIONS}
   AND a.query LIKE '%%to prevent wraparound%%' ORDER BY 2
""".encode()  # noqa: S608
_PUBLICATIONS = f"""
SELECT p.pubname::text, pg_catalog.array_agg(n.nspname || '.' || c.relname ORDER BY 1)
  FROM pg_catalog.pg_publication_tables p
  JOIN pg_catalog.pg_namespace n ON n.nspname = p.schemaname
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = p.tablename
 WHERE {_RELATIONS} GROUP BY 1 ORDER BY 1
""".encode()  # noqa: S608
_COLLATION = b"""
SELECT datcollversion, pg_catalog.pg_database_collation_actual_version(oid)
  FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()
"""
