"""The log: every run, and every statement of one."""

from collections.abc import Sequence
from pathlib import Path

from pgsync.app.chronicle import recorded_runs, taken_over
from pgsync.app.connections import Connections
from pgsync.errors import PgsyncError
from pgsync.model.plan import Planned
from pgsync.plain import dataclass
from pgsync.store import journal, planfile
from pgsync.store.journal import Run, State
from pgsync.store.paths import runs_directory

__all__ = ["LoggedStep", "Run", "State", "all_runs", "find_run", "recorded_runs", "steps_of"]


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """A statement and what became of it.

    seconds: of its last attempt; None when it did not finish. waited_for: who was in the way; waited: for how many
    seconds in all.
    outcome: "done", "rolled back", "not run", or why it failed.
    """

    number: int
    planned: Planned
    started: str
    seconds: float | None
    attempts: int
    outcome: str
    waited_for: str
    waited: float = 0.0


def all_runs(project_file: Path | None) -> Sequence[Run]:
    """Return all runs of a project, the oldest first."""
    return journal.runs(runs_directory(project_file))


def find_run(name: str, connections: Connections, history: str | None = None) -> Run:
    """Return one run; raises UsageError. history: the connection that knows of it."""
    directory = runs_directory(connections.configuration.project_file)
    if history is not None:
        name = taken_over(connections, directory, name, history)
    return journal.find(name, directory)


def steps_of(run: Run) -> list[LoggedStep]:
    """Return the statements of a run; raises PgsyncError when its plan is missing."""
    path = run.directory / journal.PLAN
    plan = planfile.load(path)
    if planfile.digest(planfile.read(path)) != run.header.plan_sha256:
        raise PgsyncError(f"the plan of run {run.id} is not the one that was run", f"See {run.directory}.")
    found = []
    number = 0
    for position, batch in enumerate(plan.batches):
        for planned in batch.statements:
            record = run.steps.get(number, journal.StepRecord(number))
            found.append(
                LoggedStep(
                    number,
                    planned,
                    record.started,
                    record.seconds,
                    record.attempts,
                    _outcome(run, position, record),
                    record.waited_for,
                    record.waited,
                )
            )
            number += 1
    return found


def _outcome(run: Run, batch: int, step: journal.StepRecord) -> str:
    known = run.batches.get(batch)
    if known is not None and known.is_committed:
        return known.outcome
    if step.outcome in {"ran", "started"}:
        return "rolled back" if known is not None and known.outcome == "failed" else "interrupted"
    return step.outcome
