"""What the target tells about the hazards of a plan: sizes, scans, publications, standbys, rows (SAFETY.md 2)."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.model.statements import Hazard, Probe
from pgsync.server.connect import Connection

Name = tuple[str, str]
MOST = 1000  # rows that a probe counts exactly
_PROBE_TIMEOUT = 10_000  # ms for one probe
_PROBES_SECONDS = 60.0  # for all of a plan
_HAS_LAST_SCAN = 16_00_00
_HAS_COLLATION = 15_00_00
_NOT_THERE = (
    psycopg.errors.UndefinedColumn,
    psycopg.errors.UndefinedTable,
    psycopg.errors.UndefinedObject,
    psycopg.errors.UndefinedFunction,
    psycopg.errors.InvalidSchemaName,
)


@dataclass(frozen=True, slots=True)
class RelationFacts:
    """A relation now. bytes: indexes and TOAST included. rows: estimated, None when never analyzed.

    sessions: of others that hold a lock on it. oldest: seconds since the oldest of their transactions began.
    scans: of an index, since `since`; None for what is no index.
    """

    bytes: int
    rows: int | None
    sessions: int = 0
    oldest: float = 0.0
    scans: int | None = None
    since: str = ""
    last_scan: str = ""
    last_value: int | None = None
    publications: tuple[str, ...] = ()
    invalid_indexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a probe found: `rows`, MOST + 1 for more; or why it could not be asked."""

    rows: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the target tells. standbys: name and seconds behind. collation: its versions, when they differ.

    snapshots: transactions of others that began more than a moment ago and still look at the past.
    """

    relations: Mapping[Name, RelationFacts] = field(default_factory=dict)
    probes: Mapping[Probe, Found] = field(default_factory=dict)
    standbys: tuple[tuple[str, float], ...] = ()
    event_triggers: tuple[tuple[str, str], ...] = ()
    snapshots: int = 0
    collation: tuple[str, str] | None = None


def gather(conn: Connection, steps: Sequence[Planned], now: Callable[[ObjectId], ObjectId] = lambda id_: id_) -> Facts:
    """Return the facts about what these steps touch: one round trip, and one for each question to rows.

    conn: set up by read_session(): nothing of what is asked can write.
    now: what something is called on the target, as long as the plan has not renamed it.
    """
    called = {_name(id_): _name(now(id_)) for planned in steps for id_ in touched(planned)}
    there = sorted(set(called.values()))
    schemas, relations = [name[0] for name in there], [name[1] for name in there]
    of_server = _SERVER % (_COLLATION if conn.info.server_version >= _HAS_COLLATION else b"NULL::json")
    try:
        with conn.pipeline():
            server = conn.execute(of_server)
            rows = conn.execute(_relations(conn.info.server_version), (schemas, relations))
        found = {(row[0], row[1]): _relation(row[2:]) for row in rows.fetchall()}
    except (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled):
        server, found = conn.execute(of_server), {}  # somebody holds ACCESS EXCLUSIVE: its size cannot be asked
    standbys, triggers, snapshots, collation = server.fetchone() or ([], [], 0, None)
    probes = [probe for planned in steps for probe in planned.statement.probes]
    return Facts(
        relations={name: found[old] for name, old in called.items() if old in found},
        probes=dict(_answers(conn, dict.fromkeys(probes))),
        standbys=tuple((name, float(lag)) for name, lag in standbys),
        event_triggers=tuple((name, owner) for name, owner in triggers),
        snapshots=snapshots,
        collation=None if collation is None else (collation[0], collation[1]),
    )


def touched(planned: Planned) -> Iterator[ObjectId]:
    """Return the relations that a step is about, or parts of them."""
    statement = planned.statement
    ids = (planned.object, *statement.relations, *(relation for relation, _ in statement.others))
    yield from (id_ for id_ in ids if len(id_.path) >= 2)  # noqa: PLR2004 - schema and name
    if Hazard.INDEX_UNIQUE_DROPPED in statement.hazards:  # a constraint's index has its name
        yield ObjectId("index", (planned.object.path[0], planned.object.path[-1]))


def _name(id_: ObjectId) -> Name:
    return (id_.path[0], id_.path[1])


def _relation(row: Sequence[Any]) -> RelationFacts:
    size, tuples, sessions, oldest, scans, since, last_scan, last_value, publications, invalid = row
    return RelationFacts(
        bytes=int(size or 0),
        rows=None if tuples is None or tuples < 0 else int(tuples),
        sessions=sessions,
        oldest=float(oldest),
        scans=scans,
        since=since or "",
        last_scan=last_scan or "",
        last_value=last_value,
        publications=tuple(publications or ()),
        invalid_indexes=tuple(invalid or ()),
    )


def _answers(conn: Connection, probes: Iterable[Probe]) -> Iterator[tuple[Probe, Found]]:
    """Ask one after the other until the time for all of them is over."""
    end = time.monotonic() + _PROBES_SECONDS
    for probe in probes:
        yield probe, _answer(conn, probe) if time.monotonic() < end else Found(problem="there was no time left")


def _answer(conn: Connection, probe: Probe) -> Found:
    """Ask the rows, for a limited time; what cannot be asked now is said, and no obstacle."""
    conn.execute("BEGIN READ ONLY")
    try:
        conn.execute(b"SET LOCAL statement_timeout = %d" % _PROBE_TIMEOUT)
        conn.execute(b"SET LOCAL lock_timeout = %d" % (_PROBE_TIMEOUT // 10))
        query = f"SELECT pg_catalog.count(*) FROM ({probe.sql}\n LIMIT {MOST + 1}) AS found"  # noqa: S608
        row = conn.execute(query.encode()).fetchone()
        return Found(0 if row is None else int(row[0]))
    except psycopg.errors.QueryCanceled:
        return Found(problem=f"not within {_PROBE_TIMEOUT // 1000} s")
    except psycopg.errors.LockNotAvailable:
        return Found(problem="the table is locked")
    except _NOT_THERE:
        return Found(problem="what it is about is not there yet")
    except psycopg.Error as error:
        return Found(problem=error.diag.message_primary or "the query failed")
    finally:
        conn.execute("ROLLBACK")


def _relations(version: int) -> bytes:
    """Return the query for all relations of a list of names; partitions count for their partitioned table."""
    last = "NULL"
    if version >= _HAS_LAST_SCAN:
        last = "pg_catalog.max(pg_catalog.pg_stat_get_lastscan(t.relid))::date::text"
    return f"""
