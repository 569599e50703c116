"""One plan for each group of targets that differ alike, and applying it to all of them, a few first."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, field, replace
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from pgsync.app.apply import apply, prepare, resume_run
from pgsync.app.catalogs import Database, Progress, comparable, read_one, read_snapshot, silent
from pgsync.app.choice import Choice
from pgsync.app.connections import Connections
from pgsync.app.fleet import Group, Member, Survey, choice_for, normal_text, without_secrets
from pgsync.app.names import Names
from pgsync.app.plan import Online, PlanResult, examined, planned, write_plan
from pgsync.app.rules import rules_as_json, rules_from_json
from pgsync.app.runs import Listener, Options, RunResult
from pgsync.app.stage import Context
from pgsync.engine.select import Selection
from pgsync.errors import ExitCode, PgsyncError, Refused, StalePlan
from pgsync.plain import dataclass
from pgsync.store import journal, planfile, rollout, snapshot, sqlfiles
from pgsync.store.rollout import is_rollout, progress

__all__ = [
    "GroupPlan",
    "Outcome",
    "Pace",
    "Rollout",
    "exit_code",
    "is_rollout",
    "load",
    "plan_groups",
    "progress",
    "roll_out",
]

_DONE = "done"
_PARTLY = "partly done"

Report = Callable[["Outcome", int, int], None]
"""Told of each target that is done, with how many are and how many there are."""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """The plan for a group, made and proven for its first target."""

    group: Group
    result: PlanResult


@dataclass(frozen=True, slots=True)
class Pace:
    """How a plan is applied to many targets.

    parallel: at the same time. canary: how many go first, one by one; nobody else's turn comes if one of them fails.
    max_failures: no further target is begun after so many failed. resumes: leave out what was done before.
    """

    parallel: int = 4
    canary: int = 1
    max_failures: int = 1
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one target. state: done, failed, partly done. run: the journal's id; "" when none was begun."""

    member: Member
    state: str
    run: str = ""
    message: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Rollout:
    """Plans for many targets, read from their directory. groups: the plan's statements, marks in place of schemas."""

    directory: Path
    source: Database
    choice: Choice
    online: Online
    groups: Sequence[tuple[tuple[Member, ...], tuple[str, ...]]]
    is_disproved: bool = False
    hazards: frozenset[str] = field(default_factory=frozenset)

    @property
    def members(self) -> list[tuple[Member, tuple[str, ...]]]:
        """Every target with the statements for it."""
        return [(member, statements) for members, statements in self.groups for member in members]


def plan_groups(
    connections: Connections,
    found: Survey,
    choice: Choice,
    online: Online,
    directory: Path,
    lock_timeout: float,
    progress: Progress = silent,
    *,
    is_proven: bool = True,
) -> list[GroupPlan]:
    """Plan for each group and write it all to a directory; raises UsageError, PgsyncError.

    online: forms that do not block for all tables or for none, so that the plan does not depend on a target's size.
    """
    rollout.create(directory)
    choice = replace(choice, rules=choice.rules.leaving(found.source.silent))
    plans = []
    for number, group in enumerate(found.groups, 1):
        progress(f"planning for group {number:,} of {len(found.groups):,}")
        target = read_one(connections, group.members[0].connection, silent, choice.scopes)
        result = _planned(found.source, target, choice, online, group.members[0])
        result = examined(connections, result, choice.rules, progress, is_proven=is_proven)
        plans.append(GroupPlan(group, write_plan(result, directory / f"group-{number}.sql", None, "", lock_timeout)))
    snapshot.save(found.source.catalog, directory / rollout.SOURCE)
    rollout.save(
        directory,
        {
            "source": found.source.name,
            "sort": found.source.sort if found.source.is_sql else "",
            "choice": _choice_as_json(choice),
            "online": online.forms is True,
            "groups": [
                [list(_as_json(without_secrets(connections, member))) for member in group.members]
                for group in found.groups
            ],
        },
    )
    return plans


