"""Emptying the trash: what was dropped and kept, gone for good after it was confirmed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from pgsync.app.connections import Connections
from pgsync.app.consent import Asker, Consent
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import Refused
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, describe_server
from pgsync.server.trash import Kept, contents, empty
from pgsync.server.worker import Limits, Worker, require_writable

__all__ = ["Kept", "Trash", "look", "purge"]


@dataclass(frozen=True, slots=True)
class Trash:
    """What is in the trash of a database for long enough."""

    target: ConnectionTarget
    found: tuple[Kept, ...]

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(one.size for one in self.found)


def look(connections: Connections, name: str, older_than: float) -> Trash:
    """Return what is in the trash of a connection for so many seconds, the oldest first."""
    target = connections.resolve(name)
    with closing(connections.open(target)) as conn:
        return Trash(target, tuple(contents(conn, older_than)))


def purge(connections: Connections, trash: Trash, consent: Consent, asker: Asker) -> Iterator[Kept]:
    """Drop it after a confirmation, each table in a transaction of its own; yields what is gone.

    Raises Refused, LockNotObtained; what was yielded before is gone all the same.
    """
    _require_consent(trash, consent, asker)
    with _session(connections, trash.target) as conn:
        for one in trash.found:
            empty(conn, one.name)
            yield one


@contextmanager
def _session(connections: Connections, target: ConnectionTarget) -> Iterator[Connection]:
    """Yield a session that keeps other pgsyncs out."""
    if target.read_only:
        raise Refused(f"{target.name} may not be changed", "Its connection says read_only = true.")
    worker = Worker(lambda: connections.open(target), target.name, "pgsync purge", Limits())
    worker.open()
    try:
        require_writable(describe_server(worker.conn), target.name)
        yield worker.conn
    finally:
        worker.close()


def _require_consent(trash: Trash, consent: Consent, asker: Asker) -> None:
    """Have the connection's name typed: nothing brings these rows back. --yes is for scripts."""
    if consent.yes:
        return
    if not asker.is_interactive:
        raise Refused("nobody confirmed the purge", "These rows would be gone for good.", "Confirm with --yes.")
    if asker.ask(f"Drop them for good? Type {trash.target.name} to confirm") != trash.target.name:
        raise Refused("the purge was not confirmed", "Nothing was changed.")
