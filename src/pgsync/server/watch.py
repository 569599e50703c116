"""A second session that looks, while a statement runs, at what it waits for and how far it is (SAFETY.md 3.10)."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from pgsync.errors import PgsyncError
from pgsync.server.connect import Connection, read_session
from pgsync.server.listener import Listener
from pgsync.server.locks import Blocker, blockers_of

_PATIENCE = 0.3  # seconds that a statement may take before anybody looks
_POLL = 0.25


class Watch:
    """Watches one statement after the other from a thread of its own; connects when the first takes long.

    seen: who was in the way of the last statement that was watched. waited: for how many seconds it was.
    """

    def __init__(self, opener: Callable[[], Connection], listener: Listener) -> None:
        """Watch with a session from `opener`; tell `listener`."""
        self._opener = opener
        self._listener = listener
        self._conn: Connection | None = None
        self._is_blind = False
        self.seen: tuple[Blocker, ...] = ()
        self.waited = 0.0

    @contextmanager
    def over(self, worker: Connection, step: int, deadline: float = 0.0) -> Iterator[None]:
        """Watch the statement that runs in the block.

        deadline: seconds after which it is cancelled from here; 0 for never.
        """
        self.seen, self.waited = (), 0.0
        done = threading.Event()
        thread = threading.Thread(target=self._look, args=(worker, step, deadline, done), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join(5)

    def close(self) -> None:
        """End the session."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def _look(self, worker: Connection, step: int, deadline: float, done: threading.Event) -> None:
        begin, pid, told = time.monotonic(), worker.info.backend_pid, None
        pause = _PATIENCE
        while not done.wait(pause):
            pause = _POLL
            if deadline and time.monotonic() - begin > deadline:
                worker.cancel_safe(timeout=5)
                return
            found = self._blockers(pid)
            if found:  # it has waited since it was last looked at, at least half of the time
                self.seen, self.waited = found, self.waited + (_PATIENCE if not self.waited else _POLL)
                if (who := {blocker.pid for blocker in found}) != told and not done.is_set():
                    told = who
                    self._listener.waiting(step, found)
            self._progress(pid, step, done)

    def _blockers(self, pid: int) -> tuple[Blocker, ...]:
        conn = self._session()
        if conn is None:
            return ()
        try:
            return blockers_of(conn, pid)
        except psycopg.Error:
            self.close()
            return ()

    def _progress(self, pid: int, step: int, done: threading.Event) -> None:
        conn = self._session()
        if conn is None:
            return
        try:
            row = conn.execute(_PROGRESS, (pid,)).fetchone()
        except psycopg.Error:
            self.close()
            return
        if row is not None and not done.is_set():
            self._listener.building(step, *row)

    def _session(self) -> Connection | None:
        """Return the session; None when there is no connection to be had, which is no reason to stop."""
        if self._conn is None and not self._is_blind:
            try:
                self._conn = self._opener()
                read_session(self._conn)
            except (PgsyncError, psycopg.Error):
                self._is_blind = True
        return self._conn


_PROGRESS = """
SELECT phase, CASE WHEN lockers_total > 0 THEN lockers_done WHEN tuples_total > 0 THEN tuples_done ELSE blocks_done END,
       CASE WHEN lockers_total > 0 THEN lockers_total WHEN tuples_total > 0 THEN tuples_total ELSE blocks_total END
  FROM pg_catalog.pg_stat_progress_create_index WHERE pid OPERATOR(pg_catalog.=) %s
"""
