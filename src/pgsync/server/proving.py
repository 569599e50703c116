"""Scratch databases on which plans are proven: where they can be had, and whole plans in few round trips."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import LiteralString

import psycopg
from psycopg import sql

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import PgsyncError
from pgsync.model.plan import Batch, Planned
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, connect, describe_server, write_session
from pgsync.server.embedded import EmbeddedServer
from pgsync.server.reaction import hint_for
from pgsync.server.scratch import scratch_database
from pgsync.server.wording import brief, joined, primary, sentence_of

EMBEDDED_VERSION = 18
"""Major version of the embedded server."""

_STATEMENT_TIMEOUT = 600.0  # seconds; what hangs on an empty copy is stuck
_LOCK_TIMEOUT = 10.0
_CHUNK = 100  # statements in one round trip
_COMMITTED_TOGETHER = 500  # statements of a copy: each takes locks, and a server has 6,400 of them by default
_FOREIGN = ("58P01", "57014")  # a file of the installation is missing; it took too long
_OF_VALUES = "22"
_OF_ROWS = ("22", "P0", "38", "39")  # classes: what code of users says of data, and there is none on a copy
_HAS_EVENT_TRIGGERS_SETTING = 17_00_00


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a copy of a database needs of its server.

    version: 0 for any. role: that the target is changed as: owner of what the plan creates; "" for whoever connects.
    roles, tablespaces: names that it uses.
    """

    version: int = 0
    role: str = ""
    roles: tuple[str, ...] = ()
    tablespaces: tuple[str, ...] = ()


class NoScratchError(PgsyncError):
    """No scratch database can be had here; the message says why."""


class StepFailed(PgsyncError):
    """A step failed on a scratch database.

    step: which one, from 1. is_foreign: it lacks what only the target may have: files of its machine, rows.
    """

    def __init__(self, error: psycopg.Error, planned: Planned, step: int) -> None:
        state = f" [{error.sqlstate}]" if error.sqlstate else ""
        super().__init__(
            f"{primary(error)}{state}",
            joined(f"{brief(planned)}.", error.diag.message_detail),
            hint_for(error),
        )
        self.planned = planned
        self.step = step
        is_known = planned.object.kind == "row" and (error.sqlstate or "").startswith(_OF_VALUES)  # they are here too
        self.is_foreign = (error.sqlstate or "").startswith((*_FOREIGN, *_OF_ROWS)) and not is_known


@dataclass(frozen=True, slots=True)
class Scratch:
    """An empty database. words: what it is, for people. role: whom its sessions act as. is_own: nobody else's."""

    words: str
    target: ConnectionTarget
    role: str
    is_own: bool

    def open(self) -> Connection:
        """Open a session that acts as the role that the target is changed as; raises NoScratchError."""
        conn = connect(self.target, application_name="pgsync proof")
        try:
            if conn.execute("SELECT CURRENT_USER::pg_catalog.text").fetchone() != (self.role,):
                conn.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(self.role)))
        except psycopg.Error as error:
            conn.close()
            raise NoScratchError(f"nobody on {self.words} can act as role {self.role}: {primary(error)}") from None
        return conn

    def run(self, batches: Iterable[Batch], *, is_copy: bool = False) -> None:
        """Run a plan; raises StepFailed.

        is_copy: it builds the copy, so that its transactions may be cut anywhere.
        """
        with self.open() as conn:
            write_session(conn, _LOCK_TIMEOUT, _STATEMENT_TIMEOUT, "pgsync proof")
            conn.execute("SET default_table_access_method = heap")
            conn.execute("SET client_min_messages = error")
            if self.is_own and conn.info.server_version >= _HAS_EVENT_TRIGGERS_SETTING:
                conn.execute("SET event_triggers = off")  # what they do is for the target's eyes only
            first = 1
            for batch in batches:
                for part in _cut(batch) if is_copy else (batch,):
                    _run_batch(conn, part, first)
                    first += len(part.statements)


@contextmanager
def embedded_scratch(needs: Needs) -> Iterator[Scratch]:
    """Yield a database on an embedded server of our own, with the target's roles and tablespaces."""
    with EmbeddedServer() as server:
        needs = needs if needs.role else replace(needs, role=server.target().user or "")
        with connect(server.target()) as conn:
            _create_roles(conn, [role for role in needs.roles if role != needs.role], needs.role)
            conn.execute("SET allow_in_place_tablespaces = on")
            for name in needs.tablespaces:
                conn.execute(sql.SQL("CREATE TABLESPACE {} LOCATION ''").format(sql.Identifier(name)))
        with scratch_database(server.target()) as target:
            words = f"a scratch PostgreSQL {EMBEDDED_VERSION}"
            yield Scratch(words, target, needs.role, is_own=True)


