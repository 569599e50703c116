"""Running somebody's SQL file on a scratch database, statement by statement, and looking at what each of them does."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import psycopg
from psycopg.pq import TransactionStatus

from pgsync.model.objects import Catalog
from pgsync.model.sqlfile import Piece
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, read_session
from pgsync.server.introspect import fingerprint
from pgsync.server.observe import Deed, Name, Observer, Relations
from pgsync.server.proving import Scratch
from pgsync.server.reaction import hint_for
from pgsync.server.wording import primary

STATEMENT_TIMEOUT = 120.0
"""Seconds for a statement on a copy without rows: what takes longer is stuck."""

_MOST_FAILURES = 20
_NOT_IN_A_TRANSACTION = ("25001", "2D000")  # CREATE INDEX CONCURRENTLY; a procedure that commits
# Classes of errors that say something of rows, or of files of a machine, and there are none here.
_OF_ROWS = ("22", "23", "P0", "38", "39", "58")
_IS_OF_MACHINE = "is not available"  # CREATE EXTENSION: feature_not_supported
_HARMLESS_OUTSIDE = frozenset({"INDEX", "UNIQUE", "TABLE"})
_OUTSIDE = frozenset({"REINDEX", "VACUUM", "CLUSTER", "ANALYZE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What the server says about a statement. offset: characters before the place that it is about.

    is_of_copy: it lacks rows, or files of another machine: on the target it may do.
    """

    message: str
    hint: str | None
    offset: int
    is_of_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One statement and what it did.

    before, after: the database around it. transaction: the number of the one it ran in; transactional: whether it can.
    tag: what the server calls it: "TRUNCATE TABLE". dropped_along: what CASCADE dropped, as PostgreSQL lists it.
    skipped: why it was not run.
    """

    piece: Piece
    before: Catalog
    after: Catalog
    transaction: int
    deeds: tuple[Deed, ...] = ()
    transactional: bool = True
    tag: str = ""
    dropped_along: tuple[str, ...] = ()
    failure: Failure | None = None
    skipped: str = ""


class FileRun:
    """One session that runs a file as psql would, each statement on its own unless the file says BEGIN."""

    def __init__(self, scratch: Scratch, look: Callable[[Connection], Catalog], settings: dict[str, str]) -> None:
        """Open the session.

        look: reads the database. settings: those that the session begins with: search_path, TimeZone.
        """
        self._scratch = scratch
        self._look = look
        self._conn = scratch.open()
        self._conn.add_notice_handler(self._noticed)
        self._dropped: list[str] = []
        settings = {"statement_timeout": f"{STATEMENT_TIMEOUT * 1000:.0f}", "client_min_messages": "notice", **settings}
        for name, value in settings.items():
            self._conn.execute("SELECT pg_catalog.set_config(%s, %s, false)", (name, value))
        if scratch.is_own:
            with suppress(psycopg.Error):  # before PostgreSQL 17 there is no such setting
                self._conn.execute("SET event_triggers = off")
        self._of_server = () if scratch.is_own else _shared(self._conn)
        self._observer = Observer(self._conn, scratch.open)
        self._known: Catalog | None = None
        self._catalog = self._seen()
        self._transaction = 0

    def close(self) -> None:
        """End the session."""
        self._conn.close()

    @property
    def catalog(self) -> Catalog:
        """The database as it is now."""
        return self._catalog

    def run(self, pieces: Sequence[Piece]) -> Iterator[Tried]:
        """Yield what each statement does; after many failures the rest is left out."""
        failures = 0
        for piece in pieces:
            if failures >= _MOST_FAILURES:
                yield self._tried(piece, skipped="too many statements before it failed")
                continue
            tried = self._one(piece)
            failures += tried.failure is not None and not tried.failure.is_of_copy
            yield tried

    # ---------------------------------------------------------------------------------------- one statement

    def _one(self, piece: Piece) -> Tried:
        if piece.has_rows:
            return self._tried(piece, skipped="rows are not loaded")
        if piece.controls_transaction:
            return self._controlled(piece)
        if self._is_open:
            return self._within(piece)
        self._transaction += 1
        self._conn.execute("BEGIN")
        tried = self._within(piece)
        if tried.failure is None:
            return self._committed(tried)
        self._conn.execute("ROLLBACK")
        if tried.transactional:
            return tried
        return self._outside(piece)

    @property
    def _is_open(self) -> bool:
        return self._conn.info.transaction_status is not TransactionStatus.IDLE

    def _controlled(self, piece: Piece) -> Tried:
        """Run BEGIN, COMMIT and their like."""
        if not self._is_open:
            self._transaction += 1
        try:
            tag = self._execute(piece)
        except psycopg.Error as error:
            if self._conn.info.transaction_status is TransactionStatus.INERROR:
                self._conn.execute("ROLLBACK")
            self._catalog = self._seen()
            return self._tried(piece, failure=_failure(error))
        if tag == "ROLLBACK":
            self._catalog = self._seen()
        return self._tried(piece, tag=tag)

    def _within(self, piece: Piece) -> Tried:
        """Run a statement in the transaction that is open, and look at it before anything is committed."""
        self._dropped.clear()
        before, relations, held = self._catalog, self._observer.relations(), self._observer.locks()
        self._conn.execute("SAVEPOINT pgsync_before")
        try:
            tag = self._execute(piece)
            deeds = tuple(self._observer.deeds(relations, held))
        except psycopg.Error as error:
            self._conn.execute("ROLLBACK TO SAVEPOINT pgsync_before")
            is_transactional = error.sqlstate not in _NOT_IN_A_TRANSACTION
            return self._tried(piece, failure=_failure(error), transactional=is_transactional)
        if not self._scratch.is_own and _shared(self._conn) != self._of_server:
            self._conn.execute("ROLLBACK TO SAVEPOINT pgsync_before")
            return self._tried(piece, skipped=f"it changes what belongs to the whole server, and {_ELSEWHERE}")
        self._catalog = self._seen()
        self._conn.execute("RELEASE SAVEPOINT pgsync_before")
        return self._tried(piece, before=before, deeds=deeds, tag=tag, dropped_along=tuple(self._dropped))

    def _committed(self, tried: Tried) -> Tried:
        try:
            self._conn.execute("COMMIT")
        except psycopg.Error as error:
            self._catalog = tried.before
            return self._tried(tried.piece, failure=_failure(error))
        return tried

    def _outside(self, piece: Piece) -> Tried:
        """Run what cannot run in a transaction."""
        self._dropped.clear()
        if not self._scratch.is_own and not _stays_in_database(piece):
            return self._tried(piece, skipped=f"it runs outside of transactions, and {_ELSEWHERE}", transactional=False)
        before, relations = self._catalog, self._observer.relations()
        try:
            deeds = tuple(self._observer.outside(piece.text.encode(), relations, _named(piece, relations)))
        except psycopg.Error as error:
            self._catalog = self._seen()
            return self._tried(piece, failure=_failure(error), transactional=False)
        self._catalog = self._seen()
        return self._tried(piece, before=before, deeds=deeds, transactional=False)

    def _execute(self, piece: Piece) -> str:
        return self._conn.execute(piece.text.encode(), binary=True, prepare=False).statusmessage or ""

    def _tried(
        self,
        piece: Piece,
        *,
        before: Catalog | None = None,
        deeds: tuple[Deed, ...] = (),
        transactional: bool = True,
        tag: str = "",
        dropped_along: tuple[str, ...] = (),
        failure: Failure | None = None,
        skipped: str = "",
    ) -> Tried:
        return Tried(
            piece=piece,
            before=before or self._catalog,
            after=self._catalog,
            transaction=self._transaction,
            deeds=deeds,
            transactional=transactional,
            tag=tag,
            dropped_along=dropped_along,
            failure=failure,
            skipped=skipped,
        )

    # ---------------------------------------------------------------------------------------- looking

    def _seen(self) -> Catalog:
        """Read the database from within the session, and leave the session as it is."""
        is_open = self._is_open
        self._conn.execute("SAVEPOINT pgsync_look" if is_open else "BEGIN")
        try:
            read_session(self._conn)
            if self._known is None or fingerprint(self._conn) != self._known.fingerprint:
                self._known = self._look(self._conn)
            return self._known
        finally:
            self._conn.execute("ROLLBACK TO SAVEPOINT pgsync_look" if is_open else "ROLLBACK")
            if is_open:
                self._conn.execute("RELEASE SAVEPOINT pgsync_look")

    def _noticed(self, diagnostic: psycopg.errors.Diagnostic) -> None:
        """Keep what DROP ... CASCADE says of itself."""
        if diagnostic.source_function == "reportDependentObjects":
            self._dropped += (diagnostic.message_detail or diagnostic.message_primary or "").splitlines()


_ELSEWHERE = "nothing of that is tried on a server that is not our own"


def _shared(conn: Connection) -> tuple[object, ...]:
    """Return what changes when roles, databases or tablespaces of the server do."""
    return tuple(conn.execute(_SHARED).fetchall())


def _stays_in_database(piece: Piece) -> bool:
    first, second = (*piece.words, "", "")[:2]
    return first in _OUTSIDE or (first in {"CREATE", "DROP", "ALTER"} and second in _HARMLESS_OUTSIDE)


def _named(piece: Piece, relations: Relations) -> list[Name]:
    """Return the tables that a statement names, or of which it names an index."""
    wholes = {one.whole for one in relations.values() if one.name[1] in piece.names}
    return [one.name for one in relations.values() if one.oid in wholes and one.kind in {"r", "p"}]


def _failure(error: psycopg.Error) -> Failure:
    state = error.sqlstate or ""
    position = error.diag.statement_position
    message = f"{primary(error)}{f' [{state}]' if state else ''}"
    return Failure(
        message=". ".join(filter(None, (message, (error.diag.message_detail or "").removesuffix(".")))),
        hint=error.diag.message_hint or (hint_for(error) if state in {"42501", "53100", "53200"} else None),
        offset=int(position) - 1 if position else 0,
        is_of_copy=state.startswith(_OF_ROWS) or _IS_OF_MACHINE in message,
    )


_SHARED = """
SELECT (SELECT pg_catalog.string_agg(r::pg_catalog.text, '' ORDER BY r.oid) FROM pg_catalog.pg_roles r),
       (SELECT pg_catalog.string_agg(m.xmin::pg_catalog.text, '' ORDER BY m.roleid, m.member)
          FROM pg_catalog.pg_auth_members m),
       (SELECT pg_catalog.string_agg(d.datname || d.xmin::pg_catalog.text, '' ORDER BY d.oid)
          FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()),
       (SELECT pg_catalog.string_agg(s.xmin::pg_catalog.text, '' ORDER BY s.setdatabase, s.setrole)
          FROM pg_catalog.pg_db_role_setting s),
       (SELECT pg_catalog.string_agg(t.xmin::pg_catalog.text, '' ORDER BY t.oid) FROM pg_catalog.pg_tablespace t)
"""
