"""What to do about a failed statement, by its SQLSTATE (SAFETY.md 3.5; PostgreSQL docs, appendix A)."""

import itertools
import random
from collections.abc import Iterator
from enum import Enum

import psycopg

from pgsync.server.connect import Connection


class Reaction(Enum):
    """What to do about a failure."""

    RETRY = "somebody was in the way: roll back and try again"
    RECONNECT = "the connection is gone: find out what became of the transaction"
    STOP = "it fails every time"


# lock_not_available, deadlock_detected, serialization_failure
_CONTENTION = frozenset({"55P03", "40P01", "40001"})
# admin_shutdown, crash_shutdown, cannot_connect_now, idle and transaction timeouts
_GONE = frozenset({"57P01", "57P02", "57P03", "25P03", "25P04"})
_HINTS = {
    "57014": "It was cancelled, or took longer than --statement-timeout; raise that if the step may take long.",
    "53100": "The server's disk is full; nothing of this transaction was kept.",
    "53200": "Raise max_locks_per_transaction on the server, or plan fewer changes at once (--select).",
    "42501": "Connect as a role that owns the object, or is a member of the role that does.",
    "42601": "This is a bug in pgsync: pgsync feedback prints what to send.",
    "25001": "This is a bug in pgsync: pgsync feedback prints what to send.",
    "2BP01": "Something that pgsync does not compare depends on it. Drop that by hand, or leave it out of the plan.",
}
_CLASS_HINTS = {
    "22": "The rows in the table do not fit. Correct them, then apply again.",
    "23": "The rows in the table do not fit. Correct them, then apply again.",
    "42": "The database is not what the plan assumed. Plan again.",
}
_LONGEST_PAUSE = 30.0
_random = random.SystemRandom()


def reaction_to(error: psycopg.Error, conn: Connection) -> Reaction:
    """Return what to do about an error of a statement that is safe to repeat."""
    state = error.sqlstate
    if conn.closed or state in _GONE or (state or "").startswith("08"):
        return Reaction.RECONNECT
    if state is None and isinstance(error, psycopg.OperationalError):
        return Reaction.RECONNECT
    return Reaction.RETRY if _is_contention(error) else Reaction.STOP


def _is_contention(error: psycopg.Error) -> bool:
    if error.sqlstate in _CONTENTION:
        return True
    if error.sqlstate == "XX000":  # "tuple concurrently updated": two sessions changed one catalog row
        return "tuple concurrently" in str(error)
    return error.sqlstate == "23505" and error.diag.schema_name == "pg_catalog"


def hint_for(error: psycopg.Error) -> str | None:
    """Return what a user can do about an error that happens every time."""
    state = error.sqlstate or ""
    return error.diag.message_hint or _HINTS.get(state) or _CLASS_HINTS.get(state[:2])


def pauses(retries: int) -> Iterator[float]:
    """Return the seconds to wait before each further attempt: growing, and different for everybody."""
    for attempt in itertools.islice(itertools.count(), retries):
        yield min(_LONGEST_PAUSE, 0.5 * 2 ** min(attempt, 10)) * _random.uniform(0.5, 1.5)
