"""The history in the target and the journals here: which runs keep one, and a run of another machine taken over."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from pgsync.app.connections import Connections
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import UsageError
from pgsync.server.connect import Connection, connect, read_session
from pgsync.server.history import History, Recorded
from pgsync.server.locks import advisory_lock_holders
from pgsync.server.readable import readable
from pgsync.store import journal
from pgsync.store.journal import Header, Journal, Run, State
from pgsync.store.paths import private_directory, write_private, write_private_bytes

__all__ = ["history_of", "recorded_runs", "taken_over"]


def history_of(connections: Connections) -> History | None:
    """Return where runs are recorded in their targets; None when the settings do not want it."""
    settings = connections.configuration.settings.apply
    return History(settings.history_schema) if settings.history else None


def taken_over(connections: Connections, directory: Path, name: str | None, place: str) -> str:
    """Put a run that another machine began where this one finds it; returns its id.

    place: the connection in whose database the history is. name: the run's id, or its beginning or end; the last
    unfinished one when None. Raises UsageError.
    """
    with _read(connections, place) as (conn, target, history):
        found = _chosen(history.runs(conn), name, target.name)
        plan, baseline = history.kept(conn, found.run)
    into = directory / found.run
    if (into / journal.JOURNAL).exists():
        return found.run
    private_directory(into)
    write_private(into / journal.PLAN, plan.decode())
    write_private_bytes(into / journal.BASELINE, baseline)
    with Journal.create(into, _header(found, target)) as log:
        for event in _events(found):
            fields = {name: value for name, value in event.items() if name not in {"ev", "at"}}
            log.write(str(event["ev"]), sync=event["ev"] == "end", **fields)
    return found.run


def recorded_runs(connections: Connections, place: str) -> list[Run]:
    """Return the runs that the history in a database tells of, whoever ran them; the oldest first."""
    with _read(connections, place) as (conn, target, history):
        found, is_held = history.runs(conn), bool(advisory_lock_holders(conn))
    return journal.with_taken_back(
        [
            Run(Path(), _header(one, target), tuple(_events(one)), is_held and one.state == State.RUNNING)
            for one in found
        ]
    )


@contextmanager
def _read(connections: Connections, place: str) -> Iterator[tuple[Connection, ConnectionTarget, History]]:
    """Yield a session that reads the history in the database of a connection."""
    target = connections.resolve(place)
    with closing(connect(connections.authenticate(target))) as conn, readable(target.name):
        read_session(conn)
        yield conn, target, History(connections.configuration.settings.apply.history_schema)


def _header(found: Recorded, target: ConnectionTarget) -> Header:
    """Return the header of a run with the name that its target has here."""
    named = {"target": target.name if target.is_named else target.url, "target_name": target.name}
    return Header(**dict(found.header) | named)


def _events(found: Recorded) -> Iterator[Mapping[str, object]]:
    """Yield what the journal of a run would say of its transactions."""
    for batch, how in sorted(found.batches.items()):
        yield {"ev": "begin", "batch": batch, "attempt": 1}
        if how != "started":
            yield {"ev": "done", "batch": batch, "how": how}
    if found.state in _ENDS:
        yield {"ev": "end", "at": found.finished, "state": found.state, "exit_code": 0, "message": found.message}


_ENDS = frozenset({State.DONE, State.DIFFERS, State.FAILED, State.PARTIAL})


def header_as_json(header: Header) -> Mapping[str, object]:
    """Return what the history keeps of a journal's first line."""
    found: Mapping[str, object] = json.loads(json.dumps(asdict(header)))
    return found


def _chosen(runs: list[Recorded], name: str | None, place: str) -> Recorded:
    found = [run for run in runs if _is_meant(run, name)]
    if found and (name is None or len(found) == 1):
        return found[-1]
    newest = ", ".join(run.run for run in runs[:-6:-1]) or "none"
    what = "unfinished run" if name is None else f'run "{name}"'
    raise UsageError(f"the history of {place} has no {what}", f"The newest ones: {newest}.")


def _is_meant(run: Recorded, name: str | None) -> bool:
    if name is None:
        return run.state in {State.RUNNING, State.PARTIAL}
    return run.run.startswith(name) or run.run.endswith(f"-{name}")
