"""Running a plan: its transactions one after the other, so that no failure leaves the target in doubt (SAFETY.md 3)."""

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NoReturn, Self

import psycopg

from pgsync.errors import ApplyPartial, ApplyRolledBack, ConnectionFailed, ExitCode, LockNotObtained, PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Batch, Planned
from pgsync.model.statements import Lock, Work
from pgsync.server.gate import Gate, WindowOverError
from pgsync.server.history import Ledger
from pgsync.server.introspect import fingerprint
from pgsync.server.listener import Listener
from pgsync.server.locks import holders_of, sentence
from pgsync.server.probe import (
    Found,
    drop_index_sql,
    effect_of,
    finalize_sql,
    probe,
    wait_while_building,
)
from pgsync.server.reaction import Reaction, pauses, reaction_to
from pgsync.server.signals import shielded
from pgsync.server.watch import Watch
from pgsync.server.wording import brief, explained, failure, interruption, primary, sentence_of
from pgsync.server.worker import Limits, Opener, Worker

Check = Callable[[int], None]
"""Given the number of a batch, raises when somebody else changed what it and the rest rely on."""

_FIRST_LOCK_TIMEOUT = 1.0
_GROWTH = 1.5
_VALIDATE_LOCK_TIMEOUT = 30.0
_SHORT_STEP = 10.0  # seconds for a step that should be instantaneous while it blocks others
_PER_PARTITION = 1.0
_CLEAN_UP = 60.0
_BUILDING = 3600.0
_RECONNECTS = 10  # in one transaction


