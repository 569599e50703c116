"""Taking a run back: the plan from what is there now to what was there before, run like any other plan."""

from contextlib import closing
from dataclasses import replace

from pgsync.app import keeping
from pgsync.app.catalogs import sizes
from pgsync.app.chronicle import taken_over
from pgsync.app.consent import require_consent
from pgsync.app.facts import facts_of
from pgsync.app.keeping import is_kept, kept_by, purged, still_there
from pgsync.app.outcome import (
    differences,
    expected_after,
    is_part_of,
    listed,
    outcome_of,
    renames_of,
    renames_option,
    rules_of,
    scopes_option,
    touched_by,
)
from pgsync.app.rehearse import Rehearsed, rehearse
from pgsync.app.rules import Mode, Rules, rules_as_json, scoped
from pgsync.app.runs import Finding, Options, RunResult, execute
from pgsync.app.stage import Context, Stage, open_stage, owners_of, require_no_obstacle, wait_for_its_session
from pgsync.engine.diff import Change
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import backwards, is_there
from pgsync.errors import StalePlan, UsageError
from pgsync.kinds import BY_NAME, KINDS
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Rename
from pgsync.model.objects import Catalog, Server
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass
from pgsync.server.connect import read_session
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


def find_run(context: Context, name: str | None, history: str | None = None) -> Run:
    """Return the run that is named, or the last one that changed something; raises UsageError.

    history: the connection in whose history to look for it, when it was run on another machine.
    """
    if history is not None:
        name = taken_over(context.connections, context.runs, name, history)
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
    """Read the target and plan the way back; raises StalePlan when others changed it since.

    Raises LockNotObtained when the session of an interrupted run is still at work, UsageError when nothing is to be
    taken back.
    """
    forward = planfile.load(run.directory / journal.PLAN)
    before = snapshot.load(run.directory / run.header.baseline, KINDS)
    if run.state.is_unfinished:
        wait_for_its_session(context, run)
    stage = open_stage(context, run.header.target, Server(**run.header.identity), scopes=before.scopes)
    _require_no_foreign_change(context, run, forward, before, stage.catalog)
    plan, gone = _planned_back(context, run, forward, before, stage)
    with stage.session() as conn:
        findings = tuple(preflight(conn, plan.batches, owners_of(stage.catalog)))
    require_no_obstacle(findings)
    lost = (f"the rows of {spoken(id_)} were purged; it comes back empty" for id_ in gone)
    findings += tuple(Finding(blocks=False, text=text) for text in lost)
    return PreparedRollback(run, Stage(stage.target, stage.database, findings), plan)


def _taken_back(run: Run) -> UsageError:
    return UsageError(
        f"run {run.id} has nothing to take back",
        f"{run.header.target_name} is as it was before it: somebody took it back already.",
    )


def rollback(context: Context, prepared: PreparedRollback, options: Options) -> RunResult:
    """Run the way back; raises what apply raises. What is to be confirmed is the same."""
    stage, plan = prepared.stage, prepared.plan
    plan_rules = replace(rules_of(plan), mode=Mode.STRICT)
    require_consent(stage.assessed(plan), stage.target, options.consent, context.asker, "roll back")

    def require_current(now: Catalog) -> None:
        if found := differences(stage.catalog, now, plan_rules):
            raise _foreign(stage.target.name, found)

    return execute(
        context,
        stage,
        plan,
        options,
        direction="rollback",
        takes_back=prepared.run.id,
        require_current=require_current,
    )


def dry_run(context: Context, prepared: PreparedRollback, options: Options, where: str = "auto") -> Rehearsed:
    """Try the way back out and change nothing."""
    return rehearse(context, prepared.stage, prepared.plan, options.limits, where)


def way_back(rules: Rules) -> Rules:
    """Return what counts when something is taken back: what was not compared comes back with what was dropped."""
    return replace(rules, mode=Mode.STRICT if rules.mode is Mode.STRICT else Mode.DEFAULT, without=None)


def _planned_back(
    context: Context, run: Run, forward: PlanFile, before: Catalog, stage: Stage
) -> tuple[PlanFile, list[ObjectId]]:
    """Return the plan, and the objects whose rows it would bring back had nobody purged them."""
    rules = way_back(rules_of(forward))
    inverse = _renamed_by(forward, before, stage.catalog)
    scope = scoped(stage.catalog, before, rules, touched_by(forward), inverse)
    facts = _facts(forward, stage)
    wanted = kept_by(forward)
    with closing(stage.session()) as conn:
        there = still_there(conn, wanted)
    wants = context.connections.configuration.settings.apply.keep_dropped_data
    keep = replace(keeping.forward(stage.catalog, is_wanted=is_kept(wants, stage.target)), back=there)
    plan = make_plan(scope.current, scope.desired, BY_NAME, rules.mode, facts=facts, renames=inverse, keep=keep)
    again = backwards(plan.renames, BY_NAME)
    again_keep = keeping.backward(keep, plan)
    back = make_plan(plan.expected, plan.current, BY_NAME, rules.mode, facts=facts, renames=again, keep=again_keep)
    database = stage.database
    gone = [id_ for id_ in purged(wanted, there) if id_ not in stage.catalog.objects]
    file = PlanFile(
        source=Side(f"{stage.target.name} before run {run.id}", "", before.server, before.fingerprint),
        target=Side(database.name, database.connection, stage.catalog.server, stage.catalog.fingerprint),
        options={key: forward.options[key] for key in ("online_size",) if key in forward.options}
        | rules_as_json(rules)
        | scopes_option(before.scopes)
        | renames_option(plan.renames)
        | keeping.kept_option(plan),
        batches=plan.batches,
        rollback=back.batches,
        manual=plan.manual,
        rollback_manual=back.manual,
        outcome=outcome_of(plan, stage.catalog, rules),
    ).with_id()
    return file, gone


def _facts(forward: PlanFile, stage: Stage) -> Facts | None:
    """Return which relations are large where the way there took that into account."""
    threshold = forward.options.get("online_size")
    if threshold is None:
        return None
    with closing(stage.session()) as conn:
        read_session(conn)
        return facts_of(stage.catalog, sizes(conn, stage.catalog), threshold)


def _renamed_by(forward: PlanFile, before: Catalog, now: Catalog) -> list[Rename]:
    """Return the renames that take back those of a run, as far as it came."""
    renames = renames_of(forward)
    return [
        back
        for one, back in zip(renames, backwards(renames, BY_NAME), strict=True)
        if is_there(one.id, before, BY_NAME) and is_there(back.id, now, BY_NAME)
    ]


def _require_no_foreign_change(context: Context, run: Run, forward: PlanFile, before: Catalog, now: Catalog) -> None:
    """Raise StalePlan when somebody else changed the target since the run: the way back would undo that too.

    Raises UsageError when somebody else took the run back. After a run that reached its end, anything but its own
    result is foreign; after a part of one, whatever it does not touch.
    """
    rules, expected, ours = rules_of(forward), expected_after(forward, before), touched_by(forward)
    later = [other for other in journal.runs(context.runs) if other.id > run.id and _is_of(other, run)]
    attempts = [other for other in later if other.header.takes_back == run.id]
    is_whole = run.state is State.DONE and not attempts
    if is_whole:
        foreign = differences(expected, now, rules, ours)
    else:
        foreign = [
            change
            for change in differences(before, now, rules, ours)
            if not is_part_of(change.id, ours, now, before, expected)
        ]
    is_back = is_whole and foreign and not differences(before, now, rules, ours)
    if is_back or any(other.state is State.DONE for other in attempts):
        raise _taken_back(run)
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
