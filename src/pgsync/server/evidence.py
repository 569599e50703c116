"""What the target tells about the hazards of a plan: sizes, scans, publications, standbys, rows (SAFETY.md 2)."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

import psycopg

from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact
from pgsync.model.plan import Planned
from pgsync.model.statements import Probe
from pgsync.plain import dataclass
from pgsync.server.connect import Connection

Name = tuple[str, str]
MOST = 1000  # rows that a probe counts exactly
_PROBE_TIMEOUT = 10_000  # ms for one probe
_PROBES_SECONDS = 60.0  # for all of a plan
_HAS_COLLATION = 15_00_00
_NOT_THERE = (
    psycopg.errors.UndefinedColumn,
    psycopg.errors.UndefinedTable,
    psycopg.errors.UndefinedObject,
    psycopg.errors.UndefinedFunction,
    psycopg.errors.InvalidSchemaName,
)


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

    relations: Mapping[Name, Impact] = field(default_factory=dict)
    probes: Mapping[Probe, Found] = field(default_factory=dict)
    standbys: tuple[tuple[str, float], ...] = ()
    event_triggers: tuple[tuple[str, str], ...] = ()
    snapshots: int = 0
    collation: tuple[str, str] | None = None


def gather(conn: Connection, steps: Iterable[Planned], relations: Mapping[ObjectId, Impact] | None = None) -> Facts:
    """Return the facts about what these steps touch: one round trip, and one for each question to rows.

    conn: set up by read_session(): nothing of what is asked can write. relations: what was measured of them.
    """
    collation_query = _COLLATION if conn.info.server_version >= _HAS_COLLATION else b"NULL::json"
    standbys, triggers, snapshots, collation = conn.execute(_SERVER % collation_query).fetchone() or ([], [], 0, None)
    probes = [probe for planned in steps for probe in planned.statement.probes]
    return Facts(
        relations={name_of(id_): impact for id_, impact in (relations or {}).items()},
        probes=dict(_answers(conn, dict.fromkeys(probes))),
        standbys=tuple((name, float(lag)) for name, lag in standbys),
        event_triggers=tuple((name, owner) for name, owner in triggers),
        snapshots=snapshots,
        collation=None if collation is None else (collation[0], collation[1]),
    )


def name_of(id_: ObjectId) -> Name:
    """Return the schema and the name of the relation that an object is: a constraint's index has its name."""
    return (id_.path[0], id_.path[-1 if id_.kind in {"index", "constraint"} else 1])


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
