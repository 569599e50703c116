"""Planning: from two databases to the steps that lead from one to the other, and back."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import field, replace
from pathlib import Path

from pgsync.app import keeping
from pgsync.app.catalogs import Database, Progress, measured, read_both, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.connections import Connections
from pgsync.app.explain import with_words
from pgsync.app.facts import PLAIN, Online, around, concern
from pgsync.app.hazards import measure
from pgsync.app.impact import Impacts, is_reversible, rates_of, remarks
from pgsync.app.keeping import Wanted, is_kept
from pgsync.app.names import Candidate, Names, both_sides, mapped, proposals, resolved
from pgsync.app.outcome import expected_after, keep_target, outcome_of, renames_option, scopes_option, touched_by
from pgsync.app.proof import Proof, Trial, Verdict, prove
from pgsync.app.reference_rows import require_both_names
from pgsync.app.rules import EVERYTHING, NOTHING, Apart, Mode, Rules, rules_as_json, scoped
from pgsync.app.threeway import Merge, Merging, after_merging, merged, read_merged, require_decided
from pgsync.engine.alike import notes
from pgsync.engine.diff import aligned
from pgsync.engine.order import PlanLoopError
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import backwards, renamed
from pgsync.engine.script import Heading, script
from pgsync.engine.select import Selection, chooser, select
from pgsync.errors import PgsyncError, UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.keep import Keep
from pgsync.model.modes import Note
from pgsync.model.naming import Naming
from pgsync.model.plan import Batch, Plan, Planned
from pgsync.model.statements import Hazard
from pgsync.plain import dataclass
from pgsync.server.connect import read_session
from pgsync.server.readable import readable
from pgsync.store import planfile
from pgsync.store.paths import plans_directory
from pgsync.store.planfile import PlanFile, PlanPaths, Side

__all__ = [
    "Candidate",
    "Merging",
    "Mode",
    "Names",
    "Online",
    "PlanResult",
    "Proof",
    "Rules",
    "Selection",
    "Verdict",
    "examined",
    "find_plan",
    "plan_databases",
    "planned",
    "replanned",
    "require_decided",
    "write_plan",
]


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan with its way back.

    rollback: None when the way back could not be planned; `rollback_error` says why then.
    ignored: how many objects differ and are left out. added: what the selected ones need besides.
    notes: what differs and is only reported. apart: what is not compared at all.
    impacts: what was measured of the relations that it touches.
    paths: where it was written; None before.
    candidates: what is dropped and created and may be one object renamed.
    merge: of three sides what was kept, and what is to be decided; None for two.
    """

    source: Database
    target: Database
    plan: Plan
    rollback: Plan | None
    file: PlanFile
    ignored: int = 0
    added: tuple[ObjectId, ...] = ()
    rollback_error: PlanLoopError | None = None
    notes: tuple[Note, ...] = ()
    apart: Apart = NOTHING
    impacts: Impacts = field(default_factory=Impacts)
    paths: PlanPaths | None = None
    candidates: tuple[Candidate, ...] = ()
    merge: Merge | None = None

    @property
    def id(self) -> str:
        """Return the plan's id; "" until it is written."""
        return self.file.id

    @property
    def proof(self) -> Proof | None:
        """Return what came of trying it; None when it was not."""
        return self.file.proof

    @property
    def is_disproved(self) -> bool:
        """Whether it failed where it was tried."""
        return self.proof is not None and self.proof.verdict is Verdict.DISPROVED

    @property
    def proof_sentences(self) -> tuple[str, ...]:
        """Return what is known of it, the verdict first."""
        return self.file.proof_sentences(self.source.short_name, self.target.short_name)


def plan_databases(
    connections: Connections,
    source: str,
    target: str,
    choice: Choice = ALL,
    online: Online = PLAIN,
    progress: Progress = silent,
    *,
    keep: Wanted = False,
    merging: Merging | None = None,
) -> PlanResult:
    """Read both databases and plan how `target` becomes like `source`; raises UsageError.

    online: where forms are wanted that do not block. keep: are the rows of what is dropped kept?
    merging: what both began from, so that what was changed in the target since then stays.
    """
    if merging is not None:
        desired, current, merge = read_merged(connections, source, target, merging, choice, progress)
        progress("planning")
        wanted = is_kept(keep, current.target)
        return _of_merge(merge, _suited(connections, desired, current, after_merging(choice), online, progress, wanted))
    desired, current = read_both(connections, source, target, progress, choice.scopes)
    progress("planning")
    return _suited(connections, desired, current, choice, online, progress, is_kept(keep, current.target))