@contextmanager
def server_scratch(server: ConnectionTarget, needs: Needs, words: str, forbidden: str = "") -> Iterator[Scratch]:
    """Yield a database on somebody's server, with missing roles for as long as it exists; raises NoScratchError.

    server: any database there; its role needs CREATEDB, and to be a superuser unless it is the target's own role.
    forbidden: the identifier of the server on which nothing may be tried out.
    """
    with connect(server) as conn:
        info = describe_server(conn)
        needs = replace(needs, version=needs.version or info.major, role=needs.role or info.role)
        if info.major != needs.version:
            raise NoScratchError(f"{words} is PostgreSQL {info.major}, the target {needs.version}")
        if info.is_standby or info.is_pooled:
            raise NoScratchError(f"{words} is a standby or behind a pooler")
        if forbidden and info.system_identifier == forbidden:
            raise NoScratchError(f"{words} is the target's own server, and that is production, or may be")
        missing = _missing(conn, "pg_tablespace", "spcname", needs.tablespaces)
        if missing:
            raise NoScratchError(f"{words} has no tablespace {', '.join(missing)}")
        missing = _missing(conn, "pg_roles", "rolname", (*needs.roles, needs.role))
        created: list[str] = []
        try:
            created = _with_roles(conn, missing, needs.role, words)
            with scratch_database(server) as target:
                if info.role != needs.role and info.is_superuser:
                    names = map(sql.Identifier, (target.dbname, needs.role))
                    conn.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(*names))
                yield Scratch(f"{words} (PostgreSQL {info.major})", target, needs.role, is_own=False)
        finally:
            for name in created:
                with suppress(psycopg.Error):
                    conn.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def names_of_server(conn: Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of all roles and tablespaces of a server but its own."""
    row = conn.execute(_NAMES).fetchone()
    return ((), ()) if row is None else (tuple(row[0]), tuple(row[1]))


@contextmanager
def trying(words: str) -> Iterator[None]:
    """Turn what a scratch server says into a NoScratchError."""
    try:
        yield
    except psycopg.Error as error:
        raise NoScratchError(f"{words}: {sentence_of(error).removesuffix('.')}") from None


def _missing(conn: Connection, catalog: LiteralString, column: LiteralString, names: Sequence[str]) -> list[str]:
    query = sql.SQL("SELECT {column}::text FROM pg_catalog.{catalog} WHERE {column} = ANY (%s)").format(
        column=sql.Identifier(column), catalog=sql.Identifier(catalog)
    )
    known = {row[0] for row in conn.execute(query, (list(names),))}
    return sorted(set(names) - known)


def _with_roles(conn: Connection, missing: Sequence[str], role: str, words: str) -> list[str]:
    if not missing:
        return []
    try:
        _create_roles(conn, [name for name in missing if name != role], role if role in missing else "")
    except psycopg.Error as error:
        raise NoScratchError(f"{words} has no role {', '.join(missing)}: {primary(error)}") from None
    return list(missing)


def _create_roles(conn: Connection, names: Iterable[str], superuser: str) -> None:
    """Create roles that cannot log in; `superuser` is the one that stands for the target's own role."""
    known = {row[0] for row in conn.execute("SELECT rolname::text FROM pg_catalog.pg_roles")}
    with conn.transaction():
        for name in names:
            if name not in known:
                conn.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
        if superuser and superuser not in known:
            conn.execute(sql.SQL("CREATE ROLE {} SUPERUSER NOLOGIN").format(sql.Identifier(superuser)))


def _cut(batch: Batch) -> Iterator[Batch]:
    for first in range(0, len(batch.statements), _COMMITTED_TOGETHER):
        yield Batch(batch.statements[first : first + _COMMITTED_TOGETHER], batch.transactional)


def _run_batch(conn: Connection, batch: Batch, first: int) -> None:
    if batch.transactional and len(batch.statements) > 1:
        try:
            conn.execute("BEGIN")
            for start in range(0, len(batch.statements), _CHUNK):
                _run_together(conn, batch.statements[start : start + _CHUNK])
            conn.execute("COMMIT")
        except psycopg.Error:
            conn.execute("ROLLBACK")  # in a pipeline nobody knows which one failed: once more, one by one
        else:
            return
    _run_singly(conn, batch, first)


def _run_together(conn: Connection, statements: Sequence[Planned]) -> None:
    with conn.pipeline():
        for planned in statements:
            conn.execute(planned.statement.sql.encode(), binary=True, prepare=False)


def _run_singly(conn: Connection, batch: Batch, first: int) -> None:
    if batch.transactional:
        conn.execute("BEGIN")
    for step, planned in enumerate(batch.statements, first):
        try:
            conn.execute(planned.statement.sql.encode(), binary=True, prepare=False)
        except psycopg.Error as error:
            raise StepFailed(error, planned, step) from None
    if batch.transactional:
        try:
            conn.execute("COMMIT")
        except psycopg.Error as error:  # a deferred constraint
            raise StepFailed(error, batch.statements[-1], first + len(batch.statements) - 1) from None


_NAMES: LiteralString = """
SELECT ARRAY(SELECT rolname::pg_catalog.text FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.!~) '^pg_'
              ORDER BY 1),
       ARRAY(SELECT spcname::pg_catalog.text FROM pg_catalog.pg_tablespace
              WHERE spcname OPERATOR(pg_catalog.!~) '^pg_' ORDER BY 1)
"""
