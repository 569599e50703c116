"""Steps of every class that are at work for as long as a test wants: instantaneous, scanning, rewriting, building."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg

from faults.cluster import Cluster
from faults.scene import Scene, set_scene
from pgsync.store.journal import State

if TYPE_CHECKING:
    import subprocess

_SLOW = """
CREATE FUNCTION slow(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $f$BEGIN
  WHILE pg_catalog.current_setting('application_name') LIKE 'pgsync apply%'
    AND EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objid = 4711) LOOP
    PERFORM pg_catalog.pg_sleep(0.05);
  END LOOP;
  RETURN $1;
END$f$;
"""
_ROWS = "INSERT INTO t VALUES (1), (2), (3);"
_AT_WORK = """
SELECT 1 FROM pg_stat_activity
 WHERE datname = current_database() AND application_name LIKE 'pgsync apply%'
   AND (wait_event = 'PgSleep' OR wait_event_type = 'Lock')
"""


class Work(NamedTuple):
    """A step that waits: what the table gets. online: with the forms for large tables.

    holds: what somebody else has done who keeps it from being done; the function keeps the others.
    """

    wanted: str
    online: bool = False
    holds: str = "SELECT pg_advisory_xact_lock(4711)"


WORKS = {
    "lock": Work("CREATE TABLE t (a integer, b text);", holds="SELECT a FROM t"),
    "check": Work("CREATE TABLE t (a integer, CHECK (slow(a) > 0));"),
    "validate": Work("CREATE TABLE t (a integer, CHECK (slow(a) > 0));", online=True),
    "rewrite": Work("CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (slow(a)) STORED);"),
    "build": Work("CREATE TABLE t (a integer); CREATE INDEX t_slow ON t (slow(a));", online=True),
}


class Braked:
    """A scene whose plan is at work until it is released."""

    def __init__(self, scene: Scene, holder: psycopg.Connection[Any]) -> None:
        self.scene = scene
        self.before = scene.catalog()
        self._holder = holder

    def hold(self, work: Work) -> None:
        """Keep the step from being done."""
        self._holder.execute(work.holds.encode())

    def release(self) -> None:
        """Let it be done."""
        self._holder.rollback()

    def wait(self, process: "subprocess.Popen[bytes]") -> None:
        """Return when the step is at work."""
        deadline = time.monotonic() + 60
        while not self.scene.execute(_AT_WORK):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def require_nothing_left(self) -> None:
        """Check that no session, lock or invalid index is left, and no row is lost; a session takes a moment to end."""
        deadline = time.monotonic() + 10
        while (left := self.scene.residue()) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert left == []
        assert self.scene.execute("SELECT count(*)::int, sum(a)::int FROM t") == [(3, 6)]

    def require_there_and_back(self) -> None:
        """Bring the plan to its end, then take it back: each ends where it should."""
        scene = self.scene
        last = scene.runs[-1].state if scene.runs else None
        if last is not State.DONE:
            is_unfinished = last in {State.PARTIAL, State.INTERRUPTED}
            assert (scene.resume() if is_unfinished else scene.apply()).state is State.DONE
        assert not scene.left(scene.catalog("source"))
        self.require_nothing_left()
        assert scene.rollback().state is State.DONE
        assert not scene.left(self.before)
        self.require_nothing_left()


@contextmanager
def braked(server: Cluster, directory: Path, name: str, *, history: bool = False) -> Iterator[Braked]:
    """Yield the scene of a class of steps, held already."""
    work = WORKS[name]
    with ExitStack() as stack:
        source = stack.enter_context(server.database(_SLOW + work.wanted))
        target = stack.enter_context(server.database(f"{_SLOW}CREATE TABLE t (a integer);{_ROWS}"))
        scene = set_scene(directory, source, target, concurrently=False, online=work.online, history=history)
        found = Braked(scene, stack.enter_context(psycopg.connect(target)))
        found.hold(work)
        yield found
