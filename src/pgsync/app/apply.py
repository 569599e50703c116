"""Applying a plan: checked, confirmed, run, compared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pgsync.app.chronicle import taken_over
from pgsync.app.connections import Connections
from pgsync.app.consent import require_consent, require_not_disproved
from pgsync.app.outcome import require_no_drift, scopes_of, target_snapshot
from pgsync.app.plan import find_plan
from pgsync.app.rehearse import Rehearsed, rehearse
from pgsync.app.runs import Finding, Options, RunResult, State, execute, resume
from pgsync.app.stage import Context, Stage, open_stage, require_no_obstacle
from pgsync.errors import UsageError
from pgsync.plain import dataclass
from pgsync.server.finding import listed
from pgsync.store import journal, planfile
from pgsync.store.planfile import PlanFile

_CODE = frozenset({"aggregate", "default", "event trigger", "function", "policy", "procedure", "rule", "trigger"})

__all__ = ["Prepared", "apply", "dry_run", "load_plan", "prepare", "resume_run", "script_of"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan and its target, which is what the plan was made for."""

    plan: PlanFile
    stage: Stage
    kept: Path


def load_plan(context: Context, name: str | None) -> PlanFile:
    """Return the plan of a file or an id, or the last one made; raises UsageError, BadPlanFile."""
    configuration = context.connections.configuration
    return planfile.load(find_plan(name, configuration.project_file, configuration.settings.plan.dir))


def script_of(connections: Connections, name: str | None) -> Path:
    """Return the .sql file of a plan, which may be gone; raises UsageError."""
    configuration = connections.configuration
    found = find_plan(name, configuration.project_file, configuration.settings.plan.dir)
    return planfile.PlanPaths.of(found).sql


def prepare(context: Context, plan: PlanFile) -> Prepared:
    """Read the target of a plan and check that the plan fits.

    Raises StalePlan when the target changed, Refused when it cannot be changed or the pre-flight check says no.
    """
    configuration = context.connections.configuration
    kept = target_snapshot(plan.id, configuration.project_file, configuration.settings.plan.dir)
    stage = open_stage(context, plan.target.connection, plan.target.server, plan.batches, scopes_of(plan))
    require_no_drift(plan, stage.catalog, kept)
    require_no_obstacle(stage.findings)
    findings = (*stage.findings, *_superuser(plan, stage), *_unfinished(context, stage))
    return Prepared(plan, replace(stage, findings=findings), kept)


def apply(context: Context, prepared: Prepared, options: Options) -> RunResult:
    """Run a plan; raises Refused, StalePlan, LockNotObtained, ApplyRolledBack, ApplyPartial, Interrupted."""
    plan, stage = prepared.plan, prepared.stage
    require_not_disproved(plan.proof, options.consent)
    require_consent(stage.assessed(plan), stage.target, options.consent, context.asker)
    return execute(
        context,
        stage,
        plan,
        options,
        direction="apply",
        require_current=lambda now: require_no_drift(plan, now, prepared.kept),
    )


def dry_run(context: Context, prepared: Prepared, options: Options, where: str = "auto") -> Rehearsed:
    """Try a plan out and change nothing.

    where: "scratch" on an embedded server, "target" in a transaction that is rolled back, "auto" the first if
    it can be had. Raises RehearsalFailed, LockNotObtained, Refused.
    """
    return rehearse(context, prepared.stage, prepared.plan, options.limits, where)


def resume_run(context: Context, name: str | None, options: Options, history: str | None = None) -> RunResult:
    """Go on with the last unfinished run, or the one named; raises UsageError without one.

    history: the connection in whose history to look for it, when another machine began it.
    """
    if history is not None:
        name = taken_over(context.connections, context.runs, name, history)
    if name is not None:
        found = journal.find(name, context.runs)
    else:
        unfinished = [run for run in journal.runs(context.runs) if run.state.is_unfinished]
        if not unfinished:
            raise UsageError(
                "no run was interrupted", f"None is unfinished in {context.runs}.", "List them: pgsync log"
            )
        found = unfinished[-1]
    if found.state not in {State.PARTIAL, State.INTERRUPTED}:
        raise UsageError(f"run {found.id} cannot be resumed", f"It is {found.state}.")
    if later := _overtaken_by(found, journal.runs(context.runs)):
        raise UsageError(
            f"run {found.id} cannot be resumed",
            f"Run {later.id} came after it and is {later.state}: {found.header.target_name} is not where {found.id} "
            "stopped.",
            f'Take back what came later, "pgsync rollback {later.id}", or plan again.',
        )
    return resume(context, found, options)


def _overtaken_by(run: journal.Run, known: Sequence[journal.Run]) -> journal.Run | None:
    """Return a later run that changed the same target: what a run's journal says of it is no longer so."""
    later = [other for other in known if other.id > run.id and other.header.target == run.header.target]
    return next((other for other in reversed(later) if other.state.has_changes or other.state is State.UNDONE), None)


def _superuser(plan: PlanFile, stage: Stage) -> Iterator[Finding]:
    """Say when production gets somebody else's code from a role that may do everything (SAFETY.md S08)."""
    server = stage.catalog.server
    brought = [p.object for p in plan.statements if p.action in {"create", "alter"} and p.object.kind in _CODE]
    if brought and server.is_superuser and stage.target.environment == "prod":
        names = listed([one.name for one in brought])
        yield Finding(
            blocks=False,
            text=f"role {server.role} is a superuser, and the plan brings code: {names}",
            hint="What runs meanwhile, such as defaults and index expressions, may do everything. "
            "Better apply as the owner of the objects: pgsync conn grants.",
        )


def _unfinished(context: Context, stage: Stage) -> Iterator[Finding]:
    """Name the runs that left the target half-way: the plan was made for that state."""
    known = journal.runs(context.runs)
    for run in known:
        is_here = run.header.target == stage.database.connection
        if is_here and run.state.is_unfinished and not _overtaken_by(run, known):
            yield Finding(
                blocks=False,
                text=f"run {run.id} on {stage.target.name} is {run.state}",
                hint=f'To go on with it or take it back instead: "pgsync apply --resume {run.id}", '
                f'"pgsync rollback {run.id}".',
            )