def replanned(
    connections: Connections,
    before: PlanResult,
    renames: Sequence[Candidate],
    choice: Choice,
    online: Online = PLAIN,
    progress: Progress = silent,
    *,
    keep: Wanted = False,
    merging: Merging | None = None,
) -> PlanResult:
    """Return the plan of the same two databases for which some candidates are renames.

    merging: of three sides, with what was decided meanwhile.
    """
    names = replace(choice.names, renames=(*choice.names.renames, *(one.hint for one in renames)))
    choice, wanted = replace(choice, names=names), is_kept(keep, before.target.target)
    if before.merge is not None:
        asked = merging or before.merge.merging
        desired, merge = merged(before.merge.source, before.target, before.merge.base, asked, choice)
        result = _suited(connections, desired, before.target, after_merging(choice), online, progress, wanted)
        return _of_merge(merge, result)
    return _suited(connections, before.source, before.target, choice, online, progress, wanted)


def _of_merge(merge: Merge, result: PlanResult) -> PlanResult:
    """Return the plan of what was merged; its file names the base."""
    options = {**result.file.options, "base": merge.base.name}
    return replace(result, merge=merge, file=replace(result.file, options=options))


def _suited(
    connections: Connections,
    source: Database,
    target: Database,
    choice: Choice,
    online: Online,
    progress: Progress,
    keeps: bool,  # noqa: FBT001 - none of a pair
) -> PlanResult:
    """Plan; where that depends on how large a relation is, measure them and plan again with the forms they ask for."""
    result = planned(source, target, choice, keeps=keeps)
    steps = result.plan.statements
    if online.needs_sizes and any(step.statement.relations for step in steps):
        progress(f"measuring {target.name}")
        there = renamed(target.catalog, Naming({one.id: one.name for one in result.plan.renames}), BY_NAME)
        facts = online.facts(target.catalog, measured(connections, target, there, around(there, steps)))
    else:
        facts = online.facts(target.catalog, {})
    return planned(source, target, choice, facts, online, keeps=keeps) if concern(facts, steps) else result


def examined(
    connections: Connections,
    result: PlanResult,
    rules: Rules = EVERYTHING,
    progress: Progress = silent,
    *,
    is_proven: bool = False,
) -> PlanResult:
    """Return the plan with what is known of the relations that it touches, and of the plan itself.

    is_proven: try the plan on a scratch copy of the target.
    """
    if not result.plan.statements:
        return result
    if is_proven:
        rules = rules.leaving(result.source.silent, result.target.silent)
        result = replace(result, file=replace(result.file, proof=_proof(connections, result, rules, progress)))
    if result.target.file is not None:
        return result
    progress(f"measuring {result.target.name}")
    return _measured(connections, result)


def planned(
    source: Database,
    target: Database,
    choice: Choice = ALL,
    facts: Facts | None = None,
    online: Online = PLAIN,
    *,
    keeps: bool = False,
) -> PlanResult:
    """Return the plan that makes `target` like `source`, and the plan back.

    facts: which relations of the target are large; None for plain forms. online: how that was decided.
    keeps: are the rows of what is dropped kept?
    """
    selection, rules = choice.selection, choice.rules.leaving(source.silent, target.silent)
    names = choice.names.for_source(source.catalog)
    require_both_names(source.catalog, target.catalog, (), names.schemas)
    wanted = mapped(source, names).catalog
    asked = resolved(target.catalog, wanted, names)
    require_both_names(wanted, target.catalog, asked, {})
    scope = scoped(target.catalog, wanted, rules, renames=asked)
    now = renamed(scope.current, Naming({one.id: one.name for one in asked}), BY_NAME)
    selected = select(now, scope.desired, selection, BY_NAME)
    keep = keeping.forward(target.catalog, is_wanted=keeps)
    forward = make_plan(scope.current, selected.desired, BY_NAME, rules.mode, rules.without, facts, asked, keep)
    forward = _with_outsiders(forward, selection)
    forward = with_words(forward, source.short_name, target.short_name)
    back, error = _planned_back(forward, rules.mode, facts, keeping.backward(keep, forward))
    file = PlanFile(
        source=_side(source),
        target=_side(target),
        options={
            **rules_as_json(rules),
            **scopes_option(target.catalog.scopes),
            **({} if facts is None else {"online_size": online.threshold}),
            **{key: list(value) for key, value in _patterns(selection).items() if value},
            **names.options,
            **renames_option(forward.renames),
            **keeping.kept_option(forward),
        },
        batches=forward.batches,
        rollback=None if back is None else back.batches,
        manual=forward.manual,
        rollback_manual=() if back is None else back.manual,
        outcome=outcome_of(forward, target.catalog, rules),
    )
    return PlanResult(
        source,
        target,
        forward,
        back,
        file,
        selected.ignored,
        (*scope.added, *selected.added),
        error,
        notes(selected.current, selected.desired, BY_NAME, rules.mode, rules.without),
        scope.apart,
        candidates=proposals(
            both_sides(*aligned(scope.current, selected.desired, BY_NAME), asked, rules.mode), rules.mode
        ),
    )


