"""The history in the target and the journals here: which runs keep one, and a run of another machine taken over."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from pgsync.app.connections import Connections
from pgsync.errors import UsageError
from pgsync.server.connect import connect, read_session
from pgsync.server.history import History, Recorded
from pgsync.server.readable import readable
from pgsync.store import journal
from pgsync.store.journal import Header, Journal, State
from pgsync.store.paths import private_directory, write_private, write_private_bytes

__all__ = ["history_of", "taken_over"]


def history_of(connections: Connections) -> History | None:
    """Return where runs are recorded in their targets; None when the settings do not want it."""
    settings = connections.configuration.settings.apply
    return History(settings.history_schema) if settings.history else None


def taken_over(connections: Connections, directory: Path, name: str | None, place: str) -> str:
    """Put a run that another machine began where this one finds it; returns its id.

    place: the connection in whose database the history is. name: the run's id, or its beginning or end; the last
    unfinished one when None. Raises UsageError.
    """
    target = connections.resolve(place)
    history = History(connections.configuration.settings.apply.history_schema)
    with closing(connect(connections.authenticate(target))) as conn, readable(target.name):
        read_session(conn)
        found = _chosen(history.runs(conn), name, target.name)
        plan, baseline = history.kept(conn, found.run)
    into = directory / found.run
    if (into / journal.JOURNAL).exists():
        return found.run
    private_directory(into)
    write_private(into / journal.PLAN, plan.decode())
    write_private_bytes(into / journal.BASELINE, baseline)
    header = Header(**dict(found.header) | {"target": target.name if target.is_named else target.url})
    with Journal.create(into, replace(header, target_name=target.name)) as log:
        for batch, how in sorted(found.batches.items()):
            log.write("begin", sync=False, batch=batch, attempt=1)
            if how != "started":
                log.write("done", sync=False, batch=batch, how=how)
        if found.state in _ENDS:
            log.write("end", state=found.state, exit_code=0, message=found.message)
    return found.run


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
