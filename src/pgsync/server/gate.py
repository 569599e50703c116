"""Between two transactions of a run: waiting while others must not be disturbed, stopping when time is over."""

import time
from collections.abc import Callable
from pathlib import Path

from pgsync.plain import dataclass
from pgsync.server.connect import Connection

_POLL = 1.0
_REMIND = 60.0


class WindowOverError(Exception):
    """The time for the run is over; what is committed stays, the rest can be resumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """When the next transaction may begin.

    pause_file: while it exists, none begins. max_window: seconds from the start after which none begins; 0 for no end.
    max_standby_lag: seconds that a standby may be behind (pg_stat_replication.replay_lag); 0 does not look.
    """

    pause_file: Path | None = None
    max_window: float = 0.0
    max_standby_lag: float = 0.0

    def wait(self, conn: Connection, begun: float, note: Callable[[str], None]) -> None:
        """Return when the next transaction may begin; raises WindowOverError.

        begun: of the run, in time.monotonic()'s seconds. note: is told once for each reason, and again every minute.
        """
        told: dict[str, float] = {}
        while reason := self._obstacle(conn):
            self._require_time(begun)
            if time.monotonic() - told.get(reason[0], -_REMIND) >= _REMIND:
                told[reason[0]] = time.monotonic()
                note(reason[1])
            time.sleep(_POLL)
        self._require_time(begun)

    def _require_time(self, begun: float) -> None:
        if self.max_window and time.monotonic() - begun >= self.max_window:
            raise WindowOverError

    def _obstacle(self, conn: Connection) -> tuple[str, str] | None:
        """Return what is in the way: a name for it, and a sentence."""
        if self.pause_file is not None and self.pause_file.exists():
            return "file", f"paused before the next transaction; it goes on when {self.pause_file} is gone"
        if not self.max_standby_lag:
            return None
        row = conn.execute(_LAG).fetchone()
        if row is None or row[1] <= self.max_standby_lag:
            return None
        hint = "--max-standby-lag=0 does not wait"
        return f"standby {row[0]}", f"standby {row[0]} is {row[1]:.0f} s behind; waiting until it caught up ({hint})"


_LAG = """
SELECT coalesce(nullif(application_name, ''), client_addr::pg_catalog.text, 'without a name'),
       EXTRACT(epoch FROM replay_lag)::pg_catalog.float8
  FROM pg_catalog.pg_stat_replication
 WHERE replay_lag IS NOT NULL ORDER BY replay_lag DESC LIMIT 1
"""