def _with_outsiders(plan: Plan, selection: Selection) -> Plan:
    """Mark what is rebuilt though it lies in a schema that is left out."""
    if not selection.schemas:
        return plan
    is_within = chooser(plan.current, plan.expected, Selection(schemas=selection.schemas), BY_NAME)

    def marked(planned: Planned) -> Planned:
        if planned.reason is None or is_within(planned.object):
            return planned
        hazards = planned.statement.hazards | {Hazard.DEP_OTHER_SCHEMA}
        return replace(planned, statement=replace(planned.statement, hazards=hazards))

    batches = (replace(one, statements=tuple(map(marked, one.statements))) for one in plan.batches)
    return replace(plan, batches=tuple(batches))


def _proof(connections: Connections, result: PlanResult, rules: Rules, progress: Progress) -> Proof:
    target, plan = result.target, result.plan
    trial = Trial(
        target=target.target,
        catalog=target.catalog,
        expected=expected_after(result.file, target.catalog),
        batches=plan.batches,
        rollback=None if result.rollback is None else result.rollback.batches,
        rules=rules,
        renames=plan.renames,
        ours=touched_by(result.file),
    )
    if target.file is not None:
        return prove(connections, None, trial, progress)
    with closing(connections.open(target.target)) as conn:
        return prove(connections, conn, trial, progress)


def _measured(connections: Connections, result: PlanResult) -> PlanResult:
    """Return the plan with what the target tells of its hazards and of the relations that it touches."""
    with closing(connections.open(result.target.target)) as conn, readable(result.target.name):
        read_session(conn)
        found = measure(conn, result.plan.batches, result.target.catalog, result.plan.renames)
    plan = replace(result.plan, batches=found.batches)
    impacts = Impacts(found.relations, found.waiters, rates_of(connections, result.target))
    return replace(result, plan=plan, impacts=impacts, file=replace(result.file, batches=plan.batches))


def write_plan(
    result: PlanResult, out: Path | None, project_file: Path | None, directory: str, lock_timeout: float = 5.0
) -> PlanResult:
    """Write migration.sql, .rollback.sql and .plan.json; returns the result with their paths.

    out: the first of the three; None keeps the plan under its id in `directory` of the project.
    lock_timeout: seconds that each statement of the scripts may wait for a lock.
    """
    result = replace(result, file=result.file.with_id())
    kept = plans_directory(project_file, directory) if out is None else None
    paths = PlanPaths.of(kept / f"{result.id}.sql" if kept is not None else _checked(out))
    impacts = result.impacts
    forward = script(
        _heading(result, lock_timeout),
        result.plan.batches,
        result.plan.manual,
        lambda planned: remarks(planned, impacts),
    )
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
    return sum(is_reversible(planned) for batch in batches for planned in batch.statements)


def _planned_back(
    forward: Plan, mode: Mode, facts: Facts | None, keep: Keep
) -> tuple[Plan | None, PlanLoopError | None]:
    """Plan the other direction, on the same server: its version decides what can be said.

    What was not compared comes back too where an object was dropped with it.
    """
    mode = Mode.STRICT if mode is Mode.STRICT else Mode.DEFAULT
    start = forward.expected.on(forward.current.server)
    try:
        inverse = backwards(forward.renames, BY_NAME)
        return make_plan(start, forward.current, BY_NAME, mode, facts=facts, renames=inverse, keep=keep), None
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
        "left_out": tuple(sorted(f"{id_.kind}:{id_.name}" for id_ in selection.left_out)),
    }


def _heading(result: PlanResult, lock_timeout: float, *, is_rollback: bool = False) -> Heading:
    source, target = result.source, result.target
    way = f"takes back what made {target.name} look like" if is_rollback else f"makes {target.name} look like"
    merge = result.merge
    kept = "" if merge is None else f", and keeps what was changed in {target.name} since {merge.base.name}"
    kept = "" if is_rollback else kept
    return Heading(
        id=result.id,
        title=f"{'Rollback' if is_rollback else 'Migration'}: {way} {source.name}{kept}",
        source=source.name,
        target=target.name,
        source_server=source.catalog.server,
        target_server=target.catalog.server,
        lock_timeout=lock_timeout,
        proof=result.proof_sentences,
    )


def _checked(out: Path | None) -> Path:
    if out is None or out.is_dir():
        raise UsageError(f"{out} is a directory", hint=f"Name a file: --out {out}/migration.sql")
    if not out.parent.is_dir():
        raise PgsyncError(f"could not write {out}", f"There is no directory {out.parent}.")
    return out
