"""The journal of a run: JSON Lines that survive a crash at any moment (SAFETY.md 3.7), in .pgsync/runs/<run id>/."""

import fcntl
import json
import os
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pgsync.errors import PgsyncError, UsageError
from pgsync.plain import dataclass
from pgsync.store.paths import private_directory

FORMAT = 1
JOURNAL = "journal.jsonl"
PLAN = "run.plan.json"
BASELINE = "baseline.json.gz"


class BadJournal(PgsyncError):
    """A journal cannot be read or written; nothing is changed without one."""


class State(StrEnum):
    """What became of a run."""

    RUNNING = "running"
    DONE = "done"
    DIFFERS = "done, but the target is not as planned"
    FAILED = "rolled back"
    PARTIAL = "partly done"
    INTERRUPTED = "interrupted"
    UNDONE = "taken back"

    @property
    def is_unfinished(self) -> bool:
        """Whether something may be left that is neither the old state nor the new one."""
        return self in {State.PARTIAL, State.INTERRUPTED}

    @property
    def has_changes(self) -> bool:
        """Whether there is something to take back."""
        return self in {State.DONE, State.DIFFERS, State.PARTIAL, State.INTERRUPTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line of a journal.

    direction: "apply" or "rollback". takes_back: the run that a rollback takes back.
    target: what resolves to the target again; identity: its server's and database's (planfile.Server).
    fingerprint: of the target before; plan_sha256: of the plan's text. history: the schema of the target in which the
    run is recorded too.
    """

    run: str
    direction: str
    plan: str
    plan_sha256: str
    target: str
    target_name: str
    identity: Mapping[str, Any]
    fingerprint: str
    steps: int
    batches: int
    started: str
    user: str = ""
    tool: str = ""
    takes_back: str | None = None
    baseline: str = BASELINE
    history: str | None = None


@dataclass(slots=True)
class StepRecord:
    """What is known of one statement: when it began, how long it took, how often it was tried.

    waited_for: who was in the way; waited: for how many seconds, in all attempts. bytes: what it read or wrote, about.
    """

    number: int
    started: str = ""
    seconds: float | None = None
    attempts: int = 0
    outcome: str = "not run"
    waited_for: str = ""
    waited: float = 0.0
    bytes: int | None = None


@dataclass(slots=True)
class BatchRecord:
    """What is known of one transaction. outcome: "", "begun", "failed", "interrupted", or how it was committed."""

    number: int
    transaction: str | None = None
    is_committing: bool = False
    is_committed: bool = False
    outcome: str = ""
    attempts: int = 0
    sqlstate: str | None = None
    message: str = ""


@dataclass(frozen=True)
class Run:
    """A journal that was read."""

    directory: Path
    header: Header
    events: tuple[Mapping[str, Any], ...]
    is_running: bool = False
    is_taken_back: bool = field(default=False)

    @property
    def id(self) -> str:
        """Return the run's id."""
        return self.header.run

    @cached_property
    def state(self) -> State:
        """What became of it."""
        if self.is_running:
            return State.RUNNING
        if self.is_taken_back:
            return State.UNDONE
        for event in reversed(self.events):
            if event["ev"] == "end":
                return State(event["state"])
            if event["ev"] in {"begin", "resumed"}:
                break
        return State.INTERRUPTED

    @cached_property
    def batches(self) -> Mapping[int, BatchRecord]:
        """The transactions that were begun, by number."""
        found: dict[int, BatchRecord] = {}
        for event in self.events:
            if "batch" in event:
                number = event["batch"]
                _note(found.setdefault(number, BatchRecord(number)), event)
        return found

    @cached_property
    def steps(self) -> Mapping[int, StepRecord]:
        """The statements that were sent, by number; what their transaction came to is in `batches`."""
        found: dict[int, StepRecord] = {}
        for event in self.events:
            if event.get("step") is None:
                continue
            step = found.setdefault(event["step"], StepRecord(event["step"]))
            if event["ev"] == "started":
                step.started, step.seconds, step.outcome = event["at"], None, "started"
                step.attempts += 1
            elif event["ev"] == "ran":
                step.seconds, step.outcome = event["ms"] / 1000, "ran"
            elif event["ev"] == "failed":
                step.outcome = event["message"]
            elif event["ev"] == "waiting":
                step.waited_for = "; ".join(event["blockers"])
            elif event["ev"] == "waited":
                step.waited += event["ms"] / 1000
        for number, size in self._sizes.items():
            if number in found:
                found[number].bytes = size
        return found

    @property
    def _sizes(self) -> dict[int, int]:
        sized = [event["bytes"] for event in self.events if event["ev"] == "sizes"]
        return {int(number): size for sizes in sized for number, size in sizes.items()}

    @property
    def committed(self) -> int:
        """Return how many of the first transactions are known to be committed."""
        number = 0
        while number in self.batches and self.batches[number].is_committed:
            number += 1
        return number

    @property
    def finished(self) -> str | None:
        """Return when it ended; None when it did not say."""
        ends = [event["at"] for event in self.events if event["ev"] == "end"]
        return ends[-1] if ends else None

    @property
    def message(self) -> str:
        """Return what it said at its end."""
        ends = [event.get("message") or "" for event in self.events if event["ev"] == "end"]
        return ends[-1] if ends else ""


def _note(batch: BatchRecord, event: Mapping[str, Any]) -> None:
    match event["ev"]:
        case "begin":
            batch.attempts += 1
            batch.outcome, batch.transaction, batch.is_committing = "begun", None, False
        case "xid":
            batch.transaction = event["xid"]
        case "commit_sent":
            batch.is_committing = True
        case "done":
            batch.is_committed, batch.outcome = True, event["how"]
        case "failed":
            batch.outcome, batch.sqlstate, batch.message = "failed", event["sqlstate"], event["message"]


_begun: list[str] = []


def last_begun() -> str | None:
    """Return the run that this process began and did not end, None when there is none."""
    return _begun[-1] if _begun else None


def forget_begun() -> None:
    """Begin anew: what an earlier command of this process began is not what this one reports."""
    _begun.clear()


class Journal:
    """A journal that is being written; its lock tells others that the run is alive."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """Use an open, locked file."""
        self.path = path
        self._descriptor = descriptor
        self._lock = threading.Lock()

    @classmethod
    def create(cls, directory: Path, header: Header) -> Self:
        """Begin the journal of a run in its own directory, which must not have one."""
        try:
            private_directory(directory)
            descriptor = os.open(
                directory / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600
            )
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            journal = cls(directory / JOURNAL, descriptor)
            journal.write("header", format=FORMAT, **{f: getattr(header, f) for f in Header.__slots__})
            _sync_directory(directory)
            _sync_directory(directory.parent)
            _begun.append(directory.name)
        except OSError as error:
            raise BadJournal(
                f"could not write the journal in {directory}",
                f"{error.strerror}. Nothing was changed: without a journal a run could not be taken back.",
            ) from None
        return journal

    @classmethod
    def reopen(cls, directory: Path) -> Self:
        """Go on with the journal of an interrupted run; raises BadJournal when that run is still alive."""
        path = directory / JOURNAL
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        except OSError as error:
            raise BadJournal(f"could not write {path}", f"{error.strerror}.") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise BadJournal(f"run {directory.name} is still running") from None
        whole = path.read_bytes()
        os.ftruncate(descriptor, whole.rfind(b"\n") + 1)  # a crash may have left the beginning of a line
        return cls(path, descriptor)

    def write(self, event: str, *, sync: bool = True, **values: Any) -> None:
        """Add a line. sync: it is on the disk when this returns."""
        line = json.dumps({"ev": event, "at": now(), **values}, ensure_ascii=True) + "\n"
        with self._lock:
            data = line.encode()
            while data:
                data = data[os.write(self._descriptor, data) :]
            if sync:
                os.fsync(self._descriptor)
        if event == "end" and self.path.parent.name in _begun:
            _begun.remove(self.path.parent.name)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def now() -> str:
    """Return the time as it is written: 2026-11-22T10:14:03.123Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_run_id() -> str:
    """Return an id that sorts by time and is like no other: 20261122-101403-4825f."""
    moment = datetime.now(UTC)
    return f"{moment:%Y%m%d-%H%M%S}-{moment.microsecond // 1000:03d}{secrets.token_hex(1)}"


def read(directory: Path) -> Run:
    """Return a run; a truncated last line is left out. Raises BadJournal."""
    path = directory / JOURNAL
    try:
        lines = path.read_bytes().split(b"\n")
        is_running = _is_locked(path)
    except OSError as error:
        raise BadJournal(f"could not read {path}", f"{error.strerror}.") from None
    lines.pop()  # nothing, or the beginning of a line that was never completed
    try:
        first, *events = (json.loads(line) for line in lines)
        header = {key: value for key, value in first.items() if key not in {"ev", "at", "format"}}
        if first["ev"] != "header" or first["format"] != FORMAT:
            raise BadJournal(f"{path} has another format", "It was written by another version of pgsync.")
        return Run(directory, Header(**header), tuple(events), is_running)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BadJournal(f"{path} is damaged", "A line other than the last is incomplete.") from None


def runs(directory: Path) -> list[Run]:
    """Return all readable runs, the oldest first."""
    return with_taken_back([run for path in sorted(directory.glob(f"*/{JOURNAL}")) for run in _readable(path.parent)])


def with_taken_back(found: Sequence[Run]) -> list[Run]:
    """Return all runs of a place with those marked that later ones took back."""
    taken_back = {run.header.takes_back for run in found if run.header.takes_back and run.state is State.DONE}
    return [Run(run.directory, run.header, run.events, run.is_running, run.id in taken_back) for run in found]


def find(name: str, directory: Path) -> Run:
    """Return the run with this id, or whose id begins or ends like this; raises UsageError."""
    known = runs(directory)
    found = [run for run in known if run.id == name] or [
        run for run in known if run.id.startswith(name) or run.id.endswith(f"-{name}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f'"{name}" is not one run', f"It could be {', '.join(run.id for run in found)}.")
    newest = ", ".join(run.id for run in known[:-6:-1]) or "none"
    raise UsageError(f'no run "{name}"', f"The newest ones: {newest}.", "List them: pgsync log")


def _readable(directory: Path) -> Iterator[Run]:
    try:
        yield read(directory)
    except BadJournal:
        return


def _is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
