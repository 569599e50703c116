"""What the statements of a plan really do to a busy database, each in a transaction of its own (server/observe.py)."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from pgsync.conninfo import ConnectionTarget
from pgsync.model.plan import Plan, Planned
from pgsync.model.statements import Lock, Statement, Work
from pgsync.server.connect import Connection, connect, write_session
from pgsync.server.observe import WORKS, Deed, Observer, Relations

__all__ = ["WORKS", "Locked", "Observation", "observe"]

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """The strongest lock on one relation, under all names that a plan may give it: also those of what it is part of."""

    names: frozenset[Name]
    lock: Lock


@dataclass(frozen=True, slots=True)
class Observation:
    """One statement of a plan, and what the server did.

    locks: those that are more than ACCESS SHARE, which disturbs nobody. work: the hardest thing done to any relation.
    """

    planned: Planned
    locks: tuple[Locked, ...]
    work: Work

    @property
    def statement(self) -> Statement:
        """What the plan says."""
        return self.planned.statement

    @property
    def lock(self) -> Lock:
        """The strongest lock of all."""
        return max((locked.lock for locked in self.locks), default=Lock.NONE)


def observe(conn: Connection, target: ConnectionTarget, plan: Plan) -> list[Observation]:
    """Run a plan in a session; returns what each statement did. Raises AssertionError for one that fails."""
    conn.execute("DISCARD ALL")
    write_session(conn, lock_timeout=10, statement_timeout=60)
    found: list[Observation] = []
    try:
        found.extend(_run(conn, Observer(conn, lambda: connect(target)), plan))
    except psycopg.Error as error:
        raise AssertionError(f"{error}\nafter {found[-1].statement.sql if found else 'nothing'}") from None
    return found


def _run(conn: Connection, observer: Observer, plan: Plan) -> Iterator[Observation]:
    """Run a plan statement by statement; yields what each of them did."""
    is_open = False
    for planned in plan.statements:
        statement = planned.statement
        if not statement.transactional:
            before = observer.relations()
            yield _observation(planned, observer.outside(statement.sql.encode(), before, _held_up(planned, before)))
            continue
        if not is_open:
            conn.execute("BEGIN")
        before = observer.relations()  # what this session's earlier transactions read may still be counted
        is_open = statement.sql.startswith("SET LOCAL ") and "pg_catalog, pg_temp" not in statement.sql
        if statement.sql.startswith("INSERT INTO "):
            conn.execute("SET LOCAL enable_seqscan = off")  # a key in a tiny table
        conn.execute(_for_longer(statement.sql).encode())
        observed = _observation(planned, observer.deeds(before))
        if not is_open:
            conn.execute("COMMIT")
        yield observed
    if is_open:
        conn.execute("COMMIT")


def _for_longer(text: str) -> str:
    """A helper for one transaction must live longer where each statement has its own."""
    return text.replace(" ON COMMIT DROP AS\n", " AS\n")


def _held_up(planned: Planned, before: Relations) -> list[tuple[str, str]]:
    names = {relation.path[:2] for relation in planned.statement.relations}
    return [relation.name for relation in before.values() if relation.name in names]


def _observation(planned: Planned, deeds: list[Deed]) -> Observation:
    locks = tuple(Locked(frozenset(deed.names), deed.lock) for deed in deeds if deed.lock > Lock.ACCESS_SHARE)
    return Observation(planned, locks, max((deed.work for deed in deeds), key=WORKS.index, default=Work.INSTANT))
