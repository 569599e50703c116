"""What the executor tells while it runs: to a journal, to a person, to both."""

from collections.abc import Mapping, Sequence

from pgsync.model.plan import Planned
from pgsync.server.locks import Blocker


class Listener:
    """Hears of everything and does nothing about it; override what matters.

    Transactions (batches) and steps are numbered from 0 throughout the plan. What must be on disk before the
    executor goes on is on disk when the method returns.
    """

    def planned(self, steps: Sequence[Planned]) -> None:
        """Hear all steps, before anything else."""

    def connected(self, settings: Mapping[str, str]) -> None:
        """Hear that a session is open, and which settings were read back from it."""

    def begun(self, batch: int, attempt: int) -> None:
        """Hear that a transaction, or a step outside of any, is about to begin."""

    def started(self, step: int) -> None:
        """Hear that a statement is sent."""

    def ran(self, step: int, seconds: float) -> None:
        """Hear that a statement succeeded, in a transaction that is not committed yet."""

    def has_id(self, batch: int, transaction: str) -> None:
        """Hear the transaction's id, by which its fate can be asked for later."""

    def committing(self, batch: int) -> None:
        """Hear that COMMIT is sent next."""

    def committed(self, batch: int, how: str) -> None:
        """Hear that a transaction is committed; how: "done", or how that was found out."""

    def failed(self, batch: int, step: int | None, sqlstate: str | None, message: str) -> None:
        """Hear that a transaction failed and was rolled back."""

    def waiting(self, step: int, blockers: Sequence[Blocker]) -> None:
        """Hear who holds what the running statement waits for."""

    def waited(self, step: int, seconds: float) -> None:
        """Hear for how long a statement waited for locks, as far as anybody looked; before `ran` or `failed`."""

    def building(self, step: int, phase: str, done: int, total: int) -> None:
        """Hear how far an index build is; done and total in blocks, tuples or lockers, 0 when unknown."""

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        """Hear that a transaction is tried again after `pause` seconds."""

    def note(self, text: str) -> None:
        """Hear something that is good to know: a lost connection, a removed invalid index."""


class Listeners(Listener):
    """Tells several listeners, in their order."""

    def __init__(self, *listeners: Listener) -> None:
        """Tell these."""
        self._listeners = listeners

    def planned(self, steps: Sequence[Planned]) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.planned(steps)

    def connected(self, settings: Mapping[str, str]) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.connected(settings)

    def begun(self, batch: int, attempt: int) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.begun(batch, attempt)

    def started(self, step: int) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.started(step)

    def ran(self, step: int, seconds: float) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.ran(step, seconds)

    def has_id(self, batch: int, transaction: str) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.has_id(batch, transaction)

    def committing(self, batch: int) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.committing(batch)

    def committed(self, batch: int, how: str) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.committed(batch, how)

    def failed(self, batch: int, step: int | None, sqlstate: str | None, message: str) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.failed(batch, step, sqlstate, message)

    def waiting(self, step: int, blockers: Sequence[Blocker]) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.waiting(step, blockers)

    def waited(self, step: int, seconds: float) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.waited(step, seconds)

    def building(self, step: int, phase: str, done: int, total: int) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.building(step, phase, done, total)

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.retrying(batch, attempt, pause, reason)

    def note(self, text: str) -> None:
        """Pass on."""
        for listener in self._listeners:
            listener.note(text)