def load(directory: Path) -> Rollout:
    """Return the plans of a directory; raises PgsyncError, BadPlanFile, BadSnapshot."""
    document = rollout.load(directory)
    source = read_snapshot(sqlfiles.named(str(directory / rollout.SOURCE)))
    source = replace(source, target=replace(source.target, name=document["source"]))
    if document["sort"]:
        source = replace(source, sort=document["sort"])
    choice = _choice_from_json(document["choice"])
    groups = []
    files = []
    for number, rows in enumerate(document["groups"], 1):
        members = tuple(Member(*row) for row in rows)
        files.append(planfile.load(directory / f"group-{number}{planfile.SUFFIX}"))
        groups.append((members, tuple(_statements(files[-1].statements, members[0]))))
    return Rollout(
        directory,
        source,
        choice,
        Online(forms=document["online"], size=0),
        groups,
        any(file.proof is not None and file.proof.verdict == "disproved" for file in files),
        frozenset(str(hazard) for file in files for hazard in file.hazards),
    )


def roll_out(connections: Connections, plans: Rollout, options: Options, pace: Pace, report: Report) -> list[Outcome]:
    """Apply the plans to their targets and return what came of each that was begun; raises Refused.

    Each target is read and planned for anew: one that needs other statements than its group is left as it is. Each run
    has a journal of its own. After an interruption those that run come to their end and no other one is begun.
    """
    if plans.is_disproved:
        raise Refused("a plan failed when it was tried out", "Nothing was changed.", "Plan again.")
    rolling = _Rolling(connections, plans, options, report)
    if pace.resumes:
        rolling.states = rollout.progress(plans.directory)
    todo = [pair for pair in plans.members if rolling.states.get(str(pair[0]), {}).get("state") != _DONE]
    rolling.total = len(todo)
    for pair in todo[: pace.canary]:
        rolling.note(rolling.one(*pair))
        if rolling.failures:
            return rolling.outcomes
    rolling.side_by_side(iter(todo[pace.canary :]), pace)
    return rolling.outcomes


class _Rolling:
    """Plans on their way to their targets. states: what is known of each target, as it is kept."""

    def __init__(self, connections: Connections, plans: Rollout, options: Options, report: Report) -> None:
        self.connections, self.plans, self.options, self.report = connections, plans, options, report
        self.states: dict[str, dict[str, Any]] = {}
        self.outcomes: list[Outcome] = []
        self.total = 0
        self.databases: dict[str, Lock] = defaultdict(Lock)  # tenants that are schemas take turns

    @property
    def failures(self) -> int:
        return sum(outcome.state != _DONE for outcome in self.outcomes)

    def side_by_side(self, rest: Iterator[tuple[Member, tuple[str, ...]]], pace: Pace) -> None:
        """Change several targets at a time until there is none left, or too many failed."""
        with ThreadPoolExecutor(max_workers=pace.parallel) as pool:
            running: set[Future[Outcome]] = set()
            while True:
                free = pace.parallel - len(running) if self.failures < pace.max_failures else 0
                running |= {pool.submit(self.one, *pair) for pair in islice(rest, free)}
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for job in done:
                    self.note(job.result())

    def note(self, outcome: Outcome) -> None:
        """Keep and tell what came of a target."""
        self.outcomes.append(outcome)
        state = {"state": outcome.state, "run": outcome.run, "message": outcome.message}
        self.states[str(outcome.member)] = state
        rollout.save_progress(self.plans.directory, self.states)
        self.report(outcome, len(self.outcomes), self.total)

    def one(self, member: Member, statements: tuple[str, ...]) -> Outcome:
        """Apply the plan to one target; whatever goes wrong there is its outcome."""
        begin = time.monotonic()
        before = self.states.get(str(member), {})
        run = str(before.get("run", "")) if before.get("state") == _PARTLY else ""
        with self.databases[member.connection]:
            outcome = self._resumed(member, run) if run else self._applied(member, statements)
        return replace(outcome, seconds=time.monotonic() - begin)

    def _resumed(self, member: Member, run: str) -> Outcome:
        try:
            return _outcome(member, resume_run(self._context(), run, self.options))
        except PgsyncError as error:
            return _failure(member, error, run)

    def _applied(self, member: Member, statements: tuple[str, ...]) -> Outcome:
        plans, context, plan = self.plans, self._context(), None
        try:
            target = read_one(self.connections, member.connection, silent, plans.choice.scopes)
            result = _planned(plans.source, target, plans.choice, plans.online, member)
            plan = result.file
            if not plan.statements:
                return Outcome(member, _DONE, message="it was as planned already")
            if tuple(_statements(plan.statements, member)) != statements:
                raise StalePlan(f"{member} needs other statements than its group", "It was changed since the plan.")
            return _outcome(member, apply(context, prepare(context, plan), self.options))
        except PgsyncError as error:
            runs = () if plan is None or error.exit_code is not ExitCode.PARTIAL else journal.runs(context.runs)
            ours = [
                run.id for run in runs if plan is not None and run.header.plan == plan.id and run.state.is_unfinished
            ]
            return _failure(member, error, ours[-1] if ours else "")

    def _context(self) -> Context:
        return Context(self.connections, _Nobody(), Listener())


