"""What a statement really does to a busy database: its locks, and whether it reads or writes rows, as the server tells.

Each statement of a plan runs in a transaction of its own, and before COMMIT the session looks at its own pg_locks,
at relfilenodes and at its own scans. A relation stands for its indexes, its TOAST table and the sequences that its
columns own. Only what was there before the plan counts: nobody waits for what is new.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import psycopg

from pgsync.conninfo import ConnectionTarget
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Plan, Planned
from pgsync.model.statements import Lock, Statement, Work
from pgsync.server.connect import Connection, connect, write_session

Name = tuple[str, ...]
WORKS = (Work.INSTANT, Work.SCAN, Work.BUILD, Work.REWRITE)
_WAIT = 20.0  # seconds for a statement that waits for nothing
_PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Locked:
    """The strongest lock on one relation, under all names that a plan may give it: also those of what it is part of."""

    names: frozenset[Name]
    lock: Lock


@dataclass(frozen=True, slots=True)
class Observation:
    """One statement of a plan, and what the server did.

    locks: those that are more than ACCESS SHARE, which disturbs nobody. work: the hardest thing done to any relation.
    """

    planned: Planned
    locks: tuple[Locked, ...]
    work: Work

    @property
    def statement(self) -> Statement:
        """What the plan says."""
        return self.planned.statement

    @property
    def lock(self) -> Lock:
        """The strongest lock of all."""
        return max((locked.lock for locked in self.locks), default=Lock.NONE)


@dataclass(frozen=True, slots=True)
class _Relation:
    """A row of pg_class: what it is part of, where its rows are, how often this session has read them."""

    oid: int
    name: Name
    kind: str
    whole: int
    file: int
    scans: int


class Observer:
    """Watches the statements of one plan in the session that runs them."""

    def __init__(self, conn: Connection, target: ConnectionTarget) -> None:
        self._conn = conn
        self._target = target
        self._old = {relation.oid for relation in self._relations().values()}

    def run(self, plan: Plan) -> Iterator[Observation]:
        """Run a plan statement by statement; yields what each of them did."""
        is_open = False
        for planned in plan.statements:
            statement = planned.statement
            if not statement.transactional:
                yield self._outside(planned)
                continue
            if not is_open:
                self._conn.execute("BEGIN")
            before = self._relations()  # what this session's earlier transactions read may still be counted
            is_open = statement.sql.startswith("SET LOCAL ") and "pg_catalog, pg_temp" not in statement.sql
            self._conn.execute(statement.sql.encode())
            observed = self._observation(planned, before)
            if not is_open:
                self._conn.execute("COMMIT")
            yield observed
        if is_open:
            self._conn.execute("COMMIT")

    def _observation(self, planned: Planned, before: Mapping[int, _Relation]) -> Observation:
        after = self._relations()
        locks = self._conn.execute(_LOCKS, (self._conn.info.backend_pid,)).fetchall()
        return Observation(planned, self._locked(locks, before, after), self._work(before, after))

    def _locked(
        self, rows: list[tuple[int, str]], before: Mapping[int, _Relation], after: Mapping[int, _Relation]
    ) -> tuple[Locked, ...]:
        found: dict[int, Lock] = {}
        for oid, mode in rows:
            if oid in self._old and oid in before:
                found[oid] = max(found.get(oid, Lock.NONE), _mode(mode))
        return tuple(
            Locked(frozenset(_names(oid, before) | _names(oid, after)), lock)
            for oid, lock in found.items()
            if lock > Lock.ACCESS_SHARE
        )

    def _work(self, before: Mapping[int, _Relation], after: Mapping[int, _Relation]) -> Work:
        files = {relation.file for relation in before.values()}
        works = [Work.INSTANT]
        for relation in after.values():
            old = before.get(relation.oid)
            if relation.whole not in self._old or relation.kind == "S":
                continue
            if old is not None and relation.scans > old.scans:
                works.append(Work.SCAN)
            if relation.file and relation.file not in files:
                works.append(Work.BUILD if relation.kind == "i" else Work.REWRITE if old else Work.INSTANT)
        return max(works, key=WORKS.index)

    def _relations(self) -> dict[int, _Relation]:
        rows = self._conn.execute(_RELATIONS).fetchall()
        return {
            oid: _Relation(oid, (schema, name), kind, whole, file, scans)
            for oid, schema, name, kind, whole, file, scans in rows
        }

    def _outside(self, planned: Planned) -> Observation:
        """Watch a statement from another session while a writer of its relations keeps it from getting done."""
        before = self._relations()
        pid = self._conn.info.backend_pid
        runner = threading.Thread(target=self._conn.execute, args=(planned.statement.sql.encode(),))
        with closing(connect(self._target)) as writer, closing(connect(self._target)) as watcher:
            writer.execute("BEGIN")
            for relation in planned.statement.relations:
                if any(known.name == relation.path[:2] for known in before.values()):
                    writer.execute(_write_lock(relation))
            runner.start()
            deadline = time.monotonic() + _WAIT
            locks: list[tuple[int, str]] = []
            while runner.is_alive() and time.monotonic() < deadline:
                locks = watcher.execute(_LOCKS, (pid,)).fetchall() or locks
                if watcher.execute(_IS_WAITING, (pid,)).rowcount:
                    locks = watcher.execute(_LOCKS, (pid,)).fetchall() or locks
                    break
                time.sleep(_PAUSE)
            writer.execute("ROLLBACK")
            runner.join(_WAIT)
        after = self._relations()
        return Observation(planned, self._locked(locks, before, after), self._work(before, after))


def observe(conn: Connection, target: ConnectionTarget, plan: Plan) -> list[Observation]:
    """Run a plan in a session; returns what each statement did. Raises AssertionError for one that fails."""
    conn.execute("DISCARD ALL")
    write_session(conn, lock_timeout=10, statement_timeout=60)
    found: list[Observation] = []
    try:
        found.extend(Observer(conn, target).run(plan))
    except psycopg.Error as error:
        raise AssertionError(f"{error}\nafter {found[-1].statement.sql if found else 'nothing'}") from None
    return found


def _names(oid: int, relations: Mapping[int, _Relation]) -> set[Name]:
    """Return the name of a relation and of what it is part of."""
    relation = relations.get(oid)
    whole = relations.get(relation.whole) if relation is not None else None
    return {found.name for found in (relation, whole) if found is not None}


def _mode(name: str) -> Lock:
    """Return the lock that pg_locks calls AccessShareLock."""
    words = "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name.removesuffix("Lock"))
    return Lock[words.strip("_")]


def _write_lock(relation: ObjectId) -> bytes:
    from pgsync.model.sql import qualified

    return f"LOCK TABLE {qualified(relation.path[:2])} IN ROW EXCLUSIVE MODE".encode()


_LOCKS = """
    SELECT relation, mode FROM pg_locks
    WHERE pid = %s AND locktype = 'relation' AND relation >= 16384
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
_IS_WAITING = "SELECT FROM pg_locks WHERE pid = %s AND NOT granted"
# The index of a TOAST table has its kind: neither is ever built, but with the table.
_RELATIONS = """
    SELECT c.oid, n.nspname::text, c.relname::text, CASE WHEN xt.oid IS NULL THEN c.relkind::text ELSE 't' END,
           coalesce(own.refobjid, x.indrelid, xt.oid, t.oid, c.oid), c.relfilenode, coalesce(s.seq_scan, 0)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_index i ON i.indexrelid = c.oid
    LEFT JOIN pg_class t ON t.reltoastrelid = c.oid AND c.relkind = 't'
    LEFT JOIN pg_class xt ON xt.reltoastrelid = i.indrelid AND xt.oid <> c.oid
    LEFT JOIN LATERAL (SELECT i.indrelid WHERE xt.oid IS NULL) x ON true
    LEFT JOIN LATERAL (SELECT d.refobjid FROM pg_depend d
                       WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
                         AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') LIMIT 1) own ON true
    LEFT JOIN pg_stat_xact_user_tables s ON s.relid = c.oid
    WHERE c.oid >= 16384"""
