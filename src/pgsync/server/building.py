"""Building a schema from SQL: the statements of files, run as psql runs them, in a scratch database."""

import logging
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress

import psycopg
from psycopg import pq, sql

from pgsync.model.identity import ObjectId
from pgsync.model.rows import is_one
from pgsync.model.script import Part, Script, Scripts, Sentence, SqlError
from pgsync.model.spans import Token, parsed
from pgsync.server.connect import Connection, connect
from pgsync.server.proving import Scratch
from pgsync.server.wording import primary

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # it says of each pipeline that ends early that it did

_CHUNK = 100  # statements in one round trip
_CLUSTER = frozenset({"ROLE", "USER", "GROUP", "SUBSCRIPTION"})
# Files are read as UTF-8, whatever they say.
_NEVER = frozenset(
    {
        ("SET", "CLIENT_ENCODING"),
        ("ALTER", "SYSTEM"),
        ("COMMENT", "ON", "DATABASE"),
        ("COMMENT", "ON", "TABLESPACE"),
    }
)
_VERBS = frozenset({"CREATE", "ALTER", "DROP"})
_ON_DATABASE = re.compile(r"\bON\s+DATABASE\b", re.IGNORECASE)
_NO_CONNECT = re.compile(r"\bconnect\s*=\s*(false|off|0|'false'|'off')", re.IGNORECASE)
_MISSING = re.compile(r'^(role|tablespace) "(.*)" does not exist$', re.DOTALL)
_UNDEFINED = frozenset({"42P01", "42883", "42704", "3F000", "42703"})  # what another file may still bring
_EXISTS = "42710"
_QUALIFIED = 2  # parts of a table's name with its schema
_NOT_INSTALLED = frozenset({"58P01", "0A000"})


