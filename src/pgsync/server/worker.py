"""The session that changes a database: opened, checked, locked, opened again when lost (SAFETY.md 3.1, 3.2)."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import psycopg

from pgsync.errors import ConnectionFailed, PasswordRejected, PasswordRequired, PgsyncError, Refused
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, ServerInfo, describe_server, write_session
from pgsync.server.locks import obtain_advisory_lock

Opener = Callable[[], Connection]

_WANTED = {
    "search_path": "pg_catalog, pg_temp",
    "client_encoding": "UTF8",
    "standard_conforming_strings": "on",
    "default_transaction_read_only": "off",
    "default_transaction_isolation": "read committed",
    "default_tablespace": "",
    "default_table_access_method": "heap",
    "check_function_bodies": "off",
    "row_security": "off",
    "xmloption": "content",
    "synchronous_commit": "on",
}
"""What the meaning of the statements depends on: read back, because a pooler or the server may say no."""

_SHOWN = ("TimeZone", "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
_LONGEST_PAUSE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long to wait for what, in seconds.

    lock_timeout: the longest wait of one attempt; the first is shorter. Never 0, which would wait for ever while
    everybody else waits behind us.
    statement_timeout: for each statement; 0 stops only short steps that block others and are not done in time.
    retries: further attempts after contention, within `patience`.
    lock_wait: for another pgsync. reconnect: for a server that is gone.
    """

    lock_timeout: float = 5.0
    statement_timeout: float = 0.0
    retries: int = 14
    patience: float = 600.0
    lock_wait: float = 0.0
    reconnect: float = 300.0


def require_writable(info: ServerInfo, name: str) -> None:
    """Raise Refused unless changes can be made through this session: no standby, no pooler."""
    if info.is_standby:
        raise Refused(
            f"{name} is a standby",
            f"The server at {info.host} is in recovery, so nothing can be written there.",
            "Name the primary server.",
        )
    if info.is_read_only:
        raise Refused(
            f"{name} is read-only",
            "Sessions start with default_transaction_read_only = on, by a setting of the server, the database or "
            f"role {info.role}.",
            "Connect as another role, or reset the setting if changes are meant to happen here.",
        )
    if info.is_pooled:
        raise Refused(
            f"{name} is reached through a connection pooler",
            "Settings and locks of a session would leak to other clients, and others' to us.",
            "Name the server's own host and port (Supabase, Neon: the direct connection, port 5432).",
        )


class Worker:
    """The session. `settings` are those read back from it."""

    def __init__(self, opener: Opener, name: str, application_name: str, limits: Limits) -> None:
        """Open nothing yet.

        opener: opens a session; called again when it is lost. name: of the target, for messages.
        """
        self._opener = opener
        self._name = name
        self._application_name = application_name
        self._limits = limits
        self._identifier: str | None = None
        self._conn: Connection | None = None
        self.settings: Mapping[str, str] = {}

    @property
    def conn(self) -> Connection:
        """The open session."""
        if self._conn is None:
            raise PgsyncError("the session is not open")
        return self._conn

    @property
    def is_open(self) -> bool:
        """Whether statements can be sent."""
        return self._conn is not None and not self._conn.closed

    def open(self, lock_wait: float | None = None) -> None:
        """Open the session and keep every other pgsync out; raises Refused, LockNotObtained, ConnectionFailed.

        lock_wait: seconds to wait for another pgsync; the limits' own when None.
        """
        conn = self._opener()
        try:
            info = describe_server(conn)
            require_writable(info, self._name)
            self._require_same_server(info)
            write_session(conn, self._limits.lock_timeout, 0, self._application_name)
            conn.execute("SET default_table_access_method = heap")
            self.settings = _read_back(conn)
            obtain_advisory_lock(conn, self._limits.lock_wait if lock_wait is None else lock_wait)
        except BaseException:
            conn.close()
            raise
        self._conn = conn

    def reopen(self) -> None:
        """Open a new session after the old one was lost; raises ConnectionFailed when that takes too long.

        When it returns, the old session is over: the lock that it held until its end is ours again.
        """
        self.close()
        deadline = time.monotonic() + self._limits.reconnect
        pause = 0.1
        while True:
            try:
                self.open(lock_wait=max(0.0, deadline - time.monotonic()))
            except (PasswordRejected, PasswordRequired):
                raise
            except (ConnectionFailed, psycopg.Error):
                if time.monotonic() + pause > deadline:
                    raise
            else:
                return
            time.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    def _require_same_server(self, info: ServerInfo) -> None:
        if self._identifier is not None and info.system_identifier != self._identifier:
            raise PgsyncError(
                f"{self._name} is another server now",
                "Its system identifier changed while the session was lost, as after a restored backup.",
            )
        self._identifier = info.system_identifier

    def execute(self, sql: str) -> None:
        """Run exactly one statement; a text with two is rejected by the server (42601)."""
        # binary=True makes psycopg use the extended protocol, in which a message holds one statement.
        self.conn.execute(sql.encode(), binary=True, prepare=False)

    def value(self, query: str, *parameters: object) -> Any:
        """Return the first column of the first row; None without one."""
        row = self.conn.execute(query.encode(), parameters or None).fetchone()
        return None if row is None else row[0]

    def rollback(self) -> None:
        """End an open transaction, as far as there still is a session."""
        if self.is_open and self.conn.info.transaction_status.name in {"INTRANS", "INERROR"}:
            self.conn.execute("ROLLBACK")

    def close(self) -> None:
        """End the session and with it everything that it holds."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None


def _read_back(conn: Connection) -> Mapping[str, str]:
    """Return the settings of the session; raises PgsyncError when one is not what was asked for."""
    rows = conn.execute(
        "SELECT name, pg_catalog.current_setting(name) FROM pg_catalog.unnest(%s::text[]) AS s (name)",
        ([*_WANTED, *_SHOWN],),
    ).fetchall()
    found: dict[str, str] = {name: value for name, value in rows}  # noqa: C416
    for name, wanted in _WANTED.items():
        if found[name] != wanted:
            raise PgsyncError(
                f"the server does not let a session set {name}",
                f'It is "{found[name]}" and must be "{wanted}".',
                "Connect directly to the server, without a pooler.",
            )
    return found