WITH held AS MATERIALIZED (
       SELECT l.relation, pg_catalog.count(DISTINCT l.pid)::int AS sessions,
              pg_catalog.max(EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start))::float8 AS oldest
         FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'relation' AND l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
          AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                             WHERE d.datname = pg_catalog.current_database()) GROUP BY 1),
     published AS MATERIALIZED (
       SELECT p.schemaname, p.tablename, pg_catalog.array_agg(DISTINCT p.pubname::text) AS publications
         FROM pg_catalog.pg_publication_tables p GROUP BY 1, 2)
SELECT n.nspname::text, c.relname::text,
       CASE WHEN c.relkind IN ('p', 'I')
            THEN (SELECT pg_catalog.sum(pg_catalog.pg_total_relation_size(t.relid))
                    FROM pg_catalog.pg_partition_tree(c.oid) t WHERE t.isleaf)
            ELSE pg_catalog.pg_total_relation_size(c.oid) END::int8,
       CASE WHEN c.relkind = 'p'
            THEN (SELECT pg_catalog.sum(GREATEST(l.reltuples, 0))
                    FROM pg_catalog.pg_partition_tree(c.oid) t JOIN pg_catalog.pg_class l ON l.oid = t.relid
                   WHERE t.isleaf)
            WHEN c.relkind IN ('r', 'm') AND c.reltuples = 0 AND pg_catalog.pg_relation_size(c.oid) > 0 THEN -1
            WHEN c.relkind IN ('r', 'm') THEN c.reltuples END::float8,
       COALESCE(held.sessions, 0), COALESCE(held.oldest, 0), scanned.scans,
       (SELECT d.stats_reset::date::text FROM pg_catalog.pg_stat_database d
         WHERE d.datname = pg_catalog.current_database()), scanned.last,
       CASE WHEN c.relkind = 'S' THEN (SELECT q.last_value FROM pg_catalog.pg_sequences q
                                        WHERE q.schemaname = n.nspname AND q.sequencename = c.relname) END,
       published.publications,
       (SELECT pg_catalog.array_agg(x.relname::text ORDER BY x.relname) FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND x.relkind = 'i'
         WHERE i.indrelid = c.oid AND NOT i.indisvalid
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index b WHERE b.index_relid = x.oid))
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN held ON held.relation = c.oid
  LEFT JOIN published ON published.schemaname = n.nspname AND published.tablename = c.relname
       AND c.relkind IN ('r', 'p')
  LEFT JOIN LATERAL (
       SELECT pg_catalog.sum(pg_catalog.pg_stat_get_numscans(t.relid))::int8 AS scans, {last} AS last
         FROM (SELECT t.relid::oid FROM pg_catalog.pg_partition_tree(c.oid) t UNION SELECT c.oid) AS t
       ) scanned ON c.relkind IN ('i', 'I')
 WHERE (n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (
       pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name))
""".encode()  # noqa: S608


_SERVER = b"""
SELECT COALESCE((SELECT pg_catalog.json_agg(pg_catalog.json_build_array(application_name,
                        COALESCE(EXTRACT(epoch FROM replay_lag), 0)::float8)) FROM pg_catalog.pg_stat_replication),
                '[]'),
       COALESCE((SELECT pg_catalog.json_agg(pg_catalog.json_build_array(evtname,
                        pg_catalog.pg_get_userbyid(evtowner)) ORDER BY evtname)
                   FROM pg_catalog.pg_event_trigger WHERE evtenabled <> 'D'), '[]'),
       (SELECT pg_catalog.count(*)::int FROM pg_catalog.pg_stat_activity
         WHERE backend_xmin IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
           AND datname = pg_catalog.current_database()
           AND xact_start < pg_catalog.clock_timestamp() - interval '10 s'),
       %s
"""
_COLLATION = b"""(
       SELECT pg_catalog.json_build_array(datcollversion, pg_catalog.pg_database_collation_actual_version(oid))
          FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()
           AND datcollversion <> pg_catalog.pg_database_collation_actual_version(oid))"""
