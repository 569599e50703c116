"""The history: what each run did, in the database that it did it to, in the same transactions (SAFETY.md 3.7)."""

import json
from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

from pgsync.errors import Refused
from pgsync.model.own import HISTORY, HISTORY_MARK
from pgsync.plain import dataclass
from pgsync.server.connect import Connection

_HINT = "A superuser, or the database's owner, may create it; or set history = false under [apply]."


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run as the history has it.

    header: the first line of its journal. batches: what is recorded of each transaction: "started", or how it was
    done. state: as in the journal; "running" while nobody wrote an end. finished: when, in UTC.
    """

    run: str
    header: Mapping[str, Any]
    state: str
    message: str
    batches: Mapping[int, str]
    finished: str | None


class History:
    """The tables of one schema; everything is written through the session that changes the database."""

    def __init__(self, schema: str = HISTORY) -> None:
        """Use the tables in `schema`; they need not be there."""
        self.schema = schema

    def is_there(self, conn: Connection) -> bool:
        """Tell whether a history can be read."""
        row = conn.execute("SELECT pg_catalog.to_regclass(%s) IS NOT NULL", (f'"{self._quoted}".step',)).fetchone()
        return bool(row and row[0])

    def ensure(self, conn: Connection) -> None:
        """Create the tables where there are none; raises Refused when somebody else's are there, or no right to."""
        row = conn.execute(_SCHEMA, (self.schema,)).fetchone()
        if row is not None:
            self._require_trusted(*row)
            if self.is_there(conn):
                return
        try:
            with conn.transaction():
                for statement in _CREATE if row is None else _CREATE[1:]:
                    conn.execute(self.named(statement))
        except psycopg.errors.InsufficientPrivilege as error:
            raise Refused(
                f'the history cannot be kept in schema "{self.schema}"', f"{error.diag.message_primary}.", _HINT
            ) from None

    def begin(self, conn: Connection, run: str, header: Mapping[str, Any], plan: bytes, baseline: bytes) -> None:
        """Record a run with all that another machine needs to go on with it; once."""
        statement = "INSERT INTO {}.run (run, header, plan, baseline) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        conn.execute(self.named(statement), (run, json.dumps(header), plan, baseline))

    def runs(self, conn: Connection) -> list[Recorded]:
        """Return all runs, the oldest first; none where there is no history."""
        if not self.is_there(conn):
            return []
        found: dict[str, dict[int, str]] = {}
        steps = (
            "SELECT run, batch, CASE event WHEN 'done' THEN how ELSE event END FROM {}.step ORDER BY run, event DESC"
        )
        for run, batch, how in conn.execute(self.named(steps)).fetchall():
            found.setdefault(run, {})[batch] = how
        rows = conn.execute(self.named(_RUNS)).fetchall()
        return [
            Recorded(run, json.loads(header), state, message, found.get(run, {}), finished)
            for run, header, state, message, finished in rows
        ]

    def kept(self, conn: Connection, run: str) -> tuple[bytes, bytes]:
        """Return the plan and the baseline of a run."""
        query = "SELECT plan, baseline FROM {}.run WHERE run OPERATOR(pg_catalog.=) %s"
        plan, baseline = conn.execute(self.named(query), (run,)).fetchall()[0]
        return bytes(plan), bytes(baseline)

    def of(self, run: str) -> "Ledger":
        """Return what the executor of one run writes to."""
        return Ledger(self, run)

    def named(self, statement: str) -> sql.Composed:
        """Return a statement with the schema in place of {}."""
        return sql.SQL(statement).format(sql.Identifier(self.schema))

    @property
    def _quoted(self) -> str:
        return self.schema.replace('"', '""')

    def _require_trusted(self, owner: str, is_trusted: bool, is_ours: bool) -> None:  # noqa: FBT001 - a row
        """Raise Refused unless what we insert into runs nobody else's triggers (SAFETY.md S27)."""
        if not is_ours:
            raise Refused(
                f'schema "{self.schema}" is not a history of pgsync',
                "It was there before, and its comment does not say that it is one.",
                "Name another with history_schema = … under [apply].",
            )
        if not is_trusted:
            raise Refused(
                f'the history in schema "{self.schema}" belongs to role {owner}',
                "Its tables could run that role's triggers with our rights.",
                f"Connect as {owner}, or name another schema with history_schema = … under [apply].",
            )


