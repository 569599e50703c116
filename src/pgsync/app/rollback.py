"""Taking a run back: the plan from what is there now to what was there before, run like any other plan."""

from dataclasses import dataclass

from pgsync.app.consent import require_consent
from pgsync.app.outcome import (
    differences,
    expected_after,
    is_part_of,
    listed,
    mode_of,
    outcome_of,
    touched_by,
)
from pgsync.app.rehearse import Rehearsed, rehearse
from pgsync.app.runs import Context, Options, RunResult, Stage, execute, open_stage, require_no_obstacle
from pgsync.engine.diff import Change, Mode
from pgsync.engine.plan import make_plan
from pgsync.errors import StalePlan, UsageError
from pgsync.kinds import BY_NAME, KINDS
from pgsync.model.objects import Catalog, Server
from pgsync.server.connect import read_session
from pgsync.server.evidence import gather
from pgsync.server.preflight import preflight
from pgsync.store import journal, planfile, snapshot
from pgsync.store.journal import Run, State
from pgsync.store.planfile import PlanFile, Side

__all__ = ["PreparedRollback", "dry_run", "find_run", "prepare", "rollback"]


@dataclass(frozen=True, slots=True)
class PreparedRollback:
    """The run to take back, the target as it is now, and the plan from here to what was there before."""

    run: Run
    stage: Stage
    plan: PlanFile


def find_run(context: Context, name: str | None) -> Run:
    """Return the run that is named, or the last one that changed something; raises UsageError."""
    if name is not None:
        found = journal.find(name, context.runs)
        if not found.state.has_changes:
            raise UsageError(f"run {found.id} has nothing to take back", f"It is {found.state}.")
        return found
    changed = [run for run in journal.runs(context.runs) if run.header.direction == "apply" and run.state.has_changes]
    if not changed:
        raise UsageError("there is no run to take back", f"None changed anything, says {context.runs}.")
    return changed[-1]


def prepare(context: Context, run: Run) -> PreparedRollback:
    """Read the target and plan the way back; raises StalePlan when others changed it since."""
    forward = planfile.load(run.directory / journal.PLAN)
    before = snapshot.load(run.directory / run.header.baseline, KINDS)
    stage = open_stage(context, run.header.target, Server(**run.header.identity))
    _require_no_foreign_change(context, run, forward, before, stage.catalog)
    plan = _planned_back(run, forward, before, stage)
    with stage.session() as conn:
        findings = tuple(preflight(conn, plan.batches))
        require_no_obstacle(findings)
        read_session(conn)
        facts = gather(conn, plan.statements)
    return PreparedRollback(run, Stage(stage.target, stage.database, findings, facts), plan)


def rollback(context: Context, prepared: PreparedRollback, options: Options) -> RunResult:
    """Run the way back; raises what apply raises. What is to be confirmed is the same."""
    stage, plan = prepared.stage, prepared.plan
    require_consent(stage.assessed(plan.batches), stage.target, options.consent, context.asker, "roll back")

    def require_current(now: Catalog) -> None:
        if found := differences(stage.catalog, now, Mode.STRICT):
            raise _foreign(stage.target.name, found)

    return execute(
        context,
        stage,
        plan,
        options.limits,
        direction="rollback",
        takes_back=prepared.run.id,
        require_current=require_current,
    )


def dry_run(context: Context, prepared: PreparedRollback, options: Options, where: str = "auto") -> Rehearsed:
    """Try the way back out and change nothing."""
    return rehearse(context, prepared.stage, prepared.plan, options.limits, where)


def _planned_back(run: Run, forward: PlanFile, before: Catalog, stage: Stage) -> PlanFile:
    mode = Mode.STRICT if mode_of(forward) is Mode.STRICT else Mode.DEFAULT
    plan = make_plan(stage.catalog, before, BY_NAME, mode)
    back = make_plan(plan.expected, plan.current, BY_NAME, mode)
    database = stage.database
    return PlanFile(
        source=Side(f"{stage.target.name} before run {run.id}", "", before.server, before.fingerprint),
        target=Side(database.name, database.connection, stage.catalog.server, stage.catalog.fingerprint),
        options={"mode": str(mode)},
        batches=plan.batches,
        rollback=back.batches,
        manual=plan.manual,
        rollback_manual=back.manual,
        outcome=outcome_of(plan, stage.catalog, mode),
    ).with_id()


def _require_no_foreign_change(context: Context, run: Run, forward: PlanFile, before: Catalog, now: Catalog) -> None:
    """Raise StalePlan when somebody else changed the target since the run: the way back would undo that too.

    After a run that reached its end, anything but its own result is foreign; after a part of one, whatever it
    does not touch.
    """
    mode, expected = mode_of(forward), expected_after(forward, before)
    later = [other for other in journal.runs(context.runs) if other.id > run.id and _is_of(other, run)]
    is_whole = run.state is State.DONE and not any(other.header.takes_back == run.id for other in later)
    if is_whole:
        foreign = differences(expected, now, mode)
    else:
        ours = touched_by(forward)
        foreign = [
            change
            for change in differences(before, now, mode)
            if not is_part_of(change.id, ours, now, before, expected)
        ]
    if foreign:
        others = [other.id for other in later if other.header.takes_back is None]
        raise _foreign(run.header.target_name, foreign, others)


def _is_of(other: Run, run: Run) -> bool:
    """Tell whether another run changed the same database and its changes are still there."""
    return other.header.target == run.header.target and other.state.has_changes


def _foreign(name: str, changes: list[Change], later: list[str] | None = None) -> StalePlan:
    hint = "Undo these changes first, or plan anew what the database shall look like."
    if later:
        hint = f"Take back the later runs first: {', '.join(reversed(later))}."
    return StalePlan(
        f"{name} was changed since the run",
        f"The rollback would undo changes that are not the run's:\n{listed(changes)}",
        hint,
    )
