"""Running a plan with its memory: baseline, journal, executor, and the comparison afterwards."""

import getpass
import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, field, replace
from pathlib import Path

from pgsync import __version__
from pgsync.app.catalogs import remember_state, sizes
from pgsync.app.chronicle import header_as_json, history_of
from pgsync.app.consent import Consent
from pgsync.app.memory import Memory
from pgsync.app.outcome import (
    after_renames,
    differences,
    expected_after,
    is_part_of,
    listed,
    rules_of,
    touched,
    touched_by,
)
from pgsync.app.stage import RESUME_WAIT, Context, Stage, open_stage
from pgsync.engine.diff import Change
from pgsync.errors import ApplyPartial, ExitCode, PgsyncError, StalePlan, UsageError
from pgsync.kinds import KINDS
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, Server
from pgsync.model.plan import Planned
from pgsync.model.statements import Work
from pgsync.plain import dataclass
from pgsync.server.connect import read_session
from pgsync.server.execute import Executor
from pgsync.server.finding import Finding
from pgsync.server.gate import Gate
from pgsync.server.history import History, Ledger
from pgsync.server.listener import Listener, Listeners
from pgsync.server.locks import Blocker
from pgsync.server.signals import interruptible
from pgsync.server.wording import interruption
from pgsync.server.worker import Limits
from pgsync.store import journal, planfile, snapshot
from pgsync.store.journal import Header, Journal, State
from pgsync.store.paths import private_directory, write_private
from pgsync.store.planfile import PlanFile