class Ledger:
    """What is recorded of one run."""

    def __init__(self, history: History, run: str) -> None:
        """Write to `history`."""
        self._history = history
        self._run = run

    def started(self, conn: Connection, batch: int) -> None:
        """Record that a step outside of any transaction is about to be sent."""
        self._insert(conn, batch, "started", "", " ON CONFLICT DO NOTHING")

    def done(self, conn: Connection, batch: int, how: str = "done", *, once: bool = True) -> None:
        """Record a transaction, inside it; a second time is an error (23505), unless it is not `once`."""
        self._insert(conn, batch, "done", how, "" if once else " ON CONFLICT DO NOTHING")

    def is_done(self, conn: Connection, batch: int) -> bool:
        """Tell whether a transaction is committed: exactly, once the session that ran it is over."""
        return self.batches(conn).get(batch, "started") != "started"

    def batches(self, conn: Connection) -> dict[int, str]:
        """Return what is recorded of each transaction: "started", or how it was done."""
        query = (
            "SELECT batch, CASE event WHEN 'done' THEN how ELSE event END FROM {}.step"
            " WHERE run OPERATOR(pg_catalog.=) %s ORDER BY event DESC"
        )
        return dict(conn.execute(self._history.named(query), (self._run,)).fetchall())

    def state(self, conn: Connection) -> str | None:
        """Return what became of the run; None when it is not recorded."""
        query = "SELECT state FROM {}.run WHERE run OPERATOR(pg_catalog.=) %s"
        row = conn.execute(self._history.named(query), (self._run,)).fetchone()
        return None if row is None else str(row[0])

    def ended(self, conn: Connection, state: str, message: str) -> None:
        """Record how the run ended."""
        conn.execute(
            self._history.named(
                "UPDATE {}.run SET state = %s, message = %s, finished = pg_catalog.clock_timestamp()"
                " WHERE run OPERATOR(pg_catalog.=) %s"
            ),
            (state, message, self._run),
        )

    def _insert(self, conn: Connection, batch: int, event: str, how: str, conflict: str) -> None:
        statement = f"INSERT INTO {{}}.step (run, batch, event, how) VALUES (%s, %s, %s, %s){conflict}"  # noqa: S608
        conn.execute(self._history.named(statement), (self._run, batch, event, how))


# A schema made for somebody else's triggers to run under our name is not written to.
_RUNS = """
    SELECT run, header, state, message,
           pg_catalog.to_char(finished AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      FROM {}.run ORDER BY run
"""
_SCHEMA = f"""
SELECT r.rolname::text,
       r.rolname OPERATOR(pg_catalog.=) current_user OR r.rolsuper
       OR r.oid OPERATOR(pg_catalog.=) (SELECT datdba FROM pg_catalog.pg_database
                                         WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       pg_catalog.obj_description(n.oid, 'pg_namespace') IS NOT DISTINCT FROM '{HISTORY_MARK}'
       OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace OPERATOR(pg_catalog.=) n.oid)
  FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) n.nspowner
 WHERE n.nspname OPERATOR(pg_catalog.=) %s
""".encode()  # noqa: S608
_CREATE = (
    "CREATE SCHEMA {}",
    "REVOKE ALL ON SCHEMA {} FROM PUBLIC",
    "COMMENT ON SCHEMA {} IS '" + HISTORY_MARK + "'",
    """CREATE TABLE {}.run (
        run text PRIMARY KEY, header text NOT NULL, plan bytea NOT NULL, baseline bytea NOT NULL,
        role name NOT NULL DEFAULT session_user, client inet DEFAULT pg_catalog.inet_client_addr(),
        started timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(), state text NOT NULL DEFAULT 'running',
        message text NOT NULL DEFAULT '', finished timestamptz)""",
    """CREATE TABLE {0}.step (
        run text NOT NULL REFERENCES {0}.run, batch integer NOT NULL, event text NOT NULL, how text NOT NULL,
        xid text NOT NULL DEFAULT pg_catalog.pg_current_xact_id()::pg_catalog.text,
        at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(), PRIMARY KEY (run, batch, event))""",
    "REVOKE ALL ON {0}.run, {0}.step FROM PUBLIC",
)