class Executor:
    """Runs the batches of one plan. Use it as a context manager: it holds the lock against other pgsyncs."""

    def __init__(
        self,
        batches: Sequence[Batch],
        opener: Opener,
        listener: Listener,
        *,
        name: str,
        application_name: str,
        limits: Limits,
        check: Check | None = None,
        is_as_planned: Callable[[ObjectId], bool] | None = None,
        gate: Gate | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        """Prepare to run.

        opener: opens a session; from any thread. name: of the target, for messages.
        check: asked before a transaction when DDL that is not ours was committed since the last one.
        is_as_planned: tells whether an object that already exists is the one the plan makes.
        gate: when the next transaction may begin; at once without one.
        ledger: the run's history in the target, written in the transactions that it records.
        """
        self.batches = batches
        self.worker = Worker(opener, name, application_name, limits)
        self._listener = listener
        self._limits = limits
        self._check = check
        self._is_as_planned = is_as_planned
        self._gate = gate or Gate()
        self._ledger = ledger
        self._watch = Watch(opener, listener)
        self._first_steps = list(itertools.accumulate((len(b.statements) for b in batches), initial=0))
        self._step: int | None = None
        self._fingerprint: str | None = None
        self._is_unsure = False
        self._sizes: dict[tuple[str, ...], int] = {}
        self._doubtful: set[int] = set()
        self.committed = 0
        self.leftover = ""

    def __enter__(self) -> Self:
        """Open the session and take the lock; raises LockNotObtained, Refused, ConnectionFailed."""
        self._listener.planned([planned for batch in self.batches for planned in batch.statements])
        self.worker.open()
        self._listener.connected(self.worker.settings)
        return self

    def __exit__(self, *_: object) -> None:
        """End the session and give the lock back."""
        self._watch.close()
        self.worker.close()

    @property
    def steps(self) -> int:
        """Return how many statements there are."""
        return self._first_steps[-1]

    def fingerprint(self) -> str:
        """Return the change detector's value, and remember it as what this run starts from."""
        self._fingerprint = fingerprint(self.worker.conn)
        return self._fingerprint

    def is_alone(self) -> bool:
        """Tell whether nobody else has committed DDL since the run began, as far as anybody can know."""
        try:
            return not self._is_unsure and self.worker.is_open and fingerprint(self.worker.conn) == self._fingerprint
        except psycopg.Error:  # the session was lost
            return False

    def was_committed(self, transaction: str) -> bool:
        """Return what became of a transaction whose session is gone; raises PgsyncError when nobody knows."""
        while (status := self._status(transaction)) == "in progress":
            time.sleep(0.1)
        if status is None:
            raise PgsyncError(
                f"the fate of transaction {transaction} is unknown",
                "It is so old that the server has forgotten it.",
                'Take back what was done: "pgsync rollback".',
            )
        return bool(status == "committed")

    def doubt(self, number: int) -> None:
        """Treat a step outside of any transaction as one that may have been done before."""
        self._doubtful.add(number)

    def ended(self, state: str, message: str) -> None:
        """Record in the target's history how the run ended, as far as there still is a session."""
        if self._ledger is not None and self.worker.is_open:
            with suppress(psycopg.Error):
                self.worker.rollback()
                self._ledger.ended(self.worker.conn, state, message)

    def run(self, first: int = 0) -> None:
        """Run all batches from number `first` on.

        Raises ApplyRolledBack when nothing was changed, ApplyPartial when something was, LockNotObtained,
        Interrupted, StalePlan.
        """
        self.committed = first
        self._sizes = self._partition_counts()
        number, begun = first, time.monotonic()
        try:
            for number in range(first, len(self.batches)):
                self._wait_at_the_gate(number, begun)
                self._run_batch(number)
                self.committed = number + 1
        except KeyboardInterrupt:
            self._interrupted(number)

    def _wait_at_the_gate(self, number: int, begun: float) -> None:
        self._step = None
        try:
            self._gate.wait(self.worker.conn, begun, self._listener.note)
        except WindowOverError:
            detail = f"The run may take {self._gate.max_window:.0f} s."
            raise self._failure(number, "the time for the run is over", detail, None) from None
        except psycopg.Error as error:
            self._reconnect(number, error)

    # ------------------------------------------------------------------------------ one transaction

    def _run_batch(self, number: int) -> None:
        """Run one batch until it is committed or there is no hope."""
        run = self._transaction if self.batches[number].transactional else self._alone
        waits, reconnects = pauses(self._limits.retries), 0
        deadline = time.monotonic() + self._limits.patience
        for attempt in itertools.count(1):
            self._step = None
            try:
                run(number, attempt)
            except psycopg.Error as error:
                self._was_told(number, error)
                reaction = reaction_to(error, self.worker.conn)
                if reaction is Reaction.RECONNECT and reconnects < _RECONNECTS:
                    reconnects += 1
                    self._reconnect(number, error)
                elif reaction is Reaction.RETRY:
                    self._after_contention(number, attempt, error, next(waits, None), deadline)
                else:
                    self._give_up(number, error)
            except PgsyncError as error:
                self._abandon(number, error)
            else:
                return

    def _transaction(self, number: int, attempt: int) -> None:
        """Run a batch in a transaction; the id goes to the listener before COMMIT, so that no answer can be lost."""
        worker = self.worker
        self._listener.begun(number, attempt)
        worker.conn.execute("BEGIN")
        self._require_unchanged(number)
        for step, planned in self._steps_of(number):
            self._set_timeouts(planned, attempt)
            self._run_step(step, planned)
        self._step = None
        if self._ledger is not None:
            self._ledger.done(worker.conn, number)
        transaction = str(worker.value("SELECT pg_catalog.pg_current_xact_id()::text"))
        after = fingerprint(worker.conn)
        self._listener.has_id(number, transaction)
        with shielded():
            self._listener.committing(number)
            try:
                worker.conn.execute("COMMIT")
                how = "done"
            except psycopg.Error as error:
                if reaction_to(error, worker.conn) is not Reaction.RECONNECT:
                    raise
                how = self._decide(number, transaction, error)
            self._fingerprint = after
            self.committed = number + 1
            self._listener.committed(number, how)

    def _decide(self, number: int, transaction: str, error: psycopg.Error) -> str:
        """Find out whether a COMMIT without an answer was done; raises the error when it was not."""
        self._listener.note("the connection was lost during COMMIT; finding out whether it was done")
        try:
            self.worker.reopen()
        except (PgsyncError, psycopg.Error) as failure:
            raise ApplyPartial(
                "the server was lost during COMMIT, and nobody knows yet whether it was done",
                f"{sentence_of(failure)} The transaction's id is in the journal.",
                'When the server is back, "pgsync apply --resume" finds it out and goes on.',
            ) from None
        self._listener.connected(self.worker.settings)
        ledger = self._ledger
        if self.was_committed(transaction) if ledger is None else ledger.is_done(self.worker.conn, number):
            return "found committed"
        raise error

    def _run_step(self, step: int, planned: Planned, deadline: float = 0.0) -> None:
        self._step = step
        self._listener.started(step)
        begin = time.monotonic()
        try:
            with self._watch.over(self.worker.conn, step, deadline):
                self.worker.execute(planned.statement.sql)
        finally:
            if self._watch.waited:
                self._listener.waited(step, self._watch.waited)
        self._listener.ran(step, time.monotonic() - begin)

    def _steps_of(self, number: int) -> Iterator[tuple[int, Planned]]:
        return enumerate(self.batches[number].statements, self._first_steps[number])

    def _require_unchanged(self, number: int) -> None:
        """Let the caller look closer when DDL of others was committed since our last transaction."""
        if self._check is not None and self._fingerprint is not None:
            is_unsure = self._is_unsure and self.batches[number].transactional
            if is_unsure or fingerprint(self.worker.conn) != self._fingerprint:
                self._check(number)
                self._is_unsure = False

    def _set_timeouts(self, planned: Planned, attempt: int) -> None:
        statement, limits = planned.statement, self._limits
        lock_timeout = min(limits.lock_timeout, _FIRST_LOCK_TIMEOUT * _GROWTH ** min(attempt - 1, 20))
        if statement.lock is Lock.SHARE_UPDATE_EXCLUSIVE:  # nobody waits behind us: neither readers nor writers
            lock_timeout = max(lock_timeout, _VALIDATE_LOCK_TIMEOUT if limits.lock_timeout >= 1 else 0.0)
        timeout = limits.statement_timeout
        if not timeout and statement.lock.blocks_writes and statement.work is Work.INSTANT:
            partitions = sum(self._sizes.get(relation.path, 0) for relation in statement.relations)
            timeout = lock_timeout + _SHORT_STEP + _PER_PARTITION * partitions
        self.worker.conn.execute(
            "SELECT pg_catalog.set_config('lock_timeout', %s, true), "
            "pg_catalog.set_config('statement_timeout', %s, true)",
            (f"{round(lock_timeout * 1000)}ms", f"{round(timeout * 1000)}ms"),
        )

    def _partition_counts(self) -> dict[tuple[str, ...], int]:
        """Return how many partitions the tables have that the plan locks."""
        paths = {r.path for batch in self.batches for p in batch.statements for r in p.statement.relations}
        named = sorted(path for path in paths if len(path) > 1)
        rows = self.worker.conn.execute(
            _PARTITIONS, ([path[0] for path in named], [path[1] for path in named])
        ).fetchall()
        return {(schema, name): count for schema, name, count in rows}

    # ----------------------------------------------------------------------- outside of transactions

    def _alone(self, number: int, attempt: int) -> None:
        """Run a statement that may not be in a transaction: look first what an earlier attempt left."""
        step, planned = next(self._steps_of(number))
        self._step = step
        self._listener.begun(number, attempt)
        self.worker.conn.execute("SET lock_timeout = 0")  # an expired one would leave an invalid index behind
        self.worker.conn.execute("SET statement_timeout = 0")
        self._require_unchanged(number + 1 if attempt > 1 or number in self._doubtful else number)
        if how := self._already_done(planned, is_doubtful=number in self._doubtful):
            self._record(number, how)
            self._listener.committed(number, how)
        else:
            try:
                if self._ledger is not None:
                    self._ledger.started(self.worker.conn, number)
                self._run_step(step, planned, self._limits.statement_timeout)
            except psycopg.Error:
                if self.worker.is_open:
                    self._clean_up(planned)
                raise
            with shielded():
                self.committed = number + 1
                self._record(number, "done")
                self._listener.committed(number, "done")
        self._fingerprint = fingerprint(self.worker.conn)
        self._is_unsure = True  # others may have committed DDL while it ran

    def _record(self, number: int, how: str) -> None:
        if self._ledger is not None:
            self._ledger.done(self.worker.conn, number, how, once=False)

    def _already_done(self, planned: Planned, *, is_doubtful: bool) -> str:
        """Make way for a step; returns how it was done when nothing is left to do, "" otherwise."""
        effect = effect_of(planned)
        if planned.statement.repeatable:
            return ""
        if effect is None:
            if is_doubtful:
                raise ApplyPartial(
                    f"step {(self._step or 0) + 1} was interrupted, and the catalogs do not show whether it was done",
                    f"{brief(planned)}.",
                    'Take back what was done: "pgsync rollback" starts from what is really there.',
                )
            return ""
        found = wait_while_building(self.worker.conn, effect.id, _BUILDING)
        if not effect.is_there:
            return self._already_dropped(effect.id, found)
        if found is Found.VALID and effect.id.kind == "index":
            self._require_ours(planned, effect.id, is_doubtful=is_doubtful)
            return "found done"
        if found is Found.INVALID:
            self._listener.note(f"{effect.id} was left invalid by an interrupted build; removing it")
            self.worker.execute(drop_index_sql(effect.id))
        return ""

    def _require_ours(self, planned: Planned, index: ObjectId, *, is_doubtful: bool) -> None:
        """Raise unless an index that is there already is the one that the step makes.

        A helper of a recipe is in no catalog to compare with: it is ours where this run may have made it before.
        """
        if index != planned.object:
            is_ours = is_doubtful
        else:
            is_ours = self._is_as_planned is not None and self._is_as_planned(index)
        if not is_ours:
            raise PgsyncError(
                f"{index} exists already",
                "It is not the index that the plan makes.",
                "Plan again.",
                ExitCode.STALE,
            )

    def _already_dropped(self, id_: ObjectId, found: Found) -> str:
        if found is Found.ABSENT:
            return "found done"
        if found is Found.PENDING:
            self.worker.execute(finalize_sql(self.worker.conn, id_))
            return "finalized"
        return ""

    def _clean_up(self, planned: Planned) -> None:
        """Remove the invalid index that a failed build leaves: it slows writes and may still enforce uniqueness."""
        effect = effect_of(planned)
        if effect is None or effect.id.kind != "index" or not effect.is_there:
            return
        try:
            if probe(self.worker.conn, effect.id) is Found.INVALID:
                with self._watch.over(self.worker.conn, self._step or 0, _CLEAN_UP):
                    self.worker.execute(drop_index_sql(effect.id))
                self._listener.note(f"removed the invalid {effect.id} that the failed build left")
        except psycopg.Error as error:
            self.leftover = f"the invalid {effect.id}"
            self._listener.note(f"could not remove {self.leftover}: {primary(error)}")

    # -------------------------------------------------------------------------------------- failures

    def _was_told(self, number: int, error: psycopg.Error) -> None:
        self._listener.failed(number, self._step, error.sqlstate, primary(error))

    def _reconnect(self, number: int, error: psycopg.Error) -> None:
        """Go on with a new session: what was not committed is gone, so the transaction is simply done again."""
        self._listener.note(f"the connection was lost ({primary(error)}); connecting again")
        self.doubt(number)
        try:
            self.worker.reopen()
        except (ConnectionFailed, psycopg.Error) as failure:
            raise self._failure(number, "the server is gone", sentence_of(failure), None) from None
        except PgsyncError as failure:  # it is there, and is not what it was: a standby, read-only, another one
            raise self._failure(number, failure.message, failure.detail, failure.hint) from None
        self._listener.connected(self.worker.settings)

    def _after_contention(
        self, number: int, attempt: int, error: psycopg.Error, pause: float | None, deadline: float
    ) -> None:
        """Let the others pass, then try again; raises LockNotObtained when there were attempts enough."""
        self.worker.rollback()
        planned = self._current()
        blockers = self._watch.seen
        if not blockers and planned is not None and error.sqlstate == "55P03":
            blockers = holders_of(self.worker.conn, planned.statement.relations, planned.statement.lock)
            if blockers:
                self._listener.waiting(self._step or 0, blockers)
        if pause is None or time.monotonic() + pause > deadline or any(b.is_wraparound_vacuum for b in blockers):
            self._no_lock(number, attempt, error, sentence(blockers))
        self._listener.retrying(number, attempt + 1, pause, primary(error))
        time.sleep(pause)

    def _no_lock(self, number: int, attempts: int, error: psycopg.Error, holders: str | None) -> NoReturn:
        planned = self._current()
        relations = planned.statement.relations if planned is not None else ()
        what = f"could not lock {relations[0]}" if relations else "could not obtain a lock"
        message = f"{what} in {attempts} attempt{'' if attempts == 1 else 's'}"
        detail = holders or f"{primary(error)}."
        hint = "Try again later, or raise --lock-timeout."
        if self.committed:
            raise self._failure(number, message, detail, hint) from None
        raise LockNotObtained(message, f"{detail} Nothing was changed.", hint) from None

    def _give_up(self, number: int, error: psycopg.Error) -> NoReturn:
        try:
            self.worker.rollback()
        except psycopg.Error:
            self.worker.close()
        where = "COMMIT" if self._step is None else f"step {self._step + 1} of {self.steps}"
        raise self._failure(number, *explained(error, self._current(), where)) from None

    def _abandon(self, number: int, error: PgsyncError) -> NoReturn:
        """Roll back and pass on why; an error after a commit says that the target was changed."""
        self.worker.rollback()
        self._listener.failed(number, self._step, None, error.message)
        if not self.committed or isinstance(error, (ApplyPartial, ApplyRolledBack)):
            raise error
        raise self._failure(number, error.message, error.detail, error.hint) from None

    def _failure(self, number: int, message: str, detail: str | None, hint: str | None) -> PgsyncError:
        # Its own commit may be done, and what came after failed.
        committed = max(number, self.committed)
        return failure(committed, len(self.batches), message, detail, hint, self.leftover)

    def _interrupted(self, number: int) -> NoReturn:
        """Leave the target consistent after Ctrl-C; at a second one leave at once, and say what that leaves."""
        try:
            with suppress(psycopg.Error):
                self.worker.rollback()
            if self._may_leave_something(number):
                self._listener.note("interrupted; looking what the step left: Ctrl-C again leaves at once")
                self._clean_up(self.batches[number].statements[0])
        except KeyboardInterrupt:
            effect = effect_of(self.batches[number].statements[0])
            if effect is not None and self._may_leave_something(number):
                self.leftover = f"perhaps the invalid {effect.id}"
        self._listener.failed(number, self._step, None, "interrupted")
        raise interruption(self.committed, len(self.batches), self.leftover) from None

    def _may_leave_something(self, number: int) -> bool:
        return not self.batches[number].transactional and self.committed == number and self.worker.is_open

    def _current(self) -> Planned | None:
        if self._step is None:
            return None
        return [p for batch in self.batches for p in batch.statements][self._step]

    def _status(self, transaction: str) -> str | None:
        try:
            found = self.worker.value("SELECT pg_catalog.pg_xact_status(%s::pg_catalog.xid8)", transaction)
        except psycopg.errors.InvalidParameterValue:  # an id from the future: another server's
            return None
        return None if found is None else str(found)


_PARTITIONS = """
SELECT n.nspname, c.relname, (SELECT pg_catalog.count(*)::int4 FROM pg_catalog.pg_partition_tree(c.oid))
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
 WHERE c.relkind OPERATOR(pg_catalog.=) 'p' AND (n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (
       pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name))
"""