__all__ = [
    "Blocker",
    "Consent",
    "Finding",
    "Gate",
    "Limits",
    "Listener",
    "Options",
    "Planned",
    "RunResult",
    "State",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run is to go."""

    consent: Consent = field(default_factory=Consent)
    limits: Limits = field(default_factory=Limits)
    gate: Gate = field(default_factory=Gate)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What came of a run that reached its end.

    differences: in what the target is not as planned. foreign: what others changed meanwhile, elsewhere.
    findings: what the pre-flight check said.
    """

    run: str
    direction: str
    target: str
    state: State
    steps: int
    seconds: float = 0.0
    differences: tuple[Change, ...] = ()
    foreign: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """What the process ends with."""
        return ExitCode.PARTIAL if self.differences else ExitCode.OK

    @property
    def explanation(self) -> str:
        """Return in what the target is not as planned, as lines."""
        return listed(self.differences)

    @property
    def changed_by_others(self) -> str:
        """Return what others changed meanwhile, as lines."""
        return listed(self.foreign)


def execute(
    context: Context,
    stage: Stage,
    plan: PlanFile,
    options: Options,
    *,
    direction: str,
    takes_back: str | None = None,
    require_current: Callable[[Catalog], None],
) -> RunResult:
    """Run a plan on a target that was read, questions being answered.

    require_current: raises when a catalog read under the lock is not what the plan was made for.
    """
    memory = Memory()
    runner = _Runner(stage, plan, stage.catalog)
    run, history = journal.new_run_id(), history_of(context.connections)
    ledger = None if history is None else history.of(run)
    with interruptible(), runner.executor(Listeners(memory, context.listener), run, options, ledger) as executor:
        if history is not None:
            history.ensure(executor.worker.conn)
        if executor.fingerprint() != stage.catalog.fingerprint:  # changed while somebody was asked
            runner.before = stage.read_again()
            require_current(runner.before)
            executor.fingerprint()
        remember_state(context.connections, replace(stage.database, catalog=runner.before))
        directory = private_directory(context.runs / run)
        header = _keep(directory, plan, runner.before, stage, direction=direction, takes_back=takes_back)
        if history is not None:
            header = replace(header, history=history.schema)
            _record(history, executor, header, directory)
        with Journal.create(directory, header) as memory.journal:
            memory.session(executor)
            memory.sized(_sizes_of_steps(stage, plan))
            return runner.run(context, executor, memory, first=0, run=run, direction=direction)


def resume(context: Context, found: journal.Run, options: Options) -> RunResult:
    """Go on with an interrupted run where its journal and its target say that it stopped."""
    plan = planfile.load(found.directory / journal.PLAN)
    before = snapshot.load(found.directory / found.header.baseline, KINDS)
    stage = open_stage(context, found.header.target, Server(**found.header.identity), scopes=before.scopes)
    memory = Memory()
    runner = _Runner(stage, plan, before)
    limits = replace(options.limits, lock_wait=max(options.limits.lock_wait, RESUME_WAIT))
    options = replace(options, limits=limits)
    history = None if found.header.history is None else History(found.header.history)
    ledger = None if history is None else history.of(found.id)
    with interruptible(), runner.executor(Listeners(memory, context.listener), found.id, options, ledger) as executor:
        if history is None or ledger is None:
            first = _first_undone(found, executor, plan)
        else:
            _record(history, executor, found.header, found.directory)
            first = _first_unrecorded(found, executor, plan, ledger)
        runner.require_only_ours(stage.read_again())
        executor.fingerprint()
        with Journal.reopen(found.directory) as memory.journal:
            memory.journal.write("resumed", first=first)
            memory.session(executor)
            for number in range(found.committed, first):
                memory.committed(number, "found committed")
            return runner.run(context, executor, memory, first=first, run=found.id, direction=found.header.direction)


class _Runner:
    """One plan on one target.

    before: what the target was when the run began. foreign: what others changed meanwhile, elsewhere.
    """

    def __init__(self, stage: Stage, plan: PlanFile, before: Catalog) -> None:
        self.stage = stage
        self.plan = plan
        self.before = before
        self.rules = rules_of(plan)
        self.ours = touched_by(plan)
        self.foreign: dict[ObjectId, Change] = {}

    def executor(self, listener: Listener, run: str, options: Options, ledger: Ledger | None) -> Executor:
        """Return the executor of the plan."""
        return Executor(
            self.plan.batches,
            self.stage.session,
            listener,
            name=self.stage.target.name,
            application_name=f"pgsync apply {run[-8:]}",
            limits=options.limits,
            gate=options.gate,
            check=self.require_rest_unchanged,
            is_as_planned=self.is_as_planned,
            ledger=ledger,
        )

    def run(
        self, context: Context, executor: Executor, memory: Memory, *, first: int, run: str, direction: str
    ) -> RunResult:
        """Run what is left, compare, and write how it ended."""
        log, begin = memory.open_journal, time.monotonic()
        try:
            executor.run(first)
            context.progress(f"comparing {self.stage.target.name} with the plan")
            found = self._found(context, run, executor)
        except PgsyncError as error:
            is_partial = executor.committed > 0 or executor.leftover or isinstance(error, ApplyPartial)
            state = State.PARTIAL if is_partial else State.FAILED
            executor.ended(state, error.message)
            log.write("end", state=state, exit_code=int(error.exit_code), message=error.message)
            raise
        state = State.DIFFERS if found else State.DONE
        executor.ended(state, "")
        log.write("end", state=state, exit_code=int(ExitCode.PARTIAL if found else ExitCode.OK), message="")
        return RunResult(
            run=run,
            direction=direction,
            target=self.stage.target.name,
            state=state,
            steps=executor.steps,
            seconds=time.monotonic() - begin,
            differences=tuple(found),
            foreign=tuple(self.foreign.values()),
            findings=self.stage.findings,
        )

    def _found(self, context: Context, run: str, executor: Executor) -> list[Change]:
        """Return in what the target is not as planned, now that all is committed; raises Interrupted."""
        try:
            expected = expected_after(self.plan, self.before)
            now = self.stage.read_again()
            remember_state(context.connections, replace(self.stage.database, catalog=now), run)
            found = differences(now, expected, self.rules, self.ours)
        except KeyboardInterrupt:
            raise interruption(len(self.plan.batches), len(self.plan.batches)) from None
        if found and not executor.is_alone():
            self._note_foreign(found, now, self.before, expected)
        return [change for change in found if change.id not in self.foreign]

    def _note_foreign(self, changes: list[Change], *catalogs: Catalog) -> None:
        """Take what the plan does not touch for done by others, unless an event trigger can have done it.

        catalogs: the target as it is, and what else tells which object is part of which.
        """
        if not any(catalogs[0].of_kind("event trigger")):
            ours = touched_by(self.plan)
            self.foreign |= {change.id: change for change in changes if not is_part_of(change.id, ours, *catalogs)}

    def require_rest_unchanged(self, batch: int) -> None:
        """Raise StalePlan when DDL of others changed an object that only transactions still to come touch."""
        rest = touched(self.plan.batches[batch:])
        ours = touched(self.plan.batches[:batch])
        now = self.stage.read_again()
        before = after_renames(self.plan, self.before) if batch else self.before
        changes = [
            change
            for change in differences(before, now, self.rules, self.ours)
            if not is_part_of(change.id, ours, now, before)
        ]
        foreign = [change for change in changes if is_part_of(change.id, rest, now, before)]
        self._note_foreign(changes, now, before)
        if foreign:
            raise StalePlan(
                f"{self.stage.target.name} was changed by somebody else while the plan ran",
                f"Changed meanwhile:\n{listed(foreign)}",
                "Plan again.",
            )

    def require_only_ours(self, now: Catalog) -> None:
        """Raise StalePlan when the target differs from the baseline in more than the plan touches."""
        ours = touched_by(self.plan)
        expected = expected_after(self.plan, self.before)
        foreign = [
            change
            for change in differences(self.before, now, self.rules, self.ours)
            if not is_part_of(change.id, ours, now, self.before, expected)
        ]
        if foreign:
            raise StalePlan(
                f"{self.stage.target.name} was changed by somebody else since the run",
                f"Changed:\n{listed(foreign)}",
                "Undo these changes, or plan again.",
            )

    def is_as_planned(self, id_: ObjectId) -> bool:
        """Tell whether an object is in the target exactly as the plan makes it."""
        expected = expected_after(self.plan, self.before)
        found = differences(self.stage.read_again(), expected, self.rules, self.ours)
        return not any(change.id == id_ for change in found)


def _keep(
    directory: Path, plan: PlanFile, before: Catalog, stage: Stage, *, direction: str, takes_back: str | None
) -> Header:
    """Put the plan and the baseline where the rollback will find them; return the journal's first line."""
    text = planfile.dumps(plan)
    write_private(directory / journal.PLAN, text)
    snapshot.save(before, directory / journal.BASELINE)
    return Header(
        run=directory.name,
        direction=direction,
        plan=plan.id,
        plan_sha256=planfile.digest(text),
        target=stage.database.connection,
        target_name=stage.target.name,
        identity=asdict(before.server),
        fingerprint=before.fingerprint,
        steps=len(plan.statements),
        batches=len(plan.batches),
        started=journal.now(),
        user=_user(),
        tool=f"pgsync {__version__}",
        takes_back=takes_back,
    )


def _first_undone(found: journal.Run, executor: Executor, plan: PlanFile) -> int:
    """Return the first transaction that is not committed, asking the server where the journal ends in doubt."""
    first = found.committed
    record = found.batches.get(first)
    if record is None or first >= len(plan.batches):
        return first
    if record.transaction is not None and plan.batches[first].transactional:
        return first + 1 if executor.was_committed(record.transaction) else first
    if record.outcome == "begun" and not plan.batches[first].transactional:
        executor.doubt(first)
    return first


def _sizes_of_steps(stage: Stage, plan: PlanFile) -> dict[int, int]:
    """Return how many bytes each step works on that takes its time."""
    slow = {n: p.statement for n, p in enumerate(plan.statements) if p.statement.work is not Work.INSTANT}
    if not slow:
        return {}
    with closing(stage.session()) as conn:
        read_session(conn)
        found = sizes(conn, stage.catalog)
    known = {n: [found[r].bytes for r in one.relations[:1] if r in found] for n, one in slow.items()}
    return {number: sum(one) for number, one in known.items() if one}


def _record(history: History, executor: Executor, header: Header, directory: Path) -> None:
    kept = [(directory / name).read_bytes() for name in (journal.PLAN, header.baseline)]
    history.begin(executor.worker.conn, header.run, header_as_json(header), kept[0], kept[1])


def _first_unrecorded(found: journal.Run, executor: Executor, plan: PlanFile, ledger: Ledger) -> int:
    """Return the first transaction that is not in the history, which decides: the journal may be behind it.

    Raises UsageError when the run reached its end, on another machine.
    """
    conn = executor.worker.conn
    state, recorded = ledger.state(conn), ledger.batches(conn)
    if state in {State.DONE, State.DIFFERS}:
        raise UsageError(f"run {found.id} cannot be resumed", f"It was brought to its end elsewhere: {state}.")
    first = 0
    while recorded.get(first, "started") != "started":
        first += 1
    if first < len(plan.batches) and not plan.batches[first].transactional:
        known = found.batches.get(first)
        if first in recorded or (known is not None and known.outcome == "begun"):
            executor.doubt(first)
    return first


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