def _outcome(member: Member, result: RunResult) -> Outcome:
    state = _DONE if result.exit_code is ExitCode.OK else _PARTLY
    return Outcome(member, state, result.run, result.explanation)


def _failure(member: Member, error: PgsyncError, run: str) -> Outcome:
    state = _PARTLY if error.exit_code is ExitCode.PARTIAL else "failed"
    return Outcome(member, state, run, " ".join(filter(None, (error.message, error.detail))))


def exit_code(outcomes: Sequence[Outcome]) -> ExitCode:
    """Return what a command ends with: part of the targets changed is a partial apply."""
    if all(outcome.state == _DONE for outcome in outcomes):
        return ExitCode.OK
    is_changed = any(outcome.state in {_DONE, _PARTLY} for outcome in outcomes)
    return ExitCode.PARTIAL if is_changed else ExitCode.ROLLED_BACK


class _Nobody:
    """Nobody can be asked about one of many targets: what was not allowed beforehand is refused."""

    is_interactive = False

    def ask(self, question: str, default: str = "") -> str:
        del default
        raise Refused("nobody can be asked", question)

    def confirm(self, question: str, *, default: bool = False) -> bool:
        del default
        raise Refused("nobody can be asked", question)

    def say(self, text: str = "") -> None:
        del text


def _planned(source: Database, target: Database, choice: Choice, online: Online, member: Member) -> PlanResult:
    desired, current = comparable(source, target, choice.scopes)
    facts = online.facts(current.catalog, {})
    return planned(desired, current, choice_for(choice, member), facts, online)


def _statements(statements: Sequence[Any], member: Member) -> Iterator[str]:
    return (normal_text(planned.statement.sql, member) for planned in statements)


def _as_json(member: Member) -> tuple[str, str, str]:
    return member.connection, member.name, member.schema


def _choice_as_json(choice: Choice) -> dict[str, Any]:
    selection = {key: value for key, value in asdict(choice.selection).items() if key != "left_out"}
    return {
        "selection": selection,
        "rules": rules_as_json(choice.rules),
        "names": asdict(choice.names),
        "scopes": sorted(choice.scopes),
    }


def _choice_from_json(document: Mapping[str, Any]) -> Choice:
    names: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in document["names"].items()
    }
    patterns: dict[str, Any] = {key: tuple(value) for key, value in document["selection"].items()}
    return Choice(
        selection=Selection(**patterns),
        rules=rules_from_json(document["rules"]),
        names=Names(**names),
        scopes=frozenset(document["scopes"]),
    )
