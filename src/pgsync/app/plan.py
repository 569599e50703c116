"""Planning: from two databases to the steps that lead from one to the other, and back."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from pgsync.app.catalogs import Database, Progress, measured, read_both, silent
from pgsync.app.connections import Connections
from pgsync.app.hazards import assess
from pgsync.app.outcome import keep_target, outcome_of
from pgsync.engine.diff import Mode
from pgsync.engine.order import PlanLoopError
from pgsync.engine.plan import make_plan
from pgsync.engine.script import Heading, script
from pgsync.engine.select import Selection, select
from pgsync.errors import PgsyncError, UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Batch, Plan
from pgsync.model.statements import Work
from pgsync.server.connect import read_session
from pgsync.server.evidence import gather
from pgsync.server.explore import Size
from pgsync.server.readable import readable
from pgsync.store import planfile
from pgsync.store.paths import plans_directory
from pgsync.store.planfile import PlanFile, PlanPaths, Side

__all__ = ["Mode", "PlanResult", "Selection", "find_plan", "plan_databases", "planned", "write_plan"]


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan with its way back.

    rollback: None when the way back could not be planned; `rollback_error` says why then.
    ignored: how many objects differ and are left out. added: what the selected ones need besides.
    sizes: of the target's relations, when a step reads or rewrites one.
    paths: where it was written; None before.
    """

    source: Database
    target: Database
    plan: Plan
    rollback: Plan | None
    file: PlanFile
    ignored: int = 0
    added: tuple[ObjectId, ...] = ()
    rollback_error: PlanLoopError | None = None
    sizes: Mapping[ObjectId, Size] = field(default_factory=dict)
    paths: PlanPaths | None = None

    @property
    def id(self) -> str:
        """Return the plan's id."""
        return self.file.id


def plan_databases(
    connections: Connections,
    source: str,
    target: str,
    selection: Selection,
    mode: Mode = Mode.DEFAULT,
    progress: Progress = silent,
) -> PlanResult:
    """Read both databases and plan how `target` becomes like `source`; raises PlanLoopError."""
    desired, current = read_both(connections, source, target, progress)
    progress("planning")
    result = planned(desired, current, selection, mode)
    if result.plan.statements:
        progress(f"asking {current.name} about hazards")
        result = _assessed(connections, result)
    if all(step.statement.work is Work.INSTANT for step in result.plan.statements):
        return result
    progress(f"measuring {current.name}")
    return replace(result, sizes=measured(connections, current))


def planned(source: Database, target: Database, selection: Selection, mode: Mode = Mode.DEFAULT) -> PlanResult:
    """Return the plan that makes `target` like `source`, and the plan back."""
    selected = select(target.catalog, source.catalog, selection, BY_NAME)
    forward = make_plan(selected.current, selected.desired, BY_NAME, mode)
    back, error = _planned_back(forward, mode)
    file = PlanFile(
        source=_side(source),
        target=_side(target),
        options={
            "mode": str(mode),
            **{key: list(value) for key, value in _patterns(selection).items() if value},
        },
        batches=forward.batches,
        rollback=None if back is None else back.batches,
        manual=forward.manual,
        rollback_manual=() if back is None else back.manual,
        outcome=outcome_of(forward, target.catalog, mode),
    )
    return PlanResult(source, target, forward, back, file.with_id(), selected.ignored, selected.added, error)


def _assessed(connections: Connections, result: PlanResult) -> PlanResult:
    """Return the plan with what the target tells of its hazards."""
    with closing(connections.open(result.target.target)) as conn, readable(result.target.name):
        read_session(conn)
        facts = gather(conn, result.plan.statements)
    plan = replace(result.plan, batches=assess(result.plan.batches, result.target.catalog, facts))
    return replace(result, plan=plan, file=replace(result.file, batches=plan.batches).with_id())


def write_plan(
    result: PlanResult, out: Path | None, project_file: Path | None, directory: str, lock_timeout: float = 5.0
) -> PlanResult:
    """Write migration.sql, .rollback.sql and .plan.json; returns the result with their paths.

    out: the first of the three; None keeps the plan under its id in `directory` of the project.
    lock_timeout: seconds that each statement of the scripts may wait for a lock.
    """
    kept = plans_directory(project_file, directory) if out is None else None
    paths = PlanPaths.of(kept / f"{result.id}.sql" if kept is not None else _checked(out))
    forward = script(_heading(result, lock_timeout), result.plan.batches, result.plan.manual)
    back = result.rollback
    backward = (
        None if back is None else script(_heading(result, lock_timeout, is_rollback=True), back.batches, back.manual)
    )
    file = planfile.save(result.file, paths, forward, backward)
    if kept is not None or project_file is not None:
        keep_target(result.target.catalog, result.id, project_file, directory)
        planfile.remember(paths.plan, kept or plans_directory(project_file, directory))
    return replace(result, file=file, paths=paths)


def find_plan(name: str | None, project_file: Path | None, directory: str) -> Path:
    """Return the file of a plan: named by a path or an id, or the last one made; raises UsageError."""
    return planfile.find(name, plans_directory(project_file, directory))


def reversible(batches: Sequence[Batch]) -> int:
    """Return how many steps lose no data, so that the rollback brings back everything."""
    return sum(
        not any(hazard.is_destructive for hazard in planned.statement.hazards)
        for batch in batches
        for planned in batch.statements
    )


def _planned_back(forward: Plan, mode: Mode) -> tuple[Plan | None, PlanLoopError | None]:
    """Plan the other direction, on the same server: its version decides what can be said."""
    start = replace(forward.expected, server=forward.current.server)
    try:
        return make_plan(start, forward.current, BY_NAME, mode), None
    except PlanLoopError as error:
        return None, error


def _side(database: Database) -> Side:
    return Side(database.name, database.connection, database.catalog.server, database.catalog.fingerprint)


def _patterns(selection: Selection) -> dict[str, tuple[str, ...]]:
    return {
        "only": selection.only,
        "ignore": selection.ignore,
        "schemas": selection.schemas,
        "kinds": selection.kinds,
    }


def _heading(result: PlanResult, lock_timeout: float, *, is_rollback: bool = False) -> Heading:
    source, target = result.source, result.target
    way = f"takes back what made {target.name} look like" if is_rollback else f"makes {target.name} look like"
    return Heading(
        id=result.id,
        title=f"{'Rollback' if is_rollback else 'Migration'}: {way} {source.name}",
        source=source.name,
        target=target.name,
        source_server=source.catalog.server,
        target_server=target.catalog.server,
        lock_timeout=lock_timeout,
    )


def _checked(out: Path | None) -> Path:
    if out is None or out.is_dir():
        raise UsageError(f"{out} is a directory", hint=f"Name a file: --out {out}/migration.sql")
    if not out.parent.is_dir():
        raise PgsyncError(f"could not write {out}", f"There is no directory {out.parent}.")
    return out