class MissingRoles(Exception):
    """The SQL names a role that the scratch server does not have, and that is not to be made there for good."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BuildFailed(SqlError):
    """A statement failed. is_foreign: for want of an extension or file, which another server may have."""

    is_foreign = False


def build(scratch: Scratch, scripts: Scripts, progress: Callable[[str], None], tables: Collection[str] = ()) -> None:
    """Run everything; raises BuildFailed at the statement that fails, MissingRoles.

    tables: patterns of those that get the rows which COPY has for them.

    Nothing reaches beyond the scratch database: what is about whole databases, tablespaces and, on a server that is
    not our own, roles and subscriptions is left out. Files in no order are tried again after those that they need.
    """
    with scratch.open() as conn:
        conn.execute("SET client_min_messages = error")
        builder = _Builder(conn, scratch, tables)
        if scripts.is_ordered or len(scripts.scripts) == 1:
            for script in scripts.scripts:
                builder.run(script)
                builder.reset()
        else:
            builder.run_in_any_order(scripts.scripts, progress)


class _Builder:
    """Runs scripts in one session."""

    def __init__(self, conn: Connection, scratch: Scratch, tables: Collection[str] = ()) -> None:
        self.conn = conn
        self.scratch = scratch
        self.tables = tables

    def reset(self) -> None:
        """Let a script begin as in a session of its own."""
        self.conn.execute("RESET ALL")
        self.conn.execute("RESET ROLE")
        self.conn.execute("SET client_min_messages = error")

    def run(self, script: Script) -> None:
        """Run one script, its transactions as they are."""
        for group in _groups(self._own(script)):
            self._group(group, is_transaction=_begins(group[0].part))

    def run_in_any_order(self, scripts: Sequence[Script], progress: Callable[[str], None]) -> None:
        """Run scripts; one that lacks what another may bring is undone and tried again after the others."""
        pending = list(scripts)
        while pending:
            failed: list[tuple[Script, BuildFailed]] = []
            for script in pending:
                try:
                    self._as_one(script)
                except _UndefinedError as error:
                    failed.append((script, error))
                self.reset()
            if len(failed) == len(pending):
                raise failed[0][1]
            pending = [script for script, _ in failed]
            if pending:
                progress(f"{len(pending)} files need others first")

    def _as_one(self, script: Script) -> None:
        """Run a script as one transaction, unless it has its own or cannot be run in one."""
        own = self._own(script)
        if any(_begins(sentence.part) or _is_alone(sentence.part) for sentence in own):
            self.run(script)
        elif own:
            self._group([None, *own, None], is_transaction=True)

    def _own(self, script: Script) -> list[Sentence]:
        """Return the statements that concern the scratch database."""
        for sentence in script.sentences:
            if _connects(sentence.part):
                raise BuildFailed(
                    sentence.located(),
                    "the subscription would connect to its publisher",
                    "Nothing that is built from a file may reach another server.",
                    "Add: WITH (connect = false)",
                )
        return [
            one
            for one in script.sentences
            if _brings_rows(one.part, self.tables) or not _is_elsewhere(one.part, is_own=self.scratch.is_own)
        ]

    # ---------------------------------------------------------------------------------- statements together

    def _group(self, group: "Sequence[Sentence | None]", *, is_transaction: bool) -> None:
        """Run statements in one round trip; when one fails, again one by one. None begins and ends a transaction."""
        if any(sentence is not None and sentence.part.has_data for sentence in group):
            self._singly(group, is_transaction=is_transaction)
            return
        try:
            with self.conn.pipeline():
                for number, sentence in enumerate(group):
                    self.conn.execute(_text(sentence, number), binary=True, prepare=False)
        except psycopg.Error:
            self._roll_back()
            self._singly(group, is_transaction=is_transaction)

    def _singly(self, group: "Sequence[Sentence | None]", *, is_transaction: bool) -> None:
        number, made = 0, set[str]()
        while number < len(group):
            sentence = group[number]
            try:
                self._one(sentence, number)
            except psycopg.Error as error:
                if self._is_there_already(error, sentence):
                    number += 1
                    continue
                name = error.diag.message_primary or ""
                if name not in made and self._made(error):
                    made.add(name)
                    if is_transaction:
                        self._roll_back()
                        number = 0
                    continue
                self._roll_back()
                raise _failure(error, sentence or next(filter(None, group))) from None
            number += 1

    def _one(self, sentence: Sentence | None, number: int) -> None:
        if sentence is None or not sentence.part.has_data:
            self.conn.execute(_text(sentence, number))
            return
        with self.conn.cursor().copy(_text(sentence, number)) as rows:
            rows.write(sentence.part.data)

    def _is_there_already(self, error: psycopg.Error, sentence: Sentence | None) -> bool:
        """Tell whether a dump of all roles creates one that our server has."""
        words = () if sentence is None else sentence.part.words
        is_idle = self.conn.info.transaction_status == pq.TransactionStatus.IDLE
        return error.sqlstate == _EXISTS and words[:1] == ("CREATE",) and words[1:2] == ("ROLE",) and is_idle

    def _made(self, error: psycopg.Error) -> bool:
        """Create the role or tablespace that is missing, on our own server; raises MissingRoles on another."""
        found = _MISSING.match(error.diag.message_primary or "")
        if found is None:
            return False
        word, name = found[1], found[2]
        if not self.scratch.is_own:
            if word == "role":
                raise MissingRoles(name)
            return False
        with connect(self.scratch.target) as conn:
            if word == "role":
                conn.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
            else:
                conn.execute("SET allow_in_place_tablespaces = on")
                conn.execute(sql.SQL("CREATE TABLESPACE {} LOCATION ''").format(sql.Identifier(name)))
        return True

    def _roll_back(self) -> None:
        if self.conn.info.transaction_status != pq.TransactionStatus.IDLE:
            with suppress(psycopg.Error):
                self.conn.execute("ROLLBACK")


class _UndefinedError(BuildFailed):
    """Something is missing that another file may bring."""


def _failure(error: psycopg.Error, sentence: Sentence) -> BuildFailed:
    """Return a server's error at its place in the file."""
    position = error.diag.statement_position
    state = error.sqlstate or ""
    sort = _UndefinedError if state in _UNDEFINED else BuildFailed
    context = f"In: {' '.join(error.diag.context.split())}." if error.diag.context else None
    detail = " ".join(filter(None, (error.diag.message_detail, context))) or None
    failed = sort(
        sentence.located(int(position) if position else None),
        f"{primary(error)}{state and f' [{state}]'}",
        detail,
        error.diag.message_hint,
    )
    failed.is_foreign = state in _NOT_INSTALLED
    return failed


