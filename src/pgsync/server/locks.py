"""Locks: the one that keeps two pgsyncs apart (SAFETY.md 3.4), and who holds those we wait for (3.5)."""

import time
from collections.abc import Sequence

from pgsync.errors import LockNotObtained
from pgsync.model.identity import ObjectId
from pgsync.model.statements import Lock
from pgsync.plain import dataclass
from pgsync.server.connect import Connection

ADVISORY_KEY = (1885827961, 1)
"""Key of the advisory lock: "pgsy" and the number of its protocol. Its space is one database."""

_POLL = 0.25
_QUERY_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A session that holds a lock. seconds: how long its transaction has been open; query: its beginning."""

    pid: int
    role: str
    application: str
    address: str
    state: str
    seconds: float
    query: str

    @property
    def is_wraparound_vacuum(self) -> bool:
        """Whether it is an autovacuum that does not give way (PostgreSQL docs 24.1.5)."""
        return self.query.startswith("autovacuum:") and "to prevent wraparound" in self.query

    def __str__(self) -> str:
        """Return "process 4711 (role app, psql, idle in transaction for 32 s)"; never its query."""
        if not self.pid:
            return "a prepared transaction (see pg_prepared_xacts)"
        if self.query.startswith("autovacuum:"):
            who = "autovacuum to prevent wraparound" if self.is_wraparound_vacuum else "autovacuum"
            return f"process {self.pid} ({who}, for {self.seconds:.0f} s)"
        words = [
            f"role {self.role}",
            self.application,
            self.address,
            f"{self.state} for {self.seconds:.0f} s",
        ]
        return f"process {self.pid} ({', '.join(word for word in words if word)})"


def obtain_advisory_lock(conn: Connection, wait: float) -> None:
    """Take the lock that keeps every other pgsync out of this database until the session ends.

    wait: seconds to keep trying. Raises LockNotObtained, naming the holder.
    """
    deadline = time.monotonic() + wait
    # pg_advisory_lock() would hold a snapshot while it waits, for which CREATE INDEX CONCURRENTLY waits.
    while not _obtained(conn):
        if time.monotonic() >= deadline:
            holders = advisory_lock_holders(conn)
            raise LockNotObtained(
                "another pgsync is changing this database",
                " ".join(f"{_capitalized(str(holder))} holds the lock." for holder in holders) or None,
                "Wait for it to end. Its session is found in pg_stat_activity by its application_name.",
            )
        time.sleep(_POLL)


def advisory_lock_holders(conn: Connection) -> tuple[Blocker, ...]:
    """Return who holds the lock of obtain_advisory_lock()."""
    return _blockers(
        conn,
        """SELECT pid FROM pg_catalog.pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = %s AND objid = %s
              AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())""",
        ADVISORY_KEY,
    )


def blockers_of(conn: Connection, pid: int) -> tuple[Blocker, ...]:
    """Return the sessions that process `pid` waits for at this moment."""
    return _blockers(conn, "SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(%s))", (pid,))


def holders_of(conn: Connection, relations: Sequence[ObjectId], lock: Lock) -> tuple[Blocker, ...]:
    """Return the other sessions with a lock on these relations that conflicts with `lock`."""
    paths = [relation.path for relation in relations if len(relation.path) > 1]
    harmless = [] if lock.blocks_reads else ["AccessShareLock", "RowShareLock"]
    return _blockers(
        conn,
        # A prepared transaction has no process; pg_blocking_pids() calls it 0.
        """SELECT DISTINCT coalesce(l.pid, 0) FROM pg_catalog.pg_locks l
             JOIN pg_catalog.pg_class c ON c.oid = l.relation
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid() AND NOT l.mode = ANY (%s)
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              AND (n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (
                    pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name))""",
        (harmless, [path[0] for path in paths], [path[1] for path in paths]),
    )


def exclusive_holders(conn: Connection) -> tuple[Blocker, ...]:
    """Return the other sessions in this database with a lock on a relation for which even those that read it wait."""
    return _blockers(
        conn,
        """SELECT DISTINCT coalesce(pid, 0) FROM pg_catalog.pg_locks
            WHERE granted AND locktype = 'relation' AND mode = 'AccessExclusiveLock'
              AND pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
              AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())""",
        (),
    )


def sentence(blockers: Sequence[Blocker]) -> str | None:
    """Return who holds the lock as a sentence; None when nobody is known."""
    if not blockers:
        return None
    words = " and ".join(map(str, blockers[:5]))
    more = f" and {len(blockers) - 5} more" if len(blockers) > 5 else ""  # noqa: PLR2004
    return f"{_capitalized(words)}{more} held it."


def _obtained(conn: Connection) -> bool:
    row = conn.execute("SELECT pg_catalog.pg_try_advisory_lock(%s, %s)", ADVISORY_KEY).fetchone()
    return bool(row and row[0])


def _blockers(conn: Connection, pids: str, parameters: Sequence[object]) -> tuple[Blocker, ...]:
    rows = conn.execute(
        # What other roles do is null unless we are a member of pg_read_all_stats.
        f"""WITH wanted (pid) AS ({pids})
            SELECT w.pid, a.usename::text, a.application_name, pg_catalog.host(a.client_addr),
                   a.state, EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8, a.query
              FROM wanted w LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = w.pid ORDER BY w.pid""".encode(),  # noqa: S608
        parameters,
    ).fetchall()
    return tuple(
        Blocker(
            pid=pid,
            role=role or "",
            application=application or "",
            address=address or "",
            state=state or "active",
            seconds=max(0.0, seconds or 0.0),
            query=(query or "")[:_QUERY_LENGTH],
        )
        for pid, role, application, address, state, seconds, query in rows
    )


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
