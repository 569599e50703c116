"""Measuring what a plan touches: sizes, scans, sessions and locks (pg_stat_*, pg_locks), without disturbing anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any, LiteralString

import psycopg

from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact, Waiter
from pgsync.plain import dataclass
from pgsync.server.connect import Connection
from pgsync.server.locks import Blocker

_HAS_LAST_USE = 16_00_00
_SAYS_NEVER = 14_00_00  # reltuples is -1 for what was never analyzed; before, 0
_LONG = 5.0  # seconds after which a transaction is worth a line
_MODES = (
    "AccessShareLock",
    "RowShareLock",
    "RowExclusiveLock",
    "ShareUpdateExclusiveLock",
    "ShareLock",
    "ShareRowExclusiveLock",
    "ExclusiveLock",
    "AccessExclusiveLock",
)


def impacts(conn: Connection, relations: Mapping[int, ObjectId]) -> dict[ObjectId, Impact]:
    """Return what is known of some relations, by their oids."""
    if not relations:
        return {}
    oids = sorted(relations)
    try:
        sized = conn.execute(_SIZES, (oids,)).fetchall()
    except (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled):
        sized = conn.execute(_ESTIMATES, (oids,)).fetchall()
    with conn.pipeline():
        told = conn.execute(_told(conn.info.server_version), (oids,))
        locks = conn.execute(_LOCKS, (oids,))
    more, held, found = {row[0]: row[1:] for row in told.fetchall()}, _holders(locks.fetchall()), {}
    for oid, size, tuples in sized:
        scans, last_use, since, last_value, publications, invalid = more.get(oid, (None,) * 6)
        never = tuples < 0 or (tuples == 0 and size and conn.info.server_version < _SAYS_NEVER)
        impact = Impact(
            relation=relations[oid],
            bytes=size,
            rows=None if never else int(tuples),
            scans=scans,
            last_use=last_use,
            since=since or "",
            last_value=last_value,
            publications=tuple(publications or ()),
            invalid_indexes=tuple(invalid or ()),
        )
        found[impact.relation] = held[oid].on(impact) if oid in held else impact
    return found


def old_transactions(conn: Connection) -> tuple[Waiter, ...]:
    """Return the long transactions of this database, the oldest first: concurrent builds wait for their snapshots."""
    rows = conn.execute(_OLD, (_LONG,)).fetchall()
    return tuple(Waiter(who=str(_blocker(*row)), seconds=row[5]) for row in rows)


@dataclass(slots=True)
class _Held:
    """Who holds a lock on a relation, by process, and in which modes."""

    sessions: dict[int, Blocker] = field(default_factory=dict)
    modes: set[str] = field(default_factory=set)

    def on(self, impact: Impact) -> Impact:
        longest = max(self.sessions.values(), key=lambda blocker: blocker.seconds)
        return replace(
            impact,
            sessions=len(self.sessions),
            locks=tuple(_spoken(mode) for mode in sorted(self.modes, key=_rank)),
            oldest=longest.seconds,
            oldest_by=str(longest),
        )


def _holders(locks: Sequence[Sequence[Any]]) -> dict[int, _Held]:
    found: dict[int, _Held] = {}
    for oid, mode, *session in locks:
        held, blocker = found.setdefault(oid, _Held()), _blocker(*session)
        held.sessions[blocker.pid] = blocker
        held.modes.add(mode)
    return found


def _rank(mode: str) -> int:
    return _MODES.index(mode) if mode in _MODES else -1


def _spoken(mode: str) -> str:
    """Return AccessShareLock as ACCESS SHARE."""
    name = mode.removesuffix("Lock")
    return "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip().upper()


def _blocker(pid: int | None, role: str, application: str, address: str, state: str, seconds: float) -> Blocker:
    return Blocker(
        pid=pid or 0,
        role=role,
        application=application,
        address=address,
        state=state,
        seconds=max(0.0, seconds),
        query="",
    )


def _told(version: int) -> bytes:
    """Return the query for what is counted, published and left behind; an index counts for its partitions'."""
    last = "pg_catalog.max(pg_catalog.pg_stat_get_lastscan(t.oid))" if version >= _HAS_LAST_USE else "NULL::timestamptz"
    return f"""
WITH published AS MATERIALIZED (
       SELECT p.schemaname, p.tablename, pg_catalog.array_agg(DISTINCT p.pubname::text) AS publications
         FROM pg_catalog.pg_publication_tables p GROUP BY 1, 2)
SELECT c.oid, used.scans, pg_catalog.to_char(used.last AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       (SELECT d.stats_reset::date::text FROM pg_catalog.pg_stat_database d
         WHERE d.datname = pg_catalog.current_database()),
       CASE WHEN c.relkind = 'S' THEN (SELECT q.last_value FROM pg_catalog.pg_sequences q
                                        WHERE q.schemaname = n.nspname AND q.sequencename = c.relname) END,
       published.publications,
       (SELECT pg_catalog.array_agg(x.relname::text ORDER BY x.relname) FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND x.relkind = 'i'
         WHERE i.indrelid = c.oid AND NOT i.indisvalid
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index b WHERE b.index_relid = x.oid))
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN published ON published.schemaname = n.nspname AND published.tablename = c.relname
       AND c.relkind IN ('r', 'p')
  LEFT JOIN LATERAL (
       SELECT pg_catalog.sum(pg_catalog.pg_stat_get_numscans(t.oid))::int8 AS scans, {last} AS last
         FROM (SELECT c.oid UNION SELECT i.indexrelid FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid
               UNION SELECT p.relid FROM pg_catalog.pg_partition_tree(c.oid) p) AS t (oid)
       ) used ON c.relkind IN ('r', 'm', 'i', 'I')
 WHERE c.oid = ANY (%s)
""".encode()  # noqa: S608


