"""The memory of a run: what the executor tells, written to its journal as it happens."""

from collections.abc import Mapping, Sequence
from typing import Any

from pgsync.errors import PgsyncError
from pgsync.server.execute import Executor
from pgsync.server.listener import Listener
from pgsync.server.locks import Blocker
from pgsync.store.journal import Journal


class Memory(Listener):
    """Writes what the executor tells into the journal."""

    def __init__(self) -> None:
        self.journal: Journal | None = None

    @property
    def open_journal(self) -> Journal:
        """The journal, once there is one."""
        if self.journal is None:
            raise PgsyncError("the journal is not open")
        return self.journal

    def session(self, executor: Executor) -> None:
        """Write down what session it is."""
        self._write("session", sync=False, settings=dict(executor.worker.settings))

    def connected(self, settings: Mapping[str, str]) -> None:
        """Write down the settings of a session that replaced a lost one."""
        self._write("session", sync=False, settings=dict(settings))

    def sized(self, sizes: Mapping[int, int]) -> None:
        """Write down how many bytes the steps read or write that take their time, to estimate the next ones."""
        self._write("sizes", sync=False, bytes={str(step): size for step, size in sizes.items()})

    def begun(self, batch: int, attempt: int) -> None:
        """Write it, to the disk."""
        self._write("begin", batch=batch, attempt=attempt)

    def started(self, step: int) -> None:
        """Write it."""
        self._write("started", sync=False, step=step)

    def ran(self, step: int, seconds: float) -> None:
        """Write it."""
        self._write("ran", sync=False, step=step, ms=round(seconds * 1000, 1))

    def has_id(self, batch: int, transaction: str) -> None:
        """Write it, to the disk: by this id the fate of the transaction can be asked for."""
        self._write("xid", batch=batch, xid=transaction)

    def committing(self, batch: int) -> None:
        """Write it, to the disk."""
        self._write("commit_sent", batch=batch)

    def committed(self, batch: int, how: str) -> None:
        """Write it, to the disk."""
        self._write("done", batch=batch, how=how)

    def failed(self, batch: int, step: int | None, sqlstate: str | None, message: str) -> None:
        """Write it, to the disk."""
        self._write("failed", batch=batch, step=step, sqlstate=sqlstate, message=message)

    def waiting(self, step: int, blockers: Sequence[Blocker]) -> None:
        """Write who was in the way; never their queries, which may hold anything."""
        self._write("waiting", sync=False, step=step, blockers=[str(blocker) for blocker in blockers])

    def waited(self, step: int, seconds: float) -> None:
        """Write it."""
        self._write("waited", sync=False, step=step, ms=round(seconds * 1000))

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        """Write it."""
        self._write("retry", sync=False, number=batch, attempt=attempt, pause=round(pause, 2), reason=reason)

    def note(self, text: str) -> None:
        """Write it."""
        self._write("note", sync=False, text=text)

    def _write(self, event: str, *, sync: bool = True, **values: Any) -> None:
        if self.journal is not None:
            self.journal.write(event, sync=sync, **values)
