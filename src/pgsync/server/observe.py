"""What a statement really does to a busy database: its locks, and whether it reads or writes rows, as the server tells.

A session looks at its own pg_locks, at relfilenodes and at its own scans before it commits. A relation stands for its
indexes, its TOAST table and the sequences that its columns own. Only what was there before counts: nobody waits for
what is new.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing

import psycopg
from psycopg import sql

from pgsync.model.statements import Lock, Work
from pgsync.plain import dataclass
from pgsync.server.connect import Connection

Name = tuple[str, str]
WORKS = (Work.INSTANT, Work.SCAN, Work.BUILD, Work.REWRITE)
"""The easiest first."""

_WAIT = 20.0  # seconds for a statement that waits for nothing
_PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of pg_class: what it is part of, where its rows are, how often this session has read them."""

    oid: int
    name: Name
    kind: str
    whole: int
    file: int
    scans: int


Relations = Mapping[int, Relation]


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to one relation, parts included.

    whole: the name it had before. names: all that it has, or its locked part, before and after. lock: the strongest one
    now held. work: the hardest. is_new: whether the lock was taken now, not by an earlier statement of the transaction.
    """

    whole: Name
    names: frozenset[Name]
    lock: Lock
    work: Work = Work.INSTANT
    is_new: bool = True


class Observer:
    """Watches the statements of one session.

    opener: opens further sessions in the same database, which hold up what runs outside of transactions.
    """

    def __init__(self, conn: Connection, opener: Callable[[], Connection]) -> None:
        """Remember what is there."""
        self._conn = conn
        self._opener = opener
        self._old = frozenset(self.relations())

    def relations(self) -> Relations:
        """Return all relations as this session sees them."""
        rows = self._conn.execute(_RELATIONS).fetchall()
        return {
            oid: Relation(oid, (schema, name), kind, whole, file, scans)
            for oid, schema, name, kind, whole, file, scans in rows
        }

    def locks(self) -> dict[int, Lock]:
        """Return the strongest lock that this session holds on each relation."""
        return _strongest(self._conn.execute(_LOCKS, (self._conn.info.backend_pid,)).fetchall())

    def deeds(self, before: Relations, held: Mapping[int, Lock] | None = None) -> list[Deed]:
        """Return what was done since `before`, in the transaction that is still open; the hardest first.

        held: the locks that the transaction had then.
        """
        return self._deeds(self.locks(), before, self.relations(), held or {})

    def outside(self, text: bytes, before: Relations, held_up: Iterable[Name]) -> list[Deed]:
        """Run a statement outside of transactions, and watch it from another session.

        held_up: tables that a writer has, so that the statement cannot get done before it was seen.
        Raises psycopg.Error for a statement that fails.
        """
        pid = self._conn.info.backend_pid
        failed: list[psycopg.Error] = []

        def run() -> None:
            try:
                self._conn.execute(text, binary=True, prepare=False)
            except psycopg.Error as error:
                failed.append(error)

        runner = threading.Thread(target=run)
        with closing(self._opener()) as writer, closing(self._opener()) as watcher:
            writer.execute("BEGIN")
            for name in held_up:
                writer.execute(sql.SQL("LOCK TABLE ONLY {} IN ROW EXCLUSIVE MODE").format(sql.Identifier(*name)))
            runner.start()
            deadline = time.monotonic() + _WAIT
            locks: dict[int, Lock] = {}
            while runner.is_alive() and time.monotonic() < deadline:
                locks = _strongest(watcher.execute(_LOCKS, (pid,)).fetchall()) or locks
                if watcher.execute(_IS_WAITING, (pid,)).rowcount:
                    locks = _strongest(watcher.execute(_LOCKS, (pid,)).fetchall()) or locks
                    break
                time.sleep(_PAUSE)
            writer.execute("ROLLBACK")
            runner.join()
        if failed:
            raise failed[0]
        return self._deeds(locks, before, self.relations(), {})

    def _deeds(
        self, locks: Mapping[int, Lock], before: Relations, after: Relations, held: Mapping[int, Lock]
    ) -> list[Deed]:
        works = dict(self._works(before, after))
        found: dict[int, Deed] = {}
        for oid, lock in locks.items():
            relation = before.get(oid)
            if relation is None or oid not in self._old:
                continue
            is_new = held.get(oid, Lock.NONE) < lock
            work = works.get(relation.whole, Work.INSTANT)
            names = _names(oid, before) | _names(oid, after)
            whole = before.get(relation.whole, relation)
            found[oid] = Deed(whole.name, names, lock, work, is_new)
        return sorted(found.values(), key=lambda deed: (-WORKS.index(deed.work), -deed.lock, sorted(deed.names)))

    def _works(self, before: Relations, after: Relations) -> Iterable[tuple[int, Work]]:
        """Yield each old relation that was worked on, the hardest work last."""
        files = {relation.file for relation in before.values()}
        found = []
        for relation in after.values():
            old = before.get(relation.oid)
            if relation.whole not in self._old or relation.kind == "S":
                continue
            if old is not None and relation.scans > old.scans:
                found.append((relation.whole, Work.SCAN))
            if relation.file and relation.file not in files and (relation.kind == "i" or old is not None):
                found.append((relation.whole, Work.BUILD if relation.kind == "i" else Work.REWRITE))
        return sorted(found, key=lambda one: WORKS.index(one[1]))


def mode(name: str) -> Lock:
    """Return the lock that pg_locks calls AccessShareLock."""
    words = "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name.removesuffix("Lock"))
    return Lock[words.strip("_")]


def _strongest(rows: Iterable[tuple[int, str]]) -> dict[int, Lock]:
    found: dict[int, Lock] = {}
    for oid, name in rows:
        found[oid] = max(found.get(oid, Lock.NONE), mode(name))
    return found


def _names(oid: int, relations: Relations) -> frozenset[Name]:
    """Return the name of a relation and of what it is part of."""
    relation = relations.get(oid)
    whole = relations.get(relation.whole) if relation is not None else None
    return frozenset(found.name for found in (relation, whole) if found is not None)


_LOCKS = """
    SELECT relation, mode FROM pg_catalog.pg_locks
    WHERE pid = %s AND locktype = 'relation' AND relation >= 16384
      AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"""
_IS_WAITING = "SELECT FROM pg_catalog.pg_locks WHERE pid = %s AND NOT granted"
# The index of a TOAST table has its kind: neither is ever built, but with the table.
_RELATIONS = """
    SELECT c.oid, n.nspname::text, c.relname::text, CASE WHEN xt.oid IS NULL THEN c.relkind::text ELSE 't' END,
           coalesce(own.refobjid, x.indrelid, xt.oid, t.oid, c.oid), c.relfilenode, coalesce(s.seq_scan, 0)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
    LEFT JOIN pg_catalog.pg_class t ON t.reltoastrelid = c.oid AND c.relkind = 't'
    LEFT JOIN pg_catalog.pg_class xt ON xt.reltoastrelid = i.indrelid AND xt.oid <> c.oid
    LEFT JOIN LATERAL (SELECT i.indrelid WHERE xt.oid IS NULL) x ON true
    LEFT JOIN LATERAL (SELECT d.refobjid FROM pg_catalog.pg_depend d
                       WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                         AND d.objid = c.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                         AND d.deptype IN ('a', 'i') LIMIT 1) own ON true
    LEFT JOIN pg_catalog.pg_stat_xact_user_tables s ON s.relid = c.oid
    WHERE c.oid >= 16384"""