_SESSION: LiteralString = """a.pid, COALESCE(a.usename::text, ''), COALESCE(a.application_name, ''),
       COALESCE(pg_catalog.host(a.client_addr), ''), COALESCE(a.state, 'active'),
       COALESCE(EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8, 0)"""
_TUPLES: LiteralString = """CASE c.relkind WHEN 'r' THEN c.reltuples WHEN 'm' THEN c.reltuples
            WHEN 'p' THEN (SELECT CASE WHEN pg_catalog.min(l.reltuples) >= 0 THEN pg_catalog.sum(l.reltuples) END
                             FROM pg_catalog.pg_partition_tree(c.oid) t JOIN pg_catalog.pg_class l ON l.oid = t.relid
                            WHERE t.isleaf) END"""
_SIZES: LiteralString = f"""
SELECT c.oid, CASE WHEN c.relkind = ANY ('{{p,I}}')
            THEN (SELECT COALESCE(pg_catalog.sum(pg_catalog.pg_total_relation_size(t.relid)), 0)::int8
                    FROM pg_catalog.pg_partition_tree(c.oid) t)
            ELSE COALESCE(pg_catalog.pg_total_relation_size(c.oid), 0) END, COALESCE({_TUPLES}, -1)
  FROM pg_catalog.pg_class c WHERE c.oid = ANY (%s)
"""  # noqa: S608
_ESTIMATES: LiteralString = f"""
SELECT c.oid, c.relpages::int8 * 8192, COALESCE({_TUPLES}, -1) FROM pg_catalog.pg_class c WHERE c.oid = ANY (%s)
"""  # noqa: S608
_LOCKS: LiteralString = f"""
SELECT l.relation, l.mode, {_SESSION}
  FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
 WHERE l.granted AND l.relation = ANY (%s) AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
"""  # noqa: S608
_OLD: LiteralString = f"""
SELECT {_SESSION} FROM pg_catalog.pg_stat_activity a
 WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.xact_start < pg_catalog.clock_timestamp() - %s * interval '1 s' ORDER BY a.xact_start LIMIT 20
"""  # noqa: S608