def _text(sentence: Sentence | None, number: int) -> bytes:
    if sentence is None:
        return b"COMMIT" if number else b"BEGIN"
    return sentence.part.text.encode()


def _groups(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Return transactions as they are written, and what stands outside of them in pieces."""
    group: list[Sentence] = []
    is_inside = False
    for sentence in sentences:
        if _begins(sentence.part) and not is_inside:
            if group:
                yield group
            group, is_inside = [], True
        is_alone = not is_inside and _is_alone(sentence.part)
        if is_alone and group:
            yield group
            group = []
        group.append(sentence)
        if is_alone or (is_inside and _ends(sentence.part)) or (not is_inside and len(group) == _CHUNK):
            yield group
            group, is_inside = [], False
    if is_inside:
        raise BuildFailed(group[0].located(), "the transaction that begins here is never committed")
    if group:
        yield group


def _brings_rows(part: Part, tables: Collection[str]) -> bool:
    """Tell whether a statement is COPY with rows for one of some tables."""
    items = parsed(part.text) if part.data and tables else None
    if not items:
        return False
    path: list[str] = []
    for item in items[1:]:
        if isinstance(item, Token) and item.is_name:
            path.append(item.name)
        elif not isinstance(item, Token) or item.text != ".":
            break
    path = path if len(path) == _QUALIFIED else ["public", *path]
    return len(path) == _QUALIFIED and is_one(ObjectId("table", tuple(path)), tables)


def _is_alone(part: Part) -> bool:
    """Tell whether a statement commits by itself, so that what is sent with it cannot be undone."""
    return part.words[:1] in {("VACUUM",), ("REINDEX",), ("CLUSTER",), ("CALL",)} or "CONCURRENTLY" in part.words


def _begins(part: Part) -> bool:
    return part.words[:1] == ("BEGIN",) or part.words[:2] == ("START", "TRANSACTION")


def _ends(part: Part) -> bool:
    words = part.words
    return words[:1] in {("COMMIT",), ("END",), ("ABORT",)} or (words[:1] == ("ROLLBACK",) and "TO" not in words)


def _connects(part: Part) -> bool:
    """Tell whether a statement would have the server connect to another one."""
    return part.words[:2] == ("CREATE", "SUBSCRIPTION") and not _NO_CONNECT.search(part.text)


def _is_elsewhere(part: Part, *, is_own: bool) -> bool:
    """Tell whether a statement is about rows, or about more than one database."""
    words = part.words
    if part.has_data or words[:2] in _NEVER or words[:3] in _NEVER:
        return True
    if words[:1] in {("GRANT",), ("REVOKE",)}:
        return _ON_DATABASE.search(part.text) is not None or (not is_own and _is_membership(part))
    if words[:2] == ("SECURITY", "LABEL"):
        return _ON_DATABASE.search(part.text) is not None
    if words[:2] == ("ALTER", "SUBSCRIPTION"):
        return not is_own or "ENABLE" in words or "REFRESH" in words
    if words[:1] and words[0] in _VERBS and words[1:2]:
        beyond = {"DATABASE", "TABLESPACE"} if is_own else {"DATABASE", "TABLESPACE", *_CLUSTER}
        return words[1] in beyond and words[1:3] != ("USER", "MAPPING")
    return False


def _is_membership(part: Part) -> bool:
    """Tell GRANT role TO role from GRANT privilege ON object TO role."""
    return re.search(r"\bON\b", part.text, re.IGNORECASE) is None
