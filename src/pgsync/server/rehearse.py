"""Trying a plan out on its target, in a transaction that is rolled back (SAFETY.md 3.12)."""

from collections.abc import Sequence

import psycopg

from pgsync.errors import LockNotObtained, PgsyncError
from pgsync.model.plan import Batch, Planned
from pgsync.plain import dataclass
from pgsync.server.connect import Connection
from pgsync.server.locks import holders_of, sentence
from pgsync.server.reaction import Reaction, hint_for, reaction_to
from pgsync.server.wording import brief
from pgsync.server.worker import Limits, Opener, Worker


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How many steps ran and were rolled back; `left_out` is why the rest did not, "" when all did."""

    steps: int
    total: int
    left_out: str = ""


class RehearsalFailed(PgsyncError):
    """A step failed while it was tried out; nothing was changed."""


def rehearse_on_target(batches: Sequence[Batch], opener: Opener, name: str, limits: Limits) -> Rehearsal:
    """Run the plan on the target itself in one transaction and roll it back, as far as transactions go.

    It takes the real locks and does the real work. Raises RehearsalFailed, LockNotObtained.
    """
    worker = Worker(opener, name, "pgsync rehearsal", limits)
    worker.open()
    steps = 0
    try:
        worker.execute("BEGIN")
        for batch in batches:
            if not batch.transactional:
                return _left_out(batches, steps, "it cannot run in a transaction")
            if steps and _waits_for_commit(batches, batch):
                return _left_out(batches, steps, "it uses what must be committed first")
            for planned in batch.statements:
                _run(worker.conn, planned, steps)
                steps += 1
        worker.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return Rehearsal(steps, steps)
    finally:
        worker.rollback()
        worker.close()


def _run(conn: Connection, planned: Planned, step: int) -> None:
    try:
        conn.execute(planned.statement.sql.encode(), binary=True, prepare=False)
    except psycopg.Error as error:
        text = error.diag.message_primary or str(error)
        if reaction_to(error, conn) is Reaction.RETRY:
            conn.execute("ROLLBACK")
            holders = holders_of(conn, planned.statement.relations, planned.statement.lock)
            raise LockNotObtained(
                f"step {step + 1} got no lock", sentence(holders) or f"{text}.", "Try again later."
            ) from None
        state = f" [{error.sqlstate}]" if error.sqlstate else ""
        raise RehearsalFailed(
            f"step {step + 1} would fail: {text}{state}",
            " ".join(filter(None, (f"{brief(planned)}.", error.diag.message_detail, "Nothing was changed."))),
            hint_for(error),
        ) from None


def _waits_for_commit(batches: Sequence[Batch], batch: Batch) -> bool:
    """Tell whether the transaction before this one had to be committed for it."""
    position = next(number for number, other in enumerate(batches) if other is batch)
    return any(p.statement.commit_before_use for before in batches[:position] for p in before.statements)


def _left_out(batches: Sequence[Batch], steps: int, reason: str) -> Rehearsal:
    every = [planned for batch in batches for planned in batch.statements]
    return Rehearsal(steps, len(every), f"step {steps + 1} was not tried, nor what follows: {reason}")
